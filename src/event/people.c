// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// How many people: the numbers in the phrases that fill the roles.  Whose
/// number counts for which verb is a row of counts.tsv.

#include "event/figures.h"
#include "event/number.h"

/// Words looked at beside a phrase or a verb for a number.
enum { MAX_LEFT = 8 };

typedef struct {
  const WartaScene *s;
  GArray *figures; ///< WartaFigure
} Pass;

/// Keep the first of each kind that an event has.
static void
add_figure(Pass *pass, const WartaFigure *figure)
{
  for (uint32_t i = pass->figures->len; i-- > 0;) {
    const WartaFigure *other = &g_array_index(pass->figures, WartaFigure, i);
    if (other->event != figure->event) {
      break;
    }
    if (other->kind == figure->kind) {
      return;
    }
  }
  g_array_append_val(pass->figures, *figure);
}

/// Whether what stands behind the number is people: they are, or nothing says
/// what else ("30 lainnya").
static bool
counts_people(const WartaScene *s, uint32_t head, const WartaNumber *number)
{
  const WartaToken *token = warta_token_at(s, head);
  if (number->scale > 0 ||
      (number->end < s->n &&
       warta_unit_at(s, number->end, s->n, false) != NULL)) {
    return false;
  }
  return warta_phrase_actor(s, head) ||
         warta_hinted(s, head, WARTA_HINT_PERSONS) ||
         (token->upos == WARTA_UPOS_NUM && number->end == head + 1);
}

/// Read the number of people in a phrase.
static bool
number_of_phrase(const WartaScene *s, const WartaParticipant *participant,
                 WartaNumber *number, uint32_t *first)
{
  const uint32_t head = participant->head;
  const WartaSentence *sentence =
      &s->doc->sentences[warta_token_at(s, head)->sentence];
  uint32_t begin = MIN(participant->first_token, head);
  for (int n = 0; n < MAX_LEFT && begin > sentence->first_token &&
                  warta_number_word(s, begin - 1);
       ++n) {
    --begin;
  }
  for (uint32_t t = begin; t <= head; ++t) {
    if (!warta_number_word(s, t)) {
      continue;
    }
    *first = t;
    return warta_number_read(s, t, sentence->end_token, number) &&
           counts_people(s, head, number);
  }
  return false;
}

static bool
named_person(const WartaScene *s, const WartaParticipant *participant)
{
  return participant->name != WARTA_NONE &&
         s->doc->names[participant->name].kind == WARTA_KIND_PERSON;
}

/// Add those who fill a role to their sum and the words that say so.  False if
/// they are not counted.
static bool
add_people(const WartaScene *s, const WartaParticipant *who, uint64_t *sum,
           WartaSpan *span)
{
  const WartaToken *tokens = s->doc->tokens;
  WartaNumber number;
  uint32_t first = 0;
  if (!number_of_phrase(s, who, &number, &first)) {
    *sum += 1;
    return named_person(s, who);
  }
  span->begin = span->end == 0 ? tokens[first].span.begin : span->begin;
  span->end = tokens[MAX(who->head, number.end - 1)].span.end;
  return g_uint64_checked_add(sum, *sum, number.digits);
}

static void
state_people(Pass *pass, uint32_t event, const WartaCount *count, uint64_t sum,
             WartaSpan span)
{
  const WartaNumber number = {.digits = sum};
  const WartaFigure figure = {
      .event = event,
      .kind = count->kind,
      .value = warta_number_text(&number, pass->s->doc->arena),
      .span = span,
      .row = warta_scene_row(pass->s, "counts.tsv", count->line),
  };
  add_figure(pass, &figure);
}

/// The number of all who fill the role.  Beside those that are counted a named
/// person is one; where somebody is neither there is no number.
static void
count_role(Pass *pass, uint32_t event, const WartaCount *count)
{
  const WartaScene *s = pass->s;
  const WartaDocument *doc = s->doc;
  uint64_t sum = 0;
  WartaSpan span = {0, 0};
  for (uint32_t a = doc->events[event].first_argument;
       a < doc->events[event].end_argument; ++a) {
    const WartaArgument *argument = &doc->arguments[a];
    const WartaParticipant *who = &doc->participants[argument->participant];
    if (argument->role != count->role) {
      continue;
    }
    if (!add_people(s, who, &sum, &span)) {
      return;
    }
  }
  if (span.end > span.begin) {
    state_people(pass, event, count, sum, span);
  }
}

