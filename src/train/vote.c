// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/teach.h"

static bool
leads_to_root(const int32_t *heads, uint32_t n, uint32_t word)
{
  int32_t at = (int32_t)word;
  for (uint32_t steps = 0; at >= 0; ++steps) {
    if (steps > n) {
      return false;
    }
    at = heads[at];
  }
  return true;
}

/// One root, and every word leads to it.
static bool
is_tree(const int32_t *heads, uint32_t n)
{
  uint32_t roots = 0;
  for (uint32_t i = 0; i < n; ++i) {
    roots += heads[i] < 0 ? 1 : 0;
    if (!leads_to_root(heads, n, i)) {
      return false;
    }
  }
  return roots == 1;
}

bool
train_vote(const int32_t *const heads[3], const uint8_t *const rels[3],
           uint32_t n, uint32_t percent, int32_t *voted_heads,
           uint8_t *voted_rels)
{
  uint32_t unanimous = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const int32_t a = heads[0][i];
    const int32_t b = heads[1][i];
    const int32_t c = heads[2][i];
    const bool second = a != b && b == c;
    const bool same = rels[1][i] == rels[2][i] && (b == c || a == b);
    voted_heads[i] = second ? b : a;
    voted_rels[i] =
        second || (same && a == b && b == c) ? rels[1][i] : rels[0][i];
    unanimous += a == b && b == c ? 1 : 0;
  }
  return unanimous * 100 >= n * percent && is_tree(voted_heads, n);
}
