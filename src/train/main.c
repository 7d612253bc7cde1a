// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// wartagraf-train: corpora to models.

#include "lang/model.h"
#include "train/annotate.h"
#include "train/clitic.h"
#include "train/events.h"
#include "train/manifest.h"
#include "train/names.h"
#include "train/pipeline.h"
#include "train/score.h"
#include "train/shortcut.h"
#include "train/store.h"
#include "train/teach.h"
#include "train/words.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wartagraf/wartagraf.h>

enum { N_FOLDS = 5, SHORTCUT_SENTENCES = 55000 };

typedef struct {
  char *corpora;
  char *data;
  int epochs;
  int tag_epochs;
  int rounds;
  int seed;
  int only_fold;
  gboolean no_classes;
  int raw;
  TrainAnnotator *annotator;
  WartaModelFile *words;
  WartaClasses classes;
} Options;

typedef struct {
  const char *path;
  TrainBank bank;
} Source;

static const Source sources[] = {
    {"treebanks/icon/train.txt", TRAIN_BANK_ICON},
    {"treebanks/ud/csui-train.conllu", TRAIN_BANK_CSUI},
    {"treebanks/ud/pud.conllu", TRAIN_BANK_PUD},
    {"treebanks/ud/gsd-dev.conllu", TRAIN_BANK_GSD},
    {"treebanks/ud/gsd-train-2017.conllu", TRAIN_BANK_GSD_2017},
};

static bool
read_source(TrainSet *set, const Options *options, const char *name,
            TrainBank bank, GError **error)
{
  g_autofree char *path = g_build_filename(options->corpora, name, NULL);
  if (bank != TRAIN_BANK_ICON) {
    return train_read_conllu(set, path, bank, error);
  }
  g_autofree char *rules =
      g_build_filename(options->data, "lexicon", "icon-heads.tsv", NULL);
  return train_read_icon(set, path, rules, error);
}

static const WartaClasses *
classes_of(const Options *options)
{
  return options->words ? &options->classes : NULL;
}

static bool
open_words(Options *options, GError **error)
{
  g_autofree char *path =
      g_build_filename(options->data, "model", "words.model", NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS) &&
      !train_words(options->corpora, options->data, path, error)) {
    return false;
  }
  options->words = warta_model_file_open(path, WARTA_CLASSES_KIND, error);
  return options->words &&
         warta_classes_open(&options->classes, options->words, error);
}

static bool
annotate(const Options *options, TrainSet *set)
{
  train_annotate(options->annotator, set);
  train_split_names(set);
  return true;
}

static TrainSet *
read_sources(const Options *options, GError **error)
{
  g_autoptr(TrainSet) set = train_set_new();
  for (size_t i = 0; i < G_N_ELEMENTS(sources); ++i) {
    if (!read_source(set, options, sources[i].path, sources[i].bank, error)) {
      return NULL;
    }
  }
  g_autoptr(WartaTokenizer) tokenizer =
      warta_tokenizer_load(options->data, error);
  if (!tokenizer) {
    return NULL;
  }
  train_split_clitics(set, TRAIN_BANK_GSD_2017, tokenizer);
  if (!annotate(options, set)) {
    return NULL;
  }
  return g_steal_pointer(&set);
}

/// Everything but one fifth of the banks that are scored by cross-validation.
static bool
not_in_fold(const TrainSample *sample, uint32_t fold)
{
  const bool scored =
      sample->bank == TRAIN_BANK_CSUI || sample->bank == TRAIN_BANK_GSD;
  return !scored || sample->fold % N_FOLDS != fold;
}

static TrainSamples *
choose(const TrainSamples *samples, uint32_t fold)
{
  TrainSamples *part = g_new0(TrainSamples, 1);
  part->arena = warta_arena_new();
  part->longest = samples->longest;
  part->samples = warta_arena_array(part->arena, TrainSample, samples->n + 1);
  for (uint32_t i = 0; i < samples->n; ++i) {
    if (not_in_fold(&samples->samples[i], fold)) {
      part->samples[part->n++] = samples->samples[i];
    }
  }
  return part;
}

