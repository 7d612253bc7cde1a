// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Roles of a predicate's own dependents, by voice.

#include "event/details.h"

#include <string.h>

static bool
joined(const WartaScene *s, uint32_t t)
{
  return (warta_token_at(s, t)->flags & WARTA_TOKEN_JOINED) != 0;
}

static uint32_t
preposition_bit(const WartaWord *word)
{
  return 1U << word->preposition;
}

/// The role of a grammatical subject.
static WartaRole
subject_role(const WartaPredicate *p)
{
  switch (p->form) {
  case WARTA_FORM_PASSIVE:
  case WARTA_FORM_BARE:
    return p->frame->flags & WARTA_FRAME_RECEIVE ? WARTA_ROLE_RECIPIENT
                                                 : WARTA_ROLE_TARGET;
  case WARTA_FORM_TER:
  case WARTA_FORM_KE_AN:
    return p->frame->flags & WARTA_FRAME_STATIVE ? WARTA_ROLE_AGENT
                                                 : WARTA_ROLE_TARGET;
  default:
    return p->frame->flags & WARTA_FRAME_UNDERGO ? WARTA_ROLE_TARGET
                                                 : WARTA_ROLE_AGENT;
  }
}

void
warta_fill_subject(WartaPredicate *p, uint32_t token, const char *rule,
                   float confidence)
{
  if (p->subject.token == WARTA_NONE && token != WARTA_NONE &&
      !warta_scene_filled(p, token)) {
    p->subject = warta_slot(token, rule, confidence);
    warta_scene_fill(p, subject_role(p), token, rule, confidence);
  }
}

static bool
passive(const WartaPredicate *p)
{
  return p->form == WARTA_FORM_PASSIVE || p->form == WARTA_FORM_BARE;
}

/// A subject: of a bare verb with an object-like topic it may be the agent.
static void
take_subject(WartaPredicate *p, uint32_t c)
{
  if (p->form == WARTA_FORM_BARE && c + 1 == p->token) {
    // "surat itu saya kirim": what stands right before is who does it
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "bare-agent", 0.8F);
    return;
  }
  p->own_subject = true;
  warta_fill_subject(p, c, "subject", 0.9F);
}

/// What stands behind a passive without a preposition: its agent, or a subject
/// where it has none ("kemudian dilanjutkan uji laboratorium").
static void
take_behind_passive(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const bool actor = warta_phrase_actor(s, c);
  const bool clause = p->link != WARTA_LINK_RELATIVE &&
                      p->link != WARTA_LINK_CONJUNCT &&
                      p->link != WARTA_LINK_NOUN;
  if (!actor && clause && !p->own_subject && p->form == WARTA_FORM_PASSIVE) {
    p->own_subject = true;
    warta_fill_subject(p, c, "subject-behind", 0.6F);
  } else if (actor || c == p->last + 1) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "passive-agent", 0.7F);
  }
}

/// An object: the agent of a passive, else the target or, of verbs that take
/// a person and a thing, the recipient.
static void
take_object(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const uint32_t flags = p->frame->flags;
  if (passive(p)) {
    const bool two = (flags & (WARTA_FRAME_TWO | WARTA_FRAME_RECEIVE)) != 0;
    if (two && !warta_phrase_actor(s, c)) {
      warta_scene_fill(p, WARTA_ROLE_TARGET, c, "second-object", 0.7F);
    } else if (!(flags & WARTA_FRAME_NAMING) && c > p->token) {
      take_behind_passive(s, p, c);
    }
    return;
  }
  if ((flags & WARTA_FRAME_STATIVE) && p->form == WARTA_FORM_ACTIVE &&
      !p->own_subject &&
      !g_str_has_prefix(warta_token_at(s, p->token)->lower, "me") &&
      !g_str_has_prefix(warta_token_at(s, p->token)->lower, "ber") &&
      p->link != WARTA_LINK_RELATIVE && warta_phrase_actor(s, c)) {
    // "Turut hadir Wakapolda Riau"
    p->own_subject = true;
    warta_fill_subject(p, c, "subject-behind", 0.7F);
    return;
  }
  if (flags & WARTA_FRAME_INTRANSITIVE) {
    return;
  }
  if (p->form == WARTA_FORM_TER || p->form == WARTA_FORM_KE_AN) {
    warta_scene_fill(p, WARTA_ROLE_TARGET, c, "object", 0.6F);
    return;
  }
  if (flags & WARTA_FRAME_RECEIVE) {
    const bool person = p->roles[WARTA_ROLE_RECIPIENT][0].token == WARTA_NONE &&
                        warta_phrase_actor(s, c);
    warta_scene_fill(p, person ? WARTA_ROLE_RECIPIENT : WARTA_ROLE_TARGET, c,
                     "object", 0.8F);
    return;
  }
  if (p->roles[WARTA_ROLE_TARGET][0].token != WARTA_NONE &&
      (flags & WARTA_FRAME_NAMING)) {
    return;
  }
  warta_scene_fill(p, WARTA_ROLE_TARGET, c, "object", 0.9F);
}

