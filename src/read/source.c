// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/source.h"
#include "read/reader.h"
#include "read/unpack.h"

#include <string.h>

enum {
  CHUNK = 64 * 1024,
  /// Compressed bytes of a member behind whose beginning is looked for others.
  MAX_MEMBER = 1024 * 1024,
  /// Below this a high ratio is harmless.
  RATIO_FLOOR = 16 * 1024 * 1024,
};

typedef enum { ENCODING_BYTES, ENCODING_UTF16_LE, ENCODING_UTF16_BE } Encoding;

struct WartaSourceImpl {
  GInputStream *stream;
  char *name;
  const WartaLimits *limits;
  WartaDiag diag;
  GError *error; // kept until all before it is read

  char *raw; // [CHUNK], as they come from the stream
  size_t raw_begin;
  size_t raw_end;
  bool raw_done;
  uint64_t raw_total;

  WartaPack pack;
  WartaUnpacker *unpacker; // NULL: not compressed
  GByteArray *member;      // of which these are the bytes so far
  GByteArray *again;       // bytes to be taken before those of the stream
  size_t again_begin;
  uint64_t resumes;
  bool in_member;
  bool damaged; // the error is that of a member
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
warta_source_new(GInputStream *stream, const char *name,
                 const WartaLimits *limits, const WartaDiag *diag)
{
  WartaSource *source = g_new0(WartaSource, 1);
  source->stream = g_object_ref(stream);
  source->name = g_strdup(name);
  source->limits = limits;
  source->diag = *diag;
  source->raw = g_malloc(CHUNK);
  source->bytes = g_malloc(CHUNK);
  source->units = g_byte_array_new();
  source->member = g_byte_array_new();
  source->again = g_byte_array_new();
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
  warta_unpacker_free(source->unpacker);
  g_clear_error(&source->error);
  g_byte_array_unref(source->units);
  g_byte_array_unref(source->member);
  g_byte_array_unref(source->again);
  g_string_free(source->text, TRUE);
  g_free(source->name);
  g_free(source->raw);
  g_free(source->bytes);
  g_free(source);
}

/* ---- The stream's own bytes ---- */

/// Take bytes that were read before.
static bool
read_again(WartaSource *source)
{
  const size_t left = source->again->len - source->again_begin;
  const size_t n = MIN(left, CHUNK - source->raw_end);
  memcpy(source->raw + source->raw_end,
         source->again->data + source->again_begin, n);
  source->raw_end += n;
  source->again_begin += n;
  return true;
}

/// Read more behind what is there; false at the end or on an error.
static bool
read_raw(WartaSource *source)
{
  if (source->raw_begin == source->raw_end) {
    source->raw_begin = 0;
    source->raw_end = 0;
  }
  g_assert(source->raw_end < CHUNK);
  if (source->again_begin < source->again->len) {
    return read_again(source);
  }
  if (source->raw_done) {
    return false;
  }
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

/// Pass over the zeros that tapes and some tools fill blocks with.
static void
skip_zeros(WartaSource *source)
{
  while (have_raw(source, 1) && source->raw[source->raw_begin] == '\0') {
    ++source->raw_begin;
  }
}

/// The whole head of a member must be there at once: make room behind what is.
static void
make_room(WartaSource *source)
{
  const size_t rest = source->raw_end - source->raw_begin;
  if (rest < WARTA_PACK_HEAD) {
    memmove(source->raw, source->raw + source->raw_begin, rest);
    source->raw_begin = 0;
    source->raw_end = rest;
  }
}

/// Move to the next member of a compressed file; false when there is none.
static bool
enter_member(WartaSource *source)
{
  skip_zeros(source);
  make_room(source);
  have_raw(source, WARTA_PACK_HEAD);
  const size_t rest = source->raw_end - source->raw_begin;
  if (warta_pack_of(source->raw + source->raw_begin, rest) == source->pack) {
    warta_unpacker_reset(source->unpacker);
    g_byte_array_set_size(source->member, 0);
    source->in_member = true;
    return true;
  }
  if (rest > 0 && source->error == NULL) {
    warta_diag(&source->diag, WARTA_SEVERITY_WARNING, source->name, 0,
               "something else follows the compressed data; it is ignored");
  }
  return false;
}

static void
refuse_packed(WartaSource *source, bool ended)
{
  g_set_error(&source->error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
              ended ? "%s: compressed data ends too early; get the whole file"
                    : "%s: compressed data is damaged; get the file again",
              source->name);
}

/// Whether so much came out of so little that it must be an attack.
static bool
is_bomb(WartaSource *source)
{
  const uint64_t eaten =
      source->raw_total - (source->raw_end - source->raw_begin) + 1;
  if (source->bytes_total < RATIO_FLOOR ||
      source->bytes_total / eaten < source->limits->ratio) {
    return false;
  }
  return !warta_limit_refuse(source->limits, WARTA_LIMIT(ratio), source->name,
                             0, &source->error);
}

/// Go on behind bytes of a member, and keep them while it is not too long.
static void
keep_member(WartaSource *source, size_t eaten)
{
  if (source->member->len <= MAX_MEMBER) {
    g_byte_array_append(source->member,
                        (const guint8 *)source->raw + source->raw_begin,
                        (guint)eaten);
  }
  source->raw_begin += eaten;
}

/// Decompress what is at hand; false when nothing came of it.
static bool
unpack(WartaSource *source, size_t *made)
{
  *made = 0;
  if (source->raw_begin == source->raw_end) {
    read_raw(source);
  }
  if (source->error != NULL) {
    return false;
  }
  WartaUnpackStep step = {source->raw + source->raw_begin,
                          source->raw_end - source->raw_begin, source->bytes,
                          CHUNK};
  const size_t given = step.in_length;
  const WartaUnpackStatus status = warta_unpacker_step(source->unpacker, &step);
  keep_member(source, given - step.in_length);
  *made = CHUNK - step.out_length;
  source->bytes_total += *made;
  source->in_member = status != WARTA_UNPACK_END;
  const bool ended = source->raw_done && given == 0 && *made == 0;
  source->damaged = status == WARTA_UNPACK_BAD;
  if (source->damaged || (source->in_member && ended)) {
    refuse_packed(source, !source->damaged);
    return *made > 0;
  }
  return !is_bomb(source);
}

/// Decompress a piece into `bytes`; 0 at the end or on an error.
static size_t
unpack_piece(WartaSource *source)
{
  size_t made = 0;
  while (made == 0 && (source->in_member || enter_member(source))) {
    if (!unpack(source, &made)) {
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
  if (source->unpacker != NULL) {
    n = unpack_piece(source);
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
  have_raw(source, WARTA_PACK_HEAD);
  source->pack = warta_pack_of(source->raw, source->raw_end);
  if (source->pack != WARTA_PACK_NONE) {
    source->unpacker = warta_unpacker_new(source->pack);
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
take_piece(WartaSource *source, GString *line, uint64_t limit, bool *ended)
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
warta_source_read_line(WartaSource *source, GString *line, uint64_t limit,
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
warta_source_read_all(WartaSource *source, GString *text, uint64_t most,
                      size_t limit, GError **error)
{
  for (;;) {
    size_t n = 0;
    const char *piece = warta_source_peek(source, 1, &n);
    if (n == 0) {
      return propagate(source, error);
    }
    if (text->len + n > most) {
      return warta_limit_refuse(source->limits, limit, source->name, 0, error);
    }
    g_string_append_len(text, piece, (gssize)n);
    warta_source_skip(source, n);
  }
}

/// Take everything behind the first byte of the member again.
static void
rewind_member(WartaSource *source)
{
  GByteArray *again = g_byte_array_new();
  g_byte_array_append(again, source->member->data + 1, source->member->len - 1);
  g_byte_array_append(again, (const guint8 *)source->raw + source->raw_begin,
                      (guint)(source->raw_end - source->raw_begin));
  if (source->again->len > source->again_begin) {
    g_byte_array_append(again, source->again->data + source->again_begin,
                        (guint)(source->again->len - source->again_begin));
  }
  g_byte_array_unref(source->again);
  source->again = again;
  source->again_begin = 0;
  source->raw_begin = source->raw_end = 0;
}

bool
warta_source_resume(WartaSource *source)
{
  static const char magic[] = "\x1F\x8B\x08";
  enum { MAGIC = sizeof magic - 1 };
  if (!source->damaged || source->pack != WARTA_PACK_GZIP ||
      source->member->len == 0 || source->member->len > MAX_MEMBER ||
      source->resumes++ == source->limits->resumes) {
    return false;
  }
  rewind_member(source);
  g_clear_error(&source->error);
  source->damaged = false;
  source->in_member = false;
  source->bytes_done = false;
  g_string_truncate(source->text, 0);
  source->begin = 0;
  while (have_raw(source, MAGIC)) {
    const char *at = source->raw + source->raw_begin;
    if (memcmp(at, magic, MAGIC) == 0) {
      return true;
    }
    const char *next =
        memchr(at + 1, magic[0], source->raw_end - source->raw_begin - 1);
    source->raw_begin =
        next == NULL ? source->raw_end : (size_t)(next - source->raw);
    make_room(source);
  }
  return false;
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
