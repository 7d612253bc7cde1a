// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/chars.h"
#include "text/tokenizer.h"

static gunichar
lower_char(gunichar c)
{
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x02bc:
    return '\'';
  case 0x201c:
  case 0x201d:
  case 0x201e:
    return '"';
  default:
    return g_unichar_tolower(c);
  }
}

void
warta_lower_text(GString *lower, const char *text, WartaSpan span)
{
  g_string_set_size(lower, warta_span_length(span));
  char *out = lower->str;
  uint32_t at = span.begin;
  while (at < span.end && (unsigned char)text[at] < 0x80) {
    *out++ = g_ascii_tolower(text[at]);
    ++at;
  }
  if (at == span.end) {
    return;
  }
  g_string_truncate(lower, (gsize)(out - lower->str));
  while (at < span.end) {
    const WartaChar c = warta_char_at(text, at, span.end);
    g_string_append_unichar(lower, lower_char(c.code));
    at += c.length;
  }
}

uint32_t
warta_token_flags(const char *text, WartaSpan span)
{
  uint32_t flags = 0;
  uint32_t n_letters = 0;
  bool lower = false;
  for (uint32_t at = span.begin; at < span.end;) {
    const WartaChar c = warta_char_at(text, at, span.end);
    if (c.kind == WARTA_CHAR_DIGIT) {
      flags |= WARTA_TOKEN_NUMERIC;
    } else if (c.kind == WARTA_CHAR_LETTER && c.code != '_') {
      ++n_letters;
      const bool upper = warta_char_is_upper(c);
      lower |= !upper;
      flags |= upper && at == span.begin ? WARTA_TOKEN_CAPITAL : 0U;
    }
    at += c.length;
  }
  flags |= n_letters > 0 ? WARTA_TOKEN_WORD : 0U;
  flags |= n_letters > 1 && !lower ? WARTA_TOKEN_UPPER : 0U;
  return flags;
}
