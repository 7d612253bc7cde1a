// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Learned judgements of whole events.

#pragma once

#include "event/scene.h"

/// Whether the expression says when, rather than how long or how often.
bool warta_time_says_when(const WartaTimex *timex);

/// Whether it dates a noun rather than a clause: "laporan 2018".
bool warta_time_dates_noun(const WartaScene *s, const WartaTimex *timex);

/// Return the token of a time expression that hangs on something outside it,
/// or NONE.
uint32_t warta_time_anchor(const WartaScene *s, const WartaTimex *timex);
