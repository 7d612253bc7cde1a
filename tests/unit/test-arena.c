// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/arena.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

static void
test_objects_are_zeroed_and_aligned(void)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  for (size_t size = 1; size < 5000; size += 37) {
    unsigned char *object = warta_arena_alloc(arena, size);
    g_assert_cmpuint((uintptr_t)object % 16, ==, 0);
    for (size_t i = 0; i < size; ++i) {
      g_assert_cmpuint(object[i], ==, 0);
    }
    memset(object, 0xAA, size);
  }
}

static void
test_cleared_memory_is_zeroed_again(void)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 300; ++i) {
      unsigned char *object = warta_arena_alloc(arena, 1000);
      g_assert_cmpuint(object[0], ==, 0);
      g_assert_cmpuint(object[999], ==, 0);
      memset(object, 0x55, 1000);
    }
    warta_arena_clear(arena);
  }
}

static void
test_objects_beyond_the_block_size(void)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  char *small = warta_arena_strdup(arena, "kecil");
  unsigned char *large = warta_arena_alloc(arena, 1 << 20);
  large[(1 << 20) - 1] = 1;
  char *after = warta_arena_strdup(arena, "sesudah");
  g_assert_cmpstr(small, ==, "kecil");
  g_assert_cmpstr(after, ==, "sesudah");
}

static void
test_strings(void)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  g_assert_null(warta_arena_strdup(arena, NULL));
  g_assert_cmpstr(warta_arena_strndup(arena, "warta", 3), ==, "war");
  g_assert_cmpstr(warta_arena_printf(arena, "%s-%d", "a", 7), ==, "a-7");
  g_assert_nonnull(warta_arena_copy(arena, NULL, 0));
}

static void
test_free_accepts_null(void)
{
  warta_arena_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/arena/zeroed", test_objects_are_zeroed_and_aligned);
  g_test_add_func("/arena/cleared", test_cleared_memory_is_zeroed_again);
  g_test_add_func("/arena/large", test_objects_beyond_the_block_size);
  g_test_add_func("/arena/strings", test_strings);
  g_test_add_func("/arena/null", test_free_accepts_null);
  return g_test_run();
}
