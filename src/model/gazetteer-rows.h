// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rows of gazetteer files: tab-separated, or SKOS in an RDF syntax.
///
/// Columns: label, kind (person, organization, country, place, group, event,
/// law, product, other), subtype, other names separated by "|", Wikidata id,
/// country, source, seat, point.  A name (or label) that begins with "~" is
/// also a common word or the name of something else: it is found by
/// warta_gazetteer_find() only, where the text has been taken for a name for
/// other reasons.  `seat` is the label of the country whose government sits in
/// this place; `point` is "LATITUDE,LONGITUDE".
///
/// In SKOS an entry is what has a skos:prefLabel and a type that we know;
/// skos:altLabel are its other names and skos:hiddenLabel those with "~".

#pragma once

#include "base/problem.h"

#include "model/document.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One row.  Strings are borrowed for the call; "" where there is nothing.
typedef struct {
  const char *label;        ///< May begin with "~"
  const char *const *names; ///< Without the label; may begin with "~"
  uint32_t n_names;
  WartaKind kind;
  const char *subtype;
  const char *qid;
  const char *country;
  const char *seat;
  const char *point;
  uint64_t line;
} WartaGazetteerRow;

/// Who is told.
typedef struct {
  void (*row)(const WartaGazetteerRow *row, void *data); ///< One without fault
  WartaComplaintFunc problem;
  void *data;
} WartaRowHandler;

/// Whether it is "Q" and a number.
bool warta_is_qid(const char *text);

/// Return the name behind the "~".
const char *warta_bare_name(const char *name);

/// Read a file: RDF if its name says so, else TSV.  Fails only where it cannot
/// be read or is no text at all.
bool warta_read_rows(const char *path, const WartaRowHandler *handler,
                     GError **error);

/// Read TSV in memory.  `name` is for messages.
bool warta_read_rows_tsv(const char *name, const char *text, size_t length,
                         const WartaRowHandler *handler, GError **error);

/// Read a file of SKOS in that syntax of raptor's.
bool warta_read_rows_rdf(const char *path, const char *syntax,
                         const WartaRowHandler *handler, GError **error);

/// Read SKOS in memory.
void warta_read_rows_skos(const char *bytes, size_t length, const char *syntax,
                          const WartaRowHandler *handler);

/// Pass the row on if it is without fault, else its problems.
void warta_check_row(const WartaGazetteerRow *row,
                     const WartaRowHandler *handler);
