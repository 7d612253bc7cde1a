// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A parsed HTML page and what is known about how news pages are built.

#pragma once

#include "base/limits.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdint.h>

/// What a word stands for; names in data/lexicon/clean-html.tsv.
typedef enum {
  WARTA_HTML_SKIP,
  WARTA_HTML_WEAK,
  WARTA_HTML_BODY,
  WARTA_HTML_BODYNAME,
  WARTA_HTML_DATENAME,
  WARTA_HTML_AUTHOR,
  WARTA_HTML_LABEL,
  WARTA_HTML_BEGINS,
  WARTA_HTML_ENDS,
  WARTA_HTML_WRITER,
  WARTA_HTML_CREDIT,
  WARTA_HTML_PICTURE,
  WARTA_HTML_TAIL,
  WARTA_HTML_TITLE,
  WARTA_HTML_PUBLISHED,
  WARTA_HTML_CREATOR,
  WARTA_HTML_PUBLISHER,
  WARTA_HTML_URL,
  WARTA_N_HTML
} WartaHtmlKind;

/// A page.
typedef struct {
  xmlDoc *doc;
  const WartaLimits *limits;       ///< Borrowed; NULL: of a tree
  GHashTable *words[WARTA_N_HTML]; ///< Word -> its rank from 1
  GPtrArray *lists[WARTA_N_HTML];  ///< The words, in order
} WartaHtmlPage;

/// Parse valid UTF-8; `name` is for messages.  Free with
/// warta_html_page_free().
WartaHtmlPage *warta_html_page_new(const GString *html, const char *name,
                                   const WartaLimits *limits, GError **error);

/// Return a page of a tree whose elements are called as in HTML; it is taken
/// over.
WartaHtmlPage *warta_html_page_wrap(xmlDoc *doc);

/// Whether no tag of the text has more attributes (counted roughly: the parser
/// compares them all).
bool warta_html_check_tags(const GString *html, uint64_t attributes);

/// Free; NULL is allowed.
void warta_html_page_free(WartaHtmlPage *page);

/// Return the rank of a word (small letters) in a list, or 0.
uint32_t warta_html_rank(const WartaHtmlPage *page, WartaHtmlKind kind,
                         const char *word);

/// Return the first word of a list that `text` (small letters) begins with, or
/// NULL.
const char *warta_html_prefix(const WartaHtmlPage *page, WartaHtmlKind kind,
                              const char *text);

/// Whether class or id has just that word of a list.
bool warta_html_has_class(const WartaHtmlPage *page, const xmlNode *node,
                          WartaHtmlKind kind);

/// Return the best rank of a word or whole name in class and id, or 0.
uint32_t warta_html_class_rank(const WartaHtmlPage *page, const xmlNode *node,
                               WartaHtmlKind kind);

/// Return the node after `node` in the order of the text, within `root`;
/// without the children of `node` unless `down`.
xmlNode *warta_html_next(const xmlNode *root, xmlNode *node, bool down);

/// Whether the element has that name.
bool warta_html_is(const xmlNode *node, const char *name);

/// Whether the element begins and ends lines.
bool warta_html_is_block(const xmlNode *node);

/// Return the value of an attribute, or NULL; borrowed from the page.
const char *warta_html_attribute(const xmlNode *node, const char *name);

/// Return the text inside a node with single spaces, at most `limit` bytes;
/// NULL when there is none.
char *warta_html_dup_text(const xmlNode *node, size_t limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaHtmlPage, warta_html_page_free)
