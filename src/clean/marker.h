// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Finding what in a text is not the article's prose.

#pragma once

#include "clean/rules.h"

/// A line of the text without the spaces around it; never empty.
typedef struct {
  WartaSpan span;
  uint32_t body; ///< Behind the marks that it begins with
  uint32_t tail; ///< Before the marks that it ends with
  bool prose;    ///< Reads like a paragraph of the body
  bool headline; ///< Reads like a headline
  bool marked;   ///< Is within a mark as a whole
} WartaLine;

/// What the finders share.
typedef struct {
  WartaDocument *doc;
  const WartaCleanRules *rules;
  const char *text;
  GArray *lines; ///< WartaLine
  GArray *marks; ///< WartaMark, in any order until the end
} WartaMarker;

/// Write the layer `marks`, and title, date and publisher as far as the text
/// says them and the metadata does not.  Linear.
void warta_mark_text(WartaDocument *doc, const WartaCleanRules *rules,
                     bool plain_text);

/// Add a mark, trimmed of spaces at its end.
void warta_marker_add(WartaMarker *marker, uint32_t begin, uint32_t end,
                      WartaMarkKind kind);

/// Mark every line of `rules` kinds and what stands inside lines.
void warta_marker_apply_rules(WartaMarker *marker);

/// Mark the places at the beginning: "JAKARTA, KOMPAS.com -".
void warta_marker_find_datelines(WartaMarker *marker);

/// Return the end of a dateline that begins at `at` for sure, or 0.
uint32_t warta_marker_dateline_end(const WartaMarker *marker, uint32_t at,
                                   uint32_t end);

/// Mark credits at the ends of lines: "(abc/def)".
void warta_marker_find_credits(WartaMarker *marker);

/// Whether a line is nothing but a date of publication.
bool warta_marker_is_date_line(const WartaMarker *marker, WartaSpan span);

/// A word of a line: without spaces, with its punctuation.
typedef struct {
  WartaSpan span;
  WartaSpan core; ///< Without punctuation at both ends
} WartaLineWord;

/// Fill in the next word of [at, end); return false at the end.
bool warta_marker_next_word(const char *text, uint32_t at, uint32_t end,
                            WartaLineWord *word);

/// Whether a character that may end a sentence is the last of [begin, end), or
/// stands before closing quotes and parentheses there.
bool warta_marker_is_closed(const char *text, uint32_t begin, uint32_t end);

/// Whether the word begins with a capital or is all digits.
bool warta_marker_is_capital(const char *text, WartaSpan core);
