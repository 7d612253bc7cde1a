// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/stem.h"

#include <string.h>

const char *const warta_suffixes[5] = {"", "kan", "i", "an", "nya"};

// Bonus of a reading per suffix: the longer one explains more.
static const int suffix_cost[5] = {0, 0, 1, 0, 3};

enum {
  LEAST_STEM = 2,
  LEAST_UNKNOWN = 4, // letters of a root that is not in the lexicon
  WORST = -1000,
};

typedef struct {
  const WartaMorph *morph;
  WartaPart word;
  WartaPart only; // the root that is asked for, or empty
  char root[WARTA_MORPH_MAX];
  uint32_t root_length;
  uint8_t pattern;
  int score;
} Search;

const WartaRoot *
warta_root_find(const WartaMorph *morph, WartaPart part)
{
  const uint32_t i =
      warta_strmap_get(morph->root_index, part.text, part.length);
  return i == WARTA_STRMAP_NONE ? NULL
                                : &g_array_index(morph->roots, WartaRoot, i);
}

static bool
ends_in(WartaPart part, const char *suffix)
{
  const size_t length = strlen(suffix);
  return part.length > length &&
         memcmp(part.text + part.length - length, suffix, length) == 0;
}

/// Try a stem as root; keep it when it is the best so far.
static void
try_root(Search *s, WartaPart stem, uint8_t pattern, int cost)
{
  int weight = 0;
  if (s->only.length > 0) {
    if (stem.length != s->only.length ||
        memcmp(stem.text, s->only.text, stem.length) != 0) {
      return;
    }
  } else {
    const WartaRoot *root = warta_root_find(s->morph, stem);
    if (root == NULL || root->name) {
      return;
    }
    weight = root->weight;
  }
  const int score = weight * 2 - cost * 2 + (int)stem.length;
  if (score > s->score) {
    s->score = score;
    s->pattern = pattern;
    s->root_length = stem.length;
    memcpy(s->root, stem.text, stem.length);
  }
}

static void
try_row(Search *s, const WartaAffixRow *row)
{
  const WartaPart word = s->word;
  if (word.length < (uint32_t)row->length + LEAST_STEM ||
      memcmp(word.text, row->prefix, row->length) != 0 ||
      (row->next[0] != '\0' &&
       strchr(row->next, word.text[row->length]) == NULL)) {
    return;
  }
  char buffer[WARTA_MORPH_MAX + 1];
  const uint32_t restored = row->restored != '\0';
  buffer[0] = row->restored;
  memcpy(buffer + restored, word.text + row->length, word.length - row->length);
  const WartaPart stem = {buffer, word.length - row->length + restored};
  for (size_t i = 0; i < G_N_ELEMENTS(warta_suffixes); ++i) {
    if (row->patterns[i] == WARTA_AFFIX_NONE ||
        !ends_in(stem, warta_suffixes[i])) {
      continue;
    }
    const WartaPart root = {buffer,
                            stem.length - (uint32_t)strlen(warta_suffixes[i])};
    if (root.length >= LEAST_STEM &&
        (row->most == 0 || root.length <= row->most)) {
      try_root(s, root, row->patterns[i], row->cost + suffix_cost[i]);
    }
  }
}

static bool
has_vowel(WartaPart part)
{
  for (uint32_t i = 0; i < part.length; ++i) {
    if (strchr("aiueo", part.text[i]) != NULL) {
      return true;
    }
  }
  return false;
}

static void
try_rows(Search *s)
{
  for (uint32_t i = 0; i < s->morph->n_rows; ++i) {
    try_row(s, &s->morph->rows[i]);
  }
}

/// "di" before "hadapan" is a preposition that a space was forgotten behind.
static bool
is_derived_noun(const WartaMorph *morph, WartaPart stem)
{
  Search s = {.morph = morph, .word = stem, .score = WORST};
  try_rows(&s);
  return s.pattern == WARTA_AFFIX_AN || s.pattern == WARTA_AFFIX_KE_AN ||
         s.pattern == WARTA_AFFIX_PE_AN || s.pattern == WARTA_AFFIX_PER_AN;
}

/// Passives are made of any verb: "diblender" has the root "blender".
static bool
try_unknown(Search *s)
{
  WartaPart stem = {s->word.text + 2, s->word.length - 2};
  if (s->word.length < LEAST_UNKNOWN + 2 ||
      memcmp(s->word.text, "di", 2) != 0) {
    return false;
  }
  if (stem.text[0] == '-') {
    ++stem.text;
    --stem.length;
  }
  s->pattern = WARTA_AFFIX_DI;
  if (stem.length >= LEAST_UNKNOWN + 3 && ends_in(stem, "kan")) {
    stem.length -= 3;
    s->pattern = WARTA_AFFIX_DI_KAN;
  }
  if (stem.length < LEAST_UNKNOWN || !has_vowel(stem) ||
      is_derived_noun(s->morph, stem)) {
    return false;
  }
  if (stem.length >= LEAST_UNKNOWN + 3 && memcmp(stem.text, "per", 3) == 0) {
    stem.text += 3;
    stem.length -= 3;
    s->pattern = s->pattern == WARTA_AFFIX_DI ? WARTA_AFFIX_DIPER
                                              : WARTA_AFFIX_DIPER_KAN;
  }
  s->root_length = stem.length;
  memcpy(s->root, stem.text, stem.length);
  return true;
}

void
warta_stem(const WartaMorph *morph, WartaPart word, WartaMorphResult *result)
{
  Search s = {.morph = morph, .word = word, .score = WORST};
  const WartaRoot *whole = warta_root_find(morph, word);
  result->known = whole != NULL;
  if (whole == NULL) {
    try_rows(&s);
    result->known = s.score > WORST;
  }
  if (result->known ? whole != NULL : !try_unknown(&s)) {
    s.root_length = word.length;
    s.pattern = WARTA_AFFIX_NONE;
    memcpy(s.root, word.text, word.length);
  }
  memcpy(result->root, s.root, s.root_length);
  result->root[s.root_length] = '\0';
  result->affixes = s.pattern;
}

uint8_t
warta_stem_pattern(const WartaMorph *morph, WartaPart word, WartaPart root)
{
  Search s = {.morph = morph, .word = word, .only = root, .score = WORST};
  try_rows(&s);
  return s.pattern;
}
