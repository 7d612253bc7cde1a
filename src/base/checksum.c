// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/checksum.h"

#include <string.h>

enum { LANES = 8, BLOCK = LANES * 8 };

static uint64_t
mix(uint64_t value)
{
  value ^= value >> 32;
  value *= UINT64_C(0x9e3779b97f4a7c15);
  value ^= value >> 29;
  return value;
}

/// Hash whole blocks on independent lanes, so that multiplications overlap.
/// Each step is a bijection of its lane: no change of one word goes unseen.
uint64_t
warta_checksum(const uint8_t *data, size_t size, uint64_t seed)
{
  uint64_t lanes[LANES];
  for (size_t i = 0; i < LANES; ++i) {
    lanes[i] = seed + i * UINT64_C(0xd6e8feb86659fd93);
  }

  uint64_t words[LANES];
  size_t done = 0;
  for (; size - done >= BLOCK; done += BLOCK) {
    memcpy(words, data + done, BLOCK);
    for (size_t i = 0; i < LANES; ++i) {
      lanes[i] = (lanes[i] ^ words[i]) * UINT64_C(0xff51afd7ed558ccd);
      lanes[i] = (lanes[i] << 29) | (lanes[i] >> 35);
    }
  }

  memset(words, 0, sizeof(words));
  if (size > done) {
    memcpy(words, data + done, size - done);
  }
  uint64_t result = mix(seed ^ size);
  for (size_t i = 0; i < LANES; ++i) {
    result = mix(result ^ mix(lanes[i] ^ words[i]) ^ i);
  }
  return result;
}
