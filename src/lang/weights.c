// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/weights.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { CELL_BIAS = 512, CELL_BITS = 10, ROW_BITS = 26, PREFETCH = 60 };

G_STATIC_ASSERT(sizeof(WartaBucket3) == 64);
G_STATIC_ASSERT(sizeof(WartaBucketRow) == 64);

static bool
is_bad(const char *name, GError **error)
{
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
              "model table \"%s\" is damaged; train the model anew", name);
  return false;
}

bool
warta_table3_open(WartaTable3 *table, const WartaModelFile *file,
                  const char *name, GError **error)
{
  size_t n = 0;
  table->buckets =
      warta_model_file_section(file, name, sizeof(WartaBucket3), &n, error);
  if (!table->buckets) {
    return false;
  }
  if (n == 0 || n > G_MAXINT32) {
    return is_bad(name, error);
  }
  table->n_buckets = (uint32_t)n;
  return true;
}

static uint32_t
row_size(uint32_t row)
{
  const uint32_t length = row >> ROW_BITS;
  return length == WARTA_DENSE ? (uint32_t)WARTA_MAX_CLASSES : length;
}

/// Whether all rows of a bucket lie inside the table.
static bool
check_bucket(const WartaTableRow *table, const WartaBucketRow *bucket)
{
  for (size_t k = 0; k < WARTA_BUCKET_SLOTS; ++k) {
    const uint32_t row = bucket->row[k];
    const size_t place = row & ((1U << ROW_BITS) - 1);
    if (bucket->check[k] && place + row_size(row) > table->n_cells) {
      return false;
    }
  }
  return true;
}

bool
warta_table_row_open(WartaTableRow *table, const WartaModelFile *file,
                     const char *name, GError **error)
{
  size_t n = 0;
  g_autofree char *cells = g_strconcat(name, ".row", NULL);
  table->buckets =
      warta_model_file_section(file, name, sizeof(WartaBucketRow), &n, error);
  if (!table->buckets) {
    return false;
  }
  table->cells = warta_model_file_section(file, cells, sizeof(uint16_t),
                                          &table->n_cells, error);
  if (!table->cells) {
    return false;
  }
  if (n == 0 || n > G_MAXINT32) {
    return is_bad(name, error);
  }
  table->n_buckets = (uint32_t)n;
  for (size_t i = 0; i < n; ++i) {
    if (!check_bucket(table, &table->buckets[i])) {
      return is_bad(name, error);
    }
  }
  return true;
}

/// Return the slot of `check`, or WARTA_BUCKET_SLOTS; say whether the bucket
/// is full.
static inline unsigned
find_slot(const uint16_t *checks, uint16_t check, bool *full)
{
#ifdef __SSE2__
  const __m128i all = _mm_load_si128((const __m128i *)(const void *)checks);
  const __m128i same = _mm_cmpeq_epi16(all, _mm_set1_epi16((short)check));
  const __m128i none = _mm_cmpeq_epi16(all, _mm_setzero_si128());
  const unsigned mask = (unsigned)_mm_movemask_epi8(same);
  *full = _mm_movemask_epi8(none) == 0;
  return mask ? (unsigned)__builtin_ctz(mask) / 2 : WARTA_BUCKET_SLOTS;
#else
  *full = checks[WARTA_BUCKET_SLOTS - 1] != 0;
  for (unsigned i = 0; i < WARTA_BUCKET_SLOTS; ++i) {
    if (checks[i] == check) {
      return i;
    }
  }
  return WARTA_BUCKET_SLOTS;
#endif
}

/// Find the bucket and the slot of a key; false when it is not there.
static inline bool
find_key3(const WartaTable3 *table, uint64_t key, uint32_t *bucket,
          unsigned *slot)
{
  const uint16_t check = warta_key_check(key);
  uint32_t at = warta_key_bucket(key, table->n_buckets);
  for (uint32_t n = 0; n < table->n_buckets; ++n) {
    bool full = false;
    *slot = find_slot(table->buckets[at].check, check, &full);
    if (*slot < WARTA_BUCKET_SLOTS) {
      *bucket = at;
      return true;
    }
    if (!full) {
      return false;
    }
    at = at + 1 == table->n_buckets ? 0 : at + 1;
  }
  return false;
}

