// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/names.h"

#include "base/modelfile.h"
#include "train/namecrf.h"
#include "train/nameinfo.h"
#include "train/wordstats.h"

#include <stdio.h>

/// A file of annotated sentences.
typedef struct {
  const char *path; // in the folder of corpora
  uint32_t set;
} Source;

static const Source training[] = {
    {"ner/idner/train.txt", WARTA_NER_IDNER},
    {"ner/nergrit/train.txt", WARTA_NER_GRIT},
    {"ner/nerugm/train.tsv", WARTA_NER_UGM},
};

static const Source development[] = {
    {"ner/idner/dev.txt", WARTA_NER_IDNER},
    {"ner/nergrit/valid.txt", WARTA_NER_GRIT},
    {"ner/nerugm/dev.tsv", WARTA_NER_UGM},
};

enum {
  N_SETS = G_N_ELEMENTS(training),
  HEADLINE_STEP = 8, // sentences from one that is written as a headline too
  FIRST_RUNS = 2,
  ROUNDS = 2,
};

static WartaNerData *
read_source(const char *corpora, const Source *source, GHashTable *except,
            GError **error)
{
  g_autoptr(WartaNerData) data = warta_ner_data_new();
  g_autofree char *path = g_build_filename(corpora, source->path, NULL);
  if (!warta_ner_data_read(data, path, source->set, except, error)) {
    return NULL;
  }
  return g_steal_pointer(&data);
}

// The letters and digits of all sentences that are measured on.
static GHashTable *
read_development_keys(const char *corpora, GError **error)
{
  g_autoptr(GHashTable) keys =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(development); ++i) {
    g_autoptr(WartaNerData) data =
        read_source(corpora, &development[i], NULL, error);
    if (data == NULL) {
      return NULL;
    }
    warta_ner_data_keys(data, keys);
  }
  return g_steal_pointer(&keys);
}

static bool
add_sources(WartaNerData *data, const char *corpora, const Source *sources,
            GHashTable *except, GError **error)
{
  for (size_t i = 0; i < N_SETS; ++i) {
    g_autofree char *path = g_build_filename(corpora, sources[i].path, NULL);
    if (!warta_ner_data_read(data, path, sources[i].set, except, error)) {
      return false;
    }
  }
  return true;
}

// The training parts without any sentence that is measured on.
static WartaNerData *
read_training(const char *corpora, GError **error)
{
  g_autoptr(GHashTable) keys = read_development_keys(corpora, error);
  g_autoptr(WartaNerData) data = warta_ner_data_new();
  if (keys == NULL || !add_sources(data, corpora, training, keys, error)) {
    return NULL;
  }
  warta_ner_data_add_headlines(data, HEADLINE_STEP);
  return g_steal_pointer(&data);
}

// Training and development parts: what the shipped model learns from.
static WartaNerData *
read_everything(const char *corpora, GError **error)
{
  g_autoptr(WartaNerData) data = warta_ner_data_new();
  if (!add_sources(data, corpora, training, NULL, error) ||
      !add_sources(data, corpora, development, NULL, error)) {
    return NULL;
  }
  warta_ner_data_add_headlines(data, HEADLINE_STEP);
  return g_steal_pointer(&data);
}

static bool
report_scores(const char *corpora, const WartaNameModel *model, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(development); ++i) {
    g_autoptr(WartaNerData) data =
        read_source(corpora, &development[i], NULL, error);
    if (data == NULL) {
      return false;
    }
    WartaNameScore score = warta_name_evaluate(data, model);
    printf("%s\tPER %.2f\tORG %.2f\tLOC %.2f\tall %.2f\n", development[i].path,
           warta_name_f1(&score, 0), warta_name_f1(&score, 1),
           warta_name_f1(&score, 2), warta_name_f1(&score, 3));
  }
  return true;
}

