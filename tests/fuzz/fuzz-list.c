// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Lists of files: any bytes give paths or errors, and an end.

#define _GNU_SOURCE // memfd_create

#include "read/list.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  const int file = memfd_create("list", 0);
  g_assert_cmpint(file, >=, 0);
  g_assert_cmpint(write(file, data, size), ==, (gssize)size);
  g_autofree char *name = g_strdup_printf("/proc/self/fd/%d", file);
  const WartaLimits none = {0};
  const WartaLimits limits = warta_limits_complete(&none);
  WartaList *list = warta_list_open(name, &limits, NULL);
  g_assert_nonnull(list);
  g_autoptr(GString) path = g_string_new(NULL);
  size_t calls = 0;
  do {
    g_autoptr(GError) error = NULL;
    if (!warta_list_next(list, path, &error)) {
      g_assert_nonnull(error);
      g_string_assign(path, "?"); // go on
    }
    g_assert_cmpuint(strlen(path->str), ==, path->len);
    g_assert_cmpuint(++calls, <=, size + 2);
  } while (path->len > 0);
  warta_list_free(list);
  close(file);
  return 0;
}
