// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/walk.h"
#include "read/reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/// A folder or file still to be looked at.
typedef struct {
  char *path;
  size_t prefix; // bytes of the path before the relative part
} Pending;

static void
path_free(void *data)
{
  WartaPath *path = data;
  g_free(path->path);
  g_free(path->relative);
  g_free(path);
}

static void
add_file(GPtrArray *files, const char *path, const char *relative, bool found)
{
  WartaPath *file = g_new0(WartaPath, 1);
  struct stat info;
  file->path = g_strdup(path);
  file->relative = g_strdup(relative);
  file->found = found;
  if (stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
    file->size = (uint64_t)info.st_size;
  }
  g_ptr_array_add(files, file);
}

static int
compare_names(const void *a, const void *b)
{
  return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/// Put what is in the folder on the stack, the last name first.
static bool
push_folder(GArray *stack, const char *path, size_t prefix)
{
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  if (dir == NULL) {
    return false;
  }
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    if (name[0] != '.') {
      g_ptr_array_add(names, g_strdup(name));
    }
  }
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; ++i) {
    const Pending pending = {g_build_filename(path, names->pdata[i], NULL),
                             prefix};
    g_array_append_val(stack, pending);
  }
  return true;
}

static bool
is_folder(const char *path, bool follow)
{
  struct stat info;
  const int failed = follow ? stat(path, &info) : lstat(path, &info);
  return failed == 0 && S_ISDIR(info.st_mode);
}

/// Links to folders inside a folder are not followed: they may lead in circles.
static void
walk_folder(GPtrArray *files, const char *folder)
{
  size_t prefix = strlen(folder);
  while (prefix > 1 && folder[prefix - 1] == '/') {
    --prefix;
  }
  g_autofree char *root = g_strndup(folder, prefix);
  g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Pending));
  if (!push_folder(stack, root, prefix)) {
    add_file(files, folder, folder, false);
  }
  while (stack->len > 0) {
    const Pending pending = g_array_index(stack, Pending, stack->len - 1);
    g_array_set_size(stack, stack->len - 1);
    const char *relative = pending.path + pending.prefix;
    relative += relative[0] == '/';
    if (!is_folder(pending.path, false)) {
      add_file(files, pending.path, relative, true);
    } else if (!push_folder(stack, pending.path, pending.prefix)) {
      add_file(files, pending.path, relative, false);
    }
    g_free(pending.path);
  }
}

GPtrArray *
warta_walk_paths(const char *const *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(path_free);
  for (size_t i = 0; paths[i] != NULL; ++i) {
    if (strcmp(paths[i], "-") == 0) {
      add_file(files, paths[i], "stdin", false);
    } else if (is_folder(paths[i], true)) {
      walk_folder(files, paths[i]);
    } else {
      g_autofree char *name = g_path_get_basename(paths[i]);
      add_file(files, paths[i], name, false);
    }
  }
  return files;
}

GPtrArray *
warta_walk_entry(const char *path)
{
  const char *const paths[] = {path, NULL};
  GPtrArray *files = warta_walk_paths(paths);
  for (guint i = 0; i < files->len; ++i) {
    WartaPath *file = files->pdata[i];
    const char *relative = file->path;
    while (g_str_has_prefix(relative, "/") ||
           g_str_has_prefix(relative, "./")) {
      relative += relative[0] == '.' ? 2 : 1;
    }
    if (strcmp(file->path, "-") != 0 && relative[0] != '\0') {
      g_free(file->relative);
      file->relative = g_strdup(relative);
    }
  }
  return files;
}

/// Whether it looks like an extension rather than a part of the name.
static bool
is_extension(const char *text)
{
  enum { LONGEST = 5 };
  const size_t length = strlen(text);
  if (length == 0 || length > LONGEST || !g_ascii_isalpha(text[0])) {
    return false;
  }
  for (size_t i = 0; i < length; ++i) {
    if (!g_ascii_isalnum(text[i])) {
      return false;
    }
  }
  return true;
}

void
warta_walk_strip_packing(char *name)
{
  char *dot = strrchr(name, '.');
  if (dot != NULL && dot > name &&
      (g_ascii_strcasecmp(dot, ".gz") == 0 ||
       g_ascii_strcasecmp(dot, ".zst") == 0)) {
    *dot = '\0';
  }
}

char *
warta_walk_identifier(const char *relative)
{
  char *identifier = g_strdup(relative);
  char *name = strrchr(identifier, '/');
  name = name == NULL ? identifier : name + 1;
  warta_walk_strip_packing(name);
  char *dot = strrchr(name, '.');
  if (dot != NULL && dot > name && is_extension(dot + 1)) {
    *dot = '\0';
  }
  return identifier;
}
