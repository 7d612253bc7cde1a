// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/slug.h"

#include <string.h>

enum { MAX_SLUG = 80 };

const char *
warta_slug(WartaArena *arena, const char *text)
{
  g_autofree char *ascii = g_str_to_ascii(text, "C");
  char *slug = warta_arena_array(arena, char, MAX_SLUG + 1);
  size_t n = 0;
  size_t kept = 0;
  for (const char *c = ascii; *c != '\0' && n < MAX_SLUG; ++c) {
    if (g_ascii_isalnum(*c)) {
      slug[n++] = g_ascii_tolower(*c);
      ++kept;
    } else if (*c != '\'' && *c != '?' && n > 0 && slug[n - 1] != '-') {
      slug[n++] = '-';
    }
  }
  while (n > 0 && slug[n - 1] == '-') {
    --n;
  }
  slug[n] = '\0';
  if (kept == 0) {
    return warta_arena_printf(arena, "x%08x", g_str_hash(text));
  }
  return slug;
}
