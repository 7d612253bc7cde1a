// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases of a clause that fill no role of its event, and why.  Looked
/// for when all is decided, so that whatever decides has its reason here.

#include "event/scene.h"

#include <stdlib.h>

/// Whether the phrase fills a role of the event.
static bool
fills_role(const WartaScene *s, const WartaEvent *event, uint32_t t)
{
  const WartaDocument *doc = s->doc;
  const uint32_t head = warta_phrase_head(s, t);
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    const WartaParticipant *who =
        &doc->participants[doc->arguments[a].participant];
    if (who->head == head || (t >= who->first_token && t < who->end_token)) {
      return true;
    }
  }
  return false;
}

/// Whether the phrase is a number of the event, whose numbers begin at `first`.
static bool
is_figure(const WartaScene *s, uint32_t first, uint32_t e, uint32_t t)
{
  const WartaDocument *doc = s->doc;
  for (uint32_t f = first; f < doc->n_figures && doc->figures[f].event == e;
       ++f) {
    if (warta_span_contains(doc->figures[f].span, warta_token_at(s, t)->span)) {
      return true;
    }
  }
  return false;
}

/// Whether the tree has it as one of the verb's own noun phrases.
static bool
is_candidate(const WartaScene *s, uint32_t t)
{
  switch (warta_rel_universal(warta_token_at(s, t)->rel)) {
  case WARTA_REL_NSUBJ:
  case WARTA_REL_OBJ:
  case WARTA_REL_IOBJ:
  case WARTA_REL_OBL:
    return s->predicate[t] == WARTA_NONE && warta_phrase_possible(s, t);
  default:
    return false;
  }
}

static int
by_trigger(const void *a, const void *b)
{
  const WartaOutvoted *x = a;
  const WartaOutvoted *y = b;
  return x->trigger != y->trigger
             ? (x->trigger > y->trigger) - (x->trigger < y->trigger)
             : (x->token > y->token) - (x->token < y->token);
}

static bool
is_outvoted(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  const WartaOutvoted key = {p->token, t};
  return s->outvoted->len > 0 &&
         bsearch(&key, s->outvoted->data, s->outvoted->len,
                 sizeof(WartaOutvoted), by_trigger) != NULL;
}

static const char *
reason_of_prepositional(const WartaWord *preposition)
{
  switch (preposition->role) {
  case WARTA_ROLE_PLACE:
    return "no-place";
  case WARTA_ROLE_RECIPIENT:
    return "no-recipient";
  default:
    return "no-role";
  }
}

static const char *
reason_of(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  if (is_outvoted(s, p, t)) {
    return "outvoted";
  }
  const WartaRel rel = warta_rel_universal(warta_token_at(s, t)->rel);
  const WartaWord *preposition = warta_scene_preposition(s, t);
  if (preposition->preposition != 0) {
    return reason_of_prepositional(preposition);
  }
  if (rel == WARTA_REL_NSUBJ) {
    return "not-first";
  }
  if (p->frame->flags & WARTA_FRAME_INTRANSITIVE) {
    return "extent";
  }
  if (p->frame->flags & WARTA_FRAME_NAMING) {
    return "complement";
  }
  if (p->form == WARTA_FORM_PASSIVE || p->form == WARTA_FORM_BARE) {
    return "no-object";
  }
  return rel == WARTA_REL_OBL ? "no-preposition" : "not-first";
}

/// Note those of one event, whose numbers begin at `figure`.
static void
note_leftovers(WartaScene *s, const WartaPredicate *p, uint32_t e,
               uint32_t figure)
{
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    if (is_candidate(s, c) && !fills_role(s, &s->doc->events[e], c) &&
        !is_figure(s, figure, e, c)) {
      warta_scene_pass_over(s, c, e, p->frame, reason_of(s, p, c));
    }
  }
}

/// Note what the weights took out and the tree does not hang on the trigger.
static void
note_outvoted(WartaScene *s, const WartaPredicate *p, uint32_t e,
              uint32_t *index)
{
  for (; *index < s->outvoted->len; ++*index) {
    const WartaOutvoted *o = &g_array_index(s->outvoted, WartaOutvoted, *index);
    if (o->trigger > p->token) {
      return;
    }
    const bool own = s->head[o->token] == p->token && is_candidate(s, o->token);
    if (o->trigger == p->token && !own &&
        !fills_role(s, &s->doc->events[e], o->token)) {
      warta_scene_pass_over(s, o->token, e, p->frame, "outvoted");
    }
  }
}

void
warta_pass_leftovers(WartaScene *s)
{
  WartaDocument *doc = s->doc;
  uint32_t outvoted = 0;
  g_array_sort(s->outvoted, by_trigger);
  uint32_t e = 0;
  uint32_t figure = 0;
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (p->dropped || p->silent) {
      continue;
    }
    while (figure < doc->n_figures && doc->figures[figure].event < e) {
      ++figure;
    }
    note_leftovers(s, p, e, figure);
    note_outvoted(s, p, e, &outvoted);
    ++e;
  }
  warta_scene_sort_drops(s);
  warta_document_layer(doc, s->drops, WartaDrop, drops);
}
