// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/teach.h"

#include "lang/tagset.h"
#include "text/text.h"
#include "train/rawtext.h"
#include "train/score.h"

#include <string.h>

enum {
  SHORTEST = 6,
  LONGEST = 50,
  AGREEMENT = 60, // percent of arcs that all teachers find
  TEACHERS = 3,
};

/* ---- Raw sentences ---- */

typedef struct {
  TrainSet *set;
  uint64_t seen;
  uint32_t step; // one sentence in so many is taken
} RawRun;

static void
take_sentence(RawRun *run, const WartaDocument *doc,
              const WartaSentence *sentence)
{
  TrainWord words[LONGEST] = {{.form = NULL}};
  const uint32_t n = sentence->end_token - sentence->first_token;
  for (uint32_t i = 0; i < n; ++i) {
    const WartaToken *token = &doc->tokens[sentence->first_token + i];
    words[i].form = warta_document_dup_span(doc, token->span);
    words[i].lower = token->lower;
    words[i].joined = (token->flags & WARTA_TOKEN_JOINED) != 0;
  }
  train_set_add(run->set, words, n, TRAIN_BANK_ICON);
  for (uint32_t i = 0; i < n; ++i) {
    g_free((char *)words[i].form);
  }
}

static void
take_document(const WartaDocument *doc, void *data)
{
  RawRun *run = data;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    const uint32_t n = sentence->end_token - sentence->first_token;
    if (n < SHORTEST || n > LONGEST || ++run->seen % run->step != 0) {
      continue;
    }
    take_sentence(run, doc, sentence);
  }
}

TrainSet *
train_read_raw(const TrainTeaching *teaching, GError **error)
{
  enum { ALL = 330000 }; // sentences there are, about
  g_autoptr(WartaTokenizer) tokenizer =
      warta_tokenizer_load(teaching->data, error);
  if (!tokenizer) {
    return NULL;
  }
  g_autoptr(TrainSet) set = train_set_new();
  RawRun run = {.set = set};
  run.step = MAX(1U, (uint32_t)ALL / MAX(1U, teaching->sentences));
  if (!warta_raw_text_each(teaching->corpora, tokenizer, take_document, &run,
                           error)) {
    return NULL;
  }
  train_annotate(teaching->annotator, set);
  return g_steal_pointer(&set);
}

/* ---- Right to left ---- */

/// The sentences with their words in reverse.
static TrainSet *
reverse_set(const TrainSamples *samples)
{
  TrainSet *set = train_set_new();
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSentence *s = samples->samples[i].source;
    g_autofree TrainWord *words = g_new(TrainWord, s->n + 1);
    for (uint32_t k = 0; k < s->n; ++k) {
      TrainWord *word = &words[s->n - 1 - k];
      *word = s->words[k];
      word->head = word->head < 0 ? -1 : (int32_t)s->n - 1 - word->head;
    }
    train_set_add(set, words, s->n, s->bank);
  }
  return set;
}

static void
reverse_tags(const TrainSamples *from, const TrainSamples *to)
{
  for (uint32_t i = 0; i < from->n; ++i) {
    const TrainSample *s = &from->samples[i];
    to->samples[i].weight = s->weight;
    for (uint32_t k = 0; k < s->n; ++k) {
      to->samples[i].tags[s->n - 1 - k] = s->tags[k];
    }
  }
}

/* ---- Teachers ---- */

typedef struct {
  TrainParser parsers[TEACHERS];
  const TrainTable *tags;
  TrainJudge *judges[TEACHERS];
} Teachers;

typedef struct {
  const TrainSamples *samples;
  TrainOptions options;
  TrainParser *parser;
} TeacherJob;

static void
train_teacher(gpointer data, gpointer unused)
{
  (void)unused;
  const TeacherJob *job = data;
  train_parser(job->samples, &job->options, job->parser);
}

static void
train_teachers(const TrainTeaching *teaching, const TrainSamples *samples,
               Teachers *teachers)
{
  g_autoptr(TrainSet) set = reverse_set(samples);
  TrainSamples *reversed = train_samples_new(set, teaching->classes);
  reverse_tags(samples, reversed);
  TeacherJob jobs[TEACHERS];
  for (uint32_t t = 0; t < TEACHERS; ++t) {
    const bool back = t == TEACHERS - 1;
    jobs[t] = (TeacherJob){back ? reversed : samples, teaching->options,
                           &teachers->parsers[t]};
    jobs[t].options.seed += UINT64_C(100) * (t + 1);
  }
  train_together(train_teacher, jobs, sizeof(TeacherJob), TEACHERS);
  train_samples_free(reversed);
}

