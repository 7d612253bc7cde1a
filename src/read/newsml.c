// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// NewsML-G2 (news items, alone or in messages) and NITF, alone or in news
/// items.

#include "read/html.h"
#include "read/htmlpage.h"
#include "read/reader.h"
#include "read/xmlsplit.h"
#include "read/xmltext.h"

#include <string.h>

static const char *const item_names[] = {"newsItem", "nitf", NULL};
static const WartaXmlRecords records = {
    item_names,
    "holds no news item; give NewsML-G2 with inline content or NITF",
};
static const char *const root_names[] = {"newsItem", "newsMessage",
                                         "packageItem", "nitf", NULL};

enum {
  MAX_FIELD = 4000, // bytes
  MAX_PLACE = 80,   // bytes of a dateline
};

typedef struct {
  const WartaInput *input;
  WartaXmlSplitter *splitter;
} NewsReader;

/// Elements of NITF and what they are in HTML.
static const struct {
  const char *nitf;
  const char *html;
} nitf_names[] = {
    {"block", "div"},
    {"hl2", "h2"},
    {"bq", "blockquote"},
    {"media", "figure"},
    {"note", "aside"},
    {"fn", "aside"},
    {"nitf-table", "div"},
    {"hedline", "h1"},
    {"datasource", "aside"},
    {"body.end", "aside"},
    {"nitf-table-metadata", "aside"},
};

static void *
open_news(const WartaInput *input)
{
  NewsReader *reader = g_new0(NewsReader, 1);
  reader->input = input;
  reader->splitter = warta_xml_splitter_new(input, &records);
  return reader;
}

static void
close_news(void *state)
{
  NewsReader *reader = state;
  warta_xml_splitter_free(reader->splitter);
  g_free(reader);
}

static void
set_if_empty(char **slot, char *value)
{
  if (*slot == NULL) {
    *slot = value;
  } else {
    g_free(value);
  }
}

/// A date; "20250311T091200+0700" is written out, as dates are elsewhere.
static char *
take_date(char *given)
{
  g_autofree char *text = given;
  size_t digits = 0;
  while (text != NULL && g_ascii_isdigit(text[digits])) {
    ++digits;
  }
  const bool basic = digits == 8 && text[8] == 'T' && strlen(text) >= 15;
  if (!basic) {
    return g_steal_pointer(&text);
  }
  return g_strdup_printf("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%s", text, text + 4,
                         text + 6, text + 9, text + 11, text + 13, text + 15);
}

static char *
text_at(const xmlNode *node, const char *path)
{
  const xmlNode *at = warta_xml_path(node, path);
  return at == NULL ? NULL : warta_html_dup_text(at, MAX_FIELD);
}

/// A name, or else what identifies it: "ninat:text", "Antara".
static char *
name_at(const xmlNode *node, const char *path)
{
  xmlNode *at = warta_xml_path(node, path);
  char *name = text_at(at, "name");
  return name != NULL ? name : warta_xml_attribute(at, "literal");
}

/* ---- NITF ---- */

/// What the element is called in HTML, or NULL.
static const char *
html_name(const xmlNode *node)
{
  for (size_t i = 0; i < G_N_ELEMENTS(nitf_names); ++i) {
    if (warta_html_is(node, nitf_names[i].nitf)) {
      return nitf_names[i].html;
    }
  }
  return NULL;
}

static void
rename_elements(xmlNode *root)
{
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    const char *name = html_name(n);
    if (name != NULL) {
      xmlNodeSetName(n, (const xmlChar *)name);
    }
  }
}

/// Put the dateline, which stands apart, before the text unless that has it.
static void
add_dateline(const xmlNode *nitf, WartaRecord *record)
{
  g_autofree char *place = text_at(nitf, "body/body.head/dateline/location");
  if (place == NULL || strlen(place) > MAX_PLACE) {
    return;
  }
  const size_t n = strlen(place);
  if (g_ascii_strncasecmp(record->body->str, place, n) != 0) {
    g_string_prepend(record->body, " - ");
    g_string_prepend(record->body, place);
  }
}

static char *
attribute_at(const xmlNode *node, const char *path, const char *name)
{
  return warta_xml_attribute(warta_xml_path(node, path), name);
}

static void
take_nitf(xmlNode *nitf, WartaRecord *record)
{
  set_if_empty(&record->title, text_at(nitf, "body/body.head/hedline/hl1"));
  set_if_empty(&record->title, text_at(nitf, "head/title"));
  set_if_empty(&record->author, text_at(nitf, "body/body.head/byline/person"));
  set_if_empty(&record->author, text_at(nitf, "body/body.head/byline"));
  set_if_empty(&record->id,
               attribute_at(nitf, "head/docdata/doc-id", "id-string"));
  static const char *const dates[][2] = {
      {"head/docdata/date.release", "norm"},
      {"head/docdata/date.issue", "norm"},
      {"head/pubdata", "date.publication"},
      {"body/body.head/dateline/story.date", "norm"}};
  for (size_t i = 0; i < G_N_ELEMENTS(dates); ++i) {
    set_if_empty(&record->published,
                 take_date(attribute_at(nitf, dates[i][0], dates[i][1])));
  }
  set_if_empty(&record->publisher, attribute_at(nitf, "head/pubdata", "name"));
  set_if_empty(&record->publisher, text_at(nitf, "body/body.head/distributor"));
  set_if_empty(&record->url, attribute_at(nitf, "head/pubdata", "ex-ref"));
  xmlNode *content = warta_xml_path(nitf, "body/body.content");
  if (content != NULL) {
    rename_elements(content);
    warta_html_read_node(content, record);
    if (record->body->len > 0) {
      add_dateline(nitf, record);
    }
  }
}

