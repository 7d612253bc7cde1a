// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/model.h"

#include <string.h>

void
warta_name_work_init(WartaNameWork *work, uint32_t size)
{
  work->size = size;
  work->input = g_new(WartaNameInput, size + 1);
  work->words = g_new(WartaNameWord, size + 1);
  work->score = g_malloc_n((size_t)size + 1, sizeof *work->score);
  work->back = g_malloc_n((size_t)size + 1, WARTA_NAME_LABELS);
  work->labels = g_malloc_n((size_t)size + 1, 1);
}

void
warta_name_work_clear(WartaNameWork *work)
{
  g_clear_pointer(&work->input, g_free);
  g_clear_pointer(&work->words, g_free);
  g_clear_pointer(&work->score, g_free);
  g_clear_pointer(&work->back, g_free);
  g_clear_pointer(&work->labels, g_free);
}

WartaNameCase
warta_name_model_tag(const WartaNameModel *model, WartaNameWork *work,
                     uint32_t n)
{
  uint64_t features[WARTA_NAME_MAX_FEATURES];
  WartaNameCase letters =
      warta_name_words_prepare(&model->knowledge, work->input, n, work->words);
  memset(work->labels, WARTA_LABEL_O, n);
  for (uint32_t begin = 0; begin < n; ++begin) {
    uint32_t end = warta_name_chain_end(work->words, n, begin);
    for (uint32_t t = begin; t < end; ++t) {
      memset(work->score[t], 0, sizeof work->score[t]);
      size_t n_features =
          warta_name_features(work->words, n, t, letters, features);
      warta_name_weights_add(&model->weights, features, n_features,
                             work->score[t]);
    }
    warta_crf_decode(work->score + begin, end - begin, model->pairs, work->back,
                     work->labels + begin);
    begin = end;
  }
  return letters;
}
