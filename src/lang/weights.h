// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Keyed weight tables of a model file, used in place.
///
/// A key's upper bits choose a bucket of one cache line, its lowest 16 bits
/// are kept as a check.  A key stands in its own bucket or nowhere: where too
/// many meet, the trainer leaves the lightest out.

#pragma once

#include "base/modelfile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  WARTA_PAIR_SLOTS = 16,
  WARTA_ROW_SLOTS = 12,
  WARTA_MAX_CLASSES = 64,
  WARTA_LONG_ROW = 8, ///< Cells of a long row
  WARTA_SHORT_ROW = 4,
  WARTA_COARSE = 4,
};

/// Weights of the second and the third class over that of the first.  A key
/// whose weights do not fit stands in several slots, which add up.
typedef struct {
  uint16_t check[WARTA_PAIR_SLOTS]; ///< 0: empty
  int8_t weight[WARTA_PAIR_SLOTS][2];
} WartaBucket3;

/// A row of weights a key: its number, three bytes, the lowest first.
typedef struct {
  uint16_t check[WARTA_ROW_SLOTS];
  uint8_t row[WARTA_ROW_SLOTS][3];
  uint8_t none[4]; ///< What is read for a key that is not there: the number
                   ///< after the last row
} WartaBucketRow;

/// First bytes of the rows: how many there are of each form.
typedef struct {
  uint32_t n_coarse;
  uint32_t n_dense;
  uint32_t n_long;
  uint32_t n_short;
  uint32_t unused[12];
} WartaRowHeader;

/// Transitions: three classes.
typedef struct {
  const WartaBucket3 *buckets;
  uint32_t n_buckets;
} WartaTable3;

/// Tags and labels: many classes.  Rows are numbered by the eighth byte.  First
/// come coarse and dense rows, a signed byte for each class, of coarse ones a
/// WARTA_COARSE-th of the weight; then long and short ones of cells, class in
/// the lower 6 bits, weight above; no weight is no cell.
typedef struct {
  const WartaBucketRow *buckets;
  const uint8_t *rows;
  uint32_t n_buckets;
  uint32_t end_coarse; ///< Number of the first row that is not coarse
  uint32_t end_dense;
  uint32_t end_long;
  uint32_t end;
} WartaTableRow;

/// Find the sections `name`; false on a table that could lead out of the file.
bool warta_table3_open(WartaTable3 *table, const WartaModelFile *file,
                       const char *name, GError **error);

/// Find the sections `name` and `name.row`.
bool warta_table_row_open(WartaTableRow *table, const WartaModelFile *file,
                          const char *name, GError **error);

/// Sum the weights of the keys.
void warta_table3_score(const WartaTable3 *table, const uint64_t *keys,
                        size_t n_keys, int32_t scores[3]);

/// Fetch what the weights of keys that are asked for soon begin with.
void warta_table_row_fetch(const WartaTableRow *table, const uint64_t *keys,
                           size_t n_keys);

/// Add the weights of the keys to scores[WARTA_MAX_CLASSES].
void warta_table_row_score(const WartaTableRow *table, const uint64_t *keys,
                           size_t n_keys, int32_t *scores);

/// Bucket and check of a key.
static inline uint32_t
warta_key_bucket(uint64_t key, uint32_t n_buckets)
{
  return (uint32_t)(((key >> 32) * n_buckets) >> 32);
}

static inline uint16_t
warta_key_check(uint64_t key)
{
  const uint16_t check = (uint16_t)key;
  return check ? check : 1;
}
