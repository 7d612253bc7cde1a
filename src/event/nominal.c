// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Nouns that name an event and have a participant in their own phrase.

#include "event/details.h"

#include <string.h>

enum { SHORTEST_DERIVED = 8, LONGEST = 40 };

/// Whether it is a noun of an action by its form: "penghadangan".
static bool
is_derived(const WartaToken *token)
{
  const size_t length = strlen(token->lower);
  return token->upos == WARTA_UPOS_NOUN && length >= SHORTEST_DERIVED &&
         g_str_has_prefix(token->lower, "pe") &&
         g_str_has_suffix(token->lower, "an") && token->active != NULL &&
         (g_str_has_prefix(token->active, "me") ||
          g_str_has_prefix(token->active, "ber"));
}

/// The frame of a noun that the table lacks: that of the verb it is made from.
/// Of what is done to something the possessor is the target.
static const WartaFrame *
derived_frame(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  const uint32_t other = WARTA_IS_ACTOR | WARTA_IS_SAME | WARTA_IS_TITLE |
                         WARTA_IS_STATE | WARTA_IS_PLAN_NOUN;
  if (!is_derived(token) || warta_is(s, t, other)) {
    return NULL;
  }
  const WartaFrame *verb = warta_frames_word(s->frames, token->active)->verb;
  if (verb == NULL || g_str_equal(verb->event_class, "ACT") ||
      (verb->flags & (WARTA_FRAME_NONE | WARTA_FRAME_AUX))) {
    return NULL;
  }
  WartaFrame *frame = warta_arena_copy(s->doc->arena, verb, sizeof *verb);
  const bool done_to = g_str_has_prefix(token->active, "me") &&
                       !(verb->flags & WARTA_FRAME_INTRANSITIVE);
  frame->flags = WARTA_FRAME_WEAK | (done_to ? WARTA_FRAME_GENITIVE_TARGET
                                             : WARTA_FRAME_GENITIVE_AGENT);
  frame->effect = WARTA_EFFECT_NONE;
  frame->contexts = NULL;
  return frame;
}

/// The frame of a verb with "-nya" that the table has as a noun: "tewasnya".
static const WartaFrame *
clitic_frame(const WartaScene *s, uint32_t t)
{
  char form[LONGEST];
  if (t + 1 >= s->n ||
      !(warta_token_at(s, t + 1)->flags & WARTA_TOKEN_JOINED)) {
    return NULL;
  }
  const int length =
      g_snprintf(form, sizeof form, "%s%s", warta_token_at(s, t)->lower,
                 warta_token_at(s, t + 1)->lower);
  return length < LONGEST ? warta_frames_word(s->frames, form)->noun : NULL;
}

