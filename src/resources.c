// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "resources.h"

static const char *
data_dir(const char *dir)
{
  if (dir != NULL) {
    return dir;
  }
  const char *named = g_getenv("WARTAGRAF_DATA");
  return named != NULL ? named : WARTA_DATA_DIR;
}

static bool
load_all(WartaResources *r, const char *dir, GError **error)
{
  return (r->gazetteer = warta_gazetteer_load(dir, error)) != NULL &&
         (r->cleaner = warta_cleaner_load(dir, error)) != NULL &&
         (r->tokenizer = warta_tokenizer_load(dir, error)) != NULL &&
         (r->lang = warta_lang_load(dir, error)) != NULL &&
         (r->namer = warta_namer_load(dir, error)) != NULL &&
         (r->dates = warta_dates_load(dir, error)) != NULL &&
         (r->frames = warta_frames_load(dir, error)) != NULL &&
         (r->resolver = warta_resolver_load(dir, error)) != NULL;
}

WartaResources *
warta_resources_load(const char *dir, GError **error)
{
  dir = data_dir(dir);
  if (!g_file_test(dir, G_FILE_TEST_IS_DIR)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: no such folder; set WARTAGRAF_DATA to the folder of "
                "wartagraf's data files",
                dir);
    return NULL;
  }
  g_autoptr(WartaResources) resources = g_new0(WartaResources, 1);
  if (!load_all(resources, dir, error)) {
    return NULL;
  }
  return g_steal_pointer(&resources);
}

void
warta_resources_free(WartaResources *resources)
{
  if (resources == NULL) {
    return;
  }
  warta_resolver_free(resources->resolver);
  warta_frames_free(resources->frames);
  warta_dates_free(resources->dates);
  warta_namer_free(resources->namer);
  warta_lang_free(resources->lang);
  warta_tokenizer_free(resources->tokenizer);
  warta_cleaner_free(resources->cleaner);
  warta_gazetteer_free(resources->gazetteer);
  g_free(resources);
}
