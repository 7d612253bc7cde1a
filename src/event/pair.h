// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A predicate and a phrase near it, and what can be said of the two.

#pragma once

#include "event/decide.h"
#include "event/scene.h"

/// A phrase that may fill a role.
typedef struct {
  uint32_t first; ///< Index of the candidate that it is coordinated with, or
                  ///< its own
  uint32_t token; ///< Its word highest in the tree
  uint32_t unit;  ///< The same for every word that stands for the phrase
  WartaPiece kind;
  WartaPiece lemma; ///< Of a phrase that is no name, else its kind
  WartaPiece rel;
  WartaPiece preposition;
  WartaPiece above; ///< What it hangs on
} WartaCandidate;

enum { WARTA_MAX_RULED = 24 };

/// Which role the rules give to which unit; the first that names a unit counts.
typedef struct {
  struct {
    uint32_t unit;
    uint32_t role; ///< Plus one
    const char *rule;
  } items[WARTA_MAX_RULED];
  uint32_t n;
} WartaRuledRoles;

/// What the rules made of the roles of one predicate.
typedef struct {
  WartaPiece form;
  WartaPiece link;
  WartaPiece action;
  WartaPiece event_class;
  WartaPiece mark;    ///< Word that leads the clause: "untuk", "yang"
  WartaPiece parent;  ///< Action of the clause above
  WartaPiece control; ///< How the clause above treats its complement
  WartaPiece subject; ///< Whether the verb has a subject of its own
  WartaPiece agent;   ///< Rule that found the agent
  WartaPiece target;  ///< Rule that found the target
  uint32_t agent_unit;
  uint32_t target_unit;
  /// The roles of the predicate and of the one above; or NULL, then they are
  /// looked for anew for each phrase
  const WartaRuledRoles *ruled;
  const WartaRuledRoles *ruled_above;
} WartaAsker;

/// Return what kind of thing the phrase names.
WartaPiece warta_phrase_kind(const WartaScene *s, uint32_t token);

/// Return what stands for the phrase: its name or its head.
uint32_t warta_phrase_unit(const WartaScene *s, uint32_t token);

/// Append the candidates of one sentence, in the order of the text.
void warta_find_candidates(const WartaScene *s, uint32_t sentence,
                           const uint32_t *depth, GArray *candidates);

/// Return the role by the rules, plus one, and the rule ("-": none).
uint32_t warta_ruled_role(const WartaScene *s, const WartaPredicate *p,
                          uint32_t unit, const char **rule);

/// List what warta_ruled_role() answers for the predicate; false if that is too
/// long a list.
bool warta_list_ruled_roles(const WartaScene *s, const WartaPredicate *p,
                            WartaRuledRoles *roles);

/// Fill in what is said of the predicate whichever the phrase is.
WartaAsker warta_asker(const WartaScene *s, const WartaPredicate *p);

/// Fill `verbs` and `commas` of the scene.
void warta_count_between(WartaScene *s);

/// Whether a verb stands between the two and the rules give the phrase no role
/// here nor in the clause above; that is answer enough.
bool warta_too_far(const WartaScene *s, const WartaPredicate *p,
                   const WartaAsker *asker, const WartaCandidate *candidate);

/// Write the features of the answer that no phrase fills the roles.
void warta_no_role_features(const WartaScene *s, const WartaPredicate *p,
                            const WartaAsker *asker, WartaTask task,
                            WartaFeatures *f);

/// Fill in what is said of a candidate of which token and unit are known.
void warta_describe_candidate(const WartaScene *s, WartaCandidate *candidate);

/// Write the features of a pair for the question which role it fills.
void warta_role_features(const WartaScene *s, const WartaPredicate *p,
                         const WartaAsker *asker,
                         const WartaCandidate *candidate, WartaTask task,
                         WartaFeatures *f);

/// Tell the trainer of one option of the predicate; fields as in
/// WartaObservation.
void warta_report_option(const WartaScene *s, const WartaFeatures *features,
                         const WartaPredicate *p, uint32_t filler,
                         uint32_t first, uint32_t ruled);
