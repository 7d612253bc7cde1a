// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What raw text says of words: how they are written, beside what they stand,
/// and in what names a first tagger sees them.

#pragma once

#include "names/model.h"
#include "text/text.h"
#include "train/nameinfo.h"

/// Counts over the raw text of the folder of corpora.
typedef struct WartaWordStatsImpl WartaWordStats;

/// Read all raw text.
WartaWordStats *warta_word_stats_new(const char *corpora,
                                     const WartaTokenizer *tokenizer,
                                     GError **error);

/// Free; NULL is allowed.
void warta_word_stats_free(WartaWordStats *stats);

/// Return a table of the frequent words with the columns `cluster`, `coarse`
/// and `caps`.
WartaWordTable *warta_word_stats_table(const WartaWordStats *stats);

/// Tag all raw text and fill in the column `seen`.
bool warta_word_table_add_seen(WartaWordTable *table, const char *corpora,
                               const WartaTokenizer *tokenizer,
                               const WartaNameModel *model, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaWordStats, warta_word_stats_free)
