// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sink/output.h"

/// Write one cell, in quotation marks where it needs them, and before it a
/// comma unless it is the first of its row.
void warta_csv_write_cell(WartaOutput *out, bool first, const char *text);
