// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/htmlpage.h"

/// Append the article's text to `body`, a paragraph per line, without menus,
/// links to other articles, captions and what else surrounds it.  `title` may
/// be NULL; a first paragraph that repeats it is left out.  False when the page
/// has no article.  Linear.
bool warta_html_extract_body(const WartaHtmlPage *page, const char *title,
                             GString *body);

/// Append the text of all of the page but what its elements' classes and its
/// paragraphs say is none: for a piece that holds an article and little else.
void warta_html_extract_all(const WartaHtmlPage *page, const char *title,
                            GString *body);
