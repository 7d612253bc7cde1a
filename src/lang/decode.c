// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/decode.h"

#include "lang/quick.h"
#include "lang/tagset.h"

#include <string.h>

G_STATIC_ASSERT((int)WARTA_N_RELS < (int)WARTA_MAX_CLASSES);
G_STATIC_ASSERT((int)WARTA_N_TAGS < (int)WARTA_MAX_CLASSES);

uint32_t
warta_best_class(const int32_t *scores, uint64_t mask)
{
  uint32_t best = (uint32_t)__builtin_ctzll(mask);
  for (mask &= mask - 1; mask; mask &= mask - 1) {
    const uint32_t i = (uint32_t)__builtin_ctzll(mask);
    best = scores[i] > scores[best] ? i : best;
  }
  return best;
}

void
warta_decode_tags(const WartaScorer *scorer, const WartaInput *inputs,
                  uint32_t n, uint8_t *tags)
{
  uint64_t keys[WARTA_TAG_KEYS];
  tags[-1] = tags[-2] = WARTA_UPOS_NONE;
  tags[n] = tags[n + 1] = WARTA_UPOS_NONE;
  for (uint32_t i = 0; i < n; ++i) {
    int32_t scores[WARTA_MAX_CLASSES] = {0};
    warta_tag_word_keys(&inputs[i], keys);
    warta_tag_history_keys(&inputs[i], tags[(int64_t)i - 1],
                           tags[(int64_t)i - 2], keys + WARTA_TAG_WORD_KEYS);
    scorer->tag(scorer->model, keys, WARTA_TAG_KEYS, scores);
    tags[i] = (uint8_t)warta_best_class(scores, WARTA_TAG_MASK);
  }
}

void
warta_decode_icon(const WartaScorer *scorer, const WartaInput *inputs,
                  uint32_t n, const uint8_t *tags, uint8_t *icon)
{
  uint64_t keys[WARTA_ICON_KEYS];
  for (uint32_t i = 0; i < n; ++i) {
    int32_t scores[WARTA_MAX_CLASSES] = {0};
    warta_tag_word_keys(&inputs[i], keys);
    warta_tag_icon_keys(&inputs[i], &tags[i], keys + WARTA_TAG_WORD_KEYS);
    scorer->icon(scorer->model, keys, WARTA_ICON_KEYS, scores);
    icon[i] = (uint8_t)warta_best_class(scores, WARTA_ICON_MASK);
  }
}

/// The settled answer for the key, or WARTA_QUICK_NONE.
static uint8_t
find_quick(const WartaScorer *scorer, uint64_t key)
{
  return scorer->quick ? scorer->quick(scorer->model, key)
                       : (uint8_t)WARTA_QUICK_NONE;
}

static void
note(const WartaScorer *scorer, uint64_t key, uint8_t answer)
{
  if (scorer->note) {
    scorer->note(scorer->note_data, key, answer);
  }
}

uint8_t
warta_decode_label(const WartaScorer *scorer, const WartaState *state,
                   int32_t head, int32_t child)
{
  if (head == state->n) {
    return WARTA_REL_ROOT;
  }
  const uint64_t quick = warta_quick_label_key(state, head, child);
  const uint8_t settled = find_quick(scorer, quick);
  if (settled < WARTA_N_RELS) {
    return settled;
  }
  uint64_t keys[WARTA_LABEL_KEYS];
  int32_t scores[WARTA_MAX_CLASSES] = {0};
  warta_label_keys(state, head, child, keys);
  scorer->label(scorer->model, keys, WARTA_LABEL_KEYS, scores);
  const uint8_t rel = (uint8_t)warta_best_class(scores, WARTA_REL_MASK);
  note(scorer, quick, rel);
  return rel;
}

static WartaMove
decode_move(const WartaScorer *scorer, const WartaState *state)
{
  const uint64_t allowed = warta_allowed_moves(state);
  if (!(allowed & (allowed - 1))) {
    return (WartaMove)__builtin_ctzll(allowed);
  }
  const uint64_t quick = warta_quick_move_key(state);
  const uint8_t settled = find_quick(scorer, quick);
  if (settled <= WARTA_RIGHT && (allowed >> settled) & 1) {
    return (WartaMove)settled;
  }
  uint64_t keys[WARTA_MOVE_KEYS];
  int32_t scores[WARTA_MAX_CLASSES] = {0};
  warta_move_keys(state, keys);
  scorer->move(scorer->model, keys, WARTA_MOVE_KEYS, scores);
  const uint32_t move = warta_best_class(scores, allowed);
  note(scorer, quick, (uint8_t)move);
  return (WartaMove)move;
}

void
warta_decode_tree(const WartaScorer *scorer, WartaState *state)
{
  while (!warta_state_finished(state)) {
    const WartaMove move = decode_move(scorer, state);
    uint8_t rel = 0;
    if (move != WARTA_SHIFT) {
      int32_t head = 0;
      int32_t child = 0;
      warta_state_arc(state, move, &head, &child);
      rel = warta_decode_label(scorer, state, head, child);
    }
    warta_state_move(state, move, rel);
  }
}

WartaSite
warta_decode_site(const WartaState *state, const WartaMarkSites *sites,
                  uint32_t word, void *data)
{
  (void)word;
  const WartaScorer *scorer = data;
  uint64_t keys[WARTA_MARK_KEYS];
  int32_t scores[WARTA_MAX_CLASSES] = {0};
  warta_mark_keys(state, sites, keys);
  scorer->mark(scorer->model, keys, WARTA_MARK_KEYS, scores);
  return (WartaSite)warta_best_class(scores, 7);
}
