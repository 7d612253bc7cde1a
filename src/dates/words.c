// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/words.h"

#include "base/tsv.h"
#include "model/time.h"

#include <string.h>

enum { MIN_SLOTS = 1024 };

struct WartaTimeWordsImpl {
  WartaTimeWord **slots; // open addressing; a power of two
  uint32_t n_slots;
  uint32_t n_words;
};

#define CLASS_NAME(name, slot) #name,
static const char *const class_names[] = {WARTA_TIME_CLASS_LIST(CLASS_NAME)};

G_STATIC_ASSERT(WARTA_N_TIME_CLASSES <= 64);

/// What stands for a number in the column `value`.
static const struct {
  const char *name;
  int32_t value;
} value_names[] = {
    {"second", WARTA_UNIT_SECOND},
    {"minute", WARTA_UNIT_MINUTE},
    {"hour", WARTA_UNIT_HOUR},
    {"day", WARTA_UNIT_DAY},
    {"week", WARTA_UNIT_WEEK},
    {"month", WARTA_UNIT_MONTH},
    {"quarter", WARTA_UNIT_QUARTER},
    {"four-months", WARTA_UNIT_FOUR_MONTHS},
    {"semester", WARTA_UNIT_SEMESTER},
    {"year", WARTA_UNIT_YEAR},
    {"decade", WARTA_UNIT_DECADE},
    {"century", WARTA_UNIT_CENTURY},
    {"begin", WARTA_PART_BEGIN},
    {"middle", WARTA_PART_MIDDLE},
    {"end", WARTA_PART_END},
    {"early", WARTA_DAYPART_EARLY},
    {"morning", WARTA_DAYPART_MORNING},
    {"noon", WARTA_DAYPART_NOON},
    {"afternoon", WARTA_DAYPART_AFTERNOON},
    {"night", WARTA_DAYPART_NIGHT},
};

static uint32_t
hash_bytes(const char *key, size_t length)
{
  uint32_t hash = 2166136261U;
  for (size_t i = 0; i < length; ++i) {
    hash = (hash ^ (unsigned char)key[i]) * 16777619U;
  }
  return hash ^ (hash >> 15);
}

/// The slot of the key: where it stands or would have to be put.
static uint32_t
find_slot(const WartaTimeWords *words, const char *key, size_t length,
          uint32_t hash)
{
  uint32_t at = hash & (words->n_slots - 1);
  while (words->slots[at] != NULL) {
    const WartaTimeWord *word = words->slots[at];
    if (word->hash == hash && word->length == length &&
        memcmp(word->key, key, length) == 0) {
      break;
    }
    at = (at + 1) & (words->n_slots - 1);
  }
  return at;
}

const WartaTimeWord *
warta_time_words_find(const WartaTimeWords *words, const char *key,
                      size_t length)
{
  const uint32_t hash = hash_bytes(key, length);
  return words->slots[find_slot(words, key, length, hash)];
}

static void
grow(WartaTimeWords *words)
{
  WartaTimeWord **old = words->slots;
  const uint32_t n_old = words->n_slots;
  words->n_slots = n_old == 0 ? MIN_SLOTS : n_old * 2;
  words->slots = g_new0(WartaTimeWord *, words->n_slots);
  for (uint32_t i = 0; i < n_old; ++i) {
    if (old[i] != NULL) {
      const uint32_t at =
          find_slot(words, old[i]->key, old[i]->length, old[i]->hash);
      words->slots[at] = old[i];
    }
  }
  g_free(old);
}

static WartaTimeWord *
get_word(WartaTimeWords *words, const char *key, size_t length)
{
  if (words->n_words * 4 >= words->n_slots) {
    grow(words);
  }
  const uint32_t hash = hash_bytes(key, length);
  const uint32_t at = find_slot(words, key, length, hash);
  if (words->slots[at] == NULL) {
    WartaTimeWord *word = g_new0(WartaTimeWord, 1);
    word->key = g_strndup(key, length);
    word->length = (uint32_t)length;
    word->hash = hash;
    words->slots[at] = word;
    ++words->n_words;
  }
  return words->slots[at];
}

WartaTimeWord *
warta_time_words_add(WartaTimeWords *words, const char *key,
                     WartaTimeClass class, int32_t value)
{
  const size_t length = strlen(key);
  if (length == 0 || length > WARTA_MAX_TIME_WORD) {
    return NULL;
  }
  uint8_t n_words = 1;
  for (const char *c = key; *c != '\0'; ++c) {
    n_words = (uint8_t)(n_words + (*c == ' '));
  }
  WartaTimeWord *first = get_word(words, key, strcspn(key, " "));
  first->max_words = MAX(first->max_words, n_words);
  WartaTimeWord *word = get_word(words, key, length);
  if (word->n_values == WARTA_MAX_TIME_VALUES && value != 0) {
    return NULL;
  }
  word->classes |= UINT64_C(1) << class;
  if (value != 0) {
    word->values[word->n_values].class = class;
    word->values[word->n_values].value = value;
    ++word->n_values;
  }
  return word;
}

int32_t
warta_time_word_value(const WartaTimeWord *word, WartaTimeClass class)
{
  for (uint32_t i = 0; word != NULL && i < word->n_values; ++i) {
    if (word->values[i].class == class) {
      return word->values[i].value;
    }
  }
  return 0;
}

WartaTimeClass
warta_time_class_named(const char *name, size_t length)
{
  for (size_t i = 0; i < WARTA_N_TIME_CLASSES; ++i) {
    if (strlen(class_names[i]) == length &&
        memcmp(class_names[i], name, length) == 0) {
      return (WartaTimeClass)i;
    }
  }
  return WARTA_N_TIME_CLASSES;
}

static bool
parse_value(const char *field, int32_t *value)
{
  *value = 0;
  if (*field == '\0') {
    return true;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(value_names); ++i) {
    if (strcmp(field, value_names[i].name) == 0) {
      *value = value_names[i].value;
      return true;
    }
  }
  gint64 number = 0;
  if (!g_ascii_string_to_signed(field, 10, -1000, 1000, &number, NULL)) {
    return false;
  }
  *value = (int32_t)number;
  return true;
}

static bool
load_row(WartaTimeWords *words, const WartaTsv *tsv, const WartaTsvRow *row,
         GError **error)
{
  const WartaTimeClass class =
      warta_time_class_named(row->fields[0], strlen(row->fields[0]));
  int32_t value = 0;
  if (class == WARTA_N_TIME_CLASSES) {
    return warta_tsv_error(tsv, row, error, "unknown class \"%s\"",
                           row->fields[0]);
  }
  if (!parse_value(row->fields[1], &value)) {
    return warta_tsv_error(tsv, row, error, "unknown value \"%s\"",
                           row->fields[1]);
  }
  if (warta_time_words_add(words, row->fields[2], class, value) == NULL) {
    return warta_tsv_error(tsv, row, error,
                           "\"%s\" is empty, too long or in too many classes",
                           row->fields[2]);
  }
  return true;
}

WartaTimeWords *
warta_time_words_load(const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 3, 3, error);
  if (tsv == NULL) {
    return NULL;
  }
  g_autoptr(WartaTimeWords) words = g_new0(WartaTimeWords, 1);
  grow(words);
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!load_row(words, tsv, &row, error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&words);
}

void
warta_time_words_free(WartaTimeWords *words)
{
  if (words == NULL) {
    return;
  }
  for (uint32_t i = 0; i < words->n_slots; ++i) {
    if (words->slots[i] != NULL) {
      g_free(words->slots[i]->key);
      g_free(words->slots[i]);
    }
  }
  g_free(words->slots);
  g_free(words);
}
