// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/wordstats.h"

#include "names/input.h"
#include "train/rawtext.h"
#include "train/wordclass.h"

#include <stdlib.h>
#include <string.h>

enum {
  MIN_WORD = 4,   // occurrences of a word in the table
  MIN_CLASS = 10, // occurrences of a word that gets a class
  N_FINE = 400,
  N_COARSE = 64,
  FINE_ROUNDS = 6,
  COARSE_ROUNDS = 8,
};

/// Between sentences in the stream of words.
static const uint32_t border_mark = UINT32_MAX;

typedef struct {
  uint64_t hash;
  uint32_t count;
  uint32_t inner;                     // inside sentences
  uint32_t capital;                   // of these, capitalised
  uint32_t labels[WARTA_NAME_LABELS]; // capitalised, as tagged
} WordCount;

struct WartaWordStatsImpl {
  GHashTable *index; // hash -> number + 1
  GArray *words;     // WordCount
  GArray *stream;    // uint32_t
};

// One pass over raw text.
typedef struct {
  WartaWordStats *stats;
  WartaNameKnowledge nothing;
  const WartaNameModel *model; // in the second pass
  GHashTable *index;
  GArray *words;
} Pass;

static WordCount *
find_count(GHashTable *index, GArray *words, uint64_t hash, uint32_t *number)
{
  gpointer found = g_hash_table_lookup(index, &hash);
  *number = GPOINTER_TO_UINT(found) - 1;
  if (found == NULL) {
    WordCount count = {.hash = hash};
    g_array_append_val(words, count);
    *number = words->len - 1;
    g_hash_table_insert(index, g_memdup2(&hash, sizeof hash),
                        GUINT_TO_POINTER(words->len));
  }
  return &g_array_index(words, WordCount, *number);
}

static uint32_t
longest_sentence(const WartaDocument *doc)
{
  uint32_t longest = 0;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    longest = MAX(longest,
                  doc->sentences[s].end_token - doc->sentences[s].first_token);
  }
  return longest;
}

static void
count_sentence(Pass *pass, const WartaNameWord *words, uint32_t n,
               WartaNameCase letters)
{
  WartaWordStats *stats = pass->stats;
  for (uint32_t t = 0; t < n; ++t) {
    uint32_t number = 0;
    WordCount *count =
        find_count(stats->index, stats->words, words[t].word, &number);
    ++count->count;
    bool inner = t > 0 && letters == WARTA_CASE_PLAIN &&
                 words[t - 1].flags & WARTA_WORD_LETTER;
    count->inner += inner;
    count->capital += inner && words[t].flags & WARTA_WORD_CAPITAL;
    g_array_append_val(stats->stream, number);
  }
  uint32_t border = border_mark;
  g_array_append_val(stats->stream, border);
}

static void
count_document(const WartaDocument *doc, void *data)
{
  Pass *pass = data;
  WartaNameWork work;
  uint32_t longest = longest_sentence(doc);
  warta_name_work_init(&work, longest);
  g_autofree uint32_t *tokens = g_new(uint32_t, (size_t)longest + 1);
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    uint32_t n = warta_name_input(doc, &doc->sentences[s], work.input, tokens);
    WartaNameCase letters =
        warta_name_words_prepare(&pass->nothing, work.input, n, work.words);
    count_sentence(pass, work.words, n, letters);
  }
  warta_name_work_clear(&work);
}

WartaWordStats *
warta_word_stats_new(const char *corpora, const WartaTokenizer *tokenizer,
                     GError **error)
{
  static const WartaNameWordInfo no_word = {0};
  static const uint32_t no_list = 0;
  g_autoptr(WartaWordStats) stats = g_new0(WartaWordStats, 1);
  stats->index =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  stats->words = g_array_new(FALSE, FALSE, sizeof(WordCount));
  stats->stream = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  Pass pass = {.stats = stats, .nothing = {{&no_word, 0}, {&no_list, 0}}};
  if (!warta_raw_text_each(corpora, tokenizer, count_document, &pass, error)) {
    return NULL;
  }
  return g_steal_pointer(&stats);
}

void
warta_word_stats_free(WartaWordStats *stats)
{
  if (stats != NULL) {
    g_clear_pointer(&stats->index, g_hash_table_unref);
    g_clear_pointer(&stats->words, g_array_unref);
    g_clear_pointer(&stats->stream, g_array_unref);
    g_free(stats);
  }
}

static int
compare_counts(const void *a, const void *b)
{
  const WordCount *left = *(WordCount *const *)a;
  const WordCount *right = *(WordCount *const *)b;
  if (left->count != right->count) {
    return left->count > right->count ? -1 : 1;
  }
  return (left->hash > right->hash) - (left->hash < right->hash);
}

static uint8_t
caps_bucket(const WordCount *count)
{
  static const uint32_t limits[] = {2, 10, 30, 60, 85, 97};
  if (count->inner < 3) {
    return 0;
  }
  uint32_t percent = count->capital * 100 / count->inner;
  uint8_t bucket = 1;
  while (bucket <= G_N_ELEMENTS(limits) && percent >= limits[bucket - 1]) {
    ++bucket;
  }
  return bucket;
}

