// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names become clusters: by the gazetteer, else by their text.

#include "resolve/work.h"

#include <string.h>

/// Words of a company's name that tell nothing.
static bool
is_company_word(const char *word)
{
  static const char *const words[] = {
      "pt",          "tbk",  "persero", "cv",    "tbk.", "ltd",
      "inc",         "corp", "plc",     "gmbh",  "llc",  "co",
      "corporation", "ltd.", "inc.",    "corp.", "co."};
  for (size_t i = 0; i < G_N_ELEMENTS(words); ++i) {
    if (strcmp(words[i], word) == 0) {
      return true;
    }
  }
  return false;
}

/// Append the words, without those that tell nothing.
static void
append_words(GString *key, const char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (uint32_t i = 0; words[i] != NULL; ++i) {
    if (words[i][0] != '\0' && !is_company_word(words[i])) {
      g_string_append_printf(key, "%s%s", key->len == 0 ? "" : " ", words[i]);
    }
  }
}

/// The country at the end of the key, or WARTA_NONE; sets `*length` to that of
/// what is before it.
static uint32_t
closing_country(const WartaResolve *w, const char *key, size_t *length)
{
  enum { MAX_WORDS = 3 };
  uint32_t n = 0;
  uint32_t found = WARTA_NONE;
  for (const char *c = key + strlen(key); c > key && n < MAX_WORDS; --c) {
    if (*c != ' ') {
      continue;
    }
    const uint32_t entry =
        warta_gazetteer_find(w->gazetteer, c + 1, (uint32_t)strlen(c + 1));
    if (entry != WARTA_NONE &&
        warta_gazetteer_entry(w->gazetteer, entry).kind == WARTA_KIND_COUNTRY) {
      found = entry;
      *length = (size_t)(c - key);
    }
    ++n;
  }
  return found;
}

/// The words that tell a body from others: no "PT", and one name for a country,
/// "Kementerian Luar Negeri Korsel" or "Korea Selatan".
static const char *
body_key(WartaResolve *w, const WartaNameInfo *info)
{
  g_autoptr(GString) kept = g_string_new(NULL);
  size_t length = 0;
  const uint32_t country = closing_country(w, info->text, &length);
  if (country == WARTA_NONE) {
    append_words(kept, info->key);
  } else {
    g_autofree char *front = g_strndup(info->text, length);
    const uint32_t body =
        warta_gazetteer_find(w->gazetteer, front, (uint32_t)strlen(front));
    const bool state = body != WARTA_NONE && // "Kemenkes Argentina"
                       g_str_has_prefix(front, "Kemen");
    g_autofree char *lower = g_utf8_strdown(
        state ? warta_gazetteer_entry(w->gazetteer, body).label : front, -1);
    append_words(kept, lower);
    g_autofree char *label =
        g_utf8_strdown(warta_gazetteer_entry(w->gazetteer, country).label, -1);
    append_words(kept, label);
  }
  return kept->len == 0 ? info->key
                        : warta_arena_strdup(w->doc->arena, kept->str);
}

static bool
boilerplate(const WartaDocument *doc, uint32_t token)
{
  const uint32_t mark = doc->sentences[doc->tokens[token].sentence].mark;
  return mark != WARTA_NONE && warta_mark_is_boilerplate(doc->marks[mark].kind);
}

/// "AS (45)", "berinisial AS": the initials of somebody, whatever else they
/// mean.
static bool
is_initials(const WartaResolve *w, const WartaNameInfo *info)
{
  const WartaDocument *doc = w->doc;
  const uint32_t first = info->first_token;
  const uint32_t sentence = doc->tokens[first].sentence;
  const WartaSpan span = doc->tokens[first].span;
  if (info->end_token != first + 1 || warta_span_length(span) > 4 ||
      (doc->tokens[first].flags & WARTA_TOKEN_CAPITAL) == 0 ||
      (warta_span_length(span) > 1 &&
       (doc->tokens[first].flags & WARTA_TOKEN_UPPER) == 0)) {
    return false;
  }
  if (first > doc->sentences[sentence].first_token &&
      (strcmp(doc->tokens[first - 1].lower, "berinisial") == 0 ||
       strcmp(doc->tokens[first - 1].lower, "inisial") == 0)) {
    return true;
  }
  return first + 3 < doc->sentences[sentence].end_token &&
         strcmp(doc->tokens[first + 1].lower, "(") == 0 &&
         (doc->tokens[first + 2].flags & WARTA_TOKEN_NUMERIC) != 0 &&
         strcmp(doc->tokens[first + 3].lower, ")") == 0;
}

