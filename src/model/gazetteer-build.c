// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer-build.h"

#include "base/arena.h"
#include "model/slug.h"

#include <string.h>

enum { FIRST_SLOTS = 1 << 10 };

/// What else is known of an entry until the table is finished.
typedef struct {
  const char *seat; ///< Label of the country, or NULL
  uint32_t same;    ///< Entry of the base, or WARTA_NONE
} Extra;

struct WartaLayerBuilderImpl {
  WartaArena *arena;
  WartaLayerBase base;
  GString *strings;
  GHashTable *interned; ///< Text -> offset in `strings`
  GArray *records;      ///< WartaGazetteerRecord
  GArray *extras;       ///< Extra
  GArray *names;        ///< uint32_t
  GHashTable *by_base;  ///< Entry of the base + 1 -> entry + 1
  WartaGazetteerSlot *slots;
  size_t n_slots;
  size_t n_used;
  uint64_t starts[WARTA_NAME_STARTS];
};

WartaLayerBuilder *
warta_layer_builder_new(const WartaLayerBase *base)
{
  WartaLayerBuilder *b = g_new0(WartaLayerBuilder, 1);
  b->arena = warta_arena_new();
  if (base != NULL) {
    b->base = *base;
  }
  b->strings = g_string_new(NULL);
  g_string_append_c(b->strings, '\0');
  b->interned = g_hash_table_new(g_str_hash, g_str_equal);
  b->records = g_array_new(FALSE, TRUE, sizeof(WartaGazetteerRecord));
  b->extras = g_array_new(FALSE, TRUE, sizeof(Extra));
  b->names = g_array_new(FALSE, TRUE, sizeof(uint32_t));
  b->by_base = g_hash_table_new(NULL, NULL);
  b->n_slots = FIRST_SLOTS;
  b->slots = g_new0(WartaGazetteerSlot, b->n_slots);
  return b;
}

void
warta_layer_builder_free(WartaLayerBuilder *builder)
{
  if (builder == NULL) {
    return;
  }
  g_string_free(builder->strings, TRUE);
  g_hash_table_unref(builder->interned);
  g_hash_table_unref(builder->by_base);
  g_array_unref(builder->records);
  g_array_unref(builder->extras);
  g_array_unref(builder->names);
  g_free(builder->slots);
  warta_arena_free(builder->arena);
  g_free(builder);
}

/// Return the offset of the text.
static uint32_t
intern(WartaLayerBuilder *b, const char *text)
{
  if (text[0] == '\0') {
    return 0;
  }
  gpointer known = g_hash_table_lookup(b->interned, text);
  if (known != NULL) {
    return GPOINTER_TO_UINT(known);
  }
  const uint32_t offset = (uint32_t)b->strings->len;
  g_string_append_len(b->strings, text, (gssize)strlen(text) + 1);
  g_hash_table_insert(b->interned, warta_arena_strdup(b->arena, text),
                      GUINT_TO_POINTER(offset));
  return offset;
}

/* ---- The hash ---- */

static WartaGazetteerLayer
layer_of(const WartaLayerBuilder *b)
{
  return (WartaGazetteerLayer){
      .strings = b->strings->str,
      .records = (const WartaGazetteerRecord *)(void *)b->records->data,
      .names = (const uint32_t *)(void *)b->names->data,
      .slots = b->slots,
      .starts = b->starts,
      .n_strings = b->strings->len,
      .n_records = b->records->len,
      .n_names = b->names->len,
      .n_slots = b->n_slots,
  };
}

static void
put_slot(WartaLayerBuilder *b, WartaGazetteerSlot slot)
{
  size_t i = slot.hash & (b->n_slots - 1);
  while (b->slots[i].name != 0) {
    i = (i + 1) & (b->n_slots - 1);
  }
  b->slots[i] = slot;
}

static void
grow(WartaLayerBuilder *b)
{
  if (b->n_used * 2 < b->n_slots) {
    return;
  }
  WartaGazetteerSlot *old = b->slots;
  const size_t n_old = b->n_slots;
  b->n_slots = n_old * 2;
  b->slots = g_new0(WartaGazetteerSlot, b->n_slots);
  for (size_t i = 0; i < n_old; ++i) {
    if (old[i].name != 0) {
      put_slot(b, old[i]);
    }
  }
  g_free(old);
}

