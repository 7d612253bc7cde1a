// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/graph.h"

#include <string.h>

static void
test_legal_forms(void)
{
  static const struct {
    WartaVocabTerm datatype;
    const char *text;
  } cases[] = {
      {WARTA_TERM_XSD_DATE, "2024-02-29"},
      {WARTA_TERM_XSD_DATE, "0001-01-01"},
      {WARTA_TERM_XSD_DATE, "9999-12-31"},
      {WARTA_TERM_XSD_DATE, "2024-01-31+07:00"},
      {WARTA_TERM_XSD_DATE, "2024-01-31Z"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T23:59:59"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T00:00:00.5-14:00"},
      {WARTA_TERM_XSD_G_YEAR, "2024"},
      {WARTA_TERM_XSD_G_YEAR_MONTH, "2024-12"},
      {WARTA_TERM_XSD_G_MONTH, "--02"},
      {WARTA_TERM_XSD_G_MONTH_DAY, "--02-29"},
      {WARTA_TERM_XSD_DECIMAL, "0.93"},
      {WARTA_TERM_XSD_DECIMAL, "-1"},
      {WARTA_TERM_XSD_DECIMAL, "+.5"},
      {WARTA_TERM_XSD_DECIMAL, "5."},
      {WARTA_TERM_XSD_INTEGER, "-007"},
      {WARTA_TERM_XSD_NON_NEGATIVE_INTEGER, "0"},
      {WARTA_TERM_XSD_NON_NEGATIVE_INTEGER, "-0"},
      {WARTA_TERM_XSD_ANY_URI, "https://contoh.id/"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    if (!warta_lexical_form_is_legal(cases[i].text, cases[i].datatype)) {
      g_error("%s should be legal", cases[i].text);
    }
  }
}

static void
test_illegal_forms(void)
{
  static const struct {
    WartaVocabTerm datatype;
    const char *text;
  } cases[] = {
      {WARTA_TERM_XSD_DATE, ""},
      {WARTA_TERM_XSD_DATE, "2024-02-30"},
      {WARTA_TERM_XSD_DATE, "1900-02-29"},
      {WARTA_TERM_XSD_DATE, "2024-13-01"},
      {WARTA_TERM_XSD_DATE, "2024-00-01"},
      {WARTA_TERM_XSD_DATE, "2024-01-00"},
      {WARTA_TERM_XSD_DATE, "0000-01-01"},
      {WARTA_TERM_XSD_DATE, "20240-01-01"},
      {WARTA_TERM_XSD_DATE, "-2024-01-01"},
      {WARTA_TERM_XSD_DATE, "5 Januari 2024"},
      {WARTA_TERM_XSD_DATE, "2024-01-31+14:01"},
      {WARTA_TERM_XSD_DATE, "2024-01-31 "},
      {WARTA_TERM_XSD_DATE, "2024-01-31T00:00:00"},
      {WARTA_TERM_XSD_DATE_TIME, ""},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T24:00:00"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T12:60:00"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T12:00"},
      {WARTA_TERM_XSD_DATE_TIME, "2024-01-31T12:00:00."},
      {WARTA_TERM_XSD_DATE_TIME, "2024-02-31T12:00:00Z"},
      {WARTA_TERM_XSD_G_YEAR, "24"},
      {WARTA_TERM_XSD_G_YEAR, "0000"},
      {WARTA_TERM_XSD_G_YEAR_MONTH, "2024-13"},
      {WARTA_TERM_XSD_G_MONTH, "--13"},
      {WARTA_TERM_XSD_G_MONTH_DAY, "--02-30"},
      {WARTA_TERM_XSD_DECIMAL, "1E-4"},
      {WARTA_TERM_XSD_DECIMAL, "0,93"},
      {WARTA_TERM_XSD_DECIMAL, "."},
      {WARTA_TERM_XSD_DECIMAL, "INF"},
      {WARTA_TERM_XSD_INTEGER, "12,5"},
      {WARTA_TERM_XSD_INTEGER, "-"},
      {WARTA_TERM_XSD_NON_NEGATIVE_INTEGER, "-1"},
      {WARTA_TERM_XSD_ANY_URI, "contoh.id"},
      {WARTA_TERM_XSD_ANY_URI, "https://contoh.id/a b"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    if (warta_lexical_form_is_legal(cases[i].text, cases[i].datatype)) {
      g_error("%s should not be legal", cases[i].text);
    }
  }
}

static void
test_iri_repair(void)
{
  static const struct {
    const char *given;
    const char *repaired; // NULL: beyond repair
  } cases[] = {
      {"https://contoh.id/berita?x=1&y=2#bagian",
       "https://contoh.id/berita?x=1&y=2#bagian"},
      {"https://contoh.id/a b", "https://contoh.id/a%20b"},
      {"https://contoh.id/{a}|\\^`\"<>",
       "https://contoh.id/%7Ba%7D%7C%5C%5E%60%22%3C%3E"},
      {"https://contoh.id/100%", "https://contoh.id/100%25"},
      {"https://contoh.id/%2", "https://contoh.id/%252"},
      {"https://contoh.id/%2F", "https://contoh.id/%2F"},
      {"https://contoh.id/[a]", "https://contoh.id/%5Ba%5D"},
      {"https://contoh.id/#a#b", "https://contoh.id/#a%23b"},
      {"https://contoh.id/\x01\x7F", "https://contoh.id/%01%7F"},
      {"https://contoh.id/\xC3\xA9", "https://contoh.id/\xC3\xA9"},
      {"https://contoh.id/\xF0\x9F\x87\xAE", "https://contoh.id/%F0%9F%87%AE"},
      {"https://contoh.id/\xEE\x80\x80", "https://contoh.id/%EE%80%80"},
      {"https://contoh.id/\xFF", "https://contoh.id/%FF"},
      {"https://contoh.id/\xED\xA0\x80", "https://contoh.id/%ED%A0%80"},
      {"https://contoh.id/\xEF\xBF\xBF", "https://contoh.id/%EF%BF%BF"},
      {"https://a@b@contoh.id/", "https://a%40b@contoh.id/"},
      {"https://[::1]:80/", "https://[::1]:80/"},
      {"https://[v]/", NULL},
      {"https://contoh.id:abc/", NULL},
      {"https://contoh.id:8080", "https://contoh.id:8080"},
      {"urn:isbn:123", "urn:isbn:123"},
      {"https://contoh.id/a/./b/../c?../d#./e",
       "https://contoh.id/a/c?../d#./e"},
      {"https://contoh.id/..", "https://contoh.id/"},
      {"https://contoh.id/a/b/.", "https://contoh.id/a/b/"},
      {"https://contoh.id/../../a", "https://contoh.id/a"},
      {"https://contoh.id/a...b/.../c", "https://contoh.id/a...b/.../c"},
      {"https://contoh.id//a//", "https://contoh.id//a//"},
      {"file:///../x", "file:///x"},
      {"urn:a:../../x", "urn:a:../x"},
      {"urn:../x", "urn:/x"},
      {"contoh.id/berita", NULL},
      {"//contoh.id/", NULL},
      {"1http://contoh.id/", NULL},
      {" https://contoh.id/", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autofree char *repaired = warta_iri_repair(cases[i].given);
    g_assert_cmpstr(repaired, ==, cases[i].repaired);
    g_assert_true(warta_iri_is_legal(cases[i].given) ==
                  (repaired != NULL && strcmp(repaired, cases[i].given) == 0));
    if (repaired != NULL) {
      g_assert_true(warta_iri_is_legal(repaired));
    }
  }
}

static void
test_segments(void)
{
  g_autoptr(GString) out = g_string_new("x/");
  warta_iri_append_segment(out, "a b/c\xC3\xA9-._~%");
  g_assert_cmpstr(out->str, ==, "x/a%20b%2Fc%C3%A9-._~%25");
  g_string_truncate(out, 0);
  warta_iri_append_segment(out, "..");
  g_assert_cmpstr(out->str, ==, "%2E%2E");
}

static void
test_vocabulary(void)
{
  for (int i = 0; i < WARTA_N_TERMS; ++i) {
    const WartaVocabInfo *term = &warta_vocab[i];
    g_autofree char *iri =
        g_strconcat(warta_prefixes[term->prefix].iri, term->local, NULL);
    g_assert_cmpstr(term->iri, ==, iri);
    g_assert_cmpuint(term->iri_length, ==, strlen(iri));
    g_assert_true(warta_iri_is_legal(iri));
    for (int j = 0; j < i; ++j) {
      g_assert_cmpstr(warta_vocab[j].iri, !=, iri);
    }
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/lexical/legal", test_legal_forms);
  g_test_add_func("/lexical/illegal", test_illegal_forms);
  g_test_add_func("/iri/repair", test_iri_repair);
  g_test_add_func("/iri/segments", test_segments);
  g_test_add_func("/vocab/terms", test_vocabulary);
  return g_test_run();
}
