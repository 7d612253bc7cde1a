// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// The layout of Fruchterman and Reingold (1991) with their grid: nodes push
// each other away when they are near, edges pull, a weak force keeps all
// around the middle, and the steps get smaller.  A grid cell counts only its
// first few nodes, so that a step takes time in proportion to nodes and edges.
// It starts from a sunflower and has no random numbers.

#include "sink/layout.h"

#include <math.h>

enum { STEPS = 80, CELL_LIMIT = 24 };

/// Distance at which push and pull of an edge are equal.
static const double ideal = 40.0;
static const double gravity = 0.05;

typedef struct {
  double x;
  double y;
} Point;

/// A square that all nodes are kept in, cut into cells of twice the ideal
/// distance.
typedef struct {
  uint32_t n;       ///< Nodes
  uint32_t columns; ///< Cells per side
  double half;      ///< Half a side
  Point *place;     ///< Of each node
  Point *force;
  uint32_t *cell;  ///< Of each node
  uint32_t *first; ///< By cell: where its nodes begin in `order`
  uint32_t *order; ///< Nodes, by cell
} Plane;

static Plane
plane_new(WartaArena *arena, uint32_t n)
{
  Plane plane = {.n = n};
  plane.columns = (uint32_t)ceil(sqrt(n)) + 1;
  plane.half = plane.columns * ideal;
  plane.place = warta_arena_array(arena, Point, n + 1U);
  plane.force = warta_arena_array(arena, Point, n + 1U);
  plane.cell = warta_arena_array(arena, uint32_t, n + 1U);
  plane.order = warta_arena_array(arena, uint32_t, n + 1U);
  plane.first = warta_arena_array(arena, uint32_t,
                                  (size_t)plane.columns * plane.columns + 1);
  return plane;
}

static uint32_t
column_of(const Plane *plane, double coordinate)
{
  const double cell = (coordinate + plane->half) / (2 * ideal);
  return MIN((uint32_t)MAX(cell, 0.0), plane->columns - 1);
}

/// Put the nodes into their cells.
static void
fill_cells(Plane *plane)
{
  const uint32_t n_cells = plane->columns * plane->columns;
  for (uint32_t c = 0; c <= n_cells; ++c) {
    plane->first[c] = 0;
  }
  for (uint32_t i = 0; i < plane->n; ++i) {
    plane->cell[i] = column_of(plane, plane->place[i].y) * plane->columns +
                     column_of(plane, plane->place[i].x);
    ++plane->first[plane->cell[i]];
  }
  for (uint32_t c = 1; c <= n_cells; ++c) {
    plane->first[c] += plane->first[c - 1];
  }
  for (uint32_t i = plane->n; i-- > 0;) {
    plane->order[--plane->first[plane->cell[i]]] = i;
  }
}

/// Push node `i` away from those of a cell.
static void
push_from_cell(Plane *plane, uint32_t i, uint32_t cell)
{
  const uint32_t begin = plane->first[cell];
  const uint32_t end = MIN(plane->first[cell + 1], begin + CELL_LIMIT);
  for (uint32_t k = begin; k < end; ++k) {
    const uint32_t j = plane->order[k];
    const double dx = plane->place[i].x - plane->place[j].x;
    const double dy = plane->place[i].y - plane->place[j].y;
    const double square = MAX(dx * dx + dy * dy, 0.01);
    if (square < 4 * ideal * ideal) {
      plane->force[i].x += dx * ideal * ideal / square;
      plane->force[i].y += dy * ideal * ideal / square;
    }
  }
}

static void
push(Plane *plane, uint32_t i)
{
  const uint32_t row = plane->cell[i] / plane->columns;
  const uint32_t column = plane->cell[i] % plane->columns;
  const uint32_t last = plane->columns - 1;
  plane->force[i].x = -gravity * plane->place[i].x;
  plane->force[i].y = -gravity * plane->place[i].y;
  for (uint32_t r = row > 0 ? row - 1 : 0; r <= MIN(row + 1, last); ++r) {
    for (uint32_t c = column > 0 ? column - 1 : 0; c <= MIN(column + 1, last);
         ++c) {
      push_from_cell(plane, i, r * plane->columns + c);
    }
  }
}

static void
pull(Plane *plane, const WartaProjectedEdge *edge)
{
  const Point a = plane->place[edge->source];
  const Point b = plane->place[edge->target];
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const double strength = sqrt(dx * dx + dy * dy) / ideal;
  plane->force[edge->source].x -= dx * strength;
  plane->force[edge->source].y -= dy * strength;
  plane->force[edge->target].x += dx * strength;
  plane->force[edge->target].y += dy * strength;
}

/// Move along the force, but no further than `limit` and not out of the square.
static void
move(const Plane *plane, uint32_t i, double limit)
{
  const Point force = plane->force[i];
  const double length = sqrt(force.x * force.x + force.y * force.y);
  if (length > 0) {
    const double step = MIN(length, limit) / length;
    const double x = plane->place[i].x + force.x * step;
    const double y = plane->place[i].y + force.y * step;
    plane->place[i].x = CLAMP(x, -plane->half, plane->half);
    plane->place[i].y = CLAMP(y, -plane->half, plane->half);
  }
}

/// Vogel's spiral, to whole sixteenths so that it does not depend on the last
/// digits of a sine.
static void
start(Plane *plane)
{
  static const double golden_angle = 2.399963229728653;
  for (uint32_t i = 0; i < plane->n; ++i) {
    const double radius = ideal / 2 * sqrt(i);
    plane->place[i].x = round(radius * cos(i * golden_angle) * 16) / 16;
    plane->place[i].y = round(radius * sin(i * golden_angle) * 16) / 16;
  }
}

void
warta_layout_arrange(WartaProjectedGraph *p)
{
  Plane plane = plane_new(p->scratch, p->nodes->len);
  start(&plane);
  for (int step = 0; step < STEPS; ++step) {
    fill_cells(&plane);
    for (uint32_t i = 0; i < plane.n; ++i) {
      push(&plane, i);
    }
    for (uint32_t e = 0; e < p->edges->len; ++e) {
      pull(&plane, &g_array_index(p->edges, WartaProjectedEdge, e));
    }
    const double limit = plane.half / 8 * (STEPS - step) / STEPS;
    for (uint32_t i = 0; i < plane.n; ++i) {
      move(&plane, i, limit);
    }
  }
  for (uint32_t i = 0; i < plane.n; ++i) {
    WartaProjectedNode *node = &g_array_index(p->nodes, WartaProjectedNode, i);
    node->x = plane.place[i].x;
    node->y = plane.place[i].y;
  }
  warta_arena_clear(p->scratch);
}
