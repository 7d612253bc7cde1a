// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// One table of the gazetteer: a keyed hash of normalised names, of plain
/// numbers throughout so that it can be used where it is mapped.  Texts are
/// offsets into `strings`; 0 is the empty one.

#pragma once

#include "base/modelfile.h"

#include <stdbool.h>
#include <stdint.h>

enum {
  WARTA_MAX_NAME = 160, ///< Bytes of a name that can be matched
  WARTA_NAME_STARTS = 1024,
};

/// One entry.
typedef struct {
  uint32_t label;
  uint32_t slug;
  uint32_t qid;
  uint32_t subtype;
  uint32_t country;
  uint32_t point;
  uint32_t first_name; ///< Index into `names`
  uint32_t n_names;
  uint32_t seat; ///< Entry, or WARTA_NONE
  uint32_t kind; ///< WartaKind
} WartaGazetteerRecord;

enum {
  WARTA_SLOT_FOLDED = 1 << 0, ///< The upper-case twin of a name in mixed case
  WARTA_SLOT_COMMON = 1 << 1, ///< Written with "~"
  WARTA_SLOT_SHARED = 1 << 2, ///< Another entry has the name too
};

/// A name in the hash.
typedef struct {
  uint32_t name; ///< 0: a free slot
  uint32_t hash;
  uint32_t entry;
  uint32_t flags;
} WartaGazetteerSlot;

typedef struct {
  const char *strings;
  const WartaGazetteerRecord *records;
  const uint32_t *names; ///< Of the entries
  const WartaGazetteerSlot *slots;
  const uint64_t *starts; ///< Bit set of the first four bytes of all names
  size_t n_strings;
  size_t n_records;
  size_t n_names;
  size_t n_slots; ///< A power of two
} WartaGazetteerLayer;

/// Append the normal form of a piece of text; false when it gets too long.
bool warta_layer_append(char *out, uint32_t *n, const char *text,
                        size_t length);

/// Write the normal form of a name, NUL-terminated; false when it is empty or
/// too long.
bool warta_layer_normalise(char *out, uint32_t *n, const char *text,
                           size_t length);

/// Return the hash of a name in its normal form.
uint32_t warta_layer_hash(const char *text, uint32_t length);

/// Whether it has capitals only.
bool warta_layer_is_upper(const char *text, uint32_t length);

/// Return which bit of `starts` belongs to the first bytes.
uint32_t warta_layer_start(const char *text, uint32_t length);

/// Return the slot of the name, or NULL.
const WartaGazetteerSlot *warta_layer_slot(const WartaGazetteerLayer *layer,
                                           const char *name, uint32_t length,
                                           bool folded);

/// The same; a name in capitals also finds its twin in mixed case.
const WartaGazetteerSlot *warta_layer_find(const WartaGazetteerLayer *layer,
                                           const char *name, uint32_t length);

/// Open the sections of a compiled table, checking every offset in them.
bool warta_layer_map(WartaGazetteerLayer *layer, const WartaModelFile *file,
                     GError **error);
