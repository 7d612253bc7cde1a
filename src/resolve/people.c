// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// People and bodies without a name: role nouns that point back, groups,
/// whoever holds an office.

#include "resolve/phrase.h"

/// "pemerintah" alone or "pemerintah pusat" is that of the country that the
/// article is about; "pemerintah kota" is another body.
bool
warta_is_home_government(const WartaResolve *w, const WartaPhrase *p)
{
  if (p->noun == NULL || p->noun->kind != WARTA_NOUN_GOVERNMENT ||
      w->home == WARTA_NONE) {
    return false;
  }
  return warta_is_bare(p) || warta_is_form(w, p->noun_end, "setempat") ||
         warta_is_form(w, p->noun_end, "pusat");
}

/// "Presiden", "menteri itu": the person in the article with that office.
uint32_t
warta_office_holder(const WartaResolve *w, const WartaPhrase *p)
{
  const char *key = warta_tokens_key(w, p->head, p->end);
  gpointer holder = g_hash_table_lookup(w->offices, key);
  WartaTitleKind kind = WARTA_TITLE_RANK;
  if (holder == NULL || p->article || p->counted || p->single || p->owned ||
      warta_title_at(w, p->head, p->end, &kind) == 0 ||
      kind != WARTA_TITLE_OFFICE) {
    return WARTA_NONE;
  }
  return warta_cluster_root(w, GPOINTER_TO_UINT(holder) - 1);
}

static WartaKind
unnamed_kind(const WartaResolve *w, const WartaPhrase *p)
{
  const bool plural = strchr(w->doc->tokens[p->head].lower, '-') != NULL ||
                      p->article || (p->counted && !p->single);
  if (p->noun == NULL) {
    return p->single ? WARTA_KIND_PERSON : WARTA_KIND_GROUP;
  }
  switch (p->noun->kind) {
  case WARTA_NOUN_PERSON:
    return plural || (!p->single && !p->definite &&
                      (p->noun->flags & WARTA_NOUN_GROUP) != 0)
               ? WARTA_KIND_GROUP
               : WARTA_KIND_PERSON;
  case WARTA_NOUN_ORGANIZATION:
  case WARTA_NOUN_GOVERNMENT:
    return plural ? WARTA_KIND_GROUP : WARTA_KIND_ORGANIZATION;
  default:
    return WARTA_KIND_GROUP;
  }
}

/// The noun of a head in the plural: "negara" of "negara-negara".
const WartaNoun *
warta_plural_noun(const WartaResolve *w, WartaPhrase *p)
{
  const char *lower = w->doc->tokens[p->head].lower;
  const char *hyphen = strchr(lower, '-');
  const size_t half = hyphen == NULL ? 0 : (size_t)(hyphen - lower);
  if (half == 0 || strncmp(lower, hyphen + 1, half) != 0) {
    return NULL;
  }
  const uint32_t index =
      warta_strmap_get(w->lexica->noun_index, lower, (uint32_t)half);
  p->noun_end = p->head + 1;
  return index == WARTA_STRMAP_NONE
             ? NULL
             : &g_array_index(w->lexica->nouns, WartaNoun, index);
}

uint32_t
warta_cluster_of_phrase(WartaResolve *w, const WartaPhrase *p, bool actor)
{
  const char *key = warta_phrase_key(w, p);
  if (key[0] == '\0') {
    return WARTA_NONE;
  }
  if (actor && p->owned && !w->strings) {
    key = warta_arena_printf(w->doc->arena, "%s (nya)",
                             p->noun == NULL ? key : p->noun->same);
  } else if (actor && warta_is_bare(p) && !w->strings) {
    key = p->noun->same;
  }
  if (actor && p->number > 0 && !w->strings) {
    key = warta_arena_printf(w->doc->arena, "%u %s", p->number, key);
  }
  gpointer known = g_hash_table_lookup(w->phrases, key);
  uint32_t cluster = 0;
  if (known != NULL) {
    cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  } else {
    const WartaKind kind = actor ? unnamed_kind(w, p) : WARTA_KIND_OTHER;
    cluster = warta_cluster_new(w, kind, p->head);
    warta_cluster_at(w, cluster)->noun = p->noun;
    warta_cluster_at(w, cluster)->many = kind == WARTA_KIND_GROUP;
    warta_cluster_at(w, cluster)->number = p->number;
    g_hash_table_insert(w->phrases, (void *)key, GUINT_TO_POINTER(cluster + 1));
  }
  if (!warta_cluster_at(w, cluster)->named) {
    warta_cluster_form(w, cluster, warta_tokens_text(w, p->first, p->end), key);
  }
  return cluster;
}

