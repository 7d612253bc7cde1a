// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Inside of the word analyser.

#pragma once

#include "base/strmap.h"
#include "lang/morph.h"

enum { WARTA_MAX_AFFIX_ROWS = 96 };

/// What is known of a root.
typedef struct {
  uint8_t weight;  ///< Binary logarithm of its frequency
  uint8_t suffix;  ///< WARTA_AFFIX_ME, ME_KAN, ME_I: its usual verb; or NONE
  bool transitive; ///< Its bare form is a transitive verb
  bool ber;        ///< Its usual verb is in ber-
  bool keeps;      ///< Keeps its first letter behind meN-
  bool adjective;  ///< With ter- it is a superlative
  bool name;       ///< Never taken apart
} WartaRoot;

/// A prefix as it meets a stem.
typedef struct {
  char prefix[10];
  char restored; ///< Letter put before the stem, or '\0'
  char next[32]; ///< Letters one of which must follow; "": any
  uint8_t length;
  uint8_t cost;
  uint8_t most;        ///< Longest stem, or 0
  uint8_t patterns[5]; ///< WartaAffix by suffix; 0 where there is none, but
                       ///< for no affix at all
} WartaAffixRow;

struct WartaMorphImpl {
  WartaStrMap *root_index; ///< Root -> `roots`
  GArray *roots;           ///< WartaRoot
  WartaStrMap *lemmas;     ///< Word -> offset of its root in `strings`
  WartaStrMap *actives;    ///< Word -> offset of its active verb in `strings`
  GString *strings;        ///< NUL-terminated, one after the other
  WartaAffixRow rows[WARTA_MAX_AFFIX_ROWS];
  uint32_t n_rows;
};

/// Suffixes in the order of WartaAffixRow.patterns.
extern const char *const warta_suffixes[5];

/// A word or part of one.
typedef struct {
  const char *text;
  uint32_t length;
} WartaPart;

/// Return the root's entry or NULL.
const WartaRoot *warta_root_find(const WartaMorph *morph, WartaPart part);

/// Find the best reading of a word without a hyphen: root, pattern, `known`.
void warta_stem(const WartaMorph *morph, WartaPart word,
                WartaMorphResult *result);

/// Find the pattern that leads from `root` to the word, or NONE.
uint8_t warta_stem_pattern(const WartaMorph *morph, WartaPart word,
                           WartaPart root);

/// Fill in `active` from the other fields.
void warta_activate(const WartaMorph *morph, WartaPart word,
                    WartaMorphResult *result);
