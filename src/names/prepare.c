// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/features.h"

#include <string.h>

#define CUE_NAME(id, name) name,
const char *const warta_cue_names[WARTA_N_CUES] = {WARTA_CUE_LIST(CUE_NAME)};

enum {
  MAX_LIST_WORDS = 9, // words of a listed name looked at
  MAX_GAP = 2,        // small words between capitals that may join them
  SUFFIX_MIN = 6,     // shortest word that -nya is taken from
};

// Classes of bytes in shapes.
enum { UPPER = 1, LOWER, DIGIT, HYPHEN, DOT, QUOTE, OTHER, UPPERS };

static uint32_t
byte_class(uint8_t c)
{
  if (c >= 'a' && c <= 'z') {
    return LOWER;
  }
  if (c >= 'A' && c <= 'Z') {
    return UPPER;
  }
  if (c >= '0' && c <= '9') {
    return DIGIT;
  }
  if (c >= 0x80) {
    return LOWER;
  }
  return c == '-' ? HYPHEN : c == '.' ? DOT : c == '\'' ? QUOTE : OTHER;
}

// Collapse the form to a few classes; letters and digits set flags.
static void
read_shape(WartaNameWord *word, const WartaNameInput *in)
{
  enum { CAPITALS_SEEN = 1 << UPPER, LETTERS_SEEN = 1 << UPPER | 1 << LOWER };
  uint64_t shape = 0;
  uint32_t last = 0;
  uint32_t seen = 0;
  uint32_t n_upper = 0;
  for (uint32_t i = 0; i < in->form_length; ++i) {
    uint32_t class = byte_class((uint8_t)in->form[i]);
    seen |= 1U << class;
    n_upper += class == UPPER;
    if (class == UPPER && (last == UPPER || last == UPPERS)) {
      shape += last == UPPER ? (uint64_t)(UPPERS - UPPER) : 0;
      last = UPPERS;
    } else if (class != last) {
      shape = shape << 4 | class;
      last = class;
    }
  }
  // Letters outside ASCII: a capital differs from its lower-case form.
  bool first_differs = in->form_length > 0 && (uint8_t)in->form[0] >= 0x80 &&
                       memcmp(in->form, in->lower, 2) != 0;
  word->flags =
      (seen & CAPITALS_SEEN || first_differs ? WARTA_WORD_CAPITAL : 0);
  word->flags |= n_upper > 0 && !(seen & 1U << LOWER) ? WARTA_WORD_UPPER : 0;
  word->flags |= seen & 1U << DIGIT ? WARTA_WORD_DIGIT : 0;
  word->flags |= seen & LETTERS_SEEN ? WARTA_WORD_LETTER : 0;
  shape = shape << 2 | (n_upper > 4 ? 3 : n_upper > 2 ? 2 : n_upper > 1);
  word->shape = warta_name_mix(shape << 1 | first_differs);
}

// Hash with digits made alike.
static uint64_t
hash_numeric(const char *lower, uint32_t length)
{
  char buffer[32];
  uint32_t n = 0;
  for (uint32_t i = 0; i < length && n < sizeof buffer; ++i) {
    char c = lower[i];
    if (c != '(' && c != ')') {
      buffer[n++] = c >= '0' && c <= '9' ? '0' : c;
    }
  }
  return warta_name_hash(buffer, n);
}

static void
read_word(const WartaNameKnowledge *knowledge, const WartaNameInput *in,
          WartaNameWord *word)
{
  *word = (WartaNameWord){.lower = in->lower, .lower_length = in->lower_length};
  read_shape(word, in);
  uint32_t length = in->lower_length;
  if (!(word->flags & WARTA_WORD_CAPITAL) && length >= SUFFIX_MIN &&
      memcmp(in->lower + length - 3, "nya", 3) == 0) {
    length -= 3;
  }
  word->word = word->flags & WARTA_WORD_DIGIT
                   ? hash_numeric(in->lower, length)
                   : warta_name_hash(in->lower, length);
  word->info = *warta_name_words_find(&knowledge->words, word->word);
}

static WartaNameCase
letter_case(const WartaNameInput *input, const WartaNameWord *words, uint32_t n)
{
  uint32_t letters = 0;
  uint32_t capitals = 0;
  uint32_t uppers = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const char *form = input[i].form;
    if (!(words[i].flags & WARTA_WORD_LETTER) || input[i].form_length < 3) {
      continue;
    }
    ++letters;
    capitals += byte_class((uint8_t)form[0]) == UPPER;
    uppers += byte_class((uint8_t)form[0]) == UPPER &&
              byte_class((uint8_t)form[2]) == UPPER;
  }
  if (letters >= 3 && uppers * 10 >= letters * 8) {
    return WARTA_CASE_UPPER;
  }
  bool full_stop = n > 0 && strcmp(input[n - 1].lower, ".") == 0;
  return letters >= 4 && capitals * 10 >= letters * 8 && !full_stop
             ? WARTA_CASE_TITLE
             : WARTA_CASE_PLAIN;
}

