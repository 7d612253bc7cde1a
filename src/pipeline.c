// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Calls every stage in turn on one article.

#include "pipeline.h"

#include "base/diag.h"
#include "base/limits.h"
#include "model/document.h"
#include "resources.h"
#include "text/pretokenized.h"

#include <wartagraf/wartagraf.h>

struct WartaAnalyzerImpl {
  const WartaResources *resources;
  WartaAnalyzerOptions options;
  WartaLangWork *work;
  WartaTimer *timer; // or NULL
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
  analyzer->options.limits = warta_limits_complete(&analyzer->options.limits);
  analyzer->work = warta_lang_work_new(resources->lang);
  return analyzer;
}

void
warta_analyzer_set_diagnostics(WartaAnalyzer *analyzer,
                               WartaDiagnosticFunc func, void *data)
{
  analyzer->options.diagnostics = func;
  analyzer->options.diagnostics_data = data;
}

void
warta_analyzer_set_timer(WartaAnalyzer *analyzer, WartaTimer *timer)
{
  analyzer->timer = timer;
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
understand(WartaDocument *doc, const WartaAnalyzer *analyzer)
{
  const WartaResources *r = analyzer->resources;
  WartaLangWork *work = analyzer->work;
  WartaTimer *timer = analyzer->timer;
  warta_find_names(doc, r->namer, r->gazetteer);
  warta_timer_lap(timer, WARTA_STAGE_NAMES);
  warta_find_dates(doc, r->dates);
  warta_timer_lap(timer, WARTA_STAGE_DATES);
  warta_tag(doc, r->lang, work);
  warta_timer_lap(timer, WARTA_STAGE_TAGS);
  warta_parse(doc, r->lang, work);
  warta_timer_lap(timer, WARTA_STAGE_TREES);
  // CoNLL-U shows no events, only what their tense does to a date.
  const bool language_only = r->resolver == NULL;
  if (!language_only || warta_times_need_events(doc)) {
    warta_find_events(doc, r->frames);
  }
  warta_timer_lap(timer, WARTA_STAGE_EVENTS);
  warta_resolve_times(doc);
  if (!language_only) {
    warta_resolve_entities(doc, r->resolver, r->gazetteer,
                           analyzer->options.identity);
  }
  warta_timer_lap(timer, WARTA_STAGE_RESOLVE);
#ifndef NDEBUG
  g_autoptr(GError) error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
#endif
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
  const WartaLimits *limits = &analyzer->options.limits;
  if (article->body_length > limits->text) {
    warta_limit_refuse(limits, WARTA_LIMIT(text),
                       article->name == NULL ? article->id : article->name,
                       article->line, error);
    return NULL;
  }
  g_autoptr(WartaDocument) doc = warta_document_new();
  const bool clean = warta_clean(doc, article, analyzer->resources->cleaner,
                                 analyzer->options.any_language, &diag, error);
  warta_timer_lap(analyzer->timer, WARTA_STAGE_CLEAN);
  if (!clean) {
    return NULL;
  }
  warta_split_text_style(doc, analyzer->resources->tokenizer,
                         analyzer->resources->style,
                         (uint32_t)analyzer->options.limits.sentence);
  warta_timer_lap(analyzer->timer, WARTA_STAGE_TOKENS);
  understand(doc, analyzer);
  return g_steal_pointer(&doc);
}

bool
warta_analyze_conllu(WartaAnalyzer *analyzer, GBytes *file, const char *name,
                     WartaDocumentFunc func, void *data, GError **error)
{
  g_return_val_if_fail(analyzer != NULL && file != NULL, false);
  g_return_val_if_fail(name != NULL && func != NULL, false);
  size_t length = 0;
  const char *text = g_bytes_get_data(file, &length);
  g_autoptr(WartaPretokenized) reader =
      warta_pretokenized_new(text, length, name);
  for (;;) {
    g_autoptr(WartaDocument) doc = NULL;
    if (!warta_pretokenized_next(reader, &doc, error)) {
      return false;
    }
    if (doc == NULL) {
      return true;
    }
    understand(doc, analyzer);
    if (!func(doc, data)) {
      return true;
    }
  }
}
