// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/morph.h"

#include "base/tsv.h"
#include "lang/stem.h"

#include <string.h>

#define NAME_AFFIX(id, prefix, suffix) [WARTA_AFFIX_##id] = {prefix, suffix},

const char *const warta_affix_names[WARTA_N_AFFIXES][2] = {
    WARTA_AFFIX_LIST(NAME_AFFIX)};

/* ---- Tables ---- */

typedef bool (*RowFunc)(WartaMorph *morph, const WartaTsv *tsv,
                        const WartaTsvRow *row, GError **error);

typedef struct {
  const char *path; // below the data folder
  size_t min_fields;
  size_t max_fields;
  RowFunc read_row;
} Table;

static bool
read_number(const char *field, uint8_t *number)
{
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned(field, 10, 0, UINT8_MAX, &value, NULL)) {
    return false;
  }
  *number = (uint8_t)value;
  return true;
}

static bool
read_suffix(const char *field, uint8_t *suffix)
{
  static const struct {
    const char *name;
    uint8_t suffix;
  } names[] = {{"-", WARTA_AFFIX_NONE},
               {"0", WARTA_AFFIX_ME},
               {"kan", WARTA_AFFIX_ME_KAN},
               {"i", WARTA_AFFIX_ME_I}};
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    if (strcmp(field, names[i].name) == 0) {
      *suffix = names[i].suffix;
      return true;
    }
  }
  return false;
}

static bool
read_root(WartaMorph *morph, const WartaTsv *tsv, const WartaTsvRow *row,
          GError **error)
{
  const size_t length = strlen(row->fields[0]);
  WartaRoot root = {0};
  if (!read_number(row->fields[1], &root.weight) || length == 0 ||
      length >= WARTA_MORPH_MAX || !read_suffix(row->fields[2], &root.suffix)) {
    return warta_tsv_error(tsv, row, error,
                           "a root has a weight and the suffix -, 0, kan or i");
  }
  for (const char *c = row->fields[3]; *c != '\0'; ++c) {
    root.transitive |= *c == 't';
    root.ber |= *c == 'b';
    root.keeps |= *c == 'k';
    root.name |= *c == 'n';
    root.adjective |= *c == 'a';
    if (strchr("tbkna", *c) == NULL) {
      return warta_tsv_error(tsv, row, error, "unknown letter '%c'", *c);
    }
  }
  warta_strmap_put(morph->root_index, row->fields[0], (uint32_t)length,
                   morph->roots->len);
  g_array_append_val(morph->roots, root);
  return true;
}

static uint32_t
keep_string(WartaMorph *morph, const char *string)
{
  const uint32_t at = (uint32_t)morph->strings->len;
  g_string_append_len(morph->strings, string, (gssize)strlen(string) + 1);
  return at;
}

static bool
read_pair(WartaMorph *morph, WartaStrMap *map, const WartaTsv *tsv,
          const WartaTsvRow *row, GError **error)
{
  if (strlen(row->fields[1]) >= WARTA_MORPH_MAX) {
    return warta_tsv_error(tsv, row, error, "longer than %d bytes",
                           WARTA_MORPH_MAX - 1);
  }
  warta_strmap_put(map, row->fields[0], (uint32_t)strlen(row->fields[0]),
                   keep_string(morph, row->fields[1]));
  return true;
}

static bool
read_active(WartaMorph *morph, const WartaTsv *tsv, const WartaTsvRow *row,
            GError **error)
{
  return read_pair(morph, morph->actives, tsv, row, error);
}

static bool
read_lemma(WartaMorph *morph, const WartaTsv *tsv, const WartaTsvRow *row,
           GError **error)
{
  return read_pair(morph, morph->lemmas, tsv, row, error);
}

static uint8_t
find_pattern(const char *prefix, const char *suffix)
{
  for (int i = 0; i < WARTA_N_AFFIXES; ++i) {
    if (strcmp(warta_affix_names[i][0], prefix) == 0 &&
        strcmp(warta_affix_names[i][1], suffix) == 0) {
      return (uint8_t)i;
    }
  }
  return WARTA_AFFIX_NONE;
}

