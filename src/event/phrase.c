// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases: which token stands for one, how far it reaches, its name.

#include "event/details.h"

#include <string.h>

/// Whether a dependent belongs to the filler's own phrase.
static bool
inside_phrase(const WartaScene *s, uint32_t c)
{
  if (warta_is(s, c, WARTA_IS_DEMONSTRATIVE | WARTA_IS_RELATIVE)) {
    return false;
  }
  switch (warta_token_at(s, c)->rel) {
  case WARTA_REL_NMOD:
  case WARTA_REL_NMOD_LMOD:
  case WARTA_REL_NMOD_POSS:
  case WARTA_REL_AMOD:
  case WARTA_REL_NUMMOD:
  case WARTA_REL_DET:
  case WARTA_REL_CLF:
  case WARTA_REL_COMPOUND:
  case WARTA_REL_COMPOUND_PLUR:
  case WARTA_REL_FLAT:
  case WARTA_REL_FLAT_FOREIGN:
  case WARTA_REL_FLAT_NAME:
  case WARTA_REL_FLAT_RANGE:
  case WARTA_REL_FIXED:
    return true;
  default:
    return false;
  }
}

static uint32_t
name_of(const WartaScene *s, uint32_t t)
{
  return warta_token_at(s, t)->name;
}

static bool
joined(const WartaToken *token)
{
  return (token->flags & WARTA_TOKEN_JOINED) != 0;
}

/// First token of the phrase of which `head` is the head.
static uint32_t
phrase_begin(const WartaScene *s, uint32_t head)
{
  uint32_t begin = head;
  while (begin > 0) {
    const uint32_t t = begin - 1;
    const bool same_name =
        name_of(s, t) != WARTA_NONE && name_of(s, t) == name_of(s, begin);
    const bool modifier = s->head[t] == head && inside_phrase(s, t) &&
                          s->word[t]->preposition == 0 &&
                          s->predicate[t] == WARTA_NONE;
    if (!same_name && !modifier) {
      break;
    }
    begin = t;
  }
  return begin;
}

/// "Ani Lestari, S.H., M.Si": a degree behind a name and a comma.
static bool
is_degree(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  if (t == 0 || !(token->flags & WARTA_TOKEN_CAPITAL) ||
      strcmp(warta_token_at(s, t - 1)->lower, ",") != 0) {
    return false;
  }
  const char *dot = strchr(token->lower, '.');
  return dot != NULL && dot - token->lower <= 3 &&
         strpbrk(token->lower, "0123456789@/") == NULL;
}

enum { MAX_PHRASE = 16 };

/// "kantor berita Sabtu": a day that nothing makes part of the noun.
static bool
is_day(const WartaScene *s, uint32_t t)
{
  const uint32_t time = warta_token_at(s, t)->time;
  return time != WARTA_NONE && s->doc->times[time].first_token == t &&
         (s->doc->times[time].spec.weekday != 0 ||
          s->doc->times[time].spec.form == WARTA_SAID_RELATIVE);
}

/// "fans Inggris kala Chelsea bertanding": a word that leads something of its
/// own, other than where somebody comes from.
static bool
leads_phrase(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  return token->rel == WARTA_REL_MARK || token->rel == WARTA_REL_CC ||
         (token->rel == WARTA_REL_CASE &&
          !warta_hinted(s, t, WARTA_HINT_ORIGIN));
}

