// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Decisions that a few facts settle: where the model decides the same every
/// time that they are met in a large text, it need not be asked.

#pragma once

#include "base/modelfile.h"
#include "lang/input.h"
#include "lang/state.h"

/// Answers are small numbers; a slot holds a check of 24 bits and the answer
/// plus 1.  0 is an empty slot.
typedef struct {
  const uint32_t *slots;
  uint32_t mask;
} WartaQuick;

/// "No answer".
enum { WARTA_QUICK_NONE = 255 };

/// Find the section "quick".
bool warta_quick_open(WartaQuick *quick, const WartaModelFile *file,
                      GError **error);

/// The slot that a key belongs into: that of its answer, or an empty one.
static inline uint32_t
warta_quick_slot(const WartaQuick *quick, uint64_t key)
{
  const uint32_t check = (uint32_t)(key >> 40);
  uint32_t at = (uint32_t)(key >> 8) & quick->mask;
  while (quick->slots[at] != 0 && quick->slots[at] >> 8 != check) {
    at = (at + 1) & quick->mask;
  }
  return at;
}

/// The answer, or WARTA_QUICK_NONE.
static inline uint8_t
warta_quick_find(const WartaQuick *quick, uint64_t key)
{
  return (uint8_t)((quick->slots[warta_quick_slot(quick, key)] & 255) - 1);
}

/// The facts: about a move, about a relation, about a word's tag.
uint64_t warta_quick_move_key(const WartaState *state);

uint64_t warta_quick_label_key(const WartaState *state, int32_t head,
                               int32_t child);

/// `layer` 0 is the universal tag, 1 ICON's.
uint64_t warta_quick_tag_key(const WartaInput *input, uint32_t layer);
