// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

/// Put `n_words` words into `n_classes` classes so that a word's class says as
/// much as possible of the words before and after it (the exchange algorithm).
/// `text` is `length` word numbers; those from `n_words` on stand for words
/// that get no class and for borders.  Smaller numbers must be of more
/// frequent words.  Writes `classes`[n_words], from 0.
void warta_word_classes(const uint32_t *text, size_t length, uint32_t n_words,
                        uint32_t n_classes, uint32_t rounds, uint16_t *classes);
