// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Patterns over pieces, compiled from a table (its head explains them).

#pragma once

#include "dates/scan.h"
#include "dates/words.h"

/// What a match yields.
typedef enum {
  WARTA_YIELD_NONE, ///< What is matched is no time
  WARTA_YIELD_VAGUE,
  WARTA_YIELD_DATE,
  WARTA_YIELD_HIJRI,
  WARTA_YIELD_RELATIVE,
  WARTA_YIELD_PERIOD,
  WARTA_YIELD_ERA,
  WARTA_YIELD_DURATION,
  WARTA_YIELD_CLOCK,
  WARTA_YIELD_FEAST,
  WARTA_YIELD_OFFSET, ///< From the time said before
} WartaTimeYield;

enum { WARTA_MAX_TIME_CAPTURES = 32 };

/// A piece that the pattern takes something from.
typedef struct {
  uint32_t piece;
  WartaTimeClass class;
  bool second; ///< It belongs to the end of a range
} WartaTimeCapture;

typedef struct {
  WartaTimeYield yield;
  uint32_t begin; ///< First piece of the expression
  uint32_t end;   ///< First piece behind the match
  uint32_t n_captures;
  WartaTimeCapture captures[WARTA_MAX_TIME_CAPTURES];
} WartaTimeMatch;

/// All patterns; immutable once loaded.
typedef struct WartaTimePatternsImpl WartaTimePatterns;

/// Load the table.  The words that it names are added to `words`.
WartaTimePatterns *warta_time_patterns_load(const char *path,
                                            WartaTimeWords *words,
                                            GError **error);

/// Free; NULL is allowed.
void warta_time_patterns_free(WartaTimePatterns *patterns);

/// Find the longest match that begins with piece `at`.
bool warta_time_patterns_match(const WartaTimePatterns *patterns,
                               const WartaTimePiece *pieces, uint32_t n_pieces,
                               uint32_t at, WartaTimeMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaTimePatterns, warta_time_patterns_free)
