// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <stdio.h>

static bool
print_document(const WartaDocument *document, GString *buffer)
{
  g_string_truncate(buffer, 0);
  warta_document_write_conllu(document, buffer);
  if (fwrite(buffer->str, 1, buffer->len, stdout) == buffer->len) {
    return true;
  }
  complain("standard output: %s; the analysis is incomplete",
           g_strerror(errno));
  return false;
}

/// Report a lost article; a skipped one leaves the status as it is.
static int
status_after(const GError *error, int status)
{
  complain_error(error);
  return g_error_matches(error, WARTA_ERROR, WARTA_ERROR_LANGUAGE)
             ? status
             : STATUS_INCOMPLETE;
}

static int
analyze_all(WartaReader *reader, WartaAnalyzer *analyzer)
{
  g_autoptr(GString) buffer = g_string_new(NULL);
  int status = STATUS_OK;
  for (;;) {
    const WartaArticle *article = NULL;
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      status = status_after(error, status);
      continue;
    }
    if (article == NULL) {
      return status;
    }
    g_autoptr(WartaDocument) document =
        warta_analyze(analyzer, article, &error);
    if (document == NULL) {
      status = status_after(error, status);
    } else if (!print_document(document, buffer)) {
      return STATUS_INCOMPLETE;
    }
  }
}

static int
run(Common *common, const char *style)
{
  g_autoptr(WartaReader) reader = common_open_inputs(common);
  if (reader == NULL) {
    return STATUS_USAGE;
  }
  int status = STATUS_OK;
  g_autoptr(WartaResources) resources =
      common_load_resources(common, style, &status);
  if (resources == NULL) {
    return status;
  }
  const WartaAnalyzerOptions options = {
      .any_language = common->any_language,
      .diagnostics = common_diagnostic,
      .diagnostics_data = common,
  };
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, &options);
  status = analyze_all(reader, analyzer);
  if (fflush(stdout) != 0) {
    complain("standard output: %s; the analysis is incomplete",
             g_strerror(errno));
    return STATUS_INCOMPLETE;
  }
  return status;
}

int
command_analyze(int argc, char **argv)
{
  Common common = {0};
  g_autofree char *style = NULL;
  const GOptionEntry entries[] = {
      {"style", 0, 0, G_OPTION_ARG_STRING, &style,
       "Convention of the trees: news (default), csui or gsd", "STYLE"},
      {0},
  };
  int status = common_parse(
      &common, entries, "INPUT... - write words, names and trees as CoNLL-U",
      &argc, &argv);
  if (status == STATUS_OK) {
    status = run(&common, style);
  }
  common_clear(&common);
  return status;
}
