// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// All steps from prepared treebanks to trained models.

#pragma once

#include "train/annotate.h"
#include "train/learn.h"

typedef struct {
  const char *corpora;
  const char *data;
  const TrainAnnotator *annotator;
  const WartaClasses *classes; ///< Or NULL
  uint32_t epochs;             ///< Passes of the parser
  uint32_t tag_epochs;
  uint32_t rounds; ///< See TrainOptions
  uint32_t raw;    ///< Raw sentences for self-training
  uint64_t seed;
  bool quiet;
} TrainPlan;

typedef struct {
  TrainTable *tags;
  TrainTable *icon;
  TrainParser parser;
} TrainedModels;

/// Convert the large treebanks, train teachers and students.
bool train_models(const TrainSamples *samples, const TrainPlan *plan,
                  TrainedModels *models, GError **error);

void train_models_clear(TrainedModels *models);

/// The models in the style of a bank.
TrainModel train_models_view(const TrainedModels *models, uint32_t bank);
