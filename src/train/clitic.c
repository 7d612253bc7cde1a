// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/clitic.h"

#include <string.h>

enum { MOST_PARTS = 4 };

/// The parts of a written word.
typedef struct {
  char *form[MOST_PARTS];
  uint32_t n;
} Parts;

static void
free_parts(gpointer data)
{
  Parts *parts = data;
  for (uint32_t i = 0; i < parts->n; ++i) {
    g_free(parts->form[i]);
  }
  g_free(parts);
}

/// Split a form; it stays whole where anything but clitics would come off.
static Parts *
split_form(const char *form, const WartaTokenizer *tokenizer)
{
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->length = (uint32_t)strlen(form);
  doc->text = warta_arena_strndup(doc->arena, form, doc->length);
  warta_split_text(doc, tokenizer);
  bool split = doc->n_tokens > 1 && doc->n_tokens <= MOST_PARTS;
  for (uint32_t i = 1; i < doc->n_tokens && split; ++i) {
    split = doc->tokens[i].flags & WARTA_TOKEN_JOINED &&
            doc->tokens[i].flags & WARTA_TOKEN_WORD;
  }
  Parts *parts = g_new0(Parts, 1);
  if (!split) {
    parts->form[parts->n++] = g_strdup(form);
    return parts;
  }
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    parts->form[parts->n++] = warta_document_dup_span(doc, doc->tokens[i].span);
  }
  return parts;
}

/// The longest part is the word that the clitics are on.
static uint32_t
find_stem(const Parts *parts)
{
  uint32_t stem = 0;
  for (uint32_t i = 1; i < parts->n; ++i) {
    stem = strlen(parts->form[i]) > strlen(parts->form[stem]) ? i : stem;
  }
  return stem;
}

/// Tag and relation of a clitic.
static void
set_clitic(TrainWord *clitic, const TrainWord *stem)
{
  const bool particle = strcmp(clitic->lower, "lah") == 0 ||
                        strcmp(clitic->lower, "kah") == 0 ||
                        strcmp(clitic->lower, "pun") == 0;
  clitic->voice = WARTA_VOICE_NONE;
  if (particle) {
    clitic->upos = WARTA_UPOS_PART;
    clitic->rel = WARTA_REL_ADVMOD;
    return;
  }
  clitic->upos = WARTA_UPOS_PRON;
  clitic->rel =
      stem->upos == WARTA_UPOS_VERB ? WARTA_REL_OBJ : WARTA_REL_NMOD_POSS;
}

typedef struct {
  GArray *words;     // TrainWord, heads still as numbers of old words
  GArray *stems;     // uint32_t: where an old word is now
  GArray *is_clitic; // gboolean
} Draft;

static void
add_word(Draft *draft, const TrainWord *word, const Parts *parts)
{
  const uint32_t stem = find_stem(parts);
  const uint32_t place = draft->words->len + stem;
  g_array_append_val(draft->stems, place);
  for (uint32_t i = 0; i < parts->n; ++i) {
    TrainWord part = *word;
    const gboolean clitic = i != stem;
    part.form = parts->form[i];
    part.lower = train_lower(parts->form[i]);
    part.joined = i > 0;
    if (clitic) {
      set_clitic(&part, word);
      part.head = (int32_t)place;
    }
    g_array_append_val(draft->words, part);
    g_array_append_val(draft->is_clitic, clitic);
  }
}

static void
split_sentence(TrainSet *set, TrainSentence *s, GHashTable *known,
               const WartaTokenizer *tokenizer)
{
  Draft draft = {g_array_new(FALSE, FALSE, sizeof(TrainWord)),
                 g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                 g_array_new(FALSE, FALSE, sizeof(gboolean))};
  for (uint32_t i = 0; i < s->n; ++i) {
    Parts *parts = g_hash_table_lookup(known, s->words[i].form);
    if (!parts) {
      parts = split_form(s->words[i].form, tokenizer);
      g_hash_table_insert(known, g_strdup(s->words[i].form), parts);
    }
    add_word(&draft, &s->words[i], parts);
  }
  const uint32_t n = draft.words->len;
  TrainWord *words = warta_arena_array(set->arena, TrainWord, n + 1);
  for (uint32_t i = 0; i < n; ++i) {
    words[i] = g_array_index(draft.words, TrainWord, i);
    words[i].form = warta_arena_strdup(set->arena, words[i].form);
    char *lower = (char *)words[i].lower;
    words[i].lower = warta_arena_strdup(set->arena, lower);
    g_free(lower);
    if (!g_array_index(draft.is_clitic, gboolean, i) && words[i].head >= 0) {
      words[i].head =
          (int32_t)g_array_index(draft.stems, uint32_t, words[i].head);
    }
  }
  s->words = words;
  s->n = n;
  g_array_unref(draft.words);
  g_array_unref(draft.stems);
  g_array_unref(draft.is_clitic);
}

void
train_split_clitics(TrainSet *set, TrainBank bank,
                    const WartaTokenizer *tokenizer)
{
  GHashTable *known =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_parts);
  for (guint i = 0; i < set->sentences->len; ++i) {
    TrainSentence *s = &g_array_index(set->sentences, TrainSentence, i);
    if (s->bank == bank) {
      split_sentence(set, s, known, tokenizer);
    }
  }
  g_hash_table_unref(known);
}
