// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Known names of actors and places: shared by the stages that find names and
/// that say whom they stand for.  Immutable after loading.

#pragma once

#include "model/document.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct WartaGazetteerImpl WartaGazetteer;

/// One known actor or place.
typedef struct {
  const char *label;   ///< Main name in Indonesian
  const char *slug;    ///< Last part of its IRI: "amerika-serikat"
  const char *qid;     ///< Wikidata, or NULL
  const char *subtype; ///< "country", "city", "ministry", "company", ...
  const char *country; ///< ISO 3166-1 alpha-2 in lower case, or NULL
  const char **names;  ///< All names, the label first
  uint32_t n_names;
  WartaKind kind;
} WartaGazetteerEntry;

/// Load every *.tsv of `dir`/gazetteer.
WartaGazetteer *warta_gazetteer_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_gazetteer_free(WartaGazetteer *gazetteer);

/// Number of entries.
uint32_t warta_gazetteer_size(const WartaGazetteer *gazetteer);

/// Entry `index`, below warta_gazetteer_size().
const WartaGazetteerEntry *
warta_gazetteer_entry(const WartaGazetteer *gazetteer, uint32_t index);

/// Return the entry with exactly that name (letter case counts, except that a
/// name all in capitals finds the same name in mixed case), or WARTA_NONE.
uint32_t warta_gazetteer_find(const WartaGazetteer *gazetteer,
                              const char *name, uint32_t length);

/// Return the entry of the longest name that begins at token `first` and ends
/// at a token border before `end`, and set `*n_tokens`; or WARTA_NONE.
uint32_t warta_gazetteer_match(const WartaGazetteer *gazetteer,
                               const WartaDocument *doc, uint32_t first,
                               uint32_t end, uint32_t *n_tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaGazetteer, warta_gazetteer_free)
