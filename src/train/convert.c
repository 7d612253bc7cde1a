// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/convert.h"

#include "lang/tagkeys.h"
#include "lang/tagset.h"
#include "train/score.h"

#include <string.h>

typedef struct {
  TrainTable *tags;
  TrainParser parser;
} Models;

/// Carries one large treebank over: models of it alone, and models of the
/// small ones with its view of their sentences as guide.
typedef struct {
  TrainBank from;
  Models source;
  Models target;
  const TrainSamples *samples;
  const TrainOptions *options;
  TrainJudge *judge;
} Converter;

static bool
is_of_bank(const TrainSample *sample, uint32_t bank)
{
  return sample->bank == bank;
}

/// Whether the treebank is too small to do without the others.
static bool
is_small(const TrainSample *sample, uint32_t unused)
{
  (void)unused;
  return sample->bank == TRAIN_BANK_CSUI || sample->bank == TRAIN_BANK_PUD ||
         sample->bank == TRAIN_BANK_GSD;
}

static void
free_models(Models *models)
{
  train_table_free(models->tags);
  train_table_free(models->parser.moves);
  train_table_free(models->parser.labels);
  train_table_free(models->parser.marks);
}

static TrainModel
model_of(const Models *models, uint32_t bank)
{
  const TrainModel model = {.tags = models->tags,
                            .moves = models->parser.moves,
                            .labels = models->parser.labels,
                            .marks = models->parser.marks,
                            .bank = bank};
  return model;
}

/// What a sample has itself, or what the models of the source say.
static TrainGuide *
new_guide(const Converter *converter, const TrainSample *sample,
          WartaArena *arena)
{
  const uint32_t n = sample->n;
  TrainGuide *guide = warta_arena_array(arena, TrainGuide, 1);
  guide->tags =
      warta_arena_array(arena, uint8_t, n + 2 * WARTA_TAG_PAD) + WARTA_TAG_PAD;
  guide->heads = warta_arena_array(arena, int32_t, n);
  guide->rels = warta_arena_array(arena, uint8_t, n);
  if (sample->bank == (uint32_t)converter->from) {
    memcpy(guide->tags, sample->gold, n);
    for (uint32_t i = 0; i < n; ++i) {
      guide->heads[i] = sample->source->words[i].head;
      guide->rels[i] = sample->source->words[i].rel;
    }
    return guide;
  }
  TrainSample copy = *sample;
  copy.bank = converter->from;
  const TrainModel model = model_of(&converter->source, converter->from);
  train_judge_guess(converter->judge, &model, &copy);
  memcpy(guide->tags, train_judge_tags(converter->judge), n);
  memcpy(guide->heads, train_judge_heads(converter->judge),
         n * sizeof(*guide->heads));
  memcpy(guide->rels, train_judge_rels(converter->judge), n);
  return guide;
}

/// Train the second pair of models, on the small treebanks with guides.
static void
train_target(Converter *converter)
{
  TrainSamples guided = *converter->samples;
  WartaArena *arena = warta_arena_new();
  guided.samples = g_new(TrainSample, guided.n + 1);
  for (uint32_t i = 0; i < guided.n; ++i) {
    const TrainSample *sample = &converter->samples->samples[i];
    guided.samples[i] = *sample;
    if (is_small(sample, 0)) {
      guided.samples[i].guide = new_guide(converter, sample, arena);
    }
  }
  TrainOptions run = *converter->options;
  run.choice = is_small;
  converter->target.tags = train_tagger(&guided, &run);
  train_parser(&guided, &run, &converter->target.parser);
  g_free(guided.samples);
  warta_arena_free(arena);
}

static void
train_converter(gpointer data, gpointer unused)
{
  (void)unused;
  Converter *converter = data;
  TrainOptions run = *converter->options;
  run.choice = is_of_bank;
  run.fold = converter->from;
  converter->judge = train_judge_new(converter->samples->longest);
  converter->source.tags = train_tagger(converter->samples, &run);
  train_parser(converter->samples, &run, &converter->source.parser);
  train_target(converter);
}

