// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Nouns that name an event and have a participant in their own phrase.

#include "event/scene.h"

static const WartaFrame *
noun_frame(const WartaScene *s, uint32_t t)
{
  return s->word[t]->noun;
}

/// The genitive after the noun: "penangkapan X", "serangan X", "-nya".
static void
take_genitive(WartaPredicate *p, uint32_t c)
{
  const bool target = (p->frame->flags & WARTA_FRAME_GENITIVE_TARGET) != 0;
  const WartaRole role = target ? WARTA_ROLE_TARGET : WARTA_ROLE_AGENT;
  if (p->roles[role][0].token == WARTA_NONE) {
    warta_scene_fill(p, role, c, "genitive", 0.7F);
  }
}

static void
take_phrase(WartaPredicate *p, uint32_t c, const WartaWord *preposition)
{
  const uint32_t bit = 1U << preposition->preposition;
  if (p->frame->agent & bit || preposition->role == WARTA_ROLE_AGENT) {
    WartaSlot *agent = p->roles[WARTA_ROLE_AGENT];
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "noun-oleh", 0.9F);
    if (agent[1].token == c) {
      // "penangkapan X oleh Y": then X is not the agent
      const uint32_t genitive = agent[0].token;
      agent[0] = agent[1];
      agent[1].token = WARTA_NONE;
      warta_scene_fill(p, WARTA_ROLE_TARGET, genitive, "genitive", 0.8F);
    }
  } else if (p->frame->target & bit) {
    warta_scene_fill(p, WARTA_ROLE_TARGET, c, "noun-target", 0.8F);
  } else if (p->frame->recipient & bit) {
    warta_scene_fill(p, WARTA_ROLE_RECIPIENT, c, "noun-recipient", 0.7F);
  }
}

static void
take(const WartaScene *s, WartaPredicate *p, uint32_t c, bool actors)
{
  const WartaRel rel = warta_rel_universal(warta_token_at(s, c)->rel);
  if (c < p->token || !warta_phrase_possible(s, c) ||
      s->predicate[c] != WARTA_NONE) {
    return;
  }
  const WartaWord *preposition = warta_scene_preposition(s, c);
  if (preposition->preposition != 0) {
    if (actors) {
      take_phrase(p, c, preposition);
    }
  } else if (warta_phrase_actor(s, c) != actors) {
    return;
  } else if (rel == WARTA_REL_NMOD || rel == WARTA_REL_FLAT ||
             rel == WARTA_REL_COMPOUND ||
             warta_token_at(s, c)->flags & WARTA_TOKEN_JOINED) {
    take_genitive(p, c);
  }
}

static bool
has_actor(const WartaScene *s, const WartaPredicate *p)
{
  for (int i = 0; i < WARTA_ROLE_PLACE * WARTA_SLOTS; ++i) {
    const uint32_t t = warta_slot_token(p, i);
    if (t != WARTA_NONE && warta_phrase_actor(s, t)) {
      return true;
    }
  }
  return false;
}

static bool
candidate(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  const uint32_t mark = s->doc->sentences[token->sentence].mark;
  return noun_frame(s, t) && s->predicate[t] == WARTA_NONE &&
         token->name == WARTA_NONE &&
         (token->upos == WARTA_UPOS_NOUN || token->upos == WARTA_UPOS_VERB) &&
         (mark == WARTA_NONE || s->doc->marks[mark].kind == WARTA_MARK_TITLE);
}

static void
consider(WartaScene *s, uint32_t t)
{
  const WartaFrame *frame = noun_frame(s, t);
  WartaPredicate p = {
      .token = t,
      .last = t,
      .parent = s->clause[t],
      .head = s->head[t],
      .link = WARTA_LINK_NOUN,
      .form = WARTA_FORM_NOMINAL,
      .frame = frame,
      .event_class = frame->event_class,
      .nominal = true,
      .time = WARTA_NONE,
      .quote = WARTA_NONE,
      .subject = {.token = WARTA_NONE},
  };
  for (int role = 0; role < WARTA_N_ROLES; ++role) {
    for (int i = 0; i < WARTA_SLOTS; ++i) {
      p.roles[role][i].token = WARTA_NONE;
    }
  }
  // "operasi militer AS": an actor before a mere modifier
  WARTA_FIRST_CHILDREN(s, c, t) { take(s, &p, c, true); }
  WARTA_FIRST_CHILDREN(s, c, t) { take(s, &p, c, false); }
  if (has_actor(s, &p)) {
    s->predicate[t] = s->predicates->len;
    g_array_append_val(s->predicates, p);
    g_array_append_val(s->ranked, s->predicate[t]);
  } else {
    warta_scene_drop(s, t, frame, "no-participant");
  }
}

/// Nominals come after all verbs, so that they change nobody's clause.
void
warta_pass_nominals(WartaScene *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    if (candidate(s, t)) {
      consider(s, t);
    }
  }
}
