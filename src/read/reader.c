// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/reader.h"
#include "model/published.h"
#include "read/charset.h"
#include "read/jsonrecord.h"
#include "read/list.h"
#include "read/walk.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

/// Every format, in the order in which contents are probed; the last is taken
/// when nothing else fits.
static const WartaReaderType *const types[] = {
    &warta_reader_warc,   &warta_reader_jsonl, &warta_reader_feed,
    &warta_reader_newsml, &warta_reader_html,  &warta_reader_csv,
    &warta_reader_text,
};

struct WartaReaderImpl {
  WartaInputFormat format;
  char **fields;
  char *published;
  WartaDiag diag;
  WartaLimits limits;

  GPtrArray *paths; // of WartaPath
  guint next_path;
  WartaList *list; // of more paths, or NULL
  GString *entry;
  GInputStream *stream; // instead of paths, until it is taken
  uint64_t total;
  uint64_t consumed; // of the files before this one

  char *name;       // of the file that is being read
  char *identifier; // of its records, as far as they have none
  WartaSource *source;
  WartaInput input;
  const WartaReaderType *type;
  void *state;

  WartaRecord record;
  char *record_id;
  char *iso;
  WartaArticle article;
};

/* ---- Formats ---- */

WartaInputFormat
warta_input_format_from_name(const char *name)
{
  g_return_val_if_fail(name != NULL, WARTA_INPUT_GUESS);
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if (g_ascii_strcasecmp(name, types[i]->name) == 0) {
      return types[i]->format;
    }
  }
  return WARTA_INPUT_GUESS;
}

static const WartaReaderType *
type_of_format(WartaInputFormat format)
{
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if (types[i]->format == format) {
      return types[i];
    }
  }
  return NULL;
}

static bool
has_extension(const WartaReaderType *type, const char *extension)
{
  for (const char *const *e = type->extensions; *e != NULL; ++e) {
    if (g_ascii_strcasecmp(extension, *e) == 0) {
      return true;
    }
  }
  return false;
}

static const WartaReaderType *
type_of_extension(const char *extension)
{
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if (has_extension(types[i], extension)) {
      return types[i];
    }
  }
  return NULL;
}

/// The format that the name of a file promises, or NULL.
static const WartaReaderType *
type_of_name(const char *name)
{
  g_autofree char *base = g_path_get_basename(name);
  warta_walk_strip_packing(base);
  const char *dot = strrchr(base, '.');
  return dot == NULL ? NULL : type_of_extension(dot + 1);
}

static const WartaReaderType *
type_of_content(const char *head, size_t length)
{
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if (types[i]->probe != NULL && types[i]->probe(head, length)) {
      return types[i];
    }
  }
  return NULL;
}

/* ---- Opening ---- */

/// The date in ISO 8601, or NULL when it is none or cannot be meant.
static char *
read_date(const char *given)
{
  enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, LONGEST = 120 };
  WartaDate day = {0};
  char *iso = strlen(given) > LONGEST ? NULL : warta_published_parse(given);
  if (iso == NULL || !warta_published_day(iso, &day) || day.year < FIRST_YEAR ||
      day.year > LAST_YEAR) {
    g_free(iso);
    return NULL;
  }
  return iso;
}

static bool
apply_options(WartaReader *reader, const WartaReaderOptions *options,
              GError **error)
{
  if (!warta_json_check_fields(options->fields, error)) {
    return false;
  }
  if (options->format != WARTA_INPUT_GUESS &&
      type_of_format(options->format) == NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "unknown input format %d", (int)options->format);
    return false;
  }
  if (options->published != NULL) {
    reader->published = read_date(options->published);
    if (reader->published == NULL) {
      g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                  "'%s' is not a date; write it as 2024-03-20",
                  options->published);
      return false;
    }
  }
  reader->format = options->format;
  reader->limits = warta_limits_complete(&options->limits);
  reader->fields = g_strdupv((char **)options->fields);
  reader->diag = (WartaDiag){options->diagnostics, options->diagnostics_data};
  return true;
}

