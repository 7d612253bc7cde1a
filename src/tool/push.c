// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  Common common;
  WartaPushOptions options;
  WartaRunOptions run;
  char *store;
  char *query;
  char *user;
  char *graph_parameter;
  char *from;
  char *ca_file;
  char **deletions;
  gboolean bulk;
  gboolean plain;
  int retries;
  int timeout;
  uint64_t failed; ///< Articles that were lost
  gint64 reported; ///< When the progress line was written; -1: never write it
} Push;

static bool
on_progress(const WartaPushStats *stats, void *data)
{
  Push *push = data;
  const gint64 now = g_get_monotonic_time();
  if (push->reported >= 0 && !push->common.quiet &&
      now - push->reported > G_USEC_PER_SEC / 5) {
    push->reported = now;
    fprintf(stderr,
            "\r\033[K%" G_GUINT64_FORMAT " graphs, %" G_GUINT64_FORMAT
            " statements",
            (guint64)stats->graphs, (guint64)stats->statements);
    fflush(stderr);
    push->common.progress_shown = true;
  }
  return !was_interrupted();
}

static bool
on_run_progress(const WartaRunStats *stats, void *data)
{
  (void)stats;
  (void)data;
  return !was_interrupted();
}

/// Whether the file is RDF, which is sent as it is.
static bool
is_export(const char *path)
{
  const WartaOutputFormat format = warta_output_format_from_path(path);
  return format == WARTA_OUTPUT_NQUADS || format == WARTA_OUTPUT_NTRIPLES;
}

/// Whether the file is RDF in a syntax that cannot be sent graph by graph.
static bool
is_other_export(const char *path)
{
  const WartaOutputFormat format = warta_output_format_from_path(path);
  return format == WARTA_OUTPUT_TURTLE || format == WARTA_OUTPUT_TRIG ||
         format == WARTA_OUTPUT_JSONLD || format == WARTA_OUTPUT_RDFXML;
}

static bool
delete_articles(const Push *push, WartaPusher *pusher, GError **error)
{
  for (size_t i = 0; push->deletions[i] != NULL; ++i) {
    if (!warta_pusher_delete(pusher, push->deletions[i], error)) {
      return false;
    }
  }
  return true;
}

static bool
send_exports(const Push *push, WartaPusher *pusher, GError **error)
{
  for (size_t i = 0; push->common.inputs[i] != NULL; ++i) {
    if (!warta_pusher_send(pusher, push->common.inputs[i], error)) {
      return false;
    }
  }
  return warta_pusher_end(pusher, error);
}

/// Analyze the inputs and send each article's graph.
static bool
send_articles(Push *push, const WartaResources *resources, WartaReader *reader,
              WartaPusher *pusher, GError **error)
{
  WartaRunStats stats = {0};
  g_autoptr(GError) failure = NULL;
  g_autoptr(GOutputStream) stream = warta_pusher_stream(pusher);
  g_autoptr(WartaSink) sink =
      warta_sink_new(WARTA_OUTPUT_NQUADS, stream, &push->run.graph, error);
  WartaSink *const sinks[] = {sink, NULL};
  if (sink == NULL) {
    return false;
  }
  const bool written =
      warta_run(resources, reader, sinks, &push->run, &stats, &failure) &&
      warta_sink_end(sink, &failure);
  push->failed = stats.failed;
  // Where sending failed, the pusher knows more than the sink.
  if (!warta_pusher_end(pusher, error)) {
    return false;
  }
  if (!written) {
    g_propagate_error(error, g_steal_pointer(&failure));
  }
  return written;
}

static void
print_summary(const Push *push, const WartaPusher *pusher)
{
  const WartaPushStats *stats = warta_pusher_stats(pusher);
  if (push->deletions != NULL) {
    fprintf(stderr, "%" G_GUINT64_FORMAT " graphs deleted\n",
            (guint64)stats->graphs);
    return;
  }
  fprintf(stderr,
          "%" G_GUINT64_FORMAT " %s, %" G_GUINT64_FORMAT
          " statements sent (%" G_GUINT64_FORMAT " bytes)",
          (guint64)stats->graphs, push->bulk ? "parts" : "graphs",
          (guint64)stats->statements, (guint64)stats->bytes);
  if (stats->skipped > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " graphs skipped",
            (guint64)stats->skipped);
  }
  if (stats->retries > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " tries failed",
            (guint64)stats->retries);
  }
  if (push->failed > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " articles failed",
            (guint64)push->failed);
  }
  fputc('\n', stderr);
}

static int
finish(Push *push, const WartaPusher *pusher, bool done, const GError *error)
{
  progress_clear(&push->common);
  if (!done) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  if (was_interrupted()) {
    complain("interrupted; what was sent stays");
    return STATUS_INCOMPLETE;
  }
  if (!push->common.quiet) {
    print_summary(push, pusher);
  }
  return push->failed > 0 ? STATUS_INCOMPLETE : STATUS_OK;
}

static int
push_articles(Push *push, WartaPusher *pusher)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaReader) reader = common_open_inputs(&push->common);
  if (reader == NULL) {
    return STATUS_USAGE;
  }
  int status = STATUS_OK;
  g_autoptr(WartaResources) resources =
      common_load_resources(&push->common, NULL, false, &status);
  if (resources == NULL) {
    return status;
  }
  const bool done = send_articles(push, resources, reader, pusher, &error);
  return finish(push, pusher, done, error);
}

