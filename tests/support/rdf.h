// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/graph.h"

/// Return what `format` makes of the graph of the document (and of the run,
/// before it), never NULL.
GString *rdf_write(WartaOutputFormat format, const WartaDocument *doc,
                   const WartaGraphOptions *options);

/// Return what `format` makes of a graph.
GString *rdf_write_graph(WartaOutputFormat format, const WartaGraph *graph);

/// A sink for the statements that raptor reads: strings are borrowed.  An
/// object that is an IRI has neither language nor datatype and `literal` unset.
typedef struct {
  const char *subject;
  const char *predicate;
  const char *object;
  const char *language;
  const char *datatype;
  bool literal;
} RdfTriple;

typedef void (*RdfTripleFunc)(const RdfTriple *triple, void *data);

/// Let raptor parse `length` bytes as `syntax` ("ntriples", "turtle", ...) and
/// call `func` for each triple.  Blank nodes come as "urn:blank:" IRIs.  Return
/// false and set `*complaint` (to be freed) on the first warning or error.
bool rdf_parse(const char *syntax, const char *data, size_t length,
               const char *base, RdfTripleFunc func, void *func_data,
               char **complaint);

/// Return the triples, one per line, sorted, each once; asserts that raptor
/// has no complaint.
char *rdf_triples_of_bytes(WartaOutputFormat format, const char *data,
                           size_t length);

/// Return the same form for the triples of a graph.
char *rdf_triples_of_graph(const WartaGraph *graph);

/// Add a triple to a graph.
void rdf_add(const RdfTriple *triple, void *graph);
