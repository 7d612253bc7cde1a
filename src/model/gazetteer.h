// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Known names of actors and places: shared by the stages that find names and
/// that say whom they stand for.  Immutable after loading.  The files are
/// described in data/gazetteer/README.md and read by gazetteer-rows.h.
///
/// Our own rows are one table, compiled and mapped where a compiled file is at
/// hand; rows of the user are a second one, which is asked first.

#pragma once

#include "base/modelfile.h"
#include "model/document.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct WartaGazetteerImpl WartaGazetteer;

/// One known actor or place.
typedef struct {
  const char *label;   ///< Main name in Indonesian
  const char *slug;    ///< Last part of its IRI: "amerika-serikat"
  const char *qid;     ///< Wikidata, or NULL
  const char *subtype; ///< "country", "city", "ministry", "company", ..., or ""
  const char *country; ///< ISO 3166-1 alpha-2 in lower case, or NULL
  const char *point;   ///< "-6.2,106.8", latitude and longitude, or NULL
  uint32_t n_names;
  uint32_t seat; ///< Entry of the government that sits here, or WARTA_NONE
  WartaKind kind;
} WartaGazetteerEntry;

/// How far a name says by itself who is meant.
typedef enum {
  WARTA_NAME_UNKNOWN,
  WARTA_NAME_COMMON, ///< Also a common word, or somebody else's name
  WARTA_NAME_SHARED, ///< Other entries have it too
  WARTA_NAME_UNIQUE,
} WartaNameSense;

/// Load every *.tsv of `dir`/gazetteer, in byte order of their names.
WartaGazetteer *warta_gazetteer_load(const char *dir, GError **error);

/// The same from the sections that warta_gazetteer_sections() gave, used in
/// place: the file stays open until the gazetteer is freed.
WartaGazetteer *warta_gazetteer_map(const WartaModelFile *file, GError **error);

enum { WARTA_GAZETTEER_SECTIONS = 5 };

/// Fill in the sections of a compiled file; their data is borrowed.
void warta_gazetteer_sections(const WartaGazetteer *gazetteer,
                              WartaModelSection *sections);

/// Add the rows of the user's files (NULL-terminated): they come before our
/// own, and those of a later file before those of an earlier one.  A row with
/// the label and kind, or with the Wikidata id, of a known entry is about that.
bool warta_gazetteer_add_files(WartaGazetteer *gazetteer,
                               const char *const *paths, GError **error);

/// Free; NULL is allowed.
void warta_gazetteer_free(WartaGazetteer *gazetteer);

/// Number of entries.
uint32_t warta_gazetteer_size(const WartaGazetteer *gazetteer);

/// Return entry `index`, below warta_gazetteer_size().
WartaGazetteerEntry warta_gazetteer_entry(const WartaGazetteer *gazetteer,
                                          uint32_t index);

/// Return name `n` of an entry, below its `n_names`; the label is the first.
const char *warta_gazetteer_name(const WartaGazetteer *gazetteer,
                                 uint32_t index, uint32_t n);

/// Return the entry with exactly that name (letter case counts, except that a
/// name all in capitals finds the same name in mixed case), or WARTA_NONE.
uint32_t warta_gazetteer_find(const WartaGazetteer *gazetteer, const char *name,
                              uint32_t length);

/// Return how far that name says who is meant.
WartaNameSense warta_gazetteer_sense(const WartaGazetteer *gazetteer,
                                     const char *name, uint32_t length);

/// Return the entry of the longest name that begins at token `first` and ends
/// at a token border not behind token `end`, and set `*n_tokens`; or
/// WARTA_NONE.
uint32_t warta_gazetteer_match(const WartaGazetteer *gazetteer,
                               const WartaDocument *doc, uint32_t first,
                               uint32_t end, uint32_t *n_tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaGazetteer, warta_gazetteer_free)
