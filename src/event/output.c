// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Predicates become the document's events, arguments, participants, quotes.

#include "event/scene.h"

#include <string.h>

/// How often a predicate found is an event.
static const float verbal_confidence = 0.97F;
static const float nominal_confidence = 0.9F;

static int
by_token(const void *a, const void *b)
{
  const uint32_t x = ((const WartaPredicate *)a)->token;
  const uint32_t y = ((const WartaPredicate *)b)->token;
  return (x > y) - (x < y);
}

/// Put predicates in the order of the text; those without an event last.
/// Returns old index -> event index.
static uint32_t *
sort_predicates(WartaScene *s)
{
  const uint32_t n = s->predicates->len;
  uint32_t *map = warta_arena_array(s->doc->arena, uint32_t, n + 1);
  uint32_t *token_of = warta_arena_array(s->doc->arena, uint32_t, n + 1);
  for (uint32_t i = 0; i < n; ++i) {
    token_of[i] = warta_predicate_at(s, i)->token;
  }
  if (n > 0) {
    qsort(s->predicates->data, n, sizeof(WartaPredicate), by_token);
  }
  uint32_t events = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    s->predicate[p->token] = p->dropped || p->silent ? WARTA_NONE : events++;
  }
  for (uint32_t i = 0; i < n; ++i) {
    map[i] = s->predicate[token_of[i]];
  }
  return map;
}

static void
add_argument(WartaScene *s, uint32_t event, WartaRole role, uint32_t token,
             const WartaSlot *slot)
{
  const WartaArgument argument = {
      .event = event,
      .participant = warta_phrase_participant(s, token),
      .role = role,
      .confidence = slot->learned
                        ? slot->confidence
                        : warta_frames_confidence(s->frames, role, slot->rule,
                                                  slot->confidence),
      .rule = slot->rule,
  };
  g_array_append_val(s->arguments, argument);
}

/// A filler and those coordinated with it.
static void
add_filler(WartaScene *s, uint32_t event, WartaRole role, const WartaSlot *slot)
{
  add_argument(s, event, role, slot->token, slot);
  if ((slot->learned && role != WARTA_ROLE_SOURCE) ||
      role == WARTA_ROLE_PLACE) {
    return;
  }
  WARTA_FIRST_CHILDREN(s, c, slot->token)
  {
    if (warta_phrase_coordinated(s, slot->token, c)) {
      add_argument(s, event, role, c, slot);
    }
  }
}

static void
add_arguments(WartaScene *s, const WartaPredicate *p, uint32_t event)
{
  for (int i = 0; i < WARTA_N_SLOTS; ++i) {
    if (warta_slot_token(p, i) != WARTA_NONE) {
      const int role = i / WARTA_SLOTS;
      add_filler(s, event, (WartaRole)role, &p->roles[role][i % WARTA_SLOTS]);
    }
  }
}

static const char *
action_of(const WartaScene *s, const WartaPredicate *p)
{
  if (p->frame->action) {
    return warta_arena_strdup(s->doc->arena, p->frame->action);
  }
  const WartaToken *token = warta_token_at(s, p->token);
  return token->active && *token->active ? token->active : token->lower;
}

static bool
context_holds(const WartaScene *s, const WartaPredicate *p,
              const WartaContext *context)
{
  const uint32_t target = p->roles[WARTA_ROLE_TARGET][0].token;
  if (context->complement) {
    return p->has_complement;
  }
  if (target == WARTA_NONE) {
    return false;
  }
  if (context->actor) {
    return warta_phrase_actor(s, target);
  }
  if (context->second &&
      (target + 1 >= s->n || s->word[target + 1] != context->second)) {
    return false;
  }
  return s->word[target] == context->object ||
         warta_frames_word(s->frames, warta_token_at(s, target)->lemma) ==
             context->object;
}

/// The frame's class, or the one that it has in this company.
static void
set_class(const WartaScene *s, const WartaPredicate *p, WartaEvent *event)
{
  event->event_class = p->event_class;
  event->row = warta_scene_row(s, p->frame->file, p->frame->line);
  for (const WartaContext *c = p->frame->contexts; c; c = c->next) {
    if (context_holds(s, p, c)) {
      event->event_class = c->event_class;
      event->row = warta_scene_row(s, "contexts.tsv", c->line);
      return;
    }
  }
}

static WartaEvent
make_event(const WartaScene *s, const WartaPredicate *p, const uint32_t *map)
{
  return (WartaEvent){
      .trigger = {warta_token_at(s, p->token)->span.begin,
                  warta_token_at(s, p->last)->span.end},
      .head = p->token,
      .nominal = p->nominal,
      .speech = p->speech || (p->frame->flags & WARTA_FRAME_SAY) != 0,
      .action = action_of(s, p),
      .voice = p->form == WARTA_FORM_PASSIVE || p->form == WARTA_FORM_BARE
                   ? WARTA_VOICE_PASSIVE
                   : WARTA_VOICE_ACTIVE,
      .polarity = p->polarity,
      .factuality = p->factuality,
      .parent = p->parent == WARTA_NONE ? WARTA_NONE : map[p->parent],
      .time = p->time,
      .quote = p->quote,
      .confidence = p->confidence > 0 ? p->confidence
                    : p->nominal      ? nominal_confidence
                                      : verbal_confidence,
  };
}

static void
close_quotes(WartaScene *s, const uint32_t *map)
{
  WartaQuote *quotes = (WartaQuote *)(void *)s->quotes->data;
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (p->quote != WARTA_NONE) {
      quotes[p->quote].event = s->predicate[p->token];
    }
  }
  for (uint32_t i = 0; i < s->quotes->len; ++i) {
    const uint32_t speaker = g_array_index(s->quote_speaker, uint32_t, i);
    quotes[i].speaker = speaker == WARTA_NONE
                            ? WARTA_NONE
                            : warta_phrase_participant(s, speaker);
  }
  (void)map;
}

/// What was passed over as a verb may be an event as a noun.
static void
close_drops(WartaScene *s)
{
  uint32_t kept = 0;
  WartaDrop *drops = (WartaDrop *)(void *)s->drops->data;
  for (uint32_t i = 0; i < s->drops->len; ++i) {
    if (s->predicate[drops[i].token] == WARTA_NONE) {
      drops[kept++] = drops[i];
    }
  }
  g_array_set_size(s->drops, kept);
  warta_scene_sort_drops(s);
}

void
warta_pass_output(WartaScene *s)
{
  WartaDocument *doc = s->doc;
  const uint32_t *map = sort_predicates(s);
  g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(WartaEvent));
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (p->dropped || p->silent) {
      warta_scene_drop(s, p->token, p->frame,
                       p->silent    ? "never-event"
                       : p->nominal ? "no-participant"
                                    : "auxiliary");
      continue;
    }
    WartaEvent event = make_event(s, p, map);
    set_class(s, p, &event);
    event.first_argument = s->arguments->len;
    add_arguments(s, p, events->len);
    event.end_argument = s->arguments->len;
    g_array_append_val(events, event);
  }
  close_quotes(s, map);
  close_drops(s);
  warta_document_layer(doc, events, WartaEvent, events);
  warta_document_layer(doc, s->arguments, WartaArgument, arguments);
  warta_document_layer(doc, s->participants, WartaParticipant, participants);
  warta_document_layer(doc, s->quotes, WartaQuote, quotes);
}
