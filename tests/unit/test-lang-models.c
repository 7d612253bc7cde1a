// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Models are trained on a few sentences, stored and read back: what run time
/// computes from the file must be what the plain tables say.

#include "lang/classes.h"
#include "lang/tagger.h"
#include "train/learn.h"
#include "train/score.h"
#include "train/store.h"
#include "train/teach.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

static const char treebank[] =
    "1\tPolisi\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tmenangkap\t_\tVERB\t_\tVoice=Act\t0\troot\t_\t_\n"
    "3\tdua\t_\tNUM\t_\t_\t4\tnummod\t_\t_\n"
    "4\tpencuri\t_\tNOUN\t_\t_\t2\tobj\t_\t_\n"
    "5\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tDua\t_\tNUM\t_\t_\t2\tnummod\t_\t_\n"
    "2\tpencuri\t_\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_\n"
    "3\tditangkap\t_\tVERB\t_\tVoice=Pass\t0\troot\t_\t_\n"
    "4\toleh\t_\tADP\t_\t_\t5\tcase\t_\t_\n"
    "5\tpolisi\t_\tNOUN\t_\t_\t3\tobl:agent\t_\t_\n"
    "6\t,\t_\tPUNCT\t_\t_\t7\tpunct\t_\t_\n"
    "7\tkata\t_\tVERB\t_\tVoice=Act\t3\tparataxis\t_\t_\n"
    "8\tCamat\t_\tNOUN\t_\t_\t7\tnsubj\t_\t_\n"
    "9\tRahmat\t_\tPROPN\t_\t_\t8\tnmod\t_\t_\n"
    "10\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
    "\n"
    "1\tRahmat\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tmembeli\t_\tVERB\t_\tVoice=Act\t0\troot\t_\t_\n"
    "3\trumah\t_\tNOUN\t_\t_\t2\tobj\t_\t_\n"
    "4\tbaru\t_\tADJ\t_\t_\t3\tamod\t_\t_\n"
    "5\tdi\t_\tADP\t_\t_\t6\tcase\t_\t_\n"
    "6\tTuban\t_\tPROPN\t_\t_\t2\tobl\t_\t_\n"
    "7\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n";

typedef struct {
  char *dir;
  char *path;
  TrainSet *set;
  TrainSamples *samples;
  TrainTable *tags;
  TrainTable *icon;
  TrainParser parser;
  TrainModel model;
} Fixture;

static void
setup(Fixture *f, const void *data)
{
  g_autoptr(GError) error = NULL;
  f->dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  g_autofree char *bank = g_build_filename(f->dir, "bank.conllu", NULL);
  f->path = g_build_filename(f->dir, "test.model", NULL);
  g_file_set_contents(bank, treebank, -1, NULL);
  f->set = train_set_new();
  // Twice, so that every feature is seen often enough.
  train_read_conllu(f->set, bank, TRAIN_BANK_CSUI, &error);
  train_read_conllu(f->set, bank, TRAIN_BANK_ICON, &error);
  g_assert_no_error(error);
  g_remove(bank);
  f->samples = train_samples_new(f->set, NULL);
  const TrainOptions options = {.epochs = 8, .seed = 1, .quiet = true};
  f->tags = train_tagger(f->samples, &options);
  f->icon = train_icon_tagger(f->samples, &options);
  train_parser(f->samples, &options, &f->parser);
  f->model = (TrainModel){f->tags,          f->icon,         f->parser.moves,
                          f->parser.labels, f->parser.marks, TRAIN_BANK_CSUI};
  train_store(&f->model, f->path, &error);
  g_assert_no_error(error);
}

static void
teardown(Fixture *f, const void *data)
{
  g_remove(f->path);
  g_rmdir(f->dir);
  train_table_free(f->tags);
  train_table_free(f->icon);
  train_table_free(f->parser.moves);
  train_table_free(f->parser.labels);
  train_table_free(f->parser.marks);
  train_samples_free(f->samples);
  train_set_free(f->set);
  g_free(f->path);
  g_free(f->dir);
}

static void
open_model(const Fixture *f, WartaLangModel *model)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(warta_lang_model_open(model, f->path, &error));
  g_assert_no_error(error);
}

/// What was learnt comes back, from the stored model too.
static void
test_learnt(Fixture *f, const void *data)
{
  WartaLangModel model = {0};
  open_model(f, &model);
  TrainJudge *judge = train_judge_new(f->samples->longest);
  WartaTagCache *cache = warta_tag_cache_new();
  TrainScore plain = {0};
  TrainScore stored = {0};
  const WartaScorer scorer = train_scorer(&f->model);
  for (uint32_t i = 0; i < f->samples->n; ++i) {
    const TrainSample *s = &f->samples->samples[i];
    if (s->bank == TRAIN_BANK_CSUI) {
      train_judge_analyze(judge, &scorer, s);
      train_judge_compare(judge, s, &plain);
      train_judge_run(judge, &model, cache, s);
      train_judge_compare(judge, s, &stored);
    }
  }
  g_assert_cmpfloat(plain.arcs, ==, plain.words);
  g_assert_cmpfloat(plain.tags, ==, plain.words);
  g_assert_cmpfloat(stored.arcs, ==, stored.words);
  g_assert_cmpfloat(stored.tags, ==, stored.words);
  train_judge_free(judge);
  warta_tag_cache_free(cache);
  warta_lang_model_close(&model);
}

