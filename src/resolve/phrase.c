// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases that fill roles: a name, a title, a role noun that points back,
/// people without a name, or a thing.

#include "resolve/work.h"

#include <string.h>

enum {
  CALLED_REACH = 12,  ///< Tokens between a noun and "bernama"
  DEFINITE_REACH = 8, ///< Tokens between a phrase and its "itu"
};

/// A phrase under examination.
typedef struct {
  uint32_t head;
  uint32_t first; ///< Without articles
  uint32_t end;   ///< Without demonstratives
  uint32_t participant;
  const WartaNoun *noun; ///< That its head is, or NULL
  uint32_t noun_end;
  bool definite; ///< "itu", "tersebut", "sang"
  bool article;  ///< "para"
  bool single;   ///< "seorang"
  bool counted;  ///< "12", "sejumlah"
  bool owned;    ///< "pasukannya", "pasukan kami"
} Phrase;

static bool
is_form(const WartaResolve *w, uint32_t token, const char *form)
{
  return strcmp(w->doc->tokens[token].lower, form) == 0;
}

static bool
is_one_of(const WartaResolve *w, uint32_t token, const char *const *words,
          size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (is_form(w, token, words[i])) {
      return true;
    }
  }
  return false;
}

static bool
same_sentence(const WartaResolve *w, uint32_t a, uint32_t b)
{
  return b < w->doc->n_tokens &&
         w->doc->tokens[a].sentence == w->doc->tokens[b].sentence;
}

static bool
has_kind(const WartaResolve *w, uint32_t token, WartaDetKind wanted)
{
  WartaDetKind kind = WARTA_DET_EMPTY;
  return warta_determiner_at(w, token, &kind) && kind == wanted;
}

/* ---- What the phrase consists of ---- */

static void
look_before_head(const WartaResolve *w, Phrase *p)
{
  for (uint32_t i = p->first; i < p->head; ++i) {
    WartaDetKind kind = WARTA_DET_EMPTY;
    const bool known = warta_determiner_at(w, i, &kind);
    p->article |= is_form(w, i, "para") || is_form(w, i, "kaum");
    p->single |= is_form(w, i, "seorang");
    p->definite |= known && kind == WARTA_DET_DEFINITE;
    p->counted |=
        (known && (kind == WARTA_DET_NUMBER || kind == WARTA_DET_QUANTIFIER)) ||
        (w->doc->tokens[i].flags & WARTA_TOKEN_NUMERIC) != 0 ||
        w->doc->tokens[i].upos == WARTA_UPOS_NUM;
  }
}

static bool
is_counter(const WartaResolve *w, uint32_t token)
{
  WartaDetKind kind = WARTA_DET_EMPTY;
  return w->doc->tokens[token].name == WARTA_NONE &&
         warta_determiner_at(w, token, &kind) &&
         (kind == WARTA_DET_NUMBER || kind == WARTA_DET_QUANTIFIER ||
          kind == WARTA_DET_ARTICLE);
}

/// Whether "itu" or "ini" closes what is told of the noun, clauses included:
/// "penyanyi yang lahir di Solo itu", "bomber berusia 24 tahun itu".  A clause
/// with "yang" may tell of somebody new, unless the noun is an office.
static bool
closed_behind(const WartaResolve *w, const Phrase *p)
{
  WartaTitleKind kind = WARTA_TITLE_RANK;
  const bool office = p->noun != NULL &&
                      warta_title_at(w, p->head, p->noun_end, &kind) > 0 &&
                      kind == WARTA_TITLE_OFFICE;
  // The verb of the clause may stand before it, that of the sentence not
  int verbs = same_sentence(w, p->head, p->end) &&
                      (is_form(w, p->end, "yang") ||
                       g_str_has_prefix(w->doc->tokens[p->end].lower, "ber"))
                  ? 1
                  : 0;
  for (uint32_t i = p->end;
       i < p->end + DEFINITE_REACH && same_sentence(w, p->head, i); ++i) {
    const WartaToken *t = &w->doc->tokens[i];
    if (has_kind(w, i, WARTA_DET_DEFINITE)) {
      return i == p->end || t->head == p->head ||
             (office && verbs >= 0 && p->noun->kind == WARTA_NOUN_PERSON);
    }
    verbs -= t->upos == WARTA_UPOS_VERB;
    if ((t->flags & (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC)) == 0) {
      return false;
    }
  }
  return false;
}

