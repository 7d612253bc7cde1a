// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/loglinear.h"

#include <glib.h>
#include <math.h>

enum { STRIDE = 7919 };

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

float *
train_log_linear(const TrainChoices *set, const TrainLogLinear *how,
                 uint32_t left_out)
{
  float *weights = g_new0(float, set->n_features + 1);
  g_autofree float *squares = g_new0(float, set->n_features + 1);
  uint32_t most = 1;
  for (uint32_t i = 0; i < set->n; ++i) {
    most = MAX(most, set->choices[i].end - set->choices[i].begin);
  }
  g_autofree float *part = g_new(float, most);
  const uint64_t stride = set->n % STRIDE == 0 ? 1 : STRIDE;
  for (uint64_t i = 0; i < (uint64_t)set->n * how->passes; ++i) {
    // Choices of one sentence are alike: not one after another
    const TrainChoice *choice =
        &set->choices[(i % set->n * stride + i / set->n) % set->n];
    if (choice->fold != left_out && choice->weight > 0) {
      learn(set, how, choice, weights, squares, part);
    }
  }
  return weights;
}
