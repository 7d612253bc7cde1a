// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "resolve/timevalue.h"

#include "model/calendar.h"

#include <glib.h>
#include <string.h>

enum {
  ANY_LEAP_YEAR = 2000,
  MINUTES_OF_DAY = 24 * 60,
  MAX_ISO = 40,
  MAX_SMALLER = 99, // "1 menit 3434 detik" is no duration
};

static bool
is_year(int32_t year)
{
  return year >= WARTA_MIN_YEAR && year <= WARTA_MAX_YEAR;
}

/// The kind that the fields make, or NONE if they are no date.
static WartaTimeKind
kind_of(WartaDate d)
{
  WartaDate checked = d;
  if (d.year == 0) {
    checked.year = ANY_LEAP_YEAR;
  } else if (!is_year(d.year)) {
    return WARTA_TIME_NONE;
  }
  if (d.day != 0) {
    return !warta_date_is_day(checked) ? WARTA_TIME_NONE
           : d.year == 0               ? WARTA_TIME_MONTH_DAY
                                       : WARTA_TIME_DAY;
  }
  if (d.month != 0) {
    return d.month > 12  ? WARTA_TIME_NONE
           : d.year == 0 ? WARTA_TIME_ANY_MONTH
                         : WARTA_TIME_MONTH;
  }
  return d.year == 0 ? WARTA_TIME_NONE : WARTA_TIME_YEAR;
}

static void
format_date(char *buffer, WartaDate d, WartaTimeKind kind)
{
  switch (kind) {
  case WARTA_TIME_DAY:
    g_snprintf(buffer, MAX_ISO, "%04d-%02u-%02u", d.year, d.month, d.day);
    break;
  case WARTA_TIME_MONTH:
    g_snprintf(buffer, MAX_ISO, "%04d-%02u", d.year, d.month);
    break;
  case WARTA_TIME_YEAR:
    g_snprintf(buffer, MAX_ISO, "%04d", d.year);
    break;
  case WARTA_TIME_MONTH_DAY:
    g_snprintf(buffer, MAX_ISO, "--%02u-%02u", d.month, d.day);
    break;
  case WARTA_TIME_ANY_MONTH:
    g_snprintf(buffer, MAX_ISO, "--%02u", d.month);
    break;
  case WARTA_TIME_NONE:
  case WARTA_TIME_WEEK:
  case WARTA_TIME_RANGE:
  case WARTA_TIME_DURATION:
  case WARTA_TIME_CLOCK:
    buffer[0] = '\0';
    break;
  }
}

WartaTimeValue
warta_time_value_of(WartaArena *arena, WartaDate date)
{
  const WartaTimeKind kind = kind_of(date);
  if (kind == WARTA_TIME_NONE) {
    return (WartaTimeValue){0};
  }
  char iso[MAX_ISO];
  format_date(iso, date, kind);
  return (WartaTimeValue){
      .kind = kind,
      .begin = date,
      .iso = warta_arena_strdup(arena, iso),
  };
}

WartaTimeValue
warta_time_value_week(WartaArena *arena, int32_t day_number)
{
  const int32_t monday = day_number - warta_weekday(day_number) + 1;
  const WartaDate begin = warta_date_of(monday);
  const WartaDate end = warta_date_of(monday + 6);
  if (begin.year == 0 || end.year == 0) {
    return (WartaTimeValue){0};
  }
  int32_t year = 0;
  uint8_t week = 0;
  warta_iso_week(monday, &year, &week);
  return (WartaTimeValue){
      .kind = WARTA_TIME_WEEK,
      .begin = begin,
      .end = end,
      .iso = warta_arena_printf(arena, "%04d-W%02u", year, week),
  };
}

static WartaDate
last_day(WartaDate d)
{
  if (d.month == 0) {
    d.month = 12;
  }
  if (d.day == 0) {
    d.day = warta_month_days(d.year, d.month);
  }
  return d;
}

static WartaDate
first_day(WartaDate d)
{
  d.month = d.month == 0 ? 1 : d.month;
  d.day = d.day == 0 ? 1 : d.day;
  return d;
}

