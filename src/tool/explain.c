// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <string.h>
#include <unistd.h>

static void
append_explanation(const WartaDocument *document, GString *out, void *data)
{
  const WartaExplainFormat *format = data;
  warta_document_write_explanation(document, *format, out);
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
    WartaExplainFormat format = choose_format(json);
    const Printer printer = {append_explanation, &format, "explanation", false};
    status = print_documents(&common, NULL, false, &printer);
  }
  common_clear(&common);
  return status;
}
