// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/tsv.h"

#include <stdarg.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

enum { MAX_FIELDS = 32 };

struct WartaTsvImpl {
  char *path;
  char *text;
  char *next; // start of the next line, or NULL at the end
  uint32_t line;
  size_t max_fields;
  char *fields[MAX_FIELDS];
};

static size_t
split_fields(char *line, char **fields, size_t max)
{
  size_t n = 0;
  char *field = line;
  while (field != NULL) {
    char *tab = strchr(field, '\t');
    if (tab != NULL) {
      *tab = '\0';
    }
    if (n < max) {
      fields[n] = field;
    }
    ++n;
    field = tab == NULL ? NULL : tab + 1;
  }
  return n;
}

/// Check the number of fields of the line, of which `end` is the end.
static bool
check_line(const char *path, uint32_t number, const char *line, const char *end,
           const size_t limits[2], GError **error)
{
  if (line == end || line[0] == '\0' || line[0] == '#') {
    return true;
  }
  size_t n = 1;
  for (; line < end && *line != '\0'; ++line) {
    n += *line == '\t';
  }
  if (n >= limits[0] && n <= limits[1]) {
    return true;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
              "%s:%u: row has %zu fields, expected %zu to %zu; "
              "separate the fields by single tabs",
              path, number, n, limits[0], limits[1]);
  return false;
}

static bool
check_text(const char *path, const char *text, size_t length,
           const size_t limits[2], GError **error)
{
  const char *bad = NULL;
  if (!g_utf8_validate_len(text, length, &bad)) {
    uint32_t line = 1;
    for (const char *c = text; c < bad; ++c) {
      line += *c == '\n';
    }
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s:%u: not valid UTF-8; save the file as UTF-8", path, line);
    return false;
  }
  uint32_t number = 0;
  const char *end = text + length;
  for (const char *line = text; line <= end;) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    newline = newline != NULL ? newline : end;
    if (!check_line(path, ++number, line, newline, limits, error)) {
      return false;
    }
    line = newline + 1;
  }
  return true;
}

/// Take the text over, which was found good.
static WartaTsv *
new_tsv(const char *path, char *text, size_t max_fields)
{
  WartaTsv *tsv = g_new0(WartaTsv, 1);
  tsv->path = g_strdup(path);
  tsv->text = text;
  tsv->next = tsv->text;
  tsv->max_fields = max_fields;
  return tsv;
}

WartaTsv *
warta_tsv_open(const char *path, size_t min_fields, size_t max_fields,
               GError **error)
{
  g_assert(max_fields <= MAX_FIELDS);
  g_autofree char *text = NULL;
  size_t length = 0;
  if (!g_file_get_contents(path, &text, &length, error)) {
    return NULL;
  }
  const size_t limits[2] = {min_fields, max_fields};
  if (!check_text(path, text, length, limits, error)) {
    return NULL;
  }
  return new_tsv(path, g_steal_pointer(&text), max_fields);
}

WartaTsv *
warta_tsv_parse(const char *name, const char *text, size_t length,
                size_t min_fields, size_t max_fields, GError **error)
{
  g_assert(max_fields <= MAX_FIELDS);
  const size_t limits[2] = {min_fields, max_fields};
  g_autofree char *copy = g_strndup(text, length);
  if (!check_text(name, copy, length, limits, error)) {
    return NULL;
  }
  return new_tsv(name, g_steal_pointer(&copy), max_fields);
}

void
warta_tsv_free(WartaTsv *tsv)
{
  if (tsv == NULL) {
    return;
  }
  g_free(tsv->path);
  g_free(tsv->text);
  g_free(tsv);
}

static char *
take_line(WartaTsv *tsv)
{
  char *line = tsv->next;
  char *newline = strchr(line, '\n');
  if (newline == NULL) {
    tsv->next = NULL;
  } else {
    *newline = '\0';
    tsv->next = newline + 1;
    if (newline > line && newline[-1] == '\r') {
      newline[-1] = '\0';
    }
  }
  ++tsv->line;
  return line;
}

bool
warta_tsv_next(WartaTsv *tsv, WartaTsvRow *row)
{
  static char empty[] = "";
  while (tsv->next != NULL) {
    char *line = take_line(tsv);
    if (line[0] == '\0' || line[0] == '#') {
      continue;
    }
    for (size_t i = 0; i < MAX_FIELDS; ++i) {
      tsv->fields[i] = empty;
    }
    row->n_fields = split_fields(line, tsv->fields, MAX_FIELDS);
    row->line = tsv->line;
    row->fields = tsv->fields;
    return true;
  }
  return false;
}

bool
warta_tsv_error(const WartaTsv *tsv, const WartaTsvRow *row, GError **error,
                const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA, "%s:%u: %s", tsv->path,
              row->line, text);
  return false;
}
