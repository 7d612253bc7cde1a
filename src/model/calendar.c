// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/calendar.h"

enum {
  DAYS_OF_400_YEARS = 146097,
  EPOCH = 719468,       // days from 0000-03-01 to 1970-01-01
  HIJRI_EPOCH = -492148 // 0622-07-19 proleptic Gregorian, day 1 of year 1
};

static bool
is_leap_year(int32_t year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

uint8_t
warta_month_days(int32_t year, int32_t month)
{
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31};
  if (year < WARTA_MIN_YEAR || year > WARTA_MAX_YEAR || month < 1 ||
      month > 12) {
    return 0;
  }
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

bool
warta_date_is_day(WartaDate date)
{
  return date.day >= 1 && date.day <= warta_month_days(date.year, date.month);
}

static int32_t
floor_div(int32_t a, int32_t b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

int32_t
warta_day_number(int32_t year, int32_t month, int32_t day)
{
  // Years that begin in March put the leap day at their end.
  const int32_t months = year * 12 + month - 3;
  const int32_t y = floor_div(months, 12);
  const int32_t m = months - y * 12;
  const int32_t era = floor_div(y, 400);
  const int32_t year_of_era = y - era * 400;
  const int32_t day_of_year = (153 * m + 2) / 5;
  return era * DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era / 4 -
         year_of_era / 100 + day_of_year + day - 1 - EPOCH;
}

WartaDate
warta_date_of(int32_t day_number)
{
  const int32_t days = day_number + EPOCH;
  const int32_t era = floor_div(days, DAYS_OF_400_YEARS);
  const int32_t day_of_era = days - era * DAYS_OF_400_YEARS;
  const int32_t year_of_era = (day_of_era - day_of_era / 1460 +
                               day_of_era / 36524 - day_of_era / 146096) /
                              365;
  const int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t m = (5 * day_of_year + 2) / 153;
  const int32_t month = m < 10 ? m + 3 : m - 9;
  const int32_t year = year_of_era + era * 400 + (month <= 2);
  if (year < WARTA_MIN_YEAR || year > WARTA_MAX_YEAR) {
    return (WartaDate){0};
  }
  return (WartaDate){
      .year = (int16_t)year,
      .month = (uint8_t)month,
      .day = (uint8_t)(day_of_year - (153 * m + 2) / 5 + 1),
  };
}

uint8_t
warta_weekday(int32_t day_number)
{
  const int32_t days = day_number + 3; // 1970-01-01 was a Thursday
  return (uint8_t)(days - floor_div(days, 7) * 7 + 1);
}

void
warta_iso_week(int32_t day_number, int32_t *year, uint8_t *week)
{
  // A week counts for the year that its Thursday lies in.
  const int32_t thursday = day_number - warta_weekday(day_number) + 4;
  const WartaDate date = warta_date_of(thursday);
  *year = date.year;
  *week = (uint8_t)((thursday - warta_day_number(date.year, 1, 1)) / 7 + 1);
}

int32_t
warta_easter(int32_t year)
{
  // The "anonymous" Gregorian computus.
  const int32_t golden = year % 19;
  const int32_t century = year / 100;
  const int32_t rest = year % 100;
  const int32_t shift = (century + 8) / 25;
  const int32_t lunar = (century - shift + 1) / 3;
  const int32_t epact = (19 * golden + century - century / 4 - lunar + 15) % 30;
  const int32_t sunday =
      (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int32_t late = (golden + 11 * epact + 22 * sunday) / 451;
  const int32_t n = epact + sunday - 7 * late + 114;
  return warta_day_number(year, n / 31, n % 31 + 1);
}

int32_t
warta_hijri_day(int32_t year, int32_t month, int32_t day)
{
  return HIJRI_EPOCH + (year - 1) * 354 + floor_div(3 + 11 * year, 30) +
         29 * (month - 1) + month / 2 + day - 1;
}
