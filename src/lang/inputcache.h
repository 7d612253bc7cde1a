// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Words as the models see them, kept per written form: most words of a text
/// are few word types.

#pragma once

#include "lang/classes.h"

/// Of one worker.
typedef struct WartaInputCacheImpl WartaInputCache;

/// Return an empty cache; the classes are borrowed.
WartaInputCache *warta_input_cache_new(const WartaClasses *classes);

/// Free; NULL is allowed.
void warta_input_cache_free(WartaInputCache *cache);

/// Return what warta_input_set() and warta_classes_apply() make of a token;
/// valid until the next call.
const WartaInput *warta_input_cache_get(WartaInputCache *cache,
                                        const WartaDocument *doc,
                                        const WartaToken *token);
