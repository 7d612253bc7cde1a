// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/learn.h"

#include "lang/tagset.h"
#include "train/guide.h"
#include "train/oracle.h"

#include <string.h>

enum { MAX_ROWS = 2 * TRAIN_MAX_KEYS };

/// By how much the right class must lead.  A feature counts as 1 or more, so
/// that these are some updates' worth.
enum {
  TAG_MARGIN = 60,
  MOVE_MARGIN = 100,
  LABEL_MARGIN = 70,
  MARK_MARGIN = 20,
};

/// Share of moves that follow the model rather than the tree, in percent.
enum { EXPLORATION = 90 };

static uint32_t *
new_order(const TrainSamples *samples, const TrainOptions *options, uint32_t *n)
{
  uint32_t *order = g_new(uint32_t, samples->n + 1);
  *n = 0;
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *sample = &samples->samples[i];
    if (!options->choice || options->choice(sample, options->fold)) {
      order[(*n)++] = i;
    }
  }
  return order;
}

static void
report(const TrainOptions *options, const char *what, uint32_t epoch,
       double errors, double total)
{
  if (!options->quiet) {
    g_printerr("%s: pass %u of %u, %.2f %% wrong\n", what, epoch + 1,
               options->epochs, total > 0 ? 100 * errors / total : 0);
  }
}

uint32_t
train_best_class(const float *scores, uint64_t mask)
{
  uint32_t best = (uint32_t)__builtin_ctzll(mask);
  for (mask &= mask - 1; mask; mask &= mask - 1) {
    const uint32_t i = (uint32_t)__builtin_ctzll(mask);
    best = scores[i] > scores[best] ? i : best;
  }
  return best;
}

/// Whether this pass looks at a sentence: those of less weight by chance.
static bool
is_drawn(uint64_t *random, float weight)
{
  return weight >= 1 || (float)(train_random(random) % 1000) < weight * 1000;
}

/// Count features; words that are met twice are no evidence for all banks.
static void
count_keys(TrainTable *table, const uint64_t *keys, uint32_t n,
           const TrainSample *s)
{
  if (s->again || s->apart) {
    train_table_count_own(table, keys, n, s->bank);
  } else {
    train_table_count(table, keys, n, s->bank);
  }
}

/// The class to learn against: the best of `others` where it comes too close to
/// the right one, or else the right one itself.
static uint32_t
find_rival(const float *scores, uint32_t good, uint64_t others, float margin)
{
  others &= ~(UINT64_C(1) << good);
  if (!others) {
    return good;
  }
  const uint32_t rival = train_best_class(scores, others);
  return scores[good] - scores[rival] < margin ? rival : good;
}

/// The features of a decision and their rows in all copies.
typedef struct {
  uint64_t keys[TRAIN_MAX_KEYS];
  uint32_t n_keys;
  uint32_t rows[MAX_ROWS];
  size_t n_rows;
} Found;

/// Find the rows of the keys and add up their weights.
static void
find_scores(const TrainTable *table, uint32_t bank, Found *found, float *scores)
{
  found->n_rows =
      train_table_find(table, found->keys, found->n_keys, bank, found->rows);
  train_table_score(table, found->rows, found->n_rows, scores);
}

/// Correct the weights towards `good`.
static void
correct(TrainTable *table, const TrainSample *s, Found *found, uint32_t good,
        uint32_t bad)
{
  if (s->apart && good != bad) {
    found->n_rows = train_table_find_own(table, found->keys, found->n_keys,
                                         s->bank, found->rows);
  }
  train_table_update(table, found->rows, found->n_rows, good, bad);
}

/* ---- Taggers ---- */

static uint32_t
tag_sentence(TrainTable *table, const TrainSample *s, uint8_t *tags)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  uint32_t rows[MAX_ROWS];
  float scores[WARTA_MAX_CLASSES];
  const uint64_t mask = ((UINT64_C(1) << WARTA_N_TAGS) - 1) & ~UINT64_C(1);
  uint32_t errors = 0;
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t n_keys = train_tag_keys(s, i, tags, keys);
    const size_t n = train_table_find(table, keys, n_keys, s->bank, rows);
    train_table_score(table, rows, n, scores);
    tags[i] = (uint8_t)train_best_class(scores, mask);
    train_table_update(table, rows, n, s->gold[i],
                       find_rival(scores, s->gold[i], mask, TAG_MARGIN));
    errors += tags[i] != s->gold[i] ? 1 : 0;
  }
  return errors;
}

