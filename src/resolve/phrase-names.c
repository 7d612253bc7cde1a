// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases that lead to a name: "perusahaan Huawei", "saksi AR".

#include "resolve/phrase.h"

enum { CALLED_REACH = 12 }; ///< Tokens between a noun and "bernama"

/// Whether the name is said as a place: "di Beijing", "kota Beijing".
static bool
said_as_place(const WartaResolve *w, uint32_t first)
{
  static const char *const words[] = {"di",      "ke",     "dari",
                                      "kota",    "dekat",  "kawasan",
                                      "wilayah", "menuju", "daerah"};
  if (first == 0 || !warta_same_sentence(w, first, first - 1)) {
    return false;
  }
  return warta_is_one_of(w, first - 1, words, G_N_ELEMENTS(words));
}

/// "Memphis mengalahkan San Antonio": the club of that city.
static uint32_t
club_of(const WartaResolve *w, const WartaNameInfo *info, uint32_t participant,
        uint32_t place)
{
  const uint32_t event = w->event[participant];
  gpointer known = g_hash_table_lookup(w->starts, info->key);
  const WartaKind kind = warta_cluster_at(w, place)->kind;
  if (known == NULL || event == WARTA_NONE || kind == WARTA_KIND_PERSON ||
      g_strcmp0(w->doc->events[event].event_class, "SPORT") != 0) {
    return place;
  }
  const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  return warta_cluster_at(w, cluster)->kind == WARTA_KIND_ORGANIZATION ? cluster
                                                                       : place;
}

/// The cluster of a name in this role: a seat of government that acts, or is
/// acted on, is its government.
uint32_t
warta_name_in_role(WartaResolve *w, uint32_t name, uint32_t participant)
{
  const WartaNameInfo *info = &w->names[name];
  if (info->cluster == WARTA_NONE) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  const WartaCluster *c = warta_cluster_at(w, cluster);
  const uint8_t roles = w->roles[participant];
  if ((roles & 1U << WARTA_ROLE_PLACE) != 0 || roles == 0 ||
      said_as_place(w, info->first_token)) {
    return cluster;
  }
  if (c->entry == WARTA_NONE) {
    return club_of(w, info, participant, cluster);
  }
  const uint32_t seat = warta_gazetteer_entry(w->gazetteer, c->entry).seat;
  if (seat == WARTA_NONE) {
    return c->kind == WARTA_KIND_PLACE ? club_of(w, info, participant, cluster)
                                       : cluster;
  }
  return warta_cluster_of_entry(w, seat, info->first_token);
}

WartaKind
warta_name_kind(const WartaResolve *w, uint32_t name)
{
  const uint32_t cluster = w->names[name].cluster;
  return cluster == WARTA_NONE
             ? WARTA_KIND_OTHER
             : warta_cluster_at(w, warta_cluster_root(w, cluster))->kind;
}

/// Who has the office that the name is part of: Lavrov, where the phrase "Menlu
/// Rusia Sergei Lavrov" has been given the head "Rusia".
uint32_t
warta_office_name(const WartaResolve *w, const WartaPhrase *p, uint32_t name)
{
  for (uint32_t i = name + 1; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (info->first_token >= p->end) {
      break;
    }
    if (info->title != WARTA_NONE && info->title < p->head &&
        p->head < info->first_token &&
        warta_name_kind(w, i) == WARTA_KIND_PERSON) {
      return i;
    }
  }
  return WARTA_NONE;
}

/// "subsidi BBM", "BBM bersubsidi": the name of a thing in a longer phrase is
/// not the whole of it.
bool
warta_is_part_of_thing(const WartaResolve *w, const WartaPhrase *p,
                       uint32_t name)
{
  const WartaKind kind = warta_name_kind(w, name);
  return (kind == WARTA_KIND_OTHER || kind == WARTA_KIND_PRODUCT ||
          kind == WARTA_KIND_EVENT || kind == WARTA_KIND_LAW) &&
         (p->first < w->doc->names[name].first_token ||
          p->end > w->doc->names[name].end_token);
}

