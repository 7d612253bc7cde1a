// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Understood subjects: relative clauses, control, purpose, coordination.

#include "event/details.h"

static bool
passive(const WartaPredicate *p)
{
  return p->form == WARTA_FORM_PASSIVE || p->form == WARTA_FORM_BARE;
}

static uint32_t
first(const WartaPredicate *p, WartaRole role)
{
  return p->roles[role][0].token;
}

/// Who the subject of a complement is: the object of "mendesak", else the
/// subject; of a passive its subject either way.
static uint32_t
controller(const WartaPredicate *parent)
{
  if (parent->frame->flags & WARTA_FRAME_OBJECT) {
    const uint32_t target = first(parent, WARTA_ROLE_TARGET);
    if (target == WARTA_NONE && !passive(parent) &&
        first(parent, WARTA_ROLE_RECIPIENT) == WARTA_NONE &&
        g_str_equal(parent->event_class, "AID")) {
      return parent->subject.token; // "membantu menjelaskan"
    }
    return target != WARTA_NONE ? target : first(parent, WARTA_ROLE_RECIPIENT);
  }
  if (parent->subject.token != WARTA_NONE) {
    return parent->subject.token;
  }
  return first(parent, WARTA_ROLE_AGENT);
}

/// Who does what is done for a purpose or meanwhile: the agent, when it is
/// known; of a passive a subject that can act.
static uint32_t
purpose_subject(const WartaScene *s, const WartaPredicate *p,
                const WartaPredicate *parent)
{
  const uint32_t agent = first(parent, WARTA_ROLE_AGENT);
  const uint32_t subject = parent->subject.token;
  if (parent->silent && first(parent, WARTA_ROLE_RECIPIENT) != WARTA_NONE) {
    return first(parent, WARTA_ROLE_RECIPIENT); // "modal bagi tim untuk ..."
  }
  const uint32_t addressee = first(parent, WARTA_ROLE_RECIPIENT);
  if (p->link == WARTA_LINK_PURPOSE && !passive(p) && addressee != WARTA_NONE &&
      addressee > parent->token && addressee < p->token &&
      warta_phrase_actor(s, addressee)) {
    return addressee; // "memberikan izin kepada warga untuk ..."
  }
  if (p->link == WARTA_LINK_ADVERBIAL && passive(parent) &&
      subject != WARTA_NONE && warta_phrase_actor(s, subject)) {
    return subject; // "ditangkap polisi karena mencuri"
  }
  if (agent != WARTA_NONE && !passive(p)) {
    return agent;
  }
  if (subject != WARTA_NONE && passive(parent) && !passive(p) &&
      !warta_phrase_actor(s, subject)) {
    return WARTA_NONE;
  }
  return subject != WARTA_NONE ? subject : agent;
}

/// The noun that a clause describes: of "surat kendaraan bermotor yang" not
/// the adjective on which the tree may have put it.
static uint32_t
described(const WartaScene *s, uint32_t t)
{
  for (int i = 0; i < 3 && t != WARTA_NONE; ++i) {
    if (s->predicate[t] == WARTA_NONE && warta_phrase_possible(s, t)) {
      return t;
    }
    const WartaRel rel = warta_rel_universal(warta_token_at(s, t)->rel);
    if (rel != WARTA_REL_AMOD && rel != WARTA_REL_NMOD &&
        rel != WARTA_REL_FLAT && rel != WARTA_REL_COMPOUND) {
      return WARTA_NONE;
    }
    t = s->head[t];
  }
  return WARTA_NONE;
}