/// A weight of a move over that of the first, in steps; 0 if light ones fall
/// out.
static int32_t
move_steps(const float *weights, size_t c)
{
  const float most =
      fmaxf(fabsf(weights[1] - weights[0]), fabsf(weights[2] - weights[0]));
  return most < 1 ? 0 : (int32_t)lroundf((weights[c] - weights[0]) * 2);
}

/// The table of moves against the plain list of weights: a key has its weights
/// or none, and those that have none are the lighter ones.
static void
test_moves(Fixture *f, const void *data)
{
  WartaLangModel model = {0};
  open_model(f, &model);
  TrainFold *fold = train_table_fold(f->parser.moves, TRAIN_BANK_CSUI);
  size_t n = 0;
  size_t same = 0;
  size_t wrong = 0;
  double kept = 0;
  double all = 0;
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * 3];
    int32_t scores[3] = {0};
    warta_table3_score(&model.moves, &fold->keys[i], 1, scores);
    const int32_t wanted[3] = {0, move_steps(w, 1), move_steps(w, 2)};
    const bool good = memcmp(scores, wanted, sizeof(scores)) == 0;
    const bool heavy = wanted[1] != 0 || wanted[2] != 0;
    n += heavy;
    same += heavy && good;
    wrong += !good && (scores[1] != 0 || scores[2] != 0);
    all += abs(wanted[1]) + abs(wanted[2]);
    kept += good ? abs(wanted[1]) + abs(wanted[2]) : 0;
  }
  g_assert_cmpuint(n, >, 100);
  g_assert_cmpuint(same * 10, >=, n * 6);
  g_assert_cmpfloat(kept / all, >, (double)same / (double)n);
  // Two keys of one bucket may share a check of 16 bits; parts of heavy weights
  // may fall out.
  g_assert_cmpuint(wrong, <=, 2);
  // Keys that were never seen score nothing.
  wrong = 0;
  for (uint64_t i = 0; i < 1000; ++i) {
    const uint64_t key = warta_spread(i + 123456789);
    int32_t scores[3] = {0};
    warta_table3_score(&model.moves, &key, 1, scores);
    wrong += scores[0] != 0 || scores[1] != 0 || scores[2] != 0;
  }
  g_assert_cmpuint(wrong, <=, 3);
  train_fold_free(fold);
  warta_lang_model_close(&model);
}

/// The table of labels against the plain list of weights, whatever the form of
/// a row: the weights, as exactly as the form states them, or none.
static void
test_labels(Fixture *f, const void *data)
{
  WartaLangModel model = {0};
  open_model(f, &model);
  TrainFold *fold = train_table_fold(f->parser.labels, TRAIN_BANK_CSUI);
  size_t same = 0;
  size_t absent = 0;
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * fold->n_classes];
    int32_t scores[WARTA_MAX_CLASSES] = {0};
    warta_table_row_score(&model.labels, &fold->keys[i], 1, scores);
    double off = 0;
    double most = 0;
    int32_t sum = 0;
    for (uint32_t c = 0; c < fold->n_classes; ++c) {
      off = fmax(off, fabs((double)scores[c] / 4 - (double)w[c]));
      most = fmax(most, fabs((double)w[c]));
      sum += abs(scores[c]);
    }
    same += off <= (most > 127.0 / 4 ? 0.5 : 0.126);
    absent += sum == 0;
  }
  g_assert_cmpuint(fold->n, >, 100);
  g_assert_cmpuint(same + absent, >=, fold->n - 2);
  g_assert_cmpuint(same * 2, >, fold->n);
  train_fold_free(fold);
  warta_lang_model_close(&model);
}

/// The run-time tagger against the plain one over the same stored table, on
/// words in all orders.
static void
test_tagger(Fixture *f, const void *data)
{
  WartaLangModel model = {0};
  open_model(f, &model);
  const WartaScorer scorer = warta_lang_model_scorer(&model);
  WartaTagCache *cache = warta_tag_cache_new();
  uint64_t random = 7;
  for (int round = 0; round < 200; ++round) {
    WartaInput inputs[24] = {{.word = 0}};
    uint8_t fast[24] = {0};
    uint8_t plain[24] = {0};
    uint8_t fast_icon[20] = {0};
    uint8_t plain_icon[20] = {0};
    const uint32_t n = 1 + (uint32_t)(train_random(&random) % 20);
    for (uint32_t i = 0; i < n; ++i) {
      const uint64_t k = train_random(&random) % f->samples->n;
      const TrainSample *s = &f->samples->samples[k];
      inputs[2 + i] = s->inputs[train_random(&random) % s->n];
    }
    warta_tag_sentence(&model, cache, inputs + 2, n, fast + 2, fast_icon);
    warta_decode_tags(&scorer, inputs + 2, n, plain + 2);
    warta_decode_icon(&scorer, inputs + 2, n, plain + 2, plain_icon);
    g_assert_true(memcmp(fast, plain, sizeof(fast)) == 0);
    g_assert_true(memcmp(fast_icon, plain_icon, sizeof(fast_icon)) == 0);
  }
  warta_tag_cache_free(cache);
  warta_lang_model_close(&model);
}

