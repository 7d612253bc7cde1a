// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Gazetteers of the user: any bytes give rows without fault or problems.

#include "rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(WartaLayerBuilder) builder = warta_layer_builder_new(NULL);
  const WartaRowHandler handler = {take_row, take_problem, builder};
  warta_read_rows_skos((const char *)data, size, "turtle", &handler);
  check_table(builder);
  return 0;
}
