// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Turtle and TriG: one block of prefixes at the top, one block per subject,
// every literal on one line, no blank nodes.

#include "sink/rdf.h"

#include <string.h>

/// Prefixes for what is made under the base IRI.
static const struct {
  const char *prefix;
  const char *folder;
} base_prefixes[] = {
    {"event", "event/"},     {"actor", "actor/"},
    {"thing", "thing/"},     {"quotation", "quotation/"},
    {"article", "article/"}, {"graph", "graph/"},
    {"run", "run/"},
};

/// Namespaces of the vocabulary in which there are more names than terms.
static const WartaPrefix open_prefixes[] = {
    WARTA_PREFIX_WGA,
    WARTA_PREFIX_WGC,
    WARTA_PREFIX_WD,
};

static void
write_prefix(WartaOutput *out, const char *prefix, const char *base,
             const char *folder)
{
  warta_output_puts(out, "@prefix ");
  warta_output_puts(out, prefix);
  warta_output_puts(out, ": <");
  warta_output_puts(out, base);
  warta_output_puts(out, folder);
  warta_output_puts(out, "> .\n");
}

static void
write_prefixes(WartaSink *sink)
{
  for (int i = 0; i < WARTA_N_PREFIXES; ++i) {
    write_prefix(sink->out, warta_prefixes[i].prefix, warta_prefixes[i].iri,
                 "");
  }
  for (size_t i = 0; i < G_N_ELEMENTS(base_prefixes); ++i) {
    write_prefix(sink->out, base_prefixes[i].prefix, sink->options.base_iri,
                 base_prefixes[i].folder);
  }
}

/// Whether the text may stand behind a prefix in every reader.
static bool
is_local_name(const char *text)
{
  if (!g_ascii_isalnum(*text)) {
    return false;
  }
  for (; *text != '\0'; ++text) {
    if (!g_ascii_isalnum(*text) && *text != '_' && *text != '-') {
      return false;
    }
  }
  return true;
}

static bool
write_name(WartaOutput *out, const char *prefix, const char *local)
{
  if (!is_local_name(local)) {
    return false;
  }
  warta_output_puts(out, prefix);
  warta_output_putc(out, ':');
  warta_output_puts(out, local);
  return true;
}

/// Write an IRI under the base as a name; false if that cannot be.
static bool
write_base_name(const WartaSink *sink, const char *iri, size_t base_length)
{
  for (size_t i = 0; i < G_N_ELEMENTS(base_prefixes); ++i) {
    const size_t length = strlen(base_prefixes[i].folder);
    if (strncmp(iri + base_length, base_prefixes[i].folder, length) == 0) {
      return write_name(sink->out, base_prefixes[i].prefix,
                        iri + base_length + length);
    }
  }
  return false;
}

static bool
write_abbreviated(const WartaSink *sink, const char *iri)
{
  const char *base = sink->options.base_iri;
  const size_t base_length = strlen(base);
  if (strncmp(iri, base, base_length) == 0) {
    return write_base_name(sink, iri, base_length);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(open_prefixes); ++i) {
    const WartaPrefixInfo *info = &warta_prefixes[open_prefixes[i]];
    if (strncmp(iri, info->iri, info->iri_length) == 0) {
      return write_name(sink->out, info->prefix, iri + info->iri_length);
    }
  }
  return false;
}

static void
write_term(WartaOutput *out, uint32_t term)
{
  warta_output_puts(out, warta_prefixes[warta_vocab[term].prefix].prefix);
  warta_output_putc(out, ':');
  warta_output_puts(out, warta_vocab[term].local);
}

static void
write_iri(const WartaSink *sink, const WartaNode *node)
{
  if (node->type < WARTA_N_TERMS) {
    write_term(sink->out, node->type);
  } else if (!write_abbreviated(sink, node->text)) {
    warta_rdf_write_iri(sink->out, node->text, node->length);
  }
}

/// Write a predicate or datatype.
static void
write_reference(const WartaSink *sink, const WartaGraph *graph,
                uint32_t reference)
{
  if (reference < WARTA_N_TERMS) {
    write_term(sink->out, reference);
  } else {
    write_iri(sink, warta_graph_node(graph, reference - WARTA_N_TERMS));
  }
}

/// Whether a number can stand without quotation marks and keep both its type
/// and its form.
static bool
is_bare_number(const WartaNode *node)
{
  const char *text = node->text;
  text += *text == '+' || *text == '-' ? 1 : 0;
  const size_t whole = strspn(text, "0123456789");
  if (node->type == WARTA_TERM_XSD_INTEGER) {
    return whole > 0 && text[whole] == '\0';
  }
  if (node->type != WARTA_TERM_XSD_DECIMAL || text[whole] != '.') {
    return false;
  }
  const size_t fraction = strspn(text + whole + 1, "0123456789");
  return fraction > 0 && text[whole + 1 + fraction] == '\0';
}

static void
write_object(const WartaSink *sink, const WartaGraph *graph,
             const WartaNode *node)
{
  if (node->kind == WARTA_NODE_IRI) {
    write_iri(sink, node);
  } else if (node->kind != WARTA_NODE_TYPED) {
    warta_rdf_write_node(sink->out, graph, node);
  } else if (is_bare_number(node)) {
    warta_output_write(sink->out, node->text, node->length);
  } else {
    warta_rdf_write_quoted(sink->out, node->text, node->length);
    warta_output_write(sink->out, "^^", 2);
    write_reference(sink, graph, node->type);
  }
}

/// Write what stands between the statement before (NULL: none) and this one,
/// up to the object.
static void
write_transition(const WartaSink *sink, const WartaGraph *graph,
                 const WartaStatement *before, const WartaStatement *now)
{
  WartaOutput *out = sink->out;
  if (before != NULL && before->subject == now->subject) {
    if (before->predicate == now->predicate) {
      warta_output_puts(out, " , ");
      return;
    }
    warta_output_puts(out, " ;\n  ");
  } else {
    warta_output_puts(out, before != NULL ? " .\n\n" : "\n");
    write_iri(sink, warta_graph_node(graph, now->subject));
    warta_output_puts(out, "\n  ");
  }
  if (now->predicate == WARTA_TERM_RDF_TYPE) {
    warta_output_putc(out, 'a');
  } else {
    write_reference(sink, graph, now->predicate);
  }
  warta_output_putc(out, ' ');
}

static void
write_subjects(WartaSink *sink, const WartaGraph *graph)
{
  const WartaStatement *before = NULL;
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *now = warta_graph_statement(graph, i);
    write_transition(sink, graph, before, now);
    write_object(sink, graph, warta_graph_node(graph, now->object));
    before = now;
  }
  warta_output_puts(sink->out, " .\n");
}

static void
write_named_graph(WartaSink *sink, const WartaGraph *graph)
{
  warta_output_putc(sink->out, '\n');
  write_iri(sink, warta_graph_node(graph, graph->name));
  warta_output_puts(sink->out, " {\n");
  write_subjects(sink, graph);
  warta_output_puts(sink->out, "}\n");
}

const WartaSinkType warta_sink_turtle = {
    .name = "ttl",
    .extension = "ttl",
    .media_type = "text/turtle",
    .splits = true,
    .begin = write_prefixes,
    .graph = write_subjects,
};

const WartaSinkType warta_sink_trig = {
    .name = "trig",
    .extension = "trig",
    .media_type = "application/trig",
    .splits = true,
    .begin = write_prefixes,
    .graph = write_named_graph,
};
