// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>

/// Train the name tagger from the folder of corpora and write
/// `data`/model/names.bin and `data`/names-sa/lists.bin.  With `report`,
/// scores on the development parts go to standard output.
bool warta_train_names(const char *corpora, const char *data, bool report,
                       GError **error);
