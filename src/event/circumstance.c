// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Time and place go to the clause that they belong to.

#include "event/scene.h"

/// The token of the expression that hangs on something outside it.
static uint32_t
anchor_of(const WartaScene *s, const WartaTimex *timex)
{
  for (uint32_t t = timex->first_token; t < timex->end_token && t < s->n; ++t) {
    const uint32_t head = s->head[t];
    if (head == WARTA_NONE || head < timex->first_token ||
        head >= timex->end_token) {
      if (warta_token_at(s, t)->upos != WARTA_UPOS_PUNCT &&
          s->word[t]->preposition == 0) {
        return t;
      }
    }
  }
  return WARTA_NONE;
}

/// In "ujar X saat ditemui di Y, Selasa (3/3)" the day is that of the speech.
static uint32_t
speech_above(const WartaScene *s, uint32_t index, uint32_t first)
{
  const WartaPredicate *p = warta_predicate_at(s, index);
  if (p->parent == WARTA_NONE || p->link != WARTA_LINK_ADVERBIAL ||
      first == 0 || warta_token_at(s, first - 1)->upos != WARTA_UPOS_PUNCT) {
    return index;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  return parent->frame->flags & WARTA_FRAME_SAY ? p->parent : index;
}

/// Whether the expression says when, rather than how long or how often.
static bool
says_when(const WartaTimex *timex)
{
  switch (timex->spec.form) {
  case WARTA_SAID_DATE:
  case WARTA_SAID_RELATIVE:
  case WARTA_SAID_PERIOD:
  case WARTA_SAID_ERA:
  case WARTA_SAID_FEAST:
    return true;
  default:
    return false;
  }
}

/// A date inside a noun phrase ("laporan 2018") dates the noun, unless a mark
/// or a preposition sets it off.
static bool
dates_noun(const WartaScene *s, const WartaTimex *timex, uint32_t anchor)
{
  const uint32_t head = s->head[anchor];
  const uint32_t first = timex->first_token;
  if (s->predicate[head] != WARTA_NONE ||
      warta_token_at(s, anchor)->rel == WARTA_REL_OBL_TMOD || first == 0) {
    return false;
  }
  return first == head + 1 &&
         warta_token_at(s, first)->upos != WARTA_UPOS_ADP &&
         warta_scene_preposition(s, anchor)->preposition == 0;
}

static void
attach_time(WartaScene *s, uint32_t index)
{
  const WartaTimex *timex = &s->doc->times[index];
  const uint32_t anchor = anchor_of(s, timex);
  if (anchor == WARTA_NONE || s->head[anchor] == WARTA_NONE ||
      dates_noun(s, timex, anchor)) {
    return;
  }
  uint32_t clause = s->clause[s->head[anchor]];
  if (clause == WARTA_NONE) {
    return;
  }
  clause = speech_above(s, clause, timex->first_token);
  WartaPredicate *p = warta_predicate_at(s, clause);
  if (p->time == WARTA_NONE ||
      (!says_when(&s->doc->times[p->time]) && says_when(timex))) {
    p->time = index;
  }
}

static bool
has_name(const WartaScene *s, uint32_t t)
{
  const uint32_t head = warta_phrase_head(s, t);
  if (warta_token_at(s, head)->name != WARTA_NONE) {
    return s->doc->names[warta_token_at(s, head)->name].kind !=
           WARTA_KIND_PERSON;
  }
  WARTA_EACH_CHILD(s, c, t)
  {
    if (warta_token_at(s, c)->name != WARTA_NONE && c > t &&
        s->doc->names[warta_token_at(s, c)->name].kind != WARTA_KIND_PERSON) {
      return true;
    }
  }
  return false;
}

static bool
role_taken(const WartaPredicate *p, uint32_t t)
{
  return warta_scene_filled(p, t);
}

static void
attach_place(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const WartaWord *preposition = warta_scene_preposition(s, c);
  if (preposition->preposition == 0 || preposition->role != WARTA_ROLE_PLACE ||
      role_taken(p, c) || !has_name(s, c)) {
    return;
  }
  warta_scene_fill(p, WARTA_ROLE_PLACE, c, "place", 0.75F);
}

static void
attach_places(WartaScene *s)
{
  for (uint32_t c = 0; c < s->n; ++c) {
    const uint32_t head = s->head[c];
    if (head == WARTA_NONE || s->predicate[head] == WARTA_NONE ||
        warta_token_at(s, c)->time != WARTA_NONE) {
      continue;
    }
    const WartaRel rel = warta_rel_universal(warta_token_at(s, c)->rel);
    if (rel != WARTA_REL_OBL && rel != WARTA_REL_NMOD && rel != WARTA_REL_OBJ) {
      continue;
    }
    const uint32_t to = s->delegate[head];
    attach_place(
        s, warta_predicate_at(s, s->predicate[to == WARTA_NONE ? head : to]),
        c);
  }
}

void
warta_pass_circumstances(WartaScene *s)
{
  for (uint32_t i = 0; i < s->doc->n_times; ++i) {
    attach_time(s, i);
  }
  attach_places(s);
}
