// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char rows[] =
    "# label kind subtype names qid country source seat\n"
    "Amerika Serikat\tcountry\tcountry\tAS|Negeri Paman Sam\tQ30\tus\thand\n"
    "Washington\tplace\tcity\t\t\tus\thand\tAmerika Serikat\n"
    "Komisi Pemberantasan Korupsi\torganization\tagency\tKPK\t\tid\thand\n"
    "~Batu\tplace\tcity\tKota Batu\t\tid\thand\n"
    "Bank Dunia\torganization\tigo\tWorld Bank\tQ7164\n"
    "Bank\torganization\tcompany\n"
    "Ma'ruf Amin\tperson\tpolitician\n"
    "Georgia\tcountry\tcountry\n"
    "Georgia\tplace\tstate\tNegara Bagian Georgia\n";

typedef struct {
  char *dir;
  char *folder;
} Folder;

static Folder
make_folder(const char *text)
{
  Folder folder = {.dir = g_dir_make_tmp("warta-XXXXXX", NULL)};
  folder.folder = g_build_filename(folder.dir, "gazetteer", NULL);
  g_assert_cmpint(g_mkdir(folder.folder, 0700), ==, 0);
  g_autofree char *path = g_build_filename(folder.folder, "a.tsv", NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return folder;
}

static void
remove_folder(Folder folder)
{
  g_autofree char *path = g_build_filename(folder.folder, "a.tsv", NULL);
  g_remove(path);
  g_rmdir(folder.folder);
  g_rmdir(folder.dir);
  g_free(folder.folder);
  g_free(folder.dir);
}

static WartaGazetteer *
load_rows(const char *text, GError **error)
{
  Folder folder = make_folder(text);
  WartaGazetteer *gazetteer = warta_gazetteer_load(folder.dir, error);
  remove_folder(folder);
  return gazetteer;
}

// Tokens at single spaces; a document for matching.
static WartaDocument *
make_document(const char *text)
{
  WartaDocument *doc = warta_document_new();
  doc->text = warta_arena_strdup(doc->arena, text);
  doc->length = (uint32_t)strlen(text);
  doc->tokens = warta_arena_array(doc->arena, WartaToken, doc->length + 1);
  for (uint32_t i = 0; i < doc->length;) {
    const uint32_t begin = i;
    while (i < doc->length && text[i] != ' ') {
      ++i;
    }
    doc->tokens[doc->n_tokens++].span = (WartaSpan){begin, i};
    while (i < doc->length && text[i] == ' ') {
      ++i;
    }
  }
  return doc;
}

static const char *
find(const WartaGazetteer *gazetteer, const char *name)
{
  const uint32_t entry =
      warta_gazetteer_find(gazetteer, name, (uint32_t)strlen(name));
  return entry == WARTA_NONE ? "-"
                             : warta_gazetteer_entry(gazetteer, entry).slug;
}

static void
test_find(void)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  g_assert_nonnull(gazetteer);
  g_assert_cmpuint(warta_gazetteer_size(gazetteer), ==, 9);
  g_assert_cmpstr(find(gazetteer, "AS"), ==, "amerika-serikat");
  g_assert_cmpstr(find(gazetteer, "as"), ==, "-");
  g_assert_cmpstr(find(gazetteer, "As"), ==, "-");
  g_assert_cmpstr(find(gazetteer, "NEGERI PAMAN SAM"), ==, "amerika-serikat");
  g_assert_cmpstr(find(gazetteer, "negeri paman sam"), ==, "-");
  g_assert_cmpstr(find(gazetteer, "Negeri  Paman Sam "), ==, "amerika-serikat");
  g_assert_cmpstr(find(gazetteer, "Ma’ruf Amin"), ==, "maruf-amin");
  g_assert_cmpstr(find(gazetteer, "Batu"), ==, "batu");
  g_assert_cmpstr(find(gazetteer, "Bank Duni"), ==, "-");
  g_assert_cmpstr(find(gazetteer, ""), ==, "-");
}

