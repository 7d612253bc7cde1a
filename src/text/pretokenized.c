// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/pretokenized.h"

#include "text/tokenizer.h"

#include <string.h>

enum { N_COLUMNS = 10, COLUMN_ID = 0, COLUMN_FORM = 1, COLUMN_MISC = 9 };

struct WartaPretokenizedImpl {
  const char *next; // line to be read, or NULL at the end
  const char *end;
  char *name;
  uint64_t line;
  uint32_t n_documents;
};

/// A line without its end.
typedef struct {
  const char *text;
  size_t length;
} Line;

/// The document at hand.
typedef struct {
  WartaPretokenized *reader;
  char *id;
  GString *text;
  GArray *tokens;
  GArray *sentences;
  uint32_t first; // token of the sentence at hand
  uint32_t paragraph;
  uint32_t part;       // begin of the next word of a multiword token
  uint32_t parts_left; // its words that are still to come
  bool inside;         // not its first
  bool space;          // white space due before the next token
  bool new_paragraph;
} Builder;

WartaPretokenized *
warta_pretokenized_new(const char *text, size_t length, const char *name)
{
  WartaPretokenized *reader = g_new0(WartaPretokenized, 1);
  reader->next = length == 0 ? NULL : text;
  reader->end = text + length;
  reader->name = g_strdup(name);
  return reader;
}

void
warta_pretokenized_free(WartaPretokenized *reader)
{
  if (reader != NULL) {
    g_free(reader->name);
    g_free(reader);
  }
}

static bool
fail(WartaPretokenized *reader, GError **error, const char *what)
{
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
              "%s:%" G_GUINT64_FORMAT ": %s", reader->name, reader->line, what);
  reader->next = NULL;
  return false;
}

static Line
peek_line(const WartaPretokenized *reader)
{
  const size_t left = (size_t)(reader->end - reader->next);
  const char *newline = memchr(reader->next, '\n', left);
  size_t length = newline == NULL ? left : (size_t)(newline - reader->next);
  length -= length > 0 && reader->next[length - 1] == '\r' ? 1U : 0U;
  return (Line){reader->next, length};
}

static void
skip_line(WartaPretokenized *reader)
{
  const size_t left = (size_t)(reader->end - reader->next);
  const char *newline = memchr(reader->next, '\n', left);
  reader->next =
      newline == NULL || newline + 1 == reader->end ? NULL : newline + 1;
  ++reader->line;
}

/* ---- Columns ---- */

/// Cut a line at its tabs; false unless it has ten columns.
static bool
split_columns(Line line, Line columns[N_COLUMNS])
{
  const char *at = line.text;
  const char *end = line.text + line.length;
  for (int i = 0; i < N_COLUMNS; ++i) {
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    if ((tab == NULL) != (i == N_COLUMNS - 1)) {
      return false;
    }
    columns[i] = (Line){at, (size_t)((tab == NULL ? end : tab) - at)};
    at = tab == NULL ? end : tab + 1;
  }
  return true;
}

static bool
has_pair(Line misc, const char *pair)
{
  const size_t length = strlen(pair);
  const char *at = misc.text;
  const char *end = misc.text + misc.length;
  while (at < end) {
    const char *bar = memchr(at, '|', (size_t)(end - at));
    const char *stop = bar == NULL ? end : bar;
    if ((size_t)(stop - at) == length && memcmp(at, pair, length) == 0) {
      return true;
    }
    at = bar == NULL ? end : bar + 1;
  }
  return false;
}

/// Read "12" or "12-13" into a number and how many words it is for; 0 for an
/// empty node "12.1".  False when it is nothing of these.
static bool
read_id(Line column, uint32_t *n_words, bool *range)
{
  char text[32];
  if (column.length == 0 || column.length >= sizeof(text)) {
    return false;
  }
  memcpy(text, column.text, column.length);
  text[column.length] = '\0';
  char *rest = NULL;
  const guint64 first = g_ascii_strtoull(text, &rest, 10);
  *range = *rest == '-';
  *n_words = *rest == '.' ? 0 : 1;
  if (rest == text || !g_ascii_isdigit(text[0])) {
    return false;
  }
  if (!*range) {
    return *rest == '\0' || *rest == '.';
  }
  char *end = NULL;
  const guint64 last = g_ascii_strtoull(rest + 1, &end, 10);
  *n_words = (uint32_t)(last - first + 1);
  return end != rest + 1 && *end == '\0' && last > first &&
         last - first < WARTA_WORD_MAX;
}

