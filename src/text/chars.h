// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/// What a character is to the tokenizer.
typedef enum {
  WARTA_CHAR_SPACE,
  WARTA_CHAR_LETTER, ///< Letters, marks and '_'
  WARTA_CHAR_DIGIT,
  WARTA_CHAR_APOSTROPHE, ///< ' and its curly form: in words, or a quote
  WARTA_CHAR_QUOTE,      ///< ", which may open or close
  WARTA_CHAR_OPEN_QUOTE,
  WARTA_CHAR_CLOSE_QUOTE,
  WARTA_CHAR_OPEN,  ///< Opening bracket
  WARTA_CHAR_CLOSE, ///< Closing bracket
  WARTA_CHAR_DASH,  ///< - and its longer forms
  WARTA_CHAR_OTHER,
} WartaCharClass;

/// A decoded character.
typedef struct {
  gunichar code;
  uint32_t length; ///< Bytes; 0 at the end
  WartaCharClass kind;
} WartaChar;

/// Classes of the ASCII characters.
extern const uint8_t warta_ascii_class[128];

/// Decode beyond ASCII; a byte that is not UTF-8 is one OTHER.
WartaChar warta_char_decode(const char *text, uint32_t at, uint32_t end);

/// Decode the character at `at`; at `end` a SPACE of length 0.
static inline WartaChar
warta_char_at(const char *text, uint32_t at, uint32_t end)
{
  if (at >= end) {
    return (WartaChar){0, 0, WARTA_CHAR_SPACE};
  }
  const unsigned char byte = (unsigned char)text[at];
  if (byte < 0x80) {
    return (WartaChar){byte, 1, (WartaCharClass)warta_ascii_class[byte]};
  }
  return warta_char_decode(text, at, end);
}

/// Decode the character that ends before `at`; at `begin` a SPACE of length 0.
WartaChar warta_char_before(const char *text, uint32_t at, uint32_t begin);

/// Whether the character is a letter or digit.
static inline bool
warta_char_is_word(WartaChar c)
{
  return c.kind == WARTA_CHAR_LETTER || c.kind == WARTA_CHAR_DIGIT;
}

/// Whether the character is an upper-case letter.
static inline bool
warta_char_is_upper(WartaChar c)
{
  return c.code < 0x80 ? (c.code >= 'A' && c.code <= 'Z')
                       : g_unichar_isupper(c.code);
}

/// Whether the character is a lower-case letter.
static inline bool
warta_char_is_lower(WartaChar c)
{
  return c.code < 0x80 ? (c.code >= 'a' && c.code <= 'z')
                       : g_unichar_islower(c.code);
}
