// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The parser's state: an arc-hybrid system over the words of a sentence
/// without its punctuation marks.
///
///   SHIFT   moves the first word of the buffer to the stack
///   LEFT    hangs the top of the stack on the first word of the buffer
///   RIGHT   hangs the top of the stack on the word below it
///
/// The root is an artificial word at the end of the buffer.

#pragma once

#include "lang/input.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum { WARTA_SHIFT, WARTA_LEFT, WARTA_RIGHT } WartaMove;

/// A word of the tree: what features are made of, and what hangs on it so far.
typedef struct {
  uint64_t word;
  uint64_t tag;
  uint64_t both; ///< Word and tag
  uint64_t affix;
  uint64_t suffix;
  uint64_t fine;
  uint64_t coarse;
  uint64_t mark; ///< Punctuation marks directly before it
  uint64_t name;
  uint64_t label;    ///< Relation to its head, once it has one
  uint64_t left_set; ///< Relations of its children, order aside, hashed
  uint64_t right_set;
  uint64_t left_bits; ///< The same, a bit each
  uint64_t right_bits;
  int32_t left[2]; ///< Last children on either side, the newest first
  int32_t right[2];
  int32_t head; ///< Or -1
  uint16_t n_left;
  uint16_t n_right;
  uint16_t name_id; ///< Number of the name, 0 for none
  uint16_t marks;   ///< Marks before it, counted from the first word
  uint8_t rel;
} WartaNode;

/// Nodes 0 to n - 1 are words, n is the root, n + 1 stands for "none".
typedef struct {
  WartaNode *nodes;
  int32_t *stack;
  int32_t n;
  int32_t depth;
  int32_t next; ///< First word of the buffer
} WartaState;

enum {
  WARTA_MOVE_KEYS = 72,
  WARTA_LABEL_KEYS = 52,
};

/// Prepare node `i` from a word.
void warta_node_set(WartaNode *node, const WartaInput *input, uint8_t tag,
                    uint32_t marks);

/// Prepare the two nodes after the words and clear the stack.
void warta_state_start(WartaState *state);

static inline bool
warta_state_finished(const WartaState *state)
{
  return state->next == state->n && state->depth == 0;
}

/// Whether the move may be made.  There is exactly one root.
static inline bool
warta_state_allows(const WartaState *state, WartaMove move)
{
  switch (move) {
  case WARTA_SHIFT:
    return state->next < state->n;
  case WARTA_LEFT:
    return state->depth > 0 && (state->next < state->n || state->depth == 1);
  default:
    return state->depth > 1;
  }
}

/// Head and dependent that the move would join.
static inline void
warta_state_arc(const WartaState *state, WartaMove move, int32_t *head,
                int32_t *child)
{
  *child = state->stack[state->depth - 1];
  *head = move == WARTA_LEFT ? state->next : state->stack[state->depth - 2];
}

/// Make the move.  An arc gets the relation `rel`.
void warta_state_move(WartaState *state, WartaMove move, uint8_t rel);

/// Features of the next move; keys[WARTA_MOVE_KEYS].
void warta_move_keys(const WartaState *state, uint64_t *keys);

/// Features of the relation of an arc; keys[WARTA_LABEL_KEYS].
void warta_label_keys(const WartaState *state, int32_t head, int32_t child,
                      uint64_t *keys);
