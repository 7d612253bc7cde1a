// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/tsv.h"
#include "clean/clean.h"
#include "clean/language.h"
#include "clean/rules.h"

#include <glib/gstdio.h>
#include <string.h>

static WartaCleaner *cleaner;

static const char *const kind_names[] = {"TITLE",  "DATELINE",  "DATE_LINE",
                                         "BYLINE", "READ_ALSO", "CAPTION",
                                         "TAGS",   "SHARE"};

static WartaDocument *
clean_article(const WartaArticle *article)
{
  g_autoptr(GError) error = NULL;
  WartaDocument *doc = warta_document_new();
  const bool done = warta_clean(doc, article, cleaner, true, NULL, &error);
  g_assert_no_error(error);
  g_assert_true(done);
  return doc;
}

static WartaDocument *
clean_text(const char *text)
{
  const WartaArticle article = {
      .id = "uji",
      .body = text,
      .body_length = strlen(text),
      .plain_text = true,
  };
  return clean_article(&article);
}

/* ---- The analysis text and its map ---- */

static void
check_text(const char *given, const char *expected)
{
  g_autoptr(WartaDocument) doc = clean_text(given);
  g_assert_cmpstr(doc->text, ==, expected);
  g_assert_cmpuint(doc->length, ==, strlen(expected));
  g_assert_cmpstr(doc->given, ==, given);
}

static void
test_normalize(void)
{
  check_text("", "");
  check_text("a\r\nb\rc\nd", "a\nb\nc\nd");
  check_text("a\u00A0b\u2009c\u3000d\te", "a b c d e");
  check_text("a\u00ADb\u200Bc\uFEFFd\u2060e\u200E", "abcde");
  check_text("a\x01"
             "b\x7F"
             "c\xC2\x85"
             "d\u2028e",
             "a b c d\ne");
  check_text("e\u0301 a\u0328\u0301 \u1100\u1161", "é ą́ 가");
  check_text("\u212B \u0958", "Å \u0915\u093C");
  check_text("“kata” – ‘ya’ — …", "“kata” – ‘ya’ — …");
  check_text("\u0301a", "\u0301a");
}

/// The code point of the text as given for each of the analysis text, in order.
static void
check_map(const char *given, const uint32_t *chars, size_t n)
{
  g_autoptr(WartaDocument) doc = clean_text(given);
  const char *at = doc->text;
  for (size_t i = 0; i < n; ++i) {
    g_assert_cmpuint(warta_text_map_char(doc->map, (uint32_t)(at - doc->text)),
                     ==, chars[i]);
    at = g_utf8_next_char(at);
  }
  g_assert_true(*at == '\0');
}

static void
test_map(void)
{
  const uint32_t crlf[] = {0, 1, 3, 4, 5};
  check_map("a\r\nb\rc", crlf, G_N_ELEMENTS(crlf));
  const uint32_t composed[] = {0, 2, 3};
  check_map("e\u0301xy", composed, G_N_ELEMENTS(composed));
  const uint32_t removed[] = {0, 2, 3, 6};
  check_map("a\u00ADbc\u200B\u200Bd", removed, G_N_ELEMENTS(removed));
  const uint32_t wide[] = {0, 1, 2, 3};
  check_map("“\u00A0”x", wide, G_N_ELEMENTS(wide));
}

/// What a character of the text as given becomes, character by character.
static bool
is_kept(gunichar given, gunichar text)
{
  if (given == text) {
    return true;
  }
  if (text == '\n') {
    return given == '\r' || given == 0x2028 || given == 0x2029;
  }
  return text == ' ' && (g_unichar_isspace(given) || g_unichar_iscntrl(given));
}

static char *
random_text(GRand *rand, size_t n)
{
  static const gunichar pool[] = {
      'a',    'B',    ' ',    '\n',   '\r',   '\t',    0xA0,   0xAD,
      0x200B, 0x201C, 0x2013, 0x2028, 0xFEFF, 0x1F642, 0x3000, 0xE9,
      '.',    '-',    ':',    '(',    ')',    '/',     0x85,   0x4E2D};
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < n; ++i) {
    g_string_append_unichar(
        text, pool[g_rand_int_range(rand, 0, G_N_ELEMENTS(pool))]);
  }
  return g_string_free(text, FALSE);
}

