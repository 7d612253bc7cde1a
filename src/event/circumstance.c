// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Time and place go to the clause that they belong to.

#include "event/judge.h"

enum { REACH = 40 }; ///< Tokens that are searched back for a verb

/// The token of the expression that hangs on something outside it.
uint32_t
warta_time_anchor(const WartaScene *s, const WartaTimex *timex)
{
  for (uint32_t t = timex->first_token; t < timex->end_token && t < s->n; ++t) {
    const uint32_t head = s->head[t];
    const bool outside = head == WARTA_NONE || head < timex->first_token ||
                         head >= timex->end_token;
    if (outside && warta_token_at(s, t)->upos != WARTA_UPOS_PUNCT &&
        s->word[t]->preposition == 0) {
      return t;
    }
  }
  return WARTA_NONE;
}

bool
warta_time_says_when(const WartaTimex *timex)
{
  switch (timex->spec.form) {
  case WARTA_SAID_DATE:
  case WARTA_SAID_RELATIVE:
  case WARTA_SAID_PERIOD:
  case WARTA_SAID_ERA:
  case WARTA_SAID_FEAST:
    return true;
  default:
    return false;
  }
}

static bool
comma_before(const WartaScene *s, uint32_t t)
{
  return t > 0 && warta_token_at(s, t - 1)->upos == WARTA_UPOS_PUNCT &&
         warta_token_at(s, t - 1)->sentence == warta_token_at(s, t)->sentence;
}

/// A date inside a noun phrase ("laporan 2018", "Piala Dunia 2014") dates the
/// noun, unless a mark, a weekday or a preposition sets it off.
bool
warta_time_dates_noun(const WartaScene *s, const WartaTimex *timex)
{
  const uint32_t anchor = warta_time_anchor(s, timex);
  const uint32_t first = timex->first_token;
  const WartaTimeSpec *spec = &timex->spec;
  if (spec->form != WARTA_SAID_DATE || spec->weekday != 0 || first == 0 ||
      comma_before(s, first)) {
    return false;
  }
  const bool year = spec->begin.month == 0 && spec->begin.day == 0;
  const WartaToken *before = warta_token_at(s, first - 1);
  if (year && warta_token_at(s, first)->upos != WARTA_UPOS_ADP &&
      s->word[first - 1]->preposition == 0 &&
      ((before->flags & WARTA_TOKEN_CAPITAL) || before->name != WARTA_NONE)) {
    return true;
  }
  const uint32_t head = anchor == WARTA_NONE ? WARTA_NONE : s->head[anchor];
  return head != WARTA_NONE && s->predicate[head] == WARTA_NONE &&
         first == head + 1 &&
         warta_token_at(s, anchor)->rel != WARTA_REL_OBL_TMOD &&
         warta_token_at(s, first)->upos != WARTA_UPOS_ADP &&
         warta_scene_preposition(s, anchor)->preposition == 0;
}

/// The reporting verb to whose clause a day set off by a comma belongs:
/// "ujar X saat ditemui di Y, Selasa (3/3)".
static uint32_t
reporter_of_day(const WartaScene *s, const WartaTimex *timex)
{
  const uint32_t first = timex->first_token;
  if (s->quote[first] != WARTA_NONE || !comma_before(s, first)) {
    return WARTA_NONE;
  }
  const uint32_t begin =
      s->doc->sentences[warta_token_at(s, first)->sentence].first_token;
  for (uint32_t t = first, i = 0; t-- > begin && i < REACH; ++i) {
    if (s->quote[t] != WARTA_NONE) {
      return WARTA_NONE;
    }
    const uint32_t index = s->predicate[t];
    if (index != WARTA_NONE &&
        (warta_predicate_at(s, index)->frame->flags & WARTA_FRAME_SAY) &&
        (warta_predicate_at(s, index)->speech || warta_scene_postposed(s, t))) {
      return index;
    }
  }
  return WARTA_NONE;
}

/// The last verb before the token, not before `end`.
static uint32_t
verb_before(const WartaScene *s, uint32_t token, uint32_t end)
{
  for (uint32_t t = token, i = 0; t-- > end && i < REACH; ++i) {
    const uint32_t index = s->predicate[t];
    if (index != WARTA_NONE && !warta_predicate_at(s, index)->dropped &&
        !warta_predicate_at(s, index)->nominal) {
      return index;
    }
  }
  return WARTA_NONE;
}

/// What the tree says, repaired: in "X menyebut Y ditangkap pada Rabu" the day
/// is that of what is told, in "ditemukan tewas pada Rabu" of the finding.
static uint32_t
clause_of_time(const WartaScene *s, const WartaTimex *timex, uint32_t anchor)
{
  const uint32_t head = s->head[anchor];
  const uint32_t clause = head == WARTA_NONE ? WARTA_NONE : s->clause[head];
  if (clause == WARTA_NONE) {
    return WARTA_NONE;
  }
  const WartaPredicate *p = warta_predicate_at(s, clause);
  const uint32_t first = timex->first_token;
  if ((p->frame->flags & WARTA_FRAME_SAY) && first > p->token &&
      p->has_complement && !comma_before(s, first)) {
    const uint32_t told = verb_before(s, first, p->last + 1);
    if (told != WARTA_NONE) {
      return told;
    }
  }
  if (p->link == WARTA_LINK_COMPLEMENT && p->parent != WARTA_NONE) {
    const WartaPredicate *parent = warta_predicate_at(s, p->parent);
    if (parent->form == WARTA_FORM_PASSIVE &&
        parent->frame->effect == WARTA_EFFECT_NONE &&
        !(parent->frame->flags & (WARTA_FRAME_SAY | WARTA_FRAME_OBJECT)) &&
        !p->own_subject) {
      return p->parent;
    }
  }
  return clause;
}