static WartaReader *
reader_new(const WartaReaderOptions *options, GError **error)
{
  static const WartaReaderOptions defaults = {0};
  g_autoptr(WartaReader) reader = g_new0(WartaReader, 1);
  reader->record.body = g_string_new(NULL);
  reader->entry = g_string_new(NULL);
  if (!apply_options(reader, options == NULL ? &defaults : options, error)) {
    return NULL;
  }
  return g_steal_pointer(&reader);
}

/// Open the list of more paths, if one is given.
static bool
open_list(WartaReader *reader, const char *const *paths,
          const WartaReaderOptions *options, GError **error)
{
  const char *list = options == NULL ? NULL : options->files_from;
  if (list == NULL) {
    return true;
  }
  if (strcmp(list, "-") == 0 && g_strv_contains(paths, "-")) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "standard input cannot be an article and a list of files; "
                "write the list to a file");
    return false;
  }
  reader->list = warta_list_open(list, &reader->limits, error);
  return reader->list != NULL;
}

WartaReader *
warta_reader_open(const char *const *paths, const WartaReaderOptions *options,
                  GError **error)
{
  g_return_val_if_fail(paths != NULL, NULL);
  WartaReader *reader = reader_new(options, error);
  if (reader == NULL) {
    return NULL;
  }
  if (!open_list(reader, paths, options, error)) {
    warta_reader_free(reader);
    return NULL;
  }
  reader->paths = warta_walk_paths(paths);
  bool known = reader->list == NULL;
  for (guint i = 0; i < reader->paths->len; ++i) {
    const WartaPath *path = g_ptr_array_index(reader->paths, i);
    reader->total += path->size;
    known = known && strcmp(path->path, "-") != 0;
  }
  reader->total = known ? reader->total : 0;
  return reader;
}

WartaReader *
warta_reader_new(GInputStream *stream, const char *name,
                 const WartaReaderOptions *options, GError **error)
{
  g_return_val_if_fail(stream != NULL && name != NULL, NULL);
  WartaReader *reader = reader_new(options, error);
  if (reader != NULL) {
    reader->stream = g_object_ref(stream);
    reader->name = g_strdup(name);
  }
  return reader;
}

static void
close_file(WartaReader *reader)
{
  if (reader->state != NULL) {
    reader->type->close(reader->state);
  }
  if (reader->source != NULL) {
    reader->consumed += warta_source_consumed(reader->source);
  }
  warta_source_free(reader->source);
  reader->state = NULL;
  reader->source = NULL;
  reader->type = NULL;
}

void
warta_reader_free(WartaReader *reader)
{
  if (reader == NULL) {
    return;
  }
  close_file(reader);
  warta_record_clear(&reader->record);
  g_string_free(reader->record.body, TRUE);
  g_strfreev(reader->fields);
  g_clear_pointer(&reader->paths, g_ptr_array_unref);
  warta_list_free(reader->list);
  g_string_free(reader->entry, TRUE);
  g_clear_object(&reader->stream);
  g_free(reader->published);
  g_free(reader->iso);
  g_free(reader->name);
  g_free(reader->identifier);
  g_free(reader->record_id);
  g_free(reader);
}

/* ---- Files ---- */

static const WartaReaderType *
choose_type(WartaReader *reader, bool found, GError **error)
{
  enum { HEAD = 4096 };
  size_t length = 0;
  const char *head = warta_source_peek(reader->source, HEAD, &length);
  const WartaReaderType *content = type_of_content(head, length);
  // An archive holds pages as they came, compressed ones too.
  if (content != &warta_reader_warc && warta_text_is_binary(head, length)) {
    if (found) {
      warta_diag(&reader->diag, WARTA_SEVERITY_WARNING, reader->name, 0,
                 "is not text; it is passed over");
    } else {
      g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                  "%s: is not text; give text, HTML, JSON Lines, a feed or "
                  "another format of wartagraf(1)",
                  reader->name);
    }
    return NULL;
  }
  if (reader->format != WARTA_INPUT_GUESS) {
    return type_of_format(reader->format);
  }
  const WartaReaderType *name = type_of_name(reader->name);
  if (content != NULL) {
    return content;
  }
  return name != NULL ? name : &warta_reader_text;
}

