// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/htmlpage.h"
#include "read/reader.h"
#include "read/rows.h"

#include <string.h>

enum {
  TAG_PARTS = 4,   // of one attribute: its name, '=' and quotes
  MAX_CLASS = 400, // bytes of class or id that are looked at
};

static const char *const kind_names[WARTA_N_HTML] = {
    "skip",  "weak",   "body",      "bodyname", "datename",  "author",
    "label", "begins", "ends",      "writer",   "credit",    "picture",
    "tail",  "title",  "published", "creator",  "publisher", "url"};

static void
add_word(WartaHtmlPage *page, size_t kind, const char *word)
{
  const guint rank = g_hash_table_size(page->words[kind]) + 1;
  g_hash_table_insert(page->words[kind], (void *)(uintptr_t)word,
                      GUINT_TO_POINTER(rank));
  g_ptr_array_add(page->lists[kind], (void *)(uintptr_t)word);
}

static void
load_words(WartaHtmlPage *page)
{
  for (size_t i = 0; i < WARTA_N_HTML; ++i) {
    page->lists[i] = g_ptr_array_new();
    page->words[i] = g_hash_table_new(g_str_hash, g_str_equal);
  }
  for (const WartaRow *row = warta_rows_html; row->fields[0] != NULL; ++row) {
    size_t kind = 0;
    while (kind < WARTA_N_HTML &&
           strcmp(kind_names[kind], row->fields[0]) != 0) {
      ++kind;
    }
    if (kind < WARTA_N_HTML) {
      add_word(page, kind, row->fields[1]);
    }
  }
}

bool
warta_html_check_tags(const GString *html, uint64_t attributes)
{
  size_t n = 0; // words and values of the tag
  bool inside = false;
  bool space = false;
  for (size_t i = 0; i < html->len; ++i) {
    const char c = html->str[i];
    const bool separates = g_ascii_isspace(c) || strchr("/\"'=", c) != NULL;
    if (c == '<') {
      inside = i + 1 < html->len && g_ascii_isalpha(html->str[i + 1]);
      n = 0;
    }
    inside = inside && c != '>';
    n += inside && separates && !space;
    space = separates;
    if (n > TAG_PARTS * attributes) {
      return false;
    }
  }
  return true;
}

/// Parse; NULL when there is nothing in it.  `*deep`: the limit was reached.
static xmlDoc *
parse(const GString *html, bool *deep)
{
  htmlParserCtxt *context = htmlNewParserCtxt();
  if (context == NULL) {
    return NULL;
  }
  xmlDoc *doc = htmlCtxtReadMemory(
      context, html->str, (int)html->len, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
          HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  // The parser stops at 256 levels.
  *deep = context->disableSAX != 0;
  htmlFreeParserCtxt(context);
  return doc;
}

/// Whether an element stands that many levels deep.
static bool
is_deeper(const xmlNode *root, uint64_t limit)
{
  uint64_t depth = 1;
  const xmlNode *node = root;
  while (depth <= limit) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      depth += node->type == XML_ELEMENT_NODE;
      continue;
    }
    while (node != root && node->next == NULL) {
      depth -= node->type == XML_ELEMENT_NODE;
      node = node->parent;
    }
    if (node == root) {
      return false;
    }
    depth -= node->type == XML_ELEMENT_NODE;
    node = node->next;
    depth += node->type == XML_ELEMENT_NODE;
  }
  return true;
}

WartaHtmlPage *
warta_html_page_new(const GString *html, const char *name,
                    const WartaLimits *limits, GError **error)
{
  if (!warta_html_check_tags(html, limits->attributes)) {
    warta_limit_refuse(limits, WARTA_LIMIT(attributes), name, 0, error);
    return NULL;
  }
  bool deep = false;
  xmlDoc *doc = parse(html, &deep);
  xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc);
  if (root != NULL && !deep && !is_deeper(root, limits->html_depth)) {
    WartaHtmlPage *page = warta_html_page_wrap(doc);
    page->limits = limits;
    return page;
  }
  xmlFreeDoc(doc);
  if (deep || root != NULL) {
    warta_limit_refuse(limits, WARTA_LIMIT(html_depth), name, 0, error);
  } else {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: is not an HTML page; give one with an article", name);
  }
  return NULL;
}

WartaHtmlPage *
warta_html_page_wrap(xmlDoc *doc)
{
  WartaHtmlPage *page = g_new0(WartaHtmlPage, 1);
  page->doc = doc;
  load_words(page);
  return page;
}

void
warta_html_page_free(WartaHtmlPage *page)
{
  if (page == NULL) {
    return;
  }
  for (size_t i = 0; i < WARTA_N_HTML; ++i) {
    g_hash_table_unref(page->words[i]);
    g_ptr_array_unref(page->lists[i]);
  }
  xmlFreeDoc(page->doc);
  g_free(page);
}

uint32_t
warta_html_rank(const WartaHtmlPage *page, WartaHtmlKind kind, const char *word)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(page->words[kind], word));
}

const char *
warta_html_prefix(const WartaHtmlPage *page, WartaHtmlKind kind,
                  const char *text)
{
  const GPtrArray *list = page->lists[kind];
  for (guint i = 0; i < list->len; ++i) {
    if (g_str_has_prefix(text, list->pdata[i])) {
      return list->pdata[i];
    }
  }
  return NULL;
}

