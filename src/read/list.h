// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/limits.h"

#include <glib.h>
#include <stdbool.h>

/// A list of paths in a file or on standard input, read as it is needed: one a
/// line, or, where its beginning holds a NUL, each ended by one.
typedef struct WartaListImpl WartaList;

/// Open a list; "-" is standard input.  The limits are borrowed.
WartaList *warta_list_open(const char *path, const WartaLimits *limits,
                           GError **error);

/// Free; NULL is allowed.
void warta_list_free(WartaList *list);

/// Put the next path into `path`, or make it empty at the end.  On an error one
/// path is lost, or the rest if the list cannot be read.
bool warta_list_next(WartaList *list, GString *path, GError **error);
