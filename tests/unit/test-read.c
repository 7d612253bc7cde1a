// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/charset.h"
#include "read/reader.h"
#include "support/articles.h"
#include "support/stream.h"

#include <glib/gstdio.h>
#include <string.h>

/// The presets of the limits.
enum {
  MAX_RECORD = 64 * 1024 * 1024,
  MAX_TEXT = 16 * 1024 * 1024,
  MAX_PAGE = 8 * 1024 * 1024,
  MAX_ITEM = 8 * 1024 * 1024,
  MAX_WARC = 16 * 1024 * 1024,
  MAX_RATIO = 1000,
  MAX_HTML_DEPTH = 256,
  MAX_JSON_DEPTH = 64,
};

static char *
read_text(const char *name, const char *text, const WartaReaderOptions *options)
{
  return test_read_articles(
      g_memory_input_stream_new_from_data(text, (gssize)strlen(text), NULL),
      name, options);
}

static void
check(const char *name, const char *text, const char *expected)
{
  g_autofree char *found = read_text(name, text, NULL);
  g_assert_cmpstr(found, ==, expected);
}

/* ---- Formats and identifiers ---- */

static void
test_formats(void)
{
  g_assert_cmpint(warta_input_format_from_name("text"), ==, WARTA_INPUT_TEXT);
  g_assert_cmpint(warta_input_format_from_name("JSONL"), ==, WARTA_INPUT_JSONL);
  g_assert_cmpint(warta_input_format_from_name("html"), ==, WARTA_INPUT_HTML);
  g_assert_cmpint(warta_input_format_from_name("feed"), ==, WARTA_INPUT_FEED);
  g_assert_cmpint(warta_input_format_from_name("newsml"), ==,
                  WARTA_INPUT_NEWSML);
  g_assert_cmpint(warta_input_format_from_name("warc"), ==, WARTA_INPUT_WARC);
  g_assert_cmpint(warta_input_format_from_name("csv"), ==, WARTA_INPUT_CSV);
  g_assert_cmpint(warta_input_format_from_name("pdf"), ==, WARTA_INPUT_GUESS);
}

static void
test_guess(void)
{
  // The contents decide where the name says nothing.
  check("a", "{\"text\": \"Satu.\"}", "article a#1\nline: 1\n  Satu.\n");
  check("a.txt", "[ {\"text\": \"Satu.\"} ]",
        "article a#1\nline: 1\n  Satu.\n");
  check("a.txt", "{Satu}", "article a\n  {Satu}\n");
  check("a.txt", "[Satu]", "article a\n  [Satu]\n");
  check("a.jsonl", "Satu.",
        "error a.jsonl:1: broken JSON at byte 4: '[' or '{' expected near "
        "'Satu'; put one valid object on each line\n");
  check("a.txt", "  <!-- x --><!DOCTYPE HTML><p>Satu.",
        "error a.txt: no article found on the page; give a page with one\n");
  const WartaReaderOptions options = {.format = WARTA_INPUT_TEXT};
  g_autofree char *found = read_text("a.jsonl", "{\"text\": 1}", &options);
  g_assert_cmpstr(found, ==, "article a\n  {\"text\": 1}\n");
}

static void
test_identifiers(void)
{
  check("berita/pagi.txt", "Satu.", "article pagi\n  Satu.\n");
  check("2019.05.23.txt", "Satu.", "article 2019.05.23\n  Satu.\n");
  check("a.txt.gz", "Satu.", "article a\n  Satu.\n");
  check("a.dat", "Satu.", "article a\n  Satu.\n");
  check(".txt", "Satu.", "article .txt\n  Satu.\n");
  check("stdin", "Satu.", "article stdin#1\n  Satu.\n");
  // Bad records count, so that the others keep their numbers.
  check("a.jsonl", "{\"x\": 1}\n{\"text\": \"Dua.\"}",
        "error a.jsonl:1: record has no text; name the field that holds it "
        "with --field text=NAME\narticle a#2\nline: 2\n  Dua.\n");
}

/* ---- Options ---- */

static void
test_fields(void)
{
  const char *const fields[] = {"text=naskah.isi", "title=kepala", NULL};
  const WartaReaderOptions options = {.fields = fields};
  g_autofree char *found = read_text(
      "a.jsonl",
      "{\"naskah\": {\"isi\": \"Satu.\"}, \"title\": \"x\", \"kepala\": \"K\","
      " \"text\": \"bukan\"}",
      &options);
  g_assert_cmpstr(found, ==, "article a#1\nline: 1\ntitle: K\n  Satu.\n");
}

