// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// Learned decisions: features, weights, choices, and how they are learned.

#include "event/decide.h"
#include "train/goldset.h"
#include "train/loglinear.h"

#include <glib/gstdio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

static WartaDecisions *
load(const char *rows, GError **error)
{
  g_autofree char *dir = g_dir_make_tmp("warta-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename(dir, "frames", NULL);
  g_autofree char *path = g_build_filename(sub, "decisions.tsv", NULL);
  g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, rows, -1, NULL));
  WartaDecisions *decisions = warta_decisions_load(dir, error);
  g_remove(path);
  g_rmdir(sub);
  g_rmdir(dir);
  return decisions;
}

static void
test_weights(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDecisions) d =
      load("role\tthreshold\t0.5 0.4 0 0\n"
           "role\trule=agent|subject\t1 -1 0 0.5\nrole\tbias\t0.5 0 0 0\n"
           "source\tbias\t9\n",
           &error);
  g_assert_no_error(error);
  const WartaPiece agent = warta_piece("agent");
  const WartaPiece subject = warta_piece("subject");
  WartaFeatures f;
  warta_features_init(&f, NULL);
  warta_features_clear(&f, WARTA_TASK_ROLE);
  warta_features_add(&f, WARTA_FEATURE_RULE, &agent, &subject, NULL);
  warta_features_add(&f, WARTA_FEATURE_BIAS, NULL, NULL, NULL);
  warta_features_add(&f, WARTA_FEATURE_RULE, &subject, &agent, NULL);
  g_assert_cmpuint(f.keys[0], ==,
                   warta_feature_key(WARTA_TASK_ROLE, "rule=agent|subject"));
  float score[WARTA_MAX_COLUMNS];
  warta_decisions_score(d, &f, score);
  g_assert_cmpfloat_with_epsilon(score[0], 1.5F, 1e-6F);
  g_assert_cmpfloat_with_epsilon(score[1], -1, 1e-6F);
  g_assert_cmpfloat_with_epsilon(score[3], 0.5F, 1e-6F);
  g_assert_cmpfloat_with_epsilon(
      warta_decisions_threshold(d, WARTA_TASK_ROLE, 1), 0.4F, 1e-6F);
}

