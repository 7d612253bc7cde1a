// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Clusters become entities: labels, other names, the last part of the IRI.

#include "model/slug.h"
#include "resolve/work.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_ALT = 4, MAX_LABEL_WORDS = 12 };

/// The spellings of one cluster, the best first.
typedef struct {
  const WartaSpelling *best[16];
  uint32_t n;
} Spellings;

static uint32_t
count_words(const char *text)
{
  uint32_t n = 1;
  for (const char *c = text; *c != '\0'; ++c) {
    n += *c == ' ';
  }
  return n;
}

static bool
is_upper(const char *text)
{
  for (const char *c = text; *c != '\0'; ++c) {
    if (g_ascii_islower(*c)) {
      return false;
    }
  }
  return true;
}

/// Whether `a` makes the better main name: more words, then mixed case, then
/// more letters, then the earlier one.
static bool
is_fuller(const WartaSpelling *a, const WartaSpelling *b)
{
  const uint32_t x = count_words(a->text);
  const uint32_t y = count_words(b->text);
  if ((x > MAX_LABEL_WORDS) != (y > MAX_LABEL_WORDS)) {
    return y > MAX_LABEL_WORDS;
  }
  if (x != y) {
    return x > y;
  }
  if (is_upper(a->text) != is_upper(b->text)) {
    return is_upper(b->text);
  }
  return strlen(a->text) > strlen(b->text);
}

static Spellings
collect(const WartaResolve *w, const WartaCluster *c)
{
  Spellings s = {.n = 0};
  for (uint32_t i = c->forms; i != WARTA_NONE && s.n < 16;) {
    const WartaSpelling *form = &g_array_index(w->forms, WartaSpelling, i);
    s.best[s.n++] = form;
    i = form->next;
  }
  return s;
}

/// The main name among those in the article.
static uint32_t
main_spelling(const Spellings *s, bool named)
{
  uint32_t best = 0;
  for (uint32_t i = 1; named && i < s->n; ++i) {
    if (is_fuller(s->best[i], s->best[best])) {
      best = i;
    }
  }
  return best;
}

/// Add the other names: in the order of the text, at most four.
static void
add_others(WartaResolve *w, WartaEntity *entity, const Spellings *s)
{
  entity->alt = warta_arena_array(w->doc->arena, const char *, MAX_ALT);
  g_autofree char *label = g_utf8_strdown(entity->label, -1);
  for (uint32_t i = 0; i < s->n && entity->n_alt < MAX_ALT; ++i) {
    g_autofree char *lower = g_utf8_strdown(s->best[i]->text, -1);
    if (strcmp(lower, label) != 0) {
      entity->alt[entity->n_alt++] = s->best[i]->text;
    }
  }
}

static const char *
kind_name(const WartaEntity *entity)
{
  switch (entity->kind) {
  case WARTA_KIND_PERSON:
    return "person";
  case WARTA_KIND_ORGANIZATION:
    return "organization";
  case WARTA_KIND_COUNTRY:
    return "country";
  case WARTA_KIND_PLACE:
    return "place";
  case WARTA_KIND_GROUP:
    return "group";
  default:
    return "thing";
  }
}

/// Whether the same label in another article surely means the same one: it is
/// a name, and no mere "Kementerian", and a person's has at least two words.
static bool
is_lasting(const WartaResolve *w, const WartaCluster *c,
           const WartaEntity *entity)
{
  g_autofree char *lower = g_utf8_strdown(entity->label, -1);
  return c->named &&
         (entity->kind != WARTA_KIND_PERSON ||
          strchr(entity->label, ' ') != NULL) &&
         !warta_strmap_has(w->lexica->noun_index, lower,
                           (uint32_t)strlen(lower));
}

/// The last part of the IRI, unique within the article.
static const char *
make_slug(WartaResolve *w, GHashTable *taken, const WartaCluster *c,
          const WartaEntity *entity)
{
  WartaArena *arena = w->doc->arena;
  const char *slug = warta_slug(arena, entity->label);
  if (!is_lasting(w, c, entity)) {
    slug = warta_arena_printf(arena, "%s-%08x", slug,
                              g_str_hash(w->doc->id == NULL ? "" : w->doc->id));
  } else if (warta_gazetteer_find(w->gazetteer, entity->label,
                                  (uint32_t)strlen(entity->label)) !=
             WARTA_NONE) {
    slug = warta_arena_printf(arena, "%s-%s", slug, kind_name(entity));
  }
  const char *unique = slug;
  for (uint32_t n = 1; g_hash_table_contains(taken, unique); ++n) {
    unique = n == 1
                 ? warta_arena_printf(arena, "%s-%s", slug, kind_name(entity))
             : n == 2 ? warta_arena_printf(arena, "%s-%08x", slug,
                                           g_str_hash(entity->label))
                      : warta_arena_printf(arena, "%s-%08x-%u", slug,
                                           g_str_hash(entity->label), n);
  }
  return unique;
}

