// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  WartaAnalyzer *analyzer;
  WartaExplainFormat format;
  GString *buffer;
} Explainer;

static bool
print_document(const Explainer *x, const WartaDocument *document)
{
  g_string_truncate(x->buffer, 0);
  warta_document_write_explanation(document, x->format, x->buffer);
  if (fwrite(x->buffer->str, 1, x->buffer->len, stdout) == x->buffer->len) {
    return true;
  }
  complain("standard output: %s; the explanation is incomplete",
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
explain_all(const Explainer *x, WartaReader *reader)
{
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
        warta_analyze(x->analyzer, article, &error);
    if (document == NULL) {
      status = status_after(error, status);
    } else if (!print_document(x, document)) {
      return STATUS_INCOMPLETE;
    }
  }
}

/// Colours are for terminals only, and not for those who want none: see
/// https://no-color.org.
static WartaExplainFormat
choose_format(bool json)
{
  if (json) {
    return WARTA_EXPLAIN_JSON;
  }
  const char *no_color = g_getenv("NO_COLOR");
  const char *term = g_getenv("TERM");
  const bool wanted = (no_color == NULL || *no_color == '\0') && term != NULL &&
                      strcmp(term, "dumb") != 0;
  return wanted && isatty(STDOUT_FILENO) ? WARTA_EXPLAIN_COLOR
                                         : WARTA_EXPLAIN_TEXT;
}

static int
run(Common *common, bool json)
{
  g_autoptr(WartaReader) reader = common_open_inputs(common);
  if (reader == NULL) {
    return STATUS_USAGE;
  }
  int status = STATUS_OK;
  g_autoptr(WartaResources) resources =
      common_load_resources(common, NULL, &status);
  if (resources == NULL) {
    return status;
  }
  const WartaAnalyzerOptions options = {
      .any_language = common->any_language,
      .diagnostics = common_diagnostic,
      .diagnostics_data = common,
  };
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, &options);
  g_autoptr(GString) buffer = g_string_new(NULL);
  const Explainer x = {analyzer, choose_format(json), buffer};
  status = explain_all(&x, reader);
  if (fflush(stdout) != 0) {
    complain("standard output: %s; the explanation is incomplete",
             g_strerror(errno));
    return STATUS_INCOMPLETE;
  }
  return status;
}

int
command_explain(int argc, char **argv)
{
  Common common = {0};
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json,
       "Write a line of JSON per article", NULL},
      {0},
  };
  int status = common_parse(
      &common, entries,
      "INPUT... - show the events, and which rules found them", &argc, &argv);
  if (status == STATUS_OK) {
    status = run(&common, json);
  }
  common_clear(&common);
  return status;
}
