// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/// A file to be read.
typedef struct {
  char *path;     ///< To open, and for messages
  char *relative; ///< To the argument it came from: makes the identifier
  uint64_t size;  ///< Bytes, 0 when not known
  bool found;     ///< In a folder, so that its kind decides whether it is read
} WartaPath;

/// Return the files that `paths` (NULL-terminated) stand for, as WartaPath:
/// folders give their files in byte order of the names, recursively, without
/// hidden ones.  What does not exist is in the list as well.
GPtrArray *warta_walk_paths(const char *const *paths);

/// Return a new identifier from a relative path: without its extensions.
char *warta_walk_identifier(const char *relative);

/// Take the extension of a compressed file (.gz, .zst) off a name.
void warta_walk_strip_packing(char *name);

/// Return the files that one path of a list stands for.  Their identifiers come
/// from the whole path, so that files of many folders can be told apart.
GPtrArray *warta_walk_entry(const char *path);
