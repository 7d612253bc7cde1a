// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Linear chains of labels.  A chain begins and ends beside label 0 ("no
/// name"): the sentence's border or a word that cannot be in a name.

#pragma once

#include "model/document.h"
#include "names/tables.h"

/// Labels of chains.
enum {
  WARTA_LABEL_O = WARTA_IOB_NONE,
  WARTA_LABEL_B_PERSON = WARTA_IOB_B_PERSON,
  WARTA_LABEL_I_PERSON = WARTA_IOB_I_PERSON,
  WARTA_LABEL_B_ORGANIZATION = WARTA_IOB_B_ORGANIZATION,
  WARTA_LABEL_I_ORGANIZATION = WARTA_IOB_I_ORGANIZATION,
  WARTA_LABEL_B_PLACE = WARTA_IOB_B_PLACE,
  WARTA_LABEL_I_PLACE = WARTA_IOB_I_PLACE,
  WARTA_N_LABELS = WARTA_N_IOB
};

/// Whether a name is continued by the label.
static inline bool
warta_label_is_inside(uint32_t label)
{
  return label != WARTA_LABEL_O && label % 2 == 0;
}

/// Whether label `second` may follow `first`: I only after B or I of its kind.
static inline bool
warta_label_may_follow(uint32_t first, uint32_t second)
{
  return !warta_label_is_inside(second) || first == second ||
         first + 1 == second;
}

/// Scores of label pairs, [previous][next]; small ones forbid the pair.
typedef struct {
  int32_t pair[WARTA_NAME_LABELS][WARTA_NAME_LABELS];
} WartaLabelScores;

/// Set `labels` to the best sequence.  `score` is [n][WARTA_NAME_LABELS] and
/// is overwritten; `back` has as many bytes as `score` has elements.
void warta_crf_decode(int32_t (*score)[WARTA_NAME_LABELS], uint32_t n,
                      const WartaLabelScores *pairs, uint8_t *back,
                      uint8_t *labels);

/// Scratch memory of warta_crf_marginals() for chains of `n` words:
/// `n` rows each.
typedef struct {
  double (*forward)[WARTA_NAME_LABELS];
  double (*backward)[WARTA_NAME_LABELS];
} WartaCrfWork;

/// Weights of the pairs and where their expectations are added.
typedef struct {
  double weight[WARTA_NAME_LABELS][WARTA_NAME_LABELS];
  double expected[WARTA_NAME_LABELS][WARTA_NAME_LABELS];
} WartaCrfPairs;

/// Set `marginal` [n][WARTA_NAME_LABELS] to the probability of each label,
/// add the expected counts of pairs (the two at the borders too) and return
/// the logarithm of the sum over all sequences.
double warta_crf_marginals(double (*score)[WARTA_NAME_LABELS], uint32_t n,
                           WartaCrfPairs *pairs, const WartaCrfWork *work,
                           double (*marginal)[WARTA_NAME_LABELS]);
