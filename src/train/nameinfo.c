// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/nameinfo.h"

#include "base/tsv.h"
#include "train/rawtext.h"

#include <string.h>

enum { PART_MIN = 2, MAX_NAME_WORDS = 9 };

WartaWordTable *
warta_word_table_new(uint32_t n)
{
  uint32_t size = 1024;
  while (size < n + n / 2) {
    size *= 2;
  }
  WartaWordTable *table = g_new(WartaWordTable, 1);
  table->slots =
      g_array_sized_new(FALSE, TRUE, sizeof(WartaNameWordInfo), size);
  g_array_set_size(table->slots, size);
  return table;
}

void
warta_word_table_free(WartaWordTable *table)
{
  if (table != NULL) {
    g_array_unref(table->slots);
    g_free(table);
  }
}

WartaNameWordInfo *
warta_word_table_at(WartaWordTable *table, uint64_t hash)
{
  uint32_t check = (uint32_t)(hash >> 32);
  uint32_t mask = table->slots->len - 1;
  uint32_t i = (uint32_t)hash & mask;
  WartaNameWordInfo *slot = NULL;
  for (uint32_t k = 0; k < WARTA_NAME_PROBES; ++k) {
    slot = &g_array_index(table->slots, WartaNameWordInfo, i);
    if (slot->check == check || slot->check == 0) {
      break;
    }
    i = (i + 1) & mask;
  }
  slot->check = check;
  return slot;
}

WartaNameWordInfo *
warta_word_table_slot(WartaWordTable *table, const char *lower, uint32_t length)
{
  return warta_word_table_at(table, warta_name_hash(lower, length));
}

WartaNameWords
warta_word_table_view(const WartaWordTable *table)
{
  return (WartaNameWords){(const WartaNameWordInfo *)(void *)table->slots->data,
                          table->slots->len - 1};
}

bool
warta_word_table_add_cues(WartaWordTable *table, const char *path,
                          GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, 2, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    uint8_t cue = 0;
    while (cue < WARTA_N_CUES &&
           strcmp(warta_cue_names[cue], row.fields[0]) != 0) {
      ++cue;
    }
    if (cue == WARTA_N_CUES) {
      return warta_tsv_error(tsv, &row, error, "unknown class \"%s\"",
                             row.fields[0]);
    }
    g_auto(GStrv) words = g_strsplit(row.fields[1], " ", -1);
    for (char **word = words; *word != NULL; ++word) {
      WartaNameWordInfo *slot =
          warta_word_table_slot(table, *word, (uint32_t)strlen(*word));
      slot->cue = cue;
    }
  }
  return true;
}

// Counts of a word in names of one list.
typedef struct {
  uint32_t first;
  uint32_t last;
  uint32_t any;
} PartCount;

typedef struct {
  GHashTable *flags; // key of name -> flags
  GHashTable *parts; // word's hash -> PartCount[3]
} Lists;

static uint64_t *
dup_key(uint64_t key)
{
  return g_memdup2(&key, sizeof key);
}

static void
add_flag(GHashTable *table, uint64_t key, uint32_t flag)
{
  gpointer old = g_hash_table_lookup(table, &key);
  g_hash_table_insert(table, dup_key(key),
                      GUINT_TO_POINTER(GPOINTER_TO_UINT(old) | flag));
}

static PartCount *
part_counts(Lists *lists, uint64_t word)
{
  PartCount *counts = g_hash_table_lookup(lists->parts, &word);
  if (counts == NULL) {
    counts = g_new0(PartCount, 3);
    g_hash_table_insert(lists->parts, dup_key(word), counts);
  }
  return counts;
}

// Hash as features do: digits are all alike.
static uint64_t
hash_word(const char *lower)
{
  g_autofree char *copy = g_strdup(lower);
  for (char *c = copy; *c != '\0'; ++c) {
    *c = g_ascii_isdigit(*c) ? '0' : *c;
  }
  return warta_name_hash(copy, (uint32_t)strlen(copy));
}

static void
add_name(Lists *lists, const char *line, uint32_t kind)
{
  g_autofree char *lower = g_utf8_strdown(line, -1);
  g_auto(GStrv) words = g_strsplit(lower, " ", -1);
  uint32_t n = g_strv_length(words);
  if (n == 0 || n > MAX_NAME_WORDS || g_str_has_prefix(lower, "daftar ")) {
    return;
  }
  uint64_t key = 0;
  for (uint32_t i = 0; i < n; ++i) {
    uint64_t word = hash_word(words[i]);
    PartCount *counts = part_counts(lists, word);
    counts[kind].first += i == 0;
    counts[kind].last += i + 1 == n;
    ++counts[kind].any;
    key = warta_name_set_step(key, word);
    add_flag(lists->flags, key,
             i + 1 == n ? 1U << kind : (uint32_t)WARTA_LIST_LONGER);
  }
}

