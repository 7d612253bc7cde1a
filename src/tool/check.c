// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>

/// Check one file; returns its part of the exit status.
static int
check_file(Common *common, const char *path)
{
  g_autoptr(GError) error = NULL;
  WartaCheckStats stats = {0};
  if (!warta_check_export(path, common_diagnostic, common, &stats, &error)) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  if (!common->quiet) {
    fprintf(stderr,
            "%s: %" G_GUINT64_FORMAT " statements, %" G_GUINT64_FORMAT
            " problems\n",
            path, (guint64)stats.statements, (guint64)stats.problems);
  }
  return stats.problems > 0 ? STATUS_INCOMPLETE : STATUS_OK;
}

static int
check_files(Common *common)
{
  int status = STATUS_OK;
  for (char **input = common->inputs; input != NULL && *input != NULL;
       ++input) {
    if (check_file(common, *input) != STATUS_OK) {
      status = STATUS_INCOMPLETE;
    }
  }
  return status;
}

int
command_check(int argc, char **argv)
{
  Common common = {0};
  const GOptionEntry entries[] = {
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &common.quiet,
       "Report problems only", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common.inputs,
       NULL, NULL},
      {0},
  };
  int status = common_parse_files(
      &common, entries, "FILE... - read an export back and check it",
      "no file; name RDF exports (.nq, .nt, .ttl, .trig)", &argc, &argv);
  if (status == STATUS_OK) {
    status = check_files(&common);
  }
  common_clear(&common);
  return status;
}
