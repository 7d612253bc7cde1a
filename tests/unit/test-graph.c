// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/graph.h"

#include <string.h>

static WartaGraph *
new_graph(void)
{
  g_autoptr(GError) error = NULL;
  WartaGraph *graph = warta_graph_new(NULL, &error);
  g_assert_no_error(error);
  return graph;
}

static void
test_free_null(void)
{
  warta_graph_free(NULL);
}

static void
test_equal_nodes_are_one(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  const uint32_t plain = warta_graph_string(graph, "id", 2, false);
  g_assert_cmpuint(warta_graph_string(graph, "idx", 2, false), ==, plain);
  g_assert_cmpuint(warta_graph_string(graph, "id", 2, true), !=, plain);
  g_assert_cmpuint(warta_graph_tagged(graph, "id", "ID"), ==,
                   warta_graph_string(graph, "id", 2, true));
  g_assert_cmpuint(warta_graph_tagged(graph, "id", "EN-gb"), ==,
                   warta_graph_tagged(graph, "id", "en-GB"));
  g_assert_cmpuint(warta_graph_tagged(graph, "id", "in_ID"), ==, plain);
  const uint32_t seven = warta_graph_number(graph, 7, WARTA_TERM_XSD_INTEGER);
  g_assert_cmpuint(warta_graph_typed(graph, "7", WARTA_TERM_XSD_INTEGER), ==,
                   seven);
  g_assert_cmpuint(
      warta_graph_number(graph, 7, WARTA_TERM_XSD_NON_NEGATIVE_INTEGER), !=,
      seven);
  g_assert_cmpuint(warta_graph_iri(graph, WARTA_NS_WG "Event"), ==,
                   warta_graph_term(graph, WARTA_TERM_WG_EVENT));
}

static void
test_terms_are_recognised(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  g_assert_cmpuint(warta_graph_predicate(graph, WARTA_NS_RDF "type"), ==,
                   WARTA_TERM_RDF_TYPE);
  const uint32_t index = warta_graph_iri(graph, WARTA_NS_SEM "Event");
  g_assert_cmpuint(warta_graph_node(graph, index)->type, ==,
                   WARTA_TERM_SEM_EVENT);
  const uint32_t other = warta_graph_predicate(graph, "urn:lain:x");
  g_assert_cmpuint(other, >=, WARTA_N_TERMS);
  uint32_t length = 0;
  g_assert_cmpstr(warta_graph_predicate_iri(graph, other, &length), ==,
                  "urn:lain:x");
  g_assert_cmpuint(length, ==, 10);
}

static void
test_statements_are_a_set(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  const uint32_t s = warta_graph_iri(graph, "urn:s:1");
  const uint32_t o = warta_graph_iri(graph, "urn:o:1");
  warta_graph_state(graph, s, WARTA_TERM_WG_AGENT, o);
  warta_graph_state(graph, s, WARTA_TERM_WG_AGENT, o);
  g_assert_cmpuint(warta_graph_size(graph), ==, 1);
  warta_graph_state(graph, o, WARTA_TERM_WG_AGENT, s);
  warta_graph_state(graph, s, WARTA_TERM_WG_TARGET, o);
  g_assert_cmpuint(warta_graph_size(graph), ==, 3);
}

static void
test_grouping(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  const uint32_t a = warta_graph_iri(graph, "urn:s:a");
  const uint32_t b = warta_graph_iri(graph, "urn:s:b");
  warta_graph_state(graph, b, WARTA_TERM_WG_TARGET, a);
  warta_graph_state(graph, a, WARTA_TERM_WG_TARGET, b);
  warta_graph_state(graph, b, WARTA_TERM_WG_AGENT, b);
  warta_graph_state(graph, b, WARTA_TERM_WG_AGENT, a);
  warta_graph_state(graph, b, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_WG_EVENT));
  warta_graph_group(graph);
  const WartaStatement expected[] = {
      {b, WARTA_TERM_RDF_TYPE, warta_graph_term(graph, WARTA_TERM_WG_EVENT)},
      {b, WARTA_TERM_WG_AGENT, b},
      {b, WARTA_TERM_WG_AGENT, a},
      {b, WARTA_TERM_WG_TARGET, a},
      {a, WARTA_TERM_WG_TARGET, b},
  };
  g_assert_cmpuint(graph->statements->len, ==, G_N_ELEMENTS(expected));
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *statement = warta_graph_statement(graph, i);
    g_assert_cmpuint(statement->subject, ==, expected[i].subject);
    g_assert_cmpuint(statement->predicate, ==, expected[i].predicate);
    g_assert_cmpuint(statement->object, ==, expected[i].object);
  }
}

