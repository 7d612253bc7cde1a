// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Polarity and factuality: own markers, what auxiliaries say, what the
/// clause above makes of its complement, what coordination carries on.

#include "event/details.h"

/// A set of factualities; the first of demanded, planned, possible, alleged
/// that is in it holds.
typedef struct {
  uint32_t set;
  bool negated;
} Mood;

typedef struct {
  Mood own;      ///< Markers and auxiliaries of its own
  Mood embedded; ///< From above
} Moods;

static const struct {
  uint32_t marker;
  WartaFactuality factuality;
  const char *rule;
} markers[] = {
    {WARTA_IS_DEMANDED, WARTA_DEMANDED, "marker-demanded"},
    {WARTA_IS_PLANNED, WARTA_PLANNED, "marker-planned"},
    {WARTA_IS_POSSIBLE, WARTA_POSSIBLE, "marker-possible"},
    {WARTA_IS_CONDITION, WARTA_POSSIBLE, "condition"},
    {WARTA_IS_ALLEGED, WARTA_ALLEGED, "marker-alleged"},
};

static bool
only_follows(const WartaScene *s, uint32_t t)
{
  return t + 1 < s->n && warta_is(s, t + 1, WARTA_IS_ONLY);
}

static void
apply_effect(Mood *mood, WartaEffect effect)
{
  if (effect != WARTA_EFFECT_NONE) {
    mood->set |= 1U << warta_effect_factuality[effect];
    mood->negated ^= warta_effect_negated[effect];
  }
}

/// What one word before the verb says of it.
static void
read_marker(const WartaScene *s, uint32_t c, Mood *mood)
{
  const WartaRel rel = warta_token_at(s, c)->rel;
  if (rel == WARTA_REL_MARK && warta_is(s, c, WARTA_IS_PURPOSE)) {
    mood->set |= 1U << WARTA_PLANNED;
  }
  if (warta_is(s, c, WARTA_IS_NEGATION) && !only_follows(s, c)) {
    mood->negated = !mood->negated;
  }
  if (warta_is(s, c, WARTA_IS_WITHOUT)) {
    mood->negated = true;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(markers); ++i) {
    if (warta_is(s, c, markers[i].marker)) {
      mood->set |= 1U << markers[i].factuality;
    }
  }
  // An auxiliary that hangs on the verb brings the negation it has itself
  if ((rel == WARTA_REL_AUX || rel == WARTA_REL_ADVMOD) &&
      warta_scene_marked_child(s, c, WARTA_IS_NEGATION) != WARTA_NONE) {
    mood->negated = !mood->negated;
  }
}