/// "Kementerian Kesehatan Republik Indonesia": the body without the state.
static uint32_t
state_body(const WartaResolve *w, const char *text)
{
  static const char *const states[] = {" Republik Indonesia", " RI"};
  for (size_t i = 0; i < G_N_ELEMENTS(states); ++i) {
    if (!g_str_has_suffix(text, states[i])) {
      continue;
    }
    const uint32_t entry = warta_gazetteer_find(
        w->gazetteer, text, (uint32_t)(strlen(text) - strlen(states[i])));
    if (entry == WARTA_NONE) {
      return WARTA_NONE;
    }
    const WartaGazetteerEntry e = warta_gazetteer_entry(w->gazetteer, entry);
    return e.kind == WARTA_KIND_ORGANIZATION && g_strcmp0(e.country, "id") == 0
               ? entry
               : WARTA_NONE;
  }
  return WARTA_NONE;
}

uint32_t
warta_entry_by_capitals(const WartaResolve *w, const char *text)
{
  g_autofree char *copy = g_strdup(text);
  if (strchr(copy, ' ') == NULL) {
    return WARTA_NONE;
  }
  for (char *c = copy; *c != '\0'; ++c) {
    if (c == copy || c[-1] == ' ') {
      *c = g_ascii_toupper(*c);
    }
  }
  return strcmp(copy, text) == 0
             ? WARTA_NONE
             : warta_gazetteer_find(w->gazetteer, copy, (uint32_t)strlen(copy));
}

/// "Moh. Zaki", "Rosan P. Roeslani": the entry without dots and initials.
static uint32_t
entry_without_dots(const WartaResolve *w, const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set(text, ". ", -1);
  g_autoptr(GString) plain = g_string_new(NULL);
  uint32_t dots = 0;
  for (uint32_t i = 0; parts[i] != NULL; ++i) {
    const size_t length = strlen(parts[i]);
    dots += length < 2;
    if (length > 1) {
      g_string_append_printf(plain, "%s%s", plain->len == 0 ? "" : " ",
                             parts[i]);
    }
  }
  return dots == 0 || strchr(plain->str, ' ') == NULL
             ? WARTA_NONE
             : warta_gazetteer_find(w->gazetteer, plain->str,
                                    (uint32_t)plain->len);
}

/// "Aprilia" where the tagger took it for a person: nobody in the article has
/// that name besides others, and only one body has it.
static bool
is_known_brand(const WartaResolve *w, const WartaNameInfo *info)
{
  const WartaDocument *doc = w->doc;
  if (strchr(info->key, ' ') != NULL || info->ranked ||
      (doc->tokens[info->first_token].flags & WARTA_TOKEN_UPPER) != 0 ||
      warta_gazetteer_sense(w->gazetteer, info->text,
                            (uint32_t)strlen(info->text)) !=
          WARTA_NAME_UNIQUE) {
    return false;
  }
  return !g_hash_table_contains(w->surnames, info->key);
}

/// "ESDM" where the tagger took it for a person: an acronym of one body only.
static bool
is_known_acronym(const WartaResolve *w, const WartaNameInfo *info)
{
  enum { MIN_LETTERS = 3 };
  const WartaToken *t = &w->doc->tokens[info->first_token];
  return info->end_token == info->first_token + 1 &&
         (t->flags & WARTA_TOKEN_UPPER) != 0 &&
         warta_span_length(t->span) >= MIN_LETTERS &&
         warta_gazetteer_sense(w->gazetteer, info->text,
                               (uint32_t)strlen(info->text)) ==
             WARTA_NAME_UNIQUE;
}

/// "China Huawei": the body behind the country that it is of.
static uint32_t
national_body(const WartaResolve *w, const WartaNameInfo *info)
{
  for (const char *c = strchr(info->text, ' '); c != NULL;
       c = strchr(c + 1, ' ')) {
    const uint32_t country = warta_gazetteer_find(w->gazetteer, info->text,
                                                  (uint32_t)(c - info->text));
    if (country == WARTA_NONE ||
        warta_gazetteer_entry(w->gazetteer, country).kind !=
            WARTA_KIND_COUNTRY) {
      continue;
    }
    const uint32_t entry =
        warta_gazetteer_find(w->gazetteer, c + 1, (uint32_t)strlen(c + 1));
    return entry != WARTA_NONE &&
                   strcmp(warta_gazetteer_entry(w->gazetteer, entry).subtype,
                          "company") == 0
               ? entry
               : WARTA_NONE;
  }
  return WARTA_NONE;
}

/// "BUMN PT Telkom Indonesia", "PT Telkom Indonesia".
static uint32_t
entry_behind_pt(const WartaResolve *w, const char *text)
{
  const char *pt = g_str_has_prefix(text, "PT ") ? text : strstr(text, " PT ");
  if (pt == NULL) {
    return WARTA_NONE;
  }
  const char *rest = pt + (*pt == ' ' ? 4 : 3);
  return warta_gazetteer_find(w->gazetteer, rest, (uint32_t)strlen(rest));
}

