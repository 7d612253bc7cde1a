// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"
#include "model/gazetteer.h"

/// The name tagger's model and word lists; immutable.
typedef struct WartaNamerImpl WartaNamer;

/// Load from the data folder.
WartaNamer *warta_namer_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_namer_free(WartaNamer *namer);

/// Write the layer `names` and the tokens' column `name`.  Needs tokens.
void warta_find_names(WartaDocument *doc, const WartaNamer *namer,
                      const WartaGazetteer *gazetteer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaNamer, warta_namer_free)
