// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/inputcache.h"

#include <glib.h>
#include <string.h>

enum { CACHE_SIZE = 4096 };

typedef struct {
  uint64_t id; // 0: empty
  WartaInput input;
} Entry;

struct WartaInputCacheImpl {
  const WartaClasses *classes;
  Entry entries[CACHE_SIZE];
};

WartaInputCache *
warta_input_cache_new(const WartaClasses *classes)
{
  WartaInputCache *cache = g_new0(WartaInputCache, 1);
  cache->classes = classes;
  return cache;
}

void
warta_input_cache_free(WartaInputCache *cache)
{
  g_free(cache);
}

static inline uint64_t
mix(uint64_t hash, uint64_t value)
{
  hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
  return hash ^ (hash >> 32);
}

static uint64_t
hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
  hash = mix(hash, length);
  for (; length >= sizeof(uint64_t); length -= sizeof(uint64_t)) {
    uint64_t chunk = 0;
    memcpy(&chunk, bytes, sizeof(chunk));
    hash = mix(hash, chunk);
    bytes += sizeof(chunk);
  }
  uint64_t rest = 0;
  for (size_t i = 0; i < length; ++i) {
    rest = rest << 8 | (uint8_t)bytes[i];
  }
  return mix(hash, rest);
}

const WartaInput *
warta_input_cache_get(WartaInputCache *cache, const WartaDocument *doc,
                      const WartaToken *token)
{
  const char *form = doc->text + token->span.begin;
  const size_t form_length = warta_span_length(token->span);
  const size_t lower_length = strlen(token->lower);
  const bool joined = (token->flags & WARTA_TOKEN_JOINED) != 0;
  uint64_t id = hash_bytes(joined, form, form_length);
  id = hash_bytes(id, token->lower, lower_length) | 1;
  Entry *entry = &cache->entries[(id >> 40) % CACHE_SIZE];
  if (entry->id != id) {
    warta_input_set(&entry->input, form, form_length, token->lower,
                    lower_length, joined);
    warta_classes_apply(cache->classes, &entry->input);
    entry->id = id;
  }
  return &entry->input;
}
