// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// N-Quads on their way to a store, gathered by graph.

#pragma once

#include "push/http.h"
#include "push/quads.h"

#include <stdint.h>

/// Limits of one line and of what is sent at once.
enum {
  WARTA_MAX_PUSH_LINE = 64 * 1024 * 1024,
  WARTA_MAX_PUSH_BODY = 512 * 1024 * 1024
};

struct WartaPusherImpl {
  WartaPushOptions options;
  WartaPushStats stats;
  WartaHttp http;
  const char *name; ///< Of the file, for messages
  uint64_t line;    ///< Of it, or 0
  GString *rest;    ///< Begin of a line whose end did not come yet
  GString *body;    ///< Statements that are to be sent
  GString *graph;   ///< What they are about; empty: nothing yet
  uint64_t n_in_body;
  GHashTable *sent; ///< Hashes of the graphs that were sent
  bool skipping;    ///< The graph to begin from did not come yet
  GError *failure;  ///< Why nothing more is sent, or NULL
};

/// Take bytes of N-Quads; send each graph that is complete.  After a failure
/// every call fails.
bool warta_pusher_take(WartaPusher *pusher, const char *data, size_t length,
                       GError **error);

/// Return the address of one graph, to be freed.
char *warta_pusher_address(const WartaPusher *pusher, const char *graph);

/// Return the names of the graphs in an answer to the query that
/// warta_pusher_delete() asks, as SPARQL results in JSON, or NULL.
GPtrArray *warta_push_read_graphs(const char *json, size_t length);
