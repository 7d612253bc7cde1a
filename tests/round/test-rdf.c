// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// raptor reads back what we write: without a warning, and every value as it
// was.

#include "support/example-document.h"
#include "support/hostile.h"
#include "support/rdf.h"

#include <string.h>

static const WartaOutputFormat formats[] = {
    WARTA_OUTPUT_NTRIPLES, WARTA_OUTPUT_NQUADS,
    WARTA_OUTPUT_TURTLE,   WARTA_OUTPUT_TRIG,
    WARTA_OUTPUT_RDFXML, // the last: see assert_round_trip()
};

/// Assert that both are the same lines; names the first that differs.
static void
assert_same_lines(const char *format, const char *got, const char *expected)
{
  g_auto(GStrv) ours = g_strsplit(got, "\n", -1);
  g_auto(GStrv) theirs = g_strsplit(expected, "\n", -1);
  for (guint i = 0; ours[i] != NULL || theirs[i] != NULL; ++i) {
    if (g_strcmp0(ours[i], theirs[i]) != 0) {
      g_error("%s: line %u of the triples: got %s, expected %s", format, i,
              ours[i], theirs[i]);
    }
  }
}

/// Assert that every syntax gives the triples of the graph; without RDF/XML,
/// which cannot have all predicates, unless `xml`.
static void
assert_round_trip(const WartaGraph *graph, bool xml)
{
  g_autofree char *expected = rdf_triples_of_graph(graph);
  for (size_t f = 0; f < G_N_ELEMENTS(formats) - (xml ? 0 : 1); ++f) {
    g_autoptr(GString) bytes = rdf_write_graph(formats[f], graph);
    g_autofree char *triples =
        rdf_triples_of_bytes(formats[f], bytes->str, bytes->len);
    assert_same_lines(warta_output_format_name(formats[f]), triples, expected);
  }
}

static void
test_example(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  const WartaGraphOptions options = {.with_text = true};
  g_autoptr(WartaGraph) graph = warta_graph_new(&options, NULL);
  warta_graph_set(graph, doc);
  g_assert_cmpuint(warta_graph_size(graph), >, 100);
  assert_round_trip(graph, true);
  warta_graph_set_run(graph);
  assert_round_trip(graph, true);
}

static void
test_several_graphs(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autofree char *first = NULL;
  for (size_t f = 0; f < G_N_ELEMENTS(formats); ++f) {
    g_autoptr(GString) bytes = rdf_write(formats[f], doc, NULL);
    g_autofree char *triples =
        rdf_triples_of_bytes(formats[f], bytes->str, bytes->len);
    if (first == NULL) {
      first = g_steal_pointer(&triples);
    } else {
      assert_same_lines(warta_output_format_name(formats[f]), triples, first);
    }
  }
}

static void
test_other_base(void)
{
  static const char *const bases[] = {
      "urn:contoh:", "http://contoh.id/x?y=", "https://contoh.id/graf"};
  g_autoptr(WartaDocument) doc = example_document();
  for (size_t i = 0; i < G_N_ELEMENTS(bases); ++i) {
    const WartaGraphOptions options = {.base_iri = bases[i]};
    g_autofree char *first = NULL;
    for (size_t f = 0; f < G_N_ELEMENTS(formats); ++f) {
      g_autoptr(GString) bytes = rdf_write(formats[f], doc, &options);
      g_autofree char *triples =
          rdf_triples_of_bytes(formats[f], bytes->str, bytes->len);
      g_assert_nonnull(strstr(triples, bases[i]));
      first = first != NULL ? first : g_strdup(triples);
      g_assert_cmpstr(triples, ==, first);
    }
  }
}

static void
test_hostile(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(hostile_strings); ++i) {
    g_autoptr(WartaDocument) doc = example_document_hostile(hostile_strings[i]);
    g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
    warta_graph_set(graph, doc);
    assert_round_trip(graph, true);
  }
}

static void
test_long(void)
{
  enum { LONG = 200000 };
  g_autofree char *text = g_malloc(LONG + 1);
  memset(text, 'x', LONG);
  text[LONG / 2] = '"';
  text[LONG] = '\0';
  g_autoptr(WartaDocument) doc = example_document_hostile(text);
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  // libxml2 refuses so much text at once.
  assert_round_trip(graph, false);
}

static void
test_hostile_literals(void)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  const uint32_t s = warta_graph_iri(graph, "urn:s:1");
  for (size_t i = 0; i < G_N_ELEMENTS(hostile_strings); ++i) {
    const char *text = hostile_strings[i];
    const uint32_t objects[] = {
        warta_graph_string(graph, text, strlen(text), false),
        warta_graph_string(graph, text, strlen(text), true),
        warta_graph_tagged(graph, text, "en-GB"),
        warta_graph_typed(graph, text, WARTA_TERM_XSD_DECIMAL),
        warta_graph_typed(graph, text, WARTA_TERM_XSD_INTEGER),
        warta_graph_typed(graph, text, WARTA_TERM_XSD_DATE),
        warta_graph_typed(graph, text, WARTA_TERM_XSD_DATE_TIME),
        warta_graph_typed(graph, text, WARTA_TERM_XSD_ANY_URI),
        warta_graph_typed_iri(graph, text, "urn:tipe:lain"),
        warta_graph_iri(graph, text),
    };
    for (size_t j = 0; j < G_N_ELEMENTS(objects); ++j) {
      warta_graph_state(graph, s, WARTA_TERM_RDFS_LABEL, objects[j]);
    }
    g_autofree char *iri = g_strconcat("urn:p:", text, NULL);
    warta_graph_state(graph, s, warta_graph_predicate(graph, iri), s);
  }
  warta_graph_group(graph);
  assert_round_trip(graph, false);
}