static bool
train_all(const TrainSamples *samples, const Options *options, bool quiet,
          TrainedModels *models, GError **error)
{
  const TrainPlan plan = {.corpora = options->corpora,
                          .data = options->data,
                          .annotator = options->annotator,
                          .classes = classes_of(options),
                          .epochs = (uint32_t)options->epochs,
                          .tag_epochs = (uint32_t)options->tag_epochs,
                          .rounds = (uint32_t)options->rounds,
                          .raw = (uint32_t)options->raw,
                          .seed = (uint64_t)options->seed,
                          .quiet = quiet};
  return train_models(samples, &plan, models, error);
}

static void
score_samples(const TrainedModels *trained, const TrainSamples *samples,
              TrainBank bank, int fold, TrainScore *score)
{
  const TrainModel model = train_models_view(trained, bank);
  const WartaScorer scorer = train_scorer(&model);
  TrainJudge *judge = train_judge_new(samples->longest);
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *s = &samples->samples[i];
    if (s->bank == bank && (fold < 0 || (int)(s->fold % N_FOLDS) == fold)) {
      train_judge_analyze(judge, &scorer, s);
      train_judge_compare(judge, s, score);
    }
  }
  train_judge_free(judge);
}

static bool
evaluate(const Options *options, GError **error)
{
  g_autoptr(TrainSet) set = read_sources(options, error);
  g_autoptr(TrainSet) dev = train_set_new();
  if (!set ||
      !read_source(dev, options, "treebanks/icon/dev.txt", TRAIN_BANK_ICON,
                   error) ||
      !annotate(options, dev)) {
    return false;
  }
  TrainSamples *samples = train_samples_new(set, classes_of(options));
  TrainSamples *icon = train_samples_new(dev, classes_of(options));
  TrainScore csui = {0};
  TrainScore gsd = {0};
  TrainScore news = {0};
  for (int fold = 0; fold < N_FOLDS; ++fold) {
    if (options->only_fold >= 0 && fold != options->only_fold) {
      continue;
    }
    TrainSamples *part = choose(samples, (uint32_t)fold);
    TrainedModels trained = {.tags = NULL};
    if (!train_all(part, options, fold != options->only_fold, &trained,
                   error)) {
      return false;
    }
    score_samples(&trained, samples, TRAIN_BANK_CSUI, fold, &csui);
    score_samples(&trained, samples, TRAIN_BANK_GSD, fold, &gsd);
    score_samples(&trained, icon, TRAIN_BANK_ICON, -1, &news);
    train_models_clear(&trained);
    warta_arena_free(part->arena);
    g_free(part);
    g_printerr("part %d of %d\n", fold + 1, N_FOLDS);
    train_score_print(&csui, "csui", stdout);
    train_score_print(&gsd, "gsd", stdout);
    train_score_print(&news, "icon dev", stdout);
    fflush(stdout);
  }
  train_samples_free(samples);
  train_samples_free(icon);
  return true;
}

static bool
store_style(const TrainedModels *trained, const Options *options,
            const char *name, uint32_t bank, GError **error)
{
  g_autofree char *file = g_strconcat(name, ".model", NULL);
  g_autofree char *path = g_build_filename(options->data, "model", file, NULL);
  const TrainModel model = train_models_view(trained, bank);
  if (!train_store(&model, path, error)) {
    return false;
  }
  GStatBuf status;
  if (g_stat(path, &status) == 0) {
    g_print("%s: %.1f MB\n", path, (double)status.st_size / 1e6);
  }
  return true;
}

