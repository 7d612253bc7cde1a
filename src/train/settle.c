// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/settle.h"

#include <math.h>
#include <stdio.h>

enum { STEPS = 24 }; // thresholds tried

static const double margin = 0.001; // by which weights must beat the rules

typedef struct {
  double right;
  double wrong;
  double missed;
} Count;

static double
f1(const Count *c)
{
  const double twice = 2 * c->right;
  return twice > 0 ? twice / (twice + c->wrong + c->missed) : 0;
}

/// Whether an option before `i` that was chosen too is the same entity.
static bool
repeated(const TrainPhrase *options, const bool *chosen, uint32_t i)
{
  for (uint32_t k = 1; k < i; ++k) {
    if (chosen[k] && options[k].entity == options[i].entity) {
      return true;
    }
  }
  return false;
}

/// Count the edges of one choice; what is wanted and not among the options is
/// missed either way and left out.
static void
count_choice(const TrainPhrase *options, uint32_t n, uint32_t column,
             const bool *chosen, Count *count)
{
  for (uint32_t i = 1; i < n; ++i) {
    const GoldFiller *gold = options[i].gold[column];
    bool before = false; // another option fills the same
    bool hit = false;
    for (uint32_t k = 1; gold && k < n; ++k) {
      const bool same = options[k].gold[column] == gold;
      before |= same && k < i && chosen[k] == chosen[i];
      hit |= same && chosen[k];
    }
    if (chosen[i] && !options[i].lost && !repeated(options, chosen, i)) {
      count->right += gold && !gold->optional && !before;
      count->wrong += !gold || (before && !gold->optional);
    } else if (gold && !gold->optional && !before && !hit) {
      count->missed += 1;
    }
  }
}

static void
choose_by_rule(const TrainPhrase *options, uint32_t n, uint32_t column,
               bool *chosen)
{
  for (uint32_t i = 0; i < n; ++i) {
    chosen[i] = (options[i].ruled & (1U << column)) != 0;
  }
}

/// Returns how probable the choice is.
static float
choose_by_score(const TrainPhrase *options, uint32_t n, uint32_t column,
                float threshold, bool *chosen)
{
  g_autofree WartaOption *scored = g_new0(WartaOption, n);
  for (uint32_t i = 0; i < n; ++i) {
    scored[i].first = options[i].first;
    scored[i].score[0] = options[i].score[column];
  }
  float probability = 0;
  const uint32_t best = warta_choose(scored, n, 0, &probability);
  for (uint32_t i = 0; i < n; ++i) {
    chosen[i] =
        best != 0 && options[i].first == best && probability >= threshold;
  }
  return probability;
}

/// Count over all choices; a negative threshold asks the rules.
static Count
count_all(const TrainAsked *asked, WartaTask task, uint32_t column,
          float threshold)
{
  Count count = {0};
  for (guint i = 0; i < asked->choices->len; ++i) {
    const TrainQuestion *choice =
        &g_array_index(asked->choices, TrainQuestion, i);
    const uint32_t n = choice->end - choice->begin;
    if (choice->gold &&
        (choice->gold->optional ||
         (task == WARTA_TASK_TIME && choice->gold->time_optional))) {
      continue;
    }
    g_autofree bool *chosen = g_new(bool, n);
    const TrainPhrase *options = train_options_of(asked, choice);
    if (threshold < 0) {
      choose_by_rule(options, n, column, chosen);
    } else {
      choose_by_score(options, n, column, threshold, chosen);
    }
    count_choice(options, n, column, chosen, &count);
  }
  return count;
}

static float
threshold_of(int step)
{
  return 0.2F + 0.025F * (float)step;
}

/// The middle of the thresholds that are about as good as the best, to less
/// than an edge: of a few hundred choices the highest single one is chance.
static float
best_threshold(const TrainAsked *asked, WartaTask task, uint32_t column)
{
  double score[STEPS];
  double most = 0;
  double slack = 0;
  for (int step = 0; step < STEPS; ++step) {
    const Count count = count_all(asked, task, column, threshold_of(step));
    score[step] = f1(&count);
    if (score[step] > most) {
      most = score[step];
      slack = 0.003 + 0.5 / (count.right + count.missed);
    }
  }
  float sum = 0;
  int n = 0;
  for (int step = 0; step < STEPS; ++step) {
    if (score[step] >= most - slack) {
      sum += threshold_of(step);
      ++n;
    }
  }
  return sum / (float)n;
}

