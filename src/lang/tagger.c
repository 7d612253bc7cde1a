// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/tagger.h"

#include <string.h>

enum { CACHE_SIZE = 4096, WIDTH = 48 };

G_STATIC_ASSERT((int)WARTA_ICON_CLASS + (int)WARTA_N_ICON <= (int)WIDTH);

/// Scores of one word type, for each place that it may stand at.
typedef struct {
  uint64_t id; // 0: empty
  int16_t scores[WARTA_N_PLACES][WIDTH];
} Entry;

struct WartaTagCacheImpl {
  Entry entries[CACHE_SIZE];
  int32_t (*base)[WARTA_MAX_CLASSES]; // of each word of the sentence
  uint32_t room;
};

WartaTagCache *
warta_tag_cache_new(void)
{
  return g_new0(WartaTagCache, 1);
}

void
warta_tag_cache_free(WartaTagCache *cache)
{
  if (cache) {
    g_free(cache->base);
    g_free(cache);
  }
}

static void
fill_entry(const WartaLangModel *model, const WartaInput *word, Entry *entry)
{
  uint64_t keys[WARTA_TAG_OWN_KEYS];
  for (WartaPlace place = 0; place < WARTA_N_PLACES; ++place) {
    int32_t sums[WARTA_MAX_CLASSES] = {0};
    const uint32_t n = warta_tag_place_keys(word, place, keys);
    warta_table_row_score(&model->tags, keys, n, sums);
    for (uint32_t c = 0; c < WIDTH; ++c) {
      entry->scores[place][c] = (int16_t)sums[c];
    }
  }
}

static const Entry *
find_entry(const WartaLangModel *model, WartaTagCache *cache,
           const WartaInput *word)
{
  const uint64_t id = (word->word * 3 + word->shape * 5 + word->suffix[2] * 7 +
                       word->prefix[2] * 11) |
                      1;
  Entry *entry = &cache->entries[(id >> 40) % CACHE_SIZE];
  if (entry->id != id) {
    fill_entry(model, word, entry);
    entry->id = id;
  }
  return entry;
}

static void
add_scores(int32_t *sums, const int16_t *scores)
{
  for (uint32_t c = 0; c < WIDTH; ++c) {
    sums[c] += scores[c];
  }
}

static void
add_place(const WartaLangModel *model, WartaTagCache *cache,
          const WartaInput *word, WartaPlace place, int32_t *sums)
{
  add_scores(sums, find_entry(model, cache, word)->scores[place]);
}

/// Scores of the keys of single words.
static void
start_scores(const WartaLangModel *model, WartaTagCache *cache,
             const WartaInput *in, int32_t *sums)
{
  memset(sums, 0, sizeof(*sums) * WARTA_MAX_CLASSES);
  add_place(model, cache, in, WARTA_PLACE_OWN, sums);
  add_place(model, cache, in - 1, WARTA_PLACE_LEFT, sums);
  add_place(model, cache, in + 1, WARTA_PLACE_RIGHT, sums);
  add_place(model, cache, in - 2, WARTA_PLACE_FAR_LEFT, sums);
  add_place(model, cache, in + 2, WARTA_PLACE_FAR_RIGHT, sums);
}

static void
make_room(WartaTagCache *cache, uint32_t n)
{
  if (n > cache->room) {
    g_free(cache->base);
    cache->room = MAX(n, 256);
    cache->base = g_malloc(sizeof(*cache->base) * cache->room);
  }
}

/// A sentence that is tagged.
typedef struct {
  const WartaLangModel *model;
  WartaTagCache *cache;
  const WartaInput *inputs;
  uint32_t n;
  uint8_t *tags;
  uint8_t *icon;
} Work;

/// Take the tags that the words alone settle.
static void
settle(const Work *w)
{
  const WartaQuick *quick = &w->model->quick;
  for (uint32_t i = 0; i < w->n; ++i) {
    w->tags[i] = warta_quick_find(quick, warta_quick_tag_key(&w->inputs[i], 0));
    w->icon[i] = warta_quick_find(quick, warta_quick_tag_key(&w->inputs[i], 1));
  }
}

