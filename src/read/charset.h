// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/// What had to be done to make a text valid.
typedef struct {
  bool windows_1252; ///< It was in that encoding
  size_t n_invalid;  ///< Sequences that became U+FFFD
  size_t n_nul;      ///< NUL characters that became U+FFFD
} WartaRepair;

/// Make the text valid UTF-8 without NUL.  What is not UTF-8 at all but reads
/// as windows-1252 is converted; otherwise each maximal invalid sequence
/// becomes one U+FFFD, as the Unicode standard recommends.  Linear.
WartaRepair warta_text_repair(GString *text);

/// Convert the text, which is in `charset` (NULL: not known), to UTF-8; false,
/// with the text untouched, if that cannot be.
bool warta_text_convert(GString *text, const char *charset);

/// Whether the head of a file cannot be text.
bool warta_text_is_binary(const char *head, size_t length);
