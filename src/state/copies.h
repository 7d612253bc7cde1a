// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Articles that are nearly the same: each is linked to the first, in the order
/// of places, of those that it resembles.  Only the first 64 of a band are
/// looked at, so that no number of alike articles makes it slow.  The links
/// depend on the articles and their order alone, not on how they came there.

#pragma once

#include "state/db.h"
#include "state/sketch.h"

/// Enter the sketch of an article at its place, link it to those before it and
/// unsettle those behind it.
bool warta_copies_enter(WartaDb *db, int64_t row, int64_t place,
                        const WartaSketch *sketch, GError **error);

/// Take the sketch of the article at that place away, unsettle those behind it
/// and set `old` to it, or to an empty one if there is none.
bool warta_copies_remove(WartaDb *db, int64_t row, int64_t place,
                         WartaSketch *old, GError **error);

/// Link all that were unsettled anew.
bool warta_copies_settle(WartaDb *db, GError **error);
