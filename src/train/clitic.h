// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Clitics as words of their own in a treebank that leaves them on.

#pragma once

#include "text/text.h"
#include "train/treebank.h"

/// Split the words of the bank's sentences as the tokenizer does.  The clitic
/// hangs on the rest, with the relation that it mostly has.
void train_split_clitics(TrainSet *set, TrainBank bank,
                         const WartaTokenizer *tokenizer);
