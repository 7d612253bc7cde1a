// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/rules.h"
#include "base/tsv.h"

#include <string.h>

enum { MAX_WORD = 64 };

static const char *const kind_names[] = {
    [WARTA_MARK_BYLINE] = "BYLINE",   [WARTA_MARK_READ_ALSO] = "READ_ALSO",
    [WARTA_MARK_CAPTION] = "CAPTION", [WARTA_MARK_TAGS] = "TAGS",
    [WARTA_MARK_SHARE] = "SHARE",
};
static const char *const place_names[] = {"line", "begin", "sentence", "any"};
static const char *const extent_names[] = {
    "self", "line", "sentence", "headline", "names", "person", "paren", "list"};
static const char *const list_names[] = {"small", "starter", "date", "agency",
                                         "place"};

static int
find_name(const char *const *names, size_t n, const char *name)
{
  for (size_t i = 0; i < n; ++i) {
    if (names[i] != NULL && strcmp(names[i], name) == 0) {
      return (int)i;
    }
  }
  return -1;
}

static bool
add_rule(WartaCleanRules *rules, const WartaTsv *tsv, const WartaTsvRow *row,
         GError **error)
{
  const int kind =
      find_name(kind_names, G_N_ELEMENTS(kind_names), row->fields[0]);
  const int place =
      find_name(place_names, G_N_ELEMENTS(place_names), row->fields[1]);
  const int extent =
      find_name(extent_names, G_N_ELEMENTS(extent_names), row->fields[2]);
  const char *pattern = row->fields[3];
  if (kind < 0 || place < 0 || extent < 0 || pattern[0] == '\0') {
    return warta_tsv_error(tsv, row, error,
                           "unknown kind, place or extent, or no pattern; "
                           "see the head of the file");
  }
  const WartaCleanRule rule = {(WartaMarkKind)kind, (WartaRulePlace)place,
                               (WartaRuleExtent)extent,
                               warta_arena_strdup(rules->arena, pattern)};
  const unsigned char first = (unsigned char)g_ascii_tolower(pattern[0]);
  if (rules->rules[first] == NULL) {
    rules->rules[first] = g_array_new(FALSE, FALSE, sizeof(WartaCleanRule));
  }
  g_array_append_val(rules->rules[first], rule);
  return true;
}

static bool
add_words(WartaCleanRules *rules, const WartaTsv *tsv, const WartaTsvRow *row,
          GError **error)
{
  const int list =
      find_name(list_names, G_N_ELEMENTS(list_names), row->fields[0]);
  if (list < 0) {
    return warta_tsv_error(tsv, row, error, "unknown list '%s'",
                           row->fields[0]);
  }
  g_auto(GStrv) words = g_strsplit(row->fields[1], " ", -1);
  for (size_t i = 0; words[i] != NULL; ++i) {
    g_hash_table_add(rules->words[list],
                     warta_arena_strdup(rules->arena, words[i]));
  }
  return true;
}

static void
add_publisher(WartaCleanRules *rules, const char *alias, const char *name)
{
  g_autofree char *lower = g_ascii_strdown(alias, -1);
  if (lower[0] != '\0') {
    g_hash_table_insert(rules->publishers,
                        warta_arena_strdup(rules->arena, lower),
                        (void *)(uintptr_t)name);
  }
}

static bool
add_host(WartaCleanRules *rules, const WartaTsv *tsv, const WartaTsvRow *row,
         GError **error)
{
  const char *name = warta_arena_strdup(rules->arena, row->fields[1]);
  if (row->fields[0][0] == '\0' || name[0] == '\0') {
    return warta_tsv_error(tsv, row, error, "host or name is missing");
  }
  g_hash_table_insert(rules->hosts,
                      warta_arena_strdup(rules->arena, row->fields[0]),
                      (void *)(uintptr_t)name);
  add_publisher(rules, row->fields[0], name);
  add_publisher(rules, name, name);
  g_auto(GStrv) others = g_strsplit(row->fields[2], "|", -1);
  for (size_t i = 0; others[i] != NULL; ++i) {
    add_publisher(rules, others[i], name);
  }
  return true;
}

typedef bool (*RowFunc)(WartaCleanRules *rules, const WartaTsv *tsv,
                        const WartaTsvRow *row, GError **error);

