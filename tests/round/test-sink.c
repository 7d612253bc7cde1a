// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Where the bytes go: errors at every offset, files that appear only when they
// are complete, the same bytes under any locale.

#include "support/example-document.h"
#include "support/rdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixoutputstream.h>

static const WartaOutputFormat formats[] = {
    WARTA_OUTPUT_NQUADS,       WARTA_OUTPUT_NTRIPLES,   WARTA_OUTPUT_TURTLE,
    WARTA_OUTPUT_TRIG,         WARTA_OUTPUT_GRAPHML,    WARTA_OUTPUT_GEXF,
    WARTA_OUTPUT_DOT,          WARTA_OUTPUT_CSV_EVENTS, WARTA_OUTPUT_CSV_ACTORS,
    WARTA_OUTPUT_CSV_MENTIONS, WARTA_OUTPUT_CSV_NODES,  WARTA_OUTPUT_CSV_EDGES,
    WARTA_OUTPUT_JSONLD,       WARTA_OUTPUT_RDFXML,
};

static void
test_names(void)
{
  static const char *const names[] = {
      "nq",        "nt",        "ttl",    "trig",       "graphml",
      "gexf",      "dot",       "csv",    "csv-actors", "csv-mentions",
      "csv-nodes", "csv-edges", "jsonld", "rdf"};
  g_assert_cmpuint(G_N_ELEMENTS(names), ==, G_N_ELEMENTS(formats));
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    g_assert_cmpint(warta_output_format_from_name(names[i]), ==, formats[i]);
    g_assert_cmpstr(warta_output_format_name(formats[i]), ==, names[i]);
  }
  g_assert_cmpint(warta_output_format_from_name("NQ"), ==, WARTA_OUTPUT_NQUADS);
  g_assert_cmpint(warta_output_format_from_name("rdf/xml?"), ==,
                  WARTA_OUTPUT_NONE);
  g_assert_null(warta_output_format_name(WARTA_OUTPUT_NONE));
  g_assert_null(warta_output_format_name((WartaOutputFormat)1000));
}

