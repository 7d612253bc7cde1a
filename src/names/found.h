// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names on their way into the document: the steps after tagging.
///
///   labels ─▶ repair ─▶ names ─▶ merge with gazetteer ─▶ agree in the article

#pragma once

#include "model/document.h"
#include "model/gazetteer.h"
#include "names/features.h"

#include <glib.h>

/// What the steps read.
typedef struct {
  const WartaDocument *doc;
  const WartaNameWords *words;
  const WartaGazetteer *gazetteer; ///< Or NULL
} WartaNameContext;

/// A name and what is not kept in the document.
typedef struct {
  WartaName name;
  bool sure; ///< The words around it leave no doubt of its kind
} WartaFoundName;

/// Mend the labels of a sentence by what is written around them: ages,
/// initials, parentheses, heads of organisations and places.  Marks words of
/// persons beyond doubt with WARTA_WORD_SURE.
void warta_names_repair(WartaNameWord *words, uint32_t n, WartaNameCase letters,
                        uint8_t *labels);

/// Bring the names of a sentence, those from `first` on, together with the
/// gazetteer, if there is one: sets entries and kinds, adds and widens names.
void warta_names_merge(const WartaNameContext *context,
                       const WartaSentence *sentence, WartaNameCase letters,
                       GArray *found, uint32_t first);

/// Give names that are written alike the same kind, parts of a person's name
/// that person's, and find those that were missed.  `found` is all names of
/// the article, in order.
void warta_names_agree(const WartaNameContext *context, GArray *found);

/// Whether a token that begins a sentence may be a name for all its capital:
/// the word is hardly ever written small.
bool warta_name_is_proper(const WartaNameContext *context, uint32_t token);

/// Whether names are looked for in the sentence.
bool warta_name_is_read(const WartaDocument *doc,
                        const WartaSentence *sentence);
