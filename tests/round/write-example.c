// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// write-example FORMAT WHAT actors|events: write the documents called WHAT to
// standard output: "example", "hostile" (one for each hostile string), "none".

#include "support/example-document.h"
#include "support/hostile.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

static void
write_document(WartaSink *sink, WartaGraph *graph, WartaDocument *doc)
{
  g_autoptr(GError) error = NULL;
  warta_graph_set(graph, doc);
  warta_document_free(doc);
  if (!warta_sink_write(sink, graph, &error)) {
    g_error("%s", error->message);
  }
}

int
main(int argc, char **argv)
{
  g_assert_cmpint(argc, ==, 4);
  const bool events = g_str_equal(argv[3], "events");
  const WartaGraphOptions options = {
      .projection = events ? WARTA_PROJECTION_EVENTS : WARTA_PROJECTION_ACTORS};
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) out = g_unix_output_stream_new(STDOUT_FILENO, FALSE);
  g_autoptr(WartaSink) sink = warta_sink_new(
      warta_output_format_from_name(argv[1]), out, &options, &error);
  g_autoptr(WartaGraph) graph = warta_graph_new(&options, &error);
  g_assert_no_error(error);
  if (g_str_equal(argv[2], "example")) {
    warta_graph_set_run(graph);
    g_assert_true(warta_sink_write(sink, graph, NULL));
    write_document(sink, graph, example_document());
  } else if (g_str_equal(argv[2], "hostile")) {
    for (size_t i = 0; i < G_N_ELEMENTS(hostile_strings); ++i) {
      write_document(sink, graph, example_document_hostile(hostile_strings[i]));
    }
  }
  g_assert_true(warta_sink_end(sink, NULL));
  return 0;
}
