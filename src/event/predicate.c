// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Which tokens are predicates, and which auxiliaries stand for them.

#include "event/scene.h"

#include <string.h>

static const WartaFrame default_frame = {.event_class = "ACT"};

static bool
in_boilerplate(const WartaScene *s, const WartaToken *token)
{
  const uint32_t mark = s->doc->sentences[token->sentence].mark;
  return mark != WARTA_NONE && s->doc->marks[mark].kind != WARTA_MARK_TITLE;
}

/// The word of a form of token `t`, which is mostly the token itself.
static const WartaWord *
word_of_form(const WartaScene *s, uint32_t t, const char *form)
{
  const char *lower = warta_token_at(s, t)->lower;
  // A doubled noun may stand as its first half.
  const bool same = form == lower && strchr(lower, '-') == NULL;
  return same ? s->word[t] : warta_frames_word(s->frames, form);
}

/// The frame of a verb: of its active form, of the form itself, of its root.
static const WartaFrame *
verb_frame(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  const WartaWord *lower = s->word[t];
  if (lower->verb) {
    return lower->verb;
  }
  const WartaWord *active = word_of_form(s, t, token->active);
  if (active->verb) {
    return active->verb;
  }
  const WartaWord *lemma = word_of_form(s, t, token->lemma);
  return lemma->root ? lemma->root : &default_frame;
}

static const WartaFrame *
pair_of(const WartaWord *first, const WartaWord *second)
{
  for (const WartaPair *p = first->pairs; p; p = p->next) {
    if (p->second == second) {
      return p->frame;
    }
  }
  return NULL;
}

/// The frame of a trigger of two words that begins here, or NULL.
static const WartaFrame *
pair_frame(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  if (t + 1 >= s->n || warta_token_at(s, t + 1)->sentence != token->sentence) {
    return NULL;
  }
  const WartaWord *second = s->word[t + 1];
  if (!second->second) {
    return NULL;
  }
  const WartaFrame *frame = pair_of(s->word[t], second);
  return frame ? frame : pair_of(word_of_form(s, t, token->active), second);
}

static bool
tagged_verb(const WartaToken *token)
{
  return token->upos == WARTA_UPOS_VERB ||
         (token->icon >= WARTA_ICON_VBE && token->icon <= WARTA_ICON_VBT);
}

static bool
clausal_relation(WartaRel rel)
{
  switch (rel) {
  case WARTA_REL_ROOT:
  case WARTA_REL_ACL:
  case WARTA_REL_ACL_RELCL:
  case WARTA_REL_ADVCL:
  case WARTA_REL_CCOMP:
  case WARTA_REL_CONJ:
  case WARTA_REL_CSUBJ:
  case WARTA_REL_CSUBJ_PASS:
  case WARTA_REL_PARATAXIS:
  case WARTA_REL_XCOMP:
    return true;
  default:
    return false;
  }
}

/// A modifier of a noun or part of a compound is no predicate: "mobil mogok".
static bool
modifier_relation(WartaRel rel)
{
  switch (rel) {
  case WARTA_REL_AMOD:
  case WARTA_REL_COMPOUND:
  case WARTA_REL_FLAT:
  case WARTA_REL_FLAT_NAME:
  case WARTA_REL_FIXED:
  case WARTA_REL_CASE:
  case WARTA_REL_MARK:
  case WARTA_REL_CC:
  case WARTA_REL_DET:
  case WARTA_REL_COP:
  case WARTA_REL_AUX:
    return true;
  default:
    return false;
  }
}

static WartaForm
form_of(const WartaToken *token)
{
  const char *form = token->lower;
  const size_t length = strlen(form);
  const bool bare = token->lemma && strcmp(token->lemma, form) == 0;
  if (bare) {
    return token->voice == WARTA_VOICE_PASSIVE ? WARTA_FORM_BARE
                                               : WARTA_FORM_ACTIVE;
  }
  if (g_str_has_prefix(form, "ter")) {
    return token->active && !g_str_has_prefix(token->active, "ter")
               ? WARTA_FORM_TER
           : token->voice == WARTA_VOICE_PASSIVE ? WARTA_FORM_TER
                                                 : WARTA_FORM_ACTIVE;
  }
  if (g_str_has_prefix(form, "ke") && length > 5 &&
      g_str_has_suffix(form, "an") &&
      !(token->active && g_str_has_prefix(token->active, "me"))) {
    return WARTA_FORM_KE_AN;
  }
  if (token->voice != WARTA_VOICE_PASSIVE) {
    return WARTA_FORM_ACTIVE;
  }
  return g_str_has_prefix(form, "di") ? WARTA_FORM_PASSIVE : WARTA_FORM_BARE;
}

