// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Features in training: those of the program, and for samples with a guide
/// what another treebank's convention says of the sentence.

#pragma once

#include "lang/tree.h"
#include "train/sample.h"

/// Room for the keys of one decision.
enum { TRAIN_MAX_KEYS = WARTA_MOVE_KEYS + 10 };

/// Features of the next move; returns their number.
uint32_t train_move_keys(const TrainSample *sample, const WartaTreeInput *input,
                         const WartaState *state, uint64_t *keys);

/// Features of the relation of an arc.
uint32_t train_label_keys(const TrainSample *sample,
                          const WartaTreeInput *input, const WartaState *state,
                          int32_t head, int32_t child, uint64_t *keys);

/// Features of a word's tag, given the tags before it.
uint32_t train_tag_keys(const TrainSample *sample, uint32_t word,
                        const uint8_t *tags, uint64_t *keys);
