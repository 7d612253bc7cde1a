// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What graph tools are shown.

#include "sink/layout.h"
#include "sink/projection.h"
#include "support/example-document.h"

#include <math.h>
#include <string.h>

/// Return the finished projection of the example, added `times` times as other
/// articles.
static WartaProjectedGraph *
project(const WartaGraphOptions *options, bool by_action, unsigned times)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  WartaProjectedGraph *p = warta_projection_new(options, by_action);
  for (unsigned i = 0; i < times; ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    g_autofree char *id = g_strdup_printf("contoh/%u", i);
    doc->id = id;
    doc->url = NULL;
    warta_graph_set(graph, doc);
    warta_projection_add(p, graph);
  }
  warta_projection_finish(p);
  return p;
}

static const WartaProjectedNode *
node_at(const WartaProjectedGraph *p, uint32_t index)
{
  return &g_array_index(p->nodes, WartaProjectedNode, index);
}

/// Return the edge between the nodes with these labels, or NULL.
static const WartaProjectedEdge *
find_edge(const WartaProjectedGraph *p, const char *source, const char *target)
{
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    const WartaProjectedEdge *edge =
        &g_array_index(p->edges, WartaProjectedEdge, i);
    if (g_str_equal(node_at(p, edge->source)->label, source) &&
        g_str_equal(node_at(p, edge->target)->label, target)) {
      return edge;
    }
  }
  return NULL;
}

static const WartaGraphOptions plain = {0};

static void
test_events_add_up(void)
{
  g_autoptr(WartaProjectedGraph) p = project(&plain, false, 3);
  const WartaProjectedEdge *edge =
      find_edge(p, "Retno Marsudi", "PT Cakrawala");
  g_assert_nonnull(edge);
  g_assert_cmpuint(warta_projection_weight(edge), ==, 3);
  g_assert_cmpuint(edge->counts[WARTA_STATE_ASSERTED], ==, 3);
  g_assert_cmpuint(edge->n_articles, ==, 3);
  g_assert_cmpstr(edge->first_date, ==, "2019-05-20");
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, edge, WARTA_FACET_ACTION, true, list);
  g_assert_cmpstr(list->str, ==, "menuduh (3)");
  g_string_truncate(list, 0);
  warta_projection_list(p, edge, WARTA_FACET_ARTICLE, false, list);
  g_assert_cmpstr(list->str, ==, "contoh/0; contoh/1; contoh/2");
}

static void
test_order(void)
{
  g_autoptr(WartaProjectedGraph) p = project(&plain, false, 2);
  // The residents of two articles are two groups.
  g_assert_cmpuint(p->nodes->len, ==, 4);
  g_assert_cmpstr(node_at(p, 0)->label, ==, "PT Cakrawala");
  g_assert_cmpuint(node_at(p, 0)->mentions, ==, 10);
  for (uint32_t i = 1; i < p->nodes->len; ++i) {
    g_assert_cmpuint(node_at(p, i - 1)->mentions, >=, node_at(p, i)->mentions);
  }
}

static void
test_denied_events_do_not_weigh(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autoptr(WartaProjectedGraph) p = warta_projection_new(&plain, false);
  warta_graph_set(graph, doc);
  warta_projection_add(p, graph);
  doc->events[0].polarity = WARTA_NEGATED;
  doc->id = "sangkalan";
  warta_graph_set(graph, doc);
  warta_projection_add(p, graph);
  warta_projection_finish(p);
  const WartaProjectedEdge *edge =
      find_edge(p, "Retno Marsudi", "PT Cakrawala");
  g_assert_cmpuint(warta_projection_weight(edge), ==, 1);
  g_assert_cmpuint(edge->counts[WARTA_STATE_DENIED], ==, 1);
}

static void
test_only_denied_is_no_edge(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autoptr(WartaProjectedGraph) p = warta_projection_new(&plain, false);
  doc->events[0].polarity = WARTA_NEGATED;
  warta_graph_set(graph, doc);
  warta_projection_add(p, graph);
  warta_projection_finish(p);
  g_assert_null(find_edge(p, "Retno Marsudi", "PT Cakrawala"));
  g_assert_nonnull(find_edge(p, "warga Bandung", "PT Cakrawala"));
}

