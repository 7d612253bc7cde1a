// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/jsonld.h"
#include "read/htmlpage.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <string.h>

/// Types of schema.org that are articles.
static const char *const article_types[] = {"NewsArticle",
                                            "Article",
                                            "ReportageNewsArticle",
                                            "AnalysisNewsArticle",
                                            "BackgroundNewsArticle",
                                            "OpinionNewsArticle",
                                            "BlogPosting",
                                            "LiveBlogPosting",
                                            "Report",
                                            "SocialMediaPosting"};

G_DEFINE_AUTOPTR_CLEANUP_FUNC(json_t, json_decref)

/* ---- Strings ---- */

/// Append the character that an entity ("&quot;", "&#8220;") stands for; return
/// its end, or NULL if there is none.
static const char *
append_entity(GString *out, const char *at)
{
  enum { LONGEST = 12 };
  const char *end = strchr(at, ';');
  if (end == NULL || end - at < 2 || end - at > LONGEST) {
    return NULL;
  }
  gunichar c = 0;
  if (at[1] == '#') {
    const bool hex = at[2] == 'x' || at[2] == 'X';
    c = (gunichar)g_ascii_strtoull(at + (hex ? 3 : 2), NULL, hex ? 16 : 10);
  } else {
    g_autofree char *name = g_strndup(at + 1, (gsize)(end - at - 1));
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    c = entity == NULL ? 0 : entity->value;
  }
  if (c < 0x20 || !g_unichar_validate(c)) {
    return NULL;
  }
  g_string_append_unichar(out, c);
  return end + 1;
}

/// A copy with entities resolved, white space made spaces and line breaks kept
/// if `lines`, or NULL when it is blank.
static char *
clean_lines(const char *text, bool lines)
{
  g_autoptr(GString) out = g_string_new(NULL);
  while (*text != '\0') {
    const char *end = *text == '&' ? append_entity(out, text) : NULL;
    if (end != NULL) {
      text = end;
      continue;
    }
    const char c =
        g_ascii_isspace(*text) && !(lines && *text == '\n') ? ' ' : *text;
    if (c != '\n' || (out->len > 0 && out->str[out->len - 1] != '\n')) {
      g_string_append_c(out, c);
    }
    ++text;
  }
  char *result = g_strstrip(g_strdup(out->str));
  if (result[0] == '\0') {
    g_clear_pointer(&result, g_free);
  }
  return result;
}

static char *
clean(const char *text)
{
  return clean_lines(text, false);
}

/// A string, or the name of an object, or the names of a list.
static char *
name_of(const json_t *value)
{
  if (json_is_object(value)) {
    value = json_object_get(value, "name");
  }
  if (json_is_string(value)) {
    return clean(json_string_value(value));
  }
  if (!json_is_array(value)) {
    return NULL;
  }
  g_autoptr(GString) names = g_string_new(NULL);
  for (size_t i = 0; i < json_array_size(value); ++i) {
    const json_t *item = json_array_get(value, i);
    if (json_is_object(item)) {
      item = json_object_get(item, "name");
    }
    g_autofree char *name =
        json_is_string(item) ? clean(json_string_value(item)) : NULL;
    if (name != NULL) {
      g_string_append(names, names->len > 0 ? ", " : "");
      g_string_append(names, name);
    }
  }
  return names->len == 0 ? NULL : g_strdup(names->str);
}

static void
set(char **slot, char *value)
{
  if (*slot == NULL) {
    *slot = value;
  } else {
    g_free(value);
  }
}

/* ---- Articles ---- */

static bool
is_article_type(const json_t *type)
{
  const char *name = json_string_value(type);
  for (size_t i = 0; name != NULL && i < G_N_ELEMENTS(article_types); ++i) {
    if (strcmp(name, article_types[i]) == 0) {
      return true;
    }
  }
  return false;
}

static bool
is_article(const json_t *object)
{
  const json_t *type = json_object_get(object, "@type");
  for (size_t i = 0; i < json_array_size(type); ++i) {
    if (is_article_type(json_array_get(type, i))) {
      return true;
    }
  }
  return is_article_type(type);
}

