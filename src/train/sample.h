// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A treebank sentence prepared for learning.

#pragma once

#include "lang/classes.h"
#include "train/treebank.h"

#include <stdint.h>

typedef struct {
  const TrainSentence *source;
  WartaInput *inputs; ///< [-2] to [n + 1]
  uint8_t *gold;      ///< Tags of the treebank, [-2] to [n + 1]
  uint8_t *tags;      ///< Tags as predicted, likewise
  uint16_t *names;    ///< Number of the name a word is in
  uint32_t n;
  uint32_t bank;
  uint32_t fold; ///< Part that it belongs to in cross-validation
  float weight;  ///< Chance to be used in a pass
} TrainSample;

typedef struct {
  TrainSample *samples;
  uint32_t n;
  uint32_t longest;
  WartaArena *arena;
} TrainSamples;

/// Prepare all sentences.  `classes` may be NULL.  The set must
/// outlive the result.
TrainSamples *train_samples_new(const TrainSet *set,
                                const WartaClasses *classes);

void train_samples_free(TrainSamples *samples);

/// Pseudo-random numbers, the same in every run.
uint64_t train_random(uint64_t *state);

/// Put the order 0 ... n - 1 into a random sequence.
void train_shuffle(uint32_t *order, uint32_t n, uint64_t *state);
