// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The same sentences and the same seed give the same model, byte by byte.

#include "train/learn.h"
#include "train/store.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *form;
  int32_t head;
  uint8_t upos;
  uint8_t rel;
} Word;

static const Word visit[] = {
    {"Menteri", 1, WARTA_UPOS_NOUN, WARTA_REL_NSUBJ},
    {"mengunjungi", -1, WARTA_UPOS_VERB, WARTA_REL_ROOT},
    {"pasar", 1, WARTA_UPOS_NOUN, WARTA_REL_OBJ},
    {"di", 4, WARTA_UPOS_ADP, WARTA_REL_CASE},
    {"Kupang", 2, WARTA_UPOS_PROPN, WARTA_REL_NMOD},
    {".", 1, WARTA_UPOS_PUNCT, WARTA_REL_PUNCT},
};

static const Word repair[] = {
    {"Jembatan", 2, WARTA_UPOS_NOUN, WARTA_REL_NSUBJ_PASS},
    {"itu", 0, WARTA_UPOS_DET, WARTA_REL_DET},
    {"diperbaiki", -1, WARTA_UPOS_VERB, WARTA_REL_ROOT},
    {",", 4, WARTA_UPOS_PUNCT, WARTA_REL_PUNCT},
    {"kata", 2, WARTA_UPOS_VERB, WARTA_REL_PARATAXIS},
    {"bupati", 4, WARTA_UPOS_NOUN, WARTA_REL_NSUBJ},
};

static const Word loss[] = {
    {"Petani", 2, WARTA_UPOS_NOUN, WARTA_REL_NSUBJ},
    {"kopi", 0, WARTA_UPOS_NOUN, WARTA_REL_NMOD},
    {"merugi", -1, WARTA_UPOS_VERB, WARTA_REL_ROOT},
    {"karena", 5, WARTA_UPOS_SCONJ, WARTA_REL_MARK},
    {"harga", 5, WARTA_UPOS_NOUN, WARTA_REL_NSUBJ},
    {"turun", 2, WARTA_UPOS_VERB, WARTA_REL_ADVCL},
    {"tajam", 5, WARTA_UPOS_ADJ, WARTA_REL_ADVMOD},
};

static void
add(TrainSet *set, const Word *words, uint32_t n, TrainBank bank)
{
  TrainWord copy[8] = {{.form = NULL}};
  for (uint32_t i = 0; i < n; ++i) {
    copy[i] = (TrainWord){.form = words[i].form,
                          .lower = train_lower(words[i].form),
                          .head = words[i].head,
                          .rel = words[i].rel,
                          .upos = words[i].upos,
                          .icon = WARTA_ICON_NNP};
  }
  train_set_add(set, copy, n, bank);
  for (uint32_t i = 0; i < n; ++i) {
    g_free((char *)copy[i].lower);
  }
}

static GBytes *
train(uint64_t seed)
{
  static const TrainBank banks[] = {TRAIN_BANK_ICON, TRAIN_BANK_CSUI,
                                    TRAIN_BANK_GSD};
  g_autoptr(TrainSet) set = train_set_new();
  for (uint32_t i = 0; i < 30; ++i) {
    const TrainBank bank = banks[i % G_N_ELEMENTS(banks)];
    add(set, visit, G_N_ELEMENTS(visit), bank);
    add(set, repair, G_N_ELEMENTS(repair), bank);
    add(set, loss, G_N_ELEMENTS(loss), bank);
  }
  TrainSamples *samples = train_samples_new(set, NULL);
  const TrainOptions options = {
      .epochs = 2, .seed = seed, .rounds = 2, .quiet = true};
  train_jackknife(samples, &options, 5);
  TrainParser parser;
  TrainTable *tags = train_tagger(samples, &options);
  TrainTable *icon = train_icon_tagger(samples, &options);
  train_parser(samples, &options, &parser);
  const TrainModel model = {tags,          icon,         parser.moves,
                            parser.labels, parser.marks, TRAIN_BANK_ICON};
  g_autofree char *path = NULL;
  GError *error = NULL;
  const int file = g_file_open_tmp("train-XXXXXX", &path, &error);
  g_assert_no_error(error);
  g_close(file, NULL);
  train_store(&model, path, &error);
  g_assert_no_error(error);
  char *bytes = NULL;
  gsize size = 0;
  g_file_get_contents(path, &bytes, &size, &error);
  g_assert_no_error(error);
  g_unlink(path);
  train_table_free(tags);
  train_table_free(icon);
  train_table_free(parser.moves);
  train_table_free(parser.labels);
  train_table_free(parser.marks);
  train_samples_free(samples);
  return g_bytes_new_take(bytes, size);
}

static void
test_twice(void)
{
  g_autoptr(GBytes) first = train(1);
  g_autoptr(GBytes) second = train(1);
  g_autoptr(GBytes) other = train(2);
  g_assert_cmpuint(g_bytes_get_size(first), >, 1000);
  g_assert_true(g_bytes_equal(first, second));
  g_assert_false(g_bytes_equal(first, other));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/train/twice", test_twice);
  return g_test_run();
}
