// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The numbers of events, in two parts: people and amounts.

#pragma once

#include "event/details.h"

/// Return the unit whose words begin at the token, of those whose number stands
/// behind (`before`) or before it; or NULL.
const WartaUnit *warta_unit_at(const WartaScene *s, uint32_t token,
                               uint32_t limit, bool before);

/// Append to `figures` (of WartaFigure) how many were killed, arrested, ....
void warta_count_people(const WartaScene *s, GArray *figures);

/// Append at most one amount of each event.
void warta_find_amounts(WartaScene *s, GArray *figures);
