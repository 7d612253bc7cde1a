// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/pipeline.h"

#include "train/convert.h"
#include "train/teach.h"

#include <string.h>

enum { JACKKNIFE_FOLDS = 5, TEACHER_EPOCHS = 5, CONVERTER_EPOCHS = 5 };

/// How often a sentence parsed by teachers is looked at, against gold ones.
#define TAUGHT_WEIGHT 0.5F

void
train_models_clear(TrainedModels *models)
{
  train_table_free(models->tags);
  train_table_free(models->icon);
  train_table_free(models->parser.moves);
  train_table_free(models->parser.labels);
  train_table_free(models->parser.marks);
}

TrainModel
train_models_view(const TrainedModels *models, uint32_t bank)
{
  const TrainModel model = {models->tags,         models->icon,
                            models->parser.moves, models->parser.labels,
                            models->parser.marks, bank};
  return model;
}

/// Both kinds of samples, each with its weight.
static TrainSamples *
join_samples(const TrainSamples *gold, const TrainSamples *more)
{
  TrainSamples *all = g_new0(TrainSamples, 1);
  all->arena = warta_arena_new();
  all->longest = MAX(gold->longest, more->longest);
  all->n = gold->n + more->n;
  all->samples = warta_arena_array(all->arena, TrainSample, all->n + 1);
  memcpy(all->samples, gold->samples, gold->n * sizeof(TrainSample));
  memcpy(all->samples + gold->n, more->samples, more->n * sizeof(TrainSample));
  return all;
}

/// Train the parser on the treebanks and on what teachers agree on.
static bool
train_student(const TrainSamples *samples, const TrainPlan *plan,
              const TrainOptions *run, TrainedModels *models, GError **error)
{
  TrainTeaching teaching = {.corpora = plan->corpora,
                            .data = plan->data,
                            .annotator = plan->annotator,
                            .classes = plan->classes,
                            .tags = models->tags,
                            .sentences = plan->raw,
                            .options = *run};
  teaching.options.epochs = TEACHER_EPOCHS;
  teaching.options.rounds = 1;
  g_autoptr(TrainSet) set = train_teach(&teaching, samples, error);
  if (!set) {
    return false;
  }
  train_annotate(plan->annotator, set);
  TrainSamples *taught = train_samples_new(set, plan->classes);
  for (uint32_t i = 0; i < taught->n; ++i) {
    taught->samples[i].weight = TAUGHT_WEIGHT;
    taught->samples[i].apart = true;
  }
  TrainSamples *all = join_samples(samples, taught);
  TrainOptions student = *run;
  student.least = 3;
  train_parser(all, &student, &models->parser);
  train_samples_free(all);
  train_samples_free(taught);
  return true;
}

/// Train on the treebanks and on what was made of them.
static bool
train_on(const TrainSamples *samples, const TrainPlan *plan,
         const TrainOptions *tagging, TrainedModels *models, GError **error)
{
  models->tags = train_tagger(samples, tagging);
  models->icon = train_icon_tagger(samples, tagging);
  TrainOptions parsing = *tagging;
  parsing.epochs = plan->epochs;
  parsing.rounds = plan->rounds;
  if (plan->raw > 0) {
    return train_student(samples, plan, &parsing, models, error);
  }
  train_parser(samples, &parsing, &models->parser);
  return true;
}

bool
train_models(const TrainSamples *samples, const TrainPlan *plan,
             TrainedModels *models, GError **error)
{
  const TrainOptions tagging = {
      .epochs = plan->tag_epochs, .seed = plan->seed, .quiet = plan->quiet};
  TrainOptions run = tagging;
  run.quiet = true;
  train_jackknife(samples, &run, JACKKNIFE_FOLDS);
  run.epochs = CONVERTER_EPOCHS;
  g_autoptr(TrainSet) set = train_set_new();
  TrainSamples *made = train_convert(samples, plan->classes, &run, set);
  if (!plan->quiet) {
    g_printerr("converted %u sentences\n", made->n);
  }
  TrainSamples *all = join_samples(samples, made);
  run.epochs = plan->tag_epochs;
  train_jackknife(all, &run, JACKKNIFE_FOLDS);
  const bool done = train_on(all, plan, &tagging, models, error);
  train_samples_free(all);
  train_samples_free(made);
  return done;
}