// Number words by frequency, in the stream too.
static uint32_t *
ranked_stream(const WartaWordStats *stats, WordCount *const *order)
{
  g_autofree uint32_t *rank = g_new(uint32_t, stats->words->len);
  const WordCount *base = &g_array_index(stats->words, WordCount, 0);
  for (uint32_t i = 0; i < stats->words->len; ++i) {
    rank[order[i] - base] = i;
  }
  uint32_t *stream = g_new(uint32_t, stats->stream->len);
  for (guint i = 0; i < stats->stream->len; ++i) {
    uint32_t number = g_array_index(stats->stream, uint32_t, i);
    stream[i] = number == border_mark ? border_mark : rank[number];
  }
  return stream;
}

WartaWordTable *
warta_word_stats_table(const WartaWordStats *stats)
{
  uint32_t n = stats->words->len;
  g_autofree WordCount **order = g_new(WordCount *, (size_t)n + 1);
  for (uint32_t i = 0; i < n; ++i) {
    order[i] = &g_array_index(stats->words, WordCount, i);
  }
  qsort(order, n, sizeof *order, compare_counts);
  g_autofree uint32_t *stream = ranked_stream(stats, order);
  uint32_t n_classed = 0;
  while (n_classed < n && order[n_classed]->count >= MIN_CLASS) {
    ++n_classed;
  }
  uint32_t n_stored = n_classed;
  while (n_stored < n && order[n_stored]->count >= MIN_WORD) {
    ++n_stored;
  }
  g_autofree uint16_t *fine = g_new(uint16_t, (size_t)n_classed + 1);
  g_autofree uint16_t *coarse = g_new(uint16_t, (size_t)n_classed + 1);
  size_t length = stats->stream->len;
  warta_word_classes(stream, length, n_classed, N_FINE, FINE_ROUNDS, fine);
  warta_word_classes(stream, length, n_classed, N_COARSE, COARSE_ROUNDS,
                     coarse);
  WartaWordTable *table = warta_word_table_new(n_stored);
  for (uint32_t i = 0; i < n_stored; ++i) {
    WartaNameWordInfo *info = warta_word_table_at(table, order[i]->hash);
    info->caps = caps_bucket(order[i]);
    if (i < n_classed) {
      info->cluster = (uint16_t)(fine[i] + 1);
      info->coarse = (uint8_t)(coarse[i] + 1);
    }
  }
  return table;
}

static void
count_labels(Pass *pass, const WartaNameWork *work, uint32_t n)
{
  for (uint32_t t = 0; t < n; ++t) {
    uint8_t label = work->labels[t];
    if (!(work->words[t].flags & WARTA_WORD_CAPITAL) ||
        (t == 0 && label == WARTA_LABEL_O)) {
      continue;
    }
    uint32_t number = 0;
    WordCount *count =
        find_count(pass->index, pass->words, work->words[t].word, &number);
    ++count->labels[label];
    ++count->count;
  }
}

static void
tag_document(const WartaDocument *doc, void *data)
{
  Pass *pass = data;
  WartaNameWork work;
  uint32_t longest = longest_sentence(doc);
  warta_name_work_init(&work, longest);
  g_autofree uint32_t *tokens = g_new(uint32_t, (size_t)longest + 1);
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    uint32_t n = warta_name_input(doc, &doc->sentences[s], work.input, tokens);
    warta_name_model_tag(pass->model, &work, n);
    count_labels(pass, &work, n);
  }
  warta_name_work_clear(&work);
}

// Kind, how surely, how often, and whether first in the name.
static uint8_t
seen_code(const WordCount *count)
{
  uint32_t best = 0;
  uint32_t best_count = count->labels[WARTA_LABEL_O];
  for (uint32_t kind = 1; kind <= 3; ++kind) {
    uint32_t sum =
        count->labels[(size_t)kind * 2 - 1] + count->labels[(size_t)kind * 2];
    if (sum > best_count) {
      best = kind;
      best_count = sum;
    }
  }
  uint32_t percent = best_count * 100 / count->count;
  uint32_t share = percent >= 90 ? 3 : percent >= 75 ? 2 : percent >= 55;
  uint32_t often = count->count >= 50 ? 3 : count->count >= 10 ? 2 : 1;
  uint32_t first = best == 0 ? 0 : count->labels[(size_t)best * 2 - 1];
  uint32_t place = best == 0                      ? 0
                   : first * 10 >= best_count * 8 ? 0
                   : first * 10 >= best_count * 2 ? 1
                                                  : 2;
  return (uint8_t)(often << 6 | share << 4 | best << 2 | place);
}

bool
warta_word_table_add_seen(WartaWordTable *table, const char *corpora,
                          const WartaTokenizer *tokenizer,
                          const WartaNameModel *model, GError **error)
{
  g_autoptr(GHashTable) index =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(WordCount));
  Pass pass = {.model = model, .index = index, .words = words};
  // The model reads the table too: nothing is written before the end.
  if (!warta_raw_text_each(corpora, tokenizer, tag_document, &pass, error)) {
    return false;
  }
  WartaNameWords view = warta_word_table_view(table);
  for (uint32_t i = 0; i < words->len; ++i) {
    const WordCount *count = &g_array_index(words, WordCount, i);
    bool known = warta_name_words_find(&view, count->hash)->check != 0;
    if (known && count->count >= MIN_WORD) {
      warta_word_table_at(table, count->hash)->seen = seen_code(count);
    }
  }
  return true;
}
