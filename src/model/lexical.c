// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/calendar.h"
#include "model/graph.h"

#include <string.h>

/* ---- Lexical forms ---- */

/// Read exactly `n` digits; `*text` moves behind them.
static bool
take_digits(const char **text, unsigned n, unsigned *value)
{
  *value = 0;
  for (unsigned i = 0; i < n; ++i) {
    if (!g_ascii_isdigit((*text)[i])) {
      return false;
    }
    *value = *value * 10 + (unsigned)((*text)[i] - '0');
  }
  *text += n;
  return true;
}

static bool
take(const char **text, const char *expected)
{
  if (!g_str_has_prefix(*text, expected)) {
    return false;
  }
  *text += strlen(expected);
  return true;
}

/// Whether nothing or a time zone, and then nothing, follows.
static bool
ends_with_zone(const char *text)
{
  if (*text == '\0' || strcmp(text, "Z") == 0) {
    return true;
  }
  unsigned hours = 0;
  unsigned minutes = 0;
  return (take(&text, "+") || take(&text, "-")) &&
         take_digits(&text, 2, &hours) && take(&text, ":") &&
         take_digits(&text, 2, &minutes) && *text == '\0' && minutes < 60 &&
         hours * 60 + minutes <= 14 * 60;
}

static bool
take_year(const char **text, unsigned *year)
{
  return take_digits(text, 4, year) && *year > 0;
}

static bool
take_month(const char **text, unsigned *month)
{
  return take_digits(text, 2, month) && *month >= 1 && *month <= 12;
}

static bool
take_day(const char **text, unsigned year, unsigned month)
{
  unsigned day = 0;
  return take_digits(text, 2, &day) && day >= 1 &&
         day <= warta_month_days((int32_t)year, (int32_t)month);
}

static bool
take_date(const char **text)
{
  unsigned year = 0;
  unsigned month = 0;
  return take_year(text, &year) && take(text, "-") &&
         take_month(text, &month) && take(text, "-") &&
         take_day(text, year, month);
}

static bool
take_clock(const char **text)
{
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  if (!take_digits(text, 2, &hour) || !take(text, ":") ||
      !take_digits(text, 2, &minute) || !take(text, ":") ||
      !take_digits(text, 2, &second) || hour > 23 || minute > 59 ||
      second > 59) {
    return false;
  }
  if (!take(text, ".")) {
    return true;
  }
  const size_t fraction = strspn(*text, "0123456789");
  *text += fraction;
  return fraction > 0;
}

static bool
is_date_time(const char *text)
{
  return take_date(&text) && take(&text, "T") && take_clock(&text) &&
         ends_with_zone(text);
}

static bool
is_year_month(const char *text)
{
  unsigned year = 0;
  unsigned month = 0;
  return take_year(&text, &year) && take(&text, "-") &&
         take_month(&text, &month) && ends_with_zone(text);
}

static bool
is_month_day(const char *text)
{
  enum { LEAP_YEAR = 2000 };
  unsigned month = 0;
  return take(&text, "--") && take_month(&text, &month) && take(&text, "-") &&
         take_day(&text, LEAP_YEAR, month) && ends_with_zone(text);
}

static bool
is_month(const char *text)
{
  unsigned month = 0;
  return take(&text, "--") && take_month(&text, &month) && ends_with_zone(text);
}

static bool
is_year(const char *text)
{
  unsigned year = 0;
  return take_year(&text, &year) && ends_with_zone(text);
}

static bool
is_date(const char *text)
{
  return take_date(&text) && ends_with_zone(text);
}

static const char *
skip_sign(const char *text)
{
  return *text == '+' || *text == '-' ? text + 1 : text;
}

static bool
is_integer(const char *text)
{
  const char *digits = skip_sign(text);
  return *digits != '\0' && digits[strspn(digits, "0123456789")] == '\0';
}

static bool
is_non_negative(const char *text)
{
  const bool zero = text[0] == '-' && text[1 + strspn(text + 1, "0")] == '\0';
  return is_integer(text) && (text[0] != '-' || zero);
}

static bool
is_decimal(const char *text)
{
  const char *number = skip_sign(text);
  const size_t whole = strspn(number, "0123456789");
  if (number[whole] != '.') {
    return whole > 0 && number[whole] == '\0';
  }
  const char *fraction = number + whole + 1;
  const size_t digits = strspn(fraction, "0123456789");
  return whole + digits > 0 && fraction[digits] == '\0';
}

bool
warta_lexical_form_is_legal(const char *text, WartaVocabTerm datatype)
{
  static const struct {
    WartaVocabTerm datatype;
    bool (*is_legal)(const char *text);
  } checks[] = {
      {WARTA_TERM_XSD_DATE, is_date},
      {WARTA_TERM_XSD_DATE_TIME, is_date_time},
      {WARTA_TERM_XSD_G_YEAR, is_year},
      {WARTA_TERM_XSD_G_YEAR_MONTH, is_year_month},
      {WARTA_TERM_XSD_G_MONTH, is_month},
      {WARTA_TERM_XSD_G_MONTH_DAY, is_month_day},
      {WARTA_TERM_XSD_DECIMAL, is_decimal},
      {WARTA_TERM_XSD_INTEGER, is_integer},
      {WARTA_TERM_XSD_NON_NEGATIVE_INTEGER, is_non_negative},
      {WARTA_TERM_XSD_ANY_URI, warta_iri_is_legal},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(checks); ++i) {
    if (checks[i].datatype == datatype) {
      return checks[i].is_legal(text);
    }
  }
  return true;
}
