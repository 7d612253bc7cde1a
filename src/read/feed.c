// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// RSS (2.0 and its forerunners) and Atom: each item is an article.

#include "read/html.h"
#include "read/reader.h"
#include "read/xmlsplit.h"
#include "read/xmltext.h"

#include <libxml/uri.h>
#include <string.h>

static const char *const item_names[] = {"item", "entry", NULL};
static const WartaXmlRecords records = {
    item_names,
    "holds no item; give an RSS or Atom feed",
};
static const char *const root_names[] = {"rss", "feed", "RDF", NULL};

typedef struct {
  const WartaInput *input;
  WartaXmlSplitter *splitter;
  bool headed;
  char *publisher;
  char *base; // of relative addresses
} FeedReader;

static void *
open_feed(const WartaInput *input)
{
  FeedReader *reader = g_new0(FeedReader, 1);
  reader->input = input;
  reader->splitter = warta_xml_splitter_new(input, &records);
  return reader;
}

static void
close_feed(void *state)
{
  FeedReader *reader = state;
  warta_xml_splitter_free(reader->splitter);
  g_free(reader->publisher);
  g_free(reader->base);
  g_free(reader);
}

/// Text of a child, with markup and entities read as HTML.
static char *
plain_child(const WartaInput *input, const xmlNode *node, const char *name)
{
  g_autofree char *text = warta_xml_dup_text(warta_xml_path(node, name));
  return text == NULL ? NULL : warta_html_dup_plain(input, text);
}

static char *
resolve(const char *address, const char *base)
{
  if (address == NULL || base == NULL || strstr(address, "://") != NULL) {
    return g_strdup(address);
  }
  xmlChar *whole = xmlBuildURI((const xmlChar *)address, (const xmlChar *)base);
  char *copy = g_strdup(whole == NULL ? address : (const char *)whole);
  xmlFree(whole);
  return copy;
}

/// Address of the article: text of an RSS link, or Atom's link to the page.
static char *
link_of(const xmlNode *item, const char *base)
{
  for (const xmlNode *n = item->children; n != NULL; n = n->next) {
    if (n->type != XML_ELEMENT_NODE ||
        strcmp((const char *)n->name, "link") != 0) {
      continue;
    }
    g_autofree char *rel = warta_xml_attribute(n, "rel");
    g_autofree char *href = warta_xml_attribute(n, "href");
    if (href == NULL) {
      href = warta_xml_dup_text(n);
    }
    if (href != NULL && (rel == NULL || strcmp(rel, "alternate") == 0)) {
      xmlChar *own = xmlNodeGetBase(n->doc, n);
      char *link = resolve(href, own == NULL ? base : (char *)own);
      xmlFree(own);
      return link;
    }
  }
  return NULL;
}

/// Take what the feed says of itself.
static void
take_head(FeedReader *reader)
{
  reader->headed = true;
  xmlDoc *doc = warta_xml_splitter_head(reader->splitter);
  xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc);
  if (root == NULL) {
    return;
  }
  xmlNode *channel = warta_xml_path(root, "channel");
  channel = channel == NULL ? root : channel;
  reader->publisher = plain_child(reader->input, channel, "title");
  reader->base = link_of(channel, NULL);
}

/* ---- Items ---- */

static char *
first_text(const WartaInput *input, const xmlNode *item,
           const char *const *paths)
{
  char *text = NULL;
  for (size_t i = 0; paths[i] != NULL && text == NULL; ++i) {
    text = plain_child(input, item, paths[i]);
  }
  return text;
}

/// The name in "address (name)", as RSS writes authors.
static char *
author_name(char *shown)
{
  g_autofree char *text = shown;
  const char *open = text == NULL ? NULL : strchr(text, '(');
  if (open == NULL || !g_str_has_suffix(text, ")") ||
      memchr(text, '@', (size_t)(open - text)) == NULL) {
    return g_steal_pointer(&text);
  }
  return g_strndup(open + 1, strlen(open) - 2);
}

