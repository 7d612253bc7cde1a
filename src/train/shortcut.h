// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "train/sample.h"

#include <glib.h>

/// Let the stored model `path` analyse the samples and write it again with a
/// table of the decisions that it always takes.
bool train_shortcuts(const char *path, const TrainSamples *samples,
                     GError **error);
