// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/marker.h"
#include "model/published.h"

#include <string.h>

enum {
  PROSE_LENGTH = 60,  // bytes of a line that is surely a paragraph
  MAX_HEADLINE = 220, // bytes
  MIN_HEADLINE_WORDS = 3,
  MAX_CLOSERS = 12, // quotes and parentheses behind a full stop
  HEAD_LINES = 10,  // where title, dateline and date line stand
  MAX_DATE_LINE = 120,
  FIRST_YEAR = 1900,
  LAST_YEAR = 2100,
};

/* ---- Words and lines ---- */

static bool
is_punctuation(gunichar c)
{
  return g_unichar_ispunct(c) || c == 0xFFFD;
}

static WartaSpan
trim_punctuation(const char *text, WartaSpan span)
{
  while (span.begin < span.end &&
         is_punctuation(g_utf8_get_char(text + span.begin))) {
    span.begin = (uint32_t)(g_utf8_next_char(text + span.begin) - text);
  }
  while (span.begin < span.end) {
    const char *last = g_utf8_prev_char(text + span.end);
    if (!is_punctuation(g_utf8_get_char(last))) {
      break;
    }
    span.end = (uint32_t)(last - text);
  }
  return span;
}

bool
warta_marker_next_word(const char *text, uint32_t at, uint32_t end,
                       WartaLineWord *word)
{
  while (at < end && text[at] == ' ') {
    ++at;
  }
  if (at >= end) {
    return false;
  }
  const char *space = memchr(text + at, ' ', end - at);
  word->span.begin = at;
  word->span.end = space == NULL ? end : (uint32_t)(space - text);
  word->core = trim_punctuation(text, word->span);
  return true;
}

bool
warta_marker_is_capital(const char *text, WartaSpan core)
{
  if (core.begin == core.end) {
    return false;
  }
  const gunichar c = g_utf8_get_char(text + core.begin);
  return g_unichar_isupper(c) || g_unichar_isdigit(c);
}

bool
warta_marker_is_closed(const char *text, uint32_t begin, uint32_t end)
{
  for (size_t n = 0; end > begin && n < MAX_CLOSERS; ++n) {
    const char *last = g_utf8_prev_char(text + end);
    const gunichar c = g_utf8_get_char(last);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
      return true;
    }
    if (c != '"' && c != '\'' && c != ')' && c != ' ' && c != '*' &&
        c != 0x201D && c != 0x2019 && c != ']') {
      return false;
    }
    end = (uint32_t)(last - text);
  }
  return false;
}

/// Capitals throughout, no end of a sentence: how headlines are written.
static bool
looks_like_headline(const WartaMarker *marker, WartaSpan span)
{
  const uint32_t length = warta_span_length(span);
  if (length > MAX_HEADLINE || length < 12) {
    return false;
  }
  const char last = marker->text[span.end - 1];
  if (strchr(".:,;", last) != NULL ||
      (strchr("?!", last) == NULL &&
       warta_marker_is_closed(marker->text, span.begin, span.end))) {
    return false;
  }
  size_t n = 0;
  size_t capital = 0;
  size_t small = 0;
  size_t commas = 0;
  WartaLineWord word;
  for (uint32_t at = span.begin;
       warta_marker_next_word(marker->text, at, span.end, &word);
       at = word.span.end) {
    if (word.core.begin == word.core.end) {
      continue;
    }
    ++n;
    commas += marker->text[word.core.end] == ',' && word.core.end < span.end;
    if (warta_marker_is_capital(marker->text, word.core)) {
      capital += !g_ascii_isdigit(marker->text[word.core.begin]);
    } else {
      small += warta_clean_has_word(marker->rules, WARTA_WORDS_SMALL,
                                    marker->text + word.core.begin,
                                    warta_span_length(word.core));
    }
  }
  return n > MIN_HEADLINE_WORDS && commas * 3 < n && capital >= 3 &&
         capital * 10 >= (n - small) * 7;
}

static bool
looks_like_prose(const WartaMarker *marker, WartaSpan span)
{
  return warta_span_length(span) >= PROSE_LENGTH &&
         warta_marker_is_closed(marker->text, span.begin, span.end);
}

static void
split_lines(WartaMarker *marker)
{
  const char *text = marker->text;
  const uint32_t length = marker->doc->length;
  for (uint32_t at = 0; at < length;) {
    const char *feed = memchr(text + at, '\n', length - at);
    const uint32_t next = feed == NULL ? length : (uint32_t)(feed - text);
    WartaSpan span = {at, next};
    while (span.begin < span.end && text[span.begin] == ' ') {
      ++span.begin;
    }
    while (span.begin < span.end && text[span.end - 1] == ' ') {
      --span.end;
    }
    if (span.begin < span.end) {
      WartaLine line = {.span = span, .body = span.begin, .tail = span.end};
      line.headline = looks_like_headline(marker, span);
      line.prose = !line.headline && looks_like_prose(marker, span);
      g_array_append_val(marker->lines, line);
    }
    at = next + 1;
  }
}

