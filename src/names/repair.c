// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/crf.h"
#include "names/found.h"

#include <string.h>

enum {
  MAX_INITIALS = 4, // letters of a person known by initials
  MIN_AGE = 1,
  MAX_AGE = 110,
};

typedef struct {
  WartaNameWord *words;
  uint8_t *labels;
  uint32_t n;
} Sentence;

static bool
is_word(const WartaNameWord *word, const char *lower)
{
  return strcmp(word->lower, lower) == 0;
}

static bool
is_capital(const Sentence *s, uint32_t t)
{
  return t < s->n && s->words[t].flags & WARTA_WORD_CAPITAL;
}

static void
set_labels(const Sentence *s, uint32_t begin, uint32_t end, uint8_t label)
{
  for (uint32_t t = begin; t < end; ++t) {
    s->labels[t] = (uint8_t)(label + (t > begin));
  }
  // What is left of a name behind begins anew.
  if (end < s->n && warta_label_is_inside(s->labels[end]) &&
      (end == begin || s->labels[end] != s->labels[end - 1])) {
    --s->labels[end];
  }
}

static uint32_t
name_end(const Sentence *s, uint32_t begin)
{
  uint32_t end = begin + 1;
  uint8_t label = s->labels[begin];
  uint8_t inside = warta_label_is_inside(label) ? label : (uint8_t)(label + 1);
  while (end < s->n && s->labels[end] == inside) {
    ++end;
  }
  return end;
}

static uint32_t
read_number(const char *text)
{
  uint32_t value = 0;
  for (; *text >= '0' && *text <= '9' && value < 1000; ++text) {
    value = value * 10 + (uint32_t)(*text - '0');
  }
  return *text == '\0' ? value : 0;
}

// "(19)" or "(19 tahun)" at word t.
static bool
is_age(const Sentence *s, uint32_t t)
{
  if (t + 2 >= s->n || !is_word(&s->words[t], "(")) {
    return false;
  }
  uint32_t age = read_number(s->words[t + 1].lower);
  const WartaNameWord *next = &s->words[t + 2];
  return age >= MIN_AGE && age <= MAX_AGE &&
         (is_word(next, ")") || is_word(next, "tahun") || is_word(next, "thn"));
}

static bool
is_initials(const Sentence *s, uint32_t t)
{
  const WartaNameWord *word = &s->words[t];
  if (!is_capital(s, t) || word->lower_length > MAX_INITIALS ||
      word->flags & WARTA_WORD_DIGIT || !(word->flags & WARTA_WORD_UPPER)) {
    return false;
  }
  return true;
}

static void
set_person(const Sentence *s, uint32_t begin, uint32_t end)
{
  set_labels(s, begin, end, WARTA_LABEL_B_PERSON);
  for (uint32_t t = begin; t < end; ++t) {
    s->words[t].flags |= WARTA_WORD_SURE;
  }
}

// Whether the word is said of a person but no part of the name.
static bool
is_designation(const WartaNameWord *word)
{
  return word->info.cue == WARTA_CUE_RANK || word->info.cue == WARTA_CUE_OFFICE;
}

static bool
heads_no_person(const WartaNameWord *word)
{
  switch ((WartaNameCue)word->info.cue) {
  case WARTA_CUE_ORG_HEAD:
  case WARTA_CUE_ORG_WEAK:
  case WARTA_CUE_PLACE_HEAD:
  case WARTA_CUE_REGION_HEAD:
  case WARTA_CUE_CALENDAR:
  case WARTA_CUE_EVENT:
  case WARTA_CUE_LAW:
    return true;
  default:
    return false;
  }
}

// Begin of the person's name in the capitals that end at `end`, or `end`.
static uint32_t
person_begin(const Sentence *s, uint32_t end)
{
  enum { MOSTLY_SMALL = 4 }; // caps of words that are seldom capitalised
  uint32_t begin = s->words[end - 1].run_begin;
  for (uint32_t t = begin; t < end; ++t) {
    if (s->labels[t] == WARTA_LABEL_B_PERSON) {
      return t;
    }
  }
  while (begin + 1 < end && (is_designation(&s->words[begin]) ||
                             (begin == 0 && s->words[0].info.caps > 0 &&
                              s->words[0].info.caps <= MOSTLY_SMALL))) {
    ++begin;
  }
  return heads_no_person(&s->words[begin]) ? end : begin;
}

// The capitals before an age are a person: "korban, Sari (19)".
static void
mend_ages(const Sentence *s)
{
  for (uint32_t t = 1; t < s->n; ++t) {
    if (is_age(s, t) && is_capital(s, t - 1)) {
      uint32_t begin = person_begin(s, t);
      if (begin < t) {
        set_person(s, begin, t);
      }
    }
  }
}

// "berinisial RR", "inisial AB, CD dan EF".
static void
mend_initials(const Sentence *s)
{
  for (uint32_t t = 0; t + 1 < s->n; ++t) {
    if (!is_word(&s->words[t], "inisial") &&
        !is_word(&s->words[t], "berinisial")) {
      continue;
    }
    uint32_t k = t + 1;
    while (k < s->n && is_initials(s, k)) {
      set_person(s, k, k + 1);
      ++k;
      k += k < s->n && is_word(&s->words[k], ",");
      k += k < s->n && s->words[k].info.cue == WARTA_CUE_LINK;
    }
    t = k - 1;
  }
}