static bool
read_affix(WartaMorph *morph, const WartaTsv *tsv, const WartaTsvRow *row,
           GError **error)
{
  char *const *fields = row->fields;
  const size_t length = strlen(fields[0]);
  WartaAffixRow *affix = &morph->rows[morph->n_rows];
  if (morph->n_rows == WARTA_MAX_AFFIX_ROWS ||
      length >= sizeof(affix->prefix) ||
      strlen(fields[2]) >= sizeof(affix->next)) {
    return warta_tsv_error(tsv, row, error,
                           "too many prefixes or too long a prefix");
  }
  memset(affix, 0, sizeof(*affix));
  memcpy(affix->prefix, fields[0], length);
  affix->length = (uint8_t)length;
  if (fields[1][0] != '-') {
    affix->restored = fields[1][0];
  }
  g_strlcpy(affix->next, strcmp(fields[2], "-") == 0 ? "" : fields[2],
            sizeof(affix->next));
  bool any = false;
  for (size_t i = 0; i < G_N_ELEMENTS(warta_suffixes); ++i) {
    affix->patterns[i] = find_pattern(fields[3], warta_suffixes[i]);
    any |= affix->patterns[i] != WARTA_AFFIX_NONE;
  }
  ++morph->n_rows;
  const bool numbers = read_number(fields[4], &affix->cost) &&
                       read_number(fields[5], &affix->most);
  return (any && numbers) ||
         warta_tsv_error(tsv, row, error,
                         "unknown pattern \"%s\", or bad numbers", fields[3]);
}

static const Table tables[] = {
    {"lexicon/affixes.tsv", 6, 6, read_affix},
    {"lexicon/actives.tsv", 2, 2, read_active},
    {"lexicon-sa/roots.tsv", 3, 4, read_root},
    {"lexicon/lemmas.tsv", 2, 2, read_lemma},
    {"lexicon-sa/lemmas.tsv", 2, 2, read_lemma},
};

