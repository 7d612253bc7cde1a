// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/list.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>
#include <wartagraf/wartagraf.h>

enum { HEAD = 64 * 1024 }; // bytes in which a NUL is looked for

struct WartaListImpl {
  GBufferedInputStream *stream;
  char *name;
  const WartaLimits *limits;
  int end; // of a path; -1: not known yet
  uint64_t number;
  bool done;
};

WartaList *
warta_list_open(const char *path, const WartaLimits *limits, GError **error)
{
  const bool is_stdin = strcmp(path, "-") == 0;
  g_autoptr(GInputStream) base = NULL;
  if (is_stdin) {
    base = g_unix_input_stream_new(STDIN_FILENO, FALSE);
  } else {
    g_autoptr(GFile) file = g_file_new_for_path(path);
    base = G_INPUT_STREAM(g_file_read(file, NULL, error));
  }
  if (base == NULL) {
    g_prefix_error(error, "%s: cannot be opened; ", path);
    return NULL;
  }
  WartaList *list = g_new0(WartaList, 1);
  list->stream =
      G_BUFFERED_INPUT_STREAM(g_buffered_input_stream_new_sized(base, HEAD));
  list->name = g_strdup(is_stdin ? "stdin" : path);
  list->limits = limits;
  list->end = -1;
  return list;
}

void
warta_list_free(WartaList *list)
{
  if (list == NULL) {
    return;
  }
  g_object_unref(list->stream);
  g_free(list->name);
  g_free(list);
}

/// Find out what ends the paths.
static bool
find_end(WartaList *list, GError **error)
{
  gsize n = 0;
  gssize more = 1;
  const char *head = NULL;
  do {
    head = g_buffered_input_stream_peek_buffer(list->stream, &n);
    more = n < HEAD && (n == 0 || memchr(head, '\0', n) == NULL)
               ? g_buffered_input_stream_fill(list->stream, -1, NULL, error)
               : 0;
  } while (more > 0);
  head = g_buffered_input_stream_peek_buffer(list->stream, &n);
  list->end = n > 0 && memchr(head, '\0', n) != NULL ? '\0' : '\n';
  return more == 0;
}

/// Take one byte; false at the end of the path or the list, or with an error.
static bool
take_byte(WartaList *list, GString *path, size_t *total, GError **error)
{
  const int byte = g_buffered_input_stream_read_byte(list->stream, NULL, error);
  list->done = byte < 0;
  if (byte < 0 || byte == list->end) {
    return false;
  }
  if (++*total <= list->limits->path) {
    g_string_append_c(path, (char)byte);
  }
  return true;
}

/// Read up to the end of a path; `*total`: its bytes.
static bool
read_path(WartaList *list, GString *path, size_t *total, GError **error)
{
  GError *problem = NULL;
  *total = 0;
  while (take_byte(list, path, total, &problem)) {
  }
  if (problem == NULL) {
    return true;
  }
  g_propagate_error(error, problem);
  return false;
}

bool
warta_list_next(WartaList *list, GString *path, GError **error)
{
  size_t total = 0;
  g_string_truncate(path, 0);
  if (list->end < 0 && !find_end(list, error)) {
    list->done = true;
    g_prefix_error(error, "%s: cannot be read; ", list->name);
    return false;
  }
  while (!list->done && path->len == 0) {
    ++list->number;
    if (!read_path(list, path, &total, error)) {
      g_prefix_error(error, "%s: cannot be read; ", list->name);
      return false;
    }
    if (list->end == '\n' && g_str_has_suffix(path->str, "\r")) {
      g_string_truncate(path, path->len - 1);
    }
  }
  return total <= list->limits->path ||
         warta_limit_refuse(list->limits, WARTA_LIMIT(path), list->name,
                            list->number, error);
}
