// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/chars.h"
#include "text/tokenizer.h"

#include <string.h>

// How far a pattern may look ahead beyond the word that it is tried on; keeps
// the scanner linear.
enum { LOOK_AHEAD = 64 };

typedef struct {
  const WartaTokenizer *tokenizer;
  const char *text;
  uint32_t begin; // of the token
  uint32_t end;   // of the segment
  WartaStyle style;
} Scan;

/// What kinds of characters a run has.
typedef struct {
  uint32_t end;
  bool digits;
  bool letters;
  bool upper;   // has an upper-case letter
  bool lower;   // has a lower-case letter
  bool capital; // begins with an upper-case letter
} Run;

static WartaChar
char_at(const Scan *s, uint32_t at)
{
  return warta_char_at(s->text, at, s->end);
}

static Run
read_run(const Scan *s, uint32_t at)
{
  Run run = {.end = at, .capital = warta_char_is_upper(char_at(s, at))};
  for (;;) {
    const WartaChar c = char_at(s, run.end);
    if (!warta_char_is_word(c)) {
      return run;
    }
    if (c.kind == WARTA_CHAR_DIGIT) {
      run.digits = true;
    } else {
      run.letters = true;
      run.upper |= warta_char_is_upper(c);
      run.lower |= warta_char_is_lower(c);
    }
    run.end += c.length;
  }
}

/// Copy a short ASCII stretch in lower case; false when it is long.
static bool
lower_word(const Scan *s, uint32_t at, uint32_t end, char word[WARTA_WORD_MAX])
{
  if (end - at >= WARTA_WORD_MAX) {
    return false;
  }
  for (uint32_t i = at; i < end; ++i) {
    word[i - at] = g_ascii_tolower(s->text[i]);
  }
  word[end - at] = '\0';
  return true;
}

static bool
is_joint(const Scan *s, WartaJoint joint, uint32_t at, uint32_t end)
{
  char word[WARTA_WORD_MAX];
  return lower_word(s, at, end, word) &&
         warta_strmap_has(s->tokenizer->joints[joint], word, end - at);
}

static bool
is_known(const Scan *s, uint32_t at, uint32_t end)
{
  char word[WARTA_WORD_MAX];
  return lower_word(s, at, end, word) &&
         warta_strmap_has(s->tokenizer->words, word, end - at);
}

/* ---- Addresses ---- */

static bool
has_prefix(const Scan *s, uint32_t at, const char *prefix)
{
  const size_t length = strlen(prefix);
  return s->end - at >= length &&
         g_ascii_strncasecmp(s->text + at, prefix, length) == 0;
}

static bool
is_address_char(WartaChar c)
{
  return warta_char_is_word(c) ||
         (c.kind != WARTA_CHAR_SPACE && c.code < 0x80 &&
          strchr("-._~:/?#@!$&*+,;=%()", (int)c.code) != NULL);
}

/// Whether an address does not end in this character though it may have it.
static bool
is_trailing(WartaChar c)
{
  return c.code < 0x80 && strchr(".,:;!?(*", (int)c.code) != NULL;
}

/// End of the address at `at`: closing brackets only with their opening ones.
static uint32_t
address_end(const Scan *s, uint32_t at)
{
  uint32_t last = at; // behind the last character that may stand at the end
  uint32_t depth = 0;
  for (;;) {
    const WartaChar c = char_at(s, at);
    if (!is_address_char(c) || (c.code == ')' && depth == 0)) {
      return last;
    }
    depth += c.code == '(';
    depth -= c.code == ')';
    at += c.length;
    if (!is_trailing(c)) {
      last = at;
    }
  }
}

static uint32_t
match_url(const Scan *s)
{
  static const char *const starts[] = {"https://", "http://", "ftp://", "www."};
  for (size_t i = 0; i < G_N_ELEMENTS(starts); ++i) {
    const uint32_t body = s->begin + (uint32_t)strlen(starts[i]);
    if (has_prefix(s, s->begin, starts[i]) &&
        warta_char_is_word(char_at(s, body))) {
      return address_end(s, body);
    }
  }
  return s->begin;
}

static uint32_t
name_end(const Scan *s, uint32_t at, const char *extra)
{
  const uint32_t limit = MIN(s->end, at + LOOK_AHEAD);
  while (at < limit && (g_ascii_isalnum(s->text[at]) ||
                        (s->text[at] != '\0' && strchr(extra, s->text[at])))) {
    ++at;
  }
  return at;
}

