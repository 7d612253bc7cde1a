// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/goldset.h"

#include <jansson.h>
#include <string.h>

typedef struct {
  char *id;
  char *qid;
  GPtrArray *names; // as norm() leaves them
} GoldActor;

struct GoldArticle {
  GArray *actors; // GoldActor
  GArray *events;
};

static const char *const role_names[] = {"agent", "target", "recipient",
                                         "place", "source"};

static const char *const stop_words[] = {
    "para", "pihak",    "sang",   "si",      "the",   "itu",
    "ini",  "tersebut", "sebuah", "seorang", "suatu", "sejumlah",
    "yang", "dan",      "di",     "ke",      "dari",  NULL};

/* ---- Words ---- */

/// Lower case, single blanks, nothing but words.
static char *
norm(const char *text)
{
  g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold(composed ? composed : "", -1);
  GString *out = g_string_new(NULL);
  bool blank = false;
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (!g_unichar_isalnum(letter) && letter != '_') {
      blank = out->len > 0;
      continue;
    }
    if (blank) {
      g_string_append_c(out, ' ');
    }
    g_string_append_unichar(out, letter);
    blank = false;
  }
  return g_string_free(out, FALSE);
}

static GHashTable *
word_set(const char *text)
{
  GHashTable *set =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **w = words; *w; ++w) {
    if (**w != '\0' && !g_strv_contains(stop_words, *w)) {
      g_hash_table_add(set, g_strdup(*w));
    }
  }
  return set;
}

/// 1 for the same words, else the F1 of the words that are in both.
static double
similarity(const char *a, const char *b)
{
  if (strcmp(a, b) == 0) {
    return 1;
  }
  g_autoptr(GHashTable) x = word_set(a);
  g_autoptr(GHashTable) y = word_set(b);
  const guint total = g_hash_table_size(x) + g_hash_table_size(y);
  if (g_hash_table_size(x) == 0 || g_hash_table_size(y) == 0) {
    return 0;
  }
  guint both = 0;
  GHashTableIter iter;
  void *word = NULL;
  g_hash_table_iter_init(&iter, x);
  while (g_hash_table_iter_next(&iter, &word, NULL)) {
    both += g_hash_table_contains(y, word) ? 1 : 0;
  }
  return MIN(0.99, 2.0 * both / total);
}

static double
best_similarity(const char *label, const GoldActor *actor)
{
  g_autofree char *words = norm(label);
  double best = 0;
  for (guint i = 0; i < actor->names->len; ++i) {
    best = MAX(best, similarity(words, g_ptr_array_index(actor->names, i)));
  }
  return best;
}

static double
actor_similarity(const WartaEntity *entity, const GoldActor *actor)
{
  if (entity->qid && actor->qid && strcmp(entity->qid, actor->qid) == 0) {
    return 1;
  }
  double best = best_similarity(entity->label, actor);
  for (uint32_t i = 0; i < entity->n_alt && i < 4; ++i) {
    best = MAX(best, best_similarity(entity->alt[i], actor));
  }
  return best;
}

/// How well the entity names the actor that it names best; and whether that is
/// the one with this id, or one as well named.
static double
best_actor(const GoldArticle *article, const WartaEntity *entity,
           const char *id, bool *is_best)
{
  double best = 0;
  double of_id = 0;
  for (guint i = 0; i < article->actors->len; ++i) {
    const GoldActor *actor = &g_array_index(article->actors, GoldActor, i);
    const double score = actor_similarity(entity, actor);
    best = MAX(best, score);
    if (id && strcmp(actor->id, id) == 0) {
      of_id = score;
    }
  }
  *is_best = of_id > 0 && of_id >= best;
  return best;
}

