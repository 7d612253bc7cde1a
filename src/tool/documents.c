// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Commands that print each analyzed document to standard output.

#include "tool.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const Printer *printer;
  WartaAnalyzer *analyzer;
  GString *buffer;
} Printing;

static void
complain_incomplete(const Printer *printer)
{
  complain("standard output: %s; the %s is incomplete", g_strerror(errno),
           printer->what);
}

/// A WartaDocumentFunc; `data` is the Printing.
static bool
print_document(const WartaDocument *document, void *data)
{
  const Printing *p = data;
  g_string_truncate(p->buffer, 0);
  p->printer->append(document, p->buffer, p->printer->data);
  if (fwrite(p->buffer->str, 1, p->buffer->len, stdout) == p->buffer->len) {
    return true;
  }
  complain_incomplete(p->printer);
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
print_articles(Printing *p, WartaReader *reader)
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
        warta_analyze(p->analyzer, article, &error);
    if (document == NULL) {
      status = status_after(error, status);
    } else if (!print_document(document, p)) {
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

static int
print_tokenized(Printing *p, char **paths)
{
  int status = STATUS_OK;
  for (size_t i = 0; paths[i] != NULL; ++i) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) file = read_whole(paths[i], &error);
    if (file == NULL || !warta_analyze_conllu(p->analyzer, file, paths[i],
                                              print_document, p, &error)) {
      complain_error(error);
      status = STATUS_INCOMPLETE;
    }
  }
  return status;
}

int
print_documents(Common *common, const char *style, bool tokenized,
                const Printer *printer)
{
  WartaAnalyzerOptions options = {0};
  if (!common_analysis(common, &options)) {
    return STATUS_USAGE;
  }
  if (tokenized && common->files_from != NULL) {
    complain("--files-from does not go with --tokenized; name the files");
    return STATUS_USAGE;
  }
  g_autoptr(WartaReader) reader = common_open_inputs(common);
  if (reader == NULL) {
    return STATUS_USAGE;
  }
  int status = STATUS_OK;
  g_autoptr(WartaResources) resources =
      common_load_resources(common, style, printer->language_only, &status);
  if (resources == NULL) {
    return status;
  }
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, &options);
  g_autoptr(GString) buffer = g_string_new(NULL);
  Printing printing = {printer, analyzer, buffer};
  status = tokenized ? print_tokenized(&printing, common->inputs)
                     : print_articles(&printing, reader);
  if (fflush(stdout) != 0) {
    complain_incomplete(printer);
    return STATUS_INCOMPLETE;
  }
  return status;
}
