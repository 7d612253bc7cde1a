// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>

/// Learn classes of frequent words from all raw text of the folder of corpora
/// and write them to `path`.
bool train_words(const char *corpora, const char *data, const char *path,
                 GError **error);