/* ---- NewsML-G2 ---- */

static void
take_meta(const xmlNode *item, WartaRecord *record)
{
  static const char *const dates[] = {"itemMeta/firstCreated",
                                      "contentMeta/contentCreated",
                                      "itemMeta/versionCreated"};
  record->id = warta_xml_attribute(item, "guid");
  record->title = text_at(item, "contentMeta/headline");
  set_if_empty(&record->title, text_at(item, "itemMeta/title"));
  for (size_t i = 0; i < G_N_ELEMENTS(dates); ++i) {
    set_if_empty(&record->published, take_date(text_at(item, dates[i])));
  }
  record->author = name_at(item, "contentMeta/creator");
  set_if_empty(&record->author, text_at(item, "contentMeta/by"));
  record->publisher = name_at(item, "itemMeta/provider");
  set_if_empty(&record->publisher, name_at(item, "contentMeta/infoSource"));
  xmlNode *link = warta_xml_path(item, "itemMeta/link");
  record->url = warta_xml_attribute(link, "href");
}

/// Why the item is passed over, or NULL.
static const char *
reason_to_skip(const xmlNode *item)
{
  g_autofree char *class = attribute_at(item, "itemMeta/itemClass", "qcode");
  g_autofree char *status = attribute_at(item, "itemMeta/pubStatus", "qcode");
  if (status != NULL && (g_str_has_suffix(status, ":canceled") ||
                         g_str_has_suffix(status, ":withheld"))) {
    return "is not to be published (pubStatus); it is passed over";
  }
  if (class != NULL && !g_str_has_suffix(class, ":text") &&
      warta_xml_path(item, "contentSet/inlineXML") == NULL) {
    return "is no text (itemClass); it is passed over";
  }
  return NULL;
}

/// Read one inline content: NITF, HTML or plain text.
static bool
take_content(const WartaInput *input, xmlNode *content, WartaRecord *record,
             GError **error)
{
  xmlNode *nitf = warta_xml_path(content, "nitf");
  if (nitf != NULL) {
    take_nitf(nitf, record);
    return true;
  }
  if (xmlFirstElementChild(content) != NULL) {
    xmlNode *body = warta_xml_path(content, "html/body");
    warta_html_read_node(body == NULL ? content : body, record);
    return true;
  }
  g_autofree char *type = warta_xml_attribute(content, "contenttype");
  g_autofree char *text = warta_xml_dup_text(content);
  if (text == NULL) {
    return true;
  }
  if (type != NULL && strstr(type, "html") != NULL) {
    return warta_html_read_piece(input, text, record, error);
  }
  g_string_assign(record->body, text);
  return true;
}

static bool
take_item(const WartaInput *input, xmlNode *item, WartaRecord *record,
          GError **error)
{
  if (strcmp((const char *)item->name, "nitf") == 0) {
    take_nitf(item, record);
    return true;
  }
  take_meta(item, record);
  xmlNode *set = warta_xml_path(item, "contentSet");
  for (xmlNode *n = set == NULL ? NULL : set->children;
       n != NULL && record->body->len == 0; n = n->next) {
    const bool inner = n->type == XML_ELEMENT_NODE &&
                       (strcmp((const char *)n->name, "inlineXML") == 0 ||
                        strcmp((const char *)n->name, "inlineData") == 0);
    if (inner && !take_content(input, n, record, error)) {
      return false;
    }
  }
  return true;
}

/// Read the item whose element is given.
static WartaReadStatus
read_item(NewsReader *reader, xmlNode *item, WartaRecord *record,
          GError **error)
{
  g_autofree char *name = g_strdup_printf("%s:%" G_GUINT64_FORMAT,
                                          reader->input->name, record->line);
  WartaInput input = *reader->input;
  input.name = name;
  if (!take_item(&input, item, record, error)) {
    return WARTA_READ_FAILED;
  }
  if (record->body->len > 0) {
    return WARTA_READ_RECORD;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
              "%s: item has no text of its own; give items with inline "
              "XHTML, NITF or text",
              name);
  return WARTA_READ_FAILED;
}

static WartaReadStatus
next_news(void *state, WartaRecord *record, GError **error)
{
  NewsReader *reader = state;
  for (;;) {
    WartaReadStatus status = WARTA_READ_END;
    xmlNode *item =
        warta_xml_splitter_next(reader->splitter, record, &status, error);
    if (status != WARTA_READ_RECORD) {
      return status;
    }
    const char *reason = reason_to_skip(item);
    if (reason == NULL) {
      return read_item(reader, item, record, error);
    }
    warta_diag(&reader->input->diag, WARTA_SEVERITY_WARNING,
               reader->input->name, record->line, "%s", reason);
  }
}

static bool
probe_news(const char *head, size_t length)
{
  return warta_xml_begins(head, length, root_names);
}

static const char *const extensions[] = {"newsml", "nitf", "nml", NULL};

const WartaReaderType warta_reader_newsml = {
    .format = WARTA_INPUT_NEWSML,
    .name = "newsml",
    .extensions = extensions,
    .many = true,
    .probe = probe_news,
    .open = open_news,
    .next = next_news,
    .close = close_news,
};
