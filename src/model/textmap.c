// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/textmap.h"

/// A code point count is stored for every BLOCK-th byte.
enum { BLOCK = 64 };

struct WartaTextMapImpl {
  const char *text;
  uint32_t *counts; // [length / BLOCK + 1], code points before that byte
  WartaTextShift *shifts;
  uint32_t n_shifts;
};

static uint32_t
count_chars(const char *text, uint32_t begin, uint32_t end)
{
  uint32_t n = 0;
  for (uint32_t i = begin; i < end; ++i) {
    n += ((unsigned char)text[i] & 0xC0U) != 0x80U;
  }
  return n;
}

WartaTextMap *
warta_text_map_new(WartaArena *arena, const char *text, uint32_t length,
                   const WartaTextShift *shifts, uint32_t n_shifts)
{
  WartaTextMap *map = warta_arena_array(arena, WartaTextMap, 1);
  map->text = text;
  map->shifts = warta_arena_copy(arena, shifts, sizeof *shifts * n_shifts);
  map->n_shifts = n_shifts;
  const uint32_t n_blocks = length / BLOCK + 1;
  map->counts = warta_arena_array(arena, uint32_t, n_blocks);
  for (uint32_t b = 1; b < n_blocks; ++b) {
    map->counts[b] =
        map->counts[b - 1] + count_chars(text, (b - 1) * BLOCK, b * BLOCK);
  }
  return map;
}

static WartaTextShift
shift_at(const WartaTextMap *map, uint32_t at)
{
  uint32_t low = 0;
  uint32_t high = map->n_shifts;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (map->shifts[middle].at <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  static const WartaTextShift none = {0, 0, 0};
  return low == 0 ? none : map->shifts[low - 1];
}

uint32_t
warta_text_map_char(const WartaTextMap *map, uint32_t at)
{
  const uint32_t block = at / BLOCK;
  const uint32_t chars =
      map->counts[block] + count_chars(map->text, block * BLOCK, at);
  return (uint32_t)((int64_t)chars + shift_at(map, at).char_shift);
}

uint32_t
warta_text_map_byte(const WartaTextMap *map, uint32_t at)
{
  return (uint32_t)((int64_t)at + shift_at(map, at).byte_shift);
}
