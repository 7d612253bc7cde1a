// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  Common common;
  char **outputs;
  char *format;
  char *provenance;
  char *projection;
  char *since;
  char *until;
  char *event_class;
  char *choices;
  gboolean merge;
  gboolean tell_time;
  gboolean direct_edges;
  gboolean multi;
  gboolean facts_only;
  gint64 split;
  int min_weight;
  int top;
  int jobs;
  WartaRunOptions run;
  WartaTimings timings;
  WartaReader *reader;
  gint64 started;  ///< Monotonic microseconds
  gint64 reported; ///< When the progress line was last written
} Export;

static bool
is_named(const GArray *outputs, const char *path)
{
  for (guint i = 0; i < outputs->len; ++i) {
    if (strcmp(g_array_index(outputs, Output, i).path, path) == 0) {
      return true;
    }
  }
  return false;
}

static bool
parse_outputs(const Export *export, GArray *outputs)
{
  if (export->outputs == NULL) {
    Output output = {WARTA_OUTPUT_NQUADS, "-"};
    if (export->format != NULL) {
      output.format = warta_output_format_from_name(export->format);
    }
    if (output.format == WARTA_OUTPUT_NONE) {
      complain_format(export->format);
      return false;
    }
    g_array_append_val(outputs, output);
    return true;
  }
  if (export->format != NULL) {
    complain("--format is for standard output; with -o write -o %s:FILE",
             export->format);
    return false;
  }
  for (size_t i = 0; export->outputs[i] != NULL; ++i) {
    Output output = {0};
    if (!parse_output(export->outputs[i], &output)) {
      return false;
    }
    if (is_named(outputs, output.path)) {
      complain("%s: named twice; give each output its own file", output.path);
      return false;
    }
    g_array_append_val(outputs, output);
  }
  return true;
}

/// Return the position of `word` in the NULL-terminated list, or -1 after a
/// message.  NULL is the first.
static int
choose(const char *option, const char *word, const char *const *words)
{
  if (word == NULL) {
    return 0;
  }
  for (int i = 0; words[i] != NULL; ++i) {
    if (strcmp(word, words[i]) == 0) {
      return i;
    }
  }
  g_autofree char *all = g_strjoinv(", ", (char **)words);
  complain("%s=%s: no such choice; use one of %s", option, word, all);
  return -1;
}

/// Whether the value of an option that counts something is 0 or more.
static bool
is_count(const char *option, gint64 value)
{
  if (value < 0) {
    complain("%s=%" G_GINT64_FORMAT ": less than nothing; use 1 or more",
             option, value);
  }
  return value >= 0;
}

/// What graph tools are shown, and how RDF is cut.
static bool
parse_selection(const Export *export, WartaGraphOptions *graph)
{
  if (!is_count("--split", export->split) ||
      !is_count("--min-weight", export->min_weight) ||
      !is_count("--top", export->top)) {
    return false;
  }
  graph->direct_edges = export->direct_edges;
  graph->split = (uint64_t) export->split;
  graph->multi = export->multi;
  graph->facts_only = export->facts_only;
  graph->min_weight = (uint32_t) export->min_weight;
  graph->top = (uint32_t) export->top;
  graph->since = export->since;
  graph->until = export->until;
  graph->event_class = export->event_class;
  return true;
}

static bool
parse_choices(Export *export)
{
  static const char *const provenances[] = {"mentions", "graph", "none", NULL};
  static const char *const projections[] = {"actors", "events", "comentions",
                                            NULL};
  const int provenance =
      choose("--provenance", export->provenance, provenances);
  const int projection = choose("--graph", export->projection, projections);
  if (provenance < 0 || projection < 0 || !is_count("--jobs", export->jobs)) {
    return false;
  }
  if (projection == WARTA_PROJECTION_COMENTIONS &&
      (provenance != WARTA_PROVENANCE_MENTIONS || export->facts_only ||
       export->event_class != NULL)) {
    complain("--graph=comentions is about mentions, not events; give it "
             "without --provenance, --facts-only and --class");
    return false;
  }
  export->run.jobs = (unsigned)export->jobs;
  export->run.timings = export->tell_time ? &export->timings : NULL;
  WartaGraphOptions *graph = &export->run.graph;
  graph->provenance = (WartaProvenance)provenance;
  graph->projection = (WartaProjection)projection;
  return parse_selection(export, graph);
}

