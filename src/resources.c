// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "resources.h"

#include "base/diag.h"
#include "base/digest.h"
#include "check/lint.h"
#include "event/frames.h"
#include "merge/choices.h"

#include <string.h>

/// Return `program`/../`relative` if it holds our data, or NULL.
static char *
beside_program(const char *program, const char *relative)
{
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *data = g_build_filename(folder, "..", relative, NULL);
  g_autofree char *frames = g_build_filename(data, "frames", NULL);
  g_autofree char *canonical = g_canonicalize_filename(data, NULL);
  return g_file_test(frames, G_FILE_TEST_IS_DIR) ? g_steal_pointer(&canonical)
                                                 : NULL;
}

/// The folder named by the caller or the environment, else the one that
/// belongs to this program (installed anywhere, or in its build folder), else
/// the one of the configured prefix.
static char *
find_data(const char *dir)
{
  const char *named = dir != NULL ? dir : g_getenv("WARTAGRAF_DATA");
  if (named != NULL) {
    return g_strdup(named);
  }
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  char *found = NULL;
  if (program != NULL) {
    found = beside_program(program, "share/wartagraf");
  }
  if (program != NULL && found == NULL) {
    found = beside_program(program, "data");
  }
  return found != NULL ? found : g_strdup(WARTA_DATA_DIR);
}

static const char *const style_names[WARTA_N_STYLES] = {
    [WARTA_STYLE_NEWS] = "news",
    [WARTA_STYLE_CSUI] = "csui",
    [WARTA_STYLE_GSD] = "gsd",
};

static bool
parse_style(const char *name, WartaStyle *style, GError **error)
{
  for (int i = 0; i < WARTA_N_STYLES; ++i) {
    if (strcmp(style_names[i], name) == 0) {
      *style = (WartaStyle)i;
      return true;
    }
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
              "%s: no such style; use news, csui or gsd", name);
  return false;
}

/// Return the path of the compiled tables: in the data folder, or in the build
/// folder that this program stands in; or NULL.
static char *
find_tables(const char *dir)
{
  g_autofree char *path = g_build_filename(dir, "tables.bin", NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS)) {
    return g_steal_pointer(&path);
  }
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (program == NULL) {
    return NULL;
  }
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *built =
      g_build_filename(folder, "src", "compile", "tables.bin", NULL);
  return g_file_test(built, G_FILE_TEST_EXISTS) ? g_steal_pointer(&built)
                                                : NULL;
}

/// Open the compiled tables if there are any.  A damaged file is an error.
static bool
load_tables(WartaResources *r, const char *dir, GError **error)
{
  g_autofree char *path = find_tables(dir);
  return path == NULL ||
         (r->tables = warta_model_file_open(path, "tables", error)) != NULL;
}

/// Say whether compiled tables were made from the rows of that digest, which
/// the section `name` tells; without tables they were not.
static bool
check_made_from(const WartaResources *r, const char *name, uint64_t digest,
                bool *same, GError **error)
{
  size_t n = 0;
  *same = false;
  if (r->tables == NULL) {
    return true;
  }
  const uint64_t *made_from =
      warta_model_file_section(r->tables, name, sizeof(uint64_t), &n, error);
  *same = made_from != NULL && n == 1 && *made_from == digest;
  return made_from != NULL;
}

/// Load the gazetteer from the compiled tables if they were made from these
/// rows, else from the rows.
static bool
load_gazetteer(WartaResources *r, const char *dir, GError **error)
{
  g_autofree char *folder = g_build_filename(dir, "gazetteer", NULL);
  const uint64_t digest =
      r->tables != NULL ? warta_digest_folder(folder, ".tsv", 0) : 0;
  bool same = false;
  if (!check_made_from(r, "gz-rows", digest, &same, error)) {
    return false;
  }
  r->gazetteer = same ? warta_gazetteer_map(r->tables, error)
                      : warta_gazetteer_load(dir, error);
  return r->gazetteer != NULL;
}

/// Load the frames, and unless only the language counts the learned decisions,
/// from the compiled tables if they were made from these rows.
static bool
load_frames(WartaResources *r, const char *dir, bool language_only,
            GError **error)
{
  g_autofree char *path =
      g_build_filename(dir, "frames", "decisions.tsv", NULL);
  const uint64_t digest =
      !language_only && r->tables != NULL ? warta_digest_file(path, 0) : 0;
  bool same = false;
  if (!check_made_from(r, "dc-rows", digest, &same, error) ||
      (r->frames = warta_frames_load(dir, !language_only && !same, error)) ==
          NULL) {
    return false;
  }
  if (language_only || !same) {
    return true;
  }
  WartaDecisions *decisions = warta_decisions_map(r->tables, error);
  if (decisions != NULL) {
    warta_frames_take_decisions(r->frames, decisions);
  }
  return decisions != NULL;
}

