// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The tagger's classes: universal parts of speech, with passive verbs apart.

#pragma once

#include "model/document.h"

enum { WARTA_TAG_PASSIVE = WARTA_N_UPOS, WARTA_N_TAGS };

/// Classes of both layers in one table: ICON's tags come after these.
enum { WARTA_ICON_CLASS = WARTA_N_TAGS };

/// Tags that words may have, by bit.
#define WARTA_TAG_MASK (((UINT64_C(1) << WARTA_N_TAGS) - 1) & ~UINT64_C(1))
#define WARTA_ICON_MASK (((UINT64_C(1) << WARTA_N_ICON) - 1) & ~UINT64_C(1))

static inline uint8_t
warta_tag_of(uint8_t upos, uint8_t voice)
{
  return upos == WARTA_UPOS_VERB && voice == WARTA_VOICE_PASSIVE
             ? WARTA_TAG_PASSIVE
             : upos;
}

static inline uint8_t
warta_tag_upos(uint8_t tag)
{
  return tag == WARTA_TAG_PASSIVE ? WARTA_UPOS_VERB : tag;
}

static inline uint8_t
warta_tag_voice(uint8_t tag)
{
  if (tag == WARTA_TAG_PASSIVE) {
    return WARTA_VOICE_PASSIVE;
  }
  return tag == WARTA_UPOS_VERB ? WARTA_VOICE_ACTIVE : WARTA_VOICE_NONE;
}
