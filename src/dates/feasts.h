// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Feasts and the Islamic calendar as kept in Indonesia.

#pragma once

#include "dates/words.h"
#include "model/time.h"

/// Feasts and months; immutable once loaded.
typedef struct WartaFeastsImpl WartaFeasts;

/// Load time-hijri.tsv and time-feasts.tsv of the folder; the feasts' names are
/// added to `words`, numbered as warta_feasts_get() counts them.
WartaFeasts *warta_feasts_load(const char *dir, WartaTimeWords *words,
                               GError **error);

/// Free; NULL is allowed.
void warta_feasts_free(WartaFeasts *feasts);

/// Return feast `number`, counted from 1; or NULL.
const WartaFeast *warta_feasts_get(const WartaFeasts *feasts, int32_t number);

/// The day of a date of the Islamic calendar, or all zero: by the known first
/// days of months, else computed.
WartaDate warta_feasts_hijri(const WartaFeasts *feasts, int32_t year,
                             int32_t month, int32_t day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaFeasts, warta_feasts_free)
