// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"
#include "names/features.h"

/// Fill in the words of a sentence as the tagger sees them: without clitics.
/// `tokens`[i] becomes the token of word i; both arrays have room for all
/// tokens of the sentence.  Returns the number of words.
uint32_t warta_name_input(const WartaDocument *doc,
                          const WartaSentence *sentence, WartaNameInput *input,
                          uint32_t *tokens);
