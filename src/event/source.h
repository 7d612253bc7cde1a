// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Those who might have said what is told of an event.

#pragma once

#include "event/decide.h"
#include "event/scene.h"

/// How somebody comes to be a possible speaker.
typedef enum {
  WARTA_WAY_REPORTED, ///< Agent of the reporting verb above
  WARTA_WAY_ABOVE,    ///< Agent of a reporting verb further up
  WARTA_WAY_QUOTED,   ///< Speaker of the quotation
  WARTA_WAY_BESIDE,   ///< Reporter beside, or "menurut"
  WARTA_WAY_RELAY,    ///< Medium that passes on
  WARTA_WAY_NEAR,     ///< Agent of another reporting verb of the sentence
} WartaWay;

typedef struct {
  uint32_t token;
  uint32_t unit;
  uint32_t reporter; ///< Token of the reporting verb, or WARTA_NONE
  uint32_t ways;     ///< Bits of WartaWay
} WartaSpeaker;

enum { WARTA_MAX_SPEAKERS = 8 };

typedef struct {
  WartaSpeaker all[WARTA_MAX_SPEAKERS];
  uint32_t n;
} WartaSpeakers;

/// Add a speaker or one more way in which it is one; NONE adds nothing.
void warta_speakers_add(const WartaScene *s, WartaSpeakers *speakers,
                        uint32_t token, WartaWay way, uint32_t reporter);

/// Return the source: the rules' answer, or what the weights prefer.
WartaSlot warta_choose_speaker(WartaScene *s, const WartaPredicate *p,
                               const WartaSpeakers *speakers, WartaSlot ruled,
                               WartaFeatures *f);
