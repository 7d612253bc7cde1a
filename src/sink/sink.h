// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The interface of a sink and the registry of formats.

#pragma once

#include "model/graph.h"

#include <gio/gio.h>
#include <stdbool.h>

typedef struct WartaSinkType WartaSinkType;

/// Buffered bytes on their way out.  The first failure is kept and every later
/// call is a no-op that fails, so that writers check once per graph.
typedef struct WartaOutputImpl WartaOutput;

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

/// Append bytes.
void warta_output_write(WartaOutput *out, const char *data, size_t length);

/// Append a NUL-terminated string.
void warta_output_puts(WartaOutput *out, const char *string);

/// Append one byte.
void warta_output_putc(WartaOutput *out, char c);
