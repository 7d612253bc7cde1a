// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Credits: "(abc/def)" at the end of a line, and lines that say whose picture
/// it was.

#include "clean/marker.h"

#include <string.h>

enum {
  MAX_CREDIT = 60,   // bytes between the parentheses
  MAX_CODE = 5,      // letters of an editor's code
  MAX_CAPTION = 320, // bytes
};

typedef struct {
  size_t n_parts;
  size_t n_codes; // "abc", "ABC", "*"
  size_t n_names; // "Budi Santoso"
  size_t n_letters;
} Credit;

/// Judge one part between slashes; false if no credit has it.
static bool
take_part(const char *text, WartaSpan part, Credit *credit)
{
  while (part.begin < part.end && text[part.begin] == ' ') {
    ++part.begin;
  }
  while (part.begin < part.end && text[part.end - 1] == ' ') {
    --part.end;
  }
  ++credit->n_parts;
  const uint32_t length = warta_span_length(part);
  bool letters = true;
  for (uint32_t i = part.begin; i < part.end; ++i) {
    letters = letters && (g_ascii_isalnum(text[i]) || text[i] == '*');
    credit->n_letters += g_ascii_isalpha(text[i]) || text[i] == '*';
  }
  if (letters && length <= MAX_CODE) {
    ++credit->n_codes;
    return true;
  }
  WartaLineWord word;
  size_t n = 0;
  for (uint32_t at = part.begin;
       warta_marker_next_word(text, at, part.end, &word); at = word.span.end) {
    if (++n > 4 || !warta_marker_is_capital(text, word.core)) {
      return false;
    }
  }
  ++credit->n_names;
  return n > 0;
}

/// Whether what stands in the parentheses is a credit.
static bool
is_credit(const WartaMarker *marker, WartaSpan inside, bool closed, bool last)
{
  const char *text = marker->text;
  if (warta_span_length(inside) > MAX_CREDIT || inside.begin == inside.end) {
    return false;
  }
  Credit credit = {0};
  uint32_t begin = inside.begin;
  for (uint32_t i = inside.begin; i <= inside.end; ++i) {
    if (i < inside.end && text[i] != '/') {
      continue;
    }
    if (i > begin && !take_part(text, (WartaSpan){begin, i}, &credit)) {
      return false;
    }
    begin = i + 1;
  }
  if (credit.n_letters == 0) {
    return false;
  }
  const bool star = text[inside.begin] == '*';
  if (credit.n_parts > 1) {
    return closed || star || (last && credit.n_names == 0);
  }
  return closed && last && credit.n_parts == 1;
}

/// Mark "(...)" at the end of the line, and stars behind the last sentence.
static void
mark_end(WartaMarker *marker, WartaLine *line, bool last)
{
  const char *text = marker->text;
  uint32_t end = line->tail;
  while (end > line->span.begin && text[end - 1] == '*') {
    --end;
  }
  if (line->tail - end >= 2) {
    warta_marker_add(marker, end, line->tail, WARTA_MARK_BYLINE);
  }
  if (end == line->span.begin || text[end - 1] != ')') {
    return;
  }
  uint32_t inner_end = end - 1;
  uint32_t begin = inner_end;
  while (begin > line->span.begin && text[begin - 1] != '(' &&
         inner_end - begin <= MAX_CREDIT) {
    --begin;
  }
  if (begin == line->span.begin || text[begin - 1] != '(') {
    return;
  }
  uint32_t open = begin - 1;
  // "( (far) )"
  while (inner_end > begin && strchr(" )", text[inner_end - 1]) != NULL) {
    --inner_end;
  }
  uint32_t before = open;
  while (before > line->span.begin && text[before - 1] == ' ') {
    --before;
  }
  if (before > line->span.begin && text[before - 1] == '(') {
    open = --before;
  }
  const bool alone = before == line->span.begin;
  const bool closed =
      alone || warta_marker_is_closed(text, line->span.begin, before);
  if (is_credit(marker, (WartaSpan){begin, inner_end}, closed, last || alone)) {
    warta_marker_add(marker, open, end, WARTA_MARK_BYLINE);
    line->marked = line->marked || alone;
  }
}

/* ---- Captions ---- */

/// Whether somebody who takes pictures is named in [begin, end).
static bool
names_agency(const WartaMarker *marker, uint32_t begin, uint32_t end)
{
  const char *text = marker->text;
  for (uint32_t i = begin; i < end;) {
    if (!g_ascii_isalnum(text[i])) {
      ++i;
      continue;
    }
    uint32_t stop = i;
    while (stop < end && g_ascii_isalnum(text[stop])) {
      ++stop;
    }
    if (warta_clean_has_word(marker->rules, WARTA_WORDS_AGENCY, text + i,
                             stop - i)) {
      return true;
    }
    i = stop;
  }
  return false;
}

