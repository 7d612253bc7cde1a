// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

/// One row of a table of data/ that is compiled in by tables.py; a table ends
/// with a row of NULL.
typedef struct {
  const char *fields[3];
} WartaRow;

extern const WartaRow warta_rows_fields[];
extern const WartaRow warta_rows_html[];
