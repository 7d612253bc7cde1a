// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// WARC 1.0 and 1.1: responses and resources that are pages, and conversions,
/// which are the text of pages (WET).  Files are usually compressed record by
/// record.  What is wrong with one record does not reach the next: when its
/// length does not lead to its end, the beginning of the next is looked for.

#define _GNU_SOURCE // memmem

#include "read/charset.h"
#include "read/html.h"
#include "read/http.h"
#include "read/reader.h"

#include <string.h>

static const char record_begin[] = "WARC/";

typedef struct {
  const WartaInput *input;
  uint64_t number;
  uint64_t articles;
  bool done;
  char *name; // "crawl.warc.gz#17", for messages
} WarcReader;

/// The head of a record.
typedef struct {
  char *type;    // "response", small letters
  char *uri;     // or NULL
  char *content; // its Content-Type, or ""
  uint64_t length;
} RecordHead;

static void
record_head_clear(RecordHead *head)
{
  g_free(head->type);
  g_free(head->uri);
  g_free(head->content);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RecordHead, record_head_clear)

static void *
open_warc(const WartaInput *input)
{
  WarcReader *reader = g_new0(WarcReader, 1);
  reader->input = input;
  return reader;
}

static void
close_warc(void *state)
{
  WarcReader *reader = state;
  g_free(reader->name);
  g_free(reader);
}

/* ---- Finding records ---- */

/// Pass over empty lines; whether a record begins there.
static bool
at_record(WartaSource *source)
{
  size_t n = 0;
  const char *text = warta_source_peek(source, 1, &n);
  while (n > 0 && (text[0] == '\r' || text[0] == '\n')) {
    warta_source_skip(source, 1);
    text = warta_source_peek(source, 1, &n);
  }
  text = warta_source_peek(source, sizeof record_begin - 1, &n);
  return n >= sizeof record_begin - 1 &&
         memcmp(text, record_begin, sizeof record_begin - 1) == 0;
}

/// Go to the next line that begins a record; false at the end.
static bool
find_record(WartaSource *source)
{
  for (;;) {
    size_t n = 0;
    const char *text = warta_source_peek(source, 4096, &n);
    const char *found = memmem(text, n, "\nWARC/1.", 8);
    if (found != NULL) {
      warta_source_skip(source, (size_t)(found - text) + 1);
      return true;
    }
    if (n < 4096) {
      warta_source_skip(source, n);
      return false;
    }
    warta_source_skip(source, n - 8);
  }
}

/// Where the head ends, behind its empty line; 0 if it does not.
static size_t
record_head_length(const char *text, size_t n)
{
  const char *crlf = memmem(text, n, "\r\n\r\n", 4);
  const char *lf = memmem(text, n, "\n\n", 2);
  if (crlf != NULL && (lf == NULL || crlf < lf)) {
    return (size_t)(crlf - text) + 4;
  }
  return lf == NULL ? 0 : (size_t)(lf - text) + 2;
}

/// Read the head, which is passed over; false if it is none.
static bool
read_head(WartaSource *source, uint64_t limit, RecordHead *head)
{
  size_t n = 0;
  size_t length = 0;
  const char *text = NULL;
  size_t wanted = 0;
  while (length == 0 && wanted < limit) {
    wanted = MIN(wanted == 0 ? 1024 : wanted * 4, (size_t)limit);
    text = warta_source_peek(source, wanted, &n);
    length = record_head_length(text, MIN(n, wanted));
  }
  *head = (RecordHead){0};
  if (length == 0) {
    return false;
  }
  g_autofree char *size = warta_http_field(text, length, "Content-Length");
  char *end = size;
  head->length = size == NULL ? 0 : g_ascii_strtoull(size, &end, 10);
  const bool valid = size != NULL && end != size && *end == '\0';
  head->type = warta_http_field(text, length, "WARC-Type");
  head->uri = warta_http_field(text, length, "WARC-Target-URI");
  head->content = warta_http_field(text, length, "Content-Type");
  head->content = head->content == NULL ? g_strdup("") : head->content;
  warta_source_skip(source, length);
  return valid && head->type != NULL;
}

/// Pass over that many bytes without keeping them.
static void
skip_bytes(WartaSource *source, uint64_t length)
{
  while (length > 0) {
    size_t n = 0;
    warta_source_peek(source, 1, &n);
    if (n == 0) {
      return;
    }
    const size_t taken = (size_t)MIN(length, n);
    warta_source_skip(source, taken);
    length -= taken;
  }
}

/// How much of the record's `length` bytes at the source are its block;
/// SIZE_MAX when that cannot be told.
static size_t
block_length(WartaSource *source, size_t length)
{
  enum { TRAILER = 4 + sizeof record_begin - 1 };
  size_t n = 0;
  const char *text = warta_source_peek(source, length + TRAILER, &n);
  size_t i = length;
  while (i < MIN(n, length + 4) && (text[i] == '\r' || text[i] == '\n')) {
    ++i;
  }
  const size_t left = n < i ? 0 : MIN(n - i, sizeof record_begin - 1);
  if (n == length || i == length + 4 ||
      (i > length && memcmp(text + i, record_begin, left) == 0)) {
    return length;
  }
  // Too long: it reaches into the next record.
  const char *next = memmem(text, MIN(n, length), "\r\n\r\nWARC/1.", 11);
  return next == NULL ? SIZE_MAX : (size_t)(next - text);
}

