// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Who says it: the source of every event.

#include "event/details.h"
#include "event/source.h"

#include <string.h>

/// Sources by position, where the tree does not tell.
typedef struct {
  uint32_t *reporter; ///< By token: speaker of a reporting verb beside it
  uint32_t *relay;    ///< By token: medium that the sentence is taken from
  uint32_t *inner;    ///< By token: whom "menurut" names in what is said
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

/// Whether the phrase can be the source of a claim: "pola ini menunjukkan" has
/// none.
static bool
can_say(const WartaScene *s, uint32_t t)
{
  const uint32_t head = warta_phrase_head(s, t);
  const WartaToken *token = warta_token_at(s, head);
  return token->name != WARTA_NONE || token->upos == WARTA_UPOS_PRON ||
         token->upos == WARTA_UPOS_PROPN || warta_phrase_actor(s, t);
}

static bool
postposed(const WartaScene *s, const WartaPredicate *p)
{
  return (p->frame->flags & WARTA_FRAME_SAY) &&
         s->quote[p->token] == WARTA_NONE &&
         (warta_scene_postposed(s, p->token) ||
          (warta_is(s, p->token, WARTA_IS_POSTPOSED) &&
           sentence_of(s, p->token)->first_token == p->token));
}

/// "X mengatakan, ..." and "X mengatakan bahwa ...".
static bool
preposed(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t next = p->last + 1;
  return (p->frame->flags & WARTA_FRAME_SAY) &&
         s->quote[p->token] == WARTA_NONE && p->form == WARTA_FORM_ACTIVE &&
         p->roles[WARTA_ROLE_TARGET][0].token == WARTA_NONE && next < s->n &&
         can_say(s, agent_of(p)) &&
         sentence_of(s, next) == sentence_of(s, p->token) &&
         s->word[next]->preposition == 0 &&
         !warta_is(s, next, WARTA_IS_WHILE | WARTA_IS_PURPOSE);
}

/// The one whom "menurut" or a relay names, inside its phrase if need be:
/// "menurut laporan CNN".
static uint32_t
named_source(const WartaScene *s, uint32_t t)
{
  if (warta_phrase_actor(s, t)) {
    return t;
  }
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (c > t && warta_phrase_possible(s, c) && warta_phrase_actor(s, c) &&
        !warta_hinted(s, c, WARTA_HINT_CLASSIFIES)) {
      return c;
    }
  }
  return WARTA_NONE;
}

/// "Kata Neta, ..." and "..., kata Neta, ...": the sentence goes on.
static bool
speaker_between_commas(const WartaScene *s, const WartaPredicate *p)
{
  const WartaSentence *sentence = sentence_of(s, p->token);
  for (uint32_t t = p->last + 1; t < sentence->end_token && t < p->last + 8;
       ++t) {
    if (warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT) {
      return strcmp(warta_token_at(s, t)->lower, ",") == 0 &&
             (p->token == sentence->first_token ||
              strcmp(warta_token_at(s, p->token - 1)->lower, ",") == 0);
    }
  }
  return false;
}

/// Cover what stands beside one reporting verb; returns up to where all is
/// covered.
static uint32_t
cover_reporter(const WartaScene *s, const Defaults *d, const WartaPredicate *p,
               uint32_t done)
{
  const WartaSentence *sentence = sentence_of(s, p->token);
  const uint32_t begin =
      sentence->first_token > done ? sentence->first_token : done;
  if (preposed(s, p) && !postposed(s, p)) {
    cover(d->reporter, begin > p->last ? begin : p->last + 1,
          sentence->end_token, agent_of(p));
    return sentence->end_token;
  }
  if (!postposed(s, p)) {
    return done;
  }
  cover(d->reporter, begin, p->token, agent_of(p));
  if (!speaker_between_commas(s, p)) {
    return p->token;
  }
  cover(d->reporter, begin > p->token ? begin : p->token, sentence->end_token,
        agent_of(p));
  return sentence->end_token;
}

