// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Checked values with their ISO 8601 form.  What is no valid time yields a
/// value of kind WARTA_TIME_NONE.

#pragma once

#include "base/arena.h"
#include "model/time.h"

/// A date at the precision that its fields have: a day, a month, a year, a day
/// without a year or a month without a year.
WartaTimeValue warta_time_value_of(WartaArena *arena, WartaDate date);

/// The ISO week of the day.
WartaTimeValue warta_time_value_week(WartaArena *arena, int32_t day_number);

/// From `begin` to `end`, inclusive, each at its own precision.
WartaTimeValue warta_time_value_range(WartaArena *arena, WartaDate begin,
                                      WartaDate end);

/// "P3D", "PT1.5H": `tenths` and, if its unit is not NONE, `amount` more.
WartaTimeValue warta_time_value_duration(WartaArena *arena, int32_t tenths,
                                         WartaTimeUnit unit, int32_t amount,
                                         WartaTimeUnit smaller);

/// "T09:30+07:00"; `end` is negative if there is none, `zone` 0 if not said.
WartaTimeValue warta_time_value_clock(WartaArena *arena, int32_t minutes,
                                      int32_t end, int32_t zone);
