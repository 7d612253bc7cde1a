// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/// A table from byte strings to small numbers; filled once, then only read.
/// Lookups need no terminator and no memory.
typedef struct WartaStrMapImpl WartaStrMap;

/// "No such key".
#define WARTA_STRMAP_NONE UINT32_MAX

/// Return an empty table.
WartaStrMap *warta_strmap_new(void);

/// Free; NULL is allowed.
void warta_strmap_free(WartaStrMap *map);

/// Enter a copy of the key, or overwrite its value; `value` is not NONE.
void warta_strmap_put(WartaStrMap *map, const char *key, uint32_t length,
                      uint32_t value);

/// Return the key's value or WARTA_STRMAP_NONE.
uint32_t warta_strmap_get(const WartaStrMap *map, const char *key,
                          uint32_t length);

/// Return whether the key is there.
static inline bool
warta_strmap_has(const WartaStrMap *map, const char *key, uint32_t length)
{
  return warta_strmap_get(map, key, length) != WARTA_STRMAP_NONE;
}

/// Number of keys.
uint32_t warta_strmap_size(const WartaStrMap *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaStrMap, warta_strmap_free)
