// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The statements about one article (or about the run), as a table of nodes and
/// a list of statements grouped by subject.  Everything in a graph has been
/// checked: IRIs are absolute and legal in every store, literals are valid
/// UTF-8 without characters that XML forbids, typed literals have a legal
/// lexical form.  Sinks may rely on it.

#pragma once

#include "base/arena.h"
#include "model/vocab.h"

#include <stdbool.h>
#include <stdint.h>
#include <wartagraf/wartagraf.h>

typedef enum {
  WARTA_NODE_IRI,
  WARTA_NODE_STRING,     ///< A literal without language (xsd:string)
  WARTA_NODE_INDONESIAN, ///< A literal with language tag "id"
  WARTA_NODE_TYPED,      ///< A literal with `datatype`
} WartaNodeKind;

/// A subject or object.
typedef struct {
  const char *text; ///< The IRI in full, or the lexical form; NUL-terminated
  uint32_t length;  ///< Bytes of `text`
  WartaNodeKind kind;
  WartaVocabTerm datatype; ///< Only for WARTA_NODE_TYPED
} WartaNode;

typedef struct {
  uint32_t subject; ///< Index of a node, which is an IRI
  WartaVocabTerm predicate;
  uint32_t object; ///< Index of a node
} WartaStatement;

struct WartaGraphImpl {
  WartaArena *arena;
  WartaGraphOptions options; ///< base_iri is owned
  uint32_t name;             ///< Node of the graph's own IRI
  GArray *nodes;             ///< of WartaNode
  GArray *statements;        ///< of WartaStatement, each subject's in a row
  GHashTable *index;         ///< node -> index + 1: equal nodes are one
};

/// Return the index of the IRI node, adding it if new.  The IRI is checked and
/// repaired: characters that are illegal in IRIs are percent-encoded.
uint32_t warta_graph_iri(WartaGraph *graph, const char *iri);

/// Return the index of the node of a vocabulary term.
uint32_t warta_graph_term(WartaGraph *graph, WartaVocabTerm term);

/// Return the index of a plain literal.  Characters that XML forbids become
/// spaces.  `indonesian` gives it the language tag.
uint32_t warta_graph_string(WartaGraph *graph, const char *text, size_t length,
                            bool indonesian);

/// Return the index of a typed literal; if the lexical form is not legal for
/// the datatype it becomes a plain literal instead.
uint32_t warta_graph_typed(WartaGraph *graph, const char *text,
                           WartaVocabTerm datatype);

/// Add a statement unless the subject has it already.
void warta_graph_state(WartaGraph *graph, uint32_t subject,
                       WartaVocabTerm predicate, uint32_t object);

/// Forget all nodes and statements.
void warta_graph_clear(WartaGraph *graph);

/// Whether the text is a legal lexical form of the datatype; dates are checked
/// against the calendar.
bool warta_lexical_form_is_legal(const char *text, WartaVocabTerm datatype);

/// Whether `iri` is absolute and made of legal characters only.
bool warta_iri_is_legal(const char *iri);

/// Return the IRI with illegal characters percent-encoded, as a new string, or
/// NULL when it has no scheme.
char *warta_iri_repair(const char *iri);