static void
test_bad_options(void)
{
  static const char *const bad[] = {"text", "text=", "teks=isi", "=isi"};
  const char *const paths[] = {NULL};
  for (size_t i = 0; i < G_N_ELEMENTS(bad); ++i) {
    const char *const fields[] = {bad[i], NULL};
    const WartaReaderOptions options = {.fields = fields};
    g_autoptr(GError) error = NULL;
    g_assert_null(warta_reader_open(paths, &options, &error));
    g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
  }
  static const char *const dates[] = {"kemarin", "2024-02-30", "1066-10-14",
                                      "3000-01-01", "2024-05"};
  for (size_t i = 0; i < G_N_ELEMENTS(dates); ++i) {
    const WartaReaderOptions options = {.published = dates[i]};
    g_autoptr(GError) error = NULL;
    g_assert_null(warta_reader_open(paths, &options, &error));
    g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
  }
}

static void
test_published(void)
{
  const WartaReaderOptions options = {.published = "17 Agustus 2024"};
  g_autofree char *found = read_text(
      "a.jsonl",
      "{\"text\": \"Satu.\"}\n{\"text\": \"Dua.\", \"date\": \"1/2/2023\"}\n",
      &options);
  g_assert_cmpstr(found, ==,
                  "article a#1\nline: 1\npublished: 2024-08-17\n  Satu.\n"
                  "article a#2\nline: 2\npublished: 2023-02-01\n  Dua.\n");
}

/* ---- Folders ---- */

static void
write_file(const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
remove_tree(const char *path)
{
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *inner = g_build_filename(path, name, NULL);
    if (g_file_test(inner, G_FILE_TEST_IS_DIR) &&
        !g_file_test(inner, G_FILE_TEST_IS_SYMLINK)) {
      remove_tree(inner);
    }
    g_remove(inner);
  }
  g_remove(path);
}

static void
note_name(WartaSeverity severity, const char *name, uint64_t line,
          const char *text, void *data)
{
  g_autofree char *base = g_path_get_basename(name);
  g_assert_cmpint(severity, ==, WARTA_SEVERITY_WARNING);
  g_string_append_printf(data, "%s %s\n", base, text);
}

static void
test_folder(void)
{
  g_autofree char *folder = g_dir_make_tmp("warta-read-XXXXXX", NULL);
  write_file(folder, "b.txt", "Dua.");
  write_file(folder, "B.txt", "Satu.");
  write_file(folder, "a/z.txt", "Tiga.");
  write_file(folder, "a/c.d/x.jsonl", "{\"text\": \"Empat.\"}\n");
  write_file(folder, "c.pdf", "%PDF-1.4");
  write_file(folder, "d.txt", "%PDF-1.4");
  write_file(folder, ".hidden.txt", "Tidak.");
  g_autofree char *loop = g_build_filename(folder, "a", "loop", NULL);
  g_autoptr(GFile) link = g_file_new_for_path(loop);
  g_assert_true(g_file_make_symbolic_link(link, "..", NULL, NULL));
  g_autofree char *argument = g_strconcat(folder, "/", NULL);
  const char *const paths[] = {argument, NULL};
  g_autoptr(GString) messages = g_string_new(NULL);
  const WartaReaderOptions options = {.diagnostics = note_name,
                                      .diagnostics_data = messages};
  g_autoptr(WartaReader) reader = warta_reader_open(paths, &options, NULL);
  uint64_t done = 1;
  uint64_t total = 0;
  warta_reader_progress(reader, &done, &total);
  g_assert_cmpuint(done, ==, 0);
  g_assert_cmpuint(total, >, 40);
  g_autoptr(GString) out = g_string_new(NULL);
  test_drain_reader(reader, out);
  g_assert_cmpstr(out->str, ==,
                  "article B\n  Satu.\n"
                  "article a/c.d/x#1\nline: 1\n  Empat.\n"
                  "article a/z\n  Tiga.\n"
                  "article b\n  Dua.\n");
  g_assert_cmpstr(messages->str, ==,
                  "loop has an unknown extension; it is passed over\n"
                  "c.pdf has an unknown extension; it is passed over\n"
                  "d.txt is not text; it is passed over\n");
  warta_reader_progress(reader, &done, NULL);
  g_assert_cmpuint(done, >, 0);
  remove_tree(folder);
}

