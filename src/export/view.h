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

/// Return who or what fills the role in the graph, or NULL.
const WartaEntity *warta_view_entity(const WartaDocument *doc,
                                     const WartaArgument *argument);
