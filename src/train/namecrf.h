// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Training of the name tagger's weights.

#pragma once

#include "names/model.h"
#include "train/nerdata.h"

/// How to train.
typedef struct {
  uint32_t epochs;
  double rate;
  double decay;
  double l2;
  double dropout;
  uint32_t seed;
  uint32_t runs; ///< Their mean is taken; each has its own order and dropout
  double recall; ///< Taken from the score of every step to "no name"
  double prune;  ///< Rows whose weights are all smaller are left out
  bool quiet;
} WartaNameTraining;

extern const WartaNameTraining warta_name_training_default;

/// Trained weights that own their memory.
typedef struct {
  GArray *buckets; ///< WartaNameBucket
  WartaLabelScores pairs;
} WartaNameTrained;

/// Train on the sentences; every data set has its own copy of all features,
/// and that of set 0 is added to the common one in the end.
WartaNameTrained *warta_name_train(const WartaNerData *data,
                                   const WartaNameKnowledge *knowledge,
                                   const WartaNameTraining *how);

/// Free; NULL is allowed.
void warta_name_trained_free(WartaNameTrained *trained);

/// Exact matches of names.
typedef struct {
  uint32_t right[3]; ///< Persons, organisations, places
  uint32_t found[3];
  uint32_t gold[3];
} WartaNameScore;

/// Tag the sentences of a set and count.
WartaNameScore warta_name_evaluate(const WartaNerData *data,
                                   const WartaNameModel *model);

/// Return F1 of one kind, or of all for kind 3.
double warta_name_f1(const WartaNameScore *score, uint32_t kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaNameTrained, warta_name_trained_free)
