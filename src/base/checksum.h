// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

/// Return a checksum of the bytes that sees every change of one word; against
/// damage, not against forgery.  `seed` chains several blocks.
uint64_t warta_checksum(const uint8_t *data, size_t size, uint64_t seed);
