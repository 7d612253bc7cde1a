// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/feasts.h"

#include "base/arena.h"
#include "base/tsv.h"
#include "model/calendar.h"

#include <string.h>

enum {
  FIRST_YEAR = 1900, // the days of feasts are listed from here
  LAST_YEAR = 2100,
  FIRST_HIJRI = 1317, // begins in May 1899
  LAST_HIJRI = 1525,
  MAX_DAYS = 256,
};

typedef struct {
  int32_t year;
  int32_t month;
  int32_t day_number;
} MonthStart;

struct WartaFeastsImpl {
  WartaArena *arena;
  GArray *starts; // MonthStart
  GArray *feasts; // WartaFeast
};

static bool
parse_two(const char *text, int32_t *a, int32_t *b)
{
  gint64 first = 0;
  gint64 second = 0;
  g_auto(GStrv) parts = g_strsplit(text, "-", 2);
  if (parts[0] == NULL || parts[1] == NULL ||
      !g_ascii_string_to_signed(parts[0], 10, 1, 12, &first, NULL) ||
      !g_ascii_string_to_signed(parts[1], 10, 1, 31, &second, NULL)) {
    return false;
  }
  *a = (int32_t)first;
  *b = (int32_t)second;
  return true;
}

static bool
parse_day(const char *text, WartaDate *date)
{
  gint64 year = 0;
  int32_t month = 0;
  int32_t day = 0;
  g_auto(GStrv) parts = g_strsplit(text, "-", 2);
  if (parts[0] == NULL || parts[1] == NULL ||
      !g_ascii_string_to_signed(parts[0], 10, 1, 9999, &year, NULL) ||
      !parse_two(parts[1], &month, &day)) {
    return false;
  }
  *date = (WartaDate){(int16_t)year, (uint8_t)month, (uint8_t)day};
  return warta_date_is_day(*date);
}

WartaDate
warta_feasts_hijri(const WartaFeasts *feasts, int32_t year, int32_t month,
                   int32_t day)
{
  if (year < 1 || year > WARTA_MAX_YEAR || month < 1 || month > 12 || day < 1 ||
      day > 30) {
    return (WartaDate){0};
  }
  for (uint32_t i = 0; i < feasts->starts->len; ++i) {
    const MonthStart *start = &g_array_index(feasts->starts, MonthStart, i);
    if (start->year == year && start->month == month) {
      return warta_date_of(start->day_number + day - 1);
    }
  }
  return warta_date_of(warta_hijri_day(year, month, day));
}

static bool
load_starts(WartaFeasts *feasts, const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 3, 3, error);
  WartaTsvRow row;
  while (tsv != NULL && warta_tsv_next(tsv, &row)) {
    WartaDate date = {0};
    gint64 year = 0;
    gint64 month = 0;
    if (!g_ascii_string_to_signed(row.fields[0], 10, 1, 9999, &year, NULL) ||
        !g_ascii_string_to_signed(row.fields[1], 10, 1, 12, &month, NULL) ||
        !parse_day(row.fields[2], &date)) {
      return warta_tsv_error(tsv, &row, error, "not a year, month and day");
    }
    const MonthStart start = {
        (int32_t)year, (int32_t)month,
        warta_day_number(date.year, date.month, date.day)};
    g_array_append_val(feasts->starts, start);
  }
  return tsv != NULL;
}

static void
list_fixed(WartaFeast *feast, GArray *days, int32_t month, int32_t day)
{
  feast->month = (uint8_t)month;
  feast->day = (uint8_t)day;
  for (int32_t year = FIRST_YEAR; year <= LAST_YEAR; ++year) {
    const WartaDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    if (warta_date_is_day(date)) {
      g_array_append_val(days, date);
    }
  }
}

static void
list_hijri(const WartaFeasts *feasts, GArray *days, int32_t month, int32_t day)
{
  for (int32_t year = FIRST_HIJRI; year <= LAST_HIJRI; ++year) {
    const WartaDate date = warta_feasts_hijri(feasts, year, month, day);
    g_array_append_val(days, date);
  }
}