static uint32_t
match_mail(const Scan *s)
{
  const uint32_t at = name_end(s, s->begin, "._+-");
  if (at == s->begin || at >= s->end || s->text[at] != '@') {
    return s->begin;
  }
  uint32_t end = name_end(s, at + 1, ".-");
  while (end > at && (s->text[end - 1] == '.' || s->text[end - 1] == '-')) {
    --end;
  }
  return memchr(s->text + at, '.', end - at) != NULL ? end : s->begin;
}

/* ---- Dotted forms and codes ---- */

/// "S.H.", "a.n.", "M.Si": single letters and parts of degrees.
static uint32_t
match_dotted(const Scan *s)
{
  uint32_t at = s->begin;
  uint32_t parts = 0;
  for (;;) {
    const Run run = read_run(s, at);
    const WartaChar first = char_at(s, at);
    const bool single = first.length != 0 && run.end == at + first.length;
    const bool part =
        run.letters && !run.digits &&
        ((single &&
          (parts == 0 || warta_char_is_upper(first) ==
                             warta_char_is_upper(char_at(s, s->begin)))) ||
         (first.length != 0 && run.capital &&
          is_joint(s, WARTA_JOINT_DEGREE, at, run.end)));
    if (!part) {
      break;
    }
    ++parts;
    const bool dot = char_at(s, run.end).code == '.';
    at = run.end + (dot ? 1 : 0);
    if (!dot) {
      break;
    }
  }
  // The chain may have ended before a longer word: "H.M.|Prasetyo".
  return parts >= 2 ? at : s->begin;
}

/// "34/PMK.011/2007", "II/2006": a slash with digits on one side and a letter;
/// lower-case words only in a number of many parts, "Kep-176/Men/2019".
static uint32_t
match_code(const Scan *s)
{
  uint32_t end = name_end(s, s->begin, "./-");
  while (end > s->begin && g_ascii_ispunct(s->text[end - 1])) {
    --end;
  }
  bool slash = false;
  uint32_t parts = 0;
  bool letter = false;
  bool lower = false;
  for (uint32_t i = s->begin; i < end; ++i) {
    slash |= s->text[i] == '/' && (g_ascii_isdigit(s->text[i + 1]) ||
                                   g_ascii_isdigit(s->text[i - 1]));
    parts += s->text[i] == '/';
    letter |= g_ascii_isalpha(s->text[i]);
    lower |= g_ascii_islower(s->text[i]) && i + 1 < end &&
             g_ascii_islower(s->text[i + 1]);
  }
  const bool whole =
      end - s->begin < LOOK_AHEAD - 1 && !warta_char_is_word(char_at(s, end));
  return slash && letter && (!lower || parts > 1) && whole &&
                 !has_prefix(s, s->begin, "Rp")
             ? end
             : s->begin;
}

/* ---- Words ---- */

/// Where a run is two words written together: "Rp5", "30WIB",
/// "tentaraAmerika"; or its end.
static uint32_t
cut_run(const Scan *s, uint32_t at, Run run)
{
  const bool mixed = run.letters && run.digits;
  const bool inner_capital = run.lower && run.upper && !run.capital;
  if (run.end - at >= WARTA_WORD_MAX || (!mixed && !inner_capital)) {
    return run.end;
  }
  for (uint32_t i = at + 1; i < run.end; ++i) {
    const char before = s->text[i - 1];
    const char after = s->text[i];
    if (g_ascii_isalpha(before) && g_ascii_isdigit(after)) {
      return is_joint(s, WARTA_JOINT_CURRENCY, at, i) ? i : run.end;
    }
    if (g_ascii_isdigit(before) && g_ascii_isalpha(after)) {
      return is_joint(s, WARTA_JOINT_UNIT, i, run.end) ? i : run.end;
    }
    if (g_ascii_islower(before) && g_ascii_isupper(after)) {
      const bool glued = !run.capital && !run.digits && i - at >= 3 &&
                         i + 1 < run.end && g_ascii_islower(s->text[i + 1]) &&
                         is_known(s, at, i) &&
                         !is_joint(s, WARTA_JOINT_WHOLE, at, i);
      return glued ? i : run.end;
    }
  }
  return run.end;
}

