// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Finding texts that are nearly the same.  The set of a text's sequences of
/// five words is sketched by the least of their hashes under each of 48 hash
/// functions (MinHash): the share of equal minima estimates how much of both
/// sets is common to them.  Twelve bands of four minima each are looked up, so
/// that texts are compared only with those that share a band.

#pragma once

#include "model/document.h"

#include <stdbool.h>
#include <stdint.h>

enum {
  WARTA_SKETCH_BANDS = 12,
  WARTA_SKETCH_ROWS = 4, ///< Minima of a band
  WARTA_SKETCH_MINIMA = WARTA_SKETCH_BANDS * WARTA_SKETCH_ROWS,
};

/// The sketch of a text; empty when it has too few words to be compared.
typedef struct {
  bool empty;
  uint32_t minima[WARTA_SKETCH_MINIMA];
} WartaSketch;

/// Sketch the prose of a document.  Depends on its words alone.
void warta_sketch_set(WartaSketch *sketch, const WartaDocument *doc);

/// Return what a band is looked up by.
int64_t warta_sketch_band(const WartaSketch *sketch, unsigned band);

/// Whether both texts have at least 60 % of their sequences in common, as far
/// as sketches can tell.
bool warta_sketch_is_near(const WartaSketch *a, const WartaSketch *b);
