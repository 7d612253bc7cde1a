// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Training of the taggers and of the parser.

#pragma once

#include "lang/decode.h"
#include "train/sample.h"
#include "train/table.h"

/// Chooses the samples of a run; NULL takes all.
typedef bool (*TrainChoice)(const TrainSample *sample, uint32_t fold);

typedef struct {
  TrainChoice choice;
  uint32_t fold; ///< Handed to `choice`
  uint32_t epochs;
  uint32_t least;  ///< How often the parser must have seen a feature: 2 or 3
  uint32_t rounds; ///< Parsers with other seeds to take the mean of; 0 is 1
  uint64_t seed;
  bool quiet;
} TrainOptions;

/// Universal tags.
TrainTable *train_tagger(const TrainSamples *samples,
                         const TrainOptions *options);

/// ICON's tags, from sentences that have them, given `tags`.
TrainTable *train_icon_tagger(const TrainSamples *samples,
                              const TrainOptions *options);

typedef struct {
  TrainTable *moves;
  TrainTable *labels;
  TrainTable *marks;
} TrainParser;

/// The parser, given `tags`.
void train_parser(const TrainSamples *samples, const TrainOptions *options,
                  TrainParser *parser);

/// Replace `tags` by those of models that have not seen the sentence.
void train_jackknife(const TrainSamples *samples, const TrainOptions *options,
                     uint32_t n_folds);

/// The best class of those in the mask.
uint32_t train_best_class(const float *scores, uint64_t mask);

/// Models in training as a scorer for one style.
typedef struct {
  const TrainTable *tags;
  const TrainTable *icon;
  const TrainTable *moves;
  const TrainTable *labels;
  const TrainTable *marks;
  uint32_t bank;
} TrainModel;

WartaScorer train_scorer(const TrainModel *model);
