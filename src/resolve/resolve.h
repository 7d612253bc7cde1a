// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"
#include "model/gazetteer.h"

/// Titles, role nouns, pronouns and other word lists; immutable.
typedef struct WartaResolverImpl WartaResolver;

/// Load from the data folder.
WartaResolver *warta_resolver_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_resolver_free(WartaResolver *resolver);

/// Write the document's `anchor` and the `value` of every time expression.
void warta_resolve_times(WartaDocument *doc);

/// Whether the date of any time expression hangs on the events that it belongs
/// to.  Where it does not, warta_resolve_times() writes the same dates without
/// events.
bool warta_times_need_events(WartaDocument *doc);

/// Write the layer `entities` and the columns `entity` of names and
/// participants.
void warta_resolve_entities(WartaDocument *doc, const WartaResolver *resolver,
                            const WartaGazetteer *gazetteer,
                            WartaIdentity identity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaResolver, warta_resolver_free)
