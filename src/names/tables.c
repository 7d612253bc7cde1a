// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/tables.h"

#include <string.h>

uint64_t
warta_name_hash(const char *bytes, uint32_t length)
{
  uint64_t h = 0x27d4eb2f165667c5U + length;
  while (length >= 8) {
    uint64_t chunk = 0;
    memcpy(&chunk, bytes, 8);
    h = warta_name_mix(h ^ GUINT64_FROM_LE(chunk));
    bytes += 8;
    length -= 8;
  }
  uint64_t chunk = 0;
  for (uint32_t i = 0; i < length; ++i) {
    chunk |= (uint64_t)(uint8_t)bytes[i] << (8 * i);
  }
  return warta_name_mix(h ^ chunk);
}

const WartaNameWordInfo *
warta_name_words_find(const WartaNameWords *words, uint64_t hash)
{
  static const WartaNameWordInfo unknown = {0};
  uint32_t check = (uint32_t)(hash >> 32);
  for (uint32_t k = 0; k < WARTA_NAME_PROBES; ++k) {
    const WartaNameWordInfo *slot =
        &words->slots[((uint32_t)hash + k) & words->mask];
    if (slot->check == check) {
      return slot;
    }
    if (slot->check == 0) {
      break;
    }
  }
  return &unknown;
}

uint32_t
warta_name_set_find(const WartaNameSet *set, uint64_t key)
{
  uint32_t check = (uint32_t)key & ~31U;
  for (uint32_t k = 0; k < WARTA_NAME_PROBES; ++k) {
    uint32_t slot = set->slots[((uint32_t)(key >> 32) + k) & set->mask];
    if (slot == 0) {
      return 0;
    }
    if ((slot & ~31U) == check) {
      return slot & 15U;
    }
  }
  return 0;
}

// Return the row of a feature in the bucket, or -1.
static inline int
find_row(const WartaNameBucket *bucket, uint16_t check)
{
  for (int r = 0; r < WARTA_NAME_BUCKET_ROWS; ++r) {
    if (bucket->check[r] == check) {
      return r;
    }
  }
  return -1;
}

static inline void
add_row(const int8_t row[WARTA_NAME_LABELS], int16_t sum[WARTA_NAME_LABELS])
{
  for (int j = 0; j < WARTA_NAME_LABELS; ++j) {
    sum[j] = (int16_t)(sum[j] + row[j]);
  }
}

static inline void
add_feature(const WartaNameWeights *weights, uint64_t feature,
            int16_t sum[WARTA_NAME_LABELS])
{
  uint32_t b = warta_name_bucket(feature, weights->n);
  uint16_t check = warta_name_check(feature);
  for (int k = 0; k < WARTA_NAME_PROBES; ++k) {
    const WartaNameBucket *bucket = &weights->buckets[b];
    int r = find_row(bucket, check);
    if (r >= 0) {
      add_row(bucket->weight[r], sum);
      return;
    }
    if (bucket->check[WARTA_NAME_BUCKET_ROWS - 1] == 0) {
      return; // not full: nothing has overflowed
    }
    b = b + 1 == weights->n ? 0 : b + 1;
  }
}

void
warta_name_weights_add(const WartaNameWeights *weights,
                       const uint64_t *features, size_t n,
                       int32_t score[WARTA_NAME_LABELS])
{
  for (size_t i = 0; i < n; ++i) {
    __builtin_prefetch(
        &weights->buckets[warta_name_bucket(features[i], weights->n)]);
  }
  int16_t sum[WARTA_NAME_LABELS] = {0}; // at most 127 per feature
  for (size_t i = 0; i < n; ++i) {
    add_feature(weights, features[i], sum);
  }
  for (int j = 0; j < WARTA_NAME_LABELS; ++j) {
    score[j] += sum[j];
  }
}
