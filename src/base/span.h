// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// "No such element" for every index between layers.
#define WARTA_NONE UINT32_MAX

/// A half-open range of bytes of the analysis text.
typedef struct {
  uint32_t begin;
  uint32_t end;
} WartaSpan;

static inline uint32_t
warta_span_length(WartaSpan span)
{
  return span.end - span.begin;
}

static inline bool
warta_span_contains(WartaSpan outer, WartaSpan inner)
{
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

static inline bool
warta_span_overlaps(WartaSpan a, WartaSpan b)
{
  return a.begin < b.end && b.begin < a.end;
}
