// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/marker.h"

#include <string.h>

enum {
  MAX_SELF_LINE = 60, // bytes of a line that is a label and nothing else
  MAX_QUOTED = 300,   // bytes of a quoted headline
  MAX_HEADLINE = 260, // bytes of a headline up to the line's end
  MAX_HEADLINE_WORDS = 24,
  MIN_HEADLINE_WORDS = 3,
  MAX_NAME_WORDS = 7,
  MAX_REACH = 1000,   // bytes of any mark
  MAX_PAREN = 300,    // bytes
  MAX_LIST = 30,      // lines
  MAX_LABELLED = 400, // bytes of a line that is marked for its beginning
  MIN_LINES = 4,      // of a text that has kept its line breaks
};

/// Where a sentence ends inside of a line: behind . ! ? and what closes there,
/// before a space.  `end` if there is none.
static uint32_t
sentence_end(const char *text, uint32_t at, uint32_t end)
{
  for (; at < end; ++at) {
    if (strchr(".!?", text[at]) == NULL) {
      continue;
    }
    uint32_t next = at + 1;
    while (next < end && strchr("\"')]", text[next]) != NULL) {
      ++next;
    }
    if (next == end || text[next] == ' ') {
      return next;
    }
  }
  return end;
}

static uint32_t
skip_label(const char *text, uint32_t at, uint32_t end)
{
  while (at < end && strchr(" :,-|", text[at]) != NULL) {
    ++at;
  }
  return at;
}

/* ---- Headlines ---- */

static const struct {
  const char *open;
  const char *close;
} quotes[] = {{"'", "'"},
              {"\"", "\""},
              {"\xE2\x80\x98", "\xE2\x80\x99"},
              {"\xE2\x80\x9C", "\xE2\x80\x9D"}};

/// Where the quotation that opens before `at` closes: at the quotation mark
/// before a colon or, lacking that, at the first one before a space; or 0.
static uint32_t
closing_end(const char *text, uint32_t at, uint32_t end, const char *close)
{
  const uint32_t n = (uint32_t)strlen(close);
  uint32_t first = 0;
  for (; at + n <= end; ++at) {
    if (memcmp(text + at, close, n) != 0) {
      continue;
    }
    const uint32_t next = at + n;
    if (next < end && text[next] == ':') {
      return next + 1;
    }
    if (first == 0 && (next == end || strchr(" .!?", text[next]) != NULL)) {
      first = next;
    }
  }
  return first;
}

/// End of a quoted headline, or 0 if there is none.
static uint32_t
quoted_end(const char *text, uint32_t at, uint32_t end)
{
  for (size_t q = 0; q < G_N_ELEMENTS(quotes); ++q) {
    const uint32_t open = (uint32_t)strlen(quotes[q].open);
    if (end - at >= open && memcmp(text + at, quotes[q].open, open) == 0) {
      return closing_end(text, at + open, MIN(end, at + MAX_QUOTED),
                         quotes[q].close);
    }
  }
  return 0;
}

static bool
is_small_word(const WartaMarker *marker, WartaSpan core)
{
  return warta_clean_has_word(marker->rules, WARTA_WORDS_SMALL,
                              marker->text + core.begin,
                              warta_span_length(core));
}

static bool
is_starter(const WartaMarker *marker, const WartaLineWord *word)
{
  const unsigned char first = (unsigned char)marker->text[word->span.begin];
  const bool quote = first == '"' || first == 0xE2U;
  return quote || (warta_marker_is_capital(marker->text, word->core) &&
                   warta_clean_has_word(marker->rules, WARTA_WORDS_STARTER,
                                        marker->text + word->core.begin,
                                        warta_span_length(word->core)));
}

/// The headline runs into a sentence of the body, whose first small word is
/// `words[n]`: the sentence begins with the last word that often begins one, or
/// with the last capital.
static uint32_t
back_to_sentence(const WartaMarker *marker, const WartaLineWord *words,
                 size_t n)
{
  for (size_t i = n; i-- > MIN_HEADLINE_WORDS;) {
    if (is_starter(marker, &words[i])) {
      return words[i].span.begin;
    }
  }
  for (size_t i = n; i-- > MIN_HEADLINE_WORDS;) {
    if (warta_marker_is_capital(marker->text, words[i].core)) {
      return words[i].span.begin;
    }
  }
  return words[n].span.begin;
}

/// End of a headline that is told from what follows by its capitals.
static uint32_t
capital_end(const WartaMarker *marker, uint32_t at, uint32_t end)
{
  const char *text = marker->text;
  WartaLineWord words[MAX_HEADLINE_WORDS];
  size_t n = 0;
  while (n < MAX_HEADLINE_WORDS &&
         warta_marker_next_word(text, at, end, &words[n])) {
    const WartaLineWord *word = &words[n];
    const bool empty = word->core.begin == word->core.end;
    if (!empty && !warta_marker_is_capital(text, word->core) &&
        !is_small_word(marker, word->core)) {
      return back_to_sentence(marker, words, n);
    }
    const char last = text[word->span.end - 1];
    if (n >= MIN_HEADLINE_WORDS && strchr(".!?", last) != NULL) {
      return word->span.end;
    }
    at = word->span.end;
    ++n;
  }
  return n == 0 ? end : words[n - 1].span.end;
}

