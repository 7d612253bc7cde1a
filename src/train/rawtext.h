// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"
#include "text/text.h"

#include <glib.h>

/// Called for every piece of raw text, split into sentences and tokens.
typedef void (*WartaRawTextFunc)(const WartaDocument *doc, void *data);

/// Read all raw text of the folder of corpora, always in the same order.
bool warta_raw_text_each(const char *corpora, const WartaTokenizer *tokenizer,
                         WartaRawTextFunc func, void *data, GError **error);

/// Read a whole file, unpacked when its name ends in ".gz"; NUL-terminated.
char *warta_train_read(const char *path, size_t *size, GError **error);
