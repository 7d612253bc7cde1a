// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include <wartagraf/wartagraf.h>

GQuark
warta_error_quark(void)
{
  return g_quark_from_static_string("warta-error");
}
