// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Time expressions: what was said (WartaTimeSpec, by dates/) and what was
/// meant (WartaTimeValue, by resolve/).

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// A calendar date at some precision; a field that is not known is 0.
typedef struct {
  int16_t year;
  uint8_t month;
  uint8_t day;
} WartaDate;

typedef enum {
  WARTA_TIME_NONE, ///< Vague or not to be resolved: no value
  WARTA_TIME_DAY,
  WARTA_TIME_MONTH,
  WARTA_TIME_YEAR,
  WARTA_TIME_MONTH_DAY, ///< A day without a year: --08-23
  WARTA_TIME_ANY_MONTH, ///< A month without a year: --08
  WARTA_TIME_WEEK,
  WARTA_TIME_RANGE, ///< Quarters, semesters, decades, "20-22 Maret 2024"
  WARTA_TIME_DURATION,
  WARTA_TIME_CLOCK, ///< A time of day alone: 09:30
} WartaTimeKind;

/// A resolved time.  `begin` and `end` (inclusive) are whole dates for weeks
/// and ranges; for the others `begin` alone is filled in to its precision.
typedef struct {
  WartaTimeKind kind;
  WartaDate begin;
  WartaDate end;
  const char *iso; ///< ISO 8601: "2019-05-23", "2019-W20", "P3D"; or NULL
} WartaTimeValue;

/// As said.  Placeholder layout: owned by dates/.
typedef struct {
  uint8_t reserved[64];
} WartaTimeSpec;