/// The gazetteer's entry for the name, if it fits what the name was taken for.
static uint32_t
find_entry(const WartaResolve *w, const WartaName *name,
           const WartaNameInfo *info)
{
  if (info->initials) {
    return WARTA_NONE;
  }
  const bool whole = info->first_token == name->first_token &&
                     info->end_token == name->end_token;
  uint32_t entry = whole ? name->entry : WARTA_NONE;
  if (entry == WARTA_NONE) {
    entry = warta_gazetteer_find(w->gazetteer, info->text,
                                 (uint32_t)strlen(info->text));
  }
  if (entry == WARTA_NONE) {
    entry = entry_behind_pt(w, info->text);
  }
  if (entry == WARTA_NONE) {
    entry = state_body(w, info->text);
  }
  if (entry == WARTA_NONE && name->kind == WARTA_KIND_PERSON) {
    entry = entry_without_dots(w, info->text);
  }
  if (entry == WARTA_NONE && name->kind == WARTA_KIND_ORGANIZATION) {
    entry = national_body(w, info);
    entry =
        entry == WARTA_NONE ? warta_entry_by_capitals(w, info->text) : entry;
  }
  if (entry == WARTA_NONE) {
    return WARTA_NONE;
  }
  const WartaKind kind = warta_gazetteer_entry(w->gazetteer, entry).kind;
  const bool person =
      info->ranked ||
      (name->kind == WARTA_KIND_PERSON && !is_known_acronym(w, info) &&
       !(kind == WARTA_KIND_ORGANIZATION && is_known_brand(w, info)));
  return person && kind != WARTA_KIND_PERSON ? WARTA_NONE : entry;
}

/// "Pemerintah AS" and "pihak Jerman": the country behind the first word.
static uint32_t
government_entry(const WartaResolve *w, const WartaNameInfo *info)
{
  uint32_t end = 0;
  const WartaNoun *noun = warta_noun_at(w, info->first_token, &end);
  if (noun == NULL || end >= info->end_token ||
      (noun->kind != WARTA_NOUN_GOVERNMENT &&
       noun->kind != WARTA_NOUN_ANNOUNCE && noun->kind != WARTA_NOUN_COUNTRY)) {
    return WARTA_NONE;
  }
  const char *rest = warta_tokens_text(w, end, info->end_token);
  const uint32_t entry =
      warta_gazetteer_find(w->gazetteer, rest, (uint32_t)strlen(rest));
  if (entry == WARTA_NONE ||
      warta_gazetteer_entry(w->gazetteer, entry).kind != WARTA_KIND_COUNTRY) {
    return WARTA_NONE;
  }
  return entry;
}

static WartaKind
kind_of(const WartaResolve *w, const WartaName *name, const WartaNameInfo *info)
{
  if (info->ranked || info->initials) {
    return WARTA_KIND_PERSON;
  }
  if (name->kind == WARTA_KIND_PERSON && g_str_has_prefix(info->text, "AI ")) {
    return WARTA_KIND_OTHER; // "AI Stargate"
  }
  uint32_t end = 0;
  const WartaNoun *noun = warta_noun_at(w, info->first_token, &end);
  if (noun != NULL && end < info->end_token &&
      noun->kind == WARTA_NOUN_ORGANIZATION &&
      (noun->flags & WARTA_NOUN_NAME) == 0 && name->kind == WARTA_KIND_PLACE) {
    return WARTA_KIND_ORGANIZATION; // "Polres Toraja Utara"
  }
  return name->kind;
}

/// How sure one is that a thing of this kind can act, when the same text was
/// taken for different kinds.
static void
vote(WartaCluster *c, WartaKind kind)
{
  if (c->entry != WARTA_NONE || c->kind == kind) {
    return;
  }
  if (c->kind == WARTA_KIND_OTHER || kind == WARTA_KIND_PERSON) {
    c->kind = kind;
    c->actor = kind == WARTA_KIND_PERSON || kind == WARTA_KIND_ORGANIZATION ||
               kind == WARTA_KIND_COUNTRY || kind == WARTA_KIND_GROUP;
  }
}

static uint32_t
cluster_of_key(WartaResolve *w, const WartaNameInfo *info, WartaKind kind)
{
  gpointer known = g_hash_table_lookup(w->keys, info->key);
  if (known != NULL) {
    const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
    vote(warta_cluster_at(w, cluster), kind);
    return cluster;
  }
  return warta_cluster_new(w, kind, info->first_token);
}

