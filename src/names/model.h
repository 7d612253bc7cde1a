// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The trained tagger: from words to labels.

#pragma once

#include "names/crf.h"
#include "names/features.h"

#include <glib.h>

/// All that tagging needs; views of memory that somebody else owns.
typedef struct {
  WartaNameKnowledge knowledge;
  WartaNameWeights weights;
  const WartaLabelScores *pairs;
} WartaNameModel;

/// Scratch memory for sentences of up to `size` words.
typedef struct {
  uint32_t size;
  WartaNameInput *input;
  WartaNameWord *words;
  int32_t (*score)[WARTA_NAME_LABELS];
  uint8_t *back;
  uint8_t *labels;
} WartaNameWork;

/// Allocate.
void warta_name_work_init(WartaNameWork *work, uint32_t size);

/// Free what the work owns.
void warta_name_work_clear(WartaNameWork *work);

/// Label the `n` words of work->input in work->labels; `n` <= work->size.
/// Returns how the sentence is written.
WartaNameCase warta_name_model_tag(const WartaNameModel *model,
                                   WartaNameWork *work, uint32_t n);

/// Return the end of the chain of candidates that begins at `begin`.
static inline uint32_t
warta_name_chain_end(const WartaNameWord *words, uint32_t n, uint32_t begin)
{
  uint32_t end = begin;
  while (end < n && words[end].flags & WARTA_WORD_CANDIDATE) {
    ++end;
  }
  return end;
}
