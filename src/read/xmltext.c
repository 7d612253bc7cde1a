// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/xmltext.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { MAX_ENTITY = 32 }; // bytes of its name

/// Append the character that "&name;" stands for in HTML; false if none does.
static bool
append_entity(GString *out, const char *name, size_t length)
{
  g_autofree char *copy = g_strndup(name, length);
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)copy);
  if (entity == NULL) {
    return false;
  }
  g_string_append_unichar(out, entity->value);
  return true;
}

static bool
is_of_xml(const char *name, size_t length)
{
  static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0) {
      return true;
    }
  }
  return false;
}

/// Take what begins with '&' at `at`; return its end.
static size_t
take_reference(const GString *text, size_t at, GString *out, size_t *unknown)
{
  const char *name = text->str + at + 1;
  size_t n = 0;
  n += name[0] == '#';
  while (n < MAX_ENTITY && g_ascii_isalnum(name[n])) {
    ++n;
  }
  const bool whole = name[n] == ';' && n > (name[0] == '#');
  if (whole && (name[0] == '#' || is_of_xml(name, n))) {
    g_string_append_len(out, text->str + at, (gssize)n + 2);
    return at + n + 2;
  }
  if (whole && append_entity(out, name, n)) {
    return at + n + 2;
  }
  *unknown += whole;
  g_string_append(out, "&amp;");
  return at + 1;
}

size_t
warta_xml_text_prepare(GString *text)
{
  g_autoptr(GString) out = g_string_sized_new(text->len + text->len / 8);
  size_t unknown = 0;
  size_t i = 0;
  bool closed = true; // an end of CDATA may follow
  while (i < text->len) {
    const char *at = text->str + i;
    const bool data = closed && strncmp(at, "<![CDATA[", 9) == 0;
    const char *end = data ? strstr(at, "]]>") : NULL;
    closed = closed && (!data || end != NULL);
    const size_t n = end == NULL ? 1 : (size_t)(end - at) + 3;
    if (*at == '&') {
      i = take_reference(text, i, out, &unknown);
      continue;
    }
    g_string_append_len(out, at, (gssize)n);
    i += n;
  }
  for (size_t k = 0; k < out->len; ++k) {
    if ((unsigned char)out->str[k] < 0x20 &&
        strchr("\t\n\r", out->str[k]) == NULL) {
      out->str[k] = ' ';
    }
  }
  g_string_assign(text, out->str);
  return unknown;
}

/// Behind white space, comments, instructions and the document type.
static size_t
skip_misc(const char *head, size_t length)
{
  size_t i = 0;
  for (;;) {
    while (i < length && g_ascii_isspace(head[i])) {
      ++i;
    }
    if (length - i < 2 || head[i] != '<' ||
        (head[i + 1] != '?' && head[i + 1] != '!')) {
      return i;
    }
    const char *close = memchr(head + i, '>', length - i);
    const char *open = memchr(head + i, '[', length - i);
    const bool subset = open != NULL && (close == NULL || open < close);
    const bool comment = length - i > 3 && memcmp(head + i, "<!--", 4) == 0;
    const char *ends = comment ? "-->" : subset ? "]>" : ">";
    const char *end = g_strstr_len(head + i, (gssize)(length - i), ends);
    i = end == NULL ? length : (size_t)(end - head) + strlen(ends);
  }
}

bool
warta_xml_begins(const char *head, size_t length, const char *const *names)
{
  size_t i = skip_misc(head, length);
  if (i >= length || head[i] != '<') {
    return false;
  }
  size_t begin = ++i;
  while (i < length && !g_ascii_isspace(head[i]) && head[i] != '>' &&
         head[i] != '/') {
    begin = head[i] == ':' ? i + 1 : begin;
    ++i;
  }
  g_autofree char *name = g_strndup(head + begin, i - begin);
  return g_strv_contains(names, name);
}

static xmlNode *
child_named(const xmlNode *node, const char *name, size_t length)
{
  for (xmlNode *n = node->children; n != NULL; n = n->next) {
    if (n->type == XML_ELEMENT_NODE &&
        strlen((const char *)n->name) == length &&
        memcmp(n->name, name, length) == 0) {
      return n;
    }
  }
  return NULL;
}

xmlNode *
warta_xml_path(const xmlNode *node, const char *path)
{
  xmlNode *at = (xmlNode *)(uintptr_t)node;
  while (at != NULL && *path != '\0') {
    const size_t length = strcspn(path, "/");
    at = child_named(at, path, length);
    path += length + (path[length] == '/');
  }
  return at;
}

char *
warta_xml_attribute(const xmlNode *node, const char *name)
{
  xmlChar *value =
      node == NULL ? NULL : xmlGetProp(node, (const xmlChar *)name);
  char *copy = value == NULL ? NULL : g_strstrip(g_strdup((char *)value));
  xmlFree(value);
  if (copy != NULL && copy[0] == '\0') {
    g_clear_pointer(&copy, g_free);
  }
  return copy;
}

char *
warta_xml_dup_text(const xmlNode *node)
{
  xmlChar *content = node == NULL ? NULL : xmlNodeGetContent(node);
  char *text = content == NULL ? NULL : g_strstrip(g_strdup((char *)content));
  xmlFree(content);
  if (text != NULL && text[0] == '\0') {
    g_clear_pointer(&text, g_free);
  }
  return text;
}