bool
warta_html_has_class(const WartaHtmlPage *page, const xmlNode *node,
                     WartaHtmlKind kind)
{
  static const char *const attributes[] = {"class", "id"};
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(attributes) && !found; ++i) {
    const char *value = warta_html_attribute(node, attributes[i]);
    g_autofree char *small =
        value == NULL
            ? NULL
            : g_ascii_strdown(value, (gssize)MIN(strlen(value), MAX_CLASS));
    g_auto(GStrv) names =
        small == NULL ? NULL : g_strsplit_set(small, " \t\r\n\f", -1);
    for (size_t k = 0; names != NULL && names[k] != NULL && !found; ++k) {
      found = warta_html_rank(page, kind, names[k]) != 0;
    }
  }
  return found;
}

/// Best rank of the words between spaces, of their parts and of neighbouring
/// parts: "detail__body-text" has detail, body, text, body-text and itself.
static uint32_t
words_rank(const WartaHtmlPage *page, WartaHtmlKind kind, const char *value)
{
  char buffer[MAX_CLASS];
  uint32_t best = 0;
  size_t n = 0;
  for (const char *c = value; *c != '\0' && n + 1 < sizeof buffer; ++c) {
    buffer[n++] = g_ascii_isspace(*c) ? ' ' : g_ascii_tolower(*c);
  }
  buffer[n] = '\0';
  size_t starts[3] = {0, 0, 0}; // of the last three parts of this word
  for (size_t i = 0; i <= n; ++i) {
    const bool word_ends = buffer[i] == '\0' || buffer[i] == ' ';
    if (!word_ends && buffer[i] != '-' && buffer[i] != '_') {
      continue;
    }
    const char kept = buffer[i];
    buffer[i] = '\0';
    for (size_t k = 0; k < G_N_ELEMENTS(starts); ++k) {
      const uint32_t rank = warta_html_rank(page, kind, buffer + starts[k]);
      best = rank != 0 && (best == 0 || rank < best) ? rank : best;
    }
    buffer[i] = kept;
    if (word_ends) {
      starts[0] = starts[1] = starts[2] = i + 1;
    } else {
      // The first stays: whole names are compared from the word's beginning.
      starts[1] = starts[2];
      starts[2] = i + 1;
    }
  }
  return best;
}

uint32_t
warta_html_class_rank(const WartaHtmlPage *page, const xmlNode *node,
                      WartaHtmlKind kind)
{
  static const char *const attributes[] = {"class", "id", "itemprop"};
  uint32_t best = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(attributes); ++i) {
    const char *value = warta_html_attribute(node, attributes[i]);
    const uint32_t rank = value == NULL ? 0 : words_rank(page, kind, value);
    best = rank != 0 && (best == 0 || rank < best) ? rank : best;
  }
  return best;
}

xmlNode *
warta_html_next(const xmlNode *root, xmlNode *node, bool down)
{
  if (down && node->children != NULL && node->type == XML_ELEMENT_NODE) {
    return node->children;
  }
  while (node != NULL && node != root) {
    if (node->next != NULL) {
      return node->next;
    }
    node = node->parent;
  }
  return NULL;
}

bool
warta_html_is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         strcmp((const char *)node->name, name) == 0;
}

bool
warta_html_is_block(const xmlNode *node)
{
  static const char *const blocks[] = {
      "address", "article",  "aside",      "blockquote", "body",    "br",
      "caption", "center",   "dd",         "details",    "div",     "dl",
      "dt",      "fieldset", "figcaption", "figure",     "footer",  "form",
      "h1",      "h2",       "h3",         "h4",         "h5",      "h6",
      "header",  "hr",       "html",       "li",         "main",    "nav",
      "ol",      "p",        "pre",        "section",    "summary", "table",
      "tbody",   "td",       "th",         "thead",      "tr",      "ul"};
  size_t low = 0;
  size_t high = G_N_ELEMENTS(blocks);
  while (node->type == XML_ELEMENT_NODE && low < high) {
    const size_t middle = (low + high) / 2;
    const int order = strcmp((const char *)node->name, blocks[middle]);
    if (order == 0) {
      return true;
    }
    low = order > 0 ? middle + 1 : low;
    high = order < 0 ? middle : high;
  }
  return false;
}

const char *
warta_html_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties
                                                         : NULL;
       a != NULL; a = a->next) {
    if (strcmp((const char *)a->name, name) == 0) {
      return a->children == NULL ? "" : (const char *)a->children->content;
    }
  }
  return NULL;
}

/// Append text with single spaces; `*space`: one is due.
static void
append_spaced(GString *out, const char *text, bool *space)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    if (g_unichar_isspace(u)) {
      *space = true;
      continue;
    }
    if (*space && out->len > 0) {
      g_string_append_c(out, ' ');
    }
    *space = false;
    g_string_append_unichar(out, u);
  }
}

char *
warta_html_dup_text(const xmlNode *node, size_t limit)
{
  g_autoptr(GString) text = g_string_new(NULL);
  bool space = false;
  bool down = true;
  for (xmlNode *at = (xmlNode *)(uintptr_t)node;
       at != NULL && text->len < limit; at = warta_html_next(node, at, down)) {
    down = !warta_html_is(at, "script") && !warta_html_is(at, "style");
    space = space || warta_html_is_block(at);
    if (at->type == XML_TEXT_NODE) {
      append_spaced(text, (const char *)at->content, &space);
    }
  }
  if (text->len > limit) {
    const char *end = g_utf8_find_prev_char(text->str, text->str + limit + 1);
    g_string_truncate(text, (gsize)(end - text->str));
  }
  return text->len == 0 ? NULL : g_strdup(text->str);
}