static double
fills_alternative(const GoldArticle *article, const WartaEntity *entity,
                  const char *alternative)
{
  bool is_best = false;
  const bool actor = alternative[0] == '@';
  const double score =
      best_actor(article, entity, actor ? alternative + 1 : NULL, &is_best);
  if (actor) {
    return is_best && score >= 0.8 && entity->actor ? score : 0;
  }
  g_autofree char *label = norm(entity->label);
  g_autofree char *wanted = norm(alternative);
  const double same = similarity(label, wanted);
  return same == 1 || (same >= 0.6 && score < 1) ? same : 0;
}

double
gold_fills(const GoldArticle *article, const WartaEntity *entity,
           const GoldFiller *filler)
{
  double best = 0;
  for (char **a = filler->alternatives; *a; ++a) {
    best = MAX(best, fills_alternative(article, entity, *a));
  }
  return best;
}

/* ---- Times ---- */

static bool
same_week(const char *wanted, const WartaTimeValue *value)
{
  char *end = NULL;
  const guint64 year = g_ascii_strtoull(wanted, &end, 10);
  const guint64 week =
      strncmp(end, "-W", 2) == 0 ? g_ascii_strtoull(end + 2, NULL, 10) : 0;
  GDate monday;
  if (week == 0 || week > 53 || year == 0 || year > 9999) {
    return false;
  }
  // The fourth of January is always in the first week
  g_date_set_dmy(&monday, 4, G_DATE_JANUARY, (GDateYear)year);
  g_date_subtract_days(&monday, (guint)g_date_get_weekday(&monday) - 1);
  g_date_add_days(&monday, 7 * (guint)(week - 1));
  return value->begin.year == g_date_get_year(&monday) &&
         value->begin.month == g_date_get_month(&monday) &&
         value->begin.day == g_date_get_day(&monday);
}

/// Whether a stated time is the one wanted; a range is judged by its begin.
static bool
same_time(const char *wanted, const WartaTimeValue *value)
{
  char begin[32];
  switch (value->kind) {
  case WARTA_TIME_WEEK:
  case WARTA_TIME_RANGE:
    if (strchr(wanted, 'W')) {
      return same_week(wanted, value);
    }
    g_snprintf(begin, sizeof begin, "%04d-%02d-%02d", value->begin.year,
               value->begin.month, value->begin.day);
    return strncmp(begin, wanted, strlen(wanted)) == 0;
  case WARTA_TIME_NONE:
  case WARTA_TIME_DURATION:
  case WARTA_TIME_CLOCK:
    return false;
  default:
    return value->iso && strncmp(value->iso, wanted, strlen(wanted)) == 0 &&
           (value->iso[strlen(wanted)] == '\0' ||
            value->iso[strlen(wanted)] == 'T');
  }
}

bool
gold_no_time(const WartaTimeValue *value)
{
  return value->kind == WARTA_TIME_NONE || value->kind == WARTA_TIME_DURATION ||
         value->kind == WARTA_TIME_CLOCK;
}

bool
gold_same_time(const GoldEvent *event, const WartaTimeValue *value)
{
  for (char **t = event->times; *t; ++t) {
    if (same_time(*t, value)) {
      return true;
    }
  }
  return false;
}

/* ---- Reading ---- */

static char *
dup_string(const json_t *object, const char *key)
{
  return g_strdup(json_string_value(json_object_get(object, key)));
}

static void
read_actor(GoldArticle *article, const json_t *json)
{
  GoldActor actor = {
      .id = dup_string(json, "id"),
      .qid = dup_string(json, "qid"),
      .names = g_ptr_array_new_with_free_func(g_free),
  };
  size_t i = 0;
  const json_t *name = NULL;
  json_array_foreach(json_object_get(json, "names"), i, name)
  {
    if (json_is_string(name)) {
      g_ptr_array_add(actor.names, norm(json_string_value(name)));
    }
  }
  g_array_append_val(article->actors, actor);
}