/// Whether as many may be meant: "kelima tersangka" are none of four, "para
/// pelaku" are not one.
static bool
same_number(const WartaResolve *w, const WartaPhrase *p, uint32_t cluster)
{
  const WartaCluster *c = warta_cluster_at(w, cluster);
  if (p->number > 0) {
    return (p->definite && c->number == p->number) ||
           (c->number == 0 && c->many && p->number > 1);
  }
  return !p->article || c->kind != WARTA_KIND_PERSON;
}

/// "petugas" after "polisi", when there were no others: no name of theirs.
static bool
stands_in(const WartaResolve *w, const WartaPhrase *p)
{
  return p->noun != NULL && p->noun->otherwise != NULL && warta_is_bare(p) &&
         !p->counted && g_hash_table_lookup(w->heads, p->noun->same) == NULL &&
         g_hash_table_lookup(w->heads, p->noun->otherwise) != NULL;
}

/// "korban": the only one that something was done to.
static uint32_t
cast_of(const WartaResolve *w, const WartaPhrase *p)
{
  static const uint32_t flags[WARTA_N_PARTS] = {WARTA_NOUN_VICTIM,
                                                WARTA_NOUN_SUSPECT};
  for (uint32_t i = 0; i < WARTA_N_PARTS; ++i) {
    if ((p->noun->flags & flags[i]) != 0 && !p->counted && !p->article &&
        w->cast[i] != WARTA_NONE && !w->many_cast[i] &&
        warta_cluster_at(w, warta_cluster_root(w, w->cast[i]))->named) {
      return warta_cluster_root(w, w->cast[i]);
    }
  }
  return WARTA_NONE;
}

/// Whether the name says of itself that it is one of these: "Polres Bogor".
static bool
begins_with_noun(const WartaResolve *w, const WartaNameInfo *info,
                 const WartaNoun *noun)
{
  uint32_t end = 0;
  const WartaNoun *own = warta_noun_at(w, info->first_token, &end);
  if (own != NULL && end < info->end_token) {
    return strcmp(own->same, noun->same) == 0;
  }
  const uint32_t entry =
      warta_cluster_at(w, warta_cluster_root(w, info->cluster))->entry;
  if (entry == WARTA_NONE) {
    return false;
  }
  const char *label = warta_gazetteer_entry(w->gazetteer, entry).label;
  g_autofree char *first = g_utf8_strdown(label, (gssize)strcspn(label, " "));
  const uint32_t index =
      warta_strmap_get(w->lexica->noun_index, first, (uint32_t)strlen(first));
  return strlen(first) < strlen(label) && index != WARTA_STRMAP_NONE &&
         strcmp(g_array_index(w->lexica->nouns, WartaNoun, index).same,
                noun->same) == 0;
}

/// "polisi": the only body of that kind that the article names.
static uint32_t
body_of_noun(const WartaResolve *w, const WartaPhrase *p)
{
  uint32_t found = WARTA_NONE;
  if (p->noun->kind != WARTA_NOUN_ORGANIZATION || p->article || p->counted ||
      (p->noun->flags & WARTA_NOUN_NAME) != 0 || !warta_is_bare(p) ||
      g_hash_table_contains(w->heads, p->noun->same)) {
    return WARTA_NONE;
  }
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (info->cluster == WARTA_NONE ||
        warta_name_kind(w, i) != WARTA_KIND_ORGANIZATION ||
        !begins_with_noun(w, info, p->noun)) {
      continue;
    }
    const uint32_t cluster = warta_cluster_root(w, info->cluster);
    if (found != WARTA_NONE && found != cluster) {
      return WARTA_NONE;
    }
    found = cluster;
  }
  return found;
}