/// Who stands right before "yang": the innermost phrase there that can act.
static uint32_t
actor_before(const WartaScene *s, uint32_t yang, uint32_t above)
{
  uint32_t t = yang;
  while (t > above && t > 0 && yang - t < 6) {
    --t;
    const WartaToken *token = warta_token_at(s, t);
    if (token->upos != WARTA_UPOS_PUNCT && token->upos != WARTA_UPOS_NUM &&
        token->upos != WARTA_UPOS_DET) {
      break;
    }
  }
  for (int i = 0; i < 4 && t != WARTA_NONE && t > above; ++i) {
    const uint32_t name = warta_token_at(s, t)->name;
    const uint32_t head =
        name == WARTA_NONE ? t : s->doc->names[name].first_token;
    if (s->predicate[head] == WARTA_NONE && warta_phrase_possible(s, head) &&
        warta_phrase_actor(s, head)) {
      return head;
    }
    t = s->head[t];
  }
  return WARTA_NONE;
}

/// "komentar di Twitter yang": not the place is described.
static uint32_t
above_place(const WartaScene *s, uint32_t noun)
{
  if (noun == WARTA_NONE) {
    return WARTA_NONE;
  }
  const uint32_t head = s->head[noun];
  const WartaWord *preposition = warta_scene_preposition(s, noun);
  return preposition->preposition != 0 &&
                 preposition->role == WARTA_ROLE_PLACE && head != WARTA_NONE &&
                 s->predicate[head] == WARTA_NONE &&
                 warta_phrase_possible(s, head)
             ? head
             : noun;
}

/// What a relative clause describes: the noun it hangs on, or, where that one
/// cannot act but the verb asks for it, who stands before "yang".
static uint32_t
antecedent(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t noun = above_place(s, described(s, p->head));
  const uint32_t yang =
      warta_scene_marked_child(s, p->token, WARTA_IS_RELATIVE);
  if (yang == WARTA_NONE || yang > p->token || p->form != WARTA_FORM_ACTIVE ||
      (noun != WARTA_NONE && warta_phrase_actor(s, noun))) {
    return noun;
  }
  const uint32_t actor = actor_before(s, yang, p->head);
  return actor == WARTA_NONE ? noun : actor;
}

/// The subject of a clause without a verb: "Pengguna lebih mudah menemukan".
static uint32_t
verbless_subject(const WartaScene *s, uint32_t head)
{
  WARTA_FIRST_CHILDREN(s, c, head)
  {
    if (warta_rel_universal(warta_token_at(s, c)->rel) == WARTA_REL_NSUBJ &&
        warta_phrase_possible(s, c)) {
      return c;
    }
  }
  return WARTA_NONE;
}

/// The noun that a relative clause describes fills the gap: the subject, or
/// the object where the clause has a subject of its own.
static void
fill_relative(const WartaScene *s, WartaPredicate *p)
{
  const uint32_t noun = antecedent(s, p);
  if (noun == WARTA_NONE) {
    return;
  }
  if (!p->own_subject) {
    warta_fill_subject(p, noun, "relative", 0.9F);
    return;
  }
  if (p->form == WARTA_FORM_ACTIVE && noun < p->subject.token &&
      p->subject.token < p->token &&
      first(p, WARTA_ROLE_TARGET) == WARTA_NONE &&
      !(p->frame->flags & WARTA_FRAME_INTRANSITIVE) &&
      !g_str_has_prefix(warta_token_at(s, p->token)->lower, "me") &&
      !g_str_has_prefix(warta_token_at(s, p->token)->lower, "ber")) {
    // "barang yang mereka kirim"
    p->form = WARTA_FORM_BARE;
    warta_scene_fill(p, WARTA_ROLE_TARGET, noun, "relative-object", 0.8F);
  }
}

/// "kesempatan bagi warga untuk ...".
static uint32_t
beneficiary(const WartaScene *s, uint32_t noun)
{
  WARTA_FIRST_CHILDREN(s, c, noun)
  {
    const WartaWord *preposition = warta_scene_preposition(s, c);
    if (c > noun && preposition->preposition != 0 &&
        preposition->role == WARTA_ROLE_RECIPIENT &&
        s->predicate[c] == WARTA_NONE && warta_phrase_actor(s, c)) {
      return c;
    }
  }
  return WARTA_NONE;
}

