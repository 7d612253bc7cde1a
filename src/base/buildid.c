// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef _GNU_SOURCE
#define _GNU_SOURCE // NOLINT: for dl_iterate_phdr()
#endif

#include "base/buildid.h"

#include <link.h>
#include <stdbool.h>
#include <string.h>

enum { ALIGNMENT = 4 };

typedef struct {
  const uint8_t *bytes;
  size_t size;
} BuildId;

static size_t
aligned(size_t size)
{
  return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/// Look for the build id among the notes.
static void
search_notes(const uint8_t *notes, size_t size, BuildId *id)
{
  ElfW(Nhdr) note;
  while (size >= sizeof(note)) {
    memcpy(&note, notes, sizeof(note));
    const size_t name = aligned(note.n_namesz);
    const size_t whole = sizeof(note) + name + aligned(note.n_descsz);
    if (whole > size) {
      return;
    }
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof("GNU") &&
        memcmp(notes + sizeof(note), "GNU", sizeof("GNU")) == 0) {
      *id = (BuildId){notes + sizeof(note) + name, note.n_descsz};
    }
    notes += whole;
    size -= whole;
  }
}

static bool
holds(const struct dl_phdr_info *object, uintptr_t address)
{
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    const uintptr_t begin = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_LOAD && address >= begin &&
        address - begin < part->p_memsz) {
      return true;
    }
  }
  return false;
}

/// Look at an object that is loaded; the one that holds this function is ours.
static int
visit(struct dl_phdr_info *object, size_t size, void *data)
{
  (void)size;
  if (!holds(object, (uintptr_t)warta_build_id)) {
    return 0;
  }
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type == PT_NOTE) {
      const uintptr_t notes = object->dlpi_addr + part->p_vaddr;
      search_notes((const uint8_t *)notes, part->p_memsz, data); // NOLINT
    }
  }
  return 1;
}

const uint8_t *
warta_build_id(size_t *size)
{
  BuildId id = {NULL, 0};
  dl_iterate_phdr(visit, &id);
  *size = id.size;
  return id.bytes;
}