/// A choice that was made, and whether it is right.
typedef struct {
  double odds; // logarithm
  bool right;
} Outcome;

static GArray *
find_outcomes(const TrainAsked *asked, uint32_t column, float threshold)
{
  GArray *outcomes = g_array_new(FALSE, FALSE, sizeof(Outcome));
  for (guint i = 0; i < asked->choices->len; ++i) {
    const TrainQuestion *choice =
        &g_array_index(asked->choices, TrainQuestion, i);
    const TrainPhrase *options = train_options_of(asked, choice);
    const uint32_t n = choice->end - choice->begin;
    g_autofree bool *chosen = g_new(bool, n);
    const double p =
        CLAMP((double)choose_by_score(options, n, column, threshold, chosen),
              0.001, 0.999);
    Outcome outcome = {.odds = log(p / (1 - p))};
    uint32_t o = 1;
    while (o < n && (!chosen[o] || options[o].lost)) {
      ++o;
    }
    if (o < n) {
      outcome.right = options[o].gold[column] != NULL;
      g_array_append_val(outcomes, outcome);
    }
  }
  return outcomes;
}

static double
confidence(const TrainSettings *s, double odds)
{
  return 1 / (1 + exp(-((double)s->slope * odds + (double)s->offset)));
}

/// Fit the confidence to how often a choice of that probability is right.
static void
fit_confidence(const GArray *outcomes, TrainSettings *settings)
{
  enum { ROUNDS = 2000 };
  settings->slope = 1;
  settings->offset = 0;
  for (int round = 0; round < ROUNDS && outcomes->len > 0; ++round) {
    double slope = 0;
    double offset = 0;
    for (guint i = 0; i < outcomes->len; ++i) {
      const Outcome *o = &g_array_index(outcomes, Outcome, i);
      const double off = (o->right ? 1 : 0) - confidence(settings, o->odds);
      slope += off * o->odds;
      offset += off;
    }
    settings->slope += (float)(0.1 * slope / outcomes->len);
    settings->offset += (float)(0.1 * offset / outcomes->len);
  }
}

/// How far the stated confidence is from the share that is right, in ten bins.
static double
calibration_error(const GArray *outcomes, const TrainSettings *settings)
{
  double off[10] = {0};
  double error = 0;
  for (guint i = 0; i < outcomes->len; ++i) {
    const Outcome *o = &g_array_index(outcomes, Outcome, i);
    const double said = confidence(settings, o->odds);
    off[MIN((int)(said * 10), 9)] += said - (o->right ? 1 : 0);
  }
  for (int bin = 0; bin < 10; ++bin) {
    error += ABS(off[bin]);
  }
  return outcomes->len > 0 ? error / outcomes->len : 0;
}

TrainSettings
train_settle(const TrainAsked *asked, WartaTask task, uint32_t column)
{
  static const char *const names[WARTA_N_TASKS][MAX_COLUMNS] = {
      {"agent", "target", "recipient", "place"},
      {"source"},
      {"time"},
      {"mood"},
      {"event"}};
  TrainSettings settings = {.threshold = best_threshold(asked, task, column)};
  const Count rules = count_all(asked, task, column, -1);
  const Count learned = count_all(asked, task, column, settings.threshold);
  g_autoptr(GArray) outcomes = find_outcomes(asked, column, settings.threshold);
  fit_confidence(outcomes, &settings);
  printf("%-10s rules %.3f (%.0f right, %.0f wrong, %.0f missed), learned %.3f "
         "(%.0f, %.0f, %.0f) at %.2f, calibration error %.3f\n",
         names[task][column], f1(&rules), rules.right, rules.wrong,
         rules.missed, f1(&learned), learned.right, learned.wrong,
         learned.missed, (double)settings.threshold,
         calibration_error(outcomes, &settings));
  if (f1(&learned) <= f1(&rules) + margin) {
    settings.threshold = 0;
  }
  return settings;
}
