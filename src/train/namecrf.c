// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/namecrf.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { L = WARTA_NAME_LABELS, N_COPIES = 1 + WARTA_N_NER_SETS, SCALE = 28 };

const WartaNameTraining warta_name_training_default = {
    .epochs = 15,
    .rate = 0.02,
    .decay = 0.93,
    .l2 = 5e-3,
    .dropout = 0.4,
    .seed = 1,
    .runs = 8,
    .recall = 0.78,
    .prune = 0.02,
};

typedef struct {
  uint32_t first; // row of the first word
  uint32_t n;
  uint32_t set;
} Chain;

// Features of all words of all chains, and what is learnt.
typedef struct {
  GArray *chains;   // Chain
  GArray *labels;   // uint8_t, one per row
  GArray *begins;   // uint32_t, n rows + 1: into features
  GArray *features; // uint32_t ids

  uint64_t *keys; // open addressing: hash of the feature, 0 free
  uint32_t *ids;
  uint32_t mask;
  GArray *hashes; // uint64_t by id

  float (*mean)[L]; // of the folded weights of all runs
  WartaCrfPairs mean_pairs;
  float (*weights[N_COPIES])[L];
  float (*squares[N_COPIES])[L];
  WartaCrfPairs pairs;
  double pair_squares[L][L];
  uint64_t random;
} Trainer;

static uint32_t
next_random(Trainer *trainer)
{
  trainer->random ^= trainer->random << 13;
  trainer->random ^= trainer->random >> 7;
  trainer->random ^= trainer->random << 17;
  return (uint32_t)(trainer->random >> 32);
}

static void
grow_keys(Trainer *trainer)
{
  uint32_t mask = trainer->mask == 0 ? (1U << 20) - 1 : trainer->mask * 2 + 1;
  uint64_t *keys = g_new0(uint64_t, (size_t)mask + 1);
  uint32_t *ids = g_new0(uint32_t, (size_t)mask + 1);
  for (uint32_t id = 0; id < trainer->hashes->len; ++id) {
    uint64_t key = g_array_index(trainer->hashes, uint64_t, id);
    uint32_t i = (uint32_t)key & mask;
    while (keys[i] != 0) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    ids[i] = id;
  }
  g_free(trainer->keys);
  g_free(trainer->ids);
  trainer->keys = keys;
  trainer->ids = ids;
  trainer->mask = mask;
}

static uint32_t
intern(Trainer *trainer, uint64_t key)
{
  key |= key == 0;
  if (trainer->hashes->len * 2 >= trainer->mask) {
    grow_keys(trainer);
  }
  uint32_t i = (uint32_t)key & trainer->mask;
  while (trainer->keys[i] != 0 && trainer->keys[i] != key) {
    i = (i + 1) & trainer->mask;
  }
  if (trainer->keys[i] == 0) {
    trainer->keys[i] = key;
    trainer->ids[i] = trainer->hashes->len;
    g_array_append_val(trainer->hashes, key);
  }
  return trainer->ids[i];
}

static void
add_row(Trainer *trainer, const uint64_t *features, size_t n, uint8_t label)
{
  for (size_t k = 0; k < n; ++k) {
    uint32_t id = intern(trainer, features[k]);
    g_array_append_val(trainer->features, id);
  }
  g_array_append_val(trainer->labels, label);
  g_array_append_val(trainer->begins, trainer->features->len);
}

// A sentence being taken in.
typedef struct {
  const WartaNameWord *words;
  const uint8_t *gold;
  uint32_t n;
  uint32_t set;
  WartaNameCase letters;
} Lesson;

static void
add_chain(Trainer *trainer, const Lesson *lesson, uint32_t begin, uint32_t end)
{
  uint64_t features[WARTA_NAME_MAX_FEATURES];
  Chain chain = {trainer->labels->len, end - begin, lesson->set};
  uint8_t last = WARTA_LABEL_O;
  for (uint32_t t = begin; t < end; ++t) {
    uint8_t label = lesson->gold[t];
    if (!warta_label_may_follow(last, label)) {
      label = (uint8_t)(label - 1); // its first word is no candidate
    }
    size_t k = warta_name_features(lesson->words, lesson->n, t, lesson->letters,
                                   features);
    add_row(trainer, features, k, label);
    last = label;
  }
  if (chain.n > 0) {
    g_array_append_val(trainer->chains, chain);
  }
}

