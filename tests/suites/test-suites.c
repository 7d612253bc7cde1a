// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every input file of a folder gives what stands in NAME.expected; does so
/// when it comes byte by byte; never harms when it ends early; and tells of an
/// error wherever the stream fails.

#include "support/articles.h"
#include "support/stream.h"

#include <glib.h>
#include <string.h>

enum {
  MAX_TRUNCATED = 3000, // larger files are cut at steps
};

typedef struct {
  char *name; // without folder
  char *path;
  char *bytes;
  gsize size;
} Sample;

static void
sample_free(void *data)
{
  Sample *sample = data;
  g_free(sample->name);
  g_free(sample->path);
  g_free(sample->bytes);
  g_free(sample);
}

static char *
read_sample(const Sample *sample, size_t piece, size_t fail_at, size_t size)
{
  const TestStreamPlan plan = {
      .data = sample->bytes,
      .size = size,
      .piece = piece,
      .fail_at = fail_at,
  };
  return test_read_articles(test_stream_new(&plan), sample->name, NULL);
}

static size_t
step_of(const Sample *sample)
{
  return sample->size / MAX_TRUNCATED + 1;
}

static void
test_expected(const void *data)
{
  const Sample *sample = data;
  g_autofree char *path = g_strconcat(sample->path, ".expected", NULL);
  g_autofree char *found = read_sample(sample, 0, SIZE_MAX, sample->size);
  g_autofree char *expected = NULL;
  if (g_getenv("WARTA_UPDATE") != NULL) {
    g_assert_true(g_file_set_contents(path, found, -1, NULL));
    return;
  }
  g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
  g_assert_cmpstr(found, ==, expected);
}

static void
test_bytewise(const void *data)
{
  const Sample *sample = data;
  g_autofree char *once = read_sample(sample, 0, SIZE_MAX, sample->size);
  g_autofree char *bytewise = read_sample(sample, 1, SIZE_MAX, sample->size);
  g_assert_cmpstr(once, ==, bytewise);
}

static void
test_truncated(const void *data)
{
  const Sample *sample = data;
  for (size_t n = 0; n < sample->size; n += step_of(sample)) {
    g_autofree char *found = read_sample(sample, 0, SIZE_MAX, n);
    // Something is said about every beginning of a file.
    g_assert_cmpuint(strlen(found), >, 0);
  }
}

static void
test_failing(const void *data)
{
  const Sample *sample = data;
  for (size_t n = 0; n < sample->size; n += step_of(sample)) {
    g_autofree char *found = read_sample(sample, 0, n, sample->size);
    const bool told = strstr(found, "cannot be read") != NULL;
    // A file that is refused for its beginning, or whose rest does not count,
    // is not read further.
    if (!told && strstr(found, "error ") == NULL &&
        strstr(found, "ignored") == NULL) {
      g_test_message("%s fails at byte %zu unnoticed", sample->name, n);
      g_test_fail();
    }
  }
}

static void
add_sample(const char *folder, const char *name, GPtrArray *samples)
{
  static const struct {
    const char *name;
    GTestDataFunc run;
  } tests[] = {{"expected", test_expected},
               {"bytewise", test_bytewise},
               {"truncated", test_truncated},
               {"failing", test_failing}};
  Sample *sample = g_new0(Sample, 1);
  g_autoptr(GError) error = NULL;
  sample->name = g_strdup(name);
  sample->path = g_build_filename(folder, name, NULL);
  g_file_get_contents(sample->path, &sample->bytes, &sample->size, &error);
  g_assert_no_error(error);
  g_ptr_array_add(samples, sample);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); ++i) {
    g_autofree char *path =
        g_strdup_printf("/suites/%s/%s", name, tests[i].name);
    g_test_add_data_func(path, sample, tests[i].run);
  }
}

static int
compare_names(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/// Names in the folder, sorted.
static GPtrArray *
list_folder(const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
  g_assert_no_error(error);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_ptr_array_add(names, g_strdup(name));
  }
  g_ptr_array_sort(names, compare_names);
  return names;
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_assert_cmpint(argc, ==, 2);
  g_autoptr(GPtrArray) samples = g_ptr_array_new_with_free_func(sample_free);
  g_autoptr(GPtrArray) formats = list_folder(argv[1]);
  for (guint f = 0; f < formats->len; ++f) {
    g_autofree char *folder =
        g_build_filename(argv[1], formats->pdata[f], NULL);
    g_autoptr(GPtrArray) names = list_folder(folder);
    for (guint i = 0; i < names->len; ++i) {
      if (!g_str_has_suffix(names->pdata[i], ".expected")) {
        add_sample(folder, names->pdata[i], samples);
      }
    }
  }
  return g_test_run();
}