/// Begin with an opened stream; false when it is passed over or refused.
static bool
begin_stream(WartaReader *reader, GInputStream *stream, bool found,
             GError **error)
{
  reader->source =
      warta_source_new(stream, reader->name, &reader->limits, &reader->diag);
  const WartaReaderType *type = choose_type(reader, found, error);
  if (type == NULL) {
    close_file(reader);
    return false;
  }
  reader->type = type;
  reader->input = (WartaInput){reader->source, reader->name,
                               (const char *const *)reader->fields,
                               &reader->limits, reader->diag};
  reader->state = type->open(&reader->input);
  return true;
}

static GInputStream *
open_path(const WartaPath *path, GError **error)
{
  if (strcmp(path->path, "-") == 0) {
    return g_unix_input_stream_new(STDIN_FILENO, FALSE);
  }
  g_autoptr(GFile) file = g_file_new_for_path(path->path);
  GInputStream *stream = G_INPUT_STREAM(g_file_read(file, NULL, error));
  if (stream == NULL) {
    g_prefix_error(error, "%s: cannot be opened; ", path->path);
  }
  return stream;
}

static bool
begin_path(WartaReader *reader, const WartaPath *path, GError **error)
{
  const bool is_stdin = strcmp(path->path, "-") == 0;
  g_free(reader->name);
  g_free(reader->identifier);
  reader->name = g_strdup(is_stdin ? "stdin" : path->path);
  reader->identifier =
      is_stdin ? g_strdup("stdin") : warta_walk_identifier(path->relative);
  if (path->found && type_of_name(path->path) == NULL) {
    warta_diag(&reader->diag, WARTA_SEVERITY_WARNING, path->path, 0,
               "has an unknown extension; it is passed over");
    return false;
  }
  g_autoptr(GInputStream) stream = open_path(path, error);
  return stream != NULL && begin_stream(reader, stream, path->found, error);
}

static bool
begin_given_stream(WartaReader *reader, GError **error)
{
  const char *slash = strrchr(reader->name, '/');
  const char *base = slash == NULL ? reader->name : slash + 1;
  reader->identifier = warta_walk_identifier(base);
  g_autoptr(GInputStream) stream = g_steal_pointer(&reader->stream);
  return begin_stream(reader, stream, false, error);
}

/// Go on with the files of the next path of the list; false at its end, or with
/// an error.
static bool
next_entry(WartaReader *reader, GError **error)
{
  if (!warta_list_next(reader->list, reader->entry, error) ||
      reader->entry->len == 0) {
    return false;
  }
  g_ptr_array_unref(reader->paths);
  reader->paths = warta_walk_entry(reader->entry->str);
  reader->next_path = 0;
  return true;
}

/// Return the path of the next file, borrowed; NULL with an error, or at the
/// end without one.
static const WartaPath *
next_path(WartaReader *reader, GError **error)
{
  if (reader->paths == NULL) {
    return NULL;
  }
  while (reader->next_path == reader->paths->len) {
    if (reader->list == NULL || !next_entry(reader, error)) {
      return NULL;
    }
  }
  return g_ptr_array_index(reader->paths, reader->next_path++);
}

/// Begin with the next file that is to be read.  False with an error, or at
/// the end without one.
static bool
begin_next(WartaReader *reader, GError **error)
{
  if (reader->stream != NULL) {
    return begin_given_stream(reader, error);
  }
  GError *problem = NULL;
  const WartaPath *path = next_path(reader, &problem);
  bool begun = false;
  while (path != NULL && !begun && problem == NULL) {
    begun = begin_path(reader, path, &problem);
    path = begun || problem != NULL ? NULL : next_path(reader, &problem);
  }
  if (problem != NULL) {
    g_propagate_error(error, problem);
  }
  return begun;
}

/* ---- Records ---- */

void
warta_record_clear(WartaRecord *record)
{
  char **strings[] = {&record->id,    &record->url,       &record->author,
                      &record->title, &record->published, &record->publisher};
  for (size_t i = 0; i < G_N_ELEMENTS(strings); ++i) {
    g_clear_pointer(strings[i], g_free);
  }
  g_string_truncate(record->body, 0);
  record->line = 0;
  record->number = 0;
  record->plain_text = false;
}

