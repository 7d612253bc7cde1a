// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Known names of actors and places: shared by the stages that find names and
/// that say whom they stand for.  Immutable after loading.
///
/// Rows of the TSV files: label, kind (person, organization, country, place,
/// group, event, law, product, other), subtype, other names separated by "|",
/// Wikidata id, country, source, seat.  A name (or label) that begins with "~"
/// is also a common word or the name of something else: it is found by
/// warta_gazetteer_find() only, where the text has been taken for a name for
/// other reasons.  The first row that claims a name keeps it.  `seat` is the
/// label of the country whose government sits in this place.

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
  uint32_t seat; ///< Entry of the government that sits here, or WARTA_NONE
  WartaKind kind;
} WartaGazetteerEntry;

/// Load every *.tsv of `dir`/gazetteer, in byte order of their names.
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
uint32_t warta_gazetteer_find(const WartaGazetteer *gazetteer, const char *name,
                              uint32_t length);

/// Return the entry of the longest name that begins at token `first` and ends
/// at a token border not behind token `end`, and set `*n_tokens`; or
/// WARTA_NONE.
uint32_t warta_gazetteer_match(const WartaGazetteer *gazetteer,
                               const WartaDocument *doc, uint32_t first,
                               uint32_t end, uint32_t *n_tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaGazetteer, warta_gazetteer_free)
