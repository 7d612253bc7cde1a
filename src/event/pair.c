// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Candidates and the features of a pair.

#include "event/pair.h"

#include <string.h>

enum { MAX_PATH = 5 };

static const char *const form_names[] = {"active", "passive", "bare",
                                         "ter",    "ke-an",   "noun"};
static const char *const link_names[] = {"root",      "complement", "purpose",
                                         "adverbial", "relative",   "noun",
                                         "conjunct",  "parataxis"};
static const char *const kind_names[] = {"other",   "person", "organization",
                                         "country", "place",  "group",
                                         "event",   "law",    "product"};
static const char *const answer_names[] = {"-", "agent", "target", "recipient",
                                           "place"};

uint32_t
warta_phrase_unit(const WartaScene *s, uint32_t token)
{
  const uint32_t head = warta_phrase_head(s, token);
  const uint32_t name = warta_token_at(s, head)->name;
  return name == WARTA_NONE ? head : s->doc->names[name].first_token;
}

/* ---- Candidates ---- */

WartaPiece
warta_phrase_kind(const WartaScene *s, uint32_t t)
{
  const uint32_t unit = warta_phrase_unit(s, t);
  const WartaToken *token = warta_token_at(s, unit);
  if (token->name != WARTA_NONE) {
    return warta_piece(kind_names[s->doc->names[token->name].kind]);
  }
  if (warta_is(s, unit, WARTA_IS_PERSONAL)) {
    return warta_piece(token->lower);
  }
  if (s->predicate[unit] != WARTA_NONE) {
    return warta_piece("nominal");
  }
  if (warta_is(s, unit, WARTA_IS_SAME)) {
    return warta_piece("body");
  }
  if (warta_is(s, unit, WARTA_IS_TITLE | WARTA_IS_ACTOR)) {
    return warta_piece("actor");
  }
  return warta_piece(token->upos == WARTA_UPOS_NUM ? "number" : "thing");
}

static WartaPiece
above_of(const WartaScene *s, uint32_t t)
{
  const uint32_t head = s->head[t];
  if (head == WARTA_NONE) {
    return warta_piece("root");
  }
  if (s->predicate[head] != WARTA_NONE) {
    const WartaPredicate *p = warta_predicate_at(s, s->predicate[head]);
    return warta_piece(p->nominal ? "nominal" : "verb");
  }
  return warta_piece(warta_upos_names[warta_token_at(s, head)->upos]);
}

static bool
candidate(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  const uint32_t index = s->predicate[t];
  if (!warta_phrase_possible(s, t) || warta_phrase_in_dateline(s, t) ||
      (index != WARTA_NONE && !warta_predicate_at(s, index)->nominal)) {
    return false;
  }
  switch (warta_rel_universal(token->rel)) {
  case WARTA_REL_FLAT:
  case WARTA_REL_FIXED:
  case WARTA_REL_COMPOUND:
  case WARTA_REL_AMOD:
  case WARTA_REL_CASE:
  case WARTA_REL_MARK:
    return token->name != WARTA_NONE;
  default:
    return true;
  }
}

void
warta_describe_candidate(const WartaScene *s, WartaCandidate *c)
{
  const WartaToken *token = warta_token_at(s, c->token);
  const WartaToken *unit = warta_token_at(s, c->unit);
  const WartaWord *preposition = warta_scene_preposition(s, c->token);
  const char *word = "-";
  WARTA_FIRST_CHILDREN(s, child, c->token)
  {
    if (child < c->token && preposition->preposition != 0 &&
        s->word[child] == preposition) {
      word = warta_token_at(s, child)->lower;
    }
  }
  c->kind = warta_phrase_kind(s, c->token);
  c->lemma = unit->name != WARTA_NONE || !unit->lemma
                 ? c->kind
                 : warta_piece(unit->lemma);
  c->rel = warta_piece(warta_rel_names[token->rel]);
  c->preposition = warta_piece(word);
  c->above = above_of(s, c->token);
}

/// The candidate of that unit not far before number `end`, or NULL.
static WartaCandidate *
candidate_of(const GArray *candidates, uint32_t unit, uint32_t end)
{
  for (uint32_t i = end, n = 0; i-- > 0 && n < 8; ++n) {
    WartaCandidate *c = &g_array_index(candidates, WartaCandidate, i);
    if (c->unit == unit) {
      return c;
    }
  }
  return NULL;
}

