// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sentences annotated with names, and raw text, for the training of names.

#pragma once

#include "base/arena.h"
#include "names/features.h"

#include <glib.h>

/// Data sets that annotate differently; 0 is the style of the shipped model.
enum { WARTA_NER_IDNER, WARTA_NER_GRIT, WARTA_NER_UGM, WARTA_N_NER_SETS };

/// A sentence: words and labels from `first` on.
typedef struct {
  uint32_t first;
  uint32_t n;
  uint32_t set;
} WartaNerSentence;

/// Annotated sentences.
typedef struct {
  WartaArena *arena;
  GArray *words;     ///< WartaNameInput
  GArray *labels;    ///< uint8_t
  GArray *sentences; ///< WartaNerSentence
} WartaNerData;

/// Return an empty collection.
WartaNerData *warta_ner_data_new(void);

/// Free; NULL is allowed.
void warta_ner_data_free(WartaNerData *data);

/// Append the sentences of an IOB file (word first, label last in a line),
/// without those whose letters and digits are a key of `except` (or NULL).
bool warta_ner_data_read(WartaNerData *data, const char *path, uint32_t set,
                         GHashTable *except, GError **error);

/// Add the letters and digits of every sentence to a set of strings.
void warta_ner_data_keys(const WartaNerData *data, GHashTable *keys);

/// Append a copy of every `step`-th sentence written in capitals, and another
/// one as headlines are written.
void warta_ner_data_add_headlines(WartaNerData *data, uint32_t step);

/// Fill in a word from its form; the strings are of the arena.
WartaNameInput warta_ner_word(WartaArena *arena, const char *form,
                              size_t length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaNerData, warta_ner_data_free)