static bool
same_word(const Scan *s, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
  return a_end - a == b_end - b &&
         g_ascii_strncasecmp(s->text + a, s->text + b, a_end - a) == 0;
}

static bool
is_clitic(const Scan *s, uint32_t at, uint32_t end)
{
  for (uint32_t i = 0; i < s->tokenizer->n_clitics; ++i) {
    const WartaClitic *clitic = &s->tokenizer->clitics[i];
    if (!clitic->prefix && clitic->length == end - at &&
        g_ascii_strncasecmp(s->text + at, clitic->form, end - at) == 0) {
      return true;
    }
  }
  return false;
}

/// A run and the one behind a joint.
typedef struct {
  uint32_t begin; // of the run before
  Run before;
  uint32_t next; // begin of the run behind
  Run after;
} Joint;

/// "2019-05-23" and telephone numbers, but not "2018-2019".
static bool
joins_numbers(const Scan *s, const Joint *j)
{
  const uint32_t before = j->before.end - j->begin;
  const uint32_t after = j->after.end - j->next;
  if (s->style == WARTA_STYLE_GSD ||
      (s->text[s->begin] == '0' && before > 2 && after > 2)) {
    return true;
  }
  const bool more = char_at(s, j->after.end).code == '-' &&
                    char_at(s, j->after.end + 1).kind == WARTA_CHAR_DIGIT;
  return after == 2 &&
         ((before == 4 && more) || (before == 2 && s->begin + 5 == j->begin));
}

/// Two capitalised parts: one name, or two names side by side.
static bool
joins_names(const Scan *s, const Joint *j)
{
  if (same_word(s, j->begin, j->before.end, j->next, j->after.end) ||
      (j->before.lower &&
       is_joint(s, WARTA_JOINT_HYPHEN, j->begin, j->before.end)) ||
      (j->after.lower &&
       is_joint(s, WARTA_JOINT_HYPHEN, j->next, j->after.end))) {
    return true;
  }
  if (is_joint(s, WARTA_JOINT_MONTH, j->begin, j->before.end)) {
    return false;
  }
  const bool letter_before = j->before.end - j->begin == 1;
  const bool letter_after = j->after.end - j->next == 1;
  if (letter_after && !j->before.lower) {
    return true;
  }
  return s->style == WARTA_STYLE_GSD ||
         (letter_before && s->style == WARTA_STYLE_NEWS);
}

static bool
joins_hyphen(const Scan *s, const Joint *j)
{
  if (!j->before.letters && !j->after.letters) {
    return joins_numbers(s, j);
  }
  if (is_clitic(s, j->next, j->after.end)) {
    return s->style == WARTA_STYLE_GSD && j->before.lower;
  }
  if (!j->before.letters &&
      is_joint(s, WARTA_JOINT_CURRENCY, j->next, j->after.end)) {
    return false; // "Rp2.000-Rp3.000"
  }
  if (!j->after.letters) {
    return !is_joint(s, WARTA_JOINT_MONTH, j->begin, j->before.end) &&
           (j->before.capital ||
            !is_joint(s, WARTA_JOINT_UNIT, j->begin, j->before.end));
  }
  if (!j->before.letters || !j->before.capital || !j->after.capital) {
    return true;
  }
  return joins_names(s, j);
}

static bool
has_decimal(const Scan *s, uint32_t at, uint32_t end)
{
  const uint32_t length = MIN(end - at, LOOK_AHEAD);
  return memchr(s->text + at, '.', length) != NULL ||
         memchr(s->text + at, ',', length) != NULL;
}

/// "23/5/2019" and "C/O", but not "9.375/9.385" or "DPR/MPR".
static bool
joins_slash(const Scan *s, const Joint *j)
{
  if (j->before.letters || j->after.letters) {
    return j->before.capital && j->after.capital &&
           j->before.end - j->begin == 1 && j->after.end - j->next == 1;
  }
  const WartaChar mark = char_at(s, j->after.end);
  const bool decimal = (mark.code == '.' || mark.code == ',') &&
                       char_at(s, j->after.end + 1).kind == WARTA_CHAR_DIGIT;
  return !decimal && !has_decimal(s, s->begin, j->before.end);
}

/// "KOMPAS.com", "go.id": the last part is a domain's.
static bool
joins_domain(const Scan *s, const Joint *j)
{
  return !j->after.upper && !j->after.digits &&
         is_joint(s, WARTA_JOINT_DOMAIN, j->next, j->after.end);
}

