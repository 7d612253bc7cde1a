// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tables with a header (CSV, TSV): each row is an article.  Quoted cells hold
/// delimiters, line breaks and doubled quotes (RFC 4180).

#include "read/jsonrecord.h"
#include "read/reader.h"

#include <string.h>

enum { HEAD = 64 * 1024 }; // bytes in which the header is looked at

typedef struct {
  const WartaInput *input;
  char delimiter;
  GPtrArray *names; // char *; NULL: the header is still to be read
  GPtrArray *cells; // GString *, of the row, then unused ones
  guint n_cells;
  uint64_t line; // where the row begins
  uint64_t number;
  bool done;
} CsvReader;

static void
string_free(void *data)
{
  g_string_free(data, TRUE);
}

static void *
open_csv(const WartaInput *input)
{
  CsvReader *reader = g_new0(CsvReader, 1);
  reader->input = input;
  reader->cells = g_ptr_array_new_with_free_func(string_free);
  return reader;
}

static void
close_csv(void *state)
{
  CsvReader *reader = state;
  g_clear_pointer(&reader->names, g_ptr_array_unref);
  g_ptr_array_unref(reader->cells);
  g_free(reader);
}

/* ---- The header ---- */

/// Count the columns of the first line and those with the name of a field;
/// `*has_text`: one is that of the text.
static size_t
count_known(const char *head, size_t length, char delimiter,
            const WartaInput *input, bool *has_text)
{
  size_t known = 0;
  size_t begin = 0;
  *has_text = false;
  for (size_t i = 0; i <= length; ++i) {
    if (i < length && head[i] != delimiter && head[i] != '\n') {
      continue;
    }
    g_autofree char *name = g_strndup(head + begin, i - begin);
    g_strdelimit(name, "\"'", ' ');
    bool text = false;
    known += warta_json_knows_field(input, g_strstrip(name), &text);
    *has_text = *has_text || text;
    begin = i + 1;
    if (i == length || head[i] == '\n') {
      break;
    }
  }
  return known;
}

/// The delimiter with which most columns of the header are known.
static char
find_delimiter(const char *head, size_t length, const WartaInput *input,
               size_t *known, bool *has_text)
{
  static const char delimiters[] = {',', ';', '\t', '|'};
  char best = ',';
  *known = 0;
  *has_text = false;
  for (size_t i = 0; i < G_N_ELEMENTS(delimiters); ++i) {
    bool text = false;
    const size_t n = count_known(head, length, delimiters[i], input, &text);
    if (n > *known) {
      *known = n;
      *has_text = text;
      best = delimiters[i];
    }
  }
  return best;
}

/* ---- Rows ---- */

typedef enum {
  ROW_WHOLE,
  ROW_END,    // of the input
  ROW_LONG,   // passed over
  ROW_OPEN,   // a quote has no end
  ROW_FAILED, // the source has an error
} RowStatus;

/// Where in a row a byte stands.
typedef enum { CELL_BEGIN, CELL_PLAIN, CELL_QUOTED, CELL_QUOTE } CellState;

static GString *
begin_cell(CsvReader *reader)
{
  if (reader->n_cells == reader->cells->len) {
    g_ptr_array_add(reader->cells, g_string_new(NULL));
  }
  GString *cell = reader->cells->pdata[reader->n_cells++];
  return g_string_truncate(cell, 0);
}

/// Take a byte within quotes.
static CellState
take_quoted(CellState state, char c, GString *cell)
{
  if (state == CELL_QUOTED && c == '"') {
    return CELL_QUOTE; // its end, or the first of two
  }
  g_string_append_c(cell, c);
  return CELL_QUOTED;
}

/// The row in the making.
typedef struct {
  GString *cell;
  CellState state;
  size_t total;
} Row;

/// Take a byte; true when it ends the row.
static bool
take_byte(CsvReader *reader, Row *row, char c)
{
  ++row->total;
  if (row->state == CELL_QUOTED || (row->state == CELL_QUOTE && c == '"')) {
    row->state = take_quoted(row->state, c, row->cell);
    return false;
  }
  if (c == '\n') {
    return true;
  }
  if (c == reader->delimiter) {
    // What is too much is refused later, and not kept.
    row->cell = reader->n_cells <= reader->input->limits->columns
                    ? begin_cell(reader)
                    : row->cell;
    row->state = CELL_BEGIN;
    return false;
  }
  if (c == '"' && row->state == CELL_BEGIN) {
    row->state = CELL_QUOTED;
    return false;
  }
  if (c != '\r') {
    g_string_append_c(row->cell, c);
  }
  row->state = CELL_PLAIN;
  return false;
}

