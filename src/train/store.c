// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/store.h"

#include "lang/model.h"
#include "lang/weights.h"

#include <math.h>
#include <string.h>

enum {
  /// Slots filled if every feature had one, in percent.  The lightest features
  /// are left out: they cost room, that is time, and no accuracy.
  LOAD = 140,
  ROW_UNIT = 8, // rows are numbered by so many bytes
  BYTE_MAX = 127,
  CELL_MAX = 511,
  CLASS_BITS = 6,
};

/// Weights are stored in whole steps, so many to one.  Finer steps gain
/// nothing.
static const float move_steps = 2;
static const float row_steps = 4;

/// Features none of whose weights reaches this are left out.
static const float least_move = 1;
static const float least_row = 0.5F;

/// What wants a slot.
typedef struct {
  uint64_t key;
  float weight; // the heaviest are placed first
  uint32_t value;
} Item;

static int
compare_items(const void *a, const void *b)
{
  const Item *x = a;
  const Item *y = b;
  if (x->weight != y->weight) {
    return x->weight > y->weight ? -1 : 1;
  }
  return x->key < y->key ? -1 : x->key > y->key;
}

static uint32_t
count_buckets(size_t n, uint32_t n_slots)
{
  return (uint32_t)(n * 100 / LOAD / n_slots + 1);
}

/// The keys that stand in the slots: a key may take several, another one with
/// the same check none.
typedef struct {
  uint64_t *keys;
  uint32_t n_buckets;
  uint32_t n_slots;
} Places;

/// Find a free slot; false when the bucket is full or the check is taken.
static bool
place_item(const Places *places, uint64_t key, uint32_t *bucket, uint32_t *slot)
{
  *bucket = warta_key_bucket(key, places->n_buckets);
  uint64_t *keys = &places->keys[(size_t)*bucket * places->n_slots];
  for (uint32_t k = 0; k < places->n_slots; ++k) {
    if (keys[k] == 0) {
      keys[k] = key;
      *slot = k;
      return true;
    }
    if (keys[k] != key && warta_key_check(keys[k]) == warta_key_check(key)) {
      return false;
    }
  }
  return false;
}

/// Join the tables of both layers of tags: keys of either, classes of both.
static TrainFold *
add_icon(TrainFold *tags, const TrainTable *table)
{
  TrainFold *icon = train_table_fold(table, TRAIN_GENERAL);
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

/// A weight in steps, in several parts if need be.
static int8_t
take_part(long *steps)
{
  const long part = CLAMP(*steps, -BYTE_MAX, BYTE_MAX);
  *steps -= part;
  return (int8_t)part;
}

/// The parts of each key, one or more slots each.
static GArray *
cut_moves(const TrainFold *fold)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * 3];
    const float over[2] = {w[1] - w[0], w[2] - w[0]};
    const float most = fmaxf(fabsf(over[0]), fabsf(over[1]));
    long steps[2] = {lroundf(over[0] * move_steps),
                     lroundf(over[1] * move_steps)};
    while (most >= least_move && (steps[0] != 0 || steps[1] != 0)) {
      const uint8_t pair[2] = {(uint8_t)take_part(&steps[0]),
                               (uint8_t)take_part(&steps[1])};
      const Item item = {fold->keys[i], most, pair[0] | (uint32_t)pair[1] << 8};
      g_array_append_val(items, item);
    }
  }
  qsort(items->data, items->len, sizeof(Item), compare_items);
  return items;
}

static WartaBucket3 *
build3(const TrainFold *fold, uint32_t *n_buckets)
{
  g_autoptr(GArray) items = cut_moves(fold);
  *n_buckets = count_buckets(items->len, WARTA_PAIR_SLOTS);
  WartaBucket3 *buckets = g_new0(WartaBucket3, *n_buckets);
  g_autofree uint64_t *keys =
      g_new0(uint64_t, (size_t)*n_buckets * WARTA_PAIR_SLOTS);
  const Places places = {keys, *n_buckets, WARTA_PAIR_SLOTS};
  for (guint i = 0; i < items->len; ++i) {
    const Item *item = &g_array_index(items, Item, i);
    uint32_t at = 0;
    uint32_t slot = 0;
    if (place_item(&places, item->key, &at, &slot)) {
      buckets[at].check[slot] = warta_key_check(item->key);
      buckets[at].weight[slot][0] = (int8_t)(item->value & 255);
      buckets[at].weight[slot][1] = (int8_t)(item->value >> 8);
    }
  }
  return buckets;
}

/// The rows of one form, equal ones once.
typedef struct {
  GByteArray *bytes;
  GHashTable *seen; // GBytes to place
} Pool;

