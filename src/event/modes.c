// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The mode of each event within its class, by the rows of modes.tsv, and
/// what follows from class and mode: quad class, score, CAMEO code.

#include "event/details.h"

/// First complement of each event, or WARTA_NONE.
static uint32_t *
find_contents(const WartaDocument *doc)
{
  uint32_t *content =
      warta_arena_array(doc->arena, uint32_t, doc->n_events + 1);
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    content[e] = WARTA_NONE;
  }
  for (uint32_t e = doc->n_events; e-- > 0;) {
    const WartaEvent *event = &doc->events[e];
    if (event->parent < doc->n_events && !event->nominal &&
        event->head > doc->events[event->parent].head) {
      content[event->parent] = e;
    }
  }
  return content;
}

static bool
listed(const WartaMode *mode, const WartaWord *word)
{
  for (const WartaWord **w = mode->words; *w != NULL; ++w) {
    if (*w == word) {
      return true;
    }
  }
  return false;
}

/// Whether the word or its root is one of the mode's.
static bool
listed_token(const WartaScene *s, const WartaMode *mode, uint32_t t)
{
  return listed(mode, s->word[t]) ||
         listed(mode,
                warta_frames_word(s->frames, warta_token_at(s, t)->lemma));
}

static bool
filler_listed(const WartaScene *s, const WartaMode *mode,
              const WartaEvent *event, WartaRole role)
{
  const WartaDocument *doc = s->doc;
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    const WartaParticipant *who =
        &doc->participants[doc->arguments[a].participant];
    if (doc->arguments[a].role == role &&
        (listed_token(s, mode, who->head) ||
         listed_token(s, mode, who->first_token))) {
      return true;
    }
  }
  return false;
}

static bool
word_below(const WartaScene *s, const WartaMode *mode, uint32_t t)
{
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (listed_token(s, mode, c)) {
      return true;
    }
  }
  return false;
}

/// Whether one of the words hangs on the trigger, or on what does.
static bool
word_in_clause(const WartaScene *s, const WartaMode *mode, uint32_t trigger)
{
  WARTA_FIRST_CHILDREN(s, c, trigger)
  {
    if (listed_token(s, mode, c) || word_below(s, mode, c)) {
      return true;
    }
  }
  return false;
}

static bool
holds(const WartaScene *s, const WartaMode *mode, const WartaEvent *event,
      uint32_t content)
{
  switch (mode->condition) {
  case WARTA_CONDITION_OBJECT:
    return filler_listed(s, mode, event, WARTA_ROLE_TARGET);
  case WARTA_CONDITION_AGENT:
    return filler_listed(s, mode, event, WARTA_ROLE_AGENT);
  case WARTA_CONDITION_WITH:
    return word_in_clause(s, mode, event->head);
  case WARTA_CONDITION_CONTENT:
    return content != WARTA_NONE &&
           listed(mode, warta_frames_word(s->frames,
                                          s->doc->events[content].event_class));
  default:
    return true;
  }
}

/// Return the last row of an action or class that holds, or NULL.
static const WartaMode *
mode_for(const WartaScene *s, const char *key, const WartaEvent *event,
         uint32_t content)
{
  const WartaMode *mode =
      warta_word_details(warta_frames_word(s->frames, key))->modes;
  while (mode != NULL && (!g_str_equal(mode->event_class, event->event_class) ||
                          !holds(s, mode, event, content))) {
    mode = mode->next;
  }
  return mode;
}

static void
set_scale(const WartaScene *s, WartaEvent *event)
{
  const char *code = event->mode != NULL ? event->mode : event->event_class;
  const WartaScale *scale =
      warta_word_details(warta_frames_word(s->frames, code))->scale;
  if (scale != NULL) {
    event->quad = scale->quad;
    event->score = scale->score;
    event->cameo = scale->cameo;
  }
}

/// "pernah", "dulu" before or behind the verb.
static bool
long_past(const WartaScene *s, uint32_t trigger)
{
  WARTA_FIRST_CHILDREN(s, c, trigger)
  {
    if (warta_hinted(s, c, WARTA_HINT_HISTORICAL)) {
      return true;
    }
  }
  return false;
}

void
warta_pass_modes(WartaScene *s)
{
  WartaDocument *doc = s->doc;
  const uint32_t *content = find_contents(doc);
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    WartaEvent *event = &doc->events[e];
    const WartaMode *mode = mode_for(s, event->action, event, content[e]);
    mode = mode != NULL ? mode
                        : mode_for(s, event->event_class, event, content[e]);
    if (mode != NULL) {
      event->mode = mode->code;
      event->mode_row = warta_scene_row(s, "modes.tsv", mode->line);
    }
    event->historical = long_past(s, event->head);
    set_scale(s, event);
  }
}
