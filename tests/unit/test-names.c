// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/names.h"

#include "base/modelfile.h"
#include "text/text.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct {
  WartaTokenizer *tokenizer;
  WartaGazetteer *gazetteer;
  WartaNamer *namer;
} Fixture;

// "text" -> names as "Kind:form|Kind:form".
typedef struct {
  const char *text;
  const char *names;
} Case;

static const char *
kind_name(WartaKind kind)
{
  static const char *const names[] = {
      [WARTA_KIND_OTHER] = "other",      [WARTA_KIND_PERSON] = "person",
      [WARTA_KIND_ORGANIZATION] = "org", [WARTA_KIND_COUNTRY] = "country",
      [WARTA_KIND_PLACE] = "place",      [WARTA_KIND_GROUP] = "group",
      [WARTA_KIND_EVENT] = "event",      [WARTA_KIND_LAW] = "law",
      [WARTA_KIND_PRODUCT] = "product",
  };
  return names[kind];
}

static void
setup(Fixture *f, gconstpointer data)
{
  const char *dir = g_getenv("WARTAGRAF_DATA");
  GError *error = NULL;
  f->tokenizer = warta_tokenizer_load(dir, &error);
  g_assert_no_error(error);
  f->gazetteer = warta_gazetteer_load(dir, &error);
  g_assert_no_error(error);
  f->namer = warta_namer_load(dir, &error);
  g_assert_no_error(error);
}

static void
teardown(Fixture *f, gconstpointer data)
{
  warta_tokenizer_free(f->tokenizer);
  warta_gazetteer_free(f->gazetteer);
  warta_namer_free(f->namer);
}

static WartaDocument *
analyse(const Fixture *f, const char *text)
{
  WartaDocument *doc = warta_document_new();
  doc->length = (uint32_t)strlen(text);
  doc->text = warta_arena_strdup(doc->arena, text);
  warta_split_text(doc, f->tokenizer);
  warta_find_names(doc, f->namer, f->gazetteer);
  return doc;
}

static void
check(const Fixture *f, const Case *c)
{
  WartaDocument *doc = analyse(f, c->text);
  g_autoptr(GString) found = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_names; ++i) {
    g_autofree char *form = warta_document_dup_span(doc, doc->names[i].span);
    g_string_append_printf(found, "%s%s:%s", i > 0 ? "|" : "",
                           kind_name(doc->names[i].kind), form);
  }
  if (strcmp(found->str, c->names) != 0) {
    g_test_message("%s", c->text);
    g_test_message("found    %s", found->str);
    g_test_message("expected %s", c->names);
    g_test_fail();
  }
  warta_document_free(doc);
}

static void
check_all(const Fixture *f, const Case *cases, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    check(f, &cases[i]);
  }
}

