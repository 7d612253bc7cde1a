// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tells how the CPU time of a thread is shared out among stages: each lap ends
/// a stretch and says whose it was.

#pragma once

#include <wartagraf/wartagraf.h>

/// The stopwatch of one thread.
typedef struct {
  WartaTimings *timings; ///< Where laps are added; NULL: no clock is read
  uint64_t last;         ///< Nanoseconds of the thread at the end of the last
                         ///< lap
} WartaTimer;

/// Begin a lap.  The timer may be NULL, here and below.
void warta_timer_start(WartaTimer *timer);

/// Add what this thread worked since the last call to that stage.
void warta_timer_lap(WartaTimer *timer, WartaStage stage);

/// Add up what threads worked.
void warta_timings_add(WartaTimings *sum, const WartaTimings *timings);