// A parenthesis that is opened in a name is closed in it.
static void
mend_parentheses(const Sentence *s, uint32_t begin)
{
  uint32_t end = name_end(s, begin);
  uint32_t open = 0;
  for (uint32_t t = begin; t < end; ++t) {
    if (is_word(&s->words[t], "(")) {
      ++open;
    } else if (is_word(&s->words[t], ")")) {
      if (open == 0) {
        memset(s->labels + t, WARTA_LABEL_O, end - t);
        return;
      }
      --open;
    }
  }
  if (open == 0) {
    return;
  }
  if (end < s->n && is_word(&s->words[end], ")")) {
    uint8_t label = s->labels[begin];
    s->labels[end] = (uint8_t)(label + 1);
    if (end + 1 < s->n && is_word(&s->words[end + 1], "tbk")) {
      s->labels[end + 1] = (uint8_t)(label + 1);
    }
  } else if (is_word(&s->words[end - 1], "(")) {
    s->labels[end - 1] = WARTA_LABEL_O;
  }
}

// "Reuters dan Anadolu Agency" are two, "Kementerian Hukum dan HAM" is one.
static void
split_pair(const Sentence *s, uint32_t begin)
{
  if (s->words[begin].info.cue == WARTA_CUE_ORG_HEAD ||
      s->words[begin].info.cue == WARTA_CUE_ORG_WEAK ||
      s->words[begin].list != 0) {
    return;
  }
  uint32_t end = name_end(s, begin);
  for (uint32_t t = begin + 1; t + 1 < end; ++t) {
    if (is_word(&s->words[t], "dan") || is_word(&s->words[t], "serta")) {
      uint8_t label = s->labels[begin];
      s->labels[t] = WARTA_LABEL_O;
      set_labels(s, t + 1, end, label);
      return;
    }
  }
}

// "Kombes Sumarni": ranks and offices are no part of the name.
static void
strip_designation(const Sentence *s, uint32_t begin)
{
  uint32_t end = name_end(s, begin);
  uint32_t t = begin;
  while (t + 1 < end && is_designation(&s->words[t])) {
    ++t;
  }
  if (t > begin) {
    memset(s->labels + begin, WARTA_LABEL_O, t - begin);
    set_labels(s, t, end, WARTA_LABEL_B_PERSON);
  }
}

// "Kota Makassar", "Gunung Semeru": the head belongs to the name.
static void
take_place_head(const Sentence *s, uint32_t begin)
{
  if (begin == 0 || !is_capital(s, begin - 1) ||
      s->labels[begin - 1] != WARTA_LABEL_O) {
    return;
  }
  uint8_t cue = s->words[begin - 1].info.cue;
  if (cue == WARTA_CUE_REGION_HEAD || cue == WARTA_CUE_PLACE_HEAD) {
    set_labels(s, begin - 1, name_end(s, begin), WARTA_LABEL_B_PLACE);
  }
}

// "Kepolisian Sektor Cibinong": a run of capitals behind the head of an
// organisation is its name, whatever its last words are called alone.
static void
take_organization(const Sentence *s, uint32_t begin)
{
  uint32_t end = s->words[begin].run_end;
  uint32_t t = begin;
  while (t < end && s->labels[t] == WARTA_LABEL_O) {
    ++t;
  }
  if (t == begin || end - begin < 2) {
    return;
  }
  if (t < end) {
    if (s->labels[t] == WARTA_LABEL_B_PERSON) {
      end = t;
    } else {
      end = name_end(s, t);
    }
  }
  while (end > begin && is_designation(&s->words[end - 1])) {
    --end;
  }
  if (end - begin >= 2) {
    set_labels(s, begin, end, WARTA_LABEL_B_ORGANIZATION);
  }
}

static void
take_organizations(const Sentence *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    if (s->labels[t] == WARTA_LABEL_O && is_capital(s, t) &&
        s->words[t].info.cue == WARTA_CUE_ORG_HEAD &&
        (t == s->words[t].run_begin || s->labels[t - 1] == WARTA_LABEL_O)) {
      take_organization(s, t);
      t = s->labels[t] == WARTA_LABEL_O ? t : name_end(s, t) - 1;
    }
  }
}

void
warta_names_repair(WartaNameWord *words, uint32_t n, WartaNameCase letters,
                   uint8_t *labels)
{
  Sentence s = {words, labels, n};
  if (letters == WARTA_CASE_PLAIN) {
    take_organizations(&s);
    mend_ages(&s);
    mend_initials(&s);
  }
  for (uint32_t t = 0; t < n; ++t) {
    if (labels[t] == WARTA_LABEL_O) {
      continue;
    }
    if (labels[t] == WARTA_LABEL_B_PERSON) {
      strip_designation(&s, t);
    } else if (labels[t] == WARTA_LABEL_B_PLACE &&
               letters == WARTA_CASE_PLAIN) {
      take_place_head(&s, t);
    }
    if (labels[t] != WARTA_LABEL_O) {
      mend_parentheses(&s, t);
      split_pair(&s, t);
    }
    uint32_t end = labels[t] == WARTA_LABEL_O ? t + 1 : name_end(&s, t);
    t = end - 1;
  }
}