/* ---- Lists of files ---- */

static char *
read_list(const char *folder, const char *list, size_t length)
{
  g_autofree char *path = g_build_filename(folder, "daftar", NULL);
  g_assert_true(g_file_set_contents(path, list, (gssize)length, NULL));
  const char *const none[] = {NULL};
  g_autoptr(GString) out = g_string_new(NULL);
  const WartaReaderOptions options = {
      .files_from = path, .diagnostics = note_name, .diagnostics_data = out};
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaReader) reader = warta_reader_open(none, &options, &error);
  g_assert_no_error(error);
  test_drain_reader(reader, out);
  return g_strdup(out->str);
}

static void
test_list(void)
{
  g_autofree char *folder = g_dir_make_tmp("warta-XXXXXX", NULL);
  g_autofree char *before = g_get_current_dir();
  write_file(folder, "a/satu.txt", "Satu.");
  write_file(folder, "b/satu.txt", "Dua.");
  g_assert_cmpint(g_chdir(folder), ==, 0);
  // The whole path makes the identifier, so that names may repeat.
  static const char expected[] = "article a/satu\n  Satu.\n"
                                 "article b/satu\n  Dua.\n";
  static const char lines[] = "./a/satu.txt\r\n\nb";
  static const char nuls[] = "a/satu.txt\0b/satu.txt\0";
  g_autofree char *by_line = read_list(folder, lines, sizeof lines - 1);
  g_assert_cmpstr(by_line, ==, expected);
  g_autofree char *by_nul = read_list(folder, nuls, sizeof nuls - 1);
  g_assert_cmpstr(by_nul, ==, expected);
  static const char missing[] = "tiada.txt\na/satu.txt\n";
  g_autofree char *rest = read_list(folder, missing, sizeof missing - 1);
  g_assert_true(g_str_has_prefix(rest, "error tiada.txt: cannot be opened"));
  g_assert_nonnull(strstr(rest, "article a/satu\n"));
  g_autofree char *nothing = read_list(folder, "", 0);
  g_assert_cmpstr(nothing, ==, "");
  g_assert_cmpint(g_chdir(before), ==, 0);
  remove_tree(folder);
}

static void
test_long_path(void)
{
  g_autofree char *folder = g_dir_make_tmp("warta-XXXXXX", NULL);
  g_autofree char *list = g_strnfill(4097, 'a');
  g_autofree char *bad = read_list(folder, list, 4097);
  g_assert_nonnull(strstr(bad, ":1: path is longer than 4 kB"));
  g_autofree char *good = read_list(folder, list, 4096);
  g_assert_nonnull(strstr(good, ": cannot be opened"));
  remove_tree(folder);
}

