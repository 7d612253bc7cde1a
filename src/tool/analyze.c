// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

/* ---- CoNLL-U with its tokens kept ---- */

static GBytes *
read_whole(const char *path, GError **error)
{
  if (strcmp(path, "-") != 0) {
    char *text = NULL;
    size_t length = 0;
    return g_file_get_contents(path, &text, &length, error)
               ? g_bytes_new_take(text, length)
               : NULL;
  }
  g_autoptr(GInputStream) in = g_unix_input_stream_new(STDIN_FILENO, FALSE);
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
  const GOutputStreamSpliceFlags flags = G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET;
  return g_output_stream_splice(out, in, flags, NULL, error) < 0
             ? NULL
             : g_memory_output_stream_steal_as_bytes(
                   G_MEMORY_OUTPUT_STREAM(out));
}

static bool
on_document(const WartaDocument *document, void *data)
{
  return print_document(document, data);
}

static int
analyze_tokenized(char **paths, WartaAnalyzer *analyzer)
{
  g_autoptr(GString) buffer = g_string_new(NULL);
  int status = STATUS_OK;
  for (size_t i = 0; paths[i] != NULL; ++i) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) file = read_whole(paths[i], &error);
    if (file == NULL || !warta_analyze_conllu(analyzer, file, paths[i],
                                              on_document, buffer, &error)) {
      complain_error(error);
      status = STATUS_INCOMPLETE;
    }
  }
  return status;
}

/* ---- The command ---- */

static int
run(Common *common, const char *style, bool tokenized)
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
  status = tokenized ? analyze_tokenized(common->inputs, analyzer)
                     : analyze_all(reader, analyzer);
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
  gboolean tokenized = FALSE;
  const GOptionEntry entries[] = {
      {"style", 0, 0, G_OPTION_ARG_STRING, &style,
       "Convention of the trees: news (default), csui or gsd", "STYLE"},
      {"tokenized", 0, 0, G_OPTION_ARG_NONE, &tokenized,
       "The input is CoNLL-U: keep its sentences and tokens", NULL},
      {0},
  };
  int status = common_parse(
      &common, entries, "INPUT... - write words, names and trees as CoNLL-U",
      &argc, &argv);
  if (status == STATUS_OK) {
    status = run(&common, style, tokenized);
  }
  common_clear(&common);
  return status;
}
