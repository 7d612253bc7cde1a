// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Month names, weekdays, units and patterns; immutable.
typedef struct WartaDatesImpl WartaDates;

/// Load from the data folder.
WartaDates *warta_dates_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_dates_free(WartaDates *dates);

/// Write the layer `times` (all but `value`) and the tokens' column `time`.
void warta_find_dates(WartaDocument *doc, const WartaDates *dates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaDates, warta_dates_free)
