// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Who says it: the source of every event.

#include "event/scene.h"

/// Sources by position, where the tree does not tell.
typedef struct {
  uint32_t *reporter; ///< By token: speaker of a reporting verb beside it
  uint32_t *relay;    ///< By token: medium that the sentence is taken from
} Defaults;

static uint32_t
agent_of(const WartaPredicate *p)
{
  return p->roles[WARTA_ROLE_AGENT][0].token;
}

static void
cover(uint32_t *column, uint32_t begin, uint32_t end, uint32_t value)
{
  for (uint32_t t = begin; t < end; ++t) {
    if (column[t] == WARTA_NONE) {
      column[t] = value;
    }
  }
}

static const WartaSentence *
sentence_of(const WartaScene *s, uint32_t t)
{
  return &s->doc->sentences[warta_token_at(s, t)->sentence];
}

static bool
postposed(const WartaScene *s, const WartaPredicate *p)
{
  return (p->frame->flags & WARTA_FRAME_SAY) &&
         warta_is(s, p->token, WARTA_IS_POSTPOSED) && p->token > 0 &&
         warta_token_at(s, p->token - 1)->upos == WARTA_UPOS_PUNCT &&
         s->quote[p->token] == WARTA_NONE;
}

/// "X mengatakan, ..." and "X mengatakan bahwa ...".
static bool
preposed(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t next = p->last + 1;
  return (p->frame->flags & WARTA_FRAME_SAY) &&
         s->quote[p->token] == WARTA_NONE && p->form == WARTA_FORM_ACTIVE &&
         p->roles[WARTA_ROLE_TARGET][0].token == WARTA_NONE && next < s->n &&
         sentence_of(s, next) == sentence_of(s, p->token) &&
         (warta_is(s, next, WARTA_IS_THAT) ||
          warta_token_at(s, next)->upos == WARTA_UPOS_PUNCT);
}

/// The one whom "menurut" or a relay names, inside its phrase if need be:
/// "menurut laporan CNN".
static uint32_t
named_source(const WartaScene *s, uint32_t t)
{
  if (warta_phrase_actor(s, t)) {
    return t;
  }
  WARTA_EACH_CHILD(s, c, t)
  {
    if (c > t && warta_phrase_possible(s, c) && warta_phrase_actor(s, c)) {
      return c;
    }
  }
  return WARTA_NONE;
}

static void
cover_reporters(const WartaScene *s, const Defaults *d)
{
  uint32_t done = 0; // sentences before this token are covered
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (p->dropped || p->nominal || agent_of(p) == WARTA_NONE) {
      continue;
    }
    const WartaSentence *sentence = sentence_of(s, p->token);
    const uint32_t begin =
        sentence->first_token > done ? sentence->first_token : done;
    if (postposed(s, p)) {
      cover(d->reporter, begin, p->token, agent_of(p));
      done = p->token;
    } else if (preposed(s, p)) {
      cover(d->reporter, p->last + 1, sentence->end_token, agent_of(p));
      done = sentence->end_token;
    }
  }
}

static void
cover_according(const WartaScene *s, const Defaults *d)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    if (!warta_is(s, t, WARTA_IS_ACCORDING) || s->quote[t] != WARTA_NONE) {
      continue;
    }
    uint32_t noun = s->head[t];
    if (noun == WARTA_NONE || noun < t) {
      noun = t + 1 < s->n ? t + 1 : WARTA_NONE;
    }
    const uint32_t source =
        noun == WARTA_NONE ? WARTA_NONE : named_source(s, noun);
    if (source != WARTA_NONE) {
      const WartaSentence *sentence = sentence_of(s, t);
      cover(d->reporter, sentence->first_token, sentence->end_token, source);
    }
  }
}

static void
cover_relays(const WartaScene *s, const Defaults *d)
{
  uint32_t done = 0;
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    const WartaSentence *sentence = sentence_of(s, p->token);
    if (p->dropped || !(p->frame->flags & WARTA_FRAME_RELAY) ||
        sentence->first_token < done) {
      continue;
    }
    uint32_t medium = agent_of(p);
    for (int role = 0; role < WARTA_N_ROLES && medium == WARTA_NONE; ++role) {
      const uint32_t t = p->roles[role][0].token;
      if (t != WARTA_NONE && warta_phrase_actor(s, t)) {
        medium = t;
      }
    }
    if (medium != WARTA_NONE) {
      cover(d->relay, sentence->first_token, sentence->end_token, medium);
      done = sentence->end_token;
    }
  }
}

/// The innermost speaker by the tree: of the verb whose complement this is,
/// else whoever the clause above is from.
static WartaSlot
inherited(const WartaScene *s, const WartaPredicate *p)
{
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  const bool content = p->link == WARTA_LINK_COMPLEMENT ||
                       (p->link == WARTA_LINK_PURPOSE &&
                        parent->frame->effect != WARTA_EFFECT_NONE);
  if (content && (parent->frame->flags & WARTA_FRAME_SAY) &&
      agent_of(parent) != WARTA_NONE) {
    return (WartaSlot){agent_of(parent), "reported", 0.85F};
  }
  WartaSlot slot = parent->roles[WARTA_ROLE_SOURCE][0];
  slot.confidence *= 0.95F;
  return slot;
}

static WartaSlot
find_source(const WartaScene *s, const WartaPredicate *p, const Defaults *d)
{
  const uint32_t quote = s->quote[p->token];
  const bool inside =
      p->parent != WARTA_NONE &&
      s->quote[warta_predicate_at(s, p->parent)->token] == quote;
  WartaSlot slot = {WARTA_NONE, NULL, 0};
  if (inside && !postposed(s, p)) {
    slot = inherited(s, p);
  }
  if (slot.token == WARTA_NONE && quote != WARTA_NONE) {
    slot = (WartaSlot){g_array_index(s->quote_speaker, uint32_t, quote),
                       "quoted", 0.85F};
  }
  const bool reporting = postposed(s, p) || p->speech;
  if (slot.token == WARTA_NONE && !reporting && quote == WARTA_NONE) {
    slot = (WartaSlot){d->reporter[p->token], "beside-reporter", 0.7F};
  }
  if (slot.token == WARTA_NONE && !reporting && quote == WARTA_NONE &&
      !(p->frame->flags & (WARTA_FRAME_RELAY | WARTA_FRAME_SAY))) {
    slot = (WartaSlot){d->relay[p->token], "relay", 0.4F};
  }
  return slot;
}

void
warta_pass_attribution(WartaScene *s)
{
  Defaults d = {
      .reporter = warta_arena_array(s->doc->arena, uint32_t, s->n + 1),
      .relay = warta_arena_array(s->doc->arena, uint32_t, s->n + 1),
  };
  for (uint32_t t = 0; t < s->n; ++t) {
    d.reporter[t] = d.relay[t] = WARTA_NONE;
  }
  cover_reporters(s, &d);
  cover_according(s, &d);
  cover_relays(s, &d);
  for (uint32_t i = 0; i < s->ranked->len; ++i) {
    WartaPredicate *p =
        warta_predicate_at(s, g_array_index(s->ranked, uint32_t, i));
    const WartaSlot slot = find_source(s, p, &d);
    if (slot.token != WARTA_NONE && slot.token != p->token) {
      p->roles[WARTA_ROLE_SOURCE][0] = slot;
    }
  }
}
