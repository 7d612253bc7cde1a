// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/published.h"

#include "model/calendar.h"

#include <glib.h>
#include <string.h>

enum {
  NO_ZONE = INT32_MAX,
  JAKARTA = 7 * 60,
  MAX_DIGITS = 14,
  SECONDS_OF_DAY = 24 * 60 * 60,
};

/// What was found.
typedef struct {
  int32_t year, month, day;
  int32_t hour, minute, second; // hour is -1 where no time is given
  int32_t zone;                 // minutes east of Greenwich, or NO_ZONE
} Moment;

/// Beginnings of month names, Indonesian and English.
static const struct {
  char prefix[4];
  uint8_t month;
} month_names[] = {
    {"jan", 1},  {"feb", 2},  {"peb", 2},  {"mar", 3},  {"apr", 4},
    {"mei", 5},  {"may", 5},  {"jun", 6},  {"jul", 7},  {"agu", 8},
    {"ags", 8},  {"agt", 8},  {"aug", 8},  {"sep", 9},  {"okt", 10},
    {"oct", 10}, {"nov", 11}, {"nop", 11}, {"des", 12}, {"dec", 12},
};

static const struct {
  const char *name;
  int32_t minutes;
} zone_names[] = {
    {"wib", 7 * 60}, {"wita", 8 * 60}, {"wit", 9 * 60},
    {"utc", 0},      {"gmt", 0},       {"z", 0},
};

/// Read at most `max` digits; `*number` is -1 if there is none.
static const char *
read_number(const char *at, size_t max, int64_t *number)
{
  *number = -1;
  for (size_t n = 0; n < max && g_ascii_isdigit(*at); ++n, ++at) {
    *number = (*number < 0 ? 0 : *number) * 10 + (*at - '0');
  }
  return at;
}

static size_t
count_digits(const char *at)
{
  return strspn(at, "0123456789");
}

static size_t
count_letters(const char *at)
{
  size_t n = 0;
  while (g_ascii_isalpha(at[n])) {
    ++n;
  }
  return n;
}

static const char *
skip(const char *at, const char *set)
{
  return at + strspn(at, set);
}

static int32_t
read_month_name(const char **at)
{
  const size_t n = count_letters(*at);
  for (size_t i = 0; n >= 3 && i < G_N_ELEMENTS(month_names); ++i) {
    if (g_ascii_strncasecmp(*at, month_names[i].prefix, 3) == 0) {
      *at += n;
      return month_names[i].month;
    }
  }
  return 0;
}

/// A year of four digits, or of two that stand alone.
static const char *
read_year(const char *at, int32_t *year)
{
  const size_t n = count_digits(at);
  if (n != 4 && n != 2) {
    return NULL;
  }
  int64_t number = 0;
  at = read_number(at, n, &number);
  *year = (int32_t)(n == 4        ? number
                    : number < 70 ? 2000 + number
                                  : 1900 + number);
  return at;
}

/// "2024-03-20", "20/3/2024", "05/29/2026", "20.03.24"
static const char *
read_numeric_date(const char *at, Moment *moment)
{
  const size_t n = count_digits(at);
  int64_t first = 0;
  int64_t second = 0;
  int64_t third = 0;
  if (n > 4) {
    return NULL;
  }
  at = read_number(at, n, &first);
  const char separator = *at;
  if (separator == '\0' || strchr("-/.", separator) == NULL) {
    return NULL;
  }
  ++at;
  if (count_digits(at) < 1 || count_digits(at) > 2) {
    return NULL;
  }
  at = read_number(at, 2, &second);
  if (*at != separator) {
    return NULL;
  }
  ++at;
  moment->month = (int32_t)second;
  if (n == 4) {
    at = read_number(at, 2, &third);
    moment->year = (int32_t)first;
    moment->day = (int32_t)third;
    return at;
  }
  moment->day = (int32_t)first;
  if (second > 12 && first <= 12) {
    moment->month = (int32_t)first;
    moment->day = (int32_t)second;
  }
  return n <= 2 ? read_year(at, &moment->year) : NULL;
}

/// "20 Mar 2024", "20-Mar-2024", "3rd May 2024"
static const char *
read_day_month_year(const char *at, Moment *moment)
{
  if (count_digits(at) > 2) {
    return NULL;
  }
  int64_t day = 0;
  at = read_number(at, 2, &day);
  moment->day = (int32_t)day;
  if (count_letters(at) == 2) {
    at += 2; // st, nd, rd, th
  }
  at = skip(at, " -/.");
  moment->month = read_month_name(&at);
  if (moment->month == 0) {
    return NULL;
  }
  return read_year(skip(at, " -/.,"), &moment->year);
}