static GArray *
read_fillers(const json_t *json)
{
  GArray *fillers = g_array_new(FALSE, FALSE, sizeof(GoldFiller));
  size_t i = 0;
  const json_t *item = NULL;
  json_array_foreach(json, i, item)
  {
    if (!json_is_string(item)) {
      continue;
    }
    g_autofree char *text = g_strstrip(g_strdup(json_string_value(item)));
    const bool optional = g_str_has_suffix(text, "?");
    if (optional) {
      text[strlen(text) - 1] = '\0';
    }
    const GoldFiller filler = {g_strsplit(g_strchomp(text), " | ", -1),
                               optional};
    g_array_append_val(fillers, filler);
  }
  return fillers;
}

static WartaFactuality
read_factuality(const json_t *json)
{
  static const char *const names[] = {"asserted", "alleged", "planned",
                                      "possible", "demanded"};
  const char *name = json_string_value(json_object_get(json, "factuality"));
  for (size_t i = 0; i < G_N_ELEMENTS(names); ++i) {
    if (g_strcmp0(names[i], name) == 0) {
      return (WartaFactuality)i;
    }
  }
  return WARTA_ASSERTED;
}

static void
read_event(GoldArticle *article, const json_t *json)
{
  const json_t *at = json_object_get(json, "at");
  const char *time = json_string_value(json_object_get(json, "time"));
  const char *kind = json_string_value(json_object_get(json, "kind"));
  const char *polarity = json_string_value(json_object_get(json, "polarity"));
  GoldEvent event = {
      .begin = (uint32_t)json_integer_value(json_array_get(at, 0)),
      .end = (uint32_t)json_integer_value(json_array_get(at, 1)),
      .optional = json_is_true(json_object_get(json, "optional")),
      .time_optional = json_is_true(json_object_get(json, "time_optional")),
      .nominal = g_strcmp0(kind, "nominal") == 0,
      .polarity =
          g_strcmp0(polarity, "negated") == 0 ? WARTA_NEGATED : WARTA_AFFIRMED,
      .factuality = read_factuality(json),
      .times = g_strsplit(time ? time : "", " | ", -1),
  };
  for (int role = 0; role < WARTA_N_ROLES; ++role) {
    event.roles[role] = read_fillers(json_object_get(json, role_names[role]));
  }
  g_array_append_val(article->events, event);
}

GoldArticle *
gold_article_read(const char *path, GError **error)
{
  json_error_t problem;
  json_t *json = json_load_file(path, 0, &problem);
  if (!json) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA, "%s:%d: %s", path,
                problem.line, problem.text);
    return NULL;
  }
  GoldArticle *article = g_new0(GoldArticle, 1);
  article->actors = g_array_new(FALSE, FALSE, sizeof(GoldActor));
  article->events = g_array_new(FALSE, FALSE, sizeof(GoldEvent));
  size_t i = 0;
  const json_t *item = NULL;
  json_array_foreach(json_object_get(json, "actors"), i, item)
  {
    read_actor(article, item);
  }
  json_array_foreach(json_object_get(json, "events"), i, item)
  {
    read_event(article, item);
  }
  json_decref(json);
  return article;
}

static void
free_event(GoldEvent *event)
{
  for (int role = 0; role < WARTA_N_ROLES; ++role) {
    for (guint i = 0; i < event->roles[role]->len; ++i) {
      g_strfreev(g_array_index(event->roles[role], GoldFiller, i).alternatives);
    }
    g_array_unref(event->roles[role]);
  }
  g_strfreev(event->times);
}

void
gold_article_free(GoldArticle *article)
{
  if (!article) {
    return;
  }
  for (guint i = 0; i < article->actors->len; ++i) {
    GoldActor *actor = &g_array_index(article->actors, GoldActor, i);
    g_free(actor->id);
    g_free(actor->qid);
    g_ptr_array_unref(actor->names);
  }
  for (guint i = 0; i < article->events->len; ++i) {
    free_event(&g_array_index(article->events, GoldEvent, i));
  }
  g_array_unref(article->actors);
  g_array_unref(article->events);
  g_free(article);
}

const GArray *
gold_article_events(const GoldArticle *article)
{
  return article->events;
}
