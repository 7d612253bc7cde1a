// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Files of merges: any bytes give choices without fault or problems.

#include "merge/choices.h"

#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
on_problem(uint64_t line, const char *text, void *data)
{
  (void)data;
  g_assert_cmpuint(line, >, 0);
  g_assert_true(g_utf8_validate(text, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(WartaArena) arena = warta_arena_new();
  g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(WartaChoice));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strndup((const char *)data, size);
  (void)warta_is_choices(text);
  const WartaChoiceHandler handler = {arena, choices, on_problem, NULL};
  const bool read =
      warta_read_choices("sample", (const char *)data, size, &handler, &error);
  g_assert_true(read == (error == NULL));
  for (guint i = 0; i < choices->len; ++i) {
    const WartaChoice *choice = &g_array_index(choices, WartaChoice, i);
    g_assert_cmpstr(choice->actors[0], !=, choice->actors[1]);
    g_assert_cmpstr(choice->actors[0], !=, "");
    g_assert_cmpstr(choice->actors[1], !=, "");
  }
  return 0;
}
