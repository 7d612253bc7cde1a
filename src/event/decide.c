// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The passes that decide by learned weights what the rules have proposed.

#include "event/pair.h"

#include <stdlib.h>
#include <string.h>

/// Tokens on either side that are looked at; they and none are the options.
enum { REACH = 22, MAX_OPTIONS = 2 * REACH + 2 };

/// What came out for one predicate and role.
typedef struct {
  uint32_t predicate;
  uint32_t token;
  WartaRole role;
  float probability;
  const char *rule;
} Verdict;

typedef struct {
  WartaScene *s;
  WartaFeatures features;
  GArray *candidates;               ///< WartaCandidate of the sentence at hand
  WartaOption options[MAX_OPTIONS]; ///< Of the predicate at hand
  uint32_t n_options;
  GArray *verdicts;
  float no_role[WARTA_MAX_COLUMNS]; ///< Score of a phrase that has none
} Work;

static uint32_t *
find_depths(const WartaScene *s)
{
  uint32_t *depth = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = s->order[i];
    depth[t] = s->head[t] == WARTA_NONE ? 0 : depth[s->head[t]] + 1;
  }
  return depth;
}

uint32_t *
warta_events_by_token(const WartaScene *s)
{
  uint32_t *at = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t t = 0; t < s->n; ++t) {
    at[t] = WARTA_NONE;
  }
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (!p->dropped && !p->silent) {
      at[p->token] = i;
    }
  }
  return at;
}

void
warta_report_option(const WartaScene *s, const WartaFeatures *features,
                    const WartaPredicate *p, uint32_t filler, uint32_t first,
                    uint32_t ruled)
{
  const WartaObserver *observer = warta_frames_observer(s->frames);
  const WartaObservation observation = {
      .features = features,
      .token = p->token,
      .filler = filler,
      .first = first,
      .ruled = ruled,
  };
  observer->func(&observation, observer->data);
}

/// Score the features at hand as one more option.
static void
add_option(Work *w, uint32_t first)
{
  WartaOption *option = &w->options[w->n_options++];
  option->first = first;
  warta_decisions_score(warta_frames_decisions(w->s->frames), &w->features,
                        option->score);
}

/// The feature of a phrase that is the event itself or too far from it.
static void
no_role_feature(WartaFeatures *f)
{
  warta_features_clear(f, WARTA_TASK_ROLE);
  warta_features_add(f, WARTA_FEATURE_ITSELF, NULL, NULL, NULL);
}

static void
add_candidate(Work *w, const WartaPredicate *p, const WartaAsker *asker,
              uint32_t index, uint32_t from)
{
  const WartaCandidate *c =
      &g_array_index(w->candidates, WartaCandidate, index);
  const uint32_t first = (c->first < from ? index : c->first) - from + 1;
  const bool no_role = (c->token >= p->token && c->token <= p->last) ||
                       warta_names_deed(w->s, p, c->token) ||
                       warta_too_far(w->s, p, asker, c);
  if (no_role && !w->features.names) {
    WartaOption *option = &w->options[w->n_options++];
    option->first = first;
    memcpy(option->score, w->no_role, sizeof option->score);
    return;
  }
  if (no_role) {
    no_role_feature(&w->features);
  } else {
    warta_role_features(w->s, p, asker, c, WARTA_TASK_ROLE, &w->features);
  }
  if (w->features.names) {
    const char *rule = NULL;
    const uint32_t ruled = warta_ruled_role(w->s, p, c->unit, &rule);
    warta_report_option(w->s, &w->features, p,
                        warta_phrase_participant(w->s, c->token), first,
                        ruled == 0 ? 0 : 1U << (ruled - 1));
    return;
  }
  add_option(w, first);
}

/// Whether the rules decide the role.
static bool
left_to_rules(const WartaScene *s, int role)
{
  return warta_decisions_threshold(warta_frames_decisions(s->frames),
                                   WARTA_TASK_ROLE, (uint32_t)role) <= 0;
}

