// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/number.h"

#include <string.h>

enum { GROUP = 3, MAX_DIGITS = 18, THOUSAND = 1000, TEN = 10 };

/* ---- Digits ---- */

/// The separators of a number in digits.
typedef struct {
  unsigned points;
  unsigned commas;
  size_t last; ///< Where the last one stands
} Separators;

static Separators
find_separators(const char *text, size_t length)
{
  Separators found = {0};
  for (size_t i = 0; i < length; ++i) {
    found.points += text[i] == '.';
    found.commas += text[i] == ',';
    found.last = text[i] == '.' || text[i] == ',' ? i : found.last;
  }
  return found;
}

static bool
three_digits_follow(const char *text, size_t length, size_t at)
{
  size_t end = at + 1;
  while (end < length && g_ascii_isdigit(text[end])) {
    ++end;
  }
  return end - at - 1 == GROUP;
}

/// Whether the last separator is the decimal one: it is if both kinds occur or
/// if it cannot group thousands; a single comma never groups, and a point
/// behind a single zero neither.
static bool
is_decimal(const char *text, size_t length, const Separators *found)
{
  const size_t at = found->last;
  const bool single = found->points + found->commas == 1;
  return (found->points > 0 && found->commas > 0) ||
         !three_digits_follow(text, length, at) ||
         (single && (text[at] == ',' || (at == 1 && text[0] == '0')));
}

/// Whether a separator may stand there: between digits, and unless it is the
/// last with three digits behind it.
static bool
is_separator(const char *text, size_t length, size_t at, size_t last)
{
  return (text[at] == '.' || text[at] == ',') && at > 0 && at + 1 < length &&
         (at == last || three_digits_follow(text, length, at));
}

bool
warta_number_literal(const char *text, size_t length, WartaNumber *number)
{
  const Separators found = find_separators(text, length);
  unsigned n_digits = 0;
  bool fraction = false;
  *number = (WartaNumber){0};
  for (size_t i = 0; i < length; ++i) {
    const bool digit = g_ascii_isdigit(text[i]);
    n_digits += digit ? 1 : 0;
    if (n_digits > MAX_DIGITS ||
        (!digit && !is_separator(text, length, i, found.last))) {
      return false;
    }
    if (digit) {
      number->digits = number->digits * TEN + (uint64_t)(text[i] - '0');
      number->scale += fraction ? 1 : 0;
    } else {
      fraction = i == found.last && is_decimal(text, length, &found);
    }
  }
  return n_digits > 0;
}

/* ---- Words ---- */

/// What has been read of a number in words.
typedef struct {
  uint64_t total; ///< Thousands and more
  uint64_t chunk; ///< Below a thousand
  uint64_t digit; ///< The last word, if it is a digit
  bool too_large;
} Words;

static void
multiply_add(uint64_t *sum, uint64_t a, uint64_t b, bool *too_large)
{
  uint64_t product = 0;
  if (!g_uint64_checked_mul(&product, a, b) ||
      !g_uint64_checked_add(sum, *sum, product)) {
    *too_large = true;
  }
}

static void
take_power(Words *w, uint64_t power)
{
  if (power < THOUSAND) {
    w->chunk += w->digit * (power - 1);
  } else {
    multiply_add(&w->total, w->chunk, power, &w->too_large);
    w->chunk = 0;
  }
  w->digit = 0;
}

/// Whether the word may go on with the number read so far.
static bool
take_word(Words *w, const WartaDetails *word)
{
  switch (word->numeral) {
  case WARTA_NUMERAL_DIGIT:
    if (w->digit != 0) {
      return false;
    }
    w->chunk += word->value;
    w->digit = word->value;
    return true;
  case WARTA_NUMERAL_TEEN:
    w->chunk += w->digit != 0 ? TEN : 0;
    w->digit = 0;
    return w->chunk != 0;
  case WARTA_NUMERAL_WHOLE:
    *(word->value < THOUSAND ? &w->chunk : &w->total) += word->value;
    w->digit = 0;
    return true;
  case WARTA_NUMERAL_POWER:
    if (w->chunk == 0 || (word->value < THOUSAND && w->digit == 0)) {
      return false;
    }
    take_power(w, word->value);
    return true;
  default:
    return false;
  }
}

