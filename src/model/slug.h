// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/arena.h"

/// Return `text` as the last part of an IRI: lower-case ASCII letters, digits
/// and single hyphens, at most 80 bytes, never empty ("x" and a checksum where
/// nothing of the text is left).  Independent of the locale.
const char *warta_slug(WartaArena *arena, const char *text);
