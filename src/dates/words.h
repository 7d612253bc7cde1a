// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Words of time expressions and their classes.

#pragma once

#include "base/span.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Classes of words, numbers and signs, as patterns name them: X(NAME, SLOT).
/// The slot says what a pattern takes from it.
// clang-format off
#define WARTA_TIME_CLASS_LIST(X)                                               \
  X(WD, WEEKDAY) X(WDA, WEEKDAY) X(M, MONTH) X(MA, MONTH) X(MC, MONTH)         \
  X(MX, MONTH) X(HM, HIJRI_MONTH) X(N, AMOUNT) X(NX, TENTHS)                   \
  X(TIMES, NOTHING) X(ORD, ORDINAL) X(ROMAN, ORDINAL) X(NO, ORDINAL)           \
  X(UNIT, UNIT) X(SEUNIT, SINGLE_UNIT) X(PERIOD, PERIOD) X(QN, QUARTER)        \
  X(PAST, PAST) X(THIS, THIS) X(NEXT, NEXT) X(PART, PART) X(DAYPART, DAYPART)  \
  X(RELDAY, RELDAY) X(ZONE, ZONE) X(D, DAY) X(Y, YEAR) X(YB, YEAR)             \
  X(YX, YEAR) X(HY, HIJRI_YEAR) X(DMY, DATE) X(DM, DATE) X(SEASON, SEASON)     \
  X(DECADE, DECADE) X(DECADEX, DECADE) X(CLK, CLOCK) X(HOUR, HOUR)             \
  X(FEAST, FEAST) X(DASH, NOTHING) X(COMMA, NOTHING) X(LP, NOTHING)            \
  X(RP, NOTHING) X(SLASH, NOTHING) X(DOT, NOTHING) X(CAP, NOTHING)             \
  X(LOW, NOTHING) X(VERBISH, NOTHING) X(TO, NOTHING) X(SINCE, NOTHING)         \
  X(TPREP, NOTHING) X(APPROX, NOTHING) X(NUMBERED, NOTHING) X(COUNT, NOTHING)  \
  X(AGEW, NOTHING) X(NAMED, NOTHING) X(LAW, NOTHING) X(CUE, NOTHING)           \
  X(CLAUSE, NOTHING) X(EACH, NOTHING) X(SOME, NOTHING) X(VAGUE, NOTHING)       \
  X(AGO, SHIFT) X(LAST, NOTHING) X(DUR, NOTHING) X(LITERAL, NOTHING)
// clang-format on

#define WARTA_ENUM_TIME_CLASS(name, slot) WARTA_TC_##name,
typedef enum {
  WARTA_TIME_CLASS_LIST(WARTA_ENUM_TIME_CLASS) WARTA_N_TIME_CLASSES
} WartaTimeClass;

/// A set of classes.
#define WARTA_TIME_SET(name) (UINT64_C(1) << WARTA_TC_##name)

enum { WARTA_MAX_TIME_WORD = 40, WARTA_MAX_TIME_VALUES = 6 };

/// A word or several words with single spaces.
typedef struct {
  char *key;
  uint32_t length;
  uint32_t hash;
  uint64_t classes;
  uint32_t n_values;
  uint8_t max_words; ///< Of the longest entry that begins with this word
  bool starts;       ///< A pattern begins with this very word
  struct {
    WartaTimeClass class;
    int32_t value;
  } values[WARTA_MAX_TIME_VALUES];
} WartaTimeWord;

/// All words; immutable once loaded.
typedef struct WartaTimeWordsImpl WartaTimeWords;

/// Load a file "class value word".
WartaTimeWords *warta_time_words_load(const char *path, GError **error);

/// Free; NULL is allowed.
void warta_time_words_free(WartaTimeWords *words);

/// Return the entry of the lower-case form, or NULL.
const WartaTimeWord *warta_time_words_find(const WartaTimeWords *words,
                                           const char *key, size_t length);

/// Add a class to the word, which is made if need be; while loading.  Return
/// NULL if the word is too long or has too many classes.
WartaTimeWord *warta_time_words_add(WartaTimeWords *words, const char *key,
                                    WartaTimeClass class, int32_t value);

/// The value that the word has as a member of the class, or 0.
int32_t warta_time_word_value(const WartaTimeWord *word, WartaTimeClass class);

/// Return the class of that name, or WARTA_N_TIME_CLASSES.
WartaTimeClass warta_time_class_named(const char *name, size_t length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaTimeWords, warta_time_words_free)
