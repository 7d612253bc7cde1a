// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The model file of the taggers and the parser.

#pragma once

#include "lang/decode.h"
#include "lang/quick.h"
#include "lang/tagset.h"
#include "lang/weights.h"

#define WARTA_LANG_KIND "lang"

/// Section "shape": what the model's keys and classes were made for.  Change
/// the last number with any change of templates.
#define WARTA_N_TAGS_OF_MODEL WARTA_N_TAGS, WARTA_N_ICON, WARTA_N_RELS, 4

/// An open model.
typedef struct {
  WartaModelFile *file;
  WartaTableRow tags; ///< Both layers, see WARTA_ICON_CLASS
  WartaTable3 moves;
  WartaTableRow labels;
  WartaTable3 marks;
  WartaQuick quick;
} WartaLangModel;

/// Open a model file.
bool warta_lang_model_open(WartaLangModel *model, const char *path,
                           GError **error);

/// Close; a model of zeros is allowed.
void warta_lang_model_close(WartaLangModel *model);

/// The model as a scorer.
WartaScorer warta_lang_model_scorer(const WartaLangModel *model);
