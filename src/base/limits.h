// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <wartagraf/wartagraf.h>

/// Names a member of WartaLimits to the functions below.
#define WARTA_LIMIT(member) offsetof(WartaLimits, member)

/// Return the limits with every default filled in, and none above its most.
WartaLimits warta_limits_complete(const WartaLimits *given);

/// Set the error that the limit is exceeded in line `line` (0: no line known)
/// of `name`, with the option that allows more; return false.
bool warta_limit_refuse(const WartaLimits *limits, size_t limit,
                        const char *name, uint64_t line, GError **error);
