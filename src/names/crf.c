// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/crf.h"

#include <math.h>
#include <string.h>

enum { L = WARTA_NAME_LABELS };

// The label before label `j` on the best way; its score goes to `best`.
static inline uint8_t
best_before(const int32_t previous[L], const WartaLabelScores *pairs,
            uint32_t j, int32_t *best)
{
  uint8_t from = 0;
  *best = previous[0] + pairs->pair[0][j];
  for (uint32_t i = 1; i < L; ++i) {
    int32_t score = previous[i] + pairs->pair[i][j];
    from = score > *best ? (uint8_t)i : from;
    *best = MAX(score, *best);
  }
  return from;
}

// Add to `row` the best way from `previous`, and remember it.
static inline void
decode_step(const int32_t previous[L], const WartaLabelScores *pairs,
            int32_t row[L], uint8_t back[L])
{
  for (uint32_t j = 0; j < L; ++j) {
    int32_t best = 0;
    back[j] = best_before(previous, pairs, j, &best);
    row[j] += best;
  }
}

void
warta_crf_decode(int32_t (*score)[L], uint32_t n, const WartaLabelScores *pairs,
                 uint8_t *back, uint8_t *labels)
{
  if (n == 0) {
    return;
  }
  for (uint32_t j = 0; j < L; ++j) {
    score[0][j] += pairs->pair[WARTA_LABEL_O][j];
  }
  for (uint32_t t = 1; t < n; ++t) {
    // Scores stay small in long chains: only differences count.
    int32_t base = score[t - 1][0];
    for (uint32_t j = 0; j < L; ++j) {
      score[t - 1][j] -= base;
    }
    decode_step(score[t - 1], pairs, score[t], back + (size_t)t * L);
  }
  uint8_t best = 0;
  int32_t best_score = INT32_MIN;
  for (uint32_t j = 0; j < L; ++j) {
    int32_t last = score[n - 1][j] + pairs->pair[j][WARTA_LABEL_O];
    if (last > best_score) {
      best_score = last;
      best = (uint8_t)j;
    }
  }
  labels[n - 1] = best;
  for (uint32_t t = n - 1; t > 0; --t) {
    labels[t - 1] = back[(size_t)t * L + labels[t]];
  }
}

// Exponentials of the weights of pairs.
typedef struct {
  double pair[L][L];
} Factors;

// Exponentials of scores relative to their maximum, which is returned.
static double
exponentials(const double score[L], double out[L])
{
  double max = score[0];
  for (int j = 1; j < WARTA_N_LABELS; ++j) {
    max = fmax(max, score[j]);
  }
  for (int j = 0; j < L; ++j) {
    out[j] = j < WARTA_N_LABELS ? exp(score[j] - max) : 0;
  }
  return max;
}

static double
normalise(double row[L])
{
  double sum = 0;
  for (int j = 0; j < L; ++j) {
    sum += row[j];
  }
  for (int j = 0; j < L; ++j) {
    row[j] /= sum;
  }
  return log(sum);
}

// Sum over the ways that lead to label `j` of a word.
static double
sum_before(const double *previous, const Factors *factors, int j)
{
  double sum = previous == NULL ? factors->pair[WARTA_LABEL_O][j] : 0;
  for (int i = 0; previous != NULL && i < L; ++i) {
    sum += previous[i] * factors->pair[i][j];
  }
  return sum;
}

static double
run_forward(double (*score)[L], uint32_t n, const Factors *factors,
            double (*forward)[L])
{
  double total = 0;
  for (uint32_t t = 0; t < n; ++t) {
    const double *previous = t == 0 ? NULL : forward[t - 1];
    double emission[L];
    total += exponentials(score[t], emission);
    for (int j = 0; j < L; ++j) {
      forward[t][j] = sum_before(previous, factors, j) * emission[j];
    }
    total += normalise(forward[t]);
  }
  return total + log(sum_before(forward[n - 1], factors, WARTA_LABEL_O));
}

// Sum over the ways that go on from label `i` of a word.
static double
sum_after(const double *next, const Factors *factors, int i)
{
  double sum = next == NULL ? factors->pair[i][WARTA_LABEL_O] : 0;
  for (int j = 0; next != NULL && j < L; ++j) {
    sum += factors->pair[i][j] * next[j];
  }
  return sum;
}

// backward[t] includes the emission of t: the way from t on.
static void
run_backward(double (*score)[L], uint32_t n, const Factors *factors,
             double (*backward)[L])
{
  for (uint32_t t = n; t-- > 0;) {
    const double *next = t + 1 == n ? NULL : backward[t + 1];
    double emission[L];
    exponentials(score[t], emission);
    for (int i = 0; i < L; ++i) {
      backward[t][i] = sum_after(next, factors, i) * emission[i];
    }
    normalise(backward[t]);
  }
}

static void
add_pairs(const double forward[L], const double backward[L],
          const Factors *factors, double expected[L][L])
{
  double p[L][L];
  double sum = 0;
  for (int i = 0; i < L; ++i) {
    for (int j = 0; j < L; ++j) {
      p[i][j] = forward[i] * factors->pair[i][j] * backward[j];
      sum += p[i][j];
    }
  }
  for (int i = 0; i < L; ++i) {
    for (int j = 0; j < L; ++j) {
      expected[i][j] += p[i][j] / sum;
    }
  }
}

double
warta_crf_marginals(double (*score)[L], uint32_t n, WartaCrfPairs *pairs,
                    const WartaCrfWork *work, double (*marginal)[L])
{
  if (n == 0) {
    return pairs->weight[0][0];
  }
  Factors factors = {{{0}}};
  for (uint32_t i = 0; i < WARTA_N_LABELS; ++i) {
    for (uint32_t j = 0; j < WARTA_N_LABELS; ++j) {
      factors.pair[i][j] =
          warta_label_may_follow(i, j) ? exp(pairs->weight[i][j]) : 0;
    }
  }
  double total = run_forward(score, n, &factors, work->forward);
  run_backward(score, n, &factors, work->backward);
  for (uint32_t t = 0; t < n; ++t) {
    double emission[L];
    exponentials(score[t], emission);
    for (int j = 0; j < L; ++j) {
      marginal[t][j] = emission[j] > 0 ? work->forward[t][j] *
                                             work->backward[t][j] / emission[j]
                                       : 0;
    }
    normalise(marginal[t]);
  }
  for (uint32_t t = 1; t < n; ++t) {
    add_pairs(work->forward[t - 1], work->backward[t], &factors,
              pairs->expected);
  }
  for (int j = 0; j < WARTA_N_LABELS; ++j) {
    pairs->expected[0][j] += marginal[0][j];
    pairs->expected[j][0] += marginal[n - 1][j];
  }
  return total;
}