/// The candidate with which this one is coordinated.
static uint32_t
first_of(const WartaScene *s, const GArray *candidates, uint32_t index)
{
  const WartaCandidate *c = &g_array_index(candidates, WartaCandidate, index);
  const uint32_t head = s->head[c->token];
  if (head == WARTA_NONE || !warta_phrase_coordinated(s, head, c->token)) {
    return index;
  }
  const WartaCandidate *before =
      candidate_of(candidates, warta_phrase_unit(s, head), index);
  return before ? before->first : index;
}

void
warta_find_candidates(const WartaScene *s, uint32_t sentence,
                      const uint32_t *depth, GArray *candidates)
{
  const WartaSentence *range = &s->doc->sentences[sentence];
  uint32_t person = 0; // that the title before leads to
  for (uint32_t t = range->first_token; t < range->end_token; ++t) {
    if (t < person || !candidate(s, t)) {
      continue;
    }
    const WartaCandidate c = {.token = t, .unit = warta_phrase_unit(s, t)};
    WartaCandidate *known = candidate_of(candidates, c.unit, candidates->len);
    person = warta_is(s, t, WARTA_IS_TITLE) && c.unit > t ? c.unit : person;
    if (!known) {
      g_array_append_val(candidates, c);
    } else if (depth[t] < depth[known->token]) {
      known->token = t;
    }
  }
  for (uint32_t i = 0; i < candidates->len; ++i) {
    WartaCandidate *c = &g_array_index(candidates, WartaCandidate, i);
    warta_describe_candidate(s, c);
    c->first = first_of(s, candidates, i);
  }
}

/* ---- What the rules say ---- */

/// Whether the slot's filler is coordinated with the phrase.
static bool
coordinated(const WartaScene *s, uint32_t token, uint32_t unit)
{
  WARTA_FIRST_CHILDREN(s, c, token)
  {
    if (warta_phrase_coordinated(s, token, c) &&
        warta_phrase_unit(s, c) == unit) {
      return true;
    }
  }
  return false;
}

uint32_t
warta_ruled_role(const WartaScene *s, const WartaPredicate *p, uint32_t unit,
                 const char **rule)
{
  *rule = "-";
  for (int i = 0; i < WARTA_ROLE_SOURCE * WARTA_SLOTS; ++i) {
    const uint32_t token = warta_slot_token(p, i);
    const uint32_t role = (uint32_t)(i / WARTA_SLOTS);
    if (token == WARTA_NONE) {
      continue;
    }
    if (warta_phrase_unit(s, token) == unit) {
      *rule = p->roles[role][i % WARTA_SLOTS].rule;
      return role + 1;
    }
    if (role != WARTA_ROLE_PLACE && coordinated(s, token, unit)) {
      *rule = "conjunct";
      return role + 1;
    }
  }
  return 0;
}

static bool
add_ruled(WartaRuledRoles *roles, uint32_t unit, uint32_t role,
          const char *rule)
{
  if (roles->n == WARTA_MAX_RULED) {
    return false;
  }
  roles->items[roles->n].unit = unit;
  roles->items[roles->n].role = role + 1;
  roles->items[roles->n++].rule = rule;
  return true;
}

static bool
add_coordinated(const WartaScene *s, uint32_t token, uint32_t role,
                WartaRuledRoles *roles)
{
  bool room = true;
  WARTA_FIRST_CHILDREN(s, c, token)
  {
    if (room && warta_phrase_coordinated(s, token, c)) {
      room = add_ruled(roles, warta_phrase_unit(s, c), role, "conjunct");
    }
  }
  return room;
}

bool
warta_list_ruled_roles(const WartaScene *s, const WartaPredicate *p,
                       WartaRuledRoles *roles)
{
  roles->n = 0;
  bool room = true;
  for (int i = 0; i < WARTA_ROLE_SOURCE * WARTA_SLOTS && room; ++i) {
    const uint32_t token = warta_slot_token(p, i);
    const uint32_t role = (uint32_t)(i / WARTA_SLOTS);
    if (token == WARTA_NONE) {
      continue;
    }
    room = add_ruled(roles, warta_phrase_unit(s, token), role,
                     p->roles[role][i % WARTA_SLOTS].rule);
    room = room &&
           (role == WARTA_ROLE_PLACE || add_coordinated(s, token, role, roles));
  }
  return room;
}