/// "pasangan India itu" are not any others: a name tells them apart.
static bool
names_others(const WartaResolve *w, const WartaPhrase *p)
{
  for (uint32_t i = p->noun_end; i < p->end; ++i) {
    if (w->doc->tokens[i].name != WARTA_NONE) {
      return true;
    }
  }
  return false;
}

/// "warga" after "warga Desa Panjang": the last of that noun.
static uint32_t
earlier_people(const WartaResolve *w, const WartaPhrase *p)
{
  if (p->noun == NULL || p->single || p->owned ||
      (!warta_is_bare(p) && (!p->definite || names_others(w, p))) ||
      strcmp(p->noun->same, "orang") == 0) {
    return WARTA_NONE;
  }
  gpointer known = g_hash_table_lookup(
      w->heads, stands_in(w, p) ? p->noun->otherwise : p->noun->same);
  if (known == NULL) {
    const uint32_t part = cast_of(w, p);
    return part != WARTA_NONE ? part : body_of_noun(w, p);
  }
  const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  return same_number(w, p, cluster) ? cluster : WARTA_NONE;
}

/// Whether no more was said of whom than the noun.
static bool
is_mere_noun(const WartaResolve *w, uint32_t cluster)
{
  const WartaCluster *c = warta_cluster_at(w, cluster);
  for (uint32_t f = c->forms; f != WARTA_NONE;) {
    const WartaSpelling *form = &g_array_index(w->forms, WartaSpelling, f);
    if (strchr(form->key, ' ') != NULL) {
      return false;
    }
    f = form->next;
  }
  return true;
}

/// Whether it is one person whose name has not been said.
static bool
is_nameless(const WartaResolve *w, uint32_t cluster)
{
  const WartaCluster *c = warta_cluster_at(w, cluster);
  return !c->named && !c->many && c->kind == WARTA_KIND_PERSON;
}

/// "ayahnya, Sumargi": so "ayahnya" before that was he.
static uint32_t
introduce_relative(WartaResolve *w, const WartaPhrase *p, uint32_t cluster)
{
  const char *key =
      warta_arena_printf(w->doc->arena, "%s (nya)", p->noun->same);
  const uint32_t next = p->noun_end;
  if (!warta_same_sentence(w, p->head, next) ||
      !warta_is_form(w, next, "nya")) {
    return cluster;
  }
  gpointer known = g_hash_table_lookup(w->phrases, key);
  const uint32_t old = known == NULL
                           ? cluster
                           : warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  if (is_nameless(w, old)) {
    warta_cluster_merge(w, cluster, old);
  }
  g_hash_table_insert(w->phrases, (void *)key, GUINT_TO_POINTER(cluster + 1));
  return cluster;
}

/// "korban SS": "korban" is SS from then on, until somebody else is so called.
uint32_t
warta_introduce(WartaResolve *w, const WartaPhrase *p, uint32_t cluster)
{
  if (p->noun == NULL || cluster == WARTA_NONE ||
      (p->counted && p->number != 1) || p->article ||
      p->noun->kind != WARTA_NOUN_PERSON) {
    return cluster;
  }
  if ((p->noun->flags & WARTA_NOUN_OF) != 0) {
    return introduce_relative(w, p, cluster);
  }
  const char *noun = p->noun->same;
  gpointer known = g_hash_table_lookup(w->heads, noun);
  const uint32_t root = warta_cluster_root(w, cluster);
  const uint32_t old = known == NULL
                           ? WARTA_NONE
                           : warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  if (old != WARTA_NONE && !p->single && is_nameless(w, old) &&
      is_mere_noun(w, old)) {
    warta_cluster_merge(w, root, old);
    return root;
  }
  const bool several = old == WARTA_NONE
                           ? g_hash_table_contains(w->heads, noun)
                           : old != root && warta_cluster_at(w, old)->named;
  g_hash_table_insert(w->heads, (void *)noun,
                      several ? NULL : GUINT_TO_POINTER(root + 1));
  return cluster;
}

