// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// How well choices do, and what is stored of that.

#pragma once

#include "train/eventset.h"

/// What is stored of a column besides its weights.
typedef struct {
  float threshold;
  float slope;
  float offset;
} TrainSettings;

/// Report how rules and weights do, from the options' scores.  The threshold is
/// 0, which leaves the choice to the rules, where they do better.
TrainSettings train_settle(const TrainAsked *asked, WartaTask task,
                           uint32_t column);
