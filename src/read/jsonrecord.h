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