static void
take_fields(const FeedReader *reader, const xmlNode *item, WartaRecord *record)
{
  static const char *const dates[] = {"pubDate", "published", "date",
                                      "issued",  "updated",   NULL};
  static const char *const authors[] = {"creator", "author/name", "author",
                                        NULL};
  static const char *const publishers[] = {"source/title", "source", NULL};
  record->title = plain_child(reader->input, item, "title");
  record->published = first_text(reader->input, item, dates);
  record->author = author_name(first_text(reader->input, item, authors));
  record->publisher = first_text(reader->input, item, publishers);
  if (record->publisher == NULL) {
    record->publisher = g_strdup(reader->publisher);
  }
  record->url = link_of(item, reader->base);
  const xmlNode *guid = warta_xml_path(item, "guid");
  record->id =
      warta_xml_dup_text(guid != NULL ? guid : warta_xml_path(item, "id"));
  g_autofree char *permalink = warta_xml_attribute(guid, "isPermaLink");
  if (record->url == NULL && record->id != NULL &&
      (permalink == NULL || strcmp(permalink, "true") == 0) &&
      strstr(record->id, "://") != NULL) {
    record->url = g_strdup(record->id);
  }
}

/// Read one element that holds the text; `encoded`: markup in a string.
static bool
take_text(const WartaInput *input, const xmlNode *node, WartaRecord *record,
          GError **error)
{
  g_autofree char *type = warta_xml_attribute(node, "type");
  g_autofree char *source = warta_xml_attribute(node, "src");
  if (source != NULL || node == NULL) {
    return true; // elsewhere, and nothing is fetched
  }
  if (xmlFirstElementChild((xmlNode *)(uintptr_t)node) != NULL) {
    warta_html_read_node(node, record);
    return true;
  }
  g_autofree char *text = warta_xml_dup_text(node);
  if (text == NULL) {
    return true;
  }
  if (type != NULL && strcmp(type, "text") == 0) {
    g_string_assign(record->body, text);
    return true;
  }
  return warta_html_read_piece(input, text, record, error);
}

static bool
take_body(FeedReader *reader, const xmlNode *item, WartaRecord *record,
          GError **error)
{
  static const char *const paths[] = {"encoded", "content", "description",
                                      "summary"};
  g_autofree char *name = g_strdup_printf("%s:%" G_GUINT64_FORMAT,
                                          reader->input->name, record->line);
  WartaInput input = *reader->input;
  input.name = name;
  for (size_t i = 0; i < G_N_ELEMENTS(paths) && record->body->len == 0; ++i) {
    if (!take_text(&input, warta_xml_path(item, paths[i]), record, error)) {
      return false;
    }
  }
  if (record->body->len == 0) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
                "%s: item has no text; give a feed with summaries or texts",
                name);
  }
  return record->body->len > 0;
}

static WartaReadStatus
next_feed(void *state, WartaRecord *record, GError **error)
{
  FeedReader *reader = state;
  WartaReadStatus status = WARTA_READ_END;
  xmlNode *item =
      warta_xml_splitter_next(reader->splitter, record, &status, error);
  if (!reader->headed) {
    take_head(reader);
  }
  if (status != WARTA_READ_RECORD) {
    return status;
  }
  take_fields(reader, item, record);
  return take_body(reader, item, record, error) ? WARTA_READ_RECORD
                                                : WARTA_READ_FAILED;
}

static bool
probe_feed(const char *head, size_t length)
{
  return warta_xml_begins(head, length, root_names);
}

static const char *const extensions[] = {"rss", "atom", "xml", "rdf", NULL};

const WartaReaderType warta_reader_feed = {
    .format = WARTA_INPUT_FEED,
    .name = "feed",
    .extensions = extensions,
    .many = true,
    .probe = probe_feed,
    .open = open_feed,
    .next = next_feed,
    .close = close_feed,
};
