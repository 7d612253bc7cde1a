// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Calls every stage in turn, and runs a whole reader into sinks.

#include "base/diag.h"
#include "model/document.h"
#include "resources.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

struct WartaAnalyzerImpl {
  const WartaResources *resources;
  WartaAnalyzerOptions options;
  WartaLangWork *work;
};

const char *
warta_version(void)
{
  return WARTA_VERSION;
}

WartaAnalyzer *
warta_analyzer_new(const WartaResources *resources,
                   const WartaAnalyzerOptions *options)
{
  g_return_val_if_fail(resources != NULL, NULL);
  WartaAnalyzer *analyzer = g_new0(WartaAnalyzer, 1);
  analyzer->resources = resources;
  if (options != NULL) {
    analyzer->options = *options;
  }
  analyzer->work = warta_lang_work_new(resources->lang);
  return analyzer;
}

void
warta_analyzer_free(WartaAnalyzer *analyzer)
{
  if (analyzer == NULL) {
    return;
  }
  warta_lang_work_free(analyzer->work);
  g_free(analyzer);
}

static void
understand(WartaDocument *doc, const WartaResources *r, WartaLangWork *work)
{
  warta_find_names(doc, r->namer, r->gazetteer);
  warta_find_dates(doc, r->dates);
  warta_tag(doc, r->lang, work);
  warta_parse(doc, r->lang, work);
  warta_find_events(doc, r->frames);
  warta_resolve_times(doc);
  warta_resolve_entities(doc, r->resolver, r->gazetteer);
}

WartaDocument *
warta_analyze(WartaAnalyzer *analyzer, const WartaArticle *article,
              GError **error)
{
  g_return_val_if_fail(analyzer != NULL, NULL);
  g_return_val_if_fail(article != NULL && article->id != NULL, NULL);
  g_return_val_if_fail(article->body != NULL, NULL);
  const WartaDiag diag = {analyzer->options.diagnostics,
                          analyzer->options.diagnostics_data};
  g_autoptr(WartaDocument) doc = warta_document_new();
  if (!warta_clean(doc, article, analyzer->resources->cleaner,
                   analyzer->options.any_language, &diag, error)) {
    return NULL;
  }
  warta_split_text(doc, analyzer->resources->tokenizer);
  understand(doc, analyzer->resources, analyzer->work);
  return g_steal_pointer(&doc);
}

/* ---- Running ---- */

typedef struct {
  const WartaRunOptions *options;
  WartaDiag diag;
  WartaAnalyzer *analyzer;
  WartaGraph *graph;
  WartaSink *const *sinks;
  size_t n_sinks;
  WartaRunStats stats;
} Run;

/// Tell the diagnostics of an article that is lost, or skipped on purpose.
static void
report_loss(Run *run, const GError *error)
{
  const bool skipped =
      g_error_matches(error, WARTA_ERROR, WARTA_ERROR_LANGUAGE);
  if (skipped) {
    ++run->stats.skipped;
  } else {
    ++run->stats.failed;
  }
  warta_diag(&run->diag,
             skipped ? WARTA_SEVERITY_WARNING : WARTA_SEVERITY_ERROR, NULL, 0,
             "%s", error->message);
}

static bool
write_graph(Run *run, GError **error)
{
  for (size_t i = 0; i < run->n_sinks; ++i) {
    if (!warta_sink_write(run->sinks[i], run->graph, error)) {
      return false;
    }
  }
  run->stats.statements += warta_graph_size(run->graph);
  return true;
}

static void
count_document(WartaRunStats *stats, const WartaDocument *doc)
{
  ++stats->articles;
  stats->sentences += doc->n_sentences;
  stats->tokens += doc->n_tokens;
  stats->events += doc->n_events;
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    stats->actors += doc->entities[i].actor;
  }
}

static bool
run_article(Run *run, const WartaArticle *article, GError **error)
{
  g_autoptr(GError) loss = NULL;
  g_autoptr(WartaDocument) doc = warta_analyze(run->analyzer, article, &loss);
  if (doc == NULL) {
    report_loss(run, loss);
    return true;
  }
  count_document(&run->stats, doc);
  warta_graph_set(run->graph, doc);
  return write_graph(run, error);
}

static bool
run_all(Run *run, WartaReader *reader, GError **error)
{
  for (;;) {
    const WartaArticle *article = NULL;
    g_autoptr(GError) loss = NULL;
    if (!warta_reader_next(reader, &article, &loss)) {
      report_loss(run, loss);
      continue;
    }
    if (article == NULL) {
      return true;
    }
    if (!run_article(run, article, error)) {
      return false;
    }
    if (run->options->progress != NULL &&
        !run->options->progress(&run->stats, run->options->progress_data)) {
      return true;
    }
  }
}

bool
warta_run(const WartaResources *resources, WartaReader *reader,
          WartaSink *const *sinks, size_t n_sinks,
          const WartaRunOptions *options, WartaRunStats *stats, GError **error)
{
  g_return_val_if_fail(resources != NULL && reader != NULL, false);
  static const WartaRunOptions defaults = {0};
  options = options != NULL ? options : &defaults;
  g_autoptr(WartaGraph) graph = warta_graph_new(&options->graph, error);
  if (graph == NULL) {
    return false;
  }
  g_autoptr(WartaAnalyzer) analyzer =
      warta_analyzer_new(resources, &options->analyzer);
  Run run = {
      .options = options,
      .diag = {options->analyzer.diagnostics,
               options->analyzer.diagnostics_data},
      .analyzer = analyzer,
      .graph = graph,
      .sinks = sinks,
      .n_sinks = n_sinks,
  };
  warta_graph_set_run(graph);
  const bool ok = write_graph(&run, error) && run_all(&run, reader, error);
  if (stats != NULL) {
    *stats = run.stats;
  }
  return ok;
}
