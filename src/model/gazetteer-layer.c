// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer-layer.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

/* ---- Normal form ---- */

// Length of the UTF-8 sequence at `text` that stands for one plain character,
// which is set; 0 if it is none.
static size_t
plain_sequence(const char *text, size_t left, char *plain)
{
  if (left < 3 || (unsigned char)text[0] != 0xE2 ||
      (unsigned char)text[1] != 0x80) {
    return 0;
  }
  switch ((unsigned char)text[2]) {
  case 0x98: // single quotation marks
  case 0x99:
    *plain = '\'';
    return 3;
  case 0x90: // hyphens and dashes
  case 0x91:
  case 0x93:
    *plain = '-';
    return 3;
  default:
    return 0;
  }
}

bool
warta_layer_append(char *out, uint32_t *n, const char *text, size_t length)
{
  for (size_t i = 0; i < length;) {
    char plain = text[i];
    const size_t sequence = plain_sequence(text + i, length - i, &plain);
    i += sequence == 0 ? 1 : sequence;
    const bool space = plain == ' ' || plain == '\t';
    if (space && (*n == 0 || out[*n - 1] == ' ')) {
      continue;
    }
    if (*n + 1 >= WARTA_MAX_NAME) {
      return false;
    }
    out[(*n)++] = space ? ' ' : plain;
  }
  return true;
}

bool
warta_layer_normalise(char *out, uint32_t *n, const char *text, size_t length)
{
  *n = 0;
  if (!warta_layer_append(out, n, text, length)) {
    return false;
  }
  while (*n > 0 && out[*n - 1] == ' ') {
    --*n;
  }
  out[*n] = '\0';
  return *n > 0;
}

uint32_t
warta_layer_hash(const char *text, uint32_t length)
{
  uint32_t hash = 2166136261U;
  for (uint32_t i = 0; i < length; ++i) {
    hash = (hash ^ (unsigned char)text[i]) * 16777619U;
  }
  return hash;
}

bool
warta_layer_is_upper(const char *text, uint32_t length)
{
  bool upper = false;
  for (uint32_t i = 0; i < length; ++i) {
    if (g_ascii_islower(text[i])) {
      return false;
    }
    upper = upper || g_ascii_isupper(text[i]);
  }
  return upper;
}

uint32_t
warta_layer_start(const char *text, uint32_t length)
{
  return warta_layer_hash(text, MIN(length, 4)) >> 16;
}

/* ---- Looking up ---- */

const WartaGazetteerSlot *
warta_layer_slot(const WartaGazetteerLayer *layer, const char *name,
                 uint32_t length, bool folded)
{
  if (layer->n_slots == 0) {
    return NULL;
  }
  const uint32_t hash = warta_layer_hash(name, length);
  const size_t mask = layer->n_slots - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    const WartaGazetteerSlot *slot = &layer->slots[i];
    if (slot->name == 0) {
      return NULL;
    }
    const char *text = layer->strings + slot->name;
    if (slot->hash == hash &&
        ((slot->flags & WARTA_SLOT_FOLDED) != 0) == folded &&
        strncmp(text, name, length) == 0 && text[length] == '\0') {
      return slot;
    }
  }
}

const WartaGazetteerSlot *
warta_layer_find(const WartaGazetteerLayer *layer, const char *name,
                 uint32_t length)
{
  const WartaGazetteerSlot *slot = warta_layer_slot(layer, name, length, false);
  if (slot == NULL && warta_layer_is_upper(name, length)) {
    slot = warta_layer_slot(layer, name, length, true);
  }
  return slot;
}

/* ---- Compiled tables ---- */

static bool
records_hold(const WartaGazetteerLayer *l)
{
  for (size_t i = 0; i < l->n_records; ++i) {
    const WartaGazetteerRecord *r = &l->records[i];
    const uint32_t last = MAX(MAX(MAX(r->label, r->slug), r->qid),
                              MAX(MAX(r->subtype, r->country), r->point));
    if (last >= l->n_strings || r->first_name > l->n_names ||
        r->n_names > l->n_names - r->first_name ||
        (r->seat != UINT32_MAX && r->seat >= l->n_records)) {
      return false;
    }
  }
  for (size_t i = 0; i < l->n_names; ++i) {
    if (l->names[i] >= l->n_strings) {
      return false;
    }
  }
  return true;
}

static bool
slots_hold(const WartaGazetteerLayer *l)
{
  size_t n_free = 0;
  for (size_t i = 0; i < l->n_slots; ++i) {
    const WartaGazetteerSlot *slot = &l->slots[i];
    n_free += slot->name == 0;
    if (slot->name >= l->n_strings ||
        (slot->name != 0 && slot->entry >= l->n_records)) {
      return false;
    }
  }
  return n_free > 0 && (l->n_slots & (l->n_slots - 1)) == 0;
}

bool
warta_layer_map(WartaGazetteerLayer *layer, const WartaModelFile *file,
                GError **error)
{
  WartaGazetteerLayer l = {0};
  size_t n_starts = 0;
  l.strings =
      warta_model_file_section(file, "gz-strings", 1, &l.n_strings, error);
  l.records = l.strings == NULL
                  ? NULL
                  : warta_model_file_section(file, "gz-records",
                                             sizeof(WartaGazetteerRecord),
                                             &l.n_records, error);
  l.names = l.records == NULL
                ? NULL
                : warta_model_file_section(file, "gz-names", sizeof(uint32_t),
                                           &l.n_names, error);
  l.slots = l.names == NULL
                ? NULL
                : warta_model_file_section(file, "gz-slots",
                                           sizeof(WartaGazetteerSlot),
                                           &l.n_slots, error);
  l.starts = l.slots == NULL
                 ? NULL
                 : warta_model_file_section(file, "gz-starts", sizeof(uint64_t),
                                            &n_starts, error);
  if (l.starts == NULL) {
    return false;
  }
  if (n_starts != WARTA_NAME_STARTS || l.n_strings == 0 ||
      l.strings[l.n_strings - 1] != '\0' || !records_hold(&l) ||
      !slots_hold(&l)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "the compiled gazetteer is damaged; build it anew");
    return false;
  }
  *layer = l;
  return true;
}
