// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdint.h>

/// Words and endings that tell languages apart; immutable.
typedef struct WartaLanguagesImpl WartaLanguages;

/// Load from the data folder.
WartaLanguages *warta_languages_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_languages_free(WartaLanguages *languages);

/// Return the name of the language that the text is in, if that is surely not
/// Indonesian: "Malay", "Javanese", "Sundanese", "English" or "another
/// language"; otherwise, and for texts that are too short to tell, NULL.
const char *warta_languages_foreign(const WartaLanguages *languages,
                                    const char *text, uint32_t length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaLanguages, warta_languages_free)
