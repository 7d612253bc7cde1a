// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/pretokenized.h"
#include "text/text.h"

#include <string.h>

#define REST "\t_\t_\t_\t_\t_\t_\t_\t"

static const char good[] = "# newdoc id = berita-1\n"
                           "# newpar\n"
                           "# sent_id = 1\n"
                           "1\t\"" REST "SpaceAfter=No\n"
                           "2-3\tRumahnya" REST "_\n"
                           "2\tRumah" REST "_\n"
                           "3\tnya" REST "_\n"
                           "3.1\thilang" REST "_\n"
                           "4\t10 000" REST "_\n"
                           "5\tDr." REST "X=1|SpaceAfter=No\n"
                           "\n"
                           "1\tIa" REST "_\n"
                           "\n"
                           "# newpar\n"
                           "1-2\tkepadaku" REST "SpaceAfter=No\n"
                           "1\tkepada" REST "_\n"
                           "2\taku" REST "_\n"
                           "3\t." REST "_\n"
                           "\n"
                           "# newdoc\n"
                           "1\tÉ" REST "_\n";

static WartaDocument *
read_next(WartaPretokenized *reader)
{
  g_autoptr(GError) error = NULL;
  WartaDocument *doc = NULL;
  g_assert_true(warta_pretokenized_next(reader, &doc, &error));
  g_assert_no_error(error);
  return doc;
}

static void
check(const WartaDocument *doc)
{
  g_autoptr(GError) error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
}

static void
test_read(void)
{
  g_autoptr(WartaPretokenized) reader =
      warta_pretokenized_new(good, strlen(good), "contoh");
  g_autoptr(WartaDocument) first = read_next(reader);
  check(first);
  g_assert_cmpstr(first->id, ==, "berita-1");
  g_assert_cmpstr(first->text, ==, "\"Rumahnya 10 000 Dr.Ia\nkepadaku.");
  g_assert_cmpuint(first->n_sentences, ==, 3);
  g_assert_cmpuint(first->sentences[2].paragraph, ==, 1);
  static const char *const lower[] = {"\"", "rumah",  "nya", "10 000", "dr.",
                                      "ia", "kepada", "ku",  "."};
  g_assert_cmpuint(first->n_tokens, ==, G_N_ELEMENTS(lower));
  for (uint32_t i = 0; i < first->n_tokens; ++i) {
    g_assert_cmpstr(first->tokens[i].lower, ==, lower[i]);
  }
  g_assert_true(first->tokens[0].flags & WARTA_TOKEN_OPEN_QUOTE);
  g_assert_false(first->tokens[1].flags & WARTA_TOKEN_JOINED);
  g_assert_true(first->tokens[2].flags & WARTA_TOKEN_JOINED);
  g_assert_true(first->tokens[2].flags & WARTA_TOKEN_SPACE_AFTER);
  g_assert_true(first->tokens[4].flags & WARTA_TOKEN_ABBREVIATION);
  g_assert_false(first->tokens[4].flags & WARTA_TOKEN_SPACE_AFTER);
  g_autoptr(WartaDocument) second = read_next(reader);
  check(second);
  g_assert_cmpstr(second->id, ==, "contoh#2");
  g_assert_cmpstr(second->text, ==, "É");
  g_assert_null(read_next(reader));
}

// What is written is read back as the same document.
static void
test_round_trip(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaTokenizer) tokenizer =
      warta_tokenizer_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  static const char text[] =
      "\"Kami siap,\" kata Dr. Budi kepadaku, Senin (23/5/2019). Ia pergi.\n"
      "PPh-nya naik 5,2%!\nSelesai.";
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->id = "uji";
  doc->text = text;
  doc->length = sizeof(text) - 1;
  doc->map = warta_text_map_new(doc->arena, text, doc->length, NULL, 0);
  warta_split_text(doc, tokenizer);
  g_autoptr(GString) out = g_string_new(NULL);
  warta_document_write_conllu(doc, out);
  g_autoptr(WartaPretokenized) reader =
      warta_pretokenized_new(out->str, out->len, "uji");
  g_autoptr(WartaDocument) back = read_next(reader);
  check(back);
  g_assert_cmpstr(back->text, ==, text);
  g_assert_cmpstr(back->id, ==, "uji");
  g_assert_cmpuint(back->n_tokens, ==, doc->n_tokens);
  g_assert_cmpuint(back->n_sentences, ==, doc->n_sentences);
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    g_assert_cmpuint(back->tokens[i].span.begin, ==, doc->tokens[i].span.begin);
    g_assert_cmpuint(back->tokens[i].span.end, ==, doc->tokens[i].span.end);
    g_assert_cmphex(back->tokens[i].flags, ==, doc->tokens[i].flags);
    g_assert_cmpstr(back->tokens[i].lower, ==, doc->tokens[i].lower);
  }
  g_autoptr(GString) again = g_string_new(NULL);
  warta_document_write_conllu(back, again);
  g_assert_cmpstr(again->str, ==, out->str);
}

static void
test_bad(void)
{
  static const struct {
    const char *text;
    const char *place;
  } cases[] = {
      {"1\tsatu\n", "uji:1: "},
      {"x\tsatu" REST "_\n", "uji:1: "},
      {"1\t" REST "_\n", "uji:1: "},
      {"1-2\tab" REST "_\n1\ta" REST "_\n\n", "uji:3: "},
      {"1-2\ta" REST "_\n", "uji:1: "},
      {"1-2\té" REST "_\n1\té" REST "_\n2\tx" REST "_\n", "uji:3: "},
      {"1-2\tab" REST "_\n2-3\tab" REST "_\n", "uji:2: "},
      {"1-99999999\tab" REST "_\n", "uji:1: "},
      {"1\t\xff" REST "_\n", "uji:0: "},
      {"1\tsatu\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "uji:1: "},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(WartaPretokenized) reader =
        warta_pretokenized_new(cases[i].text, strlen(cases[i].text), "uji");
    g_autoptr(GError) error = NULL;
    WartaDocument *doc = NULL;
    g_test_message("case %zu", i);
    g_assert_false(warta_pretokenized_next(reader, &doc, &error));
    g_assert_null(doc);
    g_assert_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX);
    g_assert_true(g_str_has_prefix(error->message, cases[i].place));
    g_assert_true(warta_pretokenized_next(reader, &doc, NULL));
    g_assert_null(doc);
  }
}

// Cut off anywhere it is read or refused, never worse.
static void
test_cut_off(void)
{
  for (size_t n = 0; n < strlen(good); ++n) {
    g_autofree char *text = g_memdup2(good, n + 1);
    g_autoptr(WartaPretokenized) reader =
        warta_pretokenized_new(text, n, "uji");
    for (;;) {
      g_autoptr(GError) error = NULL;
      g_autoptr(WartaDocument) doc = NULL;
      if (!warta_pretokenized_next(reader, &doc, &error) || doc == NULL) {
        break;
      }
      check(doc);
    }
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pretokenized/read", test_read);
  g_test_add_func("/pretokenized/round-trip", test_round_trip);
  g_test_add_func("/pretokenized/bad", test_bad);
  g_test_add_func("/pretokenized/cut-off", test_cut_off);
  return g_test_run();
}
