// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Tables: any bytes give articles or errors, and an end.

#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  read_all(data, size, WARTA_INPUT_CSV);
  return 0;
}