/// Any sentence becomes a tree: one root, no cycle, heads in range.
static void
test_trees(Fixture *f, const void *data)
{
  WartaLangModel model = {0};
  open_model(f, &model);
  TrainJudge *judge = train_judge_new(400);
  WartaTagCache *cache = warta_tag_cache_new();
  uint64_t random = 9;
  for (uint32_t n = 1; n <= 400; n = n * 3 / 2 + 1) {
    g_autofree WartaInput *inputs = g_new0(WartaInput, n + 4);
    g_autofree uint16_t *names = g_new0(uint16_t, n + 4);
    for (uint32_t i = 0; i < n; ++i) {
      const uint64_t k = train_random(&random) % f->samples->n;
      const TrainSample *s = &f->samples->samples[k];
      inputs[2 + i] = s->inputs[train_random(&random) % s->n];
    }
    const TrainSample sample = {.inputs = inputs + 2, .names = names, .n = n};
    train_judge_run(judge, &model, cache, &sample);
    const int32_t *heads = train_judge_heads(judge);
    uint32_t roots = 0;
    for (uint32_t i = 0; i < n; ++i) {
      roots += heads[i] < 0;
      int32_t at = (int32_t)i;
      for (uint32_t steps = 0; at >= 0; ++steps) {
        g_assert_cmpuint(steps, <=, n);
        g_assert_cmpint(at, <, (int32_t)n);
        at = heads[at];
      }
    }
    g_assert_cmpuint(roots, ==, 1);
  }
  train_judge_free(judge);
  warta_tag_cache_free(cache);
  warta_lang_model_close(&model);
}

static void
test_other_shape(Fixture *f, const void *data)
{
  g_autoptr(GError) error = NULL;
  const uint32_t shape[4] = {1, 2, 3, 4};
  const WartaModelSection section = {"shape", shape, sizeof(shape)};
  warta_model_file_write(f->path, WARTA_LANG_KIND, &section, 1, &error);
  g_assert_no_error(error);
  WartaLangModel model = {0};
  g_assert_false(warta_lang_model_open(&model, f->path, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  warta_lang_model_close(&model);
}

static void
test_vote(void)
{
  const int32_t a[] = {1, -1, 1};
  const int32_t b[] = {1, -1, 0};
  const int32_t c[] = {2, -1, 1};
  const uint8_t r[] = {WARTA_REL_NSUBJ, WARTA_REL_ROOT, WARTA_REL_OBJ};
  const int32_t *const heads[] = {b, a, c};
  const uint8_t *const rels[] = {r, r, r};
  int32_t voted[3];
  uint8_t labels[3];
  g_assert_true(train_vote(heads, rels, 3, 30, voted, labels));
  g_assert_cmpint(voted[0], ==, 1);
  g_assert_cmpint(voted[1], ==, -1);
  g_assert_cmpint(voted[2], ==, 1);
  g_assert_cmpint(labels[2], ==, WARTA_REL_OBJ);
  g_assert_false(train_vote(heads, rels, 3, 50, voted, labels));
  // A majority that is no tree.
  const int32_t d[] = {1, 0, -1};
  const int32_t *const cycle[] = {d, d, d};
  g_assert_false(train_vote(cycle, rels, 3, 0, voted, labels));
}

static void
test_classes(void)
{
  WartaInput input;
  warta_input_set(&input, "rumah", 5, "rumah", 5, false);
  const WartaClassSlot slots[2] = {
      [0] = {0},
      [1] = {0},
  };
  WartaClassSlot own[4] = {slots[0], slots[0], slots[0], slots[0]};
  own[input.word & 3] =
      (WartaClassSlot){(uint32_t)(input.word >> 32) | 1, 7, 3};
  const WartaClasses classes = {own, 3};
  warta_classes_apply(&classes, &input);
  const uint64_t known = input.fine;
  warta_classes_apply(NULL, &input);
  g_assert_true(input.fine == input.affix);
  g_assert_true(known != input.fine);
  WartaInput other;
  warta_input_set(&other, "pasar", 5, "pasar", 5, false);
  warta_classes_apply(&classes, &other);
  g_assert_true(other.fine == other.affix);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  const struct {
    const char *name;
    void (*func)(Fixture *f, const void *data);
  } tests[] = {
      {"/lang/models/learnt", test_learnt},
      {"/lang/models/moves", test_moves},
      {"/lang/models/labels", test_labels},
      {"/lang/models/tagger", test_tagger},
      {"/lang/models/trees", test_trees},
      {"/lang/models/shape", test_other_shape},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(tests); ++i) {
    g_test_add(tests[i].name, Fixture, NULL, setup, tests[i].func, teardown);
  }
  g_test_add_func("/lang/vote", test_vote);
  g_test_add_func("/lang/classes", test_classes);
  return g_test_run();
}