static void
test_first_row_keeps_name(void)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  g_assert_cmpstr(find(gazetteer, "Georgia"), ==, "georgia");
  g_assert_cmpstr(find(gazetteer, "Negara Bagian Georgia"), ==,
                  "georgia-state");
}

static void
test_seat(void)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  const uint32_t city = warta_gazetteer_find(gazetteer, "Washington", 10);
  const uint32_t seat = warta_gazetteer_entry(gazetteer, city).seat;
  g_assert_cmpstr(warta_gazetteer_entry(gazetteer, seat).label, ==,
                  "Amerika Serikat");
  g_assert_cmpuint(warta_gazetteer_entry(gazetteer, seat).seat, ==, WARTA_NONE);
}

static void
check_match(const char *text, uint32_t first, const char *slug, uint32_t length)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  g_autoptr(WartaDocument) doc = make_document(text);
  uint32_t n = 0;
  const uint32_t entry =
      warta_gazetteer_match(gazetteer, doc, first, doc->n_tokens, &n);
  g_assert_cmpstr(
      entry == WARTA_NONE ? "-" : warta_gazetteer_entry(gazetteer, entry).slug,
      ==, slug);
  g_assert_cmpuint(n, ==, length);
}

static void
test_match(void)
{
  check_match("Menurut Bank Dunia hari ini", 1, "bank-dunia", 2);
  check_match("Menurut Bank Jaya", 1, "bank", 1);
  check_match("Menurut BANK DUNIA hari ini", 1, "bank-dunia", 2);
  check_match("oleh KPK", 1, "komisi-pemberantasan-korupsi", 1);
  check_match("oleh KPKU", 1, "-", 0);
  check_match("di Kota Batu", 1, "batu", 2);
  check_match("di Batu", 1, "-", 0); // also the word for stone
  check_match("Bank", 0, "bank", 1);
}

static void
check_error(const char *text, const char *message)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGazetteer) gazetteer = load_rows(text, &error);
  g_assert_null(gazetteer);
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_nonnull(strstr(error->message, message));
}

static void
test_errors(void)
{
  check_error("Ada\tcountry\n\tcountry\n", "a.tsv:2: no label");
  check_error("Ada\tkota\n", "a.tsv:1: no such kind");
  check_error("Ada\tplace\tcity\t\t30\n", "a.tsv:1: \"30\" is no Wikidata id");
  check_error("Ada\n", "a.tsv:1: row has 1 fields");
}

static void
check_sense(const WartaGazetteer *gazetteer, const char *name,
            WartaNameSense sense)
{
  g_assert_cmpint(
      warta_gazetteer_sense(gazetteer, name, (uint32_t)strlen(name)), ==,
      sense);
}

static void
test_sense(void)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  check_sense(gazetteer, "Bank Dunia", WARTA_NAME_UNIQUE);
  check_sense(gazetteer, "BANK DUNIA", WARTA_NAME_UNIQUE);
  check_sense(gazetteer, "Georgia", WARTA_NAME_SHARED);
  check_sense(gazetteer, "Batu", WARTA_NAME_COMMON);
  check_sense(gazetteer, "Kota Batu", WARTA_NAME_UNIQUE);
  check_sense(gazetteer, "Batu Bara", WARTA_NAME_UNKNOWN);
}

/// Our own rows with those of two files of the user.
static WartaGazetteer *
load_with(const char *first, const char *second, GError **error)
{
  WartaGazetteer *gazetteer = load_rows(rows, NULL);
  g_autofree char *a = g_build_filename(g_get_tmp_dir(), "warta-a.tsv", NULL);
  g_autofree char *b = g_build_filename(g_get_tmp_dir(), "warta-b.ttl", NULL);
  const char *const paths[] = {a, b, NULL};
  g_assert_true(g_file_set_contents(a, first, -1, NULL));
  g_assert_true(g_file_set_contents(b, second, -1, NULL));
  if (!warta_gazetteer_add_files(gazetteer, paths, error)) {
    g_clear_pointer(&gazetteer, warta_gazetteer_free);
  }
  g_remove(a);
  g_remove(b);
  return gazetteer;
}

