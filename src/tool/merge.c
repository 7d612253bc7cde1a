// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  Common common;
  char *output;
  char *choices;
} Merge;

static bool
read_exports(const Merge *merge, WartaMerger *merger)
{
  for (size_t i = 0; merge->common.inputs[i] != NULL; ++i) {
    g_autoptr(GError) error = NULL;
    if (!warta_merger_add_export(merger, merge->common.inputs[i], &error)) {
      complain_error(error);
      return false;
    }
  }
  return true;
}

static bool
write_links(const Merge *merge, const WartaGraph *graph, const Output *output,
            const WartaGraphOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaSink) sink = open_sink(output, options, &error);
  const bool written = sink != NULL && warta_sink_write(sink, graph, &error) &&
                       warta_sink_end(sink, &error);
  if (!written) {
    complain_error(error);
  } else if (!merge->common.quiet && strcmp(output->path, "-") != 0) {
    fprintf(stderr, "  %s\n", output->path);
  }
  return written;
}

static int
run(Merge *merge)
{
  Output output = {WARTA_OUTPUT_NQUADS, "-"};
  if (merge->output != NULL && !parse_output(merge->output, &output)) {
    return STATUS_USAGE;
  }
  const WartaGraphOptions options = {.base_iri = merge->common.base_iri};
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGraph) graph = warta_graph_new(&options, &error);
  if (graph == NULL) {
    complain("%s", error->message);
    return STATUS_USAGE;
  }
  g_autoptr(WartaMerger) merger = warta_merger_new(
      merge->choices, common_diagnostic, &merge->common, &error);
  if (merger == NULL) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  if (!read_exports(merge, merger)) {
    return STATUS_INCOMPLETE;
  }
  WartaMergeStats stats = {0};
  warta_graph_set_merges(graph, merger, &stats);
  if (!merge->common.quiet) {
    print_merges(&stats);
  }
  return write_links(merge, graph, &output, &options) ? STATUS_OK
                                                      : STATUS_INCOMPLETE;
}

int
command_merge(int argc, char **argv)
{
  Merge merge = {0};
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &merge.output,
       "Write FILE, in the format of its extension or of a prefix as in "
       "ttl:FILE, instead of N-Quads on standard output",
       "FILE"},
      {"merges", 0, 0, G_OPTION_ARG_FILENAME, &merge.choices,
       "Merges that you force or forbid (TSV)", "FILE"},
      {"base-iri", 0, 0, G_OPTION_ARG_STRING, &merge.common.base_iri,
       "Begin of the identifiers that are made", "IRI"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &merge.common.quiet,
       "Report errors only", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
       &merge.common.inputs, NULL, NULL},
      {0},
  };
  int status = common_parse_files(
      &merge.common, entries,
      "EXPORT... - say which actors of several articles are one",
      "no file; name RDF exports (.nq, .nt, .ttl, .trig)", &argc, &argv);
  if (status == STATUS_OK) {
    status = run(&merge);
  }
  common_clear(&merge.common);
  g_free(merge.output);
  g_free(merge.choices);
  return status;
}
