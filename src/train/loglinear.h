// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Log-linear choices: which of some options is right, from features that each
/// option has or has not.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// One option.
typedef struct {
  uint32_t begin; ///< Of its features
  uint32_t end;
  bool right; ///< It, or another that is right, should be chosen
  bool left_out;
} TrainOption;

/// One choice.
typedef struct {
  uint32_t begin; ///< Of its options
  uint32_t end;
  uint32_t fold;
  float weight; ///< 0: not to be learned from
} TrainChoice;

typedef struct {
  const TrainChoice *choices;
  uint32_t n;
  const TrainOption *options;
  const uint32_t *features; ///< Less than n_features
  uint32_t n_features;
} TrainChoices;

typedef struct {
  uint32_t passes;
  double rate;
  double penalty; ///< Of squared weights, for each option that has them
} TrainLogLinear;

/// Return a weight for each feature, learned from all choices but those of one
/// fold (UINT32_MAX: from all).  The same each time.
float *train_log_linear(const TrainChoices *set, const TrainLogLinear *how,
                        uint32_t left_out);

/// Return the sum of an option's weights.
float train_log_linear_score(const TrainChoices *set, const float *weights,
                             uint32_t option);
