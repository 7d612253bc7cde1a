// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The interface of a sink and the registry of formats.

#pragma once

#include "model/graph.h"
#include "sink/output.h"

#include <stdbool.h>

typedef struct WartaSinkType WartaSinkType;

struct WartaSinkImpl {
  const WartaSinkType *type;
  WartaOutput *out;
  WartaGraphOptions options; ///< Its strings are owned
  void *state;               ///< Of the format
  char *path;                ///< Of a file in parts, else NULL
  GPtrArray *parts;          ///< of WartaOutput: complete, without their names
  uint64_t n_in_part;        ///< Statements in the part that is being written
};

/// One format: name, extension, media type and functions in one place.
struct WartaSinkType {
  const char *name;
  const char *extension;
  const char *media_type;
  bool splits; ///< Parts of a file are files of the format
  /// Begin the file; may be NULL.
  void (*begin)(WartaSink *sink);
  /// Write one graph.
  void (*graph)(WartaSink *sink, const WartaGraph *graph);
  /// Write what is left; may be NULL.
  void (*end)(WartaSink *sink);
  /// Free `state`; may be NULL.
  void (*free)(WartaSink *sink);
};

extern const WartaSinkType warta_sink_nquads;
extern const WartaSinkType warta_sink_ntriples;
extern const WartaSinkType warta_sink_turtle;
extern const WartaSinkType warta_sink_trig;
extern const WartaSinkType warta_sink_graphml;
extern const WartaSinkType warta_sink_gexf;
extern const WartaSinkType warta_sink_dot;
extern const WartaSinkType warta_sink_csv_events;
extern const WartaSinkType warta_sink_csv_actors;
extern const WartaSinkType warta_sink_csv_mentions;
extern const WartaSinkType warta_sink_csv_nodes;
extern const WartaSinkType warta_sink_csv_edges;
extern const WartaSinkType warta_sink_jsonld;
extern const WartaSinkType warta_sink_rdfxml;
