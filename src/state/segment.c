// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "state/segment.h"

#include "base/checksum.h"

#include <gio/gio.h>
#include <string.h>

/// Before the compressed bytes: their checksum and the size without
/// compression, both little-endian.
typedef struct {
  uint64_t checksum;
  uint64_t size;
} Header;

enum {
  LEVEL = 1,
  MAX_SIZE = 1 << 30,
  MAX_RATIO = 1100, ///< Of deflate
  KIND_BITS = 3,
};

/* ---- Writing ---- */

static void
put_number(GByteArray *out, uint64_t number)
{
  enum { BITS = 7, MORE = 1 << BITS };
  uint8_t bytes[10];
  guint n = 0;
  for (; number >= MORE; number >>= BITS) {
    bytes[n++] = (uint8_t)(number % MORE) | MORE;
  }
  bytes[n++] = (uint8_t)number;
  g_byte_array_append(out, bytes, n);
}

/// Put a difference; small ones of both signs are short.
static void
put_difference(GByteArray *out, uint32_t from, uint32_t to)
{
  const int64_t d = (int64_t)to - from;
  put_number(out, d < 0 ? ((uint64_t)-d << 1) - 1 : (uint64_t)d << 1);
}

/// Return the number of a predicate or datatype: that of a term, even, or the
/// index of a node, odd.
static uint64_t
reference_number(const WartaSegmentTerms *terms, uint32_t reference)
{
  return reference < WARTA_N_TERMS
             ? (uint64_t)terms->to[reference] * 2
             : (uint64_t)(reference - WARTA_N_TERMS) * 2 + 1;
}

/// Return what a node's `type` is in a segment; terms count from 1.
static uint64_t
type_number(const WartaSegmentTerms *terms, const WartaNode *node)
{
  switch (node->kind) {
  case WARTA_NODE_IRI:
    return node->type < WARTA_N_TERMS ? terms->to[node->type] + UINT64_C(1) : 0;
  case WARTA_NODE_TYPED:
    return reference_number(terms, node->type);
  default:
    return node->type;
  }
}

static uint32_t
common_length(const WartaNode *a, const WartaNode *b)
{
  const uint32_t n = MIN(a->length, b->length);
  uint32_t i = 0;
  while (i < n && a->text[i] == b->text[i]) {
    ++i;
  }
  return i;
}

static void
put_nodes(GByteArray *out, const WartaGraph *graph,
          const WartaSegmentTerms *terms)
{
  static const WartaNode none = {.text = ""};
  const WartaNode *before = &none;
  for (uint32_t i = 0; i < graph->nodes->len; ++i) {
    const WartaNode *node = warta_graph_node(graph, i);
    const uint64_t type = type_number(terms, node);
    put_number(out, (type << KIND_BITS) | (uint64_t)node->kind);
    if (node->kind == WARTA_NODE_IRI && type > 0) {
      continue;
    }
    const uint32_t common = common_length(before, node);
    put_number(out, common);
    put_number(out, node->length - common);
    g_byte_array_append(out, (const guint8 *)node->text + common,
                        node->length - common);
    before = node;
  }
}

static void
put_statements(GByteArray *out, const WartaGraph *graph,
               const WartaSegmentTerms *terms)
{
  WartaStatement before = {0};
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *now = warta_graph_statement(graph, i);
    put_difference(out, before.subject, now->subject);
    put_number(out, reference_number(terms, now->predicate));
    put_difference(out, before.object, now->object);
    before = *now;
  }
}

/// Convert all at once into `out`; returns the bytes made, or 0 on failure.
static size_t
convert(GConverter *converter, const uint8_t *in, size_t size, uint8_t *out,
        size_t room)
{
  size_t read = 0;
  size_t written = 0;
  const GConverterResult result =
      g_converter_convert(converter, in, size, out, room,
                          G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
  return result == G_CONVERTER_FINISHED && read == size ? written : 0;
}

/// Return the bytes compressed, behind a header.
static GBytes *
pack(const GByteArray *plain)
{
  g_autoptr(GConverter) deflate =
      G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL));
  // Enough for what cannot be compressed.
  const size_t room = plain->len + plain->len / 1000 + 64;
  uint8_t *bytes = g_malloc(sizeof(Header) + room);
  const size_t size =
      convert(deflate, plain->data, plain->len, bytes + sizeof(Header), room);
  g_assert(size > 0);
  const Header header = {warta_checksum(bytes + sizeof(Header), size, 0),
                         plain->len};
  memcpy(bytes, &header, sizeof(header));
  return g_bytes_new_take(bytes, sizeof(header) + size);
}

