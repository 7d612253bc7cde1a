// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Checking what users give besides articles.

#pragma once

#include "base/diag.h"
#include "model/gazetteer.h"

/// Check gazetteers: faults of rows and what two rows of a file disagree about
/// are errors, what other files or our own rows say otherwise are warnings.
/// `stats` counts rows and errors.  Fails only when a file cannot be read.
bool warta_lint_gazetteers(const char *const *paths, const WartaGazetteer *own,
                           const WartaDiag *diag, WartaCheckStats *stats,
                           GError **error);