/// The role of a unit, from the list if there is one.
static uint32_t
look_up_role(const WartaScene *s, const WartaPredicate *p,
             const WartaRuledRoles *roles, uint32_t unit, const char **rule)
{
  if (!roles) {
    return warta_ruled_role(s, p, unit, rule);
  }
  *rule = "-";
  for (uint32_t i = 0; i < roles->n; ++i) {
    if (roles->items[i].unit == unit) {
      *rule = roles->items[i].rule;
      return roles->items[i].role;
    }
  }
  return 0;
}

static WartaPiece
rule_of(const WartaPredicate *p, WartaRole role)
{
  const WartaSlot *slot = &p->roles[role][0];
  return warta_piece(slot->token == WARTA_NONE ? "-" : slot->rule);
}

static uint32_t
unit_of(const WartaScene *s, const WartaPredicate *p, WartaRole role)
{
  const uint32_t token = p->roles[role][0].token;
  return token == WARTA_NONE ? WARTA_NONE : warta_phrase_unit(s, token);
}

/// The word that leads the clause.
static WartaPiece
mark_of(const WartaScene *s, const WartaPredicate *p)
{
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    const WartaRel rel = warta_token_at(s, c)->rel;
    if (c < p->token && (rel == WARTA_REL_MARK || rel == WARTA_REL_CASE ||
                         warta_is(s, c, WARTA_IS_RELATIVE))) {
      return warta_piece(warta_token_at(s, c)->lower);
    }
  }
  return warta_piece("-");
}

/// Action of the clause above.
static WartaPiece
parent_of(const WartaScene *s, const WartaPredicate *p)
{
  if (p->parent == WARTA_NONE) {
    return warta_piece("-");
  }
  const WartaToken *token =
      warta_token_at(s, warta_predicate_at(s, p->parent)->token);
  return warta_piece(token->active ? token->active : token->lower);
}

/// How the clause above treats its complement.
static WartaPiece
control_of(const WartaScene *s, const WartaPredicate *p)
{
  if (p->parent == WARTA_NONE) {
    return warta_piece("-");
  }
  const uint32_t flags = warta_predicate_at(s, p->parent)->frame->flags;
  return warta_piece(flags & WARTA_FRAME_OBJECT ? "object"
                     : flags & WARTA_FRAME_SAY  ? "say"
                     : flags & WARTA_FRAME_NONE ? "none"
                                                : "subject");
}

WartaAsker
warta_asker(const WartaScene *s, const WartaPredicate *p)
{
  const WartaToken *token = warta_token_at(s, p->token);
  const char *action = p->frame->action ? p->frame->action
                       : token->active  ? token->active
                                        : token->lower;
  return (WartaAsker){
      .form = warta_piece(form_names[p->form]),
      .link = warta_piece(link_names[p->link]),
      .action = warta_piece(action),
      .event_class = warta_piece(p->event_class),
      .mark = mark_of(s, p),
      .parent = parent_of(s, p),
      .control = control_of(s, p),
      .subject = warta_piece(p->own_subject ? "own" : "-"),
      .agent = rule_of(p, WARTA_ROLE_AGENT),
      .target = rule_of(p, WARTA_ROLE_TARGET),
      .agent_unit = unit_of(s, p, WARTA_ROLE_AGENT),
      .target_unit = unit_of(s, p, WARTA_ROLE_TARGET),
  };
}

/* ---- Where the two stand ---- */

static WartaPiece
distance(uint32_t from, uint32_t to)
{
  static const char *const left[] = {"0",   "-1",  "-2",  "-3",
                                     "-4+", "-7+", "-12+"};
  static const char *const right[] = {"0", "1", "2", "3", "4+", "7+", "12+"};
  const uint32_t n = from < to ? to - from : from - to;
  const uint32_t bucket = n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : 6;
  return warta_piece(to < from ? left[bucket] : right[bucket]);
}