/* ---- The progress line ---- */

static void
print_progress(Export *export, const WartaRunStats *stats, double seconds)
{
  uint64_t done = 0;
  uint64_t total = 0;
  warta_reader_progress(export->reader, &done, &total);
  fprintf(stderr, "\r\033[K%" G_GUINT64_FORMAT " articles, %.0f/s",
          (guint64)stats->articles, (double)stats->articles / seconds);
  if (total > 0 && done > 0) {
    const double share = MIN(1.0, (double)done / (double)total);
    const uint64_t left = (uint64_t)(seconds / share * (1 - share) + 0.5);
    fprintf(stderr, ", %.0f %%, %" G_GUINT64_FORMAT ":%02u left", share * 100,
            (guint64)left / 60, (unsigned)(left % 60));
  }
  fflush(stderr);
  export->common.progress_shown = true;
}

static bool
on_progress(const WartaRunStats *stats, void *data)
{
  Export *export = data;
  if (export->reported >= 0 && !export->common.quiet) {
    const gint64 now = g_get_monotonic_time();
    if (now - export->reported > G_USEC_PER_SEC / 5) {
      export->reported = now;
      print_progress(export, stats,
                     (double)(now - export->started) / G_USEC_PER_SEC);
    }
  }
  return !was_interrupted();
}

/* ---- Running ---- */

static bool
end_sinks(GPtrArray *sinks, GError **error)
{
  for (guint i = 0; sinks->pdata[i] != NULL; ++i) {
    if (!warta_sink_end(sinks->pdata[i], error)) {
      return false;
    }
  }
  return true;
}

static void
print_summary(const Export *export, const WartaRunStats *stats,
              const GArray *outputs)
{
  const double seconds =
      (double)(g_get_monotonic_time() - export->started) / G_USEC_PER_SEC;
  fprintf(stderr,
          "%" G_GUINT64_FORMAT " articles: %" G_GUINT64_FORMAT
          " events, %" G_GUINT64_FORMAT " actors, %" G_GUINT64_FORMAT
          " statements in %.1f s",
          (guint64)stats->articles, (guint64)stats->events,
          (guint64)stats->actors, (guint64)stats->statements, seconds);
  if (stats->unchanged > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " unchanged",
            (guint64)stats->unchanged);
  }
  if (stats->copies > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " copies of others",
            (guint64)stats->copies);
  }
  if (stats->skipped > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " skipped (not Indonesian)",
            (guint64)stats->skipped);
  }
  if (stats->failed > 0) {
    fprintf(stderr, "; %" G_GUINT64_FORMAT " failed", (guint64)stats->failed);
  }
  fputc('\n', stderr);
  for (guint i = 0; i < outputs->len; ++i) {
    const Output *output = &g_array_index(outputs, Output, i);
    if (strcmp(output->path, "-") != 0) {
      fprintf(stderr, "  %s\n", output->path);
    }
  }
}

/// Tell where the CPU time of all threads went.
static void
print_timings(const WartaTimings *timings)
{
  static const char *const names[WARTA_N_STAGES] = {
      "read",  "clean",  "tokens",  "names", "dates", "tags",
      "trees", "events", "resolve", "build", "state", "write"};
  const double all = (double)clock() / CLOCKS_PER_SEC;
  double rest = all;
  for (int i = 0; i < WARTA_N_STAGES; ++i) {
    const double seconds = (double)timings->cpu[i] / 1e9;
    rest -= seconds;
    fprintf(stderr, "  %-7s %9.4f CPU s\n", names[i], seconds);
  }
  fprintf(stderr, "  %-7s %9.4f CPU s\n  %-7s %9.4f CPU s\n", "rest", rest,
          "all", all);
}

