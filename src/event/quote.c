// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Quotations: where they are, which predicate reports them, who speaks.

#include "event/scene.h"

enum {
  MIN_WORDS = 4, ///< Shorter ones are terms in quotation marks
  REACH = 48,    ///< Tokens that are searched for a reporting verb
};

static uint32_t
paragraph_of(const WartaScene *s, uint32_t t)
{
  return s->doc->sentences[warta_token_at(s, t)->sentence].paragraph;
}

static bool
punctuation(const WartaScene *s, uint32_t t)
{
  return warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT ||
         !(warta_token_at(s, t)->flags &
           (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC));
}

/// Speech rather than a term: long enough, or it ends like a sentence.
static bool
is_speech(const WartaScene *s, WartaSpan range)
{
  uint32_t words = 0;
  bool predicate = false;
  for (uint32_t t = range.begin; t < range.end && words <= 2 * MIN_WORDS; ++t) {
    words += !punctuation(s, t);
    predicate |= s->predicate[t] != WARTA_NONE;
  }
  const bool stopped = range.end > range.begin && punctuation(s, range.end - 1);
  return stopped ? words > 0 && (words > 1 || predicate)
                 : words >= MIN_WORDS && predicate;
}

static void
add_quote(WartaScene *s, WartaSpan range)
{
  if (range.begin >= range.end || !is_speech(s, range)) {
    return;
  }
  const uint32_t index = s->quotes->len;
  const WartaQuote quote = {
      .span = {warta_token_at(s, range.begin)->span.begin,
               warta_token_at(s, range.end - 1)->span.end},
      .event = WARTA_NONE,
      .speaker = WARTA_NONE,
  };
  const uint32_t nobody = WARTA_NONE;
  g_array_append_val(s->quotes, quote);
  g_array_append_val(s->quote_speaker, nobody);
  g_array_append_val(s->quote_range, range);
  for (uint32_t t = range.begin; t < range.end; ++t) {
    s->quote[t] = index;
  }
}

/// Where a quotation ends that nobody closed: with its paragraph if the next
/// one opens again, as long speech is set, else with its sentence.
static uint32_t
unfinished_end(const WartaScene *s, uint32_t open, uint32_t next)
{
  const uint32_t sentence_end =
      s->doc->sentences[warta_token_at(s, open)->sentence].end_token;
  const bool reopened =
      next < s->n && (warta_token_at(s, next)->flags & WARTA_TOKEN_OPEN_QUOTE);
  return reopened ? next : sentence_end < next ? sentence_end : next;
}

/// A mark of another kind inside a quotation: "terkesan lebih 'hidup',".
static bool
nested_mark(const WartaScene *s, uint32_t open, uint32_t t)
{
  return warta_token_at(s, open)->lower[0] == '"' &&
         warta_token_at(s, t)->lower[0] == '\'';
}

static void
find_quotes(WartaScene *s)
{
  uint32_t open = WARTA_NONE;
  for (uint32_t t = 0; t < s->n; ++t) {
    const uint32_t flags = warta_token_at(s, t)->flags;
    if (open != WARTA_NONE && paragraph_of(s, t) != paragraph_of(s, open)) {
      add_quote(s, (WartaSpan){open + 1, unfinished_end(s, open, t)});
      open = WARTA_NONE;
    }
    const bool opens = (flags & WARTA_TOKEN_OPEN_QUOTE) != 0;
    if (open != WARTA_NONE && nested_mark(s, open, t)) {
      continue;
    }
    if (open != WARTA_NONE && (flags & WARTA_TOKEN_CLOSE_QUOTE)) {
      add_quote(s, (WartaSpan){open + 1, t});
      open = WARTA_NONE;
      continue;
    }
    if (opens && open != WARTA_NONE) {
      add_quote(s, (WartaSpan){open + 1, unfinished_end(s, open, t)});
    }
    open = opens ? t : open;
  }
  if (open != WARTA_NONE) {
    add_quote(s, (WartaSpan){open + 1, unfinished_end(s, open, s->n)});
  }
}

