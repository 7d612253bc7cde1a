// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names and time expressions of treebank sentences, found by the stages that
/// run before the parser, so that it learns from what it will see.

#pragma once

#include "train/treebank.h"

typedef struct TrainAnnotator TrainAnnotator;

/// Load the name tagger and the date patterns from the data folder.
TrainAnnotator *train_annotator_new(const char *data, GError **error);

void train_annotator_free(TrainAnnotator *annotator);

/// Fill in `name` and `name_id` of all words.
void train_annotate(const TrainAnnotator *annotator, TrainSet *set);

/// Regroup ICON's runs of proper names by the names found.
void train_split_names(TrainSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrainAnnotator, train_annotator_free)
