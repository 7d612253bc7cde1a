// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/layout.h"

#include <math.h>
#include <string.h>

enum { MIN_SIZE = 2, MAX_SIZE = 20 };

static const struct {
  const char *kind;
  uint8_t r;
  uint8_t g;
  uint8_t b;
} colours[] = {
    {"person", 230, 159, 0},  {"organization", 0, 114, 178},
    {"country", 0, 158, 115}, {"place", 86, 180, 233},
    {"group", 204, 121, 167}, {"event", 213, 94, 0},
    {"thing", 153, 153, 153},
};

static void
colour(WartaLook *look, const char *kind)
{
  look->r = look->g = look->b = 102;
  for (size_t i = 0; i < G_N_ELEMENTS(colours); ++i) {
    if (strcmp(kind, colours[i].kind) == 0) {
      look->r = colours[i].r;
      look->g = colours[i].g;
      look->b = colours[i].b;
    }
  }
}

WartaLook
warta_layout_look(const WartaProjectedGraph *p, uint32_t index)
{
  WartaLook look = {0};
  const WartaProjectedNode *node =
      &g_array_index(p->nodes, WartaProjectedNode, index);
  const uint32_t most =
      MAX(g_array_index(p->nodes, WartaProjectedNode, 0).mentions, 1);
  look.size =
      MIN_SIZE + (MAX_SIZE - MIN_SIZE) * sqrt((double)node->mentions / most);
  colour(&look, node->kind);
  return look;
}
