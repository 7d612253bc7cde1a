// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Self-training: raw news parsed by three teachers, one of which reads from
/// right to left.  A sentence is kept when what two of them say of each word
/// is a tree, and all three agree on most of it.

#pragma once

#include "train/annotate.h"
#include "train/learn.h"
#include "train/words.h"

typedef struct {
  const char *corpora;
  const char *data;
  const TrainAnnotator *annotator;
  const WartaClasses *classes;
  const TrainTable *tags; ///< Tagger
  uint32_t sentences;     ///< Raw sentences to look at
  TrainOptions options;   ///< For the teachers
} TrainTeaching;

/// Train the teachers on `samples` and return what they agree on, in the style
/// of news, which gains by it; the others lose.  The words carry the tags
/// found.
TrainSet *train_teach(const TrainTeaching *teaching,
                      const TrainSamples *samples, GError **error);

/// About `sentences` raw sentences, evenly over all raw text, with names.
TrainSet *train_read_raw(const TrainTeaching *teaching, GError **error);

/// Join three analyses of a sentence of `n` words by majority.  Fails when
/// the result is no tree or fewer than `percent` of its arcs are unanimous.
bool train_vote(const int32_t *const heads[3], const uint8_t *const rels[3],
                uint32_t n, uint32_t percent, int32_t *voted_heads,
                uint8_t *voted_rels);