/// The possessor of a noun ("rencana Jerman membeli kapal").
static uint32_t
possessor(const WartaScene *s, uint32_t noun)
{
  WARTA_FIRST_CHILDREN(s, c, noun)
  {
    const WartaRel rel = warta_rel_universal(warta_token_at(s, c)->rel);
    if (c > noun && rel == WARTA_REL_NMOD && warta_phrase_possible(s, c) &&
        warta_scene_preposition(s, c)->preposition == 0 &&
        warta_phrase_actor(s, c)) {
      return c;
    }
  }
  return WARTA_NONE;
}

static void
fill_noun_content(const WartaScene *s, WartaPredicate *p,
                  const WartaPredicate *parent)
{
  uint32_t owner = beneficiary(s, p->head);
  if (owner == WARTA_NONE) {
    owner = possessor(s, p->head);
  }
  if (owner != WARTA_NONE) {
    warta_fill_subject(p, owner, "possessor", 0.8F);
  } else if (parent) {
    const uint32_t subject = purpose_subject(s, p, parent);
    if (subject != p->head) {
      warta_fill_subject(p, subject, "noun-content", 0.7F);
    }
  }
}

static bool
transitive_form(const WartaScene *s, const WartaPredicate *p)
{
  return p->form == WARTA_FORM_ACTIVE &&
         g_str_has_prefix(warta_token_at(s, p->token)->lower, "me");
}

/// "memungut bunga yang gugur serta membersihkan makam": like goes with like.
static WartaPredicate *
first_conjunct(const WartaScene *s, const WartaPredicate *p,
               WartaPredicate *parent)
{
  if (parent->link != WARTA_LINK_RELATIVE || parent->parent == WARTA_NONE ||
      transitive_form(s, parent) || !transitive_form(s, p)) {
    return parent;
  }
  WartaPredicate *above = warta_predicate_at(s, parent->parent);
  return transitive_form(s, above) ? above : parent;
}

/// Verbs in coordination share a subject, and an object that only the later
/// one has.
static void
fill_conjunct(WartaPredicate *p, WartaPredicate *parent)
{
  if (!p->own_subject) {
    uint32_t subject = parent->subject.token;
    if (subject == WARTA_NONE) {
      subject = first(parent, WARTA_ROLE_AGENT);
    }
    warta_fill_subject(p, subject, "coordination", 0.85F);
  }
  if (p->own_subject && parent->subject.token == WARTA_NONE &&
      parent->link == WARTA_LINK_ROOT && p->subject.token > parent->token) {
    // "Sebagai ketua sekaligus memimpin rapat, Ani membuka ..."
    warta_fill_subject(parent, p->subject.token, "coordination-back", 0.6F);
  }
  if (passive(p) && passive(parent)) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, first(parent, WARTA_ROLE_AGENT),
                     "coordination-agent", 0.6F);
  }
}

/// Whether the phrase stands right behind the verb, numerals and the like
/// aside.
static bool
phrase_behind(const WartaScene *s, const WartaPredicate *p, uint32_t head)
{
  if (head <= p->last || head > p->last + 4) {
    return false;
  }
  for (uint32_t t = p->last + 1; t < head; ++t) {
    if (s->head[t] != head || warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT ||
        s->word[t]->preposition != 0) {
      return false;
    }
  }
  return true;
}

/// Whether it is a verb that asks for an object and says nothing else of what
/// follows.
static bool
takes_object(const WartaScene *s, const WartaPredicate *p)
{
  return !(p->frame->flags & (WARTA_FRAME_CONTENT | WARTA_FRAME_OBJECT |
                              WARTA_FRAME_AUX | WARTA_FRAME_INTRANSITIVE |
                              WARTA_FRAME_STATIVE | WARTA_FRAME_NONE)) &&
         p->frame->effect == WARTA_EFFECT_NONE &&
         g_str_has_prefix(warta_token_at(s, p->token)->lower, "me");
}

