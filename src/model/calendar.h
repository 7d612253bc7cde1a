// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Arithmetic on the proleptic Gregorian calendar, years 1 to 9999.

#pragma once

#include "model/time.h"

#include <stdbool.h>
#include <stdint.h>

enum { WARTA_MIN_YEAR = 1, WARTA_MAX_YEAR = 9999 };

/// Number of days of the month, or 0 if year or month is out of range.
uint8_t warta_month_days(int32_t year, int32_t month);

/// Whether year, month and day are given and such a day exists.
bool warta_date_is_day(WartaDate date);

/// Days since 1970-01-01.  Months and days out of range are carried over, so
/// that arithmetic may be done on them.
int32_t warta_day_number(int32_t year, int32_t month, int32_t day);

/// The day with that number; all zero if it is outside of the years 1 to 9999.
WartaDate warta_date_of(int32_t day_number);

/// 1 (Monday) to 7 (Sunday).
uint8_t warta_weekday(int32_t day_number);

/// The ISO 8601 week that the day lies in, and the year that the week counts
/// for.
void warta_iso_week(int32_t day_number, int32_t *year, uint8_t *week);

/// Easter Sunday of the year.
int32_t warta_easter(int32_t year);

/// Day number of a day of the tabular Islamic calendar (civil epoch, leap years
/// 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29).  Sightings of the moon move it
/// by a day.
int32_t warta_hijri_day(int32_t year, int32_t month, int32_t day);