static void
complain_interrupted(const Export *export, const WartaRunStats *stats)
{
  if (export->common.state != NULL) {
    complain("interrupted; unfinished files were removed, what was analyzed is "
             "in %s: run the same command again to go on",
             export->common.state);
  } else {
    complain("interrupted after %" G_GUINT64_FORMAT
             " articles; unfinished files were removed: to be able to go on, "
             "give --state FILE",
             (guint64)stats->articles);
  }
}

static int
run_with_sinks(Export *export, const WartaResources *resources,
               GPtrArray *sinks, const GArray *outputs)
{
  g_autoptr(GError) error = NULL;
  WartaRunStats stats = {0};
  const bool written =
      warta_run(resources, export->reader, (WartaSink *const *)sinks->pdata,
                &export->run, &stats, &error);
  progress_clear(&export->common);
  if (written && was_interrupted()) {
    complain_interrupted(export, &stats);
    return STATUS_INCOMPLETE;
  }
  const clock_t end = clock();
  if (!written || !end_sinks(sinks, &error)) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  export->timings.cpu[WARTA_STAGE_WRITE] +=
      (uint64_t)(clock() - end) * (1000000000U / CLOCKS_PER_SEC);
  if (!export->common.quiet) {
    print_summary(export, &stats, outputs);
  }
  if (export->tell_time) {
    print_timings(&export->timings);
  }
  return stats.failed > 0 ? STATUS_INCOMPLETE : STATUS_OK;
}

/// The table for --merge, if that is wanted; false after a message.
static bool
open_merger(Export *export)
{
  if (!export->merge && export->choices == NULL) {
    return true;
  }
  g_autoptr(GError) error = NULL;
  export->run.merger = warta_merger_new(export->choices, common_diagnostic,
                                        &export->common, &error);
  if (export->run.merger == NULL) {
    complain_error(error);
  }
  return export->run.merger != NULL;
}

/// Open the outputs; false after a message.
static bool
open_sinks(const Export *export, const GArray *outputs, GPtrArray *sinks)
{
  g_autoptr(GError) error = NULL;
  for (guint i = 0; i < outputs->len; ++i) {
    WartaSink *sink = open_sink(&g_array_index(outputs, Output, i),
                                &export->run.graph, &error);
    if (sink == NULL) {
      complain_error(error);
      return false;
    }
    g_ptr_array_add(sinks, sink);
  }
  g_ptr_array_add(sinks, NULL);
  return true;
}

/// Run with the inputs open.
static int
run_with_inputs(Export *export, const GArray *outputs)
{
  int status = STATUS_OK;
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaResources) resources =
      common_load_resources(&export->common, NULL, false, &status);
  if (resources == NULL) {
    return status;
  }
  if (!open_merger(export)) {
    return STATUS_INCOMPLETE;
  }
  g_autoptr(WartaCorpus) state = NULL;
  if (export->common.state != NULL) {
    state = warta_corpus_open(export->common.state, &error);
    if (state == NULL) {
      complain_error(error);
      return STATUS_INCOMPLETE;
    }
  }
  export->run.state = state;
  g_autoptr(GPtrArray) sinks =
      g_ptr_array_new_with_free_func((GDestroyNotify)warta_sink_free);
  return open_sinks(export, outputs, sinks)
             ? run_with_sinks(export, resources, sinks, outputs)
             : STATUS_INCOMPLETE;
}

static int
run(Export *export)
{
  g_autoptr(GArray) outputs = g_array_new(FALSE, FALSE, sizeof(Output));
  g_autoptr(GError) error = NULL;
  if (!parse_outputs(export, outputs) || !parse_choices(export) ||
      !common_analysis(&export->common, &export->run.analyzer)) {
    return STATUS_USAGE;
  }
  g_autoptr(WartaGraph) probe = warta_graph_new(&export->run.graph, &error);
  if (probe == NULL) {
    complain("%s", error->message);
    return STATUS_USAGE;
  }
  g_autoptr(WartaReader) reader = common_open_inputs(&export->common);
  if (reader == NULL) {
    return STATUS_USAGE;
  }
  export->reader = reader;
  return run_with_inputs(export, outputs);
}