static void
test_wrong_options(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable();
  g_assert_null(warta_sink_new(WARTA_OUTPUT_NONE, stream, NULL, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
  g_clear_error(&error);
  const WartaGraphOptions options = {.base_iri = "tanpa skema"};
  g_assert_null(warta_sink_new(WARTA_OUTPUT_TURTLE, stream, &options, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
  warta_sink_free(NULL);
}

/// Write the graph to the stream; false with an error if that fails.
static bool
write_graph(WartaOutputFormat format, const WartaGraph *graph,
            GOutputStream *stream, GError **error)
{
  g_autoptr(WartaSink) sink = warta_sink_new(format, stream, NULL, error);
  return warta_sink_write(sink, graph, error) && warta_sink_end(sink, error);
}

static void
test_error_at_every_byte(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  for (size_t f = 0; f < G_N_ELEMENTS(formats); ++f) {
    g_autoptr(GString) whole = rdf_write_graph(formats[f], graph);
    // A writer of raptor's takes long to make.
    const size_t step = formats[f] == WARTA_OUTPUT_RDFXML ? 199 : 1;
    for (size_t n = 0; n < whole->len; n += step) {
      g_autoptr(GError) error = NULL;
      g_autoptr(GOutputStream) stream =
          g_memory_output_stream_new(whole->str, n, NULL, NULL);
      g_assert_false(write_graph(formats[f], graph, stream, &error));
      g_assert_error(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
  }
}

static void
test_closed_pipe(void)
{
  int ends[2];
  g_assert_cmpint(pipe(ends), ==, 0);
  close(ends[0]);
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new(ends[1], TRUE);
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  g_assert_false(write_graph(WARTA_OUTPUT_NQUADS, graph, stream, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
}

/* ---- Files ---- */

typedef struct {
  char *folder;
  char *path;
} Place;

static void
place_set_up(Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp("wartagraf-test-XXXXXX", NULL);
  place->path = g_build_filename(place->folder, "hasil.nq", NULL);
}

static guint
count_files(const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name(dir) != NULL) {
    ++n;
  }
  return n;
}

static void
place_tear_down(Place *place, gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open(place->folder, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name != NULL;
       name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(place->folder, name, NULL);
    g_assert_cmpint(g_remove(path), ==, 0);
  }
  g_assert_cmpint(g_rmdir(place->folder), ==, 0);
  g_free(place->folder);
  g_free(place->path);
}

static void
write_some(WartaSink *sink)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  g_assert_true(warta_sink_write(sink, graph, &error));
  g_assert_no_error(error);
}

static void
assert_contents(const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_assert_true(g_file_get_contents(path, &contents, NULL, NULL));
  g_assert_cmpstr(contents, ==, expected);
}

static void
test_complete_file(Place *place, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaSink) sink =
      warta_sink_open(WARTA_OUTPUT_NQUADS, place->path, NULL, &error);
  g_assert_no_error(error);
  write_some(sink);
  g_assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
  g_assert_true(warta_sink_end(sink, &error));
  g_assert_no_error(error);
  g_assert_true(g_file_test(place->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void
test_old_file_stays(Place *place, gconstpointer data)
{
  g_assert_true(g_file_set_contents(place->path, "lama", -1, NULL));
  g_assert_cmpint(g_chmod(place->path, 0640), ==, 0);
  WartaSink *sink =
      warta_sink_open(WARTA_OUTPUT_NQUADS, place->path, NULL, NULL);
  write_some(sink);
  assert_contents(place->path, "lama");
  warta_sink_free(sink); // not ended
  assert_contents(place->path, "lama");
  g_assert_cmpuint(count_files(place->folder), ==, 1);
  sink = warta_sink_open(WARTA_OUTPUT_NQUADS, place->path, NULL, NULL);
  write_some(sink);
  g_assert_true(warta_sink_end(sink, NULL));
  warta_sink_free(sink);
  GStatBuf status;
  g_assert_cmpint(g_stat(place->path, &status), ==, 0);
  g_assert_cmpint(status.st_size, >, 1000);
  g_assert_cmpint(status.st_mode & 0777, ==, 0640);
}

static void
test_link_is_followed(Place *place, gconstpointer data)
{
  g_autofree char *link = g_build_filename(place->folder, "tautan.nq", NULL);
  g_assert_true(g_file_set_contents(place->path, "lama", -1, NULL));
  g_assert_cmpint(symlink("hasil.nq", link), ==, 0);
  g_autoptr(WartaSink) sink =
      warta_sink_open(WARTA_OUTPUT_NQUADS, link, NULL, NULL);
  write_some(sink);
  g_assert_true(warta_sink_end(sink, NULL));
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  GStatBuf status;
  g_assert_cmpint(g_stat(place->path, &status), ==, 0);
  g_assert_cmpint(status.st_size, >, 1000);
}

static void
test_two_sinks_in_a_folder(Place *place, gconstpointer data)
{
  g_autofree char *other = g_build_filename(place->folder, "lain.ttl", NULL);
  g_autoptr(WartaSink) first =
      warta_sink_open(WARTA_OUTPUT_NQUADS, place->path, NULL, NULL);
  g_autoptr(WartaSink) second =
      warta_sink_open(WARTA_OUTPUT_TURTLE, other, NULL, NULL);
  write_some(first);
  write_some(second);
  g_assert_true(warta_sink_end(first, NULL));
  g_assert_true(warta_sink_end(second, NULL));
  g_assert_cmpuint(count_files(place->folder), ==, 2);
}

/// Assert that the path cannot be opened, with a message that names it.
static void
assert_refused(const char *path, int code)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_sink_open(WARTA_OUTPUT_NQUADS, path, NULL, &error));
  g_assert_error(error, G_IO_ERROR, code);
  g_assert_true(g_str_has_prefix(error->message, path));
  g_assert_nonnull(strchr(error->message, ';'));
}

static void
test_bad_places(Place *place, gconstpointer data)
{
  g_autofree char *missing =
      g_build_filename(place->folder, "tidak", "ada.nq", NULL);
  assert_refused(missing, G_IO_ERROR_NOT_FOUND);
  assert_refused(place->folder, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true(g_file_set_contents(place->path, "lama", -1, NULL));
  g_assert_cmpint(g_chmod(place->path, 0400), ==, 0);
  g_assert_cmpint(g_chmod(place->folder, 0500), ==, 0);
  if (g_access(place->folder, W_OK) != 0) { // not for the superuser
    g_autofree char *fresh = g_build_filename(place->folder, "baru.nq", NULL);
    assert_refused(fresh, G_IO_ERROR_PERMISSION_DENIED);
    assert_refused(place->path, G_IO_ERROR_PERMISSION_DENIED);
  }
  g_assert_cmpint(g_chmod(place->folder, 0700), ==, 0);
}

static void
test_full_disk(void)
{
  if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip("no /dev/full here");
    return;
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaSink) sink =
      warta_sink_open(WARTA_OUTPUT_NQUADS, "/dev/full", NULL, &error);
  g_assert_no_error(error);
  write_some(sink);
  g_assert_false(warta_sink_end(sink, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true(g_str_has_prefix(error->message, "/dev/full: "));
  g_assert_true(g_file_test("/dev/full", G_FILE_TEST_EXISTS));
}

/// Return what gzip's reader makes of the file.
static char *
unzip(const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GFileInputStream) bytes = g_file_read(file, NULL, NULL);
  g_autoptr(GZlibDecompressor) gzip =
      g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GInputStream) text =
      g_converter_input_stream_new(G_INPUT_STREAM(bytes), G_CONVERTER(gzip));
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
  g_assert_cmpint(g_output_stream_splice(out, text, 0, NULL, NULL), >, 0);
  g_assert_cmpint(g_output_stream_write(out, "", 1, NULL, NULL), ==, 1);
  g_assert_true(g_output_stream_close(out, NULL, NULL));
  return g_memory_output_stream_steal_data(G_MEMORY_OUTPUT_STREAM(out));
}

static void
test_gzip(Place *place, gconstpointer data)
{
  g_autofree char *zipped = g_strconcat(place->path, ".gz", NULL);
  const char *const paths[] = {place->path, zipped};
  for (size_t i = 0; i < G_N_ELEMENTS(paths); ++i) {
    g_autoptr(WartaSink) sink =
        warta_sink_open(WARTA_OUTPUT_NQUADS, paths[i], NULL, NULL);
    write_some(sink);
    g_assert_true(warta_sink_end(sink, NULL));
  }
  g_autofree char *text = unzip(zipped);
  assert_contents(place->path, text);
}

static void
test_parts(Place *place, gconstpointer data)
{
  const WartaGraphOptions options = {.split = 200};
  g_autofree char *stale = g_build_filename(place->folder, "h-00004.nq", NULL);
  g_autofree char *path = g_build_filename(place->folder, "h.nq", NULL);
  g_assert_true(g_file_set_contents(stale, "lama", -1, NULL));
  g_autoptr(WartaSink) sink =
      warta_sink_open(WARTA_OUTPUT_NQUADS, path, &options, NULL);
  for (int i = 0; i < 3; ++i) {
    write_some(sink); // 169 statements
  }
  g_autofree char *first = g_build_filename(place->folder, "h-00001.nq", NULL);
  g_assert_false(g_file_test(first, G_FILE_TEST_EXISTS));
  g_assert_true(warta_sink_end(sink, NULL));
  g_assert_cmpuint(count_files(place->folder), ==, 3);
  g_autofree char *third = g_build_filename(place->folder, "h-00003.nq", NULL);
  g_autofree char *contents = NULL;
  g_assert_true(g_file_get_contents(first, &contents, NULL, NULL));
  assert_contents(third, contents);
}

static void
test_parts_are_removed(Place *place, gconstpointer data)
{
  const WartaGraphOptions options = {.split = 1};
  WartaSink *sink =
      warta_sink_open(WARTA_OUTPUT_TURTLE, place->path, &options, NULL);
  write_some(sink);
  write_some(sink);
  warta_sink_free(sink); // not ended
  g_assert_cmpuint(count_files(place->folder), ==, 0);
}

static void
test_names_of_parts(Place *place, gconstpointer data)
{
  static const char *const names[][2] = {
      {"a.nq", "a-00001.nq"},
      {"a.b.nq.gz", "a.b-00001.nq.gz"},
      {"tanpa", "tanpa-00001"},
      {".nq", ".nq-00001"},
  };
  const WartaGraphOptions options = {.split = 1000};
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    g_autofree char *path = g_build_filename(place->folder, names[i][0], NULL);
    g_autofree char *part = g_build_filename(place->folder, names[i][1], NULL);
    g_autoptr(WartaSink) sink =
        warta_sink_open(WARTA_OUTPUT_NQUADS, path, &options, NULL);
    write_some(sink);
    g_assert_true(warta_sink_end(sink, NULL));
    g_assert_true(g_file_test(part, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
  }
}

static void
test_formats_of_paths(void)
{
  static const struct {
    const char *path;
    WartaOutputFormat format;
  } cases[] = {
      {"hasil.nq", WARTA_OUTPUT_NQUADS},
      {"/a.b/hasil.x.ttl.gz", WARTA_OUTPUT_TURTLE},
      {"hasil.csv", WARTA_OUTPUT_CSV_EVENTS},
      {"hasil.gz", WARTA_OUTPUT_NONE},
      {"/a.nq/hasil", WARTA_OUTPUT_NONE},
      {"hasil.", WARTA_OUTPUT_NONE},
      {"", WARTA_OUTPUT_NONE},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_assert_cmpint(warta_output_format_from_path(cases[i].path), ==,
                    cases[i].format);
  }
}

/* ---- Locale ---- */

static void
test_locale(void)
{
  static const char *const names[] = {
      "id_ID.UTF-8", "id_ID.utf8", "de_DE.UTF-8", "de_DE.utf8", "tr_TR.UTF-8"};
  g_autoptr(WartaDocument) doc = example_document();
  unsigned n_checked = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    if (setlocale(LC_ALL, names[i]) == NULL) {
      continue;
    }
    ++n_checked;
    for (size_t f = 0; f < G_N_ELEMENTS(formats); ++f) {
      setlocale(LC_ALL, names[i]);
      g_autoptr(GString) here = rdf_write(formats[f], doc, NULL);
      setlocale(LC_ALL, "C");
      g_autoptr(GString) there = rdf_write(formats[f], doc, NULL);
      g_assert_cmpstr(here->str, ==, there->str);
    }
  }
  setlocale(LC_ALL, "C");
  if (n_checked == 0) {
    g_test_skip("no locale with a decimal comma is installed");
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  signal(SIGPIPE, SIG_IGN);
  g_test_add_func("/sink/names", test_names);
  g_test_add_func("/sink/formats-of-paths", test_formats_of_paths);
  g_test_add_func("/sink/wrong-options", test_wrong_options);
  g_test_add_func("/sink/error-at-every-byte", test_error_at_every_byte);
  g_test_add_func("/sink/closed-pipe", test_closed_pipe);
  g_test_add_func("/sink/full-disk", test_full_disk);
  g_test_add_func("/sink/locale", test_locale);
#define ADD(path, test)                                                        \
  g_test_add(path, Place, NULL, place_set_up, test, place_tear_down)
  ADD("/sink/file/complete", test_complete_file);
  ADD("/sink/file/old-stays", test_old_file_stays);
  ADD("/sink/file/link", test_link_is_followed);
  ADD("/sink/file/two-sinks", test_two_sinks_in_a_folder);
  ADD("/sink/file/bad-places", test_bad_places);
  ADD("/sink/file/gzip", test_gzip);
  ADD("/sink/file/parts", test_parts);
  ADD("/sink/file/parts-removed", test_parts_are_removed);
  ADD("/sink/file/part-names", test_names_of_parts);
  return g_test_run();
}
