// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Pronouns of the third person, by the latest mentions that fit.

#include "resolve/work.h"

enum {
  REACH = 3,          ///< Sentences that a pronoun reaches back
  SPEAKER_REACH = 10, ///< The same for the subject of a verb of saying
  MAX_RIVALS = 8,
  TOPIC = 25,
};

/// What a pronoun is looking for.
typedef struct {
  uint32_t participant;
  uint32_t token;
  uint32_t sentence;
  uint8_t roles;
  bool many;
  bool human;
  bool thing;                  ///< An object "-nya", which may be a thing
  bool quoted;                 ///< In somebody's own words
  bool speaks;                 ///< It is the subject of a verb of saying
  uint32_t rivals[MAX_RIVALS]; ///< Clusters in other roles of its event
  uint32_t n_rivals;
} Search;

void
warta_memory_add(WartaMemory *memory, WartaTrace trace)
{
  const uint8_t subject = 1U << WARTA_ROLE_AGENT | 1U << WARTA_ROLE_TARGET;
  trace.topic = (trace.roles & subject) != 0 &&
                (!memory->any_topic || memory->topic < trace.sentence);
  if (trace.topic) {
    memory->any_topic = true;
    memory->topic = trace.sentence;
  }
  memory->traces[memory->n % WARTA_TRACES] = trace;
  ++memory->n;
}

uint32_t
warta_memory_kind(const WartaResolve *w, const WartaMemory *memory,
                  WartaKind kind, uint32_t sentence, uint32_t reach)
{
  const uint32_t n = MIN(memory->n, WARTA_TRACES);
  for (uint32_t i = 1; i <= n; ++i) {
    const WartaTrace *trace = &memory->traces[(memory->n - i) % WARTA_TRACES];
    if (sentence - trace->sentence > reach) {
      break;
    }
    const uint32_t cluster = warta_cluster_root(w, trace->cluster);
    if (warta_cluster_at(w, cluster)->kind == kind) {
      return cluster;
    }
  }
  return WARTA_NONE;
}

uint32_t
warta_memory_employer(const WartaResolve *w, const WartaMemory *memory,
                      uint32_t sentence)
{
  const uint32_t n = MIN(memory->n, WARTA_TRACES);
  for (uint32_t i = 1; i <= n; ++i) {
    const WartaTrace *trace = &memory->traces[(memory->n - i) % WARTA_TRACES];
    if (sentence - trace->sentence > REACH) {
      break;
    }
    const uint32_t employer =
        warta_cluster_at(w, warta_cluster_root(w, trace->cluster))->employer;
    if (trace->speaker) {
      return employer == WARTA_NONE ? WARTA_NONE
                                    : warta_cluster_root(w, employer);
    }
  }
  return WARTA_NONE;
}

/// The other roles of the pronoun's event are filled by somebody else.
static void
find_rivals(const WartaResolve *w, Search *search)
{
  const uint32_t event = w->event[search->participant];
  if (event == WARTA_NONE) {
    return;
  }
  const WartaEvent *e = &w->doc->events[event];
  search->speaks = (search->roles & WARTA_SPEAKS) != 0;
  for (uint32_t a = e->first_argument; a < e->end_argument; ++a) {
    const WartaArgument *argument = &w->doc->arguments[a];
    const uint32_t cluster = w->filler[argument->participant];
    if (argument->participant != search->participant &&
        argument->role != WARTA_ROLE_SOURCE && cluster != WARTA_NONE &&
        search->n_rivals < MAX_RIVALS) {
      search->rivals[search->n_rivals++] = warta_cluster_root(w, cluster);
    }
  }
}

static bool
is_rival(const Search *search, uint32_t cluster)
{
  for (uint32_t i = 0; i < search->n_rivals; ++i) {
    if (search->rivals[i] == cluster) {
      return true;
    }
  }
  return false;
}

/// The object "-nya": what else than an object of the sentence it may be.
static int
fit_thing(const WartaCluster *c)
{
  return c->kind == WARTA_KIND_PERSON ? 20 : -1;
}

