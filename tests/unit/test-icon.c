// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Constituents to dependencies: each tree with the arcs that it must have,
/// as "word relation head".

#include "train/treebank.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *name;
  const char *tree;
  const char *arcs[8];
} Case;

static const Case cases[] = {
    {"transitive",
     "(S (NP (NNO Polisi)) (VP (VBT menangkap) (NP (NUM dua) (NNO pencuri))) "
     "(PUN .))",
     {"Polisi nsubj menangkap", "pencuri obj menangkap", "dua nummod pencuri",
      ". punct menangkap", "menangkap root -"}},
    {"quotation",
     "(SINV (PUN \") (S (NP (PRN Kami)) (VP (TAME akan) (VBI datang))) (PUN ,) "
     "(PUN \") (VP (VBI kata)) (NP (NNP Rahmat)) (PUN .))",
     {"kata root -", "datang ccomp kata", "Rahmat nsubj kata",
      "Kami nsubj datang", "akan aux datang"}},
    {"passive with agent",
     "(S (NP (NNO Jembatan) (ART itu)) (VP (VBP dibangun) (PP (PPO oleh) (NP "
     "(NNO warga)))) (PUN .))",
     {"Jembatan nsubj:pass dibangun", "itu det Jembatan",
      "warga obl:agent dibangun", "oleh case warga"}},
    {"passive without agent",
     "(S (NP (NNO Dia)) (VP (VBP disebut) (NP (NNO pahlawan))) (PUN .))",
     {"Dia nsubj:pass disebut", "pahlawan obj disebut"}},
    {"extent",
     "(S (NP (NNO Harga)) (VP (VBI meningkat) (NP (NUM 10) (NNO persen))) "
     "(PUN .))",
     {"Harga nsubj meningkat", "persen obl meningkat", "10 nummod persen"}},
    {"no extent",
     "(S (NP (NNO Ia)) (VP (VBI menjadi) (NP (NNO lurah))) (PUN .))",
     {"lurah obj menjadi"}},
    {"object of the second verb",
     "(S (NP (PRN Ia)) (VP (VBI datang) (CCN dan) (VBT membaca) (NP (NNO "
     "surat))) (PUN .))",
     {"membaca conj datang", "surat obj membaca", "dan cc membaca",
      "Ia nsubj datang"}},
    {"owner",
     "(S (NP (NNO Rumah) (ART nya)) (VP (VBI terbakar)) (PUN .))",
     {"nya nmod:poss Rumah", "Rumah nsubj terbakar"}},
    {"doubled",
     "(S (NP (NNO Anak) (PUN -) (NNO anak)) (VP (VBI bermain)) (PUN .))",
     {"Anak-anak nsubj bermain"}},
    {"not doubled",
     "(S (NP (NNP Solo) (PUN -) (NNP Tegal)) (VP (VBP ditutup)) (PUN .))",
     {"Solo nsubj:pass ditutup", "- punct Solo"}},
    {"copula",
     "(S (NP (NNP Rahmat)) (VP (VBL adalah) (NP (NUM seorang) (NNO guru))) "
     "(PUN .))",
     {"guru root -", "adalah cop guru", "Rahmat nsubj guru",
      "seorang det guru"}},
    {"relative clause",
     "(S (NP (NP (NNO Guru)) (RPN (PRR yang) (VP (VBP dipanggil)))) (VP (VBI "
     "pulang)) (PUN .))",
     {"dipanggil acl:relcl Guru", "yang nsubj:pass dipanggil",
      "Guru nsubj pulang"}},
    {"relative clause with a subject",
     "(S (NP (NP (NNO Buku)) (RPN (PRR yang) (S (NP (PRN saya)) (VP (VBT "
     "baca))))) (VP (VBI hilang)) (PUN .))",
     {"baca acl:relcl Buku", "saya nsubj baca", "yang obj baca"}},
    {"particle",
     "(S (NP (PRN Dialah)) (VP (VBI menang)) (PUN .))",
     {"lah advmod:emph Dia"}},
    {"list",
     "(S (NP (NP (NNO Beras)) (PUN ,) (NP (NNO gula)) (PUN ,) (CCN dan) (NP "
     "(NNO kopi))) (VP (VBI habis)) (PUN .))",
     {"gula conj Beras", "kopi conj Beras", "dan cc kopi",
      "Beras nsubj habis"}},
};

static int32_t
find_word(const TrainSentence *s, const char *form)
{
  for (uint32_t i = 0; i < s->n; ++i) {
    if (strcmp(s->words[i].form, form) == 0) {
      return (int32_t)i;
    }
  }
  return -1;
}

static void
check_arc(const TrainSentence *s, const char *arc)
{
  g_auto(GStrv) parts = g_strsplit(arc, " ", 3);
  const int32_t word = find_word(s, parts[0]);
  g_assert_cmpint(word, >=, 0);
  const TrainWord *w = &s->words[word];
  g_assert_cmpstr(warta_rel_names[w->rel], ==, parts[1]);
  g_assert_cmpstr(w->head < 0 ? "-" : s->words[w->head].form, ==, parts[2]);
}

static void
test_cases(void)
{
  const char *data = g_getenv("WARTAGRAF_DATA");
  g_assert_nonnull(data);
  g_autofree char *rules =
      g_build_filename(data, "lexicon", "icon-heads.tsv", NULL);
  g_autofree char *dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "trees.txt", NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(GError) error = NULL;
    g_autoptr(TrainSet) set = train_set_new();
    g_test_message("%s", cases[i].name);
    g_file_set_contents(path, cases[i].tree, -1, NULL);
    train_read_icon(set, path, rules, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(set->sentences->len, ==, 1);
    for (size_t k = 0; k < 8 && cases[i].arcs[k]; ++k) {
      check_arc(&g_array_index(set->sentences, TrainSentence, 0),
                cases[i].arcs[k]);
    }
  }
  g_remove(path);
  g_rmdir(dir);
}

/// Damaged trees are left out.
static void
test_damaged(void)
{
  const char *data = g_getenv("WARTAGRAF_DATA");
  g_autofree char *rules =
      g_build_filename(data, "lexicon", "icon-heads.tsv", NULL);
  g_autofree char *dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "trees.txt", NULL);
  g_autofree char *deep = g_strnfill(10000, '(');
  const char *const bad[] = {"(S (NP (NNO Ia))",  ")", "(S", "", "()", deep,
                             "(S (NP (NNO Ia))))"};
  for (size_t i = 0; i < G_N_ELEMENTS(bad); ++i) {
    g_autoptr(GError) error = NULL;
    g_autoptr(TrainSet) set = train_set_new();
    g_file_set_contents(path, bad[i], -1, NULL);
    train_read_icon(set, path, rules, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(set->sentences->len, ==, 0);
  }
  g_remove(path);
  g_rmdir(dir);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/icon/cases", test_cases);
  g_test_add_func("/icon/damaged", test_damaged);
  return g_test_run();
}
