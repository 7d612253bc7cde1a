// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The cleaner's data: rules for what is not the article's prose, word lists
/// and publishers.

#pragma once

#include "model/document.h"

#include <glib.h>

typedef enum {
  WARTA_PLACE_LINE,
  WARTA_PLACE_BEGIN,
  WARTA_PLACE_SENTENCE,
  WARTA_PLACE_ANY,
} WartaRulePlace;

typedef enum {
  WARTA_EXTENT_SELF,
  WARTA_EXTENT_LINE,
  WARTA_EXTENT_SENTENCE,
  WARTA_EXTENT_HEADLINE,
  WARTA_EXTENT_NAMES,
  WARTA_EXTENT_PERSON,
  WARTA_EXTENT_PAREN,
  WARTA_EXTENT_LIST,
} WartaRuleExtent;

typedef struct {
  WartaMarkKind kind;
  WartaRulePlace place;
  WartaRuleExtent extent;
  const char *pattern;
} WartaCleanRule;

/// Lists of words, in lower case.
typedef enum {
  WARTA_WORDS_SMALL,
  WARTA_WORDS_STARTER,
  WARTA_WORDS_DATE,
  WARTA_WORDS_AGENCY,
  WARTA_WORDS_PLACE,
  WARTA_N_WORDS
} WartaCleanWords;

typedef struct {
  WartaArena *arena;
  GArray *rules[256];               ///< By the pattern's first byte, small
  GHashTable *words[WARTA_N_WORDS]; ///< Sets
  GHashTable *hosts;                ///< "kompas.com" -> "Kompas.com"
  GHashTable *publishers;           ///< Any name in lower case -> name
} WartaCleanRules;

/// Load the tables from the data folder.
WartaCleanRules *warta_clean_rules_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_clean_rules_free(WartaCleanRules *rules);

/// Return the number of bytes of `text` that the pattern matches, or 0.
uint32_t warta_clean_match(const char *pattern, const char *text,
                           uint32_t length);

/// Whether the word is in the list; case does not count.
bool warta_clean_has_word(const WartaCleanRules *rules, WartaCleanWords list,
                          const char *word, uint32_t length);

/// Return the publisher of that name or domain, or NULL.
const char *warta_clean_publisher(const WartaCleanRules *rules,
                                  const char *name, uint32_t length);

/// Return the publisher whose pages are at that URL, or NULL.
const char *warta_clean_host(const WartaCleanRules *rules, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaCleanRules, warta_clean_rules_free)
