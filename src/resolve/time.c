// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What time expressions mean, counted from the day of publication.
///
/// A year that is not said is the one that brings the date nearest to the
/// anchor, where days ahead count AGAINST_PAST times or, in a clause about the
/// future, days back AGAINST_FUTURE times; "lalu" and "mendatang" decide.
/// Where the text gives a day and a month with its weekday but nowhere a year,
/// these are the anchor, and what is counted from them has no year either.

#include "model/calendar.h"
#include "model/published.h"
#include "resolve/resolve.h"
#include "resolve/timevalue.h"

#include <glib.h>

enum {
  YEARS_AROUND = 8,  // reach the next 29 February
  MAX_AMOUNT = 9999, // "100000 tahun lalu" is no date
  MAX_YEARS = 200,   // "1.500 tahun lalu" is no year
  AGAINST_PAST = 3,
  AGAINST_FUTURE = 8,
  DAYS_OF_WEEK = 7,
  MONTHS_OF_YEAR = 12,
};

typedef struct {
  WartaArena *arena;
  bool known;     ///< There is an anchor
  bool yearless;  ///< ... whose year is made up
  int32_t anchor; ///< Its day number
  WartaDate date; ///< The same
} Resolver;

static int32_t
day_number(WartaDate date)
{
  return warta_day_number(date.year, date.month, date.day);
}

static const WartaTimeValue no_value = {0};

/// The value of a date that was counted from the anchor.
static WartaTimeValue
counted(const Resolver *r, WartaDate date)
{
  if (r->yearless) {
    if (date.month == 0) {
      return no_value;
    }
    date.year = 0;
  }
  return warta_time_value_of(r->arena, date);
}

static WartaTimeValue
counted_day(const Resolver *r, int64_t number)
{
  if (number < INT32_MIN / 2 || number > INT32_MAX / 2) {
    return no_value;
  }
  const WartaDate date = warta_date_of((int32_t)number);
  return date.year == 0 ? no_value : counted(r, date);
}

/// Where the words themselves point to.
static WartaTimeTowards
direction(const WartaTimeSpec *spec)
{
  return spec->unit == WARTA_UNIT_NONE ? spec->towards : WARTA_TOWARDS_NONE;
}

/// How far `distance` (days or months from the anchor, ahead is positive) is
/// from what is meant; INT32_MAX if it cannot be meant.
static int32_t
cost(const WartaTimeSpec *spec, int32_t distance, bool strict)
{
  const WartaTimeTowards towards = direction(spec);
  if ((towards == WARTA_TOWARDS_PAST && distance >= (strict ? 0 : 1)) ||
      (towards == WARTA_TOWARDS_NEXT && distance < 0)) {
    return INT32_MAX;
  }
  const bool before =
      spec->relative_day && spec->amount <= 0; // "kemarin (8/5)"
  const bool future = spec->future && !before;
  return distance < 0 ? (future ? -AGAINST_FUTURE : -1) * distance
                      : (future ? 1 : AGAINST_PAST) * distance;
}

/// The year of a month, or of a day of a month; 0 if there is none.
static int32_t
nearest_year(const Resolver *r, const WartaTimeSpec *spec, WartaDate date)
{
  if (direction(spec) == WARTA_TOWARDS_THIS) {
    return r->date.year;
  }
  int32_t best = INT32_MAX;
  int32_t year = 0;
  for (int32_t y = r->date.year - YEARS_AROUND;
       y <= r->date.year + YEARS_AROUND; ++y) {
    int32_t distance = 0;
    if (date.day == 0) {
      distance =
          (y - r->date.year) * MONTHS_OF_YEAR + date.month - r->date.month;
    } else if (date.day <= warta_month_days(y, date.month)) {
      distance = warta_day_number(y, date.month, date.day) - r->anchor;
    } else {
      continue;
    }
    const int32_t c = cost(spec, distance, date.day != 0);
    if (c < best) {
      best = c;
      year = y;
    }
  }
  return year;
}

/// The year next to `year` in which the date falls on the weekday said with it,
/// or `year`: a weekday that contradicts the date does not count.
static int32_t
year_of_weekday(const Resolver *r, const WartaTimeSpec *spec, WartaDate date,
                int32_t year)
{
  for (int32_t i = 0; i < 3 && spec->weekday != 0; ++i) {
    const int32_t y = year + (i == 0 ? 0 : i == 1 ? -1 : 1);
    if (date.day <= warta_month_days(y, date.month) &&
        warta_weekday(warta_day_number(y, date.month, date.day)) ==
            spec->weekday) {
      return y;
    }
  }
  return r->yearless ? r->date.year : year;
}

