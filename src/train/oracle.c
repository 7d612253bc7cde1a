// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/oracle.h"

#include "lang/decode.h"

struct TrainOracle {
  WartaState state;
  int32_t *heads; // gold head of each node
  uint8_t *rels;  // gold relation
  int32_t *first; // children of node i: children[first[i] ...]
  int32_t *children;
  int32_t *place;
  int32_t *word;
  WartaTreeInput input;
};

TrainOracle *
train_oracle_new(uint32_t longest)
{
  TrainOracle *oracle = g_new0(TrainOracle, 1);
  const size_t n = longest + 3;
  oracle->state.nodes = g_new0(WartaNode, n);
  oracle->state.stack = g_new0(int32_t, n);
  oracle->heads = g_new0(int32_t, n);
  oracle->rels = g_new0(uint8_t, n);
  oracle->first = g_new0(int32_t, n + 1);
  oracle->children = g_new0(int32_t, n);
  oracle->place = g_new0(int32_t, n);
  oracle->word = g_new0(int32_t, n);
  return oracle;
}

void
train_oracle_free(TrainOracle *oracle)
{
  if (oracle) {
    g_free(oracle->state.nodes);
    g_free(oracle->state.stack);
    g_free(oracle->heads);
    g_free(oracle->rels);
    g_free(oracle->first);
    g_free(oracle->children);
    g_free(oracle->place);
    g_free(oracle->word);
    g_free(oracle);
  }
}

/// List the children of every node, in order.
static void
list_children(TrainOracle *oracle)
{
  const int32_t n = oracle->state.n;
  for (int32_t i = 0; i <= n + 1; ++i) {
    oracle->first[i] = 0;
  }
  for (int32_t i = 0; i < n; ++i) {
    ++oracle->first[oracle->heads[i] + 1];
  }
  for (int32_t i = 0; i <= n; ++i) {
    oracle->first[i + 1] += oracle->first[i];
  }
  for (int32_t i = n - 1; i >= 0; --i) {
    oracle->children[--oracle->first[oracle->heads[i] + 1]] = i;
  }
  // Each start was moved down to that of the node before: first[h + 1] is now
  // the start of h.
  for (int32_t i = 0; i <= n; ++i) {
    oracle->first[i] = oracle->first[i + 1];
  }
  oracle->first[n + 1] = n;
}

/// Gold head of a word's node, passing over marks that have children.
static int32_t
find_head(const TrainOracle *oracle, const TrainSentence *s, int32_t word)
{
  int32_t head = s->words[word].head;
  for (uint32_t i = 0; i < s->n && head >= 0; ++i) {
    if (oracle->place[head] >= 0) {
      return oracle->place[head];
    }
    head = s->words[head].head;
  }
  return oracle->state.n;
}

WartaState *
train_oracle_start(TrainOracle *oracle, const TrainSample *sample)
{
  const TrainSentence *s = sample->source;
  WartaState *state = &oracle->state;
  oracle->input = (WartaTreeInput){.inputs = sample->inputs,
                                   .tags = sample->tags,
                                   .names = sample->names,
                                   .place = oracle->place,
                                   .word = oracle->word,
                                   .n = sample->n};
  warta_tree_start(&oracle->input, state);
  for (int32_t i = 0; i < state->n; ++i) {
    oracle->heads[i] = find_head(oracle, s, oracle->word[i]);
    oracle->rels[i] = s->words[oracle->word[i]].rel;
  }
  list_children(oracle);
  return state;
}

WartaTreeInput
train_oracle_input(const TrainOracle *oracle)
{
  return oracle->input;
}

void
train_oracle_complete(TrainOracle *oracle)
{
  for (int32_t i = 0; i < oracle->state.n; ++i) {
    oracle->state.nodes[i].head = oracle->heads[i];
    oracle->state.nodes[i].rel = oracle->rels[i];
  }
}

WartaState *
train_oracle_start_heads(TrainOracle *oracle, const int32_t *heads, int32_t n)
{
  for (int32_t i = 0; i < n; ++i) {
    oracle->heads[i] = heads[i];
    oracle->rels[i] = WARTA_REL_DEP;
    oracle->state.nodes[i] = (WartaNode){.head = -1};
  }
  oracle->state.n = n;
  warta_state_start(&oracle->state);
  list_children(oracle);
  return &oracle->state;
}

static bool
in_stack(const TrainOracle *oracle, int32_t node)
{
  return node < oracle->state.next && oracle->state.nodes[node].head < 0;
}

/// Children of `node` that are still in the buffer, or on the stack.
static uint32_t
count_children(const TrainOracle *oracle, int32_t node, bool buffer)
{
  uint32_t count = 0;
  for (int32_t i = oracle->first[node]; i < oracle->first[node + 1]; ++i) {
    const int32_t child = oracle->children[i];
    count += buffer ? child >= oracle->state.next : in_stack(oracle, child);
  }
  return count;
}

uint32_t
train_oracle_cost(const TrainOracle *oracle, WartaMove move)
{
  const WartaState *state = &oracle->state;
  const int32_t next = state->next;
  const int32_t top = state->depth > 0 ? state->stack[state->depth - 1] : -1;
  if (move == WARTA_SHIFT) {
    // The word can no longer be hung on the stack but on its top, and nothing
    // on the stack on it.  Above other words it cannot become the root.
    const int32_t head = oracle->heads[next];
    const bool lost =
        head == state->n ? state->depth > 0
                         : head != top && head < next && in_stack(oracle, head);
    return count_children(oracle, next, false) + (lost ? 1 : 0);
  }
  const int32_t head = oracle->heads[top];
  const uint32_t children = count_children(oracle, top, true);
  const bool rootable = state->depth == 1;
  const bool right = head > top && (head == state->n ? rootable : head >= next);
  if (move == WARTA_RIGHT) {
    return children + (right ? 1 : 0);
  }
  const bool below = state->depth > 1 && head == state->stack[state->depth - 2];
  return children + ((right && head != next) || below ? 1 : 0);
}

uint64_t
train_oracle_optimal(const TrainOracle *oracle)
{
  const uint64_t allowed = warta_allowed_moves(&oracle->state);
  uint64_t best = 0;
  uint32_t least = UINT32_MAX;
  for (WartaMove move = WARTA_SHIFT; move <= WARTA_RIGHT; ++move) {
    if (!((allowed >> move) & 1)) {
      continue;
    }
    const uint32_t cost = train_oracle_cost(oracle, move);
    if (cost < least) {
      least = cost;
      best = 0;
    }
    best |= cost == least ? UINT64_C(1) << move : 0;
  }
  return best;
}

WartaMove
train_oracle_best(const TrainOracle *oracle)
{
  // Arcs as early as possible.
  const uint64_t best = train_oracle_optimal(oracle);
  if ((best >> WARTA_LEFT) & 1) {
    return WARTA_LEFT;
  }
  return (best >> WARTA_RIGHT) & 1 ? WARTA_RIGHT : WARTA_SHIFT;
}

bool
train_oracle_is_head(const TrainOracle *oracle, int32_t head, int32_t child)
{
  return oracle->heads[child] == head;
}

uint8_t
train_oracle_label(const TrainOracle *oracle, int32_t child)
{
  return oracle->rels[child];
}
