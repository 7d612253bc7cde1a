// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/store.h"

#include "lang/model.h"
#include "lang/weights.h"

#include <math.h>
#include <string.h>

enum { CELL_BIAS = 512, CELL_MAX = 511, CELL_BITS = 10, ROW_BITS = 26 };

/// Slots filled, in percent.
enum { LOAD = 85 };

static uint32_t
count_buckets(size_t n)
{
  return (uint32_t)(n * 100 / LOAD / WARTA_BUCKET_SLOTS + 1);
}

static float
largest(const TrainFold *fold)
{
  float most = 1e-6F;
  for (size_t i = 0; i < fold->n * fold->n_classes; ++i) {
    most = fmaxf(most, fabsf(fold->weights[i]));
  }
  return most;
}

/// First slot of a bucket that is free or holds `check`.
static uint32_t
probe_bucket(const uint16_t *checks, uint16_t check)
{
  uint32_t k = 0;
  while (k < WARTA_BUCKET_SLOTS && checks[k] != check && checks[k] != 0) {
    ++k;
  }
  return k;
}

/// Find a free slot for a key; false when its check is already there.
static bool
place_key(uint8_t *buckets, uint32_t n, uint64_t key, uint32_t *bucket,
          uint32_t *slot)
{
  const uint16_t check = warta_key_check(key);
  uint32_t at = warta_key_bucket(key, n);
  uint16_t *checks = (uint16_t *)(void *)(buckets + (size_t)at * 64);
  uint32_t k = probe_bucket(checks, check);
  while (k == WARTA_BUCKET_SLOTS) {
    at = at + 1 == n ? 0 : at + 1;
    checks = (uint16_t *)(void *)(buckets + (size_t)at * 64);
    k = probe_bucket(checks, check);
  }
  if (checks[k] == check) {
    return false;
  }
  checks[k] = check;
  *bucket = at;
  *slot = k;
  return true;
}

/// Weights as whole numbers: finer than this gains nothing, and sums of 16
/// bits must not overflow.
enum { FINEST = 32, MOST = 3000 };

static void
scale_fold(TrainFold *fold)
{
  const float scale = fminf(FINEST, MOST / largest(fold));
  if (fold->n_classes > 3) {
    for (size_t i = 0; i < fold->n * fold->n_classes; ++i) {
      fold->weights[i] *= scale;
    }
  }
}

/// Join the tables of both layers of tags: keys of either, classes of both.
static TrainFold *
add_icon(TrainFold *tags, const TrainTable *table)
{
  TrainFold *icon = train_table_fold(table, TRAIN_GENERAL);
  scale_fold(icon);
  TrainFold *both = g_new0(TrainFold, 1);
  both->n_classes = tags->n_classes + icon->n_classes;
  both->keys = g_new(uint64_t, tags->n + icon->n + 1);
  both->weights = g_new0(float, (tags->n + icon->n + 1) * both->n_classes);
  size_t i = 0;
  size_t k = 0;
  while (i < tags->n || k < icon->n) {
    const bool first =
        k == icon->n || (i < tags->n && tags->keys[i] <= icon->keys[k]);
    const uint64_t key = first ? tags->keys[i] : icon->keys[k];
    float *row = &both->weights[both->n * both->n_classes];
    both->keys[both->n++] = key;
    if (i < tags->n && tags->keys[i] == key) {
      memcpy(row, &tags->weights[i++ * tags->n_classes],
             tags->n_classes * sizeof(float));
    }
    if (k < icon->n && icon->keys[k] == key) {
      memcpy(row + tags->n_classes, &icon->weights[k++ * icon->n_classes],
             icon->n_classes * sizeof(float));
    }
  }
  train_fold_free(tags);
  train_fold_free(icon);
  return both;
}

static WartaBucket3 *
build3(const TrainFold *fold, uint32_t *n_buckets)
{
  const float scale = 32000.0F / largest(fold);
  size_t used = 0;
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * 3];
    used += w[0] != 0 || w[1] != 0 || w[2] != 0;
  }
  *n_buckets = count_buckets(used);
  WartaBucket3 *buckets = g_new0(WartaBucket3, *n_buckets);
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * 3];
    uint32_t at = 0;
    uint32_t slot = 0;
    if ((w[0] == 0 && w[1] == 0 && w[2] == 0) ||
        !place_key((uint8_t *)buckets, *n_buckets, fold->keys[i], &at, &slot)) {
      continue;
    }
    for (uint32_t c = 0; c < 3; ++c) {
      buckets[at].weight[c][slot] = (int16_t)lroundf(w[c] * scale);
    }
  }
  return buckets;
}

