// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdint.h>
#include <wartagraf/wartagraf.h>

/// Where messages of a run go.  Copied freely; `func` may be NULL (silence).
typedef struct {
  WartaDiagnosticFunc func;
  void *data;
} WartaDiag;

/// Report "name:line: text".  `line` 0 means that no line is known.  The text
/// says what is wrong and, after a semicolon, what to do.
void warta_diag(const WartaDiag *diag, WartaSeverity severity, const char *name,
                uint64_t line, const char *format, ...) G_GNUC_PRINTF(5, 6);
