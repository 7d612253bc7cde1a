// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// GEXF 1.3 as Gephi reads it: parallel edges told apart by their kind, and the
// days of their events as spells, so that the timeline works.

#include "sink/layout.h"
#include "sink/projection.h"
#include "sink/sink.h"
#include "sink/xml.h"

/// Attributes: class, id, type.  Some readers show the id as the name.
static const struct {
  const char *domain;
  const char *id;
  const char *type;
} attributes[] = {
    {"node", "kind", "string"},      {"node", "iri", "string"},
    {"node", "wikidata", "string"},  {"node", "mentions", "integer"},
    {"node", "class", "string"},     {"node", "state", "string"},
    {"node", "article", "string"},   {"edge", "classes", "string"},
    {"edge", "asserted", "integer"}, {"edge", "claimed", "integer"},
    {"edge", "planned", "integer"},  {"edge", "denied", "integer"},
    {"edge", "sources", "string"},   {"edge", "articles", "string"},
};

static void
begin(WartaSink *sink)
{
  sink->state = warta_projection_new(&sink->options, true);
}

/// Write ` name="value"`.
static void
write_attribute(WartaOutput *out, const char *name, const char *value)
{
  warta_output_putc(out, ' ');
  warta_output_puts(out, name);
  warta_output_puts(out, "=\"");
  warta_xml_write_attribute(out, value);
  warta_output_putc(out, '"');
}

static void
write_number(WartaOutput *out, const char *name, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  write_attribute(out, name,
                  g_ascii_formatd(text, sizeof(text), "%.2f", number));
}

/// Write ` name="letter"` and the number, counted from 1.
static void
write_id(WartaOutput *out, const char *name, char letter, uint32_t index)
{
  char text[24];
  g_snprintf(text, sizeof(text), "%c%u", letter, index + 1);
  write_attribute(out, name, text);
}

static void
write_attributes(WartaOutput *out, const char *domain)
{
  warta_output_puts(out, "    <attributes");
  write_attribute(out, "class", domain);
  warta_output_puts(out, " mode=\"static\">\n");
  for (size_t i = 0; i < G_N_ELEMENTS(attributes); ++i) {
    if (g_str_equal(attributes[i].domain, domain)) {
      warta_output_puts(out, "      <attribute");
      write_attribute(out, "id", attributes[i].id);
      write_attribute(out, "title", attributes[i].id);
      write_attribute(out, "type", attributes[i].type);
      warta_output_puts(out, "/>\n");
    }
  }
  warta_output_puts(out, "    </attributes>\n");
}

/// Write a value, unless it is NULL or empty.
static void
write_value(WartaOutput *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0') {
    warta_output_puts(out, "<attvalue");
    write_attribute(out, "for", name);
    write_attribute(out, "value", value);
    warta_output_puts(out, "/>");
  }
}

static void
write_count(WartaOutput *out, const char *name, uint32_t count)
{
  char text[16];
  g_snprintf(text, sizeof(text), "%u", count);
  write_value(out, name, text);
}

static void
write_node(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedNode *node =
      &g_array_index(p->nodes, WartaProjectedNode, index);
  const WartaLook look = warta_layout_look(p, index);
  char colour[48];
  warta_output_puts(out, "      <node");
  write_id(out, "id", 'n', index);
  write_attribute(out, "label", node->label);
  warta_output_puts(out, "><attvalues>");
  write_value(out, "kind", node->kind);
  write_value(out, "iri", node->iri);
  write_value(out, "wikidata", node->wikidata);
  write_count(out, "mentions", node->mentions);
  write_value(out, "class", node->code);
  write_value(out, "state", node->state);
  write_value(out, "article", node->article);
  warta_output_puts(out, "</attvalues><viz:size");
  write_number(out, "value", look.size);
  warta_output_puts(out, "/><viz:position");
  write_number(out, "x", node->x);
  write_number(out, "y", node->y);
  g_snprintf(colour, sizeof(colour),
             "/><viz:color r=\"%u\" g=\"%u\" b=\"%u\"/></node>\n", look.r,
             look.g, look.b);
  warta_output_puts(out, colour);
}

static void
write_list(WartaOutput *out, const char *name, const WartaProjectedGraph *p,
           const WartaProjectedEdge *edge, WartaFacetKind kind)
{
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, edge, kind, false, list);
  write_value(out, name, list->str);
}

/// Write the days of the edge's events.
static void
write_spells(WartaOutput *out, const WartaProjectedGraph *p,
             const WartaProjectedEdge *edge)
{
  g_autoptr(GString) list = g_string_new(NULL);
  warta_projection_list(p, edge, WARTA_FACET_DATE, false, list);
  if (list->len == 0) {
    return;
  }
  g_auto(GStrv) days = g_strsplit(list->str, "; ", -1);
  warta_output_puts(out, "<spells>");
  for (guint i = 0; days[i] != NULL; ++i) {
    warta_output_puts(out, "<spell");
    write_attribute(out, "timestamp", days[i]);
    warta_output_puts(out, "/>");
  }
  warta_output_puts(out, "</spells>");
}

static void
write_edge(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedEdge *edge =
      &g_array_index(p->edges, WartaProjectedEdge, index);
  const uint32_t weight = warta_projection_weight(edge);
  warta_output_puts(out, "      <edge");
  write_id(out, "id", 'e', index);
  write_id(out, "source", 'n', edge->source);
  write_id(out, "target", 'n', edge->target);
  write_attribute(out, "label", edge->kind);
  write_attribute(out, "kind", edge->kind);
  if (weight > 0) {
    write_number(out, "weight", weight);
  }
  warta_output_puts(out, "><attvalues>");
  write_list(out, "classes", p, edge, WARTA_FACET_CLASS);
  write_count(out, "asserted", edge->counts[WARTA_STATE_ASSERTED]);
  write_count(out, "claimed", edge->counts[WARTA_STATE_CLAIMED]);
  write_count(out, "planned", edge->counts[WARTA_STATE_PLANNED]);
  write_count(out, "denied", edge->counts[WARTA_STATE_DENIED]);
  write_list(out, "sources", p, edge, WARTA_FACET_SOURCE);
  write_list(out, "articles", p, edge, WARTA_FACET_ARTICLE);
  warta_output_puts(out, "</attvalues>");
  write_spells(out, p, edge);
  warta_output_puts(out, "</edge>\n");
}

static void
end(WartaSink *sink)
{
  WartaProjectedGraph *p = sink->state;
  warta_projection_finish(p);
  warta_layout_arrange(p);
  warta_output_puts(sink->out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<gexf xmlns=\"http://gexf.net/1.3\""
                    " xmlns:viz=\"http://gexf.net/1.3/viz\""
                    " version=\"1.3\">\n"
                    "  <graph defaultedgetype=\"directed\" mode=\"dynamic\""
                    " timeformat=\"date\" timerepresentation=\"timestamp\""
                    " idtype=\"string\">\n");
  write_attributes(sink->out, "node");
  write_attributes(sink->out, "edge");
  warta_output_puts(sink->out, "    <nodes>\n");
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    write_node(sink->out, p, i);
  }
  warta_output_puts(sink->out, "    </nodes>\n    <edges>\n");
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    write_edge(sink->out, p, i);
  }
  warta_output_puts(sink->out, "    </edges>\n  </graph>\n</gexf>\n");
}

const WartaSinkType warta_sink_gexf = {
    .name = "gexf",
    .extension = "gexf",
    .media_type = "application/gexf+xml",
    .begin = begin,
    .graph = warta_projection_sink_add,
    .end = end,
    .free = warta_projection_sink_free,
};