static void
add_predicate(WartaScene *s, uint32_t t, uint32_t last, const WartaFrame *frame)
{
  WartaPredicate p = {
      .token = t,
      .last = last,
      .parent = WARTA_NONE,
      .head = s->head[t],
      .form = form_of(warta_token_at(s, t)),
      .frame = frame,
      .event_class = frame->event_class,
      .effect = frame->effect,
      .silent = (frame->flags & WARTA_FRAME_NONE) != 0,
      .time = WARTA_NONE,
      .quote = WARTA_NONE,
      .subject = {.token = WARTA_NONE},
  };
  if (p.form == WARTA_FORM_BARE && (frame->flags & WARTA_FRAME_SAY) &&
      warta_is(s, t, WARTA_IS_POSTPOSED)) {
    p.form = WARTA_FORM_ACTIVE; // "Airlangga bilang"
  }
  for (int role = 0; role < WARTA_N_ROLES; ++role) {
    for (int i = 0; i < WARTA_SLOTS; ++i) {
      p.roles[role][i].token = WARTA_NONE;
    }
  }
  for (uint32_t i = t; i <= last; ++i) {
    s->predicate[i] = s->predicates->len;
  }
  g_array_append_val(s->predicates, p);
}

/// "kata X", "jelasnya": a bare reporting word with its speaker behind it.
static bool
reporting_word(const WartaScene *s, uint32_t t)
{
  if (t + 1 >= s->n || !warta_is(s, t, WARTA_IS_POSTPOSED)) {
    return false;
  }
  const WartaToken *token = warta_token_at(s, t);
  const WartaToken *next = warta_token_at(s, t + 1);
  const bool first = s->doc->sentences[token->sentence].first_token == t &&
                     token->lemma && strcmp(token->lemma, "kata") == 0;
  return (first || warta_scene_postposed(s, t)) &&
         next->sentence == token->sentence &&
         (next->name != WARTA_NONE ||
          warta_is(s, t + 1,
                   WARTA_IS_PERSONAL | WARTA_IS_TITLE | WARTA_IS_ACTOR |
                       WARTA_IS_QUANTIFIER) ||
          next->upos == WARTA_UPOS_PROPN);
}

static bool
modal_child(const WartaScene *s, uint32_t t)
{
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (c < t && warta_token_at(s, c)->rel == WARTA_REL_AUX &&
        warta_is(s, c,
                 WARTA_IS_PLANNED | WARTA_IS_POSSIBLE | WARTA_IS_DEMANDED)) {
      return true;
    }
  }
  return false;
}

/// A bare root behind a noun that has nothing of a clause: "nilai tukar",
/// "gerbang masuk".
static bool
part_of_noun(const WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  if (t == 0 || s->head[t] != t - 1 || !token->lemma ||
      strcmp(token->lemma, token->lower) != 0) {
    return false;
  }
  const WartaUpos before = warta_token_at(s, t - 1)->upos;
  if (before != WARTA_UPOS_NOUN && before != WARTA_UPOS_PROPN) {
    return false;
  }
  if (s->child[t] != WARTA_NONE && s->child[t] < t) {
    return false;
  }
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (tagged_verb(warta_token_at(s, c))) {
      return false; // "kedua pihak sepakat menyelesaikan"
    }
  }
  return true;
}

static bool
has_verb_behind(const WartaScene *s, uint32_t t)
{
  WARTA_FIRST_CHILDREN(s, c, t)
  {
    if (c > t && warta_token_at(s, c)->rel == WARTA_REL_XCOMP) {
      return true;
    }
  }
  return false;
}

/// A verb that is read as a word of its own class: adjectives of the table,
/// bare reporting words ("kata", "ujar"), any tag.
static bool
listed_predicate(const WartaScene *s, uint32_t t, const WartaFrame *frame)
{
  const WartaToken *token = warta_token_at(s, t);
  if ((frame->flags & WARTA_FRAME_AUX) && clausal_relation(token->rel) &&
      has_verb_behind(s, t)) {
    return true; // "berani mengungkap", also as an adjective
  }
  if (frame->flags & WARTA_FRAME_ADJECTIVE) {
    return clausal_relation(token->rel) && token->upos == WARTA_UPOS_ADJ;
  }
  if (reporting_word(s, t)) {
    return true;
  }
  // "masih bisa ekspor": a modal makes a verb of what is tagged otherwise
  return frame != &default_frame && clausal_relation(token->rel) &&
         modal_child(s, t);
}

