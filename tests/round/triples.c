// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// triples SYNTAX FILE: print what raptor reads, as N-Triples; exit with 1 and
// the place on the first complaint.

#include "support/rdf.h"

#include <stdio.h>

static void
print_triple(const RdfTriple *triple, void *data)
{
  WartaGraph *graph = data;
  rdf_add(triple, graph);
}

int
main(int argc, char **argv)
{
  g_assert_cmpint(argc, ==, 3);
  g_autofree char *text = NULL;
  g_autofree char *complaint = NULL;
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  if (!g_file_get_contents(argv[2], &text, &length, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  if (!rdf_parse(argv[1], text, length, "urn:base:", print_triple, graph,
                 &complaint)) {
    fprintf(stderr, "%s: %s\n", argv[2], complaint);
    return 1;
  }
  warta_graph_group(graph);
  g_autoptr(GString) out = rdf_write_graph(WARTA_OUTPUT_NTRIPLES, graph);
  fputs(out->str, stdout);
  return 0;
}
