// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/source.h"
#include "read/reader.h"

#include <string.h>

enum {
  CHUNK = 64 * 1024,
  MEGABYTE = 1024 * 1024,
  /// Below this a high ratio is harmless.
  RATIO_FLOOR = 16 * 1024 * 1024,
};

typedef enum { ENCODING_BYTES, ENCODING_UTF16_LE, ENCODING_UTF16_BE } Encoding;

struct WartaSourceImpl {
  GInputStream *stream;
  char *name;
  WartaDiag diag;
  GError *error; // kept until all before it is read

  char *raw; // [CHUNK], as they come from the stream
  size_t raw_begin;
  size_t raw_end;
  bool raw_done;
  uint64_t raw_total;

  GConverter *gzip; // NULL: not compressed
  bool in_member;
  bool bytes_done;
  uint64_t bytes_total;

  char *bytes; // [CHUNK], decompressed
  Encoding encoding;
  GByteArray *units; // UTF-16: the rest of an unfinished pair

  GString *text; // UTF-8, as far as it was that
  size_t begin;
  bool started;
  uint64_t line;
};

WartaSource *
warta_source_new(GInputStream *stream, const char *name, const WartaDiag *diag)
{
  WartaSource *source = g_new0(WartaSource, 1);
  source->stream = g_object_ref(stream);
  source->name = g_strdup(name);
  source->diag = *diag;
  source->raw = g_malloc(CHUNK);
  source->bytes = g_malloc(CHUNK);
  source->units = g_byte_array_new();
  source->text = g_string_new(NULL);
  return source;
}

void
warta_source_free(WartaSource *source)
{
  if (source == NULL) {
    return;
  }
  g_object_unref(source->stream);
  g_clear_object(&source->gzip);
  g_clear_error(&source->error);
  g_byte_array_unref(source->units);
  g_string_free(source->text, TRUE);
  g_free(source->name);
  g_free(source->raw);
  g_free(source->bytes);
  g_free(source);
}

/* ---- The stream's own bytes ---- */

/// Read more behind what is there; false at the end or on an error.
static bool
read_raw(WartaSource *source)
{
  if (source->raw_done) {
    return false;
  }
  if (source->raw_begin == source->raw_end) {
    source->raw_begin = 0;
    source->raw_end = 0;
  }
  g_assert(source->raw_end < CHUNK);
  const gssize n =
      g_input_stream_read(source->stream, source->raw + source->raw_end,
                          CHUNK - source->raw_end, NULL, &source->error);
  if (n <= 0) {
    source->raw_done = true;
    if (n < 0) {
      g_prefix_error(&source->error, "%s: cannot be read; ", source->name);
    }
    return false;
  }
  source->raw_end += (size_t)n;
  source->raw_total += (uint64_t)n;
  return true;
}

static bool
have_raw(WartaSource *source, size_t wanted)
{
  while (source->raw_end - source->raw_begin < wanted) {
    if (!read_raw(source)) {
      return false;
    }
  }
  return true;
}

/* ---- Decompression ---- */

static bool
is_gzip(const char *data)
{
  return (unsigned char)data[0] == 0x1FU && (unsigned char)data[1] == 0x8BU;
}

/// Pass over the zeros that tapes and some tools fill blocks with.
static void
skip_zeros(WartaSource *source)
{
  while (have_raw(source, 1) && source->raw[source->raw_begin] == '\0') {
    ++source->raw_begin;
  }
}

/// Move to the next member of a compressed file; false when there is none.
static bool
enter_member(WartaSource *source)
{
  skip_zeros(source);
  if (source->raw_end - source->raw_begin < 2) {
    // Both bytes must be there at once: make room behind the first.
    const size_t rest = source->raw_end - source->raw_begin;
    memmove(source->raw, source->raw + source->raw_begin, rest);
    source->raw_begin = 0;
    source->raw_end = rest;
  }
  if (have_raw(source, 2) && is_gzip(source->raw + source->raw_begin)) {
    g_converter_reset(source->gzip);
    source->in_member = true;
    return true;
  }
  if (source->raw_begin < source->raw_end && source->error == NULL) {
    warta_diag(&source->diag, WARTA_SEVERITY_WARNING, source->name, 0,
               "something else follows the compressed data; it is ignored");
  }
  return false;
}

static void
refuse_gzip(WartaSource *source, const GError *problem)
{
  if (g_error_matches(problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)) {
    g_set_error(&source->error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: compressed data ends too early; get the whole file",
                source->name);
    return;
  }
  g_set_error(&source->error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
              "%s: compressed data is damaged; get the file again",
              source->name);
}