static void
list_easter(GArray *days, int32_t offset)
{
  for (int32_t year = FIRST_YEAR; year <= LAST_YEAR; ++year) {
    const WartaDate date = warta_date_of(warta_easter(year) + offset);
    g_array_append_val(days, date);
  }
}

static bool
list_given(GArray *days, const char *list)
{
  g_auto(GStrv) fields = g_strsplit(list, ",", MAX_DAYS);
  for (uint32_t i = 0; fields[i] != NULL; ++i) {
    WartaDate date = {0};
    if (!parse_day(fields[i], &date)) {
      return false;
    }
    g_array_append_val(days, date);
  }
  return days->len > 0;
}

static bool
list_days(const WartaFeasts *feasts, const WartaTsvRow *row, WartaFeast *feast,
          GArray *days)
{
  const char *kind = row->fields[0];
  const char *value = row->fields[1];
  int32_t month = 0;
  int32_t day = 0;
  gint64 offset = 0;
  if (strcmp(kind, "days") == 0) {
    return list_given(days, value);
  }
  if (strcmp(kind, "easter") == 0 &&
      g_ascii_string_to_signed(value, 10, -70, 70, &offset, NULL)) {
    list_easter(days, (int32_t)offset);
    return true;
  }
  if (!parse_two(value, &month, &day)) {
    return false;
  }
  if (strcmp(kind, "fixed") == 0) {
    list_fixed(feast, days, month, day);
    return true;
  }
  if (strcmp(kind, "hijri") == 0) {
    list_hijri(feasts, days, month, day);
    return true;
  }
  return false;
}

static bool
load_feasts(WartaFeasts *feasts, const char *path, WartaTimeWords *words,
            GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 3, 3, error);
  WartaTsvRow row;
  while (tsv != NULL && warta_tsv_next(tsv, &row)) {
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(WartaDate));
    WartaFeast feast = {0};
    if (!list_days(feasts, &row, &feast, days)) {
      return warta_tsv_error(tsv, &row, error, "not a kind with its value");
    }
    feast.days = warta_arena_copy(feasts->arena, days->data,
                                  sizeof(WartaDate) * days->len);
    feast.n_days = days->len;
    g_array_append_val(feasts->feasts, feast);
    if (warta_time_words_add(words, row.fields[2], WARTA_TC_FEAST,
                             (int32_t)feasts->feasts->len) == NULL) {
      return warta_tsv_error(tsv, &row, error, "bad name \"%s\"",
                             row.fields[2]);
    }
  }
  return tsv != NULL;
}

WartaFeasts *
warta_feasts_load(const char *dir, WartaTimeWords *words, GError **error)
{
  g_autofree char *starts = g_build_filename(dir, "time-hijri.tsv", NULL);
  g_autofree char *names = g_build_filename(dir, "time-feasts.tsv", NULL);
  g_autoptr(WartaFeasts) feasts = g_new0(WartaFeasts, 1);
  feasts->arena = warta_arena_new();
  feasts->starts = g_array_new(FALSE, FALSE, sizeof(MonthStart));
  feasts->feasts = g_array_new(FALSE, FALSE, sizeof(WartaFeast));
  if (!load_starts(feasts, starts, error) ||
      !load_feasts(feasts, names, words, error)) {
    return NULL;
  }
  return g_steal_pointer(&feasts);
}

void
warta_feasts_free(WartaFeasts *feasts)
{
  if (feasts == NULL) {
    return;
  }
  g_clear_pointer(&feasts->starts, g_array_unref);
  g_clear_pointer(&feasts->feasts, g_array_unref);
  warta_arena_free(feasts->arena);
  g_free(feasts);
}

const WartaFeast *
warta_feasts_get(const WartaFeasts *feasts, int32_t number)
{
  if (number < 1 || (uint32_t)number > feasts->feasts->len) {
    return NULL;
  }
  return &g_array_index(feasts->feasts, WartaFeast, number - 1);
}