static bool
load_all(WartaResources *r, const char *dir, bool language_only, GError **error)
{
  return load_tables(r, dir, error) && load_gazetteer(r, dir, error) &&
         (r->cleaner = warta_cleaner_load(dir, error)) != NULL &&
         (r->tokenizer = warta_tokenizer_load(dir, error)) != NULL &&
         (r->lang = warta_lang_load_style(dir, style_names[r->style], error)) !=
             NULL &&
         (r->namer = warta_namer_load(dir, error)) != NULL &&
         (r->dates = warta_dates_load(dir, error)) != NULL &&
         load_frames(r, dir, language_only, error) &&
         (language_only ||
          (r->resolver = warta_resolver_load(dir, error)) != NULL);
}

/// The folder of the data, if there is one.
static char *
open_data(const char *dir, GError **error)
{
  g_autofree char *data = find_data(dir);
  if (!g_file_test(data, G_FILE_TEST_IS_DIR)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: no such folder; set WARTAGRAF_DATA to the folder of "
                "wartagraf's data files",
                data);
    return NULL;
  }
  return g_steal_pointer(&data);
}

WartaResources *
warta_resources_load(const WartaResourcesOptions *options, GError **error)
{
  static const WartaResourcesOptions defaults = {0};
  options = options != NULL ? options : &defaults;
  const char *style =
      options->style != NULL ? options->style : style_names[WARTA_STYLE_NEWS];
  g_autofree char *data = open_data(options->dir, error);
  g_autoptr(WartaResources) resources = g_new0(WartaResources, 1);
  resources->dir = g_strdup(data);
  resources->gazetteers = g_strdupv((char **)options->gazetteers);
  if (data == NULL || !parse_style(style, &resources->style, error) ||
      !load_all(resources, data, options->language_only, error) ||
      (options->gazetteers != NULL &&
       !warta_gazetteer_add_files(resources->gazetteer, options->gazetteers,
                                  error))) {
    return NULL;
  }
  return g_steal_pointer(&resources);
}

/// What is wrong with a file is told of it.
typedef struct {
  const char *path;
  const WartaDiag *diag;
  WartaCheckStats *stats;
} Lint;

static void
on_choice_problem(uint64_t line, const char *text, void *data)
{
  const Lint *lint = data;
  ++lint->stats->problems;
  warta_diag(lint->diag, WARTA_SEVERITY_ERROR, lint->path, line, "%s", text);
}

/// Check the file if it is one of merges, which is set.
static bool
lint_choices(const char *path, const WartaDiag *diag, bool *choices,
             WartaCheckStats *stats, GError **error)
{
  g_autofree char *text = NULL;
  size_t length = 0;
  if (!g_file_get_contents(path, &text, &length, error)) {
    return false;
  }
  *choices = warta_is_choices(text);
  if (!*choices) {
    return true;
  }
  g_autoptr(WartaArena) arena = warta_arena_new();
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(WartaChoice));
  Lint lint = {path, diag, stats};
  const WartaChoiceHandler handler = {arena, found, on_choice_problem, &lint};
  const bool done = warta_read_choices(path, text, length, &handler, error);
  stats->statements += found->len;
  return done;
}

bool
warta_lint(const char *const *paths, const char *dir, WartaDiagnosticFunc func,
           void *data, WartaCheckStats *stats, GError **error)
{
  g_return_val_if_fail(paths != NULL && stats != NULL, false);
  *stats = (WartaCheckStats){0};
  g_autofree char *folder = open_data(dir, error);
  g_autoptr(WartaGazetteer) own =
      folder == NULL ? NULL : warta_gazetteer_load(folder, error);
  const WartaDiag diag = {func, data};
  g_autoptr(GPtrArray) gazetteers = g_ptr_array_new();
  for (size_t i = 0; own != NULL && paths[i] != NULL; ++i) {
    bool choices = false;
    if (!lint_choices(paths[i], &diag, &choices, stats, error)) {
      return false;
    }
    if (!choices) {
      g_ptr_array_add(gazetteers, (void *)paths[i]);
    }
  }
  g_ptr_array_add(gazetteers, NULL);
  return own != NULL &&
         warta_lint_gazetteers((const char *const *)gazetteers->pdata, own,
                               &diag, stats, error);
}

uint64_t
warta_resources_digest(const WartaResources *resources)
{
  static const char *const folders[] = {"frames",  "gazetteer",  "language",
                                        "lexicon", "lexicon-sa", "model",
                                        "names-sa"};
  uint64_t digest = (uint64_t)resources->style;
  for (size_t i = 0; i < G_N_ELEMENTS(folders); ++i) {
    g_autofree char *folder =
        g_build_filename(resources->dir, folders[i], NULL);
    digest = warta_digest_folder(folder, "", digest);
  }
  char **gazetteers = resources->gazetteers;
  for (size_t i = 0; gazetteers != NULL && gazetteers[i] != NULL; ++i) {
    digest = warta_digest_file(gazetteers[i], digest);
  }
  return digest;
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
  warta_model_file_free(resources->tables);
  g_strfreev(resources->gazetteers);
  g_free(resources->dir);
  g_free(resources);
}
