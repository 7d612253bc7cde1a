// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The frame table and the word lists of the event stage, loaded once.  Every
/// word that a rule asks about is a bit or a small number here, so that the
/// rules compare no strings.

#pragma once

#include "event/decide.h"
#include "event/event.h"

// clang-format off

/// What a word does in a clause: X(ENUM, "name in data/frames/words.tsv")
#define WARTA_MARKER_LIST(X)                                                   \
  X(NEGATION, "negation") X(ONLY, "only") X(DEMANDED, "demanded")              \
  X(PLANNED, "planned") X(POSSIBLE, "possible") X(ALLEGED, "alleged")          \
  X(CONDITION, "condition") X(PURPOSE, "purpose") X(WITHOUT, "without")        \
  X(WHILE, "while") X(RELATIVE, "relative") X(THAT, "that")                    \
  X(ACCORDING, "according") X(DEMONSTRATIVE, "demonstrative")                  \
  X(QUANTIFIER, "quantifier") X(TITLE, "title") X(SAME, "same")                \
  X(ACTOR, "actor") X(PERSONAL, "personal") X(RECIPROCAL, "reciprocal")        \
  X(PLAN_NOUN, "plan-noun") X(DUTY_NOUN, "duty-noun")                          \
  X(POSTPOSED, "postposed") X(STATE, "state") X(SELF, "self")             \
  X(EXISTENCE, "existence") X(MEANS, "means") X(THUS, "thus")            \
  X(CLAIM_NOUN, "claim-noun") X(CHANCE_NOUN, "chance-noun")

#define WARTA_MARKER_ENUM(id, name) WARTA_MARKER_BIT_##id,
#define WARTA_MARKER_FLAG(id, name) WARTA_IS_##id = 1 << WARTA_MARKER_BIT_##id,

enum { WARTA_MARKER_LIST(WARTA_MARKER_ENUM) WARTA_N_MARKERS };
enum { WARTA_MARKER_LIST(WARTA_MARKER_FLAG) };

/// Properties of a frame: X(ENUM, "name in data/frames/*.tsv")
#define WARTA_FRAME_LIST(X)                                                    \
  X(NONE, "none")          /* never an event: copulas, existence */            \
  X(AUX, "aux")            /* with a verb below it that verb is the event */   \
  X(SAY, "say")            /* complement and quotation have a source */        \
  X(THINK, "think")        /* has a clause as content, but is no speech */     \
  X(OBJECT, "object")      /* object control */                                \
  X(HEARSAY, "hearsay")    /* content alleged, no claimant */                  \
  X(RELAY, "relay")        /* a medium that passes on */                       \
  X(STATIVE, "stative")    /* subject of ter-, ke-an is the agent */           \
  X(UNDERGO, "undergo")    /* subject of an active form is the target */       \
  X(TWO, "two")            /* person and thing as two objects */               \
  X(INTRANSITIVE, "intr")  /* what follows is extent, not an object */         \
  X(LIGHT, "light")        /* a noun carries the meaning */                    \
  X(NAMING, "naming")      /* second noun phrase is predicative */             \
  X(ADJECTIVE, "adj")      /* counts also when tagged as adjective */          \
  X(RECIPROCAL, "recip")   /* done with one another */                         \
  X(RECEIVE, "receive")    /* the object is the recipient */                   \
  X(GENITIVE_TARGET, "gt") /* noun: possessor is the target */                 \
  X(GENITIVE_AGENT, "ga")  /* noun: possessor is the agent */                  \
  X(WEAK, "weak")          /* noun: an event only if a preposition leads */    \
                           /* a participant */                                 \
  X(GOAL, "goal")          /* place it goes to is its target or place */

#define WARTA_FRAME_ENUM(id, name) WARTA_FRAME_BIT_##id,
#define WARTA_FRAME_FLAG(id, name) WARTA_FRAME_##id = 1 << WARTA_FRAME_BIT_##id,

enum { WARTA_FRAME_LIST(WARTA_FRAME_ENUM) WARTA_N_FRAME_FLAGS };
enum { WARTA_FRAME_LIST(WARTA_FRAME_FLAG) };

/// Verbs whose object may be a clause.
enum { WARTA_FRAME_CONTENT = WARTA_FRAME_SAY | WARTA_FRAME_THINK };

