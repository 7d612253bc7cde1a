// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// IRIs after RFC 3987, section 2.2, as strict as the strictest store.

#include "model/graph.h"

#include <string.h>

/// Longer ones are refused: Virtuoso takes no statement of 8,000 bytes for RDF,
/// and browsers end at about 2,000.
enum { MAX_IRI = 2048 };

/// Characters of ASCII that may stand anywhere behind the scheme, apart from
/// delimiters that have a place of their own: "/", "?", "#", "[", "]", "%".
static bool
is_ascii_iri_char(unsigned char c)
{
  return g_ascii_isalnum((char)c) ||
         (c != '\0' && strchr("-._~!$&'()*+,;=:@", c) != NULL);
}

/// Characters beyond ASCII that IRIs may hold (ucschar), but for those beyond
/// U+FFFF, whose surrogates Jena warns of; iprivate, which only queries may
/// hold, is left out as well.
static bool
is_ucschar(gunichar c)
{
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFFEF);
}

/// Return the length of the scheme, without the colon, or 0.
static size_t
scheme_length(const char *iri)
{
  size_t length = 0;
  if (!g_ascii_isalpha(iri[0])) {
    return 0;
  }
  while (g_ascii_isalnum(iri[length]) ||
         (iri[length] != '\0' && strchr("+-.", iri[length]) != NULL)) {
    ++length;
  }
  return iri[length] == ':' ? length : 0;
}

static bool
is_percent_escape(const char *at)
{
  return at[0] == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
}

/// Return the length of the legal character at `at`, or 0 if it has to be
/// percent-encoded.  `extra` are delimiters that are legal here.
static size_t
legal_char(const char *at, const char *extra)
{
  const unsigned char c = (unsigned char)*at;
  if (c < 0x80) {
    const bool legal = is_ascii_iri_char(c) || is_percent_escape(at) ||
                       (c != '\0' && strchr(extra, c) != NULL);
    return legal ? 1 : 0;
  }
  const gunichar decoded = g_utf8_get_char_validated(at, -1);
  if (decoded == (gunichar)-1 || decoded == (gunichar)-2 ||
      !is_ucschar(decoded)) {
    return 0;
  }
  return (size_t)(g_utf8_next_char(at) - at);
}

static void
append_percent(GString *out, char byte)
{
  static const char digits[] = "0123456789ABCDEF";
  g_string_append_c(out, '%');
  g_string_append_c(out, digits[(unsigned char)byte >> 4]);
  g_string_append_c(out, digits[(unsigned char)byte & 15]);
}

/// Append the part of an IRI from `begin` to `end`; return whether it was
/// legal as it stood.
static bool
append_part(GString *out, const char *begin, const char *end, const char *extra)
{
  bool clean = true;
  while (begin < end) {
    const size_t length = legal_char(begin, extra);
    if (length > 0) {
      g_string_append_len(out, begin, (gssize)length);
      begin += length;
    } else {
      append_percent(out, *begin);
      ++begin;
      clean = false;
    }
  }
  return clean;
}

static bool
is_dots(const char *segment, size_t length)
{
  return (length == 1 || length == 2) && strncmp(segment, "..", length) == 0;
}

/// Append a path that begins with "/", without segments "." and "..", which
/// some readers resolve and others do not.
static bool
append_path(GString *out, const char *begin, const char *end)
{
  const size_t start = out->len;
  bool clean = true;
  while (begin < end) {
    const char *segment = begin + 1;
    const size_t length = MIN(strcspn(segment, "/"), (size_t)(end - segment));
    const char *const next = segment + length;
    if (!is_dots(segment, length)) {
      clean = append_part(out, begin, next, "/") && clean;
    } else {
      const char *last = length == 2 && out->len > start
                             ? strrchr(out->str + start, '/')
                             : NULL;
      g_string_truncate(out,
                        last != NULL ? (gsize)(last - out->str) : out->len);
      g_string_append(out, next == end ? "/" : "");
      clean = false;
    }
    begin = next;
  }
  return clean;
}

/// Whether what stands between "[" and "]" can be an IPv6 address.
static bool
is_ip_literal(const char *begin, const char *end)
{
  for (const char *at = begin; at < end; ++at) {
    if (!g_ascii_isxdigit(*at) && *at != ':' && *at != '.') {
      return false;
    }
  }
  return memchr(begin, ':', (size_t)(end - begin)) != NULL;
}

