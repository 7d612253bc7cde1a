// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A treebank sentence prepared for learning.

#pragma once

#include "lang/classes.h"
#include "train/treebank.h"

#include <stdint.h>

/// What another treebank's convention says of a sentence.
typedef struct {
  uint8_t *tags;  ///< [-2] to [n + 1]
  int32_t *heads; ///< Words, or -1
  uint8_t *rels;
} TrainGuide;

typedef struct {
  const TrainSentence *source;
  WartaInput *inputs;      ///< [-2] to [n + 1]
  uint8_t *gold;           ///< Tags of the treebank, [-2] to [n + 1]
  uint8_t *tags;           ///< Tags as predicted, likewise
  uint16_t *names;         ///< Number of the name a word is in
  const TrainGuide *guide; ///< Or NULL
  uint32_t n;
  uint32_t bank;
  uint32_t fold;    ///< Part that it belongs to in cross-validation
  float weight;     ///< Chance to be used in a pass of the parser
  float tag_weight; ///< The same for the taggers
  bool again;       ///< Another sample has the same words
  bool apart;       ///< Teaches the bank's own copy of features only
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

/// Do `n` jobs of `size` bytes each, as many at a time as there are
/// processors.  They must not depend on one another.
void train_together(GFunc work, void *jobs, size_t size, uint32_t n);
