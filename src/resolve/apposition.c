// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Who somebody is, said beside the name: "ayahnya, Sumargi", "media Italia, GP
/// One", "saksi AR (pamannya)", "satu tersangka, yakni Dedi".  The words belong
/// to the name from then on.

#include "resolve/work.h"

#include <string.h>

enum { MAX_CLIMB = 5 };

static bool
is_form(const WartaResolve *w, uint32_t token, const char *form)
{
  return strcmp(w->doc->tokens[token].lower, form) == 0;
}

static WartaKind
cluster_kind(const WartaResolve *w, uint32_t name)
{
  const uint32_t cluster = w->names[name].cluster;
  return cluster == WARTA_NONE
             ? WARTA_KIND_OTHER
             : warta_cluster_at(w, warta_cluster_root(w, cluster))->kind;
}

/// Whether a name of that kind begins at the token.
static bool
begins_name(const WartaResolve *w, uint32_t token, uint32_t stop,
            WartaKind kind)
{
  return token < stop && w->doc->tokens[token].name != WARTA_NONE &&
         cluster_kind(w, w->doc->tokens[token].name) == kind;
}

/// "Rina, Budi, dan Tono": one of several.
static bool
in_list(const WartaResolve *w, uint32_t end, uint32_t stop, WartaKind kind)
{
  if (end >= stop) {
    return false;
  }
  if (is_form(w, end, "dan") || is_form(w, end, "serta") ||
      is_form(w, end, "atau")) {
    return true;
  }
  if (!is_form(w, end, ",") || end + 1 >= stop) {
    return false;
  }
  return is_form(w, end + 1, "dan") || is_form(w, end + 1, "serta") ||
         begins_name(w, end + 1, stop, kind);
}

/// Whether the words before the noun say that there are several, or which.
static bool
is_counted(const WartaResolve *w, uint32_t noun)
{
  const uint32_t begin =
      w->doc->sentences[w->doc->tokens[noun].sentence].first_token;
  WartaDetKind kind = WARTA_DET_EMPTY;
  if (strchr(w->doc->tokens[noun].lower, '-') != NULL) {
    return true;
  }
  if (noun == begin) {
    return false;
  }
  if (warta_determiner_at(w, noun - 1, &kind)) {
    return kind == WARTA_DET_QUANTIFIER || is_form(w, noun - 1, "para") ||
           is_form(w, noun - 1, "kaum") ||
           (kind == WARTA_DET_NUMBER && !is_form(w, noun - 1, "satu"));
  }
  return w->doc->tokens[noun - 1].upos == WARTA_UPOS_NUM;
}

/// Whether the noun may say who the actor of that kind is.
static bool
may_describe(const WartaResolve *w, uint32_t token, WartaKind kind)
{
  uint32_t end = 0;
  const uint32_t name = w->doc->tokens[token].name;
  if ((name != WARTA_NONE && cluster_kind(w, name) != WARTA_KIND_OTHER) ||
      is_counted(w, token)) {
    return false;
  }
  WartaTitleKind title = WARTA_TITLE_RANK;
  if (kind == WARTA_KIND_PERSON &&
      warta_title_at(w, token, token + 1, &title) > 0 &&
      title == WARTA_TITLE_OFFICE) {
    return true;
  }
  const WartaNoun *noun = warta_noun_at(w, token, &end);
  if (noun == NULL) {
    return false;
  }
  if (kind == WARTA_KIND_PERSON) {
    return noun->kind == WARTA_NOUN_PERSON;
  }
  return (noun->flags & WARTA_NOUN_NAME) != 0 &&
         (noun->kind == WARTA_NOUN_ORGANIZATION ||
          noun->kind == WARTA_NOUN_PEOPLE);
}

static bool
leads_up(WartaRel rel)
{
  switch (warta_rel_universal(rel)) {
  case WARTA_REL_APPOS:
  case WARTA_REL_NMOD:
  case WARTA_REL_FLAT:
  case WARTA_REL_ACL:
    return true;
  default:
    return false;
  }
}

