// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/jsonrecord.h"
#include "read/reader.h"

#include <string.h>

/// JSON Lines, one object a line; also one array of objects, or objects that
/// are printed over many lines.
typedef struct {
  const WartaInput *input;
  GString *text; // of the record
  uint64_t number;
  bool started;
  bool spread; // records go over many lines
  bool done;
} JsonReader;

static void *
open_jsonl(const WartaInput *input)
{
  JsonReader *reader = g_new0(JsonReader, 1);
  reader->input = input;
  reader->text = g_string_new(NULL);
  return reader;
}

static void
close_jsonl(void *state)
{
  JsonReader *reader = state;
  g_string_free(reader->text, TRUE);
  g_free(reader);
}

static size_t
skip_space(const char *text, size_t i, size_t length)
{
  while (i < length && g_ascii_isspace(text[i])) {
    ++i;
  }
  return i;
}

/// An array, or a brace alone on its line.
static bool
is_spread(const char *head, size_t length)
{
  size_t i = skip_space(head, 0, length);
  if (i == length || head[i] == '[') {
    return i < length;
  }
  if (head[i] != '{') {
    return false;
  }
  for (++i; i < length && head[i] != '\n'; ++i) {
    if (!g_ascii_isspace(head[i])) {
      return false;
    }
  }
  return i < length;
}

/* ---- Records that go over many lines ---- */

typedef struct {
  size_t total;
  uint32_t depth;
  bool in_string;
  bool escaped;
} Scan;

/// Take a byte of a record; true when it is the last one.
static bool
scan_byte(Scan *scan, char c)
{
  ++scan->total;
  if (scan->in_string) {
    if (scan->escaped) {
      scan->escaped = false;
    } else if (c == '\\') {
      scan->escaped = true;
    } else if (c == '"') {
      scan->in_string = false;
    }
    return false;
  }
  if (c == '"') {
    scan->in_string = true;
  } else if (c == '{' || c == '[') {
    ++scan->depth;
  } else if (c == '}' || c == ']') {
    --scan->depth;
    return scan->depth == 0;
  }
  return false;
}

/// Go to the brace that opens the next record.
static bool
find_record(WartaSource *source)
{
  for (;;) {
    size_t n = 0;
    const char *text = warta_source_peek(source, 1, &n);
    if (n == 0) {
      return false;
    }
    const char *brace = memchr(text, '{', n);
    warta_source_skip(source, brace == NULL ? n : (size_t)(brace - text));
    if (brace != NULL) {
      return true;
    }
  }
}

static WartaLineStatus
read_spread(JsonReader *reader, uint64_t *line, GError **error)
{
  WartaSource *source = reader->input->source;
  g_string_truncate(reader->text, 0);
  Scan scan = {0};
  bool complete = false;
  const bool found = find_record(source);
  *line = warta_source_line(source) + 1;
  while (found && !complete) {
    size_t n = 0;
    const char *text = warta_source_peek(source, 1, &n);
    if (n == 0) {
      break;
    }
    size_t i = 0;
    while (i < n && !complete) {
      complete = scan_byte(&scan, text[i++]);
    }
    if (scan.total <= reader->input->limits->record) {
      g_string_append_len(reader->text, text, (gssize)i);
    }
    warta_source_skip(source, i);
  }
  GError *failure = complete ? NULL : warta_source_dup_error(source);
  if (failure != NULL) {
    g_propagate_error(error, failure);
    return WARTA_LINE_FAILED;
  }
  if (scan.total > reader->input->limits->record) {
    return WARTA_LINE_LONG;
  }
  return found ? WARTA_LINE_WHOLE : WARTA_LINE_END;
}

/* ---- Lines ---- */

static bool
is_blank(const GString *text)
{
  return skip_space(text->str, 0, text->len) == text->len;
}

static WartaLineStatus
read_record(JsonReader *reader, uint64_t *line, GError **error)
{
  WartaSource *source = reader->input->source;
  if (!reader->started) {
    enum { HEAD = 4096 };
    size_t n = 0;
    const char *head = warta_source_peek(source, HEAD, &n);
    reader->spread = is_spread(head, n);
    reader->started = true;
  }
  if (reader->spread) {
    return read_spread(reader, line, error);
  }
  WartaLineStatus status = WARTA_LINE_WHOLE;
  do {
    status = warta_source_read_line(source, reader->text,
                                    reader->input->limits->record, error);
    *line = warta_source_line(source);
  } while (status == WARTA_LINE_WHOLE && is_blank(reader->text));
  return status;
}

static WartaReadStatus
next_jsonl(void *state, WartaRecord *record, GError **error)
{
  JsonReader *reader = state;
  const char *name = reader->input->name;
  if (reader->done) {
    return WARTA_READ_END;
  }
  uint64_t line = 0;
  switch (read_record(reader, &line, error)) {
  case WARTA_LINE_FAILED:
    reader->done = true;
    return WARTA_READ_FAILED;
  case WARTA_LINE_END:
    reader->done = true;
    if (reader->number > 0) {
      return WARTA_READ_END;
    }
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: holds no record; give one JSON object on each line", name);
    return WARTA_READ_FAILED;
  case WARTA_LINE_LONG:
    ++reader->number;
    warta_limit_refuse(reader->input->limits, WARTA_LIMIT(record), name, line,
                       error);
    return WARTA_READ_FAILED;
  case WARTA_LINE_WHOLE:
    break;
  }
  record->number = ++reader->number;
  record->line = line;
  warta_input_repair(reader->input, reader->text, line);
  return warta_json_read_record(reader->input, reader->text, record, error)
             ? WARTA_READ_RECORD
             : WARTA_READ_FAILED;
}

static bool
probe_jsonl(const char *head, size_t length)
{
  size_t i = skip_space(head, 0, length);
  if (i < length && head[i] == '[') {
    i = skip_space(head, i + 1, length);
  }
  if (i == length || head[i] != '{') {
    return false;
  }
  i = skip_space(head, i + 1, length);
  return i < length && head[i] == '"';
}

static const char *const extensions[] = {"jsonl", "ndjson", "json", "jl", NULL};

const WartaReaderType warta_reader_jsonl = {
    .format = WARTA_INPUT_JSONL,
    .name = "jsonl",
    .extensions = extensions,
    .many = true,
    .probe = probe_jsonl,
    .open = open_jsonl,
    .next = next_jsonl,
    .close = close_jsonl,
};
