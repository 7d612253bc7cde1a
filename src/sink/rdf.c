// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/rdf.h"

void
warta_rdf_write_iri(WartaOutput *out, const char *iri, size_t length)
{
  warta_output_putc(out, '<');
  warta_output_write(out, iri, length);
  warta_output_putc(out, '>');
}

/// Return the escape of a character, or NULL if it stands for itself.
static const char *
escape_of(char c)
{
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    return NULL;
  }
}

void
warta_rdf_write_quoted(WartaOutput *out, const char *text, size_t length)
{
  const char *const end = text + length;
  const char *run = text;
  warta_output_putc(out, '"');
  for (; text < end; ++text) {
    const char *escape = escape_of(*text);
    if (escape != NULL) {
      warta_output_write(out, run, (size_t)(text - run));
      warta_output_write(out, escape, 2);
      run = text + 1;
    }
  }
  warta_output_write(out, run, (size_t)(end - run));
  warta_output_putc(out, '"');
}

void
warta_rdf_write_node(WartaOutput *out, const WartaGraph *graph,
                     const WartaNode *node)
{
  if (node->kind == WARTA_NODE_IRI) {
    warta_rdf_write_iri(out, node->text, node->length);
    return;
  }
  warta_rdf_write_quoted(out, node->text, node->length);
  if (node->kind == WARTA_NODE_INDONESIAN) {
    warta_output_write(out, "@id", 3);
  } else if (node->kind == WARTA_NODE_LANGUAGE) {
    warta_output_putc(out, '@');
    warta_output_puts(out, warta_graph_node(graph, node->type)->text);
  } else if (node->kind == WARTA_NODE_TYPED) {
    uint32_t length = 0;
    const char *iri = warta_graph_predicate_iri(graph, node->type, &length);
    warta_output_write(out, "^^", 2);
    warta_rdf_write_iri(out, iri, length);
  }
}