/// A month or a day of a month whose year is to be found.
static WartaDate
complete_year(const Resolver *r, const WartaTimeSpec *spec, WartaDate date)
{
  if (date.year != 0 || !r->known) {
    return date;
  }
  if (spec->unit == WARTA_UNIT_YEAR) {
    date.year =
        (int16_t)(r->date.year + CLAMP(spec->amount, -MAX_AMOUNT, MAX_AMOUNT));
    return date;
  }
  int32_t year = nearest_year(r, spec, date);
  if (date.day != 0 && year != 0) {
    year = year_of_weekday(r, spec, date, year);
  }
  date.year = (int16_t)year;
  return date;
}

static WartaTimeValue
dated(const Resolver *r, const WartaTimeSpec *spec, WartaDate date)
{
  const bool said = date.year != 0;
  date = complete_year(r, spec, date);
  return said ? warta_time_value_of(r->arena, date) : counted(r, date);
}

/// "tanggal 5": of the month that is nearest or said ("bulan depan").
static WartaTimeValue
resolve_day_of_month(const Resolver *r, const WartaTimeSpec *spec)
{
  if (!r->known ||
      (spec->unit != WARTA_UNIT_NONE && spec->unit != WARTA_UNIT_MONTH)) {
    return no_value;
  }
  const int32_t months = r->date.year * MONTHS_OF_YEAR + r->date.month - 1;
  const bool said = spec->unit == WARTA_UNIT_MONTH;
  const int32_t first = said ? spec->amount : -1;
  const int32_t last = said ? spec->amount : 1;
  int32_t best = INT32_MAX;
  WartaDate found = {0};
  for (int32_t i = MAX(first, -MAX_AMOUNT); i <= MIN(last, MAX_AMOUNT); ++i) {
    const WartaDate date = {
        .year = (int16_t)((months + i) / MONTHS_OF_YEAR),
        .month = (uint8_t)((months + i) % MONTHS_OF_YEAR + 1),
        .day = spec->begin.day,
    };
    const int32_t c = !warta_date_is_day(date) ? INT32_MAX
                      : said                   ? 0
                             : cost(spec, day_number(date) - r->anchor, true);
    if (c < best) {
      best = c;
      found = date;
    }
  }
  return found.year == 0 ? no_value : counted(r, found);
}