static Phrase
examine(const WartaResolve *w, uint32_t participant)
{
  const WartaParticipant *q = &w->doc->participants[participant];
  Phrase p = {.head = q->head,
              .first = q->first_token,
              .end = q->end_token,
              .participant = participant};
  while (p.head + 1 < p.end && is_counter(w, p.head)) {
    ++p.head; // "sejumlah saksi"
  }
  p.noun = warta_noun_at(w, p.head, &p.noun_end);
  // The article may stand just outside what the parser took for the phrase.
  while (p.first > 0 && same_sentence(w, p.head, p.first - 1) &&
         (has_kind(w, p.first - 1, WARTA_DET_ARTICLE) ||
          is_form(w, p.first - 1, "sang") || is_form(w, p.first - 1, "si"))) {
    --p.first;
  }
  look_before_head(w, &p);
  while (p.first < p.head && (has_kind(w, p.first, WARTA_DET_ARTICLE) ||
                              has_kind(w, p.first, WARTA_DET_DEFINITE))) {
    ++p.first;
  }
  p.definite |= closed_behind(w, &p);
  while (p.end > p.head + 1 && has_kind(w, p.end - 1, WARTA_DET_DEFINITE)) {
    p.definite = true;
    --p.end;
  }
  return p;
}

/// Leave out what is not part of what people are called: "wartawan di Jakarta".
static void
trim_people(const WartaResolve *w, Phrase *p)
{
  WartaCutKind kind = WARTA_CUT_LAST;
  const uint32_t begin = MAX(p->head + 1, p->noun_end);
  for (uint32_t i = begin; i < p->end; ++i) {
    if (w->doc->tokens[i].name == WARTA_NONE && warta_cut_at(w, i, &kind) &&
        kind == WARTA_CUT_BEFORE) {
      p->end = i;
    }
  }
  while (p->end > begin && warta_cut_at(w, p->end - 1, &kind)) {
    p->owned |= warta_pronoun_at(w, p->end - 1) != NULL;
    --p->end;
  }
  const WartaPronoun *owner =
      same_sentence(w, p->head, p->end) ? warta_pronoun_at(w, p->end) : NULL;
  if (owner != NULL && (owner->flags & WARTA_PRONOUN_CLITIC) != 0) {
    p->owned = true;
    ++p->end; // "ayahnya"
  }
}

/// "dua orang pria" are men: the noun behind "orang" is the one that counts.
static void
skip_classifier(const WartaResolve *w, Phrase *p)
{
  uint32_t end = 0;
  if (p->noun == NULL || !p->counted || !is_form(w, p->head, "orang") ||
      p->noun_end >= p->end) {
    return;
  }
  const WartaNoun *next = warta_noun_at(w, p->noun_end, &end);
  if (next != NULL && next->kind == WARTA_NOUN_PERSON) {
    p->head = p->noun_end;
    p->noun = next;
    p->noun_end = end;
  }
}

/// The words that tell one phrase from another: no numbers and determiners.
static const char *
phrase_key(const WartaResolve *w, const Phrase *p)
{
  uint32_t first = p->first;
  WartaDetKind kind = WARTA_DET_EMPTY;
  while (first < p->head &&
         (warta_determiner_at(w, first, &kind) ||
          (w->doc->tokens[first].flags & WARTA_TOKEN_NUMERIC) != 0)) {
    ++first;
  }
  return warta_tokens_key(w, first, p->end);
}

/* ---- Names ---- */

/// Whether the name is said as a place: "di Beijing", "kota Beijing".
static bool
said_as_place(const WartaResolve *w, uint32_t first)
{
  static const char *const words[] = {"di",      "ke",     "dari",
                                      "kota",    "dekat",  "kawasan",
                                      "wilayah", "menuju", "daerah"};
  if (first == 0 || !same_sentence(w, first, first - 1)) {
    return false;
  }
  return is_one_of(w, first - 1, words, G_N_ELEMENTS(words));
}

/// The cluster of a name in this role: a seat of government that acts, or is
/// acted on, is its government.
static uint32_t
name_in_role(WartaResolve *w, uint32_t name, uint32_t participant)
{
  const WartaNameInfo *info = &w->names[name];
  if (info->cluster == WARTA_NONE) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  const WartaCluster *c = warta_cluster_at(w, cluster);
  const uint8_t roles = w->roles[participant];
  if (c->entry == WARTA_NONE || (roles & 1U << WARTA_ROLE_PLACE) != 0 ||
      roles == 0 || said_as_place(w, info->first_token)) {
    return cluster;
  }
  const uint32_t seat = warta_gazetteer_entry(w->gazetteer, c->entry).seat;
  if (seat == WARTA_NONE) {
    return cluster;
  }
  return warta_cluster_of_entry(w, seat, info->first_token);
}

