// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What both ways of explaining need: the parts of a sentence, and places.

#pragma once

#include "model/document.h"

/// A sentence with what was found in it.
typedef struct {
  const WartaSentence *sentence;
  uint32_t first_event;
  uint32_t end_event;
  uint32_t first_drop;
  uint32_t end_drop;
} WartaExplainPart;

/// Words of the text as given.
typedef struct {
  WartaRange range; ///< In code points
  const char *text; ///< Not NUL-terminated
  uint32_t length;
} WartaExplainWords;

/// Go on to sentence `index`, which follows the one in `part`.
void warta_explain_part(const WartaDocument *doc, uint32_t index,
                        WartaExplainPart *part);

/// Return the words of a span.
WartaExplainWords warta_explain_words(const WartaDocument *doc, WartaSpan span);

/// Return what kind of boilerplate the sentence is, or NULL.
const char *warta_explain_boilerplate(const WartaDocument *doc,
                                      const WartaSentence *sentence);

/// Append the document as one line of JSON.
void warta_explain_json(const WartaDocument *doc, GString *out);