static bool
write_models(const char *data, const WartaNameTrained *trained,
             const WartaWordTable *words, const GArray *lists, GError **error)
{
  g_autofree char *weights_path =
      g_build_filename(data, "model", "names.bin", NULL);
  g_autofree char *lists_path =
      g_build_filename(data, "names-sa", "lists.bin", NULL);
  const WartaModelSection weights[] = {
      {"weights", trained->buckets->data,
       trained->buckets->len * sizeof(WartaNameBucket)},
      {"pairs", &trained->pairs, sizeof trained->pairs},
      {"words", words->slots->data,
       words->slots->len * sizeof(WartaNameWordInfo)},
  };
  const WartaModelSection listed = {"lists", lists->data,
                                    lists->len * sizeof(uint32_t)};
  return warta_model_file_write(weights_path, "names", weights,
                                G_N_ELEMENTS(weights), error) &&
         warta_model_file_write(lists_path, "name-lists", &listed, 1, error);
}

static WartaNameModel
view_model(const WartaNameKnowledge *knowledge, const WartaNameTrained *trained)
{
  return (WartaNameModel){
      .knowledge = *knowledge,
      .weights = {(const WartaNameBucket *)(void *)trained->buckets->data,
                  trained->buckets->len},
      .pairs = &trained->pairs,
  };
}

// Words of the raw text, and in what names a first tagger sees them.
static WartaWordTable *
build_words(const char *corpora, const char *data, const GArray *lists,
            const WartaNerData *sentences, GError **error)
{
  g_autoptr(WartaTokenizer) tokenizer = warta_tokenizer_load(data, error);
  if (tokenizer == NULL) {
    return NULL;
  }
  g_autoptr(WartaWordStats) stats =
      warta_word_stats_new(corpora, tokenizer, error);
  if (stats == NULL) {
    return NULL;
  }
  fprintf(stderr, "names: word classes\n");
  g_autoptr(WartaWordTable) words = warta_word_stats_table(stats);
  g_autofree char *cues = g_build_filename(data, "names", "cues.tsv", NULL);
  if (!warta_word_table_add_cues(words, cues, error)) {
    return NULL;
  }
  WartaNameTraining how = warta_name_training_default;
  how.runs = FIRST_RUNS;
  for (int round = 0; round < ROUNDS; ++round) {
    fprintf(stderr, "names: tagger for raw text, round %d of %d\n", round + 1,
            ROUNDS);
    WartaNameKnowledge knowledge = {warta_word_table_view(words),
                                    warta_name_lists_view(lists)};
    g_autoptr(WartaNameTrained) first =
        warta_name_train(sentences, &knowledge, &how);
    WartaNameModel model = view_model(&knowledge, first);
    if (!warta_word_table_add_seen(words, corpora, tokenizer, &model, error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&words);
}

// Score a model that has not seen the development parts.
static bool
report_held_out(const char *corpora, const WartaNerData *sentences,
                const WartaNameKnowledge *knowledge, GError **error)
{
  fprintf(stderr, "names: without the development parts\n");
  g_autoptr(WartaNameTrained) trained =
      warta_name_train(sentences, knowledge, &warta_name_training_default);
  WartaNameModel model = view_model(knowledge, trained);
  return report_scores(corpora, &model, error);
}

bool
warta_train_names(const char *corpora, const char *data, GError **error)
{
  g_autofree char *dbpedia = g_build_filename(corpora, "lexica/dbpedia", NULL);
  g_autofree char *gazetteer = g_build_filename(data, "gazetteer", NULL);
  g_autoptr(GArray) lists = warta_name_lists_build(dbpedia, gazetteer, error);
  if (lists == NULL) {
    return false;
  }
  g_autoptr(WartaNerData) sentences = read_training(corpora, error);
  if (sentences == NULL) {
    return false;
  }
  g_autoptr(WartaWordTable) words =
      build_words(corpora, data, lists, sentences, error);
  if (words == NULL) {
    return false;
  }
  WartaNameKnowledge knowledge = {warta_word_table_view(words),
                                  warta_name_lists_view(lists)};
  g_autoptr(WartaNerData) everything = read_everything(corpora, error);
  if (everything == NULL ||
      !report_held_out(corpora, sentences, &knowledge, error)) {
    return false;
  }
  fprintf(stderr, "names: the model\n");
  g_autoptr(WartaNameTrained) trained =
      warta_name_train(everything, &knowledge, &warta_name_training_default);
  return write_models(data, trained, words, lists, error);
}