GBytes *
warta_segment_encode(const WartaGraph *graph, const WartaSegmentTerms *terms)
{
  g_autoptr(GByteArray) plain = g_byte_array_new();
  put_number(plain, graph->nodes->len);
  put_number(plain, graph->statements->len);
  put_number(plain, graph->name);
  put_nodes(plain, graph, terms);
  put_statements(plain, graph, terms);
  return pack(plain);
}

/* ---- Reading ---- */

/// What is left to read; `bad` once something was wrong.
typedef struct {
  const uint8_t *next;
  const uint8_t *end;
  bool bad;
} Input;

/// Take a number that is below `limit`; else the input is bad.
static uint64_t
take_number(Input *in, uint64_t limit)
{
  enum { BITS = 7, MORE = 1 << BITS, MAX_SHIFT = 56 };
  uint64_t number = 0;
  unsigned shift = 0;
  uint8_t byte = MORE;
  while ((byte & MORE) != 0 && in->next < in->end && shift <= MAX_SHIFT) {
    byte = *in->next++;
    number |= (uint64_t)(byte % MORE) << shift;
    shift += BITS;
  }
  in->bad = in->bad || (byte & MORE) != 0 || number >= limit;
  return in->bad ? 0 : number;
}

static uint32_t
take_difference(Input *in, uint32_t from, uint32_t limit)
{
  const uint64_t number = take_number(in, UINT64_C(1) << 34);
  const int64_t to = (number & 1) != 0 ? from - (int64_t)((number + 1) >> 1)
                                       : from + (int64_t)(number >> 1);
  in->bad = in->bad || to < 0 || to >= limit;
  return in->bad ? 0 : (uint32_t)to;
}

/// Return the term of that number; without one the input is bad.
static uint32_t
term_of(Input *in, const WartaSegmentTerms *terms, uint64_t number)
{
  const uint32_t term =
      number < terms->n_from ? terms->from[number] : WARTA_N_TERMS;
  in->bad = in->bad || term >= WARTA_N_TERMS;
  return in->bad ? 0 : term;
}

static uint32_t
reference_of(Input *in, const WartaSegmentTerms *terms, uint64_t number,
             uint32_t n_nodes)
{
  if ((number & 1) == 0) {
    return term_of(in, terms, number >> 1);
  }
  in->bad = in->bad || number >> 1 >= n_nodes;
  return WARTA_N_TERMS + (uint32_t)(number >> 1);
}

static void
set_term(Input *in, WartaNode *node, const WartaSegmentTerms *terms,
         uint64_t number)
{
  node->type = term_of(in, terms, number);
  node->text = warta_vocab[node->type].iri;
  node->length = warta_vocab[node->type].iri_length;
}

static void
set_type(Input *in, WartaNode *node, const WartaSegmentTerms *terms,
         uint64_t number, uint32_t n_nodes)
{
  switch (node->kind) {
  case WARTA_NODE_IRI:
    node->type = WARTA_N_TERMS;
    break;
  case WARTA_NODE_TYPED:
    node->type = reference_of(in, terms, number, n_nodes);
    break;
  default:
    in->bad = in->bad || number >= n_nodes;
    node->type = (uint32_t)number;
    break;
  }
}

/// Read a node's text, of which the beginning is that of the one before.
static void
take_text(Input *in, WartaGraph *graph, WartaNode *node,
          const WartaNode *before)
{
  const uint64_t common = take_number(in, UINT64_C(1) + before->length);
  const uint64_t rest =
      take_number(in, UINT64_C(1) + (uint64_t)(in->end - in->next));
  if (in->bad || rest > (uint64_t)(in->end - in->next)) {
    in->bad = true;
    return;
  }
  char *text = warta_arena_alloc(graph->arena, common + rest + 1);
  memcpy(text, before->text, common);
  memcpy(text + common, in->next, rest);
  in->next += rest;
  node->text = text;
  node->length = (uint32_t)(common + rest);
}

