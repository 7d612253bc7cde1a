// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/reader.h"

/// Take an article from the text of a JSON object, which is valid UTF-8.
/// `record->line` is its place.
bool warta_json_read_record(const WartaInput *input, const GString *text,
                            WartaRecord *record, GError **error);

/// Check "text=isi" pairs, NULL-terminated or NULL.
bool warta_json_check_fields(const char *const *pairs, GError **error);

/// Take an article from a row of a table: `n` cells, valid UTF-8, below as many
/// names.  What is said of members of JSON objects holds for its columns.
bool warta_json_read_cells(const WartaInput *input, const char *const *names,
                           GString *const *cells, size_t n, WartaRecord *record,
                           GError **error);

/// Whether a member or column of that name holds a field of an article;
/// `*text`: its text.  `input` may be NULL: without the user's own names.
bool warta_json_knows_field(const WartaInput *input, const char *name,
                            bool *text);
