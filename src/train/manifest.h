// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "train/score.h"

/// Write `path`: what the models in its folder were made from, when (from
/// SOURCE_DATE_EPOCH where set), how, and how good they are.
bool train_write_manifest(const char *path, const char *how,
                          const TrainScore *news, GError **error);
