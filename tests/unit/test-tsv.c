// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/tsv.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

static char *
write_file(const char *text, size_t length)
{
  GError *error = NULL;
  char *path = NULL;
  const int fd = g_file_open_tmp("warta-XXXXXX.tsv", &path, &error);
  g_assert_no_error(error);
  g_close(fd, NULL);
  g_assert_true(g_file_set_contents(path, text, (gssize)length, &error));
  return path;
}

static void
test_rows(void)
{
  const char text[] = "# kepala\n\nsatu\tdua\ntiga\r\nempat\t\tenam";
  g_autofree char *path = write_file(text, sizeof text - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 1, 3, &error);
  g_assert_no_error(error);
  WartaTsvRow row;
  g_assert_true(warta_tsv_next(tsv, &row));
  g_assert_cmpuint(row.line, ==, 3);
  g_assert_cmpuint(row.n_fields, ==, 2);
  g_assert_cmpstr(row.fields[1], ==, "dua");
  g_assert_cmpstr(row.fields[2], ==, "");
  g_assert_true(warta_tsv_next(tsv, &row));
  g_assert_cmpstr(row.fields[0], ==, "tiga");
  g_assert_true(warta_tsv_next(tsv, &row));
  g_assert_cmpuint(row.line, ==, 5);
  g_assert_cmpstr(row.fields[2], ==, "enam");
  g_assert_false(warta_tsv_error(tsv, &row, &error, "kata %s", "salah"));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_true(g_str_has_suffix(error->message, ":5: kata salah"));
  g_assert_false(warta_tsv_next(tsv, &row));
  g_unlink(path);
}

static void
expect_refusal(const char *text, size_t length, const char *place)
{
  g_autofree char *path = write_file(text, length);
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_tsv_open(path, 2, 3, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_nonnull(strstr(error->message, place));
  g_unlink(path);
}

static void
test_bad_files_are_refused_with_their_line(void)
{
  expect_refusal("a\tb\na\n", 6, ":2: row has 1 fields");
  expect_refusal("a\tb\tc\td\n", 8, ":1: row has 4 fields");
  expect_refusal("a\tb\na\t\xFF\n", 8, ":2: not valid UTF-8");
  expect_refusal("a\tb\na\t\0\n", 8, ":2: not valid UTF-8");
}

static void
test_missing_file(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_tsv_open("/tidak/ada.tsv", 1, 1, &error));
  g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  warta_tsv_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tsv/rows", test_rows);
  g_test_add_func("/tsv/bad", test_bad_files_are_refused_with_their_line);
  g_test_add_func("/tsv/missing", test_missing_file);
  return g_test_run();
}
