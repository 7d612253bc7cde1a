// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Numbers in the text: "1.200", "1,5 miliar", "dua puluh lima", "10 hingga
/// 15".

#pragma once

#include "event/details.h"

/// A number; of a range its lower end.
typedef struct {
  uint64_t digits; ///< The number without its decimal point
  unsigned scale;  ///< Digits behind the point
  uint32_t end;    ///< First token behind it
} WartaNumber;

/// Read the number that begins at a token and ends before `limit`.  False if
/// none does, or none that says how many ("belasan").
bool warta_number_read(const WartaScene *s, uint32_t first, uint32_t limit,
                       WartaNumber *number);

/// Read digits with points and commas: "2.500,75".  False if it is no number
/// or too large.
bool warta_number_literal(const char *text, size_t length, WartaNumber *number);

/// Whether the word is one of a number, also of a vague one.
bool warta_number_word(const WartaScene *s, uint32_t token);

/// Return the number as xsd:decimal, or as an integer if it is whole.
const char *warta_number_text(const WartaNumber *number, WartaArena *arena);
