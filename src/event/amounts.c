// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// How much of what: each number with a unit or a currency, and the event that
/// it belongs to.  The units are rows of units.tsv.

#include "event/figures.h"
#include "event/number.h"

#include <string.h>

/// A number with its unit.
typedef struct {
  WartaNumber number;
  uint32_t first;
  uint32_t end;
  const WartaUnit *unit;
  bool result; ///< What something came to: "naik 5 persen menjadi Rp 50.000"
} Amount;

/// What the pass knows while it works; the columns are by token.
typedef struct {
  WartaScene *s;
  uint32_t *event;  ///< Event whose trigger it is in, or NONE
  uint32_t *clause; ///< Verbal event at or above it
  uint32_t *noun;   ///< Nominal event between it and that one
  bool *aside;      ///< Below a phrase of place: "di kedalaman 10 km"
  bool *result;     ///< Below a verb that is no event: "menjadi Rp 50.000"
  GArray *found;    ///< Amount
  uint32_t *best;   ///< By event: index into `found` plus one, or 0
} Pass;

/* ---- Units ---- */

const WartaUnit *
warta_unit_at(const WartaScene *s, uint32_t t, uint32_t limit, bool before)
{
  const WartaUnit *unit = warta_word_details(s->word[t])->units;
  for (; unit != NULL; unit = unit->next) {
    uint32_t n = 0;
    while (n < unit->n_words && t + n < limit &&
           s->word[t + n] == unit->words[n]) {
      ++n;
    }
    if (n == unit->n_words && unit->before == before) {
      return unit;
    }
  }
  return NULL;
}

/// Return the unit whose words end before the token.
static const WartaUnit *
unit_before(const WartaScene *s, uint32_t t, uint32_t first)
{
  for (uint32_t n = WARTA_MAX_UNIT_WORDS; n > 0; --n) {
    const WartaUnit *unit =
        t >= first + n ? warta_unit_at(s, t - n, t, true) : NULL;
    if (unit != NULL && unit->n_words == n) {
      return unit;
    }
  }
  return NULL;
}

/// "M5,6": a unit and a number in one run of characters.
static bool
read_glued(const WartaScene *s, uint32_t t, uint32_t limit, Amount *amount)
{
  const char *lower = warta_token_at(s, t)->lower;
  const size_t letters = strcspn(lower, "0123456789");
  if (letters == 0 || lower[letters] == '\0' || letters > GLIB_SIZEOF_LONG) {
    return false;
  }
  g_autofree char *word = g_strndup(lower, letters);
  const WartaUnit *unit =
      warta_word_details(warta_frames_word(s->frames, word))->units;
  if (unit == NULL || !unit->before || unit->n_words != 1) {
    return false;
  }
  const uint32_t at = warta_token_at(s, t)->span.begin + (uint32_t)letters;
  const char *digits = s->doc->text + at;
  size_t length = strspn(digits, "0123456789.,");
  while (length > 0 && !g_ascii_isdigit(digits[length - 1])) {
    --length;
  }
  if (!warta_number_literal(digits, length, &amount->number)) {
    return false;
  }
  amount->first = t;
  amount->end = t + 1;
  while (amount->end < limit &&
         warta_token_at(s, amount->end)->span.begin < at + length) {
    ++amount->end;
  }
  amount->unit = unit;
  return true;
}

/// Read a number with a unit at the token.  Returns the token to go on with.
static uint32_t
read_amount(const WartaScene *s, uint32_t t, uint32_t limit, Amount *amount)
{
  const uint32_t first =
      s->doc->sentences[warta_token_at(s, t)->sentence].first_token;
  amount->unit = NULL;
  if (read_glued(s, t, limit, amount)) {
    return amount->end;
  }
  if (!warta_number_word(s, t) ||
      !warta_number_read(s, t, limit, &amount->number)) {
    return t + 1;
  }
  const uint32_t end = amount->number.end;
  const WartaUnit *before = unit_before(s, t, first);
  const WartaUnit *after =
      end < limit ? warta_unit_at(s, end, limit, false) : NULL;
  // "kekuatan 5,6 skala Richter", "sebesar USD 3 juta"
  amount->unit = before != NULL && (after == NULL || after->kind < before->kind)
                     ? before
                     : after;
  amount->first =
      amount->unit != NULL && amount->unit == before ? t - before->n_words : t;
  amount->end = amount->unit != NULL && amount->unit == after
                    ? end + after->n_words
                    : end;
  return end;
}