WartaTimeValue
warta_time_value_range(WartaArena *arena, WartaDate begin, WartaDate end)
{
  const WartaTimeKind begin_kind = kind_of(begin);
  const WartaTimeKind end_kind = kind_of(end);
  if (begin_kind == WARTA_TIME_NONE || end_kind == WARTA_TIME_NONE ||
      begin.year == 0 || end.year == 0) {
    return (WartaTimeValue){0};
  }
  const WartaDate a = first_day(begin);
  const WartaDate b = last_day(end);
  if (warta_day_number(a.year, a.month, a.day) >
      warta_day_number(b.year, b.month, b.day)) {
    return (WartaTimeValue){0};
  }
  char from[MAX_ISO];
  char to[MAX_ISO];
  format_date(from, begin, begin_kind);
  format_date(to, end, end_kind);
  return (WartaTimeValue){
      .kind = WARTA_TIME_RANGE,
      .begin = a,
      .end = b,
      .iso = warta_arena_printf(arena, "%s/%s", from, to),
  };
}

/// How a unit is written in a duration.
typedef struct {
  int32_t factor;
  char designator;
  bool clock;
} DurationUnit;

static const DurationUnit duration_units[] = {
    [WARTA_UNIT_SECOND] = {1, 'S', true},
    [WARTA_UNIT_MINUTE] = {1, 'M', true},
    [WARTA_UNIT_HOUR] = {1, 'H', true},
    [WARTA_UNIT_DAY] = {1, 'D', false},
    [WARTA_UNIT_WEEK] = {1, 'W', false},
    [WARTA_UNIT_MONTH] = {1, 'M', false},
    [WARTA_UNIT_QUARTER] = {3, 'M', false},
    [WARTA_UNIT_FOUR_MONTHS] = {4, 'M', false},
    [WARTA_UNIT_SEMESTER] = {6, 'M', false},
    [WARTA_UNIT_YEAR] = {1, 'Y', false},
    [WARTA_UNIT_DECADE] = {10, 'Y', false},
    [WARTA_UNIT_CENTURY] = {100, 'Y', false},
};

static void
append_amount(GString *out, int64_t tenths, DurationUnit unit)
{
  if (unit.clock && strchr(out->str, 'T') == NULL) {
    g_string_append_c(out, 'T');
  }
  const int64_t n = tenths * unit.factor;
  g_string_append_printf(out, "%" G_GINT64_FORMAT, n / 10);
  if (n % 10 != 0) {
    g_string_append_printf(out, ".%d", (int)(n % 10));
  }
  g_string_append_c(out, unit.designator);
}

WartaTimeValue
warta_time_value_duration(WartaArena *arena, int32_t tenths, WartaTimeUnit unit,
                          int32_t amount, WartaTimeUnit smaller)
{
  if (unit == WARTA_UNIT_NONE || tenths <= 0 ||
      (smaller != WARTA_UNIT_NONE &&
       (smaller >= unit || amount > MAX_SMALLER))) {
    return (WartaTimeValue){0};
  }
  g_autoptr(GString) iso = g_string_new("P");
  append_amount(iso, tenths, duration_units[unit]);
  if (smaller != WARTA_UNIT_NONE) {
    append_amount(iso, (int64_t)amount * 10, duration_units[smaller]);
  }
  return (WartaTimeValue){
      .kind = WARTA_TIME_DURATION,
      .iso = warta_arena_strdup(arena, iso->str),
  };
}

static void
append_clock(GString *out, int32_t minutes, int32_t zone)
{
  minutes %= MINUTES_OF_DAY; // 24.00 is 00.00
  g_string_append_printf(out, "T%02d:%02d", minutes / 60, minutes % 60);
  if (zone != 0) {
    g_string_append_printf(out, "+%02d:00", zone);
  }
}

WartaTimeValue
warta_time_value_clock(WartaArena *arena, int32_t minutes, int32_t end,
                       int32_t zone)
{
  if (minutes > MINUTES_OF_DAY || end > MINUTES_OF_DAY) {
    return (WartaTimeValue){0};
  }
  g_autoptr(GString) iso = g_string_new(NULL);
  append_clock(iso, minutes, zone);
  if (end >= 0) {
    g_string_append_c(iso, '/');
    append_clock(iso, end, zone);
  }
  return (WartaTimeValue){
      .kind = WARTA_TIME_CLOCK,
      .iso = warta_arena_strdup(arena, iso->str),
  };
}
