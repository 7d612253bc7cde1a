// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "clean/clean.h"
#include "clean/language.h"
#include "clean/marker.h"
#include "clean/normalize.h"
#include "clean/rules.h"
#include "model/published.h"

#include <string.h>

struct WartaCleanerImpl {
  WartaCleanRules *rules;
  WartaLanguages *languages;
};

WartaCleaner *
warta_cleaner_load(const char *dir, GError **error)
{
  g_autoptr(WartaCleanRules) rules = warta_clean_rules_load(dir, error);
  if (rules == NULL) {
    return NULL;
  }
  g_autoptr(WartaLanguages) languages = warta_languages_load(dir, error);
  if (languages == NULL) {
    return NULL;
  }
  WartaCleaner *cleaner = g_new0(WartaCleaner, 1);
  cleaner->languages = g_steal_pointer(&languages);
  cleaner->rules = g_steal_pointer(&rules);
  return cleaner;
}

void
warta_cleaner_free(WartaCleaner *cleaner)
{
  if (cleaner != NULL) {
    warta_clean_rules_free(cleaner->rules);
    warta_languages_free(cleaner->languages);
    g_free(cleaner);
  }
}

/// Return the place for messages: "name:line", as far as known.
static char *
dup_place(const WartaArticle *article)
{
  const char *name = article->name == NULL ? article->id : article->name;
  return article->line == 0
             ? g_strdup(name)
             : g_strdup_printf("%s:%" G_GUINT64_FORMAT, name, article->line);
}

static bool
check_body(const WartaArticle *article, GError **error)
{
  g_autofree char *place = dup_place(article);
  if (!g_utf8_validate_len(article->body, article->body_length, NULL)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
                "%s: text is not valid UTF-8; convert it first", place);
    return false;
  }
  return true;
}

/// A valid copy in the arena, trimmed and with single spaces, or NULL.
static const char *
copy_field(WartaDocument *doc, const char *value)
{
  if (value == NULL) {
    return NULL;
  }
  g_autofree char *valid = g_utf8_make_valid(value, -1);
  g_autoptr(GString) clean = g_string_new(NULL);
  bool space = false;
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    if (g_unichar_isspace(u) || g_unichar_iscntrl(u)) {
      space = clean->len > 0;
      continue;
    }
    if (space) {
      g_string_append_c(clean, ' ');
    }
    space = false;
    g_string_append_unichar(clean, u);
  }
  return clean->len == 0
             ? NULL
             : warta_arena_strndup(doc->arena, clean->str, clean->len);
}

static void
copy_metadata(WartaDocument *doc, const WartaArticle *article,
              const WartaDiag *diag)
{
  doc->id = copy_field(doc, article->id);
  doc->id = doc->id == NULL ? "" : doc->id;
  doc->url = copy_field(doc, article->url);
  doc->author = copy_field(doc, article->author);
  doc->title = copy_field(doc, article->title);
  doc->publisher = copy_field(doc, article->publisher);
  doc->published = copy_field(doc, article->published);
  doc->name = copy_field(doc, article->name);
  doc->line = article->line;
  WartaDate day = {0};
  if (doc->published != NULL && !warta_published_day(doc->published, &day)) {
    warta_diag(diag, WARTA_SEVERITY_WARNING, doc->name, doc->line,
               "'%s' is no date of publication; it is left out",
               doc->published);
    doc->published = NULL;
  }
}

static bool
check_language(const WartaDocument *doc, const WartaArticle *article,
               const WartaCleaner *cleaner, GError **error)
{
  const char *language =
      warta_languages_foreign(cleaner->languages, doc->text, doc->length);
  if (language == NULL) {
    return true;
  }
  g_autofree char *place = dup_place(article);
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_LANGUAGE,
              "%s: looks like %s, not Indonesian; "
              "use --any-language to read it all the same",
              place, language);
  return false;
}

bool
warta_clean(WartaDocument *doc, const WartaArticle *article,
            const WartaCleaner *cleaner, bool any_language,
            const WartaDiag *diag, GError **error)
{
  if (!check_body(article, error)) {
    return false;
  }
  copy_metadata(doc, article, diag);
  doc->given_length = (uint32_t)article->body_length;
  doc->given =
      warta_arena_strndup(doc->arena, article->body, article->body_length);
  warta_normalize(doc);
  if (!any_language && !check_language(doc, article, cleaner, error)) {
    return false;
  }
  warta_mark_text(doc, cleaner->rules, article->plain_text);
  if (doc->publisher == NULL && doc->url != NULL) {
    doc->publisher = warta_arena_strdup(
        doc->arena, warta_clean_host(cleaner->rules, doc->url));
  }
  return true;
}
