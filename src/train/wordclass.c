// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/wordclass.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
  MAX_CONTEXTS = 16384, // most frequent words that count as context
  TABLE_SIZE = 1 << 16,
};

// A neighbour of a word and how often.
typedef struct {
  uint32_t context;
  uint32_t count;
} Neighbour;

typedef struct {
  uint32_t n_words;
  uint32_t n_classes;
  uint32_t n_contexts; // on each side, the last one for all other words
  GArray *neighbours;  // Neighbour
  uint32_t *begins;    // n_words + 1, into neighbours
  uint32_t *frequency; // of words
  uint32_t *cells;     // [2 * n_contexts][n_classes]
  uint64_t *totals;    // of classes
  float *gain;         // of classes, scratch
  float *entropy;      // x ln x of small numbers
  uint16_t *classes;
} Exchange;

static inline float
x_log_x(const Exchange *e, uint32_t x)
{
  return x < TABLE_SIZE ? e->entropy[x] : (float)(x * log(x));
}

static int
compare_pairs(const void *a, const void *b)
{
  uint64_t left = *(const uint64_t *)a;
  uint64_t right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

// All pairs of word and neighbour, one number each, sorted.
static GArray *
collect_pairs(const Exchange *e, const uint32_t *text, size_t length)
{
  GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(uint64_t),
                                    (guint)MIN(length, UINT32_MAX / 4) * 2);
  for (size_t i = 1; i + 1 < length; ++i) {
    if (text[i] >= e->n_words) {
      continue;
    }
    uint64_t left = MIN(text[i - 1], e->n_contexts - 1);
    uint64_t right = MIN(text[i + 1], e->n_contexts - 1) + e->n_contexts;
    uint64_t pair = (uint64_t)text[i] << 32 | left;
    g_array_append_val(pairs, pair);
    pair = (uint64_t)text[i] << 32 | right;
    g_array_append_val(pairs, pair);
    ++e->frequency[text[i]];
  }
  qsort(pairs->data, pairs->len, sizeof(uint64_t), compare_pairs);
  return pairs;
}

static void
count_neighbours(Exchange *e, const GArray *pairs)
{
  uint32_t word = 0;
  for (guint i = 0; i < pairs->len;) {
    uint64_t pair = g_array_index(pairs, uint64_t, i);
    guint end = i + 1;
    while (end < pairs->len && g_array_index(pairs, uint64_t, end) == pair) {
      ++end;
    }
    while (word <= pair >> 32) {
      e->begins[word++] = e->neighbours->len;
    }
    Neighbour neighbour = {(uint32_t)pair, end - i};
    g_array_append_val(e->neighbours, neighbour);
    i = end;
  }
  while (word <= e->n_words) {
    e->begins[word++] = e->neighbours->len;
  }
}

static void
move_word(Exchange *e, uint32_t word, uint16_t class, bool in)
{
  for (uint32_t k = e->begins[word]; k < e->begins[word + 1]; ++k) {
    const Neighbour *n = &g_array_index(e->neighbours, Neighbour, k);
    uint32_t *cell = &e->cells[(size_t)n->context * e->n_classes + class];
    *cell = in ? *cell + n->count : *cell - n->count;
  }
  uint64_t frequency = e->frequency[word];
  e->totals[class] =
      in ? e->totals[class] + frequency : e->totals[class] - frequency;
}

static void
add_gains(Exchange *e, const Neighbour *n)
{
  const uint32_t *cells = &e->cells[(size_t)n->context * e->n_classes];
  float alone = x_log_x(e, n->count);
  for (uint32_t c = 0; c < e->n_classes; ++c) {
    e->gain[c] += cells[c] == 0
                      ? alone
                      : x_log_x(e, cells[c] + n->count) - x_log_x(e, cells[c]);
  }
}

static uint16_t
best_class(Exchange *e, uint32_t word)
{
  memset(e->gain, 0, e->n_classes * sizeof *e->gain);
  for (uint32_t k = e->begins[word]; k < e->begins[word + 1]; ++k) {
    add_gains(e, &g_array_index(e->neighbours, Neighbour, k));
  }
  double best = -INFINITY;
  uint16_t class = 0;
  for (uint32_t c = 0; c < e->n_classes; ++c) {
    double total = (double)e->totals[c];
    double more = total + e->frequency[word];
    double gain = (double)e->gain[c] - 2 * more * log(more) +
                  (total > 0 ? 2 * total * log(total) : 0);
    if (gain > best) {
      best = gain;
      class = (uint16_t)c;
    }
  }
  return class;
}

void
warta_word_classes(const uint32_t *text, size_t length, uint32_t n_words,
                   uint32_t n_classes, uint32_t rounds, uint16_t *classes)
{
  Exchange e = {
      .n_words = n_words,
      .n_classes = n_classes,
      .n_contexts = MIN(n_words, (uint32_t)MAX_CONTEXTS) + 1,
      .neighbours = g_array_new(FALSE, FALSE, sizeof(Neighbour)),
      .begins = g_new0(uint32_t, (size_t)n_words + 2),
      .frequency = g_new0(uint32_t, n_words),
      .totals = g_new0(uint64_t, n_classes),
      .gain = g_new(float, n_classes),
      .entropy = g_new0(float, TABLE_SIZE),
      .classes = classes,
  };
  e.cells = g_new0(uint32_t, (size_t)e.n_contexts * 2 * n_classes);
  for (uint32_t x = 1; x < TABLE_SIZE; ++x) {
    e.entropy[x] = (float)(x * log(x));
  }
  g_autoptr(GArray) pairs = collect_pairs(&e, text, length);
  count_neighbours(&e, pairs);
  for (uint32_t w = 0; w < n_words; ++w) {
    classes[w] = (uint16_t)(w % n_classes);
    move_word(&e, w, classes[w], true);
  }
  for (uint32_t round = 0; round < rounds; ++round) {
    for (uint32_t w = 0; w < n_words; ++w) {
      move_word(&e, w, classes[w], false);
      classes[w] = best_class(&e, w);
      move_word(&e, w, classes[w], true);
    }
  }
  g_array_unref(e.neighbours);
  g_free(e.begins);
  g_free(e.frequency);
  g_free(e.totals);
  g_free(e.gain);
  g_free(e.entropy);
  g_free(e.cells);
}