static char *
url_of(const json_t *object)
{
  const json_t *url = json_object_get(object, "url");
  const json_t *page = json_object_get(object, "mainEntityOfPage");
  if (!json_is_string(url)) {
    url = json_is_object(page) ? json_object_get(page, "@id") : page;
  }
  const char *text = json_string_value(url);
  return text != NULL && strstr(text, "://") != NULL ? clean(text) : NULL;
}

static void
take_article(const json_t *object, WartaRecord *record, char **body)
{
  static const char *const dates[] = {"datePublished", "dateCreated"};
  set(&record->title, name_of(json_object_get(object, "headline")));
  for (size_t i = 0; i < G_N_ELEMENTS(dates); ++i) {
    set(&record->published, name_of(json_object_get(object, dates[i])));
  }
  set(&record->author, name_of(json_object_get(object, "author")));
  set(&record->publisher, name_of(json_object_get(object, "publisher")));
  set(&record->url, url_of(object));
  const char *text = json_string_value(json_object_get(object, "articleBody"));
  if (text != NULL) {
    set(body, clean_lines(text, true));
  }
}

/* ---- Scripts ---- */

static bool
is_small(const char *text, const WartaLimits *limits)
{
  size_t values = 0;
  size_t depth = 0;
  const char *c = text;
  for (; *c != '\0'; ++c) {
    values += *c == ',' || *c == '{' || *c == '[';
    depth += *c == '{' || *c == '[';
    depth -= (*c == '}' || *c == ']') && depth > 0;
    if (depth > limits->json_depth || values > limits->json_values) {
      return false;
    }
  }
  return (uint64_t)(c - text) <= limits->script;
}

/// Text of the script; line breaks inside of strings, which many sites write
/// and JSON does not allow, become spaces.
static char *
script_text(const xmlNode *script)
{
  GString *text = g_string_new(NULL);
  for (const xmlNode *n = script->children; n != NULL; n = n->next) {
    if (n->content != NULL) {
      g_string_append(text, (const char *)n->content);
    }
  }
  for (size_t i = 0; i < text->len; ++i) {
    if ((unsigned char)text->str[i] < 0x20) {
      text->str[i] = ' ';
    }
  }
  return g_string_free(text, FALSE);
}

/// Put what the value may hold an article in at the end of the queue.
static void
add_inner(GPtrArray *queue, const json_t *value)
{
  static const char *const holders[] = {"@graph", "mainEntity"};
  for (size_t i = 0; i < json_array_size(value); ++i) {
    g_ptr_array_add(queue, json_array_get(value, i));
  }
  for (size_t i = 0; i < G_N_ELEMENTS(holders); ++i) {
    json_t *inner = json_object_get(value, holders[i]);
    if (inner != NULL) {
      g_ptr_array_add(queue, inner);
    }
  }
}

/// Look at every object of the value, outer ones first.
static void
visit(const json_t *top, WartaRecord *record, char **body)
{
  g_autoptr(GPtrArray) queue = g_ptr_array_new();
  g_ptr_array_add(queue, (void *)(uintptr_t)top);
  for (guint at = 0; at < queue->len; ++at) {
    const json_t *value = queue->pdata[at];
    if (json_is_object(value) && is_article(value)) {
      take_article(value, record, body);
      return;
    }
    add_inner(queue, value);
  }
}

void
warta_jsonld_read(const xmlNode *script, const WartaLimits *limits,
                  WartaRecord *record, char **body)
{
  const char *type = warta_html_attribute(script, "type");
  if (type == NULL ||
      g_ascii_strncasecmp(type, "application/ld+json", 19) != 0) {
    return;
  }
  g_autofree char *text = script_text(script);
  if (!is_small(text, limits)) {
    return;
  }
  g_autoptr(json_t) top =
      json_loads(text, JSON_DECODE_INT_AS_REAL | JSON_DISABLE_EOF_CHECK, NULL);
  if (top != NULL) {
    visit(top, record, body);
  }
}
