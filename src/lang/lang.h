// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/document.h"

/// Word analysis, tagger and parser; immutable.
typedef struct WartaLangImpl WartaLang;

/// Scratch memory of one worker.
typedef struct WartaLangWorkImpl WartaLangWork;

/// Load from the data folder, for trees in the style that events are read from.
WartaLang *warta_lang_load(const char *dir, GError **error);

/// The same for trees in the style of another treebank: "news", "csui", "gsd".
WartaLang *warta_lang_load_style(const char *dir, const char *style,
                                 GError **error);

/// Free; NULL is allowed.
void warta_lang_free(WartaLang *lang);

/// Return new scratch memory.
WartaLangWork *warta_lang_work_new(const WartaLang *lang);

/// Free; NULL is allowed.
void warta_lang_work_free(WartaLangWork *work);

/// Write the columns `lemma`, `active`, `upos`, `voice`, `icon`, `affixes`.
void warta_tag(WartaDocument *doc, const WartaLang *lang, WartaLangWork *work);

/// Write the columns `head` and `rel`.  Needs tags and names.
void warta_parse(WartaDocument *doc, const WartaLang *lang,
                 WartaLangWork *work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaLang, warta_lang_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaLangWork, warta_lang_work_free)
