// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The cleaner on annotated articles and on whole corpora: how much of what the
/// annotation calls boilerplate is marked, whether a mark swallows an event,
/// and whether an Indonesian article is skipped for its language.

#include "clean/clean.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  uint32_t characters; // of boilerplate by the annotation
  uint32_t covered;    // of these in marks
  uint32_t events;     // triggers in marks of boilerplate
  uint32_t articles;
} Score;

static WartaCleaner *cleaner;

static char *
shared_path(const char *name)
{
  const char *shared = g_getenv("WARTAGRAF_SHARED");
  g_autofree char *beside =
      g_test_build_filename(G_TEST_DIST, "..", "..", "shared", NULL);
  return g_build_filename(shared == NULL ? beside : shared, name, NULL);
}

/// Whether the mark is one of boilerplate and holds that character.
static bool
holds(const WartaDocument *doc, const WartaMark *mark, uint32_t at)
{
  return warta_mark_is_boilerplate(mark->kind) &&
         warta_text_map_char(doc->map, mark->span.begin) <= at &&
         at < warta_text_map_char(doc->map, mark->span.end);
}

static bool
is_marked(const WartaDocument *doc, uint32_t at)
{
  for (uint32_t i = 0; i < doc->n_marks; ++i) {
    if (holds(doc, &doc->marks[i], at)) {
      return true;
    }
  }
  return false;
}

static uint32_t
number_at(const json_t *array, size_t i)
{
  return (uint32_t)json_integer_value(json_array_get(array, i));
}

static void
score_article(const WartaDocument *doc, const json_t *gold, Score *score)
{
  const json_t *spans = json_object_get(gold, "boilerplate");
  const json_t *events = json_object_get(gold, "events");
  ++score->articles;
  for (size_t i = 0; i < json_array_size(spans); ++i) {
    const json_t *span = json_array_get(spans, i);
    for (uint32_t at = number_at(span, 0); at < number_at(span, 1); ++at) {
      ++score->characters;
      score->covered += is_marked(doc, at);
    }
  }
  for (size_t i = 0; i < json_array_size(events); ++i) {
    const json_t *at = json_object_get(json_array_get(events, i), "at");
    score->events += is_marked(doc, number_at(at, 0));
  }
}

/// Clean every article of a file; hand each to `take`, which may be NULL.
static uint32_t
clean_all(const char *path, void (*take)(const WartaDocument *, void *),
          void *data)
{
  const char *const paths[] = {path, NULL};
  g_autoptr(WartaReader) reader = warta_reader_open(paths, NULL, NULL);
  const WartaArticle *article = NULL;
  uint32_t skipped = 0;
  for (;;) {
    g_autoptr(GError) error = NULL;
    g_autoptr(WartaDocument) doc = warta_document_new();
    g_assert_true(warta_reader_next(reader, &article, &error));
    if (article == NULL) {
      return skipped;
    }
    if (!warta_clean(doc, article, cleaner, false, NULL, &error)) {
      g_assert_error(error, WARTA_ERROR, WARTA_ERROR_LANGUAGE);
      g_test_message("%s", error->message);
      ++skipped;
    } else if (take != NULL) {
      take(doc, data);
    }
  }
}

static void
score_document(const WartaDocument *doc, void *data)
{
  g_autofree char *name = g_strdup_printf("gold/train/%s.json", doc->id);
  g_autofree char *path = shared_path(name);
  json_t *gold = json_load_file(path, 0, NULL);
  if (gold != NULL) {
    score_article(doc, gold, data);
    json_decref(gold);
  }
}

static void
test_train(void)
{
  g_autofree char *path = shared_path("gold/train.jsonl");
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_test_skip("no annotated articles");
    return;
  }
  Score score = {0};
  g_assert_cmpuint(clean_all(path, score_document, &score), ==, 0);
  printf("# %u of %u characters of boilerplate marked, %u events lost, "
         "%u articles\n",
         score.covered, score.characters, score.events, score.articles);
  g_assert_cmpuint(score.articles, >, 50);
  g_assert_cmpuint(score.events, ==, 0);
  g_assert_cmpuint(score.covered * 100, >=, score.characters * 98);
}

static void
test_language(void)
{
  g_autofree char *path = shared_path("corpora/raw/news-2026.jsonl");
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_test_skip("no corpus");
    return;
  }
  g_assert_cmpuint(clean_all(path, NULL, NULL), ==, 0);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  cleaner = warta_cleaner_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_test_add_func("/clean/gold", test_train);
  g_test_add_func("/clean/corpus", test_language);
  const int result = g_test_run();
  warta_cleaner_free(cleaner);
  return result;
}
