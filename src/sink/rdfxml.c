// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// RDF/XML, by raptor, statement by statement: for readers that know nothing
// else.  Names of predicates have to be XML names; with others the export
// fails rather than losing statements.

#include "sink/sink.h"

#include <raptor2.h>

/// The writer of a sink, in its `state`.
typedef struct {
  WartaOutput *out;
  raptor_world *world;
  raptor_iostream *stream;
  raptor_serializer *serializer;
} Writer;

static int
write_byte(void *data, const int byte)
{
  const Writer *writer = data;
  warta_output_putc(writer->out, (char)byte);
  return 0;
}

static int
write_bytes(void *data, const void *bytes, size_t size, size_t count)
{
  const Writer *writer = data;
  warta_output_write(writer->out, bytes, size * count);
  return (int)count;
}

static void
on_message(void *data, raptor_log_message *message)
{
  const Writer *writer = data;
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR) {
    warta_output_fail(writer->out, message->text);
  }
}

static const unsigned char *
bytes_of(const char *text)
{
  return (const unsigned char *)text;
}

static void
begin(WartaSink *sink)
{
  static const raptor_iostream_handler handler = {
      .version = 2, .write_byte = write_byte, .write_bytes = write_bytes};
  Writer *writer = g_new0(Writer, 1);
  sink->state = writer;
  writer->out = sink->out;
  writer->world = raptor_new_world();
  // Leave the handlers of libxml2 alone: what it says of pages that are read
  // meanwhile is none of the writer's errors.
  raptor_world_set_flag(writer->world,
                        RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0);
  raptor_world_set_flag(writer->world,
                        RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0);
  raptor_world_set_log_handler(writer->world, writer, on_message);
  writer->stream =
      raptor_new_iostream_from_handler(writer->world, writer, &handler);
  writer->serializer = raptor_new_serializer(writer->world, "rdfxml");
  for (int i = 0; i < WARTA_N_PREFIXES; ++i) {
    raptor_uri *uri =
        raptor_new_uri(writer->world, bytes_of(warta_prefixes[i].iri));
    raptor_serializer_set_namespace(writer->serializer, uri,
                                    bytes_of(warta_prefixes[i].prefix));
    raptor_free_uri(uri);
  }
  raptor_serializer_start_to_iostream(writer->serializer, NULL, writer->stream);
}

static raptor_term *
object_term(const Writer *writer, const WartaGraph *graph,
            const WartaNode *node)
{
  const unsigned char *text = bytes_of(node->text);
  if (node->kind == WARTA_NODE_IRI) {
    return raptor_new_term_from_uri_string(writer->world, text);
  }
  const char *language = NULL;
  raptor_uri *datatype = NULL;
  if (node->kind == WARTA_NODE_INDONESIAN) {
    language = "id";
  } else if (node->kind == WARTA_NODE_LANGUAGE) {
    language = warta_graph_node(graph, node->type)->text;
  } else if (node->kind == WARTA_NODE_TYPED) {
    uint32_t length = 0;
    datatype = raptor_new_uri(writer->world, bytes_of(warta_graph_predicate_iri(
                                                 graph, node->type, &length)));
  }
  raptor_term *term = raptor_new_term_from_literal(
      writer->world, text, datatype, bytes_of(language));
  if (datatype != NULL) {
    raptor_free_uri(datatype);
  }
  return term;
}

static void
write_statements(WartaSink *sink, const WartaGraph *graph)
{
  const Writer *writer = sink->state;
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *now = warta_graph_statement(graph, i);
    const WartaNode *subject = warta_graph_node(graph, now->subject);
    const WartaNode *object = warta_graph_node(graph, now->object);
    uint32_t length = 0;
    const char *predicate =
        warta_graph_predicate_iri(graph, now->predicate, &length);
    raptor_statement statement;
    raptor_statement_init(&statement, writer->world);
    statement.subject =
        raptor_new_term_from_uri_string(writer->world, bytes_of(subject->text));
    statement.predicate =
        raptor_new_term_from_uri_string(writer->world, bytes_of(predicate));
    statement.object = object_term(writer, graph, object);
    raptor_serializer_serialize_statement(writer->serializer, &statement);
    raptor_statement_clear(&statement);
  }
}

static void
end(WartaSink *sink)
{
  const Writer *writer = sink->state;
  raptor_serializer_serialize_end(writer->serializer);
}

static void
free_writer(WartaSink *sink)
{
  Writer *writer = sink->state;
  if (writer != NULL) {
    raptor_free_serializer(writer->serializer);
    raptor_free_iostream(writer->stream);
    raptor_free_world(writer->world);
    g_free(writer);
  }
}

const WartaSinkType warta_sink_rdfxml = {
    .name = "rdf",
    .extension = "rdf",
    .media_type = "application/rdf+xml",
    .begin = begin,
    .graph = write_statements,
    .end = end,
    .free = free_writer,
};
