// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sink/projection.h"

/// How a node is drawn.
typedef struct {
  double size; ///< 2 to 20, by mentions
  uint8_t r;   ///< Colour, by kind
  uint8_t g;
  uint8_t b;
} WartaLook;

/// Give each node of a finished projection its place: those that have to do
/// with each other near each other.  The same network is always the same.
void warta_layout_arrange(WartaProjectedGraph *projection);

/// Return the look of node `index` of a finished projection.
WartaLook warta_layout_look(const WartaProjectedGraph *projection,
                            uint32_t index);