static void
add_sentence(Trainer *trainer, const WartaNerData *data, uint32_t s,
             const WartaNameKnowledge *knowledge, WartaNameWord *words)
{
  const WartaNerSentence *sentence =
      &g_array_index(data->sentences, WartaNerSentence, s);
  const WartaNameInput *input =
      &g_array_index(data->words, WartaNameInput, sentence->first);
  Lesson lesson = {
      .words = words,
      .gold = &g_array_index(data->labels, uint8_t, sentence->first),
      .n = sentence->n,
      .set = sentence->set,
      .letters = warta_name_words_prepare(knowledge, input, sentence->n, words),
  };
  for (uint32_t begin = 0; begin < lesson.n; ++begin) {
    uint32_t end = warta_name_chain_end(words, lesson.n, begin);
    add_chain(trainer, &lesson, begin, end);
    begin = end;
  }
}

static void
collect(Trainer *trainer, const WartaNerData *data,
        const WartaNameKnowledge *knowledge)
{
  uint32_t longest = 0;
  for (uint32_t s = 0; s < data->sentences->len; ++s) {
    longest =
        MAX(longest, g_array_index(data->sentences, WartaNerSentence, s).n);
  }
  g_autofree WartaNameWord *words = g_new(WartaNameWord, longest + 1);
  uint32_t zero = 0;
  g_array_append_val(trainer->begins, zero);
  for (uint32_t s = 0; s < data->sentences->len; ++s) {
    add_sentence(trainer, data, s, knowledge, words);
  }
}

static void
trainer_init(Trainer *trainer, uint32_t seed)
{
  *trainer = (Trainer){
      .chains = g_array_new(FALSE, FALSE, sizeof(Chain)),
      .labels = g_array_new(FALSE, FALSE, sizeof(uint8_t)),
      .begins = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
      .features = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
      .hashes = g_array_new(FALSE, FALSE, sizeof(uint64_t)),
      .random = 0x9e3779b97f4a7c15U * (seed + 1),
  };
  grow_keys(trainer);
}

static void
trainer_clear(Trainer *trainer)
{
  g_array_unref(trainer->chains);
  g_array_unref(trainer->labels);
  g_array_unref(trainer->begins);
  g_array_unref(trainer->features);
  g_array_unref(trainer->hashes);
  g_free(trainer->keys);
  g_free(trainer->ids);
  g_free(trainer->mean);
  for (int c = 0; c < N_COPIES; ++c) {
    g_free(trainer->weights[c]);
    g_free(trainer->squares[c]);
  }
}

// Scratch memory of one chain.
typedef struct {
  double (*score)[L];
  double (*marginal)[L];
  WartaCrfWork crf;
  uint32_t *kept; // features that are not dropped out
  uint32_t *kept_begin;
} Work;

static uint32_t
row_begin(const Trainer *trainer, uint32_t row)
{
  return g_array_index(trainer->begins, uint32_t, row);
}

static uint32_t
score_row(Trainer *trainer, const Chain *chain, uint32_t row, uint32_t limit,
          uint32_t *kept, double score[L])
{
  float(*common)[L] = trainer->weights[0];
  float(*own)[L] = trainer->weights[1 + chain->set];
  float sum[L] = {0};
  uint32_t n = 0;
  uint32_t end = row_begin(trainer, row + 1);
  for (uint32_t k = row_begin(trainer, row); k < end; ++k) {
    uint32_t id = g_array_index(trainer->features, uint32_t, k);
    if (next_random(trainer) < limit) {
      continue;
    }
    kept[n++] = id;
    for (int j = 0; j < L; ++j) {
      sum[j] += common[id][j] + own[id][j];
    }
  }
  for (int j = 0; j < L; ++j) {
    score[j] = (double)sum[j];
  }
  return n;
}

static void
score_chain(Trainer *trainer, const Chain *chain, double dropout, Work *work)
{
  uint32_t limit = (uint32_t)(dropout * UINT32_MAX);
  uint32_t n_kept = 0;
  for (uint32_t t = 0; t < chain->n; ++t) {
    work->kept_begin[t] = n_kept;
    n_kept += score_row(trainer, chain, chain->first + t, limit,
                        work->kept + n_kept, work->score[t]);
  }
  work->kept_begin[chain->n] = n_kept;
}

