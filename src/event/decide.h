// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Decisions that are learned rather than ruled: which of the phrases near a
/// predicate fill its roles, who is its source, when it is.
///
/// Each is a choice among the phrases near the predicate, and none of them, by
/// a log-linear model over features of the pair: predicate and phrase.  What
/// the rules say is among the features.  The weights are rows of
/// data/frames/decisions.tsv, written by `wartagraf-train events`.

#pragma once

#include "base/modelfile.h"
#include "model/document.h"

#include <glib.h>
#include <string.h>

// clang-format off

/// What is asked of a predicate: X(ENUM, "name", number of columns).  Columns
/// are questions of their own with the same features.
#define WARTA_TASK_LIST(X)                                                     \
  X(ROLE, "role", 4)     /* which one is agent, target, recipient, place */    \
  X(SOURCE, "source", 1) /* which one says it */                               \
  X(TIME, "time", 1)     /* which one says when */                             \
  X(MOOD, "mood", 1)     /* whether it is alleged, planned, ... */             \
  X(EVENT, "event", 1)   /* whether it is one and told in this way */

/// Features: X(ENUM, "name")
#define WARTA_FEATURE_LIST(X) \
  X(RULE, "rule") X(RULE_FORM, "rule-form") X(RULE_KIND, "rule-kind") \
  X(RULE_LINK, "rule-link") X(RULE_BETWEEN, "rule-between") \
  X(RULE_REL, "rule-rel") X(RULE_ABOVE, "rule-above") \
  X(RULE_AGENT, "rule-agent") X(RULE_LEMMA, "rule-lemma") \
  X(RULE_ACTION, "rule-action") X(RULE_CLASS, "rule-class") X(PATH, "path") \
  X(PATH_KIND, "path-kind") X(PATH_RULE, "path-rule") X(REL, "rel") \
  X(RELATION_KIND, "relation-kind") X(BIAS, "bias") X(DIST, "dist") \
  X(BETWEEN, "between") X(PREP_CLASS, "prep-class") \
  X(KIND_CLASS, "kind-class") X(CONTROL, "control") \
  X(ABOVE_LINK, "above-link") X(PARENT, "parent") X(AGENT, "agent") \
  X(TARGET, "target") X(SUBJECT, "subject") X(LEMMA, "lemma") \
  X(NONE, "none") X(NONE_AGENT, "none-agent") X(NONE_TARGET, "none-target") \
  X(NONE_BOTH, "none-both") X(NONE_LINK, "none-link") \
  X(NONE_ACTION, "none-action") X(NONE_CLASS, "none-class") \
  X(NONE_PARENT, "none-parent") X(NONE_QUOTED, "none-quoted") \
  X(ITSELF, "itself") X(NONE_RULE, "none-rule") X(NONE_SAYS, "none-says") \
  X(NONE_MARK, "none-mark") X(NONE_ABOVE, "none-above") \
  X(RULE_QUOTED, "rule-quoted") X(WAYS, "ways") X(WAYS_LINK, "ways-link") \
  X(WAYS_SAYS, "ways-says") X(WAYS_ACTION, "ways-action") \
  X(WAYS_KIND, "ways-kind") X(WAYS_MARK, "ways-mark") \
  X(WAYS_ABOVE, "ways-above") X(WAYS_OWN, "ways-own") \
  X(WAYS_FORM, "ways-form") X(NEAR_BEFORE, "near-before") \
  X(NEAR_BEHIND, "near-behind") X(NEAR_VERB, "near-verb")

// clang-format on

#define WARTA_FEATURE_ENUM(id, name) WARTA_FEATURE_##id,

typedef enum {
  WARTA_FEATURE_LIST(WARTA_FEATURE_ENUM) WARTA_N_FEATURES
} WartaFeature;

#define WARTA_TASK_ENUM(id, name, columns) WARTA_TASK_##id,

typedef enum { WARTA_TASK_LIST(WARTA_TASK_ENUM) WARTA_N_TASKS } WartaTask;

enum { WARTA_MAX_COLUMNS = 4, WARTA_MAX_FEATURES = 64 };

extern const char *const warta_task_names[WARTA_N_TASKS];
extern const uint32_t warta_task_columns[WARTA_N_TASKS];

/// A word of a feature's name, hashed once.
typedef struct {
  const char *text;
  uint64_t hash;
} WartaPiece;

/// The features of a pair.  Only their keys count; who trains wants names too.
typedef struct {
  uint64_t keys[WARTA_MAX_FEATURES];
  uint32_t n;
  WartaTask task;
  uint64_t (*names_hashed)[WARTA_N_FEATURES]; ///< By task; not to change
  GHashTable *names; ///< Key -> name, both of the table; or NULL
} WartaFeatures;

/// Make ready; `names` as in the structure.
void warta_features_init(WartaFeatures *f, GHashTable *names);

/// Begin the features of another pair.
void warta_features_clear(WartaFeatures *f, WartaTask task);

