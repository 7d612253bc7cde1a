// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Compiles the rows of the data folder into tables that are mapped instead of
/// parsed at each start.  The rows stay the source: tables that were made from
/// others are not used.
///
/// usage: wartagraf-compile DATA_FOLDER TABLES DEPENDENCIES

#include "base/digest.h"
#include "base/modelfile.h"
#include "event/decide.h"
#include "model/gazetteer.h"

#include <stdio.h>

/// Write which files the tables depend on, for the build.
static bool
write_dependencies(const char *path, const char *tables, const char *folder,
                   const char *file, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
  if (dir == NULL) {
    return false;
  }
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_printf(text, "%s: %s", tables, file);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    if (g_str_has_suffix(name, ".tsv")) {
      g_string_append_printf(text, " %s/%s", folder, name);
    }
  }
  g_string_append_c(text, '\n');
  return g_file_set_contents(path, text->str, -1, error);
}

static bool
compile(const char *data, const char *tables, const char *dependencies,
        GError **error)
{
  enum { DECISIONS = WARTA_GAZETTEER_SECTIONS };
  enum { DIGESTS = DECISIONS + WARTA_DECISIONS_SECTIONS };
  WartaModelSection sections[DIGESTS + 2] = {0};
  g_autofree char *folder = g_build_filename(data, "gazetteer", NULL);
  g_autofree char *file =
      g_build_filename(data, "frames", "decisions.tsv", NULL);
  const uint64_t digests[] = {warta_digest_folder(folder, ".tsv", 0),
                              warta_digest_file(file, 0)};
  g_autoptr(WartaGazetteer) gazetteer = warta_gazetteer_load(data, error);
  g_autoptr(WartaDecisions) decisions =
      gazetteer == NULL ? NULL : warta_decisions_load(data, error);
  if (decisions == NULL) {
    return false;
  }
  warta_gazetteer_sections(gazetteer, sections);
  warta_decisions_sections(decisions, sections + DECISIONS);
  sections[DIGESTS] =
      (WartaModelSection){"gz-rows", &digests[0], sizeof(digests[0])};
  sections[DIGESTS + 1] =
      (WartaModelSection){"dc-rows", &digests[1], sizeof(digests[1])};
  return warta_model_file_write(tables, "tables", sections,
                                G_N_ELEMENTS(sections), error) &&
         write_dependencies(dependencies, tables, folder, file, error);
}

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  if (argc != 4) {
    fprintf(stderr, "usage: %s DATA_FOLDER TABLES DEPENDENCIES\n", argv[0]);
    return 2;
  }
  if (!compile(argv[1], argv[2], argv[3], &error)) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  return 0;
}