/// "May 29, 2026"
static const char *
read_month_day_year(const char *at, Moment *moment)
{
  moment->month = read_month_name(&at);
  at = skip(at, " .");
  if (moment->month == 0 || count_digits(at) < 1 || count_digits(at) > 2) {
    return NULL;
  }
  int64_t day = 0;
  at = read_number(at, 2, &day);
  moment->day = (int32_t)day;
  if (count_letters(at) == 2) {
    at += 2;
  }
  at = skip(at, " ,");
  return count_digits(at) == 4 ? read_year(at, &moment->year) : NULL;
}

static bool
is_date(const Moment *moment)
{
  return moment->day >= 1 &&
         moment->day <= warta_month_days(moment->year, moment->month);
}

/// Read a date that begins here with a digit or a letter; NULL if there is
/// none.
static const char *
read_date(const char *at, Moment *moment)
{
  static const char *(*const readers[])(const char *, Moment *) = {
      read_numeric_date, read_day_month_year, read_month_day_year};
  const bool digit = g_ascii_isdigit(*at);
  for (size_t i = digit ? 0 : 2; i < (digit ? 2U : 3U); ++i) {
    const char *end = readers[i](at, moment);
    if (end != NULL && is_date(moment) && !g_ascii_isdigit(*end)) {
      return end;
    }
  }
  return NULL;
}

/// Return the end of the first date, whose beginning goes to `*begin`.
static const char *
find_date(const char *text, Moment *moment, const char **begin)
{
  for (const char *at = text; *at != '\0';) {
    const size_t n = count_digits(at) + count_letters(at);
    const char *end = n > 0 ? read_date(at, moment) : NULL;
    if (end != NULL) {
      *begin = at;
      return end;
    }
    at += MAX(n, 1);
  }
  return NULL;
}

/// "+07:00", "+0700", "+07", "WIB", "Z"
static void
read_zone(const char *at, Moment *moment)
{
  at = skip(at, " ()");
  const size_t n = count_letters(at);
  for (size_t i = 0; n > 0 && i < G_N_ELEMENTS(zone_names); ++i) {
    if (strlen(zone_names[i].name) == n &&
        g_ascii_strncasecmp(at, zone_names[i].name, n) == 0) {
      moment->zone = zone_names[i].minutes;
      at = skip(at + n, " ");
      break;
    }
  }
  if ((*at != '+' && *at != '-') || count_digits(at + 1) < 2) {
    return;
  }
  const int32_t sign = *at == '-' ? -1 : 1;
  int64_t hours = 0;
  int64_t minutes = 0;
  at = read_number(at + 1, 2, &hours);
  read_number(*at == ':' ? at + 1 : at, 2, &minutes);
  if (hours <= 14 && minutes < 60) {
    moment->zone = sign * (int32_t)(hours * 60 + (minutes < 0 ? 0 : minutes));
  }
}

/// ":30.123 PM +07:00" after hours and minutes
static const char *
read_seconds(const char *at, Moment *moment)
{
  int64_t seconds = 0;
  if ((*at == ':' || *at == '.') && count_digits(at + 1) == 2) {
    at = read_number(at + 1, 2, &seconds);
    moment->second = seconds < 60 ? (int32_t)seconds : 0;
    if (*at == '.' || *at == ',') {
      at += 1 + count_digits(at + 1);
    }
  }
  const char *half = skip(at, " ");
  if (count_letters(half) == 2 && g_ascii_tolower(half[1]) == 'm') {
    if (g_ascii_tolower(half[0]) == 'p' && moment->hour < 12) {
      moment->hour += 12;
    } else if (g_ascii_tolower(half[0]) == 'a' && moment->hour == 12) {
      moment->hour = 0;
    }
    at = half + 2;
  }
  return at;
}

static bool
read_clock(const char *at, Moment *moment)
{
  const size_t n = count_digits(at);
  int64_t hour = 0;
  int64_t minute = 0;
  if (n < 1 || n > 2) {
    return false;
  }
  at = read_number(at, n, &hour);
  if ((*at != ':' && *at != '.') || count_digits(at + 1) != 2) {
    return false;
  }
  at = read_number(at + 1, 2, &minute);
  if (hour > 23 || minute > 59) {
    return false;
  }
  moment->hour = (int32_t)hour;
  moment->minute = (int32_t)minute;
  read_zone(read_seconds(at, moment), moment);
  return true;
}