/* ---- Whose number it is ---- */

/// Fill the columns: which event a word belongs to.
static void
find_owners(Pass *pass)
{
  WartaScene *s = pass->s;
  const WartaDocument *doc = s->doc;
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    pass->event[doc->events[e].head] = e;
  }
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    pass->result[p->token] = p->silent;
  }
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = s->order[i];
    const uint32_t to = s->delegate[t] != WARTA_NONE ? s->delegate[t] : t;
    const uint32_t e = pass->event[to];
    const uint32_t head = s->head[t];
    if (e != WARTA_NONE && !doc->events[e].nominal) {
      pass->clause[t] = e;
      continue;
    }
    if (head != WARTA_NONE) {
      pass->clause[t] = pass->clause[head];
      pass->noun[t] = pass->noun[head];
      pass->aside[t] = pass->aside[head];
      pass->result[t] |= pass->result[head];
    }
    const WartaWord *preposition = warta_scene_preposition(s, t);
    pass->aside[t] |= warta_hinted(s, t, WARTA_HINT_DISTANCE) ||
                      (preposition->preposition != 0 &&
                       preposition->role == WARTA_ROLE_PLACE);
    pass->noun[t] = e != WARTA_NONE ? e : pass->noun[t];
  }
}

static void
state_amount(const WartaScene *s, GArray *figures, uint32_t event,
             const Amount *amount)
{
  const WartaDocument *doc = s->doc;
  const bool money = amount->unit->kind == WARTA_UNIT_CURRENCY;
  const WartaFigure figure = {
      .event = event,
      .kind = WARTA_FIGURE_AMOUNT,
      .value = warta_number_text(&amount->number, doc->arena),
      .unit = money ? NULL : amount->unit->code,
      .currency = money ? amount->unit->code : NULL,
      .span = {doc->tokens[amount->first].span.begin,
               doc->tokens[amount->end - 1].span.end},
      .row = warta_scene_row(s, "units.tsv", amount->unit->line),
  };
  g_array_append_val(figures, figure);
}

/// Whether a later amount counts more than an earlier one: a change more than
/// what it came to, then by kind; of equals the first behind the verb.
static bool
counts_more(const Amount *earlier, const Amount *later, uint32_t trigger)
{
  if (earlier->result != later->result) {
    return earlier->result;
  }
  if (earlier->unit->kind != later->unit->kind) {
    return later->unit->kind > earlier->unit->kind;
  }
  return earlier->first < trigger && later->first > trigger;
}

static void
offer(Pass *pass, uint32_t event, uint32_t index)
{
  if (event == WARTA_NONE) {
    return;
  }
  const uint32_t trigger = pass->s->doc->events[event].head;
  const Amount *all = (const Amount *)(void *)pass->found->data;
  const uint32_t old = pass->best[event];
  if (old != 0) {
    const Amount *best = &all[old - 1];
    if (!counts_more(best, &all[index], trigger)) {
      return;
    }
  }
  pass->best[event] = index + 1;
}

/// "10 km dari kota", "di kedalaman 10 km": how far, not how much.
static bool
is_distance(const Pass *pass, const Amount *amount, uint32_t head)
{
  const WartaScene *s = pass->s;
  switch (amount->unit->kind) {
  case WARTA_UNIT_LENGTH:
    return pass->aside[head] ||
           (amount->end < s->n &&
            warta_hinted(s, amount->end, WARTA_HINT_DISTANCE));
  case WARTA_UNIT_CURRENCY:
  case WARTA_UNIT_MAGNITUDE:
    return false;
  default:
    return pass->aside[head];
  }
}