/// Whether so much came out of so little that it must be an attack.
static bool
is_bomb(WartaSource *source)
{
  const uint64_t eaten =
      source->raw_total - (source->raw_end - source->raw_begin) + 1;
  if (source->bytes_total < RATIO_FLOOR ||
      source->bytes_total / eaten < WARTA_MAX_RATIO) {
    return false;
  }
  g_set_error(&source->error, WARTA_ERROR, WARTA_ERROR_LIMIT,
              "%s: grows to more than %d times its size; decompress it first",
              source->name, WARTA_MAX_RATIO);
  return true;
}

/// Decompress what is at hand; false on an error.
static bool
convert(WartaSource *source, size_t *made)
{
  size_t eaten = 0;
  g_autoptr(GError) problem = NULL;
  *made = 0;
  if (source->raw_begin == source->raw_end) {
    read_raw(source);
  }
  if (source->error != NULL) {
    return false;
  }
  const GConverterResult result = g_converter_convert(
      source->gzip, source->raw + source->raw_begin,
      source->raw_end - source->raw_begin, source->bytes, CHUNK,
      source->raw_done ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
      &eaten, made, &problem);
  source->raw_begin += eaten;
  source->bytes_total += *made;
  source->in_member = result != G_CONVERTER_FINISHED;
  const bool wants_more =
      !source->raw_done && source->raw_begin == source->raw_end &&
      g_error_matches(problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  if (result == G_CONVERTER_ERROR && !wants_more) {
    refuse_gzip(source, problem);
    return false;
  }
  return !is_bomb(source);
}

/// Decompress a piece into `bytes`; 0 at the end or on an error.
static size_t
inflate_piece(WartaSource *source)
{
  size_t made = 0;
  while (made == 0 && (source->in_member || enter_member(source))) {
    if (!convert(source, &made)) {
      return 0;
    }
  }
  return made;
}

static size_t
next_piece(WartaSource *source)
{
  if (source->error != NULL || source->bytes_done) {
    return 0;
  }
  size_t n = 0;
  if (source->gzip != NULL) {
    n = inflate_piece(source);
  } else if (have_raw(source, 1)) {
    n = source->raw_end - source->raw_begin;
    memcpy(source->bytes, source->raw + source->raw_begin, n);
    source->raw_begin = source->raw_end;
  }
  source->bytes_done = n == 0;
  return n;
}

/* ---- Encoding ---- */

static uint32_t
unit_at(const WartaSource *source, size_t i)
{
  const guint8 *b = source->units->data + i;
  return source->encoding == ENCODING_UTF16_LE
             ? (uint32_t)b[0] | (uint32_t)b[1] << 8U
             : (uint32_t)b[0] << 8U | (uint32_t)b[1];
}

/// Decode what is in `units`; what is unfinished stays there unless `last`.
static void
decode_units(WartaSource *source, bool last)
{
  const size_t n = source->units->len;
  size_t i = 0;
  while (i + 2 <= n) {
    const uint32_t unit = unit_at(source, i);
    const bool high = unit >= 0xD800U && unit < 0xDC00U;
    if (high && i + 4 > n && !last) {
      break;
    }
    const uint32_t low = high && i + 4 <= n ? unit_at(source, i + 2) : 0;
    i += 2;
    gunichar c = unit >= 0xD800U && unit < 0xE000U ? 0xFFFDU : unit;
    if (low >= 0xDC00U && low < 0xE000U) {
      c = 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U);
      i += 2;
    }
    g_string_append_unichar(source->text, c);
  }
  if (last && i < n) {
    g_string_append_unichar(source->text, 0xFFFDU);
    i = n;
  }
  g_byte_array_remove_range(source->units, 0, (guint)i);
}

static void
add_bytes(WartaSource *source, const char *bytes, size_t n)
{
  if (source->encoding == ENCODING_BYTES) {
    g_string_append_len(source->text, bytes, (gssize)n);
    return;
  }
  g_byte_array_append(source->units, (const guint8 *)bytes, (guint)n);
  decode_units(source, false);
}

/// Add decoded text; false at the end or on an error.
static bool
fill(WartaSource *source)
{
  if (source->begin > 0) {
    g_string_erase(source->text, 0, (gssize)source->begin);
    source->begin = 0;
  }
  const size_t before = source->text->len;
  while (source->text->len == before) {
    const size_t n = next_piece(source);
    if (n == 0 && source->units->len > 0 && source->error == NULL) {
      decode_units(source, true);
    } else if (n == 0) {
      return false;
    } else {
      add_bytes(source, source->bytes, n);
    }
  }
  return true;
}

