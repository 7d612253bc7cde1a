// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/text.h"

#include <string.h>

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaTokenizer) t =
      warta_tokenizer_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  return 0;
}