/* ---- Reporting verbs ---- */

static bool
reports(const WartaScene *s, uint32_t t)
{
  if (s->predicate[t] == WARTA_NONE || s->quote[t] != WARTA_NONE) {
    return false;
  }
  const WartaPredicate *p = warta_predicate_at(s, s->predicate[t]);
  return p->token == t && !p->dropped && (p->frame->flags & WARTA_FRAME_SAY);
}

/// `"...," kata X`, also when the sentence ended inside the quotation.
static uint32_t
reporter_after(const WartaScene *s, WartaSpan range)
{
  uint32_t t = range.end;
  while (t < s->n && t < range.end + 3 && punctuation(s, t) &&
         !(warta_token_at(s, t)->flags & WARTA_TOKEN_OPEN_QUOTE)) {
    ++t;
  }
  if (t >= s->n || paragraph_of(s, t) != paragraph_of(s, range.end - 1)) {
    return WARTA_NONE;
  }
  if (reports(s, t)) {
    return s->predicate[t];
  }
  // `"...," Menteri Anu menegaskan.` and `"...," demikian kata X`
  const bool capital = (warta_token_at(s, t)->flags & WARTA_TOKEN_CAPITAL) != 0;
  const uint32_t end =
      s->doc->sentences[warta_token_at(s, t)->sentence].end_token;
  const bool same = warta_token_at(s, t)->sentence ==
                    warta_token_at(s, range.end - 1)->sentence;
  for (uint32_t i = t; same && i < end && i < t + (capital ? 8 : 3); ++i) {
    if (reports(s, i)) {
      return s->predicate[i];
    }
  }
  return WARTA_NONE;
}

/// `X mengatakan, "..."`: the last reporting verb before it in its sentence.
static uint32_t
reporter_before(const WartaScene *s, WartaSpan range)
{
  const uint32_t begin =
      s->doc->sentences[warta_token_at(s, range.begin)->sentence].first_token;
  for (uint32_t t = range.begin, i = 0; t-- > begin && i < REACH; ++i) {
    if (reports(s, t)) {
      return s->predicate[t];
    }
  }
  return WARTA_NONE;
}

static uint32_t
speaker_of(const WartaScene *s, uint32_t predicate)
{
  const WartaPredicate *p = warta_predicate_at(s, predicate);
  return p->roles[WARTA_ROLE_AGENT][0].token;
}

/// Who is named first in a phrase that begins at `t`: a person or another actor
/// up to a mark or a verb.
static uint32_t
actor_from(const WartaScene *s, uint32_t t)
{
  enum { WORDS = 10 };
  const uint32_t end =
      s->doc->sentences[warta_token_at(s, t)->sentence].end_token;
  for (uint32_t i = t; i < end && i < t + WORDS && !punctuation(s, i); ++i) {
    if (s->predicate[i] == WARTA_NONE && warta_phrase_possible(s, i) &&
        warta_phrase_actor(s, i)) {
      return i;
    }
  }
  return WARTA_NONE;
}

/// `"...," demikian Wali Kota X` and `"...," Wali Kota X kepada wartawan`: who
/// speaks without a verb.
static uint32_t
speaker_without_verb(const WartaScene *s, WartaSpan range)
{
  uint32_t t = range.end;
  while (t < s->n && t < range.end + 3 && punctuation(s, t)) {
    ++t;
  }
  if (t >= s->n || paragraph_of(s, t) != paragraph_of(s, range.end - 1)) {
    return WARTA_NONE;
  }
  if (warta_is(s, t, WARTA_IS_THUS)) {
    return t + 1 < s->n ? actor_from(s, t + 1) : WARTA_NONE;
  }
  const bool same = warta_token_at(s, t)->sentence ==
                    warta_token_at(s, range.end - 1)->sentence;
  return same && s->predicate[t] == WARTA_NONE && warta_phrase_possible(s, t) &&
                 warta_phrase_actor(s, t)
             ? t
             : WARTA_NONE;
}

