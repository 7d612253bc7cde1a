// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the views and the explanations call things.

#pragma once

#include "model/document.h"

/// Indexed by WartaRole, WartaPolarity and WartaFactuality.
extern const char *const warta_role_names[WARTA_N_ROLES];
extern const char *const warta_polarity_names[WARTA_NEGATED + 1];
extern const char *const warta_factuality_names[WARTA_DEMANDED + 1];

/// PLOVER's auxiliary modes.
typedef enum {
  WARTA_AUXILIARY_HISTORICAL,
  WARTA_AUXILIARY_FUTURE,
  WARTA_AUXILIARY_HYPOTHETICAL,
  WARTA_AUXILIARY_NEGATED,
  WARTA_N_AUXILIARY_MODES
} WartaAuxiliaryMode;

/// Indexed by them.
extern const char *const warta_auxiliary_mode_names[WARTA_N_AUXILIARY_MODES];

/// Whether the event has the auxiliary mode.  Plans are future; what is
/// possible or demanded is hypothetical; what is told as long past, or has a
/// time that ended more than a year before the article, is historical.
bool warta_view_auxiliary_mode(const WartaDocument *doc,
                               const WartaEvent *event,
                               WartaAuxiliaryMode mode);

/// Return the index of the event's first number, or of where it would be.
uint32_t warta_view_figures(const WartaDocument *doc, uint32_t event);

/// Return who or what fills the role in the graph, or NULL.
const WartaEntity *warta_view_entity(const WartaDocument *doc,
                                     const WartaArgument *argument);