void
warta_input_repair(const WartaInput *input, GString *text, uint64_t line)
{
  const WartaRepair repair = warta_text_repair(text);
  if (repair.windows_1252) {
    warta_diag(&input->diag, WARTA_SEVERITY_WARNING, input->name, line,
               "is not UTF-8; read as windows-1252");
  }
  if (repair.n_invalid > 0) {
    warta_diag(&input->diag, WARTA_SEVERITY_WARNING, input->name, line,
               "%zu invalid UTF-8 %s replaced by U+FFFD; "
               "save the file as UTF-8",
               repair.n_invalid,
               repair.n_invalid == 1 ? "sequence" : "sequences");
  }
  if (repair.n_nul > 0) {
    warta_diag(&input->diag, WARTA_SEVERITY_WARNING, input->name, line,
               "%zu NUL %s replaced by U+FFFD; remove them from the file",
               repair.n_nul, repair.n_nul == 1 ? "byte" : "bytes");
  }
}

static const char *
checked_date(WartaReader *reader)
{
  const char *given = reader->record.published;
  if (given == NULL) {
    return reader->published;
  }
  g_free(reader->iso);
  reader->iso = read_date(given);
  if (reader->iso != NULL) {
    return reader->iso;
  }
  g_autofree char *valid =
      g_utf8_make_valid(given, MIN((gssize)strlen(given), 60));
  warta_diag(&reader->diag, WARTA_SEVERITY_WARNING, reader->name,
             reader->record.line,
             "'%s' is no date of publication; it is left out", valid);
  return reader->published;
}

/// Lend the record as an article.
static const WartaArticle *
lend(WartaReader *reader)
{
  WartaRecord *record = &reader->record;
  const bool counted =
      reader->type->many || strcmp(reader->identifier, "stdin") == 0;
  g_clear_pointer(&reader->record_id, g_free);
  if (record->id == NULL && counted) {
    reader->record_id = g_strdup_printf("%s#%" G_GUINT64_FORMAT,
                                        reader->identifier, record->number);
  } else {
    reader->record_id =
        g_strdup(record->id != NULL ? record->id : reader->identifier);
  }
  g_autofree char *id = g_utf8_make_valid(reader->record_id, -1);
  g_free(reader->record_id);
  reader->record_id = g_steal_pointer(&id);
  reader->article = (WartaArticle){
      .id = reader->record_id,
      .url = record->url,
      .author = record->author,
      .title = record->title,
      .body = record->body->str,
      .body_length = record->body->len,
      .published = checked_date(reader),
      .publisher = record->publisher,
      .name = reader->name,
      .line = record->line,
      .plain_text = record->plain_text,
  };
  return &reader->article;
}

/// Fill in the record of the open file.
static WartaReadStatus
next_record(WartaReader *reader, GError **error)
{
  if (reader->state == NULL) {
    return WARTA_READ_END;
  }
  warta_record_clear(&reader->record);
  return reader->type->next(reader->state, &reader->record, error);
}

bool
warta_reader_next(WartaReader *reader, const WartaArticle **article,
                  GError **error)
{
  g_return_val_if_fail(reader != NULL && article != NULL, false);
  WartaReadStatus status = next_record(reader, error);
  while (status == WARTA_READ_END) {
    GError *problem = NULL;
    close_file(reader);
    if (begin_next(reader, &problem)) {
      status = next_record(reader, error);
      continue;
    }
    if (problem != NULL) {
      g_propagate_error(error, problem);
      return false;
    }
    *article = NULL;
    return true;
  }
  if (status == WARTA_READ_FAILED) {
    return false;
  }
  *article = lend(reader);
  return true;
}

void
warta_reader_progress(const WartaReader *reader, uint64_t *done,
                      uint64_t *total)
{
  g_return_if_fail(reader != NULL);
  const uint64_t current =
      reader->source == NULL ? 0 : warta_source_consumed(reader->source);
  if (done != NULL) {
    *done = reader->consumed + current;
  }
  if (total != NULL) {
    *total = reader->total;
  }
}