/// Score a stored model on a treebank.
static bool
score_model(const Options *options, const char *model_path, TrainBank bank,
            const char *file, TrainScore *score, GError **error)
{
  WartaLangModel model = {0};
  g_autoptr(TrainSet) set = train_set_new();
  if (!warta_lang_model_open(&model, model_path, error) ||
      !read_source(set, options, file, bank, error) ||
      !annotate(options, set)) {
    warta_lang_model_close(&model);
    return false;
  }
  TrainSamples *samples = train_samples_new(set, classes_of(options));
  TrainJudge *judge = train_judge_new(samples->longest);
  WartaTagCache *cache = warta_tag_cache_new();
  const clock_t start = clock();
  for (uint32_t i = 0; i < samples->n; ++i) {
    train_judge_run(judge, &model, cache, &samples->samples[i]);
    train_judge_compare(judge, &samples->samples[i], score);
  }
  const double time = (double)(clock() - start) / CLOCKS_PER_SEC;
  train_score_print(score, file, stdout);
  g_print("%.0f tokens a second of processor time\n", score->words / time);
  warta_tag_cache_free(cache);
  train_judge_free(judge);
  train_samples_free(samples);
  warta_lang_model_close(&model);
  return true;
}

/// Say in MANIFEST how the models were made and how good they are.
static bool
write_manifest(const Options *options, GError **error)
{
  g_autofree char *model =
      g_build_filename(options->data, "model", "news.model", NULL);
  g_autofree char *path =
      g_build_filename(options->data, "model", "MANIFEST", NULL);
  g_autofree char *how = g_strdup_printf(
      "build --epochs %d --tag-epochs %d --rounds %d --raw %d --seed %d",
      options->epochs, options->tag_epochs, options->rounds, options->raw,
      options->seed);
  TrainScore score = {0};
  return score_model(options, model, TRAIN_BANK_ICON, "treebanks/icon/dev.txt",
                     &score, error) &&
         train_write_manifest(path, how, &score, error);
}

/// Give the stored models their tables of settled decisions.
static bool
add_shortcuts(const Options *options, GError **error)
{
  static const char *const files[] = {"news.model", "csui.model", "gsd.model"};
  const TrainTeaching teaching = {.corpora = options->corpora,
                                  .data = options->data,
                                  .annotator = options->annotator,
                                  .sentences = SHORTCUT_SENTENCES};
  g_autoptr(TrainSet) set = train_read_raw(&teaching, error);
  if (!set) {
    return false;
  }
  TrainSamples *samples = train_samples_new(set, classes_of(options));
  bool done = true;
  for (size_t i = 0; i < G_N_ELEMENTS(files) && done; ++i) {
    g_autofree char *path =
        g_build_filename(options->data, "model", files[i], NULL);
    done = train_shortcuts(path, samples, error);
  }
  train_samples_free(samples);
  return done;
}

static bool
build(const Options *options, GError **error)
{
  g_autoptr(TrainSet) set = read_sources(options, error);
  if (!set) {
    return false;
  }
  TrainSamples *samples = train_samples_new(set, classes_of(options));
  TrainedModels trained = {.tags = NULL};
  const bool done =
      train_all(samples, options, false, &trained, error) &&
      store_style(&trained, options, "news", TRAIN_BANK_ICON, error) &&
      store_style(&trained, options, "csui", TRAIN_BANK_CSUI, error) &&
      store_style(&trained, options, "gsd", TRAIN_BANK_GSD, error) &&
      add_shortcuts(options, error) && write_manifest(options, error);
  train_models_clear(&trained);
  train_samples_free(samples);
  return done;
}