static void
cover_reporters(const WartaScene *s, const Defaults *d)
{
  uint32_t done = 0; // sentences before this token are covered
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (!p->dropped && !p->nominal && agent_of(p) != WARTA_NONE) {
      done = cover_reporter(s, d, p, done);
    }
  }
}

uint32_t
warta_colon_after_actor(const WartaScene *s, uint32_t first)
{
  enum { WORDS = 10 };
  const uint32_t end = MIN(sentence_of(s, first)->end_token, first + WORDS);
  if (!warta_phrase_possible(s, first) || !warta_phrase_actor(s, first)) {
    return WARTA_NONE;
  }
  for (uint32_t t = first; t + 1 < end && s->predicate[t] == WARTA_NONE; ++t) {
    if (strcmp(warta_token_at(s, t)->lower, ":") == 0) {
      return t;
    }
  }
  return WARTA_NONE;
}

/// "Menlu Rusia: Kami Siap": who stands before the colon of a headline or a
/// caption says what follows.
static void
cover_colons(const WartaScene *s, const Defaults *d)
{
  for (uint32_t i = 0; i < s->doc->n_sentences; ++i) {
    const WartaSentence *sentence = &s->doc->sentences[i];
    const uint32_t colon =
        sentence->first_token < sentence->end_token
            ? warta_colon_after_actor(s, sentence->first_token)
            : WARTA_NONE;
    if (colon != WARTA_NONE) {
      cover(d->reporter, colon + 1, sentence->end_token, sentence->first_token);
    }
  }
}

/// "Ani mengatakan bahwa menurut Budi ...": within what somebody says.
static bool
behind_reporter(const WartaScene *s, uint32_t t)
{
  const uint32_t first = sentence_of(s, t)->first_token;
  uint32_t i = t;
  while (i-- > first) {
    const uint32_t index = s->predicate[i];
    if (index != WARTA_NONE) {
      const WartaPredicate *p = warta_predicate_at(s, index);
      return !p->dropped && preposed(s, p) && !postposed(s, p);
    }
  }
  return false;
}

static void
cover_according(const WartaScene *s, const Defaults *d)
{
  uint32_t done = 0; // sentences before this token are covered
  for (uint32_t t = 0; t < s->n; ++t) {
    if (t < done || !warta_is(s, t, WARTA_IS_ACCORDING) ||
        s->quote[t] != WARTA_NONE) {
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
      const bool inner = behind_reporter(s, t);
      cover(inner ? d->inner : d->reporter, inner ? t : sentence->first_token,
            sentence->end_token, source);
      done = sentence->end_token;
    }
  }
}

/// The medium of a relay: what stands next behind the verb rather than its
/// subject.
static uint32_t
medium_of(const WartaScene *s, const WartaPredicate *p)
{
  uint32_t medium = WARTA_NONE;
  for (int i = 0; i < WARTA_ROLE_SOURCE * WARTA_SLOTS; ++i) {
    const uint32_t t = warta_slot_token(p, i);
    const uint32_t named = t == WARTA_NONE ? t : named_source(s, t);
    const bool behind = named != WARTA_NONE && named > p->token;
    const bool better = medium == WARTA_NONE ||
                        (behind && (medium < p->token || named < medium));
    if (named != WARTA_NONE && better) {
      medium = named;
    }
  }
  return medium;
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
    const uint32_t medium = medium_of(s, p);
    if (medium != WARTA_NONE) {
      cover(d->relay, sentence->first_token, sentence->end_token, medium);
      done = sentence->end_token;
    }
  }
}

