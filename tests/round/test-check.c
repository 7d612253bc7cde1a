// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Reading an export back finds what is wrong with it, and where.

#include "support/example-document.h"
#include "support/hostile.h"
#include "support/rdf.h"

#include <glib/gstdio.h>
#include <string.h>

/// Collects messages as "line: text".
static void
collect(WartaSeverity severity, const char *name, uint64_t line,
        const char *text, void *data)
{
  g_string_append_printf(data, "%" G_GUINT64_FORMAT ": %s\n", line, text);
}

/// Check the bytes as a file of that extension; return the messages.
static char *
check_bytes(const char *extension, const char *bytes, size_t length,
            WartaCheckStats *stats)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("wartagraf-test-XXXXXX", &error);
  g_assert_no_error(error);
  g_autofree char *name = g_strconcat("berkas", extension, NULL);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_file_set_contents(path, bytes, (gssize)length, &error);
  g_assert_no_error(error);
  GString *messages = g_string_new(NULL);
  g_assert_true(warta_check_export(path, collect, messages, stats, &error));
  g_assert_no_error(error);
  g_remove(path);
  g_rmdir(folder);
  return g_string_free(messages, FALSE);
}

static const struct {
  WartaOutputFormat format;
  const char *extension;
} formats[] = {
    {WARTA_OUTPUT_NTRIPLES, ".nt"},
    {WARTA_OUTPUT_NQUADS, ".nq"},
    {WARTA_OUTPUT_TURTLE, ".TTL"},
    {WARTA_OUTPUT_TRIG, ".trig"},
};

static void
test_good_exports(void)
{
  for (size_t f = 0; f < G_N_ELEMENTS(formats); ++f) {
    g_autoptr(WartaDocument) doc = example_document();
    g_autoptr(GString) bytes = rdf_write(formats[f].format, doc, NULL);
    WartaCheckStats stats;
    g_autofree char *messages =
        check_bytes(formats[f].extension, bytes->str, bytes->len, &stats);
    g_assert_cmpstr(messages, ==, "");
    g_assert_cmpuint(stats.problems, ==, 0);
    g_assert_cmpuint(stats.statements, >, 150);
  }
}

static void
test_hostile_exports(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(hostile_strings); ++i) {
    g_autoptr(WartaDocument) doc = example_document_hostile(hostile_strings[i]);
    g_autoptr(GString) bytes = rdf_write(WARTA_OUTPUT_NQUADS, doc, NULL);
    WartaCheckStats stats;
    g_autofree char *messages =
        check_bytes(".nq", bytes->str, bytes->len, &stats);
    g_assert_cmpstr(messages, ==, "");
  }
}

static void
test_gzip(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(GString) bytes = rdf_write(WARTA_OUTPUT_NQUADS, doc, NULL);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GZlibCompressor) gzip =
      g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr(GOutputStream) out =
      g_converter_output_stream_new(memory, G_CONVERTER(gzip));
  g_assert_true(
      g_output_stream_write_all(out, bytes->str, bytes->len, NULL, NULL, NULL));
  g_assert_true(g_output_stream_close(out, NULL, NULL));
  GMemoryOutputStream *zipped = G_MEMORY_OUTPUT_STREAM(memory);
  WartaCheckStats stats;
  g_autofree char *messages =
      check_bytes(".nq.gz", g_memory_output_stream_get_data(zipped),
                  g_memory_output_stream_get_data_size(zipped), &stats);
  g_assert_cmpstr(messages, ==, "");
  g_assert_cmpuint(stats.statements, >, 150);
}

/// Replace the first occurrence; there must be one.
static void
replace(GString *bytes, const char *old, const char *new)
{
  g_assert_cmpuint(g_string_replace(bytes, old, new, 1), ==, 1);
}

