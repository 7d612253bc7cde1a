// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "check/check.h"

#include "base/diag.h"

#include <raptor2.h>
#include <string.h>

enum { CHUNK = 64 * 1024, MAX_REPORTS = 200 };

/// One file that is being checked.
typedef struct {
  const char *path;
  WartaDiag diag;
  WartaCheckStats *stats;
  raptor_parser *parser;
  WartaGraph *graph; ///< The named graph that is being read, or all
  GArray *lines;     ///< of uint32_t: where each node was first a subject
  char *name;        ///< Of the named graph, or NULL
} Check;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_world, raptor_free_world)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_parser, raptor_free_parser)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_uri, raptor_free_uri)

static void
report(Check *check, uint64_t line, const char *text)
{
  ++check->stats->problems;
  if (check->stats->problems <= MAX_REPORTS) {
    warta_diag(&check->diag, WARTA_SEVERITY_ERROR, check->path, line, "%s",
               text);
  }
}

static uint64_t
line_of(const raptor_locator *locator)
{
  return locator != NULL && locator->line > 0 ? (uint64_t)locator->line : 0;
}

static void
on_message(void *data, raptor_log_message *message)
{
  if (message->level >= RAPTOR_LOG_LEVEL_WARN) {
    report(data, line_of(message->locator), message->text);
  }
}

/* ---- Shapes ---- */

static void
on_problem(uint32_t node, const char *text, void *data)
{
  Check *check = data;
  const uint64_t line = node < check->lines->len
                            ? g_array_index(check->lines, uint32_t, node)
                            : 0;
  g_autofree char *whole = g_strdup_printf(
      "<%s> %s", warta_graph_node(check->graph, node)->text, text);
  report(check, line, whole);
}

/// Check the graph that has been read and forget it.
static void
finish_graph(Check *check)
{
  warta_graph_group(check->graph);
  warta_check_shapes(check->graph, on_problem, check);
  warta_graph_clear(check->graph);
  g_array_set_size(check->lines, 0);
}

/* ---- Statements ---- */

static const char *
uri_text(raptor_uri *uri)
{
  return (const char *)raptor_uri_as_string(uri);
}

/// Return the text of an IRI after checking it; blank nodes are reported.
static const char *
check_iri(Check *check, const raptor_term *term, uint64_t line)
{
  if (term->type != RAPTOR_TERM_TYPE_URI) {
    report(check, line, "a blank node; exports have IRIs only");
    return "urn:blank:";
  }
  const char *iri = uri_text(term->value.uri);
  if (!warta_iri_is_legal(iri)) {
    g_autofree char *text =
        g_strdup_printf("<%s> is not a legal absolute IRI", iri);
    report(check, line, text);
  }
  return iri;
}

static bool
has_forbidden_char(const char *text)
{
  for (; *text != '\0'; ++text) {
    const unsigned char c = (unsigned char)*text;
    if ((c < 0x20 && strchr("\t\n\r", c) == NULL) ||
        strncmp(text, "\xEF\xBF\xBE", 3) == 0 ||
        strncmp(text, "\xEF\xBF\xBF", 3) == 0) {
      return true;
    }
  }
  return false;
}

/// Return the node of a literal after checking it.
static uint32_t
check_literal(Check *check, const raptor_term_literal_value *literal,
              uint64_t line)
{
  const char *text = (const char *)literal->string;
  if (has_forbidden_char(text)) {
    report(check, line, "a literal has a character that XML forbids");
  }
  if (literal->language != NULL) {
    return warta_graph_tagged(check->graph, text,
                              (const char *)literal->language);
  }
  if (literal->datatype == NULL) {
    return warta_graph_string(check->graph, text, strlen(text), false);
  }
  const char *datatype = uri_text(literal->datatype);
  const uint32_t node = warta_graph_typed_iri(check->graph, text, datatype);
  if (warta_graph_node(check->graph, node)->kind == WARTA_NODE_STRING &&
      strcmp(datatype, WARTA_NS_XSD "string") != 0) {
    g_autofree char *problem =
        g_strdup_printf("\"%s\" is not a legal %s", text, datatype);
    report(check, line, problem);
  }
  return node;
}

static uint32_t
check_predicate(Check *check, const char *iri, uint64_t line)
{
  const uint32_t predicate = warta_graph_predicate(check->graph, iri);
  if (predicate >= WARTA_N_TERMS && g_str_has_prefix(iri, WARTA_NS_WG)) {
    g_autofree char *text = g_strdup_printf("<%s> is no term of ours", iri);
    report(check, line, text);
  }
  return predicate;
}

/// Begin another graph when the statement is of another.
static void
change_graph(Check *check, const raptor_term *term)
{
  const char *name = term != NULL && term->type == RAPTOR_TERM_TYPE_URI
                         ? uri_text(term->value.uri)
                         : NULL;
  if (g_strcmp0(name, check->name) != 0) {
    finish_graph(check);
    g_free(check->name);
    check->name = g_strdup(name);
  }
}

