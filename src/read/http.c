// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE // memmem

#include "read/http.h"
#include "read/unpack.h"

#include <string.h>

enum { ROOM = 64 * 1024 }; // bytes that are decompressed at once

/// Length of a head up to its empty line, which is included; 0 without one.
static size_t
head_length(const char *text, size_t length)
{
  const char *crlf = memmem(text, length, "\r\n\r\n", 4);
  const char *lf = memmem(text, length, "\n\n", 2);
  if (crlf != NULL && (lf == NULL || crlf < lf)) {
    return (size_t)(crlf - text) + 4;
  }
  return lf == NULL ? 0 : (size_t)(lf - text) + 2;
}

char *
warta_http_field(const char *text, size_t length, const char *name)
{
  const size_t n = strlen(name);
  const char *const end = text + length;
  for (const char *line = text; line < end;) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    stop = stop == NULL ? end : stop;
    if ((size_t)(stop - line) > n && line[n] == ':' &&
        g_ascii_strncasecmp(line, name, n) == 0) {
      char *value = g_strndup(line + n + 1, (gsize)(stop - line) - n - 1);
      return g_strstrip(value);
    }
    line = stop + 1;
  }
  return NULL;
}

/// "text/html; charset=utf-8"
static void
take_type(WartaHttpHead *head, const char *value)
{
  g_autofree char *small = g_ascii_strdown(value, -1);
  head->type = g_strstrip(g_strndup(small, strcspn(small, ";")));
  const char *charset = strstr(small, "charset=");
  if (charset != NULL) {
    charset += strlen("charset=");
    charset += strspn(charset, "\"' ");
    head->charset = g_strndup(charset, strcspn(charset, "\"'; ,"));
  }
}

bool
warta_http_read_head(const char *text, size_t length, WartaHttpHead *head)
{
  *head = (WartaHttpHead){0};
  head->body = head_length(text, length);
  const char *space =
      head->body < 12 ? NULL : memchr(text, ' ', MIN(head->body, 16));
  if (space == NULL || memcmp(text, "HTTP/", 5) != 0) {
    return false;
  }
  head->status = (int)g_ascii_strtoull(space, NULL, 10);
  g_autofree char *type = warta_http_field(text, head->body, "Content-Type");
  g_autofree char *transfer =
      warta_http_field(text, head->body, "Transfer-Encoding");
  g_autofree char *encoding =
      warta_http_field(text, head->body, "Content-Encoding");
  if (type != NULL) {
    take_type(head, type);
  }
  head->encoding = encoding == NULL ? NULL : g_ascii_strdown(encoding, -1);
  head->chunked =
      transfer != NULL && g_ascii_strcasecmp(transfer, "chunked") == 0;
  return true;
}

void
warta_http_head_clear(WartaHttpHead *head)
{
  g_free(head->type);
  g_free(head->charset);
  g_free(head->encoding);
  *head = (WartaHttpHead){0};
}

/* ---- The body ---- */

/// Put the chunks together; false, with nothing put, if there are none, as
/// where a crawler has done so already.
static bool
join_chunks(const char *body, size_t length, GString *out)
{
  size_t at = 0;
  while (at < length) {
    char *end = NULL;
    g_autofree char *line = g_strndup(body + at, MIN(length - at, 20));
    const guint64 size = g_ascii_strtoull(line, &end, 16);
    const char *feed = memchr(body + at, '\n', MIN(length - at, 4096));
    if (end == line || feed == NULL || !g_ascii_isxdigit(line[0])) {
      break;
    }
    at = (size_t)(feed - body) + 1;
    if (size == 0) {
      return true;
    }
    const size_t n = (size_t)MIN(size, length - at);
    g_string_append_len(out, body + at, (gssize)n);
    at += n;
    at += at < length && body[at] == '\r';
    at += at < length && body[at] == '\n';
  }
  if (at == length && out->len > 0) {
    return true; // the last chunk is missing: what is there counts
  }
  g_string_truncate(out, 0);
  return false;
}

/// Decompress as far as it goes; false if nothing came of it.
static bool
unpack(WartaPack pack, const GString *packed, size_t limit, GString *out)
{
  g_autofree char *room = g_malloc(ROOM);
  WartaUnpacker *unpacker = warta_unpacker_new(pack);
  WartaUnpackStep step = {.in = packed->str, .in_length = packed->len};
  WartaUnpackStatus status = WARTA_UNPACK_MORE;
  bool stuck = false;
  while (status == WARTA_UNPACK_MORE && out->len <= limit && !stuck) {
    const size_t before = step.in_length;
    step.out = room;
    step.out_length = ROOM;
    status = warta_unpacker_step(unpacker, &step);
    g_string_append_len(out, room, (gssize)(ROOM - step.out_length));
    stuck = before == step.in_length && step.out_length == ROOM;
  }
  warta_unpacker_free(unpacker);
  return out->len > 0;
}

/// Whether the page is as it is shown: a crawler has unpacked it and left the
/// head as it was.
static bool
is_unpacked(const GString *body)
{
  size_t i = 0;
  while (i < body->len && g_ascii_isspace(body->str[i])) {
    ++i;
  }
  return i == body->len || body->str[i] == '<' ||
         g_utf8_validate_len(body->str, body->len, NULL);
}

static WartaPack
pack_of_encoding(const WartaHttpHead *head, const GString *body)
{
  const WartaPack seen = warta_pack_of(body->str, body->len);
  if (head->encoding == NULL || seen != WARTA_PACK_NONE) {
    return head->encoding == NULL ? WARTA_PACK_NONE : seen;
  }
  if (strcmp(head->encoding, "br") == 0 && !is_unpacked(body)) {
    return WARTA_PACK_BROTLI;
  }
  const bool zlib = body->len > 2 && (body->str[0] & 0x0F) == 8 &&
                    strcmp(head->encoding, "deflate") == 0;
  return zlib ? WARTA_PACK_ZLIB : WARTA_PACK_NONE;
}

/// Whether the head names an encoding that is not known, or several.
static bool
is_unknown(const WartaHttpHead *head)
{
  static const char *const known[] = {"identity", "gzip", "x-gzip", "deflate",
                                      "br",       "zstd", "",       NULL};
  return head->encoding != NULL && !g_strv_contains(known, head->encoding);
}

const char *
warta_http_decode(const WartaHttpHead *head, const char *body, size_t length,
                  size_t limit, GString *out)
{
  g_autoptr(GString) joined = g_string_new(NULL);
  if (!head->chunked || !join_chunks(body, length, joined)) {
    g_string_append_len(joined, body, (gssize)length);
  }
  const WartaPack pack = pack_of_encoding(head, joined);
  g_string_truncate(out, 0);
  if (pack == WARTA_PACK_NONE && is_unknown(head) && !is_unpacked(joined)) {
    return "page is compressed in a way that is not known (Content-Encoding); "
           "get it in another";
  }
  if (pack == WARTA_PACK_NONE) {
    g_string_append_len(out, joined->str, (gssize)joined->len);
  } else if (!unpack(pack, joined, limit, out)) {
    return "compressed page is damaged; get the record again";
  }
  if (out->len > limit) {
    return "page is too large (--max-page); leave it out";
  }
  return NULL;
}
