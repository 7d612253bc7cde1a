// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/tsv.h"
#include "text/tokenizer.h"

#include <string.h>

#define NAME_ABBREVIATION(id, name) [WARTA_ABBREVIATION_##id] = (name),
#define NAME_JOINT(id, name) [WARTA_JOINT_##id] = (name),

static const char *const abbreviation_names[WARTA_N_ABBREVIATIONS] = {
    WARTA_ABBREVIATION_LIST(NAME_ABBREVIATION)};
static const char *const joint_names[WARTA_N_JOINTS] = {
    WARTA_JOINT_LIST(NAME_JOINT)};
static const char *const style_names[WARTA_N_STYLES] = {"news", "csui", "gsd"};

/// Return the index of `name`, or `n`.
static uint32_t
find_name(const char *const *names, uint32_t n, const char *name)
{
  uint32_t i = 0;
  while (i < n && strcmp(names[i], name) != 0) {
    ++i;
  }
  return i;
}

typedef bool (*RowFunc)(WartaTokenizer *tokenizer, const WartaTsv *tsv,
                        const WartaTsvRow *row, GError **error);

typedef struct {
  const char *path; // below the data folder
  size_t min_fields;
  size_t max_fields;
  RowFunc read_row;
} Table;

static bool
read_abbreviation(WartaTokenizer *tokenizer, const WartaTsv *tsv,
                  const WartaTsvRow *row, GError **error)
{
  const char *form = row->fields[0];
  const uint32_t kind =
      find_name(abbreviation_names, WARTA_N_ABBREVIATIONS, row->fields[1]);
  if (kind == WARTA_N_ABBREVIATIONS) {
    return warta_tsv_error(tsv, row, error, "unknown kind \"%s\"",
                           row->fields[1]);
  }
  warta_strmap_put(tokenizer->abbreviations, form, (uint32_t)strlen(form),
                   kind);
  return true;
}

static bool
read_joint(WartaTokenizer *tokenizer, const WartaTsv *tsv,
           const WartaTsvRow *row, GError **error)
{
  const uint32_t kind = find_name(joint_names, WARTA_N_JOINTS, row->fields[0]);
  if (kind == WARTA_N_JOINTS) {
    return warta_tsv_error(tsv, row, error, "unknown class \"%s\"",
                           row->fields[0]);
  }
  const char *form = row->fields[1];
  warta_strmap_put(tokenizer->joints[kind], form, (uint32_t)strlen(form), 0);
  return true;
}

static bool
read_word(WartaTokenizer *tokenizer, const WartaTsv *tsv,
          const WartaTsvRow *row, GError **error)
{
  (void)tsv;
  (void)error;
  const char *form = row->fields[0];
  warta_strmap_put(tokenizer->words, form, (uint32_t)strlen(form), 0);
  return true;
}

static bool
read_clitic(WartaTokenizer *tokenizer, const WartaTsv *tsv,
            const WartaTsvRow *row, GError **error)
{
  static const char *const kinds[] = {"pronoun", "particle", "prefix"};
  static const char *const rules[] = {"always", "known"};
  const char *form = row->fields[0];
  const uint32_t kind = find_name(kinds, G_N_ELEMENTS(kinds), row->fields[1]);
  const uint32_t rule = find_name(rules, G_N_ELEMENTS(rules), row->fields[2]);
  guint64 least = 0;
  const size_t length = strlen(form);
  if (kind == G_N_ELEMENTS(kinds) || rule == G_N_ELEMENTS(rules) ||
      length == 0 || length >= sizeof(tokenizer->clitics[0].form) ||
      !g_ascii_string_to_unsigned(row->fields[3], 10, 1, WARTA_WORD_MAX, &least,
                                  NULL)) {
    return warta_tsv_error(tsv, row, error,
                           "not a clitic; the columns are form (up to 7 "
                           "letters), pronoun|particle|prefix, always|known, "
                           "letters that must be left");
  }
  if (tokenizer->n_clitics == WARTA_MAX_CLITICS) {
    return warta_tsv_error(tsv, row, error, "more than %d clitics",
                           WARTA_MAX_CLITICS);
  }
  WartaClitic *clitic = &tokenizer->clitics[tokenizer->n_clitics++];
  memcpy(clitic->form, form, length);
  clitic->length = (uint8_t)length;
  clitic->particle = kind == 1;
  clitic->prefix = kind == 2;
  clitic->rule = (uint8_t)rule;
  clitic->least = (uint8_t)least;
  return true;
}

