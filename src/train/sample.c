// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/sample.h"

#include "lang/tagkeys.h"
#include "lang/tagset.h"

#include <string.h>

static void
fill(TrainSample *sample, const WartaClasses *classes, WartaArena *arena)
{
  const TrainSentence *s = sample->source;
  const size_t n = s->n + 2 * WARTA_TAG_PAD;
  sample->inputs = warta_arena_array(arena, WartaInput, n);
  sample->gold = warta_arena_array(arena, uint8_t, n);
  sample->tags = warta_arena_array(arena, uint8_t, n);
  sample->names = warta_arena_array(arena, uint16_t, n);
  sample->inputs += WARTA_TAG_PAD;
  sample->gold += WARTA_TAG_PAD;
  sample->tags += WARTA_TAG_PAD;
  for (uint32_t i = 0; i < s->n; ++i) {
    const TrainWord *word = &s->words[i];
    warta_input_set(&sample->inputs[i], word->form, strlen(word->form),
                    word->lower, strlen(word->lower), word->joined);
    warta_classes_apply(classes, &sample->inputs[i]);
    sample->inputs[i].name = word->name;
    sample->names[i] = word->name_id;
    sample->gold[i] = warta_tag_of(word->upos, word->voice);
    sample->tags[i] = sample->gold[i];
  }
}

TrainSamples *
train_samples_new(const TrainSet *set, const WartaClasses *classes)
{
  TrainSamples *samples = g_new0(TrainSamples, 1);
  samples->arena = warta_arena_new();
  samples->n = set->sentences->len;
  samples->samples =
      warta_arena_array(samples->arena, TrainSample, samples->n + 1);
  for (uint32_t i = 0; i < samples->n; ++i) {
    TrainSample *sample = &samples->samples[i];
    sample->source = &g_array_index(set->sentences, TrainSentence, i);
    sample->n = sample->source->n;
    sample->bank = sample->source->bank;
    sample->fold = i;
    sample->weight = sample->tag_weight = 1;
    samples->longest = MAX(samples->longest, sample->n);
    fill(sample, classes, samples->arena);
  }
  return samples;
}

void
train_samples_free(TrainSamples *samples)
{
  if (samples) {
    warta_arena_free(samples->arena);
    g_free(samples);
  }
}

uint64_t
train_random(uint64_t *state)
{
  *state += UINT64_C(0x9e3779b97f4a7c15);
  return warta_spread(*state);
}

void
train_shuffle(uint32_t *order, uint32_t n, uint64_t *state)
{
  for (uint32_t i = n; i > 1; --i) {
    const uint32_t k = (uint32_t)(train_random(state) % i);
    const uint32_t other = order[k];
    order[k] = order[i - 1];
    order[i - 1] = other;
  }
}

void
train_together(GFunc work, void *jobs, size_t size, uint32_t n)
{
  GThreadPool *pool =
      g_thread_pool_new(work, NULL, (gint)g_get_num_processors(), FALSE, NULL);
  for (uint32_t i = 0; i < n; ++i) {
    g_thread_pool_push(pool, (char *)jobs + i * size, NULL);
  }
  g_thread_pool_free(pool, FALSE, TRUE);
}
