// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/htmlmeta.h"
#include "model/published.h"
#include "read/htmlline.h"
#include "read/jsonld.h"

#include <string.h>

enum {
  MAX_TITLE = 400,  // bytes
  MAX_DATE = 120,   // bytes
  MAX_AUTHOR = 120, // bytes
  MAX_AUTHOR_WORDS = 6,
  MAX_BARE_DATE = 60, // bytes
  MAX_SUFFIX_WORDS = 4,
};

/// The best value found so far for each kind of metadata.
typedef struct {
  const char *value;
  uint32_t rank;
} Best;

static const char *
meta_name(const xmlNode *node)
{
  static const char *const attributes[] = {"property", "name", "itemprop"};
  for (size_t i = 0; i < G_N_ELEMENTS(attributes); ++i) {
    const char *name = warta_html_attribute(node, attributes[i]);
    if (name != NULL) {
      return name;
    }
  }
  return NULL;
}

static void
take_meta(const WartaHtmlPage *page, const xmlNode *node, Best *best)
{
  const char *name = meta_name(node);
  const char *value = warta_html_attribute(node, "content");
  if (warta_html_is(node, "link")) {
    name = warta_html_attribute(node, "rel");
    value = warta_html_attribute(node, "href");
  }
  if (name == NULL || value == NULL || value[0] == '\0') {
    return;
  }
  g_autofree char *small = g_ascii_strdown(name, -1);
  for (uint32_t kind = WARTA_HTML_TITLE; kind <= WARTA_HTML_URL; ++kind) {
    const uint32_t rank = warta_html_rank(page, (WartaHtmlKind)kind, small);
    if (rank != 0 && (best[kind].rank == 0 || rank < best[kind].rank)) {
      best[kind] = (Best){value, rank};
    }
  }
}

static char *
dup_trimmed(const char *value)
{
  char *copy = g_strstrip(g_strdup(value));
  if (copy[0] == '\0') {
    g_clear_pointer(&copy, g_free);
  }
  return copy;
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

/* ---- The title ---- */

static size_t
count_words(const char *text)
{
  size_t n = 0;
  for (const char *c = text; *c != '\0'; ++c) {
    n += *c != ' ' && (c == text || c[-1] == ' ');
  }
  return n;
}

/// Take the name of the site off the end: "Judul - Nama Situs".
static void
strip_site(char *title, const char *site)
{
  static const char *const separators[] = {" | ", " - ", " \xE2\x80\x93 ",
                                           " \xE2\x80\x94 ", " : "};
  for (size_t i = 0; i < G_N_ELEMENTS(separators); ++i) {
    char *last = g_strrstr(title, separators[i]);
    if (last == NULL) {
      continue;
    }
    const char *suffix = last + strlen(separators[i]);
    const bool is_site =
        (site != NULL && g_ascii_strcasecmp(suffix, site) == 0) ||
        strchr(suffix, '.') != NULL || i == 0;
    if (is_site && count_words(suffix) <= MAX_SUFFIX_WORDS) {
      *last = '\0';
      return;
    }
  }
}

/// The heading that the page shows, if it is the title or a part of it.
static char *
find_heading(const WartaHtmlPage *page, const char *title)
{
  xmlNode *root = xmlDocGetRootElement(page->doc);
  char *first = NULL;
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    if (!warta_html_is(n, "h1")) {
      continue;
    }
    g_autofree char *heading = warta_html_dup_text(n, MAX_TITLE);
    if (heading != NULL && title != NULL && strstr(title, heading) != NULL &&
        count_words(heading) >= 3) {
      g_free(first);
      return g_steal_pointer(&heading);
    }
    if (first == NULL && heading != NULL && count_words(heading) >= 3) {
      first = g_steal_pointer(&heading);
    }
  }
  if (title != NULL) {
    g_clear_pointer(&first, g_free);
  }
  return first;
}

