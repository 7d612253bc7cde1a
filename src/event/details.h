// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the tables say beyond classes and roles: numerals, units, which verbs
/// count people, modes and scores.

#pragma once

#include "base/arena.h"
#include "base/tsv.h"
#include "event/scene.h"

// clang-format off

/// What a word does in a number: X(ENUM, "name in data/frames/numerals.tsv")
#define WARTA_NUMERAL_LIST(X)                                                  \
  X(NONE, "-")                                                                 \
  X(DIGIT, "digit")  /* satu to sembilan */                                    \
  X(TEEN, "teen")    /* belas */                                               \
  X(POWER, "power")  /* puluh, ribu, miliar: multiplies */                     \
  X(WHOLE, "whole")  /* sepuluh, seratus */                                    \
  X(ONE, "one")      /* seorang, ketiga: a number by itself */                 \
  X(VAGUE, "vague")  /* belasan, beberapa: no number */                        \
  X(RANGE, "range")  /* hingga, between two numbers */

/// What a unit measures; the later counts more where an event has several:
/// X(ENUM, "name in data/frames/units.tsv")
#define WARTA_UNIT_LIST(X)                                                     \
  X(PIECE, "piece")         /* a classifier: unit, ekor */                     \
  X(LENGTH, "length")       /* no amount before "dari" or in a place */        \
  X(MEASURE, "measure")     /* kilograms, hectares, per cent */                \
  X(CURRENCY, "currency")   /* its code is that of ISO 4217 */                 \
  X(MAGNITUDE, "magnitude") /* of an earthquake */

/// When a mode holds: X(ENUM, "name in data/frames/modes.tsv")
#define WARTA_CONDITION_LIST(X)                                                \
  X(ALWAYS, "-")                                                               \
  X(OBJECT, "object")   /* its target's head is one of these words */          \
  X(AGENT, "agent")     /* so is its agent's */                                \
  X(WITH, "with")       /* one of these words stands in its clause */          \
  X(CONTENT, "content") /* its complement has one of these classes */

/// What else a word may be: X(ENUM, "name in data/frames/words.tsv")
#define WARTA_HINT_LIST(X)                                                     \
  X(PERSONS, "persons")       /* orang, jiwa: what is counted is people */     \
  X(REACH, "reach")           /* mencapai: a number of its subject follows */  \
  X(CAUSE, "cause")           /* menelan: its objects say who came to harm */   \
  X(DISTANCE, "distance")     /* kedalaman: how far is not how much */         \
  X(HISTORICAL, "historical") /* pernah: what is told is long past */          \
  X(WHETHER, "whether")       /* jika behind a verb: that, or whether */       \
  X(CONTRAST, "contrast")     /* sedangkan: what follows has its own subject */\
  X(AS, "as")                 /* seperti diketahui: all of it is known */      \
  X(NOBODY, "nobody")         /* tadi, mana: fills no role, however tagged */  \
  X(CLASSIFIES, "classifies") /* pers: says which kind behind a noun */        \
  X(ORIGIN, "origin")         /* asal: where somebody comes from is part of */ \
                              /* the phrase */                                 \
  X(DOING, "doing")           /* cara, tugas: what is done, not who does it */

// clang-format on

#define WARTA_HINT_ENUM(id, name) WARTA_HINT_BIT_##id,
#define WARTA_HINT_FLAG(id, name) WARTA_HINT_##id = 1 << WARTA_HINT_BIT_##id,

enum { WARTA_HINT_LIST(WARTA_HINT_ENUM) WARTA_N_HINTS };
enum { WARTA_HINT_LIST(WARTA_HINT_FLAG) };

#define WARTA_NUMERAL_ENUM(id, name) WARTA_NUMERAL_##id,
#define WARTA_UNIT_ENUM(id, name) WARTA_UNIT_##id,
#define WARTA_CONDITION_ENUM(id, name) WARTA_CONDITION_##id,

typedef enum {
  WARTA_NUMERAL_LIST(WARTA_NUMERAL_ENUM) WARTA_N_NUMERALS
} WartaNumeral;

typedef enum { WARTA_UNIT_LIST(WARTA_UNIT_ENUM) WARTA_N_UNITS } WartaUnitKind;

typedef enum {
  WARTA_CONDITION_LIST(WARTA_CONDITION_ENUM) WARTA_N_CONDITIONS
} WartaConditionKind;

enum { WARTA_MAX_UNIT_WORDS = 3 };

/// A unit or currency, kept at its first word.
typedef struct WartaUnitImpl WartaUnit;

struct WartaUnitImpl {
  const WartaUnit *next; ///< A shorter one that begins alike
  const WartaWord *words[WARTA_MAX_UNIT_WORDS];
  uint32_t n_words;
  bool before; ///< The number follows
  WartaUnitKind kind;
  const char *code;
  uint32_t line;
};

/// Whom the number in a role counts, kept at the action's label.
typedef struct WartaCountImpl WartaCount;

struct WartaCountImpl {
  const WartaCount *next;
  const WartaWord *second; ///< A noun phrase of two words; NULL: a verb
  WartaFigureKind kind;
  WartaRole role; ///< Of the verb: whose number it is
  uint32_t line;
};

/// A mode, kept at the action's label or at the code of the class.
typedef struct WartaModeImpl WartaMode;

struct WartaModeImpl {
  const WartaMode *next; ///< Of an earlier row
  WartaConditionKind condition;
  const WartaWord **words; ///< Until NULL
  const char *code;        ///< "CONSULT-visit"
  const char *event_class; ///< "CONSULT"
  uint32_t line;
};

/// Where a class or mode stands, kept at its code.
typedef struct {
  const char *quad;  ///< "VC", "MC", "VX" or "MX"
  const char *score; ///< xsd:decimal
  const char *cameo;
} WartaScale;

struct WartaDetailsImpl {
  uint32_t hints; ///< WARTA_HINT_*
  WartaNumeral numeral;
  uint64_t value;
  const WartaUnit *units;
  const WartaCount *counts;
  const WartaMode *modes;
  const WartaScale *scale;
};

/* ---- frames.c ---- */

/// Return the word of a form, made when needed.
WartaWord *warta_frames_intern(WartaFrames *frames, const char *form);

/// Return the arena that the tables live in.
WartaArena *warta_frames_arena(WartaFrames *frames);

/* ---- details.c: one row of numerals.tsv, units.tsv, ... ---- */

bool warta_read_numeral(WartaFrames *frames, const WartaTsv *tsv,
                        const WartaTsvRow *row, GError **error);
bool warta_read_unit(WartaFrames *frames, const WartaTsv *tsv,
                     const WartaTsvRow *row, GError **error);
bool warta_read_count(WartaFrames *frames, const WartaTsv *tsv,
                      const WartaTsvRow *row, GError **error);
bool warta_read_scale(WartaFrames *frames, const WartaTsv *tsv,
                      const WartaTsvRow *row, GError **error);
bool warta_read_mode(WartaFrames *frames, const WartaTsv *tsv,
                     const WartaTsvRow *row, GError **error);

/// Note that a form has the hint of that name; false if there is none.
bool warta_add_hint(WartaFrames *frames, const char *name, const char *form);

/// What is known of the word beyond frames; never NULL.
const WartaDetails *warta_word_details(const WartaWord *word);

static inline bool
warta_hinted(const WartaScene *s, uint32_t token, uint32_t hints)
{
  return (warta_word_details(s->word[token])->hints & hints) != 0;
}