/// What the command line asks for.
static bool
run(Options *options, int argc, char **argv, GError **error)
{
  const bool all = strcmp(argv[1], "all") == 0;
  if (all || strcmp(argv[1], "names") == 0) {
    // The parser learns from what the name tagger finds.
    if (!warta_train_names(options->corpora, options->data, error)) {
      return false;
    }
    if (!all) {
      return true;
    }
  }
  if (strcmp(argv[1], "events") == 0) {
    return warta_train_events(options->corpora, options->data, error);
  }
  if (!options->no_classes && !open_words(options, error)) {
    return false;
  }
  options->annotator = train_annotator_new(options->data, error);
  if (!options->annotator) {
    return false;
  }
  if (strcmp(argv[1], "eval") == 0) {
    return evaluate(options, error);
  }
  if (strcmp(argv[1], "shortcuts") == 0) {
    return add_shortcuts(options, error);
  }
  if (strcmp(argv[1], "manifest") == 0) {
    return write_manifest(options, error);
  }
  if (strcmp(argv[1], "score") == 0 && argc == 4) {
    const TrainBank bank =
        g_str_has_suffix(argv[3], ".txt") ? TRAIN_BANK_ICON : TRAIN_BANK_CSUI;
    TrainScore score = {0};
    return score_model(options, argv[2], bank, argv[3], &score, error);
  }
  if (all || strcmp(argv[1], "build") == 0) {
    return build(options, error);
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
              "%s: no such command; see --help", argv[1]);
  return false;
}

static void
free_options(Options *options)
{
  train_annotator_free(options->annotator);
  warta_model_file_free(options->words);
  g_free(options->corpora);
  g_free(options->data);
}

int
main(int argc, char **argv)
{
  Options options = {.epochs = 6,
                     .tag_epochs = 6,
                     .rounds = 3,
                     .raw = 20000,
                     .seed = 1,
                     .only_fold = -1};
  const GOptionEntry entries[] = {
      {"corpora", 'c', 0, G_OPTION_ARG_FILENAME, &options.corpora,
       "Folder of the corpora", "DIR"},
      {"data", 'd', 0, G_OPTION_ARG_FILENAME, &options.data,
       "Folder of the data; models go to its model/", "DIR"},
      {"epochs", 0, 0, G_OPTION_ARG_INT, &options.epochs,
       "Passes of the parser", "N"},
      {"tag-epochs", 0, 0, G_OPTION_ARG_INT, &options.tag_epochs,
       "Passes of the taggers", "N"},
      {"rounds", 0, 0, G_OPTION_ARG_INT, &options.rounds,
       "Parsers with seeds of their own, to take the mean of", "N"},
      {"seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "Seed", "N"},
      {"raw", 0, 0, G_OPTION_ARG_INT, &options.raw,
       "Raw sentences for self-training, 0 for none", "N"},
      {"no-classes", 0, 0, G_OPTION_ARG_NONE, &options.no_classes,
       "Without word classes", NULL},
      {"fold", 0, 0, G_OPTION_ARG_INT, &options.only_fold,
       "eval: only this part of five", "N"},
      G_OPTION_ENTRY_NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(GOptionContext) context = g_option_context_new(
      "all|names|build|eval|score MODEL FILE|shortcuts|manifest|events");
  g_option_context_set_summary(
      context, "Build the models from corpora.\n\n"
               "  all       names, then build\n"
               "  names     the name tagger, which the parser learns from\n"
               "  build     word classes, taggers and parser in all styles\n"
               "  eval      five-fold cross-validation on CSUI and GSD, and "
               "ICON dev\n"
               "  shortcuts the tables of settled decisions only\n"
               "  score     a stored model on a treebank of the corpora\n"
               "  manifest  write MANIFEST anew\n"
               "  events    the decisions of the event stage; --corpora is the "
               "folder of\n"
               "            annotated articles");
  g_option_context_add_main_entries(context, entries, NULL);
  bool done = g_option_context_parse(context, &argc, &argv, &error);
  if (done && (argc < 2 || !options.corpora || !options.data)) {
    g_printerr("wartagraf-train: needs a command, --corpora and --data\n");
    free_options(&options);
    return EXIT_FAILURE;
  }
  done = done && run(&options, argc, argv, &error);
  free_options(&options);
  if (!done) {
    g_printerr("wartagraf-train: %s\n", error->message);
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
