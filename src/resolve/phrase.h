// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Noun phrases under examination: what they consist of, whose name they are,
/// and who is meant by those without a name.

#pragma once

#include "resolve/work.h"

#include <string.h>

/// A phrase under examination.
typedef struct {
  uint32_t head;
  uint32_t first; ///< Without articles
  uint32_t end;   ///< Without demonstratives
  uint32_t participant;
  const WartaNoun *noun; ///< That its head is, or NULL
  uint32_t noun_end;
  bool definite;   ///< "itu", "tersebut", "sang"
  bool article;    ///< "para"
  bool single;     ///< "seorang"
  bool counted;    ///< "12", "sejumlah"
  uint32_t number; ///< How many they are, or 0
  bool owned;      ///< "pasukannya", "pasukan kami"
} WartaPhrase;

/// Whether the token's form is this, in lower case.
static inline bool
warta_is_form(const WartaResolve *w, uint32_t token, const char *form)
{
  return strcmp(w->doc->tokens[token].lower, form) == 0;
}

/// Whether it is one of these.
static inline bool
warta_is_one_of(const WartaResolve *w, uint32_t token, const char *const *words,
                size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (warta_is_form(w, token, words[i])) {
      return true;
    }
  }
  return false;
}

/// Whether both are tokens of one sentence.
static inline bool
warta_same_sentence(const WartaResolve *w, uint32_t a, uint32_t b)
{
  return b < w->doc->n_tokens &&
         w->doc->tokens[a].sentence == w->doc->tokens[b].sentence;
}

/// Whether the token is a determiner of that kind.
static inline bool
warta_has_kind(const WartaResolve *w, uint32_t token, WartaDetKind wanted)
{
  WartaDetKind kind = WARTA_DET_EMPTY;
  return warta_determiner_at(w, token, &kind) && kind == wanted;
}

/// Whether the phrase is a noun of the lexica and no more.
static inline bool
warta_is_bare(const WartaPhrase *p)
{
  return p->noun != NULL && p->end <= p->noun_end;
}

/* ---- phrase.c ---- */

/// Leave out what is not part of what people are called: "wartawan di Jakarta".
void warta_phrase_trim(const WartaResolve *w, WartaPhrase *p);

/// The words that tell one phrase from another: no determiners.
const char *warta_phrase_key(const WartaResolve *w, const WartaPhrase *p);

/* ---- phrase-names.c ---- */

/// Return the kind of what the name was taken for.
WartaKind warta_name_kind(const WartaResolve *w, uint32_t name);

/// The cluster of a name in this role: a seat of government that acts, or is
/// acted on, is its government.
uint32_t warta_name_in_role(WartaResolve *w, uint32_t name,
                            uint32_t participant);

/// Who has the office that the name is part of: Lavrov, where the phrase "Menlu
/// Rusia Sergei Lavrov" has been given the head "Rusia".
uint32_t warta_office_name(const WartaResolve *w, const WartaPhrase *p,
                           uint32_t name);

/// "subsidi BBM", "BBM bersubsidi": the name of a thing in a longer phrase is
/// not the whole of it.
bool warta_is_part_of_thing(const WartaResolve *w, const WartaPhrase *p,
                            uint32_t name);

/// The name that a noun leads to: "perusahaan Huawei", "pihak AS", "tersangka
/// Budi"; WARTA_NONE for "perusahaan China" and "suami Rina".
uint32_t warta_announced_name(const WartaResolve *w, const WartaPhrase *p);

/// The body at the end of a phrase that only says what it is: "badan sepak
/// bola dunia FIFA"; WARTA_NONE for "induk perusahaan" and the like.
uint32_t warta_closing_name(const WartaResolve *w, const WartaPhrase *p);

/// The person at the end of a phrase that only says who it is.
uint32_t warta_closing_person(const WartaResolve *w, const WartaPhrase *p);

/// "pihak keluarga": the phrase behind the word, which says no more.
void warta_skip_announcer(const WartaResolve *w, WartaPhrase *p);

/// "pihaknya" is the body that was named last; "pihak" alone is nobody.
uint32_t warta_own_side(const WartaResolve *w, const WartaMemory *memory,
                        const WartaPhrase *p);

/// A name that the taggers missed but that was defined before: an acronym, or
/// initials, also behind a noun ("saksi AR").
uint32_t warta_defined_name(const WartaResolve *w, const WartaPhrase *p);

/// Whether an office begins at the token.
bool warta_is_office(const WartaResolve *w, uint32_t token, uint32_t end);

/// "CEO Apple Tim Cook": the cluster of two words or more written like a name
/// behind the body in an office, made new; or WARTA_NONE.
uint32_t warta_new_holder(WartaResolve *w, const WartaPhrase *p);

/// "organisasi kesehatan dunia": the cluster of the body whose name is written
/// without capital letters, or WARTA_NONE.
uint32_t warta_known_body(WartaResolve *w, const WartaPhrase *p);

/// The name at the end of a phrase that the taggers missed there: "koran Korea
/// Chosun Ilbo", when Chosun Ilbo is named elsewhere.
uint32_t warta_closing_key(const WartaResolve *w, const WartaPhrase *p);

/// "remaja berinisial IK", "anak saksi yang bernama SA": who is so called;
/// another person in between is the one who is.
uint32_t warta_called_name(const WartaResolve *w, const WartaPhrase *p);

/* ---- people.c ---- */

/// "pemerintah" alone or "pemerintah pusat" is that of the country that the
/// article is about; "pemerintah kota" is another body.
bool warta_is_home_government(const WartaResolve *w, const WartaPhrase *p);

/// "Presiden", "menteri itu": the person in the article with that office.
uint32_t warta_office_holder(const WartaResolve *w, const WartaPhrase *p);

/// The noun of a head in the plural: "negara" of "negara-negara".
const WartaNoun *warta_plural_noun(const WartaResolve *w, WartaPhrase *p);

/// Return the cluster of what is called by these words, made when needed; of an
/// actor, or of a thing.
uint32_t warta_cluster_of_phrase(WartaResolve *w, const WartaPhrase *p,
                                 bool actor);

/// "korban SS": "korban" is SS from then on, until somebody else is so called.
uint32_t warta_introduce(WartaResolve *w, const WartaPhrase *p,
                         uint32_t cluster);

/// Return the cluster of people or of a body without a name.
uint32_t warta_people_cluster(WartaResolve *w, WartaPhrase *p);

/// What a role noun with "itu" or "tersebut" points back to.
uint32_t warta_back_cluster(const WartaResolve *w, const WartaMemory *memory,
                            const WartaPhrase *p);

/// "kedua negara", "para negara": governments, which act.
bool warta_is_states(const WartaPhrase *p);
