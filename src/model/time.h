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

/// Units, from short to long.
typedef enum {
  WARTA_UNIT_NONE,
  WARTA_UNIT_SECOND,
  WARTA_UNIT_MINUTE,
  WARTA_UNIT_HOUR,
  WARTA_UNIT_DAY,
  WARTA_UNIT_WEEK,
  WARTA_UNIT_MONTH,
  WARTA_UNIT_QUARTER,
  WARTA_UNIT_FOUR_MONTHS, ///< caturwulan
  WARTA_UNIT_SEMESTER,
  WARTA_UNIT_YEAR,
  WARTA_UNIT_DECADE,
  WARTA_UNIT_CENTURY,
} WartaTimeUnit;

/// How the time was said; decides which fields of WartaTimeSpec count.
typedef enum {
  WARTA_SAID_VAGUE,    ///< "baru-baru ini", "setiap Senin": no value
  WARTA_SAID_DATE,     ///< Any of weekday, day, month, year; ranges of them
  WARTA_SAID_RELATIVE, ///< "pekan lalu", "dua hari lalu", "kemarin"
  WARTA_SAID_PERIOD,   ///< "triwulan I 2024", "semester kedua tahun ini"
  WARTA_SAID_ERA,      ///< "1990-an", "abad ke-21"
  WARTA_SAID_DURATION, ///< "selama tiga hari", "sepekan terakhir"
  WARTA_SAID_CLOCK,    ///< "pukul 09.30 WIB"
  WARTA_SAID_FEAST,    ///< "Idul Fitri 2024", "Natal lalu"
} WartaTimeForm;

typedef enum {
  WARTA_TOWARDS_NONE,
  WARTA_TOWARDS_PAST, ///< lalu, silam, kemarin
  WARTA_TOWARDS_THIS, ///< ini
  WARTA_TOWARDS_NEXT, ///< depan, mendatang, besok
} WartaTimeTowards;

/// Which part of the period: "awal Maret".  The value is the whole period.
typedef enum {
  WARTA_PART_NONE,
  WARTA_PART_BEGIN,
  WARTA_PART_MIDDLE,
  WARTA_PART_END,
} WartaTimePart;

typedef enum {
  WARTA_BOUND_NONE,
  WARTA_BOUND_SINCE, ///< sejak, mulai, dari
  WARTA_BOUND_UNTIL, ///< hingga, sampai
} WartaTimeBound;

typedef enum {
  WARTA_DAYPART_NONE,
  WARTA_DAYPART_EARLY, ///< dini hari
  WARTA_DAYPART_MORNING,
  WARTA_DAYPART_NOON,
  WARTA_DAYPART_AFTERNOON,
  WARTA_DAYPART_NIGHT,
} WartaDayPart;

/// A feast with the days it falls on, sorted.
typedef struct {
  const WartaDate *days;
  uint32_t n_days;
  uint8_t month; ///< Of a feast with a fixed date, else 0
  uint8_t day;
} WartaFeast;

/// A time as said.  What was not said is 0.  Nothing here is checked against a
/// calendar: "31 Februari" is what it says.
typedef struct {
  WartaTimeForm form;
  WartaTimeTowards towards; ///< Of `unit` if there is one, else of the date
  WartaTimeUnit unit;       ///< "tahun" in "dua tahun lalu", "Mei tahun lalu"
  int32_t amount;           ///< How many units; tenths for DURATION
  WartaTimeUnit period;     ///< QUARTER, SEMESTER, ..., DECADE, CENTURY
  int32_t ordinal;          ///< Which period, decade (1990) or century (21)
  WartaTimePart part;
  WartaTimeBound bound;
  WartaDayPart daypart;
  uint8_t weekday; ///< 1 (Monday) to 7
  uint8_t end_weekday;
  bool relative_day; ///< `amount` days from the anchor: kemarin -1, lusa 2
  bool narrative;    ///< `amount` units from the time said before: kemudian
  bool range;        ///< Up to `end`
  bool future;       ///< The clause is about the future
  bool has_clock;
  bool has_end_clock;
  uint8_t zone;    ///< Hours east of Greenwich: 7 WIB, 8 WITA, 9 WIT
  int16_t minutes; ///< Of the day
  int16_t end_minutes;
  WartaDate begin;
  WartaDate end;
  const WartaFeast *feast; ///< Of the resources
} WartaTimeSpec;