/// The name that a noun leads to: "perusahaan Huawei", "pihak AS", "tersangka
/// Budi"; WARTA_NONE for "perusahaan China" and "suami Rina".
uint32_t
warta_announced_name(const WartaResolve *w, const WartaPhrase *p)
{
  const uint32_t next = p->noun_end;
  if (p->noun == NULL || !warta_same_sentence(w, p->head, next)) {
    return WARTA_NONE;
  }
  const uint32_t name = w->doc->tokens[next].name;
  if (name == WARTA_NONE || p->article ||
      (p->noun->flags & WARTA_NOUN_OF) != 0) {
    return WARTA_NONE;
  }
  const WartaKind kind = warta_name_kind(w, name);
  const bool leads = (p->noun->flags & WARTA_NOUN_NAME) != 0;
  switch (p->noun->kind) {
  case WARTA_NOUN_PERSON:
    return kind == WARTA_KIND_PERSON ? name : WARTA_NONE;
  case WARTA_NOUN_ORGANIZATION:
  case WARTA_NOUN_PEOPLE:
    return leads && kind == WARTA_KIND_ORGANIZATION ? name : WARTA_NONE;
  case WARTA_NOUN_COUNTRY:
  case WARTA_NOUN_GOVERNMENT:
    return kind == WARTA_KIND_COUNTRY ? name : WARTA_NONE;
  case WARTA_NOUN_ANNOUNCE:
    return kind != WARTA_KIND_OTHER && kind != WARTA_KIND_PLACE ? name
                                                                : WARTA_NONE;
  default:
    return WARTA_NONE;
  }
}

/// The body at the end of a phrase that only says what it is: "badan sepak
/// bola dunia FIFA"; WARTA_NONE for "induk perusahaan" and the like.
uint32_t
warta_closing_name(const WartaResolve *w, const WartaPhrase *p)
{
  static const char *const others[] = {
      "induk", "anak", "milik", "pesaing", "mitra", "cabang", "unit",
      "di",    "dari", "bagi",  "untuk",   "dan",   "saingan"};
  const uint32_t name = w->doc->tokens[p->end - 1].name;
  if (p->noun == NULL || name == WARTA_NONE ||
      (p->noun->kind != WARTA_NOUN_ORGANIZATION &&
       p->noun->kind != WARTA_NOUN_PEOPLE) ||
      (p->noun->flags & WARTA_NOUN_NAME) == 0 || p->article || p->counted ||
      warta_name_kind(w, name) != WARTA_KIND_ORGANIZATION) {
    return WARTA_NONE;
  }
  for (uint32_t i = p->noun_end; i < w->names[name].first_token; ++i) {
    if (warta_is_one_of(w, i, others, G_N_ELEMENTS(others))) {
      return WARTA_NONE;
    }
  }
  return name;
}

/// Whether the word may stand between what somebody is and the name: "pejuang
/// Palestina Amin Hasan", "pelatih asal Brasil", "politisi senior".
static bool
may_lead(const WartaResolve *w, uint32_t token)
{
  const WartaToken *t = &w->doc->tokens[token];
  return t->name != WARTA_NONE
             ? warta_name_kind(w, t->name) != WARTA_KIND_PERSON
             : t->upos == WARTA_UPOS_ADJ || t->upos == WARTA_UPOS_PROPN ||
                   warta_is_form(w, token, "asal") ||
                   (t->flags & WARTA_TOKEN_CAPITAL) != 0;
}

/// The person at the end of a phrase that only says who it is.
uint32_t
warta_closing_person(const WartaResolve *w, const WartaPhrase *p)
{
  const uint32_t name = w->doc->tokens[p->end - 1].name;
  if (p->noun == NULL || name == WARTA_NONE ||
      p->noun->kind != WARTA_NOUN_PERSON ||
      (p->noun->flags & WARTA_NOUN_OF) != 0 || p->article || p->counted ||
      warta_name_kind(w, name) != WARTA_KIND_PERSON) {
    return WARTA_NONE;
  }
  const uint32_t first = w->names[name].first_token;
  const uint32_t before =
      first > p->noun_end ? w->doc->tokens[first - 1].name : WARTA_NONE;
  if (before != WARTA_NONE && (before == name || warta_name_kind(w, before) ==
                                                     WARTA_KIND_ORGANIZATION)) {
    return name; // "pebalap pabrikan Ducati Andi Wijaya"
  }
  for (uint32_t i = p->noun_end; i < first; ++i) {
    if (!may_lead(w, i)) {
      return WARTA_NONE;
    }
  }
  return name;
}

/// "pihak keluarga": the phrase behind the word, which says no more.
void
warta_skip_announcer(const WartaResolve *w, WartaPhrase *p)
{
  if (p->noun == NULL || p->noun->kind != WARTA_NOUN_ANNOUNCE ||
      p->noun_end >= p->end) {
    return;
  }
  p->first = p->noun_end;
  p->head = p->noun_end;
  p->noun = warta_noun_at(w, p->head, &p->noun_end);
}

