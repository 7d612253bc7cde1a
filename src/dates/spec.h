// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dates/feasts.h"
#include "dates/patterns.h"

/// Put together what was said from what a pattern took.
void warta_time_spec_build(const WartaTimeMatch *match,
                           const WartaTimePiece *pieces,
                           const WartaFeasts *feasts, WartaTimeSpec *spec);
