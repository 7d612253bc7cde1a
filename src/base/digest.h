// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdint.h>

/// Return the digest continued by the bytes of a file; of one that cannot be
/// read, by nothing.
uint64_t warta_digest_file(const char *path, uint64_t digest);

/// Return the digest continued by the names and bytes of the files of a folder
/// whose names end in `suffix`, in the order of the bytes of their names.
uint64_t warta_digest_folder(const char *path, const char *suffix,
                             uint64_t digest);
