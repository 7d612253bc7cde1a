// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/chars.h"
#include "text/tokenizer.h"

#include <string.h>

// Closing marks behind the end of a sentence; bounds the look ahead.
enum { MAX_CLOSING = 8 };

typedef struct {
  const char *text;
  WartaToken *tokens;
  uint32_t first; // token of the segment
  uint32_t end;
  uint32_t begin; // of the sentence at hand
  uint32_t longest;
} Split;

static WartaChar
first_char(const Split *s, uint32_t t)
{
  const WartaToken *token = &s->tokens[t];
  return warta_char_at(s->text, token->span.begin, token->span.end);
}

static bool
space_before(const Split *s, uint32_t t)
{
  return t == s->first || (s->tokens[t - 1].flags & WARTA_TOKEN_SPACE_AFTER);
}

static bool
is_quote(const WartaToken *token)
{
  return token->flags & (WARTA_TOKEN_OPEN_QUOTE | WARTA_TOKEN_CLOSE_QUOTE);
}

/* ---- Quotation marks ---- */

/// Kinds of marks that pair with themselves.
typedef enum { PAIR_DOUBLE, PAIR_SINGLE, N_PAIRS, PAIR_NONE } Pair;

static Pair
pair_of(WartaChar c, uint32_t length)
{
  if (c.kind == WARTA_CHAR_QUOTE || length == 2) {
    return PAIR_DOUBLE;
  }
  if (c.kind == WARTA_CHAR_APOSTROPHE) {
    return PAIR_SINGLE;
  }
  return PAIR_NONE;
}

/// Whether something opens directly before the token, so that it opens, too.
static bool
opens_here(const Split *s, uint32_t t)
{
  if (space_before(s, t)) {
    return true;
  }
  const WartaChar before = first_char(s, t - 1);
  return before.kind == WARTA_CHAR_OPEN || before.kind == WARTA_CHAR_DASH ||
         (s->tokens[t - 1].flags & WARTA_TOKEN_OPEN_QUOTE);
}

static bool
closes_here(const Split *s, uint32_t t)
{
  if (t + 1 == s->end || (s->tokens[t].flags & WARTA_TOKEN_SPACE_AFTER)) {
    return true;
  }
  const WartaChar after = first_char(s, t + 1);
  return after.kind == WARTA_CHAR_CLOSE || after.code == '.' ||
         after.code == ',' || after.code == '?' || after.code == '!' ||
         after.code == ';' || after.code == ':';
}

/// Whether a mark that pairs with itself opens.  White space tells; where it
/// does not, the marks alternate.
static bool
opens(const Split *s, uint32_t t, bool inside)
{
  const bool open = opens_here(s, t);
  const bool close = closes_here(s, t);
  return open != close ? open : !inside;
}

static uint32_t
quote_flag(const Split *s, uint32_t t, bool inside[N_PAIRS])
{
  const WartaToken *token = &s->tokens[t];
  const WartaChar c = first_char(s, t);
  const uint32_t length = warta_span_length(token->span);
  if (token->flags & (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC)) {
    return 0;
  }
  if (c.kind == WARTA_CHAR_OPEN_QUOTE) {
    return WARTA_TOKEN_OPEN_QUOTE;
  }
  if (c.kind == WARTA_CHAR_CLOSE_QUOTE) {
    return WARTA_TOKEN_CLOSE_QUOTE;
  }
  const Pair pair = pair_of(c, length);
  if (pair == PAIR_NONE ||
      (c.kind != WARTA_CHAR_QUOTE && c.kind != WARTA_CHAR_APOSTROPHE)) {
    return 0;
  }
  inside[pair] = opens(s, t, inside[pair]);
  return inside[pair] ? WARTA_TOKEN_OPEN_QUOTE : WARTA_TOKEN_CLOSE_QUOTE;
}

void
warta_flag_quotes(const char *text, WartaToken *tokens, uint32_t first,
                  uint32_t end)
{
  const Split s = {text, tokens, first, end, first, 0};
  bool inside[N_PAIRS] = {false};
  for (uint32_t t = first; t < end; ++t) {
    tokens[t].flags |= quote_flag(&s, t, inside);
  }
}

/* ---- Ends of sentences ---- */

/// Whether a sentence can begin with the token.
static bool
may_begin(const Split *s, uint32_t t)
{
  const WartaToken *token = &s->tokens[t];
  const WartaChar c = first_char(s, t);
  if (token->flags & WARTA_TOKEN_WORD) {
    return !warta_char_is_lower(c);
  }
  return (token->flags & (WARTA_TOKEN_NUMERIC | WARTA_TOKEN_OPEN_QUOTE)) ||
         c.kind == WARTA_CHAR_OPEN || c.kind == WARTA_CHAR_DASH ||
         c.code == '@' || c.code == '#';
}

