// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The pieces that patterns are made of.  The text is cut anew here, however
/// the tokenizer splits "(23/5/2019)", "20-22" or "Jum'at".

#pragma once

#include "dates/words.h"
#include "model/time.h"

/// A word, a number, a numeric date or a sign.
typedef struct {
  WartaSpan span;
  uint64_t classes;
  const WartaTimeWord *word; ///< Or NULL
  int32_t number;            ///< Of a clock: minutes; of NX: tenths
  WartaDate date;            ///< Of DMY, DM and SEASON
} WartaTimePiece;

/// Cut a sentence into pieces, which replace those in `pieces`.
void warta_scan_time_pieces(const char *text, WartaSpan span,
                            const WartaTimeWords *words, GArray *pieces);
