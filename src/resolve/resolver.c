// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The word lists of the resolver, and how tokens are looked up in them.

#include "base/tsv.h"
#include "resolve/work.h"

#include <string.h>

enum { MAX_WORDS = 4, MAX_PHRASE = 96 };

typedef bool (*RowFunc)(WartaResolver *r, const WartaTsv *tsv,
                        const WartaTsvRow *row, GError **error);

/* ---- Loading ---- */

static uint32_t
choose(const char *const *names, uint32_t n, const char *name)
{
  for (uint32_t i = 0; i < n; ++i) {
    if (strcmp(names[i], name) == 0) {
      return i;
    }
  }
  return n;
}

/// Turn "back name" into bits; false at a word that is none of the names.
static bool
parse_flags(const char *text, const char *const *names, uint32_t n,
            uint32_t *flags)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  *flags = 0;
  for (uint32_t i = 0; words[i] != NULL; ++i) {
    if (words[i][0] == '\0') {
      continue;
    }
    const uint32_t bit = choose(names, n, words[i]);
    if (bit == n) {
      return false;
    }
    *flags |= 1U << bit;
  }
  return true;
}

static void
put(WartaStrMap *map, const char *key, uint32_t value)
{
  warta_strmap_put(map, key, (uint32_t)strlen(key), value);
}

static bool
add_noun(WartaResolver *r, const WartaTsv *tsv, const WartaTsvRow *row,
         GError **error)
{
  static const char *const kinds[] = {"person",  "group",      "organization",
                                      "country", "government", "announce"};
  static const char *const flags[] = {"back",   "name",    "group", "male",
                                      "female", "of",      "more",  "relay",
                                      "victim", "suspect", "alone"};
  const uint32_t kind = choose(kinds, G_N_ELEMENTS(kinds), row->fields[1]);
  WartaNoun noun = {.kind = (WartaNounKind)kind};
  if (kind == G_N_ELEMENTS(kinds) ||
      !parse_flags(row->fields[2], flags, G_N_ELEMENTS(flags), &noun.flags)) {
    return warta_tsv_error(tsv, row, error,
                           "no such kind or property: \"%s\", \"%s\"",
                           row->fields[1], row->fields[2]);
  }
  g_autofree char *lower = g_utf8_strdown(row->fields[0], -1);
  noun.text = warta_arena_strdup(r->arena, lower);
  noun.same = row->fields[3][0] == '\0'
                  ? noun.text
                  : warta_arena_strdup(r->arena, row->fields[3]);
  if (row->n_fields > 4 && row->fields[4][0] != '\0') {
    noun.otherwise = warta_arena_strdup(r->arena, row->fields[4]);
  }
  put(r->noun_index, noun.text, r->nouns->len);
  g_array_append_val(r->nouns, noun);
  return true;
}

static bool
add_pronoun(WartaResolver *r, const WartaTsv *tsv, const WartaTsvRow *row,
            GError **error)
{
  static const char *const flags[] = {"human", "clitic"};
  const char *person = row->fields[1];
  WartaPronoun pronoun = {.person = (uint32_t)(person[0] - '0')};
  if (strlen(person) != 1 || pronoun.person < 1 || pronoun.person > 3 ||
      !parse_flags(row->fields[3], flags, G_N_ELEMENTS(flags),
                   &pronoun.flags)) {
    return warta_tsv_error(tsv, row, error,
                           "a pronoun needs its person (1, 2 or 3), its "
                           "number and known properties");
  }
  if (strcmp(row->fields[2], "many") == 0) {
    pronoun.flags |= WARTA_PRONOUN_MANY;
  }
  put(r->pronoun_index, row->fields[0], r->pronouns->len);
  g_array_append_val(r->pronouns, pronoun);
  return true;
}

static bool
add_title(WartaResolver *r, const WartaTsv *tsv, const WartaTsvRow *row,
          GError **error)
{
  static const char *const kinds[] = {"office", "rank", "honorific", "degree"};
  const uint32_t kind = choose(kinds, G_N_ELEMENTS(kinds), row->fields[1]);
  if (kind == G_N_ELEMENTS(kinds)) {
    return warta_tsv_error(tsv, row, error, "no such kind of title: \"%s\"",
                           row->fields[1]);
  }
  g_autofree char *lower = g_utf8_strdown(row->fields[0], -1);
  put(r->titles, lower, kind);
  return true;
}