static void
test_states(void)
{
  static const struct {
    WartaFactuality factuality;
    WartaPolarity polarity;
    WartaEventState state;
  } cases[] = {
      {WARTA_ASSERTED, WARTA_AFFIRMED, WARTA_STATE_ASSERTED},
      {WARTA_ALLEGED, WARTA_AFFIRMED, WARTA_STATE_CLAIMED},
      {WARTA_PLANNED, WARTA_AFFIRMED, WARTA_STATE_PLANNED},
      {WARTA_POSSIBLE, WARTA_AFFIRMED, WARTA_STATE_PLANNED},
      {WARTA_DEMANDED, WARTA_AFFIRMED, WARTA_STATE_PLANNED},
      {WARTA_PLANNED, WARTA_NEGATED, WARTA_STATE_DENIED},
  };
  const WartaGraphOptions options = {.projection = WARTA_PROJECTION_EVENTS};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
    g_autoptr(WartaProjectedGraph) p = warta_projection_new(&options, false);
    doc->events[0].factuality = cases[i].factuality;
    doc->events[0].polarity = cases[i].polarity;
    warta_graph_set(graph, doc);
    warta_projection_add(p, graph);
    warta_projection_finish(p);
    const WartaProjectedEdge *edge = find_edge(p, "Retno Marsudi", "menuduh");
    g_assert_cmpuint(edge->counts[cases[i].state], ==, 1);
    g_assert_cmpstr(node_at(p, edge->target)->state, ==,
                    warta_event_state_names[cases[i].state]);
  }
}

static void
test_events_as_nodes(void)
{
  const WartaGraphOptions options = {.projection = WARTA_PROJECTION_EVENTS};
  g_autoptr(WartaProjectedGraph) p = project(&options, false, 1);
  g_assert_nonnull(find_edge(p, "Retno Marsudi", "menuduh"));
  g_assert_nonnull(find_edge(p, "menuduh", "PT Cakrawala"));
  g_assert_nonnull(find_edge(p, "menuduh", "Bandung"));
  const WartaProjectedEdge *both = find_edge(p, "PT Cakrawala", "menjual");
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, both, WARTA_FACET_ACTION, true, list);
  g_assert_cmpstr(list->str, ==, "agent; source");
}

/// Count edges with options that differ from the plain ones.
static guint
count_edges(WartaGraphOptions options)
{
  g_autoptr(WartaProjectedGraph) p = project(&options, false, 2);
  return p->edges->len;
}

static void
test_filters(void)
{
  // One accusation that two articles make, and two plans.
  g_assert_cmpuint(count_edges(plain), ==, 3);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.facts_only = true}), ==, 1);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.min_weight = 2}), ==, 1);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.min_weight = 3}), ==, 0);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.top = 2}), ==, 1);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.top = 1}), ==, 0);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.since = "2019-05-21"}), ==,
                   2);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.until = "2019-05-20"}), ==,
                   1);
  g_assert_cmpuint(
      count_edges((WartaGraphOptions){.since = "2019-05", .until = "2019"}), ==,
      3);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.since = "2020"}), ==, 0);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.event_class = "accuse"}),
                   ==, 3);
  g_assert_cmpuint(count_edges((WartaGraphOptions){.event_class = "AID"}), ==,
                   0);
}

static void
test_edges_by_action(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  for (int by_action = 0; by_action < 2; ++by_action) {
    g_autoptr(WartaProjectedGraph) p =
        warta_projection_new(&plain, by_action == 1);
    doc->events[0].action = "menuduh";
    warta_graph_set(graph, doc);
    warta_projection_add(p, graph);
    doc->events[0].action = "memuji";
    warta_graph_set(graph, doc);
    warta_projection_add(p, graph);
    warta_projection_finish(p);
    g_assert_cmpuint(p->edges->len, ==, by_action == 1 ? 3 : 2);
    const WartaProjectedEdge *edge =
        find_edge(p, "Retno Marsudi", "PT Cakrawala");
    g_assert_cmpstr(edge->kind, ==, by_action == 1 ? "memuji" : NULL);
  }
}

