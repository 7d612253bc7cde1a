// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stddef.h>

/// A region of memory that is freed in one call.  One thread at a time.
typedef struct WartaArenaImpl WartaArena;

/// Return a new, empty arena.  Free with warta_arena_free().
WartaArena *warta_arena_new(void);

/// Free the arena and everything in it.  NULL is allowed.
void warta_arena_free(WartaArena *arena);

/// Forget every object but keep the memory for the next article.
void warta_arena_clear(WartaArena *arena);

/// Return `size` zeroed bytes aligned for any type; never NULL.
void *warta_arena_alloc(WartaArena *arena, size_t size);

/// Return a copy of `size` bytes at `data`, which may be NULL if `size` is 0.
void *warta_arena_copy(WartaArena *arena, const void *data, size_t size);

/// Return a NUL-terminated copy of the string, or NULL for NULL.
char *warta_arena_strdup(WartaArena *arena, const char *string);

/// Return a NUL-terminated copy of the first `length` bytes.
char *warta_arena_strndup(WartaArena *arena, const char *string, size_t length);

/// Return a formatted string.
char *warta_arena_printf(WartaArena *arena, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/// Return an array of `count` zeroed elements of `type`.
#define warta_arena_array(arena, type, count)                                  \
  ((type *)warta_arena_alloc((arena), sizeof(type) * (size_t)(count)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaArena, warta_arena_free)
