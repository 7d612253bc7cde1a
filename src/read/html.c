// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/html.h"
#include "read/charset.h"
#include "read/htmlbody.h"
#include "read/htmlline.h"
#include "read/htmlmeta.h"
#include "read/reader.h"

#include <string.h>

enum {
  MIN_SAID = 140, // bytes of an article that JSON-LD holds
};

/// HTML: the file is a page with one article.
typedef struct {
  const WartaInput *input;
  bool done;
} HtmlReader;

static void *
open_html(const WartaInput *input)
{
  HtmlReader *reader = g_new0(HtmlReader, 1);
  reader->input = input;
  return reader;
}

/// The encoding that the page declares, or NULL.
static char *
declared_charset(const GString *html)
{
  enum { HEAD = 8192, LONGEST = 24 };
  const char *at = html->str;
  const char *const end = html->str + MIN(html->len, HEAD);
  while (at < end && (at = memchr(at, '=', (size_t)(end - at))) != NULL) {
    const bool named =
        at - html->str >= 7 && g_ascii_strncasecmp(at - 7, "charset", 7) == 0;
    ++at;
    if (!named) {
      continue;
    }
    at += *at == '"' || *at == '\'';
    size_t n = 0;
    while (at + n < end &&
           (g_ascii_isalnum(at[n]) || at[n] == '-' || at[n] == '_')) {
      ++n;
    }
    if (n > 0 && n < LONGEST) {
      return g_strndup(at, n);
    }
  }
  return NULL;
}

/// Make the page UTF-8: as it is, as the server or it declares, or as it looks.
static void
decode(const WartaInput *input, GString *html, const char *charset)
{
  if (g_utf8_validate_len(html->str, html->len, NULL)) {
    return;
  }
  g_autofree char *declared = declared_charset(html);
  if (!warta_text_convert(html, charset) &&
      !warta_text_convert(html, declared)) {
    warta_input_repair(input, html, 0);
  }
}

bool
warta_html_read_page(const WartaInput *input, GString *html,
                     const char *charset, WartaRecord *record, GError **error)
{
  decode(input, html, charset);
  g_autoptr(WartaHtmlPage) page =
      warta_html_page_new(html, input->name, input->limits, error);
  if (page == NULL) {
    return false;
  }
  g_autofree char *said = NULL;
  warta_html_read_meta(page, record, &said);
  const bool found = warta_html_extract_body(page, record->title, record->body);
  // What is shown may be a beginning, or nothing without scripts.
  const size_t shown = found ? record->body->len : 0;
  const bool more =
      said != NULL && strlen(said) >= MIN_SAID && strlen(said) > shown * 2;
  if (!found || more) {
    g_string_assign(record->body, more ? said : "");
  }
  if (record->body->len > 0) {
    warta_text_repair(record->body);
    return true;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
              "%s: no article found on the page; give a page with one",
              input->name);
  return false;
}

bool
warta_html_read_piece(const WartaInput *input, const char *html,
                      WartaRecord *record, GError **error)
{
  g_autoptr(GString) whole = g_string_new("<html><body><article>");
  g_string_append(whole, html);
  g_autoptr(WartaHtmlPage) page =
      warta_html_page_new(whole, input->name, input->limits, error);
  if (page == NULL) {
    return false;
  }
  warta_html_extract_all(page, record->title, record->body);
  warta_html_cut_tail(page, record->body);
  warta_text_repair(record->body);
  return true;
}

void
warta_html_read_node(const xmlNode *node, WartaRecord *record)
{
  xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
  xmlNode *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"html", NULL);
  xmlDocSetRootElement(doc, root);
  if (node->children != NULL) {
    xmlAddChildList(root, xmlDocCopyNodeList(doc, node->children));
  }
  g_autoptr(WartaHtmlPage) page = warta_html_page_wrap(doc);
  warta_html_extract_all(page, record->title, record->body);
  warta_text_repair(record->body);
}

/// A copy without spaces around it, or NULL when nothing is left.
static char *
dup_stripped(const char *text)
{
  char *copy = g_strstrip(g_strdup(text));
  if (copy[0] != '\0') {
    return copy;
  }
  g_free(copy);
  return NULL;
}

char *
warta_html_dup_plain(const WartaInput *input, const char *html)
{
  if (strpbrk(html, "<&") == NULL) {
    return dup_stripped(html);
  }
  g_autoptr(GString) whole = g_string_new("<html><body><p>");
  g_string_append(whole, html);
  g_autoptr(WartaHtmlPage) page =
      warta_html_page_new(whole, "", input->limits, NULL);
  return page == NULL ? NULL
                      : warta_html_dup_text(xmlDocGetRootElement(page->doc),
                                            input->limits->text);
}

static WartaReadStatus
next_html(void *state, WartaRecord *record, GError **error)
{
  HtmlReader *reader = state;
  if (reader->done) {
    return WARTA_READ_END;
  }
  reader->done = true;
  g_autoptr(GString) html = g_string_new(NULL);
  if (!warta_source_read_all(reader->input->source, html,
                             reader->input->limits->page, WARTA_LIMIT(page),
                             error)) {
    return WARTA_READ_FAILED;
  }
  record->number = 1;
  return warta_html_read_page(reader->input, html, NULL, record, error)
             ? WARTA_READ_RECORD
             : WARTA_READ_FAILED;
}

static bool
probe_html(const char *head, size_t length)
{
  static const char *const beginnings[] = {
      "<!doctype html", "<html", "<head", "<body",
      "<article",       "<meta", "<title"};
  size_t i = 0;
  while (i < length && g_ascii_isspace(head[i])) {
    ++i;
  }
  while (length - i > 4 && (memcmp(head + i, "<!--", 4) == 0 ||
                            memcmp(head + i, "<?xml", 4) == 0)) {
    const char *end = memchr(head + i, '>', length - i);
    i = end == NULL ? length : (size_t)(end - head) + 1;
    while (i < length && g_ascii_isspace(head[i])) {
      ++i;
    }
  }
  for (size_t b = 0; b < G_N_ELEMENTS(beginnings); ++b) {
    const size_t n = strlen(beginnings[b]);
    if (length - i >= n &&
        g_ascii_strncasecmp(head + i, beginnings[b], n) == 0) {
      return true;
    }
  }
  return false;
}

static const char *const extensions[] = {"html", "htm", "xhtml", "shtml", NULL};

const WartaReaderType warta_reader_html = {
    .format = WARTA_INPUT_HTML,
    .name = "html",
    .extensions = extensions,
    .probe = probe_html,
    .open = open_html,
    .next = next_html,
    .close = g_free,
};
