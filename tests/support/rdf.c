// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/rdf.h"

#include <raptor2.h>
#include <string.h>

/* ---- Writing ---- */

typedef struct {
  WartaSink *sink;
  GOutputStream *stream;
} Writing;

static Writing
begin(WartaOutputFormat format, const WartaGraphOptions *options)
{
  g_autoptr(GError) error = NULL;
  GOutputStream *stream = g_memory_output_stream_new_resizable();
  WartaSink *sink = warta_sink_new(format, stream, options, &error);
  g_assert_no_error(error);
  return (Writing){sink, stream};
}

static GString *
end(Writing writing)
{
  g_autoptr(GError) error = NULL;
  warta_sink_end(writing.sink, &error);
  g_assert_no_error(error);
  warta_sink_free(writing.sink);
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM(writing.stream);
  GString *bytes =
      g_string_new_len(g_memory_output_stream_get_data(memory),
                       (gssize)g_memory_output_stream_get_data_size(memory));
  g_object_unref(writing.stream);
  return bytes;
}

GString *
rdf_write(WartaOutputFormat format, const WartaDocument *doc,
          const WartaGraphOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGraph) graph = warta_graph_new(options, &error);
  g_assert_no_error(error);
  const Writing writing = begin(format, options);
  warta_graph_set_run(graph);
  warta_sink_write(writing.sink, graph, &error);
  g_assert_no_error(error);
  warta_graph_set(graph, doc);
  warta_sink_write(writing.sink, graph, &error);
  g_assert_no_error(error);
  return end(writing);
}

GString *
rdf_write_graph(WartaOutputFormat format, const WartaGraph *graph)
{
  g_autoptr(GError) error = NULL;
  const Writing writing = begin(format, NULL);
  warta_sink_write(writing.sink, graph, &error);
  g_assert_no_error(error);
  return end(writing);
}

/* ---- Reading ---- */

const char *__lsan_default_suppressions(void); // NOLINT: the name is given

/// raptor 2.0.15 forgets some of the IRIs that it reads.
const char *
__lsan_default_suppressions(void) // NOLINT
{
  return "leak:libraptor2";
}

typedef struct {
  RdfTripleFunc func;
  void *data;
  char *complaint;
} Reading;

static void
complain(void *data, raptor_log_message *message)
{
  Reading *reading = data;
  if (reading->complaint == NULL && message->level >= RAPTOR_LOG_LEVEL_WARN) {
    reading->complaint = g_strdup_printf(
        "line %d: %s", message->locator != NULL ? message->locator->line : 0,
        message->text);
  }
}

static char *
node_text(const raptor_term *term)
{
  if (term->type == RAPTOR_TERM_TYPE_URI) {
    return g_strdup((const char *)raptor_uri_as_string(term->value.uri));
  }
  if (term->type == RAPTOR_TERM_TYPE_BLANK) {
    return g_strconcat("urn:blank:", (const char *)term->value.blank.string,
                       NULL);
  }
  return g_strdup((const char *)term->value.literal.string);
}

static void
receive(void *data, raptor_statement *statement)
{
  const Reading *reading = data;
  g_autofree char *subject = node_text(statement->subject);
  g_autofree char *predicate = node_text(statement->predicate);
  g_autofree char *object = node_text(statement->object);
  RdfTriple triple = {subject, predicate, object, NULL, NULL, false};
  if (statement->object->type == RAPTOR_TERM_TYPE_LITERAL) {
    const raptor_term_literal_value *literal =
        &statement->object->value.literal;
    triple.literal = true;
    triple.language = (const char *)literal->language;
    triple.datatype =
        literal->datatype != NULL
            ? (const char *)raptor_uri_as_string(literal->datatype)
            : NULL;
  }
  reading->func(&triple, reading->data);
}

