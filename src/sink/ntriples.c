// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// N-Triples and N-Quads: one statement per line, whole IRIs, UTF-8.

#include "sink/rdf.h"

/// Write every statement of the graph, with `name` as its fourth term unless
/// that is NULL.
static void
write_statements(WartaOutput *out, const WartaGraph *graph,
                 const WartaNode *name)
{
  const uint32_t n = graph->statements->len;
  for (uint32_t i = 0; i < n; ++i) {
    const WartaStatement *statement = warta_graph_statement(graph, i);
    const WartaNode *subject = warta_graph_node(graph, statement->subject);
    uint32_t length = 0;
    const char *predicate =
        warta_graph_predicate_iri(graph, statement->predicate, &length);
    warta_rdf_write_iri(out, subject->text, subject->length);
    warta_output_putc(out, ' ');
    warta_rdf_write_iri(out, predicate, length);
    warta_output_putc(out, ' ');
    warta_rdf_write_node(out, graph,
                         warta_graph_node(graph, statement->object));
    warta_output_putc(out, ' ');
    if (name != NULL) {
      warta_rdf_write_iri(out, name->text, name->length);
      warta_output_putc(out, ' ');
    }
    warta_output_write(out, ".\n", 2);
  }
}

static void
write_triples(WartaSink *sink, const WartaGraph *graph)
{
  write_statements(sink->out, graph, NULL);
}

static void
write_quads(WartaSink *sink, const WartaGraph *graph)
{
  write_statements(sink->out, graph, warta_graph_node(graph, graph->name));
}

const WartaSinkType warta_sink_ntriples = {
    .name = "nt",
    .extension = "nt",
    .media_type = "application/n-triples",
    .splits = true,
    .graph = write_triples,
};

const WartaSinkType warta_sink_nquads = {
    .name = "nq",
    .extension = "nq",
    .media_type = "application/n-quads",
    .splits = true,
    .graph = write_quads,
};
