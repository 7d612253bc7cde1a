// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/scan.h"

#include <string.h>

enum {
  MAX_NUMBER = 100000000,
  MAX_DIGITS = 9,
  MAX_WHOLE = 1000000, // of a decimal number
  MAX_NUMERALS = 8,    // words of one number
};

/// One way through one sentence.
typedef struct {
  const char *text;
  uint32_t at;
  uint32_t end;
  const WartaTimeWords *words;
  GArray *pieces;
  bool started; ///< A word has been seen
} Scanner;

typedef struct {
  char key[WARTA_MAX_TIME_WORD + 1];
  uint32_t length; ///< 0 if the word is too long for a key
  bool capital;
  bool upper;
} Form;

static bool
is_letter_at(const Scanner *s, uint32_t at)
{
  if (at >= s->end) {
    return false;
  }
  const unsigned char c = (unsigned char)s->text[at];
  if (c < 0x80U) {
    return g_ascii_isalpha(s->text[at]);
  }
  // U+00A0 to U+00BF and U+2000 to U+206F are spaces and signs.
  return c != 0xE2U && c != 0xC2U;
}

static bool
is_digit_at(const Scanner *s, uint32_t at)
{
  return at < s->end && g_ascii_isdigit(s->text[at]);
}

static char
char_at(const Scanner *s, uint32_t at)
{
  if (at >= s->end) {
    return '\0';
  }
  return s->text[at];
}

/// Bytes of an apostrophe at `at`: ' or U+2019; 0 if there is none.
static uint32_t
apostrophe_at(const Scanner *s, uint32_t at)
{
  if (char_at(s, at) == '\'' || char_at(s, at) == '`') {
    return 1;
  }
  const bool curly =
      at + 3 <= s->end && (memcmp(s->text + at, "\xE2\x80\x99", 3) == 0 ||
                           memcmp(s->text + at, "\xE2\x80\x98", 3) == 0);
  return curly ? 3 : 0;
}

/// End of the run of letters, digits and inner apostrophes.
static uint32_t
word_end(const Scanner *s, uint32_t at)
{
  while (true) {
    const uint32_t mark = apostrophe_at(s, at);
    if (is_letter_at(s, at) || is_digit_at(s, at)) {
      ++at;
    } else if (mark > 0 && is_letter_at(s, at + mark)) {
      at += mark;
    } else {
      return at;
    }
  }
}

static void
read_form(const Scanner *s, WartaSpan span, Form *form)
{
  *form = (Form){.upper = true};
  form->capital = g_ascii_isupper(s->text[span.begin]);
  if (warta_span_length(span) > WARTA_MAX_TIME_WORD) {
    return;
  }
  uint32_t n = 0;
  for (uint32_t i = span.begin; i < span.end;) {
    const uint32_t mark = apostrophe_at(s, i);
    form->upper &= !g_ascii_islower(s->text[i]);
    const char c = g_ascii_tolower(s->text[i]);
    form->key[n++] = c;
    if (mark > 0) {
      form->key[n - 1] = '\'';
    }
    i += MAX(mark, 1);
  }
  form->key[n] = '\0';
  form->length = n;
}

static WartaTimePiece *
add_piece(Scanner *s, uint32_t end, uint64_t classes)
{
  const WartaTimePiece piece = {
      .span = {s->at, end},
      .classes = classes,
  };
  g_array_append_val(s->pieces, piece);
  s->at = end;
  return &g_array_index(s->pieces, WartaTimePiece, s->pieces->len - 1);
}

/// The piece `back` places before the next one, or NULL.
static const WartaTimePiece *
piece_before(const Scanner *s, uint32_t back)
{
  return s->pieces->len < back
             ? NULL
             : &g_array_index(s->pieces, WartaTimePiece, s->pieces->len - back);
}

/* ---- Numbers ---- */

static uint32_t
count_digits(const Scanner *s, uint32_t at)
{
  uint32_t n = 0;
  while (is_digit_at(s, at + n)) {
    ++n;
  }
  return n;
}

static int32_t
number_at(const Scanner *s, uint32_t at, uint32_t n)
{
  int32_t number = 0;
  for (uint32_t i = 0; i < n && number < MAX_NUMBER; ++i) {
    number = number * 10 + (s->text[at + i] - '0');
  }
  return number;
}