static const char skos[] =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "<urn:x:bank> a schema:Corporation, skos:Concept ;\n"
    "  skos:prefLabel \"The Bank\"@en, \"Bank Uji\"@id ;\n"
    "  skos:altLabel \"BU\" ; skos:hiddenLabel \"Uji\" ;\n"
    "  schema:latitude -6.2 ; schema:longitude 106.8 ;\n"
    "  schema:addressCountry \"ID\" .\n"
    "<urn:x:scheme> a skos:ConceptScheme .\n";

static void
test_user_rows(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGazetteer) gazetteer =
      load_with("Lain\torganization\tcompany\tBU|Bank\n"
                "Amerika Serikat\tcountry\t\tNegeri Adidaya\n"
                "Bank Dunia\torganization\t\t\tQ42\n"
                "Ibu Kota Baru\tplace\tcity\t\t\tid\t\tAmerika Serikat\n",
                skos, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(find(gazetteer, "BU"), ==, "bank-uji"); // the later file
  g_assert_cmpstr(find(gazetteer, "The Bank"), ==, "bank-uji");
  g_assert_cmpstr(find(gazetteer, "Bank"), ==, "lain"); // ours had it
  // About a known entry, which keeps its names and facts
  g_assert_cmpstr(find(gazetteer, "Negeri Adidaya"), ==, "amerika-serikat");
  const uint32_t us = warta_gazetteer_find(gazetteer, "Negeri Adidaya", 14);
  g_assert_cmpuint(warta_gazetteer_find(gazetteer, "AS", 2), ==, us);
  g_assert_cmpstr(warta_gazetteer_entry(gazetteer, us).qid, ==, "Q30");
  const uint32_t capital = warta_gazetteer_find(gazetteer, "Washington", 10);
  g_assert_cmpuint(warta_gazetteer_entry(gazetteer, capital).seat, ==, us);
  const uint32_t seat = warta_gazetteer_find(gazetteer, "Ibu Kota Baru", 13);
  g_assert_cmpuint(warta_gazetteer_entry(gazetteer, seat).seat, ==, us);
  // Another id: another bank of that name
  g_assert_cmpstr(find(gazetteer, "Bank Dunia"), ==, "bank-dunia-2");
  g_assert_cmpstr(find(gazetteer, "World Bank"), ==, "bank-dunia");
  const WartaGazetteerEntry bank = warta_gazetteer_entry(
      gazetteer, warta_gazetteer_find(gazetteer, "Bank Uji", 8));
  g_assert_cmpstr(bank.label, ==, "Bank Uji");
  g_assert_cmpstr(bank.subtype, ==, "company");
  g_assert_cmpstr(bank.country, ==, "id");
  g_assert_cmpstr(bank.point, ==, "-6.2,106.8");
  check_sense(gazetteer, "Uji", WARTA_NAME_COMMON);
}

static void
test_user_errors(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(load_with("Ada\tkota\n", skos, &error));
  g_assert_nonnull(strstr(error->message, "warta-a.tsv:1: no such kind"));
  g_clear_error(&error);
  g_assert_null(load_with("Ada\tplace\n", "<a> <b> .\n", &error));
  g_assert_nonnull(strstr(error->message, "warta-b.ttl:1: "));
}

