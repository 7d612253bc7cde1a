// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading RDF by raptor, statement by statement.

#pragma once

#include "base/problem.h"

#include <glib.h>
#include <raptor2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Who is told.  `line` is 0 where it is not known.
typedef struct {
  void (*statement)(const raptor_statement *statement, uint64_t line,
                    void *data);
  WartaComplaintFunc problem;
  void *data;
} WartaRdfHandler;

/// Return the name of raptor's parser for the extension of the path, also
/// before ".gz", or NULL.
const char *warta_rdf_syntax(const char *path);

/// Parse a file in that syntax; gzip is seen through.  Problems of syntax go
/// to the handler; fails only when the file cannot be read.
bool warta_rdf_parse_file(const char *path, const char *syntax,
                          const WartaRdfHandler *handler, GError **error);

/// The same for an export, in the syntax of its extension, of which it has to
/// have one.
bool warta_rdf_parse_export(const char *path, const WartaRdfHandler *handler,
                            GError **error);

/// Parse bytes in that syntax.
void warta_rdf_parse_bytes(const char *bytes, size_t length, const char *syntax,
                           const WartaRdfHandler *handler);
