// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Which actors of a table are one.

#pragma once

#include "merge/names.h"

/// One actor is another, because of something.
typedef struct {
  uint32_t from; ///< The shorter or less known one; each has one link at most
  uint32_t to;   ///< Itself: kept as one, although its offices differ
  WartaVocabTerm because;
} WartaLink;

/// Two actors that the user has spoken of.
typedef struct {
  uint32_t a;
  uint32_t b;
  bool forbidden;
} WartaPair;

/// Return the links (of WartaLink), sorted by `from`.  The table is sorted;
/// `pairs` are of WartaPair.  No link joins what is forbidden, has two Wikidata
/// ids or is of two kinds, nor do several links together.
GArray *warta_find_links(const WartaNameTable *table, const GArray *pairs);