/// Whether the token is the predicate or an auxiliary that stands for it.
static bool
stands_for(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  return t == p->token || s->delegate[t] == p->token ||
         (t > p->token && t <= p->last);
}

static const char *
universal_name(const WartaScene *s, uint32_t t)
{
  return warta_rel_names[warta_rel_universal(warta_token_at(s, t)->rel)];
}

/// A way that is being written.
typedef struct {
  char text[128];
  size_t n;
} Way;

static inline void
add_char(Way *way, char c)
{
  way->text[way->n] = c;
  way->n += way->n < sizeof way->text - 1;
}

static inline void
add_name(Way *way, const char *name)
{
  for (; *name != '\0'; ++name) {
    add_char(way, *name);
  }
}

/// The way through the tree: up from the phrase ("nsubj<"), down to the
/// predicate ("acl>").
static WartaPiece
path(const WartaScene *s, const WartaPredicate *p, uint32_t t, Way *way)
{
  uint32_t down[MAX_PATH + 1];
  uint32_t n = 0;
  for (uint32_t b = p->token; b != WARTA_NONE && n <= MAX_PATH;
       b = s->head[b]) {
    down[n++] = b;
  }
  way->n = 0;
  for (uint32_t i = 0; t != WARTA_NONE && i <= MAX_PATH; ++i, t = s->head[t]) {
    uint32_t at = 0;
    while (at < n && down[at] != t && !(at == 0 && stands_for(s, p, t))) {
      ++at;
    }
    while (at < n && at-- > 0) {
      add_char(way, '>');
      add_name(way, universal_name(s, down[at]));
    }
    if (at != n) {
      way->text[way->n] = '\0';
      return (WartaPiece){way->text, warta_feature_hash(way->text, way->n)};
    }
    add_name(way, universal_name(s, t));
    add_char(way, '<');
  }
  return warta_piece("far");
}

void
warta_count_between(WartaScene *s)
{
  s->verbs = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  s->commas = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t t = 0; t < s->n; ++t) {
    const bool verb = s->predicate[t] != WARTA_NONE &&
                      s->delegate[t] == WARTA_NONE &&
                      !warta_predicate_at(s, s->predicate[t])->nominal;
    const char *lower = warta_token_at(s, t)->lower;
    s->verbs[t + 1] = s->verbs[t] + verb;
    s->commas[t + 1] = s->commas[t] + (lower[0] == ',' && lower[1] == '\0');
  }
}

static uint32_t
verbs_between(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  return t < p->token ? s->verbs[p->token] - s->verbs[t + 1]
                      : s->verbs[t] - s->verbs[p->last + 1];
}

/// What stands between the two: commas, verbs.
static WartaPiece
between(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  static const char *const names[] = {"00", "01", "02", "10", "11",
                                      "12", "20", "21", "22"};
  const uint32_t commas = t < p->token ? s->commas[p->token] - s->commas[t + 1]
                                       : s->commas[t] - s->commas[p->last + 1];
  const uint32_t verbs = verbs_between(s, p, t);
  return warta_piece(names[3 * MIN(commas, 2) + MIN(verbs, 2)]);
}

bool
warta_too_far(const WartaScene *s, const WartaPredicate *p,
              const WartaAsker *asker, const WartaCandidate *c)
{
  const char *rule = NULL;
  return verbs_between(s, p, c->token) > 0 &&
         look_up_role(s, p, asker->ruled, c->unit, &rule) == 0 &&
         (p->parent == WARTA_NONE ||
          look_up_role(s, warta_predicate_at(s, p->parent), asker->ruled_above,
                       c->unit, &rule) == 0);
}

static WartaPiece
relation_to(const WartaScene *s, const WartaPredicate *p, uint32_t token)
{
  if (p->head == token) {
    return warta_piece("described");
  }
  const uint32_t home =
      s->head[token] == WARTA_NONE ? WARTA_NONE : s->clause[s->head[token]];
  if (home == WARTA_NONE) {
    return warta_piece("free");
  }
  const WartaPredicate *h = warta_predicate_at(s, home);
  const bool direct = s->predicate[s->head[token]] != WARTA_NONE;
  if (h == p) {
    return warta_piece(direct ? "own" : "inside");
  }
  if (p->parent != WARTA_NONE && h == warta_predicate_at(s, p->parent)) {
    return warta_piece(direct ? "parent" : "parent-inside");
  }
  if (h->parent != WARTA_NONE && p == warta_predicate_at(s, h->parent)) {
    return warta_piece(direct ? "child" : "child-inside");
  }
  return warta_piece(direct ? "other" : "other-inside");
}