/// "kedua negara", "para negara": governments, which act.
bool
warta_is_states(const WartaPhrase *p)
{
  return p->noun->kind == WARTA_NOUN_COUNTRY && (p->counted || p->article);
}

uint32_t
warta_people_cluster(WartaResolve *w, WartaPhrase *p)
{
  warta_phrase_trim(w, p);
  uint32_t cluster = earlier_people(w, p);
  if (cluster == WARTA_NONE) {
    cluster = warta_cluster_of_phrase(w, p, true);
  } else if (!warta_cluster_at(w, cluster)->named && !stands_in(w, p)) {
    warta_cluster_form(w, cluster, warta_tokens_text(w, p->first, p->end),
                       warta_phrase_key(w, p));
  }
  if (stands_in(w, p)) {
    return cluster;
  }
  if (cluster != WARTA_NONE && p->number > 1) {
    warta_cluster_at(w, cluster)->number = p->number;
  }
  if (p->noun != NULL && cluster != WARTA_NONE && !p->owned) {
    g_hash_table_insert(w->heads, (void *)p->noun->same,
                        GUINT_TO_POINTER(cluster + 1));
  }
  return cluster;
}

/// Whether the words behind the noun only describe whom it points back to:
/// "pelatih asal Brasil itu", not "suami Rina itu" or "anak korban itu".
static bool
only_describes(const WartaResolve *w, const WartaPhrase *p)
{
  if (p->end <= p->noun_end + 1) {
    return true;
  }
  if (p->noun->kind != WARTA_NOUN_PERSON ||
      (p->noun->flags & WARTA_NOUN_OF) != 0) {
    return false;
  }
  for (uint32_t i = p->noun_end; i < p->end; ++i) {
    uint32_t end = 0;
    const uint32_t name = w->doc->tokens[i].name;
    const WartaNoun *noun = warta_noun_at(w, i, &end);
    if ((name != WARTA_NONE && warta_name_kind(w, name) == WARTA_KIND_PERSON) ||
        (name == WARTA_NONE && noun != NULL &&
         noun->kind == WARTA_NOUN_PERSON)) {
      return false;
    }
  }
  return true;
}

/// What a role noun with "itu" or "tersebut" points back to.
uint32_t
warta_back_cluster(const WartaResolve *w, const WartaMemory *memory,
                   const WartaPhrase *p)
{
  const bool alone = p->noun != NULL && warta_is_bare(p) && !p->single &&
                     (p->noun->flags & WARTA_NOUN_ALONE) != 0;
  if (p->noun == NULL || (!p->definite && !alone) || p->article || p->counted ||
      !only_describes(w, p) || (p->noun->flags & WARTA_NOUN_BACK) == 0 ||
      g_hash_table_lookup(w->heads, p->noun->same) != NULL) {
    return WARTA_NONE;
  }
  const WartaPronoun person = {WARTA_PRONOUN_HUMAN, 3};
  const uint32_t sentence = w->doc->tokens[p->head].sentence;
  switch (p->noun->kind) {
  case WARTA_NOUN_PERSON:
    return warta_pronoun_cluster(w, memory, p->participant, &person);
  case WARTA_NOUN_ORGANIZATION:
    return warta_memory_kind(w, memory, WARTA_KIND_ORGANIZATION, sentence, 4);
  case WARTA_NOUN_COUNTRY:
    return warta_memory_kind(w, memory, WARTA_KIND_COUNTRY, sentence, 4);
  default:
    return WARTA_NONE;
  }
}
