// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

/// Return what tells this build of the library from every other: the build id
/// that the linker gave it, `*size` bytes; none where it gave none.
const uint8_t *warta_build_id(size_t *size);
