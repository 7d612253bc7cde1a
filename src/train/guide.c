// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/guide.h"

#include "lang/keys.h"
#include "lang/tagkeys.h"

enum {
  GUIDE_MOVE_KEYS = 10,
  GUIDE_LABEL_KEYS = 7,
  GUIDE_TAG_KEYS = 9,
};

G_STATIC_ASSERT((int)WARTA_MOVE_KEYS + (int)GUIDE_MOVE_KEYS <=
                (int)TRAIN_MAX_KEYS);
G_STATIC_ASSERT((int)WARTA_LABEL_KEYS + (int)GUIDE_LABEL_KEYS <=
                (int)TRAIN_MAX_KEYS);
G_STATIC_ASSERT((int)WARTA_TAG_KEYS + (int)GUIDE_TAG_KEYS <=
                (int)TRAIN_MAX_KEYS);

/// Numbers of the templates.
enum { MOVES = 500, LABELS = 600, TAGS = 700 };

/// Where a node's head is, as seen from the state.
enum {
  AT_ROOT,
  AT_BELOW, // the second of the stack
  AT_TOP,
  AT_NEXT,
  DEEPER,
  AHEAD,
  NOWHERE,
  INSIDE = 8, // plus one of the others
  PLACES = 16
};

/// The node that a guide hangs a node on; marks are passed over.
static int32_t
guide_head(const TrainGuide *guide, const WartaTreeInput *input,
           const WartaState *state, int32_t node)
{
  int32_t head = guide->heads[input->word[node]];
  for (uint32_t i = 0; i < input->n && head >= 0; ++i) {
    if (input->place[head] >= 0) {
      return input->place[head];
    }
    head = guide->heads[head];
  }
  return state->n;
}

/// Where the head is, or what the head is joined to by now.
static uint32_t
find_place(const TrainGuide *guide, const WartaTreeInput *input,
           const WartaState *state, int32_t node)
{
  if (node < 0 || node >= state->n) {
    return NOWHERE;
  }
  const int32_t top = state->depth > 0 ? state->stack[state->depth - 1] : -1;
  const int32_t below = state->depth > 1 ? state->stack[state->depth - 2] : -1;
  uint32_t inside = 0;
  int32_t head = guide_head(guide, input, state, node);
  for (int32_t i = 0; i < state->n; ++i) {
    if (head == state->n || state->nodes[head].head < 0) {
      break;
    }
    head = guide_head(guide, input, state, head);
    inside = INSIDE;
  }
  if (head == state->n) {
    return inside + AT_ROOT;
  }
  if (head >= state->next) {
    return inside + (head == state->next ? AT_NEXT : AHEAD);
  }
  return inside + (head == top ? AT_TOP : head == below ? AT_BELOW : DEEPER);
}

/// Whether words that a guide hangs on the node are still in the buffer.
static bool
waits(const TrainGuide *guide, const WartaTreeInput *input,
      const WartaState *state, int32_t node)
{
  for (int32_t i = state->next; i < state->n && node >= 0; ++i) {
    if (guide_head(guide, input, state, i) == node) {
      return true;
    }
  }
  return false;
}

static uint64_t
guide_label(const TrainGuide *guide, const WartaTreeInput *input,
            const WartaState *state, int32_t node)
{
  const bool word = node >= 0 && node < state->n;
  return warta_spread(9100U + (word ? guide->rels[input->word[node]] : 63U));
}

static void
guide_move_keys(const TrainGuide *guide, const WartaTreeInput *input,
                const WartaState *state, uint64_t *keys)
{
  const int32_t none = state->n + 1;
  const int32_t i0 = state->depth > 0 ? state->stack[state->depth - 1] : -1;
  const int32_t i1 = state->depth > 1 ? state->stack[state->depth - 2] : -1;
  const WartaNode *s0 = &state->nodes[i0 >= 0 ? i0 : none];
  const WartaNode *s1 = &state->nodes[i1 >= 0 ? i1 : none];
  const WartaNode *b0 = &state->nodes[state->next];
  const uint32_t place = 2 * find_place(guide, input, state, i0) +
                         (waits(guide, input, state, i0) ? 1 : 0);
  const uint32_t next = find_place(guide, input, state, state->next);
  const uint64_t l0 = guide_label(guide, input, state, i0);
  const uint64_t lb = guide_label(guide, input, state, state->next);
  const uint64_t p = warta_spread(9200U + place);
  const uint64_t all = warta_spread(20000U + place * PLACES + next);
  uint64_t *k = keys;
  *k++ = warta_key1(MOVES, p);
  *k++ = warta_key2(MOVES + 1, p, l0);
  *k++ = warta_key1(MOVES + 2, all);
  *k++ = warta_key3(MOVES + 3, all, l0, lb);
  *k++ = warta_key3(MOVES + 4, p, s0->tag, b0->tag);
  *k++ = warta_key3(MOVES + 5, p, s1->tag, s0->tag);
  *k++ = warta_key4(MOVES + 6, all, s1->tag, s0->tag, b0->tag);
  *k++ = warta_key3(MOVES + 7, p, l0, s0->word);
  *k++ = warta_key3(MOVES + 8, all, lb, b0->both);
  *k++ = warta_key3(MOVES + 9, p, l0, s1->word);
}

