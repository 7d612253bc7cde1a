// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The dynamic oracle of the arc-hybrid system: from any state, the moves
/// after which as many of the tree's arcs as possible can still be found.

#pragma once

#include "lang/tree.h"
#include "train/sample.h"

typedef struct TrainOracle TrainOracle;

/// For sentences of at most `longest` words.
TrainOracle *train_oracle_new(uint32_t longest);

void train_oracle_free(TrainOracle *oracle);

/// Begin a sentence: its tree without marks, with the tags predicted.  The
/// state belongs to the oracle and is moved by the caller.
WartaState *train_oracle_start(TrainOracle *oracle, const TrainSample *sample);

/// The sentence's words and nodes, after train_oracle_start().
WartaTreeInput train_oracle_input(const TrainOracle *oracle);

/// Give all nodes the heads and relations of the tree.
void train_oracle_complete(TrainOracle *oracle);

/// The same for a tree over `n` words given by heads, n for the root.
WartaState *train_oracle_start_heads(TrainOracle *oracle, const int32_t *heads,
                                     int32_t n);

/// Number of the tree's arcs that the move makes impossible.
uint32_t train_oracle_cost(const TrainOracle *oracle, WartaMove move);

/// The allowed moves of least cost, as a mask.
uint64_t train_oracle_optimal(const TrainOracle *oracle);

/// The first of them.
WartaMove train_oracle_best(const TrainOracle *oracle);

/// Whether the arc is in the tree.
bool train_oracle_is_head(const TrainOracle *oracle, int32_t head,
                          int32_t child);

/// Relation of the node in the tree.
uint8_t train_oracle_label(const TrainOracle *oracle, int32_t child);