static char *
find_title_element(const WartaHtmlPage *page)
{
  xmlNode *root = xmlDocGetRootElement(page->doc);
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    if (warta_html_is(n, "title")) {
      return warta_html_dup_text(n, MAX_TITLE);
    }
  }
  return NULL;
}

static void
choose_title(const WartaHtmlPage *page, WartaRecord *record, const Best *best)
{
  char *title = NULL;
  if (record->title != NULL) {
    title = g_strdup(record->title);
  } else if (best[WARTA_HTML_TITLE].value != NULL) {
    title = dup_trimmed(best[WARTA_HTML_TITLE].value);
  }
  char *heading = find_heading(page, title);
  if (title == NULL && heading == NULL) {
    title = find_title_element(page);
  }
  if (heading != NULL) {
    g_free(title);
    title = heading;
  } else if (title != NULL && record->title == NULL) {
    strip_site(title, best[WARTA_HTML_PUBLISHER].value);
  }
  g_free(record->title);
  record->title = title;
}

/* ---- Date and author as shown ---- */

static char *
dup_if_date(char *text)
{
  g_autofree char *owned = text;
  g_autofree char *iso = text == NULL ? NULL : warta_published_parse(text);
  return iso == NULL ? NULL : g_steal_pointer(&owned);
}

/// The date of a <time> element, or NULL.
static char *
date_of_time(const xmlNode *node)
{
  const char *value = warta_html_attribute(node, "datetime");
  return dup_if_date(value != NULL ? g_strndup(value, MAX_DATE)
                                   : warta_html_dup_text(node, MAX_DATE));
}

/// The date if the element shows just that, with the time of day.
static char *
bare_date(const xmlNode *node)
{
  g_autofree char *text = warta_html_dup_text(node, MAX_BARE_DATE + 1);
  if (text == NULL || strlen(text) > MAX_BARE_DATE ||
      strpbrk(text, ":.") == NULL || strpbrk(text, "0123456789") == NULL) {
    return NULL;
  }
  g_autofree char *iso = warta_published_parse(text);
  return iso == NULL || strchr(iso, 'T') == NULL ? NULL
                                                 : g_steal_pointer(&text);
}

/// The first <time>, or else the first element that is named after dates, or
/// else the first that shows a date and time and nothing else.
static char *
find_shown_date(const WartaHtmlPage *page)
{
  xmlNode *root = xmlDocGetRootElement(page->doc);
  g_autofree char *named = NULL;
  g_autofree char *bare = NULL;
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    char *date = warta_html_is(n, "time") ? date_of_time(n) : NULL;
    if (date != NULL) {
      return date;
    }
    if (n->type != XML_ELEMENT_NODE) {
      continue;
    }
    if (named == NULL &&
        warta_html_class_rank(page, n, WARTA_HTML_DATENAME) != 0) {
      named = dup_if_date(warta_html_dup_text(n, MAX_DATE));
    }
    if (bare == NULL) {
      bare = bare_date(n);
    }
  }
  return named != NULL ? g_steal_pointer(&named) : g_steal_pointer(&bare);
}

/// Make a name of what is shown as author: "Penulis: NAME - site", "NAME /
/// EDITOR" and "NAME, Jurnalis" begin or end with something else.
static char *
author_name(const WartaHtmlPage *page, const char *shown)
{
  g_autofree char *credit = warta_html_line_writer(page, shown);
  g_autofree char *name = g_strdup(credit == NULL ? shown : credit);
  static const char *const ends[] = {" - ", "/", ",", "|"};
  for (size_t i = 0; i < G_N_ELEMENTS(ends); ++i) {
    char *end = strstr(name, ends[i]);
    if (end != NULL && end != name) {
      *end = '\0';
    }
  }
  g_strstrip(name);
  return name[0] == '\0' || count_words(name) > MAX_AUTHOR_WORDS
             ? NULL
             : g_steal_pointer(&name);
}