static const WartaDetails *
details_at(const WartaScene *s, uint32_t t)
{
  return warta_word_details(s->word[t]);
}

static bool
in_words(const WartaScene *s, uint32_t first, uint32_t limit,
         WartaNumber *number)
{
  Words words = {0};
  uint32_t t = first;
  if (details_at(s, t)->numeral == WARTA_NUMERAL_ONE) {
    *number = (WartaNumber){details_at(s, t)->value, 0, t + 1};
    return true;
  }
  while (t < limit && take_word(&words, details_at(s, t))) {
    ++t;
  }
  uint64_t sum = words.total;
  multiply_add(&sum, words.chunk, 1, &words.too_large);
  *number = (WartaNumber){sum, 0, t};
  return t > first && !words.too_large;
}

/// "1,5 miliar", "20 juta": the powers behind digits.
static bool
take_powers(const WartaScene *s, uint32_t limit, WartaNumber *number)
{
  bool too_large = false;
  while (number->end < limit &&
         details_at(s, number->end)->numeral == WARTA_NUMERAL_POWER) {
    uint64_t power = details_at(s, number->end++)->value;
    for (; number->scale > 0 && power >= TEN; power /= TEN) {
      --number->scale;
    }
    uint64_t product = 0;
    multiply_add(&product, number->digits, power, &too_large);
    number->digits = product;
  }
  return !too_large;
}

static bool
read_one(const WartaScene *s, uint32_t first, uint32_t limit,
         WartaNumber *number)
{
  const char *text = warta_token_at(s, first)->lower;
  if (!g_ascii_isdigit(text[0])) {
    return in_words(s, first, limit, number);
  }
  if (!warta_number_literal(text, strlen(text), number)) {
    return false;
  }
  number->end = first + 1;
  return take_powers(s, limit, number);
}

/// "5 hingga 10 juta": what stands behind the upper end belongs to both.
static void
share_power(const WartaScene *s, uint32_t upper, WartaNumber *number)
{
  const WartaDetails *last = details_at(s, upper - 1);
  WartaNumber lower = *number;
  lower.end = upper - 1;
  if (last->numeral == WARTA_NUMERAL_POWER && last->value >= THOUSAND &&
      number->digits < THOUSAND && take_powers(s, upper, &lower)) {
    number->digits = lower.digits;
    number->scale = lower.scale;
  }
}

bool
warta_number_read(const WartaScene *s, uint32_t first, uint32_t limit,
                  WartaNumber *number)
{
  if (first >= limit || warta_token_at(s, first)->time != WARTA_NONE ||
      !read_one(s, first, limit, number)) {
    return false;
  }
  const uint32_t range = number->end;
  WartaNumber upper;
  if (range + 1 < limit &&
      details_at(s, range)->numeral == WARTA_NUMERAL_RANGE &&
      read_one(s, range + 1, limit, &upper)) {
    number->end = upper.end;
    share_power(s, upper.end, number);
  }
  return true;
}

bool
warta_number_word(const WartaScene *s, uint32_t t)
{
  return g_ascii_isdigit(warta_token_at(s, t)->lower[0]) ||
         details_at(s, t)->numeral != WARTA_NUMERAL_NONE;
}

const char *
warta_number_text(const WartaNumber *number, WartaArena *arena)
{
  char digits[32];
  g_snprintf(digits, sizeof digits, "%0*" G_GUINT64_FORMAT,
             (int)number->scale + 1, number->digits);
  const size_t whole = strlen(digits) - number->scale;
  size_t end = strlen(digits);
  while (end > whole && digits[end - 1] == '0') {
    --end;
  }
  return end == whole
             ? warta_arena_strndup(arena, digits, whole)
             : warta_arena_printf(arena, "%.*s.%.*s", (int)whole, digits,
                                  (int)(end - whole), digits + whole);
}
