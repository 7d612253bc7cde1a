// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Reads CoNLL-U of which sentences and tokens are kept and nothing else.
typedef struct WartaPretokenizedImpl WartaPretokenized;

/// Return a reader of `text`, which is borrowed.  `name` is for messages and
/// for the identifiers of documents that have none.
WartaPretokenized *warta_pretokenized_new(const char *text, size_t length,
                                          const char *name);

/// Free; NULL is allowed.
void warta_pretokenized_free(WartaPretokenized *reader);

/// Set `*document` to the next document, or to NULL at the end, and return
/// true.  A document begins with "# newdoc" or the file, a paragraph with
/// "# newpar".  Its text is put together from the forms and "SpaceAfter"; the
/// layers `sentences` and `tokens` are filled in.  After an error, which names
/// the line, there is no next.
bool warta_pretokenized_next(WartaPretokenized *reader,
                             WartaDocument **document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaPretokenized, warta_pretokenized_free)
