// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/chars.h"

enum {
  S = WARTA_CHAR_SPACE,
  L = WARTA_CHAR_LETTER,
  D = WARTA_CHAR_DIGIT,
  A = WARTA_CHAR_APOSTROPHE,
  Q = WARTA_CHAR_QUOTE,
  G = WARTA_CHAR_OPEN_QUOTE,
  B = WARTA_CHAR_OPEN,
  C = WARTA_CHAR_CLOSE,
  H = WARTA_CHAR_DASH,
  O = WARTA_CHAR_OTHER,
};

const uint8_t warta_ascii_class[128] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, // 0x00
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, // 0x10
    S, O, Q, O, O, O, O, A, B, C, O, O, O, H, O, O, //  !"#$%&'()*+,-./
    D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O, // 0123456789:;<=>?
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, // @ABCDEFGHIJKLMNO
    L, L, L, L, L, L, L, L, L, L, L, B, O, C, O, L, // PQRSTUVWXYZ[\]^_
    G, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, // `abcdefghijklmno
    L, L, L, L, L, L, L, L, L, L, L, B, O, C, O, S, // pqrstuvwxyz{|}~
};

static WartaCharClass
class_of_type(gunichar code)
{
  switch (g_unichar_type(code)) {
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
  case G_UNICODE_NON_SPACING_MARK:
    return WARTA_CHAR_LETTER;
  case G_UNICODE_DECIMAL_NUMBER:
    return WARTA_CHAR_DIGIT;
  case G_UNICODE_SPACE_SEPARATOR:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
  case G_UNICODE_CONTROL:
    return WARTA_CHAR_SPACE;
  case G_UNICODE_DASH_PUNCTUATION:
    return WARTA_CHAR_DASH;
  case G_UNICODE_OPEN_PUNCTUATION:
    return WARTA_CHAR_OPEN;
  case G_UNICODE_CLOSE_PUNCTUATION:
    return WARTA_CHAR_CLOSE;
  default:
    return WARTA_CHAR_OTHER;
  }
}

static WartaCharClass
class_of(gunichar code)
{
  switch (code) {
  case 0x2019: // right single
  case 0x02bc: // modifier apostrophe
    return WARTA_CHAR_APOSTROPHE;
  case 0x2018: // left single
  case 0x201c: // left double
  case 0x201e: // low double
  case 0x00ab: // left guillemet
    return WARTA_CHAR_OPEN_QUOTE;
  case 0x201d: // right double
  case 0x00bb: // right guillemet
    return WARTA_CHAR_CLOSE_QUOTE;
  case 0x00b2: // superscripts, "km²"
  case 0x00b3:
  case 0x00b9:
    return WARTA_CHAR_LETTER;
  case 0x200b: // zero width space
  case 0xfeff: // byte order mark
    return WARTA_CHAR_SPACE;
  default:
    return class_of_type(code);
  }
}

WartaChar
warta_char_decode(const char *text, uint32_t at, uint32_t end)
{
  const gunichar code = g_utf8_get_char_validated(text + at, end - at);
  if (code == (gunichar)-1 || code == (gunichar)-2) {
    return (WartaChar){0xfffd, 1, WARTA_CHAR_OTHER};
  }
  const uint32_t length = (uint32_t)g_utf8_skip[(unsigned char)text[at]];
  return (WartaChar){code, length, class_of(code)};
}

WartaChar
warta_char_before(const char *text, uint32_t at, uint32_t begin)
{
  if (at <= begin) {
    return (WartaChar){0, 0, WARTA_CHAR_SPACE};
  }
  uint32_t start = at - 1;
  while (start > begin && at - start < 4 &&
         ((unsigned char)text[start] & 0xc0U) == 0x80) {
    --start;
  }
  const WartaChar c = warta_char_at(text, start, at);
  return start + c.length == at ? c : (WartaChar){0xfffd, 1, WARTA_CHAR_OTHER};
}