/// "memberi X Y": of two objects the first, a person, is the recipient.
static void
order_objects(const WartaScene *s, WartaPredicate *p)
{
  WartaSlot *target = p->roles[WARTA_ROLE_TARGET];
  if ((p->frame->flags & WARTA_FRAME_TWO) && !passive(p) &&
      target[0].token != WARTA_NONE && target[1].token != WARTA_NONE &&
      warta_phrase_actor(s, target[0].token)) {
    const WartaSlot person = target[0];
    target[0] = target[1];
    target[1].token = WARTA_NONE;
    warta_scene_fill(p, WARTA_ROLE_RECIPIENT, person.token, "first-object",
                     0.8F);
  }
}

static bool
names_place(const WartaScene *s, uint32_t c)
{
  const uint32_t name = warta_token_at(s, c)->name;
  return name != WARTA_NONE && (s->doc->names[name].kind == WARTA_KIND_PLACE ||
                                s->doc->names[name].kind == WARTA_KIND_COUNTRY);
}

/// A phrase with a preposition: what the frame says of it, else what the
/// preposition says.
static void
take_prepositional(const WartaScene *s, WartaPredicate *p, uint32_t c,
                   const WartaWord *preposition)
{
  const uint32_t bit = preposition_bit(preposition);
  if (p->frame->agent & bit) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "agent-preposition", 0.7F);
  } else if (p->frame->target & bit) {
    warta_scene_fill(p, WARTA_ROLE_TARGET, c, "partner", 0.8F);
  } else if ((p->frame->recipient & bit) &&
             (preposition->role == WARTA_ROLE_RECIPIENT ||
              warta_phrase_actor(s, c))) {
    warta_scene_fill(p, WARTA_ROLE_RECIPIENT, c, "recipient-preposition", 0.8F);
  } else if (preposition->role == WARTA_ROLE_AGENT) {
    const WartaRole role =
        passive(p) || p->form == WARTA_FORM_TER || p->form == WARTA_FORM_NOMINAL
            ? WARTA_ROLE_AGENT
            : WARTA_N_ROLES;
    if (role != WARTA_N_ROLES) {
      warta_scene_fill(p, role, c, "oleh", 0.9F);
    }
  } else if (preposition->role == WARTA_ROLE_RECIPIENT &&
             warta_phrase_actor(s, c) && !names_place(s, c)) {
    warta_scene_fill(p, WARTA_ROLE_RECIPIENT, c, "preposition", 0.7F);
  }
}

/// "Sejak suaminya meninggal": what looks like a phrase of time is the subject
/// of a clause of time.
static bool
clause_of_time(const WartaScene *s, const WartaPredicate *p, uint32_t c)
{
  const uint32_t mark = s->child[c];
  if (c > p->token || p->token - c > 5 || mark == WARTA_NONE || mark > c ||
      !warta_is(s, mark, WARTA_IS_WHILE)) {
    return false;
  }
  WARTA_FIRST_CHILDREN(s, other, p->token)
  {
    if (warta_rel_universal(warta_token_at(s, other)->rel) == WARTA_REL_NSUBJ) {
      return false;
    }
  }
  for (uint32_t t = c + 1; t < p->token; ++t) {
    if (warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT) {
      return false;
    }
  }
  return true;
}