/// Whether a part between slashes is a person's name rather than a code or an
/// agency: "Budi Santoso", "Budi".
static bool
names_person(const WartaMarker *marker, uint32_t begin, uint32_t end)
{
  const char *text = marker->text;
  for (uint32_t i = begin; i < end;) {
    uint32_t stop = i;
    while (stop < end && g_ascii_isalpha(text[stop])) {
      ++stop;
    }
    if (stop - i >= 3 && g_ascii_isupper(text[i]) &&
        g_ascii_islower(text[i + 1]) &&
        !warta_clean_has_word(marker->rules, WARTA_WORDS_AGENCY, text + i,
                              stop - i)) {
      return true;
    }
    i = stop + (stop == i);
  }
  return false;
}

/// "Gedung itu.*/GSMARENA /", "Pemain Juventus. (c) AFP", "Kiper itu. © AFP"
static bool
has_picture_sign(const WartaMarker *marker, WartaSpan span)
{
  const char *text = marker->text + span.begin;
  const uint32_t length = warta_span_length(span);
  static const char *const signs[] = {"\xC2\xA9", "(c)"};
  for (size_t i = 0; i < G_N_ELEMENTS(signs); ++i) {
    const char *sign = g_strstr_len(text, length, signs[i]);
    if (sign != NULL && text + length - sign < 40) {
      return true;
    }
  }
  return g_strstr_len(text, length, ".*/") != NULL;
}

/// "(Foto: Istimewa)", "(Dok. Polda)"
static bool
is_picture_label(const char *text, uint32_t open, uint32_t end)
{
  static const char *const labels[] = {"foto", "dok", "ilustrasi", "sumber"};
  for (size_t i = 0; i < G_N_ELEMENTS(labels); ++i) {
    if (warta_clean_match(labels[i], text + open + 1, end - open - 1) > 0) {
      return true;
    }
  }
  return false;
}

/// As above, and "Warga antre minyak. (ANTARA/Budi Santoso)", "Ilustrasi banjir
/// (Foto: Istimewa)"
static bool
is_caption(const WartaMarker *marker, const WartaLine *line, bool early)
{
  const char *text = marker->text;
  const WartaSpan span = line->span;
  if (warta_span_length(span) > MAX_CAPTION) {
    return false;
  }
  if (has_picture_sign(marker, span)) {
    return true;
  }
  if (text[span.end - 1] != ')') {
    return false;
  }
  uint32_t open = span.end - 1;
  while (open > span.begin && text[open] != '(') {
    --open;
  }
  if (open == span.begin || text[open] != '(' || span.end - open > 80) {
    return false;
  }
  if (early && is_picture_label(text, open, span.end)) {
    return true;
  }
  return memchr(text + open, '/', span.end - open) != NULL &&
         names_agency(marker, open, span.end) &&
         (early || names_person(marker, open, span.end));
}

/// "Penulis | Wartawan | Petani", "Beranda | Politik | Ekonomi"
static bool
is_menu(const WartaMarker *marker, const WartaLine *line)
{
  size_t bars = 0;
  for (uint32_t i = line->span.begin; i + 2 < line->span.end; ++i) {
    bars += memcmp(marker->text + i, " | ", 3) == 0;
  }
  return bars >= 2 && !line->prose &&
         warta_span_length(line->span) <= MAX_CAPTION;
}

/// "BUDI SANTOSO | ANTON": who wrote it, at the end
static bool
is_signature(const WartaMarker *marker, const WartaLine *line)
{
  const char *text = marker->text;
  const WartaSpan span = line->span;
  bool bar = false;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    bar = bar || text[i] == '|';
    if (g_ascii_islower(text[i]) || g_ascii_isdigit(text[i])) {
      return false;
    }
  }
  return bar && warta_span_length(span) <= MAX_CREDIT;
}

void
warta_marker_find_credits(WartaMarker *marker)
{
  guint last = marker->lines->len;
  while (last > 0 && g_array_index(marker->lines, WartaLine, last - 1).marked) {
    --last;
  }
  bool body = false;
  for (guint i = 0; i < marker->lines->len; ++i) {
    WartaLine *line = &g_array_index(marker->lines, WartaLine, i);
    if (line->marked) {
      continue;
    }
    const bool ends = i + 1 == last;
    const bool caption = !ends && is_caption(marker, line, !body);
    body = body || line->prose;
    if (caption || is_menu(marker, line)) {
      line->marked = true;
      warta_marker_add(marker, line->span.begin, line->span.end,
                       caption ? WARTA_MARK_CAPTION : WARTA_MARK_SHARE);
      continue;
    }
    if (ends && is_signature(marker, line)) {
      line->marked = true;
      warta_marker_add(marker, line->span.begin, line->span.end,
                       WARTA_MARK_BYLINE);
      continue;
    }
    mark_end(marker, line, ends);
  }
}