/* ---- Articles ---- */

static bool
is_page_type(const char *type)
{
  return type == NULL || type[0] == '\0' ||
         g_str_has_prefix(type, "text/html") ||
         g_str_has_prefix(type, "application/xhtml");
}

/// The stretch of lines that holds most prose: what is around it are menus and
/// lists of links, whose lines are short.
static void
keep_prose(GString *text)
{
  enum { LONG_LINE = 60, SHORT_COST = 40 }; // bytes
  long sum = 0;
  long most = 0;
  size_t begin = 0;
  size_t best_begin = 0;
  size_t best_end = 0;
  for (size_t at = 0; at < text->len;) {
    const char *feed = memchr(text->str + at, '\n', text->len - at);
    const size_t end = feed == NULL ? text->len : (size_t)(feed - text->str);
    const size_t length = end - at;
    if (sum <= 0) {
      sum = 0;
      begin = at;
    }
    sum += length >= LONG_LINE ? (long)length : -SHORT_COST;
    if (sum > most) {
      most = sum;
      best_begin = begin;
      best_end = end;
    }
    at = end + 1;
  }
  g_string_truncate(text, best_end);
  g_string_erase(text, 0, (gssize)best_begin);
}

/// The first of several lines, or NULL when it is blank.
static char *
first_line(const char *text)
{
  const char *feed = strchr(text, '\n');
  g_autofree char *line =
      feed == NULL ? NULL : g_strstrip(g_strndup(text, (gsize)(feed - text)));
  return line == NULL || line[0] == '\0' ? NULL : g_steal_pointer(&line);
}

/// Take a page's text; its first line is its title.
static void
take_conversion(const WartaInput *input, const char *block, size_t length,
                WartaRecord *record)
{
  g_string_append_len(record->body, block, (gssize)length);
  warta_input_repair(input, record->body, 0);
  record->title = first_line(record->body->str);
  keep_prose(record->body);
}

static bool
take_response(const WartaInput *input, const char *block, size_t length,
              WartaRecord *record, GError **error)
{
  g_auto(WartaHttpHead) head = {0};
  if (!warta_http_read_head(block, length, &head)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
                "%s: response has no HTTP head; get the record again",
                input->name);
    return false;
  }
  if (head.status < 200 || head.status > 299 || !is_page_type(head.type)) {
    return true;
  }
  g_autoptr(GString) page = g_string_new(NULL);
  const char *problem = warta_http_decode(
      &head, block + head.body, length - head.body, input->limits->page, page);
  if (problem != NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD, "%s: %s", input->name,
                problem);
    return false;
  }
  return warta_html_read_page(input, page, head.charset, record, error);
}

/// Read an article from the block; true without text where there is none.
static bool
take_block(const WartaInput *input, const RecordHead *head, const char *block,
           size_t length, WartaRecord *record, GError **error)
{
  if (g_ascii_strcasecmp(head->type, "response") == 0) {
    return take_response(input, block, length, record, error);
  }
  if (g_ascii_strcasecmp(head->type, "conversion") == 0 ||
      g_str_has_prefix(head->content, "text/plain")) {
    take_conversion(input, block, length, record);
    return true;
  }
  g_autoptr(GString) page = g_string_new_len(block, (gssize)length);
  return warta_html_read_page(input, page, NULL, record, error);
}

/// Whether records of that kind can be articles.
static bool
is_wanted(const RecordHead *head)
{
  if (g_ascii_strcasecmp(head->type, "response") == 0) {
    return g_str_has_prefix(head->content, "application/http") ||
           head->content[0] == '\0';
  }
  if (g_ascii_strcasecmp(head->type, "resource") != 0 &&
      g_ascii_strcasecmp(head->type, "conversion") != 0) {
    return false;
  }
  return is_page_type(head->content) ||
         g_str_has_prefix(head->content, "text/plain");
}

/* ---- Records ---- */

static WartaReadStatus
refuse(WarcReader *reader, WartaErrorCode code, GError **error,
       const char *what)
{
  GError *failure = warta_source_dup_error(reader->input->source);
  if (failure != NULL) {
    // Records are compressed each for itself.
    reader->done = !warta_source_resume(reader->input->source);
    g_propagate_error(error, failure);
  } else {
    g_set_error(error, WARTA_ERROR, (int)code, "%s: %s", reader->name, what);
  }
  return WARTA_READ_FAILED;
}

/// Pass over a record, which may be of any size.  Whether the next begins where
/// it should.
static bool
pass_over(WartaSource *source, uint64_t length)
{
  skip_bytes(source, length);
  size_t n = 0;
  warta_source_peek(source, 1, &n);
  return at_record(source) || n == 0 || find_record(source);
}