static void
test_bad_list(void)
{
  const char *const none[] = {NULL};
  const char *const standard[] = {"-", NULL};
  g_autoptr(GError) error = NULL;
  WartaReaderOptions options = {.files_from = "/tiada/daftar"};
  g_assert_null(warta_reader_open(none, &options, &error));
  g_assert_true(
      g_str_has_prefix(error->message, "/tiada/daftar: cannot be opened"));
  g_clear_error(&error);
  options.files_from = "-";
  g_assert_null(warta_reader_open(standard, &options, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
}

static void
test_missing(void)
{
  g_autofree char *folder = g_dir_make_tmp("warta-read-XXXXXX", NULL);
  write_file(folder, "ada.txt", "Ada.");
  g_autofree char *missing = g_build_filename(folder, "tidak.txt", NULL);
  g_autofree char *present = g_build_filename(folder, "ada.txt", NULL);
  const char *const paths[] = {missing, present, missing, NULL};
  g_autoptr(WartaReader) reader = warta_reader_open(paths, NULL, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  test_drain_reader(reader, out);
  g_autofree char *expected =
      g_strdup_printf("error %s: cannot be opened; ", missing);
  g_assert_true(g_str_has_prefix(out->str, expected));
  g_assert_nonnull(strstr(out->str, "\narticle ada\n  Ada.\nerror "));
  remove_tree(folder);
}

/* ---- Limits ---- */

static void
test_long_line(void)
{
  static const char text[] = "{\"text\": \"Satu.\"}\n{\"text\": \""
                             "                      "
                             "\"}\n{\"text\": \"Tiga.\"}\n";
  const TestStreamPlan plan = {
      .data = text,
      .size = strlen(text),
      .fail_at = SIZE_MAX,
      .filler = 100 * 1024 * 1024,
  };
  g_autofree char *found =
      test_read_articles(test_stream_new(&plan), "a.jsonl", NULL);
  g_assert_cmpstr(
      found, ==,
      "article a#1\nline: 1\n  Satu.\n"
      "error a.jsonl:2: record is larger than 64 MB (--max-record); split it\n"
      "article a#3\nline: 3\n  Tiga.\n");
}

/// A text of `n` bytes in a JSON record and as a file.
static void
check_size(uint64_t n, bool good)
{
  static const char json[] = "{\"text\": \"\"}";
  // The filler comes between the two halves.
  static const char padded[] = "{\"text\": \"\"}        ";
  g_assert_cmpuint(sizeof json - 1, ==, 12);
  const TestStreamPlan plan = {
      .data = padded,
      .size = 20,
      .fail_at = SIZE_MAX,
      .filler = n,
  };
  g_autofree char *found =
      test_read_articles(test_stream_new(&plan), "a.jsonl", NULL);
  g_assert_cmpint(g_str_has_prefix(found, "article"), ==, good);
  g_assert_cmpint(strstr(found, "larger than 16 MB") == NULL, ==, good);
}

static void
test_large_text(void)
{
  check_size(MAX_TEXT, true);
  check_size(MAX_TEXT + 1, false);
  const TestStreamPlan plan = {
      .data = "", .fail_at = SIZE_MAX, .filler = MAX_TEXT + 1};
  g_autofree char *found =
      test_read_articles(test_stream_new(&plan), "a.txt", NULL);
  g_assert_cmpstr(
      found, ==,
      "error a.txt: text is larger than 16 MB (--max-text); split it\n");
}

static void
test_large_page(void)
{
  const TestStreamPlan plan = {
      .data = "<p></p>", .size = 6, .fail_at = SIZE_MAX, .filler = MAX_PAGE};
  g_autofree char *found =
      test_read_articles(test_stream_new(&plan), "a.html", NULL);
  g_assert_cmpstr(
      found, ==,
      "error a.html: page is larger than 8 MB (--max-page); leave it out\n");
}

/// A file of two halves with that much between them; `pad` may stand before it.
static char *
read_filled(const char *name, char pad, const char *const halves[2], uint64_t n)
{
  g_autoptr(GString) whole = g_string_new(halves[0]);
  while (whole->len < strlen(halves[1])) {
    g_string_prepend_c(whole, pad);
  }
  const size_t half = whole->len;
  g_string_append(whole, halves[1]);
  while (whole->len < 2 * half) {
    g_string_append_c(whole, ' ');
  }
  const TestStreamPlan plan = {
      .data = whole->str, .size = whole->len, .fail_at = SIZE_MAX, .filler = n};
  return test_read_articles(test_stream_new(&plan), name, NULL);
}

static void
check_item_size(uint64_t n, bool good)
{
  // The channel and its tags count as well.
  const char *const halves[2] = {"<rss><channel><item><description>",
                                 "</description></item></channel></rss>"};
  g_autofree char *found = read_filled("a.rss", ' ', halves, n);
  g_assert_cmpint(g_str_has_prefix(found, "article"), ==, good);
  g_assert_cmpint(strstr(found, "larger than 8 MB") == NULL, ==, good);
}

static void
test_large_item(void)
{
  const uint64_t around = strlen("<rss><channel><item><description>"
                                 "</description></item>");
  check_item_size(MAX_ITEM - around, true);
  check_item_size(MAX_ITEM - around + 1, false);
}

/// A page of that many bytes in a record.
static void
check_warc_size(uint64_t n, bool good)
{
  g_autofree char *head = g_strdup_printf(
      "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
      "Content-Length: %" G_GUINT64_FORMAT "\r\n\r\n",
      n);
  static const char next[] =
      "\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 61\r\n"
      "\r\nSatu baris yang cukup panjang untuk sebuah artikel di arsip..\r\n"
      "\r\n";
  const char *const halves[2] = {head, next};
  g_autofree char *found = read_filled("a.warc", '\n', halves, n);
  g_assert_cmpint(strstr(found, "larger than 16 MB") == NULL, ==, good);
  g_assert_cmpint(strstr(found, "article a#1\n") != NULL, ==, good);
  // The other record does not suffer.
  g_assert_nonnull(strstr(found, "article a#2\n"));
}

static void
test_large_warc_record(void)
{
  check_warc_size(MAX_WARC, true);
  check_warc_size(MAX_WARC + 1, false);
}

static void
test_large_row(void)
{
  const char *const halves[2] = {"judul,isi\nSatu,\"", "\"\nDua,Isi kedua.\n"};
  g_autofree char *good = read_filled("a.csv", ' ', halves, MAX_TEXT);
  g_assert_nonnull(strstr(good, "article a#1\n"));
  g_autofree char *text = read_filled("a.csv", ' ', halves, MAX_TEXT + 1);
  g_assert_nonnull(strstr(text, "error a.csv:2: text is larger than 16 MB"));
  g_assert_nonnull(strstr(text, "article a#2\n"));
  g_autofree char *bad = read_filled("a.csv", ' ', halves, MAX_RECORD);
  g_assert_nonnull(strstr(bad, "error a.csv:2: record is larger than 64 MB"));
  g_assert_nonnull(strstr(bad, "article a#2\n"));
}

static char *
nested(size_t depth)
{
  GString *text = g_string_new("{\"text\": \"Satu.\", \"x\": ");
  for (size_t i = 1; i < depth; ++i) {
    g_string_append_c(text, '[');
  }
  for (size_t i = 1; i < depth; ++i) {
    g_string_append_c(text, ']');
  }
  return g_string_free(g_string_append_c(text, '}'), FALSE);
}

static void
test_depth(void)
{
  g_autofree char *good = nested(MAX_JSON_DEPTH);
  g_autofree char *bad = nested(MAX_JSON_DEPTH + 1);
  check("a.jsonl", good, "article a#1\nline: 1\n  Satu.\n");
  check("a.jsonl", bad,
        "error a.jsonl:1: record has more than 64 levels (--max-json-depth); "
        "give "
        "one flat object for each article\n");
}

static void
check_html_depth(size_t depth, bool good)
{
  g_autoptr(GString) html = g_string_new("<html><body>");
  for (size_t i = 0; i < depth; ++i) {
    g_string_append(html, "<div>");
  }
  for (size_t i = 0; i < 4; ++i) {
    g_string_append(html, "<p>Petani di lereng gunung memanen kentang lebih "
                          "awal karena khawatir embun beku merusaknya.</p>");
  }
  g_autofree char *found = read_text("a.html", html->str, NULL);
  g_assert_cmpint(g_str_has_prefix(found, "article"), ==, good);
  g_assert_cmpint(strstr(found, "levels deep") == NULL, ==, good);
}

static void
test_html_depth(void)
{
  // html, body and p count as well.
  check_html_depth(MAX_HTML_DEPTH - 6, true);
  check_html_depth(MAX_HTML_DEPTH + 1, false);
}

static char *
compress(const char *data, size_t size, size_t *packed_size)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GConverter) gzip =
      G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) out = g_converter_output_stream_new(memory, gzip);
  g_assert_true(g_output_stream_write_all(out, data, size, NULL, NULL, NULL));
  g_assert_true(g_output_stream_close(out, NULL, NULL));
  *packed_size =
      g_memory_output_stream_get_data_size(G_MEMORY_OUTPUT_STREAM(memory));
  return g_memory_output_stream_steal_data(G_MEMORY_OUTPUT_STREAM(memory));
}

