// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Greedy tagging and parsing, whatever scores the features.

#pragma once

#include "lang/input.h"
#include "lang/state.h"
#include "lang/tagkeys.h"
#include "lang/tree.h"
#include "lang/weights.h"

#include <stdint.h>

/// Relations of words: neither "none" nor the root's nor a mark's.
#define WARTA_REL_MASK                                                         \
  (((UINT64_C(1) << WARTA_N_RELS) - 1) & ~UINT64_C(1) &                        \
   ~(UINT64_C(1) << WARTA_REL_ROOT) & ~(UINT64_C(1) << WARTA_REL_PUNCT))

/// A linear model.  Scores are sums of the keys' weights; the caller passes
/// arrays of WARTA_MAX_CLASSES zeros.
typedef struct {
  void (*tag)(const void *model, const uint64_t *keys, size_t n,
              int32_t *scores);
  void (*icon)(const void *model, const uint64_t *keys, size_t n,
               int32_t *scores);
  void (*move)(const void *model, const uint64_t *keys, size_t n,
               int32_t *scores);
  void (*label)(const void *model, const uint64_t *keys, size_t n,
                int32_t *scores);
  void (*mark)(const void *model, const uint64_t *keys, size_t n,
               int32_t *scores);
  /// Decisions that need no scores, or NULL: see lang/quick.h
  uint8_t (*quick)(const void *model, uint64_t key);
  /// Told of decisions that were taken by scores, or NULL
  void (*note)(void *data, uint64_t key, uint8_t answer);
  void *note_data;
  const void *model;
} WartaScorer;

/// The best class of those in the mask.
uint32_t warta_best_class(const int32_t *scores, uint64_t mask);

/// Tag a sentence.  inputs[-2] to inputs[n + 1] exist; so do tags[-2] and
/// tags[n + 1], which are filled in too.
void warta_decode_tags(const WartaScorer *scorer, const WartaInput *inputs,
                       uint32_t n, uint8_t *tags);

/// Choose ICON's tags, given the others.
void warta_decode_icon(const WartaScorer *scorer, const WartaInput *inputs,
                       uint32_t n, const uint8_t *tags, uint8_t *icon);

/// Make all moves of a state that is at its start.
void warta_decode_tree(const WartaScorer *scorer, WartaState *state);

/// Choose a relation for an arc.
uint8_t warta_decode_label(const WartaScorer *scorer, const WartaState *state,
                           int32_t head, int32_t child);

/// A WartaSiteFunc whose data is a WartaScorer.
WartaSite warta_decode_site(const WartaState *state,
                            const WartaMarkSites *sites, uint32_t word,
                            void *data);

/// The moves that are allowed, as a mask.
static inline uint64_t
warta_allowed_moves(const WartaState *state)
{
  return (warta_state_allows(state, WARTA_SHIFT) ? 1U : 0) |
         (warta_state_allows(state, WARTA_LEFT) ? 2U : 0) |
         (warta_state_allows(state, WARTA_RIGHT) ? 4U : 0);
}
