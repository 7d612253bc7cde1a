// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>

static int
lint_files(Common *common)
{
  g_autoptr(GError) error = NULL;
  WartaCheckStats stats = {0};
  if (!warta_lint((const char *const *)common->inputs, common->data,
                  common_diagnostic, common, &stats, &error)) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  if (!common->quiet) {
    fprintf(stderr,
            "%" G_GUINT64_FORMAT " rows, %" G_GUINT64_FORMAT " errors\n",
            (guint64)stats.statements, (guint64)stats.problems);
  }
  return stats.problems > 0 ? STATUS_INCOMPLETE : STATUS_OK;
}

int
command_lint(int argc, char **argv)
{
  Common common = {0};
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &common.data,
       "Folder of the data files", "DIR"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &common.quiet, "Report errors only",
       NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common.inputs,
       NULL, NULL},
      {0},
  };
  const int status = common_parse_files(
      &common, entries, "FILE... - check gazetteers of your own",
      "no file; name gazetteers (TSV, or SKOS in .ttl)", &argc, &argv);
  const int result = status == STATUS_OK ? lint_files(&common) : status;
  common_clear(&common);
  return result;
}
