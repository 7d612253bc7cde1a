// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gio/gio.h>
#include <stdint.h>

/// How a stream for tests behaves.
typedef struct {
  const void *data;
  size_t size;
  size_t piece;    ///< At most so many bytes at once; 0: any number
  size_t fail_at;  ///< Fail instead of giving this byte; SIZE_MAX: never
  uint64_t filler; ///< So many 'a' between the two halves of the data
} TestStreamPlan;

/// Return a stream over borrowed data.
GInputStream *test_stream_new(const TestStreamPlan *plan);
