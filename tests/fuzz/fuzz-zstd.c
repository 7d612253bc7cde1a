// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// zstd of any content, and damaged: the first byte chooses whether the rest is
// compressed first (and where that is cut off) or taken as frames.

#include "reading.h"

#include <zstd.h>

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
  const size_t room = ZSTD_compressBound(size) + 4;
  g_autofree uint8_t *packed = g_malloc(room);
  size_t length = 0;
  if (choice < 128) {
    memcpy(packed, "\x28\xB5\x2F\xFD", 4);
    memcpy(packed + 4, data, size);
    length = size + 4;
  } else {
    length = ZSTD_compress(packed, room, data, size, 1);
    g_assert_false(ZSTD_isError(length));
    length -= MIN(length, (size_t)choice - 128U);
  }
  read_all(packed, length, WARTA_INPUT_GUESS);
  return 0;
}
