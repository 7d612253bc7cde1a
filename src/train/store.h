// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Trained weights as a model file for run time.

#pragma once

#include "train/learn.h"

/// Write the style's fold of the model.
bool train_store(const TrainModel *model, const char *path, GError **error);