/// Many features, so that some stand in a bucket that is not theirs: from rows
/// and from a compiled file they weigh the same, and others nothing.
static void
test_compiled(void)
{
  enum { N = 3000 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) rows = g_string_new("role\tslope\t1 2 3 4\n");
  for (int i = 0; i < N; ++i) {
    g_string_append_printf(rows, "role\tlemma=kata%d\t%d.25 0 0 -0.%02d\n", i,
                           i % 50, i % 100);
  }
  g_autoptr(WartaDecisions) read = load(rows->str, &error);
  g_assert_no_error(error);
  WartaModelSection sections[WARTA_DECISIONS_SECTIONS];
  warta_decisions_sections(read, sections);
  g_autofree char *dir = g_dir_make_tmp("warta-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "tables.bin", NULL);
  warta_model_file_write(path, "tables", sections, G_N_ELEMENTS(sections),
                         &error);
  g_autoptr(WartaModelFile) file =
      warta_model_file_open(path, "tables", &error);
  g_assert_no_error(error);
  g_autoptr(WartaDecisions) mapped = warta_decisions_map(file, &error);
  g_assert_no_error(error);
  WartaFeatures f;
  warta_features_init(&f, NULL);
  for (int i = 0; i < 2 * N; ++i) {
    g_autofree char *name = g_strdup_printf("kata%d", i);
    const WartaPiece piece = warta_piece(name);
    float score[WARTA_MAX_COLUMNS];
    float other[WARTA_MAX_COLUMNS];
    warta_features_clear(&f, WARTA_TASK_ROLE);
    warta_features_add(&f, WARTA_FEATURE_LEMMA, &piece, NULL, NULL);
    warta_decisions_score(read, &f, score);
    warta_decisions_score(mapped, &f, other);
    g_assert_true(memcmp(score, other, sizeof score) == 0);
    const float first = i < N ? (float)(i % 50) + 0.25F : 0;
    const float last = i < N ? -(float)(i % 100) / 100 : 0;
    g_assert_cmpfloat_with_epsilon(score[0], first, 1e-6F);
    g_assert_cmpfloat_with_epsilon(score[3], last, 1e-6F);
  }
  g_assert_cmpfloat(
      warta_decisions_confidence(mapped, WARTA_TASK_ROLE, 1, 0.7F), ==,
      warta_decisions_confidence(read, WARTA_TASK_ROLE, 1, 0.7F));
  g_remove(path);
  g_rmdir(dir);
}

static void
test_bad_rows(void)
{
  static const char *const rows[] = {
      "role\tbias\t1 2 3\n",   "role\tbias\t1 2 3 4 5\n",
      "role\tbias\t1 2 3 x\n", "role\tbias\t1 2 3 inf\n",
      "humour\tbias\t1\n",     "time\tbias\t\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); ++i) {
    g_autoptr(GError) error = NULL;
    g_assert_null(load(rows[i], &error));
    g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
    g_assert_nonnull(strstr(error->message, "decisions.tsv:1: "));
  }
}

static void
test_choice(void)
{
  // The last two are coordinated: together they are more probable
  const WartaOption options[] = {{0, {1}}, {1, {1.3F}}, {2, {1}}, {2, {1}}};
  float probability = 0;
  g_assert_cmpuint(warta_choose(options, 4, 0, &probability), ==, 2);
  g_assert_cmpfloat(probability, >, 0.4F);
  g_assert_cmpfloat(probability, <, 0.5F);
  g_assert_cmpuint(warta_choose(options, 2, 0, &probability), ==, 1);
  g_assert_cmpuint(warta_choose(options, 1, 0, &probability), ==, 0);
  g_assert_cmpfloat(probability, ==, 0);
}

/// Two options each time; the one with feature 0 is right, feature 1 says
/// nothing.  The second fold is as the first.
static void
test_learning(void)
{
  static const uint32_t features[] = {0, 1, 1};
  static const TrainOption made[] = {{0, 2, true, false}, {2, 3, false, false}};
  TrainChoice choices[20];
  for (uint32_t i = 0; i < G_N_ELEMENTS(choices); ++i) {
    choices[i] = (TrainChoice){0, 2, i % 2, 1};
  }
  const TrainChoices set = {choices, G_N_ELEMENTS(choices), made, features, 2};
  const TrainLogLinear how = {.passes = 5, .rate = 0.1, .penalty = 0.001};
  g_autofree float *weights = train_log_linear(&set, &how, 1);
  g_assert_cmpfloat(weights[0], >, 0.2F);
  g_assert_cmpfloat(ABS(weights[1]), <, 0.05F);
  g_assert_cmpfloat(train_log_linear_score(&set, weights, 0), >,
                    train_log_linear_score(&set, weights, 1));
  g_autofree float *again = train_log_linear(&set, &how, 1);
  g_assert_true(memcmp(weights, again, 2 * sizeof(float)) == 0);
}

static const char annotation[] =
    "{\"actors\": [{\"id\": \"ani\", \"names\": [\"Ani Lestari\", \"Ani\"]},"
    "{\"id\": \"pln\", \"names\": [\"PLN\"], \"qid\": \"Q1\"}],"
    "\"events\": [{\"at\": [4, 9], \"agent\": [\"@ani\", \"@pln?\"],"
    "\"target\": [\"kabel baru | kabel\"], \"time\": \"2026-W20 | 2026-05\"}]}";

static void
test_gold(void)
{
  g_autofree char *path = NULL;
  const int fd = g_file_open_tmp("warta-XXXXXX", &path, NULL);
  g_assert_cmpint(fd, >=, 0);
  g_close(fd, NULL);
  g_assert_true(g_file_set_contents(path, annotation, -1, NULL));
  g_autoptr(GError) error = NULL;
  g_autoptr(GoldArticle) article = gold_article_read(path, &error);
  g_assert_no_error(error);
  g_remove(path);
  const GoldEvent *event =
      &g_array_index(gold_article_events(article), GoldEvent, 0);
  const GoldFiller *agent =
      &g_array_index(event->roles[WARTA_ROLE_AGENT], GoldFiller, 0);
  const GoldFiller *body = agent + 1;
  const GoldFiller *thing =
      &g_array_index(event->roles[WARTA_ROLE_TARGET], GoldFiller, 0);
  g_assert_true(body->optional && !agent->optional);
  const WartaEntity ani = {.label = "ani", .actor = true};
  const WartaEntity other = {.label = "Perusahaan", .qid = "Q1", .actor = true};
  const WartaEntity cable = {.label = "sejumlah kabel baru"};
  g_assert_cmpfloat(gold_fills(article, &ani, agent), >, 0);
  g_assert_cmpfloat(gold_fills(article, &other, agent), ==, 0);
  g_assert_cmpfloat(gold_fills(article, &other, body), ==, 1);
  g_assert_cmpfloat(gold_fills(article, &cable, thing), >, 0.6);
  g_assert_cmpfloat(gold_fills(article, &cable, agent), ==, 0);
  const WartaTimeValue monday = {
      .kind = WARTA_TIME_WEEK, .begin = {2026, 5, 11}, .iso = "2026-W20"};
  const WartaTimeValue day = {
      .kind = WARTA_TIME_DAY, .begin = {2026, 5, 12}, .iso = "2026-05-12"};
  g_assert_true(gold_same_time(event, &monday));
  g_assert_false(gold_same_time(event, &day));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/decisions/weights", test_weights);
  g_test_add_func("/decisions/compiled", test_compiled);
  g_test_add_func("/decisions/bad-rows", test_bad_rows);
  g_test_add_func("/decisions/choice", test_choice);
  g_test_add_func("/decisions/learning", test_learning);
  g_test_add_func("/decisions/gold", test_gold);
  return g_test_run();
}