/// A day that is said in a quotation is not when it was said.
static uint32_t
within_quote(const WartaScene *s, uint32_t first, uint32_t clause)
{
  const uint32_t quote = s->quote[first];
  if (clause == WARTA_NONE || quote == WARTA_NONE ||
      s->quote[warta_predicate_at(s, clause)->token] == quote) {
    return clause;
  }
  return verb_before(s, first,
                     g_array_index(s->quote_range, WartaSpan, quote).begin);
}

/// A place between commas right before the day: "..., Jakarta, Senin".
static void
place_before(const WartaScene *s, WartaPredicate *p, const WartaTimex *timex)
{
  const uint32_t first = timex->first_token;
  if (first < 3 || !comma_before(s, first)) {
    return;
  }
  const uint32_t name = warta_token_at(s, first - 2)->name;
  if (name != WARTA_NONE && s->doc->names[name].kind == WARTA_KIND_PLACE &&
      comma_before(s, s->doc->names[name].first_token) &&
      p->roles[WARTA_ROLE_PLACE][0].token == WARTA_NONE) {
    warta_scene_fill(p, WARTA_ROLE_PLACE, s->doc->names[name].first_token,
                     "place-before-day", 0.6F);
  }
}

static void
attach_time(WartaScene *s, uint32_t index)
{
  const WartaTimex *timex = &s->doc->times[index];
  if (timex->first_token >= s->n ||
      warta_token_at(s, timex->first_token)->name != WARTA_NONE) {
    return;
  }
  uint32_t clause = reporter_of_day(s, timex);
  if (clause == WARTA_NONE) {
    const uint32_t anchor = warta_time_anchor(s, timex);
    if (anchor == WARTA_NONE || s->head[anchor] == WARTA_NONE ||
        warta_time_dates_noun(s, timex)) {
      return;
    }
    clause =
        within_quote(s, timex->first_token, clause_of_time(s, timex, anchor));
  }
  if (clause == WARTA_NONE) {
    return;
  }
  WartaPredicate *p = warta_predicate_at(s, clause);
  if (p->time == WARTA_NONE ||
      (!warta_time_says_when(&s->doc->times[p->time]) &&
       warta_time_says_when(timex))) {
    p->time = index;
    place_before(s, p, timex);
  }
}

static bool
has_name(const WartaScene *s, uint32_t t)
{
  const uint32_t head = warta_phrase_head(s, t);
  if (warta_token_at(s, head)->name != WARTA_NONE) {
    return s->doc->names[warta_token_at(s, head)->name].kind !=
           WARTA_KIND_PERSON;
  }
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (warta_token_at(s, c)->name != WARTA_NONE && c > t &&
        s->doc->names[warta_token_at(s, c)->name].kind != WARTA_KIND_PERSON) {
      return true;
    }
  }
  return false;
}

static bool
role_taken(const WartaPredicate *p, uint32_t t)
{
  return warta_scene_filled(p, t);
}

static void
attach_place(const WartaScene *s, WartaPredicate *p, uint32_t c)
{
  const WartaWord *preposition = warta_scene_preposition(s, c);
  if (preposition->preposition == 0 || preposition->role != WARTA_ROLE_PLACE ||
      role_taken(p, c) || !has_name(s, c)) {
    return;
  }
  warta_scene_fill(p, WARTA_ROLE_PLACE, c, "place", 0.75F);
}

/// The predicate of which the noun, to the right of the verb, is a dependent.
static WartaPredicate *
predicate_of_noun(const WartaScene *s, uint32_t noun)
{
  const uint32_t head = s->head[noun];
  if (head == WARTA_NONE || s->predicate[head] == WARTA_NONE || noun < head) {
    return NULL;
  }
  const uint32_t to = s->delegate[head];
  return warta_predicate_at(s, s->predicate[to == WARTA_NONE ? head : to]);
}

/// "membuka toko di Jakarta": a place that hangs on the object or on another
/// phrase of the verb is the event's too.
static void
attach_nested_place(const WartaScene *s, uint32_t c)
{
  const uint32_t noun = s->head[c];
  if (c < noun || s->word[noun]->preposition != 0) {
    return;
  }
  WartaPredicate *p = predicate_of_noun(s, noun);
  if (p && p->roles[WARTA_ROLE_PLACE][0].token == WARTA_NONE) {
    attach_place(s, p, c);
  }
}

static bool
phrase_relation(WartaRel rel)
{
  rel = warta_rel_universal(rel);
  return rel == WARTA_REL_OBL || rel == WARTA_REL_NMOD || rel == WARTA_REL_OBJ;
}

static void
attach_places(WartaScene *s, bool nested)
{
  for (uint32_t c = 0; c < s->n; ++c) {
    const uint32_t head = s->head[c];
    if (head == WARTA_NONE || warta_token_at(s, c)->time != WARTA_NONE ||
        !phrase_relation(warta_token_at(s, c)->rel)) {
      continue;
    }
    const bool direct = s->predicate[head] != WARTA_NONE;
    if (direct && !nested) {
      const uint32_t to = s->delegate[head];
      attach_place(
          s, warta_predicate_at(s, s->predicate[to == WARTA_NONE ? head : to]),
          c);
    } else if (!direct && nested) {
      attach_nested_place(s, c);
    }
  }
}

void
warta_pass_places(WartaScene *s)
{
  attach_places(s, false);
  attach_places(s, true);
}

void
warta_pass_times(WartaScene *s)
{
  for (uint32_t i = 0; i < s->doc->n_times; ++i) {
    attach_time(s, i);
  }
}
