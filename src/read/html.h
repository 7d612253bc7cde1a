// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/reader.h"

#include <libxml/tree.h>

/// Fill in the record from a page whose bytes are in `html`; `charset` is what
/// the server said of it, or NULL.
bool warta_html_read_page(const WartaInput *input, GString *html,
                          const char *charset, WartaRecord *record,
                          GError **error);

/// Fill the record's body with the text of a piece of HTML, valid UTF-8, that
/// holds an article and little else.
bool warta_html_read_piece(const WartaInput *input, const char *html,
                           WartaRecord *record, GError **error);

/// The same for the children of an element that are called as in HTML; they are
/// copied.
void warta_html_read_node(const xmlNode *node, WartaRecord *record);

/// Return a string with its markup and entities read as HTML, or NULL when
/// nothing is left.
char *warta_html_dup_plain(const WartaInput *input, const char *html);
