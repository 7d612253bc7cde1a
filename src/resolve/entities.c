// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The passes in their order, and the tables they share.

#include "resolve/work.h"

#include <string.h>

/// The country whose government is meant by "pemerintah": Indonesia when
/// anything Indonesian is named, else the country named most often.
static uint32_t
find_home(WartaResolve *w)
{
  uint32_t best = WARTA_NONE;
  bool indonesian = false;
  for (uint32_t i = 0; i < w->clusters->len; ++i) {
    const WartaCluster *c = warta_cluster_at(w, i);
    if (c->parent != i || c->entry == WARTA_NONE) {
      continue;
    }
    const WartaGazetteerEntry entry =
        warta_gazetteer_entry(w->gazetteer, c->entry);
    indonesian |= entry.country != NULL && strcmp(entry.country, "id") == 0;
    if (entry.kind == WARTA_KIND_COUNTRY &&
        (best == WARTA_NONE || c->count > warta_cluster_at(w, best)->count)) {
      best = i;
    }
  }
  const uint32_t indonesia = warta_gazetteer_find(w->gazetteer, "Indonesia", 9);
  if (best != WARTA_NONE && !indonesian) {
    return best;
  }
  return indonesia == WARTA_NONE ? best
                                 : warta_cluster_of_entry(w, indonesia, 0);
}

/// What the argument makes of its participant.
static uint8_t
part_of(const WartaDocument *doc, const WartaArgument *argument)
{
  enum { VICTIM = 1 << WARTA_PART_VICTIM, SUSPECT = 1 << WARTA_PART_SUSPECT };
  const WartaEvent *e = &doc->events[argument->event];
  const bool crime = g_strcmp0(e->event_class, "ASSAULT") == 0 ||
                     g_strcmp0(e->event_class, "CRIME") == 0;
  const bool death = g_strcmp0(e->event_class, "DEATH") == 0;
  if (argument->role == WARTA_ROLE_AGENT) {
    return death ? VICTIM : crime ? SUSPECT : 0;
  }
  if (argument->role != WARTA_ROLE_TARGET) {
    return 0;
  }
  return death || crime                             ? VICTIM
         : g_strcmp0(e->mode, "COERCE-arrest") == 0 ? SUSPECT
                                                    : 0;
}

static void
index_arguments(WartaResolve *w)
{
  const WartaDocument *doc = w->doc;
  for (uint32_t i = 0; i < doc->n_participants; ++i) {
    w->event[i] = WARTA_NONE;
    w->filler[i] = WARTA_NONE;
  }
  for (uint32_t a = 0; a < doc->n_arguments; ++a) {
    const WartaArgument *argument = &doc->arguments[a];
    w->roles[argument->participant] |= (uint8_t)(1U << argument->role);
    w->parts[argument->participant] |= part_of(doc, argument);
    const bool speaks = argument->role == WARTA_ROLE_AGENT &&
                        doc->events[argument->event].speech;
    const bool spoken = (w->roles[argument->participant] & WARTA_SPEAKS) != 0;
    if (w->event[argument->participant] == WARTA_NONE || (speaks && !spoken)) {
      w->event[argument->participant] = argument->event;
    }
    w->roles[argument->participant] |= speaks ? WARTA_SPEAKS : 0;
  }
}

static WartaResolve
open_tables(WartaDocument *doc, const WartaResolver *resolver,
            const WartaGazetteer *gazetteer)
{
  WartaArena *arena = doc->arena;
  WartaResolve w = {
      .doc = doc,
      .lexica = resolver,
      .gazetteer = gazetteer,
      .clusters = g_array_new(FALSE, TRUE, sizeof(WartaCluster)),
      .forms = g_array_new(FALSE, TRUE, sizeof(WartaSpelling)),
      .names = warta_arena_array(arena, WartaNameInfo, doc->n_names + 1),
      .owner = warta_arena_array(arena, uint32_t, doc->n_tokens + 1),
      .filler = warta_arena_array(arena, uint32_t, doc->n_participants + 1),
      .roles = warta_arena_array(arena, uint8_t, doc->n_participants + 1),
      .event = warta_arena_array(arena, uint32_t, doc->n_participants + 1),
      .parts = warta_arena_array(arena, uint8_t, doc->n_participants + 1),
      .cast = {WARTA_NONE, WARTA_NONE},
      .surnames = g_hash_table_new(g_str_hash, g_str_equal),
      .starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .keys = g_hash_table_new(g_str_hash, g_str_equal),
      .entries = g_hash_table_new(NULL, NULL),
      .heads = g_hash_table_new(g_str_hash, g_str_equal),
      .phrases = g_hash_table_new(g_str_hash, g_str_equal),
      .offices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .home = WARTA_NONE,
  };
  memset(w.owner, 0xff, sizeof(uint32_t) * (doc->n_tokens + 1));
  return w;
}

static void
close_tables(WartaResolve *w)
{
  g_array_unref(w->clusters);
  g_array_unref(w->forms);
  g_hash_table_unref(w->surnames);
  g_hash_table_unref(w->starts);
  g_hash_table_unref(w->keys);
  g_hash_table_unref(w->entries);
  g_hash_table_unref(w->heads);
  g_hash_table_unref(w->phrases);
  g_hash_table_unref(w->offices);
}

void
warta_resolve_entities(WartaDocument *doc, const WartaResolver *resolver,
                       const WartaGazetteer *gazetteer, WartaIdentity identity)
{
  WartaResolve w = open_tables(doc, resolver, gazetteer);
  w.strings = identity == WARTA_IDENTITY_STRING;
  index_arguments(&w);
  if (w.strings) {
    warta_link_strings(&w);
  } else {
    warta_link_titles(&w);
    warta_link_names(&w);
    warta_link_aliases(&w);
    warta_link_similar(&w);
    warta_link_offices(&w);
    warta_link_appositions(&w);
    w.home = find_home(&w);
  }
  warta_link_mentions(&w);
  warta_link_output(&w);
  close_tables(&w);
}