/// End of the phrase: modifiers to the right, and theirs, without a break.
static uint32_t
phrase_end(const WartaScene *s, uint32_t head)
{
  const WartaToken *tokens = s->doc->tokens;
  uint32_t end = head + 1;
  while (end < s->n && end - head < MAX_PHRASE &&
         tokens[end].sentence == tokens[head].sentence) {
    const uint32_t above = s->head[end];
    const bool same_name =
        name_of(s, end) != WARTA_NONE && name_of(s, end) == name_of(s, end - 1);
    const bool attached = above != WARTA_NONE && above >= head &&
                          inside_phrase(s, end) && above < end &&
                          s->predicate[end] == WARTA_NONE;
    // A word before its head: only if that head is a modifier in turn
    const bool ahead = above != WARTA_NONE && above > end && above < end + 3 &&
                       s->head[above] != WARTA_NONE && s->head[above] >= head &&
                       s->head[above] < end && inside_phrase(s, above);
    const bool leads = !same_name && leads_phrase(s, end);
    if ((!same_name && !attached && !ahead) || leads ||
        (!same_name && (s->word[end]->preposition != 0 || is_day(s, end)))) {
      break;
    }
    ++end;
  }
  return end;
}

bool
warta_phrase_possible(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  if (warta_is(s, t, WARTA_IS_RELATIVE | WARTA_IS_RECIPROCAL) ||
      token->time != WARTA_NONE ||
      (token->name == WARTA_NONE && warta_hinted(s, t, WARTA_HINT_NOBODY)) ||
      is_degree(s, t)) {
    return false;
  }
  switch (token->upos) {
  case WARTA_UPOS_NOUN:
  case WARTA_UPOS_PROPN:
  case WARTA_UPOS_PRON:
  case WARTA_UPOS_NUM:
  case WARTA_UPOS_X:
  case WARTA_UPOS_SYM:
    return true;
  case WARTA_UPOS_DET:
    // "sedangkan seorang lagi ditahan"
    return joined(token) ||
           (warta_is(s, t, WARTA_IS_QUANTIFIER) &&
            warta_rel_universal(token->rel) == WARTA_REL_NSUBJ);
  case WARTA_UPOS_ADJ:
    return token->name != WARTA_NONE;
  case WARTA_UPOS_VERB:
    // "menangkap terduga pelaku": a verb in name only
    return s->predicate[t] == WARTA_NONE &&
           (token->rel == WARTA_REL_OBJ || token->rel == WARTA_REL_NSUBJ ||
            token->name != WARTA_NONE);
  default:
    return token->name != WARTA_NONE && s->predicate[t] == WARTA_NONE;
  }
}

/// The dash that ends a dateline at the head of the sentence, or NONE:
/// "MOSKWA, KOMPAS - Menlu Rusia".
static uint32_t
dash_of_dateline(const WartaScene *s, uint32_t sentence)
{
  enum { WORDS = 8 };
  const WartaSentence *range = &s->doc->sentences[sentence];
  const uint32_t end = MIN(range->end_token, range->first_token + WORDS);
  const uint32_t name = name_of(s, range->first_token);
  if (name == WARTA_NONE || (s->doc->names[name].kind != WARTA_KIND_PLACE &&
                             s->doc->names[name].kind != WARTA_KIND_COUNTRY)) {
    return WARTA_NONE;
  }
  for (uint32_t t = range->first_token; t + 1 < end; ++t) {
    const WartaToken *token = warta_token_at(s, t);
    const bool dash = strcmp(token->lower, "-") == 0 ||
                      strcmp(token->lower, "\xe2\x80\x93") == 0 ||
                      strcmp(token->lower, "\xe2\x80\x94") == 0;
    if (dash) {
      return t;
    }
    if (token->name == WARTA_NONE && token->upos != WARTA_UPOS_PUNCT &&
        !(token->flags & WARTA_TOKEN_CAPITAL)) {
      return WARTA_NONE;
    }
  }
  return WARTA_NONE;
}

bool
warta_phrase_in_dateline(const WartaScene *s, uint32_t t)
{
  const uint32_t dash = dash_of_dateline(s, warta_token_at(s, t)->sentence);
  return dash != WARTA_NONE && t < dash;
}

/// The name before a degree, or the token itself.
static uint32_t
before_degree(const WartaScene *s, uint32_t t)
{
  while (t > 1 && is_degree(s, t)) {
    t -= 2;
  }
  const uint32_t name = name_of(s, t);
  return name == WARTA_NONE ? t : s->doc->names[name].first_token;
}

