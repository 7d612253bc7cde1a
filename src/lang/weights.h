// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Keyed weight tables of a model file, used in place.
///
/// A key's upper bits choose a bucket of one cache line, its lowest 16 bits
/// are kept as a check.  A full bucket goes on in the next one.

#pragma once

#include "base/modelfile.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  WARTA_BUCKET_SLOTS = 8,
  WARTA_MAX_CLASSES = 64,
  WARTA_SPARSE_MAX = 10,
  WARTA_DENSE = 63,
};

/// Three weights a key.
typedef struct {
  uint16_t check[WARTA_BUCKET_SLOTS]; ///< 0: empty
  int16_t weight[3][WARTA_BUCKET_SLOTS];
} WartaBucket3;

/// A row of weights a key: up to WARTA_SPARSE_MAX pairs of class and weight
/// in one cell each, or with the length WARTA_DENSE a weight for each class in
/// WARTA_MAX_CLASSES cells.
typedef struct {
  uint16_t check[WARTA_BUCKET_SLOTS];
  uint32_t row[WARTA_BUCKET_SLOTS]; ///< Length in the upper 6 bits, then place
  uint8_t unused[16];
} WartaBucketRow;

/// Transitions: three classes.
typedef struct {
  const WartaBucket3 *buckets;
  uint32_t n_buckets;
} WartaTable3;

/// Tags and labels: many classes.
typedef struct {
  const WartaBucketRow *buckets;
  const uint16_t *cells; ///< Class in the upper 6 bits, weight + 512 below;
                         ///< of dense rows the weight, signed
  uint32_t n_buckets;
  size_t n_cells;
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