/// The event that the sentence goes on with, for what hangs on no event.
static uint32_t
event_behind(const WartaScene *s, uint32_t t)
{
  const WartaDocument *doc = s->doc;
  const WartaSentence *sentence =
      &doc->sentences[warta_token_at(s, t)->sentence];
  for (uint32_t i = t; i < sentence->end_token; ++i) {
    if (s->predicate[i] != WARTA_NONE && s->predicate[i] < doc->n_events &&
        doc->events[s->predicate[i]].head == i) {
      return s->predicate[i];
    }
  }
  return WARTA_NONE;
}

/// Give an amount to the events whose clause and phrase it stands in.
static void
place_amount(Pass *pass, const Amount *amount)
{
  const WartaScene *s = pass->s;
  uint32_t t = amount->first;
  // The head of the amount: what hangs outside of it
  for (uint32_t n = amount->end - amount->first; n > 0; --n) {
    const uint32_t head = s->head[t];
    if (head == WARTA_NONE || head < amount->first || head >= amount->end) {
      break;
    }
    t = head;
  }
  if (is_distance(pass, amount, t)) {
    return;
  }
  Amount found = *amount;
  found.result = pass->result[t];
  g_array_append_val(pass->found, found);
  const uint32_t index = pass->found->len - 1;
  uint32_t clause = pass->clause[t];
  if (clause == WARTA_NONE && amount->unit->kind == WARTA_UNIT_MAGNITUDE) {
    clause = event_behind(s, amount->end - 1);
  }
  if (clause != WARTA_NONE && !s->doc->events[clause].speech) {
    offer(pass, clause, index);
  }
  offer(pass, pass->noun[t], index);
}

static void
read_sentence(const WartaScene *s, const WartaSentence *sentence,
              GArray *amounts)
{
  Amount amount = {0};
  for (uint32_t t = sentence->first_token; t < sentence->end_token;) {
    t = read_amount(s, t, sentence->end_token, &amount);
    if (amount.unit != NULL) {
      g_array_append_val(amounts, amount);
    }
  }
}

/// The amounts of the article, in the order of the text.
static GArray *
read_amounts(const WartaScene *s)
{
  GArray *amounts = g_array_new(FALSE, FALSE, sizeof(Amount));
  for (uint32_t i = 0; i < s->doc->n_sentences; ++i) {
    read_sentence(s, &s->doc->sentences[i], amounts);
  }
  return amounts;
}

static uint32_t *
new_column(const WartaScene *s)
{
  uint32_t *column = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  memset(column, 0xFF, sizeof(uint32_t) * (s->n + 1)); // WARTA_NONE
  return column;
}

void
warta_find_amounts(WartaScene *s, GArray *figures)
{
  const WartaDocument *doc = s->doc;
  g_autoptr(GArray) amounts = read_amounts(s);
  if (amounts->len == 0) {
    return;
  }
  Pass pass = {
      .s = s,
      .event = new_column(s),
      .clause = new_column(s),
      .noun = new_column(s),
      .aside = warta_arena_array(doc->arena, bool, s->n + 1),
      .result = warta_arena_array(doc->arena, bool, s->n + 1),
      .found = g_array_new(FALSE, FALSE, sizeof(Amount)),
      .best = warta_arena_array(doc->arena, uint32_t, doc->n_events + 1),
  };
  find_owners(&pass);
  for (uint32_t i = 0; i < amounts->len; ++i) {
    place_amount(&pass, &g_array_index(amounts, Amount, i));
  }
  const Amount *found = (const Amount *)(void *)pass.found->data;
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    if (pass.best[e] != 0) {
      state_amount(s, figures, e, &found[pass.best[e] - 1]);
    }
  }
  g_array_unref(pass.found);
}