/// "pintu masuk", "uang muka": the second word of a pair that is never an
/// event.
static bool
second_of_noun(const WartaScene *s, uint32_t t)
{
  const WartaFrame *frame = t == 0 ? NULL : pair_of(s->word[t - 1], s->word[t]);
  return frame != NULL && (frame->flags & WARTA_FRAME_NONE);
}

/// Why a verb is no predicate, or NULL.
static const char *
why_no_clause(const WartaScene *s, uint32_t t)
{
  const bool modifier = modifier_relation(warta_token_at(s, t)->rel);
  if ((!modifier && !part_of_noun(s, t) && !second_of_noun(s, t)) ||
      reporting_word(s, t)) {
    return NULL;
  }
  return modifier ? "modifier" : "part-of-noun";
}

static void
consider(WartaScene *s, uint32_t t)
{
  const WartaToken *token = warta_token_at(s, t);
  if (s->predicate[t] != WARTA_NONE || token->name != WARTA_NONE ||
      !(token->flags & WARTA_TOKEN_WORD) || in_boilerplate(s, token)) {
    return;
  }
  const WartaFrame *pair = pair_frame(s, t);
  const WartaFrame *frame = pair ? pair : verb_frame(s, t);
  // "Menlu Spanyol": who somebody is, tagged as a verb
  const bool actor = frame == &default_frame &&
                     warta_is(s, t, WARTA_IS_TITLE | WARTA_IS_ACTOR);
  const bool verb =
      !actor && (tagged_verb(token) || (pair && clausal_relation(token->rel)));
  if ((frame->flags & WARTA_FRAME_NONE) &&
      (!verb || !clausal_relation(token->rel))) {
    return;
  }
  if (!verb && !listed_predicate(s, t, frame)) {
    return;
  }
  const char *reason = verb ? why_no_clause(s, t) : NULL;
  if (reason) {
    warta_scene_drop(s, t, frame, reason);
    return;
  }
  add_predicate(s, t, pair ? t + 1 : t, frame);
}

/* ---- Auxiliaries ---- */

/// The verb for which an auxiliary stands: its complement to the right, or
/// the verb it hangs on as aux or advmod.
static uint32_t
lexical_verb(const WartaScene *s, const WartaPredicate *p)
{
  WARTA_FIRST_CHILDREN(s, c, p->token)
  {
    const WartaRel rel = warta_token_at(s, c)->rel;
    const bool adverbial = rel == WARTA_REL_ADVCL || rel == WARTA_REL_OBL;
    if (c > p->last && s->predicate[c] != WARTA_NONE &&
        (rel == WARTA_REL_XCOMP || rel == WARTA_REL_CCOMP ||
         rel == WARTA_REL_COMPOUND ||
         (adverbial &&
          warta_scene_marked_child(s, c, WARTA_IS_PURPOSE) != WARTA_NONE))) {
      return c;
    }
  }
  const uint32_t head = s->head[p->token];
  const WartaRel rel = warta_token_at(s, p->token)->rel;
  if (head != WARTA_NONE && head > p->token &&
      s->predicate[head] != WARTA_NONE &&
      (rel == WARTA_REL_AUX || rel == WARTA_REL_ADVMOD ||
       rel == WARTA_REL_XCOMP)) {
    return head;
  }
  return WARTA_NONE;
}

static void
delegate_auxiliaries(WartaScene *s)
{
  for (uint32_t i = 0; i < s->predicates->len; ++i) {
    WartaPredicate *p = warta_predicate_at(s, i);
    if (p->frame->flags & WARTA_FRAME_AUX) {
      s->delegate[p->token] = lexical_verb(s, p);
      p->dropped = s->delegate[p->token] != WARTA_NONE;
    }
  }
}

void
warta_pass_predicates(WartaScene *s)
{
  for (uint32_t t = 0; t < s->n; ++t) {
    consider(s, t);
  }
  delegate_auxiliaries(s);
}
