// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines of N-Quads and N-Triples, as far as needed to tell which graph a
/// statement is of.

#pragma once

#include <stdbool.h>
#include <stddef.h>

/// One line: where its triple ends, and its graph, if it names one.  Borrowed.
typedef struct {
  const char *triple;
  size_t triple_length; ///< Without the full stop; 0: no statement
  const char *graph;    ///< The IRI without its brackets, or NULL
  size_t graph_length;
} WartaQuad;

/// Take the line, which has no line feed, apart.  Return NULL, or what is wrong
/// with it.
const char *warta_quad_split(const char *line, size_t length, WartaQuad *quad);
