// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases that fill roles: a name, a title, a role noun that points back,
/// people without a name, or a thing.

#include "resolve/phrase.h"

enum { DEFINITE_REACH = 8 }; ///< Tokens between a phrase and its "itu"

/* ---- What the phrase consists of ---- */

static void
look_before_head(const WartaResolve *w, WartaPhrase *p)
{
  for (uint32_t i = p->first; i < p->head; ++i) {
    WartaDetKind kind = WARTA_DET_EMPTY;
    const bool known = warta_determiner_at(w, i, &kind);
    p->article |= warta_is_form(w, i, "para") || warta_is_form(w, i, "kaum");
    p->single |= warta_is_form(w, i, "seorang");
    p->definite |= known && kind == WARTA_DET_DEFINITE;
    p->counted |=
        (known && (kind == WARTA_DET_NUMBER || kind == WARTA_DET_QUANTIFIER)) ||
        (w->doc->tokens[i].flags & WARTA_TOKEN_NUMERIC) != 0 ||
        w->doc->tokens[i].upos == WARTA_UPOS_NUM;
  }
  p->number = p->counted ? warta_number_of(w, p->first, p->head) : 0;
}

static bool
is_counter(const WartaResolve *w, uint32_t token)
{
  WartaDetKind kind = WARTA_DET_EMPTY;
  return w->doc->tokens[token].name == WARTA_NONE &&
         warta_determiner_at(w, token, &kind) &&
         (kind == WARTA_DET_NUMBER || kind == WARTA_DET_QUANTIFIER ||
          kind == WARTA_DET_ARTICLE);
}

/// Whether "itu" or "ini" closes what is told of the noun, clauses included:
/// "penyanyi yang lahir di Solo itu", "bomber berusia 24 tahun itu".  A clause
/// with "yang" may tell of somebody new, unless the noun is an office.
static bool
closed_behind(const WartaResolve *w, const WartaPhrase *p)
{
  WartaTitleKind kind = WARTA_TITLE_RANK;
  const bool office = p->noun != NULL &&
                      warta_title_at(w, p->head, p->noun_end, &kind) > 0 &&
                      kind == WARTA_TITLE_OFFICE;
  // The verb of the clause may stand before it, that of the sentence not
  int verbs = warta_same_sentence(w, p->head, p->end) &&
                      (warta_is_form(w, p->end, "yang") ||
                       g_str_has_prefix(w->doc->tokens[p->end].lower, "ber"))
                  ? 1
                  : 0;
  for (uint32_t i = p->end;
       i < p->end + DEFINITE_REACH && warta_same_sentence(w, p->head, i); ++i) {
    const WartaToken *t = &w->doc->tokens[i];
    if (warta_has_kind(w, i, WARTA_DET_DEFINITE)) {
      return i == p->end || t->head == p->head ||
             (office && verbs >= 0 && p->noun->kind == WARTA_NOUN_PERSON);
    }
    verbs -= t->upos == WARTA_UPOS_VERB;
    if ((t->flags & (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC)) == 0) {
      return false;
    }
  }
  return false;
}

static WartaPhrase
examine(const WartaResolve *w, uint32_t participant)
{
  const WartaParticipant *q = &w->doc->participants[participant];
  WartaPhrase p = {.head = q->head,
                   .first = q->first_token,
                   .end = q->end_token,
                   .participant = participant};
  while (p.head + 1 < p.end && is_counter(w, p.head)) {
    ++p.head; // "sejumlah saksi"
  }
  p.noun = warta_noun_at(w, p.head, &p.noun_end);
  // The article may stand just outside what the parser took for the phrase.
  while (p.first > 0 && warta_same_sentence(w, p.head, p.first - 1) &&
         (warta_has_kind(w, p.first - 1, WARTA_DET_ARTICLE) ||
          warta_is_form(w, p.first - 1, "sang") ||
          warta_is_form(w, p.first - 1, "si"))) {
    --p.first;
  }
  look_before_head(w, &p);
  while (p.first < p.head && (warta_has_kind(w, p.first, WARTA_DET_ARTICLE) ||
                              warta_has_kind(w, p.first, WARTA_DET_DEFINITE))) {
    ++p.first;
  }
  p.definite |= closed_behind(w, &p);
  while (p.end > p.head + 1 &&
         warta_has_kind(w, p.end - 1, WARTA_DET_DEFINITE)) {
    p.definite = true;
    --p.end;
  }
  return p;
}

/// Leave out what is not part of what people are called: "wartawan di Jakarta".
void
warta_phrase_trim(const WartaResolve *w, WartaPhrase *p)
{
  WartaCutKind kind = WARTA_CUT_LAST;
  const uint32_t begin = MAX(p->head + 1, p->noun_end);
  for (uint32_t i = begin; i < p->end; ++i) {
    if (w->doc->tokens[i].name == WARTA_NONE && warta_cut_at(w, i, &kind) &&
        kind == WARTA_CUT_BEFORE) {
      p->end = i;
    }
  }
  while (p->end > begin && warta_cut_at(w, p->end - 1, &kind)) {
    p->owned |= warta_pronoun_at(w, p->end - 1) != NULL;
    --p->end;
  }
  const WartaPronoun *owner = warta_same_sentence(w, p->head, p->end)
                                  ? warta_pronoun_at(w, p->end)
                                  : NULL;
  if (owner != NULL && (owner->flags & WARTA_PRONOUN_CLITIC) != 0) {
    p->owned = true;
    ++p->end; // "ayahnya"
  }
}

