// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the name tagger sees of a sentence.

#pragma once

#include "names/tables.h"

enum { WARTA_NAME_MAX_FEATURES = 96 };

/// Classes of cue words, data/names/cues.tsv: X(ENUM, "name")
// clang-format off
#define WARTA_CUE_LIST(X)                                                      \
  X(NONE, "none") X(TITLE, "title") X(RANK, "rank") X(OFFICE, "office")        \
  X(ORG_HEAD, "org-head") X(ORG_WEAK, "org-weak") X(ORG_TAIL, "org-tail")      \
  X(PLACE_HEAD, "place-head") X(REGION_HEAD, "region-head")                    \
  X(DIRECTION, "direction") X(DEGREE, "degree") X(SPEECH, "speech")            \
  X(LOCATIVE, "locative") X(CALENDAR, "calendar") X(KIN, "kin")                \
  X(LINK, "link") X(EVENT, "event") X(LAW, "law") X(ORG_KIND, "org-kind")   \
  X(PLACE_WEAK, "place-weak")
// clang-format on

#define WARTA_ENUM_CUE(id, name) WARTA_CUE_##id,
typedef enum { WARTA_CUE_LIST(WARTA_ENUM_CUE) WARTA_N_CUES } WartaNameCue;

extern const char *const warta_cue_names[WARTA_N_CUES];

enum {
  WARTA_WORD_CAPITAL = 1 << 0,     ///< Has a capital letter
  WARTA_WORD_DIGIT = 1 << 1,       ///< Has a digit
  WARTA_WORD_LETTER = 1 << 2,      ///< Has a letter
  WARTA_WORD_CANDIDATE = 1 << 3,   ///< May be part of a name
  WARTA_WORD_PARENTHESIS = 1 << 4, ///< Stands alone in parentheses
  WARTA_WORD_ACRONYM = 1 << 5,     ///< Is one of the capitals just before
  WARTA_WORD_UPPER = 1 << 6,       ///< All its letters are ASCII capitals
  WARTA_WORD_SURE = 1 << 7,        ///< Part of a person's name beyond doubt
};

/// How a sentence is written; capitals mean less in the later two.
typedef enum {
  WARTA_CASE_PLAIN,
  WARTA_CASE_TITLE, ///< Nearly Every Word Begins With a Capital
  WARTA_CASE_UPPER, ///< ALL LETTERS ARE CAPITALS
} WartaNameCase;

/// A word as given.  `lower` is its form in lower case.
typedef struct {
  const char *form;
  const char *lower;
  uint32_t form_length;
  uint32_t lower_length;
} WartaNameInput;

/// A word with all that its features are made of.
typedef struct {
  const char *lower;
  uint32_t lower_length;
  uint32_t flags;
  uint64_t word;  ///< Hash of the lower-case form
  uint64_t cased; ///< Hash of the form
  uint64_t shape;
  WartaNameWordInfo info;
  uint32_t parts;     ///< WARTA_PART_ flags
  uint32_t list;      ///< Longest listed name here: flags, place in it, length
  uint32_t run_begin; ///< Run of capitalised words that it stands in
  uint32_t run_end;
} WartaNameWord;

/// Word lists that features come from.
typedef struct {
  WartaNameWords words;
  WartaNameSet lists;
} WartaNameKnowledge;

/// Fill in `words` from the `n` words of a sentence; linear in their number.
WartaNameCase warta_name_words_prepare(const WartaNameKnowledge *knowledge,
                                       const WartaNameInput *input, uint32_t n,
                                       WartaNameWord *words);

/// Write the features of word `t` and return their number.
size_t warta_name_features(const WartaNameWord *words, uint32_t n, uint32_t t,
                           WartaNameCase letters,
                           uint64_t features[WARTA_NAME_MAX_FEATURES]);
