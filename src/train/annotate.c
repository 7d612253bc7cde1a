// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/annotate.h"

#include "dates/dates.h"
#include "lang/input.h"
#include "model/gazetteer.h"
#include "names/names.h"

#include <string.h>

/// Sentences that are looked at together.
enum { BATCH = 64 };

struct TrainAnnotator {
  WartaNamer *namer;
  WartaGazetteer *gazetteer;
  WartaDates *dates;
};

TrainAnnotator *
train_annotator_new(const char *data, GError **error)
{
  g_autoptr(TrainAnnotator) annotator = g_new0(TrainAnnotator, 1);
  annotator->namer = warta_namer_load(data, error);
  if (annotator->namer) {
    annotator->gazetteer = warta_gazetteer_load(data, error);
  }
  if (annotator->gazetteer) {
    annotator->dates = warta_dates_load(data, error);
  }
  return annotator->dates ? g_steal_pointer(&annotator) : NULL;
}

void
train_annotator_free(TrainAnnotator *annotator)
{
  if (annotator) {
    warta_namer_free(annotator->namer);
    warta_gazetteer_free(annotator->gazetteer);
    warta_dates_free(annotator->dates);
    g_free(annotator);
  }
}

static uint32_t
flags_of(const TrainWord *word)
{
  uint32_t flags = WARTA_TOKEN_SPACE_AFTER;
  uint32_t letters = 0;
  bool lower = false;
  for (const char *at = word->form; *at; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (g_unichar_isdigit(c)) {
      flags |= WARTA_TOKEN_NUMERIC;
    } else if (g_unichar_isalpha(c)) {
      ++letters;
      lower |= !g_unichar_isupper(c);
      flags |= at == word->form && g_unichar_isupper(c)
                   ? (uint32_t)WARTA_TOKEN_CAPITAL
                   : 0U;
    }
  }
  flags |= letters > 0 ? WARTA_TOKEN_WORD : 0U;
  flags |= letters > 1 && !lower ? WARTA_TOKEN_UPPER : 0U;
  return flags | (word->joined ? (uint32_t)WARTA_TOKEN_JOINED : 0U);
}

/// A document whose sentences are lines.
typedef struct {
  GString *text;
  GArray *tokens;
  GArray *sentences;
} Draft;

static void
add_sentence(Draft *draft, const TrainSentence *s)
{
  WartaSentence sentence = {.first_token = draft->tokens->len,
                            .paragraph = draft->sentences->len,
                            .mark = WARTA_NONE};
  sentence.span.begin = (uint32_t)draft->text->len;
  for (uint32_t i = 0; i < s->n; ++i) {
    const TrainWord *word = &s->words[i];
    if (i > 0 && !word->joined) {
      g_string_append_c(draft->text, ' ');
    }
    WartaToken token = {.lower = word->lower,
                        .sentence = draft->sentences->len,
                        .flags = flags_of(word),
                        .name = WARTA_NONE,
                        .time = WARTA_NONE,
                        .head = WARTA_NONE};
    token.span.begin = (uint32_t)draft->text->len;
    g_string_append(draft->text, word->form);
    token.span.end = (uint32_t)draft->text->len;
    g_array_append_val(draft->tokens, token);
  }
  sentence.span.end = (uint32_t)draft->text->len;
  sentence.end_token = draft->tokens->len;
  g_string_append_c(draft->text, '\n');
  g_array_append_val(draft->sentences, sentence);
}

static WartaDocument *
draft_document(const TrainSet *set, guint begin, guint end)
{
  Draft draft = {.text = g_string_new(NULL)};
  draft.tokens = g_array_new(FALSE, TRUE, sizeof(WartaToken));
  draft.sentences = g_array_new(FALSE, TRUE, sizeof(WartaSentence));
  for (guint i = begin; i < end; ++i) {
    add_sentence(&draft, &g_array_index(set->sentences, TrainSentence, i));
  }
  WartaDocument *doc = warta_document_new();
  doc->length = (uint32_t)draft.text->len;
  doc->text = warta_arena_strndup(doc->arena, draft.text->str, doc->length);
  doc->given = doc->text;
  doc->given_length = doc->length;
  warta_document_layer(doc, draft.tokens, WartaToken, tokens);
  warta_document_layer(doc, draft.sentences, WartaSentence, sentences);
  g_string_free(draft.text, TRUE);
  g_array_unref(draft.tokens);
  g_array_unref(draft.sentences);
  return doc;
}

static void
copy_sentence(const WartaDocument *doc, const WartaSentence *sentence,
              TrainSentence *s)
{
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = sentence->first_token + i;
    s->words[i].name = warta_input_name(doc, t, &s->words[i].name_id);
  }
}

void
train_annotate(const TrainAnnotator *annotator, TrainSet *set)
{
  for (guint begin = 0; begin < set->sentences->len; begin += BATCH) {
    const guint end = MIN(begin + BATCH, set->sentences->len);
    WartaDocument *doc = draft_document(set, begin, end);
    warta_find_names(doc, annotator->namer, annotator->gazetteer);
    warta_find_dates(doc, annotator->dates);
    for (guint i = begin; i < end; ++i) {
      copy_sentence(doc, &doc->sentences[i - begin],
                    &g_array_index(set->sentences, TrainSentence, i));
    }
    warta_document_free(doc);
  }
}

/// First word of the name that the word is in.
static int32_t
name_start(const TrainSentence *s, int32_t word)
{
  const uint16_t id = s->words[word].name_id;
  while (word > 0 && s->words[word - 1].name_id == id) {
    --word;
  }
  return word;
}

/// Whether a name hangs on another name as if it were part of it.
static bool
hangs_on_name(const TrainSentence *s, const TrainWord *word)
{
  const TrainWord *head = &s->words[word->head];
  return word->rel == WARTA_REL_FLAT_NAME && word->name_id && head->name_id &&
         head->name_id != word->name_id;
}

/// Whether a word inside a name belongs on the name's first word.
static bool
belongs_on_start(const TrainSentence *s, const TrainWord *word, int32_t start)
{
  const TrainWord *first = &s->words[start];
  return first->upos == WARTA_UPOS_PROPN && first->head >= 0 &&
         (word->head == first->head || word->head < start) &&
         (word->rel == WARTA_REL_FLAT_NAME || word->rel == WARTA_REL_NMOD);
}

static void
split_names(TrainSentence *s)
{
  for (int32_t i = 1; i < (int32_t)s->n; ++i) {
    TrainWord *word = &s->words[i];
    if (word->upos != WARTA_UPOS_PROPN || word->head < 0) {
      continue;
    }
    const int32_t start = word->name_id ? name_start(s, i) : i;
    if (start == i && hangs_on_name(s, word)) {
      // A new name after another one is no part of it.
      word->rel = WARTA_REL_NMOD;
    } else if (start != i && belongs_on_start(s, word, start)) {
      word->head = start;
      word->rel = WARTA_REL_FLAT_NAME;
    }
  }
}

void
train_split_names(TrainSet *set)
{
  for (guint i = 0; i < set->sentences->len; ++i) {
    TrainSentence *s = &g_array_index(set->sentences, TrainSentence, i);
    if (s->bank == TRAIN_BANK_ICON) {
      split_names(s);
    }
  }
}
