// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/digest.h"

#include "base/checksum.h"

#include <glib.h>
#include <string.h>

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/// Return the names in a folder that end so, in the order of their bytes.
static GPtrArray *
list_folder(const char *path, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  for (const char *name = NULL;
       dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    if (g_str_has_suffix(name, suffix)) {
      g_ptr_array_add(names, g_strdup(name));
    }
  }
  g_ptr_array_sort(names, compare_names);
  return names;
}

uint64_t
warta_digest_file(const char *path, uint64_t digest)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
  return file == NULL
             ? digest
             : warta_checksum((const uint8_t *)g_mapped_file_get_contents(file),
                              g_mapped_file_get_length(file), digest);
}

uint64_t
warta_digest_folder(const char *path, const char *suffix, uint64_t digest)
{
  g_autoptr(GPtrArray) names = list_folder(path, suffix);
  for (guint i = 0; i < names->len; ++i) {
    const char *name = names->pdata[i];
    g_autofree char *file = g_build_filename(path, name, NULL);
    digest = warta_checksum((const uint8_t *)name, strlen(name), digest);
    digest = warta_digest_file(file, digest);
  }
  return digest;
}