static void
test_bomb(void)
{
  const size_t size = 24 * 1024 * 1024;
  g_autofree char *zeros = g_malloc(size);
  memset(zeros, 'a', size);
  size_t packed_size = 0;
  g_autofree char *packed = compress(zeros, size, &packed_size);
  g_assert_cmpuint(size / packed_size, >=, MAX_RATIO);
  g_autofree char *found = test_read_articles(
      g_memory_input_stream_new_from_data(packed, (gssize)packed_size, NULL),
      "a.jsonl.gz", NULL);
  g_assert_cmpstr(
      found, ==,
      "error a.jsonl.gz: grows to more than 1000 times its size (--max-ratio); "
      "decompress it first\n");
}

/// A text that compresses well, but not that well.
static void
test_no_bomb(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  while (text->len < 24 * 1024 * 1024) {
    g_string_append_printf(text, "{\"text\": \"Kabar nomor %zu.\"}\n",
                           text->len);
  }
  size_t packed_size = 0;
  g_autofree char *packed = compress(text->str, text->len, &packed_size);
  g_autoptr(GInputStream) stream =
      g_memory_input_stream_new_from_data(packed, (gssize)packed_size, NULL);
  g_autoptr(WartaReader) reader =
      warta_reader_new(stream, "a.jsonl.gz", NULL, NULL);
  const WartaArticle *article = NULL;
  size_t n = 0;
  do {
    g_autoptr(GError) error = NULL;
    g_assert_true(warta_reader_next(reader, &article, &error));
    ++n;
  } while (article != NULL);
  g_assert_cmpuint(n, >, 500000);
}

