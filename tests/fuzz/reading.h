// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

/// Read everything as that format and check what every article promises; the
/// number of articles.
static inline size_t
read_all(const uint8_t *data, size_t size, WartaInputFormat format)
{
  g_autoptr(GInputStream) stream =
      g_memory_input_stream_new_from_data(data, (gssize)size, NULL);
  const WartaReaderOptions options = {.format = format};
  g_autoptr(WartaReader) reader =
      warta_reader_new(stream, "sample", &options, NULL);
  const WartaArticle *article = NULL;
  size_t n = 0;
  g_assert_nonnull(reader);
  for (size_t calls = 0; calls <= 2 * size + 4; ++calls) {
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      g_assert_nonnull(error);
      g_assert_true(g_utf8_validate(error->message, -1, NULL));
      g_assert_true(g_str_has_prefix(error->message, "sample"));
      continue;
    }
    g_assert_no_error(error);
    if (article == NULL) {
      return n;
    }
    ++n;
    g_assert_nonnull(article->id);
    g_assert_true(g_utf8_validate(article->id, -1, NULL));
    g_assert_cmpuint(strlen(article->body), ==, article->body_length);
    g_assert_cmpuint(article->body_length, >, 0);
    g_assert_true(
        g_utf8_validate_len(article->body, article->body_length, NULL));
  }
  g_assert_not_reached(); // it must come to an end
}