enum {
  ACTING = 1 << WARTA_ROLE_AGENT | 1 << WARTA_ROLE_SOURCE |
           1 << WARTA_ROLE_RECIPIENT,
  TALKING = 1 << WARTA_ROLE_SOURCE | WARTA_SPEAKS,
};

/// Whether one of the words is letters and digits: "S26", "X9".
static bool
has_model_number(const char *label)
{
  for (const char *c = label; *c != '\0'; ++c) {
    if (g_ascii_isdigit(*c) && c > label && g_ascii_isalpha(c[-1])) {
      return true;
    }
  }
  return false;
}

/// "Samsung Galaxy Fit": a longer name that begins with a company's, does
/// nothing and does not end in a country, is one of its products.
static bool
is_product(const WartaResolve *w, const WartaCluster *c, const char *label)
{
  const char *space = strchr(label, ' ');
  const char *last = strrchr(label, ' ');
  if (c->entry != WARTA_NONE || space == NULL ||
      c->kind != WARTA_KIND_ORGANIZATION ||
      (c->roles & (has_model_number(label) ? TALKING : ACTING)) != 0) {
    return false;
  }
  const uint32_t maker =
      warta_gazetteer_find(w->gazetteer, label, (uint32_t)(space - label));
  return maker != WARTA_NONE &&
         strcmp(warta_gazetteer_entry(w->gazetteer, maker).subtype,
                "company") == 0 &&
         warta_gazetteer_find(w->gazetteer, last + 1,
                              (uint32_t)strlen(last + 1)) == WARTA_NONE;
}

/// A name of unknown kind that talks, or a word written like a name that acts.
static bool
is_unknown_body(const WartaCluster *c)
{
  if (!c->named) {
    return c->proper && (c->roles & ACTING) != 0;
  }
  return c->entry == WARTA_NONE && (c->roles & TALKING) != 0 &&
         (c->kind == WARTA_KIND_OTHER || c->kind == WARTA_KIND_PRODUCT);
}

/// "H/2026 M", "E.": what was taken for a person, who does nothing.
static bool
is_odd_person(const WartaCluster *c, const char *label)
{
  enum { MIN_LETTERS = 2 };
  uint32_t letters = 0;
  bool odd = false;
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char(p)) {
    const gunichar letter = g_utf8_get_char(p);
    letters += g_unichar_isalpha(letter) ? 1U : 0U;
    odd |= g_unichar_isdigit(letter) || letter == '/';
  }
  return c->kind == WARTA_KIND_PERSON && c->entry == WARTA_NONE &&
         c->roles == 0 && c->office == NULL && (odd || letters < MIN_LETTERS);
}

/// Decide what only the roles tell: a name of unknown kind that acts is an
/// actor; an acronym that fills no role, or a body without a name that does
/// nothing, is none.
static void
judge_actor(const WartaResolve *w, const WartaCluster *c, WartaEntity *entity)
{
  const bool acts = (c->roles & ACTING) != 0;
  if (is_unknown_body(c)) {
    entity->actor = true;
    entity->kind = WARTA_KIND_ORGANIZATION;
  } else if (!c->named && c->kind == WARTA_KIND_OTHER &&
             (c->roles & 1U << WARTA_ROLE_SOURCE) != 0) {
    entity->actor = true;
    entity->kind = WARTA_KIND_GROUP;
  } else if (!c->named) {
    entity->actor = c->actor && (c->kind != WARTA_KIND_ORGANIZATION || acts) &&
                    (c->roles & (ACTING | 1U << WARTA_ROLE_TARGET)) != 0;
  } else if (c->entry == WARTA_NONE && c->kind == WARTA_KIND_ORGANIZATION &&
             c->roles == 0 && is_upper(entity->label)) {
    entity->actor = false;
  } else if (is_odd_person(c, entity->label) ||
             (c->term && (c->roles & TALKING) == 0)) {
    entity->kind = WARTA_KIND_OTHER;
    entity->actor = false;
  } else if (is_product(w, c, entity->label)) {
    entity->kind = WARTA_KIND_PRODUCT;
    entity->actor = false;
  }
}

/* ---- Links ---- */

enum { N_LETTERS = 26 };

/// The place of a country in a table of countries.
static uint32_t
country_index(const char *country)
{
  return (uint32_t)(country[0] - 'a') * N_LETTERS +
         (uint32_t)(country[1] - 'a');
}

/// Count the actors and places of each country that the article names.
static void
count_countries(WartaResolve *w)
{
  w->countries =
      warta_arena_array(w->doc->arena, uint32_t, N_LETTERS * N_LETTERS);
  for (uint32_t i = 0; i < w->clusters->len; ++i) {
    const WartaCluster *c = warta_cluster_at(w, i);
    const char *country =
        c->parent == i && c->used && c->entry != WARTA_NONE
            ? warta_gazetteer_entry(w->gazetteer, c->entry).country
            : NULL;
    if (country != NULL) {
      ++w->countries[country_index(country)];
    }
  }
}

