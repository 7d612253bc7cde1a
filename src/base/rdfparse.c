// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/rdfparse.h"

#include <gio/gio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

enum { CHUNK = 64 * 1024 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_world, raptor_free_world)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_parser, raptor_free_parser)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(raptor_uri, raptor_free_uri)

typedef struct {
  const WartaRdfHandler *handler;
  raptor_parser *parser;
  bool told; ///< Some problem was
} Parse;

const char *
warta_rdf_syntax(const char *path)
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

static uint64_t
line_of(const raptor_locator *locator)
{
  return locator != NULL && locator->line > 0 ? (uint64_t)locator->line : 0;
}

static void
on_message(void *data, raptor_log_message *message)
{
  Parse *parse = data;
  if (message->level >= RAPTOR_LOG_LEVEL_WARN) {
    parse->told = true;
    parse->handler->problem(line_of(message->locator), message->text,
                            parse->handler->data);
  }
}

static void
on_statement(void *data, raptor_statement *statement)
{
  Parse *parse = data;
  parse->handler->statement(statement,
                            line_of(raptor_parser_get_locator(parse->parser)),
                            parse->handler->data);
}

/// Give the parser its next bytes, or the end where there are none.
static bool
feed(Parse *parse, const void *bytes, size_t length)
{
  const bool end = length == 0;
  const unsigned char *chunk = end ? (const unsigned char *)"" : bytes;
  const int failed =
      raptor_parser_parse_chunk(parse->parser, chunk, length, end);
  if (failed != 0 && !parse->told) {
    parse->handler->problem(0, "cannot be parsed", parse->handler->data);
  }
  return failed == 0;
}

/// Feed a stream; stops at an error that the parser cannot go on after.
static bool
feed_stream(Parse *parse, GInputStream *stream, GError **error)
{
  g_autofree unsigned char *chunk = g_malloc(CHUNK);
  gssize n = 1;
  bool more = true;
  while (n > 0 && more) {
    n = g_input_stream_read(stream, chunk, CHUNK, NULL, error);
    more = n >= 0 && feed(parse, chunk, (size_t)n);
  }
  return n >= 0;
}

static bool
parse_with(const WartaRdfHandler *handler, const char *syntax,
           GInputStream *stream, GError **error)
{
  Parse parse = {.handler = handler};
  g_autoptr(raptor_world) world = raptor_new_world();
  raptor_world_set_log_handler(world, &parse, on_message);
  g_autoptr(raptor_parser) parser = raptor_new_parser(world, syntax);
  g_autoptr(raptor_uri) base =
      raptor_new_uri(world, (const unsigned char *)"urn:base:");
  parse.parser = parser;
  raptor_parser_set_statement_handler(parser, &parse, on_statement);
  raptor_parser_parse_start(parser, base);
  return feed_stream(&parse, stream, error);
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

bool
warta_rdf_parse_file(const char *path, const char *syntax,
                     const WartaRdfHandler *handler, GError **error)
{
  g_autoptr(GInputStream) stream = open_file(path, error);
  if (stream == NULL || !parse_with(handler, syntax, stream, error)) {
    g_prefix_error(error, "%s: ", path);
    return false;
  }
  return true;
}

bool
warta_rdf_parse_export(const char *path, const WartaRdfHandler *handler,
                       GError **error)
{
  const char *syntax = warta_rdf_syntax(path);
  if (syntax == NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "%s: not an RDF export; give a file that ends in .nq, .nt, "
                ".ttl or .trig, or one of these with .gz",
                path);
  }
  return syntax != NULL && warta_rdf_parse_file(path, syntax, handler, error);
}

void
warta_rdf_parse_bytes(const char *bytes, size_t length, const char *syntax,
                      const WartaRdfHandler *handler)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data(
      bytes, length > 0 ? (gssize)length : 0, NULL);
  (void)parse_with(handler, syntax, stream, NULL); // memory can be read
}
