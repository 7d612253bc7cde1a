// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A table of the actors that exports name, without the articles: what of each
/// is needed to say that two of them are one.

#pragma once

#include "base/arena.h"
#include "model/graph.h"

#include <raptor2.h>

/// A name or an office, and the next one.
typedef struct WartaTextImpl WartaText;
struct WartaTextImpl {
  const char *text;
  const char *key; ///< Its words in lower case, joined by single spaces
  WartaText *next;
};

/// One actor; the same in all articles that have its IRI.
typedef struct {
  const char *iri;
  WartaText label;    ///< `text` is NULL until one is read
  WartaText *others;  ///< Other names
  WartaText *offices; ///< Of all articles
  const char *qid;    ///< Wikidata, or NULL
  WartaVocabTerm kind;
} WartaMergeActor;

typedef struct {
  WartaArena *arena;
  GHashTable *by_iri; ///< -> index + 1
  GArray *actors;     ///< WartaMergeActor
  uint64_t bytes;     ///< Of texts and actors
} WartaNameTable;

/// Return an empty table.
WartaNameTable *warta_name_table_new(void);

/// Free; NULL is allowed.
void warta_name_table_free(WartaNameTable *table);

/// Take what a graph says of named actors.
void warta_name_table_add_graph(WartaNameTable *table, const WartaGraph *graph);

/// Take a statement of an export, in which the type of an actor stands before
/// all else that is said of it.
void warta_name_table_add(WartaNameTable *table,
                          const raptor_statement *statement);

/// Put the actors in the order of their IRIs.
void warta_name_table_sort(WartaNameTable *table);

/// Return the words of a name in lower case, joined by single spaces.
char *warta_name_key(const char *text);

static inline WartaMergeActor *
warta_merge_actor(const WartaNameTable *table, uint32_t index)
{
  return &g_array_index(table->actors, WartaMergeActor, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaNameTable, warta_name_table_free)