/// Whether all inputs are of the same kind: exports, or articles.
static bool
check_inputs(const Push *push, bool *exports)
{
  char **inputs = push->common.inputs;
  *exports = inputs != NULL && is_export(inputs[0]);
  for (size_t i = 0; inputs != NULL && inputs[i] != NULL; ++i) {
    if (is_other_export(inputs[i])) {
      complain("%s: only N-Quads can be sent graph by graph; export again with "
               "-o FILE.nq",
               inputs[i]);
      return false;
    }
    if (is_export(inputs[i]) != *exports) {
      complain("%s: exports and articles cannot be mixed; push them one after "
               "the other",
               inputs[i]);
      return false;
    }
  }
  return true;
}

static bool
check_options(Push *push)
{
  if (push->store == NULL) {
    complain("no store; give its address with --store=URL");
    return false;
  }
  if ((push->deletions == NULL) == (push->common.inputs == NULL)) {
    complain("give either exports or articles to send, or --delete ID");
    return false;
  }
  if (push->retries < 0 || push->timeout < 0) {
    complain("--retries and --timeout cannot be less than nothing");
    return false;
  }
  return true;
}

static void
fill_options(Push *push)
{
  WartaPushOptions *options = &push->options;
  options->store = push->store;
  options->query = push->query;
  options->user = push->user;
  options->password = g_getenv("WARTAGRAF_PASSWORD");
  options->graph_parameter = push->graph_parameter;
  options->from = push->from;
  options->ca_file = push->ca_file;
  options->bulk = push->bulk;
  options->plain = push->plain;
  options->retries = push->retries > 0 ? push->retries : -1;
  options->timeout = (unsigned)push->timeout;
  options->diagnostics = common_diagnostic;
  options->diagnostics_data = &push->common;
  options->progress = on_progress;
  options->progress_data = push;
  push->run.progress = on_run_progress;
}

static int
run(Push *push)
{
  bool exports = false;
  g_autoptr(GError) error = NULL;
  if (!check_options(push) || !check_inputs(push, &exports) ||
      !common_analysis(&push->common, &push->run.analyzer)) {
    return STATUS_USAGE;
  }
  fill_options(push);
  g_autoptr(WartaPusher) pusher = warta_pusher_new(&push->options, &error);
  if (pusher == NULL) {
    complain_error(error);
    return STATUS_USAGE;
  }
  if (push->deletions == NULL && !exports) {
    return push_articles(push, pusher);
  }
  const bool done = push->deletions != NULL
                        ? delete_articles(push, pusher, &error)
                        : send_exports(push, pusher, &error);
  return finish(push, pusher, done, error);
}

static int
parse_and_run(Push *push, int argc, char **argv)
{
  const GOptionEntry entries[] = {
      {"store", 0, 0, G_OPTION_ARG_STRING, &push->store,
       "Address of the store's Graph Store Protocol", "URL"},
      {"user", 0, 0, G_OPTION_ARG_STRING, &push->user,
       "Log in as NAME, with the password in WARTAGRAF_PASSWORD or ~/.netrc",
       "NAME"},
      {"delete", 0, 0, G_OPTION_ARG_STRING_ARRAY, &push->deletions,
       "Delete the article with this identifier or IRI; may be given several "
       "times",
       "ID"},
      {"from", 0, 0, G_OPTION_ARG_STRING, &push->from,
       "Go on at this graph, after a failure that named it", "GRAPH"},
      {"bulk", 0, 0, G_OPTION_ARG_NONE, &push->bulk,
       "Add many graphs at once instead of replacing each", NULL},
      {"query", 0, 0, G_OPTION_ARG_STRING, &push->query,
       "Where the store answers SPARQL, for --delete", "URL"},
      {"graph-parameter", 0, 0, G_OPTION_ARG_STRING, &push->graph_parameter,
       "What the store calls a graph in its address", "NAME"},
      {"ca-file", 0, 0, G_OPTION_ARG_FILENAME, &push->ca_file,
       "Certificates to trust", "FILE"},
      {"plain", 0, 0, G_OPTION_ARG_NONE, &push->plain,
       "Do not compress what is sent", NULL},
      {"retries", 0, 0, G_OPTION_ARG_INT, &push->retries,
       "Try again N times after failures that may pass (default: 5)", "N"},
      {"timeout", 0, 0, G_OPTION_ARG_INT, &push->timeout,
       "Seconds that one request may take (default: 300)", "N"},
      {0},
  };
  push->common.no_inputs = true;
  push->common.graph = &push->run.graph;
  const int status = common_parse(
      &push->common, entries, "EXPORT|INPUT... - send graphs to a triple store",
      &argc, &argv);
  return status == STATUS_OK ? run(push) : status;
}

int
command_push(int argc, char **argv)
{
  Push push = {.retries = 5};
  catch_signals();
  push.reported = isatty(STDERR_FILENO) != 0 ? 0 : -1;
  const int status = parse_and_run(&push, argc, argv);
  common_clear(&push.common);
  g_strfreev(push.deletions);
  g_free(push.store);
  g_free(push.query);
  g_free(push.user);
  g_free(push.graph_parameter);
  g_free(push.from);
  g_free(push.ca_file);
  return status;
}
