// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/reader.h"

#include <string.h>

static void *
open_html(const WartaInput *input)
{
  return g_memdup2(input, sizeof *input);
}

static WartaReadStatus
next_html(void *state, WartaRecord *record, GError **error)
{
  WartaInput *input = state;
  if (input->name == NULL) {
    return WARTA_READ_END;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
              "%s: HTML is not read yet", input->name);
  input->name = NULL;
  return WARTA_READ_FAILED;
}

static bool
probe_html(const char *head, size_t length)
{
  static const char *const beginnings[] = {"<!doctype html", "<html", "<head",
                                           "<body"};
  size_t i = 0;
  while (i < length && g_ascii_isspace(head[i])) {
    ++i;
  }
  for (size_t b = 0; b < G_N_ELEMENTS(beginnings); ++b) {
    const size_t n = strlen(beginnings[b]);
    if (length - i >= n &&
        g_ascii_strncasecmp(head + i, beginnings[b], n) == 0) {
      return true;
    }
  }
  return false;
}

static const char *const extensions[] = {"html", "htm", "xhtml", "shtml", NULL};

const WartaReaderType warta_reader_html = {
    .format = WARTA_INPUT_HTML,
    .name = "html",
    .extensions = extensions,
    .probe = probe_html,
    .open = open_html,
    .next = next_html,
    .close = g_free,
};