void
warta_marker_add(WartaMarker *marker, uint32_t begin, uint32_t end,
                 WartaMarkKind kind)
{
  while (end > begin && marker->text[end - 1] == ' ') {
    --end;
  }
  if (begin < end) {
    const WartaMark mark = {{begin, end}, kind};
    g_array_append_val(marker->marks, mark);
  }
}

/* ---- Date lines ---- */

/// Whether a word may stand on a date line: a number, a word of the list, a
/// name of a publisher.
static bool
fits_date_line(const WartaMarker *marker, WartaSpan core, bool *number)
{
  const char *text = marker->text + core.begin;
  const uint32_t length = warta_span_length(core);
  bool letters = false;
  for (uint32_t i = 0; i < length; ++i) {
    *number = *number || g_ascii_isdigit(text[i]);
    letters = letters || g_ascii_isalpha(text[i]) || (text[i] & 0x80) != 0;
  }
  return !letters ||
         warta_clean_has_word(marker->rules, WARTA_WORDS_DATE, text, length) ||
         warta_clean_publisher(marker->rules, text, length) != NULL;
}

/// Whether a word fits on a date line; "WIB-diperbarui" and "(23/5/2019)," are
/// taken apart at punctuation.
static bool
word_fits(const WartaMarker *marker, WartaSpan core, bool *number)
{
  uint32_t begin = core.begin;
  for (uint32_t i = begin; i <= core.end; ++i) {
    if (i < core.end && strchr("-/|,", marker->text[i]) == NULL) {
      continue;
    }
    if (i > begin && !fits_date_line(marker, (WartaSpan){begin, i}, number)) {
      return false;
    }
    begin = i + 1;
  }
  return true;
}

bool
warta_marker_is_date_line(const WartaMarker *marker, WartaSpan span)
{
  if (warta_span_length(span) > MAX_DATE_LINE) {
    return false;
  }
  bool number = false;
  WartaLineWord word;
  for (uint32_t at = span.begin;
       warta_marker_next_word(marker->text, at, span.end, &word);
       at = word.span.end) {
    if (!word_fits(marker, word.core, &number)) {
      return false;
    }
  }
  if (!number) {
    return false;
  }
  g_autofree char *line = warta_document_dup_span(marker->doc, span);
  g_autofree char *iso = warta_published_parse(line);
  return iso != NULL;
}

static void
find_date_lines(WartaMarker *marker)
{
  for (guint i = 0; i < marker->lines->len; ++i) {
    WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
    if (line->marked || !warta_marker_is_date_line(marker, line->span)) {
      continue;
    }
    line->marked = true;
    warta_marker_add(marker, line->span.begin, line->span.end,
                     WARTA_MARK_DATE_LINE);
    if (marker->doc->published != NULL || i >= HEAD_LINES) {
      continue;
    }
    g_autofree char *text = warta_document_dup_span(marker->doc, line->span);
    g_autofree char *iso = warta_published_parse(text);
    WartaDate day = {0};
    if (iso != NULL && warta_published_day(iso, &day) &&
        day.year >= FIRST_YEAR && day.year <= LAST_YEAR) {
      marker->doc->published = warta_arena_strdup(marker->doc->arena, iso);
    }
  }
}

/* ---- The title ---- */

static bool
starts_body(const WartaMarker *marker, const WartaLine *line)
{
  if (line->prose) {
    return true;
  }
  for (guint i = 0; i < marker->marks->len; ++i) {
    const WartaMark *mark = &g_array_index(marker->marks, WartaMark, i);
    if (mark->span.begin == line->span.begin &&
        (mark->kind == WARTA_MARK_DATE_LINE ||
         mark->kind == WARTA_MARK_DATELINE || mark->kind == WARTA_MARK_BYLINE ||
         mark->kind == WARTA_MARK_CAPTION)) {
      return true;
    }
  }
  return false;
}

static size_t
count_words(const WartaMarker *marker, WartaSpan span)
{
  size_t n = 0;
  WartaLineWord word;
  for (uint32_t at = span.begin;
       warta_marker_next_word(marker->text, at, span.end, &word);
       at = word.span.end) {
    n += word.core.begin < word.core.end;
  }
  return n;
}

/// Whether the line may be a headline at all, whatever its capitals.
static bool
may_be_title(const WartaMarker *marker, const WartaLine *line)
{
  const char *text = marker->text;
  const uint32_t length = warta_span_length(line->span);
  if (line->marked || length > MAX_HEADLINE) {
    return false;
  }
  const char last = text[line->span.end - 1];
  const gunichar first = g_utf8_get_char(text + line->span.begin);
  if (last == '.' || last == ',' || last == ';' || last == ':' ||
      !(g_unichar_isupper(first) || g_unichar_isdigit(first) ||
        g_unichar_ispunct(first))) {
    return false;
  }
  return count_words(marker, line->span) >= MIN_HEADLINE_WORDS;
}

