// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// A stored graph of any bytes is refused or read, and what was read is what is
// written and read again.  The first byte says whether the rest is given the
// frame of a segment first, as a damaged file seldom has it.

#include "base/checksum.h"
#include "state/segment.h"

#include <gio/gio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// Compress the bytes and put the header of a segment before them.
static GBytes *
frame(const uint8_t *data, size_t size)
{
  const size_t room = size + 1024;
  g_autofree uint8_t *bytes = g_malloc(16 + room);
  g_autoptr(GConverter) deflate =
      G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  gsize read = 0;
  gsize written = 0;
  g_converter_convert(deflate, data, size, bytes + 16, room,
                      G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
  const uint64_t header[2] = {warta_checksum(bytes + 16, written, 0), size};
  memcpy(bytes, header, sizeof(header));
  return g_bytes_new(bytes, 16 + written);
}

static bool
decode(WartaGraph *graph, GBytes *bytes, const WartaSegmentTerms *terms)
{
  gsize size = 0;
  const uint8_t *data = g_bytes_get_data(bytes, &size);
  return warta_segment_decode(graph, data, size, terms);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static WartaSegmentTerms terms;
  static uint32_t from[WARTA_N_TERMS];
  for (uint32_t i = 0; i < WARTA_N_TERMS; ++i) {
    terms.to[i] = from[i] = i;
  }
  terms.from = from;
  terms.n_from = WARTA_N_TERMS;
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autoptr(GBytes) bytes = NULL;
  if (size > 1 && data[0] != 0) {
    bytes = frame(data + 1, size - 1);
  } else {
    bytes = g_bytes_new(data, size);
  }
  if (!decode(graph, bytes, &terms)) {
    g_assert_cmpuint(warta_graph_size(graph), ==, 0);
    return 0;
  }
  const guint n_statements = graph->statements->len;
  g_autoptr(GBytes) first = warta_segment_encode(graph, &terms);
  g_assert_true(decode(graph, first, &terms));
  g_assert_cmpuint(graph->statements->len, ==, n_statements);
  g_autoptr(GBytes) second = warta_segment_encode(graph, &terms);
  g_assert_true(g_bytes_equal(first, second));
  return 0;
}
