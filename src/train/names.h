// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>

/// Train the name tagger from the folder of corpora and write
/// `data`/model/names.bin and `data`/names-sa/lists.bin.  The scores of the
/// same training without the development parts go to standard output.
bool warta_train_names(const char *corpora, const char *data, GError **error);
