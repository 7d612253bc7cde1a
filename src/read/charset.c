// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/charset.h"

#include <stdint.h>
#include <string.h>

/// Windows-1252 where it differs from Latin-1; 0: no character.
static const uint16_t high_controls[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Length of the valid sequence at `s`; 0 if there is none, and then `*bad` is
/// the length of the part to replace.
static size_t
sequence_length(const unsigned char *s, size_t left, size_t *bad)
{
  *bad = 1;
  if (s[0] < 0x80U) {
    return 1;
  }
  size_t length = 0;
  unsigned char low = 0x80U;
  unsigned char high = 0xBFU;
  if (s[0] >= 0xC2U && s[0] <= 0xDFU) {
    length = 2;
  } else if (s[0] >= 0xE0U && s[0] <= 0xEFU) {
    length = 3;
    low = s[0] == 0xE0U ? 0xA0U : 0x80U;
    high = s[0] == 0xEDU ? 0x9FU : 0xBFU;
  } else if (s[0] >= 0xF0U && s[0] <= 0xF4U) {
    length = 4;
    low = s[0] == 0xF0U ? 0x90U : 0x80U;
    high = s[0] == 0xF4U ? 0x8FU : 0xBFU;
  } else {
    return 0;
  }
  for (size_t i = 1; i < length; ++i) {
    if (i >= left || s[i] < low || s[i] > high) {
      *bad = i;
      return 0;
    }
    low = 0x80U;
    high = 0xBFU;
  }
  return length;
}

static bool
is_letter_1252(unsigned char c)
{
  return c >= 0xC0U && c != 0xD7U && c != 0xF7U;
}

/// Whether byte `i` is one that windows-1252 text has at such a place.
static bool
is_plausible_1252(const unsigned char *s, size_t i, size_t length)
{
  const unsigned char c = s[i];
  if (is_letter_1252(c)) {
    const bool before = i > 0 && g_ascii_isalpha(s[i - 1]);
    const bool after = i + 1 < length && g_ascii_isalpha(s[i + 1]);
    return c != 0xFFU && (before || after);
  }
  static const char usual[] = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0"
                              "\xA3\xA7\xA9\xAB\xAD\xAE\xB0\xB2\xB3\xB7\xBB"
                              "\xBC\xBD\xBE\xD7";
  return strchr(usual, (char)c) != NULL;
}

/// No multi-byte sequence is valid, and all high bytes make sense otherwise.
static bool
is_windows_1252(const unsigned char *s, size_t length)
{
  for (size_t i = 0; i < length; ++i) {
    size_t bad = 0;
    if (s[i] < 0x80U) {
      continue;
    }
    if (sequence_length(s + i, length - i, &bad) > 0 ||
        (bad > 1 && i + bad == length) || !is_plausible_1252(s, i, length)) {
      return false;
    }
  }
  return true;
}

static void
convert_1252(const unsigned char *s, size_t length, GString *out)
{
  for (size_t i = 0; i < length; ++i) {
    gunichar c = s[i];
    if (c >= 0x80U && c < 0xA0U) {
      c = high_controls[c - 0x80U] != 0 ? high_controls[c - 0x80U] : 0xFFFDU;
    }
    g_string_append_unichar(out, c);
  }
}

static void
replace_invalid(const unsigned char *s, size_t length, GString *out,
                WartaRepair *repair)
{
  size_t i = 0;
  while (i < length) {
    size_t bad = 0;
    const size_t good = sequence_length(s + i, length - i, &bad);
    if (good > 0 && s[i] != '\0') {
      g_string_append_len(out, (const char *)s + i, (gssize)good);
      i += good;
      continue;
    }
    repair->n_nul += good > 0;
    repair->n_invalid += good == 0;
    g_string_append(out, "\xEF\xBF\xBD");
    i += good > 0 ? good : bad;
  }
}

WartaRepair
warta_text_repair(GString *text)
{
  WartaRepair repair = {0};
  if (g_utf8_validate_len(text->str, text->len, NULL)) {
    return repair;
  }
  const unsigned char *s = (const unsigned char *)text->str;
  g_autoptr(GString) out = g_string_sized_new(text->len + text->len / 8);
  const bool has_nul = memchr(s, 0, text->len) != NULL;
  repair.windows_1252 = !has_nul && is_windows_1252(s, text->len);
  if (repair.windows_1252) {
    convert_1252(s, text->len, out);
  } else {
    replace_invalid(s, text->len, out, &repair);
  }
  g_string_truncate(text, 0);
  g_string_append_len(text, out->str, (gssize)out->len);
  return repair;
}

bool
warta_text_convert(GString *text, const char *charset)
{
  if (charset == NULL || g_ascii_strncasecmp(charset, "utf", 3) == 0) {
    return false;
  }
  // What is declared Latin-1 is windows-1252 in truth.
  const bool latin = g_ascii_strcasecmp(charset, "iso-8859-1") == 0;
  gsize n = 0;
  g_autofree char *converted =
      g_convert(text->str, (gssize)text->len, "UTF-8",
                latin ? "WINDOWS-1252" : charset, NULL, &n, NULL);
  if (converted == NULL || memchr(converted, '\0', n) != NULL) {
    return false;
  }
  g_string_truncate(text, 0);
  g_string_append_len(text, converted, (gssize)n);
  return true;
}

bool
warta_text_is_binary(const char *head, size_t length)
{
  static const struct {
    const char *bytes;
    size_t length;
  } magic[] = {{"%PDF-", 5},
               {"PK\x03\x04", 4},
               {"\x89PNG", 4},
               {"GIF8", 4},
               {"\xFF\xD8\xFF", 3},
               {"\x7F"
                "ELF",
                4},
               {"BZh", 3},
               {"\xFD"
                "7zXZ",
                5},
               {"7z\xBC\xAF", 4},
               {"Rar!", 4},
               {"\x28\xB5\x2F\xFD", 4},
               {"{\\rtf", 5},
               {"\xD0\xCF\x11\xE0", 4},
               {"SQLite format 3", 15}};
  for (size_t i = 0; i < G_N_ELEMENTS(magic); ++i) {
    if (length >= magic[i].length &&
        memcmp(head, magic[i].bytes, magic[i].length) == 0) {
      return true;
    }
  }
  const unsigned char *s = (const unsigned char *)head;
  size_t controls = 0;
  size_t invalid = 0;
  size_t i = 0;
  while (i < length) {
    size_t bad = 0;
    const size_t good = sequence_length(s + i, length - i, &bad);
    // A sequence that the head's end cuts off is not invalid.
    invalid += good == 0 && i + bad < length;
    controls += s[i] < 0x20U && strchr("\t\n\v\f\r\b\x1B", s[i]) == NULL;
    controls += s[i] == 0;
    i += good > 0 ? good : bad;
  }
  return controls > 0 && (controls + invalid) * 5 > length;
}