static void
test_damage(void)
{
  static const struct {
    const char *old;
    const char *new;
    const char *message; // a part of it
  } cases[] = {
      {"a wg:Event , sem:Event", "a wg:Event", "is a sem:Event exactly when"},
      {"a wg:Event , wg:UnassertedEvent", "a wg:Event , sem:Event",
       "is a wg:UnassertedEvent exactly when"},
      {" , wg:Claim", "", "is a wg:Claim exactly when it has a source"},
      {"wg:class wgc:ACCUSE", "wg:class wgc:ACCUSE , wgc:AID",
       "has more than one wg:class"},
      {"wg:class wgc:ACCUSE ;", "", "lacks wg:class"},
      {"wg:confidence 0.93", "wg:confidence \"0.93\"",
       "has a wrong value of wg:confidence"},
      {"wg:polarity wg:Affirmed", "wg:polarity wg:Asserted",
       "has a wrong value of wg:polarity"},
      {"wg:agent actor:retno-marsudi", "wg:agent \"Retno\"",
       "has a wrong value of wg:agent"},
      {"wg:agent actor:retno-marsudi", "wg:agent actor:entah",
       "has a wrong value of wg:agent"},
      {"wg:voice wg:Active", "wg:suara wg:Active", "is no term of ours"},
      {"rdfs:label \"Bandung\"@id ;", "", "lacks rdfs:label"},
      {"\"2019-05-21\"^^xsd:date", "\"2019-02-30\"^^xsd:date",
       "\"2019-02-30\" is not a legal " WARTA_NS_XSD "date"},
      {"nif:anchorOf \"Kami\" ;", "", "lacks nif:anchorOf"},
      {"\"Kami\" ;", "\"Ka\\u0001mi\" ;", "a character that XML forbids"},
      {"wga:menuduh ;", "<http://x.id/%2> ;", "is not a legal absolute IRI"},
      {"wga:menuduh ;", "[] ;", "a blank node"},
      {"wga:menuduh ;", "<http://x.id/\\u0020> ;", "illegal Unicode escape"},
      {"wga:menuduh ;", "wga:menuduh", "syntax error"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    g_autoptr(GString) bytes = rdf_write(WARTA_OUTPUT_TURTLE, doc, NULL);
    replace(bytes, cases[i].old, cases[i].new);
    WartaCheckStats stats;
    g_autofree char *messages =
        check_bytes(".ttl", bytes->str, bytes->len, &stats);
    g_assert_cmpuint(stats.problems, >, 0);
    if (strstr(messages, cases[i].message) == NULL) {
      g_error("%s: %s", cases[i].new, messages);
    }
  }
}

static void
test_places(void)
{
  static const char text[] =
      "<urn:a:1> <" WARTA_NS_RDFS "label> \"a\"@id .\n"
      "<urn:a:1> <" WARTA_NS_SCHEMA
      "datePublished> \"2019-13-01\"^^<" WARTA_NS_XSD "date> .\n"
      "<urn:e:1> <" WARTA_NS_RDF "type> <" WARTA_NS_WG "Actor> .\n";
  WartaCheckStats stats;
  g_autofree char *messages =
      check_bytes(".nt", text, sizeof(text) - 1, &stats);
  g_assert_cmpstr(messages, ==,
                  "2: \"2019-13-01\" is not a legal " WARTA_NS_XSD "date\n"
                  "3: <urn:e:1> lacks rdfs:label\n");
  g_assert_cmpuint(stats.problems, ==, 2);
  g_assert_cmpuint(stats.statements, ==, 3);
}

static void
test_many_problems(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 1000; ++i) {
    g_string_append_printf(
        text, "<urn:a:%d> <urn:p:1> \"x\"^^<" WARTA_NS_XSD "date> .\n", i);
  }
  WartaCheckStats stats;
  g_autofree char *messages = check_bytes(".nt", text->str, text->len, &stats);
  g_assert_cmpuint(stats.problems, ==, 1000);
  g_auto(GStrv) lines = g_strsplit(messages, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 202);
  g_assert_nonnull(strstr(messages, "800 more problems"));
}

static void
test_unreadable(void)
{
  static const char *const paths[] = {"/tidak/ada.nq", "hasil.graphml", "x"};
  for (size_t i = 0; i < G_N_ELEMENTS(paths); ++i) {
    g_autoptr(GError) error = NULL;
    WartaCheckStats stats;
    g_assert_false(warta_check_export(paths[i], NULL, NULL, &stats, &error));
    g_assert_true(g_str_has_prefix(error->message, paths[i]));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/check/good", test_good_exports);
  g_test_add_func("/check/hostile", test_hostile_exports);
  g_test_add_func("/check/gzip", test_gzip);
  g_test_add_func("/check/damage", test_damage);
  g_test_add_func("/check/places", test_places);
  g_test_add_func("/check/many", test_many_problems);
  g_test_add_func("/check/unreadable", test_unreadable);
  return g_test_run();
}
