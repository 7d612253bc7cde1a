// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/weights.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
  MOST_KEYS = 80,
  UNIT = 8, // rows are numbered by so many bytes
  DENSE_SIZE = WARTA_MAX_CLASSES,
  LONG_SIZE = WARTA_LONG_ROW * sizeof(uint16_t),
  SHORT_SIZE = WARTA_SHORT_ROW * sizeof(uint16_t),
  CLASS_BITS = 6,
  MOST_UNITS = (1 << 24) - 1,
};

G_STATIC_ASSERT(sizeof(WartaBucket3) == 64);
G_STATIC_ASSERT(sizeof(WartaBucketRow) == 64);
G_STATIC_ASSERT(sizeof(WartaRowHeader) == 64);

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

/// Set where the rows of each form end; false if they are not `size` bytes.
static bool
set_ends(WartaTableRow *table, const WartaRowHeader *header, size_t size)
{
  const uint64_t coarse = (uint64_t)header->n_coarse * (DENSE_SIZE / UNIT);
  const uint64_t dense =
      coarse + (uint64_t)header->n_dense * (DENSE_SIZE / UNIT);
  const uint64_t all = dense + (uint64_t)header->n_long * (LONG_SIZE / UNIT) +
                       (uint64_t)header->n_short * (SHORT_SIZE / UNIT);
  // A number inside of the table reads no byte beyond it, whatever its form.
  if (all * UNIT != size || all > MOST_UNITS ||
      header->n_short < DENSE_SIZE / SHORT_SIZE) {
    return false;
  }
  table->end_coarse = (uint32_t)coarse;
  table->end_dense = (uint32_t)dense;
  table->end_long = (uint32_t)all - header->n_short * (SHORT_SIZE / UNIT);
  table->end = (uint32_t)all;
  return true;
}

bool
warta_table_row_open(WartaTableRow *table, const WartaModelFile *file,
                     const char *name, GError **error)
{
  size_t n = 0;
  size_t size = 0;
  g_autofree char *rows = g_strconcat(name, ".row", NULL);
  table->buckets =
      warta_model_file_section(file, name, sizeof(WartaBucketRow), &n, error);
  const WartaRowHeader *header =
      table->buckets ? warta_model_file_section(file, rows, 1, &size, error)
                     : NULL;
  if (!header) {
    return false;
  }
  if (n == 0 || n > G_MAXINT32 || size < sizeof(*header) ||
      !set_ends(table, header, size - sizeof(*header))) {
    return is_bad(name, error);
  }
  table->rows = (const uint8_t *)(header + 1);
  table->n_buckets = (uint32_t)n;
  return true;
}

/* ---- Three classes ---- */

typedef uint16_t Checks __attribute__((vector_size(16)));
typedef int16_t Lanes __attribute__((vector_size(16)));

enum { LANES = sizeof(Lanes) / sizeof(int16_t) };

/// The eight pairs from `k` on whose checks are `check`, as pairs of bytes.
static inline Checks
select_pairs(const WartaBucket3 *bucket, unsigned k, Checks check)
{
  Checks checks;
  Checks weights;
  memcpy(&checks, &bucket->check[k], sizeof(checks));
  memcpy(&weights, &bucket->weight[k], sizeof(weights));
  return weights & (Checks)(checks == check);
}

