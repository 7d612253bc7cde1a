// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/names.h"

#include "text/text.h"

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
      {"Warga Kota Makassar mengungsi ke Kabupaten Gowa.",
       "place:Kota Makassar|place:Kabupaten Gowa"},
      {"Harga beras naik lagi sejak pekan lalu.", ""},
      {"Menurut dia, kebijakan itu merugikan petani kecil.", ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    check(f, &cases[i]);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/names/kinds", Fixture, NULL, setup, test_kinds, teardown);
  return g_test_run();
}
