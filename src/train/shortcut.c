// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/shortcut.h"

#include "lang/model.h"
#include "lang/quick.h"
#include "train/score.h"

#include <string.h>

enum {
  OFTEN = 25,       // a decision taken so often without an exception
  VERY_OFTEN = 400, // or so often with exceptions in one of RARE cases
  RARE = 400,
};

/// What was decided where a key was met.
typedef struct {
  uint64_t key;
  uint32_t count;
  uint32_t other; // times that it was not `answer`
  uint8_t answer;
} Note;

static void
note_decision(void *data, uint64_t key, uint8_t answer)
{
  GHashTable *notes = data;
  Note *note = g_hash_table_lookup(notes, &key);
  if (!note) {
    note = g_new0(Note, 1);
    note->key = key;
    note->answer = answer;
    g_hash_table_insert(notes, &note->key, note);
  }
  ++note->count;
  note->other += note->answer != answer ? 1 : 0;
  // The answer is the one that is most frequent so far.
  if (note->other * 2 > note->count) {
    note->answer = answer;
    note->other = note->count - note->other;
  }
}

static bool
is_settled(const Note *note)
{
  return (note->other == 0 && note->count >= OFTEN) ||
         (note->count >= VERY_OFTEN && note->other * RARE <= note->count);
}

static int
compare_notes(const void *a, const void *b)
{
  const Note *x = *(Note *const *)a;
  const Note *y = *(Note *const *)b;
  return x->key < y->key ? -1 : x->key > y->key;
}

static uint32_t *
build_table(GHashTable *notes, uint32_t *n_slots)
{
  g_autoptr(GPtrArray) settled = g_ptr_array_new();
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init(&iter, notes);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    if (is_settled(value)) {
      g_ptr_array_add(settled, value);
    }
  }
  qsort(settled->pdata, settled->len, sizeof(gpointer), compare_notes);
  *n_slots = 1024;
  while (*n_slots < settled->len * 2) {
    *n_slots *= 2;
  }
  uint32_t *slots = g_new0(uint32_t, *n_slots);
  const WartaQuick quick = {slots, *n_slots - 1};
  for (guint i = 0; i < settled->len; ++i) {
    const Note *note = settled->pdata[i];
    const uint32_t at = warta_quick_slot(&quick, note->key);
    if (slots[at] == 0) {
      slots[at] = (uint32_t)(note->key >> 40) << 8 | (note->answer + 1U);
    }
  }
  return slots;
}

static void
observe(const WartaLangModel *model, const TrainSamples *samples,
        GHashTable *notes)
{
  WartaLangModel slow = *model;
  const uint32_t nothing = 0;
  slow.quick = (WartaQuick){&nothing, 0};
  TrainJudge *judge = train_judge_new(samples->longest);
  WartaTagCache *cache = warta_tag_cache_new();
  for (uint32_t i = 0; i < samples->n; ++i) {
    const TrainSample *s = &samples->samples[i];
    train_judge_observe(judge, &slow, cache, s, note_decision, notes);
    for (uint32_t k = 0; k < s->n; ++k) {
      note_decision(notes, warta_quick_tag_key(&s->inputs[k], 0),
                    train_judge_tags(judge)[k]);
      note_decision(notes, warta_quick_tag_key(&s->inputs[k], 1),
                    train_judge_icon(judge)[k]);
    }
  }
  train_judge_free(judge);
  warta_tag_cache_free(cache);
}

static bool
write_again(const WartaLangModel *model, const char *path,
            const uint32_t *slots, uint32_t n_slots, GError **error)
{
  static const char *const names[] = {"tag",   "tag.row",   "move",
                                      "label", "label.row", "mark"};
  WartaModelSection sections[G_N_ELEMENTS(names) + 2];
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    sections[i].name = names[i];
    sections[i].data = warta_model_file_section(model->file, names[i], 1,
                                                &sections[i].size, error);
    if (!sections[i].data) {
      return false;
    }
  }
  sections[G_N_ELEMENTS(names)] =
      (WartaModelSection){"quick", slots, n_slots * sizeof(*slots)};
  const uint32_t shape[4] = {WARTA_N_TAGS_OF_MODEL};
  sections[G_N_ELEMENTS(names) + 1] =
      (WartaModelSection){"shape", shape, sizeof(shape)};
  return warta_model_file_write(path, WARTA_LANG_KIND, sections,
                                G_N_ELEMENTS(sections), error);
}

bool
train_shortcuts(const char *path, const TrainSamples *samples, GError **error)
{
  WartaLangModel model = {0};
  if (!warta_lang_model_open(&model, path, error)) {
    warta_lang_model_close(&model);
    return false;
  }
  GHashTable *notes =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
  observe(&model, samples, notes);
  uint32_t n_slots = 0;
  g_autofree uint32_t *slots = build_table(notes, &n_slots);
  g_hash_table_unref(notes);
  const bool done = write_again(&model, path, slots, n_slots, error);
  warta_lang_model_close(&model);
  return done;
}