static void
take_nodes(Input *in, WartaGraph *graph, uint32_t n,
           const WartaSegmentTerms *terms)
{
  WartaNode before = {.text = ""};
  g_array_set_size(graph->nodes, 0);
  for (uint32_t i = 0; i < n && !in->bad; ++i) {
    const uint64_t head = take_number(in, UINT64_C(1) << 40);
    WartaNode node = {.text = "",
                      .kind = (WartaNodeKind)(head & ((1 << KIND_BITS) - 1))};
    const uint64_t type = head >> KIND_BITS;
    if (node.kind > WARTA_NODE_TYPED) {
      in->bad = true;
    } else if (node.kind == WARTA_NODE_IRI && type > 0) {
      set_term(in, &node, terms, type - 1);
    } else {
      set_type(in, &node, terms, type, n);
      take_text(in, graph, &node, &before);
      before = node;
    }
    g_array_append_val(graph->nodes, node);
  }
}

/// Whether everything that should be the index of an IRI is one.
static bool
refers_to_iris(const WartaGraph *graph, uint32_t reference)
{
  return reference < WARTA_N_TERMS ||
         warta_graph_node(graph, reference - WARTA_N_TERMS)->kind ==
             WARTA_NODE_IRI;
}

static void
take_statements(Input *in, WartaGraph *graph, uint32_t n,
                const WartaSegmentTerms *terms)
{
  const uint32_t n_nodes = graph->nodes->len;
  WartaStatement now = {0};
  for (uint32_t i = 0; i < n && !in->bad; ++i) {
    now.subject = take_difference(in, now.subject, n_nodes);
    const uint64_t predicate = take_number(in, UINT64_C(1) << 33);
    now.predicate = reference_of(in, terms, predicate, n_nodes);
    now.object = take_difference(in, now.object, n_nodes);
    in->bad = in->bad || !refers_to_iris(graph, now.predicate) ||
              !refers_to_iris(graph, WARTA_N_TERMS + now.subject);
    g_array_append_val(graph->statements, now);
  }
}

/// Whether what the nodes refer to is there, and their texts are text.
static bool
nodes_are_sound(const WartaGraph *graph)
{
  for (uint32_t i = 0; i < graph->nodes->len; ++i) {
    const WartaNode *node = warta_graph_node(graph, i);
    if (!g_utf8_validate_len(node->text, node->length, NULL) ||
        (node->kind == WARTA_NODE_TYPED &&
         !refers_to_iris(graph, node->type))) {
      return false;
    }
  }
  return true;
}

static bool
decode_plain(WartaGraph *graph, Input *in, const WartaSegmentTerms *terms)
{
  const uint64_t room = (uint64_t)(in->end - in->next);
  const uint32_t n_nodes = (uint32_t)take_number(in, room + 1);
  const uint32_t n_statements = (uint32_t)take_number(in, room + 1);
  const uint32_t name = (uint32_t)take_number(in, n_nodes);
  take_nodes(in, graph, n_nodes, terms);
  if (in->bad || !nodes_are_sound(graph) ||
      !refers_to_iris(graph, WARTA_N_TERMS + name)) {
    return false;
  }
  take_statements(in, graph, n_statements, terms);
  graph->name = name;
  graph->grouped = true;
  return !in->bad && in->next == in->end;
}

bool
warta_segment_decode(WartaGraph *graph, const uint8_t *bytes, size_t size,
                     const WartaSegmentTerms *terms)
{
  Header header = {0};
  warta_graph_clear(graph);
  if (size <= sizeof(header)) {
    return false;
  }
  memcpy(&header, bytes, sizeof(header));
  bytes += sizeof(header);
  size -= sizeof(header);
  if (header.size == 0 || header.size > MAX_SIZE ||
      header.size > size * MAX_RATIO ||
      warta_checksum(bytes, size, 0) != header.checksum) {
    return false;
  }
  g_autoptr(GConverter) inflate =
      G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autofree uint8_t *plain = g_malloc(header.size);
  Input in = {plain, plain + header.size, false};
  if (convert(inflate, bytes, size, plain, header.size) != header.size ||
      !decode_plain(graph, &in, terms)) {
    warta_graph_clear(graph);
    return false;
  }
  return true;
}