static void
guide_label_keys(const TrainGuide *guide, const WartaTreeInput *input,
                 const WartaState *state, int32_t head, int32_t child,
                 uint64_t *keys)
{
  const WartaNode *h = &state->nodes[head];
  const WartaNode *d = &state->nodes[child];
  const WartaNode *dl = &state->nodes[d->left[0]];
  const uint64_t dt = d->tag + warta_spread(child < head ? 1 : 2);
  const bool same = guide_head(guide, input, state, child) == head;
  const uint64_t found = guide_label(guide, input, state, child);
  const uint64_t l = found + warta_spread(same ? 1 : 2);
  uint64_t *k = keys;
  *k++ = warta_key1(LABELS, l);
  *k++ = warta_key2(LABELS + 1, l, dt);
  *k++ = warta_key3(LABELS + 2, l, dt, h->tag);
  *k++ = warta_key2(LABELS + 3, found, d->word);
  *k++ = warta_key2(LABELS + 4, l, h->word);
  *k++ = warta_key3(LABELS + 5, l, h->tag, dl->word);
  *k++ = warta_key2(LABELS + 6, l, guide_label(guide, input, state, head));
}

static void
guide_tag_keys(const TrainGuide *guide, const WartaInput *in, uint32_t word,
               uint8_t before, uint64_t *keys)
{
  const uint8_t *tags = &guide->tags[word];
  const uint64_t t = warta_spread(9500U + tags[0]);
  const uint64_t rel = warta_spread(9600U + guide->rels[word]);
  uint64_t *k = keys;
  *k++ = warta_key1(TAGS, t);
  *k++ = warta_key2(TAGS + 1, t, in->word);
  *k++ = warta_key2(TAGS + 2, t, warta_spread(tags[-1]));
  *k++ = warta_key2(TAGS + 3, t, warta_spread(tags[1]));
  *k++ = warta_key2(TAGS + 4, t, in->suffix[1]);
  *k++ = warta_key3(TAGS + 5, t, in->affix, in->shape);
  *k++ = warta_key2(TAGS + 6, t, warta_spread(before));
  *k++ = warta_key2(TAGS + 7, t, rel);
  *k++ = warta_key2(TAGS + 8, rel, in->word);
}

uint32_t
train_move_keys(const TrainSample *sample, const WartaTreeInput *input,
                const WartaState *state, uint64_t *keys)
{
  warta_move_keys(state, keys);
  if (!sample->guide) {
    return WARTA_MOVE_KEYS;
  }
  guide_move_keys(sample->guide, input, state, keys + WARTA_MOVE_KEYS);
  return WARTA_MOVE_KEYS + GUIDE_MOVE_KEYS;
}

uint32_t
train_label_keys(const TrainSample *sample, const WartaTreeInput *input,
                 const WartaState *state, int32_t head, int32_t child,
                 uint64_t *keys)
{
  warta_label_keys(state, head, child, keys);
  if (!sample->guide) {
    return WARTA_LABEL_KEYS;
  }
  guide_label_keys(sample->guide, input, state, head, child,
                   keys + WARTA_LABEL_KEYS);
  return WARTA_LABEL_KEYS + GUIDE_LABEL_KEYS;
}

uint32_t
train_tag_keys(const TrainSample *sample, uint32_t word, const uint8_t *tags,
               uint64_t *keys)
{
  const WartaInput *in = &sample->inputs[word];
  const uint8_t before = tags[(int64_t)word - 1];
  warta_tag_word_keys(in, keys);
  warta_tag_history_keys(in, before, tags[(int64_t)word - 2],
                         keys + WARTA_TAG_WORD_KEYS);
  if (!sample->guide) {
    return WARTA_TAG_KEYS;
  }
  guide_tag_keys(sample->guide, in, word, before, keys + WARTA_TAG_KEYS);
  return WARTA_TAG_KEYS + GUIDE_TAG_KEYS;
}