static void
count_tags(TrainTable *table, const TrainSample *s)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  for (uint32_t k = 0; k < s->n; ++k) {
    const uint32_t n_keys = train_tag_keys(s, k, s->gold, keys);
    count_keys(table, keys, n_keys, s);
  }
}

typedef struct {
  TrainTable *table;
  uint8_t *tags;
  uint64_t random;
  double errors;
  double total;
} TagRun;

static void
tag_pass(TagRun *run, const TrainSamples *samples, const uint32_t *order,
         uint32_t n)
{
  run->errors = run->total = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const TrainSample *s = &samples->samples[order[i]];
    if (is_drawn(&run->random, s->tag_weight)) {
      run->errors += tag_sentence(run->table, s, run->tags);
      run->total += s->n;
    }
  }
}

TrainTable *
train_tagger(const TrainSamples *samples, const TrainOptions *options)
{
  TrainTable *table = train_table_new(WARTA_N_TAGS, 2);
  uint32_t n = 0;
  uint32_t *order = new_order(samples, options, &n);
  for (uint32_t i = 0; i < n; ++i) {
    const TrainSample *s = &samples->samples[order[i]];
    if (s->tag_weight > 0) {
      count_tags(table, s);
    }
  }
  train_table_lock(table);

  uint8_t *tags = g_new0(uint8_t, samples->longest + 4);
  TagRun run = {table, tags + WARTA_TAG_PAD, options->seed, 0, 0};
  for (uint32_t epoch = 0; epoch < options->epochs; ++epoch) {
    train_shuffle(order, n, &run.random);
    tag_pass(&run, samples, order, n);
    report(options, "tagger", epoch, run.errors, run.total);
  }
  train_table_average(table);
  g_free(tags);
  g_free(order);
  return table;
}

static void
icon_keys(const TrainSample *s, uint32_t i, uint64_t *keys)
{
  warta_tag_word_keys(&s->inputs[i], keys);
  warta_tag_icon_keys(&s->inputs[i], &s->tags[i], keys + WARTA_TAG_WORD_KEYS);
}

static uint32_t
tag_icons(TrainTable *table, const TrainSample *s)
{
  uint64_t keys[WARTA_ICON_KEYS];
  uint32_t rows[MAX_ROWS];
  float scores[WARTA_MAX_CLASSES];
  const uint64_t mask = ((UINT64_C(1) << WARTA_N_ICON) - 1) & ~UINT64_C(1);
  uint32_t errors = 0;
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t gold = s->source->words[i].icon;
    icon_keys(s, i, keys);
    const size_t n =
        train_table_find(table, keys, WARTA_ICON_KEYS, TRAIN_GENERAL, rows);
    train_table_score(table, rows, n, scores);
    const uint32_t guess = train_best_class(scores, mask);
    if (gold != WARTA_ICON_NONE) {
      train_table_update(table, rows, n, gold,
                         find_rival(scores, gold, mask, TAG_MARGIN));
    }
    errors += gold != guess ? 1 : 0;
  }
  return errors;
}

TrainTable *
train_icon_tagger(const TrainSamples *samples, const TrainOptions *options)
{
  TrainTable *table = train_table_new(WARTA_N_ICON, 2);
  uint32_t n = 0;
  uint32_t *order = new_order(samples, options, &n);
  uint64_t keys[WARTA_ICON_KEYS];
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const TrainSample *s = &samples->samples[order[i]];
    if (s->bank != TRAIN_BANK_ICON) {
      continue;
    }
    order[kept++] = order[i];
    for (uint32_t k = 0; k < s->n; ++k) {
      icon_keys(s, k, keys);
      train_table_count(table, keys, WARTA_ICON_KEYS, TRAIN_GENERAL);
    }
  }
  train_table_lock(table);

  uint64_t state = options->seed;
  for (uint32_t epoch = 0; epoch < options->epochs; ++epoch) {
    double errors = 0;
    double total = 0;
    train_shuffle(order, kept, &state);
    for (uint32_t i = 0; i < kept; ++i) {
      const TrainSample *s = &samples->samples[order[i]];
      errors += tag_icons(table, s);
      total += s->n;
    }
    report(options, "second layer", epoch, errors, total);
  }
  train_table_average(table);
  g_free(order);
  return table;
}

static TrainTable *train_marks(const TrainSamples *samples,
                               const TrainOptions *options);

/* ---- Parser ---- */