static void
add_part_flags(Lists *lists)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, lists->parts);
  while (g_hash_table_iter_next(&iter, &key, &value)) {
    const PartCount *counts = value;
    uint32_t flags = 0;
    flags |= counts[0].first >= PART_MIN ? WARTA_PART_FIRST : 0;
    flags |= counts[0].last >= PART_MIN ? WARTA_PART_LAST : 0;
    flags |= counts[1].any >= PART_MIN ? WARTA_PART_ORGANIZATION : 0;
    flags |= counts[2].any >= PART_MIN ? WARTA_PART_PLACE : 0;
    if (flags != 0) {
      uint64_t word = *(uint64_t *)key;
      add_flag(lists->flags, warta_name_set_word(word), flags);
    }
  }
}

static int
compare_keys(const void *a, const void *b)
{
  uint64_t left = **(uint64_t *const *)a;
  uint64_t right = **(uint64_t *const *)b;
  return (left > right) - (left < right);
}

static void
put_slot(GArray *slots, uint64_t key, uint32_t flags)
{
  uint32_t i = (uint32_t)(key >> 32);
  for (uint32_t probe = 0; probe < WARTA_NAME_PROBES; ++probe, ++i) {
    uint32_t *slot = &g_array_index(slots, uint32_t, i & (slots->len - 1));
    if (*slot == 0) {
      *slot = warta_name_set_slot(key, flags);
      return;
    }
  }
}

// In the order of keys, so that the table is always the same.
static GArray *
compile(GHashTable *flags)
{
  uint32_t size = 1024;
  while (size < g_hash_table_size(flags) + g_hash_table_size(flags) / 2) {
    size *= 2;
  }
  GArray *slots = g_array_sized_new(FALSE, TRUE, sizeof(uint32_t), size);
  g_array_set_size(slots, size);
  guint n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array(flags, &n);
  qsort(keys, n, sizeof *keys, compare_keys);
  for (guint k = 0; k < n; ++k) {
    put_slot(slots, *(uint64_t *)keys[k],
             GPOINTER_TO_UINT(g_hash_table_lookup(flags, keys[k])));
  }
  return slots;
}

static bool
add_list(Lists *lists, const char *path, uint32_t kind, GError **error)
{
  size_t size = 0;
  g_autofree char *text = warta_train_read(path, &size, error);
  if (text == NULL) {
    return false;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; ++line) {
    g_strstrip(*line);
    if ((*line)[0] != '\0' && g_utf8_validate(*line, -1, NULL)) {
      add_name(lists, *line, kind);
    }
  }
  return true;
}

// Names of a row of a gazetteer that are no common words.
static void
add_row(Lists *lists, char **fields)
{
  enum { LABEL, KIND, SUBTYPE, NAMES, N_KINDS = 4 };
  static const char *const kinds[N_KINDS] = {"person", "organization", "place",
                                             "country"};
  static const uint32_t lists_of[N_KINDS] = {0, 1, 2, 2};
  size_t i = 0;
  while (i < N_KINDS && strcmp(fields[KIND], kinds[i]) != 0) {
    ++i;
  }
  if (i == N_KINDS) {
    return;
  }
  add_name(lists, fields[LABEL], lists_of[i]);
  g_auto(GStrv) names = g_strsplit(fields[NAMES], "|", -1);
  for (char **name = names; *name != NULL; ++name) {
    if ((*name)[0] != '~' && (*name)[0] != '\0') {
      add_name(lists, *name, lists_of[i]);
    }
  }
}

static bool
add_rows(Lists *lists, const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 4, 8, error);
  WartaTsvRow row;
  while (tsv != NULL && warta_tsv_next(tsv, &row)) {
    add_row(lists, row.fields);
  }
  return tsv != NULL;
}

static int
compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
add_gazetteer(Lists *lists, const char *folder, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
  if (dir == NULL) {
    return false;
  }
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name != NULL;
       name = g_dir_read_name(dir)) {
    if (g_str_has_suffix(name, ".tsv")) {
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
  }
  g_ptr_array_sort(paths, compare_names);
  for (guint i = 0; i < paths->len; ++i) {
    if (!add_rows(lists, g_ptr_array_index(paths, i), error)) {
      return false;
    }
  }
  return true;
}

GArray *
warta_name_lists_build(const char *dbpedia, const char *gazetteer,
                       GError **error)
{
  static const char *const files[] = {"person.txt.gz", "organization.txt.gz",
                                      "place.txt.gz"};
  g_autoptr(GHashTable) flags =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) parts =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  Lists lists = {flags, parts};
  for (uint32_t kind = 0; kind < G_N_ELEMENTS(files); ++kind) {
    g_autofree char *path = g_build_filename(dbpedia, files[kind], NULL);
    if (!add_list(&lists, path, kind, error)) {
      return NULL;
    }
  }
  if (!add_gazetteer(&lists, gazetteer, error)) {
    return NULL;
  }
  add_part_flags(&lists);
  return compile(flags);
}

WartaNameSet
warta_name_lists_view(const GArray *slots)
{
  return (WartaNameSet){(const uint32_t *)(void *)slots->data, slots->len - 1};
}
