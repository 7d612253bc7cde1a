// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/time.h"

#include <stdbool.h>

/// Normalise a date of publication as pages and records give it ("Rabu, 20 Mar
/// 2024 09:30 WIB", "2026-05-29 10:00:00+07:00", "29/05/2026", "May 29, 2026",
/// seconds or milliseconds since 1970) to ISO 8601: "2024-03-20",
/// "2024-03-20T09:30:00" or "2024-03-20T09:30:00+07:00".  Return NULL if there
/// is no valid date in it.  Free with g_free().
char *warta_published_parse(const char *text);

/// Fill in the day of an ISO date or date-time as warta_published_parse()
/// writes it: where a zone is given, the day in Jakarta.  Return false, with
/// `day` untouched, if it is none.
bool warta_published_day(const char *published, WartaDate *day);
