// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Problems of data files of the user, told line by line to whoever reads them.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/// Is told of a problem; `line` is 0 where it is not known.  The text says what
/// is wrong and, after a semicolon, what to do.
typedef void (*WartaComplaintFunc)(uint64_t line, const char *text, void *data);

/// Tell of a problem.  Returns false, so that a check can return it.
bool warta_complain(WartaComplaintFunc func, void *data, uint64_t line,
                    const char *format, ...) G_GNUC_PRINTF(4, 5);
