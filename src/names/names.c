// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/names.h"

#include "base/modelfile.h"
#include "names/found.h"
#include "names/input.h"
#include "names/model.h"

#include <wartagraf/wartagraf.h>

struct WartaNamerImpl {
  WartaModelFile *weights;
  WartaModelFile *lists;
  WartaNameModel model;
};

static bool
is_power_of_two(size_t n)
{
  return n > 0 && n <= UINT32_MAX / 2 && (n & (n - 1)) == 0;
}

static bool
refuse(GError **error, const char *path, const char *what)
{
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
              "%s: %s; train the models again", path, what);
  return false;
}

// Scores that cannot overflow in a chain.
static bool
are_small(const WartaLabelScores *pairs)
{
  enum { LIMIT = 1000000, SIZE = WARTA_NAME_LABELS * WARTA_NAME_LABELS };
  const int32_t *scores = &pairs->pair[0][0];
  bool small = true;
  for (int i = 0; i < SIZE; ++i) {
    small = small && scores[i] >= -LIMIT && scores[i] <= LIMIT;
  }
  return small;
}

static bool
load_weights(WartaNamer *namer, const char *path, GError **error)
{
  namer->weights = warta_model_file_open(path, "names", error);
  if (namer->weights == NULL) {
    return false;
  }
  size_t n_buckets = 0;
  size_t n_pairs = 0;
  size_t n_words = 0;
  WartaNameModel *model = &namer->model;
  model->weights.buckets = warta_model_file_section(
      namer->weights, "weights", sizeof(WartaNameBucket), &n_buckets, error);
  if (model->weights.buckets == NULL) {
    return false;
  }
  model->pairs = warta_model_file_section(
      namer->weights, "pairs", sizeof(WartaLabelScores), &n_pairs, error);
  if (model->pairs == NULL) {
    return false;
  }
  WartaNameWords *words = &model->knowledge.words;
  words->slots = warta_model_file_section(
      namer->weights, "words", sizeof(WartaNameWordInfo), &n_words, error);
  if (words->slots == NULL) {
    return false;
  }
  if (n_buckets == 0 || n_buckets > UINT32_MAX / 2 || n_pairs != 1 ||
      !are_small(model->pairs) || !is_power_of_two(n_words)) {
    return refuse(error, path, "a table is not as it should be");
  }
  model->weights.n = (uint32_t)n_buckets;
  words->mask = (uint32_t)n_words - 1;
  return true;
}

static bool
load_lists(WartaNamer *namer, const char *path, GError **error)
{
  namer->lists = warta_model_file_open(path, "name-lists", error);
  if (namer->lists == NULL) {
    return false;
  }
  size_t n = 0;
  WartaNameSet *lists = &namer->model.knowledge.lists;
  lists->slots = warta_model_file_section(namer->lists, "lists",
                                          sizeof(uint32_t), &n, error);
  if (lists->slots == NULL) {
    return false;
  }
  if (!is_power_of_two(n)) {
    return refuse(error, path, "the table has a wrong size");
  }
  lists->mask = (uint32_t)n - 1;
  return true;
}

WartaNamer *
warta_namer_load(const char *dir, GError **error)
{
  g_autoptr(WartaNamer) namer = g_new0(WartaNamer, 1);
  g_autofree char *weights = g_build_filename(dir, "model", "names.bin", NULL);
  g_autofree char *lists = g_build_filename(dir, "names-sa", "lists.bin", NULL);
  if (!load_weights(namer, weights, error) ||
      !load_lists(namer, lists, error)) {
    return NULL;
  }
  return g_steal_pointer(&namer);
}

void
warta_namer_free(WartaNamer *namer)
{
  if (namer != NULL) {
    warta_model_file_free(namer->weights);
    warta_model_file_free(namer->lists);
    g_free(namer);
  }
}

// Turn labels into names.
static void
add_names(const WartaNameWork *work, uint32_t n, const uint32_t *tokens,
          GArray *found)
{
  static const WartaKind kinds[] = {WARTA_KIND_PERSON, WARTA_KIND_ORGANIZATION,
                                    WARTA_KIND_PLACE};
  for (uint32_t t = 0; t < n; ++t) {
    uint8_t label = work->labels[t];
    if (label == WARTA_LABEL_O) {
      continue;
    }
    uint32_t end = t + 1;
    while (end < n && work->labels[end] == label + 1) {
      ++end;
    }
    WartaFoundName name = {
        .name = {.first_token = tokens[t],
                 .end_token = tokens[end - 1] + 1,
                 .kind = kinds[(label - 1) / 2],
                 .entry = WARTA_NONE,
                 .entity = WARTA_NONE},
        .sure = work->words[t].flags & WARTA_WORD_SURE,
    };
    g_array_append_val(found, name);
    t = end - 1;
  }
}

static void
write_layer(WartaDocument *doc, const GArray *found)
{
  doc->names = warta_arena_array(doc->arena, WartaName, found->len);
  doc->n_names = found->len;
  for (uint32_t i = 0; i < found->len; ++i) {
    WartaName *name = &doc->names[i];
    *name = g_array_index(found, WartaFoundName, i).name;
    name->span.begin = doc->tokens[name->first_token].span.begin;
    name->span.end = doc->tokens[name->end_token - 1].span.end;
    for (uint32_t t = name->first_token; t < name->end_token; ++t) {
      doc->tokens[t].name = i;
    }
  }
}

static void
write_labels(WartaDocument *doc, const WartaNameWork *work, uint32_t n,
             const uint32_t *tokens)
{
  for (uint32_t t = 0; t < n; ++t) {
    doc->tokens[tokens[t]].iob = work->labels[t];
  }
}

static uint32_t
longest_sentence(const WartaDocument *doc)
{
  uint32_t longest = 0;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    longest = MAX(longest, sentence->end_token - sentence->first_token);
  }
  return longest;
}

void
warta_find_names(WartaDocument *doc, const WartaNamer *namer,
                 const WartaGazetteer *gazetteer)
{
  const WartaNameModel *model = &namer->model;
  WartaNameContext context = {doc, &model->knowledge.words, gazetteer};
  WartaNameWork work;
  uint32_t longest = longest_sentence(doc);
  warta_name_work_init(&work, longest);
  g_autofree uint32_t *tokens = g_new(uint32_t, (size_t)longest + 1);
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(WartaFoundName));
  for (uint32_t t = 0; t < doc->n_tokens; ++t) {
    doc->tokens[t].name = WARTA_NONE;
    doc->tokens[t].iob = WARTA_IOB_NONE;
  }
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    if (!warta_name_is_read(doc, sentence)) {
      continue;
    }
    uint32_t n = warta_name_input(doc, sentence, work.input, tokens);
    WartaNameCase letters = warta_name_model_tag(model, &work, n);
    write_labels(doc, &work, n, tokens);
    warta_names_repair(work.words, n, letters, work.labels);
    uint32_t first = found->len;
    add_names(&work, n, tokens, found);
    warta_names_merge(&context, sentence, letters, found, first);
  }
  warta_name_work_clear(&work);
  warta_names_agree(&context, found);
  write_layer(doc, found);
}
