// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Learned decisions of the event stage: weights from annotated articles.

#include "train/events.h"

#include "train/eventset.h"
#include "train/loglinear.h"
#include "train/settle.h"

#include <string.h>

enum {
  FOLDS = 6,
  MIN_COUNT = 4, // a feature must be seen as often
};

static const float smallest = 0.05F; // weight that is stored

/// Where few are chosen it takes larger steps to learn which.
static const TrainLogLinear common = {
    .passes = 16, .rate = 0.02, .penalty = 0.03};
static const TrainLogLinear rare = {
    .passes = 16, .rate = 0.04, .penalty = 0.003};

/// Count a feature once more; number it when it has been seen often enough.
static void
count_feature(uint64_t *key, GHashTable *count, GHashTable *numbers,
              GArray *keys)
{
  const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(count, key)) + 1;
  g_hash_table_insert(count, key, GUINT_TO_POINTER(n));
  if (n == MIN_COUNT) {
    g_array_append_val(keys, *key);
    g_hash_table_insert(numbers, key, GUINT_TO_POINTER(keys->len));
  }
}

/// Number the features that are seen often enough.
static GHashTable *
number_features(const TrainEvents *set, const TrainAsked *asked, GArray *keys)
{
  g_autoptr(GHashTable) count = g_hash_table_new(g_int64_hash, g_int64_equal);
  GHashTable *numbers = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < asked->options->len; ++i) {
    const TrainPhrase *option = &g_array_index(asked->options, TrainPhrase, i);
    for (uint32_t k = option->first_key; k < option->end_key; ++k) {
      count_feature(&g_array_index(set->keys, uint64_t, k), count, numbers,
                    keys);
    }
  }
  return numbers;
}

/// What the trainer learns from, of one column.
typedef struct {
  GArray *choices;  // TrainChoice
  GArray *options;  // TrainOption
  GArray *features; // uint32_t
} Lesson;

static void
add_option(const TrainEvents *set, const TrainPhrase *option,
           GHashTable *numbers, Lesson *lesson)
{
  TrainOption made = {.begin = lesson->features->len};
  for (uint32_t k = option->first_key; k < option->end_key; ++k) {
    const uint64_t *key = &g_array_index(set->keys, uint64_t, k);
    const guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, key));
    if (number > 0) {
      const uint32_t feature = number - 1;
      g_array_append_val(lesson->features, feature);
    }
  }
  made.end = lesson->features->len;
  g_array_append_val(lesson->options, made);
}

/// Say which options of a choice are right.  Where nobody knows what the rules
/// have chosen nothing is learned.
static void
mark_right(const TrainQuestion *choice, const TrainPhrase *options,
           uint32_t column, WartaTask task, TrainOption *made,
           TrainChoice *lesson)
{
  bool required = false;
  for (uint32_t i = 1; i < choice->end - choice->begin; ++i) {
    const GoldFiller *gold = options[i].gold[column];
    made[i].right = gold != NULL;
    made[i].left_out = options[i].lost;
    required |= gold && !gold->optional;
    if (options[i].lost && (options[i].ruled & (1U << column))) {
      lesson->weight = 0;
    }
  }
  made[0].right = !required;
  if (task <= WARTA_TASK_SOURCE && choice->gold && choice->gold->optional &&
      choice->gold->nominal && !required) {
    lesson->weight = 0; // Nobody looks at what an optional noun lacks
  }
  if (task == WARTA_TASK_MOOD && !choice->gold) {
    lesson->weight = 0;
  }
  if (task == WARTA_TASK_TIME && choice->gold && choice->gold->time_optional) {
    lesson->weight = 0;
  }
}

static void
set_column(const TrainAsked *asked, WartaTask task, uint32_t column,
           Lesson *lesson)
{
  g_array_set_size(lesson->choices, 0);
  for (guint i = 0; i < asked->choices->len; ++i) {
    const TrainQuestion *choice =
        &g_array_index(asked->choices, TrainQuestion, i);
    TrainChoice made = {
        .begin = choice->begin,
        .end = choice->end,
        .fold = choice->article % FOLDS,
        .weight = 1,
    };
    mark_right(choice, train_options_of(asked, choice), column, task,
               &g_array_index(lesson->options, TrainOption, choice->begin),
               &made);
    g_array_append_val(lesson->choices, made);
  }
}

static void
score_fold(const TrainChoices *set, const float *weights, TrainAsked *asked,
           uint32_t column, uint32_t fold)
{
  for (uint32_t i = 0; i < set->n; ++i) {
    const TrainChoice *choice = &set->choices[i];
    for (uint32_t o = choice->begin; choice->fold == fold && o < choice->end;
         ++o) {
      g_array_index(asked->options, TrainPhrase, o).score[column] =
          train_log_linear_score(set, weights, o);
    }
  }
}

/// Score each fold by the weights of the others.  Leaves in `mean` the mean of
/// those weights: it depends less on single articles than weights learned from
/// all of them at once.
static void
cross_validate(const TrainChoices *set, const TrainLogLinear *how,
               TrainAsked *asked, uint32_t column, float *mean)
{
  for (uint32_t fold = 0; fold < FOLDS; ++fold) {
    g_autofree float *weights = train_log_linear(set, how, fold);
    score_fold(set, weights, asked, column, fold);
    for (uint32_t f = 0; f < set->n_features; ++f) {
      mean[f] += weights[f] / FOLDS;
    }
  }
}