static bool
read_table(WartaMorph *morph, const char *dir, const Table *table,
           GError **error)
{
  g_autofree char *path = g_build_filename(dir, table->path, NULL);
  g_autoptr(WartaTsv) tsv =
      warta_tsv_open(path, table->min_fields, table->max_fields, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!table->read_row(morph, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

static bool
read_tables(WartaMorph *morph, const char *dir, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(tables); ++i) {
    if (!read_table(morph, dir, &tables[i], error)) {
      return false;
    }
  }
  return true;
}

WartaMorph *
warta_morph_load(const char *dir, GError **error)
{
  WartaMorph *morph = g_new0(WartaMorph, 1);
  morph->root_index = warta_strmap_new();
  morph->lemmas = warta_strmap_new();
  morph->actives = warta_strmap_new();
  morph->roots = g_array_new(FALSE, FALSE, sizeof(WartaRoot));
  morph->strings = g_string_new(NULL);
  if (!read_tables(morph, dir, error)) {
    warta_morph_free(morph);
    return NULL;
  }
  return morph;
}

void
warta_morph_free(WartaMorph *morph)
{
  if (morph == NULL) {
    return;
  }
  warta_strmap_free(morph->root_index);
  warta_strmap_free(morph->lemmas);
  warta_strmap_free(morph->actives);
  g_array_unref(morph->roots);
  g_string_free(morph->strings, TRUE);
  g_free(morph);
}

/* ---- Analysis ---- */

enum { LEAST_SPOKEN = 5 }; // letters of a verb as it is spoken

static uint8_t
voice_of(uint8_t pattern)
{
  switch (pattern) {
  case WARTA_AFFIX_ME:
  case WARTA_AFFIX_ME_KAN:
  case WARTA_AFFIX_ME_I:
  case WARTA_AFFIX_MEMPER:
  case WARTA_AFFIX_MEMPER_KAN:
  case WARTA_AFFIX_MEMPER_I:
  case WARTA_AFFIX_BER:
  case WARTA_AFFIX_BER_KAN:
  case WARTA_AFFIX_BER_AN:
  case WARTA_AFFIX_BERPE:
  case WARTA_AFFIX_BERPE_AN:
  case WARTA_AFFIX_BERKE_AN:
  case WARTA_AFFIX_NG:
    return WARTA_VOICE_ACTIVE;
  case WARTA_AFFIX_DI:
  case WARTA_AFFIX_DI_KAN:
  case WARTA_AFFIX_DI_I:
  case WARTA_AFFIX_DIPER:
  case WARTA_AFFIX_DIPER_KAN:
  case WARTA_AFFIX_DIPER_I:
  case WARTA_AFFIX_TER:
  case WARTA_AFFIX_TER_KAN:
  case WARTA_AFFIX_TER_I:
    return WARTA_VOICE_PASSIVE;
  default:
    return WARTA_VOICE_NONE;
  }
}

/// Cut a word at its only hyphen; false when there is none or nothing beside.
static bool
split_hyphen(WartaPart word, WartaPart *a, WartaPart *b)
{
  const char *hyphen = memchr(word.text, '-', word.length);
  if (hyphen == NULL) {
    return false;
  }
  const uint32_t first = (uint32_t)(hyphen - word.text);
  *a = (WartaPart){word.text, first};
  *b = (WartaPart){hyphen + 1, word.length - first - 1};
  return a->length > 0 && b->length > 0;
}

static bool
ends_in_part(WartaPart word, WartaPart end)
{
  return word.length > end.length &&
         memcmp(word.text + word.length - end.length, end.text, end.length) ==
             0;
}

/// Read "kehati" + "hatian" without the doubling, "kehatian".
static void
stem_whole(const WartaMorph *morph, WartaPart a, WartaPart b,
           const WartaMorphResult *right, WartaMorphResult *result)
{
  const uint32_t root = (uint32_t)strlen(right->root);
  char whole[WARTA_MORPH_MAX];
  uint32_t tail = 0;
  if (b.length > root && memcmp(b.text, right->root, root) == 0) {
    tail = b.length - root;
  }
  memcpy(whole, a.text, a.length);
  memcpy(whole + a.length, b.text + b.length - tail, tail);
  warta_stem(morph, (WartaPart){whole, a.length + tail}, result);
}

/// Read both halves; where they disagree, let one half's root explain the
/// other: "terang" + "terangan", "mewanti" + "wanti".
static bool
stem_halves(const WartaMorph *morph, WartaPart a, WartaPart b,
            WartaMorphResult *left, WartaMorphResult *right)
{
  warta_stem(morph, a, left);
  warta_stem(morph, b, right);
  if (strcmp(left->root, right->root) == 0) {
    return true;
  }
  const WartaPart root = {left->root, (uint32_t)strlen(left->root)};
  uint8_t pattern = warta_stem_pattern(morph, b, root);
  if (pattern != WARTA_AFFIX_NONE) {
    memcpy(right->root, left->root, sizeof(right->root));
    right->affixes = pattern;
    return true;
  }
  pattern = warta_stem_pattern(morph, a, b);
  if (pattern == WARTA_AFFIX_NONE) {
    return false;
  }
  memcpy(left->root, b.text, b.length);
  left->root[b.length] = '\0';
  memcpy(right->root, left->root, sizeof(right->root));
  left->affixes = pattern;
  right->affixes = WARTA_AFFIX_NONE;
  return true;
}

/// Doubled words: "orang-orang", "berlari-lari", "memukul-mukul",
/// "tolong-menolong", "kehati-hatian".  Both halves have the same root.
static bool
stem_doubled(const WartaMorph *morph, WartaPart word, WartaMorphResult *result)
{
  WartaPart a;
  WartaPart b;
  if (!split_hyphen(word, &a, &b)) {
    return false;
  }
  WartaMorphResult left = {0};
  WartaMorphResult right = {0};
  warta_stem(morph, a, &left);
  if (left.affixes != WARTA_AFFIX_NONE && ends_in_part(a, b) &&
      strlen(left.root) == b.length && left.known) {
    *result = left; // "memukul-mukul"
  } else if (!stem_halves(morph, a, b, &left, &right)) {
    return false;
  } else {
    stem_whole(morph, a, b, &right, result);
  }
  if (strcmp(result->root, left.root) != 0) {
    *result = left;
  }
  if (result->affixes == WARTA_AFFIX_NONE) {
    *result = right;
  }
  result->affixes |= WARTA_AFFIX_DOUBLED;
  return true;
}

/// The pattern of a word that no rule leads to from its root.
static uint8_t
pattern_by_prefix(WartaPart word)
{
  static const struct {
    const char *prefix;
    uint8_t pattern;
  } prefixes[] = {{"me", WARTA_AFFIX_ME},
                  {"di", WARTA_AFFIX_DI},
                  {"ber", WARTA_AFFIX_BER},
                  {"ter", WARTA_AFFIX_TER}};
  for (size_t i = 0; i < G_N_ELEMENTS(prefixes); ++i) {
    const size_t length = strlen(prefixes[i].prefix);
    if (word.length > length + 2 &&
        memcmp(word.text, prefixes[i].prefix, length) == 0) {
      return prefixes[i].pattern;
    }
  }
  return WARTA_AFFIX_OTHER;
}

static void
use_known_lemma(const WartaMorph *morph, WartaPart word,
                WartaMorphResult *result)
{
  const uint32_t at = warta_strmap_get(morph->lemmas, word.text, word.length);
  if (at == WARTA_STRMAP_NONE) {
    return;
  }
  const char *root = morph->strings->str + at;
  result->known = true;
  if (strcmp(root, result->root) == 0) {
    return;
  }
  g_strlcpy(result->root, root, WARTA_MORPH_MAX);
  const WartaPart part = {root, (uint32_t)strlen(root)};
  if (part.length == word.length &&
      memcmp(part.text, word.text, word.length) == 0) {
    result->affixes = WARTA_AFFIX_NONE;
    return;
  }
  const uint8_t pattern = warta_stem_pattern(morph, word, part);
  if (pattern != WARTA_AFFIX_NONE) {
    result->affixes = pattern;
  } else if (result->affixes == WARTA_AFFIX_NONE) {
    result->affixes = pattern_by_prefix(word);
  }
}

/// "terbesar", "tercepat": no verbs.
static bool
is_superlative(const WartaMorph *morph, const WartaMorphResult *result)
{
  const WartaPart root = {result->root, (uint32_t)strlen(result->root)};
  const WartaRoot *entry = warta_root_find(morph, root);
  return (result->affixes & WARTA_AFFIX_MASK) == WARTA_AFFIX_TER &&
         entry != NULL && entry->adjective;
}

static void
analyze_written(const WartaMorph *morph, WartaPart word,
                WartaMorphResult *result)
{
  if (!stem_doubled(morph, word, result)) {
    warta_stem(morph, word, result);
  }
  use_known_lemma(morph, word, result);
  result->voice = voice_of(result->affixes & WARTA_AFFIX_MASK);
  if (is_superlative(morph, result)) {
    result->voice = WARTA_VOICE_NONE;
  }
  warta_activate(morph, word, result);
}

/// The pattern of the root's usual verb, or NONE.
static uint8_t
usual_suffix(const WartaMorph *morph, const WartaMorphResult *result)
{
  const WartaPart root = {result->root, (uint32_t)strlen(result->root)};
  const WartaRoot *entry = warta_root_find(morph, root);
  return entry == NULL ? WARTA_AFFIX_NONE : entry->suffix;
}

/// Analyse "me" + word, or the word with another suffix; false when the result
/// is no verb that is known.
static bool
analyze_as(const WartaMorph *morph, const char *prefix, WartaPart word,
           const char *suffix, WartaMorphResult *result)
{
  char written[WARTA_MORPH_MAX * 2];
  const int length = g_snprintf(written, sizeof(written), "%s%.*s%s", prefix,
                                (int)word.length, word.text, suffix);
  if (length >= WARTA_MORPH_MAX) {
    return false;
  }
  memset(result, 0, sizeof(*result));
  analyze_written(morph, (WartaPart){written, (uint32_t)length}, result);
  return result->known && result->affixes != WARTA_AFFIX_NONE &&
         usual_suffix(morph, result) != WARTA_AFFIX_NONE;
}

/// Verbs as they are spoken, in quotations: "nabrak" for "menabrak",
/// "dikabarin" for "dikabari", "dijadiin" for "dijadikan".  False when the word
/// is no such verb.
static bool
analyze_spoken(const WartaMorph *morph, WartaPart word,
               WartaMorphResult *result)
{
  if (word.length < LEAST_SPOKEN) {
    return false;
  }
  const WartaPart stem = {word.text, word.length - 2};
  WartaMorphResult spoken;
  if (memcmp(word.text + stem.length, "in", 2) == 0) {
    if (!analyze_as(morph, "", stem, "kan", &spoken) ||
        usual_suffix(morph, &spoken) != WARTA_AFFIX_ME_KAN) {
      return analyze_as(morph, "", stem, "i", result);
    }
    *result = spoken;
    return true;
  }
  if ((word.text[0] != 'n' && word.text[0] != 'm') ||
      !analyze_as(morph, "me", word, "", &spoken) ||
      spoken.voice != WARTA_VOICE_ACTIVE) {
    return false;
  }
  *result = spoken;
  result->affixes = WARTA_AFFIX_NG;
  return true;
}

void
warta_morph_analyze(const WartaMorph *morph, const char *lower, uint32_t length,
                    WartaMorphResult *result)
{
  const WartaPart word = {lower, length};
  memset(result, 0, sizeof(*result));
  if (length >= WARTA_MORPH_MAX || length == 0) {
    return;
  }
  analyze_written(morph, word, result);
  if (!result->known) {
    const WartaMorphResult written = *result;
    if (!analyze_spoken(morph, word, result)) {
      *result = written;
    }
  }
}

const char *
warta_morph_lemma(const WartaMorph *morph, const WartaMorphResult *result,
                  const char *lower, WartaUpos upos)
{
  (void)morph;
  switch (upos) {
  case WARTA_UPOS_PROPN:
  case WARTA_UPOS_PUNCT:
  case WARTA_UPOS_SYM:
  case WARTA_UPOS_X:
    return lower;
  default:
    return result->root[0] == '\0' ? lower : result->root;
  }
}

/* ---- Cache ---- */

enum { MAX_CACHED = 1 << 15 };

struct WartaMorphCacheImpl {
  const WartaMorph *morph;
  WartaStrMap *index; // word -> `results`
  WartaMorphResult *results;
  uint32_t n_results;
  WartaMorphResult last; // of a word when the cache is full
};

WartaMorphCache *
warta_morph_cache_new(const WartaMorph *morph)
{
  WartaMorphCache *cache = g_new0(WartaMorphCache, 1);
  cache->morph = morph;
  cache->index = warta_strmap_new();
  cache->results = g_new(WartaMorphResult, MAX_CACHED);
  return cache;
}

void
warta_morph_cache_free(WartaMorphCache *cache)
{
  if (cache == NULL) {
    return;
  }
  warta_strmap_free(cache->index);
  g_free(cache->results);
  g_free(cache);
}

const WartaMorphResult *
warta_morph_cache_get(WartaMorphCache *cache, const char *lower,
                      uint32_t length)
{
  const uint32_t i = warta_strmap_get(cache->index, lower, length);
  if (i != WARTA_STRMAP_NONE) {
    return &cache->results[i];
  }
  if (cache->n_results == MAX_CACHED || length >= WARTA_MORPH_MAX) {
    warta_morph_analyze(cache->morph, lower, length, &cache->last);
    return &cache->last;
  }
  WartaMorphResult *result = &cache->results[cache->n_results];
  warta_morph_analyze(cache->morph, lower, length, result);
  warta_strmap_put(cache->index, lower, length, cache->n_results++);
  return result;
}