static bool
joins_dot(const Scan *s, const Joint *j)
{
  if (!j->before.letters && !j->after.letters) {
    return true;
  }
  return j->before.letters && j->after.letters && joins_domain(s, j);
}

static bool
joins_apostrophe(const Scan *s, const Joint *j)
{
  if (!j->before.letters || !j->after.letters) {
    return false;
  }
  const bool english = j->after.end - j->next == 1 && s->text[j->next] == 's';
  return !english || s->style == WARTA_STYLE_GSD;
}

/// Whether the character between two runs belongs to the word.
static bool
joins(const Scan *s, WartaChar c, const Joint *j)
{
  switch (c.code) {
  case '-':
  case 0x2010: // hyphen
  case 0x2011: // non-breaking hyphen
    return joins_hyphen(s, j);
  case '/':
    return joins_slash(s, j);
  case '.':
    return joins_dot(s, j);
  case ',':
    return !j->before.letters &&
           (!j->after.letters || g_ascii_isdigit(s->text[j->next]));
  case ':':
    return !j->before.letters && !j->after.letters;
  case '\'':
  case 0x2019:
  case 0x02bc:
    return joins_apostrophe(s, j);
  case '&':
    return j->before.capital && j->after.capital;
  case '+':
    return j->before.letters && j->after.letters;
  default:
    return false;
  }
}

/// Read the run at `at` up to where a second word begins in it.
static Run
read_first_run(const Scan *s, uint32_t at, bool *cut)
{
  const Run run = read_run(s, at);
  const uint32_t end = cut_run(s, at, run);
  *cut = end != run.end;
  if (!*cut) {
    return run;
  }
  Scan part = *s;
  part.end = end;
  return read_run(&part, at);
}

static uint32_t
match_word(const Scan *s)
{
  bool cut;
  Joint j = {.begin = s->begin, .before = read_first_run(s, s->begin, &cut)};
  while (!cut) {
    const WartaChar c = char_at(s, j.before.end);
    j.next = j.before.end + c.length;
    if (c.kind == WARTA_CHAR_SPACE || !warta_char_is_word(char_at(s, j.next))) {
      break;
    }
    j.after = read_first_run(s, j.next, &cut);
    if (!joins(s, c, &j)) {
      break;
    }
    j.begin = j.next;
    j.before = j.after;
  }
  return j.before.end;
}

/// First visible character from `at` on; white space is passed over.
static uint32_t
next_visible(const Scan *s, uint32_t at)
{
  const uint32_t limit = MIN(s->end, at + LOOK_AHEAD);
  WartaChar c = char_at(s, at);
  while (at < limit && c.kind == WARTA_CHAR_SPACE) {
    at += c.length;
    c = char_at(s, at);
  }
  return at;
}

/// Whether a new sentence seems to begin at `at`, behind the dot at `dot` and
/// white space.  Behind what may end a sentence any known word tells, else only
/// words that often begin one.
static bool
begins_sentence(const Scan *s, uint32_t dot, uint32_t at, bool any_word)
{
  const Run run = read_run(s, at);
  if (at == dot + 1 || !run.capital || run.end - at < 2) {
    return false;
  }
  return is_joint(s, WARTA_JOINT_STARTER, at, run.end) ||
         (any_word && is_known(s, at, run.end));
}

/// Whether the dot at `at` belongs to the word before it.
static bool
is_abbreviation(const Scan *s, uint32_t at)
{
  const uint32_t length = at - s->begin;
  if (length >= WARTA_WORD_MAX || char_at(s, at + 1).code == '.') {
    return false;
  }
  const uint32_t next_at = next_visible(s, at + 1);
  const WartaChar next = char_at(s, next_at);
  const WartaChar first = char_at(s, s->begin);
  const uint32_t kind =
      warta_strmap_get(s->tokenizer->abbreviations, s->text + s->begin, length);
  if (kind == WARTA_STRMAP_NONE) {
    return length == first.length && warta_char_is_upper(first) &&
           next.length != 0 && !begins_sentence(s, at, next_at, false);
  }
  switch ((WartaAbbreviation)kind) {
  case WARTA_ABBREVIATION_TITLE:
    return warta_char_is_upper(next);
  case WARTA_ABBREVIATION_NUMBER:
    return warta_char_is_upper(next) || next.kind == WARTA_CHAR_DIGIT;
  case WARTA_ABBREVIATION_DIGIT:
    return next.kind == WARTA_CHAR_DIGIT;
  case WARTA_ABBREVIATION_END:
    return !begins_sentence(s, at, next_at, true);
  case WARTA_ABBREVIATION_ANY:
  case WARTA_N_ABBREVIATIONS:
    return true;
  }
  return true;
}