uint32_t
warta_phrase_subject(const WartaScene *s, uint32_t t)
{
  if (is_degree(s, t)) {
    return before_degree(s, t);
  }
  const uint32_t dash = dash_of_dateline(s, warta_token_at(s, t)->sentence);
  if (dash == WARTA_NONE || t > dash) {
    return t;
  }
  const uint32_t name = name_of(s, dash + 1);
  const uint32_t head =
      name == WARTA_NONE ? warta_phrase_starting(s, dash + 1) : dash + 1;
  return warta_phrase_possible(s, head) && s->predicate[head] == WARTA_NONE
             ? head
             : t;
}

uint32_t
warta_phrase_starting(const WartaScene *s, uint32_t next)
{
  uint32_t head = next;
  while (s->head[head] != WARTA_NONE && s->head[head] > head &&
         s->head[head] < next + 8 &&
         s->predicate[s->head[head]] == WARTA_NONE) {
    head = s->head[head];
  }
  return warta_phrase_possible(s, head) ? head : next;
}

static bool
person_name(const WartaScene *s, uint32_t t)
{
  const uint32_t name = name_of(s, t);
  return name != WARTA_NONE && s->doc->names[name].kind == WARTA_KIND_PERSON;
}

/// Whether the word may stand between a title and its holder: "Presiden AS",
/// "Wakil Ketua Umum".
static bool
part_of_title(const WartaScene *s, uint32_t t)
{
  return name_of(s, t) != WARTA_NONE ||
         warta_is(s, t, WARTA_IS_TITLE | WARTA_IS_SAME) ||
         (warta_token_at(s, t)->flags &
          (WARTA_TOKEN_CAPITAL | WARTA_TOKEN_NUMERIC)) ||
         warta_token_at(s, t)->upos == WARTA_UPOS_ADJ;
}

/// "Industri dan Perdagangan": a conjunction inside the name of a body.
static bool
joins_capitals(const WartaScene *s, uint32_t t)
{
  return warta_token_at(s, t)->upos == WARTA_UPOS_CCONJ && t + 1 < s->n &&
         (warta_token_at(s, t - 1)->flags & WARTA_TOKEN_CAPITAL) &&
         (warta_token_at(s, t + 1)->flags & WARTA_TOKEN_CAPITAL) &&
         !person_name(s, t + 1) &&
         !warta_is(s, t + 1, WARTA_IS_TITLE | WARTA_IS_ACTOR);
}

/// The first token behind an abbreviation in brackets at `t`, or `t` itself:
/// "Kementerian Perdagangan (Kemendag) Ani".
static uint32_t
behind_bracket(const WartaScene *s, uint32_t t)
{
  const bool bracket = t + 3 < s->n &&
                       strcmp(warta_token_at(s, t)->lower, "(") == 0 &&
                       strcmp(warta_token_at(s, t + 2)->lower, ")") == 0 &&
                       (warta_token_at(s, t + 1)->flags & WARTA_TOKEN_CAPITAL);
  return bracket ? t + 3 : t;
}

/// The person behind this one with nothing between: in "warga Lahad Datu Willy
/// Cheng", "istri Budi Ani" the last one is meant.
static uint32_t
last_person(const WartaScene *s, uint32_t t)
{
  for (int i = 0; i < 3; ++i) {
    const uint32_t next = s->doc->names[name_of(s, t)].end_token;
    if (next >= s->n || !person_name(s, next) ||
        warta_token_at(s, next)->sentence != warta_token_at(s, t)->sentence) {
      break;
    }
    t = next;
  }
  return t;
}

/// A person that a title at `head` leads to in the same run of words.
static uint32_t
titled_person(const WartaScene *s, uint32_t head)
{
  const uint32_t sentence = warta_token_at(s, head)->sentence;
  const uint32_t end = MIN(s->n, head + MAX_PHRASE);
  for (uint32_t t = head + 1; t < end; ++t) {
    t = behind_bracket(s, t);
    if (warta_token_at(s, t)->sentence != sentence ||
        !(part_of_title(s, t) || joins_capitals(s, t))) {
      break;
    }
    if (person_name(s, t)) {
      return last_person(s, t);
    }
  }
  return WARTA_NONE;
}

