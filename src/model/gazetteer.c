// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer.h"

#include "model/gazetteer-build.h"
#include "model/gazetteer-layer.h"
#include "model/gazetteer-rows.h"

#include <gio/gio.h>
#include <string.h>

enum { MAX_TOKENS = 24 }; // of a name that can be matched

enum { OWN, USER, N_LAYERS };

struct WartaGazetteerImpl {
  WartaGazetteerLayer layers[N_LAYERS];
  WartaLayerBuilder *builders[N_LAYERS]; ///< That layers borrow from, or NULL
  uint32_t *instead; ///< By entry of our own: the user's, or WARTA_NONE
};

/* ---- Loading ---- */

/// A file whose rows are added.
typedef struct {
  WartaLayerBuilder *builder;
  const char *path;
  GError **error;
  bool failed;
} Load;

static void
on_row(const WartaGazetteerRow *row, void *data)
{
  const Load *load = data;
  warta_layer_builder_add(load->builder, row);
}

/// The first problem of a file is its error.
static void
on_problem(uint64_t line, const char *text, void *data)
{
  Load *load = data;
  if (!load->failed) {
    load->failed = true;
    g_set_error(load->error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s:%" G_GUINT64_FORMAT ": %s", load->path, (guint64)line,
                text);
  }
}

static bool
load_file(WartaLayerBuilder *builder, const char *path, GError **error)
{
  Load load = {builder, path, error, false};
  const WartaRowHandler handler = {on_row, on_problem, &load};
  g_autoptr(GError) unreadable = NULL;
  if (!warta_read_rows(path, &handler, &unreadable) && !load.failed) {
    g_propagate_error(error, g_steal_pointer(&unreadable));
    return false;
  }
  return !load.failed;
}

static int
compare_paths(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_files(const char *folder, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
  if (dir == NULL) {
    return NULL;
  }
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    if (g_str_has_suffix(name, ".tsv")) {
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
  }
  g_ptr_array_sort(paths, compare_paths);
  return paths;
}

WartaGazetteer *
warta_gazetteer_load(const char *dir, GError **error)
{
  g_autofree char *folder = g_build_filename(dir, "gazetteer", NULL);
  g_autoptr(GPtrArray) paths = list_files(folder, error);
  if (paths == NULL) {
    return NULL;
  }
  g_autoptr(WartaGazetteer) gz = g_new0(WartaGazetteer, 1);
  gz->builders[OWN] = warta_layer_builder_new(NULL);
  for (uint32_t i = 0; i < paths->len; ++i) {
    if (!load_file(gz->builders[OWN], g_ptr_array_index(paths, i), error)) {
      return NULL;
    }
  }
  warta_layer_builder_finish(gz->builders[OWN], &gz->layers[OWN]);
  return g_steal_pointer(&gz);
}

WartaGazetteer *
warta_gazetteer_map(const WartaModelFile *file, GError **error)
{
  g_autoptr(WartaGazetteer) gz = g_new0(WartaGazetteer, 1);
  return warta_layer_map(&gz->layers[OWN], file, error) ? g_steal_pointer(&gz)
                                                        : NULL;
}

void
warta_gazetteer_sections(const WartaGazetteer *gazetteer,
                         WartaModelSection *sections)
{
  const WartaGazetteerLayer *l = &gazetteer->layers[OWN];
  const WartaModelSection all[WARTA_GAZETTEER_SECTIONS] = {
      {"gz-strings", l->strings, l->n_strings},
      {"gz-records", l->records, l->n_records * sizeof(l->records[0])},
      {"gz-names", l->names, l->n_names * sizeof(l->names[0])},
      {"gz-slots", l->slots, l->n_slots * sizeof(l->slots[0])},
      {"gz-starts", l->starts, WARTA_NAME_STARTS * sizeof(l->starts[0])},
  };
  memcpy(sections, all, sizeof(all));
}

void
warta_gazetteer_free(WartaGazetteer *gazetteer)
{
  if (gazetteer == NULL) {
    return;
  }
  warta_layer_builder_free(gazetteer->builders[OWN]);
  warta_layer_builder_free(gazetteer->builders[USER]);
  g_free(gazetteer->instead);
  g_free(gazetteer);
}

/* ---- Rows of the user ---- */

/// Our own entries by what they are, for rows that are about them.
typedef struct {
  const WartaGazetteer *gazetteer;
  GHashTable *by_qid; ///< -> entry + 1
} Base;

static uint32_t
own_entry(const char *name, void *data)
{
  const Base *base = data;
  return warta_gazetteer_find(base->gazetteer, name, (uint32_t)strlen(name));
}

static const char *
own_slug(uint32_t entry, void *data)
{
  const Base *base = data;
  return warta_gazetteer_entry(base->gazetteer, entry).slug;
}

static uint32_t
same_entry(const WartaGazetteerRow *row, void *data)
{
  const Base *base = data;
  gpointer known =
      row->qid[0] == '\0' ? NULL : g_hash_table_lookup(base->by_qid, row->qid);
  if (known != NULL) {
    return GPOINTER_TO_UINT(known) - 1;
  }
  const char *label = warta_bare_name(row->label);
  const uint32_t entry = own_entry(label, data);
  if (entry == WARTA_NONE) {
    return WARTA_NONE;
  }
  const WartaGazetteerEntry e = warta_gazetteer_entry(base->gazetteer, entry);
  const bool other_id =
      row->qid[0] != '\0' && e.qid != NULL && strcmp(row->qid, e.qid) != 0;
  return e.kind == row->kind && strcmp(e.label, label) == 0 && !other_id
             ? entry
             : WARTA_NONE;
}

static GHashTable *
index_qids(const WartaGazetteer *gz)
{
  GHashTable *by_qid = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < gz->layers[OWN].n_records; ++i) {
    const char *qid = warta_gazetteer_entry(gz, i).qid;
    if (qid != NULL && !g_hash_table_contains(by_qid, qid)) {
      g_hash_table_insert(by_qid, (void *)qid, GUINT_TO_POINTER(i + 1));
    }
  }
  return by_qid;
}

