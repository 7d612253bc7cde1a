// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Return a finished document of a few sentences, with every layer from the
/// names on filled in by hand: an accusation, a denied claim, a plan, a
/// quotation, all kinds of times, a thing, an unnamed group.  The given text
/// begins with a BOM-less "Oleh: …" line that the analysis text lacks, so that
/// offsets differ.
WartaDocument *example_document(void);

/// Return the same document with every string replaced by `text`, as hostile
/// as it may be (but valid UTF-8).
WartaDocument *example_document_hostile(const char *text);
