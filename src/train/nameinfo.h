// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Building the tables that the name tagger's features look words up in.

#pragma once

#include "names/features.h"
#include "train/nerdata.h"

/// A table of words being built.
typedef struct {
  GArray *slots; ///< WartaNameWordInfo, a power of two
} WartaWordTable;

/// Return a table with room for `n` words.
WartaWordTable *warta_word_table_new(uint32_t n);

/// Free; NULL is allowed.
void warta_word_table_free(WartaWordTable *table);

/// Return the slot of a word (lower case), made if there is none.
WartaNameWordInfo *warta_word_table_slot(WartaWordTable *table,
                                         const char *lower, uint32_t length);

/// Return the slot of a word by its hash, made if there is none.
WartaNameWordInfo *warta_word_table_at(WartaWordTable *table, uint64_t hash);

/// The table as the tagger sees it.
WartaNameWords warta_word_table_view(const WartaWordTable *table);

/// Read cue words: class and word per row.
bool warta_word_table_add_cues(WartaWordTable *table, const char *path,
                               GError **error);

/// Return the compiled lists person, organization and place.txt.gz of the
/// folder `dbpedia` and the rows of the folder `gazetteer`: an array of
/// uint32_t, a power of two.
GArray *warta_name_lists_build(const char *dbpedia, const char *gazetteer,
                               GError **error);

/// The lists as the tagger sees them.
WartaNameSet warta_name_lists_view(const GArray *slots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaWordTable, warta_word_table_free)