static void
take_oblique(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const WartaToken *token = warta_token_at(s, c);
  if (!p->own_subject && clause_of_time(s, p, c)) {
    take_subject(p, c);
    return;
  }
  const WartaWord *preposition = warta_scene_preposition(s, c);
  if (preposition->preposition != 0) {
    take_prepositional(s, p, c, preposition);
  } else if (token->rel == WARTA_REL_OBL_AGENT && passive(p)) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "passive-agent", 0.8F);
  } else if (passive(p) && c > p->last && c < p->last + 5 &&
             warta_phrase_actor(s, c)) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "passive-agent", 0.7F);
  }
}

/// "memberikan keterangan kepada wartawan": the tree may hang the recipient on
/// the object.
static void
take_nested_recipient(const WartaScene *s, WartaPredicate *p, uint32_t noun)
{
  WARTA_FIRST_CHILDREN(s, c, noun)
  {
    if (c > noun && noun > p->token &&
        p->roles[WARTA_ROLE_RECIPIENT][0].token == WARTA_NONE &&
        warta_scene_preposition(s, c)->preposition != 0 &&
        warta_scene_preposition(s, c)->role == WARTA_ROLE_RECIPIENT &&
        warta_phrase_possible(s, c) && warta_phrase_actor(s, c)) {
      warta_scene_fill(p, WARTA_ROLE_RECIPIENT, c, "nested-recipient", 0.6F);
    }
  }
}

/// A clitic on the verb: "ujarnya", "mempelajarinya", "dikatakannya".
static void
take_clitic(WartaPredicate *p, uint32_t c)
{
  if (passive(p)) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, c, "clitic-agent", 0.9F);
  } else if (p->frame->flags & WARTA_FRAME_SAY) {
    p->own_subject = true;
    warta_fill_subject(p, c, "clitic-speaker", 0.9F);
  } else if (!(p->frame->flags & WARTA_FRAME_INTRANSITIVE)) {
    warta_scene_fill(p,
                     p->frame->flags & WARTA_FRAME_RECEIVE
                         ? WARTA_ROLE_RECIPIENT
                         : WARTA_ROLE_TARGET,
                     c, "clitic-object", 0.8F);
  }
}

/// Whether a verb with "-nya" may be a noun with its subject behind it.
static bool
may_be_gerund(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t flags = p->frame->flags;
  if (p->link == WARTA_LINK_RELATIVE ||
      (flags & (WARTA_FRAME_SAY | WARTA_FRAME_TWO | WARTA_FRAME_NAMING))) {
    return false;
  }
  switch (p->form) {
  case WARTA_FORM_PASSIVE:
  case WARTA_FORM_TER:
  case WARTA_FORM_KE_AN:
    return true;
  case WARTA_FORM_ACTIVE:
    return (flags & (WARTA_FRAME_INTRANSITIVE | WARTA_FRAME_STATIVE)) != 0 ||
           g_str_has_prefix(warta_token_at(s, p->token)->lower, "ber");
  default:
    return false;
  }
}

/// "dimulainya pembangunan", "meningkatnya kasus": the clitic makes a noun of
/// the verb and stands for nobody; return the subject behind it, or NONE.
static uint32_t
subject_of_gerund(const WartaScene *s, const WartaPredicate *p, uint32_t clitic)
{
  const uint32_t next = clitic + 1;
  if (!may_be_gerund(s, p) || next >= s->n ||
      warta_token_at(s, next)->sentence !=
          warta_token_at(s, clitic)->sentence ||
      strcmp(warta_token_at(s, clitic)->lower, "nya") != 0 ||
      s->word[next]->preposition != 0 || joined(s, next)) {
    return WARTA_NONE;
  }
  const uint32_t head = warta_phrase_starting(s, next);
  return warta_phrase_possible(s, head) && s->predicate[head] == WARTA_NONE
             ? head
             : WARTA_NONE;
}

