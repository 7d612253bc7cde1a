// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "state/sketch.h"

#include <string.h>

enum { SHINGLE = 5, MIN_WORDS = 20 };

static const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t
mix(uint64_t hash)
{
  hash = (hash ^ (hash >> 32)) * factor;
  return hash ^ (hash >> 29);
}

static uint64_t
hash_word(const char *word)
{
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (; *word != '\0'; ++word) {
    hash = (hash ^ (unsigned char)*word) * UINT64_C(0x100000001B3);
  }
  return mix(hash);
}

/// Whether the token is a word or number of the article's own prose.
static bool
counts(const WartaDocument *doc, const WartaToken *token)
{
  const uint32_t mark = doc->sentences[token->sentence].mark;
  return (token->flags & (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC)) != 0 &&
         (mark == WARTA_NONE ||
          !warta_mark_is_boilerplate(doc->marks[mark].kind));
}

/// Lower the minima by one sequence of words.  The hash functions are linear
/// with odd factors, the upper half is taken.
static void
add_shingle(WartaSketch *sketch, uint64_t hash)
{
  uint64_t multiplier = factor;
  for (unsigned i = 0; i < WARTA_SKETCH_MINIMA; ++i) {
    const uint32_t value = (uint32_t)((hash * multiplier) >> 32);
    sketch->minima[i] = MIN(sketch->minima[i], value);
    multiplier += 2 * factor;
  }
}

void
warta_sketch_set(WartaSketch *sketch, const WartaDocument *doc)
{
  uint64_t words[SHINGLE] = {0};
  uint32_t n = 0;
  memset(sketch->minima, 0xFF, sizeof(sketch->minima));
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    if (!counts(doc, &doc->tokens[i])) {
      continue;
    }
    words[n++ % SHINGLE] = hash_word(doc->tokens[i].lower);
    uint64_t hash = 0;
    for (uint32_t k = 0; k < SHINGLE; ++k) {
      hash = mix(hash ^ words[(n + k) % SHINGLE]);
    }
    if (n >= SHINGLE) {
      add_shingle(sketch, hash);
    }
  }
  sketch->empty = n < MIN_WORDS;
}

int64_t
warta_sketch_band(const WartaSketch *sketch, unsigned band)
{
  uint64_t hash = band + 1;
  for (unsigned i = 0; i < WARTA_SKETCH_ROWS; ++i) {
    hash = mix(hash ^ sketch->minima[band * WARTA_SKETCH_ROWS + i]);
  }
  return (int64_t)hash;
}

bool
warta_sketch_is_near(const WartaSketch *a, const WartaSketch *b)
{
  unsigned equal = 0;
  for (unsigned i = 0; i < WARTA_SKETCH_MINIMA; ++i) {
    equal += a->minima[i] == b->minima[i];
  }
  return equal * 10 >= WARTA_SKETCH_MINIMA * 6;
}