static const WartaFrame *
noun_frame(const WartaScene *s, uint32_t t)
{
  const WartaFrame *frame = s->word[t]->noun;
  frame = frame != NULL ? frame : clitic_frame(s, t);
  return frame != NULL ? frame : derived_frame(s, t);
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

/// "tewasnya warga": the clitic makes a noun of the verb and stands for nobody.
static bool
makes_noun(const WartaScene *s, const WartaPredicate *p, uint32_t c)
{
  return c == p->token + 1 && s->word[p->token]->noun == NULL &&
         (warta_token_at(s, c)->flags & WARTA_TOKEN_JOINED) &&
         clitic_frame(s, p->token) != NULL;
}

static void
take(const WartaScene *s, WartaPredicate *p, uint32_t c, bool actors)
{
  const WartaRel rel = warta_rel_universal(warta_token_at(s, c)->rel);
  if (c < p->token || !warta_phrase_possible(s, c) ||
      s->predicate[c] != WARTA_NONE || makes_noun(s, p, c) ||
      (c == p->token + 1 && warta_hinted(s, c, WARTA_HINT_CLASSIFIES))) {
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

/// Return the first token behind the noun that is none of its adjectives, or
/// the end of the sentence.
static uint32_t
behind_noun(const WartaScene *s, uint32_t t, uint32_t end)
{
  uint32_t next = t + 1;
  while (next < end && next <= t + 3 &&
         (warta_token_at(s, next)->upos == WARTA_UPOS_ADJ ||
          (warta_token_at(s, next)->flags & WARTA_TOKEN_JOINED))) {
    ++next;
  }
  return next;
}

/// What stands right behind the noun is its participant, whatever the tree
/// says: "pembunuhan pria itu", "pertemuan dengan mitranya".
static void
take_behind(const WartaScene *s, WartaPredicate *p)
{
  const uint32_t end =
      s->doc->sentences[warta_token_at(s, p->token)->sentence].end_token;
  const uint32_t next = behind_noun(s, p->token, end);
  if (next >= end) {
    return;
  }
  const WartaWord *preposition = s->word[next];
  const bool led = preposition->preposition != 0 && next + 1 < end;
  const uint32_t head = warta_phrase_starting(s, led ? next + 1 : next);
  if (!warta_phrase_possible(s, head) || s->predicate[head] != WARTA_NONE ||
      !warta_phrase_actor(s, head)) {
    return;
  }
  if (led) {
    take_phrase(p, head, preposition);
  } else if (warta_rel_universal(warta_token_at(s, head)->rel) !=
                 WARTA_REL_NSUBJ &&
             (!(warta_token_at(s, next - 1)->flags & WARTA_TOKEN_JOINED) ||
              makes_noun(s, p, next - 1))) {
    take_genitive(p, head);
  }
}

/// Whether a preposition leads a participant of the frame.
static bool
leads_participant(const WartaPredicate *p, const WartaWord *word)
{
  const uint32_t bit = 1U << word->preposition;
  return word->preposition != 0 &&
         ((p->frame->agent | p->frame->target | p->frame->recipient) & bit ||
          word->role == WARTA_ROLE_AGENT);
}

/// Take the actor behind the preposition at `t`.
static void
take_led(const WartaScene *s, WartaPredicate *p, uint32_t t)
{
  const uint32_t head = warta_phrase_starting(s, t + 1);
  if (warta_phrase_possible(s, head) && s->predicate[head] == WARTA_NONE &&
      warta_phrase_actor(s, head)) {
    take_phrase(p, head, s->word[t]);
  }
}

/// "laga pembuka Liga 1 kontra Persija", "kerja sama Honda dengan Bosch": a
/// phrase further behind that a preposition of the frame leads, with nothing
/// but nouns and their modifiers between.
static void
take_further(const WartaScene *s, WartaPredicate *p)
{
  enum { WORDS = 10 };
  const uint32_t sentence = warta_token_at(s, p->token)->sentence;
  const uint32_t end =
      MIN(s->doc->sentences[sentence].end_token, p->token + WORDS);
  for (uint32_t t = p->token + 1; t + 1 < end; ++t) {
    const WartaUpos upos = warta_token_at(s, t)->upos;
    if (leads_participant(p, s->word[t])) {
      take_led(s, p, t);
      return;
    }
    if (s->predicate[t] != WARTA_NONE || s->word[t]->preposition != 0 ||
        (upos != WARTA_UPOS_NOUN && upos != WARTA_UPOS_PROPN &&
         upos != WARTA_UPOS_ADJ && upos != WARTA_UPOS_NUM &&
         upos != WARTA_UPOS_ADV && upos != WARTA_UPOS_DET)) {
      return;
    }
  }
}

static bool
fills_any(const WartaScene *s, const WartaPredicate *p)
{
  for (int i = 0; i < WARTA_ROLE_PLACE * WARTA_SLOTS; ++i) {
    const uint32_t t = warta_slot_token(p, i);
    if (t != WARTA_NONE && warta_phrase_actor(s, t)) {
      return true;
    }
  }
  return false;
}

/// Whether there is an actor; of a noun of a state one whom a preposition
/// leads.
static bool
has_actor(const WartaScene *s, const WartaPredicate *p)
{
  const bool weak = (p->frame->flags & WARTA_FRAME_WEAK) != 0;
  for (int i = 0; i < WARTA_ROLE_PLACE * WARTA_SLOTS; ++i) {
    const WartaSlot *slot = &p->roles[i / WARTA_SLOTS][i % WARTA_SLOTS];
    if (slot->token != WARTA_NONE && warta_phrase_actor(s, slot->token) &&
        (!weak || !g_str_equal(slot->rule, "genitive"))) {
      return true;
    }
  }
  return false;
}

/// "Menteri Perdagangan", "Komisi Pengawasan": part of what somebody is called.
static bool
part_of_designation(const WartaScene *s, uint32_t t)
{
  const uint32_t capital = WARTA_TOKEN_CAPITAL;
  return t > 0 && (warta_token_at(s, t)->flags & capital) &&
         (warta_token_at(s, t - 1)->flags & capital) &&
         warta_token_at(s, t - 1)->sentence == warta_token_at(s, t)->sentence &&
         warta_is(s, t - 1, WARTA_IS_TITLE | WARTA_IS_SAME | WARTA_IS_ACTOR);
}

static bool
candidate(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  const uint32_t mark = s->doc->sentences[token->sentence].mark;
  return s->predicate[t] == WARTA_NONE && token->name == WARTA_NONE &&
         !part_of_designation(s, t) &&
         (token->upos == WARTA_UPOS_NOUN || token->upos == WARTA_UPOS_VERB) &&
         (mark == WARTA_NONE || s->doc->marks[mark].kind == WARTA_MARK_TITLE);
}

static void
consider(WartaScene *s, uint32_t t, const WartaFrame *frame)
{
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
  if (!has_actor(s, &p)) {
    take_behind(s, &p);
  }
  take_further(s, &p);
  if (has_actor(s, &p)) {
    s->predicate[t] = s->predicates->len;
    g_array_append_val(s->predicates, p);
    g_array_append_val(s->ranked, s->predicate[t]);
  } else {
    warta_scene_drop(s, t, frame, "no-participant");
  }
}

/// What the weights left without a participant is no event either.
void
warta_pass_empty_nominals(WartaScene *s)
{
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    WartaPredicate *p = warta_predicate_at(s, i);
    p->dropped |= p->nominal && !fills_any(s, p);
  }
}

/// Nominals come after all verbs, so that they change nobody's clause.
void
warta_pass_nominals(WartaScene *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    const WartaFrame *frame = candidate(s, t) ? noun_frame(s, t) : NULL;
    if (frame != NULL) {
      consider(s, t, frame);
    }
  }
}
