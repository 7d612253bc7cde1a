// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// DOT, for Graphviz: one edge per ordered pair.

#include "sink/layout.h"
#include "sink/projection.h"
#include "sink/sink.h"

static void
begin(WartaSink *sink)
{
  sink->state = warta_projection_new(&sink->options, false);
}

/// Write a string in quotation marks: only they and backslashes are special.
static void
write_quoted(WartaOutput *out, const char *text)
{
  warta_output_putc(out, '"');
  for (; *text != '\0'; ++text) {
    if (*text == '"' || *text == '\\') {
      warta_output_putc(out, '\\');
    }
    warta_output_putc(out, g_ascii_isspace(*text) ? ' ' : *text);
  }
  warta_output_putc(out, '"');
}

static void
write_node(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedNode *node =
      &g_array_index(p->nodes, WartaProjectedNode, index);
  const WartaLook look = warta_layout_look(p, index);
  char text[64];
  g_snprintf(text, sizeof(text), "  n%u [label=", index + 1);
  warta_output_puts(out, text);
  write_quoted(out, node->label);
  warta_output_puts(out, ", URL=");
  write_quoted(out, node->iri);
  g_snprintf(text, sizeof(text), ", color=\"#%02x%02x%02x\"];\n", look.r,
             look.g, look.b);
  warta_output_puts(out, text);
}

static void
write_edge(WartaOutput *out, const WartaProjectedGraph *p, uint32_t index)
{
  const WartaProjectedEdge *edge =
      &g_array_index(p->edges, WartaProjectedEdge, index);
  const uint32_t weight = warta_projection_weight(edge);
  char text[96];
  g_snprintf(text, sizeof(text), "  n%u -> n%u [label=", edge->source + 1,
             edge->target + 1);
  warta_output_puts(out, text);
  write_quoted(out, warta_projection_first(p, edge, WARTA_FACET_ACTION));
  g_snprintf(text, sizeof(text), ", weight=%u%s];\n", MAX(weight, 1),
             weight == 0 ? ", style=dotted" : "");
  warta_output_puts(out, text);
}

static void
end(WartaSink *sink)
{
  WartaProjectedGraph *p = sink->state;
  warta_projection_finish(p);
  warta_output_puts(sink->out, "digraph wartagraf {\n"
                               "  node [shape=box, style=rounded];\n");
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    write_node(sink->out, p, i);
  }
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    write_edge(sink->out, p, i);
  }
  warta_output_puts(sink->out, "}\n");
}

const WartaSinkType warta_sink_dot = {
    .name = "dot",
    .extension = "dot",
    .media_type = "text/vnd.graphviz",
    .begin = begin,
    .graph = warta_projection_sink_add,
    .end = end,
    .free = warta_projection_sink_free,
};
