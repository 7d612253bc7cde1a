// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <stdio.h>

/// Print the text as it is, with an empty line between it and the one before.
/// `*gap` is what belongs between them, and becomes what belongs behind this.
static bool
print_text(const WartaArticle *article, const char **gap)
{
  const size_t n = article->body_length;
  const bool ok =
      fputs(*gap, stdout) >= 0 && fwrite(article->body, 1, n, stdout) == n;
  *gap = n > 0 && article->body[n - 1] == '\n' ? "\n" : "\n\n";
  return ok;
}

static int
print_texts(WartaReader *reader)
{
  int status = STATUS_OK;
  const char *gap = "";
  for (;;) {
    const WartaArticle *article = NULL;
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      complain_error(error);
      status = STATUS_INCOMPLETE;
    } else if (article == NULL) {
      return status;
    } else if (!print_text(article, &gap)) {
      return STATUS_INCOMPLETE; // the caller's flush says why
    }
  }
}

int
command_text(int argc, char **argv)
{
  Common common = {0};
  int status = common_parse(&common, NULL,
                            "INPUT... - print the text that offsets count in",
                            &argc, &argv);
  if (status == STATUS_OK) {
    g_autoptr(WartaReader) reader = common_open_inputs(&common);
    status = reader == NULL ? STATUS_USAGE : print_texts(reader);
  }
  if (fflush(stdout) != 0 || ferror(stdout)) {
    complain("standard output: %s; the text is incomplete", g_strerror(errno));
    status = STATUS_INCOMPLETE;
  }
  common_clear(&common);
  return status;
}
