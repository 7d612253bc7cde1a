// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What articles have to do with each other: an article of which there are
// copies has the identifiers, URLs and publishers of all of them; one that is
// nearly the same as another says so.

#include "export/build.h"

#include "model/slug.h"

#include <string.h>

void
warta_build_copies_begin(WartaGraph *graph)
{
  warta_graph_clear(graph);
  g_autofree char *hash = warta_build_run_hash(graph);
  g_autofree char *iri =
      g_strconcat(graph->options.base_iri, "graph/copies-", hash, NULL);
  graph->name = warta_graph_checked_iri(graph, iri, strlen(iri));
}

/// State that the article has a publisher of that name.
static void
state_publisher(WartaGraph *graph, uint32_t article, const char *name)
{
  g_autofree char *iri = g_strconcat(graph->options.base_iri, "actor/",
                                     warta_slug(graph->arena, name), NULL);
  const uint32_t node = warta_graph_checked_iri(graph, iri, strlen(iri));
  warta_graph_state(graph, article, WARTA_TERM_SCHEMA_PUBLISHER, node);
  warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_SCHEMA_ORGANIZATION));
  warta_graph_state(graph, node, WARTA_TERM_RDFS_LABEL,
                    warta_graph_string(graph, name, strlen(name), true));
}

void
warta_build_copies_add(WartaGraph *graph, const WartaCopy *copy)
{
  const uint32_t article =
      warta_graph_checked_iri(graph, copy->article, strlen(copy->article));
  if (copy->near != NULL) {
    warta_graph_state(
        graph, article, WARTA_TERM_WG_NEAR_DUPLICATE_OF,
        warta_graph_checked_iri(graph, copy->near, strlen(copy->near)));
  }
  if (copy->id != NULL) {
    warta_graph_state(
        graph, article, WARTA_TERM_DCTERMS_IDENTIFIER,
        warta_graph_string(graph, copy->id, strlen(copy->id), false));
  }
  if (copy->url != NULL && *copy->url != '\0') {
    warta_graph_state(
        graph, article, WARTA_TERM_SCHEMA_URL,
        warta_graph_typed(graph, copy->url, WARTA_TERM_XSD_ANY_URI));
  }
  if (copy->publisher != NULL && *copy->publisher != '\0') {
    state_publisher(graph, article, copy->publisher);
  }
}
