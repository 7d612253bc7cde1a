// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/language.h"
#include "base/strmap.h"
#include "base/tsv.h"

#include <stdbool.h>
#include <string.h>

enum {
  MAX_WORD = 32,        // bytes; longer words are not in the table
  MAX_TEXT = 64 * 1024, // bytes that are looked at
  MAX_ENDING = 6,
  MIN_ENDING = 3,
  MIN_WORDS = 15, // below, nothing is said
  MIN_HITS = 4,
  MANY_WORDS = 40, // enough to miss the common words of Indonesian
};

typedef enum { BOTH, ID, MS, JV, SU, EN, N_LANGUAGES } Language;

static const char *const codes[N_LANGUAGES] = {"both", "id", "ms",
                                               "jv",   "su", "en"};
static const char *const names[N_LANGUAGES] = {
    NULL, NULL, "Malay", "Javanese", "Sundanese", "English"};

struct WartaLanguagesImpl {
  WartaStrMap *words;   // word -> set of languages as bits
  WartaStrMap *endings; // ending without its dash -> the same
};

// The set of languages under a key.
static uint32_t
find_set(const WartaStrMap *map, const char *key, size_t length)
{
  const uint32_t set = warta_strmap_get(map, key, (uint32_t)length);
  return set == WARTA_STRMAP_NONE ? 0 : set;
}

typedef struct {
  uint32_t hits[N_LANGUAGES];
  uint32_t words;
  uint32_t letters;
  uint32_t foreign_letters; // not Latin
  GHashTable *seen;         // words that are no function words, once each
} Counts;

static bool
add_row(WartaLanguages *languages, const WartaTsv *tsv, const WartaTsvRow *row,
        GError **error)
{
  uint32_t language = 0;
  while (language < N_LANGUAGES &&
         strcmp(codes[language], row->fields[0]) != 0) {
    ++language;
  }
  if (language == N_LANGUAGES) {
    return warta_tsv_error(tsv, row, error, "unknown language '%s'",
                           row->fields[0]);
  }
  g_auto(GStrv) items = g_strsplit(row->fields[1], " ", -1);
  for (size_t i = 0; items[i] != NULL; ++i) {
    const bool ending = items[i][0] == '-';
    WartaStrMap *map = ending ? languages->endings : languages->words;
    const char *key = items[i] + ending;
    const size_t length = strlen(key);
    if (length >= (ending ? MAX_ENDING : MAX_WORD)) {
      return warta_tsv_error(tsv, row, error, "'%s' is too long", items[i]);
    }
    warta_strmap_put(map, key, (uint32_t)length,
                     find_set(map, key, length) | 1U << language);
  }
  return true;
}

WartaLanguages *
warta_languages_load(const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename(dir, "language", "words.tsv", NULL);
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, 2, error);
  if (tsv == NULL) {
    return NULL;
  }
  g_autoptr(WartaLanguages) languages = g_new0(WartaLanguages, 1);
  languages->words = warta_strmap_new();
  languages->endings = warta_strmap_new();
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!add_row(languages, tsv, &row, error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&languages);
}

void
warta_languages_free(WartaLanguages *languages)
{
  if (languages == NULL) {
    return;
  }
  warta_strmap_free(languages->words);
  warta_strmap_free(languages->endings);
  g_free(languages);
}

static void
count_word(const WartaLanguages *languages, const GString *word, Counts *counts)
{
  ++counts->words;
  uint32_t set = word->len < MAX_WORD
                     ? find_set(languages->words, word->str, word->len)
                     : 0;
  for (size_t n = MAX_ENDING - 1; set == 0 && n >= MIN_ENDING; --n) {
    if (word->len > n + 2) {
      set = find_set(languages->endings, word->str + word->len - n, n);
    }
  }
  // A word that is the topic of an article may come again and again: what
  // tells Malay from Indonesian counts once.
  const bool cue = set == 1U << ID || set == 1U << MS;
  if (cue && !g_hash_table_add(counts->seen, g_strdup(word->str))) {
    return;
  }
  for (uint32_t i = 0; i < N_LANGUAGES; ++i) {
    counts->hits[i] += (set >> i & 1) != 0;
  }
}

static Counts
count_words(const WartaLanguages *languages, const char *text, uint32_t length)
{
  g_autoptr(GHashTable) seen =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Counts counts = {.seen = seen};
  g_autoptr(GString) word = g_string_new(NULL);
  const char *const end = text + length;
  while (text < end) {
    if (g_ascii_isalpha(*text)) {
      ++counts.letters;
      g_string_append_c(word, (char)(*text++ | 0x20));
      continue;
    }
    const gunichar c = g_utf8_get_char(text);
    text = g_utf8_next_char(text);
    if (c >= 0x80 && g_unichar_isalpha(c)) {
      ++counts.letters;
      counts.foreign_letters += c >= 0x370;
      g_string_append_unichar(word, g_unichar_tolower(c));
    } else if (word->len > 0) {
      count_word(languages, word, &counts);
      g_string_truncate(word, 0);
    }
  }
  if (word->len > 0) {
    count_word(languages, word, &counts);
  }
  counts.seen = NULL;
  return counts;
}

const char *
warta_languages_foreign(const WartaLanguages *languages, const char *text,
                        uint32_t length)
{
  if (length > MAX_TEXT) {
    length = MAX_TEXT;
    while ((text[length] & 0xC0) == 0x80) {
      --length;
    }
  }
  const Counts counts = count_words(languages, text, length);
  const uint32_t *hits = counts.hits;
  if (counts.letters > 50 && counts.foreign_letters * 2 > counts.letters) {
    return "another language";
  }
  if (counts.words < MIN_WORDS) {
    return NULL;
  }
  const uint32_t home = hits[BOTH] + hits[ID];
  const uint32_t malay = hits[BOTH] + hits[MS];
  Language best = JV;
  for (Language i = SU; i < N_LANGUAGES; ++i) {
    best = hits[i] > hits[best] ? i : best;
  }
  if (hits[best] >= MIN_HITS && hits[best] * 8 >= counts.words &&
      hits[best] * 2 > home * 3 && hits[best] * 2 > malay * 3) {
    return names[best];
  }
  // Malay and Indonesian share most words: what counts are the others.
  if ((hits[MS] >= MIN_HITS && hits[MS] > hits[ID]) ||
      (hits[MS] + 1 == MIN_HITS && hits[ID] == 0)) {
    return names[MS];
  }
  if (counts.words >= MANY_WORDS && home * 25 < counts.words) {
    return "another language";
  }
  return NULL;
}
