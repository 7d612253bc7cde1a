// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Feature keys of the linear models.  A key is a 64-bit hash of a template's
/// number and the parts that it looks at; parts are well mixed themselves, so
/// that one multiplication each will do.

#pragma once

#include <stdint.h>

#define WARTA_KEY_TEMPLATE(t) ((uint64_t)(t)*UINT64_C(0xc2b2ae3d27d4eb4f))

static inline uint64_t
warta_key1(uint32_t t, uint64_t a)
{
  return a * UINT64_C(0x9fb21c651e98df25) + WARTA_KEY_TEMPLATE(t);
}

static inline uint64_t
warta_key2(uint32_t t, uint64_t a, uint64_t b)
{
  return warta_key1(t, a) + b * UINT64_C(0xa0761d6478bd642f);
}

static inline uint64_t
warta_key3(uint32_t t, uint64_t a, uint64_t b, uint64_t c)
{
  return warta_key2(t, a, b) + c * UINT64_C(0xe7037ed1a0b428db);
}

static inline uint64_t
warta_key4(uint32_t t, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
  return warta_key3(t, a, b, c) + d * UINT64_C(0x8ebc6af09c88c6e3);
}
