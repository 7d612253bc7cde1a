// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/weights.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { CELL_BIAS = 512, CELL_BITS = 10, ROW_BITS = 26, MOST_KEYS = 80 };

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

/// Bits of the slots that hold `check`, the lowest of them telling the slot.
static inline unsigned
match_slots(const uint16_t *checks, uint16_t check)
{
#ifdef __SSE2__
  const __m128i all = _mm_load_si128((const __m128i *)(const void *)checks);
  const __m128i same = _mm_cmpeq_epi16(all, _mm_set1_epi16((short)check));
  return (unsigned)_mm_movemask_epi8(same);
#else
  unsigned mask = 0;
  for (unsigned i = 0; i < WARTA_BUCKET_SLOTS; ++i) {
    mask |= checks[i] == check ? 3U << 2 * i : 0;
  }
  return mask;
#endif
}

static inline unsigned
slot_of(unsigned mask)
{
  return (unsigned)__builtin_ctz(mask) / 2;
}

/// Slots are filled in order.
static inline bool
is_full(const uint16_t *checks)
{
  return checks[WARTA_BUCKET_SLOTS - 1] != 0;
}

/// Keys being looked up: first all buckets are fetched, then read.  A key whose
/// bucket is full and does not hold it may stand in a later one.
typedef struct {
  uint32_t bucket[MOST_KEYS];
  uint32_t later[MOST_KEYS]; // numbers of such keys
  size_t n_later;
} Lookup;

static inline void
fetch(Lookup *lookup, const uint8_t *buckets, uint32_t n_buckets,
      const uint64_t *keys, size_t n)
{
  enum { SIZE = sizeof(WartaBucket3) };
  for (size_t i = 0; i < n; ++i) {
    lookup->bucket[i] = warta_key_bucket(keys[i], n_buckets);
    __builtin_prefetch(buckets + (size_t)lookup->bucket[i] * SIZE);
  }
  lookup->n_later = 0;
}

/// Look for a key behind the full bucket `*at`; the mask of its slot, or 0.
static unsigned
search_on(const uint8_t *buckets, uint32_t n_buckets, uint64_t key,
          uint32_t *at)
{
  for (uint32_t n = 1; n < n_buckets; ++n) {
    *at = *at + 1 == n_buckets ? 0 : *at + 1;
    const uint16_t *checks =
        (const uint16_t *)(const void *)(buckets +
                                         (size_t)*at * sizeof(WartaBucket3));
    const unsigned mask = match_slots(checks, warta_key_check(key));
    if (mask || !is_full(checks)) {
      return mask;
    }
  }
  return 0;
}

#ifdef __SSE2__

/// Sums of three classes in four lanes each, negative.
typedef struct {
  __m128i sum[3];
} Sums;

/// Add the weights in the slot that holds `check`, or nothing where none does;
/// false in that case.  Whether a key is there cannot be foretold: no branches.
static inline bool
add3(const WartaBucket3 *bucket, uint16_t check, Sums *sums)
{
  const __m128i *lines = (const __m128i *)(const void *)bucket;
  const __m128i same =
      _mm_cmpeq_epi16(_mm_load_si128(lines), _mm_set1_epi16((short)check));
  for (int c = 0; c < 3; ++c) {
    const __m128i weights = _mm_load_si128(lines + 1 + c);
    sums->sum[c] = _mm_add_epi32(sums->sum[c], _mm_madd_epi16(weights, same));
  }
  return _mm_movemask_epi8(same) != 0;
}

static inline void
finish3(const Sums *sums, int32_t scores[3])
{
  for (int c = 0; c < 3; ++c) {
    int32_t lanes[4];
    memcpy(lanes, &sums->sum[c], sizeof(lanes));
    scores[c] -= lanes[0] + lanes[1] + lanes[2] + lanes[3];
  }
}

#else

typedef struct {
  int32_t sum[3];
} Sums;

static inline bool
add3(const WartaBucket3 *bucket, uint16_t check, Sums *sums)
{
  const unsigned mask = match_slots(bucket->check, check);
  for (int c = 0; mask && c < 3; ++c) {
    sums->sum[c] += bucket->weight[c][slot_of(mask)];
  }
  return mask != 0;
}

static inline void
finish3(const Sums *sums, int32_t scores[3])
{
  for (int c = 0; c < 3; ++c) {
    scores[c] += sums->sum[c];
  }
}

#endif

