// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What pushing reads: lines of N-Quads, and the answers of stores.  The first
// byte chooses.

#include "push/push.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// Split each line; what is found lies in it and can be put together again.
static void
split_lines(const char *text, size_t size)
{
  const char *const end = text + size;
  while (text < end) {
    const char *feed = memchr(text, '\n', (size_t)(end - text));
    const char *stop = feed != NULL ? feed : end;
    WartaQuad quad = {0};
    const char *problem = warta_quad_split(text, (size_t)(stop - text), &quad);
    if (problem != NULL) {
      g_assert_cmpuint(quad.triple_length, ==, 0);
    } else if (quad.triple_length > 0) {
      g_assert_true(quad.triple >= text);
      g_assert_true(quad.triple + quad.triple_length < stop);
    }
    if (quad.graph != NULL) {
      g_assert_true(quad.graph > quad.triple + quad.triple_length);
      g_assert_true(quad.graph + quad.graph_length < stop);
      g_assert_null(memchr(quad.graph, '>', quad.graph_length));
    }
    text = stop + 1;
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) {
    return 0;
  }
  // A copy of its own, so that reading beyond it is noticed.
  g_autofree char *text = g_malloc(size);
  memcpy(text, data + 1, size - 1);
  if (data[0] % 2 == 0) {
    split_lines(text, size - 1);
    return 0;
  }
  g_autoptr(GPtrArray) graphs = warta_push_read_graphs(text, size - 1);
  for (guint i = 0; graphs != NULL && i < graphs->len; ++i) {
    g_assert_null(strpbrk(graphs->pdata[i], " <>\"\n"));
  }
  return 0;
}
