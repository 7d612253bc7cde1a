// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/sink.h"

#include <glib/gstdio.h>
#include <string.h>

static const WartaSinkType *const types[] = {
    [WARTA_OUTPUT_NQUADS] = &warta_sink_nquads,
    [WARTA_OUTPUT_NTRIPLES] = &warta_sink_ntriples,
    [WARTA_OUTPUT_TURTLE] = &warta_sink_turtle,
    [WARTA_OUTPUT_TRIG] = &warta_sink_trig,
    [WARTA_OUTPUT_GRAPHML] = &warta_sink_graphml,
    [WARTA_OUTPUT_GEXF] = &warta_sink_gexf,
    [WARTA_OUTPUT_DOT] = &warta_sink_dot,
    [WARTA_OUTPUT_CSV_EVENTS] = &warta_sink_csv_events,
    [WARTA_OUTPUT_CSV_ACTORS] = &warta_sink_csv_actors,
    [WARTA_OUTPUT_CSV_MENTIONS] = &warta_sink_csv_mentions,
    [WARTA_OUTPUT_CSV_NODES] = &warta_sink_csv_nodes,
    [WARTA_OUTPUT_CSV_EDGES] = &warta_sink_csv_edges,
    [WARTA_OUTPUT_JSONLD] = &warta_sink_jsonld,
    [WARTA_OUTPUT_RDFXML] = &warta_sink_rdfxml,
};

WartaOutputFormat
warta_output_format_from_name(const char *name)
{
  for (size_t i = 1; i < G_N_ELEMENTS(types); ++i) {
    if (g_ascii_strcasecmp(name, types[i]->name) == 0 ||
        g_ascii_strcasecmp(name, types[i]->extension) == 0) {
      return (WartaOutputFormat)i;
    }
  }
  return WARTA_OUTPUT_NONE;
}

WartaOutputFormat
warta_output_format_from_path(const char *path)
{
  g_autofree char *name = g_path_get_basename(path);
  if (g_str_has_suffix(name, ".gz")) {
    name[strlen(name) - 3] = '\0';
  }
  const char *dot = strrchr(name, '.');
  return dot != NULL ? warta_output_format_from_name(dot + 1)
                     : WARTA_OUTPUT_NONE;
}

const char *
warta_output_format_name(WartaOutputFormat format)
{
  return (size_t)format >= 1 && (size_t)format < G_N_ELEMENTS(types)
             ? types[format]->name
             : NULL;
}

/// Return a sink without output, or NULL when the options are wrong.
static WartaSink *
sink_new(WartaOutputFormat format, const WartaGraphOptions *options,
         GError **error)
{
  static const WartaGraphOptions defaults = {0};
  options = options != NULL ? options : &defaults;
  if (warta_output_format_name(format) == NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "no such output format: %d", (int)format);
    return NULL;
  }
  char *base = warta_graph_base_dup(options->base_iri, error);
  if (base == NULL) {
    return NULL;
  }
  WartaSink *sink = g_new0(WartaSink, 1);
  sink->type = types[format];
  sink->options = *options;
  sink->options.base_iri = base;
  sink->options.since = g_strdup(options->since);
  sink->options.until = g_strdup(options->until);
  sink->options.event_class = g_strdup(options->event_class);
  return sink;
}

/* ---- Files in parts ---- */

/// Return the name of a part, counted from 1: "FILE-00001.nq.gz".
static char *
part_path(const char *path, unsigned number)
{
  const char *name = strrchr(path, '/');
  name = name != NULL ? name + 1 : path;
  size_t stem = strlen(path);
  if (g_str_has_suffix(name, ".gz")) {
    stem -= 3;
  }
  const char *dot = g_strrstr_len(name, (gssize)stem - (name - path), ".");
  if (dot != NULL && dot > name) {
    stem = (size_t)(dot - path);
  }
  return g_strdup_printf("%.*s-%05u%s", (int)stem, path, number, path + stem);
}

