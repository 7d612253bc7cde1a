// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the taggers look at.

#pragma once

#include "lang/input.h"

#include <stdint.h>

enum {
  WARTA_TAG_PAD = 2,        ///< Empty words before and after a sentence
  WARTA_TAG_WORD_KEYS = 26, ///< Keys that do not depend on other tags
  WARTA_TAG_KEYS = 35,
  WARTA_ICON_KEYS = 32,
};

/// Keys of the word `input`, which has two words (perhaps empty ones) on
/// either side, as far as they do not depend on tags.
void warta_tag_word_keys(const WartaInput *input, uint64_t *keys);

/// The remaining keys for universal tags, given the two tags before.
void warta_tag_history_keys(const WartaInput *input, uint8_t before,
                            uint8_t before2, uint64_t *keys);

/// The remaining keys for ICON's tags, given the universal tags of the word
/// and of its neighbours.
void warta_tag_icon_keys(const WartaInput *input, const uint8_t *tags,
                         uint64_t *keys);
