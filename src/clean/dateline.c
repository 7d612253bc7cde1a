// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Datelines: publisher and place in any order, then a dash.  "JAKARTA,
/// KOMPAS.com -", "Bisnis.com, JAKARTA –", "Jakarta (ANTARA) -".

#include "clean/marker.h"

#include <string.h>

enum {
  MAX_DATELINE = 90, // bytes
  MAX_PARTS = 5,
  MAX_WORDS = 5, // of one part
  HEAD_LINES = 5,
  MAX_CAPTION = 400, // bytes
  HEAD_BYTES = 600,  // where a dateline may stand inside of a line
};

typedef enum { PART_NONE, PART_PUBLISHER, PART_UPPER, PART_PLACE } PartKind;

typedef struct {
  uint32_t end;        // behind the dash and its spaces
  WartaSpan publisher; // empty: none
  size_t n_publishers;
  size_t n_upper;
  size_t n_places;
  size_t n_known; // of the places
  bool colon;     // "Jakarta:" instead of a dash
  bool bar;       // "SURYA.co.id | SURABAYA -"
} Dateline;

/* ---- Dashes ---- */

static uint32_t
dash_length(const char *text, uint32_t at, uint32_t end)
{
  if (text[at] == '-') {
    uint32_t n = 1;
    while (at + n < end && text[at + n] == '-') {
      ++n;
    }
    return n;
  }
  if (end - at >= 3 && (memcmp(text + at, "\xE2\x80\x93", 3) == 0 ||
                        memcmp(text + at, "\xE2\x80\x94", 3) == 0 ||
                        memcmp(text + at, "\xE2\x80\x95", 3) == 0)) {
    return 3;
  }
  return 0;
}

/// Whether a dash at `at` separates rather than joins two words.
static bool
is_separator(const char *text, uint32_t begin, uint32_t at, uint32_t length,
             uint32_t end)
{
  const bool before = at > begin && text[at - 1] == ' ';
  const bool after = at + length == end || text[at + length] == ' ';
  return length > 1 || (before && after) ||
         (after && at > begin && strchr(".)", text[at - 1]) != NULL) ||
         (after && at > begin && g_ascii_isalpha(text[at - 1])) ||
         (before && at + length < end && g_ascii_isupper(text[at + length]));
}

/* ---- Parts ---- */

static bool
is_domain(const char *text, uint32_t length)
{
  static const char *const endings[] = {".com", ".co",  ".id",   ".net",
                                        ".tv",  ".org", ".news", ".ly",
                                        ".con", ".info"};
  for (size_t i = 0; i < G_N_ELEMENTS(endings); ++i) {
    const size_t n = strlen(endings[i]);
    if (length > n + 2 &&
        g_ascii_strncasecmp(text + length - n, endings[i], n) == 0) {
      return strcspn(text, " ,") >= length;
    }
  }
  return false;
}

static bool
is_upper_word(const char *text, WartaSpan core)
{
  const char *c = text + core.begin;
  const char *end = text + core.end;
  size_t letters = 0;
  for (; c < end; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    if (g_unichar_islower(u) || g_unichar_isdigit(u)) {
      return false;
    }
    letters += g_unichar_isupper(u) ? 1 : 0;
  }
  return letters >= 2;
}

/// Digits and slashes are in no name of a place.
static bool
has_sign(const char *text, WartaSpan span)
{
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (g_ascii_isdigit(text[i]) || text[i] == '/') {
      return true;
    }
  }
  return false;
}

static PartKind
place_kind(const char *text, WartaSpan span)
{
  size_t n = 0;
  size_t upper = 0;
  WartaLineWord word;
  for (uint32_t at = span.begin;
       warta_marker_next_word(text, at, span.end, &word); at = word.span.end) {
    if (++n > MAX_WORDS || !warta_marker_is_capital(text, word.core) ||
        has_sign(text, word.core) || word.core.begin != word.span.begin) {
      return PART_NONE;
    }
    upper += is_upper_word(text, word.core);
  }
  if (n == 0 || (upper > 0 && upper < n)) {
    return PART_NONE;
  }
  return upper == n ? PART_UPPER : n <= 3 ? PART_PLACE : PART_NONE;
}

