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
  g_autoptr(GError) error = NULL;
  const bool read =
      warta_read_rows_tsv("sample", (const char *)data, size, &handler, &error);
  g_assert_true(read == (error == NULL));
  check_table(builder);
  return 0;
}