static WartaKind
name_kind(const WartaResolve *w, uint32_t name)
{
  const uint32_t cluster = w->names[name].cluster;
  return cluster == WARTA_NONE
             ? WARTA_KIND_OTHER
             : warta_cluster_at(w, warta_cluster_root(w, cluster))->kind;
}

/// Who has the office that the name is part of: Lavrov, where the phrase "Menlu
/// Rusia Sergei Lavrov" has been given the head "Rusia".
static uint32_t
holder_of(const WartaResolve *w, const Phrase *p, uint32_t name)
{
  for (uint32_t i = name + 1; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (info->first_token >= p->end) {
      break;
    }
    if (info->title != WARTA_NONE && info->title < p->head &&
        p->head < info->first_token && name_kind(w, i) == WARTA_KIND_PERSON) {
      return i;
    }
  }
  return WARTA_NONE;
}

/// "subsidi BBM", "BBM bersubsidi": the name of a thing in a longer phrase is
/// not the whole of it.
static bool
is_part_of_thing(const WartaResolve *w, const Phrase *p, uint32_t name)
{
  const WartaKind kind = name_kind(w, name);
  return (kind == WARTA_KIND_OTHER || kind == WARTA_KIND_PRODUCT ||
          kind == WARTA_KIND_EVENT || kind == WARTA_KIND_LAW) &&
         (p->first < w->doc->names[name].first_token ||
          p->end > w->doc->names[name].end_token);
}

