// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Feeds files to a fuzz target where no fuzzing engine does: each argument is
/// a sample or a folder of samples.  A folder that is missing or empty is told
/// and is no failure, so that a new target needs no samples.

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
compare_names(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
run_file(const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &bytes, &size, &error)) {
    fprintf(stderr, "%s\n", error->message);
    return false;
  }
  // A block of just that size, so that reading beyond it is seen.
  uint8_t *exact = malloc(size > 0 ? size : 1);
  memcpy(exact, bytes, size);
  LLVMFuzzerTestOneInput(exact, size);
  free(exact);
  return true;
}

static size_t
run_folder(const char *path)
{
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
    g_ptr_array_add(names, g_build_filename(path, name, NULL));
  }
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; ++i) {
    if (!run_file(names->pdata[i])) {
      exit(1);
    }
  }
  return names->len;
}

int
main(int argc, char **argv)
{
  size_t n = 0;
  LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
  for (int i = 1; i < argc; ++i) {
    if (g_file_test(argv[i], G_FILE_TEST_IS_REGULAR)) {
      n += run_file(argv[i]);
    } else {
      n += run_folder(argv[i]);
    }
  }
  printf("%zu samples\n", n);
  return 0;
}