static int
by_name(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/// Append the rows of one task, sorted, without weights too small to matter.
/// `weights` has those of the first column for all keys, then the next.
static void
write_rows(const TrainEvents *set, WartaTask task, const GArray *keys,
           const float *weights, GString *out)
{
  const uint32_t n = warta_task_columns[task];
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
  for (guint k = 0; k < keys->len; ++k) {
    GString *row = g_string_new(NULL);
    float largest = 0;
    g_string_printf(row, "%s\t%s\t", warta_task_names[task],
                    (const char *)g_hash_table_lookup(
                        set->names, &g_array_index(keys, uint64_t, k)));
    for (uint32_t c = 0; c < n; ++c) {
      const float weight = weights[(size_t)c * keys->len + k];
      largest = MAX(largest, ABS(weight));
      g_string_append_printf(row, c == 0 ? "%.2f" : " %.2f", (double)weight);
    }
    char *line = g_string_free(row, FALSE);
    if (largest >= smallest) {
      g_ptr_array_add(rows, line);
    } else {
      g_free(line);
    }
  }
  g_ptr_array_sort(rows, by_name);
  for (guint i = 0; i < rows->len; ++i) {
    g_string_append_printf(out, "%s\n",
                           (const char *)g_ptr_array_index(rows, i));
  }
}

static void
write_settings(WartaTask task, const TrainSettings *settings, GString *out)
{
  static const char *const names[] = {"threshold", "slope", "offset"};
  for (int i = 0; i < 3; ++i) {
    g_string_append_printf(out, "%s\t%s\t", warta_task_names[task], names[i]);
    for (uint32_t c = 0; c < warta_task_columns[task]; ++c) {
      const float value = i == 0   ? settings[c].threshold
                          : i == 1 ? settings[c].slope
                                   : settings[c].offset;
      g_string_append_printf(out, c == 0 ? "%.3f" : " %.3f", (double)value);
    }
    g_string_append_c(out, '\n');
  }
}

/// Whether anybody asks for the weights: of whole events it is how probable
/// they are that counts, not what is chosen.
static bool
is_used(WartaTask task, const TrainSettings *settings)
{
  bool used = task == WARTA_TASK_EVENT;
  for (uint32_t c = 0; c < warta_task_columns[task]; ++c) {
    used |= settings[c].threshold > 0;
  }
  return used;
}

/// Whether something is chosen in fewer than one case of ten.
static bool
is_rare(const TrainChoices *set)
{
  uint32_t none = 0;
  for (uint32_t i = 0; i < set->n; ++i) {
    none += set->options[set->choices[i].begin].right;
  }
  return none > set->n - set->n / 10;
}

static void
train_task(TrainEvents *set, WartaTask task, GString *out)
{
  TrainAsked *asked = &set->asked[task];
  if (asked->choices->len == 0) {
    return;
  }
  Lesson lesson = {
      .choices = g_array_new(FALSE, FALSE, sizeof(TrainChoice)),
      .options = g_array_new(FALSE, TRUE, sizeof(TrainOption)),
      .features = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
  };
  g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  g_autoptr(GHashTable) numbers = number_features(set, asked, keys);
  for (guint i = 0; i < asked->options->len; ++i) {
    add_option(set, &g_array_index(asked->options, TrainPhrase, i), numbers,
               &lesson);
  }
  g_autofree float *weights = g_new0(float, (size_t)MAX_COLUMNS * keys->len);
  TrainSettings settings[MAX_COLUMNS] = {{0}};
  for (uint32_t c = 0; c < warta_task_columns[task]; ++c) {
    set_column(asked, task, c, &lesson);
    const TrainChoices all = {
        .choices = &g_array_index(lesson.choices, TrainChoice, 0),
        .n = lesson.choices->len,
        .options = &g_array_index(lesson.options, TrainOption, 0),
        .features = &g_array_index(lesson.features, uint32_t, 0),
        .n_features = keys->len,
    };
    const TrainLogLinear *how = is_rare(&all) ? &rare : &common;
    cross_validate(&all, how, asked, c, weights + (size_t)c * keys->len);
    settings[c] = train_settle(asked, task, c);
  }
  write_settings(task, settings, out);
  if (is_used(task, settings)) {
    write_rows(set, task, keys, weights, out);
  }
  g_array_unref(lesson.choices);
  g_array_unref(lesson.options);
  g_array_unref(lesson.features);
}

static const char heading[] = "# Copyright wartagraf contributors\n"
                              "# SPDX-License-Identifier: Apache-2.0\n"
                              "#\n"
                              "# Weights of learned decisions: decision, "
                              "feature, one weight per column;\n"
                              "# or how probable a choice must be (0: as the "
                              "rules say).  The columns of\n"
                              "# roles are agent, target, recipient and place. "
                              " Written by \"wartagraf-train events\".\n";

bool
warta_train_events(const char *gold, const char *data, GError **error)
{
  g_autoptr(TrainEvents) set = train_events_read(gold, data, error);
  if (!set) {
    return false;
  }
  g_autoptr(GString) out = g_string_new(heading);
  for (int task = 0; task < WARTA_N_TASKS; ++task) {
    train_task(set, (WartaTask)task, out);
  }
  g_autofree char *path =
      g_build_filename(data, "frames", "decisions.tsv", NULL);
  return g_file_set_contents(path, out->str, -1, error);
}
