// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/loglinear.h"

#include <glib.h>
#include <math.h>

float
train_log_linear_score(const TrainChoices *set, const float *weights,
                       uint32_t option)
{
  const TrainOption *o = &set->options[option];
  float score = 0;
  for (uint32_t i = o->begin; i < o->end; ++i) {
    score += weights[set->features[i]];
  }
  return score;
}

/// Leave in `part` the probabilities; returns that of all right options.
static float
share(const TrainChoices *set, const TrainChoice *choice, const float *weights,
      float *part)
{
  float highest = -INFINITY;
  for (uint32_t o = choice->begin; o < choice->end; ++o) {
    part[o - choice->begin] = train_log_linear_score(set, weights, o);
    if (!set->options[o].left_out) {
      highest = MAX(highest, part[o - choice->begin]);
    }
  }
  float all = 0;
  float right = 0;
  for (uint32_t o = choice->begin; o < choice->end; ++o) {
    float *p = &part[o - choice->begin];
    *p = set->options[o].left_out ? 0 : expf(*p - highest);
    all += *p;
    right += set->options[o].right ? *p : 0;
  }
  for (uint32_t o = choice->begin; o < choice->end; ++o) {
    part[o - choice->begin] /= all;
  }
  return right / all;
}

/// One step of AdaGrad: each weight by its own gradients so far.
static void
learn(const TrainChoices *set, const TrainLogLinear *how,
      const TrainChoice *choice, float *weights, float *squares, float *part)
{
  const float right = share(set, choice, weights, part);
  if (right <= 0) {
    return;
  }
  for (uint32_t o = choice->begin; o < choice->end; ++o) {
    const TrainOption *option = &set->options[o];
    const float p = part[o - choice->begin];
    const float gradient = p - (option->right ? p / right : 0);
    for (uint32_t i = option->begin; i < option->end && p > 0; ++i) {
      const uint32_t f = set->features[i];
      const float g =
          choice->weight * gradient + (float)how->penalty * weights[f];
      squares[f] += g * g;
      weights[f] -= (float)how->rate * g / (sqrtf(squares[f]) + 1e-3F);
    }
  }
}

typedef struct {
  const TrainChoices *set;
  const TrainLogLinear *how;
  float *weights;
  float *squares;
  float *part;
} Learner;

/// One pass over all choices, in another order each time.
static void
learn_all(const Learner *l, uint32_t left_out, uint32_t pass)
{
  // Choices of one sentence are alike: not one after another
  static const uint64_t primes[] = {7919, 7907, 7901, 7883};
  const TrainChoices *set = l->set;
  const uint64_t prime = primes[pass % G_N_ELEMENTS(primes)];
  const uint64_t stride = set->n % prime == 0 ? 1 : prime;
  for (uint64_t i = 0; i < set->n; ++i) {
    const TrainChoice *choice = &set->choices[(i * stride + pass) % set->n];
    if (choice->fold != left_out && choice->weight > 0) {
      learn(set, l->how, choice, l->weights, l->squares, l->part);
    }
  }
}

float *
train_log_linear(const TrainChoices *set, const TrainLogLinear *how,
                 uint32_t left_out)
{
  g_autofree float *weights = g_new0(float, set->n_features + 1);
  g_autofree float *squares = g_new0(float, set->n_features + 1);
  uint32_t most = 1;
  for (uint32_t i = 0; i < set->n; ++i) {
    most = MAX(most, set->choices[i].end - set->choices[i].begin);
  }
  g_autofree float *part = g_new(float, most);
  Learner learner = {set, how, weights, squares, part};
  g_autofree float *sum = g_new0(float, set->n_features + 1);
  const uint32_t averaged = how->passes - how->passes / 2;
  for (uint32_t pass = 0; pass < how->passes; ++pass) {
    learn_all(&learner, left_out, pass);
    for (uint32_t f = 0; f < set->n_features && pass >= how->passes / 2; ++f) {
      sum[f] += weights[f] / (float)averaged;
    }
  }
  return g_steal_pointer(&sum);
}