static Pool
pool_new(void)
{
  const Pool pool = {g_byte_array_new(),
                     g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                           (GDestroyNotify)g_bytes_unref,
                                           NULL)};
  return pool;
}

static void
pool_clear(Pool *pool)
{
  g_byte_array_unref(pool->bytes);
  g_hash_table_unref(pool->seen);
}

/// Place of a row in its pool, in bytes.
static uint32_t
pool_add(Pool *pool, const void *row, size_t size)
{
  GBytes *bytes = g_bytes_new(row, size);
  gpointer place = NULL;
  if (g_hash_table_lookup_extended(pool->seen, bytes, NULL, &place)) {
    g_bytes_unref(bytes);
    return GPOINTER_TO_UINT(place);
  }
  const guint end = pool->bytes->len;
  g_byte_array_append(pool->bytes, row, (guint)size);
  g_hash_table_insert(pool->seen, bytes, GUINT_TO_POINTER(end));
  return end;
}

enum { COARSE, DENSE, LONG, SHORT, N_FORMS };

typedef struct {
  Pool pools[N_FORMS];
} RowPools;

/// A row in both shapes, of which one will be stored.
typedef struct {
  int8_t dense[WARTA_MAX_CLASSES];
  int16_t cells[WARTA_MAX_CLASSES];
  uint32_t n;
  long most;
} RowImage;

static RowImage
draw_row(const float *weights, uint32_t n_classes)
{
  RowImage row = {.n = 0};
  for (uint32_t c = 0; c < n_classes; ++c) {
    const long steps = lroundf(weights[c] * row_steps);
    row.most = MAX(row.most, labs(steps));
    if (steps != 0) {
      const long cell = CLAMP(steps, -CELL_MAX, CELL_MAX);
      row.cells[row.n++] = (int16_t)(cell * (1 << CLASS_BITS) + (long)c);
    }
  }
  const float scale =
      row.most > BYTE_MAX ? row_steps / WARTA_COARSE : row_steps;
  for (uint32_t c = 0; c < n_classes; ++c) {
    const long steps = lroundf(weights[c] * scale);
    row.dense[c] = (int8_t)CLAMP(steps, -BYTE_MAX, BYTE_MAX);
  }
  return row;
}

/// Store a row; returns its place in the pool of its form, and its form in the
/// bits below.
static uint32_t
add_row(RowPools *rows, const float *weights, uint32_t n_classes)
{
  static const size_t cell = sizeof(int16_t);
  const RowImage row = draw_row(weights, n_classes);
  const bool few = row.n <= WARTA_LONG_ROW && row.most <= CELL_MAX;
  if (!few) {
    const int form = row.most > BYTE_MAX ? COARSE : DENSE;
    return pool_add(&rows->pools[form], row.dense, sizeof(row.dense)) |
           (uint32_t)form;
  }
  const int form = row.n > WARTA_SHORT_ROW ? LONG : SHORT;
  const size_t size = form == LONG ? WARTA_LONG_ROW : WARTA_SHORT_ROW;
  return pool_add(&rows->pools[form], row.cells, size * cell) | (uint32_t)form;
}

/// The keys with their weights; each one's value is its number in the fold.
static GArray *
weigh_rows(const TrainFold *fold)
{
  GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
  for (size_t i = 0; i < fold->n; ++i) {
    const float *w = &fold->weights[i * fold->n_classes];
    Item item = {.key = fold->keys[i], .value = (uint32_t)i};
    for (uint32_t c = 0; c < fold->n_classes; ++c) {
      item.weight = fmaxf(item.weight, fabsf(w[c]));
    }
    if (item.weight >= least_row) {
      g_array_append_val(items, item);
    }
  }
  qsort(items->data, items->len, sizeof(Item), compare_items);
  return items;
}

static void
put_number(uint8_t *at, uint32_t number)
{
  at[0] = (uint8_t)number;
  at[1] = (uint8_t)(number >> 8);
  at[2] = (uint8_t)(number >> 16);
}

static uint32_t
get_number(const uint8_t *at)
{
  return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
}

/// Give the heaviest keys a slot, which will hold their number in the list.
static WartaBucketRow *
place_rows(const GArray *items, uint32_t *n_buckets)
{
  *n_buckets = count_buckets(items->len, WARTA_ROW_SLOTS);
  WartaBucketRow *buckets = g_new0(WartaBucketRow, *n_buckets);
  g_autofree uint64_t *keys =
      g_new0(uint64_t, (size_t)*n_buckets * WARTA_ROW_SLOTS);
  const Places places = {keys, *n_buckets, WARTA_ROW_SLOTS};
  for (guint i = 0; i < items->len; ++i) {
    const Item *item = &g_array_index(items, Item, i);
    uint32_t at = 0;
    uint32_t slot = 0;
    if (place_item(&places, item->key, &at, &slot)) {
      buckets[at].check[slot] = warta_key_check(item->key);
      put_number(buckets[at].row[slot], i);
    }
  }
  return buckets;
}