bool
warta_gazetteer_add_files(WartaGazetteer *gazetteer, const char *const *paths,
                          GError **error)
{
  g_return_val_if_fail(gazetteer->builders[USER] == NULL, false);
  g_autoptr(GHashTable) by_qid = index_qids(gazetteer);
  Base base = {gazetteer, by_qid};
  const WartaLayerBase about = {same_entry, own_slug, own_entry,
                                (uint32_t)gazetteer->layers[OWN].n_records,
                                &base};
  g_autoptr(WartaLayerBuilder) builder = warta_layer_builder_new(&about);
  for (size_t i = g_strv_length((char **)paths); i > 0; --i) {
    if (!load_file(builder, paths[i - 1], error)) {
      return false;
    }
  }
  WartaGazetteerLayer layer;
  warta_layer_builder_finish(builder, &layer);
  gazetteer->instead = g_new(uint32_t, about.n_entries + 1);
  memset(gazetteer->instead, 0xff, sizeof(uint32_t) * about.n_entries);
  for (uint32_t i = 0; i < layer.n_records; ++i) {
    const uint32_t same = warta_layer_builder_same(builder, i);
    if (same != WARTA_NONE) {
      gazetteer->instead[same] = about.n_entries + i;
    }
  }
  gazetteer->layers[USER] = layer;
  gazetteer->builders[USER] = g_steal_pointer(&builder);
  return true;
}

/* ---- Asking ---- */

uint32_t
warta_gazetteer_size(const WartaGazetteer *gazetteer)
{
  return (uint32_t)(gazetteer->layers[OWN].n_records +
                    gazetteer->layers[USER].n_records);
}

static const char *
text_at(const WartaGazetteerLayer *layer, uint32_t offset)
{
  return offset == 0 ? NULL : layer->strings + offset;
}

static WartaGazetteerEntry
entry_of(const WartaGazetteerLayer *layer, uint32_t index)
{
  const WartaGazetteerRecord *r = &layer->records[index];
  return (WartaGazetteerEntry){
      .label = layer->strings + r->label,
      .slug = layer->strings + r->slug,
      .qid = text_at(layer, r->qid),
      .subtype = layer->strings + r->subtype,
      .country = text_at(layer, r->country),
      .point = text_at(layer, r->point),
      .n_names = r->n_names,
      .seat = r->seat,
      .kind = (WartaKind)r->kind,
  };
}

/// What a row of the user does not say of a known entry holds as before.
static WartaGazetteerEntry
user_entry(const WartaGazetteer *gz, uint32_t index)
{
  WartaGazetteerEntry entry = entry_of(&gz->layers[USER], index);
  const uint32_t same = warta_layer_builder_same(gz->builders[USER], index);
  if (same != WARTA_NONE) {
    const WartaGazetteerEntry old = entry_of(&gz->layers[OWN], same);
    entry.qid = entry.qid == NULL ? old.qid : entry.qid;
    entry.subtype = entry.subtype[0] == '\0' ? old.subtype : entry.subtype;
    entry.country = entry.country == NULL ? old.country : entry.country;
    entry.point = entry.point == NULL ? old.point : entry.point;
    entry.seat = entry.seat == WARTA_NONE ? old.seat : entry.seat;
  }
  return entry;
}

