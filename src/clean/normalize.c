// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/normalize.h"

#include <glib.h>
#include <string.h>

enum {
  /// Marks that are composed with one letter; sorting them is not linear.
  MAX_CLUSTER = 32,
  /// Below this no single character changes in NFC.
  FIRST_UNSTABLE = 0x340,
};

typedef struct {
  const char *given;
  uint32_t given_length;
  GString *text;
  GArray *shifts; // WartaTextShift
  int32_t byte_shift;
  int32_t char_shift;
} Normalizer;

/// Say that the text as given has that much more from here on.
static void
add_shift(Normalizer *n, int32_t bytes, int32_t chars)
{
  if (bytes == 0 && chars == 0) {
    return;
  }
  n->byte_shift += bytes;
  n->char_shift += chars;
  const WartaTextShift shift = {(uint32_t)n->text->len, n->byte_shift,
                                n->char_shift};
  WartaTextShift *last =
      n->shifts->len == 0
          ? NULL
          : &g_array_index(n->shifts, WartaTextShift, n->shifts->len - 1);
  if (last != NULL && last->at == shift.at) {
    *last = shift;
  } else {
    g_array_append_val(n->shifts, shift);
  }
}

static bool
is_invisible(gunichar c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF;
}

/// The character that stands for `c`, or `c` itself.
static gunichar
replacement(gunichar c)
{
  if (c == 0x2028 || c == 0x2029 || c == '\r') {
    return '\n';
  }
  const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
  return control || (c >= 0xA0 && g_unichar_isspace(c)) ? ' ' : c;
}

static bool
extends_cluster(gunichar c)
{
  return c >= 0x300 &&
         (g_unichar_combining_class(c) != 0 || g_unichar_ismark(c) ||
          (c >= 0x1160 && c <= 0x11FF)); // Hangul vowels, finals
}

/// Copy a letter with the marks that follow it, composed; return its end.
static const char *
copy_cluster(Normalizer *n, const char *at)
{
  const char *const limit = n->given + n->given_length;
  const char *end = g_utf8_next_char(at);
  long chars = 1;
  while (end < limit && chars < MAX_CLUSTER &&
         extends_cluster(g_utf8_get_char(end))) {
    end = g_utf8_next_char(end);
    ++chars;
  }
  const gssize bytes = end - at;
  if (chars == 1 && g_utf8_get_char(at) < FIRST_UNSTABLE) {
    g_string_append_len(n->text, at, bytes);
    return end;
  }
  g_autofree char *composed = g_utf8_normalize(at, bytes, G_NORMALIZE_NFC);
  g_string_append(n->text, composed);
  add_shift(n, (int32_t)(bytes - (gssize)strlen(composed)),
            (int32_t)(chars - g_utf8_strlen(composed, -1)));
  return end;
}

/// Copy what begins at `at`; return where to go on.
static const char *
copy_special(Normalizer *n, const char *at)
{
  const gunichar c = g_utf8_get_char(at);
  const char *end = g_utf8_next_char(at);
  const int32_t bytes = (int32_t)(end - at);
  if (is_invisible(c)) {
    add_shift(n, bytes, 1);
    return end;
  }
  const gunichar other = replacement(c);
  if (other == c && c != '\n') {
    return copy_cluster(n, at);
  }
  g_string_append_c(n->text, (char)other);
  add_shift(n, bytes - 1, 0);
  if (c == '\r' && end < n->given + n->given_length && *end == '\n') {
    add_shift(n, 1, 1);
    ++end;
  }
  return end;
}

/// Length of the stretch of plain characters at `at`, each of which may be
/// copied unless a mark follows.
static size_t
plain_length(const char *at, const char *limit)
{
  const char *end = at;
  while (end < limit && *end >= 0x20 && *end < 0x7F) {
    ++end;
  }
  return (size_t)(end - at);
}

void
warta_normalize(WartaDocument *doc)
{
  Normalizer n = {
      .given = doc->given,
      .given_length = doc->given_length,
      .text = g_string_sized_new(doc->given_length + 1),
      .shifts = g_array_new(FALSE, FALSE, sizeof(WartaTextShift)),
  };
  const char *at = doc->given;
  const char *const limit = doc->given + doc->given_length;
  while (at < limit) {
    size_t plain = plain_length(at, limit);
    // A letter before something else may get a mark.
    plain -= plain > 0 && at + plain < limit && (at[plain] & 0x80) != 0;
    g_string_append_len(n.text, at, (gssize)plain);
    at += plain;
    if (at < limit) {
      at = copy_special(&n, at);
    }
  }
  doc->text = warta_arena_strndup(doc->arena, n.text->str, n.text->len);
  doc->length = (uint32_t)n.text->len;
  doc->map = warta_text_map_new(
      doc->arena, doc->text, doc->length,
      (const WartaTextShift *)(const void *)n.shifts->data, n.shifts->len);
  g_string_free(n.text, TRUE);
  g_array_unref(n.shifts);
}
