// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/tree.h"

#include "lang/keys.h"

void
warta_tree_start(const WartaTreeInput *in, WartaState *state)
{
  int32_t n = 0;
  uint32_t kinds = 0; // marks since the last word
  uint16_t count = 0;
  for (uint32_t i = 0; i < in->n; ++i) {
    const bool last = i + 1 == in->n && n == 0;
    if (in->tags[i] == WARTA_UPOS_PUNCT && !last) {
      in->place[i] = -1;
      kinds |= 1U << in->inputs[i].mark;
      ++count;
      continue;
    }
    WartaNode *node = &state->nodes[n];
    warta_node_set(node, &in->inputs[i], in->tags[i], kinds);
    node->marks = count;
    node->name_id = in->names ? in->names[i] : 0;
    in->place[i] = n;
    in->word[n] = (int32_t)i;
    kinds = 0;
    ++n;
  }
  state->n = n;
  warta_state_start(state);
  state->nodes[n].mark = warta_spread(kinds);
  state->nodes[n].marks = count;
}

static bool
is_word(const WartaState *state, int32_t node)
{
  return node >= 0 && node < state->n;
}

/// Whether `above` is `node` or one of its ancestors.
static bool
is_above(const WartaState *state, int32_t above, int32_t node)
{
  while (is_word(state, node) && node != above) {
    node = state->nodes[node].head;
  }
  return node == above;
}

/// Climb from `from` as long as the ancestor is not above `other`.
static int32_t
climb(const WartaState *state, int32_t from, int32_t other)
{
  int32_t at = from;
  int32_t up = state->nodes[at].head;
  while (is_word(state, up) &&
         !(is_word(state, other) && is_above(state, up, other))) {
    at = up;
    up = state->nodes[at].head;
  }
  return at;
}

/// The sites of a mark between the nodes right - 1 and right.
static void
find_sites(const WartaState *state, int32_t right, WartaMarkSites *sites)
{
  const int32_t left = right - 1;
  const bool has_left = is_word(state, left);
  const bool has_right = is_word(state, right);
  const int32_t a =
      has_left ? climb(state, left, right) : climb(state, right, left);
  const int32_t b = has_right ? climb(state, right, left) : a;
  int32_t above = has_left && is_above(state, left, right) ? left : -1;
  if (above < 0 && has_right && is_above(state, right, left)) {
    above = right;
  }
  if (above < 0) {
    above = is_word(state, state->nodes[a].head) ? state->nodes[a].head : a;
  }
  sites->node[WARTA_SITE_ABOVE] = above;
  sites->node[WARTA_SITE_LEFT] = above != left ? a : above;
  sites->node[WARTA_SITE_RIGHT] = above != right ? b : above;
}

void
warta_mark_keys(const WartaState *state, const WartaMarkSites *sites,
                uint64_t *keys)
{
  const WartaNode *above = &state->nodes[sites->node[WARTA_SITE_ABOVE]];
  const WartaNode *l = &state->nodes[sites->node[WARTA_SITE_LEFT]];
  const WartaNode *r = &state->nodes[sites->node[WARTA_SITE_RIGHT]];
  const uint64_t same =
      (l == above ? 1U : 0) + (r == above ? 2U : 0) + (l == r ? 4U : 0);
  const uint64_t kind = warta_spread(8000U + sites->kind * 8U + same);
  const uint64_t left = warta_spread(8200U + l->rel);
  const uint64_t right = warta_spread(8300U + r->rel);
  uint64_t *k = keys;
  *k++ = warta_key1(301, kind);
  *k++ = warta_key2(302, kind, left);
  *k++ = warta_key2(303, kind, right);
  *k++ = warta_key3(304, kind, left, right);
  *k++ = warta_key3(305, kind, left, above->tag);
  *k++ = warta_key3(306, kind, right, above->tag);
  *k++ = warta_key4(307, kind, left, right, above->tag);
  *k++ = warta_key3(308, kind, right, r->tag);
  *k++ = warta_key2(309, kind, warta_spread(8400U + sites->index));
}

/// Brackets and quotation marks that are open, by kind: the head of the
/// opening one, which the closing one shares.
typedef struct {
  int32_t bracket;
  int32_t quote;
} OpenMarks;

/// Whether the mark closes what is open; then its head is in *node.
static bool
close_mark(OpenMarks *open, uint8_t kind, int32_t *node)
{
  int32_t *slot = kind == WARTA_PUNCT_CLOSE   ? &open->bracket
                  : kind == WARTA_PUNCT_QUOTE ? &open->quote
                                              : NULL;
  if (!slot || *slot < 0) {
    return false;
  }
  *node = *slot;
  *slot = -1;
  return true;
}

static void
open_mark(OpenMarks *open, uint8_t kind, int32_t node)
{
  if (kind == WARTA_PUNCT_OPEN) {
    open->bracket = node;
  } else if (kind == WARTA_PUNCT_QUOTE) {
    open->quote = node;
  }
}

/// What is kept while the marks of a sentence are hung up.
typedef struct {
  OpenMarks open;
  int32_t right; // next node
  uint8_t index; // marks directly before this one
} MarkWalk;

/// The node that the mark `word` hangs on.
static int32_t
place_mark(const WartaTreeInput *in, const WartaState *state, uint32_t word,
           MarkWalk *walk, WartaSiteFunc choose, void *data)
{
  WartaMarkSites sites = {.kind = in->inputs[word].mark, .index = walk->index};
  int32_t node = -1;
  if (!close_mark(&walk->open, sites.kind, &node)) {
    find_sites(state, walk->right, &sites);
    node = sites.node[choose(state, &sites, word, data)];
    open_mark(&walk->open, sites.kind, node);
  }
  walk->index = walk->index < 3 ? (uint8_t)(walk->index + 1) : walk->index;
  return node;
}

void
warta_tree_finish(const WartaTreeInput *in, const WartaState *state,
                  WartaSiteFunc choose, void *data, int32_t *heads,
                  uint8_t *rels)
{
  MarkWalk walk = {.open = {-1, -1}};
  for (uint32_t i = 0; i < in->n; ++i) {
    const int32_t at = in->place[i];
    if (at < 0) {
      heads[i] = in->word[place_mark(in, state, i, &walk, choose, data)];
      rels[i] = WARTA_REL_PUNCT;
      continue;
    }
    walk.right = at + 1;
    walk.index = 0;
    const int32_t head = state->nodes[at].head;
    const bool root = !is_word(state, head);
    heads[i] = root ? -1 : in->word[head];
    rels[i] = root ? WARTA_REL_ROOT : state->nodes[at].rel;
  }
}
