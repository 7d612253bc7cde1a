// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/input.h"

#include <string.h>

static const char *const prefixes[] = {
    "memper", "diper", "meng", "meny", "mem", "men", "me",  "di", "ber", "be",
    "ter",    "te",    "peng", "peny", "pem", "pen", "per", "pe", "ke",  "se",
};

static const char *const suffixes[] = {
    "kan", "nya", "lah", "kah", "pun", "an", "wan", "isasi", "si", "is", "i"};

static uint64_t
hash_word(const char *word, size_t length)
{
  uint64_t hash = length * UINT64_C(0x9e3779b97f4a7c15);
  for (size_t i = 0; i < length; ++i) {
    const uint8_t byte = (uint8_t)word[i];
    const uint8_t seen = byte >= '0' && byte <= '9' ? '0' : byte;
    hash = (hash ^ seen) * UINT64_C(0x100000001b3);
  }
  return warta_spread(hash);
}

/// At most four bytes as a number, spread.
static uint64_t
hash_part(const char *part, size_t length)
{
  uint32_t bytes = 0;
  memcpy(&bytes, part, length);
  return warta_spread(((uint64_t)length << 32) | bytes);
}

static size_t
find_affix(const char *const *affixes, size_t n, const char *word,
           size_t length, bool at_end)
{
  for (size_t i = 0; i < n; ++i) {
    const size_t size = strlen(affixes[i]);
    if (length < size + 3) {
      continue;
    }
    const char *at = at_end ? word + length - size : word;
    if (memcmp(at, affixes[i], size) == 0) {
      return i + 1;
    }
  }
  return 0;
}

/// What the letters and digits of a form look like.
static uint32_t
find_shape(const char *form, size_t length)
{
  enum {
    LOWER = 1,
    UPPER = 2,
    DIGIT = 4,
    HYPHEN = 8,
    DOT = 16,
    OTHER = 32,
    WIDE = 64
  };
  uint32_t shape = 0;
  for (size_t i = 0; i < length; ++i) {
    const uint8_t c = (uint8_t)form[i];
    if (c >= 'a' && c <= 'z') {
      shape |= LOWER;
    } else if (c >= 'A' && c <= 'Z') {
      shape |= UPPER;
    } else if (c >= '0' && c <= '9') {
      shape |= DIGIT;
    } else if (c == '-') {
      shape |= HYPHEN;
    } else if (c == '.' || c == ',') {
      shape |= DOT;
    } else {
      shape |= c >= 0x80 ? WIDE : OTHER;
    }
  }
  const bool capital = length > 0 && form[0] >= 'A' && form[0] <= 'Z';
  const uint32_t size = length > 4 ? 4 : (uint32_t)length;
  return shape | (capital ? 128U : 0) | size << 8;
}

static uint8_t
find_mark(const char *lower, size_t length)
{
  if (length == 0 || (length > 3 && (uint8_t)lower[0] < 0x80)) {
    return WARTA_PUNCT_NONE;
  }
  switch (lower[0]) {
  case ',':
    return WARTA_PUNCT_COMMA;
  case '.':
  case '!':
  case '?':
    return WARTA_PUNCT_STOP;
  case '"':
  case '\'':
  case '`':
    return WARTA_PUNCT_QUOTE;
  case '(':
  case '[':
    return WARTA_PUNCT_OPEN;
  case ')':
  case ']':
    return WARTA_PUNCT_CLOSE;
  case '-':
    return WARTA_PUNCT_DASH;
  case ':':
  case ';':
    return WARTA_PUNCT_COLON;
  default:
    // Dashes and dots of General Punctuation.
    return length == 3 && memcmp(lower, "\xe2\x80", 2) == 0 ? WARTA_PUNCT_DASH
                                                            : WARTA_PUNCT_OTHER;
  }
}

void
warta_input_set(WartaInput *input, const char *form, size_t form_length,
                const char *lower, size_t lower_length, bool joined)
{
  input->word = hash_word(lower, lower_length);
  for (size_t i = 0; i < 3; ++i) {
    const size_t size = i + 2;
    const size_t part = lower_length < size ? lower_length : size;
    input->suffix[i] = hash_part(lower + lower_length - part, part);
    input->prefix[i] = hash_part(lower, part);
  }
  const size_t prefix = find_affix(prefixes, sizeof(prefixes) / sizeof(char *),
                                   lower, lower_length, false);
  const size_t suffix = find_affix(suffixes, sizeof(suffixes) / sizeof(char *),
                                   lower, lower_length, true);
  input->affix = warta_spread(prefix * 64 + suffix);
  input->shape =
      warta_spread(find_shape(form, form_length) + (joined ? 1U << 16 : 0));
  input->mark = find_mark(lower, lower_length);
  input->joined = joined;
  input->name = 0;
}

uint8_t
warta_input_name(const WartaDocument *doc, uint32_t token, uint16_t *id)
{
  const WartaToken *t = &doc->tokens[token];
  if (t->name != WARTA_NONE) {
    const WartaName *name = &doc->names[t->name];
    *id = (uint16_t)(t->name % (UINT16_MAX / 2) + 1);
    return (uint8_t)(2 * (name->kind + 1) +
                     (token > name->first_token ? 1 : 0));
  }
  if (t->time != WARTA_NONE) {
    const WartaTimex *time = &doc->times[t->time];
    *id = (uint16_t)(UINT16_MAX - t->time % (UINT16_MAX / 2));
    return (uint8_t)(2 * WARTA_INPUT_TIME +
                     (token > time->first_token ? 1 : 0));
  }
  *id = 0;
  return 0;
}
