// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/dates.h"
#include "dates/feasts.h"
#include "dates/patterns.h"
#include "dates/scan.h"
#include "dates/spec.h"
#include "dates/words.h"

enum {
  MAX_CLAUSE = 24, // pieces to look for signs of the future
  MAX_BEHIND = 2,  // the same, behind a time within a sentence
};

struct WartaDatesImpl {
  WartaTimeWords *words;
  WartaFeasts *feasts;
  WartaTimePatterns *patterns;
};

/// One way through one document.
typedef struct {
  WartaDocument *doc;
  const WartaDates *dates;
  GArray *pieces; // WartaTimePiece, of the sentence
  GArray *times;  // WartaTimex
} Finder;

WartaDates *
warta_dates_load(const char *dir, GError **error)
{
  g_autofree char *folder = g_build_filename(dir, "lexicon", NULL);
  g_autofree char *words = g_build_filename(folder, "time-words.tsv", NULL);
  g_autofree char *patterns =
      g_build_filename(folder, "time-patterns.tsv", NULL);
  g_autoptr(WartaDates) dates = g_new0(WartaDates, 1);
  dates->words = warta_time_words_load(words, error);
  if (dates->words == NULL) {
    return NULL;
  }
  dates->feasts = warta_feasts_load(folder, dates->words, error);
  if (dates->feasts == NULL) {
    return NULL;
  }
  dates->patterns = warta_time_patterns_load(patterns, dates->words, error);
  return dates->patterns == NULL ? NULL : g_steal_pointer(&dates);
}

void
warta_dates_free(WartaDates *dates)
{
  if (dates == NULL) {
    return;
  }
  warta_time_patterns_free(dates->patterns);
  warta_feasts_free(dates->feasts);
  warta_time_words_free(dates->words);
  g_free(dates);
}

static const WartaTimePiece *
piece_at(const Finder *f, uint32_t at)
{
  return &g_array_index(f->pieces, WartaTimePiece, at);
}

static const uint64_t borders = WARTA_TIME_SET(COMMA) | WARTA_TIME_SET(LP) |
                                WARTA_TIME_SET(RP) | WARTA_TIME_SET(CLAUSE) |
                                WARTA_TIME_SET(DOT);

static bool
is_future_before(const Finder *f, uint32_t begin)
{
  for (uint32_t n = 0, i = begin; i > 0 && n < MAX_CLAUSE; ++n) {
    const uint64_t classes = piece_at(f, --i)->classes;
    if ((classes & (borders | WARTA_TIME_SET(CUE))) != 0) {
      return (classes & WARTA_TIME_SET(CUE)) != 0;
    }
  }
  return false;
}

/// Looks at `max` pieces; passes one comma if `pass_comma`.
static bool
is_future_behind(const Finder *f, uint32_t end, uint32_t max, bool pass_comma)
{
  for (uint32_t n = 0, i = end; i < f->pieces->len && n < max; ++n) {
    const uint64_t classes = piece_at(f, i++)->classes;
    const bool comma = (classes & WARTA_TIME_SET(COMMA)) != 0;
    if ((classes & WARTA_TIME_SET(CUE)) != 0) {
      return true;
    }
    if ((classes & borders) != 0 && !(comma && pass_comma)) {
      return false;
    }
    pass_comma &= !comma;
  }
  return false;
}

/// Whether a word before, or close behind, in the same clause, speaks of the
/// future.  A time at the head of the sentence is the whole first clause's:
/// "Pada Rabu, Presiden akan ..."
static bool
is_future(const Finder *f, uint32_t begin, uint32_t end)
{
  const bool head = begin <= 1;
  return is_future_before(f, begin) ||
         is_future_behind(f, end, head ? MAX_CLAUSE : MAX_BEHIND, head);
}