/// The most probable filler of one role, and those coordinated with it.
static void
choose(Work *w, uint32_t index, WartaRole role, uint32_t from)
{
  const WartaPredicate *p = warta_predicate_at(w->s, index);
  const WartaOption *options = w->options;
  const WartaDecisions *decisions = warta_frames_decisions(w->s->frames);
  float probability = 0;
  const uint32_t best = warta_choose(options, w->n_options, role, &probability);
  if (best == 0 || probability < warta_decisions_threshold(
                                     warta_frames_decisions(w->s->frames),
                                     WARTA_TASK_ROLE, role)) {
    return;
  }
  probability =
      warta_decisions_confidence(decisions, WARTA_TASK_ROLE, role, probability);
  for (uint32_t i = best; i < w->n_options; ++i) {
    if (options[i].first != best) {
      continue;
    }
    const WartaCandidate *c =
        &g_array_index(w->candidates, WartaCandidate, from + i - 1);
    const char *rule = NULL;
    const bool ruled =
        warta_ruled_role(w->s, p, c->unit, &rule) == (uint32_t)role + 1;
    const Verdict verdict = {
        .predicate = index,
        .token = c->token,
        .role = role,
        .probability = probability,
        .rule = ruled ? rule : "learned",
    };
    g_array_append_val(w->verdicts, verdict);
  }
}

/// The candidates near one predicate, from number `from` on.
static void
decide_predicate(Work *w, uint32_t index, uint32_t from)
{
  const WartaPredicate *p = warta_predicate_at(w->s, index);
  WartaRuledRoles own;
  WartaRuledRoles above;
  WartaAsker asker = warta_asker(w->s, p);
  asker.ruled = warta_list_ruled_roles(w->s, p, &own) ? &own : NULL;
  if (p->parent != WARTA_NONE &&
      warta_list_ruled_roles(w->s, warta_predicate_at(w->s, p->parent),
                             &above)) {
    asker.ruled_above = &above;
  }
  w->n_options = 0;
  warta_no_role_features(w->s, p, &asker, WARTA_TASK_ROLE, &w->features);
  if (w->features.names) {
    warta_report_option(w->s, &w->features, p, WARTA_NONE, 0, 0);
  } else {
    add_option(w, 0);
  }
  for (uint32_t i = from; i < w->candidates->len; ++i) {
    if (g_array_index(w->candidates, WartaCandidate, i).token >
            p->token + REACH ||
        w->n_options == MAX_OPTIONS) {
      break;
    }
    add_candidate(w, p, &asker, i, from);
  }
  for (int role = 0; role < WARTA_ROLE_SOURCE && !w->features.names; ++role) {
    if (!left_to_rules(w->s, role)) {
      choose(w, index, (WartaRole)role, from);
    }
  }
}

static void
decide_sentence(Work *w, uint32_t sentence, const uint32_t *events,
                const uint32_t *depth)
{
  const WartaSentence *range = &w->s->doc->sentences[sentence];
  uint32_t from = 0;
  g_array_set_size(w->candidates, 0);
  for (uint32_t t = range->first_token; t < range->end_token; ++t) {
    if (events[t] == WARTA_NONE) {
      continue;
    }
    if (w->candidates->len == 0) {
      warta_find_candidates(w->s, sentence, depth, w->candidates);
    }
    while (from < w->candidates->len &&
           g_array_index(w->candidates, WartaCandidate, from).token + REACH <
               t) {
      ++from;
    }
    decide_predicate(w, events[t], from);
  }
}

/* ---- What follows from it ---- */

static int
by_probability(const void *a, const void *b)
{
  const Verdict *x = a;
  const Verdict *y = b;
  if (x->predicate != y->predicate) {
    return x->predicate < y->predicate ? -1 : 1;
  }
  if (x->probability != y->probability) {
    return x->probability > y->probability ? -1 : 1;
  }
  return x->token < y->token ? -1 : x->token > y->token;
}