/// The token of the stretch that all others depend on.
static uint32_t
top_of(const WartaResolve *w, uint32_t first, uint32_t end)
{
  uint32_t at = first;
  for (uint32_t n = 0; n < end - first; ++n) {
    const uint32_t head = w->doc->tokens[at].head;
    if (head == WARTA_NONE || head < first || head >= end) {
      break;
    }
    at = head;
  }
  return at;
}

/// Give the noun to the cluster; "ayahnya" is the same one elsewhere.
static void
own_noun(WartaResolve *w, uint32_t noun, uint32_t cluster)
{
  const uint32_t stop =
      w->doc->sentences[w->doc->tokens[noun].sentence].end_token;
  if (w->owner[noun] != WARTA_NONE) {
    return;
  }
  w->owner[noun] = cluster;
  uint32_t end = 0;
  const WartaNoun *role = warta_noun_at(w, noun, &end);
  if (role == NULL || end >= stop || !is_form(w, end, "nya")) {
    return;
  }
  const char *key = warta_arena_printf(w->doc->arena, "%s (nya)", role->same);
  if (!g_hash_table_contains(w->phrases, key)) {
    g_hash_table_insert(w->phrases, (void *)key, GUINT_TO_POINTER(cluster + 1));
  }
}

/// Give the name the nouns before `comma` that the tree makes it an apposition
/// of: both of "atlet yang juga prajurit TNI, M Rizal".
static void
describe(WartaResolve *w, const WartaNameInfo *info, uint32_t start,
         uint32_t comma, WartaKind kind)
{
  const WartaToken *tokens = w->doc->tokens;
  const uint32_t top = top_of(w, start, info->end_token);
  if (warta_rel_universal(tokens[top].rel) != WARTA_REL_APPOS &&
      is_form(w, comma, ",")) {
    return;
  }
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  uint32_t noun = tokens[top].head;
  bool found = false;
  for (uint32_t n = 0; n < MAX_CLIMB && noun < comma; ++n) {
    const WartaRel rel = warta_rel_universal(tokens[noun].rel);
    if (may_describe(w, noun, kind)) {
      found = true;
      own_noun(w, noun, cluster);
    }
    if (tokens[noun].head > noun || !leads_up(rel) ||
        (found && rel != WARTA_REL_ACL)) {
      break;
    }
    noun = tokens[noun].head;
  }
}

/// The token behind which the description must end: the comma, or "yakni", that
/// stands before the name and its title; WARTA_NONE if there is none.
static uint32_t
separator_before(const WartaResolve *w, uint32_t start, uint32_t begin)
{
  static const char *const words[] = {",", "yakni", "yaitu", "bernama"};
  for (size_t i = 0; start > begin && i < G_N_ELEMENTS(words); ++i) {
    if (is_form(w, start - 1, words[i])) {
      return start - 1;
    }
  }
  return WARTA_NONE;
}

static void
link_before(WartaResolve *w, const WartaNameInfo *info, WartaKind kind)
{
  const WartaDocument *doc = w->doc;
  const WartaSentence *s =
      &doc->sentences[doc->tokens[info->first_token].sentence];
  const uint32_t start =
      info->title == WARTA_NONE ? info->first_token : info->title;
  const uint32_t comma = separator_before(w, start, s->first_token);
  if (comma == WARTA_NONE || in_list(w, info->end_token, s->end_token, kind)) {
    return;
  }
  describe(w, info, start, comma, kind);
}

/// "saksi AR (ayahnya)".
static void
link_behind(WartaResolve *w, const WartaNameInfo *info, WartaKind kind)
{
  const uint32_t stop =
      w->doc->sentences[w->doc->tokens[info->first_token].sentence].end_token;
  const uint32_t noun = info->end_token + 1;
  if (noun < stop && is_form(w, noun - 1, "(") && may_describe(w, noun, kind)) {
    own_noun(w, noun, warta_cluster_root(w, info->cluster));
  }
}

void
warta_link_appositions(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaKind kind = cluster_kind(w, i);
    if (kind == WARTA_KIND_PERSON || kind == WARTA_KIND_ORGANIZATION) {
      link_before(w, &w->names[i], kind);
      link_behind(w, &w->names[i], kind);
    }
  }
}
