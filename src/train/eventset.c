// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/eventset.h"

#include "event/frames.h"
#include "resources.h"

#include <jansson.h>

/// The role that a column is about; the time has none.
static WartaRole
role_of(WartaTask task, uint32_t column)
{
  return task == WARTA_TASK_SOURCE ? WARTA_ROLE_SOURCE : (WartaRole)column;
}

static void
remember(const WartaObservation *o, void *data)
{
  TrainEvents *set = data;
  TrainAsked *asked = &set->asked[o->features->task];
  TrainPhrase option = {
      .token = o->token,
      .filler = o->filler,
      .first = o->first,
      .ruled = o->ruled,
      .first_key = set->keys->len,
  };
  g_array_append_vals(set->keys, o->features->keys, o->features->n);
  option.end_key = set->keys->len;
  if (o->first == 0) {
    const TrainQuestion choice = {.article = set->articles->len,
                                  .begin = asked->options->len};
    g_array_append_val(asked->choices, choice);
  }
  g_array_append_val(asked->options, option);
  g_array_index(asked->choices, TrainQuestion, asked->choices->len - 1).end =
      asked->options->len;
}

/* ---- Labels ---- */

static uint32_t
overlap(const GoldEvent *gold, uint32_t begin, uint32_t end)
{
  const uint32_t from = MAX(gold->begin, begin);
  const uint32_t to = MIN(gold->end, end);
  return from < to ? to - from : 0;
}

/// The event of the document that an annotated one is: the free one with which
/// it has most in common.
static uint32_t
find_event(const WartaDocument *doc, const GoldEvent **found,
           const GoldEvent *gold)
{
  uint32_t best = WARTA_NONE;
  uint32_t most = 0;
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    const WartaSpan trigger = doc->events[e].trigger;
    const uint32_t common =
        overlap(gold, warta_text_map_char(doc->map, trigger.begin),
                warta_text_map_char(doc->map, trigger.end));
    if (!found[doc->events[e].head] && common > most) {
      most = common;
      best = doc->events[e].head;
    }
  }
  return best;
}

/// By token: the annotated event of which it is the trigger, or NULL.
static const GoldEvent **
match_events(const WartaDocument *doc, const GoldArticle *article)
{
  const GoldEvent **found = g_new0(const GoldEvent *, doc->n_tokens + 1);
  const GArray *gold = gold_article_events(article);
  for (guint i = 0; i < gold->len; ++i) {
    const GoldEvent *event = &g_array_index(gold, GoldEvent, i);
    const uint32_t token = find_event(doc, found, event);
    if (token != WARTA_NONE) {
      found[token] = event;
    }
  }
  return found;
}

/// What the entity fills, rather something required.
static const GoldFiller *
filler_of(const GoldArticle *article, const GArray *fillers,
          const WartaEntity *entity)
{
  const GoldFiller *optional = NULL;
  for (guint i = 0; i < fillers->len; ++i) {
    const GoldFiller *filler = &g_array_index(fillers, GoldFiller, i);
    if (!(gold_fills(article, entity, filler) > 0)) {
      continue;
    }
    if (!filler->optional) {
      return filler;
    }
    optional = filler;
  }
  return optional;
}

static void
label(TrainPhrase *option, WartaTask task, const WartaDocument *doc,
      const GoldArticle *article, const GoldEvent *gold)
{
  static const GoldFiller date = {NULL, false};
  option->entity = option->filler;
  if (option->filler == WARTA_NONE) {
    return;
  }
  if (task == WARTA_TASK_EVENT || task == WARTA_TASK_MOOD) {
    const uint32_t told =
        gold == NULL ? WARTA_NONE
        : task == WARTA_TASK_MOOD
            ? gold->factuality
            : gold->factuality + (gold->polarity == WARTA_NEGATED ? 8U : 0U);
    option->gold[0] = option->filler == told ? &date : NULL;
    return;
  }
  if (task == WARTA_TASK_TIME) {
    const bool same =
        gold && gold_same_time(gold, &doc->times[option->filler].value);
    option->gold[0] = same ? &date : NULL;
    option->lost = gold_no_time(&doc->times[option->filler].value);
    return;
  }
  option->entity = doc->participants[option->filler].entity;
  option->lost = option->entity >= doc->n_entities;
  for (uint32_t c = 0; c < warta_task_columns[task]; ++c) {
    option->gold[c] = gold && !option->lost
                          ? filler_of(article, gold->roles[role_of(task, c)],
                                      &doc->entities[option->entity])
                          : NULL;
  }
}

