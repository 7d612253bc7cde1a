// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/rows.h"

#include <stddef.h>

#include "read/tables.inc"
