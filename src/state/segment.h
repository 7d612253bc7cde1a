// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The graph of one article as bytes: nodes, each with what it has in common
/// with the one before it taken out, and statements as differences of indices;
/// compressed, with a checksum.  Every output is made of it anew, so that one
/// stored form serves all formats.

#pragma once

#include "model/graph.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Terms of the vocabulary by the numbers that they have in segments, which
/// stay what they are when the program's vocabulary grows.
typedef struct {
  uint32_t to[WARTA_N_TERMS]; ///< Number of each term of the program
  const uint32_t *from;       ///< Term of each number, or WARTA_N_TERMS
  uint32_t n_from;
} WartaSegmentTerms;

/// Return the bytes of a grouped graph.
GBytes *warta_segment_encode(const WartaGraph *graph,
                             const WartaSegmentTerms *terms);

/// Fill the graph with what bytes say, as it was.  False, and the graph is
/// empty, when they are damaged or use terms that the program does not know.
bool warta_segment_decode(WartaGraph *graph, const uint8_t *bytes, size_t size,
                          const WartaSegmentTerms *terms);
