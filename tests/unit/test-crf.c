// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/crf.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { L = WARTA_NAME_LABELS, MAX_N = 5, ROUNDS = 60 };

static WartaLabelScores
random_pairs(void)
{
  WartaLabelScores pairs;
  for (uint32_t i = 0; i < L; ++i) {
    for (uint32_t j = 0; j < L; ++j) {
      bool allowed = i < WARTA_N_LABELS && j < WARTA_N_LABELS &&
                     warta_label_may_follow(i, j);
      pairs.pair[i][j] = allowed ? g_test_rand_int_range(-40, 40) : -1000000;
    }
  }
  return pairs;
}

// Count up like an odometer; false after the last sequence.
static bool
next_sequence(uint8_t *labels, uint32_t n)
{
  for (uint32_t t = 0; t < n; ++t) {
    if (++labels[t] < WARTA_N_LABELS) {
      return true;
    }
    labels[t] = 0;
  }
  return false;
}

static bool
is_allowed(const uint8_t *labels, uint32_t n)
{
  uint8_t previous = WARTA_LABEL_O;
  for (uint32_t t = 0; t < n; ++t) {
    if (!warta_label_may_follow(previous, labels[t])) {
      return false;
    }
    previous = labels[t];
  }
  return true;
}

static int64_t
score_sequence(int32_t (*score)[L], const WartaLabelScores *pairs,
               const uint8_t *labels, uint32_t n)
{
  int64_t sum = 0;
  uint8_t previous = WARTA_LABEL_O;
  for (uint32_t t = 0; t < n; ++t) {
    sum += score[t][labels[t]] + pairs->pair[previous][labels[t]];
    previous = labels[t];
  }
  return sum + pairs->pair[previous][WARTA_LABEL_O];
}

static void
random_scores(int32_t (*score)[L], uint32_t n)
{
  memset(score, 0, n * sizeof *score);
  for (uint32_t t = 0; t < n; ++t) {
    for (uint32_t j = 0; j < WARTA_N_LABELS; ++j) {
      score[t][j] = g_test_rand_int_range(-90, 90);
    }
  }
}

// The fast decoder finds a sequence as good as the best of all.
static void
test_decode(void)
{
  for (int round = 0; round < ROUNDS; ++round) {
    uint32_t n = (uint32_t)g_test_rand_int_range(1, MAX_N + 1);
    WartaLabelScores pairs = random_pairs();
    int32_t score[MAX_N][L];
    random_scores(score, n);
    int64_t best = INT64_MIN;
    uint8_t labels[MAX_N] = {0};
    do {
      if (is_allowed(labels, n)) {
        best = MAX(best, score_sequence(score, &pairs, labels, n));
      }
    } while (next_sequence(labels, n));

    int32_t scratch[MAX_N][L];
    uint8_t back[MAX_N * L];
    uint8_t found[MAX_N];
    memcpy(scratch, score, sizeof score);
    warta_crf_decode(scratch, n, &pairs, back, found);
    g_assert_true(is_allowed(found, n));
    g_assert_cmpint(score_sequence(score, &pairs, found, n), ==, best);
  }
}

// Sums over all sequences, as in the definition.
typedef struct {
  double total;
  double marginal[MAX_N][L];
  double expected[L][L];
} Brute;

static void
enumerate(double (*score)[L], const WartaCrfPairs *pairs, uint32_t n,
          Brute *brute)
{
  memset(brute, 0, sizeof *brute);
  uint8_t labels[MAX_N] = {0};
  do {
    if (!is_allowed(labels, n)) {
      continue;
    }
    double sum = 0;
    uint8_t previous = WARTA_LABEL_O;
    for (uint32_t t = 0; t < n; ++t) {
      sum += score[t][labels[t]] + pairs->weight[previous][labels[t]];
      previous = labels[t];
    }
    double weight = exp(sum + pairs->weight[previous][WARTA_LABEL_O]);
    brute->total += weight;
    previous = WARTA_LABEL_O;
    for (uint32_t t = 0; t < n; ++t) {
      brute->marginal[t][labels[t]] += weight;
      brute->expected[previous][labels[t]] += weight;
      previous = labels[t];
    }
    brute->expected[previous][WARTA_LABEL_O] += weight;
  } while (next_sequence(labels, n));
}

static void
assert_near(double a, double b)
{
  g_assert_cmpfloat(fabs(a - b), <, 1e-9);
}

static void
check_marginals(uint32_t n)
{
  WartaCrfPairs pairs = {{{0}}, {{0}}};
  double score[MAX_N][L] = {{0}};
  for (uint32_t i = 0; i < WARTA_N_LABELS; ++i) {
    for (uint32_t j = 0; j < WARTA_N_LABELS; ++j) {
      pairs.weight[i][j] = g_test_rand_double_range(-2, 2);
    }
    for (uint32_t t = 0; t < n; ++t) {
      score[t][i] = g_test_rand_double_range(-3, 3);
    }
  }
  Brute brute;
  enumerate(score, &pairs, n, &brute);
  double forward[MAX_N][L];
  double backward[MAX_N][L];
  double marginal[MAX_N][L];
  WartaCrfWork work = {forward, backward};
  double total = warta_crf_marginals(score, n, &pairs, &work, marginal);
  assert_near(total, log(brute.total));
  for (uint32_t i = 0; i < WARTA_N_LABELS; ++i) {
    for (uint32_t t = 0; t < n; ++t) {
      assert_near(marginal[t][i], brute.marginal[t][i] / brute.total);
    }
    for (uint32_t j = 0; j < WARTA_N_LABELS; ++j) {
      assert_near(pairs.expected[i][j], brute.expected[i][j] / brute.total);
    }
  }
}

static void
test_marginals(void)
{
  for (int round = 0; round < ROUNDS; ++round) {
    check_marginals((uint32_t)g_test_rand_int_range(1, MAX_N + 1));
  }
}

// A chain of a million words neither overflows nor takes long.
static void
test_long_chain(void)
{
  enum { N = 1000000 };
  int32_t(*score)[L] = g_malloc0_n(N, sizeof *score);
  g_autofree uint8_t *back = g_malloc_n(N, L);
  g_autofree uint8_t *labels = g_malloc(N);
  WartaLabelScores pairs = random_pairs();
  for (uint32_t t = 0; t < N; ++t) {
    score[t][WARTA_LABEL_B_PERSON] = 30000;
  }
  warta_crf_decode(score, N, &pairs, back, labels);
  for (uint32_t t = 0; t < N; ++t) {
    g_assert_cmpuint(labels[t], ==, WARTA_LABEL_B_PERSON);
  }
  g_free(score);
}

static void
test_labels(void)
{
  g_assert_true(
      warta_label_may_follow(WARTA_LABEL_B_PERSON, WARTA_LABEL_I_PERSON));
  g_assert_true(
      warta_label_may_follow(WARTA_LABEL_I_PLACE, WARTA_LABEL_B_PLACE));
  g_assert_false(warta_label_may_follow(WARTA_LABEL_O, WARTA_LABEL_I_PERSON));
  g_assert_false(
      warta_label_may_follow(WARTA_LABEL_B_PERSON, WARTA_LABEL_I_ORGANIZATION));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/crf/labels", test_labels);
  g_test_add_func("/crf/decode", test_decode);
  g_test_add_func("/crf/marginals", test_marginals);
  g_test_add_func("/crf/long", test_long_chain);
  return g_test_run();
}
