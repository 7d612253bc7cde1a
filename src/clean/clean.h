// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/diag.h"
#include "model/document.h"

/// The cleaner's rules and language profiles; immutable.
typedef struct WartaCleanerImpl WartaCleaner;

/// Load from the data folder.
WartaCleaner *warta_cleaner_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_cleaner_free(WartaCleaner *cleaner);

/// Fill in the metadata, the given and the analysis text, its map and its
/// marks.  Fails with RECORD or (unless `any_language`) LANGUAGE.  The text is
/// less than 2 GiB.
bool warta_clean(WartaDocument *doc, const WartaArticle *article,
                 const WartaCleaner *cleaner, bool any_language,
                 const WartaDiag *diag, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaCleaner, warta_cleaner_free)
