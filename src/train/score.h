// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Scores of a model on a treebank with given tokens.

#pragma once

#include "lang/tagger.h"
#include "train/learn.h"

typedef struct {
  double words;
  double upos;  ///< Right universal tags
  double tags;  ///< Right tags with voice
  double icon;  ///< Right tags of the second layer
  double heads; ///< Right heads
  double arcs;  ///< Right heads with universal relation
  double bare;  ///< Words that are no marks
  double bare_heads;
  double bare_arcs;
  double core_gold; ///< Subjects and objects in the treebank
  double core_found;
  double core_right;
} TrainScore;

/// Tag and parse a sample and add up what was right.  Without `parse` only
/// the tags count.
typedef struct TrainJudge TrainJudge;

TrainJudge *train_judge_new(uint32_t longest);

void train_judge_free(TrainJudge *judge);

/// Analyse as the program does at run time.
void train_judge_run(TrainJudge *judge, const WartaLangModel *model,
                     WartaTagCache *cache, const TrainSample *sample);

/// The same, and tell `note` of every decision of the parser.
void train_judge_observe(TrainJudge *judge, const WartaLangModel *model,
                         WartaTagCache *cache, const TrainSample *sample,
                         void (*note)(void *data, uint64_t key, uint8_t answer),
                         void *data);

/// Parse the sentence with the tags that it has.
void train_judge_parse(TrainJudge *judge, const WartaScorer *scorer,
                       const TrainSample *sample);

/// Analyse the sentence; the result is in heads, rels and tags.
void train_judge_analyze(TrainJudge *judge, const WartaScorer *scorer,
                         const TrainSample *sample);

/// The same by tables in training, which may know a guide.
void train_judge_guess(TrainJudge *judge, const TrainModel *model,
                       const TrainSample *sample);

const int32_t *train_judge_heads(const TrainJudge *judge);

const uint8_t *train_judge_rels(const TrainJudge *judge);

const uint8_t *train_judge_tags(const TrainJudge *judge);

const uint8_t *train_judge_icon(const TrainJudge *judge);

/// Compare what was analysed last with the treebank.
void train_judge_compare(const TrainJudge *judge, const TrainSample *sample,
                         TrainScore *score);

/// Print one line.
void train_score_print(const TrainScore *score, const char *name, FILE *out);