bool
warta_names_deed(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  if (p->nominal || t >= p->token || !warta_hinted(s, t, WARTA_HINT_DOING)) {
    return false;
  }
  if (p->head == t) {
    return p->link == WARTA_LINK_NOUN;
  }
  if (s->head[t] != p->token) {
    return false;
  }
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    if (c < p->token && warta_token_at(s, c)->rel == WARTA_REL_COP) {
      return true;
    }
  }
  return false;
}

static void
take(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const WartaToken *token = warta_token_at(s, c);
  const bool subject_of = warta_rel_universal(token->rel) == WARTA_REL_NSUBJ;
  if ((!warta_phrase_possible(s, c) &&
       !(subject_of && warta_phrase_subject(s, c) != c)) ||
      s->predicate[c] != WARTA_NONE) {
    return;
  }
  if (warta_names_deed(s, p, c)) {
    p->own_subject = true;
    return;
  }
  if (joined(s, c) && c == p->last + 1) {
    const uint32_t subject = subject_of_gerund(s, p, c);
    if (subject == WARTA_NONE) {
      take_clitic(p, c);
    } else {
      p->own_subject = true;
      warta_fill_subject(p, subject, "subject", 0.8F);
    }
    return;
  }
  const bool speaker = (p->frame->flags & WARTA_FRAME_SAY) && c > p->token &&
                       warta_is(s, p->token, WARTA_IS_POSTPOSED);
  const WartaRel rel = warta_rel_universal(token->rel);
  if (rel == WARTA_REL_OBJ || rel == WARTA_REL_OBL) {
    take_nested_recipient(s, p, c);
  }
  switch (rel) {
  case WARTA_REL_NSUBJ:
    if (warta_scene_preposition(s, c)->preposition == 0) {
      take_subject(p, warta_phrase_subject(s, c));
    }
    break;
  case WARTA_REL_OBJ:
  case WARTA_REL_IOBJ:
    if (speaker && warta_scene_preposition(s, c)->preposition == 0) {
      take_subject(p, c);
    } else if (warta_scene_preposition(s, c)->preposition != 0) {
      take_oblique(s, p, c);
    } else {
      take_object(s, p, c);
    }
    break;
  case WARTA_REL_OBL:
  case WARTA_REL_NMOD:
    take_oblique(s, p, c);
    break;
  default:
    break;
  }
}

/// Whether a verb below a noun is a clause rather than a mere modifier: it has
/// an auxiliary or an adverb before it, or something behind, or is passive.
static bool
full_clause(const WartaScene *s, uint32_t verb)
{
  const WartaPredicate *p = warta_predicate_at(s, s->predicate[verb]);
  return !p->silent &&
         (s->child[verb] != WARTA_NONE || p->form == WARTA_FORM_PASSIVE ||
          p->form == WARTA_FORM_TER);
}

/// The verb that says what the object does: the object's participle, or the
/// complement to its right.
static uint32_t
verb_of_object(const WartaScene *s, const WartaPredicate *p, uint32_t object)
{
  const bool clause =
      (p->frame->flags & (WARTA_FRAME_SAY | WARTA_FRAME_OBJECT)) != 0;
  WARTA_FIRST_CHILDREN(s, c, object)
  {
    if (clause && c > object && s->predicate[c] != WARTA_NONE &&
        warta_rel_universal(warta_token_at(s, c)->rel) == WARTA_REL_ACL &&
        warta_predicate_at(s, s->predicate[c])->link == WARTA_LINK_RELATIVE &&
        full_clause(s, c) &&
        warta_scene_marked_child(s, c, WARTA_IS_RELATIVE) == WARTA_NONE) {
      return c;
    }
  }
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    const WartaRel rel = warta_token_at(s, c)->rel;
    if (c > object && s->predicate[c] != WARTA_NONE &&
        (rel == WARTA_REL_XCOMP || rel == WARTA_REL_CCOMP)) {
      return c;
    }
  }
  return WARTA_NONE;
}

