// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sink/projection.h"

/// How a node is drawn before any layout was run.
typedef struct {
  double x;
  double y;
  double size; ///< 2 to 20, by mentions
  uint8_t r;   ///< Colour, by kind
  uint8_t g;
  uint8_t b;
} WartaLook;

/// Return the look of node `index` of a finished projection.  Nodes lie on a
/// sunflower (Vogel's spiral), the most mentioned in the middle.
WartaLook warta_layout_look(const WartaProjectedGraph *projection,
                            uint32_t index);
