// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/textmap.h"

#include <glib.h>
#include <string.h>

static void
test_without_shifts_it_counts_code_points(void)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 500; ++i) {
    g_string_append(text, i % 7 == 0 ? "é" : i % 11 == 0 ? "😀" : "a");
  }
  WartaTextMap *map =
      warta_text_map_new(arena, text->str, (uint32_t)text->len, NULL, 0);
  uint32_t chars = 0;
  for (const char *c = text->str; *c != '\0'; c = g_utf8_next_char(c)) {
    const uint32_t at = (uint32_t)(c - text->str);
    g_assert_cmpuint(warta_text_map_char(map, at), ==, chars);
    g_assert_cmpuint(warta_text_map_byte(map, at), ==, at);
    ++chars;
  }
  g_assert_cmpuint(warta_text_map_char(map, (uint32_t)text->len), ==, chars);
}

static void
test_shifts_apply_from_their_byte_on(void)
{
  // Given: "a<soft hyphen>b e<combining acute>c"; analysis: "ab éc".
  const char *text = "ab \xC3\xA9"
                     "c";
  const WartaTextShift shifts[] = {{1, 2, 1}, {5, 3, 2}};
  g_autoptr(WartaArena) arena = warta_arena_new();
  WartaTextMap *map =
      warta_text_map_new(arena, text, (uint32_t)strlen(text), shifts, 2);
  g_assert_cmpuint(warta_text_map_char(map, 0), ==, 0);
  g_assert_cmpuint(warta_text_map_char(map, 1), ==, 2);
  g_assert_cmpuint(warta_text_map_byte(map, 1), ==, 3);
  g_assert_cmpuint(warta_text_map_char(map, 3), ==, 4);
  g_assert_cmpuint(warta_text_map_char(map, 5), ==, 6);
  g_assert_cmpuint(warta_text_map_byte(map, 5), ==, 8);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/textmap/plain", test_without_shifts_it_counts_code_points);
  g_test_add_func("/textmap/shifts", test_shifts_apply_from_their_byte_on);
  return g_test_run();
}
