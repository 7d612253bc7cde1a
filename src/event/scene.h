// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the event stage knows of one document while it works.
///
///   open ─▶ predicates ─▶ clauses ─▶ roles ─▶ quotes ─▶ subjects ─▶
///   nominals ─▶ places ─▶ decisions ─▶ speakers ─▶ attribution ─▶ modality ─▶
///   times ─▶ judgements ─▶ output ─▶ modes ─▶ figures ─▶ leftovers
///
/// Everything is an array over tokens or over predicates; every pass is
/// linear.  Passes that hand something down the tree follow `order`, in which
/// heads precede their dependents.

#pragma once

#include "event/frames.h"

/// How a verb looks, which decides what its subject is.
typedef enum {
  WARTA_FORM_ACTIVE,  ///< meN-, ber-, bare
  WARTA_FORM_PASSIVE, ///< di-
  WARTA_FORM_BARE,    ///< bare-agent passive: "saya kirim"
  WARTA_FORM_TER,     ///< ter-: passive unless its frame says stative
  WARTA_FORM_KE_AN,   ///< ke-an: its subject undergoes
  WARTA_FORM_NOMINAL,
} WartaForm;

/// How a predicate hangs on the one above.
typedef enum {
  WARTA_LINK_ROOT,
  WARTA_LINK_COMPLEMENT, ///< ccomp, xcomp, csubj
  WARTA_LINK_PURPOSE,    ///< adverbial or complement with "untuk", "agar"
  WARTA_LINK_ADVERBIAL,
  WARTA_LINK_RELATIVE, ///< below a noun: "yang" clauses and participles
  WARTA_LINK_NOUN,     ///< below a noun: its content ("rencana membeli")
  WARTA_LINK_CONJUNCT,
  WARTA_LINK_PARATAXIS,
} WartaLink;

/// A filler that a rule found.
typedef struct {
  uint32_t token; ///< Head of the noun phrase, or WARTA_NONE
  const char *rule;
  float confidence;
  bool learned; ///< The confidence is a probability; those coordinated with the
                ///< filler have slots of their own
} WartaSlot;

static inline WartaSlot
warta_slot(uint32_t token, const char *rule, float confidence)
{
  return (WartaSlot){token, rule, confidence, false};
}

enum { WARTA_SLOTS = 6 };

/// A predicate.
typedef struct {
  uint32_t token;
  uint32_t last;   ///< Last token of the trigger
  uint32_t parent; ///< Predicate above, or WARTA_NONE
  uint32_t head;   ///< Token it hangs on when auxiliaries are passed over
  WartaLink link;
  WartaForm form;
  const WartaFrame *frame;
  const char *event_class;
  bool nominal;
  bool speech;
  bool dropped;        ///< Not an event after all
  bool silent;         ///< No event, but it heads a clause: "memiliki"
  bool own_subject;    ///< Has a subject of its own
  bool has_complement; ///< A verb is its complement
  bool aside; ///< Told about the act of speaking, not told by the speaker
  WartaPolarity polarity;
  WartaFactuality factuality;
  WartaEffect effect; ///< On its complement, auxiliaries included
  const char *rule;   ///< That decided polarity and factuality
  WartaSlot subject;  ///< Grammatical subject
  WartaSlot roles[WARTA_N_ROLES][WARTA_SLOTS];
  uint32_t time;
  uint32_t quote;   ///< Quotation that it reports
  float confidence; ///< That it is told in this way, or 0: nobody has judged
} WartaPredicate;

/// What a rule put into a role and the learned weights took out.
typedef struct {
  uint32_t trigger;
  uint32_t token;
} WartaOutvoted;

