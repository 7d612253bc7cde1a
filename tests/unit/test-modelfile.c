// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/modelfile.h"

#include <glib/gstdio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

typedef struct {
  char *dir;
  char *path;
  char *bytes;
  size_t size;
} Fixture;

static const uint32_t numbers[] = {1, 2, 3, 4, 5};

static void
setup(Fixture *f, const void *data)
{
  f->dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  f->path = g_build_filename(f->dir, "test.model", NULL);
  const WartaModelSection sections[] = {
      {.name = "numbers", .data = numbers, .size = sizeof(numbers)},
      {.name = "empty", .data = NULL, .size = 0},
      {.name = "text", .data = "ibu kota", .size = 8},
  };
  GError *error = NULL;
  warta_model_file_write(f->path, "test", sections, G_N_ELEMENTS(sections),
                         &error);
  g_assert_no_error(error);
  g_file_get_contents(f->path, &f->bytes, &f->size, &error);
  g_assert_no_error(error);
}

static void
teardown(Fixture *f, const void *data)
{
  g_remove(f->path);
  g_rmdir(f->dir);
  g_free(f->dir);
  g_free(f->path);
  g_free(f->bytes);
}

static void
assert_refused(Fixture *f, const char *kind)
{
  g_autoptr(GError) error = NULL;
  WartaModelFile *file = warta_model_file_open(f->path, kind, &error);
  g_assert_null(file);
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_nonnull(strstr(error->message, f->path));
}

static void
test_round(Fixture *f, const void *data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaModelFile) file =
      warta_model_file_open(f->path, "test", &error);
  g_assert_no_error(error);

  size_t n = 0;
  const void *found = warta_model_file_section(file, "numbers", 4, &n, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(n * 4, ==, sizeof(numbers));
  g_assert_true(memcmp(found, numbers, sizeof(numbers)) == 0);
  g_assert_cmpuint((uintptr_t)found % 64, ==, 0);
  g_assert_nonnull(warta_model_file_section(file, "empty", 4, &n, &error));
  g_assert_cmpuint(n, ==, 0);
  found = warta_model_file_section(file, "text", 1, &n, &error);
  g_assert_cmpuint(n, ==, 8);
  g_assert_true(memcmp(found, "ibu kota", 8) == 0);
}

static void
test_sections(Fixture *f, const void *data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaModelFile) file =
      warta_model_file_open(f->path, "test", &error);
  size_t n = 0;
  g_assert_null(warta_model_file_section(file, "absent", 1, &n, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_clear_error(&error);
  g_assert_null(warta_model_file_section(file, "text", 3, &n, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
}

static void
test_flipped(Fixture *f, const void *data)
{
  for (size_t i = 0; i < f->size; ++i) {
    f->bytes[i] ^= (char)(1 << (i % 8));
    g_file_set_contents(f->path, f->bytes, (gssize)f->size, NULL);
    assert_refused(f, "test");
    f->bytes[i] ^= (char)(1 << (i % 8));
  }
}

static void
test_truncated(Fixture *f, const void *data)
{
  for (size_t size = 0; size < f->size; ++size) {
    g_file_set_contents(f->path, f->bytes, (gssize)size, NULL);
    assert_refused(f, "test");
  }
  g_autofree char *longer = g_malloc0(f->size + 1);
  memcpy(longer, f->bytes, f->size);
  g_file_set_contents(f->path, longer, (gssize)f->size + 1, NULL);
  assert_refused(f, "test");
}

static void
test_foreign(Fixture *f, const void *data)
{
  assert_refused(f, "parser");
  g_file_set_contents(f->path, "", 0, NULL);
  assert_refused(f, "test");
  g_autofree char *noise = g_malloc(4096);
  memset(noise, 'x', 4096);
  g_file_set_contents(f->path, noise, 4096, NULL);
  assert_refused(f, "test");
  g_remove(f->path);
  assert_refused(f, "test");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/modelfile/round", Fixture, NULL, setup, test_round, teardown);
  g_test_add("/modelfile/sections", Fixture, NULL, setup, test_sections,
             teardown);
  g_test_add("/modelfile/flipped", Fixture, NULL, setup, test_flipped,
             teardown);
  g_test_add("/modelfile/truncated", Fixture, NULL, setup, test_truncated,
             teardown);
  g_test_add("/modelfile/foreign", Fixture, NULL, setup, test_foreign,
             teardown);
  return g_test_run();
}