/// Whether the mark ends sentences.
static bool
is_terminal(const Split *s, uint32_t t)
{
  const WartaChar c = first_char(s, t);
  return c.code == '.' || c.code == '!' || c.code == '?' || c.code == 0x2026;
}

/// First token behind the closing marks that follow token `t`.
static uint32_t
skip_closing(const Split *s, uint32_t t)
{
  const uint32_t limit = MIN(s->end, t + MAX_CLOSING);
  ++t;
  while (t < limit) {
    const bool quote = s->tokens[t].flags & WARTA_TOKEN_CLOSE_QUOTE;
    const bool close = first_char(s, t).kind == WARTA_CHAR_CLOSE;
    const bool again = is_terminal(s, t);
    if (!quote && !((close || again) && !space_before(s, t))) {
      return t;
    }
    ++t;
  }
  return t;
}

/// "1." at the beginning of a line numbers what follows.
static bool
is_list_number(const Split *s, uint32_t t)
{
  return t == s->begin + 1 && t == s->first + 1 &&
         (s->tokens[t - 1].flags & WARTA_TOKEN_NUMERIC) &&
         warta_span_length(s->tokens[t - 1].span) <= 3;
}

/// "katanya.Presiden": the space was lost.
static bool
is_glued_end(const Split *s, uint32_t t, uint32_t next)
{
  const WartaToken *after = &s->tokens[next];
  return next == t + 1 && t > s->begin && first_char(s, t).code == '.' &&
         !(s->tokens[t - 1].flags & WARTA_TOKEN_CAPITAL) &&
         (after->flags & WARTA_TOKEN_CAPITAL) &&
         !(after->flags & WARTA_TOKEN_UPPER);
}

/// Return the token behind the sentence if token `t` ends it, else NONE.
static uint32_t
sentence_end(const Split *s, uint32_t t)
{
  const WartaToken *token = &s->tokens[t];
  if ((token->flags & WARTA_TOKEN_ABBREVIATION) || !is_terminal(s, t) ||
      is_list_number(s, t)) {
    return WARTA_NONE;
  }
  const uint32_t next = skip_closing(s, t);
  if (next == s->end) {
    return next;
  }
  if (!space_before(s, next)) {
    const bool quoted =
        next > t + 1 && is_quote(&s->tokens[next - 1]) && may_begin(s, next);
    return quoted || is_glued_end(s, t, next) ? next : WARTA_NONE;
  }
  return may_begin(s, next) ? next : WARTA_NONE;
}

/* ---- Sentences ---- */

/// Where to cut a sentence that is too long: behind its last ';', ',' or
/// closing mark in the last quarter.
static uint32_t
cut_long(const Split *s, uint32_t end)
{
  const uint32_t least = s->begin + s->longest * 3 / 4;
  for (uint32_t t = end - 1; t > least; --t) {
    const WartaChar c = first_char(s, t - 1);
    if ((c.code == ';' || c.code == ',' || is_terminal(s, t - 1) ||
         c.kind == WARTA_CHAR_CLOSE) &&
        !(s->tokens[t].flags & WARTA_TOKEN_JOINED)) {
      return t;
    }
  }
  while (end > least && (s->tokens[end].flags & WARTA_TOKEN_JOINED)) {
    --end;
  }
  return end;
}

static void
add_sentence(Split *s, uint32_t end, GArray *sentences,
             const WartaSentence *pattern)
{
  WartaSentence sentence = *pattern;
  sentence.first_token = s->begin;
  sentence.end_token = end;
  sentence.span =
      (WartaSpan){s->tokens[s->begin].span.begin, s->tokens[end - 1].span.end};
  for (uint32_t t = s->begin; t < end; ++t) {
    s->tokens[t].sentence = sentences->len;
  }
  g_array_append_val(sentences, sentence);
  s->begin = end;
}

void
warta_find_sentences(const char *text, GArray *tokens, uint32_t first,
                     GArray *sentences, const WartaSentence *pattern,
                     uint32_t longest)
{
  Split s = {text,  (WartaToken *)(void *)tokens->data,
             first, tokens->len,
             first, longest};
  warta_flag_quotes(text, s.tokens, first, s.end);
  uint32_t t = first;
  while (t < s.end) {
    uint32_t end = sentence_end(&s, t);
    if (end != WARTA_NONE && end - s.begin <= s.longest) {
      add_sentence(&s, end, sentences, pattern);
      t = end;
      continue;
    }
    ++t;
    if (t - s.begin >= s.longest && t < s.end) {
      add_sentence(&s, cut_long(&s, t), sentences, pattern);
      t = MAX(t, s.begin);
    }
  }
  if (s.begin < s.end) {
    add_sentence(&s, s.end, sentences, pattern);
  }
}
