// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Features and weights of learned decisions.

#include "base/tsv.h"
#include "event/decide.h"

#include <math.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

#define TASK_NAME(id, name, columns) name,
#define FEATURE_NAME(id, name) name,
#define TASK_COLUMNS(id, name, columns) columns,

const char *const warta_task_names[] = {WARTA_TASK_LIST(TASK_NAME)};
const uint32_t warta_task_columns[] = {WARTA_TASK_LIST(TASK_COLUMNS)};

static const char *const feature_names[] = {WARTA_FEATURE_LIST(FEATURE_NAME)};

/// Weights of one feature, by column; key 0 is an empty place.
typedef struct {
  uint64_t key;
  float weights[WARTA_MAX_COLUMNS];
} Row;

/// Rows that are no features.  Confidence is the logistic function of slope
/// times the log odds of the probability plus offset.
enum { SET_THRESHOLD, SET_SLOPE, SET_OFFSET, N_SETTINGS };
static const char *const setting_names[] = {"threshold", "slope", "offset"};

struct WartaDecisionsImpl {
  Row *rows;
  uint64_t mask; // number of places, a power of two, less one
  // By name of the row, task, column
  float settings[N_SETTINGS][WARTA_N_TASKS][WARTA_MAX_COLUMNS];
};

/* ---- Features ---- */

void
warta_features_init(WartaFeatures *f, GHashTable *names)
{
  f->names = names;
  f->n = 0;
  for (uint64_t task = 0; task < WARTA_N_TASKS; ++task) {
    for (int i = 0; i < WARTA_N_FEATURES; ++i) {
      f->names_hashed[task][i] =
          warta_feature_mix(task, warta_piece(feature_names[i]).hash);
    }
  }
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

static Row *
find(const WartaDecisions *d, uint64_t key)
{
  uint64_t at = key & d->mask;
  while (d->rows[at].key != 0 && d->rows[at].key != key) {
    at = (at + 1) & d->mask;
  }
  return &d->rows[at];
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

/// Where the numbers of a row go.
static float *
place_of(WartaDecisions *d, uint32_t task, const char *name)
{
  for (int i = 0; i < N_SETTINGS; ++i) {
    if (strcmp(name, setting_names[i]) == 0) {
      return d->settings[i][task];
    }
  }
  const uint64_t key = warta_feature_key((WartaTask)task, name);
  Row *row = find(d, key);
  row->key = key;
  return row->weights;
}

static bool
read_row(WartaDecisions *d, const WartaTsv *tsv, const WartaTsvRow *line,
         GError **error)
{
  for (uint32_t task = 0; task < WARTA_N_TASKS; ++task) {
    if (strcmp(line->fields[0], warta_task_names[task]) != 0) {
      continue;
    }
    float *numbers = place_of(d, task, line->fields[1]);
    const uint32_t n = warta_task_columns[task];
    return read_numbers(line->fields[2], n, numbers) ||
           warta_tsv_error(tsv, line, error, "not %u numbers: \"%s\"", n,
                           line->fields[2]);
  }
  return warta_tsv_error(tsv, line, error, "no such decision: \"%s\"",
                         line->fields[0]);
}

/// Count the rows to make room for twice as many.
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
  uint64_t places = 64;
  while (places < 2 * rows) {
    places *= 2;
  }
  d->rows = g_new0(Row, places);
  d->mask = places - 1;
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

void
warta_decisions_free(WartaDecisions *decisions)
{
  if (decisions) {
    g_free(decisions->rows);
    g_free(decisions);
  }
}

typedef float Columns __attribute__((vector_size(16)));

G_STATIC_ASSERT(sizeof(Columns) == WARTA_MAX_COLUMNS * sizeof(float));

void
warta_decisions_score(const WartaDecisions *decisions, const WartaFeatures *f,
                      float *score)
{
  for (uint32_t i = 0; i < f->n; ++i) {
    __builtin_prefetch(&decisions->rows[f->keys[i] & decisions->mask]);
  }
  Columns sums = {0};
  for (uint32_t i = 0; i < f->n; ++i) {
    Columns weights;
    memcpy(&weights, find(decisions, f->keys[i])->weights, sizeof weights);
    sums += weights;
  }
  memcpy(score, &sums, sizeof sums);
}

float
warta_decisions_threshold(const WartaDecisions *decisions, WartaTask task,
                          uint32_t column)
{
  return decisions->settings[SET_THRESHOLD][task][column];
}

float
warta_decisions_confidence(const WartaDecisions *decisions, WartaTask task,
                           uint32_t column, float probability)
{
  const float p = CLAMP(probability, 0.001F, 0.999F);
  const float slope = decisions->settings[SET_SLOPE][task][column];
  const float offset = decisions->settings[SET_OFFSET][task][column];
  return 1 / (1 + expf(-(slope * logf(p / (1 - p)) + offset)));
}

uint32_t
warta_choose(const WartaOption *options, uint32_t n, uint32_t column,
             float *probability)
{
  enum { MAX_OPTIONS = 128 };
  float mass[MAX_OPTIONS] = {0};
  n = MIN(n, MAX_OPTIONS);
  float highest = options[0].score[column];
  for (uint32_t i = 1; i < n; ++i) {
    highest = MAX(highest, options[i].score[column]);
  }
  float sum = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const float part = expf(options[i].score[column] - highest);
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
