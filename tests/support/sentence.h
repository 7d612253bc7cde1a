// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Documents for tests of stages that need tokens but no tokenizer of ours.

#pragma once

#include "model/document.h"

/// How finely the text is cut; a stage must not depend on it.
typedef enum {
  CUT_SIGNS, ///< Words and numbers, each other sign apart
  CUT_SPACES ///< At white space only
} Cut;

/// Return a document of one sentence per line.
WartaDocument *document_of_lines(const char *text, Cut cut);