/// Whether the token heads what a reporting verb says.
static bool
heads_content(const WartaScene *s, uint32_t t, const WartaPredicate *reporter)
{
  if (!(reporter->frame->flags & WARTA_FRAME_SAY) || reporter->dropped) {
    return false;
  }
  switch (warta_token_at(s, t)->rel) {
  case WARTA_REL_CCOMP:
  case WARTA_REL_XCOMP:
  case WARTA_REL_CSUBJ:
    return true;
  case WARTA_REL_ADVCL:
  case WARTA_REL_OBL:
    return reporter->frame->effect != WARTA_EFFECT_NONE &&
           warta_scene_marked_child(s, t, WARTA_IS_PURPOSE) != WARTA_NONE;
  default:
    return false;
  }
}

/// By token: the reporting predicate in whose content it stands.
static uint32_t *
find_scopes(const WartaScene *s)
{
  uint32_t *scope = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = s->order[i];
    const uint32_t head = s->head[t];
    scope[t] = head == WARTA_NONE ? WARTA_NONE : scope[head];
    if (s->content[t] != WARTA_NONE) {
      scope[t] = s->content[t];
    } else if (head != WARTA_NONE && s->predicate[head] != WARTA_NONE &&
               heads_content(s, t, warta_predicate_at(s, s->predicate[head]))) {
      scope[t] = s->predicate[head];
    }
  }
  return scope;
}

/// Who speaks: the agent, or an actor in its phrase ("laporan media").
static uint32_t
speaker_of(const WartaScene *s, uint32_t agent)
{
  if (agent == WARTA_NONE || can_say(s, agent)) {
    return agent;
  }
  return named_source(s, agent);
}

/// The innermost speaker by the tree.  Whoever speaks must stand outside the
/// quotation or inside it as the event does.
static WartaSlot
reported_source(const WartaScene *s, const WartaPredicate *p, uint32_t scope,
                const uint32_t *scopes)
{
  const uint32_t quote = s->quote[p->token];
  for (int depth = 0; depth < 8 && scope != WARTA_NONE; ++depth) {
    const WartaPredicate *reporter = warta_predicate_at(s, scope);
    if (quote != WARTA_NONE && s->quote[reporter->token] != quote) {
      break;
    }
    const uint32_t speaker = speaker_of(s, agent_of(reporter));
    if (speaker != WARTA_NONE) {
      return warta_slot(speaker, "reported", 0.85F);
    }
    scope = scopes[reporter->token];
  }
  return warta_slot(WARTA_NONE, NULL, 0);
}

