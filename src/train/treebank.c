// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/treebank.h"

#include "model/document.h"

#include <stdlib.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

enum { N_COLUMNS = 10, MAX_SENTENCE = 1000 };

TrainSet *
train_set_new(void)
{
  TrainSet *set = g_new0(TrainSet, 1);
  set->sentences = g_array_new(FALSE, FALSE, sizeof(TrainSentence));
  set->arena = warta_arena_new();
  return set;
}

void
train_set_free(TrainSet *set)
{
  if (set) {
    g_array_unref(set->sentences);
    warta_arena_free(set->arena);
    g_free(set);
  }
}

void
train_set_add(TrainSet *set, const TrainWord *words, uint32_t n, TrainBank bank)
{
  TrainSentence sentence = {.n = n, .bank = bank};
  sentence.words = warta_arena_copy(set->arena, words, n * sizeof(*words));
  for (uint32_t i = 0; i < n; ++i) {
    TrainWord *word = &sentence.words[i];
    word->form = warta_arena_strdup(set->arena, word->form);
    word->lower = warta_arena_strdup(set->arena, word->lower);
  }
  g_array_append_val(set->sentences, sentence);
}

uint64_t
train_set_count(const TrainSet *set)
{
  uint64_t n = 0;
  for (guint i = 0; i < set->sentences->len; ++i) {
    n += g_array_index(set->sentences, TrainSentence, i).n;
  }
  return n;
}

char *
train_lower(const char *form)
{
  GString *text = g_string_new(form);
  g_string_replace(text, "\u201c", "\"", 0);
  g_string_replace(text, "\u201d", "\"", 0);
  g_string_replace(text, "\u2018", "'", 0);
  g_string_replace(text, "\u2019", "'", 0);
  char *lower = g_utf8_strdown(text->str, -1);
  g_string_free(text, TRUE);
  return lower;
}

/* ---- CoNLL-U ---- */

static uint8_t
find_name(const char *const *names, size_t n, const char *name)
{
  for (size_t i = 0; i < n; ++i) {
    if (strcmp(names[i], name) == 0) {
      return (uint8_t)i;
    }
  }
  return 0;
}

static uint8_t
find_rel(const char *name)
{
  uint8_t rel = find_name(warta_rel_names, WARTA_N_RELS, name);
  if (!rel) {
    g_autofree char *universal = g_strndup(name, strcspn(name, ":"));
    rel = find_name(warta_rel_names, WARTA_N_RELS, universal);
  }
  return rel ? rel : WARTA_REL_DEP;
}

/// Verbs without the feature Voice: by form.
static uint8_t
find_voice(const char *features, const char *lower, uint8_t upos)
{
  if (strstr(features, "Voice=Pass")) {
    return WARTA_VOICE_PASSIVE;
  }
  if (strstr(features, "Voice=Act")) {
    return WARTA_VOICE_ACTIVE;
  }
  if (upos != WARTA_UPOS_VERB) {
    return WARTA_VOICE_NONE;
  }
  const bool passive =
      g_str_has_prefix(lower, "di") || g_str_has_prefix(lower, "ter");
  return passive ? WARTA_VOICE_PASSIVE : WARTA_VOICE_ACTIVE;
}

typedef struct {
  TrainSet *set;
  GArray *words;
  TrainBank bank;
  uint32_t joined_from; ///< First word number of the last range
  uint32_t joined_to;
} ConlluReader;

static void
finish_sentence(ConlluReader *reader)
{
  if (reader->words->len > 0 && reader->words->len <= MAX_SENTENCE) {
    train_set_add(reader->set, (TrainWord *)(void *)reader->words->data,
                  reader->words->len, reader->bank);
  }
  for (guint i = 0; i < reader->words->len; ++i) {
    g_free((char *)g_array_index(reader->words, TrainWord, i).form);
    g_free((char *)g_array_index(reader->words, TrainWord, i).lower);
  }
  g_array_set_size(reader->words, 0);
  reader->joined_to = 0;
}

static void
read_row(ConlluReader *reader, char **columns)
{
  char *end = NULL;
  const uint32_t number = (uint32_t)strtoul(columns[0], &end, 10);
  if (*end == '-') {
    reader->joined_from = number;
    reader->joined_to = (uint32_t)strtoul(end + 1, NULL, 10);
    return;
  }
  if (*end != '\0') {
    return;
  }
  TrainWord word = {.form = g_strdup(columns[1]),
                    .lower = train_lower(columns[1]),
                    .head = (int32_t)strtol(columns[6], NULL, 10) - 1,
                    .rel = find_rel(columns[7])};
  word.upos = find_name(warta_upos_names, WARTA_N_UPOS, columns[3]);
  word.voice = find_voice(columns[5], word.lower, word.upos);
  word.joined = number > reader->joined_from && number <= reader->joined_to;
  g_array_append_val(reader->words, word);
}

static void
read_line(ConlluReader *reader, const char *line)
{
  if (*line == '\0') {
    finish_sentence(reader);
  } else if (*line != '#') {
    g_auto(GStrv) columns = g_strsplit(line, "\t", -1);
    if (g_strv_length(columns) == N_COLUMNS) {
      read_row(reader, columns);
    }
  }
}

bool
train_read_conllu(TrainSet *set, const char *path, TrainBank bank,
                  GError **error)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error)) {
    return false;
  }
  ConlluReader reader = {.set = set, .bank = bank};
  reader.words = g_array_new(FALSE, TRUE, sizeof(TrainWord));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; ++line) {
    read_line(&reader, *line);
  }
  finish_sentence(&reader);
  g_array_unref(reader.words);
  return true;
}

void
train_write_conllu(const TrainSet *set, FILE *out)
{
  for (guint i = 0; i < set->sentences->len; ++i) {
    const TrainSentence *s = &g_array_index(set->sentences, TrainSentence, i);
    for (uint32_t k = 0; k < s->n; ++k) {
      const TrainWord *w = &s->words[k];
      const char *voice = warta_voice_names[w->voice];
      fprintf(out, "%u\t%s\t_\t%s\t%s\t%s%s\t%d\t%s\t_\t_\n", k + 1, w->form,
              warta_upos_names[w->upos], warta_icon_names[w->icon],
              w->voice ? "Voice=" : "", voice, w->head + 1,
              warta_rel_names[w->rel]);
    }
    fputc('\n', out);
  }
}
