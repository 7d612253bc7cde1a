// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Features and weights of learned decisions.

#include "base/modelfile.h"
#include "base/tsv.h"
#include "event/decide.h"

#include <math.h>
#include <pthread.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define TASK_NAME(id, name, columns) name,
#define FEATURE_NAME(id, name) name,
#define TASK_COLUMNS(id, name, columns) columns,

const char *const warta_task_names[] = {WARTA_TASK_LIST(TASK_NAME)};
const uint32_t warta_task_columns[] = {WARTA_TASK_LIST(TASK_COLUMNS)};

static const char *const feature_names[] = {WARTA_FEATURE_LIST(FEATURE_NAME)};

#define HUNDREDTHS 100.0F

enum { SLOTS = 5, LOAD = 50 }; // slots in use, in percent

/// One cache line of features, which begin with the key's lower half, never 0;
/// its upper half chooses the line.  Where all slots are in use more features
/// may stand in the next line.  Weights are hundredths, by column.
typedef struct {
  uint32_t check[SLOTS];
  int16_t weights[SLOTS][WARTA_MAX_COLUMNS];
  uint32_t unused;
} Bucket;

G_STATIC_ASSERT(sizeof(Bucket) == 64);

/// Rows that are no features.  Confidence is the logistic function of slope
/// times the log odds of the probability plus offset.
enum { SET_THRESHOLD, SET_SLOPE, SET_OFFSET, N_SETTINGS };
static const char *const setting_names[] = {"threshold", "slope", "offset"};

/// By name of the row, task, column
typedef struct {
  float of[N_SETTINGS][WARTA_N_TASKS][WARTA_MAX_COLUMNS];
} Settings;

struct WartaDecisionsImpl {
  const Bucket *buckets;
  Bucket *own; ///< The buckets, unless they are part of a file
  uint32_t n_buckets;
  Settings settings;
};

/* ---- Features ---- */

/// Names of features with their tasks, hashed once.
static uint64_t names_hashed[WARTA_N_TASKS][WARTA_N_FEATURES];

static void
hash_names(void)
{
  for (uint64_t task = 0; task < WARTA_N_TASKS; ++task) {
    for (int i = 0; i < WARTA_N_FEATURES; ++i) {
      names_hashed[task][i] =
          warta_feature_mix(task, warta_piece(feature_names[i]).hash);
    }
  }
}

void
warta_features_init(WartaFeatures *f, GHashTable *names)
{
  // Not g_once_init_enter(): the thread sanitizer does not see into GLib
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, hash_names);
  f->names = names;
  f->n = 0;
  f->names_hashed = names_hashed;
}

void
warta_features_clear(WartaFeatures *f, WartaTask task)
{
  f->n = 0;
  f->task = task;
}

void
warta_features_remember(const WartaFeatures *f, WartaFeature feature,
                        const WartaPiece *const pieces[3])
{
  const uint64_t key = f->keys[f->n - 1];
  if (g_hash_table_contains(f->names, &key)) {
    return;
  }
  GString *text = g_string_new(feature_names[feature]);
  for (int i = 0; i < 3 && pieces[i]; ++i) {
    g_string_append_c(text, i == 0 ? '=' : '|');
    g_string_append(text, pieces[i]->text);
  }
  g_hash_table_insert(f->names, g_memdup2(&key, sizeof key),
                      g_string_free(text, FALSE));
}

uint64_t
warta_feature_key(WartaTask task, const char *name)
{
  size_t length = strcspn(name, "=");
  uint64_t key = warta_feature_mix(task, warta_feature_hash(name, length));
  while (name[length] != '\0') {
    name += length + 1;
    length = strcspn(name, "|");
    key = warta_feature_mix(key, warta_feature_hash(name, length));
  }
  return key;
}

/* ---- Weights ---- */

static uint32_t
bucket_of(uint64_t key, uint32_t n_buckets)
{
  return (uint32_t)(((key >> 32) * n_buckets) >> 32);
}

static uint32_t
check_of(uint64_t key)
{
  const uint32_t check = (uint32_t)key;
  return check != 0 ? check : 1;
}

/// Number of the slot that holds the check, or SLOTS.
static inline uint32_t
slot_of(const Bucket *bucket, uint32_t check)
{
  uint32_t mask = 1U << SLOTS;
  uint32_t k = 0;
#ifdef __SSE2__
  // Four at once
  const __m128i four =
      _mm_loadu_si128((const __m128i *)(const void *)bucket->check);
  const __m128i equal = _mm_cmpeq_epi32(four, _mm_set1_epi32((int)check));
  mask |= (uint32_t)_mm_movemask_ps(_mm_castsi128_ps(equal));
  k = 4;
#endif
  for (; k < SLOTS; ++k) {
    mask |= (uint32_t)(bucket->check[k] == check) << k;
  }
  return (uint32_t)__builtin_ctz(mask);
}