/// Remember where the node was first a subject.
static void
remember_line(Check *check, uint32_t node, uint64_t line)
{
  if (node >= check->lines->len) {
    g_array_set_size(check->lines, node + 1);
  }
  uint32_t *first = &g_array_index(check->lines, uint32_t, node);
  *first = *first == 0 ? (uint32_t)line : *first;
}

static void
on_statement(void *data, raptor_statement *statement)
{
  Check *check = data;
  const uint64_t line = line_of(raptor_parser_get_locator(check->parser));
  ++check->stats->statements;
  change_graph(check, statement->graph);
  if (statement->graph != NULL) {
    (void)check_iri(check, statement->graph, line);
  }
  const uint32_t subject =
      warta_graph_iri(check->graph, check_iri(check, statement->subject, line));
  const uint32_t predicate = check_predicate(
      check, check_iri(check, statement->predicate, line), line);
  const bool literal = statement->object->type == RAPTOR_TERM_TYPE_LITERAL;
  const uint32_t object =
      literal ? check_literal(check, &statement->object->value.literal, line)
              : warta_graph_iri(check->graph,
                                check_iri(check, statement->object, line));
  remember_line(check, subject, line);
  warta_graph_state(check->graph, subject, predicate, object);
}

/* ---- Files ---- */

/// Return the name of raptor's parser for the file, or NULL.
static const char *
parser_name(const char *path)
{
  static const char *const syntaxes[][2] = {{".nt", "ntriples"},
                                            {".nq", "nquads"},
                                            {".ttl", "turtle"},
                                            {".trig", "trig"},
                                            {".rdf", "rdfxml"}};
  g_autofree char *name = g_ascii_strdown(path, -1);
  if (g_str_has_suffix(name, ".gz")) {
    name[strlen(name) - 3] = '\0';
  }
  for (size_t i = 0; i < G_N_ELEMENTS(syntaxes); ++i) {
    if (g_str_has_suffix(name, syntaxes[i][0])) {
      return syntaxes[i][1];
    }
  }
  return NULL;
}

/// Open the file, seeing through gzip.
static GInputStream *
open_file(const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  GInputStream *stream = G_INPUT_STREAM(g_file_read(file, NULL, error));
  if (stream == NULL || !g_str_has_suffix(path, ".gz")) {
    return stream;
  }
  g_autoptr(GZlibDecompressor) gzip =
      g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  GInputStream *text = g_converter_input_stream_new(stream, G_CONVERTER(gzip));
  g_object_unref(stream);
  return text;
}

/// Feed the parser; stops at an error that it cannot go on after.
static bool
parse(Check *check, GInputStream *stream, GError **error)
{
  static const unsigned char nothing[] = "";
  g_autofree unsigned char *chunk = g_malloc(CHUNK);
  gssize n = 1;
  int failed = 0;
  while (n > 0 && failed == 0) {
    n = g_input_stream_read(stream, chunk, CHUNK, NULL, error);
    if (n > 0) {
      failed = raptor_parser_parse_chunk(check->parser, chunk, (size_t)n, 0);
    }
  }
  if (n == 0 && failed == 0) {
    failed = raptor_parser_parse_chunk(check->parser, nothing, 0, 1);
  }
  if (failed != 0 && check->stats->problems == 0) {
    report(check, 0, "cannot be parsed");
  }
  return n >= 0;
}

static bool
run(Check *check, const char *syntax, GInputStream *stream, GError **error)
{
  g_autoptr(raptor_world) world = raptor_new_world();
  raptor_world_set_log_handler(world, check, on_message);
  g_autoptr(raptor_parser) parser = raptor_new_parser(world, syntax);
  g_autoptr(raptor_uri) base =
      raptor_new_uri(world, (const unsigned char *)"urn:base:");
  check->parser = parser;
  raptor_parser_set_statement_handler(parser, check, on_statement);
  raptor_parser_parse_start(parser, base);
  const bool done = parse(check, stream, error);
  finish_graph(check);
  return done;
}

bool
warta_check_export(const char *path, WartaDiagnosticFunc func, void *data,
                   WartaCheckStats *stats, GError **error)
{
  g_return_val_if_fail(path != NULL && stats != NULL, false);
  const char *syntax = parser_name(path);
  if (syntax == NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "%s: not an RDF export; give a file that ends in .nq, .nt, "
                ".ttl or .trig, or one of these with .gz",
                path);
    return false;
  }
  g_autoptr(GInputStream) stream = open_file(path, error);
  if (stream == NULL) {
    g_prefix_error(error, "%s: ", path);
    return false;
  }
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(uint32_t));
  *stats = (WartaCheckStats){0};
  Check check = {.path = path,
                 .diag = {func, data},
                 .stats = stats,
                 .graph = graph,
                 .lines = lines};
  const bool done = run(&check, syntax, stream, error);
  if (!done) {
    g_prefix_error(error, "%s: ", path);
  }
  if (stats->problems > MAX_REPORTS) {
    warta_diag(&check.diag, WARTA_SEVERITY_ERROR, path, 0,
               "%" G_GUINT64_FORMAT " more problems of this kind or another",
               stats->problems - MAX_REPORTS);
  }
  g_free(check.name);
  return done;
}
