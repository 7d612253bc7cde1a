// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The dynamic oracle against exhaustive search: on sentences of up to five
/// words, from every state that can be reached, for every tree.

#include "lang/decode.h"
#include "train/oracle.h"

#include <string.h>

enum { MAX_WORDS = 5, MAX_NODES = MAX_WORDS + 2 };

typedef struct {
  WartaNode nodes[MAX_NODES];
  int32_t stack[MAX_NODES];
  int32_t depth;
  int32_t next;
} Saved;

static void
save(const WartaState *state, Saved *saved)
{
  memcpy(saved->nodes, state->nodes,
         sizeof(WartaNode) * ((size_t)state->n + 2));
  memcpy(saved->stack, state->stack,
         sizeof(saved->stack[0]) * (size_t)state->n);
  saved->depth = state->depth;
  saved->next = state->next;
}

static void
restore(WartaState *state, const Saved *saved)
{
  memcpy(state->nodes, saved->nodes,
         sizeof(WartaNode) * ((size_t)state->n + 2));
  memcpy(state->stack, saved->stack,
         sizeof(saved->stack[0]) * (size_t)state->n);
  state->depth = saved->depth;
  state->next = saved->next;
}

/// The most arcs of the tree that can be found from here, by trying all.
/// Checks on the way that the oracle's moves are those that lose least.
// NOLINTNEXTLINE(misc-no-recursion): a brute-force twin of bounded depth
static int
explore(const TrainOracle *oracle, WartaState *state, const int32_t *heads)
{
  if (warta_state_finished(state)) {
    int right = 0;
    for (int32_t i = 0; i < state->n; ++i) {
      right += state->nodes[i].head == heads[i];
    }
    return right;
  }
  const uint64_t optimal = train_oracle_optimal(oracle);
  Saved saved;
  save(state, &saved);
  int best = -1;
  int results[3] = {-1, -1, -1};
  for (WartaMove move = WARTA_SHIFT; move <= WARTA_RIGHT; ++move) {
    if (!warta_state_allows(state, move)) {
      continue;
    }
    warta_state_move(state, move, WARTA_REL_DEP);
    results[move] = explore(oracle, state, heads);
    restore(state, &saved);
    best = results[move] > best ? results[move] : best;
  }
  for (int i = 0; i < 3; ++i) {
    g_assert_true(((optimal >> i) & 1) == (results[i] == best && best >= 0));
  }
  return best;
}

static bool
is_projective_tree(const int32_t *heads, int32_t n)
{
  int roots = 0;
  for (int32_t i = 0; i < n; ++i) {
    roots += heads[i] == n;
    int32_t at = i;
    for (int32_t steps = 0; at != n; ++steps) {
      if (steps > n) {
        return false;
      }
      at = heads[at];
    }
  }
  if (roots != 1) {
    return false;
  }
  for (int32_t i = 0; i < n; ++i) {
    const int32_t a = MIN(i, heads[i]);
    const int32_t b = MAX(i, heads[i]);
    for (int32_t k = 0; k < n; ++k) {
      const bool inside = k > a && k < b;
      const bool head_inside = heads[k] >= a && heads[k] <= b;
      if (inside && !head_inside) {
        return false;
      }
    }
  }
  return true;
}

static void
test_oracle(void)
{
  TrainOracle *oracle = train_oracle_new(MAX_WORDS);
  int trees = 0;
  for (int32_t n = 1; n <= MAX_WORDS; ++n) {
    int32_t heads[MAX_WORDS] = {0};
    int32_t count = 1;
    for (int32_t i = 0; i < n; ++i) {
      count *= n + 1;
    }
    for (int32_t code = 0; code < count; ++code) {
      int32_t rest = code;
      for (int32_t i = 0; i < n; ++i) {
        heads[i] = rest % (n + 1);
        rest /= n + 1;
      }
      if (!is_projective_tree(heads, n)) {
        continue;
      }
      WartaState *state = train_oracle_start_heads(oracle, heads, n);
      g_assert_cmpint(explore(oracle, state, heads), ==, n);
      ++trees;
    }
  }
  g_assert_cmpint(trees, >, 100);
  train_oracle_free(oracle);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lang/oracle", test_oracle);
  return g_test_run();
}