static void
test_many_nodes(void)
{
  enum { MANY = 100000 };
  g_autoptr(WartaGraph) graph = new_graph();
  const uint32_t s = warta_graph_iri(graph, "urn:s:a");
  for (int round = 0; round < 2; ++round) {
    for (uint32_t i = 0; i < MANY; ++i) {
      warta_graph_state(graph, s, WARTA_TERM_WG_AGENT,
                        warta_graph_number(graph, i, WARTA_TERM_XSD_INTEGER));
    }
    g_assert_cmpuint(warta_graph_size(graph), ==, MANY);
  }
  warta_graph_clear(graph);
  g_assert_cmpuint(warta_graph_size(graph), ==, 0);
  g_assert_cmpuint(warta_graph_iri(graph, "urn:s:b"), ==, 1);
}

static void
test_text_is_made_clean(void)
{
  static const struct {
    const char *text;
    size_t length;
    const char *clean;
  } cases[] = {
      {"biasa", 5, "biasa"},
      {"a\x01 b\x1F", 5, "a  b "},
      {"nul\0nul", 7, "nul nul"},
      {"tab\tbaris\ncr\r", 13, "tab\tbaris\ncr\r"},
      {"del\x7F", 4, "del "},
      {"rusak\xC3", 6, "rusak\xEF\xBF\xBD"},
      {"rusak\xFFz", 7, "rusak\xEF\xBF\xBDz"},
      {"\xED\xA0\x80", 3,
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, // a surrogate
      {"\xEF\xBF\xBE\xEF\xBF\xBF", 6, "  "},    // U+FFFE, U+FFFF
      {"\xF0\x9F\x87\xAE", 4, "\xF0\x9F\x87\xAE"},
  };
  g_autoptr(WartaGraph) graph = new_graph();
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    const WartaNode *node =
        warta_graph_node(graph, warta_graph_string(graph, cases[i].text,
                                                   cases[i].length, false));
    g_assert_cmpstr(node->text, ==, cases[i].clean);
    g_assert_cmpuint(node->length, ==, strlen(cases[i].clean));
  }
}

static void
test_illegal_forms_become_strings(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  const WartaNode *good = warta_graph_node(
      graph, warta_graph_typed(graph, "2024-02-29", WARTA_TERM_XSD_DATE));
  g_assert_cmpint(good->kind, ==, WARTA_NODE_TYPED);
  const WartaNode *bad = warta_graph_node(
      graph, warta_graph_typed(graph, "2023-02-29", WARTA_TERM_XSD_DATE));
  g_assert_cmpint(bad->kind, ==, WARTA_NODE_STRING);
  g_assert_cmpstr(bad->text, ==, "2023-02-29");
}

static void
test_iris_are_repaired(void)
{
  g_autoptr(WartaGraph) graph = new_graph();
  const WartaNode *node =
      warta_graph_node(graph, warta_graph_iri(graph, "http://contoh.id/a b"));
  g_assert_cmpstr(node->text, ==, "http://contoh.id/a%20b");
  node = warta_graph_node(graph, warta_graph_iri(graph, "tanpa skema"));
  g_assert_cmpstr(node->text, ==, "urn:invalid:tanpa%20skema");
  g_assert_true(warta_iri_is_legal(node->text));
}

static void
test_base(void)
{
  static const struct {
    const char *given;
    const char *made;
  } cases[] = {
      {NULL, "https://w3id.org/wartagraf/id/"},
      {"https://contoh.id/graf", "https://contoh.id/graf/"},
      {"https://contoh.id/graf/", "https://contoh.id/graf/"},
      {"urn:contoh:", "urn:contoh:"},
      {"contoh.id/graf", NULL},
      {"https://contoh.id/a b", NULL},
      {"https://contoh.id/#", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(GError) error = NULL;
    g_autofree char *made = warta_graph_base_dup(cases[i].given, &error);
    g_assert_cmpstr(made, ==, cases[i].made);
    g_assert_true((error == NULL) == (made != NULL));
    if (error != NULL) {
      g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
    }
  }
  g_autoptr(GError) error = NULL;
  const WartaGraphOptions options = {.base_iri = "bukan iri"};
  g_assert_null(warta_graph_new(&options, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/graph/free-null", test_free_null);
  g_test_add_func("/graph/equal-nodes", test_equal_nodes_are_one);
  g_test_add_func("/graph/terms", test_terms_are_recognised);
  g_test_add_func("/graph/statements", test_statements_are_a_set);
  g_test_add_func("/graph/grouping", test_grouping);
  g_test_add_func("/graph/many-nodes", test_many_nodes);
  g_test_add_func("/graph/clean-text", test_text_is_made_clean);
  g_test_add_func("/graph/illegal-forms", test_illegal_forms_become_strings);
  g_test_add_func("/graph/iris", test_iris_are_repaired);
  g_test_add_func("/graph/base", test_base);
  return g_test_run();
}
