// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every mention in the order of the text: names, phrases and pronouns.

#include "resolve/work.h"

#include <stdlib.h>
#include <string.h>

/// A participant by the place of its head.
typedef struct {
  uint32_t head;
  uint32_t participant;
} Place;

static int
compare_places(const void *a, const void *b)
{
  const Place *x = a;
  const Place *y = b;
  if (x->head != y->head) {
    return x->head < y->head ? -1 : 1;
  }
  return x->participant < y->participant ? -1 : x->participant > y->participant;
}

static bool
in_boilerplate(const WartaDocument *doc, uint32_t token)
{
  const uint32_t mark = doc->sentences[doc->tokens[token].sentence].mark;
  return mark != WARTA_NONE && warta_mark_is_boilerplate(doc->marks[mark].kind);
}

uint32_t
warta_quote_at(const WartaDocument *doc, uint32_t token)
{
  const uint32_t at = doc->tokens[token].span.begin;
  uint32_t low = 0;
  uint32_t high = doc->n_quotes;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (doc->quotes[middle].span.end <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < doc->n_quotes && doc->quotes[low].span.begin <= at ? low
                                                                  : WARTA_NONE;
}

static void
remember(WartaResolve *w, WartaMemory *memory, uint32_t cluster, uint32_t token,
         uint32_t participant)
{
  WartaTrace trace = {.cluster = cluster,
                      .token = token,
                      .sentence = w->doc->tokens[token].sentence,
                      .quoted = warta_quote_at(w->doc, token) != WARTA_NONE};
  if (participant != WARTA_NONE) {
    trace.roles = w->roles[participant];
    trace.speaker = (trace.roles & WARTA_SPEAKS) != 0;
  }
  warta_memory_add(memory, trace);
  WartaCluster *c = warta_cluster_at(w, cluster);
  c->actor |= c->kind == WARTA_KIND_PLACE && trace.speaker;
  c->roles |= trace.roles;
  c->last = token;
  c->used = true;
  ++c->count;
}

/// Remember who was hurt and who did it.
static void
note_parts(WartaResolve *w, uint32_t participant, uint32_t cluster)
{
  const uint32_t root = warta_cluster_root(w, cluster);
  if (warta_cluster_at(w, root)->kind != WARTA_KIND_PERSON) {
    return;
  }
  for (uint32_t i = 0; i < WARTA_N_PARTS; ++i) {
    if ((w->parts[participant] & 1U << i) == 0) {
      continue;
    }
    w->many_cast[i] |=
        w->cast[i] != WARTA_NONE && warta_cluster_root(w, w->cast[i]) != root;
    w->cast[i] = root;
  }
}

/// Somebody called a reporter speaks for others.
static void
note_relay(const WartaResolve *w, uint32_t participant, uint32_t cluster)
{
  const WartaParticipant *q = &w->doc->participants[participant];
  uint32_t end = 0;
  const WartaNoun *noun = warta_noun_at(w, q->head, &end);
  noun = noun == NULL ? warta_noun_at(w, q->first_token, &end) : noun;
  WartaCluster *c = warta_cluster_at(w, warta_cluster_root(w, cluster));
  c->relays |= noun != NULL && (noun->flags & WARTA_NOUN_RELAY) != 0;
}

static void
link_participant(WartaResolve *w, WartaMemory *memory, uint32_t participant)
{
  const uint32_t head = w->doc->participants[participant].head;
  if (in_boilerplate(w->doc, head)) {
    return;
  }
  const WartaPronoun *pronoun = warta_pronoun_at(w, head);
  uint32_t cluster = WARTA_NONE;
  if (pronoun == NULL) {
    cluster = warta_link_phrase(w, memory, participant);
  } else if (pronoun->person == 3 && !w->strings) {
    cluster = warta_pronoun_cluster(w, memory, participant, pronoun);
  }
  w->filler[participant] = cluster;
  if (cluster != WARTA_NONE) {
    note_relay(w, participant, cluster);
    note_parts(w, participant, cluster);
    remember(w, memory, cluster, head, participant);
  }
}

/* ---- First person ---- */

/// Who says the participant's words: the speaker of the quotation, else the
/// source of its event.
static uint32_t
speaker_of(const WartaResolve *w, uint32_t participant)
{
  const WartaDocument *doc = w->doc;
  const uint32_t quote =
      warta_quote_at(doc, doc->participants[participant].head);
  if (quote != WARTA_NONE && doc->quotes[quote].speaker != WARTA_NONE) {
    return w->filler[doc->quotes[quote].speaker];
  }
  const uint32_t event = w->event[participant];
  if (event == WARTA_NONE) {
    return WARTA_NONE;
  }
  const WartaEvent *e = &doc->events[event];
  for (uint32_t a = e->first_argument; a < e->end_argument; ++a) {
    if (doc->arguments[a].role == WARTA_ROLE_SOURCE &&
        doc->arguments[a].participant != participant) {
      return w->filler[doc->arguments[a].participant];
    }
  }
  return WARTA_NONE;
}

/// "kami" of somebody with an office is the body that it is an office of.
static uint32_t
speaks_for(const WartaResolve *w, uint32_t speaker, uint32_t token)
{
  if (speaker == WARTA_NONE ||
      strcmp(w->doc->tokens[token].lower, "kami") != 0) {
    return speaker;
  }
  const uint32_t employer =
      warta_cluster_at(w, warta_cluster_root(w, speaker))->employer;
  return employer == WARTA_NONE ? speaker : warta_cluster_root(w, employer);
}

static void
link_first_persons(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_participants; ++i) {
    const uint32_t head = w->doc->participants[i].head;
    const WartaPronoun *pronoun = warta_pronoun_at(w, head);
    if (pronoun != NULL && pronoun->person == 1 && !w->strings &&
        !in_boilerplate(w->doc, head)) {
      w->filler[i] = speaks_for(w, speaker_of(w, i), head);
    }
  }
}

/// Remember the names before the token; returns the first one behind it.
static uint32_t
remember_names(WartaResolve *w, WartaMemory *memory, uint32_t name,
               uint32_t token)
{
  while (name < w->doc->n_names && w->names[name].first_token < token) {
    const WartaNameInfo *info = &w->names[name++];
    if (info->cluster != WARTA_NONE) {
      remember(w, memory, warta_cluster_root(w, info->cluster),
               info->first_token, WARTA_NONE);
    }
  }
  return name;
}

void
warta_link_mentions(WartaResolve *w)
{
  const WartaDocument *doc = w->doc;
  g_autofree Place *places = g_new(Place, doc->n_participants + 1);
  for (uint32_t i = 0; i < doc->n_participants; ++i) {
    places[i] = (Place){doc->participants[i].head, i};
  }
  qsort(places, doc->n_participants, sizeof(Place), compare_places);
  WartaMemory memory = {.n = 0};
  uint32_t name = 0;
  for (uint32_t i = 0; i <= doc->n_participants; ++i) {
    const uint32_t head = i < doc->n_participants ? places[i].head : WARTA_NONE;
    name = remember_names(w, &memory, name, head);
    if (i < doc->n_participants) {
      link_participant(w, &memory, places[i].participant);
    }
  }
  link_first_persons(w);
}