/// "menyebut ledakan terdengar": what is said is a clause, of which the object
/// is the subject.
static void
raise_object(const WartaScene *s, uint32_t index)
{
  WartaPredicate *p = warta_predicate_at(s, index);
  WartaSlot *target = &p->roles[WARTA_ROLE_TARGET][0];
  const uint32_t flags = p->frame->flags;
  if (!(flags & (WARTA_FRAME_CONTENT | WARTA_FRAME_OBJECT)) || passive(p) ||
      target->token == WARTA_NONE || target->token < p->token || p->dropped) {
    return;
  }
  const uint32_t verb = verb_of_object(s, p, target->token);
  if (verb == WARTA_NONE) {
    return;
  }
  const uint32_t to =
      s->delegate[verb] == WARTA_NONE ? verb : s->delegate[verb];
  WartaPredicate *content = warta_predicate_at(s, s->predicate[to]);
  const uint32_t object = target->token;
  if (!(flags & WARTA_FRAME_OBJECT)) {
    target->token = WARTA_NONE;
    content->own_subject = true;
  }
  warta_fill_subject(content, object, "raised-object", 0.8F);
  content->link = WARTA_LINK_COMPLEMENT;
  content->parent = index;
  p->has_complement = true;
  if (flags & WARTA_FRAME_SAY) {
    s->content[to] = index;
  }
}

/// Behind "kata" and its like stands the speaker, whatever the tree says.
static void
take_speaker(const WartaScene *s, WartaPredicate *p)
{
  const uint32_t next = p->last + 1;
  const bool first =
      s->doc->sentences[warta_token_at(s, p->token)->sentence].first_token ==
      p->token;
  if (!warta_is(s, p->token, WARTA_IS_POSTPOSED) ||
      (!first && !warta_scene_postposed(s, p->token)) ||
      !(p->frame->flags & WARTA_FRAME_SAY) || next >= s->n ||
      warta_token_at(s, next)->sentence !=
          warta_token_at(s, p->token)->sentence ||
      s->word[next]->preposition != 0 ||
      warta_token_at(s, next)->upos == WARTA_UPOS_PUNCT) {
    return;
  }
  const uint32_t head = warta_phrase_starting(s, next);
  if (warta_phrase_possible(s, head)) {
    p->own_subject = true;
    warta_fill_subject(p, head, "speaker-behind", 0.95F);
  }
}

/// A verb that names no event of its own passes its dependents on.
static WartaPredicate *
receiver(const WartaScene *s, uint32_t head)
{
  const uint32_t to = s->delegate[head];
  const uint32_t token = to == WARTA_NONE ? head : to;
  return warta_predicate_at(s, s->predicate[token]);
}

/// "ditangkap Densus 88": who stands right behind a passive did it, whatever
/// the tree says.
static void
repair_agent(const WartaScene *s, WartaPredicate *p)
{
  const uint32_t next = p->last + 1;
  if (p->form != WARTA_FORM_PASSIVE || p->dropped || p->nominal ||
      p->roles[WARTA_ROLE_AGENT][0].token != WARTA_NONE || next >= s->n ||
      (p->frame->flags & (WARTA_FRAME_NAMING | WARTA_FRAME_TWO |
                          WARTA_FRAME_RECEIVE | WARTA_FRAME_OBJECT)) ||
      warta_token_at(s, next)->sentence !=
          warta_token_at(s, p->token)->sentence ||
      !warta_phrase_possible(s, next)) {
    return;
  }
  const uint32_t head = warta_phrase_starting(s, next);
  if (warta_phrase_actor(s, head) && s->predicate[head] == WARTA_NONE) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, head, "agent-behind", 0.6F);
  }
}

/// Take the actor whose phrase begins at `t` as the agent.
static void
take_led_agent(const WartaScene *s, WartaPredicate *p, uint32_t t)
{
  const uint32_t head = warta_phrase_starting(s, t);
  if (warta_phrase_possible(s, head) && s->predicate[head] == WARTA_NONE &&
      warta_phrase_actor(s, head)) {
    warta_scene_fill(p, WARTA_ROLE_AGENT, head, "oleh", 0.8F);
  }
}