/// Read "apa+kah" into cuts; false when it has more than three parts.
static bool
read_cuts(const char *parts, uint8_t at[2])
{
  uint32_t n = 0;
  uint32_t offset = 0;
  at[0] = at[1] = 0;
  for (const char *c = parts; *c != '\0'; ++c) {
    if (*c != '+') {
      ++offset;
    } else if (n == 2 || offset == 0 || offset >= WARTA_WORD_MAX) {
      return false;
    } else {
      at[n++] = (uint8_t)offset;
    }
  }
  return offset > 0;
}

static WartaCuts *
cuts_of_form(WartaTokenizer *tokenizer, const char *form)
{
  const uint32_t length = (uint32_t)strlen(form);
  uint32_t i = warta_strmap_get(tokenizer->splits, form, length);
  if (i == WARTA_STRMAP_NONE) {
    WartaCuts none = {0};
    i = tokenizer->cuts->len;
    g_array_append_val(tokenizer->cuts, none);
    warta_strmap_put(tokenizer->splits, form, length, i);
  }
  return &g_array_index(tokenizer->cuts, WartaCuts, i);
}

static bool
read_split(WartaTokenizer *tokenizer, const WartaTsv *tsv,
           const WartaTsvRow *row, GError **error)
{
  const char *parts = row->fields[0];
  g_autofree char *form = g_strdup(parts);
  char *end = form;
  for (const char *c = parts; *c != '\0'; ++c) {
    if (*c != '+') {
      *end++ = *c;
    }
  }
  *end = '\0';
  WartaCuts *cuts = cuts_of_form(tokenizer, form);
  uint8_t at[2];
  if (!read_cuts(parts, at)) {
    return warta_tsv_error(tsv, row, error,
                           "\"%s\" is not of one to three parts joined by '+'",
                           parts);
  }
  const char *style = row->fields[1];
  const uint32_t only = find_name(style_names, WARTA_N_STYLES, style);
  if (only == WARTA_N_STYLES && style[0] != '\0') {
    return warta_tsv_error(tsv, row, error, "unknown style \"%s\"", style);
  }
  for (uint32_t i = 0; i < WARTA_N_STYLES; ++i) {
    if (only == WARTA_N_STYLES || only == i) {
      memcpy(cuts->at[i], at, sizeof(at));
    }
  }
  return true;
}

static const Table tables[] = {
    {"lexicon/abbreviations.tsv", 2, 2, read_abbreviation},
    {"lexicon/joints.tsv", 2, 2, read_joint},
    {"lexicon/clitics.tsv", 4, 4, read_clitic},
    {"lexicon/splits.tsv", 1, 2, read_split},
    {"lexicon-sa/words.tsv", 1, 1, read_word},
    {"lexicon-sa/splits.tsv", 1, 2, read_split},
};

static bool
read_table(WartaTokenizer *tokenizer, const char *dir, const Table *table,
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
    if (!table->read_row(tokenizer, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

WartaTokenizer *
warta_tokenizer_load(const char *dir, GError **error)
{
  g_autoptr(WartaTokenizer) tokenizer = g_new0(WartaTokenizer, 1);
  tokenizer->abbreviations = warta_strmap_new();
  tokenizer->words = warta_strmap_new();
  tokenizer->splits = warta_strmap_new();
  tokenizer->cuts = g_array_new(FALSE, FALSE, sizeof(WartaCuts));
  for (int i = 0; i < WARTA_N_JOINTS; ++i) {
    tokenizer->joints[i] = warta_strmap_new();
  }
  for (size_t i = 0; i < G_N_ELEMENTS(tables); ++i) {
    if (!read_table(tokenizer, dir, &tables[i], error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&tokenizer);
}

void
warta_tokenizer_free(WartaTokenizer *tokenizer)
{
  if (tokenizer == NULL) {
    return;
  }
  warta_strmap_free(tokenizer->abbreviations);
  warta_strmap_free(tokenizer->words);
  warta_strmap_free(tokenizer->splits);
  g_array_unref(tokenizer->cuts);
  for (int i = 0; i < WARTA_N_JOINTS; ++i) {
    warta_strmap_free(tokenizer->joints[i]);
  }
  g_free(tokenizer);
}