/// "sejak 2019", "hingga akhir Maret"
static WartaTimeBound
find_bound(const Finder *f, uint32_t begin)
{
  for (uint32_t n = 0, i = begin; i > 0 && n < 3; ++n) {
    const uint64_t classes = piece_at(f, --i)->classes;
    if ((classes & WARTA_TIME_SET(SINCE)) != 0) {
      return WARTA_BOUND_SINCE;
    }
    if ((classes & WARTA_TIME_SET(TO)) != 0) {
      return WARTA_BOUND_UNTIL;
    }
    if ((classes & WARTA_TIME_SET(APPROX)) == 0) {
      break;
    }
  }
  return WARTA_BOUND_NONE;
}

/// First token of the sentence, from `token` on, that ends behind `at`.
static uint32_t
skip_tokens(const WartaDocument *doc, const WartaSentence *sentence,
            uint32_t token, uint32_t at)
{
  while (token < sentence->end_token && doc->tokens[token].span.end <= at) {
    ++token;
  }
  return token;
}

/// Whether the expression is a part of a longer name, as in "Stadion 17
/// Agustus", and not a date that merely was taken into one.
static bool
is_in_name(const WartaDocument *doc, const WartaTimex *time)
{
  const WartaTimeSpec *spec = &time->spec;
  const bool dated = spec->begin.day != 0 && spec->weekday != 0;
  if (spec->form != WARTA_SAID_DATE || spec->begin.year != 0 || dated) {
    return false;
  }
  const uint32_t name = doc->tokens[time->first_token].name;
  if (name >= doc->n_names || doc->names[name].kind == WARTA_KIND_EVENT ||
      (spec->weekday != 0 && doc->names[name].entry == WARTA_NONE)) {
    return false;
  }
  const WartaSpan span = doc->names[name].span;
  return span.begin < time->span.begin && time->span.end <= span.end;
}

static void
add_time(Finder *f, const WartaTimeMatch *match, const WartaSentence *sentence,
         uint32_t *token)
{
  const uint32_t begin = match->begin;
  WartaDocument *doc = f->doc;
  WartaTimex time = {
      .span = {piece_at(f, begin)->span.begin,
               piece_at(f, match->end - 1)->span.end},
  };
  time.first_token = skip_tokens(doc, sentence, *token, time.span.begin);
  *token = time.first_token;
  time.end_token = time.first_token;
  while (time.end_token < sentence->end_token &&
         doc->tokens[time.end_token].span.begin < time.span.end) {
    ++time.end_token;
  }
  warta_time_spec_build(match, &g_array_index(f->pieces, WartaTimePiece, 0),
                        f->dates->feasts, &time.spec);
  if (time.first_token == time.end_token || is_in_name(doc, &time)) {
    return;
  }
  // A token that two expressions share is the first one's.
  if (doc->tokens[time.first_token].time != WARTA_NONE) {
    ++time.first_token;
  }
  time.spec.future = is_future(f, begin, match->end);
  time.spec.bound = find_bound(f, begin);
  for (uint32_t t = time.first_token; t < time.end_token; ++t) {
    doc->tokens[t].time = f->times->len;
  }
  if (time.first_token < time.end_token) {
    g_array_append_val(f->times, time);
  }
}

static void
find_in_sentence(Finder *f, const WartaSentence *sentence)
{
  warta_scan_time_pieces(f->doc->text, sentence->span, f->dates->words,
                         f->pieces);
  uint32_t token = sentence->first_token;
  WartaTimeMatch match;
  for (uint32_t i = 0; i < f->pieces->len;) {
    const WartaTimePiece *pieces = &g_array_index(f->pieces, WartaTimePiece, 0);
    if (!warta_time_patterns_match(f->dates->patterns, pieces, f->pieces->len,
                                   i, &match)) {
      ++i;
      continue;
    }
    if (match.yield != WARTA_YIELD_NONE) {
      add_time(f, &match, sentence, &token);
    }
    i = match.end;
  }
}

void
warta_find_dates(WartaDocument *doc, const WartaDates *dates)
{
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    doc->tokens[i].time = WARTA_NONE;
  }
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(WartaTimePiece));
  g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(WartaTimex));
  Finder finder = {doc, dates, pieces, times};
  for (uint32_t i = 0; i < doc->n_sentences; ++i) {
    find_in_sentence(&finder, &doc->sentences[i]);
  }
  warta_document_layer(doc, times, WartaTimex, times);
}
