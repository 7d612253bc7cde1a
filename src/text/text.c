// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/chars.h"
#include "text/tokenizer.h"

#include <string.h>

typedef struct {
  const WartaTokenizer *tokenizer;
  WartaDocument *doc;
  WartaStyle style;
  uint32_t longest; // sentence, in tokens
  GArray *tokens;
  GArray *sentences;
  GString *lower; // of the word at hand
} Builder;

/* ---- Tokens ---- */

static void
add_token(Builder *b, WartaSpan span, const char *lower, uint32_t flags)
{
  WartaToken token = {
      .span = span,
      .lower = lower,
      .flags = flags | warta_token_flags(b->doc->text, span),
      .name = WARTA_NONE,
      .time = WARTA_NONE,
      .head = WARTA_NONE,
  };
  g_array_append_val(b->tokens, token);
}

static void
add_part(Builder *b, WartaSpan span, uint32_t flags)
{
  warta_lower_text(b->lower, b->doc->text, span);
  add_token(b, span,
            warta_arena_strndup(b->doc->arena, b->lower->str, b->lower->len),
            flags);
}

/// Add a written word, its clitics cut off.
static void
add_word(Builder *b, WartaSpan span, uint32_t flags)
{
  const char *word = b->doc->text + span.begin;
  const uint32_t length = warta_span_length(span);
  warta_lower_text(b->lower, b->doc->text, span);
  uint32_t cuts[2];
  uint32_t n = 0;
  if (b->lower->len == length) {
    n = warta_find_clitics(b->tokenizer, word, b->lower->str, length, b->style,
                           cuts);
  }
  if (n == 0) {
    add_token(b, span,
              warta_arena_strndup(b->doc->arena, b->lower->str, b->lower->len),
              flags);
    return;
  }
  const uint32_t last = flags;
  uint32_t begin = span.begin;
  for (uint32_t i = 0; i <= n; ++i) {
    const uint32_t end = i < n ? span.begin + cuts[i] : span.end;
    add_part(b, (WartaSpan){begin, end},
             (i > 0 ? WARTA_TOKEN_JOINED : 0U) | (i == n ? last : 0U));
    begin = end;
  }
}

static void
add_piece(Builder *b, WartaSpan span, bool abbreviation, bool space)
{
  const WartaChar c = warta_char_at(b->doc->text, span.begin, span.end);
  if (abbreviation && b->style == WARTA_STYLE_GSD) {
    // GSD gives the dot a token of its own, which still ends no sentence.
    add_word(b, (WartaSpan){span.begin, span.end - 1}, 0);
    span.begin = span.end - 1;
  }
  const uint32_t flags = (space ? WARTA_TOKEN_SPACE_AFTER : 0U) |
                         (abbreviation ? WARTA_TOKEN_ABBREVIATION : 0U);
  if (warta_char_is_word(c) && !abbreviation) {
    add_word(b, span, flags);
  } else {
    add_part(b, span, flags);
  }
}

/// Add the tokens of a stretch without line breaks.
static void
add_tokens(Builder *b, WartaSpan segment)
{
  const char *text = b->doc->text;
  uint32_t at = segment.begin;
  while (at < segment.end) {
    const WartaChar c = warta_char_at(text, at, segment.end);
    if (c.kind == WARTA_CHAR_SPACE) {
      at += c.length;
      continue;
    }
    const WartaPiece piece =
        warta_scan(b->tokenizer, text, (WartaSpan){at, segment.end}, b->style);
    const WartaChar next = warta_char_at(text, piece.end, segment.end);
    add_piece(b, (WartaSpan){at, piece.end}, piece.abbreviation,
              next.kind == WARTA_CHAR_SPACE);
    at = piece.end;
  }
}

/* ---- Segments ---- */

/// Add a stretch that lies in one line and in one mark or none.
static void
add_segment(Builder *b, WartaSpan segment, uint32_t paragraph, uint32_t mark)
{
  const uint32_t first = b->tokens->len;
  add_tokens(b, segment);
  const WartaSentence pattern = {.paragraph = paragraph, .mark = mark};
  warta_find_sentences(b->doc->text, b->tokens, first, b->sentences, &pattern,
                       b->longest);
}

static uint32_t
line_end(const WartaDocument *doc, uint32_t at)
{
  const char *newline = memchr(doc->text + at, '\n', doc->length - at);
  return newline == NULL ? doc->length : (uint32_t)(newline - doc->text);
}

/// End of the segment at `at`, and the mark it lies in.
static uint32_t
segment_end(const WartaDocument *doc, uint32_t at, uint32_t end,
            uint32_t *next_mark, uint32_t *mark)
{
  while (*next_mark < doc->n_marks && doc->marks[*next_mark].span.end <= at) {
    ++*next_mark;
  }
  *mark = WARTA_NONE;
  if (*next_mark == doc->n_marks) {
    return end;
  }
  const WartaSpan span = doc->marks[*next_mark].span;
  if (span.begin > at) {
    return MIN(end, span.begin);
  }
  *mark = *next_mark;
  return MIN(end, span.end);
}

static void
add_line(Builder *b, WartaSpan line, uint32_t paragraph, uint32_t *next_mark)
{
  uint32_t at = line.begin;
  while (at < line.end) {
    uint32_t mark;
    const uint32_t end = segment_end(b->doc, at, line.end, next_mark, &mark);
    add_segment(b, (WartaSpan){at, end}, paragraph, mark);
    at = end;
  }
}

void
warta_split_text_style(WartaDocument *doc, const WartaTokenizer *tokenizer,
                       WartaStyle style, uint32_t longest)
{
  g_autoptr(GArray) tokens =
      g_array_sized_new(FALSE, FALSE, sizeof(WartaToken), doc->length / 6 + 1);
  g_autoptr(GArray) sentences =
      g_array_new(FALSE, FALSE, sizeof(WartaSentence));
  g_autoptr(GString) lower = g_string_new(NULL);
  Builder b = {tokenizer, doc, style, longest, tokens, sentences, lower};
  uint32_t next_mark = 0;
  uint32_t paragraph = 0;
  for (uint32_t at = 0; at < doc->length; ++paragraph) {
    const uint32_t end = line_end(doc, at);
    add_line(&b, (WartaSpan){at, end}, paragraph, &next_mark);
    at = end + 1;
  }
  warta_document_layer(doc, tokens, WartaToken, tokens);
  warta_document_layer(doc, sentences, WartaSentence, sentences);
}

void
warta_split_text(WartaDocument *doc, const WartaTokenizer *tokenizer)
{
  warta_split_text_style(doc, tokenizer, WARTA_STYLE_NEWS, WARTA_SENTENCE_MAX);
}