static void
check_backwards(const char *given)
{
  g_autoptr(WartaDocument) doc = clean_text(given);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast(given, -1, NULL);
  uint32_t last = 0;
  for (const char *at = doc->text; *at != '\0'; at = g_utf8_next_char(at)) {
    const uint32_t here = (uint32_t)(at - doc->text);
    const uint32_t c = warta_text_map_char(doc->map, here);
    const uint32_t b = warta_text_map_byte(doc->map, here);
    g_assert_true(is_kept(chars[c], g_utf8_get_char(at)));
    g_assert_cmpuint(g_utf8_get_char(given + b), ==, chars[c]);
    g_assert_true(at == doc->text || c > last);
    last = c;
  }
}

static void
test_map_random(void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(20240320);
  for (size_t i = 0; i < 3000; ++i) {
    g_autofree char *text = random_text(rand, i % 200);
    check_backwards(text);
  }
}

/* ---- Marks ---- */

static char *
unescape(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\\n", -1);
  g_autofree char *joined = g_strjoinv("\n", lines);
  g_auto(GStrv) returns = g_strsplit(joined, "\\r", -1);
  return g_strjoinv("\r", returns);
}

static void
check_marks(const WartaTsvRow *row)
{
  g_autofree char *text = unescape(row->fields[0]);
  g_autoptr(WartaDocument) doc = clean_text(text);
  g_autoptr(GString) found = g_string_new(NULL);
  g_autoptr(GString) expected = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_marks; ++i) {
    g_autofree char *marked = warta_document_dup_span(doc, doc->marks[i].span);
    g_string_append_printf(found, "%s=%s\n", kind_names[doc->marks[i].kind],
                           marked);
  }
  for (size_t i = 1; i < row->n_fields; ++i) {
    if (strcmp(row->fields[i], "-") != 0) {
      g_string_append_printf(expected, "%s\n", row->fields[i]);
    }
  }
  if (strcmp(found->str, expected->str) != 0) {
    g_test_message("line %u: %s\nfound:\n%sexpected:\n%s", row->line,
                   row->fields[0], found->str, expected->str);
    g_test_fail();
  }
}

static WartaTsv *
open_case(const char *name, size_t max_fields)
{
  g_autofree char *path =
      g_test_build_filename(G_TEST_DIST, "cases", name, NULL);
  g_autoptr(GError) error = NULL;
  WartaTsv *tsv = warta_tsv_open(path, 2, max_fields, &error);
  g_assert_no_error(error);
  return tsv;
}

static void
test_marks(void)
{
  g_autoptr(WartaTsv) tsv = open_case("clean-marks.tsv", 8);
  WartaTsvRow row;
  size_t n = 0;
  while (warta_tsv_next(tsv, &row)) {
    check_marks(&row);
    ++n;
  }
  g_assert_cmpuint(n, >, 80);
}

/* ---- What the text says about itself ---- */

static const char body[] =
    "Gubernur Tinjau Banjir di Dua Kecamatan\n"
    "Kamis, 23 Mei 2019 | 10:02 WIB\n"
    "JAKARTA, KOMPAS.com - Gubernur meninjau lokasi banjir di dua kecamatan "
    "dan menyerahkan bantuan beras kepada warga.\n";

static void
test_said(void)
{
  g_autoptr(WartaDocument) doc = clean_text(body);
  g_assert_cmpstr(doc->title, ==, "Gubernur Tinjau Banjir di Dua Kecamatan");
  g_assert_cmpstr(doc->published, ==, "2019-05-23T10:02:00+07:00");
  g_assert_cmpstr(doc->publisher, ==, "Kompas.com");
}

static void
test_given(void)
{
  const WartaArticle article = {
      .id = " uji\t1 ",
      .url = "https://news.detik.com/berita/d-1",
      .title = "Judul\n lain",
      .published = "2020-01-02",
      .publisher = "Kabar Kita",
      .body = body,
      .body_length = strlen(body),
      .plain_text = true,
  };
  g_autoptr(WartaDocument) doc = clean_article(&article);
  g_assert_cmpstr(doc->id, ==, "uji 1");
  g_assert_cmpstr(doc->title, ==, "Judul lain");
  g_assert_cmpstr(doc->published, ==, "2020-01-02");
  g_assert_cmpstr(doc->publisher, ==, "Kabar Kita");
  // The first line is a headline all the same.
  g_assert_cmpint(doc->marks[0].kind, ==, WARTA_MARK_TITLE);
}