/// Go on with the next part.
static bool
next_part(WartaSink *sink, GError **error)
{
  if (!warta_output_close(sink->out, error)) {
    return false;
  }
  g_autofree char *path = part_path(sink->path, sink->parts->len + 2);
  WartaOutput *out = warta_output_open(path, error);
  if (out == NULL) {
    return false;
  }
  g_ptr_array_add(sink->parts, sink->out);
  sink->out = out;
  sink->n_in_part = 0;
  if (sink->type->begin != NULL) {
    sink->type->begin(sink);
  }
  return true;
}

/// Remove the parts of an older, longer export.
static void
remove_old_parts(const WartaSink *sink)
{
  unsigned number = sink->parts->len + 2;
  int removed = 0;
  while (removed == 0) {
    g_autofree char *path = part_path(sink->path, number++);
    removed = g_unlink(path);
  }
}

/// Give all parts their names.
static bool
end_parts(WartaSink *sink, GError **error)
{
  if (!warta_output_close(sink->out, error)) {
    return false;
  }
  for (guint i = 0; i < sink->parts->len; ++i) {
    if (!warta_output_end(sink->parts->pdata[i], error)) {
      return false;
    }
  }
  remove_old_parts(sink);
  return true;
}

static void
free_output(gpointer out)
{
  warta_output_free(out);
}

static void
sink_begin(WartaSink *sink, WartaOutput *out)
{
  sink->out = out;
  if (sink->type->begin != NULL) {
    sink->type->begin(sink);
  }
}

WartaSink *
warta_sink_new(WartaOutputFormat format, GOutputStream *out,
               const WartaGraphOptions *options, GError **error)
{
  g_return_val_if_fail(out != NULL, NULL);
  WartaSink *sink = sink_new(format, options, error);
  if (sink != NULL) {
    sink_begin(sink, warta_output_new(out));
  }
  return sink;
}

WartaSink *
warta_sink_open(WartaOutputFormat format, const char *path,
                const WartaGraphOptions *options, GError **error)
{
  g_return_val_if_fail(path != NULL, NULL);
  WartaSink *sink = sink_new(format, options, error);
  if (sink == NULL) {
    return NULL;
  }
  g_autofree char *first = NULL;
  if (sink->options.split > 0 && sink->type->splits) {
    first = part_path(path, 1);
    sink->path = g_strdup(path);
    sink->parts = g_ptr_array_new_with_free_func(free_output);
  }
  WartaOutput *out = warta_output_open(first != NULL ? first : path, error);
  if (out == NULL) {
    warta_sink_free(sink);
    return NULL;
  }
  sink_begin(sink, out);
  return sink;
}

bool
warta_sink_write(WartaSink *sink, const WartaGraph *graph, GError **error)
{
  g_return_val_if_fail(sink != NULL && graph != NULL, false);
  const size_t n = warta_graph_size(graph);
  if (sink->path != NULL && sink->n_in_part > 0 &&
      sink->n_in_part + n > sink->options.split && !next_part(sink, error)) {
    return false;
  }
  sink->n_in_part += n;
  if (n > 0) {
    sink->type->graph(sink, graph);
  }
  return warta_output_check(sink->out, error);
}

bool
warta_sink_end(WartaSink *sink, GError **error)
{
  g_return_val_if_fail(sink != NULL, false);
  if (sink->type->end != NULL) {
    sink->type->end(sink);
  }
  if (sink->parts != NULL && !end_parts(sink, error)) {
    return false;
  }
  return warta_output_end(sink->out, error);
}

void
warta_sink_free(WartaSink *sink)
{
  if (sink == NULL) {
    return;
  }
  if (sink->type->free != NULL) {
    sink->type->free(sink);
  }
  warta_output_free(sink->out);
  if (sink->parts != NULL) {
    g_ptr_array_unref(sink->parts);
  }
  g_free(sink->path);
  g_free((char *)sink->options.base_iri);
  g_free((char *)sink->options.since);
  g_free((char *)sink->options.until);
  g_free((char *)sink->options.event_class);
  g_free(sink);
}