typedef struct {
  TrainParser *parser;
  TrainOracle *oracle;
  WartaTreeInput input; ///< Of the sentence in hand
  uint64_t random;
  uint32_t epoch;
  double errors;
  double total;
} ParserRun;

static uint8_t
count_label(ParserRun *run, const TrainSample *s, WartaState *state,
            int32_t head, int32_t child)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  if (head < state->n) {
    const uint32_t n =
        train_label_keys(s, &run->input, state, head, child, keys);
    count_keys(run->parser->labels, keys, n, s);
  }
  return train_oracle_label(run->oracle, child);
}

static void
count_sentence(ParserRun *run, const TrainSample *s)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  WartaState *state = train_oracle_start(run->oracle, s);
  run->input = train_oracle_input(run->oracle);
  while (!warta_state_finished(state)) {
    const WartaMove move = train_oracle_best(run->oracle);
    if (state->next < state->n || state->depth > 1) {
      const uint32_t n = train_move_keys(s, &run->input, state, keys);
      count_keys(run->parser->moves, keys, n, s);
    }
    uint8_t rel = 0;
    if (move != WARTA_SHIFT) {
      int32_t head = 0;
      int32_t child = 0;
      warta_state_arc(state, move, &head, &child);
      rel = count_label(run, s, state, head, child);
    }
    warta_state_move(state, move, rel);
  }
}

static uint8_t
learn_label(ParserRun *run, const TrainSample *s, WartaState *state,
            int32_t head, int32_t child)
{
  if (head == state->n) {
    return WARTA_REL_ROOT;
  }
  Found found;
  float scores[WARTA_MAX_CLASSES];
  TrainTable *table = run->parser->labels;
  found.n_keys =
      train_label_keys(s, &run->input, state, head, child, found.keys);
  find_scores(table, s->bank, &found, scores);
  const uint8_t guess = (uint8_t)train_best_class(scores, WARTA_REL_MASK);
  const uint8_t gold = train_oracle_label(run->oracle, child);
  if (train_oracle_is_head(run->oracle, head, child) &&
      gold != WARTA_REL_ROOT && gold != WARTA_REL_PUNCT) {
    correct(table, s, &found, gold,
            find_rival(scores, gold, WARTA_REL_MASK, LABEL_MARGIN));
    return run->epoch == 0 ? gold : guess;
  }
  return guess;
}

static WartaMove
learn_move(ParserRun *run, const TrainSample *s, WartaState *state)
{
  const uint64_t allowed = warta_allowed_moves(state);
  if (!(allowed & (allowed - 1))) {
    return (WartaMove)__builtin_ctzll(allowed);
  }
  Found found;
  float scores[4];
  TrainTable *table = run->parser->moves;
  found.n_keys = train_move_keys(s, &run->input, state, found.keys);
  find_scores(table, s->bank, &found, scores);
  const uint64_t optimal = train_oracle_optimal(run->oracle);
  const uint32_t guess = train_best_class(scores, allowed);
  const uint32_t good = train_best_class(scores, optimal);
  const bool right = (optimal >> guess) & 1;
  correct(table, s, &found, good,
          find_rival(scores, good, allowed & ~optimal, MOVE_MARGIN));
  run->errors += right ? 0 : 1;
  run->total += 1;
  const bool explore =
      run->epoch > 0 && train_random(&run->random) % 100 < EXPLORATION;
  return (WartaMove)(explore ? guess : good);
}

static void
learn_sentence(ParserRun *run, const TrainSample *s)
{
  WartaState *state = train_oracle_start(run->oracle, s);
  run->input = train_oracle_input(run->oracle);
  while (!warta_state_finished(state)) {
    const WartaMove move = learn_move(run, s, state);
    uint8_t rel = 0;
    if (move != WARTA_SHIFT) {
      int32_t head = 0;
      int32_t child = 0;
      warta_state_arc(state, move, &head, &child);
      rel = learn_label(run, s, state, head, child);
    }
    warta_state_move(state, move, rel);
  }
}

static void
learn_pass(ParserRun *run, const TrainSamples *samples, const uint32_t *order,
           uint32_t n)
{
  run->errors = run->total = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const TrainSample *s = &samples->samples[order[i]];
    if (is_drawn(&run->random, s->weight)) {
      learn_sentence(run, s);
    }
  }
}

