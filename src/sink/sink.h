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
  WartaGraphOptions options; ///< base_iri is owned
  void *state;               ///< Of the format
};

/// One format: name, extension, media type and functions in one place.
struct WartaSinkType {
  const char *name;
  const char *extension;
  const char *media_type;
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