/* ---- Features ---- */

typedef struct {
  WartaPiece ruled; ///< "agent"
  WartaPiece rule;  ///< "subject"
  WartaPiece above; ///< Its role in the clause above
  WartaPiece above_rule;
  WartaPiece path;
  WartaPiece distance;
  WartaPiece between;
  WartaPiece relation;
  WartaPiece agent; ///< The agent's rule, "self" if it is the agent
  WartaPiece target;
} Pair;

static void
look_above(const WartaScene *s, const WartaPredicate *p,
           const WartaAsker *asker, uint32_t unit, Pair *pair)
{
  const char *rule = "-";
  pair->above = pair->above_rule = warta_piece("-");
  if (p->parent == WARTA_NONE) {
    return;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  pair->above = warta_piece(
      answer_names[look_up_role(s, parent, asker->ruled_above, unit, &rule)]);
  pair->above_rule = warta_piece(rule);
}

static void
add_rule_features(const WartaAsker *a, const WartaCandidate *c, const Pair *x,
                  WartaFeatures *f)
{
  warta_features_add(f, WARTA_FEATURE_RULE, &x->ruled, &x->rule, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_LINK, &x->ruled, &x->rule, &a->link);
  warta_features_add(f, WARTA_FEATURE_RULE_BETWEEN, &x->ruled, &x->rule,
                     &x->between);
  warta_features_add(f, WARTA_FEATURE_RULE_REL, &x->ruled, &x->rule, &c->rel);
  warta_features_add(f, WARTA_FEATURE_RULE_AGENT, &x->ruled, &x->agent,
                     &x->target);
  warta_features_add(f, WARTA_FEATURE_RULE_LEMMA, &x->ruled, &c->lemma, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_CLASS, &x->ruled, &a->event_class,
                     &a->form);
}

static void
add_tree_features(const WartaAsker *a, const WartaCandidate *c, const Pair *x,
                  WartaFeatures *f)
{
  warta_features_add(f, WARTA_FEATURE_PATH, &x->path, &a->form,
                     &c->preposition);
  warta_features_add(f, WARTA_FEATURE_PATH_KIND, &x->path, &c->kind, &a->form);
  warta_features_add(f, WARTA_FEATURE_PATH_RULE, &x->path, &x->ruled, NULL);
  warta_features_add(f, WARTA_FEATURE_REL, &c->rel, &c->above, &a->form);
  warta_features_add(f, WARTA_FEATURE_RELATION_KIND, &x->relation, &a->link,
                     &c->kind);
}

static void
add_other_features(const WartaAsker *a, const WartaCandidate *c, const Pair *x,
                   WartaFeatures *f)
{
  warta_features_add(f, WARTA_FEATURE_BIAS, NULL, NULL, NULL);
  warta_features_add(f, WARTA_FEATURE_DIST, &x->distance, &a->form,
                     &c->preposition);
  warta_features_add(f, WARTA_FEATURE_BETWEEN, &x->between, &x->distance,
                     &a->form);
  warta_features_add(f, WARTA_FEATURE_PREP_CLASS, &c->preposition,
                     &a->event_class, &c->kind);
  warta_features_add(f, WARTA_FEATURE_KIND_CLASS, &c->kind, &a->event_class,
                     &x->relation);
  warta_features_add(f, WARTA_FEATURE_CONTROL, &a->control, &x->above,
                     &a->link);
  warta_features_add(f, WARTA_FEATURE_ABOVE_LINK, &x->above_rule, &a->link,
                     &a->subject);
  warta_features_add(f, WARTA_FEATURE_PARENT, &a->parent, &x->above, &a->link);
  warta_features_add(f, WARTA_FEATURE_AGENT, &x->agent, &c->kind, &a->form);
  warta_features_add(f, WARTA_FEATURE_TARGET, &x->target, &c->kind, &a->form);
  warta_features_add(f, WARTA_FEATURE_SUBJECT, &a->subject, &a->link,
                     &x->relation);
  warta_features_add(f, WARTA_FEATURE_LEMMA, &c->lemma, &x->relation, NULL);
}

/// The word at the token, or its class where that says enough.
static WartaPiece
word_at(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  if (t >= s->n ||
      warta_token_at(s, t)->sentence != warta_token_at(s, p->token)->sentence) {
    return warta_piece("-");
  }
  const WartaToken *token = warta_token_at(s, t);
  const bool content =
      token->upos == WARTA_UPOS_NOUN || token->upos == WARTA_UPOS_PROPN ||
      token->upos == WARTA_UPOS_VERB || token->upos == WARTA_UPOS_ADJ ||
      token->upos == WARTA_UPOS_NUM;
  return warta_piece(content ? warta_upos_names[token->upos] : token->lower);
}

/// The words beside the phrase and before the verb: they tell times apart, of
/// roles they say no more than the tree does.
static void
add_near_features(const WartaScene *s, const WartaPredicate *p,
                  const WartaAsker *a, const WartaCandidate *c, const Pair *x,
                  WartaFeatures *f)
{
  const WartaPiece before =
      c->unit == 0 ? warta_piece("-") : word_at(s, p, c->unit - 1);
  const uint32_t name = warta_token_at(s, c->unit)->name;
  const uint32_t end =
      name == WARTA_NONE ? c->unit + 1 : s->doc->names[name].end_token;
  const WartaPiece behind = word_at(s, p, end);
  const WartaPiece verb =
      p->token == 0 ? warta_piece("-") : word_at(s, p, p->token - 1);
  warta_features_add(f, WARTA_FEATURE_NEAR_BEFORE, &before, &x->relation,
                     &a->form);
  warta_features_add(f, WARTA_FEATURE_NEAR_BEHIND, &behind, &x->relation,
                     &x->between);
  warta_features_add(f, WARTA_FEATURE_NEAR_VERB, &verb, &x->relation,
                     &x->ruled);
}

void
warta_no_role_features(const WartaScene *s, const WartaPredicate *p,
                       const WartaAsker *a, WartaTask task, WartaFeatures *f)
{
  const WartaPiece quoted =
      warta_piece(s->quote[p->token] == WARTA_NONE ? "-" : "quoted");
  warta_features_clear(f, task);
  warta_features_add(f, WARTA_FEATURE_NONE, NULL, NULL, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_AGENT, &a->agent, &a->form, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_TARGET, &a->target, &a->form, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_BOTH, &a->agent, &a->target, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_LINK, &a->link, &a->form,
                     &a->subject);
  warta_features_add(f, WARTA_FEATURE_NONE_ACTION, &a->action, &a->form, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_CLASS, &a->event_class, &a->form,
                     &a->link);
  warta_features_add(f, WARTA_FEATURE_NONE_PARENT, &a->parent, &a->link, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_QUOTED, &quoted, &a->link,
                     &a->agent);
}

void
warta_role_features(const WartaScene *s, const WartaPredicate *p,
                    const WartaAsker *asker, const WartaCandidate *c,
                    WartaTask task, WartaFeatures *f)
{
  Way way = {.text = ""};
  const char *rule = NULL;
  Pair pair;
  pair.ruled = warta_piece(
      answer_names[look_up_role(s, p, asker->ruled, c->unit, &rule)]);
  pair.rule = warta_piece(rule);
  look_above(s, p, asker, c->unit, &pair);
  pair.path = path(s, p, c->token, &way);
  pair.distance = distance(c->token < p->token ? p->token : p->last, c->token);
  pair.between = between(s, p, c->token);
  pair.relation = relation_to(s, p, c->token);
  pair.agent =
      asker->agent_unit == c->unit ? warta_piece("self") : asker->agent;
  pair.target =
      asker->target_unit == c->unit ? warta_piece("self") : asker->target;
  warta_features_clear(f, task);
  add_other_features(asker, c, &pair, f);
  if (task == WARTA_TASK_TIME) {
    add_near_features(s, p, asker, c, &pair, f);
  }
  add_tree_features(asker, c, &pair, f);
  add_rule_features(asker, c, &pair, f);
}