static void
test_number_forms(void)
{
  static const struct {
    const char *text;
    WartaVocabTerm type;
    const char *turtle;
  } cases[] = {
      {"5", WARTA_TERM_XSD_INTEGER, " 5 ."},
      {"-007", WARTA_TERM_XSD_INTEGER, " -007 ."},
      {"0.93", WARTA_TERM_XSD_DECIMAL, " 0.93 ."},
      {"5", WARTA_TERM_XSD_DECIMAL, " \"5\"^^xsd:decimal ."},
      {"5.", WARTA_TERM_XSD_DECIMAL, " \"5.\"^^xsd:decimal ."},
      {"5", WARTA_TERM_XSD_NON_NEGATIVE_INTEGER,
       " \"5\"^^xsd:nonNegativeInteger ."},
      {"INF", WARTA_TERM_XSD_DECIMAL, " \"INF\" ."},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
    const uint32_t s = warta_graph_iri(graph, "urn:s:1");
    warta_graph_state(graph, s, WARTA_TERM_WG_CONFIDENCE,
                      warta_graph_typed(graph, cases[i].text, cases[i].type));
    warta_graph_group(graph);
    g_autoptr(GString) bytes = rdf_write_graph(WARTA_OUTPUT_TURTLE, graph);
    g_assert_nonnull(strstr(bytes->str, cases[i].turtle));
    assert_round_trip(graph, true);
  }
}

static void
test_no_xml_name(void)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  const uint32_t s = warta_graph_iri(graph, "urn:s:1");
  warta_graph_state(graph, s, warta_graph_predicate(graph, "urn:p:1"), s);
  warta_graph_group(graph);
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable();
  g_autoptr(WartaSink) sink =
      warta_sink_new(WARTA_OUTPUT_RDFXML, stream, NULL, NULL);
  g_assert_false(warta_sink_write(sink, graph, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_FAILED);
}

static void
test_turtle_shape(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(GString) bytes = rdf_write(WARTA_OUTPUT_TURTLE, doc, NULL);
  const char *first_block = strstr(bytes->str, "\n\n");
  g_assert_null(strstr(first_block, "@prefix")); // one block of prefixes
  g_assert_null(strstr(bytes->str, "\"\"\""));
  g_assert_null(strstr(bytes->str, "_:"));
  g_assert_true(g_str_has_suffix(bytes->str, " .\n"));
  g_assert_nonnull(strstr(bytes->str, "\n  a wg:Event , sem:Event ;\n"));
}

/* ---- The test suites of the W3C ---- */

typedef struct {
  const char *folder;
  const char *extension;
  const char *syntax;
} Suite;

static const Suite suites[] = {
    {"rdf-n-triples", ".nt", "ntriples"},
    {"rdf-n-quads", ".nq", "nquads"},
    {"rdf-turtle", ".ttl", "turtle"},
    {"rdf-trig", ".trig", "trig"},
};

/// Read a file of a suite, write it and read it back; false if raptor does not
/// like the file itself.
static bool
round_trip_file(const Suite *suite, const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_assert_true(g_file_get_contents(path, &text, &length, NULL));
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autofree char *complaint = NULL;
  if (!rdf_parse(suite->syntax, text, length, "http://contoh.id/berkas",
                 rdf_add, graph, &complaint)) {
    return false;
  }
  if (warta_graph_size(graph) == 0) {
    return true;
  }
  warta_graph_group(graph);
  assert_round_trip(graph, false);
  return true;
}

/// Round-trip all positive files of a suite; return how many.
static unsigned
round_trip_suite(const Suite *suite, const char *folder)
{
  unsigned n = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL;
       name != NULL; name = g_dir_read_name(dir)) {
    if (!g_str_has_suffix(name, suite->extension) ||
        strstr(name, "bad") != NULL || g_str_equal(name, "manifest.ttl")) {
      continue;
    }
    g_autofree char *path = g_build_filename(folder, name, NULL);
    n += round_trip_file(suite, path) ? 1 : 0;
  }
  return n;
}

static void
test_w3c(gconstpointer data)
{
  const Suite *suite = data;
  const char *shared = g_getenv("WARTAGRAF_SHARED");
  g_autofree char *folder =
      g_build_filename(shared != NULL ? shared : "../shared", "suites", "rdf",
                       "rdf11", suite->folder, NULL);
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    g_test_skip("the suites of the W3C are not at hand");
    return;
  }
  const unsigned n = round_trip_suite(suite, folder);
  g_test_message("%u files of %s", n, suite->folder);
  g_assert_cmpuint(n, >=, 30);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/rdf/example", test_example);
  g_test_add_func("/rdf/several-graphs", test_several_graphs);
  g_test_add_func("/rdf/other-base", test_other_base);
  g_test_add_func("/rdf/hostile", test_hostile);
  g_test_add_func("/rdf/hostile-literals", test_hostile_literals);
  g_test_add_func("/rdf/long", test_long);
  g_test_add_func("/rdf/numbers", test_number_forms);
  g_test_add_func("/rdf/no-xml-name", test_no_xml_name);
  g_test_add_func("/rdf/turtle-shape", test_turtle_shape);
  for (size_t i = 0; i < G_N_ELEMENTS(suites); ++i) {
    g_autofree char *name = g_strdup_printf("/rdf/w3c/%s", suites[i].folder);
    g_test_add_data_func(name, &suites[i], test_w3c);
  }
  return g_test_run();
}
