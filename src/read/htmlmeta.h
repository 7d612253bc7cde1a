// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/htmlpage.h"
#include "read/reader.h"

/// Fill in what the page says about its article: JSON-LD first, then <meta>,
/// <time> and the elements that show it.  `*body` is set to the text that
/// JSON-LD holds, without its paragraphs, or to NULL.
void warta_html_read_meta(const WartaHtmlPage *page, WartaRecord *record,
                          char **body);