static uint32_t
headline_end(const WartaMarker *marker, uint32_t at, uint32_t end)
{
  const char *text = marker->text;
  at = skip_label(text, at, end);
  // "Simak juga Video 'Judul':" has more of a label before the quotation.
  WartaLineWord word;
  if (warta_marker_next_word(text, at, end, &word) &&
      warta_clean_match("video", text + at, end - at) > 0) {
    at = skip_label(text, word.span.end, end);
  }
  const uint32_t quoted = quoted_end(text, at, end);
  if (quoted > 0) {
    return quoted;
  }
  const uint32_t sentence = sentence_end(text, at, end);
  if (end - at <= MAX_HEADLINE && sentence == end) {
    const char last = end > at ? text[end - 1] : ' ';
    return last == '.' && end - at > 120 ? capital_end(marker, at, end) : end;
  }
  return capital_end(marker, at, end);
}

/* ---- Other extents ---- */

/// Capitals, words with a slash and signs, up to a dateline: "Budi
/// Santoso/detikcom".
static uint32_t
names_end(const WartaMarker *marker, uint32_t at, uint32_t end)
{
  const char *text = marker->text;
  uint32_t before = at = skip_label(text, at, end);
  WartaLineWord word;
  for (size_t n = 0;
       n < MAX_NAME_WORDS && warta_marker_next_word(text, at, end, &word);
       ++n) {
    if (n > 0 && warta_marker_dateline_end(marker, word.span.begin, end) > 0) {
      return at;
    }
    if (n > 0 && word.core.begin < word.core.end &&
        !warta_marker_is_capital(text, word.core)) {
      return before; // the capital before it begins a sentence
    }
    before = n == 0 ? word.span.end : at;
    at = word.span.end;
    const char last = text[at - 1];
    if (memchr(text + word.span.begin, '/', at - word.span.begin) != NULL ||
        last == '.') {
      break;
    }
  }
  return at;
}

/// A whole line of two to four capitals, as a name is; 0 if it is not.
static uint32_t
person_end(const WartaMarker *marker, uint32_t at, uint32_t end)
{
  WartaLineWord word;
  size_t n = 0;
  while (warta_marker_next_word(marker->text, at, end, &word)) {
    if (!warta_marker_is_capital(marker->text, word.core) || ++n > 4) {
      return 0;
    }
    at = word.span.end;
  }
  return n < 2 ? 0 : end;
}

static uint32_t
paren_end(const char *text, uint32_t begin, uint32_t end)
{
  const char close = text[begin] == '[' ? ']' : ')';
  const uint32_t limit = MIN(end, begin + MAX_PAREN);
  const char *at = memchr(text + begin, close, limit - begin);
  return at == NULL ? 0 : (uint32_t)(at - text) + 1;
}

/// The end of what the rule marks from `begin` on; 0: nothing after all.
static uint32_t
rule_end(const WartaMarker *marker, const WartaCleanRule *rule, uint32_t begin,
         uint32_t matched, uint32_t end)
{
  const char *text = marker->text;
  switch (rule->extent) {
  case WARTA_EXTENT_SELF:
  case WARTA_EXTENT_LIST:
    return rule->place == WARTA_PLACE_LINE ? end : matched;
  case WARTA_EXTENT_LINE:
    return end - begin <= MAX_LABELLED && (marker->lines->len >= MIN_LINES ||
                                           (rule->kind != WARTA_MARK_CAPTION &&
                                            rule->kind != WARTA_MARK_BYLINE))
               ? end
               : names_end(marker, matched, end);
  case WARTA_EXTENT_SENTENCE:
    return sentence_end(text, matched, end);
  case WARTA_EXTENT_HEADLINE:
    // The quotation mark may belong to the pattern.
    return strchr("'\"", text[matched - 1]) != NULL
               ? quoted_end(text, matched - 1, end)
               : headline_end(marker, matched, end);
  case WARTA_EXTENT_NAMES:
    return names_end(marker, matched, end);
  case WARTA_EXTENT_PERSON:
    return person_end(marker, matched, end);
  case WARTA_EXTENT_PAREN:
    return paren_end(text, begin, end);
  }
  return 0;
}

/* ---- Matching ---- */

/// Whether a label is all that stands on the line.
static bool
fills_line(const char *text, uint32_t begin, uint32_t at, uint32_t end)
{
  if (end - begin > MAX_SELF_LINE) {
    return false;
  }
  while (at < end && (strchr(" :.!?>|*-", text[at]) != NULL)) {
    ++at;
  }
  return at == end;
}

/// How far a mark may reach from `begin`: what is longer is no label.
static uint32_t
reach(const char *text, uint32_t begin, uint32_t end)
{
  if (end - begin <= MAX_REACH) {
    return end;
  }
  end = begin + MAX_REACH;
  while ((text[end] & 0xC0) == 0x80) {
    --end;
  }
  return end;
}