/// Whether a number that ends here does not go on behind a sign.
static bool
ends_at(const Scanner *s, uint32_t at, const char *signs)
{
  const char c = char_at(s, at);
  if (is_digit_at(s, at)) {
    return false;
  }
  return c == '\0' || strchr(signs, c) == NULL || !is_digit_at(s, at + 1);
}

/// Up to three groups of digits with the same sign between them.
typedef struct {
  uint32_t length[3];
  int32_t number[3];
  uint32_t n;
  uint32_t end;
  char sign;
} Groups;

static Groups
read_groups(const Scanner *s, uint32_t first)
{
  Groups groups = {.n = 1, .end = s->at + first, .sign = '\0'};
  groups.length[0] = first;
  groups.number[0] = number_at(s, s->at, first);
  groups.sign = char_at(s, groups.end);
  if (groups.sign == '\0' || strchr("-/.:", groups.sign) == NULL) {
    return groups;
  }
  while (groups.n < 3 && char_at(s, groups.end) == groups.sign) {
    uint32_t at = groups.end + 1;
    // "24/12/ 2016"
    at += groups.n == 2 && groups.sign == '/' && char_at(s, at) == ' ';
    const uint32_t n = count_digits(s, at);
    if (n == 0 || (at > groups.end + 1 && n != 4)) {
      break;
    }
    groups.length[groups.n] = n;
    groups.number[groups.n] = number_at(s, at, n);
    groups.end = at + n;
    ++groups.n;
  }
  return groups;
}

