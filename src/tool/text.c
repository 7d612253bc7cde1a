// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <stdio.h>

static int
print_texts(WartaReader *reader)
{
  int status = STATUS_OK;
  for (;;) {
    const WartaArticle *article = NULL;
    g_autoptr(GError) error = NULL;
    if (!warta_reader_next(reader, &article, &error)) {
      complain_error(error);
      status = STATUS_INCOMPLETE;
      continue;
    }
    if (article == NULL) {
      return status;
    }
    if (fwrite(article->body, 1, article->body_length, stdout) !=
        article->body_length) {
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