static void
test_kinds(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      {"Presiden AS Donald Trump bertemu Presiden Joko Widodo di Jakarta.",
       "country:AS|person:Donald Trump|person:Joko Widodo|place:Jakarta"},
      {"Komisi Pemberantasan Korupsi (KPK) menahan bupati itu.",
       "org:Komisi Pemberantasan Korupsi|org:KPK"},
      {"Departemen Perdagangan AS menolak permintaan itu.",
       "org:Departemen Perdagangan AS"},
      {"Saham PT Sinar Kencana Abadi Tbk naik tiga persen.",
       "org:PT Sinar Kencana Abadi Tbk"},
      {"Negeri Ginseng mengirim bantuan ke Negeri Paman Sam.",
       "country:Negeri Ginseng|country:Negeri Paman Sam"},
      {"Indonesia menang 2-0 atas Vietnam.",
       "country:Indonesia|country:Vietnam"},
      {"Harga beras naik lagi sejak pekan lalu.", ""},
      {"Menurut dia, kebijakan itu merugikan petani kecil.", ""},
      {"Pemerintah menaikkan harga gabah.", ""},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

static void
test_persons(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      // Ages.
      {"Korban bernama Sari (19) ditemukan di Surabaya.",
       "person:Sari|place:Surabaya"},
      {"Persib (3) memimpin klasemen.", "org:Persib"},
      // Initials.
      {"Remaja berinisial RT (17), BS (16), dan MK (18) diperiksa.",
       "person:RT|person:BS|person:MK"},
      {"Polisi memeriksa saksi KPK dan tersangka HW.", "org:KPK|person:HW"},
      // Ranks and offices are no part of names.
      {"Irjen Bambang Santosa memimpin apel di Surabaya.",
       "person:Bambang Santosa|place:Surabaya"},
      {"Ketua Umum PDIP Megawati Soekarnoputri berpidato.",
       "org:PDIP|person:Megawati Soekarnoputri"},
      // Degrees and nicknames.
      {"Ahli gizi Maya Putri, S.Gz, mengatakan hal itu.", "person:Maya Putri"},
      // Whoever has a rank, but not what is led.
      {"Kasus Briptu Rany diperiksa Komandan Upacara.", "person:Rany"},
      {"Aktris yang akrab disapa Ririn itu menolak berkomentar.",
       "person:Ririn"},
      {"Petugas menyapa warga yang antre.", ""},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

static void
test_organizations(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      {"PT Garam Nusantara (Persero) Tbk membuka lowongan.",
       "org:PT Garam Nusantara (Persero) Tbk"},
      {"Ia belajar di Sekolah Rakyat Menengah Atas sejak Juli.",
       "org:Sekolah Rakyat Menengah Atas"},
      {"Anak itu tidak bisa masuk sekolah.", ""},
      {"Menurut Reuters dan Anadolu Agency, gencatan senjata dimulai.",
       "org:Reuters|org:Anadolu Agency"},
      {"Kementerian Koperasi dan UKM menolak.",
       "org:Kementerian Koperasi dan UKM"},
      {"Satgas Percepatan Rehabilitasi dan Rekonstruksi bekerja keras.",
       "org:Satgas Percepatan Rehabilitasi dan Rekonstruksi"},
      {"Dewan Tani Merdeka (DTM) menolak harga baru.",
       "org:Dewan Tani Merdeka|org:DTM"},
      {"Rapat dihadiri wakil dari Kementerian dan lembaga lain.", ""},
      {"BNNK Cilegon menangkap dua kurir.", "org:BNNK Cilegon"},
      {"Pelatih klub Persada Jaya, Guntur Wibowo, mundur.",
       "org:Persada Jaya|person:Guntur Wibowo"},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

static void
test_places(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      {"Warga Kota Makassar mengungsi ke Kabupaten Gowa.",
       "place:Kota Makassar|place:Kabupaten Gowa"},
      {"Gempa mengguncang Kota Palu, Provinsi Sulawesi Tengah, kemarin.",
       "place:Kota Palu|place:Provinsi Sulawesi Tengah"},
      {"Warga Desa Sukamulya mengungsi ke balai desa.", "place:Desa Sukamulya"},
      {"Jalan KH Ahmad Dahlan ditutup mulai Senin.",
       "place:Jalan KH Ahmad Dahlan"},
      {"Jalan itu ditutup mulai Senin.", ""},
      // The mayor's office is not the town's head.
      {"Bupati Cianjur dan Wali Kota Bogor hadir.",
       "place:Cianjur|place:Bogor"},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

static void
test_headlines(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      {"PRESIDEN PRABOWO BERTEMU TRUMP DI WASHINGTON",
       "person:PRABOWO|person:TRUMP|place:WASHINGTON"},
      {"Polisi Tangkap Pelaku Pencurian Motor di Bekasi", "place:Bekasi"},
      {"HARGA CABAI NAIK LAGI", ""},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

// What is plain in one sentence helps in another one.
static void
test_article(Fixture *f, gconstpointer data)
{
  static const Case cases[] = {
      {"Ahmad Rifai mengadu ke polisi.\n"
       "Kepada petugas, Rifai menyebut pelaku kabur.",
       "person:Ahmad Rifai|person:Rifai"},
      {"Pelaku berinisial NU (12) diperiksa.\nMenurut saksi, NU menangis.",
       "person:NU|person:NU"},
      {"Ramadhan Syah memimpin rapat.\nMenurut Ramadhan, jalan itu rusak.",
       "person:Ramadhan Syah|person:Ramadhan"},
      {"Mahkamah Konstitusi (MK) menolak gugatan itu.\n"
       "MK menilai pemohon terlambat.",
       "org:Mahkamah Konstitusi|org:MK|org:MK"},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

// Sentences inside marks of the article's frame are passed over.
static void
test_marks(Fixture *f, gconstpointer data)
{
  static const char text[] = "JAKARTA - Budi Santoso datang.";
  WartaDocument *doc = warta_document_new();
  doc->length = sizeof text - 1;
  doc->text = warta_arena_strdup(doc->arena, text);
  doc->marks = warta_arena_array(doc->arena, WartaMark, 1);
  doc->n_marks = 1;
  doc->marks[0] = (WartaMark){{0, 9}, WARTA_MARK_DATELINE};
  warta_split_text(doc, f->tokenizer);
  warta_find_names(doc, f->namer, f->gazetteer);
  g_assert_cmpuint(doc->n_names, ==, 1);
  g_assert_cmpint(doc->names[0].kind, ==, WARTA_KIND_PERSON);
  g_assert_cmpuint(doc->tokens[0].name, ==, WARTA_NONE);
  GError *error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
  warta_document_free(doc);
}

// Everything works without a gazetteer too.
static void
test_no_gazetteer(Fixture *f, gconstpointer data)
{
  g_clear_pointer(&f->gazetteer, warta_gazetteer_free);
  static const Case cases[] = {
      {"Gubernur Ridwan Kamil meninjau Bandung.",
       "person:Ridwan Kamil|place:Bandung"},
      {"", ""},
  };
  check_all(f, cases, G_N_ELEMENTS(cases));
}

// A long line of capitals takes time in proportion to its length.
static void
test_long(Fixture *f, gconstpointer data)
{
  enum { WORDS = 100000 };
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < WORDS; ++i) {
    g_string_append(text, i % 3 == 0 ? "Partai (" : "Budi dan ");
  }
  WartaDocument *doc = analyse(f, text->str);
  GError *error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
  warta_document_free(doc);
}

static void
test_bad_models(void)
{
  g_autofree char *dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  g_autofree char *model = g_build_filename(dir, "model", NULL);
  g_autofree char *path = g_build_filename(model, "names.bin", NULL);
  GError *error = NULL;
  g_assert_null(warta_namer_load(dir, &error));
  g_assert_nonnull(error);
  g_clear_error(&error);

  // A file of the right kind whose tables are too small.
  g_assert_cmpint(g_mkdir(model, 0700), ==, 0);
  static const char nothing[768] = "";
  const WartaModelSection sections[] = {{"weights", nothing, 64},
                                        {"pairs", nothing, 128},
                                        {"words", nothing, 36}};
  g_assert_true(warta_model_file_write(path, "names", sections,
                                       G_N_ELEMENTS(sections), &error));
  g_assert_null(warta_namer_load(dir, &error));
  g_assert_nonnull(error);
  g_clear_error(&error);

  // No model file at all.
  g_assert_true(g_file_set_contents(path, "names", -1, NULL));
  g_assert_null(warta_namer_load(dir, &error));
  g_assert_nonnull(strstr(error->message, "names.bin"));
  g_clear_error(&error);
  g_unlink(path);
  g_rmdir(model);
  g_rmdir(dir);
}

int
main(int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*func)(Fixture *, gconstpointer);
  } tests[] = {
      {"/names/kinds", test_kinds},
      {"/names/persons", test_persons},
      {"/names/organizations", test_organizations},
      {"/names/places", test_places},
      {"/names/headlines", test_headlines},
      {"/names/article", test_article},
      {"/names/marks", test_marks},
      {"/names/no-gazetteer", test_no_gazetteer},
      {"/names/long", test_long},
  };
  g_test_init(&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); ++i) {
    g_test_add(tests[i].name, Fixture, NULL, setup, tests[i].func, teardown);
  }
  g_test_add_func("/names/bad-models", test_bad_models);
  return g_test_run();
}
