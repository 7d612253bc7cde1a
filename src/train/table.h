// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Weights in training: an averaged perceptron over hashed features.
///
/// Every feature exists in a general copy and in one for each treebank; a
/// style is the sum of the general copy and that of its treebank.  First the
/// features are counted, then the table is locked: what was seen too rarely
/// costs nothing.

#pragma once

#include "train/treebank.h"

#include <stddef.h>
#include <stdint.h>

typedef struct TrainTable TrainTable;

/// Copies a feature has for a bank.
enum { TRAIN_GENERAL = TRAIN_N_BANKS };

/// `least` is how often a feature must be seen, 2 or 3.
TrainTable *train_table_new(uint32_t n_classes, uint32_t least);

void train_table_free(TrainTable *table);

/// Count features of an example of `bank`; TRAIN_GENERAL: no copy of its own.
void train_table_count(TrainTable *table, const uint64_t *keys, size_t n,
                       uint32_t bank);

/// Count features for the bank's own copy only.
void train_table_count_own(TrainTable *table, const uint64_t *keys, size_t n,
                           uint32_t bank);

/// End of counting: keep what was seen often enough.
void train_table_lock(TrainTable *table);

/// Find the rows of features; rows[2 * n].  Returns how many were found.
size_t train_table_find(const TrainTable *table, const uint64_t *keys, size_t n,
                        uint32_t bank, uint32_t *rows);

/// Find the rows of the bank's own copy only; rows[n].
size_t train_table_find_own(const TrainTable *table, const uint64_t *keys,
                            size_t n, uint32_t bank, uint32_t *rows);

/// Sum weights of rows; float scores[n_classes].
void train_table_score(const TrainTable *table, const uint32_t *rows, size_t n,
                       float *scores);

/// One example was looked at: correct it towards `good` if that is not `bad`.
void train_table_update(TrainTable *table, const uint32_t *rows, size_t n,
                        uint32_t good, uint32_t bad);

/// Replace the weights by their averages.
void train_table_average(TrainTable *table);

/// Take the weights of one more table that has counted the same features, the
/// `n`th, into their mean.
void train_table_mix(TrainTable *table, const TrainTable *other, uint32_t n);

size_t train_table_size(const TrainTable *table);

/// A style's weights: one row a key, in a fixed order.
typedef struct {
  uint64_t *keys;
  float *weights; ///< [n][n_classes]
  size_t n;
  uint32_t n_classes;
} TrainFold;

/// Add up the general copy and that of `bank`.
TrainFold *train_table_fold(const TrainTable *table, uint32_t bank);

void train_fold_free(TrainFold *fold);
