// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is asked of the event stage on annotated articles, with right answers.

#pragma once

#include "event/decide.h"
#include "train/goldset.h"

enum { MAX_COLUMNS = WARTA_MAX_COLUMNS };

/// An option of a predicate.
typedef struct {
  uint32_t token;
  uint32_t filler;
  uint32_t first;
  uint32_t ruled;
  uint32_t first_key; // in keys
  uint32_t end_key;
  // Filled in when the article is done
  const GoldFiller *gold[MAX_COLUMNS]; // what it would fill
  uint32_t entity;                     // or the time expression
  bool lost;                           // is not exported, so that nobody knows
  float score[MAX_COLUMNS];
} TrainPhrase;

/// One predicate with its options; the first is "none".
typedef struct {
  uint32_t article;
  uint32_t begin; // in options
  uint32_t end;
  const GoldEvent *gold; // or NULL
} TrainQuestion;

/// All that is asked of one task.
typedef struct {
  GArray *options;
  GArray *choices;
  guint done; // choices of finished articles
} TrainAsked;

/// The questions of all tasks.
typedef struct {
  TrainAsked asked[WARTA_N_TASKS];
  GArray *keys; // uint64_t
  GHashTable *names;
  GPtrArray *articles; // GoldArticle, owned
} TrainEvents;

/// Analyze the articles of `gold`/train.jsonl with the rules alone and label
/// every option by `gold`/train/.
TrainEvents *train_events_read(const char *gold, const char *data,
                               GError **error);

void train_events_free(TrainEvents *set);

/// Return the options of a question.
const TrainPhrase *train_options_of(const TrainAsked *asked,
                                    const TrainQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrainEvents, train_events_free)