/* ---- Text and tokens ---- */

static uint32_t
length_of(const Builder *b)
{
  return (uint32_t)b->text->len;
}

static void
append_space(Builder *b)
{
  if (b->new_paragraph && length_of(b) > 0) {
    g_string_append_c(b->text, '\n');
    ++b->paragraph;
  } else if (b->space && length_of(b) > 0) {
    g_string_append_c(b->text, ' ');
  }
  b->new_paragraph = false;
  b->space = false;
}

static void
append_form(Builder *b, Line form)
{
  append_space(b);
  g_string_append_len(b->text, form.text, (gssize)form.length);
}

static void
add_token(Builder *b, WartaSpan span, uint32_t flags)
{
  const WartaToken token = {
      .span = span,
      .flags = flags,
      .sentence = b->sentences->len,
      .name = WARTA_NONE,
      .time = WARTA_NONE,
      .head = WARTA_NONE,
  };
  g_array_append_val(b->tokens, token);
}

/// End of a word of a multiword token: where its form ends when the text goes
/// on with it, else one character further; the last one gets what is left.
static uint32_t
part_end(const Builder *b, Line form)
{
  const uint32_t end = length_of(b);
  const char *text = b->text->str + b->part;
  if (b->parts_left == 1) {
    return end;
  }
  if (form.length > 0 && b->part + form.length < end &&
      g_ascii_strncasecmp(text, form.text, form.length) == 0) {
    return b->part + (uint32_t)form.length;
  }
  return b->part + (uint32_t)(g_utf8_next_char(text) - text);
}

static bool
add_part(Builder *b, Line form, GError **error)
{
  const uint32_t end = part_end(b, form);
  if (b->part >= end || end > length_of(b)) {
    return fail(b->reader, error,
                "a multiword token has more words than letters");
  }
  const bool last = --b->parts_left == 0;
  add_token(b, (WartaSpan){b->part, end},
            (b->inside ? WARTA_TOKEN_JOINED : 0U) |
                (last && b->space ? WARTA_TOKEN_SPACE_AFTER : 0U));
  b->part = end;
  b->inside = true;
  return true;
}

static bool
add_word(Builder *b, Line columns[N_COLUMNS], GError **error)
{
  if (columns[COLUMN_FORM].length == 0) {
    return fail(b->reader, error, "a word without a form");
  }
  append_form(b, columns[COLUMN_FORM]);
  b->space = !has_pair(columns[COLUMN_MISC], "SpaceAfter=No");
  const uint32_t end = length_of(b);
  add_token(b, (WartaSpan){end - (uint32_t)columns[COLUMN_FORM].length, end},
            b->space ? WARTA_TOKEN_SPACE_AFTER : 0U);
  return true;
}

static bool
begin_range(Builder *b, Line columns[N_COLUMNS], uint32_t n_words,
            GError **error)
{
  if (b->parts_left > 0 || columns[COLUMN_FORM].length < n_words) {
    return fail(b->reader, error,
                "a multiword token inside another, or with more words than "
                "letters");
  }
  append_form(b, columns[COLUMN_FORM]);
  b->space = !has_pair(columns[COLUMN_MISC], "SpaceAfter=No");
  b->part = length_of(b) - (uint32_t)columns[COLUMN_FORM].length;
  b->parts_left = n_words;
  b->inside = false;
  return true;
}

static bool
add_line(Builder *b, Line line, GError **error)
{
  Line columns[N_COLUMNS];
  uint32_t n_words = 0;
  bool range = false;
  if (!split_columns(line, columns) ||
      !read_id(columns[COLUMN_ID], &n_words, &range)) {
    return fail(b->reader, error,
                "not CoNLL-U; a word has ten columns separated by tabs and "
                "begins with its number");
  }
  if (length_of(b) > G_MAXINT32 - line.length - 2) {
    return fail(b->reader, error, "the document is too long");
  }
  if (range) {
    return begin_range(b, columns, n_words, error);
  }
  if (n_words == 0) {
    return true;
  }
  return b->parts_left > 0 ? add_part(b, columns[COLUMN_FORM], error)
                           : add_word(b, columns, error);
}

/* ---- Sentences and documents ---- */