/// What is compiled answers as what was read.
static void
test_compiled(void)
{
  g_autoptr(WartaGazetteer) gazetteer = load_rows(rows, NULL);
  WartaModelSection sections[WARTA_GAZETTEER_SECTIONS];
  warta_gazetteer_sections(gazetteer, sections);
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "warta-gz", NULL);
  g_assert_true(warta_model_file_write(path, "gazetteer", sections,
                                       WARTA_GAZETTEER_SECTIONS, NULL));
  g_autoptr(WartaModelFile) file =
      warta_model_file_open(path, "gazetteer", NULL);
  g_autoptr(WartaGazetteer) mapped = warta_gazetteer_map(file, NULL);
  g_assert_cmpuint(warta_gazetteer_size(mapped), ==, 9);
  for (uint32_t i = 0; i < 9; ++i) {
    const WartaGazetteerEntry entry = warta_gazetteer_entry(gazetteer, i);
    for (uint32_t n = 0; n < entry.n_names; ++n) {
      const char *name = warta_gazetteer_name(gazetteer, i, n);
      g_assert_cmpstr(warta_gazetteer_name(mapped, i, n), ==, name);
      g_assert_cmpstr(find(mapped, name), ==, find(gazetteer, name));
    }
    g_assert_cmpstr(warta_gazetteer_entry(mapped, i).qid, ==, entry.qid);
  }
  // An entry that is not there
  ((uint32_t *)(void *)sections[2].data)[0] = UINT32_MAX;
  g_assert_true(warta_model_file_write(path, "gazetteer", sections,
                                       WARTA_GAZETTEER_SECTIONS, NULL));
  g_autoptr(WartaModelFile) bad =
      warta_model_file_open(path, "gazetteer", NULL);
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_gazetteer_map(bad, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_remove(path);
}

/// The rows that come with the program.
static void
test_own_rows(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaGazetteer) gazetteer =
      warta_gazetteer_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_assert_cmpuint(warta_gazetteer_size(gazetteer), >=, 8000);
  static const char *const same[][2] = {
      {"AS", "amerika-serikat"},
      {"Negeri Paman Sam", "amerika-serikat"},
      {"RRC", "tiongkok"},
      {"Negeri Tirai Bambu", "tiongkok"},
      {"Negeri Ginseng", "korea-selatan"},
      {"KPK", "komisi-pemberantasan-korupsi"},
      {"Jabar", "jawa-barat"},
      {"Polda Jabar", "polda-jawa-barat"},
      {"Pemkot Bogor", "pemerintah-kota-bogor"},
      {"Kabupaten Bogor", "kabupaten-bogor"},
      {"Departemen Perdagangan AS", "departemen-perdagangan-as"},
      {"indonesia", "-"},
      {"Maju", "-"},
      {"Indah", "-"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(same); ++i) {
    g_assert_cmpstr(find(gazetteer, same[i][0]), ==, same[i][1]);
  }
}

/// Slugs are unique, and every seat is that of a country.
static void
test_own_rows_agree(void)
{
  g_autoptr(WartaGazetteer) gazetteer =
      warta_gazetteer_load(g_getenv("WARTAGRAF_DATA"), NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  uint32_t n_seats = 0;
  for (uint32_t i = 0; i < warta_gazetteer_size(gazetteer); ++i) {
    const WartaGazetteerEntry entry = warta_gazetteer_entry(gazetteer, i);
    if (!g_hash_table_add(seen, (void *)entry.slug)) {
      g_error("slug \"%s\" stands for two entries", entry.slug);
    }
    if (entry.seat != WARTA_NONE) {
      ++n_seats;
      g_assert_cmpint(warta_gazetteer_entry(gazetteer, entry.seat).kind, ==,
                      WARTA_KIND_COUNTRY);
    }
  }
  g_assert_cmpuint(n_seats, >, 150);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/gazetteer/find", test_find);
  g_test_add_func("/gazetteer/first-row-keeps-name", test_first_row_keeps_name);
  g_test_add_func("/gazetteer/seat", test_seat);
  g_test_add_func("/gazetteer/match", test_match);
  g_test_add_func("/gazetteer/errors", test_errors);
  g_test_add_func("/gazetteer/sense", test_sense);
  g_test_add_func("/gazetteer/user-rows", test_user_rows);
  g_test_add_func("/gazetteer/user-errors", test_user_errors);
  g_test_add_func("/gazetteer/compiled", test_compiled);
  g_test_add_func("/gazetteer/own-rows", test_own_rows);
  g_test_add_func("/gazetteer/own-rows-agree", test_own_rows_agree);
  return g_test_run();
}
