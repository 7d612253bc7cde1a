// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The statements about one article (or about the run), as a table of nodes and
/// a list of statements grouped by subject.  Everything in a graph has been
/// checked: IRIs are absolute and legal in every store, literals are valid
/// UTF-8 without characters that XML forbids, typed literals have a legal
/// lexical form.  Sinks may rely on it.
///
/// A predicate or a datatype is a number below WARTA_N_TERMS: a term of
/// the vocabulary; or, for terms that are not ours, WARTA_N_TERMS plus the
/// index of an IRI node.

#pragma once

#include "base/arena.h"
#include "base/span.h"
#include "model/vocab.h"

#include <stdbool.h>
#include <stdint.h>
#include <wartagraf/wartagraf.h>

typedef enum {
  WARTA_NODE_IRI,
  WARTA_NODE_STRING,     ///< A literal without language (xsd:string)
  WARTA_NODE_INDONESIAN, ///< A literal with language tag "id"
  WARTA_NODE_LANGUAGE,   ///< A literal with another language tag
  WARTA_NODE_TYPED,      ///< A literal with `datatype`
} WartaNodeKind;

/// A subject or object.
typedef struct {
  const char *text; ///< The IRI in full, or the lexical form; NUL-terminated
  uint32_t length;  ///< Bytes of `text`
  uint32_t hash;    ///< Of all the rest
  uint32_t type; ///< TYPED: the datatype; LANGUAGE: node of the tag; IRI: the
                 ///< term that it is, or WARTA_N_TERMS; else 0
  WartaNodeKind kind;
} WartaNode;

typedef struct {
  uint32_t subject;   ///< Index of a node, which is an IRI
  uint32_t predicate; ///< Term, or WARTA_N_TERMS plus index of a node
  uint32_t object;    ///< Index of a node
} WartaStatement;

/// An open-addressing table of indices (plus one; 0 is free) by hash.
typedef struct {
  uint32_t *slots;
  uint32_t mask; ///< Number of slots, a power of two, minus one
  uint32_t used;
} WartaIndexTable;

struct WartaGraphImpl {
  WartaArena *arena;
  WartaGraphOptions options;     ///< base_iri is owned and ends in "/" or so
  uint32_t name;                 ///< Node of the graph's own IRI
  uint32_t article;              ///< Node of its article, or WARTA_NONE
  GArray *nodes;                 ///< of WartaNode
  GArray *statements;            ///< of WartaStatement
  WartaIndexTable node_index;    ///< Equal nodes are one
  WartaIndexTable statement_set; ///< Equal statements are one
  uint32_t terms[WARTA_N_TERMS]; ///< Node of the term plus one, or 0
  bool grouped;                  ///< warta_graph_group() was called
};

/// Return the base of IRIs as a new string that ends in a delimiter, the usual
/// one for NULL; or NULL with an error when no IRI can be made with it.
char *warta_graph_base_dup(const char *base, GError **error);

/// Return the index of the IRI node, adding it if new.  The IRI is checked and
/// repaired: characters that are illegal in IRIs are percent-encoded.  One that
/// is beyond repair becomes "urn:invalid:" and its percent-encoded text.
uint32_t warta_graph_iri(WartaGraph *graph, const char *iri);

/// Return the index of the node of a vocabulary term.
uint32_t warta_graph_term(WartaGraph *graph, WartaVocabTerm term);

/// Return the index of a plain literal.  Characters that XML forbids become
/// spaces, bytes that are not UTF-8 become U+FFFD.  `indonesian` gives it the
/// language tag.
uint32_t warta_graph_string(WartaGraph *graph, const char *text, size_t length,
                            bool indonesian);

/// Return the index of a literal with a language tag; without one if the tag
/// is not legal.
uint32_t warta_graph_tagged(WartaGraph *graph, const char *text,
                            const char *tag);

/// Return the index of a typed literal; if the lexical form is not legal for
/// the datatype it becomes a plain literal instead.
uint32_t warta_graph_typed(WartaGraph *graph, const char *text,
                           WartaVocabTerm datatype);

/// Return the index of an xsd:decimal in its canonical form (XSD 1.0: a point
/// with a digit behind it, no zeros more than that).  Stores that keep only the
/// number give that form back, and what they cannot find again under the form
/// that was sent (Jena's TDB2: "-7" for "-7.0") they do not delete either.
/// `text` is what printf gives, without leading zeros.
uint32_t warta_graph_decimal(WartaGraph *graph, const char *text);

/// Return the index of a typed literal of any datatype, given by its IRI.
uint32_t warta_graph_typed_iri(WartaGraph *graph, const char *text,
                               const char *datatype);

/// Return the index of a number as xsd:integer or a type derived from it.
uint32_t warta_graph_number(WartaGraph *graph, uint64_t number,
                            WartaVocabTerm datatype);

/// Return the index of an IRI that is known to be legal, such as one made of a
/// checked base and checked segments.  Not checked again.
uint32_t warta_graph_checked_iri(WartaGraph *graph, const char *iri,
                                 size_t length);

/// Return the number that stands for a predicate or datatype with that IRI.
uint32_t warta_graph_predicate(WartaGraph *graph, const char *iri);

/// Add a statement unless it is there already.  Not after warta_graph_group().
void warta_graph_state(WartaGraph *graph, uint32_t subject, uint32_t predicate,
                       uint32_t object);

/// Put the statements in their final order: subjects as first stated, for each
/// of them predicates as in the vocabulary (rdf:type first), objects as stated.
void warta_graph_group(WartaGraph *graph);

/// Forget all nodes and statements.
void warta_graph_clear(WartaGraph *graph);

/// Return the node of that index.
static inline const WartaNode *
warta_graph_node(const WartaGraph *graph, uint32_t index)
{
  return &g_array_index(graph->nodes, WartaNode, index);
}

/// Return the statement of that index.
static inline const WartaStatement *
warta_graph_statement(const WartaGraph *graph, uint32_t index)
{
  return &g_array_index(graph->statements, WartaStatement, index);
}

/// Return the IRI of a predicate or datatype and its length in bytes.
const char *warta_graph_predicate_iri(const WartaGraph *graph,
                                      uint32_t predicate, uint32_t *length);

/// Whether the text is a legal lexical form of the datatype; dates are checked
/// against the calendar, years are 0001 to 9999.
bool warta_lexical_form_is_legal(const char *text, WartaVocabTerm datatype);

/// Whether `iri` is absolute and made of legal characters only.
bool warta_iri_is_legal(const char *iri);

/// Return the IRI with illegal characters percent-encoded and without segments
/// "." and "..", as a new string, or NULL when it has no scheme or an authority
/// that cannot be.
char *warta_iri_repair(const char *iri);

/// Append text as one segment of a path: what is not a letter or digit of
/// ASCII or one of "-._~" is percent-encoded, and so are "." and "..".
void warta_iri_append_segment(GString *out, const char *text);
