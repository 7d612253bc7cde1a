// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Graphs that were stored are what they were; what is damaged is refused.

#include "state/segment.h"
#include "support/example-document.h"
#include "support/hostile.h"
#include "support/rdf.h"

#include <string.h>

/// Numbers in reverse, as no program has them.
static void
fill_terms(WartaSegmentTerms *terms, uint32_t from[WARTA_N_TERMS])
{
  for (uint32_t i = 0; i < WARTA_N_TERMS; ++i) {
    terms->to[i] = WARTA_N_TERMS - 1 - i;
    from[WARTA_N_TERMS - 1 - i] = i;
  }
  terms->from = from;
  terms->n_from = WARTA_N_TERMS;
}

static void
assert_survives(const WartaGraph *graph)
{
  WartaSegmentTerms terms;
  uint32_t from[WARTA_N_TERMS];
  fill_terms(&terms, from);
  g_autoptr(GBytes) bytes = warta_segment_encode(graph, &terms);
  g_autoptr(WartaGraph) copy = warta_graph_new(NULL, NULL);
  gsize size = 0;
  const uint8_t *data = g_bytes_get_data(bytes, &size);
  g_assert_true(warta_segment_decode(copy, data, size, &terms));
  static const WartaOutputFormat formats[] = {
      WARTA_OUTPUT_NQUADS, WARTA_OUTPUT_TRIG, WARTA_OUTPUT_JSONLD,
      WARTA_OUTPUT_GEXF, WARTA_OUTPUT_CSV_EVENTS};
  for (size_t i = 0; i < G_N_ELEMENTS(formats); ++i) {
    GString *before = rdf_write_graph(formats[i], graph);
    GString *after = rdf_write_graph(formats[i], copy);
    g_assert_true(g_string_equal(before, after));
    g_string_free(before, TRUE);
    g_string_free(after, TRUE);
  }
}

static void
test_example(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  assert_survives(graph);
  warta_graph_set_run(graph);
  assert_survives(graph);
}

static void
test_hostile(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(hostile_strings); ++i) {
    if (!g_utf8_validate(hostile_strings[i], -1, NULL)) {
      continue;
    }
    g_autoptr(WartaDocument) doc = example_document_hostile(hostile_strings[i]);
    g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
    warta_graph_set(graph, doc);
    assert_survives(graph);
  }
}

static void
test_all_kinds_of_nodes(void)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  const uint32_t subject = warta_graph_iri(graph, "https://a.example/s");
  const uint32_t own = warta_graph_predicate(graph, "https://a.example/p");
  warta_graph_state(graph, subject, own, warta_graph_string(graph, "", 0, 0));
  warta_graph_state(graph, subject, own,
                    warta_graph_tagged(graph, "halo", "jv"));
  warta_graph_state(graph, subject, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_WG_EVENT));
  warta_graph_state(
      graph, subject, WARTA_TERM_WG_CONFIDENCE,
      warta_graph_typed_iri(graph, "x", "https://a.example/type"));
  warta_graph_group(graph);
  assert_survives(graph);
}

/// Every byte changed, every length: refused, and the graph is empty.
static void
test_damage(void)
{
  WartaSegmentTerms terms;
  uint32_t from[WARTA_N_TERMS];
  fill_terms(&terms, from);
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set(graph, doc);
  g_autoptr(GBytes) bytes = warta_segment_encode(graph, &terms);
  gsize size = 0;
  g_autofree uint8_t *data =
      g_memdup2(g_bytes_get_data(bytes, &size), g_bytes_get_size(bytes));
  size = g_bytes_get_size(bytes);
  for (gsize i = 0; i < size; ++i) {
    data[i] ^= 0x10;
    g_assert_false(warta_segment_decode(graph, data, size, &terms));
    g_assert_cmpuint(warta_graph_size(graph), ==, 0);
    data[i] ^= 0x10;
    g_assert_false(warta_segment_decode(graph, data, i, &terms));
  }
  g_assert_true(warta_segment_decode(graph, data, size, &terms));
}

static void
test_unknown_terms(void)
{
  WartaSegmentTerms terms;
  uint32_t from[WARTA_N_TERMS];
  fill_terms(&terms, from);
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_set_run(graph);
  g_autoptr(GBytes) bytes = warta_segment_encode(graph, &terms);
  from[terms.to[WARTA_TERM_PROV_ACTIVITY]] = WARTA_N_TERMS;
  gsize size = 0;
  const uint8_t *data = g_bytes_get_data(bytes, &size);
  g_assert_false(warta_segment_decode(graph, data, size, &terms));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/segment/example", test_example);
  g_test_add_func("/segment/hostile", test_hostile);
  g_test_add_func("/segment/kinds", test_all_kinds_of_nodes);
  g_test_add_func("/segment/damage", test_damage);
  g_test_add_func("/segment/unknown-terms", test_unknown_terms);
  return g_test_run();
}
