// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A data file of tab-separated rows, read whole.  Lines that are empty or
/// begin with '#' are passed over.  Must be valid UTF-8.
typedef struct WartaTsvImpl WartaTsv;

/// One row.  `fields` are NUL-terminated and live as long as the file object.
/// Missing fields at the end of a row read as "".
typedef struct {
  uint32_t line;   ///< Counted from 1, as editors do
  size_t n_fields; ///< As written
  char **fields;   ///< At least `min_fields` of warta_tsv_open()
} WartaTsvRow;

/// Read `path`.  Every row must have between `min_fields` and `max_fields`
/// fields (at most 32); otherwise the error reads "path:line: ...".
WartaTsv *warta_tsv_open(const char *path, size_t min_fields, size_t max_fields,
                         GError **error);

/// The same of a text in memory, which is copied; `name` is for messages.
WartaTsv *warta_tsv_parse(const char *name, const char *text, size_t length,
                          size_t min_fields, size_t max_fields, GError **error);

/// Free; NULL is allowed.
void warta_tsv_free(WartaTsv *tsv);

/// Fill in the next row, or return false at the end.
bool warta_tsv_next(WartaTsv *tsv, WartaTsvRow *row);

/// Set "path:line: message" with WARTA_ERROR_DATA; always returns false.
bool warta_tsv_error(const WartaTsv *tsv, const WartaTsvRow *row,
                     GError **error, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaTsv, warta_tsv_free)