static bool
add_determiner(WartaResolver *r, const WartaTsv *tsv, const WartaTsvRow *row,
               GError **error)
{
  static const char *const kinds[] = {"article", "definite", "number",
                                      "quantifier", "empty"};
  const uint32_t kind = choose(kinds, G_N_ELEMENTS(kinds), row->fields[1]);
  if (kind == G_N_ELEMENTS(kinds)) {
    return warta_tsv_error(
        tsv, row, error, "no such kind of determiner: \"%s\"", row->fields[1]);
  }
  put(r->determiners, row->fields[0], kind);
  guint64 value = 0;
  if (row->n_fields > 2 && row->fields[2][0] != '\0') {
    if (!g_ascii_string_to_unsigned(row->fields[2], 10, 1, 1000000, &value,
                                    NULL)) {
      return warta_tsv_error(tsv, row, error, "\"%s\" is no number",
                             row->fields[2]);
    }
    put(r->numbers, row->fields[0], (uint32_t)value);
  }
  return true;
}

static bool
add_cut(WartaResolver *r, const WartaTsv *tsv, const WartaTsvRow *row,
        GError **error)
{
  static const char *const kinds[] = {"cut", "last"};
  const uint32_t kind = choose(kinds, G_N_ELEMENTS(kinds), row->fields[1]);
  if (kind == G_N_ELEMENTS(kinds)) {
    return warta_tsv_error(tsv, row, error, "no such kind of cut: \"%s\"",
                           row->fields[1]);
  }
  put(r->cuts, row->fields[0], kind);
  return true;
}

