// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What graph tools are shown: the statements of many graphs folded into nodes
/// and at most one edge per ordered pair of them (or, for tools that can draw
/// parallel edges, per pair and action).  Holds nodes and edges and nothing
/// else, so that memory grows with the network, not with the texts.

#pragma once

#include "model/graph.h"
#include "sink/sink.h"

#include <glib.h>
#include <stdint.h>

/// What is known about an event, as one of four.
typedef enum {
  WARTA_STATE_ASSERTED, ///< The article says that it happened
  WARTA_STATE_CLAIMED,  ///< Somebody says so, or is said to
  WARTA_STATE_PLANNED,  ///< Planned, possible or demanded
  WARTA_STATE_DENIED,   ///< Said not to have happened
  WARTA_N_STATES
} WartaEventState;

/// Names of the states, indexed by them.
extern const char *const warta_event_state_names[WARTA_N_STATES];

/// A node.  Strings belong to the projection.
typedef struct {
  const char *iri;
  const char *label;
  const char *kind;     ///< "person", ..., "thing", "event"
  const char *wikidata; ///< IRI, or NULL
  const char *date;     ///< Event: when, or NULL
  const char *article;  ///< Event: identifier of its article, or NULL
  const char *code;     ///< Event: code of its class, or NULL
  const char *state;    ///< Event: name of its state, or NULL
  uint32_t mentions;
  uint32_t degree; ///< Edges that are shown
  double x;        ///< Where it is drawn, once that was arranged
  double y;
} WartaProjectedNode;

/// Sets of strings with counts that an edge has.
typedef enum {
  WARTA_FACET_ACTION, ///< Actions, or roles in the projection to events
  WARTA_FACET_CLASS,
  WARTA_FACET_ARTICLE,
  WARTA_FACET_SOURCE,
  WARTA_FACET_DATE, ///< Whole dates only
  WARTA_N_FACETS
} WartaFacetKind;

/// One string of such a set; at most WARTA_MAX_FACETS of each kind are kept.
typedef struct {
  const char *text;
  uint32_t count;
  uint32_t next; ///< Index of the next facet of the edge plus one, or 0
  WartaFacetKind kind;
} WartaFacet;

enum { WARTA_MAX_FACETS = 100 };

/// An edge.
typedef struct {
  uint32_t source; ///< Index of a node
  uint32_t target;
  const char *kind; ///< The action, if each has an edge of its own; or NULL
  uint32_t counts[WARTA_N_STATES];
  uint32_t together; ///< Co-mentions: articles that mention both
  uint32_t n_articles;
  uint32_t last_article; ///< Counted last, to count each once
  uint32_t facets;       ///< Index of the first facet plus one, or 0
  const char *first_date;
  const char *last_date;
} WartaProjectedEdge;

typedef struct {
  const WartaGraphOptions *options;
  bool by_action; ///< Each action has an edge of its own
  GStringChunk *strings;
  WartaArena *scratch; ///< While a graph is added
  GHashTable *node_of; ///< IRI -> index + 1
  GHashTable *edge_of; ///< source and target -> index + 1
  GArray *nodes;       ///< of WartaProjectedNode
  GArray *edges;       ///< of WartaProjectedEdge
  GArray *facets;      ///< of WartaFacet
  uint32_t n_articles;
} WartaProjectedGraph;

/// Return an empty projection; the options are borrowed.
WartaProjectedGraph *warta_projection_new(const WartaGraphOptions *options,
                                          bool by_action);

/// Free; NULL is allowed.
void warta_projection_free(WartaProjectedGraph *projection);

/// Add what a graph says.
void warta_projection_add(WartaProjectedGraph *projection,
                          const WartaGraph *graph);

/// Put nodes and edges in their final order (nodes: most mentioned first; edges
/// by source, target and kind) and leave out what is not to be shown: edges
/// without an event that is not denied or below the least weight, nodes behind
/// the first so many, and nodes without an edge.
void warta_projection_finish(WartaProjectedGraph *projection);

/// Return the weight of the edge: the events on it that are not denied, or the
/// articles that mention both its ends.
uint32_t warta_projection_weight(const WartaProjectedEdge *edge);

/// Append the strings of that kind, the most frequent first (dates: the
/// earliest first), each with its
/// count if that is more than one and `counted`.
void warta_projection_list(const WartaProjectedGraph *projection,
                           const WartaProjectedEdge *edge, WartaFacetKind kind,
                           bool counted, GString *out);

/// What the sinks of a projection share, which is their `state`: begin with
/// edges as the options say, add a graph, free.
void warta_projection_sink_begin(WartaSink *sink);
void warta_projection_sink_add(WartaSink *sink, const WartaGraph *graph);
void warta_projection_sink_free(WartaSink *sink);

/// Return the most frequent string of that kind, or NULL.
const char *warta_projection_first(const WartaProjectedGraph *projection,
                                   const WartaProjectedEdge *edge,
                                   WartaFacetKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaProjectedGraph, warta_projection_free)
