// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/diag.h"

#include <stdarg.h>

void
warta_diag(const WartaDiag *diag, WartaSeverity severity, const char *name,
           uint64_t line, const char *format, ...)
{
  if (diag == NULL || diag->func == NULL) {
    return;
  }
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  diag->func(severity, name, line, text, diag->data);
}
