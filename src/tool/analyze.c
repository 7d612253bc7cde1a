// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

static void
append_conllu(const WartaDocument *document, GString *out, void *data)
{
  (void)data;
  warta_document_write_conllu(document, out);
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
    const Printer printer = {append_conllu, NULL, "analysis", true};
    status = print_documents(&common, style, tokenized, &printer);
  }
  common_clear(&common);
  return status;
}
