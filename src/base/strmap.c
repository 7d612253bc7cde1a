// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/strmap.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

// A slot is free when its value is NONE.  The hash is kept so that a miss
// seldom looks at the key's bytes.
typedef struct {
  uint32_t hash;
  uint32_t offset; // of the key in `keys`
  uint32_t length;
  uint32_t value;
} Slot;

struct WartaStrMapImpl {
  Slot *slots;
  uint32_t n_slots; // power of two
  uint32_t n_keys;
  GByteArray *keys;
};

static Slot *
new_slots(uint32_t n)
{
  Slot *slots = g_new(Slot, n);
  memset(slots, 0xff, sizeof(Slot) * n);
  return slots;
}

static uint32_t
hash_bytes(const char *key, uint32_t length)
{
  uint64_t hash = 0xcbf29ce484222325U ^ length;
  uint32_t at = 0;
  for (; at + 8 <= length; at += 8) {
    uint64_t word;
    memcpy(&word, key + at, 8);
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29;
  }
  for (; at < length; ++at) {
    hash = (hash ^ (unsigned char)key[at]) * 0x100000001b3U;
  }
  hash *= 0x9e3779b97f4a7c15U;
  return (uint32_t)(hash >> 32);
}

static Slot *
find_slot(const WartaStrMap *map, const char *key, uint32_t length,
          uint32_t hash)
{
  uint32_t i = hash & (map->n_slots - 1);
  for (;;) {
    Slot *slot = &map->slots[i];
    if (slot->value == WARTA_STRMAP_NONE) {
      return slot;
    }
    if (slot->hash == hash && slot->length == length &&
        memcmp(map->keys->data + slot->offset, key, length) == 0) {
      return slot;
    }
    i = (i + 1) & (map->n_slots - 1);
  }
}

static void
grow(WartaStrMap *map)
{
  Slot *old = map->slots;
  const uint32_t n_old = map->n_slots;
  map->n_slots *= 2;
  map->slots = new_slots(map->n_slots);
  for (uint32_t i = 0; i < n_old; ++i) {
    if (old[i].value == WARTA_STRMAP_NONE) {
      continue;
    }
    uint32_t at = old[i].hash & (map->n_slots - 1);
    while (map->slots[at].value != WARTA_STRMAP_NONE) {
      at = (at + 1) & (map->n_slots - 1);
    }
    map->slots[at] = old[i];
  }
  g_free(old);
}

WartaStrMap *
warta_strmap_new(void)
{
  WartaStrMap *map = g_new0(WartaStrMap, 1);
  map->n_slots = FIRST_SLOTS;
  map->slots = new_slots(FIRST_SLOTS);
  map->keys = g_byte_array_new();
  return map;
}

void
warta_strmap_free(WartaStrMap *map)
{
  if (map == NULL) {
    return;
  }
  g_free(map->slots);
  g_byte_array_unref(map->keys);
  g_free(map);
}

void
warta_strmap_put(WartaStrMap *map, const char *key, uint32_t length,
                 uint32_t value)
{
  g_assert(value != WARTA_STRMAP_NONE);
  const uint32_t hash = hash_bytes(key, length);
  Slot *slot = find_slot(map, key, length, hash);
  if (slot->value != WARTA_STRMAP_NONE) {
    slot->value = value;
    return;
  }
  *slot = (Slot){hash, map->keys->len, length, value};
  g_byte_array_append(map->keys, (const guint8 *)key, length);
  if (++map->n_keys * 2 > map->n_slots) {
    grow(map);
  }
}

uint32_t
warta_strmap_get(const WartaStrMap *map, const char *key, uint32_t length)
{
  return find_slot(map, key, length, hash_bytes(key, length))->value;
}

uint32_t
warta_strmap_size(const WartaStrMap *map)
{
  return map->n_keys;
}
