// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the RDF syntaxes have in common.

#pragma once

#include "sink/sink.h"

/// Write "<iri>".
void warta_rdf_write_iri(WartaOutput *out, const char *iri, size_t length);

/// Write the text between quotation marks, on one line.
void warta_rdf_write_quoted(WartaOutput *out, const char *text, size_t length);

/// Write a node as N-Triples has it.
void warta_rdf_write_node(WartaOutput *out, const WartaGraph *graph,
                          const WartaNode *node);