/// Train moves and labels once.
static void
train_round(const TrainSamples *samples, const TrainOptions *options,
            TrainParser *parser)
{
  ParserRun run = {.parser = parser, .random = options->seed + 1};
  run.oracle = train_oracle_new(samples->longest);
  parser->moves = train_table_new(3, MAX(options->least, 2));
  parser->labels = train_table_new(WARTA_N_RELS, MAX(options->least, 2));
  uint32_t n = 0;
  uint32_t *order = new_order(samples, options, &n);
  for (uint32_t i = 0; i < n; ++i) {
    count_sentence(&run, &samples->samples[order[i]]);
  }
  train_table_lock(parser->moves);
  train_table_lock(parser->labels);

  uint64_t state = options->seed;
  for (run.epoch = 0; run.epoch < options->epochs; ++run.epoch) {
    train_shuffle(order, n, &state);
    learn_pass(&run, samples, order, n);
    report(options, "parser", run.epoch, run.errors, run.total);
  }
  train_table_average(parser->moves);
  train_table_average(parser->labels);
  train_oracle_free(run.oracle);
  g_free(order);
}

typedef struct {
  const TrainSamples *samples;
  TrainOptions options;
  TrainParser parser;
} RoundJob;

static void
run_round(gpointer data, gpointer unused)
{
  (void)unused;
  RoundJob *job = data;
  train_round(job->samples, &job->options, &job->parser);
}

void
train_parser(const TrainSamples *samples, const TrainOptions *options,
             TrainParser *parser)
{
  const uint32_t n = MAX(options->rounds, 1);
  RoundJob *jobs = g_new0(RoundJob, n);
  for (uint32_t i = 0; i < n; ++i) {
    jobs[i] = (RoundJob){.samples = samples, .options = *options};
    jobs[i].options.seed += UINT64_C(1000) * i;
  }
  train_together(run_round, jobs, sizeof(RoundJob), n);
  *parser = jobs[0].parser;
  for (uint32_t i = 1; i < n; ++i) {
    train_table_mix(parser->moves, jobs[i].parser.moves, i + 1);
    train_table_mix(parser->labels, jobs[i].parser.labels, i + 1);
    train_table_free(jobs[i].parser.moves);
    train_table_free(jobs[i].parser.labels);
  }
  g_free(jobs);
  parser->marks = train_marks(samples, options);
}

/* ---- Marks ---- */

typedef struct {
  TrainTable *table;
  const TrainSample *sample;
  const WartaTreeInput *input;
  bool counting;
} MarkRun;

/// A WartaSiteFunc that learns.
static WartaSite
learn_site(const WartaState *state, const WartaMarkSites *sites, uint32_t word,
           void *data)
{
  MarkRun *run = data;
  const TrainSample *s = run->sample;
  uint64_t keys[WARTA_MARK_KEYS];
  uint32_t rows[MAX_ROWS];
  float scores[3];
  const int32_t gold = s->source->words[word].head;
  const int32_t node = gold >= 0 ? run->input->place[gold] : -1;
  uint32_t good = 0;
  while (good < 3 && sites->node[good] != node) {
    ++good;
  }
  if (good == 3) {
    return WARTA_SITE_ABOVE;
  }
  warta_mark_keys(state, sites, keys);
  if (run->counting) {
    train_table_count(run->table, keys, WARTA_MARK_KEYS, s->bank);
    return (WartaSite)good;
  }
  const size_t n =
      train_table_find(run->table, keys, WARTA_MARK_KEYS, s->bank, rows);
  train_table_score(run->table, rows, n, scores);
  // Sites may be the same node.
  uint64_t right = 0;
  for (uint32_t site = good; site < 3; ++site) {
    right |= sites->node[site] == node ? UINT64_C(1) << site : 0;
  }
  good = train_best_class(scores, right);
  train_table_update(run->table, rows, n, good,
                     find_rival(scores, good, 7 & ~right, MARK_MARGIN));
  return (WartaSite)good;
}

static void
learn_marks_of(MarkRun *run, TrainOracle *oracle, int32_t *heads, uint8_t *rels)
{
  WartaState *state = train_oracle_start(oracle, run->sample);
  const WartaTreeInput input = train_oracle_input(oracle);
  train_oracle_complete(oracle);
  // Used during this call only.
  // cppcheck-suppress autoVariables
  run->input = &input;
  warta_tree_finish(&input, state, learn_site, run, heads, rels);
}