/// How well the kind of actor fits the pronoun; negative: not at all.
static int
fit(const Search *search, const WartaCluster *c, const WartaTrace *trace)
{
  if (search->thing) {
    const bool target = (trace->roles & 1U << WARTA_ROLE_TARGET) != 0;
    return target && search->sentence - trace->sentence < 2 ? 30 : fit_thing(c);
  }
  if (search->many) {
    const bool body =
        c->kind == WARTA_KIND_ORGANIZATION || c->kind == WARTA_KIND_COUNTRY;
    return c->many || c->kind == WARTA_KIND_GROUP ? 40
           : body && trace->topic                 ? 0
                                                  : -1;
  }
  switch (c->kind) {
  case WARTA_KIND_PERSON:
    return 40;
  case WARTA_KIND_ORGANIZATION:
  case WARTA_KIND_COUNTRY:
    return search->human ? -1 : 5;
  case WARTA_KIND_GROUP:
    return search->human ? -1 : 0;
  default:
    return -1;
  }
}

/// Who is the subject of a verb of saying behind a quotation: the last speaker,
/// not somebody whom the quotation talks of.
static int
score_speaker(const WartaCluster *c, const WartaTrace *trace, uint32_t distance)
{
  if (trace->quoted || distance > SPEAKER_REACH || c->relays) {
    return -1;
  }
  int points = 100 - 5 * (int)distance;
  points += c->kind == WARTA_KIND_PERSON ? 60 : 0;
  points += trace->speaker ? 40 : 0;
  points += c->named ? 20 : 0;
  points += (trace->roles & 1U << WARTA_ROLE_AGENT) != 0 ? 10 : 0;
  return points;
}

static int
score(const WartaResolve *w, const Search *search, const WartaTrace *trace)
{
  const uint32_t cluster = warta_cluster_root(w, trace->cluster);
  const WartaCluster *c = warta_cluster_at(w, cluster);
  const uint32_t distance = search->sentence - trace->sentence;
  const int fitting = fit(search, c, trace);
  if (fitting < 0 || is_rival(search, cluster)) {
    return -1;
  }
  if (search->speaks && !search->quoted) {
    return score_speaker(c, trace, distance);
  }
  if (distance > REACH) {
    return -1;
  }
  const bool agent = (trace->roles & 1U << WARTA_ROLE_AGENT) != 0;
  const bool subject = agent || (trace->roles & 1U << WARTA_ROLE_TARGET) != 0;
  int points = 100 + fitting - 30 * (int)distance;
  points += agent ? 20 : subject ? 8 : 0;
  points += trace->speaker ? 10 : 0;
  points += trace->topic ? TOPIC : 0;
  points += c->named ? 8 : 0;
  points -= trace->quoted != search->quoted ? 15 : 0;
  points += (int)MIN(c->count, 5) * 2;
  return points;
}

uint32_t
warta_pronoun_cluster(const WartaResolve *w, const WartaMemory *memory,
                      uint32_t participant, const WartaPronoun *pronoun)
{
  const WartaParticipant *q = &w->doc->participants[participant];
  Search search = {
      .participant = participant,
      .token = q->head,
      .sentence = w->doc->tokens[q->head].sentence,
      .roles = w->roles[participant],
      .many = (pronoun->flags & WARTA_PRONOUN_MANY) != 0,
      .human = (pronoun->flags & WARTA_PRONOUN_HUMAN) != 0,
      .quoted = warta_quote_at(w->doc, q->head) != WARTA_NONE,
  };
  search.thing = !search.human && search.roles == 1U << WARTA_ROLE_TARGET;
  find_rivals(w, &search);
  const uint32_t n = MIN(memory->n, WARTA_TRACES);
  int best = -1;
  uint32_t found = WARTA_NONE;
  for (uint32_t i = 1; i <= n; ++i) {
    const WartaTrace *trace = &memory->traces[(memory->n - i) % WARTA_TRACES];
    const int points = score(w, &search, trace);
    if (points > best) {
      best = points;
      found = warta_cluster_root(w, trace->cluster);
    }
  }
  return found;
}
