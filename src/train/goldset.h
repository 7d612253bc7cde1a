// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Annotated articles: which events there are and who fills their roles.

#pragma once

#include "model/document.h"

#include <glib.h>

/// A filler of a role as annotated: "@id" or words, alternatives apart.
typedef struct {
  GStrv alternatives;
  bool optional;
} GoldFiller;

typedef struct {
  uint32_t begin; ///< Code points of the article's text
  uint32_t end;
  bool optional;
  bool time_optional;
  bool nominal;
  WartaPolarity polarity;
  WartaFactuality factuality;
  GArray *roles[WARTA_N_ROLES]; ///< GoldFiller
  GStrv times;                  ///< Alternatives; may be empty
} GoldEvent;

typedef struct GoldArticle GoldArticle;

/// Read the annotation of one article; the error names the file.
GoldArticle *gold_article_read(const char *path, GError **error);

void gold_article_free(GoldArticle *article);

/// Events, in their order in the file: GoldEvent.
const GArray *gold_article_events(const GoldArticle *article);

/// Return how well the entity is what a filler asks for: 0 (not) to 1.
double gold_fills(const GoldArticle *article, const WartaEntity *entity,
                  const GoldFiller *filler);

/// Whether the graph has no date for the time.
bool gold_no_time(const WartaTimeValue *value);

/// Whether a time is what the event's annotation says.
bool gold_same_time(const GoldEvent *event, const WartaTimeValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GoldArticle, gold_article_free)