/// "disambut dengan hangat oleh warga": the tree may hang the agent on a word
/// between.
static void
repair_oleh(const WartaScene *s, WartaPredicate *p)
{
  enum { WORDS = 14 };
  if (p->form != WARTA_FORM_PASSIVE || p->dropped ||
      p->roles[WARTA_ROLE_AGENT][0].token != WARTA_NONE) {
    return;
  }
  const uint32_t sentence = warta_token_at(s, p->token)->sentence;
  const uint32_t end =
      MIN(s->doc->sentences[sentence].end_token, p->last + WORDS);
  for (uint32_t t = p->last + 1; t + 1 < end; ++t) {
    const uint32_t other = s->predicate[t];
    if (other != WARTA_NONE && passive(warta_predicate_at(s, other))) {
      return;
    }
    if (s->word[t]->preposition != 0 && s->word[t]->role == WARTA_ROLE_AGENT) {
      take_led_agent(s, p, t + 1);
      return;
    }
  }
}

/// Whether a phrase before the verb is free to be its subject.
static bool
free_subject(const WartaScene *s, uint32_t t)
{
  const uint32_t name = warta_token_at(s, t)->name;
  const uint32_t first =
      name == WARTA_NONE ? t : s->doc->names[name].first_token;
  const uint32_t head = s->head[t];
  if (first > 0 &&
      warta_is(s, first - 1,
               WARTA_IS_WHILE | WARTA_IS_CONDITION | WARTA_IS_THAT)) {
    return true; // "usai Rizal meraih"
  }
  if (first > 0 && s->word[first - 1]->preposition != 0 &&
      warta_token_at(s, first - 1)->sentence ==
          warta_token_at(s, first)->sentence) {
    return false;
  }
  return head == WARTA_NONE || head >= first ||
         s->predicate[head] == WARTA_NONE;
}

/// The opening bracket before this closing one, or the token itself.
static uint32_t
before_bracket(const WartaScene *s, uint32_t t)
{
  for (uint32_t i = 1; i < 6 && i < t; ++i) {
    if (strcmp(warta_token_at(s, t - i)->lower, "(") == 0) {
      return t - i;
    }
  }
  return t;
}

/// "Oki mengatakan": a name or pronoun right before the verb, auxiliaries
/// aside, is its subject when the tree gives none.
static void
repair_subject(const WartaScene *s, WartaPredicate *p)
{
  if (p->own_subject || p->dropped || p->nominal ||
      p->form != WARTA_FORM_ACTIVE ||
      (p->link != WARTA_LINK_ROOT && p->link != WARTA_LINK_PARATAXIS &&
       p->link != WARTA_LINK_COMPLEMENT && p->link != WARTA_LINK_CONJUNCT)) {
    return;
  }
  uint32_t t = p->token;
  const uint32_t sentence = warta_token_at(s, t)->sentence;
  for (int i = 0; i < 4 && t > 0; ++i) {
    --t;
    const WartaToken *token = warta_token_at(s, t);
    if (token->sentence != sentence) {
      return;
    }
    if (strcmp(token->lower, ")") == 0) {
      t = before_bracket(s, t);
    } else if (token->upos != WARTA_UPOS_AUX && token->upos != WARTA_UPOS_ADV &&
               token->upos != WARTA_UPOS_PART) {
      break;
    }
  }
  if (s->predicate[t] == WARTA_NONE && warta_phrase_possible(s, t) &&
      (warta_token_at(s, t)->name != WARTA_NONE ||
       (warta_is(s, t, WARTA_IS_PERSONAL) && !joined(s, t))) &&
      free_subject(s, t)) {
    const uint32_t name = warta_token_at(s, t)->name;
    p->own_subject = true;
    warta_fill_subject(p,
                       name == WARTA_NONE ? t : s->doc->names[name].first_token,
                       "subject-before", 0.6F);
  }
}

