// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "read/reader.h"

#include <libxml/tree.h>

/// Fill in what a <script type="application/ld+json"> says about an article;
/// what is there already stays.  `*body` is set to its text if it holds one.
/// Anything else, and JSON that is broken, is passed over.
void warta_jsonld_read(const xmlNode *script, const WartaLimits *limits,
                       WartaRecord *record, char **body);
