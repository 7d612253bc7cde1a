// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Verb frames, reporting verbs, modality markers; immutable.
typedef struct WartaFramesImpl WartaFrames;

/// Load from the data folder.  Without `decisions`, roles go by the rules
/// alone.
WartaFrames *warta_frames_load(const char *dir, bool decisions, GError **error);

/// Free; NULL is allowed.
void warta_frames_free(WartaFrames *frames);

/// Write the layers `events`, `arguments`, `participants` and `quotes`.  Needs
/// everything up to the trees.
void warta_find_events(WartaDocument *doc, const WartaFrames *frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaFrames, warta_frames_free)
