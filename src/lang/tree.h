// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Trees without punctuation marks, and where the marks go afterwards.

#pragma once

#include "lang/state.h"

#include <stdint.h>

/// A sentence on its way through the parser; arrays of `n` or more.
typedef struct {
  const WartaInput *inputs;
  const uint8_t *tags;
  const uint16_t *names; ///< Number of the name a word is in, 0 for none
  int32_t *place;        ///< Word -> node, or -1 for a mark
  int32_t *word;         ///< Node -> word
  uint32_t n;
} WartaTreeInput;

/// Choose the words of the tree and prepare the state.  A sentence of nothing
/// but marks has one word: its last mark.
void warta_tree_start(const WartaTreeInput *in, WartaState *state);

/// Where a mark may hang: on the lowest word above both neighbours, or on the
/// highest word below that on its left or right side.
typedef enum { WARTA_SITE_ABOVE, WARTA_SITE_LEFT, WARTA_SITE_RIGHT } WartaSite;

/// The sites of a mark, as nodes.
typedef struct {
  int32_t node[3]; ///< By WartaSite
  uint8_t kind;    ///< WartaInput.mark
  uint8_t index;   ///< How many marks stand directly before it
} WartaMarkSites;

enum { WARTA_MARK_KEYS = 9 };

/// Features of the choice; keys[WARTA_MARK_KEYS].
void warta_mark_keys(const WartaState *state, const WartaMarkSites *sites,
                     uint64_t *keys);

/// Chooses a site for the mark `word`.
typedef WartaSite (*WartaSiteFunc)(const WartaState *state,
                                   const WartaMarkSites *sites, uint32_t word,
                                   void *data);

/// Write heads and relations of all words; -1 for the root.
void warta_tree_finish(const WartaTreeInput *in, const WartaState *state,
                       WartaSiteFunc choose, void *data, int32_t *heads,
                       uint8_t *rels);
