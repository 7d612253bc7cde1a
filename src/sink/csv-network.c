// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Nodes and edges as CSV, with the column names that Gephi's import of
// spreadsheets knows.

#include "sink/csv.h"
#include "sink/layout.h"
#include "sink/projection.h"
#include "sink/sink.h"

static const char *const node_columns[] = {
    "Id",    "Label", "kind",    "iri",  "wikidata", "mentions",
    "class", "state", "article", "date", "x",        "y"};
static const char *const edge_columns[] = {
    "Source",   "Target",        "Type",      "Id",
    "Label",    "Weight",        "relations", "classes",
    "asserted", "claimed",       "planned",   "denied",
    "sources",  "article_count", "articles",  "first_date",
    "last_date"};

static void
write_text(WartaOutput *out, const char *text)
{
  warta_csv_write_cell(out, false, text != NULL ? text : "");
}

static void
write_number(WartaOutput *out, uint32_t number)
{
  char text[16];
  g_snprintf(text, sizeof(text), "%u", number);
  warta_csv_write_cell(out, false, text);
}

static void
write_double(WartaOutput *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  warta_csv_write_cell(out, false,
                       g_ascii_formatd(text, sizeof(text), "%.2f", number));
}

/// Write a node's id.
static void
write_id(WartaOutput *out, bool first, uint32_t index)
{
  char text[24];
  g_snprintf(text, sizeof(text), "n%u", index + 1);
  warta_csv_write_cell(out, first, text);
}

static void
write_head(WartaOutput *out, const char *const *names, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    warta_csv_write_cell(out, i == 0, names[i]);
  }
  warta_output_putc(out, '\n');
}

static void
write_node(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedNode *node =
      &g_array_index(p->nodes, WartaProjectedNode, index);
  write_id(out, true, index);
  write_text(out, node->label);
  write_text(out, node->kind);
  write_text(out, node->iri);
  write_text(out, node->wikidata);
  write_number(out, node->mentions);
  write_text(out, node->code);
  write_text(out, node->state);
  write_text(out, node->article);
  write_text(out, node->date);
  write_double(out, node->x);
  write_double(out, node->y);
  warta_output_putc(out, '\n');
}

static void
write_list(WartaOutput *out, const WartaProjectedGraph *p,
           const WartaProjectedEdge *edge, WartaFacetKind kind)
{
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, edge, kind, kind == WARTA_FACET_ACTION, list);
  write_text(out, list->str);
}

static void
write_edge(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedEdge *edge =
      &g_array_index(p->edges, WartaProjectedEdge, index);
  char id[24];
  g_snprintf(id, sizeof(id), "e%u", index + 1);
  write_id(out, true, edge->source);
  write_id(out, false, edge->target);
  write_text(out, "Directed");
  write_text(out, id);
  write_text(out, warta_projection_first(p, edge, WARTA_FACET_ACTION));
  write_number(out, warta_projection_weight(edge));
  write_list(out, p, edge, WARTA_FACET_ACTION);
  write_list(out, p, edge, WARTA_FACET_CLASS);
  for (int state = 0; state < WARTA_N_STATES; ++state) {
    write_number(out, edge->counts[state]);
  }
  write_list(out, p, edge, WARTA_FACET_SOURCE);
  write_number(out, edge->n_articles);
  write_list(out, p, edge, WARTA_FACET_ARTICLE);
  write_text(out, edge->first_date);
  write_text(out, edge->last_date);
  warta_output_putc(out, '\n');
}

static void
end_nodes(WartaSink *sink)
{
  WartaProjectedGraph *p = sink->state;
  warta_projection_finish(p);
  warta_layout_arrange(p);
  write_head(sink->out, node_columns, G_N_ELEMENTS(node_columns));
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    write_node(sink->out, p, i);
  }
}

static void
end_edges(WartaSink *sink)
{
  WartaProjectedGraph *p = sink->state;
  warta_projection_finish(p);
  write_head(sink->out, edge_columns, G_N_ELEMENTS(edge_columns));
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    write_edge(sink->out, p, i);
  }
}

const WartaSinkType warta_sink_csv_nodes = {
    .name = "csv-nodes",
    .extension = "csv-nodes",
    .media_type = "text/csv",
    .begin = warta_projection_sink_begin,
    .graph = warta_projection_sink_add,
    .end = end_nodes,
    .free = warta_projection_sink_free,
};

const WartaSinkType warta_sink_csv_edges = {
    .name = "csv-edges",
    .extension = "csv-edges",
    .media_type = "text/csv",
    .begin = warta_projection_sink_begin,
    .graph = warta_projection_sink_add,
    .end = end_edges,
    .free = warta_projection_sink_free,
};