/// Return the end of the host, which begins at `host`: where ":port" or the
/// end of the authority is.
static const char *
host_end(const char *host, const char *end)
{
  const char *colon = memchr(host, ':', (size_t)(end - host));
  return colon != NULL ? colon : end;
}

static bool
is_port(const char *begin, const char *end)
{
  for (const char *at = begin; at < end; ++at) {
    if (!g_ascii_isdigit(*at)) {
      return false;
    }
  }
  return true;
}

/// Append "user@host:port"; false if it cannot be repaired.
static bool
append_authority(GString *out, const char *begin, const char *end, bool *clean)
{
  const char *host = begin;
  for (const char *at = begin; at < end; ++at) {
    host = *at == '@' ? at + 1 : host;
  }
  if (host > begin) {
    const char *const user_end = host - 1;
    g_autoptr(GString) user = g_string_new(NULL);
    *clean = append_part(user, begin, user_end, "") &&
             memchr(begin, '@', (size_t)(user_end - begin)) == NULL && *clean;
    g_string_replace(user, "@", "%40", 0);
    g_string_append_printf(out, "%s@", user->str);
  }
  const char *rest = NULL;
  if (host < end && *host == '[') {
    const char *close = memchr(host, ']', (size_t)(end - host));
    if (close == NULL || !is_ip_literal(host + 1, close)) {
      return false;
    }
    g_string_append_len(out, host, close + 1 - host);
    rest = close + 1;
  } else {
    rest = host_end(host, end);
    *clean = append_part(out, host, rest, "") && *clean;
  }
  if (rest < end && (*rest != ':' || !is_port(rest + 1, end))) {
    return false;
  }
  g_string_append_len(out, rest, end - rest);
  return true;
}

/// Return the repaired IRI, or NULL; `*clean` says whether nothing had to be
/// repaired.
static GString *
repair(const char *iri, bool *clean)
{
  const size_t scheme = scheme_length(iri);
  if (scheme == 0) {
    return NULL;
  }
  g_autoptr(GString) out = g_string_sized_new(strlen(iri));
  const char *at = iri + scheme + 1;
  g_string_append_len(out, iri, at - iri);
  *clean = true;
  if (g_str_has_prefix(at, "//")) {
    g_string_append(out, "//");
    at += 2;
    const char *const end = at + strcspn(at, "/?#");
    if (!append_authority(out, at, end, clean)) {
      return NULL;
    }
    at = end;
  }
  const size_t first = strcspn(at, "/?#");
  if (is_dots(at, first)) {
    *clean = false;
  } else {
    *clean = append_part(out, at, at + first, "") && *clean;
  }
  at += first;
  if (*at == '/') {
    const char *const end = at + strcspn(at, "?#");
    *clean = append_path(out, at, end) && *clean;
    at = end;
  }
  const char *const fragment = at + strcspn(at, "#");
  *clean = append_part(out, at, fragment, "/?") && *clean;
  if (*fragment == '#') {
    g_string_append_c(out, '#');
    *clean =
        append_part(out, fragment + 1, fragment + strlen(fragment), "/?") &&
        *clean;
  }
  return out->len <= MAX_IRI ? g_steal_pointer(&out) : NULL;
}

bool
warta_iri_is_legal(const char *iri)
{
  bool clean = false;
  GString *repaired = repair(iri, &clean);
  if (repaired == NULL) {
    return false;
  }
  g_string_free(repaired, TRUE);
  return clean;
}

char *
warta_iri_repair(const char *iri)
{
  bool clean = false;
  GString *repaired = repair(iri, &clean);
  return repaired != NULL ? g_string_free(repaired, FALSE) : NULL;
}

void
warta_iri_append_segment(GString *out, const char *text)
{
  if (is_dots(text, strlen(text))) {
    g_string_append(out, text[1] == '.' ? "%2E%2E" : "%2E");
    return;
  }
  for (; *text != '\0'; ++text) {
    if (g_ascii_isalnum(*text) || strchr("-._~", *text) != NULL) {
      g_string_append_c(out, *text);
    } else {
      append_percent(out, *text);
    }
  }
}