/// "mengimbau agar warga pergi": whom the demand is made of.  "melacak ponsel
/// menggunakan aplikasi": an object that the tree took for a subject.
static void
give_object(const WartaScene *s, WartaPredicate *p, WartaPredicate *parent)
{
  const uint32_t subject = p->subject.token;
  const bool adverbial = p->link == WARTA_LINK_ADVERBIAL;
  if ((p->link != WARTA_LINK_COMPLEMENT && p->link != WARTA_LINK_PURPOSE &&
       !adverbial) ||
      !p->own_subject || subject == WARTA_NONE || subject < parent->token ||
      subject > p->token || passive(parent) || parent->nominal ||
      first(parent, WARTA_ROLE_TARGET) != WARTA_NONE ||
      first(parent, WARTA_ROLE_RECIPIENT) != WARTA_NONE ||
      warta_scene_marked_child(s, p->token, WARTA_IS_THAT) != WARTA_NONE) {
    return;
  }
  const uint32_t flags = parent->frame->flags;
  const bool behind = phrase_behind(s, parent, subject);
  if ((flags & WARTA_FRAME_OBJECT) && !adverbial &&
      (warta_phrase_actor(s, subject) || behind)) {
    warta_scene_fill(parent, WARTA_ROLE_TARGET, subject, "demanded-of", 0.7F);
  } else if (takes_object(s, parent) && p->form == WARTA_FORM_ACTIVE &&
             behind) {
    warta_scene_fill(parent, WARTA_ROLE_TARGET, subject, "object-raised", 0.7F);
    if (!adverbial) {
      warta_scene_move_subject(p, controller(parent));
    }
  }
}

/// A clause below a noun that says how or when rather than which: "selama
/// berkendara", "tanpa berpindah", "melalui surat menuntut".
static bool
means_or_time(const WartaScene *s, const WartaPredicate *p)
{
  if (warta_scene_marked_child(s, p->token, WARTA_IS_RELATIVE) != WARTA_NONE) {
    return false;
  }
  const uint32_t marked = warta_scene_marked_child(
      s, p->token, WARTA_IS_WHILE | WARTA_IS_WITHOUT | WARTA_IS_MEANS);
  const uint32_t noun = p->head;
  return (marked != WARTA_NONE && marked < p->token) ||
         (p->form == WARTA_FORM_ACTIVE && s->predicate[noun] == WARTA_NONE &&
          warta_scene_preposition(s, noun)->preposition != 0 &&
          !warta_phrase_actor(s, noun));
}

/// A reporting word hands its speaker down only to what goes on meanwhile.
static bool
keeps_speaker(const WartaScene *s, const WartaPredicate *p,
              const WartaPredicate *parent)
{
  return (parent->frame->flags & WARTA_FRAME_SAY) &&
         warta_is(s, parent->token, WARTA_IS_POSTPOSED) &&
         warta_scene_marked_child(
             s, p->token, WARTA_IS_WHILE | WARTA_IS_MEANS) == WARTA_NONE;
}

/// "..., sedangkan seorang lagi ditahan": has a subject of its own, even if
/// nobody knows which; of "seperti diketahui, ..." it is all that follows.
static bool
stands_alone(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t hints =
      WARTA_HINT_CONTRAST | (passive(p) ? WARTA_HINT_AS : 0U);
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    if (c < p->token && warta_hinted(s, c, hints)) {
      return true;
    }
  }
  return false;
}

/// Whether it has nothing from the clause above: quoted and the like.
static bool
is_apart(const WartaScene *s, const WartaPredicate *p,
         const WartaPredicate *parent)
{
  return (s->quote[p->token] != WARTA_NONE &&
          s->quote[p->token] != s->quote[parent->token]) ||
         (p->link == WARTA_LINK_ADVERBIAL && keeps_speaker(s, p, parent)) ||
         (p->frame->flags & WARTA_FRAME_RELAY);
}