static void
mark_gap(WartaNameWord *words, uint32_t begin, uint32_t end)
{
  if (begin > 0 && end - begin <= MAX_GAP) {
    for (uint32_t i = begin; i < end; ++i) {
      words[i].flags |= WARTA_WORD_CANDIDATE;
    }
    return;
  }
  // A small word that opens a name, or a number beside it.
  const WartaNameWord *next = &words[end - 1];
  bool opens = next->info.cue == WARTA_CUE_ORG_HEAD ||
               next->info.cue == WARTA_CUE_PLACE_HEAD ||
               next->info.cue == WARTA_CUE_REGION_HEAD;
  if (opens || next->flags & WARTA_WORD_DIGIT) {
    words[end - 1].flags |= WARTA_WORD_CANDIDATE;
  }
  if (begin > 0 && words[begin].flags & WARTA_WORD_DIGIT) {
    words[begin].flags |= WARTA_WORD_CANDIDATE;
  }
}

// Find runs of capitals and what may stand in a name.
static void
mark_runs(WartaNameWord *words, uint32_t n)
{
  for (uint32_t begin = 0; begin < n;) {
    uint32_t capital = words[begin].flags & WARTA_WORD_CAPITAL;
    uint32_t end = begin + 1;
    while (end < n && (words[end].flags & WARTA_WORD_CAPITAL) == capital) {
      ++end;
    }
    for (uint32_t i = begin; i < end; ++i) {
      words[i].run_begin = capital ? begin : i;
      words[i].run_end = capital ? end : i + 1;
      words[i].flags |= capital ? WARTA_WORD_CANDIDATE : 0;
    }
    if (!capital && end < n) {
      mark_gap(words, begin, end);
    } else if (!capital && begin > 0 && words[begin].flags & WARTA_WORD_DIGIT) {
      words[begin].flags |= WARTA_WORD_CANDIDATE;
    }
    begin = end;
  }
}

// "Komisi Pemberantasan Korupsi (KPK)": compare with the initials before.
static bool
is_acronym(const WartaNameWord *words, uint32_t t)
{
  const WartaNameWord *word = &words[t];
  uint32_t length = word->lower_length;
  if (t < 3 || length < 2 || length > 8) {
    return false;
  }
  uint32_t matched = 0;
  for (uint32_t k = 2; k < 12 && k <= t && matched < length; ++k) {
    const WartaNameWord *other = &words[t - k];
    if (!(other->flags & WARTA_WORD_LETTER)) {
      break;
    }
    matched += other->lower[0] == word->lower[length - 1 - matched];
  }
  return matched == length;
}

static void
mark_parentheses(WartaNameWord *words, uint32_t n)
{
  for (uint32_t t = 1; t + 1 < n; ++t) {
    const char *before = words[t - 1].lower;
    const char *after = words[t + 1].lower;
    if (words[t].flags & WARTA_WORD_CAPITAL && before[0] == '(' &&
        after[0] == ')') {
      words[t].flags |= WARTA_WORD_PARENTHESIS;
      words[t].flags |= is_acronym(words, t) ? WARTA_WORD_ACRONYM : 0;
    }
  }
}

static uint32_t
match_list(const WartaNameSet *lists, const WartaNameWord *words, uint32_t n,
           uint32_t t, uint32_t *flags)
{
  uint32_t best = 0;
  uint64_t key = 0;
  for (uint32_t k = 0; k < MAX_LIST_WORDS && t + k < n; ++k) {
    key = warta_name_set_step(key, words[t + k].word);
    uint32_t found = warta_name_set_find(lists, key);
    if (found & ~(uint32_t)WARTA_LIST_LONGER &&
        words[t + k].flags & WARTA_WORD_CANDIDATE) {
      best = k + 1;
      *flags = found & ~(uint32_t)WARTA_LIST_LONGER;
    }
    if (!(found & WARTA_LIST_LONGER)) {
      break;
    }
  }
  return best;
}

static void
mark_lists(const WartaNameSet *lists, WartaNameWord *words, uint32_t n)
{
  for (uint32_t t = 0; t < n;) {
    uint32_t flags = 0;
    uint32_t length = 0;
    if (words[t].flags & WARTA_WORD_CAPITAL) {
      words[t].parts =
          warta_name_set_find(lists, warta_name_set_word(words[t].word));
      length = match_list(lists, words, n, t, &flags);
    }
    for (uint32_t k = 0; k < length; ++k) {
      uint32_t size = length < 3 ? length : 3;
      words[t + k].list = flags << 3 | size << 1 | (k > 0);
      words[t + k].parts =
          warta_name_set_find(lists, warta_name_set_word(words[t + k].word));
    }
    t += length > 0 ? length : 1;
  }
}

WartaNameCase
warta_name_words_prepare(const WartaNameKnowledge *knowledge,
                         const WartaNameInput *input, uint32_t n,
                         WartaNameWord *words)
{
  for (uint32_t i = 0; i < n; ++i) {
    read_word(knowledge, &input[i], &words[i]);
  }
  WartaNameCase letters = letter_case(input, words, n);
  mark_runs(words, n);
  for (uint32_t i = 0; i < n; ++i) {
    if (words[i].flags & WARTA_WORD_CANDIDATE) {
      words[i].cased = warta_name_hash(input[i].form, input[i].form_length);
    }
  }
  mark_parentheses(words, n);
  mark_lists(&knowledge->lists, words, n);
  return letters;
}
