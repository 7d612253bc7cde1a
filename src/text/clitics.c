// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/tokenizer.h"

#include <string.h>

enum {
  LEAST_CUT = 4,         // letters of a word that can be cut
  LEAST_CAPITALISED = 5, // letters left of "Kutulis"; shorter ones are names
};

static const WartaCuts *
known_cuts(const WartaTokenizer *tokenizer, const char *lower, uint32_t length)
{
  const uint32_t i = warta_strmap_get(tokenizer->splits, lower, length);
  return i == WARTA_STRMAP_NONE ? NULL
                                : &g_array_index(tokenizer->cuts, WartaCuts, i);
}

/// Whether the word is known, by itself or doubled: "anak-anak"; a hyphen may
/// stand before the clitic: "hamba-" + "Ku".
static bool
is_known(const WartaTokenizer *tokenizer, const char *lower, uint32_t length)
{
  length -= lower[length - 1] == '-' ? 1U : 0U;
  if (warta_strmap_has(tokenizer->words, lower, length)) {
    return true;
  }
  const char *hyphen = memchr(lower, '-', length);
  if (hyphen == NULL) {
    return false;
  }
  const uint32_t rest = (uint32_t)(lower + length - hyphen) - 1;
  return warta_strmap_has(tokenizer->words, lower,
                          (uint32_t)(hyphen - lower)) &&
         warta_strmap_has(tokenizer->words, hyphen + 1, rest);
}

static bool
is_acronym(const char *word, uint32_t length)
{
  uint32_t upper = 0;
  for (uint32_t i = 0; i < length; ++i) {
    upper += g_ascii_isupper(word[i]);
  }
  return upper >= 2 && g_ascii_isupper(word[length - 1]);
}

static bool
ends_in(const WartaClitic *clitic, const char *lower, uint32_t length)
{
  return !clitic->prefix &&
         length >= (uint32_t)clitic->length + clitic->least &&
         memcmp(lower + length - clitic->length, clitic->form,
                clitic->length) == 0;
}

/// Whether the clitic may be cut from the end of a word.
static bool
cuts_suffix(const WartaTokenizer *tokenizer, const WartaClitic *clitic,
            const char *word, const char *lower, uint32_t length)
{
  if (!ends_in(clitic, lower, length)) {
    return false;
  }
  const uint32_t rest = length - clitic->length;
  if (is_known(tokenizer, lower, rest)) {
    return true;
  }
  if (clitic->rule == WARTA_CLITIC_KNOWN) {
    return false;
  }
  return g_ascii_islower(word[0]) || is_acronym(word, rest);
}

/// Cut one clitic of the kind from the end; return what is left.
static uint32_t
cut_suffix(const WartaTokenizer *tokenizer, bool particle, const char *word,
           const char *lower, uint32_t length)
{
  for (uint32_t i = 0; i < tokenizer->n_clitics; ++i) {
    const WartaClitic *clitic = &tokenizer->clitics[i];
    if (clitic->particle == particle &&
        cuts_suffix(tokenizer, clitic, word, lower, length)) {
      return length - clitic->length;
    }
  }
  return length;
}

/// Begin of a particle at the end that something is left before, or `length`.
static uint32_t
particle_begin(const WartaTokenizer *tokenizer, const char *lower,
               uint32_t length)
{
  for (uint32_t i = 0; i < tokenizer->n_clitics; ++i) {
    const WartaClitic *clitic = &tokenizer->clitics[i];
    if (clitic->particle && ends_in(clitic, lower, length)) {
      return length - clitic->length;
    }
  }
  return length;
}

/// Bytes of a pronoun before a verb, "ku" + "tulis", or 0.
static uint32_t
cut_prefix(const WartaTokenizer *tokenizer, const char *lower, uint32_t length)
{
  for (uint32_t i = 0; i < tokenizer->n_clitics; ++i) {
    const WartaClitic *clitic = &tokenizer->clitics[i];
    if (clitic->prefix && length >= (uint32_t)clitic->length + clitic->least &&
        memcmp(lower, clitic->form, clitic->length) == 0 &&
        is_known(tokenizer, lower + clitic->length, length - clitic->length)) {
      return clitic->length;
    }
  }
  return 0;
}

/// Whether a word can end in one of the clitics at all; most words cannot.
static bool
may_have_suffix(const char *lower, uint32_t length)
{
  switch (lower[length - 1]) {
  case 'a':
  case 'h':
  case 'n':
  case 'u':
    return true;
  default:
    return false;
  }
}

/// Whether a word can begin with a clitic or with a preposition that is written
/// together with the next word, "dibawah"; most words cannot.
static bool
may_have_prefix(const char *lower)
{
  return lower[0] == 'k' || (lower[0] == 'd' && lower[1] == 'i');
}

/// Cut particle and pronoun from the end: "rumah" + "nya" + "lah".
static uint32_t
cut_suffixes(const WartaTokenizer *tokenizer, const char *word,
             const char *lower, uint32_t length, uint32_t cuts[2])
{
  const uint32_t stem = cut_suffix(tokenizer, true, word, lower, length);
  if (stem < length) {
    cuts[0] = stem;
    return 1;
  }
  const uint32_t rest = particle_begin(tokenizer, lower, length);
  const uint32_t first = cut_suffix(tokenizer, false, word, lower, rest);
  if (first == rest) {
    return 0;
  }
  cuts[0] = first;
  cuts[1] = rest;
  return rest < length ? 2 : 1;
}

/// "suku-suku", "sub-suku": the part behind the hyphen is a word as it is.
static bool
is_known_compound(const WartaTokenizer *tokenizer, const char *lower,
                  uint32_t length)
{
  const char *hyphen = memchr(lower, '-', length);
  if (hyphen == NULL) {
    return false;
  }
  const uint32_t first = (uint32_t)(hyphen - lower);
  const uint32_t rest = length - first - 1;
  return (rest == first && memcmp(lower, hyphen + 1, rest) == 0) ||
         (rest >= LEAST_CUT &&
          warta_strmap_has(tokenizer->words, hyphen + 1, rest));
}

static uint32_t
cuts_by_rule(const WartaTokenizer *tokenizer, const char *word,
             const char *lower, uint32_t length, uint32_t cuts[2])
{
  if (warta_strmap_has(tokenizer->words, lower, length) ||
      is_known_compound(tokenizer, lower, length)) {
    return 0;
  }
  const uint32_t n = cut_suffixes(tokenizer, word, lower, length, cuts);
  if (n > 0) {
    return n;
  }
  cuts[0] = cut_prefix(tokenizer, lower, length);
  const bool name =
      !g_ascii_islower(word[0]) && length - cuts[0] < LEAST_CAPITALISED;
  return cuts[0] > 0 && !name ? 1 : 0;
}

uint32_t
warta_find_clitics(const WartaTokenizer *tokenizer, const char *word,
                   const char *lower, uint32_t length, WartaStyle style,
                   uint32_t cuts[2])
{
  if (length >= WARTA_WORD_MAX || length < LEAST_CUT) {
    return 0;
  }
  if (!may_have_prefix(lower) && !may_have_suffix(lower, length)) {
    return 0;
  }
  const WartaCuts *known = known_cuts(tokenizer, lower, length);
  if (known == NULL) {
    return cuts_by_rule(tokenizer, word, lower, length, cuts);
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i < 2 && known->at[style][i] != 0; ++i) {
    cuts[n++] = known->at[style][i];
  }
  return n;
}
