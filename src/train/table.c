// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/table.h"

#include "lang/input.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FILTER_BITS = 30, MIN_CAPACITY = 1024 };

typedef struct {
  uint64_t key; // 0: empty
  uint32_t row;
  uint32_t bank;
} Slot;

struct TrainTable {
  uint32_t n_classes;
  uint32_t n_rows;
  uint64_t mask; // capacity - 1
  Slot *slots;
  uint64_t *filter[2]; // features seen once and twice, while counting
  uint32_t n_filters;
  float *weights; // [n_rows][2][n_classes]: weights, then corrections
  double n_examples;
};

/// Zeroed memory for random access, in large pages where there are any; free
/// with free().
static void *
new_large(size_t n, size_t size)
{
  enum { PAGE = 2 << 20 };
  const size_t bytes = (n * size + PAGE - 1) / PAGE * PAGE;
  void *block = aligned_alloc(PAGE, bytes);
  if (block == NULL) {
    g_error("no memory for %zu bytes of weights", bytes);
  }
#ifdef MADV_HUGEPAGE
  (void)madvise(block, bytes, MADV_HUGEPAGE);
#endif
  memset(block, 0, bytes);
  return block;
}

static uint64_t
copy_key(uint64_t key, uint32_t bank)
{
  key += bank == TRAIN_GENERAL ? 0 : warta_spread(7000U + bank);
  return key ? key : 1;
}

static Slot *
find_slot(const TrainTable *table, uint64_t key)
{
  uint64_t at = (key >> 20) & table->mask;
  while (table->slots[at].key != 0 && table->slots[at].key != key) {
    at = (at + 1) & table->mask;
  }
  return &table->slots[at];
}

TrainTable *
train_table_new(uint32_t n_classes, uint32_t least)
{
  TrainTable *table = g_new0(TrainTable, 1);
  table->n_classes = n_classes;
  table->mask = MIN_CAPACITY - 1;
  table->slots = new_large(MIN_CAPACITY, sizeof(Slot));
  table->n_filters = least - 1;
  for (uint32_t i = 0; i < table->n_filters; ++i) {
    table->filter[i] = new_large((1U << FILTER_BITS) / 64, sizeof(uint64_t));
  }
  return table;
}

void
train_table_free(TrainTable *table)
{
  if (table) {
    free(table->slots);
    free(table->filter[0]);
    free(table->filter[1]);
    free(table->weights);
    g_free(table);
  }
}

static void
grow(TrainTable *table)
{
  Slot *old = table->slots;
  const uint64_t n = table->mask + 1;
  table->mask = n * 2 - 1;
  table->slots = new_large(n * 2, sizeof(Slot));
  for (uint64_t i = 0; i < n; ++i) {
    if (old[i].key) {
      *find_slot(table, old[i].key) = old[i];
    }
  }
  free(old);
}

static void
count_key(TrainTable *table, uint64_t key, uint32_t bank)
{
  const uint64_t bit =
      (key * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - FILTER_BITS);
  const uint64_t mask = UINT64_C(1) << (bit % 64);
  for (uint32_t i = 0; i < table->n_filters; ++i) {
    uint64_t *word = &table->filter[i][bit / 64];
    if (!(*word & mask)) {
      *word |= mask;
      return;
    }
  }
  Slot *slot = find_slot(table, key);
  if (slot->key == 0) {
    *slot = (Slot){key, table->n_rows++, bank};
    if (table->n_rows * UINT64_C(2) > table->mask) {
      grow(table);
    }
  }
}

void
train_table_count_own(TrainTable *table, const uint64_t *keys, size_t n,
                      uint32_t bank)
{
  for (size_t i = 0; i < n; ++i) {
    count_key(table, copy_key(keys[i], bank), bank);
  }
}

void
train_table_count(TrainTable *table, const uint64_t *keys, size_t n,
                  uint32_t bank)
{
  for (size_t i = 0; i < n; ++i) {
    count_key(table, copy_key(keys[i], TRAIN_GENERAL), TRAIN_GENERAL);
    if (bank != TRAIN_GENERAL) {
      count_key(table, copy_key(keys[i], bank), bank);
    }
  }
}

void
train_table_lock(TrainTable *table)
{
  for (uint32_t i = 0; i < table->n_filters; ++i) {
    free(table->filter[i]);
    table->filter[i] = NULL;
  }
  table->weights = new_large((size_t)table->n_rows * 2 * table->n_classes + 1,
                             sizeof(float));
}

/// Row of a key, whose weights are wanted soon; false when it has none.
static inline bool
find_row(const TrainTable *table, uint64_t key, uint32_t *row)
{
  const Slot *slot = find_slot(table, key);
  if (!slot->key) {
    return false;
  }
  *row = slot->row;
  __builtin_prefetch(&table->weights[(size_t)slot->row * 2 * table->n_classes]);
  return true;
}

