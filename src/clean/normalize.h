// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Make the analysis text of `doc->given` with its map: NFC, every kind of
/// space a space, every line end a line feed, control characters spaces, and
/// nothing that is invisible.  Quotes and dashes stay as they are.  Linear.
void warta_normalize(WartaDocument *doc);
