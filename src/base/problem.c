// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/problem.h"

#include <stdarg.h>

bool
warta_complain(WartaComplaintFunc func, void *data, uint64_t line,
               const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  func(line, text, data);
  return false;
}
