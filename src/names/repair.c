// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/crf.h"
#include "names/found.h"

#include <string.h>

enum {
  MAX_INITIALS = 4, // letters of a person known by initials
  MAX_AGE = 110,
  MAX_SCORE = 14, // a number behind a team is no age
};

typedef struct {
  WartaNameWord *words;
  uint8_t *labels;
  uint32_t n;
} Sentence;

static bool
is_word(const WartaNameWord *word, const char *lower)
{
  return word->lower[0] == lower[0] && strcmp(word->lower, lower) == 0;
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

// The age in "(19)" or "(19 tahun)" at word t, or 0.
static uint32_t
age_at(const Sentence *s, uint32_t t)
{
  if (t + 2 >= s->n || !is_word(&s->words[t], "(")) {
    return 0;
  }
  uint32_t age = read_number(s->words[t + 1].lower);
  const WartaNameWord *next = &s->words[t + 2];
  bool is_age =
      is_word(next, ")") || is_word(next, "tahun") || is_word(next, "thn");
  return is_age && age <= MAX_AGE ? age : 0;
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

static bool
is_among(const char *const *list, size_t n, const char *lower)
{
  for (size_t i = 0; i < n; ++i) {
    if (list[i][0] == lower[0] && strcmp(list[i], lower) == 0) {
      return true;
    }
  }
  return false;
}

// Whether raw text shows the word mostly in names of organisations or places.
static bool
is_known_organization(const WartaNameWord *word)
{
  enum { OFTEN = 3, MOSTLY = 2 };
  uint32_t kind = word->info.seen >> 2 & 3;
  uint32_t share = word->info.seen >> 4 & 3;
  uint32_t often = word->info.seen >> 6;
  return often >= OFTEN && share >= MOSTLY && kind >= 2;
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
  case WARTA_CUE_PLACE_WEAK:
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
  const WartaNameWord *first = &s->words[begin];
  bool other = heads_no_person(first) ||
               (!is_initials(s, begin) && is_known_organization(first));
  return other ? end : begin;
}

// The capitals before an age are a person: "korban, Sari (19)".
static void
mend_age(const Sentence *s, uint32_t t, uint32_t age)
{
  bool team = age <= MAX_SCORE && !is_initials(s, t - 1) &&
              s->labels[t - 1] >= WARTA_LABEL_B_ORGANIZATION;
  uint32_t begin = team ? t : person_begin(s, t);
  if (begin < t) {
    set_person(s, begin, t);
  }
}

static void
mend_ages(const Sentence *s)
{
  for (uint32_t t = 1; t < s->n; ++t) {
    uint32_t age = age_at(s, t);
    if (age > 0 && is_capital(s, t - 1)) {
      mend_age(s, t, age);
    }
  }
}

// Whether initials may follow the word: certainly, or if nobody knows an
// organisation by them.
static bool
leads_to_initials(const Sentence *s, uint32_t t, bool *certain)
{
  static const char *const sure[] = {"inisial", "berinisial", "bernama"};
  static const char *const likely[] = {"saksi",    "tersangka", "terdakwa",
                                       "terlapor", "korban",    "pelaku"};
  const char *lower = s->words[t].lower;
  *certain = is_among(sure, G_N_ELEMENTS(sure), lower);
  return *certain || is_among(likely, G_N_ELEMENTS(likely), lower);
}

// Pass over "(Direktur CCM)" at word t.
static uint32_t
skip_parenthesis(const Sentence *s, uint32_t t)
{
  enum { MAX_INSIDE = 8 };
  if (t >= s->n || !is_word(&s->words[t], "(")) {
    return t;
  }
  for (uint32_t k = t + 1; k < s->n && k <= t + MAX_INSIDE; ++k) {
    if (is_word(&s->words[k], ")")) {
      return k + 1;
    }
  }
  return t;
}

// "berinisial RR", "bernama AB (direktur), CD dan EF", "tersangka, TW,".
static void
mend_initials(const Sentence *s)
{
  for (uint32_t t = 0; t + 1 < s->n; ++t) {
    bool certain = false;
    if (!leads_to_initials(s, t, &certain)) {
      continue;
    }
    uint32_t k = t + 1;
    k += !certain && is_word(&s->words[k], ",");
    while (k < s->n && is_initials(s, k) &&
           (certain || !is_known_organization(&s->words[k]))) {
      set_person(s, k, k + 1);
      k = skip_parenthesis(s, k + 1);
      k += k < s->n && is_word(&s->words[k], ",");
      k += k < s->n && s->words[k].info.cue == WARTA_CUE_LINK;
    }
    t = k - 1;
  }
}

// "akrab disapa Lilo": how a person is called.
static void
mend_nicknames(const Sentence *s)
{
  for (uint32_t t = 0; t + 1 < s->n; ++t) {
    if (is_word(&s->words[t], "disapa") && is_capital(s, t + 1)) {
      set_person(s, t + 1, s->words[t + 1].run_end);
    }
  }
}

// Whether the word may be in a name and is no common word.
static bool
may_be_name(const Sentence *s, uint32_t t)
{
  enum { MOSTLY_CAPITAL = 6 }; // caps of words that are seldom written small
  const WartaNameWord *word = &s->words[t];
  return is_capital(s, t) && !(word->flags & WARTA_WORD_DIGIT) &&
         word->info.cue == WARTA_CUE_NONE &&
         (word->info.caps == 0 || word->info.caps >= MOSTLY_CAPITAL) &&
         !is_known_organization(word);
}

// "Briptu Rani": who has a rank is a person.  Captains and commanders may be
// followed by what they lead.
static void
mend_ranks(const Sentence *s)
{
  static const char *const leaders[] = {"kapten", "komandan", "tni"};
  for (uint32_t t = 0; t + 1 < s->n; ++t) {
    uint32_t end = t + 1;
    if (s->words[t].info.cue != WARTA_CUE_RANK || !is_capital(s, t) ||
        is_among(leaders, G_N_ELEMENTS(leaders), s->words[t].lower)) {
      continue;
    }
    while (end < s->words[t].run_end && s->labels[end] == WARTA_LABEL_O &&
           may_be_name(s, end)) {
      ++end;
    }
    if (end > t + 1) {
      bool goes_on = end < s->n && s->labels[end] == WARTA_LABEL_B_PERSON;
      set_person(s, t + 1, goes_on ? name_end(s, end) : end);
      t = end - 1;
    }
  }
}

// "klub Red Sparks", "perusahaan Kpler": not somebody's name.
static void
mend_kinds(const Sentence *s)
{
  for (uint32_t t = 1; t < s->n; ++t) {
    if (s->labels[t] == WARTA_LABEL_B_PERSON &&
        s->words[t - 1].info.cue == WARTA_CUE_ORG_KIND &&
        !is_capital(s, t - 1)) {
      set_labels(s, t, name_end(s, t), WARTA_LABEL_B_ORGANIZATION);
    }
  }
}

static bool
is_degree(const Sentence *s, uint32_t t)
{
  const WartaNameWord *word = &s->words[t];
  return word->info.cue == WARTA_CUE_DEGREE ||
         (is_capital(s, t) && strchr(word->lower, '.') != NULL &&
          word->lower_length <= MAX_INITIALS + 2) ||
         (is_initials(s, t) && !is_known_organization(word));
}

// "Val Warner, MS, RD": degrees behind a person are no organisations.
static void
drop_degrees(const Sentence *s, uint32_t begin)
{
  uint32_t t = name_end(s, begin);
  while (t + 2 < s->n && is_word(&s->words[t], ",") && is_degree(s, t + 1) &&
         is_word(&s->words[t + 2], ",")) {
    if (s->labels[t + 1] != WARTA_LABEL_O) {
      memset(s->labels + t + 1, WARTA_LABEL_O, name_end(s, t + 1) - t - 1);
    }
    t += 2;
  }
}

// Parentheses opened in the words and not closed; or -1, and `*end` cut, when
// one is closed that was not opened.
static int
open_parentheses(const Sentence *s, uint32_t begin, uint32_t *end)
{
  int open = 0;
  for (uint32_t t = begin; t < *end; ++t) {
    open += is_word(&s->words[t], "(") ? 1 : 0;
    open -= is_word(&s->words[t], ")") ? 1 : 0;
    if (open < 0) {
      *end = t;
    }
  }
  return open;
}

// A parenthesis that is opened in a name is closed in it.
static void
mend_parentheses(const Sentence *s, uint32_t begin)
{
  uint32_t end = name_end(s, begin);
  uint32_t kept = end;
  int open = open_parentheses(s, begin, &kept);
  memset(s->labels + kept, WARTA_LABEL_O, end - kept);
  if (open <= 0) {
    return;
  }
  uint8_t inside = (uint8_t)(s->labels[begin] + 1);
  if (end < s->n && is_word(&s->words[end], ")")) {
    s->labels[end] = inside;
    bool company = end + 1 < s->n && is_word(&s->words[end + 1], "tbk");
    s->labels[company ? end + 1 : end] = inside;
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

// "Polri Irjen Agus": a rank behind an organisation is somebody's.
static void
strip_trailing(const Sentence *s, uint32_t begin)
{
  uint32_t end = name_end(s, begin);
  while (end > begin + 1 && (s->words[end - 1].info.cue == WARTA_CUE_RANK)) {
    s->labels[--end] = WARTA_LABEL_O;
  }
}

// "Jalan KH | Abdullah Bin Nuh": streets and buildings named for a person.
static void
join_place(const Sentence *s, uint32_t begin)
{
  uint32_t end = name_end(s, begin);
  if (s->words[begin].info.cue == WARTA_CUE_PLACE_HEAD && end < s->n &&
      s->labels[end] == WARTA_LABEL_B_PERSON) {
    set_labels(s, begin, name_end(s, end), WARTA_LABEL_B_PLACE);
  }
}

// "Wali Kota Bogor": the city belongs to the office.
static bool
is_of_mayor(const Sentence *s, uint32_t t)
{
  return t > 0 && is_word(&s->words[t - 1], "wali") &&
         is_word(&s->words[t], "kota");
}

static void
strip_mayor(const Sentence *s, uint32_t begin)
{
  if (is_of_mayor(s, begin)) {
    uint32_t end = name_end(s, begin);
    s->labels[begin] = WARTA_LABEL_O;
    set_labels(s, begin + 1, end, WARTA_LABEL_B_PLACE);
  }
}

static bool
is_place_head(const Sentence *s, uint32_t t)
{
  uint8_t cue = s->words[t].info.cue;
  return is_capital(s, t) && !is_of_mayor(s, t) &&
         (cue == WARTA_CUE_REGION_HEAD || cue == WARTA_CUE_PLACE_HEAD);
}

// End of the place's name that begins with its head at `begin`: "Jalan KH
// Ahmad Dahlan", "Desa Sukamulya".
static uint32_t
place_end(const Sentence *s, uint32_t begin)
{
  uint32_t run_end = s->words[begin].run_end;
  uint32_t t = begin + 1;
  while (t < run_end && s->words[t].info.cue == WARTA_CUE_TITLE &&
         s->labels[t] == WARTA_LABEL_O) {
    ++t;
  }
  if (t < run_end && (s->labels[t] == WARTA_LABEL_B_PLACE ||
                      (s->labels[t] == WARTA_LABEL_B_PERSON &&
                       s->words[begin].info.cue == WARTA_CUE_PLACE_HEAD))) {
    return name_end(s, t);
  }
  while (t < run_end && s->labels[t] == WARTA_LABEL_O &&
         !is_designation(&s->words[t]) && !is_place_head(s, t)) {
    ++t;
  }
  return t;
}

static void
take_places(const Sentence *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    if (s->labels[t] != WARTA_LABEL_O || !is_place_head(s, t)) {
      continue;
    }
    uint32_t end = place_end(s, t);
    if (end - t >= 2) {
      set_labels(s, t, end, WARTA_LABEL_B_PLACE);
      t = end - 1;
    }
  }
}

// "Satgas Rehabilitasi dan Rekonstruksi": a common word behind "dan" goes on
// with the name, a name of its own does not.
static uint32_t
pair_end(const Sentence *s, uint32_t end)
{
  enum { COMMON = 5 }; // caps of words that are also written small
  if (end + 1 >= s->n || !is_word(&s->words[end], "dan") ||
      !is_capital(s, end + 1) || s->labels[end + 1] != WARTA_LABEL_O) {
    return end;
  }
  const WartaNameWord *next = &s->words[end + 1];
  if (next->info.caps == 0 || next->info.caps > COMMON ||
      heads_no_person(next) || is_designation(next)) {
    return end;
  }
  uint32_t t = end + 1;
  while (t < next->run_end && s->labels[t] == WARTA_LABEL_O) {
    ++t;
  }
  return t;
}

// End of the organisation's name that begins with its head at `begin`: a run
// of capitals, whatever its last words are called alone.
static uint32_t
organization_end(const Sentence *s, uint32_t begin)
{
  uint32_t run_end = s->words[begin].run_end;
  uint32_t t = begin;
  if (s->labels[t] == WARTA_LABEL_B_ORGANIZATION) {
    t = name_end(s, t);
  }
  while (t < run_end && s->labels[t] == WARTA_LABEL_O &&
         !is_designation(&s->words[t])) {
    ++t;
  }
  if (t < run_end && (s->labels[t] == WARTA_LABEL_B_PLACE ||
                      s->labels[t] == WARTA_LABEL_B_ORGANIZATION)) {
    return name_end(s, t);
  }
  return t == run_end ? pair_end(s, t) : t;
}

// "Kepolisian Sektor Cibinong", "Fraksi PKB", "BNNK Pekanbaru".
static void
take_organizations(const Sentence *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    uint8_t label = s->labels[t];
    if (!is_capital(s, t) || s->words[t].info.cue != WARTA_CUE_ORG_HEAD ||
        (label != WARTA_LABEL_O && label != WARTA_LABEL_B_ORGANIZATION)) {
      continue;
    }
    uint32_t end = organization_end(s, t);
    if (end - t >= 2) {
      set_labels(s, t, end, WARTA_LABEL_B_ORGANIZATION);
    }
    t = MAX(end, t + 1) - 1;
  }
}

// "Kementerian" alone is any ministry.
static bool
is_bare_head(const Sentence *s, uint32_t t)
{
  enum { COMMON = 5 }; // caps of words that are also written small
  const WartaNameWord *word = &s->words[t];
  return heads_no_person(word) && word->info.caps > 0 &&
         word->info.caps <= COMMON && !(word->flags & WARTA_WORD_UPPER) &&
         name_end(s, t) == t + 1;
}

// "Dewan Ekonomi Nasional (DEN)": the initials of an organisation are one.
static void
take_acronyms(const Sentence *s)
{
  for (uint32_t t = 2; t < s->n; ++t) {
    uint8_t before = s->labels[t - 2];
    if (s->words[t].flags & WARTA_WORD_ACRONYM &&
        s->labels[t] == WARTA_LABEL_O && before == WARTA_LABEL_I_ORGANIZATION) {
      set_labels(s, t, t + 1, WARTA_LABEL_B_ORGANIZATION);
    }
  }
}

// "I | Wayan Sudana", "Anak | Agung Oka": the first word of a Balinese name.
static void
mend_balinese(const Sentence *s)
{
  static const char *const leads[] = {"i", "ni", "ida", "desak", "anak"};
  static const char *const births[] = {
      "wayan",  "made",   "nyoman", "ketut", "putu", "gede",  "gde", "kadek",
      "komang", "nengah", "luh",    "gusti", "dewa", "agung", "ayu", "bagus"};
  for (uint32_t t = 0; t + 1 < s->n; ++t) {
    if (s->labels[t + 1] != WARTA_LABEL_B_PERSON || !is_capital(s, t) ||
        !is_among(leads, G_N_ELEMENTS(leads), s->words[t].lower) ||
        !is_among(births, G_N_ELEMENTS(births), s->words[t + 1].lower) ||
        (is_word(&s->words[t], "anak") &&
         !is_word(&s->words[t + 1], "agung"))) {
      continue;
    }
    set_labels(s, t, name_end(s, t + 1), WARTA_LABEL_B_PERSON);
  }
}

// What is mended in one name.
static void
mend_name(const Sentence *s, uint32_t t)
{
  switch (s->labels[t]) {
  case WARTA_LABEL_B_PERSON:
    strip_designation(s, t);
    if (s->labels[t] == WARTA_LABEL_B_PERSON) {
      drop_degrees(s, t);
    }
    break;
  case WARTA_LABEL_B_ORGANIZATION:
    strip_trailing(s, t);
    if (is_bare_head(s, t)) {
      s->labels[t] = WARTA_LABEL_O;
    }
    break;
  case WARTA_LABEL_B_PLACE:
    join_place(s, t);
    strip_mayor(s, t);
    break;
  default:
    return;
  }
  if (s->labels[t] != WARTA_LABEL_O) {
    mend_parentheses(s, t);
    split_pair(s, t);
  }
}

void
warta_names_repair(WartaNameWord *words, uint32_t n, WartaNameCase letters,
                   uint8_t *labels) // NOLINT(readability-non-const-parameter)
{
  Sentence s = {words, labels, n};
  if (letters == WARTA_CASE_PLAIN) {
    mend_kinds(&s);
    take_organizations(&s);
    take_places(&s);
    mend_ages(&s);
    mend_ranks(&s);
    mend_initials(&s);
    mend_nicknames(&s);
    mend_balinese(&s);
  }
  for (uint32_t t = 0; t < n; ++t) {
    mend_name(&s, t);
    t = labels[t] == WARTA_LABEL_O ? t : name_end(&s, t) - 1;
  }
  take_acronyms(&s);
}
