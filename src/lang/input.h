// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A word as the models see it: hashes of its form and of parts of it.

#pragma once

#include "model/document.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t word;      ///< Lower case, digits as 0
  uint64_t suffix[3]; ///< Last 2, 3 and 4 bytes
  uint64_t prefix[3]; ///< First 2, 3 and 4 bytes
  uint64_t affix;     ///< Class of prefix and class of suffix
  uint64_t fine;      ///< Class of the word, see lang/classes.h
  uint64_t coarse;
  uint64_t shape; ///< Case, digits, hyphens
  uint8_t mark;   ///< Kind of punctuation mark, 0 for words
  uint8_t name;   ///< 0, or 2 * (kind + 1), plus 1 inside of the name
  bool joined;    ///< Clitic of the word before
} WartaInput;

/// Kinds of punctuation marks, WartaInput.mark.
enum {
  WARTA_PUNCT_NONE,
  WARTA_PUNCT_COMMA,
  WARTA_PUNCT_STOP,
  WARTA_PUNCT_QUOTE,
  WARTA_PUNCT_OPEN,
  WARTA_PUNCT_CLOSE,
  WARTA_PUNCT_DASH,
  WARTA_PUNCT_COLON,
  WARTA_PUNCT_OTHER,
  WARTA_N_PUNCT
};

/// Fill in everything but `name`, `fine` and `coarse`.  `form` and `lower` need
/// no NUL.
void warta_input_set(WartaInput *input, const char *form, size_t form_length,
                     const char *lower, size_t lower_length, bool joined);

/// Names and times that a word may be in: WartaInput.name is twice one of
/// these, plus 1 inside.  Names are numbered from 1 by their kind.
enum { WARTA_INPUT_TIME = 10 };

/// Return WartaInput.name of a token, and a number that is the same for all
/// tokens of its name or time and not 0.
uint8_t warta_input_name(const WartaDocument *doc, uint32_t token,
                         uint16_t *id);

/// Spread a small number over 64 bits.
static inline uint64_t
warta_spread(uint64_t value)
{
  value = (value + 1) * UINT64_C(0x9e3779b97f4a7c15);
  value = (value ^ (value >> 32)) * UINT64_C(0xd6e8feb86659fd93);
  value = (value ^ (value >> 32)) * UINT64_C(0xd6e8feb86659fd93);
  return value ^ (value >> 32);
}
