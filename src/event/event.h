// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Verb frames, reporting verbs, modality markers; immutable.
typedef struct WartaFramesImpl WartaFrames;

/// Load from the data folder.
WartaFrames *warta_frames_load(const char *dir, GError **error);

/// Go by the rules alone, as their tests do; before the first article.
void warta_frames_forget_decisions(WartaFrames *frames);

/// Free; NULL is allowed.
void warta_frames_free(WartaFrames *frames);

/// Write the layers `events`, `arguments`, `participants` and `quotes`.  Needs
/// everything up to the trees.
void warta_find_events(WartaDocument *doc, const WartaFrames *frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaFrames, warta_frames_free)