void
warta_table3_score(const WartaTable3 *table, const uint64_t *keys,
                   size_t n_keys, int32_t scores[3])
{
  int32_t sums[3] = {0};
  for (size_t i = 0; i < n_keys; ++i) {
    __builtin_prefetch(
        &table->buckets[warta_key_bucket(keys[i], table->n_buckets)]);
  }
  for (size_t i = 0; i < n_keys; ++i) {
    uint32_t at = 0;
    unsigned slot = 0;
    if (find_key3(table, keys[i], &at, &slot)) {
      const WartaBucket3 *bucket = &table->buckets[at];
      sums[0] += bucket->weight[0][slot];
      sums[1] += bucket->weight[1][slot];
      sums[2] += bucket->weight[2][slot];
    }
  }
  memcpy(scores, sums, sizeof(sums));
}

static uint32_t
find_row(const WartaTableRow *table, uint64_t key)
{
  const uint16_t check = warta_key_check(key);
  uint32_t at = warta_key_bucket(key, table->n_buckets);
  for (uint32_t n = 0; n < table->n_buckets; ++n) {
    bool full = false;
    const unsigned slot = find_slot(table->buckets[at].check, check, &full);
    if (slot < WARTA_BUCKET_SLOTS) {
      return table->buckets[at].row[slot];
    }
    if (!full) {
      return 0;
    }
    at = at + 1 == table->n_buckets ? 0 : at + 1;
  }
  return 0;
}

/// Add a dense row.  The trainer scales weights so that sums stay well within
/// 16 bits.
static inline void
add_dense(int16_t *sums, const uint16_t *cells)
{
  const int16_t *weights = (const int16_t *)cells;
  for (size_t c = 0; c < WARTA_MAX_CLASSES; ++c) {
    sums[c] = (int16_t)(sums[c] + weights[c]);
  }
}

static inline void
add_sparse(int16_t *sums, const uint16_t *cell, uint32_t n)
{
  for (; n > 0; --n, ++cell) {
    int16_t *sum = &sums[*cell >> CELL_BITS];
    *sum = (int16_t)(*sum + (*cell & 1023) - CELL_BIAS);
  }
}

/// Sum the weights of at most PREFETCH keys.
static void
score_some(const WartaTableRow *table, const uint64_t *keys, size_t n,
           int16_t *sums)
{
  uint32_t rows[PREFETCH];
  for (size_t i = 0; i < n; ++i) {
    __builtin_prefetch(
        &table->buckets[warta_key_bucket(keys[i], table->n_buckets)]);
  }
  size_t found = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t row = find_row(table, keys[i]);
    rows[found] = row;
    found += row != 0 ? 1 : 0;
    __builtin_prefetch(&table->cells[row & ((1U << ROW_BITS) - 1)]);
  }
  for (size_t i = 0; i < found; ++i) {
    const uint16_t *cells = &table->cells[rows[i] & ((1U << ROW_BITS) - 1)];
    const uint32_t length = rows[i] >> ROW_BITS;
    if (length == WARTA_DENSE) {
      add_dense(sums, cells);
    } else {
      add_sparse(sums, cells, length);
    }
  }
}

void
warta_table_row_score(const WartaTableRow *table, const uint64_t *keys,
                      size_t n_keys, int32_t *scores)
{
  while (n_keys > 0) {
    int16_t sums[WARTA_MAX_CLASSES] = {0};
    const size_t n = n_keys < PREFETCH ? n_keys : PREFETCH;
    score_some(table, keys, n, sums);
    for (size_t c = 0; c < WARTA_MAX_CLASSES; ++c) {
      scores[c] += sums[c];
    }
    keys += n;
    n_keys -= n;
  }
}
