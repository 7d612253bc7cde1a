// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Treebanks in memory, and how they are read.

#pragma once

#include "model/document.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/// Where a sentence comes from; each has its own copy of every feature.
typedef enum {
  TRAIN_BANK_ICON,
  TRAIN_BANK_CSUI,
  TRAIN_BANK_PUD,
  TRAIN_BANK_GSD,
  TRAIN_BANK_GSD_2017,
  TRAIN_BANK_RAW, ///< Parsed by ourselves
  TRAIN_N_BANKS
} TrainBank;

/// One word.  Strings live as long as the treebank.
typedef struct {
  const char *form;
  const char *lower;
  int32_t head; ///< Index in the sentence, or -1
  uint8_t rel;  ///< WartaRel
  uint8_t upos;
  uint8_t voice;
  uint8_t icon;
  uint8_t name;     ///< As WartaInput.name
  uint16_t name_id; ///< The same for the words of one name, 0 for none
  bool joined;      ///< Clitic of the word before
} TrainWord;

typedef struct {
  TrainWord *words;
  uint32_t n;
  TrainBank bank;
} TrainSentence;

/// Sentences of one or more sources.
typedef struct {
  GArray *sentences; // TrainSentence
  WartaArena *arena;
} TrainSet;

TrainSet *train_set_new(void);

void train_set_free(TrainSet *set);

/// Append a copy of `words`; the strings are copied too.
void train_set_add(TrainSet *set, const TrainWord *words, uint32_t n,
                   TrainBank bank);

/// Number of words in all sentences.
uint64_t train_set_count(const TrainSet *set);

/// Read a CoNLL-U file.
bool train_read_conllu(TrainSet *set, const char *path, TrainBank bank,
                       GError **error);

/// Read ICON's bracketed trees and turn them into dependencies by the table
/// `rules`.
bool train_read_icon(TrainSet *set, const char *path, const char *rules,
                     GError **error);

/// Write as CoNLL-U, for inspection.
void train_write_conllu(const TrainSet *set, FILE *out);

/// Lower case, with straight quotes; free with g_free().
char *train_lower(const char *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TrainSet, train_set_free)