static void
test_host(void)
{
  static const struct {
    const char *url;
    const char *publisher;
  } cases[] = {{"https://news.detik.com/berita/d-1", "detikcom"},
               {"https://www.antaranews.com/berita/1", "ANTARA"},
               {"http://KOMPAS.com:80/x", "Kompas.com"},
               {"https://notdetik.com/x", NULL},
               {"https://example.org/detik.com", NULL},
               {"detik.com", NULL}};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    const WartaArticle article = {
        .id = "uji",
        .url = cases[i].url,
        .body = "Teks.",
        .body_length = 5,
    };
    g_autoptr(WartaDocument) doc = clean_article(&article);
    g_assert_cmpstr(doc->publisher, ==, cases[i].publisher);
  }
}

static void
note_message(WartaSeverity severity, const char *name, uint64_t line,
             const char *text, void *data)
{
  g_string_append_printf(data, "%s:%u: %s", name, (unsigned)line, text);
}

static void
test_absurd_date(void)
{
  g_autoptr(GString) messages = g_string_new(NULL);
  const WartaDiag diag = {note_message, messages};
  const WartaArticle article = {.id = "uji",
                                .name = "a.jsonl",
                                .line = 3,
                                .published = "2024-02-31",
                                .body = "Teks.",
                                .body_length = 5};
  g_autoptr(WartaDocument) doc = warta_document_new();
  g_assert_true(warta_clean(doc, &article, cleaner, true, &diag, NULL));
  g_assert_null(doc->published);
  g_assert_cmpstr(messages->str, ==,
                  "a.jsonl:3: '2024-02-31' is no date of publication; "
                  "it is left out");
}

/* ---- Refusals ---- */

static void
check_refused(const WartaArticle *article, bool any_language, int code,
              const char *message)
{
  g_autoptr(WartaDocument) doc = warta_document_new();
  g_autoptr(GError) error = NULL;
  g_assert_false(
      warta_clean(doc, article, cleaner, any_language, NULL, &error));
  g_assert_error(error, WARTA_ERROR, code);
  g_assert_cmpstr(error->message, ==, message);
}

static void
test_refused(void)
{
  const WartaArticle invalid = {.id = "uji", .body = "a\xFF", .body_length = 2};
  check_refused(&invalid, true, WARTA_ERROR_RECORD,
                "uji: text is not valid UTF-8; convert it first");
  const WartaArticle nul = {
      .id = "uji", .name = "a.txt", .body = "a\0b", .body_length = 3};
  check_refused(&nul, true, WARTA_ERROR_RECORD,
                "a.txt: text is not valid UTF-8; convert it first");
}

static void
test_language(void)
{
  static const struct {
    const char *code;
    const char *name;
  } codes[] = {{"id", NULL},
               {"short", NULL},
               {"ms", "Malay"},
               {"jv", "Javanese"},
               {"su", "Sundanese"},
               {"en", "English"},
               {"other", "another language"}};
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaLanguages) languages =
      warta_languages_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_autoptr(WartaTsv) tsv = open_case("language/passages.tsv", 2);
  WartaTsvRow row;
  size_t n = 0;
  while (warta_tsv_next(tsv, &row)) {
    for (size_t i = 0; i < G_N_ELEMENTS(codes); ++i) {
      if (strcmp(codes[i].code, row.fields[0]) != 0) {
        continue;
      }
      const char *found = warta_languages_foreign(
          languages, row.fields[1], (uint32_t)strlen(row.fields[1]));
      if (g_strcmp0(found, codes[i].name) != 0) {
        g_test_message("line %u: found %s", row.line, found);
        g_test_fail();
      }
      ++n;
    }
  }
  g_assert_cmpuint(n, >=, 70);
}

static void
test_language_error(void)
{
  static const char english[] =
      "The minister said that the road would be open before the end of the "
      "year, but people who live there are not so sure.";
  const WartaArticle article = {.id = "uji",
                                .name = "a.txt",
                                .body = english,
                                .body_length = sizeof english - 1};
  check_refused(&article, false, WARTA_ERROR_LANGUAGE,
                "a.txt: looks like English, not Indonesian; "
                "use --any-language to read it all the same");
  g_autoptr(WartaDocument) doc = clean_article(&article);
  g_assert_nonnull(doc->text);
}

