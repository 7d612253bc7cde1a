// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "assemble.h"

#include "export/build.h"

void
warta_run_stats_add(WartaRunStats *sum, const WartaRunStats *stats)
{
  sum->articles += stats->articles;
  sum->sentences += stats->sentences;
  sum->tokens += stats->tokens;
  sum->events += stats->events;
  sum->actors += stats->actors;
  sum->statements += stats->statements;
}

bool
warta_assemble_articles(WartaCorpus *state, WartaGraph *graph,
                        const WartaAssembly *assembly, WartaRunStats *stats,
                        GError **error)
{
  int64_t place = 0;
  for (;;) {
    bool more = false;
    WartaRunStats own = {0};
    if (!warta_corpus_next(state, &place, graph, &own, &more, error)) {
      return false;
    }
    if (!more || !assembly->go_on(stats, assembly->data)) {
      return true;
    }
    warta_run_stats_add(stats, &own);
    if (!assembly->write(graph, assembly->data, error)) {
      return false;
    }
  }
}

/// Add what a row says to the graph.
static void
add_copy(WartaGraph *graph, const WartaCopyRow *row)
{
  const WartaCopy copy = {
      .article = row->original != NULL ? row->original : row->article,
      .near = row->near,
      .id = row->id,
      .url = row->url,
      .publisher = row->publisher,
  };
  // An article that was not written in this form has no IRI.
  if (copy.article != NULL) {
    warta_build_copies_add(graph, &copy);
  }
}

/// Fill the graph with what the next copies are, up to a number of statements,
/// so that no graph grows with the number of articles.
static bool
gather_copies(WartaCorpus *state, int64_t *place, WartaGraph *graph,
              WartaRunStats *stats, bool *more, GError **error)
{
  enum { MAX_STATEMENTS = 10000 };
  const bool said = graph->options.provenance != WARTA_PROVENANCE_NONE;
  warta_build_copies_begin(graph);
  *more = true;
  while (*more && warta_graph_size(graph) < MAX_STATEMENTS) {
    WartaCopyRow row;
    if (!warta_corpus_next_copy(state, place, &row, more, error)) {
      return false;
    }
    stats->copies += *more && row.original != NULL;
    if (*more && said) {
      add_copy(graph, &row);
    }
  }
  warta_graph_group(graph);
  stats->statements += warta_graph_size(graph);
  return true;
}

bool
warta_assemble_copies(WartaCorpus *state, WartaGraph *graph,
                      const WartaAssembly *assembly, WartaRunStats *stats,
                      GError **error)
{
  int64_t place = 0;
  bool more = true;
  while (more) {
    if (!gather_copies(state, &place, graph, stats, &more, error)) {
      return false;
    }
    if (warta_graph_size(graph) > 0 &&
        !assembly->write(graph, assembly->data, error)) {
      return false;
    }
  }
  return true;
}