/// Whether a key is there cannot be foretold: no branches.
static void
score3_some(const WartaTable3 *table, const uint64_t *keys, size_t n,
            int32_t *scores)
{
  const WartaBucket3 *buckets[MOST_KEYS];
  for (size_t i = 0; i < n; ++i) {
    buckets[i] = &table->buckets[warta_key_bucket(keys[i], table->n_buckets)];
    __builtin_prefetch(buckets[i]);
  }
  Lanes second = {0};
  Lanes third = {0};
  for (size_t i = 0; i < n; ++i) {
    const Checks check = warta_key_check(keys[i]) - (Checks){0};
    for (unsigned k = 0; k < WARTA_PAIR_SLOTS; k += LANES) {
      const Checks found = select_pairs(buckets[i], k, check);
      second += (Lanes)(found << 8) >> 8;
      third += (Lanes)found >> 8;
    }
  }
  for (unsigned k = 0; k < LANES; ++k) {
    scores[1] += second[k];
    scores[2] += third[k];
  }
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

/* ---- Many classes ---- */

/// Number of the slot that holds `check`, or WARTA_ROW_SLOTS.
static inline unsigned
find_slot(const WartaBucketRow *bucket, uint16_t check)
{
#ifdef __SSE2__
  const __m128i *line = (const __m128i *)(const void *)bucket;
  const __m128i wanted = _mm_set1_epi16((short)check);
  const __m128i same =
      _mm_packs_epi16(_mm_cmpeq_epi16(_mm_load_si128(line), wanted),
                      _mm_cmpeq_epi16(_mm_load_si128(line + 1), wanted));
  return (unsigned)__builtin_ctz((unsigned)_mm_movemask_epi8(same) |
                                 1U << WARTA_ROW_SLOTS);
#else
  unsigned slot = 0;
  while (slot < WARTA_ROW_SLOTS && bucket->check[slot] != check) {
    ++slot;
  }
  return slot;
#endif
}

/// Number of the row in a slot; without one, a number beyond all rows.
static inline uint32_t
row_of(const WartaBucketRow *bucket, unsigned slot)
{
  uint32_t row = 0;
  const uint8_t *at = (const uint8_t *)bucket + offsetof(WartaBucketRow, row) +
                      (size_t)3 * slot;
  memcpy(&row, at, sizeof(row));
  return row & 0xffffffU;
}

/// Rows found, by their form.
typedef struct {
  const uint8_t *coarse_rows[MOST_KEYS];
  const uint8_t *dense_rows[MOST_KEYS];
  const uint8_t *long_rows[MOST_KEYS];
  const uint8_t *short_rows[MOST_KEYS];
  size_t n_coarse;
  size_t n_dense;
  size_t n_long;
  size_t n_short;
} Rows;

static inline void
sort_row(const WartaTableRow *table, uint32_t row, Rows *rows)
{
  const uint8_t *at = table->rows + (size_t)row * UNIT;
  __builtin_prefetch(at);
  rows->coarse_rows[rows->n_coarse] = at;
  rows->dense_rows[rows->n_dense] = at;
  rows->long_rows[rows->n_long] = at;
  rows->short_rows[rows->n_short] = at;
  rows->n_coarse += row < table->end_coarse;
  rows->n_dense += (row >= table->end_coarse) & (row < table->end_dense);
  rows->n_long += (row >= table->end_dense) & (row < table->end_long);
  rows->n_short += (row >= table->end_long) & (row < table->end);
}

static void
find_rows(const WartaTableRow *table, const uint64_t *keys, size_t n,
          Rows *rows)
{
  const WartaBucketRow *buckets[MOST_KEYS];
  for (size_t i = 0; i < n; ++i) {
    buckets[i] = &table->buckets[warta_key_bucket(keys[i], table->n_buckets)];
    __builtin_prefetch(buckets[i]);
  }
  rows->n_coarse = rows->n_dense = rows->n_long = rows->n_short = 0;
  for (size_t i = 0; i < n; ++i) {
    const unsigned slot = find_slot(buckets[i], warta_key_check(keys[i]));
    sort_row(table, row_of(buckets[i], slot), rows);
  }
}

typedef int8_t Bytes __attribute__((vector_size(8)));

enum { N_LANES = WARTA_MAX_CLASSES / LANES };

static inline void
add_bytes(const uint8_t *const *rows, size_t n, Lanes *total)
{
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < N_LANES; ++k) {
      Bytes weights;
      memcpy(&weights, rows[i] + k * LANES, sizeof(weights));
      total[k] += __builtin_convertvector(weights, Lanes);
    }
  }
}

/// Add coarse and dense rows.  The trainer scales weights so that sums stay
/// well within 16 bits.
static void
add_dense(const Rows *rows, int16_t *sums)
{
  Lanes total[N_LANES] = {{0}};
  add_bytes(rows->coarse_rows, rows->n_coarse, total);
  for (size_t k = 0; k < N_LANES; ++k) {
    total[k] *= WARTA_COARSE;
  }
  add_bytes(rows->dense_rows, rows->n_dense, total);
  memcpy(sums, total, sizeof(total));
}

static inline void
add_cells(const uint8_t *row, size_t n, int16_t *sums)
{
  for (size_t i = 0; i < n; ++i) {
    int16_t cell = 0;
    memcpy(&cell, row + i * sizeof(cell), sizeof(cell));
    int16_t *sum = &sums[cell & (WARTA_MAX_CLASSES - 1)];
    *sum = (int16_t)(*sum + (cell >> CLASS_BITS));
  }
}

void
warta_table_row_fetch(const WartaTableRow *table, const uint64_t *keys,
                      size_t n_keys)
{
  for (size_t i = 0; i < n_keys; ++i) {
    __builtin_prefetch(
        &table->buckets[warta_key_bucket(keys[i], table->n_buckets)]);
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
    for (size_t i = 0; i < rows.n_long; ++i) {
      add_cells(rows.long_rows[i], WARTA_LONG_ROW, sums);
    }
    for (size_t i = 0; i < rows.n_short; ++i) {
      add_cells(rows.short_rows[i], WARTA_SHORT_ROW, sums);
    }
    for (size_t c = 0; c < WARTA_MAX_CLASSES; ++c) {
      scores[c] += sums[c];
    }
    keys += n;
    n_keys -= n;
  }
}