/// "tidak tahu jika rumahnya dijual": behind a verb that has a clause as its
/// content "jika" is no condition.
static bool
says_whether(const WartaScene *s, const WartaPredicate *p, uint32_t c)
{
  if (p->link != WARTA_LINK_COMPLEMENT || p->parent == WARTA_NONE ||
      !warta_hinted(s, c, WARTA_HINT_WHETHER)) {
    return false;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  return (parent->frame->flags & WARTA_FRAME_CONTENT) && c > parent->last &&
         warta_token_at(s, c - 1)->upos != WARTA_UPOS_PUNCT;
}

/// Markers among the dependents of one token of the predicate.
static void
read_markers(const WartaScene *s, const WartaPredicate *p, uint32_t token,
             Mood *mood)
{
  WARTA_EACH_CHILD(s, c, token)
  {
    // What is a predicate has its say by its frame
    if (c < token && s->word[c]->markers != 0 &&
        s->predicate[c] == WARTA_NONE &&
        warta_token_at(s, c)->rel != WARTA_REL_PUNCT &&
        !says_whether(s, p, c)) {
      read_marker(s, c, mood);
    }
  }
}

/// "bisa lebih mudah menemukan": what is said of the adjective on which the
/// verb hangs is said of the verb.
static void
read_adjective(const WartaScene *s, const WartaPredicate *p, Mood *mood)
{
  const uint32_t head = p->head;
  if (head == WARTA_NONE || head > p->token ||
      s->predicate[head] != WARTA_NONE ||
      (p->link != WARTA_LINK_NOUN && p->link != WARTA_LINK_RELATIVE &&
       p->link != WARTA_LINK_PURPOSE) ||
      warta_token_at(s, head)->upos != WARTA_UPOS_ADJ) {
    return;
  }
  read_markers(s, p, head, mood);
}

static bool
negated_child(const WartaScene *s, uint32_t t)
{
  const uint32_t c = warta_scene_marked_child(s, t, WARTA_IS_NEGATION);
  return c != WARTA_NONE && c < t && !only_follows(s, c);
}

/// "tidak ada warga yang luka", "tak seorang pun yang datang".
static bool
nobody(const WartaScene *s, uint32_t noun)
{
  const uint32_t above = s->head[noun];
  return negated_child(s, noun) ||
         (above != WARTA_NONE && warta_is(s, above, WARTA_IS_EXISTENCE) &&
          negated_child(s, above));
}

/// What the noun above makes of its content.
static void
embed_below_noun(const WartaScene *s, const WartaPredicate *p, Mood *mood)
{
  if (p->link == WARTA_LINK_RELATIVE) {
    mood->negated = nobody(s, p->head);
  } else if (warta_is(s, p->head, WARTA_IS_DUTY_NOUN)) {
    mood->set |= 1U << WARTA_DEMANDED;
  } else if (warta_is(s, p->head, WARTA_IS_CHANCE_NOUN)) {
    mood->set |= 1U << WARTA_POSSIBLE;
  } else if (warta_is(s, p->head, WARTA_IS_CLAIM_NOUN)) {
    mood->set |= 1U << WARTA_ALLEGED;
  } else if (!warta_is(s, p->head, WARTA_IS_STATE)) {
    mood->set |= 1U << WARTA_PLANNED;
  }
}

/// "mengingatkan warga berhati-hati" demands, "mengingatkan bahwa" tells.
static bool
effect_applies(const WartaPredicate *p, const WartaPredicate *parent)
{
  const uint32_t both = WARTA_FRAME_SAY | WARTA_FRAME_OBJECT;
  return parent->frame->effect != WARTA_EFFECT_NONE &&
         ((parent->frame->flags & both) != both || !p->own_subject ||
          p->link == WARTA_LINK_PURPOSE ||
          parent->frame->effect == WARTA_EFFECT_ALLEGED ||
          p->subject.token == parent->last + 1);
}

/// What the clause above makes of it.
static void
embed(const WartaScene *s, const WartaPredicate *p, const Moods *moods,
      Mood *mood)
{
  if ((p->link == WARTA_LINK_NOUN || p->link == WARTA_LINK_RELATIVE) &&
      p->head != WARTA_NONE) {
    embed_below_noun(s, p, mood);
    return;
  }
  if (p->parent == WARTA_NONE) {
    return;
  }
  const WartaPredicate *parent = warta_predicate_at(s, p->parent);
  const Moods *above = &moods[p->parent];
  const bool purpose = p->link == WARTA_LINK_PURPOSE;
  if (p->link == WARTA_LINK_ADVERBIAL &&
      warta_scene_marked_child(s, p->token, WARTA_IS_MEANS) != WARTA_NONE) {
    mood->set |= above->own.set | above->embedded.set;
  }
  if (p->link != WARTA_LINK_COMPLEMENT && !purpose) {
    return;
  }
  if (effect_applies(p, parent)) {
    apply_effect(mood, parent->frame->effect);
    if (parent->frame->effect == WARTA_EFFECT_DENIED && above->own.negated) {
      mood->negated = false;
    }
  } else if (purpose) {
    mood->set |= 1U << WARTA_PLANNED;
  } else if ((!(parent->frame->flags & WARTA_FRAME_CONTENT) ||
              parent->form == WARTA_FORM_PASSIVE) &&
             warta_token_at(s, p->token)->rel == WARTA_REL_XCOMP) {
    // Of a passive also: "tidak dapat diartikan mengesahkan"
    mood->set |= above->own.set | above->embedded.set;
    mood->negated = !p->own_subject && above->own.negated;
  }
}

/// Coordination carries on what holds of both.
static void
carry(const WartaPredicate *p, const Moods *above, Moods *moods)
{
  moods->embedded.set |= above->embedded.set;
  moods->embedded.negated |= above->embedded.negated;
  if (!p->own_subject && moods->own.set == 0) {
    moods->own.set = above->own.set;
  }
}

static WartaFactuality
first_of(uint32_t set)
{
  static const WartaFactuality ranking[] = {WARTA_DEMANDED, WARTA_PLANNED,
                                            WARTA_POSSIBLE, WARTA_ALLEGED};
  for (size_t i = 0; i < G_N_ELEMENTS(ranking); ++i) {
    if (set & (1U << ranking[i])) {
      return ranking[i];
    }
  }
  return WARTA_ASSERTED;
}

/// "menuntut penangkapan X": what is demanded or planned may be a noun.
static uint32_t
object_of_effect(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t head = s->head[p->token];
  if (head == WARTA_NONE || s->predicate[head] == WARTA_NONE ||
      warta_token_at(s, p->token)->rel != WARTA_REL_OBJ) {
    return 0;
  }
  const WartaEffect effect =
      warta_predicate_at(s, s->predicate[head])->frame->effect;
  return effect == WARTA_EFFECT_NONE || warta_effect_negated[effect]
             ? 0
             : 1U << warta_effect_factuality[effect];
}

void
warta_pass_modality(WartaScene *s)
{
  Moods *moods =
      warta_arena_array(s->doc->arena, Moods, s->predicates->len + 1);
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    const WartaPredicate *p = warta_predicate_at(s, i);
    const uint32_t to = s->delegate[p->token];
    Mood *mood = &moods[to == WARTA_NONE ? i : s->predicate[to]].own;
    if (p->nominal || warta_scene_postposed(s, p->token)) {
      continue;
    }
    for (uint32_t t = p->token; t <= p->last; ++t) {
      read_markers(s, p, t, mood);
    }
    read_adjective(s, p, mood);
    if (to != WARTA_NONE) {
      apply_effect(mood, p->frame->effect);
    }
  }
  for (uint32_t i = 0; i < s->ranked->len; ++i) {
    const uint32_t index = g_array_index(s->ranked, uint32_t, i);
    WartaPredicate *p = warta_predicate_at(s, index);
    if (p->nominal) {
      p->factuality = first_of(object_of_effect(s, p));
      continue;
    }
    if (warta_scene_postposed(s, p->token)) {
      continue;
    }
    embed(s, p, moods, &moods[index].embedded);
    if (p->link == WARTA_LINK_CONJUNCT && p->parent != WARTA_NONE) {
      carry(p, &moods[p->parent], &moods[index]);
    }
    p->factuality = first_of(moods[index].own.set | moods[index].embedded.set);
    p->polarity = moods[index].own.negated != moods[index].embedded.negated
                      ? WARTA_NEGATED
                      : WARTA_AFFIRMED;
  }
}