static void
fill_understood(const WartaScene *s, WartaPredicate *p)
{
  WartaPredicate *parent =
      p->parent == WARTA_NONE ? NULL : warta_predicate_at(s, p->parent);
  if (!p->own_subject && p->head != WARTA_NONE &&
      s->predicate[p->head] == WARTA_NONE) {
    warta_fill_subject(p, verbless_subject(s, p->head), "verbless", 0.75F);
  }
  if (p->link == WARTA_LINK_RELATIVE && parent && means_or_time(s, p)) {
    p->link = WARTA_LINK_ADVERBIAL;
  }
  if (p->link == WARTA_LINK_RELATIVE ||
      (p->link == WARTA_LINK_ADVERBIAL &&
       warta_scene_marked_child(s, p->token, WARTA_IS_RELATIVE) < p->token)) {
    fill_relative(s, p);
    return;
  }
  if (p->link == WARTA_LINK_NOUN && !p->own_subject) {
    fill_noun_content(s, p, parent);
    return;
  }
  if (!parent || is_apart(s, p, parent)) {
    return; // What is quoted has its own subject
  }
  give_object(s, p, parent);
  if (!p->own_subject && stands_alone(s, p)) {
    return;
  }
  switch (p->link) {
  case WARTA_LINK_CONJUNCT:
  case WARTA_LINK_PARATAXIS:
    fill_conjunct(p, first_conjunct(s, p, parent));
    break;
  case WARTA_LINK_COMPLEMENT:
    if (!p->own_subject) {
      warta_fill_subject(p, controller(parent), "control", 0.85F);
    }
    break;
  case WARTA_LINK_PURPOSE:
    if (!p->own_subject) {
      warta_fill_subject(p,
                         parent->frame->flags & WARTA_FRAME_OBJECT
                             ? controller(parent)
                             : purpose_subject(s, p, parent),
                         "purpose", 0.8F);
    }
    break;
  case WARTA_LINK_ADVERBIAL:
    if (!p->own_subject) {
      warta_fill_subject(p, purpose_subject(s, p, parent), "adverbial", 0.75F);
    }
    break;
  default:
    break;
  }
}

/// "diperkosa lalu dibunuh oleh Y": the agent of the last did it all.
static void
share_agent(const WartaPredicate *p, WartaPredicate *before)
{
  if (p->form == WARTA_FORM_PASSIVE && before->form == WARTA_FORM_PASSIVE &&
      !p->own_subject && first(before, WARTA_ROLE_AGENT) == WARTA_NONE) {
    warta_scene_fill(before, WARTA_ROLE_AGENT, first(p, WARTA_ROLE_AGENT),
                     "shared-agent", 0.6F);
  }
}

/// "membeli dan menjual mobil": the first verb has the object of the second.
static void
share_objects(const WartaScene *s)
{
  for (uint32_t i = 0; i < s->ranked->len; ++i) {
    const uint32_t index = g_array_index(s->ranked, uint32_t, i);
    WartaPredicate *p = warta_predicate_at(s, index);
    if (p->link != WARTA_LINK_CONJUNCT || p->parent == WARTA_NONE) {
      continue;
    }
    WartaPredicate *before = warta_predicate_at(s, p->parent);
    share_agent(p, before);
    if (p->form != WARTA_FORM_ACTIVE) {
      continue;
    }
    const uint32_t target = first(p, WARTA_ROLE_TARGET);
    if (target != WARTA_NONE && target > p->token &&
        before->form == WARTA_FORM_ACTIVE &&
        first(before, WARTA_ROLE_TARGET) == WARTA_NONE &&
        before->last + 2 == p->token &&
        g_str_has_prefix(warta_token_at(s, before->token)->lower, "me") &&
        !(before->frame->flags &
          (WARTA_FRAME_INTRANSITIVE | WARTA_FRAME_SAY))) {
      warta_scene_fill(before, WARTA_ROLE_TARGET, target, "shared-object",
                       0.7F);
    }
  }
}

void
warta_pass_subjects(WartaScene *s)
{
  for (uint32_t i = 0; i < s->ranked->len; ++i) {
    const uint32_t index = g_array_index(s->ranked, uint32_t, i);
    fill_understood(s, warta_predicate_at(s, index));
  }
  share_objects(s);
}
