// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/arena.h"

#include <stdint.h>

/// Leads from bytes of the analysis text to the text as given.  Built once,
/// then immutable.
typedef struct WartaTextMapImpl WartaTextMap;

/// From byte `at` of the analysis text on, the text as given is `byte_shift`
/// bytes and `char_shift` code points further on.
typedef struct {
  uint32_t at;
  int32_t byte_shift;
  int32_t char_shift;
} WartaTextShift;

/// Return a map for the analysis text (copied from nothing: only counted) with
/// its shifts sorted by `at`; it lives in the arena.
WartaTextMap *warta_text_map_new(WartaArena *arena, const char *text,
                                 uint32_t length, const WartaTextShift *shifts,
                                 uint32_t n_shifts);

/// Return the code point of the text as given for byte `at` of the analysis
/// text; `at` is the border of a code point.
uint32_t warta_text_map_char(const WartaTextMap *map, uint32_t at);

/// Return the byte of the text as given for byte `at` of the analysis text.
uint32_t warta_text_map_byte(const WartaTextMap *map, uint32_t at);