typedef struct {
  WartaDocument *doc;
  const WartaFrames *frames;
  uint32_t n;

  const WartaWord **word; ///< By token: its lower form
  uint32_t *head;         ///< By token: reachable head, or WARTA_NONE
  uint32_t *child;        ///< First dependent
  uint32_t *sibling;      ///< Next dependent of the same head
  uint32_t *order;        ///< Tokens, heads first
  uint32_t *predicate;    ///< By token: predicate whose trigger it is in
  uint32_t *clause;       ///< By token: predicate at or above it
  uint32_t *delegate;     ///< By token: verb that an auxiliary stands for
  uint32_t *quote;        ///< By token: quotation it stands in
  uint32_t *participant;  ///< By token: participant with that head
  uint32_t *verbs;        ///< By token: verbs before it, auxiliaries apart;
                          ///< filled for decisions, as commas are
  uint32_t *commas;       ///< By token: commas before it
  uint32_t *content;      ///< By token: reporting predicate of which it heads
                          ///< the content, where the tree does not say so

  GArray *predicates;    ///< WartaPredicate, sorted by token
  GArray *ranked;        ///< uint32_t: lexical predicates, parents first
  GArray *quotes;        ///< WartaQuote
  GArray *quote_speaker; ///< uint32_t: token
  GArray *quote_range;   ///< WartaSpan of tokens
  GArray *participants;  ///< WartaParticipant
  GArray *arguments;     ///< WartaArgument
  GArray *drops;         ///< WartaDrop
  GArray *outvoted;      ///< WartaOutvoted
} WartaScene;

static inline WartaPredicate *
warta_predicate_at(const WartaScene *s, uint32_t index)
{
  return &g_array_index(s->predicates, WartaPredicate, index);
}

enum { WARTA_N_SLOTS = WARTA_N_ROLES * WARTA_SLOTS };

/// The slots of all roles, one after another.
static inline WartaSlot *
warta_slot_at(WartaPredicate *p, int index)
{
  return &p->roles[index / WARTA_SLOTS][index % WARTA_SLOTS];
}

static inline uint32_t
warta_slot_token(const WartaPredicate *p, int index)
{
  return p->roles[index / WARTA_SLOTS][index % WARTA_SLOTS].token;
}

static inline const WartaToken *
warta_token_at(const WartaScene *s, uint32_t token)
{
  return &s->doc->tokens[token];
}

static inline bool
warta_is(const WartaScene *s, uint32_t token, uint32_t markers)
{
  return (s->word[token]->markers & markers) != 0;
}

// A declared name cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)

/// Iterate over the dependents of a token.
#define WARTA_EACH_CHILD(s, c, t)                                              \
  for (uint32_t c = (s)->child[t]; c != WARTA_NONE; c = (s)->sibling[c])

/// As many dependents are looked through when something is sought among them,
/// so that a word with very many costs no more than others.
enum { WARTA_MAX_LOOKUP = 64 };