/// "Saya sudah berantas markus": with a person before and an object behind, a
/// bare verb is active in plain speech.
static void
settle_bare(const WartaScene *s, WartaPredicate *p)
{
  if (p->form != WARTA_FORM_BARE) {
    return;
  }
  bool person = false;
  bool object = false;
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    const WartaRel rel = warta_token_at(s, c)->rel;
    person |= c < p->token && warta_rel_universal(rel) == WARTA_REL_NSUBJ &&
              warta_phrase_actor(s, c);
    object |= c > p->token && warta_phrase_possible(s, c) &&
              (rel == WARTA_REL_OBJ || rel == WARTA_REL_OBL_AGENT) &&
              warta_scene_preposition(s, c)->preposition == 0;
  }
  if (person && object) {
    p->form = WARTA_FORM_ACTIVE;
  }
}

static bool
is_comma(const WartaScene *s, uint32_t t)
{
  return strcmp(warta_token_at(s, t)->lower, ",") == 0;
}

/// The comma behind the speaker of a reporting word between commas, or NONE.
static uint32_t
comma_behind_speaker(const WartaScene *s, const WartaPredicate *p)
{
  enum { WORDS = 10 };
  const uint32_t end =
      s->doc->sentences[warta_token_at(s, p->token)->sentence].end_token;
  if (!(p->frame->flags & WARTA_FRAME_SAY) ||
      !warta_scene_postposed(s, p->token) || !is_comma(s, p->token - 1)) {
    return WARTA_NONE;
  }
  for (uint32_t t = p->last + 1; t < end && t < p->last + WORDS; ++t) {
    if (warta_token_at(s, t)->upos == WARTA_UPOS_PUNCT) {
      return is_comma(s, t) ? t : WARTA_NONE;
    }
  }
  return WARTA_NONE;
}

/// The subject that stands before a reporting word between commas.
static uint32_t
subject_around(const WartaScene *s, const WartaPredicate *p)
{
  uint32_t subject = WARTA_NONE;
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    const WartaRel rel = warta_rel_universal(warta_token_at(s, c)->rel);
    if (c < p->token && (rel == WARTA_REL_NSUBJ || rel == WARTA_REL_OBJ) &&
        s->predicate[c] == WARTA_NONE && warta_phrase_possible(s, c) &&
        warta_scene_preposition(s, c)->preposition == 0) {
      subject = c;
    }
  }
  return subject;
}

/// "Kenaikan harga, kata Budi, merugikan warga": what stands before the
/// reporting clause is the subject of the verb behind it.
static void
repair_around(const WartaScene *s, const WartaPredicate *p)
{
  const uint32_t comma = p->dropped ? WARTA_NONE : comma_behind_speaker(s, p);
  const uint32_t subject =
      comma == WARTA_NONE ? WARTA_NONE : subject_around(s, p);
  if (subject == WARTA_NONE) {
    return;
  }
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    if (c < comma || s->predicate[c] == WARTA_NONE) {
      continue;
    }
    WartaPredicate *verb = receiver(s, c);
    if (!verb->own_subject) {
      verb->own_subject = true;
      warta_fill_subject(verb, subject, "subject", 0.7F);
    }
    return;
  }
}

static void
take_all(const WartaScene *s, bool auxiliaries)
{
  for (uint32_t c = 0; c < s->n; ++c) {
    const uint32_t head = s->head[c];
    if (head != WARTA_NONE && s->predicate[head] != WARTA_NONE &&
        (s->delegate[head] != WARTA_NONE) == auxiliaries) {
      take(s, receiver(s, head), c);
    }
  }
}

/// Dependents are met in the order of the text, those of the verb itself
/// before those of its auxiliaries.
void
warta_pass_roles(WartaScene *s)
{
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    take_speaker(s, warta_predicate_at(s, i));
    settle_bare(s, warta_predicate_at(s, i));
  }
  take_all(s, false);
  take_all(s, true);
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    order_objects(s, warta_predicate_at(s, i));
    repair_agent(s, warta_predicate_at(s, i));
    repair_oleh(s, warta_predicate_at(s, i));
    repair_around(s, warta_predicate_at(s, i));
    repair_subject(s, warta_predicate_at(s, i));
    raise_object(s, i);
  }
}
