// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/number.h"

#include <string.h>

/// A sentence of words that no tree binds together.
static WartaDocument *
document(const char *text)
{
  WartaDocument *doc = warta_document_new();
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  doc->n_tokens = g_strv_length(words);
  doc->tokens = warta_arena_array(doc->arena, WartaToken, doc->n_tokens);
  for (uint32_t t = 0; t < doc->n_tokens; ++t) {
    doc->tokens[t] = (WartaToken){
        .lower = warta_arena_strdup(doc->arena, words[t]),
        .name = WARTA_NONE,
        .time = WARTA_NONE,
        .head = WARTA_NONE,
    };
  }
  return doc;
}

/// Return the number that the text begins with and how many words it has, as
/// "25/3"; or "none".
static char *
read_number(const WartaFrames *frames, const char *text)
{
  WartaDocument *doc = document(text);
  WartaScene scene = {0};
  WartaNumber number;
  warta_scene_open(&scene, doc, frames);
  char *read =
      warta_number_read(&scene, 0, doc->n_tokens, &number)
          ? g_strdup_printf("%s/%u", warta_number_text(&number, doc->arena),
                            number.end)
          : g_strdup("none");
  warta_scene_close(&scene);
  warta_arena_free(doc->arena);
  return read;
}

static void
test_numbers(void)
{
  static const char *const cases[][2] = {
      {"12 orang", "12/1"},
      {"1.200 jiwa", "1200/1"},
      {"1.200.000 jiwa", "1200000/1"},
      {"1,5 miliar", "1500000000/2"},
      {"1.5 miliar", "1500000000/2"},
      {"20 triliun", "20000000000000/2"},
      {"1,25 persen", "1.25/1"},
      {"5,60 skala", "5.6/1"},
      {"2.500,75 ton", "2500.75/1"},
      {"2,500.75 ton", "2500.75/1"},
      {"0.125 gram", "0.125/1"},
      {"0,5 kg", "0.5/1"},
      {"0 korban", "0/1"},
      {"dua orang", "2/1"},
      {"dua puluh lima orang", "25/3"},
      {"sebelas orang", "11/1"},
      {"dua belas orang", "12/2"},
      {"seratus dua puluh tiga orang", "123/4"},
      {"tiga ratus ribu orang", "300000/3"},
      {"dua juta lima ratus ribu rupiah", "2500000/5"},
      {"seribu dua ratus orang", "1200/3"},
      {"satu setengah juta", "1/1"},
      {"seorang pria", "1/1"},
      {"kedua pria", "2/1"},
      {"10 hingga 15 orang", "10/3"},
      {"10 - 15 orang", "10/3"},
      {"5 hingga 10 juta", "5000000/4"},
      {"800 ribu hingga 1 juta", "800000/5"},
      {"dua sampai tiga orang", "2/3"},
      {"belasan orang", "none"},
      {"puluhan ribu orang", "none"},
      {"beberapa orang", "none"},
      {"orang", "none"},
      {"puluh orang", "none"},
      {"12/5 orang", "none"},
      {"10.30.5", "none"},
      {"1,2,3", "none"},
      {"12a", "none"},
      {"999999999999999999 triliun", "none"},
      {"9999999999999999999999", "none"},
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaFrames) frames =
      warta_frames_load(g_getenv("WARTAGRAF_DATA"), false, &error);
  g_assert_no_error(error);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autofree char *got = read_number(frames, cases[i][0]);
    if (strcmp(got, cases[i][1]) != 0) {
      g_test_message("\"%s\" is %s, not %s", cases[i][0], got, cases[i][1]);
      g_test_fail();
    }
  }
}

/// A literal of any characters is read or refused, and never read past.
static void
test_literals(void)
{
  WartaNumber number;
  g_assert_false(warta_number_literal("", 0, &number));
  g_assert_false(warta_number_literal(".", 1, &number));
  g_assert_false(warta_number_literal("5,", 2, &number));
  g_assert_true(warta_number_literal("5,6", 1, &number));
  g_assert_cmpuint(number.digits, ==, 5);
  g_assert_true(warta_number_literal("5,67", 3, &number));
  g_assert_cmpuint(number.digits, ==, 56);
  g_assert_cmpuint(number.scale, ==, 1);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/number/read", test_numbers);
  g_test_add_func("/number/literals", test_literals);
  return g_test_run();
}
