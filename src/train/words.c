// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/words.h"

#include "lang/classes.h"
#include "text/text.h"
#include "train/rawtext.h"
#include "train/wordclass.h"

#include <string.h>

enum {
  N_WORDS = 30000,
  N_FINE = 400,
  N_COARSE = 64,
  FINE_ROUNDS = 6,
  COARSE_ROUNDS = 8,
};

typedef struct {
  uint64_t hash;
  uint32_t count;
  uint32_t first; // order of appearance, so that ties have an order
} Word;

typedef struct {
  GHashTable *numbers; // hash of a word -> number + 1
  GArray *words;       // Word
  GArray *stream;      // numbers of words; UINT32_MAX between sentences
} Counts;

static uint32_t
number_of(Counts *counts, const WartaToken *token)
{
  WartaInput input;
  const size_t length = strlen(token->lower);
  warta_input_set(&input, token->lower, length, token->lower, length, false);
  gpointer key = (gpointer)(uintptr_t)input.word;
  const uint32_t found =
      GPOINTER_TO_UINT(g_hash_table_lookup(counts->numbers, key));
  if (found) {
    return found - 1;
  }
  const Word word = {input.word, 0, counts->words->len};
  g_array_append_val(counts->words, word);
  g_hash_table_insert(counts->numbers, key,
                      GUINT_TO_POINTER(counts->words->len));
  return counts->words->len - 1;
}

static void
count_document(const WartaDocument *doc, void *data)
{
  Counts *counts = data;
  const uint32_t border = UINT32_MAX;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    for (uint32_t t = doc->sentences[s].first_token;
         t < doc->sentences[s].end_token; ++t) {
      const uint32_t number = number_of(counts, &doc->tokens[t]);
      ++g_array_index(counts->words, Word, number).count;
      g_array_append_val(counts->stream, number);
    }
    g_array_append_val(counts->stream, border);
  }
}

static int
compare_words(const void *a, const void *b)
{
  const Word *x = a;
  const Word *y = b;
  if (x->count != y->count) {
    return x->count > y->count ? -1 : 1;
  }
  return x->first < y->first ? -1 : x->first > y->first;
}

/// Number words by frequency, in the stream too.
static uint32_t
sort_words(Counts *counts)
{
  qsort(counts->words->data, counts->words->len, sizeof(Word), compare_words);
  g_autofree uint32_t *rank = g_new(uint32_t, counts->words->len + 1);
  for (guint i = 0; i < counts->words->len; ++i) {
    rank[g_array_index(counts->words, Word, i).first] = i;
  }
  const uint32_t n = MIN(counts->words->len, (guint)N_WORDS);
  for (guint i = 0; i < counts->stream->len; ++i) {
    uint32_t *number = &g_array_index(counts->stream, uint32_t, i);
    *number = *number == UINT32_MAX ? n : MIN(rank[*number], n);
  }
  return n;
}

static bool
write_classes(const Counts *counts, uint32_t n, const uint16_t *fine,
              const uint16_t *coarse, const char *path, GError **error)
{
  uint32_t size = 1;
  while (size < 2 * n) {
    size *= 2;
  }
  g_autofree WartaClassSlot *slots = g_new0(WartaClassSlot, size);
  for (uint32_t i = 0; i < n; ++i) {
    const uint64_t hash = g_array_index(counts->words, Word, i).hash;
    const uint32_t check = (uint32_t)(hash >> 32) | 1;
    uint32_t at = (uint32_t)hash & (size - 1);
    while (slots[at].check != 0 && slots[at].check != check) {
      at = (at + 1) & (size - 1);
    }
    if (slots[at].check == 0) {
      slots[at] = (WartaClassSlot){check, fine[i], coarse[i]};
    }
  }
  const WartaModelSection section = {"classes", slots,
                                     size * sizeof(WartaClassSlot)};
  return warta_model_file_write(path, WARTA_CLASSES_KIND, &section, 1, error);
}

bool
train_words(const char *corpora, const char *data, const char *path,
            GError **error)
{
  g_autoptr(WartaTokenizer) tokenizer = warta_tokenizer_load(data, error);
  if (!tokenizer) {
    return false;
  }
  Counts counts = {.numbers = g_hash_table_new(NULL, NULL)};
  counts.words = g_array_new(FALSE, FALSE, sizeof(Word));
  counts.stream = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  bool done =
      warta_raw_text_each(corpora, tokenizer, count_document, &counts, error);
  if (done) {
    const uint32_t n = sort_words(&counts);
    g_autofree uint16_t *fine = g_new0(uint16_t, n + 1);
    g_autofree uint16_t *coarse = g_new0(uint16_t, n + 1);
    const uint32_t *stream = (const uint32_t *)(void *)counts.stream->data;
    g_printerr("word classes: %u words of text\n", counts.stream->len);
    warta_word_classes(stream, counts.stream->len, n, N_FINE, FINE_ROUNDS,
                       fine);
    warta_word_classes(stream, counts.stream->len, n, N_COARSE, COARSE_ROUNDS,
                       coarse);
    done = write_classes(&counts, n, fine, coarse, path, error);
  }
  g_hash_table_unref(counts.numbers);
  g_array_unref(counts.words);
  g_array_unref(counts.stream);
  return done;
}