/// Latin text in UTF-16 without a mark: every other byte is NUL.
static Encoding
guess_units(const unsigned char *head, size_t n)
{
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i + 1 < n; i += 2) {
    zeros[0] += head[i] == 0;
    zeros[1] += head[i + 1] == 0;
  }
  const size_t pairs = n / 2;
  if (pairs >= 8 && zeros[1] * 10 > pairs * 7 && zeros[0] == 0) {
    return ENCODING_UTF16_LE;
  }
  if (pairs >= 8 && zeros[0] * 10 > pairs * 7 && zeros[1] == 0) {
    return ENCODING_UTF16_BE;
  }
  return ENCODING_BYTES;
}

static void
detect_encoding(WartaSource *source)
{
  const unsigned char *head = (const unsigned char *)source->text->str;
  const size_t n = source->text->len;
  size_t mark = 0;
  if (n >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
    mark = 3;
  } else if (n >= 2 && head[0] == 0xFFU && head[1] == 0xFEU) {
    source->encoding = ENCODING_UTF16_LE;
    mark = 2;
  } else if (n >= 2 && head[0] == 0xFEU && head[1] == 0xFFU) {
    source->encoding = ENCODING_UTF16_BE;
    mark = 2;
  } else {
    source->encoding = guess_units(head, n);
  }
  if (source->encoding == ENCODING_BYTES) {
    source->begin = mark;
    return;
  }
  g_byte_array_append(source->units, head + mark, (guint)(n - mark));
  g_string_truncate(source->text, 0);
  decode_units(source, false);
}

static void
start(WartaSource *source)
{
  enum { HEAD = 64 };
  source->started = true;
  if (have_raw(source, 2) && is_gzip(source->raw)) {
    source->gzip =
        G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  }
  while (source->text->len < HEAD && fill(source)) {
  }
  detect_encoding(source);
}

/* ---- Reading ---- */

const char *
warta_source_peek(WartaSource *source, size_t wanted, size_t *length)
{
  if (!source->started) {
    start(source);
  }
  while (source->text->len - source->begin < wanted && fill(source)) {
  }
  *length = source->text->len - source->begin;
  return source->text->str + source->begin;
}

void
warta_source_skip(WartaSource *source, size_t length)
{
  g_assert(length <= source->text->len - source->begin);
  const char *c = source->text->str + source->begin;
  const char *end = c + length;
  while ((c = memchr(c, '\n', (size_t)(end - c))) != NULL) {
    ++source->line;
    ++c;
  }
  source->begin += length;
}

static bool
propagate(const WartaSource *source, GError **error)
{
  if (source->error == NULL) {
    return true;
  }
  g_propagate_error(error, g_error_copy(source->error));
  return false;
}

/// Take the next bytes of a line, at most up to its end, which is passed over;
/// `*ended`: it was there.  0 bytes without it: the input has ended.
static size_t
take_piece(WartaSource *source, GString *line, size_t limit, bool *ended)
{
  size_t n = 0;
  const char *text = warta_source_peek(source, 1, &n);
  const char *end = n == 0 ? NULL : memchr(text, '\n', n);
  const size_t taken = end == NULL ? n : (size_t)(end - text);
  // What is over the limit is not kept.
  g_string_append_len(line, text, (gssize)MIN(taken, limit - line->len));
  warta_source_skip(source, taken + (end != NULL));
  *ended = end != NULL;
  return taken;
}

WartaLineStatus
warta_source_read_line(WartaSource *source, GString *line, size_t limit,
                       GError **error)
{
  size_t total = 0;
  size_t taken = 0;
  bool ended = false;
  g_string_truncate(line, 0);
  do {
    taken = take_piece(source, line, limit, &ended);
    total += taken;
  } while (!ended && taken > 0);
  if (!ended && !propagate(source, error)) {
    return WARTA_LINE_FAILED;
  }
  if (!ended && total == 0) {
    return WARTA_LINE_END;
  }
  source->line += !ended;
  if (total <= limit) {
    return WARTA_LINE_WHOLE;
  }
  g_string_truncate(line, 0);
  return WARTA_LINE_LONG;
}

bool
warta_source_read_all(WartaSource *source, GString *text, size_t limit,
                      GError **error)
{
  for (;;) {
    size_t n = 0;
    const char *piece = warta_source_peek(source, 1, &n);
    if (n == 0) {
      return propagate(source, error);
    }
    if (text->len + n > limit) {
      g_set_error(error, WARTA_ERROR, WARTA_ERROR_LIMIT,
                  "%s: is larger than %zu MB; split it", source->name,
                  limit / MEGABYTE);
      return false;
    }
    g_string_append_len(text, piece, (gssize)n);
    warta_source_skip(source, n);
  }
}

GError *
warta_source_dup_error(const WartaSource *source)
{
  return source->error == NULL ? NULL : g_error_copy(source->error);
}

uint64_t
warta_source_line(const WartaSource *source)
{
  return source->line;
}

uint64_t
warta_source_consumed(const WartaSource *source)
{
  return source->raw_total;
}