/// "pihaknya" is the body that was named last; "pihak" alone is nobody.
uint32_t
warta_own_side(const WartaResolve *w, const WartaMemory *memory,
               const WartaPhrase *p)
{
  const uint32_t next = p->head + 1;
  if (!warta_same_sentence(w, p->head, next) ||
      !warta_is_form(w, next, "nya")) {
    return WARTA_NONE;
  }
  const uint32_t sentence = w->doc->tokens[p->head].sentence;
  const uint32_t employer = warta_memory_employer(w, memory, sentence);
  return employer != WARTA_NONE
             ? employer
             : warta_memory_kind(w, memory, WARTA_KIND_ORGANIZATION, sentence,
                                 60);
}

/// "Putri", "Putri KW" where Putri Kusuma Wardani is in the article: a noun
/// written like the first name.
static uint32_t
short_name(const WartaResolve *w, const WartaPhrase *p)
{
  const WartaToken *t = &w->doc->tokens[p->head];
  if (p->noun == NULL || p->article || p->counted || p->owned ||
      (t->flags & WARTA_TOKEN_CAPITAL) == 0) {
    return WARTA_NONE;
  }
  gpointer known =
      g_hash_table_lookup(w->starts, warta_tokens_key(w, p->head, p->end));
  if (known == NULL) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  return warta_cluster_at(w, cluster)->kind == WARTA_KIND_PERSON ? cluster
                                                                 : WARTA_NONE;
}

/// A name that the taggers missed but that was defined before: an acronym, or
/// initials, also behind a noun ("saksi AR").
uint32_t
warta_defined_name(const WartaResolve *w, const WartaPhrase *p)
{
  const uint32_t own = short_name(w, p);
  if (own != WARTA_NONE) {
    return own;
  }
  const uint32_t token = p->noun == NULL ? p->head : p->noun_end;
  if (!warta_same_sentence(w, p->head, token) || token >= p->end ||
      (w->doc->tokens[token].flags & WARTA_TOKEN_CAPITAL) == 0 ||
      w->doc->tokens[token].name != WARTA_NONE) {
    return WARTA_NONE;
  }
  gpointer known = g_hash_table_lookup(w->keys, w->doc->tokens[token].lower);
  if (known == NULL && p->end == token + 1) {
    known = g_hash_table_lookup(w->starts, w->doc->tokens[token].lower);
  }
  if (known == NULL) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  const bool person = warta_cluster_at(w, cluster)->kind == WARTA_KIND_PERSON;
  return p->noun == NULL || (person && p->noun->kind == WARTA_NOUN_PERSON &&
                             (p->noun->flags & WARTA_NOUN_OF) == 0)
             ? cluster
             : WARTA_NONE;
}

bool
warta_is_office(const WartaResolve *w, uint32_t token, uint32_t end)
{
  WartaTitleKind kind = WARTA_TITLE_RANK;
  return warta_title_at(w, token, end, &kind) > 0 && kind == WARTA_TITLE_OFFICE;
}

static bool
may_be_of_name(const WartaResolve *w, uint32_t token)
{
  const WartaToken *t = &w->doc->tokens[token];
  return t->name == WARTA_NONE && (t->flags & WARTA_TOKEN_CAPITAL) != 0 &&
         (t->flags & WARTA_TOKEN_NUMERIC) == 0;
}

/// The name at the end of a phrase that the taggers missed there: "koran Korea
/// Chosun Ilbo", when Chosun Ilbo is named elsewhere.
uint32_t
warta_closing_key(const WartaResolve *w, const WartaPhrase *p)
{
  enum { MIN_LETTERS = 4 };
  const bool office = warta_is_office(w, p->head, p->end);
  if ((p->noun == NULL && !office) || p->article || p->counted ||
      w->doc->tokens[p->end - 1].name != WARTA_NONE ||
      (p->noun != NULL && (p->noun->flags & WARTA_NOUN_OF) != 0)) {
    return WARTA_NONE;
  }
  const uint32_t begin = p->noun == NULL ? p->head + 1 : p->noun_end;
  for (uint32_t i = begin; i < p->end; ++i) {
    if ((w->doc->tokens[i].flags & WARTA_TOKEN_CAPITAL) == 0) {
      continue;
    }
    const char *key = warta_tokens_key(w, i, p->end);
    gpointer known =
        strlen(key) < MIN_LETTERS ? NULL : g_hash_table_lookup(w->keys, key);
    if (known == NULL) {
      continue;
    }
    const uint32_t cluster = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
    const WartaKind kind = warta_cluster_at(w, cluster)->kind;
    const bool body = p->noun != NULL &&
                      p->noun->kind == WARTA_NOUN_ORGANIZATION &&
                      (p->noun->flags & WARTA_NOUN_NAME) != 0 &&
                      kind == WARTA_KIND_ORGANIZATION;
    const bool person = (office || p->noun->kind == WARTA_NOUN_PERSON) &&
                        kind == WARTA_KIND_PERSON;
    return body || person ? cluster : WARTA_NONE;
  }
  return WARTA_NONE;
}

