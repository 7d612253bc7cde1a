// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/htmlpage.h"

#include <glib.h>
#include <stdbool.h>

/// Whether a paragraph within the article is none of its text: a label, a link
/// to another article, a credit, the caption of a picture.  `link`: how many of
/// its bytes are links.
bool warta_html_line_is_foreign(const WartaHtmlPage *page, const GString *line,
                                size_t link);

/// Return the writer whom a credit ("Pewarta: ...") names, or NULL.
char *warta_html_line_writer(const WartaHtmlPage *page, const char *line);

/// Whether the line is initials of those who made the article: "(abc/def)".
bool warta_html_line_is_initials(const char *line, size_t length);

/// Take the word that leads to the whole article ("Selengkapnya") off the end.
void warta_html_cut_tail(const WartaHtmlPage *page, GString *body);