static void
free_teachers(Teachers *teachers)
{
  for (uint32_t t = 0; t < TEACHERS; ++t) {
    train_table_free(teachers->parsers[t].moves);
    train_table_free(teachers->parsers[t].labels);
    train_table_free(teachers->parsers[t].marks);
    train_judge_free(teachers->judges[t]);
  }
}

static TrainModel
model_of(const Teachers *teachers, uint32_t t, uint32_t bank)
{
  const TrainParser *parser = &teachers->parsers[t];
  const TrainModel model = {.tags = teachers->tags,
                            .moves = parser->moves,
                            .labels = parser->labels,
                            .marks = parser->marks,
                            .bank = bank};
  return model;
}

/// Let all teachers parse a sentence, forwards and backwards, and vote.
static bool
teach_sentence(const Teachers *teachers, const TrainSample *s,
               const TrainSample *reversed, TrainSentence *result)
{
  int32_t heads[TEACHERS][LONGEST];
  uint8_t rels[TEACHERS][LONGEST];
  int32_t voted_heads[LONGEST];
  uint8_t voted_rels[LONGEST];
  for (uint32_t t = 0; t < TEACHERS; ++t) {
    const bool back = t == TEACHERS - 1;
    const TrainModel model = model_of(teachers, t, s->bank);
    const WartaScorer scorer = train_scorer(&model);
    TrainJudge *judge = teachers->judges[t];
    train_judge_parse(judge, &scorer, back ? reversed : s);
    const int32_t n = (int32_t)s->n;
    for (int32_t i = 0; i < n; ++i) {
      const int32_t at = back ? n - 1 - i : i;
      const int32_t head = train_judge_heads(judge)[at];
      heads[t][i] = back && head >= 0 ? n - 1 - head : head;
      rels[t][i] = train_judge_rels(judge)[at];
    }
  }
  const int32_t *const all_heads[] = {heads[0], heads[1], heads[2]};
  const uint8_t *const all_rels[] = {rels[0], rels[1], rels[2]};
  if (!train_vote(all_heads, all_rels, s->n, AGREEMENT, voted_heads,
                  voted_rels)) {
    return false;
  }
  for (uint32_t i = 0; i < s->n; ++i) {
    result->words[i].head = voted_heads[i];
    result->words[i].rel = voted_rels[i];
    result->words[i].upos = warta_tag_upos(s->tags[i]);
    result->words[i].voice = warta_tag_voice(s->tags[i]);
  }
  return true;
}

static void
tag_samples(const TrainTable *tags, const TrainSamples *samples)
{
  uint8_t *found = g_new0(uint8_t, samples->longest + 4);
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *s = &samples->samples[i];
    const TrainModel model = {.tags = tags, .bank = s->bank};
    const WartaScorer scorer = train_scorer(&model);
    warta_decode_tags(&scorer, s->inputs, s->n, found + WARTA_TAG_PAD);
    memcpy(s->tags, found + WARTA_TAG_PAD, s->n);
  }
  g_free(found);
}

TrainSet *
train_teach(const TrainTeaching *teaching, const TrainSamples *samples,
            GError **error)
{
  g_autoptr(TrainSet) raw = train_read_raw(teaching, error);
  if (!raw) {
    return NULL;
  }
  Teachers teachers = {.tags = teaching->tags};
  train_teachers(teaching, samples, &teachers);
  TrainSamples *forwards = train_samples_new(raw, teaching->classes);
  tag_samples(teaching->tags, forwards);
  g_autoptr(TrainSet) reversed_set = reverse_set(forwards);
  TrainSamples *backwards = train_samples_new(reversed_set, teaching->classes);
  reverse_tags(forwards, backwards);
  for (uint32_t t = 0; t < TEACHERS; ++t) {
    teachers.judges[t] = train_judge_new(LONGEST);
  }

  TrainSet *taught = train_set_new();
  for (uint32_t i = 0; i < forwards->n; ++i) {
    TrainSentence *s = &g_array_index(raw->sentences, TrainSentence, i);
    if (teach_sentence(&teachers, &forwards->samples[i], &backwards->samples[i],
                       s)) {
      train_set_add(taught, s->words, s->n, s->bank);
    }
  }
  if (!teaching->options.quiet) {
    g_printerr("teachers: agree on %u of %u raw sentences\n",
               taught->sentences->len, raw->sentences->len);
  }
  train_samples_free(forwards);
  train_samples_free(backwards);
  free_teachers(&teachers);
  return taught;
}
