// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// GraphML after the strict profile that every tool we know of reads without a
// complaint: standard types only, ids that are NMTOKENs, keys before the graph,
// nodes before edges, at most one edge per ordered pair, no attribute "type".
// With the option `multi` each action has an edge of its own, told apart by an
// XML attribute that the schema does not know.

#include "sink/layout.h"
#include "sink/projection.h"
#include "sink/sink.h"
#include "sink/xml.h"

#include <string.h>

/// Keys: id, domain, name, type.  Ids of nodes and edges differ, also when
/// case is folded, since some tools keep them in one table.
static const struct {
  const char *id;
  const char *domain;
  const char *name;
  const char *type;
} keys[] = {
    {"nodelabel", "node", "label", "string"},
    {"labels", "node", "labels", "string"},
    {"n_kind", "node", "kind", "string"},
    {"n_iri", "node", "iri", "string"},
    {"n_wikidata", "node", "wikidata", "string"},
    {"n_mentions", "node", "mentions", "int"},
    {"n_class", "node", "class", "string"},
    {"n_state", "node", "state", "string"},
    {"n_date", "node", "date", "string"},
    {"n_article", "node", "article", "string"},
    {"x", "node", "x", "double"},
    {"y", "node", "y", "double"},
    {"size", "node", "size", "double"},
    {"r", "node", "r", "int"},
    {"g", "node", "g", "int"},
    {"b", "node", "b", "int"},
    {"label", "edge", "label", "string"},
    {"weight", "edge", "weight", "double"},
    {"e_relations", "edge", "relations", "string"},
    {"e_classes", "edge", "classes", "string"},
    {"e_asserted", "edge", "asserted", "int"},
    {"e_claimed", "edge", "claimed", "int"},
    {"e_planned", "edge", "planned", "int"},
    {"e_denied", "edge", "denied", "int"},
    {"e_sources", "edge", "sources", "string"},
    {"e_articles", "edge", "articles", "string"},
    {"e_n_articles", "edge", "article_count", "int"},
    {"e_first", "edge", "first_date", "string"},
    {"e_last", "edge", "last_date", "string"},
};

/// Write a datum, unless it is NULL or empty.
static void
write_datum(WartaOutput *out, const char *key, const char *text)
{
  if (text == NULL || *text == '\0') {
    return;
  }
  warta_output_puts(out, "<data key=\"");
  warta_output_puts(out, key);
  warta_output_puts(out, "\">");
  warta_xml_write_text(out, text);
  warta_output_puts(out, "</data>");
}

static void
write_number(WartaOutput *out, const char *key, uint32_t number)
{
  char text[16];
  g_snprintf(text, sizeof(text), "%u", number);
  write_datum(out, key, text);
}

static void
write_double(WartaOutput *out, const char *key, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  write_datum(out, key, g_ascii_formatd(text, sizeof(text), "%.2f", number));
}

static void
write_head(WartaOutput *out)
{
  warta_output_puts(
      out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
           " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
           " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
           " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  for (size_t i = 0; i < G_N_ELEMENTS(keys); ++i) {
    const char *const parts[] = {
        "  <key id=\"",    keys[i].id,        "\" for=\"",
        keys[i].domain,    "\" attr.name=\"", keys[i].name,
        "\" attr.type=\"", keys[i].type,      "\"/>\n"};
    for (size_t j = 0; j < G_N_ELEMENTS(parts); ++j) {
      warta_output_puts(out, parts[j]);
    }
  }
  warta_output_puts(out,
                    "  <graph id=\"wartagraf\" edgedefault=\"directed\">\n");
}

/// Write the id of a node or edge, counted from 1.
static void
write_id(WartaOutput *out, const char *letter, uint32_t index)
{
  char text[24];
  g_snprintf(text, sizeof(text), "%s%u", letter, index + 1);
  warta_output_puts(out, text);
}

/// Write ":Kind", a label that Neo4j gives its nodes.
static void
write_labels(WartaOutput *out, const char *kind)
{
  char text[32];
  g_snprintf(text, sizeof(text), ":%c%s", g_ascii_toupper(kind[0]), kind + 1);
  write_datum(out, "labels", text);
}

