// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// How clauses hang together: auxiliaries are passed over, each token learns
/// its clause and each predicate its parent and link.

#include "event/details.h"

/// Let chains of auxiliaries lead straight to the lexical verb.  Bottom up for
/// those that lead down, then top down for those that lead up.
static void
resolve_delegates(WartaScene *s)
{
  for (uint32_t i = s->n; i-- > 0;) {
    const uint32_t t = s->order[i];
    const uint32_t to = s->delegate[t];
    if (to != WARTA_NONE && s->head[to] == t && s->delegate[to] != WARTA_NONE) {
      s->delegate[t] = s->delegate[to];
    }
  }
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = s->order[i];
    const uint32_t to = s->delegate[t];
    if (to != WARTA_NONE && s->head[t] == to && s->delegate[to] != WARTA_NONE &&
        s->delegate[to] != t) {
      s->delegate[t] = s->delegate[to];
    }
  }
}

/// clause[t]: the predicate at or above t, the lexical one of a chain.
static void
assign_clauses(WartaScene *s)
{
  for (uint32_t i = 0; i < s->n; ++i) {
    const uint32_t t = s->order[i];
    const uint32_t head = s->head[t];
    if (s->predicate[t] == WARTA_NONE) {
      s->clause[t] = head == WARTA_NONE ? WARTA_NONE : s->clause[head];
    } else if (s->delegate[t] != WARTA_NONE) {
      s->clause[t] = s->predicate[s->delegate[t]];
    } else {
      s->clause[t] = s->predicate[t];
    }
  }
}

static WartaLink
noun_link(const WartaScene *s, uint32_t t, uint32_t head)
{
  if (warta_scene_marked_child(s, t, WARTA_IS_RELATIVE) != WARTA_NONE) {
    return WARTA_LINK_RELATIVE;
  }
  if (warta_scene_marked_child(s, t, WARTA_IS_PURPOSE) != WARTA_NONE ||
      warta_is(s, head,
               WARTA_IS_PLAN_NOUN | WARTA_IS_DUTY_NOUN | WARTA_IS_STATE |
                   WARTA_IS_CLAIM_NOUN | WARTA_IS_CHANCE_NOUN)) {
    return WARTA_LINK_NOUN;
  }
  return WARTA_LINK_RELATIVE;
}

static WartaLink
complement_link(const WartaScene *s, uint32_t t)
{
  return warta_scene_marked_child(s, t, WARTA_IS_PURPOSE) == WARTA_NONE
             ? WARTA_LINK_COMPLEMENT
             : WARTA_LINK_PURPOSE;
}

static WartaLink
adverbial_link(const WartaScene *s, uint32_t t)
{
  return warta_scene_marked_child(s, t, WARTA_IS_PURPOSE) == WARTA_NONE
             ? WARTA_LINK_ADVERBIAL
             : WARTA_LINK_PURPOSE;
}

static WartaLink
link_of(const WartaScene *s, uint32_t t, uint32_t head, WartaRel rel)
{
  if (head == WARTA_NONE) {
    return WARTA_LINK_ROOT;
  }
  const bool below_verb = s->predicate[head] != WARTA_NONE;
  switch (warta_rel_universal(rel)) {
  case WARTA_REL_CCOMP:
  case WARTA_REL_XCOMP:
  case WARTA_REL_CSUBJ:
  case WARTA_REL_OBJ:
    return below_verb ? complement_link(s, t) : noun_link(s, t, head);
  case WARTA_REL_ACL:
    return below_verb ? adverbial_link(s, t) : noun_link(s, t, head);
  case WARTA_REL_CONJ:
    return below_verb ? WARTA_LINK_CONJUNCT : WARTA_LINK_PARATAXIS;
  case WARTA_REL_PARATAXIS:
    return WARTA_LINK_PARATAXIS;
  default:
    return below_verb ? adverbial_link(s, t) : noun_link(s, t, head);
  }
}

/// Climb over the auxiliaries that stand for this verb and over the second
/// word of a trigger.
static uint32_t
topmost(const WartaScene *s, uint32_t t)
{
  const uint32_t verb = t;
  uint32_t head = s->head[t];
  while (head != WARTA_NONE && (s->delegate[head] == verb ||
                                s->predicate[head] == s->predicate[verb])) {
    t = head;
    head = s->head[t];
  }
  return t;
}

/// "Ani mengatakan, harga naik": a finite clause with its own subject behind a
/// reporting verb is what is said, however the tree has hung it.
static bool
is_content(const WartaScene *s, const WartaPredicate *p, uint32_t top)
{
  if ((p->link != WARTA_LINK_ADVERBIAL && p->link != WARTA_LINK_PARATAXIS) ||
      p->parent == WARTA_NONE) {
    return false;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  if (!(parent->frame->flags & (WARTA_FRAME_CONTENT | WARTA_FRAME_OBJECT)) ||
      top < parent->last || parent->form != WARTA_FORM_ACTIVE ||
      warta_is(s, parent->token, WARTA_IS_POSTPOSED)) {
    return false;
  }
  bool subject = false;
  WARTA_FIRST_CHILDREN(s, c, top)
  {
    const WartaToken *token = warta_token_at(s, c);
    if (c < top &&
        (token->rel == WARTA_REL_MARK || token->rel == WARTA_REL_CASE) &&
        !warta_is(s, c, WARTA_IS_THAT) &&
        !(c == parent->last + 1 && warta_hinted(s, c, WARTA_HINT_WHETHER))) {
      return false;
    }
    subject |= c > parent->last && c < top &&
               warta_rel_universal(token->rel) == WARTA_REL_NSUBJ;
  }
  return subject;
}

static void
hang(WartaScene *s, uint32_t index, uint32_t *at)
{
  WartaPredicate *p = warta_predicate_at(s, index);
  const uint32_t top = topmost(s, p->token);
  at[top] = index;
  p->head = s->head[top];
  p->parent = p->head == WARTA_NONE ? WARTA_NONE : s->clause[p->head];
  if (p->parent == index) {
    p->parent = WARTA_NONE;
  }
  p->link = link_of(s, top, p->head, warta_token_at(s, top)->rel);
  if (is_content(s, p, top)) {
    p->link = WARTA_LINK_COMPLEMENT;
    if (warta_predicate_at(s, p->parent)->frame->flags & WARTA_FRAME_SAY) {
      s->content[top] = p->parent;
    }
  }
  if (p->parent != WARTA_NONE &&
      (p->link == WARTA_LINK_COMPLEMENT || p->link == WARTA_LINK_PURPOSE)) {
    warta_predicate_at(s, p->parent)->has_complement = true;
  }
}

void
warta_pass_clauses(WartaScene *s)
{
  resolve_delegates(s);
  assign_clauses(s);
  uint32_t *at = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t t = 0; t < s->n; ++t) {
    at[t] = WARTA_NONE;
  }
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    if (!warta_predicate_at(s, i)->dropped) {
      hang(s, i, at);
    }
  }
  for (uint32_t i = 0; i < s->n; ++i) {
    if (at[s->order[i]] != WARTA_NONE) {
      g_array_append_val(s->ranked, at[s->order[i]]);
    }
  }
}
