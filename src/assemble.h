// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Writes what a state holds.

#pragma once

#include "state/corpus.h"

#include <wartagraf/wartagraf.h>

/// Where graphs go, and when to stop.
typedef struct {
  bool (*write)(const WartaGraph *graph, void *data, GError **error);
  bool (*go_on)(const WartaRunStats *stats, void *data); ///< False: stop
  void *data;
} WartaAssembly;

/// Add up what articles are.
void warta_run_stats_add(WartaRunStats *sum, const WartaRunStats *stats);

/// Write the articles of the state, which has a file, in their order, and add
/// up what they are.
bool warta_assemble_articles(WartaCorpus *state, WartaGraph *graph,
                             const WartaAssembly *assembly,
                             WartaRunStats *stats, GError **error);

/// Write what is known of copies of articles.
bool warta_assemble_copies(WartaCorpus *state, WartaGraph *graph,
                           const WartaAssembly *assembly, WartaRunStats *stats,
                           GError **error);
