// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the layers of a document to statements.  IRIs (see also doc/design.md;
/// BASE is the base IRI, HASH 16 digits of SHA-256 over identifier and text):
///
///   article    its URL, or BASE article/HASH
///   context    BASE text/HASH#char=0,LENGTH
///   mention    BASE text/HASH#char=BEGIN,END
///   event      BASE event/HASH-BEGIN
///   quotation  BASE quotation/HASH-BEGIN
///   actor      BASE actor/SLUG; BASE actor/HASH-SLUG if it has no name
///   thing      BASE thing/HASH-SLUG; BASE thing/SLUG if it is a known one
///   action     https://w3id.org/wartagraf/action/VERB
///   graph      BASE graph/HASH2, HASH2 over the article's URL, or else its
///              identifier
///   run        BASE run/HASH3, HASH3 over version, options and time stamp
///   dataset    BASE dataset/HASH3, what the run wrote
///   copies     BASE graph/copies-HASH3, the graph of what several articles
///              have to do with each other
///
/// The graph has a name of its own, since the article is a page of somebody
/// else and the graph is what is said about it here; and that name does not
/// depend on the text, so that the corrected text of an article replaces the
/// old one with a single PUT of the graph, and one can tell the graph to delete
/// from URL or identifier alone.

#pragma once

#include "model/document.h"
#include "model/graph.h"

/// A place of the text that something was said about.
typedef struct {
  uint32_t node;
  WartaSpan span; ///< Bytes of the analysis text
} WartaMention;

/// What is at hand while a document becomes a graph.
typedef struct {
  WartaGraph *graph;
  const WartaDocument *doc;
  GString *scratch;     ///< The IRI that is being made
  GString *context_iri; ///< BASE text/HASH#char=
  char hash[17];        ///< Over identifier and text
  bool mentions;        ///< Whether mentions are exported
  bool article_level;   ///< Whether article and run are exported
  uint32_t article;     ///< Nodes
  uint32_t context;
  uint32_t *entities; ///< Node of each entity, or WARTA_NONE
  uint32_t *events;   ///< Node of each event
  GArray *spans;      ///< of WartaMention, in the order of first use
} WartaBuilder;

/// Return the node BASE + `folder` + `name`, a checked segment.
uint32_t warta_build_iri(WartaBuilder *b, const char *folder, const char *name);

/// State that the subject has that place of the text.
void warta_build_mention(WartaBuilder *b, uint32_t subject,
                         WartaVocabTerm predicate, WartaSpan span);

/// State that the subject is denoted by that place of the text.
void warta_build_denote(WartaBuilder *b, uint32_t subject, WartaSpan span);

/// State that the subject has that string, if it is not NULL or empty.
void warta_build_string(WartaBuilder *b, uint32_t subject,
                        WartaVocabTerm predicate, const char *text,
                        bool indonesian);

/// Return the typed literal of a date at its precision, or WARTA_NONE.
uint32_t warta_build_date(WartaBuilder *b, WartaDate date);

/// Actors and things, and the nodes in `entities`.
void warta_build_entities(WartaBuilder *b);

/// Return the node of a class or mode.
uint32_t warta_build_concept(WartaBuilder *b, const char *code);

/// State what an event's class and mode say of it, its auxiliary modes and its
/// numbers.
void warta_build_details(WartaBuilder *b, uint32_t node, uint32_t event);

/// Events, quotations and actions, and the nodes in `events`.
void warta_build_events(WartaBuilder *b);

/// Time expressions and all other mentions.
void warta_build_mentions(WartaBuilder *b);

/// Return the node of the run that this graph belongs to.
uint32_t warta_build_run_node(WartaGraph *graph);

/// Write HASH2, which names the graph of an article with that URL (or NULL) and
/// identifier.
void warta_build_graph_hash(const char *url, const char *id, char out[17]);

/// Return HASH3, which names the run: the same program with the same options is
/// the same run.
char *warta_build_run_hash(const WartaGraph *graph);

/// An article with the same text as another, or nearly.  Strings may be NULL.
typedef struct {
  const char *article; ///< IRI
  const char *near;    ///< IRI of the article that it resembles, or NULL
  const char *id;      ///< Of a copy of the article, as are the next two
  const char *url;
  const char *publisher;
} WartaCopy;

/// Empty the graph and make it that of what is known of copies in the run.
void warta_build_copies_begin(WartaGraph *graph);

/// Add what is known of one.
void warta_build_copies_add(WartaGraph *graph, const WartaCopy *copy);
