// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/model.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

static bool
check_shape(const WartaLangModel *model, const char *path, GError **error)
{
  const uint32_t shape[4] = {WARTA_N_TAGS_OF_MODEL};
  size_t n = 0;
  const void *found = warta_model_file_section(model->file, "shape",
                                               sizeof(shape[0]), &n, error);
  if (!found) {
    return false;
  }
  if (n != G_N_ELEMENTS(shape) || memcmp(found, shape, sizeof(shape)) != 0) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: model of another version of the program; train it anew",
                path);
    return false;
  }
  return true;
}

bool
warta_lang_model_open(WartaLangModel *model, const char *path, GError **error)
{
  model->file = warta_model_file_open(path, WARTA_LANG_KIND, error);
  return model->file && check_shape(model, path, error) &&
         warta_table_row_open(&model->tags, model->file, "tag", error) &&
         warta_table3_open(&model->moves, model->file, "move", error) &&
         warta_table_row_open(&model->labels, model->file, "label", error) &&
         warta_table3_open(&model->marks, model->file, "mark", error) &&
         warta_quick_open(&model->quick, model->file, error);
}

void
warta_lang_model_close(WartaLangModel *model)
{
  warta_model_file_free(model->file);
  model->file = NULL;
}

static void
score_tag(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  warta_table_row_score(&((const WartaLangModel *)model)->tags, keys, n,
                        scores);
}

static void
score_icon(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  int32_t both[WARTA_MAX_CLASSES] = {0};
  warta_table_row_score(&((const WartaLangModel *)model)->tags, keys, n, both);
  memcpy(scores, both + WARTA_ICON_CLASS, WARTA_N_ICON * sizeof(*both));
}

static void
score_move(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  warta_table3_score(&((const WartaLangModel *)model)->moves, keys, n, scores);
}

static void
score_label(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  warta_table_row_score(&((const WartaLangModel *)model)->labels, keys, n,
                        scores);
}

static void
score_mark(const void *model, const uint64_t *keys, size_t n, int32_t *scores)
{
  warta_table3_score(&((const WartaLangModel *)model)->marks, keys, n, scores);
}

static uint8_t
find_quick(const void *model, uint64_t key)
{
  return warta_quick_find(&((const WartaLangModel *)model)->quick, key);
}

WartaScorer
warta_lang_model_scorer(const WartaLangModel *model)
{
  const WartaScorer scorer = {.tag = score_tag,
                              .icon = score_icon,
                              .move = score_move,
                              .label = score_label,
                              .mark = score_mark,
                              .quick = find_quick,
                              .model = model};
  return scorer;
}