static bool
end_sentence(Builder *b, GError **error)
{
  if (b->parts_left > 0) {
    return fail(b->reader, error, "words of a multiword token are missing");
  }
  if (b->tokens->len == b->first) {
    return true;
  }
  const WartaToken *tokens = (const WartaToken *)(void *)b->tokens->data;
  const WartaSentence sentence = {
      .span = {tokens[b->first].span.begin,
               tokens[b->tokens->len - 1].span.end},
      .first_token = b->first,
      .end_token = b->tokens->len,
      .paragraph = b->paragraph,
      .mark = WARTA_NONE,
  };
  g_array_append_val(b->sentences, sentence);
  b->first = b->tokens->len;
  return true;
}

static bool
starts_with(Line line, const char *prefix)
{
  const size_t length = strlen(prefix);
  return line.length >= length && memcmp(line.text, prefix, length) == 0;
}

static void
read_comment(Builder *b, Line line)
{
  static const char id[] = "# newdoc id = ";
  if (starts_with(line, id)) {
    g_free(b->id);
    b->id = g_strndup(line.text + strlen(id), line.length - strlen(id));
  }
  b->new_paragraph |= starts_with(line, "# newpar");
}

/// Whether the line begins another document than the one at hand.
static bool
is_next_document(const Builder *b, Line line)
{
  return starts_with(line, "# newdoc") && b->tokens->len > 0 &&
         b->tokens->len == b->first;
}

static bool
read_line(Builder *b, Line line, GError **error)
{
  if (line.length == 0) {
    return end_sentence(b, error);
  }
  if (line.text[0] == '#') {
    read_comment(b, line);
    return true;
  }
  return add_line(b, line, error);
}

static bool
read_document(Builder *b, GError **error)
{
  while (b->reader->next != NULL) {
    const Line line = peek_line(b->reader);
    if (is_next_document(b, line)) {
      return true;
    }
    skip_line(b->reader);
    if (!read_line(b, line, error)) {
      return false;
    }
  }
  return end_sentence(b, error);
}

static void
finish_tokens(WartaDocument *doc)
{
  g_autoptr(GString) lower = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    WartaToken *token = &doc->tokens[i];
    warta_lower_text(lower, doc->text, token->span);
    token->lower = warta_arena_strndup(doc->arena, lower->str, lower->len);
    token->flags |= warta_token_flags(doc->text, token->span);
    if ((token->flags & WARTA_TOKEN_WORD) &&
        doc->text[token->span.end - 1] == '.') {
      token->flags |= WARTA_TOKEN_ABBREVIATION;
    }
  }
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    warta_flag_quotes(doc->text, doc->tokens, doc->sentences[s].first_token,
                      doc->sentences[s].end_token);
  }
}

static WartaDocument *
build_document(const Builder *b)
{
  WartaPretokenized *reader = b->reader;
  WartaDocument *doc = warta_document_new();
  ++reader->n_documents;
  doc->id = b->id != NULL
                ? warta_arena_strdup(doc->arena, b->id)
                : warta_arena_printf(doc->arena, "%s#%u", reader->name,
                                     reader->n_documents);
  doc->name = warta_arena_strdup(doc->arena, reader->name);
  doc->length = length_of(b);
  doc->text = warta_arena_strndup(doc->arena, b->text->str, doc->length);
  doc->given = doc->text;
  doc->given_length = doc->length;
  doc->map = warta_text_map_new(doc->arena, doc->text, doc->length, NULL, 0);
  warta_document_layer(doc, b->tokens, WartaToken, tokens);
  warta_document_layer(doc, b->sentences, WartaSentence, sentences);
  finish_tokens(doc);
  return doc;
}

static bool
check_encoding(WartaPretokenized *reader, GError **error)
{
  const size_t left = (size_t)(reader->end - reader->next);
  if (reader->line > 0 || g_utf8_validate_len(reader->next, left, NULL)) {
    return true;
  }
  return fail(reader, error, "not valid UTF-8");
}

bool
warta_pretokenized_next(WartaPretokenized *reader, WartaDocument **document,
                        GError **error)
{
  *document = NULL;
  if (reader->next == NULL) {
    return true;
  }
  if (!check_encoding(reader, error)) {
    return false;
  }
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(WartaToken));
  g_autoptr(GArray) sentences =
      g_array_new(FALSE, FALSE, sizeof(WartaSentence));
  Builder b = {
      .reader = reader, .text = text, .tokens = tokens, .sentences = sentences};
  const bool ok = read_document(&b, error);
  if (ok && tokens->len > 0) {
    *document = build_document(&b);
  }
  g_free(b.id);
  return ok;
}
