// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/calendar.h"
#include "model/published.h"

#include <glib.h>

static const struct {
  const char *text;
  const char *iso; // NULL: no date
} cases[] = {
    {"2024-03-20", "2024-03-20"},
    {"2024-03-20T09:30:00+07:00", "2024-03-20T09:30:00+07:00"},
    {"2026-05-29 10:00:00+07:00", "2026-05-29T10:00:00+07:00"},
    {"2026-05-29T10:00:00.123Z", "2026-05-29T10:00:00+00:00"},
    {"2026-05-29T10:00", "2026-05-29T10:00:00"},
    {"2026/05/29 10:00:00 +0700", "2026-05-29T10:00:00+07:00"},
    {"29/05/2026", "2026-05-29"},
    {"29/5/26", "2026-05-29"},
    {"05/29/2026", "2026-05-29"},
    {"29-05-2026 08:15", "2026-05-29T08:15:00"},
    {"20.03.2024", "2024-03-20"},
    {"Rabu, 20 Mar 2024 09:30 WIB", "2024-03-20T09:30:00+07:00"},
    {"Rabu, 20 Maret 2024 | 09.30 WITA", "2024-03-20T09:30:00+08:00"},
    {"Jum'at, 15 Maret 2024 - 21:05 WIT", "2024-03-15T21:05:00+09:00"},
    {"20 Agustus 2024", "2024-08-20"},
    {"Kamis (28/5/2026) pukul 07.00 WIB", "2026-05-28T07:00:00+07:00"},
    {"Fri, 29 May 2026 10:00:00 +0700", "2026-05-29T10:00:00+07:00"},
    {"Fri, 29 May 2026 03:00:00 GMT", "2026-05-29T03:00:00+00:00"},
    {"May 29, 2026", "2026-05-29"},
    {"May 29, 2026 3:05 PM", "2026-05-29T15:05:00"},
    {"May 29th, 2026 12:05 am", "2026-05-29T00:05:00"},
    {"10:15 WIB, 29 Mei 2026", "2026-05-29T10:15:00+07:00"},
    {"Terbit: 1 Des 2023", "2023-12-01"},
    {"20-Nop-2023", "2023-11-20"},
    {"  20240320 ", "2024-03-20"},
    {"20240320093000", "2024-03-20T09:30:00"},
    {"1710901800", "2024-03-20T09:30:00+07:00"},
    {"1710901800000", "2024-03-20T09:30:00+07:00"},
    {"29 Februari 2024", "2024-02-29"},
    {"29 Februari 2023", NULL},
    {"31/2/2024", NULL},
    {"2024-13-01", NULL},
    {"20249-03-20", NULL},
    {"2024-03-201", NULL},
    {"99999", NULL},
    {"20240231", NULL},
    {"kemarin", NULL},
    {"Rabu", NULL},
    {"-", NULL},
    {"", NULL},
    {NULL, NULL},
};

static void
test_parse(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autofree char *iso = warta_published_parse(cases[i].text);
    g_test_message("%s", cases[i].text);
    g_assert_cmpstr(iso, ==, cases[i].iso);
    g_autofree char *again = warta_published_parse(iso);
    g_assert_cmpstr(again, ==, cases[i].iso);
  }
}

static void
check_day(const char *iso, int year, int month, int day)
{
  WartaDate date = {0};
  g_test_message("%s", iso);
  g_assert_true(warta_published_day(iso, &date));
  g_assert_cmpint(date.year, ==, year);
  g_assert_cmpint(date.month, ==, month);
  g_assert_cmpint(date.day, ==, day);
}

static void
test_day(void)
{
  check_day("2024-03-20", 2024, 3, 20);
  check_day("2024-03-20T23:30:00", 2024, 3, 20);
  check_day("2024-03-20T23:30:00+07:00", 2024, 3, 20);
  check_day("2024-03-20T17:00:00Z", 2024, 3, 21);
  check_day("2024-03-20T16:59:59+00:00", 2024, 3, 20);
  check_day("2024-03-01T00:30:00+09:00", 2024, 2, 29);
  check_day("2023-12-31T20:00:00-05:00", 2024, 1, 1);
  WartaDate date = {0};
  g_assert_false(warta_published_day(NULL, &date));
  g_assert_false(warta_published_day("2024-02-30", &date));
  g_assert_cmpint(date.year, ==, 0);
}

/// The arithmetic against GLib's, over all years in steps.
static void
test_calendar(void)
{
  for (int32_t n = -719162; n <= 2932896; n += 97) {
    const WartaDate date = warta_date_of(n);
    GDate expected;
    g_date_clear(&expected, 1);
    g_date_set_julian(&expected, (guint32)(n + 719163));
    g_assert_cmpint(date.year, ==, g_date_get_year(&expected));
    g_assert_cmpint(date.month, ==, g_date_get_month(&expected));
    g_assert_cmpint(date.day, ==, g_date_get_day(&expected));
    g_assert_cmpint(warta_weekday(n), ==, g_date_get_weekday(&expected));
    g_assert_cmpint(warta_day_number(date.year, date.month, date.day), ==, n);
    g_assert_true(warta_date_is_day(date));
  }
  g_assert_cmpint(warta_date_of(-719163).year, ==, 0);
  g_assert_cmpint(warta_date_of(2932897).year, ==, 0);
  g_assert_cmpint(warta_day_number(2024, 15, 1), ==,
                  warta_day_number(2025, 3, 1));
  g_assert_cmpint(warta_day_number(2024, -1, 1), ==,
                  warta_day_number(2023, 11, 1));
}

static void
test_weeks(void)
{
  static const struct {
    WartaDate date;
    int year;
    int week;
  } weeks[] = {
      {{2024, 3, 20}, 2024, 12}, {{2024, 12, 30}, 2025, 1},
      {{2021, 1, 3}, 2020, 53},  {{2019, 5, 13}, 2019, 20},
      {{2023, 1, 1}, 2022, 52},  {{2016, 1, 1}, 2015, 53},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(weeks); ++i) {
    const WartaDate d = weeks[i].date;
    int32_t year = 0;
    uint8_t week = 0;
    warta_iso_week(warta_day_number(d.year, d.month, d.day), &year, &week);
    g_assert_cmpint(year, ==, weeks[i].year);
    g_assert_cmpint(week, ==, weeks[i].week);
  }
}

static void
test_feasts(void)
{
  g_assert_cmpint(warta_easter(2024), ==, warta_day_number(2024, 3, 31));
  g_assert_cmpint(warta_easter(2025), ==, warta_day_number(2025, 4, 20));
  g_assert_cmpint(warta_easter(2011), ==, warta_day_number(2011, 4, 24));
  // 1 Muharram 1, 1 Syawal 1445 (10 April 2024), 1 Muharram 1445
  g_assert_cmpint(warta_hijri_day(1, 1, 1), ==, warta_day_number(622, 7, 19));
  g_assert_cmpint(warta_hijri_day(1445, 10, 1), ==,
                  warta_day_number(2024, 4, 10));
  g_assert_cmpint(warta_hijri_day(1445, 1, 1), ==,
                  warta_day_number(2023, 7, 19));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/published/parse", test_parse);
  g_test_add_func("/published/day", test_day);
  g_test_add_func("/calendar/days", test_calendar);
  g_test_add_func("/calendar/weeks", test_weeks);
  g_test_add_func("/calendar/feasts", test_feasts);
  return g_test_run();
}
