// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// JSON-LD 1.1: a context of prefixes only, then one object per named graph,
// one object per subject.  Values say their type themselves, so that no term
// definition has to be fetched to read them.

#include "sink/sink.h"

/// In `state` when a graph was written before.
static const char some_graph[] = "";

static void
write_string(WartaOutput *out, const char *text)
{
  warta_output_putc(out, '"');
  for (; *text != '\0'; ++text) {
    const unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\') {
      warta_output_putc(out, '\\');
      warta_output_putc(out, *text);
    } else if (c < 0x20) {
      char escape[8];
      g_snprintf(escape, sizeof(escape), "\\u%04x", c);
      warta_output_puts(out, escape);
    } else {
      warta_output_putc(out, *text);
    }
  }
  warta_output_putc(out, '"');
}

/// Write a term of the vocabulary as prefix:local, or an IRI in full.
static void
write_name(WartaOutput *out, const WartaGraph *graph, uint32_t reference)
{
  if (reference >= WARTA_N_TERMS) {
    write_string(out, warta_graph_node(graph, reference - WARTA_N_TERMS)->text);
    return;
  }
  warta_output_putc(out, '"');
  warta_output_puts(out, warta_prefixes[warta_vocab[reference].prefix].prefix);
  warta_output_putc(out, ':');
  warta_output_puts(out, warta_vocab[reference].local);
  warta_output_putc(out, '"');
}

static void
write_iri(WartaOutput *out, const WartaGraph *graph, uint32_t index)
{
  const uint32_t term = warta_graph_node(graph, index)->type;
  write_name(out, graph, term < WARTA_N_TERMS ? term : WARTA_N_TERMS + index);
}

static void
write_object(WartaOutput *out, const WartaGraph *graph, uint32_t index)
{
  const WartaNode *node = warta_graph_node(graph, index);
  if (node->kind == WARTA_NODE_IRI) {
    warta_output_puts(out, "{\"@id\":");
    write_iri(out, graph, index);
  } else {
    warta_output_puts(out, "{\"@value\":");
    write_string(out, node->text);
  }
  if (node->kind == WARTA_NODE_INDONESIAN) {
    warta_output_puts(out, ",\"@language\":\"id\"");
  } else if (node->kind == WARTA_NODE_LANGUAGE) {
    warta_output_puts(out, ",\"@language\":");
    write_string(out, warta_graph_node(graph, node->type)->text);
  } else if (node->kind == WARTA_NODE_TYPED) {
    warta_output_puts(out, ",\"@type\":");
    write_name(out, graph, node->type);
  }
  warta_output_putc(out, '}');
}

/// Write what stands between the statement before (NULL: none) and this one.
static void
write_transition(WartaOutput *out, const WartaGraph *graph,
                 const WartaStatement *before, const WartaStatement *now)
{
  if (before != NULL && before->subject == now->subject) {
    if (before->predicate == now->predicate) {
      warta_output_putc(out, ',');
      return;
    }
    warta_output_puts(out, "],\n   ");
  } else {
    warta_output_puts(out, before != NULL ? "]},\n  {\"@id\":" : "  {\"@id\":");
    write_iri(out, graph, now->subject);
    warta_output_puts(out, ",\n   ");
  }
  if (now->predicate == WARTA_TERM_RDF_TYPE) {
    warta_output_puts(out, "\"@type\"");
  } else {
    write_name(out, graph, now->predicate);
  }
  warta_output_puts(out, ":[");
}

static void
write_graph(WartaSink *sink, const WartaGraph *graph)
{
  WartaOutput *out = sink->out;
  const WartaStatement *before = NULL;
  warta_output_puts(out, sink->state != NULL ? ",\n" : "");
  sink->state = (void *)some_graph;
  warta_output_puts(out, " {\"@id\":");
  write_iri(out, graph, graph->name);
  warta_output_puts(out, ",\n  \"@graph\":[\n");
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *now = warta_graph_statement(graph, i);
    const bool is_type = now->predicate == WARTA_TERM_RDF_TYPE;
    write_transition(out, graph, before, now);
    if (is_type) {
      write_iri(out, graph, now->object);
    } else {
      write_object(out, graph, now->object);
    }
    before = now;
  }
  warta_output_puts(out, "]}]}");
}

static void
begin(WartaSink *sink)
{
  warta_output_puts(sink->out, "{\"@context\":{\n");
  for (int i = 0; i < WARTA_N_PREFIXES; ++i) {
    warta_output_puts(sink->out, " ");
    write_string(sink->out, warta_prefixes[i].prefix);
    warta_output_putc(sink->out, ':');
    write_string(sink->out, warta_prefixes[i].iri);
    warta_output_puts(sink->out, i + 1 < WARTA_N_PREFIXES ? ",\n" : "\n");
  }
  warta_output_puts(sink->out, "},\n\"@graph\":[\n");
}

static void
end(WartaSink *sink)
{
  warta_output_puts(sink->out, "\n]}\n");
}

const WartaSinkType warta_sink_jsonld = {
    .name = "jsonld",
    .extension = "jsonld",
    .media_type = "application/ld+json",
    .begin = begin,
    .graph = write_graph,
    .end = end,
};