/// Addresses, degrees and file numbers, or `begin`.
static uint32_t
match_pattern(const Scan *s)
{
  uint32_t end = match_url(s);
  if (end == s->begin) {
    end = match_mail(s);
  }
  if (end == s->begin) {
    end = match_code(s);
  }
  if (end == s->begin && s->style != WARTA_STYLE_GSD) {
    end = match_dotted(s);
  }
  return end;
}

/// The dot of a chain is given back when it ends the sentence, too.
static WartaPiece
finish_pattern(const Scan *s, uint32_t end)
{
  if (s->text[end - 1] != '.') {
    return (WartaPiece){end, false};
  }
  const uint32_t next = next_visible(s, end);
  return begins_sentence(s, end - 1, next, false) ? (WartaPiece){end - 1, false}
                                                  : (WartaPiece){end, true};
}

/// Whether the run is a word by itself: nothing behind it could belong to it.
static bool
is_plain(const Scan *s, Run run)
{
  const WartaChar next = char_at(s, run.end);
  return next.kind == WARTA_CHAR_SPACE || (next.code == ',' && !run.digits);
}

static WartaPiece
scan_word(const Scan *s)
{
  const Run run = read_run(s, s->begin);
  if (is_plain(s, run)) {
    return (WartaPiece){cut_run(s, s->begin, run), false};
  }
  uint32_t end = match_pattern(s);
  if (end != s->begin) {
    return finish_pattern(s, end);
  }
  end = match_word(s);
  const bool dot = char_at(s, end).code == '.' && is_abbreviation(s, end);
  return (WartaPiece){end + (dot ? 1 : 0), dot};
}

/* ---- Marks ---- */

static uint32_t
run_of(const Scan *s, char c)
{
  uint32_t at = s->begin;
  while (at < s->end && s->text[at] == c) {
    ++at;
  }
  return at;
}

/// "@nama" and "#tagar".
static uint32_t
match_handle(const Scan *s)
{
  uint32_t at = s->begin + 1;
  WartaChar c = char_at(s, at);
  while (warta_char_is_word(c) || (c.code == '.' && s->text[s->begin] == '@' &&
                                   warta_char_is_word(char_at(s, at + 1)))) {
    at += c.length;
    c = char_at(s, at);
  }
  return at;
}

/// "'s" of an English name.
static uint32_t
match_genitive(const Scan *s, uint32_t apostrophe)
{
  const uint32_t at = s->begin + apostrophe;
  return s->begin > 0 && char_at(s, at).code == 's' &&
                 !warta_char_is_word(char_at(s, at + 1)) &&
                 !g_ascii_isspace(s->text[s->begin - 1])
             ? at + 1
             : s->begin;
}

static uint32_t
scan_mark(const Scan *s, WartaChar c)
{
  uint32_t end = s->begin;
  switch (c.code) {
  case '.':
    end = s->style == WARTA_STYLE_GSD ? s->begin : run_of(s, '.');
    break;
  case '-':
    end = run_of(s, '-');
    break;
  case '`':
    end = MIN(run_of(s, '`'), s->begin + 2);
    break;
  case '@':
  case '#':
    end = s->style == WARTA_STYLE_GSD ? s->begin : match_handle(s);
    break;
  default:
    break;
  }
  if (c.kind == WARTA_CHAR_APOSTROPHE) {
    end = match_genitive(s, c.length);
    if (c.code == '\'' && char_at(s, s->begin + 1).code == '\'') {
      end = s->begin + 2;
    }
  }
  return MAX(end, s->begin + c.length);
}

WartaPiece
warta_scan(const WartaTokenizer *tokenizer, const char *text, WartaSpan rest,
           WartaStyle style)
{
  const Scan s = {tokenizer, text, rest.begin, rest.end, style};
  const WartaChar c = char_at(&s, s.begin);
  return warta_char_is_word(c) ? scan_word(&s)
                               : (WartaPiece){scan_mark(&s, c), false};
}