static void
add_slot(WartaLayerBuilder *b, const char *name, uint32_t length,
         WartaGazetteerSlot slot)
{
  const WartaGazetteerLayer layer = layer_of(b);
  const bool folded = (slot.flags & WARTA_SLOT_FOLDED) != 0;
  const WartaGazetteerSlot *known =
      warta_layer_slot(&layer, name, length, folded);
  if (known != NULL) {
    if (known->entry != slot.entry) {
      b->slots[known - b->slots].flags |= WARTA_SLOT_SHARED;
    }
    return;
  }
  grow(b);
  slot.name = intern(b, name);
  slot.hash = warta_layer_hash(name, length);
  put_slot(b, slot);
  ++b->n_used;
  const uint32_t bit = warta_layer_start(name, length);
  b->starts[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/// Enter a name, and its upper-case twin if it has lower-case letters.
static void
add_name(WartaLayerBuilder *b, const char *name, uint32_t entry)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  const char *bare = warta_bare_name(name);
  if (!warta_layer_normalise(plain, &n, bare, strlen(bare))) {
    return; // checked rows have none such
  }
  WartaGazetteerSlot slot = {.entry = entry,
                             .flags = bare == name ? 0 : WARTA_SLOT_COMMON};
  add_slot(b, plain, n, slot);
  if (!warta_layer_is_upper(plain, n)) {
    for (uint32_t i = 0; i < n; ++i) {
      plain[i] = g_ascii_toupper(plain[i]);
    }
    slot.flags |= WARTA_SLOT_FOLDED;
    add_slot(b, plain, n, slot);
  }
}

/* ---- Rows ---- */

/// The entry of an earlier row about the same, or WARTA_NONE.
static uint32_t
earlier_row(const WartaLayerBuilder *b, uint32_t same)
{
  gpointer known =
      same == WARTA_NONE
          ? NULL
          : g_hash_table_lookup(b->by_base, GUINT_TO_POINTER(same + 1));
  return known == NULL ? WARTA_NONE : GPOINTER_TO_UINT(known) - 1;
}

static void
add_names(WartaLayerBuilder *b, const WartaGazetteerRow *row, uint32_t entry)
{
  add_name(b, row->label, entry);
  for (uint32_t i = 0; i < row->n_names; ++i) {
    add_name(b, row->names[i], entry);
  }
}

static void
add_record(WartaLayerBuilder *b, const WartaGazetteerRow *row, uint32_t same)
{
  const WartaGazetteerRecord record = {
      .label = intern(b, warta_bare_name(row->label)),
      .qid = intern(b, row->qid),
      .subtype = intern(b, row->subtype),
      .country = intern(b, row->country),
      .point = intern(b, row->point),
      .first_name = b->names->len,
      .n_names = row->n_names + 1,
      .seat = WARTA_NONE,
      .kind = (uint32_t)row->kind,
  };
  g_array_append_val(b->names, record.label);
  for (uint32_t i = 0; i < row->n_names; ++i) {
    const uint32_t name = intern(b, warta_bare_name(row->names[i]));
    g_array_append_val(b->names, name);
  }
  const Extra extra = {
      row->seat[0] == '\0' ? NULL : warta_arena_strdup(b->arena, row->seat),
      same};
  g_array_append_val(b->records, record);
  g_array_append_val(b->extras, extra);
  if (same != WARTA_NONE) {
    g_hash_table_insert(b->by_base, GUINT_TO_POINTER(same + 1),
                        GUINT_TO_POINTER(b->records->len));
  }
}

void
warta_layer_builder_add(WartaLayerBuilder *builder,
                        const WartaGazetteerRow *row)
{
  const uint32_t same = builder->base.same == NULL
                            ? WARTA_NONE
                            : builder->base.same(row, builder->base.data);
  uint32_t entry = earlier_row(builder, same);
  if (entry == WARTA_NONE) {
    entry = builder->records->len;
    add_record(builder, row, same);
  }
  add_names(builder, row, entry);
}

uint32_t
warta_layer_builder_same(const WartaLayerBuilder *builder, uint32_t index)
{
  return g_array_index(builder->extras, Extra, index).same;
}

/* ---- Finishing ---- */

/// Slugs are unique: a later entry of the same label gets its subtype behind
/// it, and then a number.
static void
make_slugs(WartaLayerBuilder *b)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < b->base.n_entries; ++i) {
    g_hash_table_add(seen, (void *)b->base.slug(i, b->base.data));
  }
  for (uint32_t i = 0; i < b->records->len; ++i) {
    WartaGazetteerRecord *r =
        &g_array_index(b->records, WartaGazetteerRecord, i);
    const uint32_t same = g_array_index(b->extras, Extra, i).same;
    if (same != WARTA_NONE) {
      r->slug = intern(b, b->base.slug(same, b->base.data));
      continue;
    }
    const char *base = warta_slug(b->arena, b->strings->str + r->label);
    const char *slug = base;
    for (unsigned n = 1; !g_hash_table_add(seen, (void *)slug); ++n) {
      const char *subtype = b->strings->str + r->subtype;
      const char *more =
          n == 1 ? warta_arena_printf(b->arena, "%s %s", base, subtype)
                 : warta_arena_printf(b->arena, "%s %s %u", base, subtype, n);
      slug = warta_slug(b->arena, more);
    }
    r->slug = intern(b, slug);
  }
}

static uint32_t
find_seat(const WartaLayerBuilder *b, const char *seat)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  const WartaGazetteerLayer layer = layer_of(b);
  const WartaGazetteerSlot *slot =
      warta_layer_normalise(plain, &n, seat, strlen(seat))
          ? warta_layer_find(&layer, plain, n)
          : NULL;
  if (slot != NULL) {
    return b->base.n_entries + slot->entry;
  }
  return b->base.find == NULL ? WARTA_NONE : b->base.find(seat, b->base.data);
}

void
warta_layer_builder_finish(WartaLayerBuilder *builder,
                           WartaGazetteerLayer *layer)
{
  make_slugs(builder);
  for (uint32_t i = 0; i < builder->records->len; ++i) {
    const char *seat = g_array_index(builder->extras, Extra, i).seat;
    if (seat != NULL) {
      g_array_index(builder->records, WartaGazetteerRecord, i).seat =
          find_seat(builder, seat);
    }
  }
  *layer = layer_of(builder);
}