static inline void
update_row(float weight[L], float square[L], const float gradient[L],
           float rate, float l2)
{
  for (int j = 0; j < L; ++j) {
    float g = gradient[j] - l2 * weight[j];
    square[j] += g * g;
    weight[j] += rate * g / (sqrtf(square[j]) + 1e-6F);
  }
}

static void
update_chain(Trainer *trainer, const Chain *chain, float rate, float l2,
             const Work *work)
{
  uint32_t own = 1 + chain->set;
  for (uint32_t t = 0; t < chain->n; ++t) {
    float gradient[L];
    uint8_t gold = g_array_index(trainer->labels, uint8_t, chain->first + t);
    for (int j = 0; j < L; ++j) {
      gradient[j] = (float)((j == gold) - work->marginal[t][j]);
    }
    for (uint32_t k = work->kept_begin[t]; k < work->kept_begin[t + 1]; ++k) {
      uint32_t id = work->kept[k];
      update_row(trainer->weights[0][id], trainer->squares[0][id], gradient,
                 rate, l2);
      update_row(trainer->weights[own][id], trainer->squares[own][id], gradient,
                 rate, l2);
    }
  }
}

static void
update_pairs(Trainer *trainer, const Chain *chain, double rate)
{
  double gradient[L][L];
  for (int i = 0; i < L; ++i) {
    for (int j = 0; j < L; ++j) {
      gradient[i][j] = -trainer->pairs.expected[i][j];
    }
  }
  uint8_t previous = WARTA_LABEL_O;
  for (uint32_t t = 0; t < chain->n; ++t) {
    uint8_t label = g_array_index(trainer->labels, uint8_t, chain->first + t);
    gradient[previous][label] += 1;
    previous = label;
  }
  gradient[previous][WARTA_LABEL_O] += 1;
  for (int i = 0; i < L; ++i) {
    for (int j = 0; j < L; ++j) {
      double g = gradient[i][j];
      trainer->pair_squares[i][j] += g * g;
      trainer->pairs.weight[i][j] +=
          rate * g / (sqrt(trainer->pair_squares[i][j]) + 1e-6);
    }
  }
}

static double
gold_score(const Trainer *trainer, const Chain *chain, const Work *work)
{
  double score = 0;
  uint8_t previous = WARTA_LABEL_O;
  for (uint32_t t = 0; t < chain->n; ++t) {
    uint8_t label = g_array_index(trainer->labels, uint8_t, chain->first + t);
    score += work->score[t][label] + trainer->pairs.weight[previous][label];
    previous = label;
  }
  return score + trainer->pairs.weight[previous][WARTA_LABEL_O];
}

static double
train_epoch(Trainer *trainer, const WartaNameTraining *how, double rate,
            Work *work)
{
  uint32_t n = trainer->chains->len;
  Chain *chains = &g_array_index(trainer->chains, Chain, 0);
  for (uint32_t i = n; i-- > 1;) {
    uint32_t j = next_random(trainer) % (i + 1);
    Chain swapped = chains[i];
    chains[i] = chains[j];
    chains[j] = swapped;
  }
  double loss = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const Chain *chain = &chains[i];
    score_chain(trainer, chain, how->dropout, work);
    memset(trainer->pairs.expected, 0, sizeof trainer->pairs.expected);
    loss += warta_crf_marginals(work->score, chain->n, &trainer->pairs,
                                &work->crf, work->marginal);
    loss -= gold_score(trainer, chain, work);
    update_chain(trainer, chain, (float)rate, (float)how->l2, work);
    update_pairs(trainer, chain, rate);
  }
  return loss / n;
}