/// Make an article of a record at hand; WARTA_READ_END: there is none in it.
static WartaReadStatus
read_block(WarcReader *reader, const RecordHead *head, WartaRecord *record,
           GError **error)
{
  WartaSource *source = reader->input->source;
  const size_t length = block_length(source, (size_t)head->length);
  if (length == SIZE_MAX) {
    find_record(source);
    return refuse(reader, WARTA_ERROR_RECORD, error,
                  "Content-Length does not lead to the end of the record; "
                  "get it again");
  }
  if (length != head->length) {
    warta_diag(&reader->input->diag, WARTA_SEVERITY_WARNING, reader->name, 0,
               "Content-Length is too large; read up to the next record");
  }
  WartaInput input = *reader->input;
  input.name = reader->name;
  size_t n = 0;
  const char *block = warta_source_peek(source, length, &n);
  GError *problem = NULL;
  const bool good = take_block(&input, head, block, length, record, &problem);
  warta_source_skip(source, length);
  if (!good && g_error_matches(problem, WARTA_ERROR, WARTA_ERROR_SYNTAX)) {
    // A crawl holds many pages that are none.
    const char *what = strstr(problem->message, ": ");
    warta_diag(&reader->input->diag, WARTA_SEVERITY_INFO, reader->name, 0, "%s",
               what == NULL ? problem->message : what + 2);
    g_clear_error(&problem);
    return WARTA_READ_END;
  }
  if (!good) {
    g_propagate_error(error, problem);
    return WARTA_READ_FAILED;
  }
  return record->body->len > 0 ? WARTA_READ_RECORD : WARTA_READ_END;
}

/// Read the record that begins here; WARTA_READ_END: it is no article.
static WartaReadStatus
read_record(WarcReader *reader, WartaRecord *record, GError **error)
{
  WartaSource *source = reader->input->source;
  g_auto(RecordHead) head = {0};
  g_free(reader->name);
  reader->name = g_strdup_printf("%s#%" G_GUINT64_FORMAT, reader->input->name,
                                 ++reader->number);
  if (!read_head(source, reader->input->limits->warc_head, &head)) {
    find_record(source);
    return refuse(reader, WARTA_ERROR_RECORD, error,
                  "head of the record is broken; get it again");
  }
  if (!is_wanted(&head)) {
    pass_over(source, head.length);
    return WARTA_READ_END;
  }
  if (head.length > reader->input->limits->warc) {
    pass_over(source, head.length);
    warta_limit_refuse(reader->input->limits, WARTA_LIMIT(warc), reader->name,
                       0, error);
    return WARTA_READ_FAILED;
  }
  const WartaReadStatus status = read_block(reader, &head, record, error);
  record->number = reader->number;
  if (status == WARTA_READ_RECORD && head.uri != NULL) {
    g_free(record->url);
    // WARC 1.0 examples have it in angle brackets.
    g_strdelimit(head.uri, "<>", ' ');
    record->url = g_strdup(g_strstrip(head.uri));
  }
  return status;
}

/// The input goes on with something else than a record, or ends.
static WartaReadStatus
leave_records(WarcReader *reader, GError **error)
{
  WartaSource *source = reader->input->source;
  size_t n = 0;
  warta_source_peek(source, 1, &n);
  if (reader->name == NULL) {
    reader->name = g_strdup(reader->input->name);
  }
  if (n > 0) {
    reader->done = !find_record(source);
    return refuse(reader, WARTA_ERROR_RECORD, error,
                  "something else than a record follows; get the file again");
  }
  GError *failure = warta_source_dup_error(source);
  const bool nothing = reader->number == 0 || failure != NULL;
  g_clear_error(&failure);
  reader->done = true;
  if (nothing) {
    return refuse(reader, WARTA_ERROR_SYNTAX, error,
                  "holds no record; give a WARC file");
  }
  if (reader->articles == 0) {
    warta_diag(&reader->input->diag, WARTA_SEVERITY_WARNING,
               reader->input->name, 0, "none of its records is an article");
  }
  return WARTA_READ_END;
}

static WartaReadStatus
next_warc(void *state, WartaRecord *record, GError **error)
{
  WarcReader *reader = state;
  while (!reader->done) {
    if (!at_record(reader->input->source)) {
      return leave_records(reader, error);
    }
    const WartaReadStatus status = read_record(reader, record, error);
    reader->articles += status == WARTA_READ_RECORD;
    if (status != WARTA_READ_END) {
      return status;
    }
    warta_record_clear(record);
  }
  return WARTA_READ_END;
}

static bool
probe_warc(const char *head, size_t length)
{
  return length >= 7 && memcmp(head, "WARC/1.", 7) == 0;
}

static const char *const extensions[] = {"warc", "wet", NULL};

const WartaReaderType warta_reader_warc = {
    .format = WARTA_INPUT_WARC,
    .name = "warc",
    .extensions = extensions,
    .many = true,
    .probe = probe_warc,
    .open = open_warc,
    .next = next_warc,
    .close = close_warc,
};
