// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/sink.h"

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
  WartaOutput *out = warta_output_open(path, error);
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
  if (warta_graph_size(graph) > 0) {
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
  g_free((char *)sink->options.base_iri);
  g_free((char *)sink->options.since);
  g_free((char *)sink->options.until);
  g_free((char *)sink->options.event_class);
  g_free(sink);
}
