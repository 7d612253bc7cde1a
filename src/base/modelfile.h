// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Trained models and compiled tables on disk: a header (magic number, format
/// version, kind, checksum) and named sections, each aligned to 64 bytes,
/// little-endian, memory-mapped and used in place.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// An open model file; immutable, may be shared by threads.
typedef struct WartaModelFileImpl WartaModelFile;

/// Map `path`.  `kind` ("tagger", "parser", ...) must be the one it was written
/// with.  A file that is truncated, damaged or of another program or version
/// is refused with WARTA_ERROR_DATA and a message that names the file.
WartaModelFile *warta_model_file_open(const char *path, const char *kind,
                                      GError **error);

/// Unmap; NULL is allowed.
void warta_model_file_free(WartaModelFile *file);

/// Return the start of a section and its size in bytes, or fail when there is
/// no such section or its size is not a multiple of `element` bytes.
const void *warta_model_file_section(const WartaModelFile *file,
                                     const char *name, size_t element,
                                     size_t *n_elements, GError **error);

/// One section to be written; `name` has at most 15 bytes.
typedef struct {
  const char *name;
  const void *data;
  size_t size;
} WartaModelSection;

/// Write a model file; it appears under its name only when complete.
bool warta_model_file_write(const char *path, const char *kind,
                            const WartaModelSection *sections,
                            size_t n_sections, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaModelFile, warta_model_file_free)
