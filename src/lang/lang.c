// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/lang.h"

#include "lang/inputcache.h"
#include "lang/model.h"
#include "lang/morph.h"
#include "lang/tagger.h"
#include "lang/tree.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

struct WartaLangImpl {
  WartaModelFile *words;
  WartaClasses classes;
  WartaLangModel model;
  WartaMorph *morph;
};

struct WartaLangWorkImpl {
  WartaInputCache *words;
  WartaMorphCache *morphs;
  WartaTagCache *cache;
  uint32_t room; // tokens
  WartaInput *inputs;
  uint8_t *tags;
  uint8_t *icon;
  uint8_t *rels;
  uint16_t *names;
  int32_t *place;
  int32_t *word;
  int32_t *heads;
  WartaState state;
};

WartaLang *
warta_lang_load_style(const char *dir, const char *style, GError **error)
{
  g_autofree char *name = g_strconcat(style, ".model", NULL);
  g_autofree char *path = g_build_filename(dir, "model", name, NULL);
  g_autofree char *words = g_build_filename(dir, "model", "words.model", NULL);
  g_autoptr(WartaLang) lang = g_new0(WartaLang, 1);
  lang->words = warta_model_file_open(words, WARTA_CLASSES_KIND, error);
  if (!lang->words || !warta_classes_open(&lang->classes, lang->words, error)) {
    return NULL;
  }
  lang->morph = warta_morph_load(dir, error);
  if (!lang->morph || !warta_lang_model_open(&lang->model, path, error)) {
    return NULL;
  }
  return g_steal_pointer(&lang);
}

WartaLang *
warta_lang_load(const char *dir, GError **error)
{
  return warta_lang_load_style(dir, "news", error);
}

void
warta_lang_free(WartaLang *lang)
{
  if (lang) {
    warta_lang_model_close(&lang->model);
    warta_model_file_free(lang->words);
    warta_morph_free(lang->morph);
    g_free(lang);
  }
}

WartaLangWork *
warta_lang_work_new(const WartaLang *lang)
{
  WartaLangWork *work = g_new0(WartaLangWork, 1);
  work->words = warta_input_cache_new(&lang->classes);
  work->morphs = warta_morph_cache_new(lang->morph);
  work->cache = warta_tag_cache_new();
  return work;
}

static void
free_arrays(WartaLangWork *work)
{
  g_free(work->inputs);
  g_free(work->tags);
  g_free(work->icon);
  g_free(work->rels);
  g_free(work->names);
  g_free(work->place);
  g_free(work->word);
  g_free(work->heads);
  g_free(work->state.nodes);
  g_free(work->state.stack);
}

void
warta_lang_work_free(WartaLangWork *work)
{
  if (work) {
    free_arrays(work);
    warta_input_cache_free(work->words);
    warta_morph_cache_free(work->morphs);
    warta_tag_cache_free(work->cache);
    g_free(work);
  }
}

static void
make_room(WartaLangWork *work, uint32_t n)
{
  if (n <= work->room && work->inputs) {
    return;
  }
  free_arrays(work);
  work->room = MAX(n, 256);
  const size_t size = (size_t)work->room + (size_t)2 * WARTA_TAG_PAD;
  work->inputs = g_new0(WartaInput, size);
  work->tags = g_new0(uint8_t, size);
  work->icon = g_new0(uint8_t, size);
  work->rels = g_new0(uint8_t, size);
  work->names = g_new0(uint16_t, size);
  work->place = g_new0(int32_t, size);
  work->word = g_new0(int32_t, size);
  work->heads = g_new0(int32_t, size);
  work->state.nodes = g_new0(WartaNode, size);
  work->state.stack = g_new0(int32_t, size);
}

/* ---- Tags ---- */

/// Fill in the words of a sentence, with empty ones around it.
static WartaInput *
read_sentence(const WartaDocument *doc, const WartaSentence *sentence,
              WartaLangWork *work)
{
  const uint32_t n = sentence->end_token - sentence->first_token;
  make_room(work, n);
  WartaInput *inputs = work->inputs + WARTA_TAG_PAD;
  memset(work->inputs, 0, WARTA_TAG_PAD * sizeof(*inputs));
  memset(inputs + n, 0, WARTA_TAG_PAD * sizeof(*inputs));
  for (uint32_t i = 0; i < n; ++i) {
    const WartaToken *token = &doc->tokens[sentence->first_token + i];
    inputs[i] = *warta_input_cache_get(work->words, doc, token);
    inputs[i].name =
        warta_input_name(doc, sentence->first_token + i, &work->names[i]);
  }
  return inputs;
}

static void
set_word(WartaDocument *doc, WartaToken *token, const WartaLang *lang,
         WartaLangWork *work)
{
  const WartaMorphResult *morph = warta_morph_cache_get(
      work->morphs, token->lower, (uint32_t)strlen(token->lower));
  const char *lemma = warta_morph_lemma(lang->morph, morph, token->lower,
                                        (WartaUpos)token->upos);
  token->lemma = lemma == token->lower ? token->lower
                                       : warta_arena_strdup(doc->arena, lemma);
  token->active =
      morph->active[0] == '\0' || strcmp(morph->active, token->lower) == 0
          ? token->lower
          : warta_arena_strdup(doc->arena, morph->active);
  token->affixes = morph->affixes;
}

void
warta_tag(WartaDocument *doc, const WartaLang *lang, WartaLangWork *work)
{
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    const WartaInput *inputs = read_sentence(doc, sentence, work);
    const uint32_t n = sentence->end_token - sentence->first_token;
    uint8_t *tags = work->tags + WARTA_TAG_PAD;
    warta_tag_sentence(&lang->model, work->cache, inputs, n, tags, work->icon);
    for (uint32_t i = 0; i < n; ++i) {
      WartaToken *token = &doc->tokens[sentence->first_token + i];
      token->upos = warta_tag_upos(tags[i]);
      token->voice = warta_tag_voice(tags[i]);
      token->icon = work->icon[i];
      set_word(doc, token, lang, work);
    }
  }
}

/* ---- Trees ---- */

void
warta_parse(WartaDocument *doc, const WartaLang *lang, WartaLangWork *work)
{
  WartaScorer scorer = warta_lang_model_scorer(&lang->model);
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    const uint32_t first = sentence->first_token;
    const uint32_t n = sentence->end_token - first;
    const WartaInput *inputs = read_sentence(doc, sentence, work);
    for (uint32_t i = 0; i < n; ++i) {
      const WartaToken *token = &doc->tokens[first + i];
      work->tags[i] = warta_tag_of(token->upos, token->voice);
    }
    const WartaTreeInput input = {.inputs = inputs,
                                  .tags = work->tags,
                                  .names = work->names,
                                  .place = work->place,
                                  .word = work->word,
                                  .n = n};
    warta_tree_start(&input, &work->state);
    warta_decode_tree(&scorer, &work->state);
    warta_tree_finish(&input, &work->state, warta_decode_site, &scorer,
                      work->heads, work->rels);
    for (uint32_t i = 0; i < n; ++i) {
      WartaToken *token = &doc->tokens[first + i];
      token->head =
          work->heads[i] < 0 ? WARTA_NONE : first + (uint32_t)work->heads[i];
      token->rel = work->rels[i];
    }
  }
}
