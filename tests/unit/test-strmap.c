// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/strmap.h"

#include <string.h>

static void
test_put_and_get(void)
{
  g_autoptr(WartaStrMap) map = warta_strmap_new();
  warta_strmap_put(map, "rumah", 5, 1);
  warta_strmap_put(map, "rumahnya", 8, 2);
  warta_strmap_put(map, "", 0, 3);
  g_assert_cmpuint(warta_strmap_get(map, "rumahnya", 5), ==, 1);
  g_assert_cmpuint(warta_strmap_get(map, "rumahnya", 8), ==, 2);
  g_assert_cmpuint(warta_strmap_get(map, "x", 0), ==, 3);
  g_assert_false(warta_strmap_has(map, "rumahn", 6));
  warta_strmap_put(map, "rumah", 5, 9);
  g_assert_cmpuint(warta_strmap_get(map, "rumah", 5), ==, 9);
  g_assert_cmpuint(warta_strmap_size(map), ==, 3);
}

static void
test_many(void)
{
  g_autoptr(WartaStrMap) map = warta_strmap_new();
  char key[32];
  for (uint32_t i = 0; i < 20000; ++i) {
    g_snprintf(key, sizeof(key), "kunci-nomor-%u", i);
    warta_strmap_put(map, key, (uint32_t)strlen(key), i);
  }
  g_assert_cmpuint(warta_strmap_size(map), ==, 20000);
  for (uint32_t i = 0; i < 20000; ++i) {
    g_snprintf(key, sizeof(key), "kunci-nomor-%u", i);
    g_assert_cmpuint(warta_strmap_get(map, key, (uint32_t)strlen(key)), ==, i);
    key[0] = 'K';
    g_assert_false(warta_strmap_has(map, key, (uint32_t)strlen(key)));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/strmap/put-and-get", test_put_and_get);
  g_test_add_func("/strmap/many", test_many);
  return g_test_run();
}
