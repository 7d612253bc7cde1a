// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// The whole analysis of one article, from bytes to graph: whatever the text,
// every layer keeps its invariants, and the graph only says what stands in it.

#include "model/document.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
  WartaResources *resources;
  WartaAnalyzer *analyzer;
  WartaGraph *graph;
} Machine;

/// Loaded once per process, as a run does.
static Machine *
machine(void)
{
  static Machine it;
  if (it.resources == NULL) {
    const WartaAnalyzerOptions options = {.any_language = true};
    it.resources = warta_resources_load(NULL, NULL);
    g_assert_nonnull(it.resources);
    it.analyzer = warta_analyzer_new(it.resources, &options);
    it.graph = warta_graph_new(NULL, NULL);
  }
  return &it;
}

/// Whatever stands in the text, nothing of it steers a terminal.
static void
check_explanation(const WartaDocument *doc)
{
  g_autoptr(GString) out = g_string_new(NULL);
  warta_document_write_explanation(doc, WARTA_EXPLAIN_TEXT, out);
  g_assert_null(strchr(out->str, '\033'));
  g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
  g_string_truncate(out, 0);
  warta_document_write_explanation(doc, WARTA_EXPLAIN_JSON, out);
  g_assert_cmpuint(strcspn(out->str, "\n"), ==, out->len - 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  Machine *m = machine();
  g_autofree char *body = g_utf8_make_valid((const char *)data, (gssize)size);
  const WartaArticle article = {
      .id = "sampel",
      .body = body,
      .body_length = strlen(body),
      .published = size % 2 == 0 ? "2024-03-20" : NULL,
      .plain_text = size % 3 == 0,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDocument) doc = warta_analyze(m->analyzer, &article, &error);
  if (doc == NULL) {
    g_assert_nonnull(error);
    return 0;
  }
  warta_document_check(doc, &error);
  g_assert_no_error(error);
  check_explanation(doc);
  warta_graph_set(m->graph, doc);
  g_assert_cmpuint(warta_graph_size(m->graph), >, 0);
  return 0;
}
