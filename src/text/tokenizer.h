// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Inside of the text stage.
///
///   line ∩ mark ──scan──▶ written words ──clitics──▶ tokens ──sentences──▶

#pragma once

#include "base/strmap.h"
#include "model/document.h"
#include "model/style.h"
#include "text/text.h"

/// Longest word that any table is asked for, in bytes.
enum { WARTA_WORD_MAX = 64 };

/// How a dot behind a form is read: X(ENUM, "name")
#define WARTA_ABBREVIATION_LIST(X)                                             \
  X(TITLE, "title")   /* part of it before an upper-case letter */             \
  X(NUMBER, "number") /* part of it before a digit or upper-case letter */     \
  X(DIGIT, "digit")   /* part of it before a digit */                          \
  X(ANY, "any")       /* always part of it, never ends a sentence */           \
  X(END, "end")       /* always part of it, may end a sentence */

#define WARTA_ENUM_ABBREVIATION(id, name) WARTA_ABBREVIATION_##id,

typedef enum {
  WARTA_ABBREVIATION_LIST(WARTA_ENUM_ABBREVIATION) WARTA_N_ABBREVIATIONS
} WartaAbbreviation;

/// Word classes of joints.tsv: X(ENUM, "name")
#define WARTA_JOINT_LIST(X)                                                    \
  X(CURRENCY, "currency") /* cut from the number behind */                     \
  X(UNIT, "unit")         /* cut from the number before */                     \
  X(MONTH, "month")       /* "Januari-Maret" is two words */                   \
  X(DOMAIN, "domain")     /* last part of a host name */                       \
  X(DEGREE, "degree")     /* part of a dotted degree, "S.Sos." */              \
  X(HYPHEN, "hyphen")     /* capitalised part of a name with a hyphen */       \
  X(WHOLE, "whole")       /* begins names written with inner capitals */       \
  X(STARTER, "starter")   /* begins a sentence when capitalised */

#define WARTA_ENUM_JOINT(id, name) WARTA_JOINT_##id,

typedef enum { WARTA_JOINT_LIST(WARTA_ENUM_JOINT) WARTA_N_JOINTS } WartaJoint;

/// Where a written word is cut, per style; 0: nowhere.
typedef struct {
  uint8_t at[WARTA_N_STYLES][2];
} WartaCuts;

/// When a clitic is cut off.
typedef enum {
  WARTA_CLITIC_ALWAYS, ///< Unless the whole is a word of its own
  WARTA_CLITIC_KNOWN,  ///< Only when what is left is a known word
} WartaCliticRule;

/// A row of clitics.tsv.
typedef struct {
  char form[8];
  uint8_t length;
  bool prefix;
  bool particle; ///< Stands behind a pronoun: "nya" + "lah"
  uint8_t rule;
  uint8_t least; ///< Letters that must be left
} WartaClitic;

enum { WARTA_MAX_CLITICS = 16 };

struct WartaTokenizerImpl {
  WartaStrMap *abbreviations; ///< Form without its dot
  WartaStrMap *joints[WARTA_N_JOINTS];
  WartaStrMap *words;  ///< Known words in lower case
  WartaStrMap *splits; ///< Lower-case form -> `cuts`
  GArray *cuts;        ///< WartaCuts
  WartaClitic clitics[WARTA_MAX_CLITICS];
  uint32_t n_clitics;
};

/// A written word or mark found by the scanner.
typedef struct {
  uint32_t end;
  bool abbreviation; ///< Ends in a dot of its own
} WartaPiece;

/// Find the end of the written word or mark at `at`, which is not white space.
/// Looks at no byte from `end` on.
WartaPiece warta_scan(const WartaTokenizer *tokenizer, const char *text,
                      WartaSpan rest, WartaStyle style);

/// Find the cuts of a written word: `cuts` gets up to two offsets in it, in
/// order; returns how many.  `lower` is the word in lower case of the same
/// length.
uint32_t warta_find_clitics(const WartaTokenizer *tokenizer, const char *word,
                            const char *lower, uint32_t length,
                            WartaStyle style, uint32_t cuts[2]);

/// Put the stretch into `lower` in lower case with straight quotes.
void warta_lower_text(GString *lower, const char *text, WartaSpan span);

/// Return the flags that the letters and digits of a token decide.
uint32_t warta_token_flags(const char *text, WartaSpan span);

/// Set the quotation flags of the tokens [first, end), which are one segment.
void warta_flag_quotes(const char *text, WartaToken *tokens, uint32_t first,
                       uint32_t end);

/// Set the quotation flags of the tokens from `first` on, which are one
/// segment, and append its sentences, numbered from `sentences->len` on, of at
/// most `longest` tokens.
void warta_find_sentences(const char *text, GArray *tokens, uint32_t first,
                          GArray *sentences, const WartaSentence *pattern,
                          uint32_t longest);
