// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/features.h"

/// Where features are written to.
typedef struct {
  uint64_t *out;
  size_t n;
  uint64_t seed; // of the template
} Sink;

/// The neighbourhood of a word; never NULL.
typedef struct {
  const WartaNameWord *w[5];   // two before, the word, two after
  const WartaNameWord *before; // of the run
  const WartaNameWord *before2;
  const WartaNameWord *after;
  const WartaNameWord *first;
  const WartaNameWord *last;
  uint64_t position; // in the run
  uint64_t rest;     // words of the run after this one
  uint64_t letters;  // WartaNameCase
  bool initial;
} Around;

static const WartaNameWord border_word = {
    .lower = "", .word = 0x6c62272e07bb0142U, .shape = 0x62b821756295c58dU};

// Every template calls this once, always in the same order.
static inline void
add(Sink *sink, uint64_t a, uint64_t b, uint64_t c)
{
  sink->seed += 0x9e3779b97f4a7c15U;
  uint64_t h = (a ^ sink->seed) * 0xd6e8feb86659fd93U;
  h = (h ^ (h >> 32) ^ b) * 0xa0761d6478bd642fU;
  h = (h ^ (h >> 29) ^ c) * 0xe7037ed1a0b428dbU;
  sink->out[sink->n++] = h ^ (h >> 32);
}

static inline uint64_t
at_most(uint64_t value, uint64_t limit)
{
  return value < limit ? value : limit;
}

static void
add_words(Sink *sink, const Around *a)
{
  const WartaNameWord *const *w = a->w;
  add(sink, a->letters, 0, 0);
  add(sink, w[2]->word, 0, 0);
  add(sink, w[1]->word, 0, 0);
  add(sink, w[3]->word, 0, 0);
  add(sink, w[0]->word, 0, 0);
  add(sink, w[4]->word, 0, 0);
  add(sink, w[1]->word, w[2]->word, 0);
  add(sink, w[2]->word, w[3]->word, 0);
  add(sink, w[1]->word, w[3]->word, 0);
  add(sink, w[2]->cased, a->letters, 0);
  add(sink, w[2]->word, a->initial, a->letters);
}

static void
add_affixes(Sink *sink, const WartaNameWord *word)
{
  for (uint32_t k = 1; k <= 4; ++k) {
    uint32_t length = word->lower_length < k ? word->lower_length : k;
    const char *end = word->lower + word->lower_length;
    uint32_t prefix = 0;
    uint32_t suffix = 0;
    for (uint32_t i = 0; i < length; ++i) {
      prefix = prefix << 8 | (uint8_t)word->lower[i];
      suffix = suffix << 8 | (uint8_t)end[(int)i - (int)length];
    }
    bool whole = length == word->lower_length;
    add(sink, prefix, whole, 0);
    add(sink, suffix, whole, 0);
  }
}

static void
add_shapes(Sink *sink, const Around *a)
{
  const WartaNameWord *const *w = a->w;
  uint64_t mode = a->letters << 1 | a->initial;
  add(sink, w[2]->shape, mode, 0);
  add(sink, w[1]->shape, w[2]->shape, mode);
  add(sink, w[2]->shape, w[3]->shape, mode);
  add(sink, w[1]->shape, w[2]->shape, w[3]->shape + mode);
  uint64_t caps = (uint64_t)w[1]->info.caps << 8 | w[3]->info.caps;
  add(sink, w[2]->info.caps, w[2]->shape, mode);
  add(sink, w[2]->info.caps, caps, mode);
  add(sink, w[2]->shape, at_most(w[2]->lower_length, 12), a->letters);
  add(sink, w[2]->flags & (WARTA_WORD_PARENTHESIS | WARTA_WORD_ACRONYM),
      w[2]->shape, 0);
}