/// Return the distance between two nodes.
static double
distance(const WartaProjectedGraph *p, uint32_t a, uint32_t b)
{
  const double dx = node_at(p, a)->x - node_at(p, b)->x;
  const double dy = node_at(p, a)->y - node_at(p, b)->y;
  return sqrt(dx * dx + dy * dy);
}

/// Return two rings of `n` actors each, one of which has nothing to do with
/// the other.
static WartaProjectedGraph *
two_rings(unsigned n)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  WartaProjectedGraph *p = warta_projection_new(&plain, false);
  const uint32_t actor = warta_graph_term(graph, WARTA_TERM_WG_ACTOR);
  const uint32_t event = warta_graph_term(graph, WARTA_TERM_WG_EVENT);
  for (unsigned i = 0; i < 2 * n; ++i) {
    const unsigned next = i / n * n + (i + 1) % n;
    g_autofree char *iri = g_strdup_printf("urn:a:%05u", i);
    g_autofree char *other = g_strdup_printf("urn:a:%05u", next);
    g_autofree char *act = g_strdup_printf("urn:e:%05u", i);
    const uint32_t e = warta_graph_iri(graph, act);
    const uint32_t agent = warta_graph_iri(graph, iri);
    warta_graph_state(graph, agent, WARTA_TERM_RDF_TYPE, actor);
    warta_graph_state(graph, e, WARTA_TERM_RDF_TYPE, event);
    warta_graph_state(graph, e, WARTA_TERM_WG_AGENT, agent);
    warta_graph_state(graph, e, WARTA_TERM_WG_TARGET,
                      warta_graph_iri(graph, other));
  }
  warta_graph_group(graph);
  warta_projection_add(p, graph);
  warta_projection_finish(p);
  warta_layout_arrange(p);
  return p;
}

static void
test_layout(void)
{
  enum { N = 12 };
  g_autoptr(WartaProjectedGraph) p = two_rings(N);
  g_autoptr(WartaProjectedGraph) again = two_rings(N);
  double near = 0;
  double far = 0;
  for (uint32_t i = 0; i < N; ++i) {
    near += distance(p, i, (i + 1) % N) / N;
    for (uint32_t j = N; j < 2 * N; ++j) {
      far += distance(p, i, j) / (N * N);
    }
  }
  g_assert_cmpfloat(near * 2, <, far);
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    g_assert_cmpfloat(node_at(p, i)->x, ==, node_at(again, i)->x);
    for (uint32_t j = 0; j < i; ++j) {
      g_assert_cmpfloat(distance(p, i, j), >, 1.0);
    }
  }
}

static void
test_large_layout(void)
{
  g_autoptr(WartaProjectedGraph) p = two_rings(10000);
  g_assert_cmpuint(p->nodes->len, ==, 20000);
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    g_assert_true(isfinite(node_at(p, i)->x) && isfinite(node_at(p, i)->y));
  }
}

static void
test_crowd(void)
{
  // Hundreds of participants in one event: bounded, not quadratic.
  enum { MANY = 2000 };
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  const uint32_t actor = warta_graph_term(graph, WARTA_TERM_WG_ACTOR);
  const uint32_t event = warta_graph_iri(graph, "urn:e:1");
  warta_graph_state(graph, event, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_WG_EVENT));
  for (unsigned i = 0; i < MANY; ++i) {
    g_autofree char *iri = g_strdup_printf("urn:a:%u", i);
    const uint32_t node = warta_graph_iri(graph, iri);
    warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE, actor);
    warta_graph_state(graph, event,
                      i % 2 == 0 ? WARTA_TERM_WG_AGENT : WARTA_TERM_WG_TARGET,
                      node);
  }
  warta_graph_group(graph);
  g_autoptr(WartaProjectedGraph) p = warta_projection_new(&plain, false);
  warta_projection_add(p, graph);
  warta_projection_finish(p);
  g_assert_cmpuint(p->edges->len, ==, 64 * 64);
}

