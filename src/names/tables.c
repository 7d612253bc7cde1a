// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/tables.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/// Features looked for at once: all buckets are fetched, then read.
enum { MOST_FEATURES = 64 };

/// Bits of the rows that hold `check`, two each.
static inline unsigned
match_rows(const WartaNameBucket *bucket, uint16_t check)
{
#ifdef __SSE2__
  const __m128i checks = _mm_loadu_si128((const __m128i *)(const void *)bucket);
  const __m128i same = _mm_cmpeq_epi16(checks, _mm_set1_epi16((short)check));
  return (unsigned)_mm_movemask_epi8(same) &
         ((1U << 2 * WARTA_NAME_BUCKET_ROWS) - 1);
#else
  unsigned mask = 0;
  for (unsigned r = 0; r < WARTA_NAME_BUCKET_ROWS; ++r) {
    mask |= bucket->check[r] == check ? 3U << 2 * r : 0;
  }
  return mask;
#endif
}

typedef int8_t Row __attribute__((vector_size(8)));
typedef int16_t Sums __attribute__((vector_size(16)));

G_STATIC_ASSERT(sizeof(Row) == WARTA_NAME_LABELS);

/// The weights in the row that a mask tells, or zeros.
static inline Sums
read_weights(const WartaNameBucket *bucket, unsigned mask)
{
  Row row;
  const unsigned r =
      (unsigned)__builtin_ctz(mask | 1U << 2 * (WARTA_NAME_BUCKET_ROWS - 1)) /
      2;
  memcpy(&row, bucket->weight[r], sizeof(row));
  const int16_t found = mask != 0 ? -1 : 0;
  return __builtin_convertvector(row, Sums) & (found - (Sums){0});
}

/// The weights of a feature whose own bucket, `b`, is full without it.
static Sums
search_on(const WartaNameWeights *weights, uint32_t b, uint16_t check)
{
  for (int k = 1; k < WARTA_NAME_PROBES; ++k) {
    b = b + 1 == weights->n ? 0 : b + 1;
    const WartaNameBucket *bucket = &weights->buckets[b];
    const unsigned mask = match_rows(bucket, check);
    if (mask != 0 || bucket->check[WARTA_NAME_BUCKET_ROWS - 1] == 0) {
      return read_weights(bucket, mask);
    }
  }
  return (Sums){0};
}

static void
add_some(const WartaNameWeights *weights, const uint64_t *features, size_t n,
         Sums *sums)
{
  uint32_t buckets[MOST_FEATURES];
  uint64_t later = 0; // features that may stand in a later bucket, by bit
  for (size_t i = 0; i < n; ++i) {
    buckets[i] = warta_name_bucket(features[i], weights->n);
    __builtin_prefetch(&weights->buckets[buckets[i]]);
  }
  for (size_t i = 0; i < n; ++i) {
    const WartaNameBucket *bucket = &weights->buckets[buckets[i]];
    const unsigned mask = match_rows(bucket, warta_name_check(features[i]));
    *sums += read_weights(bucket, mask);
    __builtin_prefetch(bucket + 1);
    // Where a bucket is not full nothing has overflowed.
    later |= (uint64_t)((mask == 0) &
                        (bucket->check[WARTA_NAME_BUCKET_ROWS - 1] != 0))
             << i;
  }
  for (; later != 0; later &= later - 1) {
    const size_t i = (size_t)__builtin_ctzll(later);
    *sums += search_on(weights, buckets[i], warta_name_check(features[i]));
  }
}

void
warta_name_weights_add(const WartaNameWeights *weights,
                       const uint64_t *features, size_t n,
                       int32_t score[WARTA_NAME_LABELS])
{
  Sums sums = {0}; // at most 127 per feature
  while (n > 0) {
    const size_t some = MIN(n, MOST_FEATURES);
    add_some(weights, features, some, &sums);
    features += some;
    n -= some;
  }
  for (int j = 0; j < WARTA_NAME_LABELS; ++j) {
    score[j] += sums[j];
  }
}