static void
write_node(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedNode *node =
      &g_array_index(p->nodes, WartaProjectedNode, index);
  const WartaLook look = warta_layout_look(p, index);
  warta_output_puts(out, "    <node id=\"");
  write_id(out, "n", index);
  warta_output_puts(out, "\"><desc>");
  warta_xml_write_text(out, node->label);
  warta_output_puts(out, "</desc>");
  write_datum(out, "nodelabel", node->label);
  write_labels(out, node->kind);
  write_datum(out, "n_kind", node->kind);
  write_datum(out, "n_iri", node->iri);
  write_datum(out, "n_wikidata", node->wikidata);
  write_number(out, "n_mentions", node->mentions);
  write_datum(out, "n_class", node->code);
  write_datum(out, "n_state", node->state);
  write_datum(out, "n_date", node->date);
  write_datum(out, "n_article", node->article);
  write_double(out, "x", node->x);
  write_double(out, "y", node->y);
  write_double(out, "size", look.size);
  write_number(out, "r", look.r);
  write_number(out, "g", look.g);
  write_number(out, "b", look.b);
  warta_output_puts(out, "</node>\n");
}

static void
write_list(WartaOutput *out, const char *key, const WartaProjectedGraph *p,
           const WartaProjectedEdge *edge, WartaFacetKind kind)
{
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, edge, kind, kind != WARTA_FACET_ARTICLE, list);
  write_datum(out, key, list->str);
}

static void
write_edge(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedEdge *edge =
      &g_array_index(p->edges, WartaProjectedEdge, index);
  const uint32_t weight = warta_projection_weight(edge);
  warta_output_puts(out, "    <edge id=\"");
  write_id(out, "e", index);
  warta_output_puts(out, "\" source=\"");
  write_id(out, "n", edge->source);
  warta_output_puts(out, "\" target=\"");
  write_id(out, "n", edge->target);
  if (edge->kind != NULL) {
    // Not of the schema, but what Gephi and Neo4j tell kinds of edges by.
    warta_output_puts(out, "\" label=\"");
    warta_xml_write_attribute(out, edge->kind);
  }
  warta_output_puts(out, "\">");
  write_datum(out, "label",
              warta_projection_first(p, edge, WARTA_FACET_ACTION));
  if (weight > 0) {
    write_number(out, "weight", weight);
  }
  write_list(out, "e_relations", p, edge, WARTA_FACET_ACTION);
  write_list(out, "e_classes", p, edge, WARTA_FACET_CLASS);
  write_number(out, "e_asserted", edge->counts[WARTA_STATE_ASSERTED]);
  write_number(out, "e_claimed", edge->counts[WARTA_STATE_CLAIMED]);
  write_number(out, "e_planned", edge->counts[WARTA_STATE_PLANNED]);
  write_number(out, "e_denied", edge->counts[WARTA_STATE_DENIED]);
  write_list(out, "e_sources", p, edge, WARTA_FACET_SOURCE);
  write_list(out, "e_articles", p, edge, WARTA_FACET_ARTICLE);
  write_number(out, "e_n_articles", edge->n_articles);
  write_datum(out, "e_first", edge->first_date);
  write_datum(out, "e_last", edge->last_date);
  warta_output_puts(out, "</edge>\n");
}

static void
end(WartaSink *sink)
{
  WartaProjectedGraph *p = sink->state;
  warta_projection_finish(p);
  warta_layout_arrange(p);
  write_head(sink->out);
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    write_node(sink->out, p, i);
  }
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    write_edge(sink->out, p, i);
  }
  warta_output_puts(sink->out, "  </graph>\n</graphml>\n");
}

const WartaSinkType warta_sink_graphml = {
    .name = "graphml",
    .extension = "graphml",
    .media_type = "application/graphml+xml",
    .begin = warta_projection_sink_begin,
    .graph = warta_projection_sink_add,
    .end = end,
    .free = warta_projection_sink_free,
};