/// Count the name for its cluster, where later ones find it by its key.
static void
enter_name(WartaResolve *w, const WartaNameInfo *info)
{
  WartaCluster *c = warta_cluster_at(w, info->cluster);
  c->named = true;
  c->used = true;
  ++c->count;
  c->first = MIN(c->first, info->first_token);
  warta_cluster_form(w, info->cluster, info->text, info->key);
  g_hash_table_insert(w->keys, (void *)info->key,
                      GUINT_TO_POINTER(info->cluster + 1));
}

static void
link_name(WartaResolve *w, const WartaName *name, WartaNameInfo *info)
{
  info->text = warta_tokens_text(w, info->first_token, info->end_token);
  info->key = warta_tokens_key(w, info->first_token, info->end_token);
  if (name->kind == WARTA_KIND_ORGANIZATION) {
    info->key = body_key(w, info);
  }
  if (info->key[0] == '\0' || is_company_word(info->key) ||
      boilerplate(w->doc, info->first_token)) {
    return;
  }
  const char *initials =
      warta_arena_printf(w->doc->arena, "inisial %s", info->key);
  info->initials =
      is_initials(w, info) || g_hash_table_contains(w->keys, initials);
  if (info->initials) {
    info->key = initials;
  }
  uint32_t entry = find_entry(w, name, info);
  if (entry == WARTA_NONE) {
    entry = government_entry(w, info);
  }
  info->cluster = entry != WARTA_NONE
                      ? warta_cluster_of_entry(w, entry, info->first_token)
                      : cluster_of_key(w, info, kind_of(w, name, info));
  enter_name(w, info);
}

/// Initials that the taggers did not take for a name: "saksi AR", "berinisial
/// SA".
static void
link_initials(WartaResolve *w, uint32_t token)
{
  const WartaDocument *doc = w->doc;
  const WartaToken *t = &doc->tokens[token];
  uint32_t end = 0;
  if (t->name != WARTA_NONE || (t->flags & WARTA_TOKEN_UPPER) == 0 ||
      warta_span_length(t->span) > 4 || token == 0 ||
      doc->tokens[token - 1].sentence != t->sentence ||
      boilerplate(doc, token)) {
    return;
  }
  const WartaNoun *noun = warta_noun_at(w, token - 1, &end);
  const char *before = doc->tokens[token - 1].lower;
  WartaTitleKind title = WARTA_TITLE_RANK;
  const bool person = noun != NULL && end == token &&
                      noun->kind == WARTA_NOUN_PERSON &&
                      (noun->flags & WARTA_NOUN_OF) == 0 &&
                      (warta_title_at(w, token - 1, token, &title) == 0 ||
                       title != WARTA_TITLE_OFFICE); // "Ketua RT"
  if ((!person && strcmp(before, "berinisial") != 0 &&
       strcmp(before, "inisial") != 0 && strcmp(before, "bernama") != 0) ||
      g_hash_table_contains(w->keys, t->lower)) {
    return;
  }
  const uint32_t cluster = warta_cluster_new(w, WARTA_KIND_PERSON, token);
  warta_cluster_at(w, cluster)->named = true;
  warta_cluster_form(w, cluster, warta_tokens_text(w, token, token + 1),
                     t->lower);
  g_hash_table_insert(w->keys, (void *)t->lower, GUINT_TO_POINTER(cluster + 1));
  g_hash_table_insert(w->keys,
                      warta_arena_printf(doc->arena, "inisial %s", t->lower),
                      GUINT_TO_POINTER(cluster + 1));
}

void
warta_link_strings(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaName *name = &w->doc->names[i];
    WartaNameInfo *info = &w->names[i];
    info->first_token = name->first_token;
    info->end_token = name->end_token;
    info->title = WARTA_NONE;
    info->after = WARTA_NONE;
    info->cluster = WARTA_NONE;
    info->text = warta_tokens_text(w, name->first_token, name->end_token);
    info->key = info->text;
    if (!boilerplate(w->doc, name->first_token)) {
      info->cluster = cluster_of_key(w, info, name->kind);
      enter_name(w, info);
    }
  }
}

/// The words of people's names of several words.
static void
index_surnames(WartaResolve *w)
{
  const WartaDocument *doc = w->doc;
  for (uint32_t i = 0; i < doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (doc->names[i].kind != WARTA_KIND_PERSON ||
        info->end_token < info->first_token + 2 ||
        (doc->tokens[info->end_token - 1].flags & WARTA_TOKEN_NUMERIC) != 0) {
      continue;
    }
    for (uint32_t t = info->first_token; t < info->end_token; ++t) {
      g_hash_table_add(w->surnames, (void *)doc->tokens[t].lower);
    }
  }
}

void
warta_link_names(WartaResolve *w)
{
  index_surnames(w);
  for (uint32_t i = 0; i < w->doc->n_tokens; ++i) {
    link_initials(w, i);
  }
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    link_name(w, &w->doc->names[i], &w->names[i]);
  }
}