static void
clear_converter(Converter *converter)
{
  free_models(&converter->source);
  free_models(&converter->target);
  train_judge_free(converter->judge);
}

/* ---- Conversion ---- */

/// What a treebank becomes in another style.
typedef struct {
  TrainBank from;
  TrainBank to;
  float weight; ///< How often the parser looks at it, against gold sentences
  float tag_weight;
} Conversion;

static const Conversion conversions[] = {
    {TRAIN_BANK_ICON, TRAIN_BANK_CSUI, 0.5F, 0},
    {TRAIN_BANK_ICON, TRAIN_BANK_GSD, 0.25F, 0},
    {TRAIN_BANK_GSD_2017, TRAIN_BANK_CSUI, 0.25F, 0},
    {TRAIN_BANK_GSD_2017, TRAIN_BANK_GSD, 0.8F, 0.8F},
};

static void
convert_sentence(Converter *converter, const TrainSample *sample, TrainBank to,
                 TrainJudge *judge, TrainSet *set)
{
  WartaArena *arena = warta_arena_new();
  TrainSample guided = *sample;
  guided.guide = new_guide(converter, sample, arena);
  guided.bank = to;
  const TrainModel model = model_of(&converter->target, to);
  train_judge_guess(judge, &model, &guided);
  warta_arena_free(arena);
  const uint8_t *tags = train_judge_tags(judge);
  TrainWord *words = g_new(TrainWord, sample->n + 1);
  for (uint32_t i = 0; i < sample->n; ++i) {
    words[i] = sample->source->words[i];
    words[i].head = train_judge_heads(judge)[i];
    words[i].rel = train_judge_rels(judge)[i];
    words[i].upos = warta_tag_upos(tags[i]);
    words[i].voice = warta_tag_voice(tags[i]);
  }
  train_set_add(set, words, sample->n, to);
  g_free(words);
}

/// Convert what comes from the converter's treebank, and note the sample and
/// the weight of each result.
static void
convert_all(Converter *converter, const Conversion *conversion, TrainSet *set,
            GArray *made)
{
  const TrainSamples *samples = converter->samples;
  TrainJudge *judge = train_judge_new(samples->longest);
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *sample = &samples->samples[i];
    if (sample->bank == (uint32_t)converter->from) {
      const TrainSample origin = {.fold = sample->fold,
                                  .weight = conversion->weight,
                                  .tag_weight = conversion->tag_weight};
      convert_sentence(converter, sample, conversion->to, judge, set);
      g_array_append_val(made, origin);
    }
  }
  train_judge_free(judge);
}

/// Samples of the sentences, each with the weights of its origin.
static TrainSamples *
new_samples(const TrainSet *set, const WartaClasses *classes,
            const GArray *made)
{
  TrainSamples *samples = train_samples_new(set, classes);
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *origin = &g_array_index(made, TrainSample, i);
    TrainSample *sample = &samples->samples[i];
    sample->fold = origin->fold;
    sample->weight = origin->weight;
    sample->tag_weight = origin->tag_weight;
    sample->again = true;
  }
  return samples;
}

TrainSamples *
train_convert(const TrainSamples *samples, const WartaClasses *classes,
              const TrainOptions *options, TrainSet *set)
{
  Converter converters[] = {
      {.from = TRAIN_BANK_ICON, .samples = samples, .options = options},
      {.from = TRAIN_BANK_GSD_2017, .samples = samples, .options = options}};
  const uint32_t n = G_N_ELEMENTS(converters);
  train_together(train_converter, converters, sizeof(Converter), n);
  g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(TrainSample));
  for (size_t c = 0; c < G_N_ELEMENTS(conversions); ++c) {
    Converter *converter = converters;
    while (converter->from != conversions[c].from) {
      ++converter;
    }
    convert_all(converter, &conversions[c], set, made);
  }
  for (uint32_t i = 0; i < n; ++i) {
    clear_converter(&converters[i]);
  }
  return new_samples(set, classes, made);
}