/// What a verb does to its complement: X(ENUM, "name", factuality, negated)
#define WARTA_EFFECT_LIST(X)                                                   \
  X(NONE, "-", WARTA_ASSERTED, false)                                          \
  X(DEMANDED, "demanded", WARTA_DEMANDED, false)                               \
  X(PLANNED, "planned", WARTA_PLANNED, false)                                  \
  X(POSSIBLE, "possible", WARTA_POSSIBLE, false)                               \
  X(ALLEGED, "alleged", WARTA_ALLEGED, false)                                  \
  X(DENIED, "denied", WARTA_ASSERTED, true)                                    \
  X(FORBIDDEN, "forbidden", WARTA_DEMANDED, true)                              \
  X(UNWILLING, "unwilling", WARTA_PLANNED, true)                               \
  X(UNABLE, "unable", WARTA_POSSIBLE, true)

// clang-format on

#define WARTA_EFFECT_ENUM(id, name, factuality, negated) WARTA_EFFECT_##id,

typedef enum {
  WARTA_EFFECT_LIST(WARTA_EFFECT_ENUM) WARTA_N_EFFECTS
} WartaEffect;

typedef struct WartaWordImpl WartaWord;
typedef struct WartaContextImpl WartaContext;
typedef struct WartaDetailsImpl WartaDetails;

/// One row of the frame table.
typedef struct {
  const char *action;      ///< Label, or NULL: the word's own active form
  const char *event_class; ///< Code
  uint32_t flags;          ///< WARTA_FRAME_*
  WartaEffect effect;      ///< On its complement
  uint32_t target;         ///< Prepositions (bits) that lead the target
  uint32_t recipient;      ///< Prepositions that lead the recipient
  uint32_t agent;          ///< Prepositions that lead the agent
  const WartaContext *contexts;
  const char *file; ///< Where the row stands, or NULL: no row at all
  uint32_t line;
} WartaFrame;

/// A class that a frame has in certain company.
struct WartaContextImpl {
  const WartaContext *next;
  const WartaWord *object; ///< Its target's head is this word, or NULL
  const WartaWord *second; ///< And this one stands behind it, or NULL
  bool complement;         ///< It has a complement
  bool actor;              ///< Its target can act
  const char *event_class;
  uint32_t line; ///< In contexts.tsv
};

/// A trigger of two words.
typedef struct WartaPairImpl WartaPair;

struct WartaPairImpl {
  const WartaPair *next;
  const WartaWord *second;
  const WartaFrame *frame;
};

/// What is known of a form.
struct WartaWordImpl {
  uint32_t markers;       ///< WARTA_IS_*
  uint8_t preposition;    ///< Number from 1, or 0
  uint8_t role;           ///< Of the preposition by default: WartaRole
  const WartaFrame *verb; ///< Of this form
  const WartaFrame *root; ///< Of every verb of this root
  const WartaFrame *noun; ///< As an event noun
  const WartaPair *pairs; ///< Triggers of two words that it begins
  bool second;            ///< It ends such a trigger
  WartaDetails *details;  ///< Numerals, modes and the like, or NULL
};

enum { WARTA_MAX_PREPOSITIONS = 31 };

/// Return what is known of a form in lower case, or an empty word.
const WartaWord *warta_frames_word(const WartaFrames *frames,
                                   const char *lower);

/// Return the number of frames that were read.
size_t warta_frames_count(const WartaFrames *frames);

/// Return how often what a rule puts into a role is right, or `otherwise`.
float warta_frames_confidence(const WartaFrames *frames, WartaRole role,
                              const char *rule, float otherwise);

/// Use these decisions, which now belong to the frames.
void warta_frames_take_decisions(WartaFrames *frames,
                                 WartaDecisions *decisions);

/// Return the learned decisions, or NULL to go by the rules alone.
const WartaDecisions *warta_frames_decisions(const WartaFrames *frames);

/// Let `observer`, which is borrowed, see every pair; NULL ends that.  Not
/// while articles are analyzed.
void warta_frames_observe(WartaFrames *frames, const WartaObserver *observer);

/// Return who observes pairs, or NULL.
const WartaObserver *warta_frames_observer(const WartaFrames *frames);

/// What an effect makes of a complement.
extern const WartaFactuality warta_effect_factuality[WARTA_N_EFFECTS];
extern const bool warta_effect_negated[WARTA_N_EFFECTS];
