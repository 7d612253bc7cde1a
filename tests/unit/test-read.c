// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

/// Read everything; one line for each article ("id|title|published|body") or
/// error ("! message").
static char *
drain(WartaReader *reader)
{
  g_autoptr(GString) out = g_string_new(NULL);
  const WartaArticle *article = NULL;
  for (size_t i = 0; i < 100000; ++i) {
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      g_assert_nonnull(error);
      g_string_append_printf(out, "! %s\n", error->message);
    } else if (article == NULL) {
      g_assert_true(warta_reader_next(reader, &article, NULL));
      g_assert_null(article);
      return g_strdup(out->str);
    } else {
      g_assert_null(error);
      g_assert_true(
          g_utf8_validate_len(article->body, article->body_length, NULL));
      g_assert_cmpuint(strlen(article->body), ==, article->body_length);
      g_string_append_printf(
          out, "%s|%s|%s|%s\n", article->id,
          article->title == NULL ? "" : article->title,
          article->published == NULL ? "" : article->published, article->body);
    }
  }
  g_assert_not_reached();
}

static char *
read_bytes(const char *name, const void *bytes, size_t length,
           const WartaReaderOptions *options)
{
  g_autoptr(GInputStream) stream =
      g_memory_input_stream_new_from_data(bytes, (gssize)length, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaReader) reader =
      warta_reader_new(stream, name, options, &error);
  g_assert_no_error(error);
  return drain(reader);
}

static void
check(const char *name, const char *text, const char *expected)
{
  g_autofree char *found = read_bytes(name, text, strlen(text), NULL);
  g_assert_cmpstr(found, ==, expected);
}

static void
test_text(void)
{
  check("berita/pagi.txt", "Satu.\nDua.\n", "pagi|||Satu.\nDua.\n\n");
  check("stdin", "Satu.", "stdin#1|||Satu.\n");
  check("kosong.txt", " \n\t",
        "! kosong.txt: is empty; give a file with text\n");
  check("kosong.txt", "", "! kosong.txt: is empty; give a file with text\n");
}

static void
test_jsonl(void)
{
  check("a.jsonl",
        "{\"id\": 7, \"text\": \"Satu.\", \"title\": \"T\", "
        "\"published\": \"2026-05-29\"}\n\n"
        "{\"isi\": \"Dua.\", \"judul\": \"U\", \"tanggal\": \"29/05/2026\"}",
        "7|T|2026-05-29|Satu.\na#2|U|2026-05-29|Dua.\n");
  check("a.jsonl.gz", "{\"text\": \"Satu.\"}", "a#1|||Satu.\n");
  check("a.jsonl", "\n\n",
        "! a.jsonl: holds no record; give one JSON object on each line\n");
}

static void
test_broken_line(void)
{
  check("a.jsonl",
        "{\"text\": \"Satu.\"}\n{\"text\": \"Du\n[1]\n{\"judul\": \"x\"}\n"
        "{\"text\": \"Lima.\"}\n",
        "a#1|||Satu.\n"
        "! a.jsonl:2: broken JSON at byte 12: premature end of input near "
        "'?Du'; put one valid object on each line\n"
        "! a.jsonl:3: record is not a JSON object; put one object on each "
        "line\n"
        "! a.jsonl:4: record has no text; name the field that holds it with "
        "--field text=NAME\n"
        "a#5|||Lima.\n");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/read/text", test_text);
  g_test_add_func("/read/jsonl", test_jsonl);
  g_test_add_func("/read/broken-line", test_broken_line);
  return g_test_run();
}