/// The name that a noun leads to: "perusahaan Huawei", "pihak AS", "tersangka
/// Budi"; WARTA_NONE for "perusahaan China" and "suami Rina".
static uint32_t
announced_name(const WartaResolve *w, const Phrase *p)
{
  const uint32_t next = p->noun_end;
  if (p->noun == NULL || !same_sentence(w, p->head, next)) {
    return WARTA_NONE;
  }
  const uint32_t name = w->doc->tokens[next].name;
  if (name == WARTA_NONE || p->article ||
      (p->noun->flags & WARTA_NOUN_OF) != 0) {
    return WARTA_NONE;
  }
  const WartaKind kind = name_kind(w, name);
  const bool leads = (p->noun->flags & WARTA_NOUN_NAME) != 0;
  switch (p->noun->kind) {
  case WARTA_NOUN_PERSON:
    return kind == WARTA_KIND_PERSON ? name : WARTA_NONE;
  case WARTA_NOUN_ORGANIZATION:
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
static uint32_t
closing_name(const WartaResolve *w, const Phrase *p)
{
  static const char *const others[] = {
      "induk", "anak", "milik", "pesaing", "mitra", "cabang", "unit",
      "di",    "dari", "bagi",  "untuk",   "dan",   "saingan"};
  const uint32_t name = w->doc->tokens[p->end - 1].name;
  if (p->noun == NULL || name == WARTA_NONE ||
      p->noun->kind != WARTA_NOUN_ORGANIZATION ||
      (p->noun->flags & WARTA_NOUN_NAME) == 0 || p->article || p->counted ||
      name_kind(w, name) != WARTA_KIND_ORGANIZATION) {
    return WARTA_NONE;
  }
  for (uint32_t i = p->noun_end; i < w->names[name].first_token; ++i) {
    if (is_one_of(w, i, others, G_N_ELEMENTS(others))) {
      return WARTA_NONE;
    }
  }
  return name;
}

/// "pihak keluarga": the phrase behind the word, which says no more.
static void
skip_announcer(const WartaResolve *w, Phrase *p)
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
static uint32_t
own_side(const WartaResolve *w, const WartaMemory *memory, const Phrase *p)
{
  const uint32_t next = p->head + 1;
  if (!same_sentence(w, p->head, next) || !is_form(w, next, "nya")) {
    return WARTA_NONE;
  }
  const uint32_t sentence = w->doc->tokens[p->head].sentence;
  const uint32_t employer = warta_memory_employer(w, memory, sentence);
  return employer != WARTA_NONE
             ? employer
             : warta_memory_kind(w, memory, WARTA_KIND_ORGANIZATION, sentence,
                                 60);
}

/// A name that the taggers missed but that was defined before: an acronym, or
/// initials, also behind a noun ("saksi AR").
static uint32_t
defined_name(const WartaResolve *w, const Phrase *p)
{
  const uint32_t token = p->noun == NULL ? p->head : p->noun_end;
  if (!same_sentence(w, p->head, token) || token >= p->end ||
      (w->doc->tokens[token].flags & WARTA_TOKEN_CAPITAL) == 0 ||
      w->doc->tokens[token].name != WARTA_NONE) {
    return WARTA_NONE;
  }
  gpointer known = g_hash_table_lookup(w->keys, w->doc->tokens[token].lower);
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
static uint32_t
called_name(const WartaResolve *w, const Phrase *p)
{
  static const char *const words[] = {"bernama", "berinisial", "inisial"};
  if (p->noun == NULL || p->article ||
      (p->noun->kind != WARTA_NOUN_PERSON &&
       p->noun->kind != WARTA_NOUN_PEOPLE)) {
    return WARTA_NONE;
  }
  for (uint32_t i = p->head + 1; i < p->head + CALLED_REACH; ++i) {
    const uint32_t name = w->doc->tokens[i].name;
    if (!same_sentence(w, p->head, i + 1) ||
        (name != WARTA_NONE && name_kind(w, name) == WARTA_KIND_PERSON)) {
      return WARTA_NONE;
    }
    if (is_one_of(w, i, words, G_N_ELEMENTS(words))) {
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

/* ---- People and bodies without a name ---- */

static bool
is_bare(const Phrase *p)
{
  return p->noun != NULL && p->end <= p->noun_end;
}

/// "pemerintah" alone or "pemerintah pusat" is that of the country that the
/// article is about; "pemerintah kota" is another body.
static bool
is_home_government(const WartaResolve *w, const Phrase *p)
{
  if (p->noun == NULL || p->noun->kind != WARTA_NOUN_GOVERNMENT ||
      w->home == WARTA_NONE) {
    return false;
  }
  return is_bare(p) || is_form(w, p->noun_end, "setempat") ||
         is_form(w, p->noun_end, "pusat");
}

/// "Presiden", "menteri itu": the person in the article with that office.
static uint32_t
office_holder(const WartaResolve *w, const Phrase *p)
{
  const char *lower = w->doc->tokens[p->head].lower;
  gpointer holder = g_hash_table_lookup(w->offices, lower);
  WartaTitleKind kind = WARTA_TITLE_RANK;
  if (holder == NULL || p->article || p->counted || p->single ||
      warta_title_at(w, p->head, p->head + 1, &kind) == 0 ||
      kind != WARTA_TITLE_OFFICE || p->end > p->head + 1) {
    return WARTA_NONE;
  }
  return warta_cluster_root(w, GPOINTER_TO_UINT(holder) - 1);
}

static WartaKind
unnamed_kind(const WartaResolve *w, const Phrase *p)
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
static const WartaNoun *
plural_noun(const WartaResolve *w, Phrase *p)
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

static uint32_t
cluster_of_phrase(WartaResolve *w, const Phrase *p, bool actor)
{
  const char *key = phrase_key(w, p);
  if (key[0] == '\0') {
    return WARTA_NONE;
  }
  if (actor && p->owned && !w->strings) {
    key = warta_arena_printf(w->doc->arena, "%s (nya)",
                             p->noun == NULL ? key : p->noun->same);
  } else if (actor && is_bare(p) && !p->counted && !w->strings) {
    key = p->noun->same;
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
    g_hash_table_insert(w->phrases, (void *)key, GUINT_TO_POINTER(cluster + 1));
  }
  warta_cluster_form(w, cluster, warta_tokens_text(w, p->first, p->end), key);
  return cluster;
}

/// "warga" after "warga Desa Panjang": the last of that noun.
static uint32_t
earlier_people(const WartaResolve *w, const Phrase *p)
{
  if (p->noun == NULL || p->single || p->owned ||
      (!is_bare(p) && !p->definite) || strcmp(p->noun->same, "orang") == 0) {
    return WARTA_NONE;
  }
  gpointer known = g_hash_table_lookup(w->heads, p->noun->same);
  return known == NULL ? WARTA_NONE
                       : warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
}

/// "kedua negara", "para negara": governments, which act.
static bool
is_states(const Phrase *p)
{
  return p->noun->kind == WARTA_NOUN_COUNTRY && (p->counted || p->article);
}

static uint32_t
people_cluster(WartaResolve *w, Phrase *p)
{
  trim_people(w, p);
  uint32_t cluster = earlier_people(w, p);
  if (cluster == WARTA_NONE) {
    cluster = cluster_of_phrase(w, p, true);
  } else {
    warta_cluster_form(w, cluster, warta_tokens_text(w, p->first, p->end),
                       phrase_key(w, p));
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
only_describes(const WartaResolve *w, const Phrase *p)
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
    if ((name != WARTA_NONE && name_kind(w, name) == WARTA_KIND_PERSON) ||
        (name == WARTA_NONE && noun != NULL &&
         noun->kind == WARTA_NOUN_PERSON)) {
      return false;
    }
  }
  return true;
}

/// What a role noun with "itu" or "tersebut" points back to.
static uint32_t
back_cluster(const WartaResolve *w, const WartaMemory *memory, const Phrase *p)
{
  if (p->noun == NULL || !p->definite || p->article || p->counted ||
      !only_describes(w, p) || (p->noun->flags & WARTA_NOUN_BACK) == 0 ||
      g_hash_table_contains(w->heads, p->noun->same)) {
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

/// Whether the phrase is one word written like a name that the taggers missed:
/// "SPPG", "TW", and "Virgin" within a sentence.
static bool
is_proper(const WartaResolve *w, const Phrase *p)
{
  const WartaToken *t = &w->doc->tokens[p->head];
  if (p->noun != NULL || p->end > p->head + 1 || p->first < p->head ||
      (t->flags & WARTA_TOKEN_CAPITAL) == 0) {
    return false;
  }
  const bool opens = w->doc->sentences[t->sentence].first_token == p->head;
  return (t->flags & WARTA_TOKEN_UPPER) != 0 ||
         (t->upos == WARTA_UPOS_PROPN && !opens);
}

/// The cluster of a phrase that is nobody we know of.
static uint32_t
thing_cluster(WartaResolve *w, const Phrase *p)
{
  if (has_kind(w, p->head, WARTA_DET_DEFINITE) ||
      has_kind(w, p->head, WARTA_DET_EMPTY)) {
    return WARTA_NONE;
  }
  const uint32_t cluster = cluster_of_phrase(w, p, false);
  if (cluster != WARTA_NONE) {
    warta_cluster_at(w, cluster)->proper |= is_proper(w, p);
  }
  return cluster;
}

/// The cluster when only strings count.
static uint32_t
cluster_by_string(WartaResolve *w, const Phrase *p)
{
  const bool people = p->noun != NULL || p->article || p->single;
  return people ? cluster_of_phrase(w, p, true) : thing_cluster(w, p);
}

uint32_t
warta_link_phrase(WartaResolve *w, const WartaMemory *memory,
                  uint32_t participant)
{
  Phrase p = examine(w, participant);
  const uint32_t own_name = w->doc->tokens[p.head].name;
  if (own_name != WARTA_NONE && !is_part_of_thing(w, &p, own_name)) {
    const uint32_t holder =
        w->strings ? WARTA_NONE : holder_of(w, &p, own_name);
    return name_in_role(w, holder == WARTA_NONE ? own_name : holder,
                        participant);
  }
  if (w->strings) {
    return cluster_by_string(w, &p);
  }
  if (w->owner[p.head] != WARTA_NONE) {
    return warta_cluster_root(w, w->owner[p.head]);
  }
  uint32_t name = announced_name(w, &p);
  name = name == WARTA_NONE ? closing_name(w, &p) : name;
  if (name != WARTA_NONE) {
    return name_in_role(w, name, participant);
  }
  skip_announcer(w, &p);
  skip_classifier(w, &p);
  if (p.noun != NULL && p.noun->kind == WARTA_NOUN_ANNOUNCE && !p.counted) {
    return own_side(w, memory, &p);
  }
  if (is_home_government(w, &p)) {
    return warta_cluster_root(w, w->home);
  }
  if (p.noun == NULL) {
    p.noun = plural_noun(w, &p);
  }
  uint32_t cluster = called_name(w, &p);
  cluster = cluster == WARTA_NONE ? back_cluster(w, memory, &p) : cluster;
  cluster = cluster == WARTA_NONE ? office_holder(w, &p) : cluster;
  cluster = cluster == WARTA_NONE ? defined_name(w, &p) : cluster;
  if (cluster != WARTA_NONE) {
    return cluster;
  }
  WartaTitleKind title = WARTA_TITLE_RANK;
  if (p.noun == NULL &&
      (w->doc->tokens[p.head].flags & WARTA_TOKEN_CAPITAL) != 0 &&
      warta_title_at(w, p.head, p.end, &title) > 0 &&
      title == WARTA_TITLE_OFFICE) {
    p.single = true;
  }
  const bool nobody = p.noun != NULL && is_bare(&p) && !p.definite &&
                      !is_states(&p) && (p.noun->flags & WARTA_NOUN_MORE) != 0;
  if (!nobody && (p.noun != NULL || p.article || p.single)) {
    return people_cluster(w, &p);
  }
  return thing_cluster(w, &p);
}