static void
run_epochs(Trainer *trainer, const WartaNameTraining *how)
{
  size_t n_features = trainer->hashes->len;
  for (int c = 0; c < N_COPIES; ++c) {
    memset(trainer->weights[c], 0, n_features * sizeof *trainer->weights[c]);
    memset(trainer->squares[c], 0, n_features * sizeof *trainer->squares[c]);
  }
  memset(&trainer->pairs, 0, sizeof trainer->pairs);
  memset(trainer->pair_squares, 0, sizeof trainer->pair_squares);
  uint32_t longest = 0;
  for (uint32_t i = 0; i < trainer->chains->len; ++i) {
    longest = MAX(longest, g_array_index(trainer->chains, Chain, i).n);
  }
  size_t row = sizeof(double[L]);
  size_t size = (size_t)longest + 1;
  Work work = {
      .score = g_malloc_n(size, row),
      .marginal = g_malloc_n(size, row),
      .crf = {g_malloc_n(size, row), g_malloc_n(size, row)},
      .kept = g_new(uint32_t, size * WARTA_NAME_MAX_FEATURES),
      .kept_begin = g_new(uint32_t, size + 1),
  };
  double rate = how->rate;
  for (uint32_t epoch = 0; epoch < how->epochs; ++epoch) {
    double loss = train_epoch(trainer, how, rate, &work);
    rate *= how->decay;
    if (!how->quiet) {
      fprintf(stderr, "names: epoch %u of %u, loss %.4f\n", epoch + 1,
              how->epochs, loss);
    }
  }
  g_free(work.score);
  g_free(work.marginal);
  g_free(work.crf.forward);
  g_free(work.crf.backward);
  g_free(work.kept);
  g_free(work.kept_begin);
}

// Fold the copies into one and add it to the mean.
static void
add_to_mean(Trainer *trainer, uint32_t runs)
{
  float share = 1.0F / (float)runs;
  for (uint32_t id = 0; id < trainer->hashes->len; ++id) {
    for (int j = 0; j < WARTA_N_LABELS; ++j) {
      trainer->mean[id][j] +=
          share * (trainer->weights[0][id][j] + trainer->weights[1][id][j]);
    }
  }
  for (int i = 0; i < L; ++i) {
    for (int j = 0; j < L; ++j) {
      trainer->mean_pairs.weight[i][j] += trainer->pairs.weight[i][j] / runs;
    }
  }
}

static void
allocate_weights(Trainer *trainer)
{
  size_t n = trainer->hashes->len;
  trainer->mean = g_malloc0_n(n, sizeof *trainer->mean);
  for (int c = 0; c < N_COPIES; ++c) {
    trainer->weights[c] = g_malloc_n(n, sizeof *trainer->weights[c]);
    trainer->squares[c] = g_malloc_n(n, sizeof *trainer->squares[c]);
  }
}

static int8_t
quantise(double weight)
{
  return (int8_t)CLAMP(lround(weight * SCALE), -127, 127);
}

// Put a row into the bucket; false when it has no room.
static bool
store_in_bucket(WartaNameBucket *bucket, uint16_t check, const int8_t weight[L])
{
  for (int r = 0; r < WARTA_NAME_BUCKET_ROWS; ++r) {
    if (bucket->check[r] == check) {
      return true; // a rarer feature that looks the same
    }
    if (bucket->check[r] == 0) {
      bucket->check[r] = check;
      memcpy(bucket->weight[r], weight, L);
      return true;
    }
  }
  return false;
}

static void
store_row(GArray *buckets, uint64_t feature, const int8_t weight[L])
{
  uint32_t b = warta_name_bucket(feature, buckets->len);
  uint16_t check = warta_name_check(feature);
  for (int k = 0; k < WARTA_NAME_PROBES; ++k) {
    if (store_in_bucket(&g_array_index(buckets, WartaNameBucket, b), check,
                        weight)) {
      return;
    }
    b = b + 1 == buckets->len ? 0 : b + 1;
  }
}

static void
export_weights(const Trainer *trainer, double prune, WartaNameTrained *trained)
{
  g_autofree int8_t(*rows)[L] = g_malloc_n(trainer->hashes->len, L);
  g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (uint32_t id = 0; id < trainer->hashes->len; ++id) {
    double largest = 0;
    for (int j = 0; j < L; ++j) {
      double weight = (double)trainer->mean[id][j];
      largest = fmax(largest, fabs(weight));
      rows[id][j] = quantise(weight);
    }
    if (largest >= prune) {
      g_array_append_val(kept, id);
    }
  }
  uint32_t n = kept->len / 5 + 16; // five of six rows in use
  trained->buckets = g_array_sized_new(FALSE, TRUE, sizeof(WartaNameBucket), n);
  g_array_set_size(trained->buckets, n);
  for (uint32_t k = 0; k < kept->len; ++k) {
    uint32_t id = g_array_index(kept, uint32_t, k);
    store_row(trained->buckets, g_array_index(trainer->hashes, uint64_t, id),
              rows[id]);
  }
}

