// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"
#include "model/style.h"

/// Abbreviations, clitic and split tables; immutable.
typedef struct WartaTokenizerImpl WartaTokenizer;

/// Load from the data folder.
WartaTokenizer *warta_tokenizer_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_tokenizer_free(WartaTokenizer *tokenizer);

/// Tokens of the longest sentence where nothing else is said.
enum { WARTA_SENTENCE_MAX = 400 };

/// Write the layers `sentences` and `tokens`.  Linear in the text's length.
void warta_split_text(WartaDocument *doc, const WartaTokenizer *tokenizer);

/// The same by another treebank's conventions, with sentences of at most
/// `longest` tokens: a longer one is cut at a comma or the like.
void warta_split_text_style(WartaDocument *doc, const WartaTokenizer *tokenizer,
                            WartaStyle style, uint32_t longest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaTokenizer, warta_tokenizer_free)