/// "Menteri X: "..."": who stands before a colon at the head of the sentence.
static uint32_t
speaker_before_colon(const WartaScene *s, WartaSpan range)
{
  const uint32_t begin =
      s->doc->sentences[warta_token_at(s, range.begin)->sentence].first_token;
  const uint32_t colon = warta_colon_after_actor(s, begin);
  return colon != WARTA_NONE && colon < range.begin ? begin : WARTA_NONE;
}

/// The speaker goes on: nothing but the reporting clause stands between this
/// quotation and the one before.
static bool
continues(const WartaScene *s, uint32_t index)
{
  const WartaSpan now = g_array_index(s->quote_range, WartaSpan, index);
  const WartaSpan before = g_array_index(s->quote_range, WartaSpan, index - 1);
  const uint32_t gap = now.begin - before.end;
  const uint32_t from = warta_token_at(s, before.end - 1)->sentence;
  const uint32_t to = warta_token_at(s, now.begin)->sentence;
  return gap < REACH && to - from <= 2;
}

/// Nobody reports it: the one who spoke last, if that was near.
static void
carry_speaker(WartaScene *s, uint32_t index, uint32_t last_reporter)
{
  uint32_t *speakers = &g_array_index(s->quote_speaker, uint32_t, 0);
  const WartaSpan range = g_array_index(s->quote_range, WartaSpan, index);
  if (index > 0 && continues(s, index) && speakers[index - 1] != WARTA_NONE) {
    speakers[index] = speakers[index - 1];
    return;
  }
  if (last_reporter != WARTA_NONE) {
    const uint32_t token = warta_predicate_at(s, last_reporter)->token;
    const uint32_t distance = warta_token_at(s, range.begin)->sentence -
                              warta_token_at(s, token)->sentence;
    speakers[index] = distance <= 3 ? speaker_of(s, last_reporter) : WARTA_NONE;
  }
}

/// Without a reporting verb: who is named behind, else who spoke last.
static void
guess_speaker(WartaScene *s, uint32_t index, uint32_t last_reporter)
{
  const WartaSpan range = g_array_index(s->quote_range, WartaSpan, index);
  uint32_t speaker = speaker_without_verb(s, range);
  if (speaker == WARTA_NONE) {
    speaker = speaker_before_colon(s, range);
  }
  if (speaker == WARTA_NONE) {
    carry_speaker(s, index, last_reporter);
  } else {
    g_array_index(s->quote_speaker, uint32_t, index) = speaker;
  }
}

static void
report(WartaScene *s, uint32_t index, uint32_t reporter)
{
  WartaPredicate *p = warta_predicate_at(s, reporter);
  p->speech = true;
  if (p->quote == WARTA_NONE) {
    p->quote = index;
  }
  g_array_index(s->quote_speaker, uint32_t, index) = speaker_of(s, reporter);
}

static void
find_speakers(WartaScene *s)
{
  uint32_t last_reporter = WARTA_NONE;
  uint32_t seen = 0; // tokens searched for reporters so far
  for (uint32_t i = 0; i < s->quotes->len; ++i) {
    const WartaSpan range = g_array_index(s->quote_range, WartaSpan, i);
    for (; seen < range.begin; ++seen) {
      last_reporter = reports(s, seen) ? s->predicate[seen] : last_reporter;
    }
    uint32_t reporter = reporter_after(s, range);
    if (reporter == WARTA_NONE) {
      reporter = reporter_before(s, range);
    }
    if (reporter != WARTA_NONE && speaker_of(s, reporter) != WARTA_NONE) {
      report(s, i, reporter);
    } else {
      guess_speaker(s, i, last_reporter);
    }
  }
}

void
warta_pass_quotes(WartaScene *s)
{
  find_quotes(s);
}

void
warta_pass_speakers(WartaScene *s)
{
  find_speakers(s);
}