/// Cells of one row; returns the row's length as stored, 0 for an empty row.
static uint32_t
pack_row(const float *weights, uint32_t n_classes, uint16_t *cells,
         uint32_t *size)
{
  uint16_t dense[WARTA_MAX_CLASSES] = {0};
  bool large = false;
  uint32_t n = 0;
  for (uint32_t c = 0; c < n_classes; ++c) {
    const long value = lroundf(weights[c]);
    dense[c] = (uint16_t)(int16_t)value;
    large |= value < -CELL_MAX || value > CELL_MAX;
    if (value != 0) {
      cells[n++] =
          (uint16_t)(c << CELL_BITS | ((uint32_t)(value + CELL_BIAS) & 1023));
    }
  }
  *size = n;
  if (n > WARTA_SPARSE_MAX || large) {
    memcpy(cells, dense, sizeof(dense));
    *size = WARTA_MAX_CLASSES;
    n = WARTA_DENSE;
  }
  return n;
}

static WartaBucketRow *
build_rows(const TrainFold *fold, uint32_t *n_buckets, GArray *pool)
{
  uint16_t cells[64];
  size_t used = 0;
  uint32_t size = 0;
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * fold->n_classes];
    used += pack_row(w, fold->n_classes, cells, &size) > 0;
  }
  *n_buckets = count_buckets(used);
  WartaBucketRow *buckets = g_new0(WartaBucketRow, *n_buckets);
  // Equal rows are kept once.
  GHashTable *seen = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                           (GDestroyNotify)g_bytes_unref, NULL);
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * fold->n_classes];
    const uint32_t n = pack_row(w, fold->n_classes, cells, &size);
    uint32_t at = 0;
    uint32_t slot = 0;
    if (n == 0 ||
        !place_key((uint8_t *)buckets, *n_buckets, fold->keys[i], &at, &slot)) {
      continue;
    }
    GBytes *bytes = g_bytes_new(cells, size * sizeof(*cells));
    gpointer place = NULL;
    if (g_hash_table_lookup_extended(seen, bytes, NULL, &place)) {
      g_bytes_unref(bytes);
    } else {
      place = GUINT_TO_POINTER(pool->len);
      g_array_append_vals(pool, cells, size);
      g_hash_table_insert(seen, bytes, place);
    }
    buckets[at].row[slot] = n << ROW_BITS | GPOINTER_TO_UINT(place);
  }
  g_hash_table_unref(seen);
  return buckets;
}

typedef struct {
  const TrainTable *table;
  const char *name;
  const char *cells; // NULL: three classes
  uint32_t bank;
} Part;

bool
train_store(const TrainModel *model, const char *path, GError **error)
{
  const Part parts[] = {
      {model->tags, "tag", "tag.row", model->bank},
      {model->moves, "move", NULL, model->bank},
      {model->labels, "label", "label.row", model->bank},
      {model->marks, "mark", NULL, model->bank},
  };
  WartaModelSection sections[2 * G_N_ELEMENTS(parts) + 2];
  size_t n = 0;
  GPtrArray *blocks = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); ++i) {
    TrainFold *fold = train_table_fold(parts[i].table, parts[i].bank);
    scale_fold(fold);
    if (parts[i].table == model->tags) {
      fold = add_icon(fold, model->icon);
    }
    uint32_t n_buckets = 0;
    void *buckets = NULL;
    if (parts[i].cells) {
      GArray *pool = g_array_new(FALSE, FALSE, sizeof(uint16_t));
      buckets = build_rows(fold, &n_buckets, pool);
      const size_t size = pool->len * sizeof(uint16_t);
      void *cells = g_array_free(pool, FALSE);
      g_ptr_array_add(blocks, cells);
      sections[n++] = (WartaModelSection){parts[i].cells, cells, size};
    } else {
      buckets = build3(fold, &n_buckets);
    }
    g_ptr_array_add(blocks, buckets);
    sections[n++] =
        (WartaModelSection){parts[i].name, buckets, (size_t)n_buckets * 64};
    train_fold_free(fold);
  }
  const uint32_t quick[2] = {0};
  sections[n++] = (WartaModelSection){"quick", quick, sizeof(quick)};
  const uint32_t shape[4] = {WARTA_N_TAGS_OF_MODEL};
  sections[n++] = (WartaModelSection){"shape", shape, sizeof(shape)};
  const bool done =
      warta_model_file_write(path, WARTA_LANG_KIND, sections, n, error);
  g_ptr_array_unref(blocks);
  return done;
}