/// Clauses about the act of speaking are not the speaker's: "kata X saat
/// ditemui".
static bool
stands_aside(const WartaScene *s, const WartaPredicate *p, uint32_t scope,
             const Defaults *d)
{
  if (p->parent == WARTA_NONE) {
    return false;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  if (d->reporter[p->token] != agent_of(parent) ||
      speaker_between_commas(s, parent)) {
    return parent->aside;
  }
  const bool beside =
      (parent->frame->flags & WARTA_FRAME_SAY) && scope != p->parent &&
      (p->link == WARTA_LINK_ADVERBIAL || p->link == WARTA_LINK_PURPOSE);
  return beside || (parent->aside && p->link != WARTA_LINK_PARATAXIS);
}

static WartaSlot
find_source(const WartaScene *s, const WartaPredicate *p, const Defaults *d,
            const uint32_t *scopes)
{
  const uint32_t quote = s->quote[p->token];
  WartaSlot slot = warta_slot(d->inner[p->token], "according", 0.8F);
  if (slot.token == WARTA_NONE) {
    slot = reported_source(s, p, scopes[p->token], scopes);
  }
  if (slot.token != WARTA_NONE) {
    return slot;
  }
  if (quote != WARTA_NONE) {
    return warta_slot(g_array_index(s->quote_speaker, uint32_t, quote),
                      "quoted", 0.85F);
  }
  if (p->speech || postposed(s, p)) {
    return slot;
  }
  if (!p->aside) {
    slot = warta_slot(d->reporter[p->token], "beside-reporter", 0.7F);
  }
  if (slot.token == WARTA_NONE &&
      !(p->frame->flags & (WARTA_FRAME_RELAY | WARTA_FRAME_SAY))) {
    slot = warta_slot(d->relay[p->token], "relay", 0.4F);
  }
  return slot;
}

/// Everybody who might be the source.
static WartaSpeakers
find_speakers(const WartaScene *s, const WartaPredicate *p, const Defaults *d,
              const uint32_t *scopes)
{
  enum { NEAR = 24 };
  WartaSpeakers speakers = {.n = 0};
  uint32_t scope = scopes[p->token];
  for (int depth = 0; depth < 3 && scope != WARTA_NONE; ++depth) {
    const WartaPredicate *reporter = warta_predicate_at(s, scope);
    warta_speakers_add(s, &speakers, speaker_of(s, agent_of(reporter)),
                       depth == 0 ? WARTA_WAY_REPORTED : WARTA_WAY_ABOVE,
                       reporter->token);
    scope = scopes[reporter->token];
  }
  const uint32_t quote = s->quote[p->token];
  if (quote != WARTA_NONE) {
    warta_speakers_add(s, &speakers,
                       g_array_index(s->quote_speaker, uint32_t, quote),
                       WARTA_WAY_QUOTED, WARTA_NONE);
  }
  const uint32_t inner = d->inner[p->token];
  warta_speakers_add(s, &speakers,
                     inner == WARTA_NONE ? d->reporter[p->token] : inner,
                     WARTA_WAY_BESIDE, WARTA_NONE);
  warta_speakers_add(s, &speakers, d->relay[p->token], WARTA_WAY_RELAY,
                     WARTA_NONE);
  const WartaSentence *sentence = sentence_of(s, p->token);
  const uint32_t end = MIN(sentence->end_token, p->token + NEAR);
  uint32_t t = p->token > NEAR ? p->token - NEAR : 0;
  for (t = MAX(t, sentence->first_token); t < end; ++t) {
    const uint32_t index = s->predicate[t];
    const WartaPredicate *near =
        index == WARTA_NONE ? p : warta_predicate_at(s, index);
    if (near != p && !near->dropped && (near->frame->flags & WARTA_FRAME_SAY)) {
      warta_speakers_add(s, &speakers, speaker_of(s, agent_of(near)),
                         WARTA_WAY_NEAR, near->token);
    }
  }
  return speakers;
}

void
warta_pass_attribution(WartaScene *s)
{
  const WartaObserver *observer = warta_frames_observer(s->frames);
  WartaFeatures features;
  warta_features_init(&features, observer ? observer->names : NULL);
  Defaults d = {
      .reporter = warta_arena_array(s->doc->arena, uint32_t, s->n + 1),
      .relay = warta_arena_array(s->doc->arena, uint32_t, s->n + 1),
      .inner = warta_arena_array(s->doc->arena, uint32_t, s->n + 1),
  };
  for (uint32_t t = 0; t < s->n; ++t) {
    d.reporter[t] = d.relay[t] = d.inner[t] = WARTA_NONE;
  }
  cover_reporters(s, &d);
  cover_according(s, &d);
  cover_colons(s, &d);
  cover_relays(s, &d);
  const uint32_t *scopes = find_scopes(s);
  for (uint32_t i = 0; i < s->ranked->len; ++i) {
    WartaPredicate *p =
        warta_predicate_at(s, g_array_index(s->ranked, uint32_t, i));
    p->aside = stands_aside(s, p, scopes[p->token], &d);
    const WartaSpeakers speakers = find_speakers(s, p, &d, scopes);
    const WartaSlot ruled = find_source(s, p, &d, scopes);
    const WartaSlot slot =
        postposed(s, p) && !observer
            ? ruled // Nobody says that somebody says it
            : warta_choose_speaker(s, p, &speakers, ruled, &features);
    const bool own = p->nominal && strcmp(p->event_class, "SAY") == 0 &&
                     slot.token == agent_of(p);
    if (slot.token != WARTA_NONE && slot.token != p->token && !own) {
      p->roles[WARTA_ROLE_SOURCE][0] = slot;
    }
  }
}