/// Whether the article says more of who is meant than the name: an office,
/// something else in the same country, or that a thing's name acts.
static bool
is_confirmed(const WartaResolve *w, const WartaCluster *c,
             const WartaGazetteerEntry *entry)
{
  const bool body = entry->kind == WARTA_KIND_ORGANIZATION ||
                    entry->kind == WARTA_KIND_COUNTRY;
  return c->office != NULL || (body && (c->roles & ACTING) != 0) ||
         (entry->country != NULL &&
          w->countries[country_index(entry->country)] > 1);
}

/// How sure it is that the entry is meant: by a name that nobody else has, by
/// two of its names, or by what the article says besides.
static float
link_confidence(const WartaResolve *w, const WartaCluster *c,
                const Spellings *s, const WartaGazetteerEntry *entry)
{
  uint32_t n = 0;
  WartaNameSense best = WARTA_NAME_UNKNOWN;
  for (uint32_t i = 0; i < s->n; ++i) {
    const WartaNameSense sense = warta_gazetteer_sense(
        w->gazetteer, s->best[i]->text, (uint32_t)strlen(s->best[i]->text));
    n += sense != WARTA_NAME_UNKNOWN;
    best = MAX(best, sense);
  }
  if (best == WARTA_NAME_UNIQUE || n > 1 || is_confirmed(w, c, entry)) {
    return 1;
  }
  return best == WARTA_NAME_COMMON ? 0.7F : 0.8F;
}

static WartaEntity
make_entity(WartaResolve *w, GHashTable *taken, const WartaCluster *c)
{
  const Spellings s = collect(w, c);
  WartaEntity entity = {
      .kind = c->kind, .actor = c->actor, .office = c->office};
  if (c->entry != WARTA_NONE) {
    const WartaGazetteerEntry entry =
        warta_gazetteer_entry(w->gazetteer, c->entry);
    entity.label = entry.label;
    entity.qid = entry.qid;
    entity.kind = entry.kind;
    entity.known = true;
    entity.slug = entry.slug;
    entity.link = link_confidence(w, c, &s, &entry);
    if (entry.kind == WARTA_KIND_PLACE) {
      entity.country = entry.country;
      entity.point = entry.point;
    }
  } else {
    entity.label = s.n == 0 ? "?" : s.best[main_spelling(&s, c->named)]->text;
    entity.slug = make_slug(w, taken, c, &entity);
  }
  judge_actor(w, c, &entity);
  add_others(w, &entity, &s);
  g_hash_table_add(taken, (void *)entity.slug);
  return entity;
}

/// A cluster by the place of its first mention.
typedef struct {
  uint32_t first;
  uint32_t cluster;
} Place;

static int
compare_places(const void *a, const void *b)
{
  const Place *x = a;
  const Place *y = b;
  if (x->first != y->first) {
    return x->first < y->first ? -1 : 1;
  }
  return x->cluster < y->cluster ? -1 : x->cluster > y->cluster;
}

/// Reserve the gazetteer's slugs first, so that no other entity takes one.
static void
reserve_known(const WartaResolve *w, const Place *places, uint32_t n,
              GHashTable *taken)
{
  for (uint32_t i = 0; i < n; ++i) {
    const WartaCluster *c = warta_cluster_at(w, places[i].cluster);
    if (c->entry != WARTA_NONE) {
      g_hash_table_add(
          taken, (void *)warta_gazetteer_entry(w->gazetteer, c->entry).slug);
    }
  }
}

static void
point_to_entities(WartaResolve *w, const uint32_t *entity_of)
{
  WartaDocument *doc = w->doc;
  for (uint32_t i = 0; i < doc->n_names; ++i) {
    const uint32_t cluster = w->names[i].cluster;
    doc->names[i].entity = cluster == WARTA_NONE
                               ? WARTA_NONE
                               : entity_of[warta_cluster_root(w, cluster)];
  }
  for (uint32_t i = 0; i < doc->n_participants; ++i) {
    const uint32_t cluster = w->filler[i];
    doc->participants[i].entity =
        cluster == WARTA_NONE ? WARTA_NONE
                              : entity_of[warta_cluster_root(w, cluster)];
  }
}

void
warta_link_output(WartaResolve *w)
{
  WartaDocument *doc = w->doc;
  const uint32_t n_clusters = w->clusters->len;
  g_autofree Place *places = g_new(Place, n_clusters + 1);
  g_autofree uint32_t *entity_of = g_new(uint32_t, n_clusters + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < n_clusters; ++i) {
    const WartaCluster *c = warta_cluster_at(w, i);
    entity_of[i] = WARTA_NONE;
    if (c->parent == i && c->used) {
      places[n++] = (Place){c->first, i};
    }
  }
  qsort(places, n, sizeof(Place), compare_places);
  count_countries(w);
  g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
  reserve_known(w, places, n, taken);
  doc->entities = warta_arena_array(doc->arena, WartaEntity, n + 1);
  doc->n_entities = n;
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t cluster = places[i].cluster;
    doc->entities[i] = make_entity(w, taken, warta_cluster_at(w, cluster));
    entity_of[cluster] = i;
  }
  point_to_entities(w, entity_of);
}
