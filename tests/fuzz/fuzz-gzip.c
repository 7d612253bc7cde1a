// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Compressed files of any content, and damaged ones: the first byte chooses
// whether the rest is compressed first (and where that is cut off) or taken as
// it is.

#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) {
    return 0;
  }
  const uint8_t choice = data[0];
  ++data;
  --size;
  if (choice < 128) {
    read_all(data, size, WARTA_INPUT_GUESS);
    return 0;
  }
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GConverter) gzip =
      G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr(GOutputStream) out = g_converter_output_stream_new(memory, gzip);
  g_assert_true(g_output_stream_write_all(out, data, size, NULL, NULL, NULL));
  g_assert_true(g_output_stream_close(out, NULL, NULL));
  const uint8_t *packed =
      g_memory_output_stream_get_data(G_MEMORY_OUTPUT_STREAM(memory));
  size_t length =
      g_memory_output_stream_get_data_size(G_MEMORY_OUTPUT_STREAM(memory));
  length -= MIN(length, (size_t)choice - 128U);
  read_all(packed, length, WARTA_INPUT_GUESS);
  return 0;
}