static int
parse_and_run(Export *export, int argc, char **argv)
{
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &export->outputs,
       "Write FILE, in the format of its extension or of a prefix as in "
       "ttl:FILE; may be given several times",
       "FILE"},
      {"format", 0, 0, G_OPTION_ARG_STRING, &export->format,
       "Format on standard output: nq (default), nt, ttl, trig, graphml ...",
       "FORMAT"},
      {"provenance", 0, 0, G_OPTION_ARG_STRING, &export->provenance,
       "none, graph or mentions (default)", "LEVEL"},
      {"state", 0, 0, G_OPTION_ARG_FILENAME, &export->common.state,
       "Keep what was done in FILE: go on from there, analyze only what is new "
       "or changed, write all that it holds",
       "FILE"},
      {"jobs", 'j', 0, G_OPTION_ARG_INT, &export->jobs,
       "Analyze with N threads (default: one per processor)", "N"},
      {"timings", 0, 0, G_OPTION_ARG_NONE, &export->tell_time,
       "Tell the CPU time of each stage", NULL},
      {"graph", 0, 0, G_OPTION_ARG_STRING, &export->projection,
       "What graph tools are shown: actors (default), events or comentions",
       "KIND"},
      {"split", 0, 0, G_OPTION_ARG_INT64, &export->split,
       "Write RDF in parts of N statements, for bulk loaders", "N"},
      {"direct-edges", 0, 0, G_OPTION_ARG_NONE, &export->direct_edges,
       "Also write plain facts as agent action target", NULL},
      {"multi", 0, 0, G_OPTION_ARG_NONE, &export->multi,
       "GraphML: one edge per action and pair", NULL},
      {"facts-only", 0, 0, G_OPTION_ARG_NONE, &export->facts_only,
       "Graph tools: only what articles state as facts", NULL},
      {"min-weight", 0, 0, G_OPTION_ARG_INT, &export->min_weight,
       "Graph tools: only edges of at least N events", "N"},
      {"top", 0, 0, G_OPTION_ARG_INT, &export->top,
       "Graph tools: only the N most mentioned nodes", "N"},
      {"merge", 0, 0, G_OPTION_ARG_NONE, &export->merge,
       "Also write which actors of several articles are one", NULL},
      {"merges", 0, 0, G_OPTION_ARG_FILENAME, &export->choices,
       "Merges that you force or forbid (TSV); implies --merge", "FILE"},
      {"since", 0, 0, G_OPTION_ARG_STRING, &export->since,
       "Graph tools: only events from DATE on", "DATE"},
      {"until", 0, 0, G_OPTION_ARG_STRING, &export->until,
       "Graph tools: only events up to DATE", "DATE"},
      {"class", 0, 0, G_OPTION_ARG_STRING, &export->event_class,
       "Graph tools: only events of CLASS, as in ACCUSE", "CLASS"},
      {0},
  };
  const int status =
      common_parse(&export->common, entries,
                   "INPUT... - write a knowledge graph", &argc, &argv);
  return status == STATUS_OK ? run(export) : status;
}

int
command_export(int argc, char **argv)
{
  Export export = {.started = g_get_monotonic_time()};
  const bool terminal = isatty(STDERR_FILENO) != 0;
  catch_signals();
  export.common.graph = &export.run.graph;
  export.run.progress = on_progress;
  export.run.progress_data = &export;
  export.reported = terminal ? 0 : -1;
  const int status = parse_and_run(&export, argc, argv);
  common_clear(&export.common);
  g_strfreev(export.outputs);
  g_free(export.format);
  g_free(export.provenance);
  g_free(export.projection);
  g_free(export.since);
  g_free(export.until);
  g_free(export.event_class);
  g_free(export.choices);
  warta_merger_free(export.run.merger);
  return status;
}
