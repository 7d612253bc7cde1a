// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is known of all articles: the state of a run.  With a file it holds
/// each article's segment of the output and outlives the program; without, it
/// holds only what tells copies of articles apart and goes with the run.
///
/// An article is known by its URL, or else its identifier; of several with the
/// same in one run, by their number.  Articles have places, which order the
/// output: those that a run reads stand in the order in which it reads them.

#pragma once

#include "model/graph.h"
#include "state/segment.h"
#include "state/sketch.h"

#include <stdbool.h>
#include <stdint.h>
#include <wartagraf/wartagraf.h>

enum { WARTA_DIGEST = 16 };

/// Digests of a record as read.
typedef struct {
  uint8_t key[WARTA_DIGEST];    ///< Of URL or identifier
  uint8_t text[WARTA_DIGEST];   ///< Of title, date and text: equal for copies
  uint8_t record[WARTA_DIGEST]; ///< Of everything, and of the settings
} WartaRecordDigests;

/// What the state knows of a record that was read.
typedef enum {
  WARTA_KNOWN_NOT,       ///< New or changed: analyze it
  WARTA_KNOWN_UNCHANGED, ///< It has its segment
  WARTA_KNOWN_SKIPPED,   ///< It was skipped and would be again
  WARTA_KNOWN_COPY,      ///< Without a file: a copy of one that was written
} WartaKnowledge;

/// What is to be kept of an analyzed article.
typedef struct {
  const WartaRecordDigests *digests;
  const char *id;
  const char *url;           ///< Or NULL
  const char *publisher;     ///< Or NULL
  const char *iri;           ///< Of the article; NULL: not analyzed
  const WartaSketch *sketch; ///< Or NULL
  GBytes *segment;           ///< Or NULL
  bool skipped;
  WartaRunStats stats;
} WartaArticleResult;

/// An article that is a copy of another, or nearly.  Strings are borrowed until
/// the next call.
typedef struct {
  const char *id;        ///< Of the copy
  const char *url;       ///< Of the copy, or NULL
  const char *publisher; ///< Of the copy, or NULL
  const char *original;  ///< IRI of the article that it is a copy of, or NULL
  const char *article;   ///< Else: the article's IRI
  const char *near;      ///< and the IRI of the first that it resembles
} WartaCopyRow;

/// Return a state that goes with the run.
WartaCorpus *warta_corpus_new(GError **error);

/// Whether the state has a file.
bool warta_corpus_is_kept(const WartaCorpus *state);

/// Numbers of vocabulary terms in the state's segments.
const WartaSegmentTerms *warta_corpus_terms(const WartaCorpus *state);

/// Begin a run; `settings` is a digest of all that a result depends on beside
/// the record.
bool warta_corpus_begin(WartaCorpus *state, uint64_t settings, GError **error);

/// Give the record that was read its place and say what is known of it.
bool warta_corpus_place(WartaCorpus *state, const WartaRecordDigests *digests,
                        int64_t *row, WartaKnowledge *knowledge,
                        GError **error);

/// Keep what became of the record.  `*copy` says whether it is a copy of one
/// that stands before it.
bool warta_corpus_put(WartaCorpus *state, int64_t row,
                      const WartaArticleResult *result, bool *copy,
                      GError **error);

/// Forget the record in that row.
bool warta_corpus_drop(WartaCorpus *state, int64_t row, GError **error);

/// Make sure of what was put so far.
bool warta_corpus_commit(WartaCorpus *state, GError **error);

/// Number of articles whose segments were made with other settings.
bool warta_corpus_count_outdated(WartaCorpus *state, uint64_t *n,
                                 GError **error);

/// Fill the graph and the numbers with the next article in the order of places
/// that is no copy of one before; `*place` is 0 at first.  `*more` is false at
/// the end.
bool warta_corpus_next(WartaCorpus *state, int64_t *place, WartaGraph *graph,
                       WartaRunStats *stats, bool *more, GError **error);

/// Fill in the next copy or resembling article in the order of places.
bool warta_corpus_next_copy(WartaCorpus *state, int64_t *place,
                            WartaCopyRow *row, bool *more, GError **error);