static void
score3_some(const WartaTable3 *table, const uint64_t *keys, size_t n,
            int32_t *scores)
{
  Lookup lookup;
  Sums sums = {0};
  const uint8_t *bytes = (const uint8_t *)table->buckets;
  fetch(&lookup, bytes, table->n_buckets, keys, n);
  for (size_t i = 0; i < n; ++i) {
    const WartaBucket3 *bucket = &table->buckets[lookup.bucket[i]];
    const bool found = add3(bucket, warta_key_check(keys[i]), &sums);
    lookup.later[lookup.n_later] = (uint32_t)i;
    lookup.n_later += !found & is_full(bucket->check);
  }
  for (size_t k = 0; k < lookup.n_later; ++k) {
    const uint32_t i = lookup.later[k];
    uint32_t at = lookup.bucket[i];
    if (search_on(bytes, table->n_buckets, keys[i], &at)) {
      add3(&table->buckets[at], warta_key_check(keys[i]), &sums);
    }
  }
  finish3(&sums, scores);
}

void
warta_table3_score(const WartaTable3 *table, const uint64_t *keys,
                   size_t n_keys, int32_t scores[3])
{
  scores[0] = scores[1] = scores[2] = 0;
  while (n_keys > 0) {
    const size_t n = n_keys < MOST_KEYS ? n_keys : MOST_KEYS;
    score3_some(table, keys, n, scores);
    keys += n;
    n_keys -= n;
  }
}

/// Rows found, by their form.
typedef struct {
  const uint16_t *dense[MOST_KEYS];
  uint32_t sparse[MOST_KEYS];
  size_t n_dense;
  size_t n_sparse;
} Rows;

static inline void
add_row(const WartaTableRow *table, uint32_t row, Rows *rows)
{
  const uint16_t *cells = &table->cells[row & ((1U << ROW_BITS) - 1)];
  __builtin_prefetch(cells);
  const uint32_t length = row >> ROW_BITS;
  rows->dense[rows->n_dense] = cells;
  rows->n_dense += length == WARTA_DENSE;
  rows->sparse[rows->n_sparse] = row;
  rows->n_sparse += length != WARTA_DENSE && length != 0;
}

static void
find_rows(const WartaTableRow *table, const uint64_t *keys, size_t n,
          Rows *rows)
{
  Lookup lookup;
  const uint8_t *bytes = (const uint8_t *)table->buckets;
  fetch(&lookup, bytes, table->n_buckets, keys, n);
  rows->n_dense = rows->n_sparse = 0;
  for (size_t i = 0; i < n; ++i) {
    const WartaBucketRow *bucket = &table->buckets[lookup.bucket[i]];
    const unsigned mask = match_slots(bucket->check, warta_key_check(keys[i]));
    const uint32_t row = bucket->row[slot_of(mask ? mask : 1)];
    add_row(table, mask ? row : 0, rows);
    lookup.later[lookup.n_later] = (uint32_t)i;
    lookup.n_later += mask == 0 && is_full(bucket->check);
  }
  for (size_t k = 0; k < lookup.n_later; ++k) {
    const uint32_t i = lookup.later[k];
    uint32_t at = lookup.bucket[i];
    const unsigned mask = search_on(bytes, table->n_buckets, keys[i], &at);
    if (mask) {
      add_row(table, table->buckets[at].row[slot_of(mask)], rows);
    }
  }
}

typedef int16_t Lanes __attribute__((vector_size(16)));

enum { LANES = sizeof(Lanes) / sizeof(int16_t) };

/// Add dense rows.  The trainer scales weights so that sums stay well within
/// 16 bits.
static void
add_dense(const Rows *rows, int16_t *sums)
{
  enum { N = WARTA_MAX_CLASSES / LANES };
  Lanes total[N] = {{0}};
  for (size_t i = 0; i < rows->n_dense; ++i) {
    for (size_t k = 0; k < N; ++k) {
      Lanes weights;
      memcpy(&weights, rows->dense[i] + k * LANES, sizeof(weights));
      total[k] += weights;
    }
  }
  memcpy(sums, total, sizeof(total));
}

static inline void
add_sparse(const uint16_t *cell, uint32_t n, int16_t *sums)
{
  for (; n > 0; --n, ++cell) {
    int16_t *sum = &sums[*cell >> CELL_BITS];
    *sum = (int16_t)(*sum + (*cell & 1023) - CELL_BIAS);
  }
}

void
warta_table_row_score(const WartaTableRow *table, const uint64_t *keys,
                      size_t n_keys, int32_t *scores)
{
  while (n_keys > 0) {
    Rows rows;
    int16_t sums[WARTA_MAX_CLASSES];
    const size_t n = n_keys < MOST_KEYS ? n_keys : MOST_KEYS;
    find_rows(table, keys, n, &rows);
    add_dense(&rows, sums);
    for (size_t i = 0; i < rows.n_sparse; ++i) {
      const uint32_t row = rows.sparse[i];
      add_sparse(&table->cells[row & ((1U << ROW_BITS) - 1)], row >> ROW_BITS,
                 sums);
    }
    for (size_t c = 0; c < WARTA_MAX_CLASSES; ++c) {
      scores[c] += sums[c];
    }
    keys += n;
    n_keys -= n;
  }
}