/// Iterate over the first dependents of a token.
#define WARTA_FIRST_CHILDREN(s, c, t)                                          \
  for (uint32_t c = (s)->child[t], c##_n = 0;                                  \
       c != WARTA_NONE && c##_n < WARTA_MAX_LOOKUP;                            \
       c = (s)->sibling[c], ++c##_n)

// NOLINTEND(bugprone-macro-parentheses)

/* ---- scene.c ---- */

/// Allocate the arrays, look the words up and order the trees.
void warta_scene_open(WartaScene *s, WartaDocument *doc,
                      const WartaFrames *frames);

/// Free what is not the document's.
void warta_scene_close(WartaScene *s);

/// Fill a role unless the token already fills one of the event's roles.
/// Returns false when there is no room.
bool warta_scene_fill(WartaPredicate *p, WartaRole role, uint32_t token,
                      const char *rule, float confidence);

/// Replace the grammatical subject and what it fills, if the new one is known.
void warta_scene_move_subject(WartaPredicate *p, uint32_t token);

/// Note why a word is no event.
void warta_scene_drop(WartaScene *s, uint32_t token, const WartaFrame *frame,
                      const char *reason);

/// Note why a phrase fills no role of the event, or, without one, why a word is
/// no event.
void warta_scene_pass_over(WartaScene *s, uint32_t token, uint32_t event,
                           const WartaFrame *frame, const char *reason);

/// Put what was noted in the order of the text.
void warta_scene_sort_drops(WartaScene *s);

/// Return "verbs.tsv:12" for line 12 of that table, or NULL if `file` is.
const char *warta_scene_row(const WartaScene *s, const char *file,
                            uint32_t line);

/// Whether the token fills any role of the predicate.
bool warta_scene_filled(const WartaPredicate *p, uint32_t token);

/// Return the first dependent whose word has one of the markers, or NONE.
uint32_t warta_scene_marked_child(const WartaScene *s, uint32_t token,
                                  uint32_t markers);

/// Whether it is a reporting word that follows what it reports: "..., kata X".
bool warta_scene_postposed(const WartaScene *s, uint32_t token);

/// Return the preposition that a noun phrase has, or the empty word.
const WartaWord *warta_scene_preposition(const WartaScene *s, uint32_t token);

/* ---- The passes, in this order ---- */

void warta_pass_predicates(WartaScene *s);     ///< predicate.c
void warta_pass_clauses(WartaScene *s);        ///< clause.c
void warta_pass_roles(WartaScene *s);          ///< roles.c
void warta_pass_quotes(WartaScene *s);         ///< quote.c
void warta_pass_subjects(WartaScene *s);       ///< subject.c
void warta_pass_nominals(WartaScene *s);       ///< nominal.c
void warta_pass_places(WartaScene *s);         ///< circumstance.c
void warta_pass_decisions(WartaScene *s);      ///< decide.c
void warta_pass_empty_nominals(WartaScene *s); ///< nominal.c
void warta_pass_speakers(WartaScene *s);       ///< quote.c
void warta_pass_attribution(WartaScene *s);    ///< attribution.c
void warta_pass_modality(WartaScene *s);       ///< modality.c
void warta_pass_times(WartaScene *s);          ///< circumstance.c
void warta_pass_judgements(WartaScene *s);     ///< judge.c
void warta_pass_output(WartaScene *s);         ///< output.c

/// These read the layers that output wrote: `predicate` holds events now.
void warta_pass_modes(WartaScene *s);     ///< modes.c
void warta_pass_figures(WartaScene *s);   ///< figures.c
void warta_pass_leftovers(WartaScene *s); ///< leftover.c

/* ---- attribution.c ---- */

/// Return the colon behind the one who stands at the beginning of the sentence,
/// or NONE: "Menlu Rusia: Kami Siap".
uint32_t warta_colon_after_actor(const WartaScene *s, uint32_t first);

/* ---- decide.c ---- */

/// Return, by token, the predicate whose trigger it is, or NONE where there is
/// no event.
uint32_t *warta_events_by_token(const WartaScene *s);

/* ---- roles.c ---- */

/// Whether the token names what the predicate does and not who does it: "cara
/// menggunakan", "Tugas pemain adalah menemukan jalan".
bool warta_names_deed(const WartaScene *s, const WartaPredicate *p,
                      uint32_t token);

/// Fill in the grammatical subject and the role that it has in this voice,
/// unless there is one already.
void warta_fill_subject(WartaPredicate *p, uint32_t token, const char *rule,
                        float confidence);

/* ---- phrase.c ---- */

/// Return the head that stands for a noun phrase: the person in "Presiden AS
/// Donald Trump" and "juru bicara Huawei, Glenn Schloss".
uint32_t warta_phrase_head(const WartaScene *s, uint32_t token);

/// Return the head of the phrase that begins at the token.
uint32_t warta_phrase_starting(const WartaScene *s, uint32_t next);

/// Whether the token stands in a dateline that the sentence begins with.
bool warta_phrase_in_dateline(const WartaScene *s, uint32_t token);

/// Return the head of the phrase that is meant by a subject: what a dateline
/// leads to, the name before a degree, or the token itself.
uint32_t warta_phrase_subject(const WartaScene *s, uint32_t token);

/// Whether the token can head a noun phrase that fills a role.
bool warta_phrase_possible(const WartaScene *s, uint32_t token);

/// Whether the phrase at `c` is coordinated with that at `token`.
bool warta_phrase_coordinated(const WartaScene *s, uint32_t token, uint32_t c);

/// Whether the phrase is likely to be one that acts.
bool warta_phrase_actor(const WartaScene *s, uint32_t token);

/// Return the participant of the phrase, made when needed.
uint32_t warta_phrase_participant(WartaScene *s, uint32_t token);