static TrainTable *
train_marks(const TrainSamples *samples, const TrainOptions *options)
{
  MarkRun run = {.table = train_table_new(3, 2), .counting = true};
  TrainOracle *oracle = train_oracle_new(samples->longest);
  int32_t *heads = g_new(int32_t, samples->longest + 1);
  uint8_t *rels = g_new(uint8_t, samples->longest + 1);
  uint64_t state = options->seed;
  uint32_t n = 0;
  uint32_t *order = new_order(samples, options, &n);
  for (uint32_t epoch = 0; epoch < 5; ++epoch) {
    train_shuffle(order, n, &state);
    for (uint32_t i = 0; i < n; ++i) {
      run.sample = &samples->samples[order[i]];
      learn_marks_of(&run, oracle, heads, rels);
    }
    if (run.counting) {
      train_table_lock(run.table);
      run.counting = false;
    }
  }
  train_table_average(run.table);
  train_oracle_free(oracle);
  g_free(heads);
  g_free(rels);
  g_free(order);
  return run.table;
}

/* ---- Jackknife ---- */

/// Part that a sample belongs to: not the same as in cross-validation.
static uint32_t
part_of(const TrainSample *sample, uint32_t n_folds)
{
  return sample->fold / 5 % n_folds;
}

/// Copy to `part` every sample but those of the fold.
static void
hide_fold(const TrainSamples *samples, uint32_t fold, uint32_t n_folds,
          TrainSamples *part)
{
  part->n = 0;
  for (uint32_t i = 0; i < samples->n; ++i) {
    if (part_of(&samples->samples[i], n_folds) != fold) {
      part->samples[part->n++] = samples->samples[i];
    }
  }
}

/// One part of the samples, tagged by what the others teach.
typedef struct {
  const TrainSamples *samples;
  const TrainOptions *options;
  uint32_t fold;
  uint32_t n_folds;
} PartJob;

static void
tag_part(gpointer data, gpointer unused)
{
  (void)unused;
  const PartJob *job = data;
  const TrainSamples *samples = job->samples;
  TrainSamples part = *samples;
  part.samples = g_new(TrainSample, samples->n + 1);
  hide_fold(samples, job->fold, job->n_folds, &part);
  TrainTable *table = train_tagger(&part, job->options);
  uint8_t *tags = g_new0(uint8_t, samples->longest + 4);
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *s = &samples->samples[i];
    if (part_of(s, job->n_folds) == job->fold) {
      const TrainModel model = {.tags = table, .bank = s->bank};
      const WartaScorer scorer = train_scorer(&model);
      warta_decode_tags(&scorer, s->inputs, s->n, tags + WARTA_TAG_PAD);
      memcpy(s->tags, tags + WARTA_TAG_PAD, s->n);
    }
  }
  train_table_free(table);
  g_free(tags);
  g_free(part.samples);
}

void
train_jackknife(const TrainSamples *samples, const TrainOptions *options,
                uint32_t n_folds)
{
  PartJob *jobs = g_new(PartJob, n_folds);
  for (uint32_t fold = 0; fold < n_folds; ++fold) {
    jobs[fold] = (PartJob){samples, options, fold, n_folds};
  }
  train_together(tag_part, jobs, sizeof(PartJob), n_folds);
  g_free(jobs);
}

/* ---- Scorer ---- */

static void
score(const TrainTable *table, uint32_t bank, const uint64_t *keys, size_t n,
      int32_t *scores)
{
  uint32_t rows[MAX_ROWS];
  float sums[WARTA_MAX_CLASSES] = {0};
  const size_t found = train_table_find(table, keys, n, bank, rows);
  train_table_score(table, rows, found, sums);
  for (uint32_t i = 0; i < WARTA_MAX_CLASSES; ++i) {
    scores[i] = (int32_t)(sums[i] * 64);
  }
}

static void
score_tag(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  const TrainModel *m = model;
  score(m->tags, m->bank, keys, n, scores);
}

static void
score_icon(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  const TrainModel *m = model;
  score(m->icon, TRAIN_GENERAL, keys, n, scores);
}

static void
score_move(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  const TrainModel *m = model;
  score(m->moves, m->bank, keys, n, scores);
}

static void
score_label(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  const TrainModel *m = model;
  score(m->labels, m->bank, keys, n, scores);
}

static void
score_mark(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  const TrainModel *m = model;
  score(m->marks, m->bank, keys, n, scores);
}

WartaScorer
train_scorer(const TrainModel *model)
{
  const WartaScorer scorer = {.tag = score_tag,
                              .icon = score_icon,
                              .move = score_move,
                              .label = score_label,
                              .mark = score_mark,
                              .model = model};
  return scorer;
}