/* ---- Encodings ---- */

static void
check_repair(const char *given, size_t length, const char *expected,
             const WartaRepair *repair)
{
  g_autoptr(GString) text = g_string_new_len(given, (gssize)length);
  const WartaRepair done = warta_text_repair(text);
  g_assert_cmpstr(text->str, ==, expected);
  g_assert_cmpuint(text->len, ==, strlen(expected));
  g_assert_cmpint(done.windows_1252, ==, repair->windows_1252);
  g_assert_cmpuint(done.n_invalid, ==, repair->n_invalid);
  g_assert_cmpuint(done.n_nul, ==, repair->n_nul);
}

static void
test_repair(void)
{
  check_repair("baik “ya”", 13, "baik “ya”", &(WartaRepair){0});
  check_repair("a\0b", 3, "a\uFFFDb", &(WartaRepair){.n_nul = 1});
  // Maximal invalid parts, as Unicode recommends.
  check_repair("“\xE2\x80x\xF0\x9F\x98", 9, "“\uFFFDx\uFFFD",
               &(WartaRepair){.n_invalid = 2});
  check_repair("“\xC0\xAF\xED\xA0\x80", 8, "“\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
               &(WartaRepair){.n_invalid = 5});
  check_repair("Jos\xE9 \x93ya\x94 \x96", 11, "José “ya” –",
               &(WartaRepair){.windows_1252 = true});
  // No letter stands alone, and a file may just be cut off.
  check_repair("a \xE9 b", 5, "a \uFFFD b", &(WartaRepair){.n_invalid = 1});
  check_repair("kata\xE2\x80", 6, "kata\uFFFD", &(WartaRepair){.n_invalid = 1});
  check_repair("kata \xFF\xFE", 7, "kata \uFFFD\uFFFD",
               &(WartaRepair){.n_invalid = 2});
}

static void
test_binary(void)
{
  g_assert_true(warta_text_is_binary("%PDF-1.7", 8));
  g_assert_true(warta_text_is_binary("PK\x03\x04zzzz", 8));
  g_assert_true(warta_text_is_binary("\0\0\0\1\0\2", 6));
  g_assert_false(warta_text_is_binary("Teks \0 biasa saja", 17));
  g_assert_false(warta_text_is_binary("Jos\xE9", 4));
  g_assert_false(warta_text_is_binary("", 0));
}

static void
test_free_null(void)
{
  warta_reader_free(NULL);
  warta_source_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/read/formats", test_formats);
  g_test_add_func("/read/guess", test_guess);
  g_test_add_func("/read/identifiers", test_identifiers);
  g_test_add_func("/read/fields", test_fields);
  g_test_add_func("/read/bad-options", test_bad_options);
  g_test_add_func("/read/published", test_published);
  g_test_add_func("/read/folder", test_folder);
  g_test_add_func("/read/missing", test_missing);
  g_test_add_func("/read/long-line", test_long_line);
  g_test_add_func("/read/large-text", test_large_text);
  g_test_add_func("/read/large-page", test_large_page);
  g_test_add_func("/read/large-item", test_large_item);
  g_test_add_func("/read/large-warc-record", test_large_warc_record);
  g_test_add_func("/read/large-row", test_large_row);
  g_test_add_func("/read/list", test_list);
  g_test_add_func("/read/long-path", test_long_path);
  g_test_add_func("/read/bad-list", test_bad_list);
  g_test_add_func("/read/depth", test_depth);
  g_test_add_func("/read/html-depth", test_html_depth);
  g_test_add_func("/read/bomb", test_bomb);
  g_test_add_func("/read/no-bomb", test_no_bomb);
  g_test_add_func("/read/repair", test_repair);
  g_test_add_func("/read/binary", test_binary);
  g_test_add_func("/read/free-null", test_free_null);
  return g_test_run();
}
