// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/articles.h"

#include <string.h>

static void
note_message(WartaSeverity severity, const char *name, uint64_t line,
             const char *text, void *data)
{
  static const char *const names[] = {"info", "warning", "error"};
  g_string_append_printf(data, "%s %s:%u: %s\n", names[severity], name,
                         (unsigned)line, text);
}

static void
write_field(GString *out, const char *name, const char *value)
{
  if (value != NULL) {
    g_string_append_printf(out, "%s: %s\n", name, value);
  }
}

static void
write_article(GString *out, const WartaArticle *article)
{
  g_assert_true(g_utf8_validate_len(article->body, article->body_length, NULL));
  g_assert_cmpuint(strlen(article->body), ==, article->body_length);
  g_string_append_printf(out, "article %s\n", article->id);
  if (article->line > 0) {
    g_string_append_printf(out, "line: %u\n", (unsigned)article->line);
  }
  write_field(out, "url", article->url);
  write_field(out, "title", article->title);
  write_field(out, "author", article->author);
  write_field(out, "published", article->published);
  write_field(out, "publisher", article->publisher);
  g_auto(GStrv) lines = g_strsplit(article->body, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; ++i) {
    // A carriage return would be lost in the file.
    g_auto(GStrv) parts = g_strsplit(lines[i], "\r", -1);
    g_autofree char *shown = g_strjoinv("<CR>", parts);
    g_string_append_printf(out, "  %s\n", shown);
  }
}

void
test_drain_reader(WartaReader *reader, GString *out)
{
  const WartaArticle *article = NULL;
  for (size_t calls = 0; calls < 1000000; ++calls) {
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      g_assert_nonnull(error);
      g_string_append_printf(out, "error %s\n", error->message);
      continue;
    }
    g_assert_no_error(error);
    if (article == NULL) {
      g_assert_true(warta_reader_next(reader, &article, NULL));
      g_assert_null(article);
      return;
    }
    write_article(out, article);
  }
  g_assert_not_reached();
}

char *
test_read_articles(GInputStream *stream, const char *name,
                   const WartaReaderOptions *options)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  WartaReaderOptions own = options == NULL ? (WartaReaderOptions){0} : *options;
  own.diagnostics = note_message;
  own.diagnostics_data = out;
  g_autoptr(WartaReader) reader = warta_reader_new(stream, name, &own, &error);
  g_assert_no_error(error);
  test_drain_reader(reader, out);
  g_object_unref(stream);
  return g_strdup(out->str);
}