static RowStatus
read_row(CsvReader *reader)
{
  WartaSource *source = reader->input->source;
  reader->n_cells = 0;
  reader->line = warta_source_line(source) + 1;
  Row row = {.cell = begin_cell(reader)};
  bool ended = false;
  bool large = false;
  size_t n = 0;
  while (!ended) {
    const char *text = warta_source_peek(source, 1, &n);
    if (n == 0) {
      break;
    }
    size_t i = 0;
    while (i < n && !ended) {
      ended = take_byte(reader, &row, text[i++]);
    }
    warta_source_skip(source, i);
    if (row.total > reader->input->limits->record) {
      large = true;
      g_string_truncate(row.cell, 0);
    }
  }
  if (large) {
    return ROW_LONG;
  }
  GError *failure = ended ? NULL : warta_source_dup_error(source);
  const bool failed = failure != NULL;
  g_clear_error(&failure);
  if (failed) {
    return ROW_FAILED;
  }
  if (!ended && row.state == CELL_QUOTED) {
    return ROW_OPEN;
  }
  return row.total == 0 ? ROW_END : ROW_WHOLE;
}

static bool
is_empty_row(const CsvReader *reader)
{
  const GString *only = reader->cells->pdata[0];
  return reader->n_cells == 1 && only->len == 0;
}

/// Read the next row that is not empty.
static bool
next_row(CsvReader *reader, GError **error)
{
  const char *name = reader->input->name;
  RowStatus status = ROW_WHOLE;
  do {
    status = read_row(reader);
  } while (status == ROW_WHOLE && is_empty_row(reader));
  reader->done = status != ROW_WHOLE && status != ROW_LONG;
  switch (status) {
  case ROW_WHOLE:
    return true;
  case ROW_END:
    break;
  case ROW_FAILED:
    g_propagate_error(error, warta_source_dup_error(reader->input->source));
    break;
  case ROW_LONG:
    warta_limit_refuse(reader->input->limits, WARTA_LIMIT(record), name,
                       reader->line, error);
    break;
  case ROW_OPEN:
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s:%" G_GUINT64_FORMAT
                ": a quote in the row that begins here has no end; close it",
                name, reader->line);
    break;
  }
  return false;
}

/// Read the header; false with an error.
static bool
read_header(CsvReader *reader, GError **error)
{
  size_t n = 0;
  size_t known = 0;
  bool has_text = false;
  const char *head = warta_source_peek(reader->input->source, HEAD, &n);
  reader->delimiter =
      find_delimiter(head, MIN(n, HEAD), reader->input, &known, &has_text);
  GError *problem = NULL;
  if (!next_row(reader, &problem)) {
    reader->done = true;
    if (problem != NULL) {
      g_propagate_error(error, problem);
      return false;
    }
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: is empty; give a header and rows", reader->input->name);
    return false;
  }
  if (reader->n_cells > reader->input->limits->columns) {
    reader->done = true;
    return warta_limit_refuse(reader->input->limits, WARTA_LIMIT(columns),
                              reader->input->name, reader->line, error);
  }
  reader->names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < reader->n_cells; ++i) {
    GString *cell = reader->cells->pdata[i];
    warta_input_repair(reader->input, cell, reader->line);
    g_ptr_array_add(reader->names, g_strstrip(g_strdup(cell->str)));
  }
  if (has_text) {
    return true;
  }
  reader->done = true;
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
              "%s:1: no column of the header holds the text; name it with "
              "--field text=NAME",
              reader->input->name);
  return false;
}

static bool
read_record(CsvReader *reader, WartaRecord *record, GError **error)
{
  record->number = ++reader->number;
  record->line = reader->line;
  if (reader->n_cells > reader->names->len) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
                "%s:%" G_GUINT64_FORMAT ": row has more cells than the header "
                "(%u); put cells that hold the delimiter in quotes",
                reader->input->name, reader->line, reader->names->len);
    return false;
  }
  for (guint i = 0; i < reader->n_cells; ++i) {
    warta_input_repair(reader->input, reader->cells->pdata[i], reader->line);
  }
  return warta_json_read_cells(
      reader->input, (const char *const *)reader->names->pdata,
      (GString *const *)reader->cells->pdata, reader->n_cells, record, error);
}

static WartaReadStatus
next_csv(void *state, WartaRecord *record, GError **error)
{
  CsvReader *reader = state;
  if (reader->done) {
    return WARTA_READ_END;
  }
  if (reader->names == NULL && !read_header(reader, error)) {
    return WARTA_READ_FAILED;
  }
  GError *problem = NULL;
  if (!next_row(reader, &problem)) {
    if (problem != NULL) {
      ++reader->number;
      g_propagate_error(error, problem);
      return WARTA_READ_FAILED;
    }
    if (reader->number > 0) {
      return WARTA_READ_END;
    }
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: has no row below its header; give one for each article",
                reader->input->name);
    return WARTA_READ_FAILED;
  }
  return read_record(reader, record, error) ? WARTA_READ_RECORD
                                            : WARTA_READ_FAILED;
}

static bool
probe_csv(const char *head, size_t length)
{
  const char *feed = memchr(head, '\n', length);
  size_t known = 0;
  bool has_text = false;
  if (feed == NULL) {
    return false;
  }
  find_delimiter(head, (size_t)(feed - head), NULL, &known, &has_text);
  return known >= 2 && has_text;
}

static const char *const extensions[] = {"csv", "tsv", "tab", NULL};

const WartaReaderType warta_reader_csv = {
    .format = WARTA_INPUT_CSV,
    .name = "csv",
    .extensions = extensions,
    .many = true,
    .probe = probe_csv,
    .open = open_csv,
    .next = next_csv,
    .close = close_csv,
};
