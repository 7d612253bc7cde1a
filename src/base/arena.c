// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_PER_OBJECT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_PER_OBJECT 1
#endif
#endif

typedef struct Block Block;

struct Block {
  Block *next;
  size_t size;
  size_t used;
  _Alignas(ALIGNMENT) char data[];
};

struct WartaArenaImpl {
  Block *blocks; // the current block first
  Block *spare;  // cleared blocks of the usual size
};

static Block *
block_new(WartaArena *arena, size_t size)
{
  Block *block = arena->spare;
  if (size <= BLOCK_SIZE && block != NULL) {
    arena->spare = block->next;
    memset(block->data, 0, block->used);
  } else {
    const size_t capacity = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    block = g_malloc0(sizeof(Block) + capacity);
    block->size = capacity;
  }
  block->used = 0;
  block->next = arena->blocks;
  arena->blocks = block;
  return block;
}

static void
free_blocks(Block *block)
{
  while (block != NULL) {
    Block *next = block->next;
    g_free(block);
    block = next;
  }
}

WartaArena *
warta_arena_new(void)
{
  return g_new0(WartaArena, 1);
}

void
warta_arena_free(WartaArena *arena)
{
  if (arena == NULL) {
    return;
  }
  free_blocks(arena->blocks);
  free_blocks(arena->spare);
  g_free(arena);
}

void
warta_arena_clear(WartaArena *arena)
{
  Block *block = arena->blocks;
  arena->blocks = NULL;
  while (block != NULL) {
    Block *next = block->next;
    if (block->size == BLOCK_SIZE) {
      block->next = arena->spare;
      arena->spare = block;
    } else {
      g_free(block);
    }
    block = next;
  }
}

#ifdef ONE_MALLOC_PER_OBJECT

void *
warta_arena_alloc(WartaArena *arena, size_t size)
{
  Block *block = g_malloc0(sizeof(Block) + size);
  block->size = size;
  block->used = size;
  block->next = arena->blocks;
  arena->blocks = block;
  (void)block_new;
  return block->data;
}

#else

void *
warta_arena_alloc(WartaArena *arena, size_t size)
{
  g_assert(size <= SIZE_MAX / 2);
  const size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  Block *block = arena->blocks;
  if (block == NULL || block->size - block->used < rounded) {
    block = block_new(arena, rounded);
  }
  void *result = block->data + block->used;
  block->used += rounded;
  return result;
}

#endif

void *
warta_arena_copy(WartaArena *arena, const void *data, size_t size)
{
  void *copy = warta_arena_alloc(arena, size);
  if (size > 0) {
    memcpy(copy, data, size);
  }
  return copy;
}

char *
warta_arena_strndup(WartaArena *arena, const char *string, size_t length)
{
  char *copy = warta_arena_alloc(arena, length + 1);
  memcpy(copy, string, length);
  return copy;
}

char *
warta_arena_strdup(WartaArena *arena, const char *string)
{
  return string == NULL ? NULL
                        : warta_arena_strndup(arena, string, strlen(string));
}

char *
warta_arena_printf(WartaArena *arena, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  return warta_arena_strdup(arena, text);
}
