// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the taggers look at.

#pragma once

#include "lang/input.h"

#include <stdint.h>

enum {
  WARTA_TAG_PAD = 2,       ///< Empty words before and after a sentence
  WARTA_TAG_OWN_KEYS = 12, ///< Keys of the word alone
  WARTA_TAG_SIDE_KEYS = 2, ///< Keys of a direct neighbour alone
  WARTA_TAG_FAR_KEYS = 1,  ///< Keys of the word two places away alone
  WARTA_TAG_PAIR_KEYS = 13,
  /// All keys that do not depend on tags
  WARTA_TAG_WORD_KEYS = WARTA_TAG_OWN_KEYS + 2 * WARTA_TAG_SIDE_KEYS +
                        2 * WARTA_TAG_FAR_KEYS + WARTA_TAG_PAIR_KEYS,
  WARTA_TAG_HISTORY_KEYS = 10,
  WARTA_TAG_ICON_KEYS = 6,
  WARTA_TAG_KEYS = WARTA_TAG_WORD_KEYS + WARTA_TAG_HISTORY_KEYS,
  WARTA_ICON_KEYS = WARTA_TAG_WORD_KEYS + WARTA_TAG_ICON_KEYS,
};

/// Where a word stands as seen from the word that is tagged.
typedef enum {
  WARTA_PLACE_OWN,
  WARTA_PLACE_LEFT,
  WARTA_PLACE_RIGHT,
  WARTA_PLACE_FAR_LEFT,
  WARTA_PLACE_FAR_RIGHT,
  WARTA_N_PLACES
} WartaPlace;

/// Keys of one word alone, at a place; returns their number.
uint32_t warta_tag_place_keys(const WartaInput *word, WartaPlace place,
                              uint64_t *keys);

/// Keys of several words.
void warta_tag_pair_keys(const WartaInput *input, uint64_t *keys);

/// All keys of the word `input`, which has two words (perhaps empty ones) on
/// either side, as far as they do not depend on tags.
void warta_tag_word_keys(const WartaInput *input, uint64_t *keys);

/// The remaining keys for universal tags, given the two tags before.
void warta_tag_history_keys(const WartaInput *input, uint8_t before,
                            uint8_t before2, uint64_t *keys);

/// The remaining keys for ICON's tags, given the universal tags of the word
/// and of its neighbours.
void warta_tag_icon_keys(const WartaInput *input, const uint8_t *tags,
                         uint64_t *keys);