static void
test_comentions(void)
{
  WartaGraphOptions options = {.projection = WARTA_PROJECTION_COMENTIONS};
  g_autoptr(WartaProjectedGraph) p = project(&options, false, 3);
  const WartaProjectedEdge *one = find_edge(p, "PT Cakrawala", "Retno Marsudi");
  const WartaProjectedEdge *other =
      find_edge(p, "Retno Marsudi", "PT Cakrawala");
  // Once per pair, in the order of the IRIs.
  g_assert_nonnull(one);
  g_assert_null(other);
  g_assert_cmpuint(warta_projection_weight(one), ==, 3);
  g_assert_cmpuint(one->n_articles, ==, 3);
  g_assert_cmpuint(one->counts[WARTA_STATE_ASSERTED], ==, 0);
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, one, WARTA_FACET_ARTICLE, false, list);
  g_assert_cmpstr(list->str, ==, "contoh/0; contoh/1; contoh/2");
  g_string_truncate(list, 0);
  warta_projection_list(p, one, WARTA_FACET_DATE, false, list);
  g_assert_cmpstr(list->str, ==, "2019-05-21");
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    const WartaProjectedEdge *edge =
        &g_array_index(p->edges, WartaProjectedEdge, i);
    g_assert_cmpint(
        strcmp(node_at(p, edge->source)->iri, node_at(p, edge->target)->iri), <,
        0);
  }
  options.min_weight = 4;
  g_autoptr(WartaProjectedGraph) none = project(&options, false, 3);
  g_assert_cmpuint(none->edges->len, ==, 0);
  options.min_weight = 0;
  options.since = "2019-06";
  g_autoptr(WartaProjectedGraph) late = project(&options, false, 3);
  g_assert_cmpuint(late->edges->len, ==, 0);
}

static void
test_many_mentioned(void)
{
  // Hundreds of actors in one article: bounded, not quadratic.
  enum { MANY = 2000, MOST = 200 };
  const WartaGraphOptions options = {.projection = WARTA_PROJECTION_COMENTIONS};
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  warta_graph_state(graph, warta_graph_iri(graph, "urn:article"),
                    WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_SCHEMA_NEWS_ARTICLE));
  const uint32_t mention = warta_graph_iri(graph, "urn:m");
  for (unsigned i = 0; i < MANY; ++i) {
    g_autofree char *iri = g_strdup_printf("urn:a:%u", i);
    const uint32_t node = warta_graph_iri(graph, iri);
    warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE,
                      warta_graph_term(graph, WARTA_TERM_WG_ACTOR));
    warta_graph_state(graph, node, WARTA_TERM_GAF_DENOTED_BY, mention);
  }
  warta_graph_group(graph);
  g_autoptr(WartaProjectedGraph) p = warta_projection_new(&options, false);
  warta_projection_add(p, graph);
  warta_projection_finish(p);
  g_assert_cmpuint(p->edges->len, ==, MOST * (MOST - 1) / 2);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  warta_projection_free(NULL);
  g_test_add_func("/projection/sum", test_events_add_up);
  g_test_add_func("/projection/order", test_order);
  g_test_add_func("/projection/denied", test_denied_events_do_not_weigh);
  g_test_add_func("/projection/only-denied", test_only_denied_is_no_edge);
  g_test_add_func("/projection/states", test_states);
  g_test_add_func("/projection/events", test_events_as_nodes);
  g_test_add_func("/projection/filters", test_filters);
  g_test_add_func("/projection/by-action", test_edges_by_action);
  g_test_add_func("/projection/layout", test_layout);
  g_test_add_func("/projection/large-layout", test_large_layout);
  g_test_add_func("/projection/crowd", test_crowd);
  g_test_add_func("/projection/comentions", test_comentions);
  g_test_add_func("/projection/many-mentioned", test_many_mentioned);
  return g_test_run();
}