static bool
is_settled(const Work *w, uint32_t i)
{
  return w->tags[i] < WARTA_N_TAGS && w->icon[i] < WARTA_N_ICON;
}

/// Make the keys of a word and its neighbours, and fetch their weights while
/// another word is at hand.
static void
make_pairs(const Work *w, uint32_t i, uint64_t *keys)
{
  if (i < w->n && !is_settled(w, i)) {
    warta_tag_pair_keys(&w->inputs[i], keys);
    warta_table_row_fetch(&w->model->tags, keys, WARTA_TAG_PAIR_KEYS);
  }
}

static void
choose_tags(const Work *w)
{
  enum { ALL = WARTA_TAG_PAIR_KEYS + WARTA_TAG_HISTORY_KEYS };
  uint64_t keys[2][ALL];
  make_pairs(w, 0, keys[0]);
  for (uint32_t i = 0; i < w->n; ++i) {
    uint64_t *own = keys[i % 2];
    make_pairs(w, i + 1, keys[(i + 1) % 2]);
    if (is_settled(w, i)) {
      continue;
    }
    int32_t *sums = w->cache->base[i];
    const bool settled = w->tags[i] < WARTA_N_TAGS;
    if (!settled) {
      warta_tag_history_keys(&w->inputs[i], w->tags[(int64_t)i - 1],
                             w->tags[(int64_t)i - 2],
                             own + WARTA_TAG_PAIR_KEYS);
      warta_table_row_fetch(&w->model->tags, own + WARTA_TAG_PAIR_KEYS,
                            WARTA_TAG_HISTORY_KEYS);
    }
    start_scores(w->model, w->cache, &w->inputs[i], sums);
    if (settled) {
      warta_table_row_score(&w->model->tags, own, WARTA_TAG_PAIR_KEYS, sums);
      continue;
    }
    warta_table_row_score(&w->model->tags, own, ALL, sums);
    w->tags[i] = (uint8_t)warta_best_class(sums, WARTA_TAG_MASK);
  }
}

static void
make_icon_keys(const Work *w, uint32_t i, uint64_t *keys)
{
  if (i < w->n && w->icon[i] >= WARTA_N_ICON) {
    warta_tag_icon_keys(&w->inputs[i], &w->tags[i], keys);
    warta_table_row_fetch(&w->model->tags, keys, WARTA_TAG_ICON_KEYS);
  }
}

static void
choose_icon(const Work *w)
{
  uint64_t keys[2][WARTA_TAG_ICON_KEYS];
  make_icon_keys(w, 0, keys[0]);
  for (uint32_t i = 0; i < w->n; ++i) {
    make_icon_keys(w, i + 1, keys[(i + 1) % 2]);
    if (w->icon[i] < WARTA_N_ICON) {
      continue;
    }
    int32_t *sums = w->cache->base[i];
    warta_table_row_score(&w->model->tags, keys[i % 2], WARTA_TAG_ICON_KEYS,
                          sums);
    w->icon[i] =
        (uint8_t)warta_best_class(sums + WARTA_ICON_CLASS, WARTA_ICON_MASK);
  }
}

void
warta_tag_sentence(const WartaLangModel *model, WartaTagCache *cache,
                   const WartaInput *inputs, uint32_t n, uint8_t *tags,
                   // NOLINTNEXTLINE(readability-non-const-parameter): see Work
                   uint8_t *icon)
{
  const Work work = {model, cache, inputs, n, tags, icon};
  make_room(cache, n);
  tags[-1] = tags[-2] = WARTA_UPOS_NONE;
  tags[n] = tags[n + 1] = WARTA_UPOS_NONE;
  settle(&work);
  choose_tags(&work);
  choose_icon(&work);
}