/// A person named after a comma: "juru bicara Huawei, Glenn Schloss".
static uint32_t
named_behind(const WartaScene *s, uint32_t head)
{
  const uint32_t name = name_of(s, head);
  if (name != WARTA_NONE) {
    const WartaKind kind = s->doc->names[name].kind;
    if (kind == WARTA_KIND_PERSON || kind == WARTA_KIND_COUNTRY ||
        kind == WARTA_KIND_PLACE) {
      return WARTA_NONE;
    }
  }
  WARTA_FIRST_CHILDREN(s, c, head)
  {
    if (c > head && warta_token_at(s, c)->rel == WARTA_REL_APPOS &&
        person_name(s, c)) {
      return c;
    }
  }
  return WARTA_NONE;
}

uint32_t
warta_phrase_head(const WartaScene *s, uint32_t t)
{
  if (warta_is(s, t, WARTA_IS_SELF) && t + 1 < s->n &&
      joined(warta_token_at(s, t + 1))) {
    return t + 1; // "dirinya"
  }
  // "paman Rina, Syarif": who stands behind the comma
  uint32_t person = named_behind(s, t);
  if (person == WARTA_NONE && name_of(s, t) == WARTA_NONE &&
      warta_is(s, t, WARTA_IS_TITLE)) {
    person = titled_person(s, t);
  }
  return person == WARTA_NONE ? t : person;
}

bool
warta_phrase_coordinated(const WartaScene *s, uint32_t t, uint32_t c)
{
  return warta_token_at(s, c)->rel == WARTA_REL_CONJ && s->head[c] == t &&
         c > warta_phrase_head(s, t) && s->clause[c] == s->clause[t] &&
         warta_phrase_possible(s, c);
}

bool
warta_phrase_actor(const WartaScene *s, uint32_t t)
{
  const uint32_t head = warta_phrase_head(s, t);
  const uint32_t name = name_of(s, head);
  if (name != WARTA_NONE) {
    const WartaKind kind = s->doc->names[name].kind;
    return kind >= WARTA_KIND_PERSON && kind <= WARTA_KIND_GROUP;
  }
  return warta_is(s, t, WARTA_IS_TITLE | WARTA_IS_ACTOR | WARTA_IS_PERSONAL) ||
         warta_is(s, head, WARTA_IS_PERSONAL); // "dirinya"
}

/// The name that is the phrase's head or that the head merely announces
/// ("perusahaan Huawei", "pemerintah Jerman").
static uint32_t
phrase_name(const WartaScene *s, uint32_t head, uint32_t end)
{
  if (name_of(s, head) != WARTA_NONE || !warta_is(s, head, WARTA_IS_SAME)) {
    return name_of(s, head);
  }
  for (uint32_t t = head + 1; t < end && t < head + 4; ++t) {
    if (name_of(s, t) != WARTA_NONE) {
      return name_of(s, t);
    }
  }
  return WARTA_NONE;
}

uint32_t
warta_phrase_participant(WartaScene *s, uint32_t t)
{
  const uint32_t head = warta_phrase_head(s, t);
  if (s->participant[head] != WARTA_NONE) {
    return s->participant[head];
  }
  const WartaToken *tokens = s->doc->tokens;
  const uint32_t begin = phrase_begin(s, t < head ? t : head);
  uint32_t end = phrase_end(s, head);
  const WartaParticipant participant = {
      .span = {tokens[begin].span.begin, tokens[end - 1].span.end},
      .first_token = begin,
      .end_token = end,
      .head = head,
      .name = phrase_name(s, head, end),
      .entity = WARTA_NONE,
  };
  s->participant[head] = s->participants->len;
  g_array_append_val(s->participants, participant);
  return s->participant[head];
}
