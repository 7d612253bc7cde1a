// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the readers of the formats share: limits and the table of formats.

#pragma once

#include "base/diag.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <wartagraf/wartagraf.h>

/// Limits; each has a test one below and one above.
enum {
  WARTA_MAX_RECORD = 64 * 1024 * 1024, ///< Bytes of one record (JSONL line)
  WARTA_MAX_TEXT = 16 * 1024 * 1024,   ///< Bytes of one article's text
  WARTA_MAX_RATIO = 1000,              ///< Decompressed to compressed bytes
  WARTA_MAX_HTML_DEPTH = 256,          ///< Nesting of HTML elements
  WARTA_MAX_JSON_DEPTH = 64,           ///< Nesting of JSON values
};