/// The first line is the title if it reads like one and the body follows.
static void
find_title(WartaMarker *marker, bool plain_text)
{
  guint i = 0;
  while (i < marker->lines->len && i < HEAD_LINES &&
         g_array_index(marker->lines, WartaLine, i).marked) {
    ++i;
  }
  if (i + 1 >= marker->lines->len || i >= HEAD_LINES) {
    return;
  }
  WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
  if (!may_be_title(marker, line) || (!plain_text && !line->headline)) {
    return;
  }
  bool body = false;
  for (guint k = i + 1; k < marker->lines->len && k < i + 5 && !body; ++k) {
    body = starts_body(marker, &g_array_index(marker->lines, WartaLine, k));
  }
  if (!body) {
    return;
  }
  for (guint k = 0; k < marker->marks->len; ++k) {
    const WartaMark *mark = &g_array_index(marker->marks, WartaMark, k);
    if (warta_span_overlaps(mark->span, line->span)) {
      return;
    }
  }
  line->marked = true;
  warta_marker_add(marker, line->span.begin, line->span.end, WARTA_MARK_TITLE);
  if (marker->doc->title == NULL) {
    g_autofree char *title = warta_document_dup_span(marker->doc, line->span);
    marker->doc->title = warta_arena_strdup(marker->doc->arena, title);
  }
}

/// A word or two in small letters before the body are left of a picture.
static void
find_leftover(WartaMarker *marker)
{
  if (marker->lines->len < 2) {
    return;
  }
  WartaLine *line = &g_array_index(marker->lines, WartaLine, 0);
  const gunichar first = g_utf8_get_char(marker->text + line->span.begin);
  if (!line->marked && g_unichar_islower(first) &&
      count_words(marker, line->span) < MIN_HEADLINE_WORDS &&
      !warta_marker_is_closed(marker->text, line->span.begin, line->span.end)) {
    line->marked = true;
    warta_marker_add(marker, line->span.begin, line->span.end,
                     WARTA_MARK_CAPTION);
  }
}

/* ---- Headlines at the end ---- */

/// Two headlines or more after the last paragraph are links to other articles.
static void
find_last_headlines(WartaMarker *marker)
{
  guint end = marker->lines->len;
  while (end > 0 && g_array_index(marker->lines, WartaLine, end - 1).marked) {
    --end;
  }
  guint begin = end;
  while (begin > 0) {
    const WartaLine *line = &g_array_index(marker->lines, WartaLine, begin - 1);
    const char first = marker->text[line->span.begin];
    if (line->marked || !line->headline || g_ascii_isdigit(first) ||
        first == '-') {
      break;
    }
    --begin;
  }
  if (end - begin < 2 || begin == 0) {
    return;
  }
  for (guint i = begin; i < end; ++i) {
    WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
    line->marked = true;
    warta_marker_add(marker, line->span.begin, line->span.end,
                     WARTA_MARK_READ_ALSO);
  }
}

/* ---- All of it ---- */

static int
compare_marks(const void *a, const void *b)
{
  const WartaMark *x = a;
  const WartaMark *y = b;
  if (x->span.begin != y->span.begin) {
    return x->span.begin < y->span.begin ? -1 : 1;
  }
  if (x->span.end != y->span.end) {
    return x->span.end > y->span.end ? -1 : 1;
  }
  return (int)x->kind - (int)y->kind;
}

/// Sort, and take out what lies in another mark.
static void
settle_marks(WartaMarker *marker)
{
  GArray *marks = marker->marks;
  g_array_sort(marks, compare_marks);
  guint n = 0;
  for (guint i = 0; i < marks->len; ++i) {
    WartaMark mark = g_array_index(marks, WartaMark, i);
    const uint32_t last =
        n == 0 ? 0 : g_array_index(marks, WartaMark, n - 1).span.end;
    if (mark.span.begin < last) {
      continue;
    }
    g_array_index(marks, WartaMark, n++) = mark;
  }
  g_array_set_size(marks, n);
}

void
warta_mark_text(WartaDocument *doc, const WartaCleanRules *rules,
                bool plain_text)
{
  WartaMarker marker = {
      .doc = doc,
      .rules = rules,
      .text = doc->text,
      .lines = g_array_new(FALSE, FALSE, sizeof(WartaLine)),
      .marks = g_array_new(FALSE, FALSE, sizeof(WartaMark)),
  };
  split_lines(&marker);
  find_date_lines(&marker);
  warta_marker_apply_rules(&marker);
  warta_marker_find_datelines(&marker);
  warta_marker_find_credits(&marker);
  if (plain_text || doc->title == NULL) {
    find_leftover(&marker);
    find_title(&marker, plain_text);
  }
  find_last_headlines(&marker);
  settle_marks(&marker);
  warta_document_layer(doc, marker.marks, WartaMark, marks);
  g_array_unref(marker.lines);
  g_array_unref(marker.marks);
}
