// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the tagger found and what the gazetteer knows, made one.

#pragma once

#include "model/document.h"
#include "model/gazetteer.h"

#include <glib.h>

/// Bring the names of a sentence, those from `first` on, together with the
/// gazetteer (or NULL): sets entries and kinds, adds and widens names.
void warta_names_merge(const WartaDocument *doc, const WartaSentence *sentence,
                       const WartaGazetteer *gazetteer, GArray *names,
                       uint32_t first);