static void
export_pairs(const Trainer *trainer, double recall, WartaNameTrained *trained)
{
  for (uint32_t i = 0; i < L; ++i) {
    for (uint32_t j = 0; j < L; ++j) {
      bool allowed = i < WARTA_N_LABELS && j < WARTA_N_LABELS &&
                     warta_label_may_follow(i, j);
      double weight = trainer->mean_pairs.weight[i][j];
      weight -= j == WARTA_LABEL_O ? recall : 0;
      trained->pairs.pair[i][j] =
          allowed ? (int32_t)lround(weight * SCALE) : -1000000;
    }
  }
}

WartaNameTrained *
warta_name_train(const WartaNerData *data, const WartaNameKnowledge *knowledge,
                 const WartaNameTraining *how)
{
  Trainer trainer;
  trainer_init(&trainer, how->seed);
  collect(&trainer, data, knowledge);
  if (!how->quiet) {
    fprintf(stderr, "names: %u chains, %u candidates, %u features\n",
            trainer.chains->len, trainer.labels->len, trainer.hashes->len);
  }
  allocate_weights(&trainer);
  for (uint32_t run = 0; run < how->runs; ++run) {
    run_epochs(&trainer, how);
    add_to_mean(&trainer, how->runs);
  }
  WartaNameTrained *trained = g_new0(WartaNameTrained, 1);
  export_weights(&trainer, how->prune, trained);
  export_pairs(&trainer, how->recall, trained);
  trainer_clear(&trainer);
  return trained;
}

void
warta_name_trained_free(WartaNameTrained *trained)
{
  if (trained != NULL) {
    g_array_unref(trained->buckets);
    g_free(trained);
  }
}

static uint32_t
name_end(const uint8_t *labels, uint32_t n, uint32_t begin)
{
  uint32_t end = begin + 1;
  while (end < n && labels[end] == labels[begin] + 1) {
    ++end;
  }
  return end;
}

static void
count_names(const uint8_t *labels, uint32_t n, uint32_t counts[3])
{
  for (uint32_t t = 0; t < n; ++t) {
    if (labels[t] % 2 == 1) {
      ++counts[labels[t] / 2];
    }
  }
}

static void
count_right(const uint8_t *found, const uint8_t *gold, uint32_t n,
            uint32_t counts[3])
{
  for (uint32_t t = 0; t < n; ++t) {
    if (found[t] == gold[t] && found[t] % 2 == 1 &&
        name_end(found, n, t) == name_end(gold, n, t)) {
      ++counts[gold[t] / 2];
    }
  }
}

WartaNameScore
warta_name_evaluate(const WartaNerData *data, const WartaNameModel *model)
{
  WartaNameScore score = {0};
  WartaNameWork work;
  warta_name_work_init(&work, data->words->len);
  for (uint32_t s = 0; s < data->sentences->len; ++s) {
    const WartaNerSentence *sentence =
        &g_array_index(data->sentences, WartaNerSentence, s);
    const uint8_t *gold =
        &g_array_index(data->labels, uint8_t, sentence->first);
    memcpy(work.input,
           &g_array_index(data->words, WartaNameInput, sentence->first),
           sentence->n * sizeof *work.input);
    warta_name_model_tag(model, &work, sentence->n);
    count_names(gold, sentence->n, score.gold);
    count_names(work.labels, sentence->n, score.found);
    count_right(work.labels, gold, sentence->n, score.right);
  }
  warta_name_work_clear(&work);
  return score;
}

double
warta_name_f1(const WartaNameScore *score, uint32_t kind)
{
  uint32_t right = 0;
  uint32_t all = 0;
  for (uint32_t k = 0; k < 3; ++k) {
    if (kind == k || kind == 3) {
      right += score->right[k];
      all += score->found[k] + score->gold[k];
    }
  }
  return all == 0 ? 0 : 200.0 * right / all;
}