static void
add_run(Sink *sink, const Around *a)
{
  uint64_t length = a->position + a->rest + 1;
  uint64_t place = at_most(a->position, 3) << 4 | a->letters;
  uint64_t rest = at_most(a->rest, 3) << 4 | a->letters;
  add(sink, a->before->word, place, 0);
  add(sink, a->before2->word, a->before->word, place > 0);
  add(sink, a->after->word, rest, 0);
  add(sink, a->first->word, place, 0);
  add(sink, a->last->word, rest, 0);
  add(sink, at_most(length, 6), place, 0);
  add(sink, a->before->word, a->last->word, place > 0);
  add(sink, a->first->word, a->last->word, place > 0);
  add(sink, a->before->word, a->after->word, place > 0);
  add(sink, a->before->info.cluster, a->last->info.cluster, place);
  add(sink, a->before->info.cluster, a->after->info.cluster, place);
  add(sink, a->before->info.cue, a->first->info.cue, place);
  add(sink, a->first->info.cue, a->last->info.cue, rest);
  add(sink, a->last->info.seen, rest, 0);
  add(sink, a->first->info.seen, a->last->info.seen, place);
}

static void
add_classes(Sink *sink, const Around *a)
{
  const WartaNameWord *const *w = a->w;
  uint64_t coarse = (uint64_t)w[1]->info.coarse << 8 | w[3]->info.coarse;
  add(sink, w[2]->info.cluster, 0, 0);
  add(sink, w[1]->info.cluster, 0, 0);
  add(sink, w[3]->info.cluster, 0, 0);
  add(sink, w[0]->info.cluster, 0, 0);
  add(sink, w[4]->info.cluster, 0, 0);
  add(sink, w[1]->info.cluster, w[2]->info.cluster, 0);
  add(sink, w[2]->info.cluster, w[3]->info.cluster, 0);
  add(sink, w[2]->info.coarse, coarse, 0);
  add(sink, w[2]->info.cue, 0, 0);
  add(sink, w[1]->info.cue, w[2]->info.cue, 0);
  add(sink, w[3]->info.cue, w[2]->info.cue, 0);
}

static void
add_seen(Sink *sink, const Around *a)
{
  const WartaNameWord *const *w = a->w;
  uint64_t kind = w[2]->info.seen & 0x3cU; // without the place in the name
  add(sink, w[2]->info.seen, 0, 0);
  add(sink, kind, w[2]->shape, 0);
  add(sink, w[1]->info.seen, w[2]->shape, 0);
  add(sink, w[3]->info.seen, w[2]->shape, 0);
  add(sink, w[1]->info.seen, w[2]->info.seen, 0);
  add(sink, w[2]->info.seen, w[3]->info.seen, 0);
}

static void
add_lists(Sink *sink, const Around *a)
{
  const WartaNameWord *const *w = a->w;
  add(sink, w[2]->list, 0, 0);
  add(sink, w[2]->list, at_most(a->position, 2), at_most(a->rest, 2));
  add(sink, w[2]->list, w[1]->word, 0);
  add(sink, w[2]->list, w[3]->list, w[1]->list);
  add(sink, w[2]->parts, 0, 0);
  add(sink, w[2]->parts, w[1]->parts, 0);
  add(sink, w[2]->parts, w[3]->parts, 0);
}

// NOLINTBEGIN(readability-non-const-parameter): the sink writes to it
size_t
warta_name_features(const WartaNameWord *words, uint32_t n, uint32_t t,
                    WartaNameCase letters,
                    uint64_t features[WARTA_NAME_MAX_FEATURES])
// NOLINTEND(readability-non-const-parameter)
{
  const WartaNameWord *word = &words[t];
  uint32_t begin = word->run_begin;
  uint32_t end = word->run_end;
  Around a = {
      .w = {t > 1 ? word - 2 : &border_word, t > 0 ? word - 1 : &border_word,
            word, t + 1 < n ? word + 1 : &border_word,
            t + 2 < n ? word + 2 : &border_word},
      .before = begin > 0 ? &words[begin - 1] : &border_word,
      .before2 = begin > 1 ? &words[begin - 2] : &border_word,
      .after = end < n ? &words[end] : &border_word,
      .first = &words[begin],
      .last = &words[end - 1],
      .position = t - begin,
      .rest = end - 1 - t,
      .letters = letters,
      .initial = t == 0,
  };
  Sink sink = {.out = features};
  add_words(&sink, &a);
  add_affixes(&sink, word);
  add_shapes(&sink, &a);
  add_run(&sink, &a);
  add_classes(&sink, &a);
  add_seen(&sink, &a);
  add_lists(&sink, &a);
  return sink.n;
}
