// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdbool.h>
#include <stddef.h>

/// How bytes are compressed.
typedef enum {
  WARTA_PACK_NONE,
  WARTA_PACK_GZIP,
  WARTA_PACK_ZSTD,
  WARTA_PACK_ZLIB,   ///< Not found by its beginning
  WARTA_PACK_BROTLI, ///< Not found by its beginning
} WartaPack;

enum { WARTA_PACK_HEAD = 4 }; ///< Bytes that tell the kind

/// Return what bytes that begin so are compressed with.
WartaPack warta_pack_of(const char *head, size_t length);

/// Decompresses one member (gzip) or frame (zstd) after the other.
typedef struct WartaUnpackerImpl WartaUnpacker;

/// Return a new unpacker of a kind other than WARTA_PACK_NONE.
WartaUnpacker *warta_unpacker_new(WartaPack pack);

/// Free; NULL is allowed.
void warta_unpacker_free(WartaUnpacker *unpacker);

/// Begin with the next member.
void warta_unpacker_reset(WartaUnpacker *unpacker);

typedef enum {
  WARTA_UNPACK_MORE, ///< Go on, with more input if all was eaten
  WARTA_UNPACK_END,  ///< The member has ended
  WARTA_UNPACK_BAD,  ///< It is damaged behind what was made
} WartaUnpackStatus;

/// Input and output of a step; the functions below move on both.
typedef struct {
  const char *in;
  size_t in_length;
  char *out;
  size_t out_length; ///< Room
} WartaUnpackStep;

/// Decompress as much as there is input and room for.
WartaUnpackStatus warta_unpacker_step(WartaUnpacker *unpacker,
                                      WartaUnpackStep *step);