/// Return the first number behind the token, before the clause ends, or its
/// sentence's end.
static uint32_t
number_behind(const WartaScene *s, uint32_t t, uint32_t end)
{
  const uint32_t last = MIN(end, t + MAX_LEFT);
  while (++t < last) {
    if (warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT) {
      break;
    }
    if (warta_number_word(s, t)) {
      return t;
    }
  }
  return end;
}

/// "jumlah korban tewas mencapai 12 orang": what the subject names is counted
/// by what stands behind the verb.
static void
count_behind(Pass *pass, uint32_t event, const WartaCount *count)
{
  const WartaScene *s = pass->s;
  const WartaDocument *doc = s->doc;
  const uint32_t head = doc->events[event].head;
  const uint32_t end =
      doc->sentences[warta_token_at(s, head)->sentence].end_token;
  const uint32_t t = number_behind(s, head, end);
  WartaNumber number;
  if (!warta_number_read(s, t, end, &number) || number.scale > 0 ||
      (number.end < end && warta_unit_at(s, number.end, end, false) != NULL)) {
    return;
  }
  state_people(pass, event, count, number.digits,
               (WartaSpan){doc->tokens[t].span.begin,
                           doc->tokens[number.end - 1].span.end});
}

/// Return the row for a noun phrase of these two words, or NULL.
static const WartaCount *
count_of_pair(const WartaScene *s, uint32_t t)
{
  const WartaCount *count = warta_word_details(s->word[t])->counts;
  while (count != NULL && count->second != s->word[t + 1]) {
    count = count->next;
  }
  return count;
}

/// Return the first such row for words of the phrase, or NULL.
static const WartaCount *
counted_phrase(const WartaScene *s, uint32_t first, uint32_t end)
{
  const WartaCount *count = NULL;
  for (uint32_t t = first; t + 1 < end && count == NULL; ++t) {
    count = count_of_pair(s, t);
  }
  return count;
}

static void
count_subject(Pass *pass, uint32_t event)
{
  const WartaDocument *doc = pass->s->doc;
  for (uint32_t a = doc->events[event].first_argument;
       a < doc->events[event].end_argument; ++a) {
    const WartaParticipant *who =
        &doc->participants[doc->arguments[a].participant];
    const WartaCount *count =
        who->end_token <= doc->events[event].head
            ? counted_phrase(pass->s, who->first_token, who->end_token + 1)
            : NULL;
    if (count != NULL) {
      count_behind(pass, event, count);
      return;
    }
  }
}

/// "mengakibatkan 12 korban tewas dan 30 korban luka": each object has its own
/// number.
static void
count_objects(Pass *pass, uint32_t e)
{
  const WartaDocument *doc = pass->s->doc;
  for (uint32_t a = doc->events[e].first_argument;
       a < doc->events[e].end_argument; ++a) {
    const WartaParticipant *who =
        &doc->participants[doc->arguments[a].participant];
    const WartaCount *count =
        doc->arguments[a].role == WARTA_ROLE_TARGET
            ? counted_phrase(pass->s, who->first_token, who->end_token)
            : NULL;
    WartaNumber number;
    uint32_t first = 0;
    if (count != NULL && number_of_phrase(pass->s, who, &number, &first)) {
      const WartaToken *tokens = doc->tokens;
      const uint32_t last = MAX(who->head, number.end - 1);
      state_people(
          pass, e, count, number.digits,
          (WartaSpan){tokens[first].span.begin, tokens[last].span.end});
    }
  }
}

static void
count_event(Pass *pass, uint32_t e)
{
  const WartaScene *s = pass->s;
  const WartaEvent *event = &s->doc->events[e];
  if (warta_hinted(s, event->head, WARTA_HINT_REACH)) {
    count_subject(pass, e);
    return;
  }
  if (warta_hinted(s, event->head, WARTA_HINT_CAUSE)) {
    count_objects(pass, e);
  }
  const WartaWord *action = warta_frames_word(s->frames, event->action);
  const WartaCount *count = warta_word_details(action)->counts;
  for (; count != NULL; count = count->next) {
    if (count->second == NULL) {
      count_role(pass, e, count);
    }
  }
}

void
warta_count_people(const WartaScene *s, GArray *figures)
{
  Pass pass = {s, figures};
  for (uint32_t e = 0; e < s->doc->n_events; ++e) {
    count_event(&pass, e);
  }
}