static inline uint64_t
warta_feature_mix(uint64_t hash, uint64_t piece)
{
  hash = (hash ^ piece) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ (hash >> 29);
}

/// Eight bytes at a time: most pieces are as short.
static inline uint64_t
warta_feature_hash(const char *text, size_t length)
{
  uint64_t hash = UINT64_C(14695981039346656037) + length;
  for (; length > sizeof(uint64_t); length -= sizeof(uint64_t)) {
    uint64_t chunk = 0;
    memcpy(&chunk, text, sizeof chunk);
    hash = warta_feature_mix(hash, GUINT64_FROM_LE(chunk));
    text += sizeof chunk;
  }
  if (length >= sizeof(uint32_t)) { // two halves, which may overlap
    uint32_t begin = 0;
    uint32_t end = 0;
    memcpy(&begin, text, sizeof begin);
    memcpy(&end, text + (length - sizeof end), sizeof end);
    return warta_feature_mix(hash, (uint64_t)GUINT32_FROM_LE(end) << 32 |
                                       GUINT32_FROM_LE(begin));
  }
  const uint32_t rest = length == 0
                            ? 0
                            : (uint32_t)(uint8_t)text[0] |
                                  (uint32_t)(uint8_t)text[length / 2] << 8 |
                                  (uint32_t)(uint8_t)text[length - 1] << 16;
  return warta_feature_mix(hash, rest);
}

/// The piece of a text, which must outlive it.
static inline WartaPiece
warta_piece(const char *text)
{
  return (WartaPiece){text, warta_feature_hash(text, strlen(text))};
}

/// Remember the name of the feature added last.
void warta_features_remember(const WartaFeatures *f, WartaFeature feature,
                             const WartaPiece *const pieces[3]);

/// Add the feature "name=a|b|c"; pieces at the end may be NULL.
static inline void
warta_features_add(WartaFeatures *f, WartaFeature feature, const WartaPiece *a,
                   const WartaPiece *b, const WartaPiece *c)
{
  if (f->n == WARTA_MAX_FEATURES) {
    return;
  }
  uint64_t key = f->names_hashed[f->task][feature];
  key = a ? warta_feature_mix(key, a->hash) : key;
  key = a && b ? warta_feature_mix(key, b->hash) : key;
  key = a && b && c ? warta_feature_mix(key, c->hash) : key;
  f->keys[f->n++] = key;
  if (f->names) {
    warta_features_remember(f, feature, (const WartaPiece *[]){a, b, c});
  }
}

/// Return the key of a feature by its name, as in the table.
uint64_t warta_feature_key(WartaTask task, const char *name);

/// The weights; immutable.
typedef struct WartaDecisionsImpl WartaDecisions;

/// Load frames/decisions.tsv of the data folder.
WartaDecisions *warta_decisions_load(const char *dir, GError **error);

enum { WARTA_DECISIONS_SECTIONS = 2 };

/// Write the sections of a file that warta_decisions_map() reads.  They point
/// into `decisions`.
void warta_decisions_sections(const WartaDecisions *decisions,
                              WartaModelSection *sections);

/// Use the sections of a file in place, which must outlive the result.
WartaDecisions *warta_decisions_map(const WartaModelFile *file, GError **error);

/// Free; NULL is allowed.
void warta_decisions_free(WartaDecisions *decisions);

/// Write the sum of the weights by column.
void warta_decisions_score(const WartaDecisions *decisions,
                           const WartaFeatures *f, float *score);

/// Return how probable a choice must be.
float warta_decisions_threshold(const WartaDecisions *decisions, WartaTask task,
                                uint32_t column);

/// Return how often a choice that probable is right.
float warta_decisions_confidence(const WartaDecisions *decisions,
                                 WartaTask task, uint32_t column,
                                 float probability);

/// What may be chosen; the first of the options is always "none".
typedef struct {
  uint32_t first; ///< Option that it is coordinated with, or its own index
  float score[WARTA_MAX_COLUMNS];
} WartaOption;

/// Return the option, first of those coordinated with it, that is most probable
/// together with them, and how probable; 0 if it is none.
uint32_t warta_choose(const WartaOption *options, uint32_t n, uint32_t column,
                      float *probability);

/// An option as the trainer sees it.
typedef struct {
  const WartaFeatures *features;
  uint32_t token;  ///< Trigger
  uint32_t filler; ///< Participant or time expression, WARTA_NONE: no such
  uint32_t first;  ///< As in WartaOption
  uint32_t ruled;  ///< Columns, as bits, for which the rules choose it
} WartaObservation;

typedef void (*WartaObserverFunc)(const WartaObservation *observation,
                                  void *data);

/// For the trainer: who is told of every option instead of a choice being made.
typedef struct {
  WartaObserverFunc func;
  void *data;
  GHashTable *names; ///< As in WartaFeatures
} WartaObserver;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaDecisions, warta_decisions_free)
