// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/score.h"

#include "lang/tagset.h"
#include "lang/tree.h"
#include "train/guide.h"

#include <string.h>

struct TrainJudge {
  WartaState state;
  uint8_t *tags;
  uint8_t *icon;
  int32_t *place;
  int32_t *word;
  int32_t *heads;
  uint8_t *rels;
};

TrainJudge *
train_judge_new(uint32_t longest)
{
  TrainJudge *judge = g_new0(TrainJudge, 1);
  const size_t n = longest + 4;
  judge->state.nodes = g_new0(WartaNode, n);
  judge->state.stack = g_new0(int32_t, n);
  judge->tags = g_new0(uint8_t, n);
  judge->icon = g_new0(uint8_t, n);
  judge->place = g_new0(int32_t, n);
  judge->word = g_new0(int32_t, n);
  judge->heads = g_new0(int32_t, n);
  judge->rels = g_new0(uint8_t, n);
  return judge;
}

void
train_judge_free(TrainJudge *judge)
{
  if (judge) {
    g_free(judge->state.nodes);
    g_free(judge->state.stack);
    g_free(judge->tags);
    g_free(judge->icon);
    g_free(judge->place);
    g_free(judge->word);
    g_free(judge->heads);
    g_free(judge->rels);
    g_free(judge);
  }
}

static void
parse(TrainJudge *judge, const WartaScorer *scorer, const TrainSample *sample,
      const uint8_t *tags)
{
  WartaScorer copy = *scorer;
  const WartaTreeInput input = {.inputs = sample->inputs,
                                .tags = tags,
                                .names = sample->names,
                                .place = judge->place,
                                .word = judge->word,
                                .n = sample->n};
  warta_tree_start(&input, &judge->state);
  warta_decode_tree(scorer, &judge->state);
  warta_tree_finish(&input, &judge->state, warta_decode_site, &copy,
                    judge->heads, judge->rels);
}

void
train_judge_parse(TrainJudge *judge, const WartaScorer *scorer,
                  const TrainSample *sample)
{
  parse(judge, scorer, sample, sample->tags);
}

void
train_judge_analyze(TrainJudge *judge, const WartaScorer *scorer,
                    const TrainSample *sample)
{
  uint8_t *tags = judge->tags + WARTA_TAG_PAD;
  warta_decode_tags(scorer, sample->inputs, sample->n, tags);
  warta_decode_icon(scorer, sample->inputs, sample->n, tags, judge->icon);
  parse(judge, scorer, sample, tags);
}

static uint32_t
guess_class(const TrainTable *table, const uint64_t *keys, uint32_t n,
            uint32_t bank, uint64_t mask)
{
  uint32_t rows[2 * TRAIN_MAX_KEYS];
  float scores[WARTA_MAX_CLASSES];
  const size_t found = train_table_find(table, keys, n, bank, rows);
  train_table_score(table, rows, found, scores);
  return train_best_class(scores, mask);
}

static void
guess_tree(const TrainModel *model, const TrainSample *s,
           const WartaTreeInput *input, WartaState *state)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  while (!warta_state_finished(state)) {
    const uint64_t allowed = warta_allowed_moves(state);
    uint32_t n = train_move_keys(s, input, state, keys);
    const WartaMove move =
        (WartaMove)guess_class(model->moves, keys, n, s->bank, allowed);
    uint8_t rel = 0;
    if (move != WARTA_SHIFT) {
      int32_t head = 0;
      int32_t child = 0;
      warta_state_arc(state, move, &head, &child);
      n = train_label_keys(s, input, state, head, child, keys);
      rel =
          (uint8_t)guess_class(model->labels, keys, n, s->bank, WARTA_REL_MASK);
    }
    warta_state_move(state, move, rel);
  }
}

