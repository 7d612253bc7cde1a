// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Read-only hash tables of the name tagger: words, lists of names, weights.
/// Views of memory that belongs to a model file or to the trainer.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  WARTA_NAME_LABELS = 8,      ///< Rows of weights are padded to this
  WARTA_NAME_BUCKET_ROWS = 6, ///< Rows in a cache line
  WARTA_NAME_PROBES = 32,     ///< Slots or buckets looked at for a key
};

/// Return the hash of bytes, well mixed, the same on every machine.
uint64_t warta_name_hash(const char *bytes, uint32_t length);

/// Return a well-mixed value of `h`.
static inline uint64_t
warta_name_mix(uint64_t h)
{
  h *= 0x9e3779b97f4a7c15U;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93U;
  return h ^ (h >> 29);
}

/// What raw text says of a word.  All zero: unknown.
typedef struct {
  uint32_t check;   ///< Upper half of the word's hash
  uint16_t cluster; ///< Fine word class, from 1
  uint8_t coarse;   ///< Coarse word class, from 1
  uint8_t caps;     ///< How often capitalised inside sentences: 1 (never) to 7
  uint8_t seen;     ///< Kind of names that it stands in: see wordinfo
  uint8_t cue;      ///< WartaNameCue
  uint16_t spare;
} WartaNameWordInfo;

/// A table of words; the number of slots is `mask` + 1.
typedef struct {
  const WartaNameWordInfo *slots;
  uint32_t mask;
} WartaNameWords;

/// Return what is known of the word with that hash; all zero when nothing.
const WartaNameWordInfo *warta_name_words_find(const WartaNameWords *words,
                                               uint64_t hash);

enum {
  WARTA_LIST_PERSON = 1 << 0,       ///< Is a person's name
  WARTA_LIST_ORGANIZATION = 1 << 1, ///< Is an organisation's name
  WARTA_LIST_PLACE = 1 << 2,        ///< Is a place's name
  WARTA_LIST_LONGER = 1 << 3,       ///< Begins a longer name
  WARTA_LIST_USED = 1 << 4,         ///< Slot is taken

  // Of single words, found under warta_name_set_word().
  WARTA_PART_FIRST = 1 << 0,        ///< Often first in names of persons
  WARTA_PART_LAST = 1 << 1,         ///< Often last in names of persons
  WARTA_PART_ORGANIZATION = 1 << 2, ///< Often in names of organisations
  WARTA_PART_PLACE = 1 << 3,        ///< Often in names of places
};

/// A set of names and beginnings of names.  A slot holds five flags and 27
/// bits of the key.
typedef struct {
  const uint32_t *slots;
  uint32_t mask;
} WartaNameSet;

/// Return the key of a name one word longer.  The key of no word is 0.
static inline uint64_t
warta_name_set_step(uint64_t key, uint64_t word)
{
  return warta_name_mix(key + word + 0x51ed270b8f3a16c5U);
}

/// Return the key of the flags of a single word.
static inline uint64_t
warta_name_set_word(uint64_t word)
{
  return warta_name_mix(word ^ 0x2545f4914f6cdd1dU);
}

/// Return the flags under a key, or 0.
uint32_t warta_name_set_find(const WartaNameSet *set, uint64_t key);

/// Return the slot's content for a key and flags.
static inline uint32_t
warta_name_set_slot(uint64_t key, uint32_t flags)
{
  return ((uint32_t)key & ~31U) | flags | WARTA_LIST_USED;
}

/// Six rows of weights, one cache line.  A check of 0 marks a free row.
typedef struct {
  uint16_t check[WARTA_NAME_BUCKET_ROWS];
  uint16_t spare[2];
  int8_t weight[WARTA_NAME_BUCKET_ROWS][WARTA_NAME_LABELS];
} WartaNameBucket;

/// Weights of features; `n` buckets.
typedef struct {
  const WartaNameBucket *buckets;
  uint32_t n;
} WartaNameWeights;

/// Return the first bucket to look at for a feature.
static inline uint32_t
warta_name_bucket(uint64_t feature, uint32_t n)
{
  return (uint32_t)(((feature >> 32) * n) >> 32);
}

/// Return the check of a feature, never 0.
static inline uint16_t
warta_name_check(uint64_t feature)
{
  return (uint16_t)((feature & 0xffffU) | 1U);
}

/// Add the weights of `n` features to `score`.
void warta_name_weights_add(const WartaNameWeights *weights,
                            const uint64_t *features, size_t n,
                            int32_t score[WARTA_NAME_LABELS]);