/// Join the rows after their header; `starts` are the numbers of each form's
/// first row and that after the last.
static GByteArray *
join_rows(const RowPools *rows, uint32_t starts[N_FORMS + 1])
{
  // A row that is read in the wrong form must not lead out of the table.
  static const uint8_t guard[WARTA_MAX_CLASSES];
  static const guint sizes[N_FORMS] = {WARTA_MAX_CLASSES, WARTA_MAX_CLASSES,
                                       WARTA_LONG_ROW * sizeof(int16_t),
                                       WARTA_SHORT_ROW * sizeof(int16_t)};
  uint32_t counts[N_FORMS] = {0};
  GByteArray *all = g_byte_array_new();
  g_byte_array_set_size(all, sizeof(WartaRowHeader));
  for (int form = 0; form < N_FORMS; ++form) {
    const GByteArray *bytes = rows->pools[form].bytes;
    starts[form] = (all->len - (guint)sizeof(WartaRowHeader)) / ROW_UNIT;
    counts[form] = bytes->len / sizes[form];
    g_byte_array_append(all, bytes->data, bytes->len);
  }
  g_byte_array_append(all, guard, sizeof(guard));
  starts[N_FORMS] = (all->len - (guint)sizeof(WartaRowHeader)) / ROW_UNIT;
  const WartaRowHeader header = {
      .n_coarse = counts[COARSE],
      .n_dense = counts[DENSE],
      .n_long = counts[LONG],
      .n_short = counts[SHORT] + (uint32_t)sizeof(guard) / sizes[SHORT]};
  memcpy(all->data, &header, sizeof(header));
  return all;
}

/// Store the rows of all keys that have a slot.
static GByteArray *
fill_rows(const TrainFold *fold, const GArray *items, WartaBucketRow *buckets,
          uint32_t n_buckets)
{
  RowPools rows = {{pool_new(), pool_new(), pool_new(), pool_new()}};
  g_autofree uint32_t *values = g_new0(uint32_t, items->len + 1);
  for (uint32_t i = 0; i < n_buckets * WARTA_ROW_SLOTS; ++i) {
    const WartaBucketRow *bucket = &buckets[i / WARTA_ROW_SLOTS];
    if (bucket->check[i % WARTA_ROW_SLOTS]) {
      const uint32_t k = get_number(bucket->row[i % WARTA_ROW_SLOTS]);
      const Item *item = &g_array_index(items, Item, k);
      values[k] =
          add_row(&rows, &fold->weights[(size_t)item->value * fold->n_classes],
                  fold->n_classes);
    }
  }
  uint32_t starts[N_FORMS + 1];
  GByteArray *all = join_rows(&rows, starts);
  for (uint32_t i = 0; i < n_buckets * WARTA_ROW_SLOTS; ++i) {
    WartaBucketRow *bucket = &buckets[i / WARTA_ROW_SLOTS];
    uint8_t *number = bucket->row[i % WARTA_ROW_SLOTS];
    const uint32_t value = values[get_number(number)];
    put_number(number, starts[value % ROW_UNIT] + value / ROW_UNIT);
    put_number(bucket->none, starts[N_FORMS]);
  }
  for (int form = 0; form < N_FORMS; ++form) {
    pool_clear(&rows.pools[form]);
  }
  return all;
}

static WartaBucketRow *
build_rows(const TrainFold *fold, uint32_t *n_buckets, GByteArray **rows)
{
  g_autoptr(GArray) items = weigh_rows(fold);
  WartaBucketRow *buckets = place_rows(items, n_buckets);
  *rows = fill_rows(fold, items, buckets, *n_buckets);
  return buckets;
}

typedef struct {
  const TrainTable *table;
  const char *name;
  const char *rows; // NULL: three classes
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
    if (parts[i].table == model->tags) {
      fold = add_icon(fold, model->icon);
    }
    uint32_t n_buckets = 0;
    void *buckets = NULL;
    if (parts[i].rows) {
      GByteArray *rows = NULL;
      buckets = build_rows(fold, &n_buckets, &rows);
      const size_t size = rows->len;
      void *bytes = g_byte_array_free(rows, FALSE);
      g_ptr_array_add(blocks, bytes);
      sections[n++] = (WartaModelSection){parts[i].rows, bytes, size};
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