static void
label_question(const TrainAsked *asked, const TrainQuestion *question,
               WartaTask task, const WartaDocument *doc,
               const GoldArticle *article)
{
  for (uint32_t o = question->begin; o < question->end; ++o) {
    label(&g_array_index(asked->options, TrainPhrase, o), task, doc, article,
          question->gold);
  }
}

static void
label_article(TrainEvents *set, const WartaDocument *doc, GoldArticle *article)
{
  g_autofree const GoldEvent **found = match_events(doc, article);
  for (uint32_t task = 0; task < WARTA_N_TASKS; ++task) {
    TrainAsked *asked = &set->asked[task];
    for (; asked->done < asked->choices->len; ++asked->done) {
      TrainQuestion *question =
          &g_array_index(asked->choices, TrainQuestion, asked->done);
      question->gold = found[train_options_of(asked, question)->token];
      label_question(asked, question, (WartaTask)task, doc, article);
    }
  }
  g_ptr_array_add(set->articles, article);
}

/* ---- Reading ---- */

static bool
read_line(TrainEvents *set, WartaAnalyzer *analyzer, const char *gold,
          const json_t *record, GError **error)
{
  const char *id = json_string_value(json_object_get(record, "id"));
  const json_t *text = json_object_get(record, "text");
  const WartaArticle article = {
      .id = id,
      .title = json_string_value(json_object_get(record, "title")),
      .published = json_string_value(json_object_get(record, "published")),
      .url = json_string_value(json_object_get(record, "url")),
      .body = json_string_value(text),
      .body_length = json_string_length(text),
  };
  if (!id || !article.body) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s/train.jsonl: a record without id or text", gold);
    return false;
  }
  g_autofree char *path = g_strdup_printf("%s/train/%s.json", gold, id);
  g_autoptr(GoldArticle) annotated = gold_article_read(path, error);
  if (!annotated) {
    return false;
  }
  g_autoptr(WartaDocument) doc = warta_analyze(analyzer, &article, error);
  if (!doc) {
    return false;
  }
  label_article(set, doc, g_steal_pointer(&annotated));
  return true;
}

static bool
read_articles(TrainEvents *set, const char *gold, const char *data,
              GError **error)
{
  const WartaResourcesOptions options = {.dir = data};
  g_autoptr(WartaResources) resources = warta_resources_load(&options, error);
  if (!resources) {
    return false;
  }
  const WartaObserver observer = {remember, set, set->names};
  warta_frames_observe(resources->frames, &observer);
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, NULL);
  g_autofree char *path = g_build_filename(gold, "train.jsonl", NULL);
  g_autofree char *content = NULL;
  if (!g_file_get_contents(path, &content, NULL, error)) {
    return false;
  }
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  bool good = true;
  for (char **l = lines; good && *l; ++l) {
    json_t *record = **l ? json_loads(*l, 0, NULL) : NULL;
    good = **l == '\0' || read_line(set, analyzer, gold, record, error);
    json_decref(record);
  }
  return good;
}

TrainEvents *
train_events_read(const char *gold, const char *data, GError **error)
{
  g_autoptr(TrainEvents) set = g_new0(TrainEvents, 1);
  set->keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
  set->names =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  set->articles =
      g_ptr_array_new_with_free_func((GDestroyNotify)gold_article_free);
  for (int task = 0; task < WARTA_N_TASKS; ++task) {
    set->asked[task].options = g_array_new(FALSE, TRUE, sizeof(TrainPhrase));
    set->asked[task].choices = g_array_new(FALSE, TRUE, sizeof(TrainQuestion));
  }
  return read_articles(set, gold, data, error) ? g_steal_pointer(&set) : NULL;
}

void
train_events_free(TrainEvents *set)
{
  if (!set) {
    return;
  }
  for (int task = 0; task < WARTA_N_TASKS; ++task) {
    g_array_unref(set->asked[task].options);
    g_array_unref(set->asked[task].choices);
  }
  g_array_unref(set->keys);
  g_ptr_array_unref(set->articles);
  g_hash_table_unref(set->names);
  g_free(set);
}

const TrainPhrase *
train_options_of(const TrainAsked *asked, const TrainQuestion *question)
{
  return &g_array_index(asked->options, TrainPhrase, question->begin);
}
