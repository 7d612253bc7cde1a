// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Classes of frequent words, learnt from raw text: words of one class stand
/// beside the same words.

#pragma once

#include "base/modelfile.h"
#include "lang/input.h"

#define WARTA_CLASSES_KIND "words"

/// One word; `check` 0 is an empty slot.
typedef struct {
  uint32_t check; ///< Upper half of the word's hash
  uint16_t fine;
  uint16_t coarse;
} WartaClassSlot;

/// Open addressing by the lower half of the hash.
typedef struct {
  const WartaClassSlot *slots;
  uint32_t mask;
} WartaClasses;

/// Find the section "classes".
bool warta_classes_open(WartaClasses *classes, const WartaModelFile *file,
                        GError **error);

/// Fill in `fine` and `coarse` of an input.  Without classes (NULL) and for
/// rare words its affixes stand for them.
void warta_classes_apply(const WartaClasses *classes, WartaInput *input);