void
train_judge_guess(TrainJudge *judge, const TrainModel *model,
                  const TrainSample *sample)
{
  uint64_t keys[TRAIN_MAX_KEYS];
  uint8_t *tags = judge->tags + WARTA_TAG_PAD;
  tags[-1] = tags[-2] = tags[sample->n] = WARTA_UPOS_NONE;
  for (uint32_t i = 0; i < sample->n; ++i) {
    const uint32_t n = train_tag_keys(sample, i, tags, keys);
    tags[i] = (uint8_t)guess_class(model->tags, keys, n, sample->bank,
                                   WARTA_TAG_MASK);
  }
  WartaScorer scorer = train_scorer(model);
  const WartaTreeInput input = {.inputs = sample->inputs,
                                .tags = tags,
                                .names = sample->names,
                                .place = judge->place,
                                .word = judge->word,
                                .n = sample->n};
  warta_tree_start(&input, &judge->state);
  guess_tree(model, sample, &input, &judge->state);
  warta_tree_finish(&input, &judge->state, warta_decode_site, &scorer,
                    judge->heads, judge->rels);
}

void
train_judge_observe(TrainJudge *judge, const WartaLangModel *model,
                    WartaTagCache *cache, const TrainSample *sample,
                    void (*note)(void *data, uint64_t key, uint8_t answer),
                    void *data)
{
  WartaScorer scorer = warta_lang_model_scorer(model);
  scorer.note = note;
  scorer.note_data = data;
  uint8_t *tags = judge->tags + WARTA_TAG_PAD;
  warta_tag_sentence(model, cache, sample->inputs, sample->n, tags,
                     judge->icon);
  parse(judge, &scorer, sample, tags);
}

void
train_judge_run(TrainJudge *judge, const WartaLangModel *model,
                WartaTagCache *cache, const TrainSample *sample)
{
  train_judge_observe(judge, model, cache, sample, NULL, NULL);
}

const uint8_t *
train_judge_icon(const TrainJudge *judge)
{
  return judge->icon;
}

const int32_t *
train_judge_heads(const TrainJudge *judge)
{
  return judge->heads;
}

const uint8_t *
train_judge_rels(const TrainJudge *judge)
{
  return judge->rels;
}

const uint8_t *
train_judge_tags(const TrainJudge *judge)
{
  return judge->tags + WARTA_TAG_PAD;
}

static bool
is_core(uint8_t rel)
{
  return rel == WARTA_REL_NSUBJ || rel == WARTA_REL_NSUBJ_PASS ||
         rel == WARTA_REL_OBJ;
}

void
train_judge_compare(const TrainJudge *judge, const TrainSample *sample,
                    TrainScore *score)
{
  const uint8_t *tags = judge->tags + WARTA_TAG_PAD;
  for (uint32_t i = 0; i < sample->n; ++i) {
    const TrainWord *gold = &sample->source->words[i];
    const bool head = judge->heads[i] == gold->head;
    const bool arc = head && warta_rel_universal(judge->rels[i]) ==
                                 warta_rel_universal(gold->rel);
    const bool bare = gold->upos != WARTA_UPOS_PUNCT;
    score->words += 1;
    score->upos += warta_tag_upos(tags[i]) == gold->upos;
    score->tags += tags[i] == sample->gold[i];
    score->icon += judge->icon[i] == gold->icon;
    score->heads += head;
    score->arcs += arc;
    score->bare += bare;
    score->bare_heads += bare && head;
    score->bare_arcs += bare && arc;
    score->core_gold += is_core(gold->rel);
    score->core_found += is_core(judge->rels[i]);
    score->core_right +=
        is_core(gold->rel) && head && judge->rels[i] == gold->rel;
  }
}

void
train_score_print(const TrainScore *s, const char *name, FILE *out)
{
  const double n = s->words > 0 ? s->words / 100 : 1;
  const double bare = s->bare > 0 ? s->bare / 100 : 1;
  const double core = s->core_gold + s->core_found;
  fprintf(out,
          "%-12s words %6.0f  UPOS %.2f  ICON %.2f  UAS %.2f  LAS %.2f  "
          "without marks %.2f %.2f  core F1 %.2f\n",
          name, s->words, s->upos / n, s->icon / n, s->heads / n, s->arcs / n,
          s->bare_heads / bare, s->bare_arcs / bare,
          core > 0 ? 200 * s->core_right / core : 0);
}