/// Try all rules at a word; return the end of what was marked, or 0.
static uint32_t
try_rules(WartaMarker *marker, const WartaLine *line, uint32_t at,
          bool sentence, const WartaCleanRule **applied)
{
  const char *text = marker->text;
  const uint32_t end = line->span.end;
  const unsigned char first = (unsigned char)g_ascii_tolower(text[at]);
  const GArray *rules = marker->rules->rules[first];
  for (guint i = 0; rules != NULL && i < rules->len; ++i) {
    const WartaCleanRule *rule = &g_array_index(rules, WartaCleanRule, i);
    const bool begins = at == line->span.begin;
    if ((!begins && rule->place <= WARTA_PLACE_BEGIN) ||
        (!sentence && rule->place == WARTA_PLACE_SENTENCE)) {
      continue;
    }
    const uint32_t n = warta_clean_match(rule->pattern, text + at, end - at);
    if (n == 0 || (rule->place == WARTA_PLACE_LINE &&
                   !fills_line(text, at, at + n, end))) {
      continue;
    }
    const uint32_t limit = reach(text, at, end);
    const uint32_t stop = rule_end(marker, rule, at, at + n, limit);
    if (stop > at) {
      *applied = rule;
      return stop;
    }
  }
  return 0;
}

static bool
is_word_start(const char *text, uint32_t begin, uint32_t at)
{
  if (at == begin) {
    return true;
  }
  const char before = text[at - 1];
  // A sentence may be glued to the one before: "selesai.Baca Juga:".
  return !g_ascii_isalnum(before) && (before & 0x80) == 0 && before != '/' &&
         (before != '.' || g_ascii_isupper(text[at])) && before != '@';
}

/// Whether a sentence may begin at `at`, which is behind `begin`.
static bool
is_sentence_start(const char *text, uint32_t begin, uint32_t at)
{
  return at == begin ||
         (text[at - 1] == ' ' &&
          (text[at - 2] == ')' || warta_marker_is_closed(text, begin, at)));
}

/// The headlines below a label that has a line of its own; returns their end.
static guint
mark_list(WartaMarker *marker, guint line, WartaMarkKind kind)
{
  guint i = line + 1;
  for (; i < marker->lines->len && i <= line + MAX_LIST; ++i) {
    WartaLine *next = &g_array_index(marker->lines, WartaLine, i);
    const bool last = i + 1 == marker->lines->len;
    if (next->prose || next->marked ||
        (!next->headline && !(kind == WARTA_MARK_TAGS && !last) &&
         warta_span_length(next->span) > MAX_SELF_LINE)) {
      break;
    }
    next->marked = true;
    warta_marker_add(marker, next->span.begin, next->span.end, kind);
  }
  return i;
}

/// Take note of what a rule marked on the line; true when that is all of it.
static bool
take_mark(WartaMarker *marker, guint index, WartaSpan span,
          const WartaCleanRule *rule)
{
  WartaLine *line = &g_array_index(marker->lines, WartaLine, index);
  const bool begins = span.begin == line->span.begin;
  warta_marker_add(marker, span.begin, span.end, rule->kind);
  if (!begins || span.end != line->span.end) {
    line->body = span.begin == line->body ? span.end : line->body;
    while (line->body < line->span.end && marker->text[line->body] == ' ') {
      ++line->body;
    }
    return false;
  }
  line->marked = true;
  if (rule->extent == WARTA_EXTENT_LIST) {
    mark_list(marker, index, rule->kind);
  }
  return true;
}

/// Find out where the marks begin that the line ends with; they are the last.
static void
set_tail(const WartaMarker *marker, WartaLine *line, guint first_mark)
{
  for (guint i = marker->marks->len; i > first_mark; --i) {
    const WartaSpan span = g_array_index(marker->marks, WartaMark, i - 1).span;
    if (span.end != line->tail) {
      break;
    }
    line->tail = span.begin;
    while (line->tail > line->span.begin &&
           marker->text[line->tail - 1] == ' ') {
      --line->tail;
    }
  }
}

static void
apply_to_line(WartaMarker *marker, guint index)
{
  const guint first_mark = marker->marks->len;
  const WartaLine *line = &g_array_index(marker->lines, WartaLine, index);
  const WartaSpan span = line->span;
  const char *text = marker->text;
  bool after_mark = false;
  for (uint32_t at = span.begin; at < span.end;) {
    const WartaCleanRule *rule = NULL;
    const bool sentence = after_mark || is_sentence_start(text, span.begin, at);
    const uint32_t stop = is_word_start(text, span.begin, at)
                              ? try_rules(marker, line, at, sentence, &rule)
                              : 0;
    if (stop > 0 && take_mark(marker, index, (WartaSpan){at, stop}, rule)) {
      return;
    }
    after_mark = stop > 0 || (after_mark && text[at] == ' ');
    at = stop > 0 ? stop : at + 1;
  }
  set_tail(marker, &g_array_index(marker->lines, WartaLine, index), first_mark);
}

void
warta_marker_apply_rules(WartaMarker *marker)
{
  for (guint i = 0; i < marker->lines->len; ++i) {
    if (!g_array_index(marker->lines, WartaLine, i).marked) {
      apply_to_line(marker, i);
    }
  }
}
