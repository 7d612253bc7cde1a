// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Carry the large treebanks over to the styles of the small ones.
///
/// Models of a large treebank alone say what it would make of a sentence of
/// the small ones; a second pair of models learns from that what the small
/// ones make of it.  Given the large treebank's own trees instead, these turn
/// them into trees of the other styles.

#pragma once

#include "train/learn.h"

/// Learn from samples of all treebanks, with predicted tags, and convert.  The
/// sentences are added to `set`, which must outlive the result.  Samples keep
/// the part of cross-validation that those they are made of belong to.
TrainSamples *train_convert(const TrainSamples *samples,
                            const WartaClasses *classes,
                            const TrainOptions *options, TrainSet *set);