/// The day number of a weekday near the anchor.
static int32_t
find_weekday(const Resolver *r, const WartaTimeSpec *spec)
{
  const int32_t today = warta_weekday(r->anchor);
  const int32_t monday = r->anchor - today + 1;
  const int32_t back = (today - spec->weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const int32_t ahead = (spec->weekday - today + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  if (spec->unit == WARTA_UNIT_WEEK) {
    return monday + DAYS_OF_WEEK * spec->amount + spec->weekday - 1;
  }
  switch (spec->towards) {
  case WARTA_TOWARDS_PAST:
    return r->anchor - (back == 0 ? DAYS_OF_WEEK : back);
  case WARTA_TOWARDS_THIS:
    return monday + spec->weekday - 1;
  case WARTA_TOWARDS_NEXT:
    return r->anchor + (ahead == 0 ? DAYS_OF_WEEK : ahead);
  case WARTA_TOWARDS_NONE:
    break;
  }
  return spec->future ? r->anchor + ahead : r->anchor - back;
}

static WartaTimeValue
resolve_weekday(const Resolver *r, const WartaTimeSpec *spec)
{
  const bool odd_unit =
      spec->unit != WARTA_UNIT_NONE && spec->unit != WARTA_UNIT_WEEK;
  if (!r->known || odd_unit || ABS(spec->amount) > MAX_AMOUNT) {
    return no_value;
  }
  const int32_t begin = find_weekday(r, spec);
  if (spec->end_weekday == 0 || r->yearless) {
    return counted_day(r, begin);
  }
  const int32_t days =
      (spec->end_weekday - spec->weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return warta_time_value_range(r->arena, warta_date_of(begin),
                                warta_date_of(begin + days));
}

static WartaTimeValue
resolve_date_range(const Resolver *r, const WartaTimeSpec *spec)
{
  WartaDate begin = spec->begin;
  WartaDate end = spec->end;
  if (begin.year == 0 && end.year == 0) {
    begin = complete_year(r, spec, begin);
    end.year = (int16_t)(begin.year + (end.month < begin.month));
    if (begin.year == 0 || r->yearless) {
      begin.year = 0;
      return warta_time_value_of(r->arena, begin);
    }
  }
  return warta_time_value_range(r->arena, begin, end);
}

static WartaTimeValue
resolve_date(const Resolver *r, const WartaTimeSpec *spec)
{
  const WartaDate date = spec->begin;
  if (spec->range && (date.year != 0 || date.month != 0)) {
    return resolve_date_range(r, spec);
  }
  if (date.month != 0 || (date.day == 0 && date.year != 0)) {
    return dated(r, spec, date);
  }
  if (date.day != 0) {
    return date.year != 0 ? no_value : resolve_day_of_month(r, spec);
  }
  if (spec->relative_day) {
    return r->known ? counted_day(r, (int64_t)r->anchor + spec->amount)
                    : no_value;
  }
  return spec->weekday != 0 ? resolve_weekday(r, spec) : no_value;
}

static int32_t
months_of(WartaTimeUnit unit)
{
  switch (unit) {
  case WARTA_UNIT_QUARTER:
    return 3;
  case WARTA_UNIT_FOUR_MONTHS:
    return 4;
  case WARTA_UNIT_SEMESTER:
    return 6;
  default:
    return 0;
  }
}

/// Period `index`, counted from 0 at the year 0, of units of some months.
static WartaTimeValue
month_period(const Resolver *r, WartaTimeUnit unit, int32_t index)
{
  const int32_t n = months_of(unit);
  const int32_t first = index * n;
  const int32_t last = first + n - 1;
  if (first < MONTHS_OF_YEAR || last / MONTHS_OF_YEAR > WARTA_MAX_YEAR) {
    return no_value;
  }
  const WartaDate begin = {(int16_t)(first / MONTHS_OF_YEAR),
                           (uint8_t)(first % MONTHS_OF_YEAR + 1), 0};
  const WartaDate end = {(int16_t)(last / MONTHS_OF_YEAR),
                         (uint8_t)(last % MONTHS_OF_YEAR + 1), 0};
  return warta_time_value_range(r->arena, begin, end);
}

static WartaTimeValue
year_range(const Resolver *r, int32_t first, int32_t last)
{
  if (first < WARTA_MIN_YEAR || last > WARTA_MAX_YEAR) {
    return no_value;
  }
  const WartaDate begin = {.year = (int16_t)first};
  const WartaDate end = {.year = (int16_t)last};
  return warta_time_value_range(r->arena, begin, end);
}

static WartaTimeValue
resolve_relative(const Resolver *r, const WartaTimeSpec *spec)
{
  const int32_t n = spec->amount;
  if (!r->known || ABS(n) > MAX_AMOUNT) {
    return no_value;
  }
  const int32_t year = r->date.year;
  const int32_t months = year * MONTHS_OF_YEAR + r->date.month - 1 + n;
  const int32_t size = months_of(spec->unit);
  switch (spec->unit) {
  case WARTA_UNIT_DAY:
    return counted_day(r, (int64_t)r->anchor + n);
  case WARTA_UNIT_WEEK:
    return r->yearless ? counted_day(r, (int64_t)r->anchor + 1 +
                                            DAYS_OF_WEEK * (int64_t)n -
                                            warta_weekday(r->anchor))
                       : warta_time_value_week(r->arena, r->anchor + 7 * n);
  case WARTA_UNIT_MONTH:
    return months < MONTHS_OF_YEAR
               ? no_value
               : counted(r, (WartaDate){
                                .year = (int16_t)(months / MONTHS_OF_YEAR),
                                .month = (uint8_t)(months % MONTHS_OF_YEAR + 1),
                            });
  case WARTA_UNIT_YEAR:
    return ABS(n) > MAX_YEARS
               ? no_value
               : counted(r, (WartaDate){.year = (int16_t)MAX(year + n, 0)});
  case WARTA_UNIT_QUARTER:
  case WARTA_UNIT_FOUR_MONTHS:
  case WARTA_UNIT_SEMESTER:
    return r->yearless ? no_value
                       : month_period(r, spec->unit, (months - n) / size + n);
  case WARTA_UNIT_DECADE:
    return r->yearless
               ? no_value
               : year_range(r, (year / 10 + n) * 10, (year / 10 + n) * 10 + 9);
  case WARTA_UNIT_CENTURY:
    return r->yearless ? no_value
                       : year_range(r, ((year - 1) / 100 + n) * 100 + 1,
                                    ((year - 1) / 100 + n + 1) * 100);
  case WARTA_UNIT_NONE:
  case WARTA_UNIT_SECOND:
  case WARTA_UNIT_MINUTE:
  case WARTA_UNIT_HOUR:
    break;
  }
  return no_value;
}

/// "empat bulan pertama tahun ini"
static WartaTimeValue
first_months(const Resolver *r, const WartaTimeSpec *spec)
{
  const int32_t n = spec->ordinal;
  const bool counts = r->known && !r->yearless;
  int32_t year = spec->begin.year;
  if (year == 0 && counts && ABS(spec->amount) <= MAX_YEARS) {
    year = r->date.year + spec->amount;
  }
  if (year < WARTA_MIN_YEAR || n < 1 || n > MONTHS_OF_YEAR) {
    return no_value;
  }
  return warta_time_value_range(r->arena, (WartaDate){(int16_t)year, 1, 0},
                                (WartaDate){(int16_t)year, (uint8_t)n, 0});
}

/// "triwulan I 2024"; without a year the one that has begun last or, in a
/// clause about the future, that comes next.
static WartaTimeValue
resolve_period(const Resolver *r, const WartaTimeSpec *spec)
{
  const int32_t size = months_of(spec->period);
  if (spec->unit != WARTA_UNIT_NONE && spec->unit != WARTA_UNIT_YEAR) {
    return resolve_relative(r, spec); // "paruh kedua bulan lalu"
  }
  if (spec->period == WARTA_UNIT_MONTH) {
    return first_months(r, spec);
  }
  if (spec->period == WARTA_UNIT_CENTURY) {
    return spec->ordinal > WARTA_MAX_YEAR / 100
               ? no_value
               : year_range(r, (spec->ordinal - 1) * 100 + 1,
                            spec->ordinal * 100);
  }
  if (size == 0 || spec->ordinal < 1 || spec->ordinal > MONTHS_OF_YEAR / size) {
    return no_value;
  }
  const int32_t per_year = MONTHS_OF_YEAR / size;
  int32_t year = spec->begin.year;
  if (year == 0 && r->known && !r->yearless &&
      ABS(spec->amount) <= MAX_AMOUNT) {
    const bool begun = (spec->ordinal - 1) * size < r->date.month;
    year = r->date.year;
    if (spec->unit == WARTA_UNIT_YEAR) {
      year += spec->amount;
    } else if (!begun && !spec->future) {
      --year;
    }
  }
  return month_period(r, spec->period, year * per_year + spec->ordinal - 1);
}

/// The day of the feast in a year, or the nearest one.
static WartaTimeValue
resolve_feast(const Resolver *r, const WartaTimeSpec *spec)
{
  const WartaFeast *feast = spec->feast;
  if (spec->begin.day != 0) {
    return warta_time_value_of(r->arena, spec->begin);
  }
  int32_t year = spec->begin.year;
  if (year == 0 && (!r->known || r->yearless)) {
    return feast == NULL
               ? no_value
               : warta_time_value_of(r->arena,
                                     (WartaDate){0, feast->month, feast->day});
  }
  if (year == 0 && spec->unit == WARTA_UNIT_YEAR) {
    year = r->date.year + CLAMP(spec->amount, -MAX_AMOUNT, MAX_AMOUNT);
  } else if (year == 0 && direction(spec) == WARTA_TOWARDS_THIS) {
    year = r->date.year;
  }
  int32_t best = INT32_MAX;
  WartaDate found = {0};
  for (uint32_t i = 0; feast != NULL && i < feast->n_days; ++i) {
    const WartaDate d = feast->days[i];
    const int32_t c = year == 0 ? cost(spec, day_number(d) - r->anchor, true)
                      : d.year == year ? 0
                                       : INT32_MAX;
    if (c < best) {
      best = c;
      found = d;
    }
  }
  return warta_time_value_of(r->arena, found);
}

static WartaTimeValue
resolve_time(const Resolver *r, const WartaTimeSpec *spec)
{
  switch (spec->form) {
  case WARTA_SAID_VAGUE:
    break;
  case WARTA_SAID_DATE:
    return resolve_date(r, spec);
  case WARTA_SAID_RELATIVE:
    return resolve_relative(r, spec);
  case WARTA_SAID_PERIOD:
    return resolve_period(r, spec);
  case WARTA_SAID_ERA:
    return year_range(r, spec->ordinal, spec->ordinal + 9);
  case WARTA_SAID_DURATION:
    return warta_time_value_duration(r->arena, spec->amount, spec->unit,
                                     spec->ordinal, spec->period);
  case WARTA_SAID_CLOCK:
    return warta_time_value_clock(r->arena, spec->minutes,
                                  spec->has_end_clock ? spec->end_minutes : -1,
                                  spec->zone);
  case WARTA_SAID_FEAST:
    return resolve_feast(r, spec);
  }
  return no_value;
}

/* ---- The anchor ---- */

static void
set_anchor(Resolver *r, WartaDate date)
{
  r->known = true;
  r->date = date;
  r->anchor = day_number(date);
}

static bool
read_date_line(const WartaDocument *doc, WartaDate *date)
{
  for (uint32_t i = 0; i < doc->n_marks; ++i) {
    if (doc->marks[i].kind != WARTA_MARK_DATE_LINE) {
      continue;
    }
    g_autofree char *line = warta_document_dup_span(doc, doc->marks[i].span);
    g_autofree char *iso = warta_published_parse(line);
    if (warta_published_day(iso, date)) {
      return true;
    }
  }
  return false;
}

static bool
is_prose(const WartaDocument *doc, const WartaTimex *time)
{
  const uint32_t mark =
      doc->sentences[doc->tokens[time->first_token].sentence].mark;
  return mark == WARTA_NONE ||
         !warta_mark_is_boilerplate(doc->marks[mark].kind);
}

/// The latest full date of the text; one that is announced only if there is no
/// other.
static bool
find_latest_date(const WartaDocument *doc, WartaDate *latest)
{
  int64_t best = INT64_MIN;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimeSpec *spec = &doc->times[i].spec;
    if (spec->form != WARTA_SAID_DATE || !warta_date_is_day(spec->begin) ||
        !is_prose(doc, &doc->times[i])) {
      continue;
    }
    const bool announced = spec->future || spec->towards == WARTA_TOWARDS_NEXT;
    const int64_t rank =
        (int64_t)day_number(spec->begin) - (announced ? INT32_MAX : 0);
    if (rank > best) {
      best = rank;
      *latest = spec->begin;
    }
  }
  return best > INT64_MIN;
}

/// A year that has the day of the month on the weekday; all zero if none has.
static WartaDate
with_weekday(WartaDate date, uint8_t weekday)
{
  enum { FIRST = 2000, YEARS = 28 }; // all weekdays for all days
  for (int32_t y = FIRST; y < FIRST + YEARS; ++y) {
    date.year = (int16_t)y;
    if (warta_date_is_day(date) && warta_weekday(day_number(date)) == weekday) {
      return date;
    }
  }
  return (WartaDate){0};
}

/// The last day and month that is given with its weekday, in a year that has
/// that day on that weekday.
static bool
find_yearless_date(const WartaDocument *doc, WartaDate *found)
{
  int32_t best = 0;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimeSpec *spec = &doc->times[i].spec;
    const WartaDate said = spec->begin;
    const int32_t rank = said.month * 32 + said.day;
    if (spec->form != WARTA_SAID_DATE || spec->weekday == 0 || said.year != 0 ||
        said.day == 0 || said.month == 0 || spec->future || rank <= best ||
        !is_prose(doc, &doc->times[i])) {
      continue;
    }
    const WartaDate date = with_weekday(said, spec->weekday);
    if (date.year != 0) {
      best = rank;
      *found = date;
    }
  }
  return best > 0;
}

static void
find_anchor(Resolver *r, WartaDocument *doc)
{
  WartaDate date = {0};
  if (warta_published_day(doc->published, &date) ||
      read_date_line(doc, &date) || find_latest_date(doc, &date)) {
    set_anchor(r, date);
    doc->anchor = date;
  } else if (find_yearless_date(doc, &date)) {
    set_anchor(r, date);
    r->yearless = true;
    doc->anchor = (WartaDate){0, date.month, date.day};
  }
}

/// What is known of the events that a time belongs to.
typedef struct {
  bool planned; ///< The clause is about the future
  bool speech;  ///< It is when something was said
} TimeUse;

static TimeUse *
find_uses(const WartaDocument *doc)
{
  TimeUse *uses = g_new0(TimeUse, (size_t)doc->n_times + 1);
  for (uint32_t i = 0; i < doc->n_events; ++i) {
    const WartaEvent *event = &doc->events[i];
    if (event->time < doc->n_times) {
      uses[event->time].planned |= event->factuality == WARTA_PLANNED;
      uses[event->time].speech |= event->speech;
    }
  }
  return uses;
}

/// "empat tahun kemudian": from `base`, the time said before.
static WartaTimeValue
resolve_offset(const Resolver *r, const WartaTimeSpec *spec,
               const WartaTimeValue *base)
{
  const WartaDate date = base->begin;
  const int32_t n = spec->amount;
  const bool day = base->kind == WARTA_TIME_DAY;
  const int32_t months = date.year * MONTHS_OF_YEAR + date.month - 1 + n;
  if (ABS(n) > MAX_AMOUNT) {
    return no_value;
  }
  switch (spec->unit) {
  case WARTA_UNIT_DAY:
  case WARTA_UNIT_WEEK:
    return !day ? no_value
                : warta_time_value_of(
                      r->arena, warta_date_of(day_number(date) +
                                              n * (spec->unit == WARTA_UNIT_WEEK
                                                       ? DAYS_OF_WEEK
                                                       : 1)));
  case WARTA_UNIT_MONTH:
    return date.month == 0 || months < MONTHS_OF_YEAR
               ? no_value
               : warta_time_value_of(
                     r->arena,
                     (WartaDate){(int16_t)(months / MONTHS_OF_YEAR),
                                 (uint8_t)(months % MONTHS_OF_YEAR + 1), 0});
  case WARTA_UNIT_YEAR:
    return warta_time_value_of(
        r->arena, (WartaDate){.year = (int16_t)MAX(date.year + n, 0)});
  default:
    return no_value;
  }
}

/// Whether a time can be counted from this one, said before it: it is a day, a
/// month or a year, and stands in the same sentence or the one before.
static bool
is_base(const WartaDocument *doc, uint32_t base, uint32_t time)
{
  const WartaTimex *b = &doc->times[base];
  const uint32_t from = doc->tokens[b->first_token].sentence;
  const uint32_t to = doc->tokens[doc->times[time].first_token].sentence;
  return to - from <= 1 && b->value.begin.year != 0 &&
         (b->value.kind == WARTA_TIME_DAY ||
          b->value.kind == WARTA_TIME_MONTH ||
          b->value.kind == WARTA_TIME_YEAR);
}

void
warta_resolve_times(WartaDocument *doc)
{
  Resolver resolver = {.arena = doc->arena};
  doc->anchor = (WartaDate){0};
  find_anchor(&resolver, doc);
  g_autofree TimeUse *uses = find_uses(doc);
  uint32_t base = WARTA_NONE;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    WartaTimex *time = &doc->times[i];
    WartaTimeSpec spec = time->spec;
    spec.future |= uses[i].planned;
    if (!spec.narrative) {
      time->value = resolve_time(&resolver, &spec);
    } else if (base != WARTA_NONE && is_base(doc, base, i)) {
      time->value = resolve_offset(&resolver, &spec, &doc->times[base].value);
    }
    if (!uses[i].speech && is_base(doc, i, i)) {
      base = i;
    }
  }
}

/// Whether a clause about the future makes another date of the expression.
static bool
depends_on_future(const Resolver *r, const WartaTimeSpec *spec)
{
  WartaTimeSpec planned = *spec;
  planned.future = true;
  return !spec->future && g_strcmp0(resolve_time(r, spec).iso,
                                    resolve_time(r, &planned).iso) != 0;
}

bool
warta_times_need_events(WartaDocument *doc)
{
  Resolver resolver = {.arena = doc->arena};
  find_anchor(&resolver, doc);
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimeSpec *spec = &doc->times[i].spec;
    if (spec->narrative || depends_on_future(&resolver, spec)) {
      return true;
    }
  }
  return false;
}
