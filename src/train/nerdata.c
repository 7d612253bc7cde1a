// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/nerdata.h"

#include "names/crf.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

WartaNerData *
warta_ner_data_new(void)
{
  WartaNerData *data = g_new0(WartaNerData, 1);
  data->arena = warta_arena_new();
  data->words = g_array_new(FALSE, FALSE, sizeof(WartaNameInput));
  data->labels = g_array_new(FALSE, FALSE, sizeof(uint8_t));
  data->sentences = g_array_new(FALSE, FALSE, sizeof(WartaNerSentence));
  return data;
}

void
warta_ner_data_free(WartaNerData *data)
{
  if (data == NULL) {
    return;
  }
  warta_arena_free(data->arena);
  g_array_unref(data->words);
  g_array_unref(data->labels);
  g_array_unref(data->sentences);
  g_free(data);
}

WartaNameInput
warta_ner_word(WartaArena *arena, const char *form, size_t length)
{
  g_autofree char *lower = g_utf8_strdown(form, (gssize)length);
  size_t lower_length = strlen(lower);
  return (WartaNameInput){
      .form = warta_arena_strndup(arena, form, length),
      .lower = warta_arena_strndup(arena, lower, lower_length),
      .form_length = (uint32_t)length,
      .lower_length = (uint32_t)lower_length,
  };
}

static uint8_t
kind_of(const char *name)
{
  if (g_str_has_prefix(name, "PER")) {
    return WARTA_LABEL_B_PERSON;
  }
  if (g_str_has_prefix(name, "ORG")) {
    return WARTA_LABEL_B_ORGANIZATION;
  }
  if (g_str_has_prefix(name, "LOC") || g_str_has_prefix(name, "PLA")) {
    return WARTA_LABEL_B_PLACE;
  }
  return WARTA_LABEL_O;
}

// Labels as we use them: a name begins with B, other kinds are O.
static uint8_t
read_label(const char *text, uint8_t previous)
{
  if (text[0] == '\0' || text[1] != '-') {
    return WARTA_LABEL_O;
  }
  uint8_t label = kind_of(text + 2);
  if (label == WARTA_LABEL_O || text[0] == 'B') {
    return label;
  }
  bool goes_on = previous == label || previous == label + 1;
  return goes_on ? (uint8_t)(label + 1) : label;
}

static void
add_key_part(GString *key, const WartaNameInput *word)
{
  for (const char *c = word->lower; *c != '\0'; c = g_utf8_next_char(c)) {
    if (g_unichar_isalnum(g_utf8_get_char(c))) {
      g_string_append_unichar(key, g_utf8_get_char(c));
    }
  }
}

static char *
sentence_key(const WartaNerData *data, uint32_t first, uint32_t n)
{
  GString *key = g_string_new(NULL);
  for (uint32_t i = 0; i < n; ++i) {
    add_key_part(key, &g_array_index(data->words, WartaNameInput, first + i));
  }
  return g_string_free(key, FALSE);
}

static void
end_sentence(WartaNerData *data, uint32_t first, uint32_t set,
             GHashTable *except)
{
  WartaNerSentence sentence = {first, data->words->len - first, set};
  if (sentence.n == 0) {
    return;
  }
  g_autofree char *key = sentence_key(data, first, sentence.n);
  if (except != NULL && g_hash_table_contains(except, key)) {
    g_array_set_size(data->words, first);
    g_array_set_size(data->labels, first);
    return;
  }
  g_array_append_val(data->sentences, sentence);
}

static void
read_line(WartaNerData *data, char *line, uint32_t first)
{
  size_t length = strcspn(line, " \t");
  char *last = strrchr(line, ' ');
  char *tab = strrchr(line, '\t');
  last = tab != NULL ? tab : last;
  WartaNameInput word = warta_ner_word(data->arena, line, length);
  uint8_t previous =
      data->labels->len > first
          ? g_array_index(data->labels, uint8_t, data->labels->len - 1)
          : WARTA_LABEL_O;
  uint8_t label = read_label(last == NULL ? "" : last + 1, previous);
  g_array_append_val(data->words, word);
  g_array_append_val(data->labels, label);
}

bool
warta_ner_data_read(WartaNerData *data, const char *path, uint32_t set,
                    GHashTable *except, GError **error)
{
  g_autofree char *text = NULL;
  size_t size = 0;
  if (!g_file_get_contents(path, &text, &size, error)) {
    return false;
  }
  if (!g_utf8_validate(text, (gssize)size, NULL)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA, "%s: not UTF-8", path);
    return false;
  }
  uint32_t first = data->words->len;
  for (char *line = text; line != NULL;) {
    char *next = strchr(line, '\n');
    if (next != NULL) {
      *next++ = '\0';
    }
    g_strchomp(line);
    if (line[0] == '\0') {
      end_sentence(data, first, set, except);
      first = data->words->len;
    } else {
      read_line(data, line, first);
    }
    line = next;
  }
  end_sentence(data, first, set, except);
  return true;
}

void
warta_ner_data_keys(const WartaNerData *data, GHashTable *keys)
{
  for (uint32_t s = 0; s < data->sentences->len; ++s) {
    const WartaNerSentence *sentence =
        &g_array_index(data->sentences, WartaNerSentence, s);
    g_hash_table_add(keys, sentence_key(data, sentence->first, sentence->n));
  }
}

static bool
is_small_word(const char *lower)
{
  static const char *const small[] = {"di",   "ke",    "dari", "dan",
                                      "yang", "untuk", "pada", "oleh"};
  for (size_t i = 0; i < G_N_ELEMENTS(small); ++i) {
    if (strcmp(small[i], lower) == 0) {
      return true;
    }
  }
  return false;
}

static char *
as_headline(const WartaNameInput *word, bool upper)
{
  if (upper) {
    return g_utf8_strup(word->form, -1);
  }
  if (is_small_word(word->lower)) {
    return g_strdup(word->form);
  }
  GString *form = g_string_new(NULL);
  g_string_append_unichar(form, g_unichar_toupper(g_utf8_get_char(word->form)));
  g_string_append(form, g_utf8_next_char(word->form));
  return g_string_free(form, FALSE);
}

static void
add_headline(WartaNerData *data, WartaNerSentence sentence, bool upper)
{
  const WartaNameInput *last = &g_array_index(data->words, WartaNameInput,
                                              sentence.first + sentence.n - 1);
  if (sentence.n > 1 && strcmp(last->lower, ".") == 0) {
    --sentence.n; // headlines have no full stop
  }
  WartaNerSentence copy = {data->words->len, sentence.n, sentence.set};
  for (uint32_t i = 0; i < sentence.n; ++i) {
    g_autofree char *form = as_headline(
        &g_array_index(data->words, WartaNameInput, sentence.first + i), upper);
    WartaNameInput word = warta_ner_word(data->arena, form, strlen(form));
    uint8_t label = g_array_index(data->labels, uint8_t, sentence.first + i);
    g_array_append_val(data->words, word);
    g_array_append_val(data->labels, label);
  }
  g_array_append_val(data->sentences, copy);
}

void
warta_ner_data_add_headlines(WartaNerData *data, uint32_t step)
{
  uint32_t n = data->sentences->len;
  for (uint32_t s = 0; s < n; s += step) {
    WartaNerSentence sentence =
        g_array_index(data->sentences, WartaNerSentence, s);
    add_headline(data, sentence, true);
    sentence = g_array_index(data->sentences, WartaNerSentence,
                             s + step / 2 < n ? s + step / 2 : s);
    add_headline(data, sentence, false);
  }
}
