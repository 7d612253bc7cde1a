// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/modelfile.h"

#include "base/checksum.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

#define MAGIC "\211WGMODEL"

enum {
  MAGIC_SIZE = 8,
  VERSION = 1,
  NAME_SIZE = 16,
  ALIGNMENT = 64,
  MAX_SECTIONS = 256,
};

/// First bytes of the file.  The checksum covers every byte of the file but
/// its own eight.
typedef struct {
  char magic[MAGIC_SIZE];
  uint32_t version;
  uint32_t n_sections;
  char kind[NAME_SIZE];
  uint64_t file_size;
  uint64_t checksum;
  uint8_t reserved[16];
} Header;

/// One row of the table that follows the header.
typedef struct {
  char name[NAME_SIZE];
  uint64_t offset;
  uint64_t size;
} Entry;

struct WartaModelFileImpl {
  GMappedFile *map;
  char *path;
  const uint8_t *data;
  const Entry *entries;
  uint32_t n_entries;
};

G_STATIC_ASSERT(sizeof(Header) == ALIGNMENT);
G_STATIC_ASSERT(sizeof(Entry) == 32);
G_STATIC_ASSERT(G_BYTE_ORDER == G_LITTLE_ENDIAN);

static uint64_t
file_checksum(const uint8_t *data, size_t size)
{
  const size_t place = offsetof(Header, checksum);
  const size_t after = place + sizeof(uint64_t);
  const uint64_t head = warta_checksum(data, place, 1);
  return warta_checksum(data + after, size - after, head);
}

static bool
refuse(GError **error, const char *path, const char *what)
{
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA, "%s: %s", path, what);
  return false;
}

static bool
check_header(const uint8_t *data, size_t size, const char *path,
             const char *kind, GError **error)
{
  Header header;
  if (size < sizeof(header)) {
    return refuse(error, path, "not a model file: too short");
  }
  memcpy(&header, data, sizeof(header));
  if (memcmp(header.magic, MAGIC, MAGIC_SIZE) != 0) {
    return refuse(error, path, "not a model file of wartagraf");
  }
  if (header.version != VERSION) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: model format %u, this program reads %u; train it anew",
                path, header.version, (unsigned)VERSION);
    return false;
  }
  if (header.file_size != size) {
    return refuse(error, path, "model file is truncated or has grown");
  }
  if (file_checksum(data, size) != header.checksum) {
    return refuse(error, path, "model file is damaged: wrong checksum");
  }
  char wanted[NAME_SIZE] = {0};
  g_strlcpy(wanted, kind, sizeof(wanted));
  if (memcmp(header.kind, wanted, NAME_SIZE) != 0) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: model of kind \"%.*s\" where \"%s\" is needed", path,
                (int)NAME_SIZE - 1, header.kind, kind);
    return false;
  }
  return true;
}

/// A right checksum does not make a right table: a hostile file may have both.
static bool
check_entries(const WartaModelFile *file, size_t size, GError **error)
{
  const uint64_t table_end =
      sizeof(Header) + (uint64_t)file->n_entries * sizeof(Entry);
  if (file->n_entries > MAX_SECTIONS || table_end > size) {
    return refuse(error, file->path, "model file has a bad section table");
  }
  for (uint32_t i = 0; i < file->n_entries; ++i) {
    const Entry *entry = &file->entries[i];
    if (entry->name[NAME_SIZE - 1] != '\0' || entry->offset % ALIGNMENT != 0 ||
        entry->offset < table_end || entry->offset > size ||
        entry->size > size - entry->offset) {
      return refuse(error, file->path, "model file has a bad section table");
    }
  }
  return true;
}

WartaModelFile *
warta_model_file_open(const char *path, const char *kind, GError **error)
{
  GError *cause = NULL;
  GMappedFile *map = g_mapped_file_new(path, FALSE, &cause);
  if (!map) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: cannot open model file: %s", path, cause->message);
    g_error_free(cause);
    return NULL;
  }

  g_autoptr(WartaModelFile) file = g_new0(WartaModelFile, 1);
  const size_t size = g_mapped_file_get_length(map);
  file->map = map;
  file->path = g_strdup(path);
  file->data = (const uint8_t *)g_mapped_file_get_contents(map);
  if (!check_header(file->data, size, path, kind, error)) {
    return NULL;
  }
  file->entries = (const Entry *)(const void *)(file->data + sizeof(Header));
  file->n_entries = ((const Header *)(const void *)file->data)->n_sections;
  return check_entries(file, size, error) ? g_steal_pointer(&file) : NULL;
}

void
warta_model_file_free(WartaModelFile *file)
{
  if (file) {
    g_mapped_file_unref(file->map);
    g_free(file->path);
    g_free(file);
  }
}

const void *
warta_model_file_section(const WartaModelFile *file, const char *name,
                         size_t element, size_t *n_elements, GError **error)
{
  for (uint32_t i = 0; i < file->n_entries; ++i) {
    const Entry *entry = &file->entries[i];
    if (strcmp(entry->name, name) != 0) {
      continue;
    }
    if (element == 0 || entry->size % element != 0) {
      g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                  "%s: section \"%s\" has a wrong size", file->path, name);
      return NULL;
    }
    *n_elements = (size_t)entry->size / element;
    return file->data + entry->offset;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
              "%s: section \"%s\" is missing", file->path, name);
  return NULL;
}

static void
pad(GByteArray *bytes)
{
  static const uint8_t zeros[ALIGNMENT];
  const guint rest = bytes->len % ALIGNMENT;
  if (rest) {
    g_byte_array_append(bytes, zeros, ALIGNMENT - rest);
  }
}

static GByteArray *
assemble(const char *kind, const WartaModelSection *sections, size_t n_sections)
{
  Header header = {
      .magic = MAGIC, .version = VERSION, .n_sections = (uint32_t)n_sections};
  g_strlcpy(header.kind, kind, sizeof(header.kind));

  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const uint8_t *)&header, sizeof(header));
  const Entry none = {.size = 0};
  for (size_t i = 0; i < n_sections; ++i) {
    g_byte_array_append(bytes, (const uint8_t *)&none, sizeof(none));
  }
  for (size_t i = 0; i < n_sections; ++i) {
    pad(bytes);
    Entry entry = {.offset = bytes->len, .size = sections[i].size};
    g_strlcpy(entry.name, sections[i].name, sizeof(entry.name));
    memcpy(bytes->data + sizeof(Header) + i * sizeof(Entry), &entry,
           sizeof(entry));
    if (sections[i].size > 0) {
      g_byte_array_append(bytes, sections[i].data, (guint)sections[i].size);
    }
  }
  pad(bytes);

  header.file_size = bytes->len;
  memcpy(bytes->data, &header, sizeof(header));
  header.checksum = file_checksum(bytes->data, bytes->len);
  memcpy(bytes->data, &header, sizeof(header));
  return bytes;
}

bool
warta_model_file_write(const char *path, const char *kind,
                       const WartaModelSection *sections, size_t n_sections,
                       GError **error)
{
  uint64_t total = 0;
  for (size_t i = 0; i < n_sections; ++i) {
    total += sections[i].size + ALIGNMENT;
  }
  if (n_sections > MAX_SECTIONS || total > G_MAXINT32) {
    return refuse(error, path, "model is too large to be written");
  }
  GByteArray *bytes = assemble(kind, sections, n_sections);
  const bool done = g_file_set_contents_full(
      path, (const char *)bytes->data, (gssize)bytes->len,
      G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
  g_byte_array_unref(bytes);
  return done;
}