/// Whether every word is one of those that names of cities are made of.
static bool
is_known_place(const WartaMarker *marker, WartaSpan span)
{
  WartaLineWord word;
  for (uint32_t at = span.begin;
       warta_marker_next_word(marker->text, at, span.end, &word);
       at = word.span.end) {
    if (!warta_clean_has_word(marker->rules, WARTA_WORDS_PLACE,
                              marker->text + word.core.begin,
                              warta_span_length(word.core))) {
      return false;
    }
  }
  return true;
}

static PartKind
part_kind(const WartaMarker *marker, WartaSpan span)
{
  const char *text = marker->text + span.begin;
  const uint32_t length = warta_span_length(span);
  if (warta_clean_publisher(marker->rules, text, length) != NULL ||
      is_domain(text, length)) {
    return PART_PUBLISHER;
  }
  return place_kind(marker->text, span);
}

/// Judge the part; false if a dateline has no such part.
static bool
take_part(const WartaMarker *marker, WartaSpan span, Dateline *line)
{
  const char *text = marker->text;
  while (span.begin < span.end && text[span.begin] == ' ') {
    ++span.begin;
  }
  while (span.begin < span.end && strchr(" .", text[span.end - 1]) != NULL) {
    --span.end;
  }
  if (span.begin == span.end) {
    return true;
  }
  switch (part_kind(marker, span)) {
  case PART_NONE:
    return false;
  case PART_PUBLISHER:
    line->publisher = line->n_publishers == 0 ? span : line->publisher;
    ++line->n_publishers;
    break;
  case PART_UPPER:
    ++line->n_upper;
    break;
  case PART_PLACE:
    ++line->n_places;
    line->n_known += is_known_place(marker, span);
    break;
  }
  return line->n_publishers + line->n_upper + line->n_places <= MAX_PARTS;
}

/* ---- Datelines ---- */

/// Whether the dateline ends at `at`: with a dash, whose length is set, or with
/// a colon.
static bool
ends_at(const char *text, uint32_t begin, uint32_t at, uint32_t end,
        uint32_t *length)
{
  *length = dash_length(text, at, end);
  if (*length > 0) {
    return is_separator(text, begin, at, *length, end);
  }
  *length = 1;
  return text[at] == ':' && at + 1 < end && text[at + 1] == ' ';
}

/// Read a dateline at `begin`; false if there is none of that form.
static bool
read_dateline(const WartaMarker *marker, uint32_t begin, uint32_t end,
              Dateline *line)
{
  const char *text = marker->text;
  const uint32_t limit = MIN(end, begin + MAX_DATELINE);
  uint32_t part = begin;
  *line = (Dateline){0};
  for (uint32_t at = begin; at < limit; ++at) {
    uint32_t length = 0;
    const bool ends = ends_at(text, begin, at, end, &length);
    if (!ends && strchr(",()|", text[at]) == NULL) {
      continue;
    }
    if (!take_part(marker, (WartaSpan){part, at}, line)) {
      return false;
    }
    if (ends) {
      line->end = at + length;
      line->colon = text[at] == ':';
      return line->n_publishers + line->n_upper + line->n_places > 0;
    }
    line->bar = line->bar || text[at] == '|';
    part = at + 1;
  }
  return false;
}

/// "Liputan6.com, Jakarta Menteri ...": a publisher, a comma, a known place of
/// one or two words, and a sentence without a dash before it.
static bool
read_without_dash(const WartaMarker *marker, uint32_t begin, uint32_t end,
                  Dateline *line)
{
  const char *text = marker->text;
  const uint32_t limit = MIN(end, begin + MAX_DATELINE);
  const char *comma = memchr(text + begin, ',', limit - begin);
  *line = (Dateline){0};
  if (comma == NULL ||
      !take_part(marker, (WartaSpan){begin, (uint32_t)(comma - text)}, line) ||
      line->n_publishers == 0) {
    return false;
  }
  WartaLineWord word;
  uint32_t at = (uint32_t)(comma - text) + 1;
  for (size_t n = 0; warta_marker_next_word(text, at, end, &word); ++n) {
    const bool whole = word.core.end == word.span.end;
    if (n == 2 || !whole || !is_known_place(marker, word.core)) {
      line->end = at;
      return n > 0 &&
             g_unichar_isupper(g_utf8_get_char(text + word.core.begin));
    }
    at = word.span.end;
  }
  return false;
}

