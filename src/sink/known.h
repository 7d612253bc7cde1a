// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/graph.h"

#include <stdbool.h>
#include <stdint.h>

/// What the statements of a graph say about one of its nodes.  Strings are the
/// graph's.
typedef struct {
  const char *label;    ///< Label, or the identifier of an article
  const char *kind;     ///< "person", ..., or NULL
  const char *wikidata; ///< IRI, or NULL
  const char *date;     ///< Article: when it was published
  uint32_t mentions;
  uint32_t denotes;   ///< Mention: the first node that it denotes, plus one
  uint32_t projected; ///< For the projection: its index there plus one, or 0
  bool actor;
  bool thing;
  bool event;
  bool article;
  bool mention;
} WartaKnown;

/// Return what is known about each node of the graph, in the arena.
WartaKnown *warta_known_new(WartaArena *arena, const WartaGraph *graph);