static bool
load(WartaResolver *r, const char *dir, const char *name, RowFunc add,
     GError **error)
{
  g_autofree char *path = g_build_filename(dir, "lexicon", name, NULL);
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, 5, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!add(r, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

WartaResolver *
warta_resolver_load(const char *dir, GError **error)
{
  g_autoptr(WartaResolver) r = g_new0(WartaResolver, 1);
  r->arena = warta_arena_new();
  r->noun_index = warta_strmap_new();
  r->nouns = g_array_new(FALSE, TRUE, sizeof(WartaNoun));
  r->pronoun_index = warta_strmap_new();
  r->pronouns = g_array_new(FALSE, TRUE, sizeof(WartaPronoun));
  r->titles = warta_strmap_new();
  r->determiners = warta_strmap_new();
  r->numbers = warta_strmap_new();
  r->cuts = warta_strmap_new();
  if (!load(r, dir, "roles.tsv", add_noun, error) ||
      !load(r, dir, "pronouns.tsv", add_pronoun, error) ||
      !load(r, dir, "pronouns-determiners.tsv", add_determiner, error) ||
      !load(r, dir, "pronouns-cuts.tsv", add_cut, error) ||
      !load(r, dir, "titles.tsv", add_title, error)) {
    return NULL;
  }
  return g_steal_pointer(&r);
}

void
warta_resolver_free(WartaResolver *resolver)
{
  if (resolver == NULL) {
    return;
  }
  warta_strmap_free(resolver->noun_index);
  warta_strmap_free(resolver->pronoun_index);
  warta_strmap_free(resolver->titles);
  warta_strmap_free(resolver->determiners);
  warta_strmap_free(resolver->numbers);
  warta_strmap_free(resolver->cuts);
  g_array_unref(resolver->nouns);
  g_array_unref(resolver->pronouns);
  warta_arena_free(resolver->arena);
  g_free(resolver);
}

/* ---- Looking tokens up ---- */

/// Look up tokens joined by single spaces.
static uint32_t
find_words(const WartaStrMap *map, const WartaDocument *doc, uint32_t first,
           uint32_t end)
{
  char phrase[MAX_PHRASE];
  size_t n = 0;
  for (uint32_t i = first; i < end; ++i) {
    const char *lower = doc->tokens[i].lower;
    const size_t length = strlen(lower);
    if (n + length + 2 > sizeof(phrase)) {
      return WARTA_STRMAP_NONE;
    }
    if (n > 0) {
      phrase[n++] = ' ';
    }
    g_strlcpy(phrase + n, lower, sizeof(phrase) - n);
    n += length;
  }
  return n == 0 ? WARTA_STRMAP_NONE
                : warta_strmap_get(map, phrase, (uint32_t)n);
}

static uint32_t
sentence_end(const WartaDocument *doc, uint32_t token)
{
  return doc->sentences[doc->tokens[token].sentence].end_token;
}

/// Whether a name begins behind the token and goes on at `end`: "pihak
/// kepolisian" in "pihak Kepolisian Sektor Bogor".
static bool
cuts_name(const WartaDocument *doc, uint32_t token, uint32_t end)
{
  const uint32_t name = doc->tokens[end - 1].name;
  return name != WARTA_NONE && doc->names[name].first_token > token &&
         doc->names[name].end_token > end;
}

const WartaNoun *
warta_noun_at(const WartaResolve *w, uint32_t token, uint32_t *end)
{
  const uint32_t stop = MIN(sentence_end(w->doc, token), token + MAX_WORDS);
  for (uint32_t e = stop; e > token; --e) {
    const uint32_t noun = find_words(w->lexica->noun_index, w->doc, token, e);
    if (noun != WARTA_STRMAP_NONE && !cuts_name(w->doc, token, e)) {
      *end = e;
      return &g_array_index(w->lexica->nouns, WartaNoun, noun);
    }
  }
  return NULL;
}

const WartaPronoun *
warta_pronoun_at(const WartaResolve *w, uint32_t token)
{
  const WartaToken *t = &w->doc->tokens[token];
  const uint32_t index = warta_strmap_get(w->lexica->pronoun_index, t->lower,
                                          (uint32_t)strlen(t->lower));
  if (index == WARTA_STRMAP_NONE) {
    return NULL;
  }
  const WartaPronoun *pronoun =
      &g_array_index(w->lexica->pronouns, WartaPronoun, index);
  const bool joined = (t->flags & WARTA_TOKEN_JOINED) != 0;
  return joined || (pronoun->flags & WARTA_PRONOUN_CLITIC) == 0 ? pronoun
                                                                : NULL;
}

bool
warta_determiner_at(const WartaResolve *w, uint32_t token, WartaDetKind *kind)
{
  const char *lower = w->doc->tokens[token].lower;
  const uint32_t value =
      warta_strmap_get(w->lexica->determiners, lower, (uint32_t)strlen(lower));
  if (value == WARTA_STRMAP_NONE) {
    return false;
  }
  *kind = (WartaDetKind)value;
  return true;
}

/// Add a word of a number to what the words before it say.
static uint32_t
add_number(uint32_t total, uint32_t value)
{
  enum { TEN = 10, HUNDRED = 100 };
  const uint32_t last = total % TEN;
  if (value < TEN || total == 0) {
    return total + value;
  }
  if (value < HUNDRED) { // "puluh"
    return total - last + last * value;
  }
  return total > UINT32_MAX / value ? total : total * value;
}

uint32_t
warta_number_of(const WartaResolve *w, uint32_t first, uint32_t end)
{
  uint32_t total = 0;
  for (uint32_t i = first; i < end; ++i) {
    const char *lower = w->doc->tokens[i].lower;
    const uint32_t value =
        warta_strmap_get(w->lexica->numbers, lower, (uint32_t)strlen(lower));
    guint64 digits = 0;
    if (strcmp(lower, "belas") == 0) {
      total += 10;
    } else if (value != WARTA_STRMAP_NONE) {
      total = add_number(total, value);
    } else if (g_ascii_string_to_unsigned(lower, 10, 1, UINT16_MAX, &digits,
                                          NULL)) {
      total += (uint32_t)digits;
    }
  }
  return total;
}

bool
warta_cut_at(const WartaResolve *w, uint32_t token, WartaCutKind *kind)
{
  const char *lower = w->doc->tokens[token].lower;
  const uint32_t value =
      warta_strmap_get(w->lexica->cuts, lower, (uint32_t)strlen(lower));
  if (value == WARTA_STRMAP_NONE) {
    return false;
  }
  *kind = (WartaCutKind)value;
  return true;
}

/// Look up a title, with or without a full stop at its end: "Prof.".
static uint32_t
find_title(const WartaResolve *w, uint32_t first, uint32_t end)
{
  const WartaStrMap *titles = w->lexica->titles;
  const uint32_t value = find_words(titles, w->doc, first, end);
  if (value != WARTA_STRMAP_NONE || end != first + 1) {
    return value;
  }
  const char *lower = w->doc->tokens[first].lower;
  const size_t length = strlen(lower);
  return length > 1 && lower[length - 1] == '.'
             ? warta_strmap_get(titles, lower, (uint32_t)(length - 1))
             : WARTA_STRMAP_NONE;
}

uint32_t
warta_title_before(const WartaResolve *w, uint32_t end, WartaTitleKind *kind)
{
  const uint32_t sentence = w->doc->tokens[end - 1].sentence;
  const uint32_t stop = w->doc->sentences[sentence].first_token;
  for (uint32_t n = MIN(MAX_WORDS, end - stop); n > 0; --n) {
    const uint32_t value = find_title(w, end - n, end);
    if (value != WARTA_STRMAP_NONE) {
      *kind = (WartaTitleKind)value;
      return n;
    }
  }
  return 0;
}

uint32_t
warta_title_at(const WartaResolve *w, uint32_t token, uint32_t end,
               WartaTitleKind *kind)
{
  for (uint32_t n = MIN(MAX_WORDS, end - token); n > 0; --n) {
    const uint32_t value = find_title(w, token, token + n);
    if (value != WARTA_STRMAP_NONE) {
      *kind = (WartaTitleKind)value;
      return n;
    }
  }
  return 0;
}
