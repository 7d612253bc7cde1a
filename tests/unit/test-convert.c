// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Treebanks in another shape: clitics split off, and trees carried over to
/// another style without losing what only they know.

#include "train/clitic.h"
#include "train/convert.h"

#include <string.h>

static TrainWord
new_word(const char *form, uint8_t upos, int32_t head, uint8_t rel)
{
  const TrainWord word = {.form = form,
                          .lower = form,
                          .head = head,
                          .rel = rel,
                          .upos = upos,
                          .voice = upos == WARTA_UPOS_VERB ? WARTA_VOICE_ACTIVE
                                                           : WARTA_VOICE_NONE};
  return word;
}

/* ---- Clitics ---- */

static void
test_clitics(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaTokenizer) tokenizer =
      warta_tokenizer_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  const TrainWord words[] = {
      new_word("warga", WARTA_UPOS_NOUN, 1, WARTA_REL_NSUBJ),
      new_word("menjual", WARTA_UPOS_VERB, -1, WARTA_REL_ROOT),
      new_word("rumahnya", WARTA_UPOS_NOUN, 1, WARTA_REL_OBJ),
      new_word("besar", WARTA_UPOS_ADJ, 2, WARTA_REL_AMOD),
  };
  g_autoptr(TrainSet) set = train_set_new();
  train_set_add(set, words, 4, TRAIN_BANK_GSD_2017);
  train_set_add(set, words, 4, TRAIN_BANK_ICON);
  train_split_clitics(set, TRAIN_BANK_GSD_2017, tokenizer);
  const TrainSentence *s = &g_array_index(set->sentences, TrainSentence, 0);
  g_assert_cmpuint(s->n, ==, 5);
  g_assert_cmpstr(s->words[2].form, ==, "rumah");
  g_assert_cmpint(s->words[2].head, ==, 1);
  g_assert_cmpint(s->words[2].rel, ==, WARTA_REL_OBJ);
  g_assert_cmpstr(s->words[3].form, ==, "nya");
  g_assert_cmpint(s->words[3].head, ==, 2);
  g_assert_cmpint(s->words[3].rel, ==, WARTA_REL_NMOD_POSS);
  g_assert_cmpint(s->words[3].upos, ==, WARTA_UPOS_PRON);
  g_assert_true(s->words[3].joined);
  g_assert_false(s->words[4].joined);
  g_assert_cmpint(s->words[4].head, ==, 2);
  const TrainSentence *other = &g_array_index(set->sentences, TrainSentence, 1);
  g_assert_cmpuint(other->n, ==, 4);
  g_assert_cmpstr(other->words[2].form, ==, "rumahnya");
}

/* ---- Conversion ---- */

enum { KNOWN = 240, UNKNOWN = 60, SMALL = 120 };

/// "noun verb noun preposition noun", where the last noun belongs to the verb
/// or to the noun before.  In the first style the preposition is its head.
static void
add_sentence(TrainSet *set, TrainBank bank, bool preposition_first, char kind,
             uint32_t number, bool to_verb)
{
  const int32_t head = to_verb ? 1 : 2;
  const uint8_t rel = to_verb ? WARTA_REL_OBL : WARTA_REL_NMOD;
  g_autofree char *subject = g_strdup_printf("s%c", 'a' + (int)(number % 7));
  g_autofree char *verb = g_strdup_printf("me%c", 'a' + (int)(number % 5));
  g_autofree char *object = g_strdup_printf("o%c", 'a' + (int)(number % 11));
  g_autofree char *last = g_strdup_printf(
      "%c%c%c", kind, 'a' + (int)(number / 20), 'a' + (int)(number % 20));
  const TrainWord words[] = {
      new_word(subject, WARTA_UPOS_NOUN, 1, WARTA_REL_NSUBJ),
      new_word(verb, WARTA_UPOS_VERB, -1, WARTA_REL_ROOT),
      new_word(object, WARTA_UPOS_NOUN, 1, WARTA_REL_OBJ),
      new_word("di", WARTA_UPOS_ADP, preposition_first ? head : 4,
               preposition_first ? rel : WARTA_REL_CASE),
      new_word(last, WARTA_UPOS_NOUN, preposition_first ? 3 : head,
               preposition_first ? WARTA_REL_DEP : rel),
  };
  train_set_add(set, words, 5, bank);
}

/// Whether the word decides that its phrase belongs to the verb.
static bool
prefers_verb(uint32_t number)
{
  return number % 20 < 10;
}

static void
test_conversion(void)
{
  g_autoptr(TrainSet) set = train_set_new();
  uint64_t random = 1;
  for (uint32_t i = 0; i < KNOWN; ++i) {
    add_sentence(set, TRAIN_BANK_ICON, true, 'a', i % 20, prefers_verb(i));
    // The other large one knows nothing of use.
    add_sentence(set, TRAIN_BANK_GSD_2017, false, 'c', i % 20, true);
  }
  for (uint32_t i = 0; i < SMALL; ++i) {
    add_sentence(set, TRAIN_BANK_CSUI, false, 'a', i % 20, prefers_verb(i));
  }
  // Words that the small treebank has not: nothing but the tree tells.
  const guint first = set->sentences->len;
  for (uint32_t i = 0; i < UNKNOWN; ++i) {
    add_sentence(set, TRAIN_BANK_ICON, true, 'b', i,
                 train_random(&random) % 2 == 0);
  }
  TrainSamples *samples = train_samples_new(set, NULL);
  const TrainOptions options = {.epochs = 4, .seed = 1, .quiet = true};
  g_autoptr(TrainSet) made_set = train_set_new();
  TrainSamples *made = train_convert(samples, NULL, &options, made_set);
  uint32_t n = 0;
  uint32_t right = 0;
  for (uint32_t i = 0; i < made->n; ++i) {
    const TrainSample *sample = &made->samples[i];
    const TrainWord *words = sample->source->words;
    if (sample->bank != TRAIN_BANK_CSUI || words[4].form[0] != 'b') {
      continue;
    }
    const TrainSentence *origin =
        &g_array_index(set->sentences, TrainSentence, sample->fold);
    g_assert_cmpuint(sample->fold, >=, first);
    g_assert_true(sample->again);
    right += words[3].head == 4 && words[3].rel == WARTA_REL_CASE &&
             words[4].head == origin->words[3].head &&
             words[4].rel == origin->words[3].rel;
    ++n;
  }
  g_test_message("%u of %u as they should be", right, n);
  g_assert_cmpuint(n, ==, UNKNOWN);
  g_assert_cmpuint(right * 10, >=, n * 9);
  train_samples_free(made);
  train_samples_free(samples);
}

/* ---- Jobs ---- */

static void
double_number(gpointer data, gpointer unused)
{
  (void)unused;
  *(uint32_t *)data *= 2;
}

static void
test_together(void)
{
  uint32_t numbers[50];
  for (uint32_t i = 0; i < 50; ++i) {
    numbers[i] = i;
  }
  train_together(double_number, numbers, sizeof(numbers[0]), 50);
  for (uint32_t i = 0; i < 50; ++i) {
    g_assert_cmpuint(numbers[i], ==, 2 * i);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/convert/clitics", test_clitics);
  g_test_add_func("/convert/style", test_conversion);
  g_test_add_func("/convert/together", test_together);
  return g_test_run();
}