/// The cluster of the name or initials at the token, or WARTA_NONE.
static uint32_t
name_at(const WartaResolve *w, uint32_t token)
{
  const uint32_t name = w->doc->tokens[token].name;
  if (name != WARTA_NONE) {
    const uint32_t cluster = w->names[name].cluster;
    return cluster == WARTA_NONE ? WARTA_NONE : warta_cluster_root(w, cluster);
  }
  gpointer known = g_hash_table_lookup(w->keys, w->doc->tokens[token].lower);
  return known == NULL ? WARTA_NONE
                       : warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
}

/// "remaja berinisial IK", "anak saksi yang bernama SA": who is so called;
/// another person in between is the one who is.
uint32_t
warta_called_name(const WartaResolve *w, const WartaPhrase *p)
{
  static const char *const words[] = {"bernama", "berinisial", "inisial"};
  if (p->noun == NULL || p->article ||
      (p->noun->kind != WARTA_NOUN_PERSON &&
       p->noun->kind != WARTA_NOUN_PEOPLE)) {
    return WARTA_NONE;
  }
  for (uint32_t i = p->head + 1; i < p->head + CALLED_REACH; ++i) {
    const uint32_t name = w->doc->tokens[i].name;
    if (!warta_same_sentence(w, p->head, i + 1) ||
        (name != WARTA_NONE && warta_name_kind(w, name) == WARTA_KIND_PERSON)) {
      return WARTA_NONE;
    }
    if (warta_is_one_of(w, i, words, G_N_ELEMENTS(words))) {
      return name_at(w, i + 1);
    }
    uint32_t end = 0;
    const WartaNoun *noun = warta_noun_at(w, i, &end);
    if (noun != NULL && noun->kind == WARTA_NOUN_PERSON &&
        (p->noun->flags & WARTA_NOUN_OF) == 0) {
      return WARTA_NONE;
    }
  }
  return WARTA_NONE;
}

/// "CEO Apple Tim Cook": two words or more written like a name behind the body
/// in an office.
uint32_t
warta_new_holder(WartaResolve *w, const WartaPhrase *p)
{
  uint32_t first = p->end;
  if (!warta_is_office(w, p->head, p->end) || p->article || p->counted) {
    return WARTA_NONE;
  }
  while (first > p->head + 2 && may_be_of_name(w, first - 1)) {
    --first;
  }
  const uint32_t body = w->doc->tokens[first - 1].name;
  if (p->end - first < 2 || body == WARTA_NONE ||
      warta_name_kind(w, body) != WARTA_KIND_ORGANIZATION) {
    return WARTA_NONE;
  }
  const char *key = warta_tokens_key(w, first, p->end);
  const uint32_t cluster = warta_cluster_new(w, WARTA_KIND_PERSON, first);
  WartaCluster *c = warta_cluster_at(w, cluster);
  c->named = true;
  c->office = warta_tokens_text(w, p->head, first);
  warta_cluster_form(w, cluster, warta_tokens_text(w, first, p->end), key);
  g_hash_table_insert(w->keys, (void *)key, GUINT_TO_POINTER(cluster + 1));
  return cluster;
}

uint32_t
warta_known_body(WartaResolve *w, const WartaPhrase *p)
{
  if (p->noun == NULL || p->noun->kind != WARTA_NOUN_ORGANIZATION ||
      p->article || p->counted || p->owned || warta_is_bare(p)) {
    return WARTA_NONE;
  }
  const char *text = warta_tokens_text(w, p->head, p->end);
  const uint32_t entry = warta_entry_by_capitals(w, text);
  if (entry == WARTA_NONE || warta_gazetteer_entry(w->gazetteer, entry).kind !=
                                 WARTA_KIND_ORGANIZATION) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_of_entry(w, entry, p->head);
  warta_cluster_form(w, cluster, text, warta_tokens_key(w, p->head, p->end));
  return cluster;
}
