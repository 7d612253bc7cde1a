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

/// Scores of all keys that do not depend on tags.
static void
start_scores(const WartaLangModel *model, WartaTagCache *cache,
             const WartaInput *in, int32_t *sums)
{
  uint64_t keys[WARTA_TAG_PAIR_KEYS];
  memset(sums, 0, sizeof(*sums) * WARTA_MAX_CLASSES);
  add_place(model, cache, in, WARTA_PLACE_OWN, sums);
  add_place(model, cache, in - 1, WARTA_PLACE_LEFT, sums);
  add_place(model, cache, in + 1, WARTA_PLACE_RIGHT, sums);
  add_place(model, cache, in - 2, WARTA_PLACE_FAR_LEFT, sums);
  add_place(model, cache, in + 2, WARTA_PLACE_FAR_RIGHT, sums);
  warta_tag_pair_keys(in, keys);
  warta_table_row_score(&model->tags, keys, WARTA_TAG_PAIR_KEYS, sums);
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

void
warta_tag_sentence(const WartaLangModel *model, WartaTagCache *cache,
                   const WartaInput *inputs, uint32_t n, uint8_t *tags,
                   uint8_t *icon)
{
  uint64_t keys[WARTA_TAG_HISTORY_KEYS];
  make_room(cache, n);
  tags[-1] = tags[-2] = WARTA_UPOS_NONE;
  tags[n] = tags[n + 1] = WARTA_UPOS_NONE;
  for (uint32_t i = 0; i < n; ++i) {
    int32_t *sums = cache->base[i];
    tags[i] =
        warta_quick_find(&model->quick, warta_quick_tag_key(&inputs[i], 0));
    icon[i] =
        warta_quick_find(&model->quick, warta_quick_tag_key(&inputs[i], 1));
    if (tags[i] < WARTA_N_TAGS && icon[i] < WARTA_N_ICON) {
      continue;
    }
    const bool settled = tags[i] < WARTA_N_TAGS;
    start_scores(model, cache, &inputs[i], sums);
    if (settled) {
      continue;
    }
    warta_tag_history_keys(&inputs[i], tags[(int64_t)i - 1],
                           tags[(int64_t)i - 2], keys);
    warta_table_row_score(&model->tags, keys, WARTA_TAG_HISTORY_KEYS, sums);
    tags[i] = (uint8_t)warta_best_class(sums, WARTA_TAG_MASK);
  }
  for (uint32_t i = 0; i < n; ++i) {
    int32_t *sums = cache->base[i];
    if (icon[i] < WARTA_N_ICON) {
      continue;
    }
    warta_tag_icon_keys(&inputs[i], &tags[i], keys);
    warta_table_row_score(&model->tags, keys, WARTA_TAG_ICON_KEYS, sums);
    icon[i] =
        (uint8_t)warta_best_class(sums + WARTA_ICON_CLASS, WARTA_ICON_MASK);
  }
}