size_t
train_table_find(const TrainTable *table, const uint64_t *keys, size_t n,
                 uint32_t bank, uint32_t *rows)
{
  const uint32_t copies = bank == TRAIN_GENERAL ? 1 : 2;
  for (size_t i = 0; i < n; ++i) {
    for (uint32_t c = 0; c < copies; ++c) {
      const uint64_t key = copy_key(keys[i], c ? bank : TRAIN_GENERAL);
      __builtin_prefetch(&table->slots[(key >> 20) & table->mask]);
    }
  }
  size_t found = 0;
  for (size_t i = 0; i < n; ++i) {
    for (uint32_t c = 0; c < copies; ++c) {
      const uint64_t key = copy_key(keys[i], c ? bank : TRAIN_GENERAL);
      found += find_row(table, key, &rows[found]) ? 1 : 0;
    }
  }
  return found;
}

size_t
train_table_find_own(const TrainTable *table, const uint64_t *keys, size_t n,
                     uint32_t bank, uint32_t *rows)
{
  size_t found = 0;
  for (size_t i = 0; i < n; ++i) {
    found += find_row(table, copy_key(keys[i], bank), &rows[found]) ? 1 : 0;
  }
  return found;
}

void
train_table_score(const TrainTable *table, const uint32_t *rows, size_t n,
                  float *scores)
{
  const uint32_t classes = table->n_classes;
  memset(scores, 0, classes * sizeof(*scores));
  for (size_t i = 0; i < n; ++i) {
    const float *row = &table->weights[(size_t)rows[i] * 2 * classes];
    for (uint32_t c = 0; c < classes; ++c) {
      scores[c] += row[c];
    }
  }
}

void
train_table_update(TrainTable *table, const uint32_t *rows, size_t n,
                   uint32_t good, uint32_t bad)
{
  const uint32_t classes = table->n_classes;
  table->n_examples += 1;
  if (good == bad) {
    return;
  }
  const float age = (float)(table->n_examples * 1e-6);
  for (size_t i = 0; i < n; ++i) {
    float *row = &table->weights[(size_t)rows[i] * 2 * classes];
    row[good] += 1;
    row[bad] -= 1;
    row[classes + good] += age;
    row[classes + bad] -= age;
  }
}

void
train_table_average(TrainTable *table)
{
  const uint32_t classes = table->n_classes;
  const float age = (float)(table->n_examples * 1e-6);
  for (size_t i = 0; i < table->n_rows; ++i) {
    float *row = &table->weights[i * 2 * classes];
    for (uint32_t c = 0; c < classes; ++c) {
      row[c] -= age > 0 ? row[classes + c] / age : 0;
    }
  }
}

void
train_table_mix(TrainTable *table, const TrainTable *other, uint32_t n)
{
  g_assert(table->n_rows == other->n_rows);
  const float share = 1 / (float)n;
  const size_t size = (size_t)table->n_rows * 2 * table->n_classes;
  for (size_t i = 0; i < size; ++i) {
    table->weights[i] += (other->weights[i] - table->weights[i]) * share;
  }
}

size_t
train_table_size(const TrainTable *table)
{
  return table->n_rows;
}

/* ---- Folding ---- */

static int
compare_keys(const void *a, const void *b)
{
  const uint64_t x = *(const uint64_t *)a;
  const uint64_t y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static size_t
collect_keys(const TrainTable *table, uint32_t bank, uint64_t *keys)
{
  size_t n = 0;
  for (uint64_t i = 0; i <= table->mask; ++i) {
    const Slot *slot = &table->slots[i];
    if (slot->key && slot->bank == TRAIN_GENERAL) {
      keys[n++] = slot->key;
    } else if (slot->key && slot->bank == bank) {
      keys[n++] = slot->key - warta_spread(7000U + bank);
    }
  }
  qsort(keys, n, sizeof(*keys), compare_keys);
  size_t unique = 0;
  for (size_t i = 0; i < n; ++i) {
    if (unique == 0 || keys[unique - 1] != keys[i]) {
      keys[unique++] = keys[i];
    }
  }
  return unique;
}

TrainFold *
train_table_fold(const TrainTable *table, uint32_t bank)
{
  TrainFold *fold = g_new0(TrainFold, 1);
  fold->n_classes = table->n_classes;
  fold->keys = g_new(uint64_t, table->n_rows + 1);
  fold->n = collect_keys(table, bank, fold->keys);
  fold->weights = g_new0(float, fold->n * fold->n_classes + 1);
  for (size_t i = 0; i < fold->n; ++i) {
    uint32_t rows[2];
    const size_t n = train_table_find(table, &fold->keys[i], 1, bank, rows);
    train_table_score(table, rows, n, &fold->weights[i * fold->n_classes]);
  }
  return fold;
}

void
train_fold_free(TrainFold *fold)
{
  if (fold) {
    g_free(fold->keys);
    g_free(fold->weights);
    g_free(fold);
  }
}
