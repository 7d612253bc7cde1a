// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/timer.h"

#include <time.h>

/// CPU time of the calling thread in nanoseconds.
static uint64_t
thread_time(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

void
warta_timer_start(WartaTimer *timer)
{
  if (timer != NULL && timer->timings != NULL) {
    timer->last = thread_time();
  }
}

void
warta_timer_lap(WartaTimer *timer, WartaStage stage)
{
  if (timer != NULL && timer->timings != NULL) {
    const uint64_t now = thread_time();
    timer->timings->cpu[stage] += now - timer->last;
    timer->last = now;
  }
}

void
warta_timings_add(WartaTimings *sum, const WartaTimings *timings)
{
  for (int i = 0; i < WARTA_N_STAGES; ++i) {
    sum->cpu[i] += timings->cpu[i];
  }
}