static WartaDate
make_date(int32_t year, int32_t month, int32_t day)
{
  return (WartaDate){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

/// "20/3/2024", "20.03.2024", "2024-03-20"
static bool
scan_full_date(Scanner *s, const Groups *g)
{
  const char signs[] = {g->sign, '\0'};
  if (g->n != 3 || g->sign == ':' || g->length[1] > 2 ||
      !ends_at(s, g->end, signs)) {
    return false;
  }
  WartaDate date;
  if (g->length[0] == 4 && g->length[2] <= 2) {
    date = make_date(g->number[0], g->number[1], g->number[2]);
  } else if (g->length[0] <= 2 && g->length[2] == 4) {
    date = make_date(g->number[2], g->number[1], g->number[0]);
  } else if (g->length[0] <= 2 && g->length[2] == 2 && g->sign == '/') {
    const int32_t year = g->number[2];
    date = make_date(year < 70 ? 2000 + year : 1900 + year, g->number[1],
                     g->number[0]);
  } else {
    return false;
  }
  add_piece(s, g->end, WARTA_TIME_SET(DMY))->date = date;
  return true;
}

/// "20/3", "2023/2024", "2023/24"
static bool
scan_half_date(Scanner *s, const Groups *g)
{
  if (g->n != 2 || g->sign != '/' || !ends_at(s, g->end, "/.")) {
    return false;
  }
  if (g->length[0] <= 2 && g->length[1] <= 2 && g->number[0] >= 1 &&
      g->number[0] <= 31 && g->number[1] >= 1 && g->number[1] <= 12) {
    add_piece(s, g->end, WARTA_TIME_SET(DM))->date =
        make_date(0, g->number[1], g->number[0]);
    return true;
  }
  const int32_t next = g->number[0] + 1;
  if (g->length[0] == 4 &&
      (g->number[1] == next ||
       (g->length[1] == 2 && g->number[1] == next % 100))) {
    add_piece(s, g->end, WARTA_TIME_SET(SEASON))->date =
        make_date(g->number[0], 0, 0);
    return true;
  }
  return false;
}

/// "09.30", "09:30", "09:30:15"
static bool
scan_clock(Scanner *s, const Groups *g)
{
  if (g->n < 2 || (g->sign != '.' && g->sign != ':') || g->length[0] > 2 ||
      g->length[1] != 2 || (g->n == 3 && g->length[2] != 2) ||
      g->number[0] > 24 || g->number[1] > 59 || !ends_at(s, g->end, ".,:/")) {
    return false;
  }
  add_piece(s, g->end, WARTA_TIME_SET(CLK))->number =
      g->number[0] * 60 + g->number[1];
  return true;
}

static uint64_t
integer_classes(uint32_t n_digits, int32_t number)
{
  uint64_t classes = WARTA_TIME_SET(N);
  if (n_digits <= 2) {
    classes |= WARTA_TIME_SET(NO);
    classes |= number >= 1 && number <= 31 ? WARTA_TIME_SET(D) : 0;
    classes |= number <= 24 ? WARTA_TIME_SET(HOUR) : 0;
  } else if (n_digits <= 4 && number >= 100) {
    classes |= WARTA_TIME_SET(YX);
    classes |= n_digits == 4 ? WARTA_TIME_SET(Y) : 0;
    classes |= number >= 1800 && number <= 2100 ? WARTA_TIME_SET(YB) : 0;
    classes |= number >= 1300 && number <= 1500 ? WARTA_TIME_SET(HY) : 0;
  }
  return classes;
}

/// "90-an", "1990an", "1447H", "5G" after `n` digits
static bool
scan_number_with_letters(Scanner *s, uint32_t n)
{
  const uint32_t hyphen = char_at(s, s->at + n) == '-' ? 1 : 0;
  const uint32_t begin = s->at + n + hyphen;
  if (!is_letter_at(s, begin)) {
    return false;
  }
  const uint32_t end = word_end(s, begin);
  const int32_t number = number_at(s, s->at, n);
  if (end - begin == 2 && memcmp(s->text + begin, "an", 2) == 0 &&
      (n == 2 || n == 4) && number % 10 == 0) {
    add_piece(s, end, n == 4 ? WARTA_TIME_SET(DECADE) : WARTA_TIME_SET(DECADEX))
        ->number = number;
    return true;
  }
  if (hyphen > 0) {
    return false; // "20-Mar-2024"
  }
  const bool hijri = n == 4 && end - begin == 1 && s->text[begin] == 'H';
  add_piece(s, end, hijri ? WARTA_TIME_SET(HY) : 0)->number = number;
  return true;
}

/// "2.019.000", "16,2", "1,5"; numbers that no time is made of have no class.
static bool
scan_grouped_number(Scanner *s, uint32_t first)
{
  uint32_t end = s->at + first;
  uint32_t n_points = 0;
  int32_t tenths = number_at(s, s->at, first);
  while ((char_at(s, end) == '.' || char_at(s, end) == ',') &&
         is_digit_at(s, end + 1)) {
    const uint32_t n = count_digits(s, end + 1);
    const bool group = s->text[end] == '.' && n == 3;
    tenths = group ? number_at(s, end + 1, 3) : number_at(s, end + 1, n);
    n_points += group ? 2 : n == 1 ? 1 : 3;
    end += 1 + n;
  }
  if (n_points == 0) {
    return false;
  }
  const int32_t whole = number_at(s, s->at, first);
  const bool decimal = n_points == 1 && whole < MAX_WHOLE;
  const bool thousands = n_points == 2 && whole > 0 && whole < 1000;
  add_piece(s, end,
            decimal     ? WARTA_TIME_SET(NX)
            : thousands ? WARTA_TIME_SET(N)
                        : 0)
      ->number = decimal     ? whole * 10 + tenths
                 : thousands ? whole * 1000 + tenths
                             : 0;
  return true;
}

/// Whether this number is a part of a longer code: "0811-8124-2022",
/// "ISO 9372:2025", "2023:226".
static bool
is_in_code(const Scanner *s, uint32_t n)
{
  if (char_at(s, s->at + n) == ':' && is_digit_at(s, s->at + n + 1)) {
    return true;
  }
  const WartaTimePiece *sign = piece_before(s, 1);
  const WartaTimePiece *number = piece_before(s, 2);
  if (sign == NULL || number == NULL || sign->span.end != s->at ||
      number->span.end != sign->span.begin ||
      !g_ascii_isdigit(s->text[sign->span.begin - 1]) ||
      strchr("-:/", s->text[sign->span.begin]) == NULL) {
    return false;
  }
  const uint64_t dated = WARTA_TIME_SET(YB) | WARTA_TIME_SET(D) |
                         WARTA_TIME_SET(DMY) | WARTA_TIME_SET(DM) |
                         WARTA_TIME_SET(CLK) | WARTA_TIME_SET(SEASON);
  return (number->classes & dated) == 0;
}

static void
scan_number(Scanner *s)
{
  const uint32_t n = count_digits(s, s->at);
  if (n > 4) {
    if (!scan_number_with_letters(s, n) && !scan_grouped_number(s, n)) {
      const int32_t number = number_at(s, s->at, n);
      add_piece(s, s->at + n, n < MAX_DIGITS ? WARTA_TIME_SET(N) : 0)->number =
          number;
    }
    return;
  }
  const Groups groups = read_groups(s, n);
  if (scan_full_date(s, &groups) || scan_half_date(s, &groups) ||
      scan_clock(s, &groups) || scan_number_with_letters(s, n) ||
      scan_grouped_number(s, n)) {
    return;
  }
  const int32_t number = groups.number[0];
  const uint64_t classes =
      n > 2 && is_in_code(s, n) ? 0 : integer_classes(n, number);
  add_piece(s, s->at + n, classes)->number = number;
}

/* ---- Words ---- */

static const uint64_t range_classes =
    WARTA_TIME_SET(WD) | WARTA_TIME_SET(M) | WARTA_TIME_SET(WDA) |
    WARTA_TIME_SET(MA) | WARTA_TIME_SET(PART) | WARTA_TIME_SET(PERIOD) |
    WARTA_TIME_SET(ROMAN);

/// "Minggu Depan" in a headline may be the week as well.
static bool
followed_by_capital(const Scanner *s, uint32_t end)
{
  return char_at(s, end) == ' ' && g_ascii_isupper(char_at(s, end + 1));
}

/// The classes of a word that also depend on how and where it is written.
static uint64_t
word_classes(const Scanner *s, const WartaTimeWord *word, const Form *form)
{
  uint64_t classes = word == NULL ? 0 : word->classes;
  if (form->capital) {
    classes |= (classes & WARTA_TIME_SET(M)) != 0 ? WARTA_TIME_SET(MC) : 0;
  } else {
    classes &= ~(WARTA_TIME_SET(MA) | WARTA_TIME_SET(MX) | WARTA_TIME_SET(WDA));
  }
  if (!form->upper) {
    classes &= ~WARTA_TIME_SET(ROMAN);
  }
  if ((classes & WARTA_TIME_SET(WD)) != 0 &&
      (classes & WARTA_TIME_SET(UNIT)) != 0) { // Minggu: Sunday or week
    const WartaTimePiece *before = piece_before(s, 1);
    const bool day =
        before != NULL && before->word != NULL &&
        warta_time_word_value(before->word, WARTA_TC_UNIT) == WARTA_UNIT_DAY;
    const WartaTimePiece *second = piece_before(s, 2);
    const bool score =
        second != NULL && (second->classes & WARTA_TIME_SET(DASH)) != 0;
    const bool counted =
        before != NULL && !score &&
        (before->classes & (WARTA_TIME_SET(N) | WARTA_TIME_SET(SOME))) != 0;
    const bool headline = followed_by_capital(s, s->at + form->length);
    if (day || (form->capital && s->started && !form->upper && !counted &&
                !headline)) {
      classes &= ~WARTA_TIME_SET(UNIT);
    } else if (counted || !form->capital) {
      classes &= ~WARTA_TIME_SET(WD);
    }
  }
  return classes;
}

/// What is known of a word that is in no list.
static uint64_t
other_classes(const Scanner *s, const Form *form)
{
  if (form->capital) {
    return s->started ? WARTA_TIME_SET(CAP) : 0;
  }
  static const char *const prefixes[] = {"me", "be", "di", "te"};
  uint64_t classes = WARTA_TIME_SET(LOW);
  for (size_t i = 0; form->length > 5 && i < G_N_ELEMENTS(prefixes); ++i) {
    if (memcmp(form->key, prefixes[i], 2) == 0) {
      classes |= WARTA_TIME_SET(VERBISH);
    }
  }
  return classes;
}

/// "ke-21": an ordinal; "U-20", "COVID-19": no time.
static bool
scan_hyphen_number(Scanner *s, uint32_t end, const Form *form,
                   const WartaTimeWord *word)
{
  if (char_at(s, end) != '-' || !is_digit_at(s, end + 1)) {
    return false;
  }
  const uint32_t n = count_digits(s, end + 1);
  if (form->length == 2 && memcmp(form->key, "ke", 2) == 0) {
    const int32_t number = number_at(s, end + 1, n);
    add_piece(s, end + 1 + n, WARTA_TIME_SET(ORD))->number = number;
    return true;
  }
  if (word != NULL || form->length > 3) {
    const bool disease =
        form->length == 5 && word == NULL && memcmp(form->key, "covid", 5) == 0;
    if (!disease) {
      return false; // "Maret-2024", "pasca-2014", "Pilkada-2024"
    }
  }
  add_piece(s, end + 1 + n, 0);
  return true;
}

/// "baru-baru", "sehari-hari", "Sabtu-Minggu": return the end of the piece.
static uint32_t
join_hyphens(const Scanner *s, uint32_t end, Form *form,
             const WartaTimeWord **word)
{
  const WartaTimeWord *first = *word;
  while (char_at(s, end) == '-' && is_letter_at(s, end + 1)) {
    const WartaSpan right = {end + 1, word_end(s, end + 1)};
    Form second;
    read_form(s, right, &second);
    const WartaTimeWord *other =
        warta_time_words_find(s->words, second.key, second.length);
    if (first != NULL && other != NULL &&
        (first->classes & range_classes) != 0 &&
        (other->classes & range_classes) != 0) {
      return end;
    }
    const WartaSpan joined = {s->at, right.end};
    read_form(s, joined, form);
    *word = form->length == 0
                ? NULL
                : warta_time_words_find(s->words, form->key, form->length);
    first = NULL;
    end = right.end;
  }
  return end;
}

static uint32_t
skip_spaces(const Scanner *s, uint32_t at)
{
  while (true) {
    const char c = char_at(s, at);
    if (c == ' ' || c == '\t') {
      ++at;
    } else if (c == '\xC2' && char_at(s, at + 1) == '\xA0') {
      at += 2;
    } else {
      return at;
    }
  }
}

/// The longest entry of several words that begins with this one; its end.
static uint32_t
join_words(const Scanner *s, uint32_t end, Form *form,
           const WartaTimeWord **word)
{
  Form joined = *form;
  const uint32_t max = (*word)->max_words;
  uint32_t at = end;
  for (uint32_t i = 1; i < max; ++i) {
    WartaSpan next = {skip_spaces(s, at), 0};
    next.end = word_end(s, next.begin);
    while (char_at(s, next.end) == '-' && is_letter_at(s, next.end + 1)) {
      next.end = word_end(s, next.end + 1);
    }
    Form more;
    if (next.begin == at || next.end == next.begin ||
        warta_span_length(next) > WARTA_MAX_TIME_WORD) {
      break;
    }
    read_form(s, next, &more);
    if (joined.length + 1 + more.length > WARTA_MAX_TIME_WORD) {
      break;
    }
    joined.key[joined.length] = ' ';
    memcpy(joined.key + joined.length + 1, more.key, more.length + 1);
    joined.length += 1 + more.length;
    at = next.end;
    const WartaTimeWord *longer =
        warta_time_words_find(s->words, joined.key, joined.length);
    if (longer != NULL && longer->classes != 0) {
      *word = longer;
      end = at;
    }
  }
  return end;
}

/// The number that two numerals make, or -1: dua puluh + lima.
static int32_t
combine_numerals(int32_t number, const WartaTimePiece *last)
{
  const int32_t times = warta_time_word_value(last->word, WARTA_TC_TIMES);
  const int32_t unit = number % 10;
  if (number >= MAX_NUMBER / 1000) {
    return -1;
  }
  if (times < 0) { // belas
    return number < 10 ? number + 10 : -1;
  }
  if (times >= 1000) {
    return number * times;
  }
  if (times > 0) { // dua ratus + lima puluh
    return unit != 0 ? number - unit + unit * times : -1;
  }
  return unit == 0 && number > 0 ? number + last->number : -1;
}

/// Merge the numeral just read with those before it: dua puluh lima, kedua
/// belas.
static void
merge_numerals(Scanner *s)
{
  const uint64_t numerals = WARTA_TIME_SET(N) | WARTA_TIME_SET(ORD);
  WartaTimePiece *last =
      &g_array_index(s->pieces, WartaTimePiece, s->pieces->len - 1);
  const WartaTimePiece *before = piece_before(s, 2);
  const bool ordinal = (last->classes & WARTA_TIME_SET(ORD)) != 0;
  last->number =
      warta_time_word_value(last->word, ordinal ? WARTA_TC_ORD : WARTA_TC_N);
  if (ordinal || before == NULL || before->word == NULL ||
      (before->classes & numerals) == 0) {
    return;
  }
  const int32_t number = combine_numerals(before->number, last);
  if (number < 0) {
    return;
  }
  WartaTimePiece merged = *before;
  merged.number = number;
  merged.span.end = last->span.end;
  g_array_set_size(s->pieces, s->pieces->len - 1);
  g_array_index(s->pieces, WartaTimePiece, s->pieces->len - 1) = merged;
}

static void
scan_word(Scanner *s)
{
  uint32_t end = word_end(s, s->at);
  Form form;
  const WartaSpan span = {s->at, end};
  read_form(s, span, &form);
  const WartaTimeWord *word =
      form.length == 0 ? NULL
                       : warta_time_words_find(s->words, form.key, form.length);
  if (char_at(s, end) == '-') {
    if (scan_hyphen_number(s, end, &form, word)) {
      return;
    }
    end = join_hyphens(s, end, &form, &word);
  }
  if (word != NULL && word->max_words > 1) {
    end = join_words(s, end, &form, &word);
  }
  const bool listed = word != NULL && word->classes != 0;
  const uint64_t classes =
      listed ? word_classes(s, word, &form) : other_classes(s, &form);
  WartaTimePiece *piece = add_piece(s, end, classes);
  piece->word = listed ? word : NULL;
  s->started = true;
  if ((classes & (WARTA_TIME_SET(N) | WARTA_TIME_SET(TIMES) |
                  WARTA_TIME_SET(ORD))) != 0) {
    merge_numerals(s);
  }
  if ((classes & WARTA_TIME_SET(MA)) != 0 && char_at(s, s->at) == '.' &&
      is_digit_at(s, skip_spaces(s, s->at + 1))) {
    ++s->at; // "20 Mar. 2024"
  }
}

/* ---- Signs ---- */

static void
scan_sign(Scanner *s)
{
  const char c = s->text[s->at];
  if ((unsigned char)c == 0xE2U && s->at + 3 <= s->end) {
    const bool dash = memcmp(s->text + s->at, "\xE2\x80\x93", 3) == 0 ||
                      memcmp(s->text + s->at, "\xE2\x80\x94", 3) == 0 ||
                      memcmp(s->text + s->at, "\xE2\x80\x91", 3) == 0 ||
                      memcmp(s->text + s->at, "\xE2\x80\x90", 3) == 0;
    add_piece(s, s->at + 3,
              dash ? WARTA_TIME_SET(DASH) : WARTA_TIME_SET(CLAUSE));
    s->started &= dash;
    return;
  }
  if ((unsigned char)c == 0xC2U && s->at + 2 <= s->end) {
    add_piece(s, s->at + 2, 0);
    return;
  }
  static const struct {
    char sign;
    uint64_t classes;
  } signs[] = {
      {',', WARTA_TIME_SET(COMMA)},    {'.', WARTA_TIME_SET(DOT)},
      {'(', WARTA_TIME_SET(LP)},       {')', WARTA_TIME_SET(RP)},
      {'[', WARTA_TIME_SET(LP)},       {']', WARTA_TIME_SET(RP)},
      {'/', WARTA_TIME_SET(SLASH)},    {'-', WARTA_TIME_SET(DASH)},
      {'"', WARTA_TIME_SET(CLAUSE)},   {';', WARTA_TIME_SET(CLAUSE)},
      {':', WARTA_TIME_SET(CLAUSE)},   {'?', WARTA_TIME_SET(CLAUSE)},
      {'!', WARTA_TIME_SET(CLAUSE)},   {'%', WARTA_TIME_SET(COUNT)},
      {'$', WARTA_TIME_SET(NUMBERED)}, {'#', WARTA_TIME_SET(NUMBERED)},
  };
  uint64_t classes = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(signs); ++i) {
    classes |= signs[i].sign == c ? signs[i].classes : 0;
  }
  s->started &= c != '"';
  add_piece(s, s->at + 1, classes);
}

void
warta_scan_time_pieces(const char *text, WartaSpan span,
                       const WartaTimeWords *words, GArray *pieces)
{
  Scanner s = {
      .text = text,
      .at = span.begin,
      .end = span.end,
      .words = words,
      .pieces = pieces,
  };
  g_array_set_size(pieces, 0);
  while (s.at < s.end) {
    if (g_ascii_isspace(text[s.at])) {
      ++s.at;
    } else if (is_digit_at(&s, s.at)) {
      scan_number(&s);
    } else if (is_letter_at(&s, s.at)) {
      scan_word(&s);
    } else if (text[s.at] == '\xC2' && char_at(&s, s.at + 1) == '\xA0') {
      s.at += 2;
    } else {
      scan_sign(&s);
    }
  }
}