static inline bool
is_full(const Bucket *bucket)
{
  return bucket->check[SLOTS - 1] != 0;
}

/// Where the weights of a feature are or, if there is a free slot, will be in
/// the bucket; or NULL.
static int16_t *
place_check(Bucket *bucket, uint32_t check)
{
  for (uint32_t k = 0; k < SLOTS; ++k) {
    if (bucket->check[k] == check || bucket->check[k] == 0) {
      bucket->check[k] = check;
      return bucket->weights[k];
    }
  }
  return NULL;
}

/// Where the weights of a feature are or will be.  There are more slots than
/// features.
static int16_t *
place_feature(WartaDecisions *d, uint64_t key)
{
  uint32_t at = bucket_of(key, d->n_buckets);
  int16_t *weights = place_check(&d->own[at], check_of(key));
  while (weights == NULL) {
    at = at + 1 == d->n_buckets ? 0 : at + 1;
    weights = place_check(&d->own[at], check_of(key));
  }
  return weights;
}

static bool
read_numbers(const char *text, uint32_t n, float *numbers)
{
  for (uint32_t i = 0; i < n; ++i) {
    char *end = NULL;
    numbers[i] = (float)g_ascii_strtod(text, &end);
    if (end == text || !isfinite(numbers[i]) ||
        *end != (i + 1 < n ? ' ' : '\0')) {
      return false;
    }
    text = end + 1;
  }
  return true;
}

/// Keep the numbers of a row.
static void
set_numbers(WartaDecisions *d, uint32_t task, const char *name,
            const float *numbers)
{
  const uint32_t n = warta_task_columns[task];
  for (int i = 0; i < N_SETTINGS; ++i) {
    if (strcmp(name, setting_names[i]) == 0) {
      memcpy(d->settings.of[i][task], numbers, n * sizeof *numbers);
      return;
    }
  }
  int16_t *weights = place_feature(d, warta_feature_key((WartaTask)task, name));
  for (uint32_t c = 0; c < n; ++c) {
    weights[c] = (int16_t)lroundf(
        CLAMP(numbers[c] * HUNDREDTHS, (float)G_MININT16, (float)G_MAXINT16));
  }
}

static bool
read_row(WartaDecisions *d, const WartaTsv *tsv, const WartaTsvRow *line,
         GError **error)
{
  for (uint32_t task = 0; task < WARTA_N_TASKS; ++task) {
    if (strcmp(line->fields[0], warta_task_names[task]) != 0) {
      continue;
    }
    float numbers[WARTA_MAX_COLUMNS];
    const uint32_t n = warta_task_columns[task];
    if (!read_numbers(line->fields[2], n, numbers)) {
      return warta_tsv_error(tsv, line, error, "not %u numbers: \"%s\"", n,
                             line->fields[2]);
    }
    set_numbers(d, task, line->fields[1], numbers);
    return true;
  }
  return warta_tsv_error(tsv, line, error, "no such decision: \"%s\"",
                         line->fields[0]);
}

/// Count the rows to make room for them.
static bool
make_room(WartaDecisions *d, const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 3, 3, error);
  if (!tsv) {
    return false;
  }
  uint64_t rows = 0;
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    ++rows;
  }
  d->n_buckets = (uint32_t)(rows * 100 / LOAD / SLOTS + 1);
  d->own = g_new0(Bucket, d->n_buckets);
  d->buckets = d->own;
  return true;
}

WartaDecisions *
warta_decisions_load(const char *dir, GError **error)
{
  g_autofree char *path =
      g_build_filename(dir, "frames", "decisions.tsv", NULL);
  g_autoptr(WartaDecisions) d = g_new0(WartaDecisions, 1);
  if (!make_room(d, path, error)) {
    return NULL;
  }
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 3, 3, error);
  if (!tsv) {
    return NULL;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!read_row(d, tsv, &row, error)) {
      return NULL;
    }
  }
  return g_steal_pointer(&d);
}

/* ---- Compiled ---- */

void
warta_decisions_sections(const WartaDecisions *d, WartaModelSection *sections)
{
  sections[0] = (WartaModelSection){"dc-weights", d->buckets,
                                    d->n_buckets * sizeof(Bucket)};
  sections[1] =
      (WartaModelSection){"dc-settings", &d->settings, sizeof d->settings};
}

