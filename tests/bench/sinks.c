// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// sinks DATA FILE: analyze the articles of FILE, keep their graphs in memory
// and print, each with its CPU seconds, bytes and statements: "memcpy" of the
// file, every sink fed from memory, and "raptor", raptor's own serializer of
// N-Quads fed with terms that are made beforehand.  What is written is counted
// and thrown away.

#include "model/graph.h"

#include <raptor2.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* ---- A stream that counts ---- */

typedef struct {
  GOutputStream parent;
  uint64_t written;
} Counter;

typedef struct {
  GOutputStreamClass parent;
} CounterClass;

static GType counter_get_type(void);
G_DEFINE_TYPE(Counter, counter, G_TYPE_OUTPUT_STREAM)

static gssize
count_bytes(GOutputStream *stream, const void *bytes, gsize size,
            GCancellable *cancellable, GError **error)
{
  (void)bytes;
  (void)cancellable;
  (void)error;
  ((Counter *)stream)->written += size;
  return (gssize)size;
}

static void
counter_class_init(CounterClass *class)
{
  G_OUTPUT_STREAM_CLASS(class)->write_fn = count_bytes;
}

static void
counter_init(Counter *counter)
{
  counter->written = 0;
}

/* ---- Measures ---- */

static double
cpu_seconds(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
print_row(const char *name, double seconds, uint64_t bytes, uint64_t statements)
{
  printf("%s\t%.6f\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n", name,
         seconds, (guint64)bytes, (guint64)statements);
}

/// Copy the file to one place after another, so that memory is written and no
/// cache holds it.
static void
measure_copy(const char *bytes, size_t size)
{
  const size_t rounds = 1 + ((size_t)256 << 20) / (size + 1);
  g_autofree char *copy = g_malloc(rounds * size + 1);
  memset(copy, 1, rounds * size + 1); // the pages are there from here on
  const double begin = cpu_seconds();
  for (size_t i = 0; i < rounds; ++i) {
    memcpy(copy + i * size, bytes, size);
  }
  const double end = cpu_seconds();
  // Reading the copy keeps the compiler from leaving it out.
  const double seconds = copy[rounds * size] != 1 ? 0 : end - begin;
  print_row("memcpy", seconds / (double)rounds, size, 0);
}

static uint64_t
count_statements(const GPtrArray *graphs)
{
  uint64_t n = 0;
  for (guint i = 0; i < graphs->len; ++i) {
    n += warta_graph_size(graphs->pdata[i]);
  }
  return n;
}

static void
measure_sink(WartaOutputFormat format, const GPtrArray *graphs)
{
  g_autoptr(GError) error = NULL;
  Counter *counter = g_object_new(counter_get_type(), NULL);
  const double begin = cpu_seconds();
  g_autoptr(WartaSink) sink =
      warta_sink_new(format, G_OUTPUT_STREAM(counter), NULL, &error);
  bool ok = sink != NULL;
  for (guint i = 0; ok && i < graphs->len; ++i) {
    ok = warta_sink_write(sink, graphs->pdata[i], &error);
  }
  ok = ok && warta_sink_end(sink, &error);
  const double end = cpu_seconds();
  if (!ok) {
    g_error("%s: %s", warta_output_format_name(format), error->message);
  }
  print_row(warta_output_format_name(format), end - begin, counter->written,
            count_statements(graphs));
  g_object_unref(counter);
}

/* ---- Raptor ---- */

typedef struct {
  raptor_world *world;
  raptor_serializer *serializer;
  uint64_t written;
  double seconds;
} Raptor;

static int
count_byte(void *data, int byte)
{
  (void)byte;
  Raptor *raptor = data;
  ++raptor->written;
  return 0;
}

static int
count_items(void *data, const void *bytes, size_t size, size_t count)
{
  (void)bytes;
  Raptor *raptor = data;
  raptor->written += size * count;
  return (int)count;
}

static raptor_term *
uri_term(const Raptor *raptor, const char *iri)
{
  return raptor_new_term_from_uri_string(raptor->world, (const guchar *)iri);
}

static raptor_term *
node_term(const Raptor *raptor, const WartaGraph *graph, const WartaNode *node)
{
  if (node->kind == WARTA_NODE_IRI) {
    return uri_term(raptor, node->text);
  }
  uint32_t length = 0;
  const char *language = node->kind == WARTA_NODE_INDONESIAN ? "id"
                         : node->kind == WARTA_NODE_LANGUAGE
                             ? warta_graph_node(graph, node->type)->text
                             : NULL;
  raptor_uri *datatype =
      node->kind == WARTA_NODE_TYPED
          ? raptor_new_uri(raptor->world,
                           (const guchar *)warta_graph_predicate_iri(
                               graph, node->type, &length))
          : NULL;
  raptor_term *term =
      raptor_new_term_from_literal(raptor->world, (const guchar *)node->text,
                                   datatype, (const guchar *)language);
  if (datatype != NULL) {
    raptor_free_uri(datatype);
  }
  return term;
}

/// Let raptor write a graph, with each term made before the clock starts.
static void
raptor_write(Raptor *raptor, const WartaGraph *graph)
{
  const uint32_t n = graph->statements->len;
  raptor_statement *statements = g_new0(raptor_statement, (size_t)n + 1);
  for (uint32_t i = 0; i < n; ++i) {
    const WartaStatement *from = warta_graph_statement(graph, i);
    raptor_statement *to = &statements[i];
    uint32_t length = 0;
    raptor_statement_init(to, raptor->world);
    to->subject =
        uri_term(raptor, warta_graph_node(graph, from->subject)->text);
    to->predicate = uri_term(
        raptor, warta_graph_predicate_iri(graph, from->predicate, &length));
    to->object =
        node_term(raptor, graph, warta_graph_node(graph, from->object));
    to->graph = uri_term(raptor, warta_graph_node(graph, graph->name)->text);
  }
  const double begin = cpu_seconds();
  for (uint32_t i = 0; i < n; ++i) {
    raptor_serializer_serialize_statement(raptor->serializer, &statements[i]);
  }
  raptor->seconds += cpu_seconds() - begin;
  for (uint32_t i = 0; i < n; ++i) {
    raptor_statement_clear(&statements[i]);
  }
  g_free(statements);
}

static void
measure_raptor(const GPtrArray *graphs)
{
  static const raptor_iostream_handler handler = {
      .version = 2, .write_byte = count_byte, .write_bytes = count_items};
  Raptor raptor = {.world = raptor_new_world()};
  raptor_iostream *stream =
      raptor_new_iostream_from_handler(raptor.world, &raptor, &handler);
  raptor.serializer = raptor_new_serializer(raptor.world, "nquads");
  raptor_serializer_start_to_iostream(raptor.serializer, NULL, stream);
  for (guint i = 0; i < graphs->len; ++i) {
    raptor_write(&raptor, graphs->pdata[i]);
  }
  raptor_serializer_serialize_end(raptor.serializer);
  print_row("raptor", raptor.seconds, raptor.written, count_statements(graphs));
  raptor_free_serializer(raptor.serializer);
  raptor_free_iostream(stream);
  raptor_free_world(raptor.world);
}

/* ---- The articles ---- */

static void
free_graph(void *graph)
{
  warta_graph_free(graph);
}

static GPtrArray *
analyze_all(const WartaResources *resources, const char *path)
{
  g_autoptr(GError) error = NULL;
  const char *const paths[] = {path, NULL};
  g_autoptr(WartaReader) reader = warta_reader_open(paths, NULL, &error);
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, NULL);
  GPtrArray *graphs = g_ptr_array_new_with_free_func(free_graph);
  const WartaArticle *article = NULL;
  while (warta_reader_next(reader, &article, &error) && article != NULL) {
    g_autoptr(WartaDocument) doc = warta_analyze(analyzer, article, NULL);
    if (doc != NULL) { // else it is not Indonesian
      WartaGraph *graph = warta_graph_new(NULL, NULL);
      warta_graph_set(graph, doc);
      g_ptr_array_add(graphs, graph);
    }
  }
  if (error != NULL || graphs->len == 0) {
    g_error("%s: %s", path, error != NULL ? error->message : "no articles");
  }
  return graphs;
}

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  size_t size = 0;
  g_assert_cmpint(argc, ==, 3);
  const WartaResourcesOptions options = {.dir = argv[1]};
  g_autoptr(WartaResources) resources = warta_resources_load(&options, &error);
  if (resources == NULL ||
      !g_file_get_contents(argv[2], &bytes, &size, &error)) {
    g_error("%s", error->message);
  }
  measure_copy(bytes, size);
  g_autoptr(GPtrArray) graphs = analyze_all(resources, argv[2]);
  for (int i = 1; warta_output_format_name((WartaOutputFormat)i) != NULL; ++i) {
    measure_sink((WartaOutputFormat)i, graphs);
  }
  measure_raptor(graphs);
  return 0;
}