static bool
load_table(WartaCleanRules *rules, const char *path, size_t n_fields,
           RowFunc add, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, n_fields, error);
  WartaTsvRow row;
  if (tsv == NULL) {
    return false;
  }
  while (warta_tsv_next(tsv, &row)) {
    if (!add(rules, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

WartaCleanRules *
warta_clean_rules_load(const char *dir, GError **error)
{
  static const struct {
    const char *file;
    size_t n_fields;
    RowFunc add;
  } tables[] = {{"clean.tsv", 4, add_rule},
                {"clean-words.tsv", 2, add_words},
                {"clean-hosts.tsv", 3, add_host}};
  g_autoptr(WartaCleanRules) rules = g_new0(WartaCleanRules, 1);
  rules->arena = warta_arena_new();
  rules->hosts = g_hash_table_new(g_str_hash, g_str_equal);
  rules->publishers = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t i = 0; i < WARTA_N_WORDS; ++i) {
    rules->words[i] = g_hash_table_new(g_str_hash, g_str_equal);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(tables); ++i) {
    g_autofree char *path =
        g_build_filename(dir, "lexicon", tables[i].file, NULL);
    if (!load_table(rules, path, tables[i].n_fields, tables[i].add, error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&rules);
}

void
warta_clean_rules_free(WartaCleanRules *rules)
{
  if (rules == NULL) {
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(rules->rules); ++i) {
    g_clear_pointer(&rules->rules[i], g_array_unref);
  }
  for (size_t i = 0; i < WARTA_N_WORDS; ++i) {
    g_clear_pointer(&rules->words[i], g_hash_table_unref);
  }
  g_clear_pointer(&rules->hosts, g_hash_table_unref);
  g_clear_pointer(&rules->publishers, g_hash_table_unref);
  warta_arena_free(rules->arena);
  g_free(rules);
}

/// Number of bytes that one character of a pattern matches, or 0.
static uint32_t
match_char(char pattern, const char *text, uint32_t length)
{
  uint32_t n = 0;
  if (pattern == ' ') {
    while (n < length && text[n] == ' ') {
      ++n;
    }
    return n;
  }
  return length > 0 &&
         (text[0] == pattern ||
          (g_ascii_islower(pattern) && g_ascii_tolower(text[0]) == pattern));
}

uint32_t
warta_clean_match(const char *pattern, const char *text, uint32_t length)
{
  uint32_t i = 0;
  char last = '\0';
  for (const char *p = pattern; *p != '\0'; ++p) {
    const uint32_t n = match_char(*p, text + i, length - i);
    if (n == 0) {
      return 0;
    }
    i += n;
    last = *p;
  }
  // Curly quotes and dashes may follow a word, letters may not.
  const bool goes_on =
      i < length &&
      (g_ascii_isalnum(text[i]) ||
       ((text[i] & 0x80) != 0 && (unsigned char)text[i] != 0xE2U));
  return g_ascii_isalnum(last) && goes_on ? 0 : i;
}

static bool
fold_word(const char *word, uint32_t length, char out[MAX_WORD])
{
  if (length == 0 || length >= MAX_WORD) {
    return false;
  }
  for (uint32_t i = 0; i < length; ++i) {
    out[i] = g_ascii_tolower(word[i]);
  }
  out[length] = '\0';
  return true;
}

bool
warta_clean_has_word(const WartaCleanRules *rules, WartaCleanWords list,
                     const char *word, uint32_t length)
{
  char folded[MAX_WORD];
  return fold_word(word, length, folded) &&
         g_hash_table_contains(rules->words[list], folded);
}

const char *
warta_clean_publisher(const WartaCleanRules *rules, const char *name,
                      uint32_t length)
{
  char folded[MAX_WORD];
  return fold_word(name, length, folded)
             ? g_hash_table_lookup(rules->publishers, folded)
             : NULL;
}

const char *
warta_clean_host(const WartaCleanRules *rules, const char *url)
{
  const char *host = strstr(url, "://");
  if (host == NULL) {
    return NULL;
  }
  host += 3;
  g_autofree char *lower = g_ascii_strdown(host, (gssize)strcspn(host, "/?#:"));
  for (const char *at = lower; at != NULL;) {
    const char *name = g_hash_table_lookup(rules->hosts, at);
    if (name != NULL) {
      return name;
    }
    at = strchr(at, '.');
    at = at == NULL ? NULL : at + 1;
  }
  return NULL;
}
