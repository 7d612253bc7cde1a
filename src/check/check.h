// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Checking an export that was read back.

#pragma once

#include "model/graph.h"

#include <stdint.h>

/// Receive one problem of the graph: the node that it is about, and a text.
typedef void (*WartaProblemFunc)(uint32_t node, const char *text, void *data);

/// Call `func` for each statement of the graph, which is grouped, that does not
/// conform to the shapes (ontology/shapes.ttl in C, for those without a
/// validator).
void warta_check_shapes(const WartaGraph *graph, WartaProblemFunc func,
                        void *data);
