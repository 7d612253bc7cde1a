// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Any graph of any strings is written so that raptor and libxml2 read it back
// without a complaint, and raptor with every value as it was.

#include "support/rdf.h"

#include <libxml/parser.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// What is left of the input.
typedef struct {
  const uint8_t *at;
  const uint8_t *end;
} Bytes;

static uint8_t
take_byte(Bytes *bytes)
{
  return bytes->at < bytes->end ? *bytes->at++ : 0;
}

/// Take a string: its length, then as many bytes.
static char *
take_string(Bytes *bytes, size_t *length)
{
  const size_t wanted = take_byte(bytes);
  *length = MIN(wanted, (size_t)(bytes->end - bytes->at));
  char *string = g_malloc(*length + 1);
  memcpy(string, bytes->at, *length);
  string[*length] = '\0';
  bytes->at += *length;
  return string;
}

static WartaVocabTerm
take_term(Bytes *bytes)
{
  return (WartaVocabTerm)(take_byte(bytes) % WARTA_N_TERMS);
}

static uint32_t
take_literal(Bytes *bytes, WartaGraph *graph, uint8_t kind)
{
  size_t length = 0;
  g_autofree char *text = take_string(bytes, &length);
  g_autofree char *other = NULL;
  switch (kind % 5) {
  case 0:
    return warta_graph_string(graph, text, length, false);
  case 1:
    return warta_graph_string(graph, text, length, true);
  case 2:
    return warta_graph_typed(graph, text, take_term(bytes));
  case 3:
    other = take_string(bytes, &length);
    return warta_graph_tagged(graph, text, other);
  default:
    other = take_string(bytes, &length);
    return warta_graph_typed_iri(graph, text, other);
  }
}

static uint32_t
take_iri(Bytes *bytes, WartaGraph *graph)
{
  const uint8_t kind = take_byte(bytes);
  if (kind % 4 == 0) {
    return warta_graph_term(graph, take_term(bytes));
  }
  if (kind % 4 == 1) {
    g_autofree char *made = g_strdup_printf("urn:n:%u", take_byte(bytes) % 8);
    return warta_graph_iri(graph, made);
  }
  size_t length = 0;
  g_autofree char *text = take_string(bytes, &length);
  g_autofree char *made =
      kind % 4 == 2 ? g_strconcat("https://", text, NULL) : g_strdup(text);
  return warta_graph_iri(graph, made);
}

static void
take_statement(Bytes *bytes, WartaGraph *graph)
{
  const uint32_t subject = take_iri(bytes, graph);
  const uint8_t kind = take_byte(bytes);
  uint32_t predicate = take_term(bytes);
  if (kind % 8 == 7) {
    size_t length = 0;
    g_autofree char *text = take_string(bytes, &length);
    predicate = warta_graph_predicate(graph, text);
  }
  const uint32_t object = (kind & 0x80) != 0
                              ? take_literal(bytes, graph, kind >> 3)
                              : take_iri(bytes, graph);
  warta_graph_state(graph, subject, predicate, object);
}

static void
check_rdf(const WartaGraph *graph)
{
  static const WartaOutputFormat formats[] = {
      WARTA_OUTPUT_NTRIPLES, WARTA_OUTPUT_NQUADS, WARTA_OUTPUT_TURTLE,
      WARTA_OUTPUT_TRIG};
  g_autofree char *expected = rdf_triples_of_graph(graph);
  for (size_t i = 0; i < G_N_ELEMENTS(formats); ++i) {
    g_autoptr(GString) bytes = rdf_write_graph(formats[i], graph);
    g_autofree char *triples =
        rdf_triples_of_bytes(formats[i], bytes->str, bytes->len);
    g_assert_cmpstr(triples, ==, expected);
  }
}

static void
check_xml(const WartaGraph *graph, WartaOutputFormat format)
{
  g_autoptr(GString) bytes = rdf_write_graph(format, graph);
  xmlDoc *doc = xmlReadMemory(bytes->str, (int)bytes->len, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOWARNING);
  g_assert_nonnull(doc);
  xmlFreeDoc(doc);
}

/// RDF/XML has no form for a predicate that is no XML name: it is refused and
/// said so, and nothing else is.
static void
check_rdfxml(const WartaGraph *graph)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
  g_autoptr(WartaSink) sink =
      warta_sink_new(WARTA_OUTPUT_RDFXML, out, NULL, &error);
  g_assert_no_error(error);
  if (!warta_sink_write(sink, graph, &error) || !warta_sink_end(sink, &error)) {
    g_assert_nonnull(strstr(error->message, "choose another format"));
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  enum { MAX_STATEMENTS = 200 };
  Bytes bytes = {data, data + size};
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  for (int i = 0; i < MAX_STATEMENTS && bytes.at < bytes.end; ++i) {
    take_statement(&bytes, graph);
  }
  if (warta_graph_size(graph) > 0) {
    warta_graph_group(graph);
    check_rdf(graph);
    check_xml(graph, WARTA_OUTPUT_GRAPHML);
    check_xml(graph, WARTA_OUTPUT_GEXF);
    check_rdfxml(graph);
    for (int i = 1; warta_output_format_name((WartaOutputFormat)i) != NULL;
         ++i) {
      if (i != WARTA_OUTPUT_RDFXML) {
        g_string_free(rdf_write_graph((WartaOutputFormat)i, graph), TRUE);
      }
    }
  }
  return 0;
}