WartaDecisions *
warta_decisions_map(const WartaModelFile *file, GError **error)
{
  size_t n = 0;
  size_t n_settings = 0;
  const Bucket *buckets =
      warta_model_file_section(file, "dc-weights", sizeof(Bucket), &n, error);
  const Settings *settings =
      buckets == NULL
          ? NULL
          : warta_model_file_section(file, "dc-settings", sizeof(Settings),
                                     &n_settings, error);
  if (settings == NULL) {
    return NULL;
  }
  if (n == 0 || n > G_MAXINT32 || n_settings != 1) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "compiled tables are damaged; build them anew");
    return NULL;
  }
  WartaDecisions *d = g_new0(WartaDecisions, 1);
  d->buckets = buckets;
  d->n_buckets = (uint32_t)n;
  d->settings = *settings;
  return d;
}

void
warta_decisions_free(WartaDecisions *decisions)
{
  if (decisions) {
    g_free(decisions->own);
    g_free(decisions);
  }
}

typedef int16_t Weights __attribute__((vector_size(8)));
typedef int32_t Columns __attribute__((vector_size(16)));

G_STATIC_ASSERT(sizeof(Weights) == WARTA_MAX_COLUMNS * sizeof(int16_t));

/// The weights in a slot; zeros for the one after the last.
static inline Columns
read_weights(const Bucket *bucket, uint32_t slot)
{
  Weights weights;
  const bool found = slot < SLOTS;
  memcpy(&weights, bucket->weights[found ? slot : 0], sizeof weights);
  const int16_t mask = found ? -1 : 0;
  return __builtin_convertvector(weights & (mask - (Weights){0}), Columns);
}

/// The weights of a feature whose own bucket, `at`, is full without it.
static Columns
search_on(const WartaDecisions *d, uint32_t at, uint32_t check)
{
  for (uint32_t n = 1; n < d->n_buckets; ++n) {
    at = at + 1 == d->n_buckets ? 0 : at + 1;
    const uint32_t slot = slot_of(&d->buckets[at], check);
    if (slot < SLOTS || !is_full(&d->buckets[at])) {
      return read_weights(&d->buckets[at], slot);
    }
  }
  return (Columns){0};
}

G_STATIC_ASSERT(WARTA_MAX_FEATURES <= 64);

void
warta_decisions_score(const WartaDecisions *decisions, const WartaFeatures *f,
                      float *score)
{
  uint32_t at[WARTA_MAX_FEATURES];
  uint64_t later = 0; // features that may stand further on, by bit
  for (uint32_t i = 0; i < f->n; ++i) {
    at[i] = bucket_of(f->keys[i], decisions->n_buckets);
    __builtin_prefetch(&decisions->buckets[at[i]]);
  }
  Columns sums = {0};
  for (uint32_t i = 0; i < f->n; ++i) {
    const Bucket *bucket = &decisions->buckets[at[i]];
    const uint32_t slot = slot_of(bucket, check_of(f->keys[i]));
    sums += read_weights(bucket, slot);
    later |= (uint64_t)((slot == SLOTS) & is_full(bucket)) << i;
  }
  for (; later != 0; later &= later - 1) {
    const uint32_t i = (uint32_t)__builtin_ctzll(later);
    sums += search_on(decisions, at[i], check_of(f->keys[i]));
  }
  for (uint32_t c = 0; c < WARTA_MAX_COLUMNS; ++c) {
    score[c] = (float)sums[c] / HUNDREDTHS;
  }
}

float
warta_decisions_threshold(const WartaDecisions *decisions, WartaTask task,
                          uint32_t column)
{
  return decisions->settings.of[SET_THRESHOLD][task][column];
}

float
warta_decisions_confidence(const WartaDecisions *decisions, WartaTask task,
                           uint32_t column, float probability)
{
  const float p = CLAMP(probability, 0.001F, 0.999F);
  const float slope = decisions->settings.of[SET_SLOPE][task][column];
  const float offset = decisions->settings.of[SET_OFFSET][task][column];
  return 1 / (1 + expf(-(slope * logf(p / (1 - p)) + offset)));
}

uint32_t
warta_choose(const WartaOption *options, uint32_t n, uint32_t column,
             float *probability)
{
  enum { MAX_OPTIONS = 128 };
  float mass[MAX_OPTIONS];
  n = MIN(n, MAX_OPTIONS);
  memset(mass, 0, n * sizeof *mass);
  float highest = options[0].score[column];
  for (uint32_t i = 1; i < n; ++i) {
    highest = MAX(highest, options[i].score[column]);
  }
  float sum = 0;
  float score = highest;
  float part = 1;
  for (uint32_t i = 0; i < n; ++i) {
    if (options[i].score[column] != score) { // phrases without a role are alike
      score = options[i].score[column];
      part = expf(score - highest);
    }
    mass[options[i].first] += part;
    sum += part;
  }
  uint32_t best = 0;
  for (uint32_t i = 1; i < n; ++i) {
    // None is chosen only by its threshold
    best = best == 0 || mass[i] > mass[best] ? i : best;
  }
  *probability = best == 0 ? 0 : mass[best] / sum;
  return best;
}