WartaGazetteerEntry
warta_gazetteer_entry(const WartaGazetteer *gazetteer, uint32_t index)
{
  g_assert(index < warta_gazetteer_size(gazetteer));
  const uint32_t n_own = (uint32_t)gazetteer->layers[OWN].n_records;
  WartaGazetteerEntry entry = index < n_own
                                  ? entry_of(&gazetteer->layers[OWN], index)
                                  : user_entry(gazetteer, index - n_own);
  if (gazetteer->instead != NULL && entry.seat < n_own &&
      gazetteer->instead[entry.seat] != WARTA_NONE) {
    entry.seat = gazetteer->instead[entry.seat];
  }
  return entry;
}

const char *
warta_gazetteer_name(const WartaGazetteer *gazetteer, uint32_t index,
                     uint32_t n)
{
  const uint32_t n_own = (uint32_t)gazetteer->layers[OWN].n_records;
  const WartaGazetteerLayer *layer =
      &gazetteer->layers[index < n_own ? OWN : USER];
  const WartaGazetteerRecord *r =
      &layer->records[index < n_own ? index : index - n_own];
  g_assert(n < r->n_names);
  return layer->strings + layer->names[r->first_name + n];
}

/// Find the slot of a name, and the entry that it leads to.
static const WartaGazetteerSlot *
find_plain(const WartaGazetteer *gz, const char *plain, uint32_t n,
           uint32_t *entry)
{
  const WartaGazetteerSlot *slot =
      warta_layer_find(&gz->layers[USER], plain, n);
  if (slot != NULL) {
    *entry = (uint32_t)gz->layers[OWN].n_records + slot->entry;
    return slot;
  }
  slot = warta_layer_find(&gz->layers[OWN], plain, n);
  if (slot != NULL) {
    const uint32_t user =
        gz->instead == NULL ? WARTA_NONE : gz->instead[slot->entry];
    *entry = user == WARTA_NONE ? slot->entry : user;
  }
  return slot;
}

uint32_t
warta_gazetteer_find(const WartaGazetteer *gazetteer, const char *name,
                     uint32_t length)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  uint32_t entry = WARTA_NONE;
  if (warta_layer_normalise(plain, &n, name, length)) {
    (void)find_plain(gazetteer, plain, n, &entry);
  }
  return entry;
}

WartaNameSense
warta_gazetteer_sense(const WartaGazetteer *gazetteer, const char *name,
                      uint32_t length)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  uint32_t entry = WARTA_NONE;
  const WartaGazetteerSlot *slot =
      warta_layer_normalise(plain, &n, name, length)
          ? find_plain(gazetteer, plain, n, &entry)
          : NULL;
  return slot == NULL                             ? WARTA_NAME_UNKNOWN
         : (slot->flags & WARTA_SLOT_COMMON) != 0 ? WARTA_NAME_COMMON
         : (slot->flags & WARTA_SLOT_SHARED) != 0 ? WARTA_NAME_SHARED
                                                  : WARTA_NAME_UNIQUE;
}

static bool
has_start(const WartaGazetteerLayer *layer, uint32_t bit)
{
  return layer->n_slots > 0 && (layer->starts[bit / 64] >> (bit % 64) & 1) != 0;
}

/// Whether any name begins like the text at that token.
static bool
may_start(const WartaGazetteer *gz, const WartaDocument *doc, uint32_t token)
{
  const uint32_t begin = doc->tokens[token].span.begin;
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  // Punctuation of three bytes may stand for one character
  (void)warta_layer_append(plain, &n, doc->text + begin,
                           MIN(12, doc->length - begin));
  for (uint32_t k = MIN(n, 4); k > 0; --k) { // names may be shorter than that
    const uint32_t bit = warta_layer_start(plain, k);
    if (has_start(&gz->layers[OWN], bit) || has_start(&gz->layers[USER], bit)) {
      return true;
    }
  }
  return false;
}

uint32_t
warta_gazetteer_match(const WartaGazetteer *gazetteer, const WartaDocument *doc,
                      uint32_t first, uint32_t end, uint32_t *n_tokens)
{
  if (first >= end || !may_start(gazetteer, doc, first)) {
    return WARTA_NONE;
  }
  uint32_t found = WARTA_NONE;
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  uint32_t done = doc->tokens[first].span.begin;
  end = MIN(end, first + MAX_TOKENS);
  for (uint32_t i = first; i < end; ++i) {
    const uint32_t stop = doc->tokens[i].span.end;
    if (stop <= done) {
      continue;
    }
    if (!warta_layer_append(plain, &n, doc->text + done, stop - done)) {
      break;
    }
    done = stop;
    uint32_t entry = WARTA_NONE;
    const WartaGazetteerSlot *slot =
        n == 0 ? NULL : find_plain(gazetteer, plain, n, &entry);
    if (slot != NULL && (slot->flags & WARTA_SLOT_COMMON) == 0) {
      found = entry;
      *n_tokens = i + 1 - first;
    }
  }
  return found;
}
