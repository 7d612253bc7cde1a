// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Files that are written: their names, and how they are opened.

#include "tool.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
complain_format(const char *what)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (int i = 1; warta_output_format_name((WartaOutputFormat)i) != NULL; ++i) {
    g_string_append_printf(names, "%s%s", i > 1 ? ", " : "",
                           warta_output_format_name((WartaOutputFormat)i));
  }
  complain("%s: unknown output format; use one of %s, as in -o ttl:FILE", what,
           names->str);
}

bool
parse_output(const char *argument, Output *output)
{
  const char *colon = strchr(argument, ':');
  if (colon != NULL) {
    g_autofree char *name = g_strndup(argument, (size_t)(colon - argument));
    output->format = warta_output_format_from_name(name);
    output->path = colon + 1;
  }
  if (colon == NULL || output->format == WARTA_OUTPUT_NONE) {
    output->format = warta_output_format_from_path(argument);
    output->path = argument;
  }
  if (output->format == WARTA_OUTPUT_NONE || output->path[0] == '\0') {
    complain_format(argument);
    return false;
  }
  return true;
}

WartaSink *
open_sink(const Output *output, const WartaGraphOptions *options,
          GError **error)
{
  if (strcmp(output->path, "-") != 0) {
    return warta_sink_open(output->format, output->path, options, error);
  }
  g_autoptr(GOutputStream) out = g_unix_output_stream_new(STDOUT_FILENO, FALSE);
  return warta_sink_new(output->format, out, options, error);
}

void
print_merges(const WartaMergeStats *stats)
{
  const guint64 each = stats->names == 0 ? 0 : stats->bytes / stats->names;
  fprintf(stderr,
          "%" G_GUINT64_FORMAT " names of %" G_GUINT64_FORMAT
          " bytes each, %" G_GUINT64_FORMAT " links\n",
          (guint64)stats->names, each, (guint64)stats->links);
}