static bool
find_clock(const char *at, const char *end, Moment *moment)
{
  while (at < end) {
    if (g_ascii_isdigit(*at) && read_clock(at, moment)) {
      return true;
    }
    at += MAX(strspn(at, "0123456789.:"), 1);
  }
  return false;
}

static char *
format_moment(const Moment *m)
{
  if (m->hour < 0) {
    return g_strdup_printf("%04d-%02d-%02d", m->year, m->month, m->day);
  }
  char zone[8] = "";
  if (m->zone != NO_ZONE) {
    const int32_t minutes = ABS(m->zone);
    g_snprintf(zone, sizeof zone, "%c%02d:%02d", m->zone < 0 ? '-' : '+',
               minutes / 60 % 100, minutes % 60);
  }
  return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d%s", m->year, m->month,
                         m->day, m->hour, m->minute, m->second, zone);
}

static char *
format_epoch(int64_t seconds)
{
  const int32_t number =
      (int32_t)((seconds + (int64_t)JAKARTA * 60) / SECONDS_OF_DAY);
  const int32_t rest =
      (int32_t)((seconds + (int64_t)JAKARTA * 60) % SECONDS_OF_DAY);
  const WartaDate date = warta_date_of(number);
  const Moment moment = {
      .year = date.year,
      .month = date.month,
      .day = date.day,
      .hour = rest / 3600,
      .minute = rest / 60 % 60,
      .second = rest % 60,
      .zone = JAKARTA,
  };
  return format_moment(&moment);
}

/// A text of nothing but digits.
static char *
parse_digits(const char *text, size_t n)
{
  int64_t number = 0;
  read_number(text, MAX_DIGITS, &number);
  if (n == 8 || n == 14) { // 20240320, 20240320093000
    const int64_t day = n == 8 ? number : number / 1000000;
    const int64_t clock = n == 8 ? 0 : number % 1000000;
    const Moment moment = {
        .year = (int32_t)(day / 10000),
        .month = (int32_t)(day / 100 % 100),
        .day = (int32_t)(day % 100),
        .hour = n == 8 ? -1 : (int32_t)(clock / 10000),
        .minute = (int32_t)(clock / 100 % 100),
        .second = (int32_t)(clock % 100),
        .zone = NO_ZONE,
    };
    const bool valid =
        moment.hour < 24 && moment.minute < 60 && moment.second < 60;
    return valid && is_date(&moment) ? format_moment(&moment) : NULL;
  }
  if (n == 9 || n == 10) {
    return format_epoch(number);
  }
  return n == 12 || n == 13 ? format_epoch(number / 1000) : NULL;
}

char *
warta_published_parse(const char *text)
{
  if (text == NULL) {
    return NULL;
  }
  text = skip(text, " \t\r\n");
  const size_t n = count_digits(text);
  if (n > 0 && *skip(text + n, " \t\r\n") == '\0') {
    return parse_digits(text, n);
  }
  Moment moment = {.hour = -1, .zone = NO_ZONE};
  const char *begin = NULL;
  const char *end = find_date(text, &moment, &begin);
  if (end == NULL) {
    return NULL;
  }
  if (!find_clock(end, end + strlen(end), &moment)) {
    find_clock(text, begin, &moment);
  }
  return format_moment(&moment);
}

bool
warta_published_day(const char *published, WartaDate *day)
{
  Moment moment = {.hour = -1, .zone = NO_ZONE};
  const char *begin = NULL;
  const char *end =
      published == NULL ? NULL : find_date(published, &moment, &begin);
  if (end == NULL) {
    return false;
  }
  int32_t number = warta_day_number(moment.year, moment.month, moment.day);
  if (*end == 'T' && read_clock(end + 1, &moment) && moment.zone != NO_ZONE) {
    const int32_t minutes =
        moment.hour * 60 + moment.minute - moment.zone + JAKARTA;
    number += minutes < 0 ? -1 : minutes >= 24 * 60 ? 1 : 0;
  }
  const WartaDate date = warta_date_of(number);
  if (date.year == 0) {
    return false;
  }
  *day = date;
  return true;
}