/// Whether the element says that it holds who wrote the article.
static bool
names_author(const WartaHtmlPage *page, const xmlNode *node)
{
  const char *rel = warta_html_attribute(node, "rel");
  if (rel != NULL && strcmp(rel, "author") == 0) {
    return true;
  }
  const char *href =
      warta_html_is(node, "a") ? warta_html_attribute(node, "href") : NULL;
  g_auto(GStrv) steps = href == NULL ? NULL : g_strsplit(href, "/", 16);
  for (size_t i = 0; steps != NULL && steps[i] != NULL; ++i) {
    if (steps[i + 1] != NULL &&
        warta_html_rank(page, WARTA_HTML_AUTHOR, steps[i]) != 0) {
      return true;
    }
  }
  return warta_html_class_rank(page, node, WARTA_HTML_AUTHOR) != 0;
}

/// The writer whom a text names, or the element that it begins.
static char *
credited_author(const WartaHtmlPage *page, const xmlNode *text)
{
  const char *content = (const char *)text->content;
  g_autofree char *own =
      g_strstrip(g_strdup(strlen(content) > MAX_AUTHOR ? "" : content));
  g_autofree char *writer = warta_html_line_writer(page, own);
  if (writer == NULL && text->prev == NULL) {
    g_autofree char *line = warta_html_dup_text(text->parent, MAX_AUTHOR);
    writer = line == NULL ? NULL : warta_html_line_writer(page, line);
  }
  return writer == NULL ? NULL : author_name(page, writer);
}

static char *
find_shown_author(const WartaHtmlPage *page)
{
  xmlNode *root = xmlDocGetRootElement(page->doc);
  g_autofree char *credit = NULL;
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    if (n->type == XML_TEXT_NODE && credit == NULL) {
      credit = credited_author(page, n);
    }
    if (n->type != XML_ELEMENT_NODE || !names_author(page, n)) {
      continue;
    }
    g_autofree char *shown = warta_html_dup_text(n, MAX_AUTHOR);
    char *name = shown == NULL ? NULL : author_name(page, shown);
    if (name != NULL) {
      return name;
    }
  }
  return g_steal_pointer(&credit);
}

void
warta_html_read_meta(const WartaHtmlPage *page, WartaRecord *record,
                     char **body)
{
  Best best[WARTA_N_HTML] = {{NULL, 0}};
  xmlNode *root = xmlDocGetRootElement(page->doc);
  *body = NULL;
  for (xmlNode *n = root; n != NULL; n = warta_html_next(root, n, true)) {
    if (warta_html_is(n, "script")) {
      warta_jsonld_read(n, page->limits, record, body);
    } else if (warta_html_is(n, "meta") || warta_html_is(n, "link")) {
      take_meta(page, n, best);
    }
  }
  choose_title(page, record, best);
  if (best[WARTA_HTML_PUBLISHED].value != NULL) {
    set_if_empty(
        &record->published,
        dup_if_date(g_strndup(best[WARTA_HTML_PUBLISHED].value, MAX_DATE)));
  }
  if (record->published == NULL) {
    record->published = find_shown_date(page);
  }
  const char *creator = best[WARTA_HTML_CREATOR].value;
  if (creator != NULL && strstr(creator, "://") == NULL) {
    set_if_empty(&record->author, dup_trimmed(creator));
  }
  if (record->author == NULL) {
    record->author = find_shown_author(page);
  }
  if (best[WARTA_HTML_PUBLISHER].value != NULL &&
      strstr(best[WARTA_HTML_PUBLISHER].value, "://") == NULL) {
    set_if_empty(&record->publisher,
                 dup_trimmed(best[WARTA_HTML_PUBLISHER].value));
  }
  if (best[WARTA_HTML_URL].value != NULL) {
    set_if_empty(&record->url, dup_trimmed(best[WARTA_HTML_URL].value));
  }
}
