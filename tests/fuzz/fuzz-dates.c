// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// In any text the times found are sorted, do not overlap, lie on their tokens,
// and every value's ISO form is one that the calendar knows.

#include "dates/dates.h"
#include "model/calendar.h"
#include "model/published.h"
#include "resolve/resolve.h"
#include "support/sentence.h"

#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_value(const WartaTimeValue *value)
{
  g_assert_true((value->kind == WARTA_TIME_NONE) == (value->iso == NULL));
  switch (value->kind) {
  case WARTA_TIME_DAY:
    g_assert_true(warta_date_is_day(value->begin));
    g_assert_cmpuint(strlen(value->iso), ==, strlen("2024-03-20"));
    break;
  case WARTA_TIME_WEEK:
  case WARTA_TIME_RANGE:
    g_assert_true(warta_date_is_day(value->begin));
    g_assert_true(warta_date_is_day(value->end));
    break;
  case WARTA_TIME_MONTH:
    g_assert_cmpuint(value->begin.month, <=, 12);
    g_assert_cmpuint(strlen(value->iso), ==, strlen("2024-03"));
    break;
  case WARTA_TIME_YEAR:
    g_assert_cmpuint(strlen(value->iso), ==, strlen("2024"));
    break;
  case WARTA_TIME_NONE:
  case WARTA_TIME_MONTH_DAY:
  case WARTA_TIME_ANY_MONTH:
  case WARTA_TIME_DURATION:
  case WARTA_TIME_CLOCK:
    break;
  }
}

static void
check_document(const WartaDocument *doc)
{
  uint32_t end = 0;
  uint32_t end_token = 0;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimex *time = &doc->times[i];
    g_assert_cmpuint(time->span.begin, >=, end);
    g_assert_cmpuint(time->span.begin, <, time->span.end);
    g_assert_cmpuint(time->span.end, <=, doc->length);
    g_assert_cmpuint(time->first_token, >=, end_token);
    g_assert_cmpuint(time->first_token, <, time->end_token);
    g_assert_cmpuint(time->end_token, <=, doc->n_tokens);
    check_value(&time->value);
    end = time->span.end;
    end_token = time->end_token;
  }
}

static void
check_published(const char *text)
{
  g_autofree char *iso = warta_published_parse(text);
  if (iso != NULL) {
    g_autofree char *again = warta_published_parse(iso);
    WartaDate day = {0};
    g_assert_cmpstr(again, ==, iso);
    g_assert_true(warta_published_day(iso, &day) ||
                  g_str_has_prefix(iso, "0001-01-01") ||
                  g_str_has_prefix(iso, "9999-12-31"));
  }
}

/// The first byte chooses how the text is cut and whether it has a date.
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static WartaDates *dates = NULL;
  if (dates == NULL) {
    g_autoptr(GError) error = NULL;
    dates = warta_dates_load(g_getenv("WARTAGRAF_DATA"), &error);
    g_assert_no_error(error);
  }
  if (size == 0) {
    return 0;
  }
  g_autofree char *raw = g_strndup((const char *)data + 1, size - 1);
  g_autofree char *text = g_utf8_make_valid(raw, -1);
  check_published(text);
  WartaDocument *doc = document_of_lines(text, (Cut)(data[0] & 1U));
  doc->published = (data[0] & 2U) != 0 ? "2024-03-20T10:00:00+07:00" : NULL;
  warta_find_dates(doc, dates);
  warta_resolve_times(doc);
  check_document(doc);
  warta_document_free(doc);
  return 0;
}