bool
rdf_parse(const char *syntax, const char *data, size_t length, const char *base,
          RdfTripleFunc func, void *func_data, char **complaint)
{
  Reading reading = {func, func_data, NULL};
  raptor_world *world = raptor_new_world();
  raptor_world_set_log_handler(world, &reading, complain);
  raptor_parser *parser = raptor_new_parser(world, syntax);
  g_assert_nonnull(parser);
  raptor_parser_set_statement_handler(parser, &reading, receive);
  raptor_uri *uri = raptor_new_uri(world, (const unsigned char *)base);
  bool good = raptor_parser_parse_start(parser, uri) == 0;
  good = good && raptor_parser_parse_chunk(parser, (const unsigned char *)data,
                                           length, 1) == 0;
  raptor_free_uri(uri);
  raptor_free_parser(parser);
  raptor_free_world(world);
  if (!good && reading.complaint == NULL) {
    reading.complaint = g_strdup("not parsed");
  }
  *complaint = reading.complaint;
  return reading.complaint == NULL;
}

/* ---- Comparing ---- */

static char *
line_of(const RdfTriple *triple)
{
  if (!triple->literal) {
    return g_strdup_printf("%s | %s | <%s>", triple->subject, triple->predicate,
                           triple->object);
  }
  g_autofree char *escaped = g_strescape(triple->object, NULL);
  return g_strdup_printf("%s | %s | \"%s\"@%s^%s", triple->subject,
                         triple->predicate, escaped,
                         triple->language != NULL ? triple->language : "",
                         triple->datatype != NULL ? triple->datatype : "");
}

static void
add_line(const RdfTriple *triple, void *lines)
{
  g_ptr_array_add(lines, line_of(triple));
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *
join_lines(GPtrArray *lines)
{
  g_ptr_array_sort(lines, compare_lines);
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < lines->len; ++i) {
    if (i == 0 || strcmp(lines->pdata[i], lines->pdata[i - 1]) != 0) {
      g_string_append_printf(joined, "%s\n", (const char *)lines->pdata[i]);
    }
  }
  return g_string_free(joined, FALSE);
}

static const char *
syntax_of(WartaOutputFormat format)
{
  switch (format) {
  case WARTA_OUTPUT_NTRIPLES:
    return "ntriples";
  case WARTA_OUTPUT_NQUADS:
    return "nquads";
  case WARTA_OUTPUT_TURTLE:
    return "turtle";
  case WARTA_OUTPUT_TRIG:
    return "trig";
  case WARTA_OUTPUT_RDFXML:
    return "rdfxml";
  default:
    return NULL;
  }
}

char *
rdf_triples_of_bytes(WartaOutputFormat format, const char *data, size_t length)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *complaint = NULL;
  if (!rdf_parse(syntax_of(format), data, length, "urn:base:", add_line, lines,
                 &complaint)) {
    g_error("raptor on %s: %s\n%.*s", syntax_of(format), complaint,
            (int)MIN(length, 4000), data);
  }
  return join_lines(lines);
}

char *
rdf_triples_of_graph(const WartaGraph *graph)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *statement = warta_graph_statement(graph, i);
    const WartaNode *object = warta_graph_node(graph, statement->object);
    uint32_t length = 0;
    RdfTriple triple = {
        .subject = warta_graph_node(graph, statement->subject)->text,
        .predicate =
            warta_graph_predicate_iri(graph, statement->predicate, &length),
        .object = object->text,
        .literal = object->kind != WARTA_NODE_IRI,
    };
    if (object->kind == WARTA_NODE_INDONESIAN) {
      triple.language = "id";
    } else if (object->kind == WARTA_NODE_LANGUAGE) {
      triple.language = warta_graph_node(graph, object->type)->text;
    } else if (object->kind == WARTA_NODE_TYPED) {
      triple.datatype = warta_graph_predicate_iri(graph, object->type, &length);
    }
    add_line(&triple, lines);
  }
  return join_lines(lines);
}

void
rdf_add(const RdfTriple *triple, void *data)
{
  WartaGraph *graph = data;
  const uint32_t subject = warta_graph_iri(graph, triple->subject);
  const uint32_t predicate = warta_graph_predicate(graph, triple->predicate);
  uint32_t object = 0;
  if (!triple->literal) {
    object = warta_graph_iri(graph, triple->object);
  } else if (triple->language != NULL) {
    object = warta_graph_tagged(graph, triple->object, triple->language);
  } else if (triple->datatype != NULL) {
    object = warta_graph_typed_iri(graph, triple->object, triple->datatype);
  } else {
    object = warta_graph_string(graph, triple->object, strlen(triple->object),
                                false);
  }
  warta_graph_state(graph, subject, predicate, object);
}