/// "dua orang pria" are men: the noun behind "orang" is the one that counts.
static void
skip_classifier(const WartaResolve *w, WartaPhrase *p)
{
  uint32_t end = 0;
  if (p->noun == NULL || !p->counted || !warta_is_form(w, p->head, "orang") ||
      p->noun_end >= p->end) {
    return;
  }
  const WartaNoun *next = warta_noun_at(w, p->noun_end, &end);
  if (next != NULL && next->kind == WARTA_NOUN_PERSON) {
    p->head = p->noun_end;
    p->noun = next;
    p->noun_end = end;
  }
}

/// The words that tell one phrase from another: no determiners.
const char *
warta_phrase_key(const WartaResolve *w, const WartaPhrase *p)
{
  uint32_t first = p->first;
  WartaDetKind kind = WARTA_DET_EMPTY;
  while (first < p->head &&
         (warta_determiner_at(w, first, &kind) ||
          warta_is_form(w, first, "orang") ||
          (w->doc->tokens[first].flags & WARTA_TOKEN_NUMERIC) != 0)) {
    ++first;
  }
  return warta_tokens_key(w, first, p->end);
}

/// Whether the phrase is one word written like a name that the taggers missed:
/// "SPPG", "TW", and "Virgin" within a sentence.
static bool
is_proper(const WartaResolve *w, const WartaPhrase *p)
{
  const WartaToken *t = &w->doc->tokens[p->head];
  if (p->noun != NULL || p->end > p->head + 1 || p->first < p->head ||
      (t->flags & WARTA_TOKEN_CAPITAL) == 0) {
    return false;
  }
  const bool opens = w->doc->sentences[t->sentence].first_token == p->head;
  return (t->flags & WARTA_TOKEN_UPPER) != 0 ||
         (t->upos == WARTA_UPOS_PROPN && !opens);
}

/// The cluster of a phrase that is nobody we know of.
static uint32_t
thing_cluster(WartaResolve *w, const WartaPhrase *p)
{
  if (warta_has_kind(w, p->head, WARTA_DET_DEFINITE) ||
      warta_has_kind(w, p->head, WARTA_DET_EMPTY)) {
    return WARTA_NONE;
  }
  const uint32_t cluster = warta_cluster_of_phrase(w, p, false);
  if (cluster != WARTA_NONE) {
    warta_cluster_at(w, cluster)->proper |= is_proper(w, p);
  }
  return cluster;
}

/// The cluster when only strings count.
static uint32_t
cluster_by_string(WartaResolve *w, const WartaPhrase *p)
{
  const bool people = p->noun != NULL || p->article || p->single;
  return people ? warta_cluster_of_phrase(w, p, true) : thing_cluster(w, p);
}

/// Who is meant by words that are no name: somebody so called, pointed back to,
/// in that office, or with a name that the taggers missed; or WARTA_NONE.
static uint32_t
known_cluster(WartaResolve *w, const WartaMemory *memory, const WartaPhrase *p)
{
  uint32_t cluster = warta_introduce(w, p, warta_called_name(w, p));
  cluster = cluster == WARTA_NONE ? warta_back_cluster(w, memory, p) : cluster;
  cluster = cluster == WARTA_NONE ? warta_office_holder(w, p) : cluster;
  cluster = cluster == WARTA_NONE ? warta_defined_name(w, p) : cluster;
  cluster = cluster == WARTA_NONE ? warta_closing_key(w, p) : cluster;
  cluster = cluster == WARTA_NONE ? warta_known_body(w, p) : cluster;
  return cluster == WARTA_NONE ? warta_new_holder(w, p) : cluster;
}

uint32_t
warta_link_phrase(WartaResolve *w, const WartaMemory *memory,
                  uint32_t participant)
{
  WartaPhrase p = examine(w, participant);
  const uint32_t own_name = w->doc->tokens[p.head].name;
  if (w->owner[p.head] != WARTA_NONE) {
    return warta_introduce(w, &p, warta_cluster_root(w, w->owner[p.head]));
  }
  if (own_name != WARTA_NONE && !warta_is_part_of_thing(w, &p, own_name)) {
    const uint32_t holder =
        w->strings ? WARTA_NONE : warta_office_name(w, &p, own_name);
    return warta_name_in_role(w, holder == WARTA_NONE ? own_name : holder,
                              participant);
  }
  if (w->strings) {
    return cluster_by_string(w, &p);
  }
  uint32_t name = warta_announced_name(w, &p);
  name = name == WARTA_NONE ? warta_closing_name(w, &p) : name;
  name = name == WARTA_NONE ? warta_closing_person(w, &p) : name;
  if (name != WARTA_NONE) {
    return warta_introduce(w, &p, warta_name_in_role(w, name, participant));
  }
  warta_skip_announcer(w, &p);
  skip_classifier(w, &p);
  if (p.noun != NULL && p.noun->kind == WARTA_NOUN_ANNOUNCE && !p.counted) {
    return warta_own_side(w, memory, &p);
  }
  if (warta_is_home_government(w, &p)) {
    return warta_cluster_root(w, w->home);
  }
  if (p.noun == NULL) {
    p.noun = warta_plural_noun(w, &p);
  }
  const uint32_t cluster = known_cluster(w, memory, &p);
  if (cluster != WARTA_NONE) {
    return cluster;
  }
  WartaTitleKind title = WARTA_TITLE_RANK;
  if (p.noun == NULL &&
      (w->doc->tokens[p.head].flags & WARTA_TOKEN_CAPITAL) != 0 &&
      warta_title_at(w, p.head, p.end, &title) > 0 &&
      title == WARTA_TITLE_OFFICE) {
    p.single = true;
  }
  const bool nobody = p.noun != NULL && warta_is_bare(&p) && !p.definite &&
                      !warta_is_states(&p) &&
                      (p.noun->flags & WARTA_NOUN_MORE) != 0;
  if (!nobody && (p.noun != NULL || p.article || p.single)) {
    return warta_people_cluster(w, &p);
  }
  return thing_cluster(w, &p);
}