/// Empty what is decided by weights, and keep in mind what was there.
static void
clear_role(const WartaScene *s, const WartaPredicate *p, uint32_t *token)
{
  if (*token != WARTA_NONE) {
    const WartaOutvoted outvoted = {p->token, *token};
    g_array_append_val(s->outvoted, outvoted);
    *token = WARTA_NONE;
  }
}

static void
clear_predicate(const WartaScene *s, WartaPredicate *p)
{
  for (int slot = 0; slot < WARTA_ROLE_SOURCE * WARTA_SLOTS; ++slot) {
    if (!left_to_rules(s, slot / WARTA_SLOTS)) {
      clear_role(s, p, &warta_slot_at(p, slot)->token);
    }
  }
}

static void
clear_roles(const WartaScene *s)
{
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    WartaPredicate *p = warta_predicate_at(s, i);
    if (!p->dropped && !p->silent) {
      clear_predicate(s, p);
    }
  }
}

/// Whether somebody or something is agent, target or recipient.
static bool
has_participant(const WartaPredicate *p)
{
  for (int slot = 0; slot < WARTA_ROLE_PLACE * WARTA_SLOTS; ++slot) {
    if (warta_slot_token(p, slot) != WARTA_NONE) {
      return true;
    }
  }
  return false;
}

/// Copies of the predicates that are nouns, in their order.
static GArray *
copy_nominals(const WartaScene *s)
{
  GArray *copies = g_array_new(FALSE, FALSE, sizeof(WartaPredicate));
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    if (p->nominal) {
      g_array_append_vals(copies, p, 1);
    }
  }
  return copies;
}

/// A noun is an event by its participants: where the weights would leave none,
/// those of the rules stay.
static void
restore_nominals(const WartaScene *s, const GArray *copies)
{
  uint32_t next = 0;
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    WartaPredicate *p = warta_predicate_at(s, i);
    if (!p->nominal) {
      continue;
    }
    const WartaPredicate *copy = &g_array_index(copies, WartaPredicate, next++);
    if (!has_participant(p)) {
      memcpy(p->roles, copy->roles, sizeof p->roles);
    }
  }
}

static void
apply(const WartaScene *s, const GArray *verdicts)
{
  g_autoptr(GArray) nominals = copy_nominals(s);
  clear_roles(s);
  for (uint32_t i = 0; i < verdicts->len; ++i) {
    const Verdict *v = &g_array_index(verdicts, Verdict, i);
    WartaPredicate *p = warta_predicate_at(s, v->predicate);
    warta_scene_fill(p, v->role, v->token, v->rule, v->probability);
    for (int slot = 0; slot < WARTA_SLOTS; ++slot) {
      WartaSlot *filled = &p->roles[v->role][slot];
      filled->learned |= filled->token == v->token;
    }
  }
  restore_nominals(s, nominals);
}

void
warta_pass_decisions(WartaScene *s)
{
  const WartaObserver *observer = warta_frames_observer(s->frames);
  if (!observer && !warta_frames_decisions(s->frames)) {
    return;
  }
  Work w = {
      .s = s,
      .candidates = g_array_new(FALSE, FALSE, sizeof(WartaCandidate)),
      .verdicts = g_array_new(FALSE, FALSE, sizeof(Verdict)),
  };
  warta_features_init(&w.features, observer ? observer->names : NULL);
  if (!observer) {
    no_role_feature(&w.features);
    warta_decisions_score(warta_frames_decisions(s->frames), &w.features,
                          w.no_role);
  }
  warta_count_between(s);
  const uint32_t *events = warta_events_by_token(s);
  const uint32_t *depth = find_depths(s);
  for (uint32_t i = 0; i < s->doc->n_sentences; ++i) {
    decide_sentence(&w, i, events, depth);
  }
  if (!observer) {
    if (w.verdicts->len > 0) {
      qsort(w.verdicts->data, w.verdicts->len, sizeof(Verdict), by_probability);
    }
    apply(s, w.verdicts);
  }
  g_array_unref(w.candidates);
  g_array_unref(w.verdicts);
}
