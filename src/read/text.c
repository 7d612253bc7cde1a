// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/reader.h"

/// Plain text: the file is one article.
typedef struct {
  const WartaInput *input;
  bool done;
} TextReader;

static void *
open_text(const WartaInput *input)
{
  TextReader *reader = g_new0(TextReader, 1);
  reader->input = input;
  return reader;
}

static bool
is_blank(const GString *text)
{
  for (size_t i = 0; i < text->len; ++i) {
    if (!g_ascii_isspace(text->str[i])) {
      return false;
    }
  }
  return true;
}

static WartaReadStatus
next_text(void *state, WartaRecord *record, GError **error)
{
  TextReader *reader = state;
  if (reader->done) {
    return WARTA_READ_END;
  }
  reader->done = true;
  if (!warta_source_read_all(reader->input->source, record->body,
                             reader->input->limits->text, WARTA_LIMIT(text),
                             error)) {
    return WARTA_READ_FAILED;
  }
  if (is_blank(record->body)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: is empty; give a file with text", reader->input->name);
    return WARTA_READ_FAILED;
  }
  warta_input_repair(reader->input, record->body, 0);
  record->number = 1;
  record->plain_text = true;
  return WARTA_READ_RECORD;
}

static const char *const extensions[] = {"txt", "text", NULL};

const WartaReaderType warta_reader_text = {
    .format = WARTA_INPUT_TEXT,
    .name = "text",
    .extensions = extensions,
    .open = open_text,
    .next = next_text,
    .close = g_free,
};
