// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Whatever the text, the analysis text is valid, holds nothing invisible, maps
// back in order, and its marks are sorted and do not overlap.

#include "clean/clean.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_map(const WartaDocument *doc)
{
  uint32_t last_char = 0;
  uint32_t last_byte = 0;
  const uint32_t chars =
      (uint32_t)g_utf8_strlen(doc->given, (gssize)doc->given_length);
  for (uint32_t at = 0; at <= doc->length;) {
    const uint32_t c = warta_text_map_char(doc->map, at);
    const uint32_t b = warta_text_map_byte(doc->map, at);
    g_assert_cmpuint(c, <=, chars);
    g_assert_cmpuint(b, <=, doc->given_length);
    g_assert_cmpuint(c, >=, last_char);
    g_assert_cmpuint(b, >=, last_byte);
    last_char = c;
    last_byte = b;
    if (at == doc->length) {
      break;
    }
    const char *next = g_utf8_next_char(doc->text + at);
    at = (uint32_t)(next - doc->text);
  }
}

static void
check_marks(const WartaDocument *doc)
{
  uint32_t end = 0;
  for (uint32_t i = 0; i < doc->n_marks; ++i) {
    const WartaSpan span = doc->marks[i].span;
    g_assert_cmpuint(span.begin, >=, end);
    g_assert_cmpuint(span.begin, <, span.end);
    g_assert_cmpuint(span.end, <=, doc->length);
    g_assert_true((doc->text[span.begin] & 0xC0) != 0x80);
    g_assert_true((doc->text[span.end] & 0xC0) != 0x80);
    end = span.end;
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static WartaCleaner *cleaner = NULL;
  if (cleaner == NULL) {
    g_autoptr(GError) error = NULL;
    cleaner = warta_cleaner_load(g_getenv("WARTAGRAF_DATA"), &error);
    g_assert_no_error(error);
  }
  g_autofree char *text = g_strndup((const char *)data, size);
  const WartaArticle article = {
      .id = "sample",
      .body = text,
      .body_length = size,
      .plain_text = size % 2 == 0,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDocument) doc = warta_document_new();
  const bool valid = g_utf8_validate_len(text, size, NULL);
  const bool done = warta_clean(doc, &article, cleaner, true, NULL, &error);
  g_assert_true(done == valid);
  g_assert_true(done == (error == NULL));
  if (done) {
    g_assert_true(g_utf8_validate_len(doc->text, doc->length, NULL));
    g_assert_cmpuint(strlen(doc->text), ==, doc->length);
    check_map(doc);
    check_marks(doc);
  }
  return 0;
}