/// Whether such a dateline may stand at the beginning of this line.
static bool
is_sure(const WartaMarker *marker, const Dateline *line, uint32_t end)
{
  uint32_t next = line->end;
  while (next < end && marker->text[next] == ' ') {
    ++next;
  }
  if (next == end) {
    return line->n_publishers > 0 && line->n_upper + line->n_places > 0;
  }
  if (line->colon) {
    return line->n_publishers > 0 && line->n_upper + line->n_places > 0;
  }
  if (line->n_publishers > 0) {
    return true;
  }
  const gunichar c = g_utf8_get_char(marker->text + next);
  return !line->bar &&
         (line->n_upper == 1 || line->n_upper == 2 || line->n_known == 1) &&
         line->n_upper + line->n_places <= 2 && !g_unichar_islower(c);
}

uint32_t
warta_marker_dateline_end(const WartaMarker *marker, uint32_t at, uint32_t end)
{
  Dateline line;
  return read_dateline(marker, at, end, &line) && is_sure(marker, &line, end)
             ? line.end
             : 0;
}

static void
take_publisher(WartaMarker *marker, const Dateline *line)
{
  const uint32_t length = warta_span_length(line->publisher);
  if (marker->doc->publisher != NULL || length == 0) {
    return;
  }
  const char *name = marker->text + line->publisher.begin;
  const char *known = warta_clean_publisher(marker->rules, name, length);
  marker->doc->publisher =
      known != NULL ? warta_arena_strdup(marker->doc->arena, known)
                    : warta_arena_strndup(marker->doc->arena, name, length);
}

/// Mark the datelines that follow each other from `begin` on.
static bool
mark_datelines(WartaMarker *marker, uint32_t begin, uint32_t end,
               bool need_publisher)
{
  const char *text = marker->text;
  uint32_t at = begin;
  Dateline line;
  while (read_dateline(marker, at, end, &line) && is_sure(marker, &line, end) &&
         (line.n_publishers > 0 || (at == begin && !need_publisher))) {
    take_publisher(marker, &line);
    need_publisher = true;
    at = line.end;
    while (at < end && text[at] == ' ') {
      ++at;
    }
  }
  if (at == begin && (at == 0 || text[at - 1] == '\n') &&
      read_without_dash(marker, begin, end, &line)) {
    take_publisher(marker, &line);
    at = line.end;
  }
  if (at > begin) {
    warta_marker_add(marker, begin, at, WARTA_MARK_DATELINE);
  }
  return at > begin;
}

/// A dash that is left of a dateline: "- Pembalap Prancis ...".
static bool
mark_lone_dash(WartaMarker *marker, const WartaLine *line)
{
  const uint32_t n =
      dash_length(marker->text, line->span.begin, line->span.end);
  if (n == 0 || !line->prose || marker->text[line->span.begin + n] != ' ') {
    return false;
  }
  warta_marker_add(marker, line->span.begin, line->span.begin + n,
                   WARTA_MARK_DATELINE);
  return true;
}

/// Where paragraph breaks are lost, the dateline follows a headline or caption
/// on the same line; it is told by its publisher.
static bool
find_inside(WartaMarker *marker, const WartaLine *line)
{
  const char *text = marker->text;
  const uint32_t limit = MIN(line->span.end, line->span.begin + HEAD_BYTES);
  for (uint32_t at = line->body + 1; at < limit; ++at) {
    if (text[at - 1] == ' ' && g_ascii_isupper(text[at]) &&
        mark_datelines(marker, at, line->span.end, true)) {
      return true;
    }
  }
  return false;
}

/// What stands between the title and a line with a dateline is a caption.
static void
mark_captions(WartaMarker *marker, guint end)
{
  for (guint i = 1; i < end; ++i) {
    WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
    if (!line->marked && warta_span_length(line->span) <= MAX_CAPTION) {
      line->marked = true;
      warta_marker_add(marker, line->span.begin, line->span.end,
                       WARTA_MARK_CAPTION);
    }
  }
}

void
warta_marker_find_datelines(WartaMarker *marker)
{
  bool body = false;
  for (guint i = 0; i < marker->lines->len && i < HEAD_LINES; ++i) {
    const WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
    if (line->marked) {
      continue;
    }
    // Behind a paragraph only a publisher tells that the body begins here.
    if (mark_datelines(marker, line->body, line->span.end,
                       body || !line->prose)) {
      mark_captions(marker, body ? i : 0);
      return;
    }
    if (!body && (mark_lone_dash(marker, line) ||
                  (line->prose && find_inside(marker, line)))) {
      return;
    }
    body = body || line->prose;
  }
}