/* ---- Hostile texts: linear, whatever is repeated ---- */

static void
test_hostile(void)
{
  static const char *const pieces[] = {"Baca juga: ",
                                       "(",
                                       "\"",
                                       "'",
                                       "e\u0301",
                                       "\u0301",
                                       "JAKARTA, ",
                                       "a/",
                                       "Foto: ",
                                       "(Baca juga ",
                                       ". Lihat Video '",
                                       "|",
                                       " - ",
                                       "A\n",
                                       "Tags\n",
                                       "\r",
                                       "A B C D E\n",
                                       "*",
                                       "Simak Video '",
                                       "\u00AD"};
  const size_t size = 2 * 1024 * 1024;
  for (size_t i = 0; i < G_N_ELEMENTS(pieces); ++i) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < size) {
      g_string_append(text, pieces[i]);
    }
    const gint64 begin = g_get_monotonic_time();
    warta_document_free(clean_text(text->str));
    const gint64 end = g_get_monotonic_time();
    g_test_message("%s: %d ms", pieces[i], (int)((end - begin) / 1000));
    g_assert_cmpint((int)((end - begin) / 1000), <, 20000);
  }
}

/* ---- Data files ---- */

static void
check_bad_data(const char *row, const char *message)
{
  g_autofree char *dir = g_dir_make_tmp("warta-clean-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename(dir, "lexicon", NULL);
  g_autofree char *path = g_build_filename(folder, "clean.tsv", NULL);
  g_autofree char *expected = g_strdup_printf("%s:2: %s", path, message);
  g_autoptr(GError) error = NULL;
  g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, row, -1, NULL));
  g_assert_null(warta_cleaner_load(dir, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_cmpstr(error->message, ==, expected);
  g_remove(path);
  g_remove(folder);
  g_remove(dir);
}

static void
test_bad_data(void)
{
  static const char message[] = "unknown kind, place or extent, or no pattern; "
                                "see the head of the file";
  check_bad_data("#\nSHARING\tline\tself\tx\n", message);
  check_bad_data("#\nSHARE\tlines\tself\tx\n", message);
  check_bad_data("#\nSHARE\tline\twhole\tx\n", message);
  check_bad_data("#\nSHARE\tline\tself\t\n", message);
}

static void
test_match(void)
{
  g_assert_cmpuint(warta_clean_match("Baca juga", "Baca juga: x", 12), ==, 9);
  g_assert_cmpuint(warta_clean_match("Baca juga", "BACA  JUGA", 10), ==, 10);
  g_assert_cmpuint(warta_clean_match("Baca juga", "baca juga", 9), ==, 0);
  g_assert_cmpuint(warta_clean_match("Baca juga", "Baca jugalah", 12), ==, 0);
  g_assert_cmpuint(warta_clean_match("Baca juga", "Baca ju", 7), ==, 0);
  g_assert_cmpuint(warta_clean_match("BACA", "Baca", 4), ==, 0);
}

static void
test_free_null(void)
{
  warta_cleaner_free(NULL);
  warta_clean_rules_free(NULL);
  warta_languages_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  cleaner = warta_cleaner_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_test_add_func("/clean/normalize", test_normalize);
  g_test_add_func("/clean/map", test_map);
  g_test_add_func("/clean/map-random", test_map_random);
  g_test_add_func("/clean/marks", test_marks);
  g_test_add_func("/clean/said", test_said);
  g_test_add_func("/clean/given", test_given);
  g_test_add_func("/clean/host", test_host);
  g_test_add_func("/clean/absurd-date", test_absurd_date);
  g_test_add_func("/clean/refused", test_refused);
  g_test_add_func("/clean/language", test_language);
  g_test_add_func("/clean/language-error", test_language_error);
  g_test_add_func("/clean/hostile", test_hostile);
  g_test_add_func("/clean/bad-data", test_bad_data);
  g_test_add_func("/clean/match", test_match);
  g_test_add_func("/clean/free-null", test_free_null);
  const int result = g_test_run();
  warta_cleaner_free(cleaner);
  return result;
}
