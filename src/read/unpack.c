// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/unpack.h"

#include <brotli/decode.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

struct WartaUnpackerImpl {
  z_stream zlib;
  ZSTD_DCtx *zstd;
  BrotliDecoderState *brotli; // or zlib, when both are NULL
};

WartaPack
warta_pack_of(const char *head, size_t length)
{
  if (length >= 2 && memcmp(head, "\x1F\x8B", 2) == 0) {
    return WARTA_PACK_GZIP;
  }
  // A frame, or one to be passed over, as some tools write before.
  if (length >= 4 && (memcmp(head, "\x28\xB5\x2F\xFD", 4) == 0 ||
                      (((unsigned char)head[0] & 0xF0U) == 0x50U &&
                       memcmp(head + 1, "\x2A\x4D\x18", 3) == 0))) {
    return WARTA_PACK_ZSTD;
  }
  return WARTA_PACK_NONE;
}

WartaUnpacker *
warta_unpacker_new(WartaPack pack)
{
  enum { WINDOW = 15, GZIP_HEAD = 16 };
  WartaUnpacker *unpacker = g_new0(WartaUnpacker, 1);
  bool made = false;
  if (pack == WARTA_PACK_ZSTD) {
    unpacker->zstd = ZSTD_createDCtx();
    made = unpacker->zstd != NULL;
  } else if (pack == WARTA_PACK_BROTLI) {
    unpacker->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    made = unpacker->brotli != NULL;
  } else {
    const int window = WINDOW + (pack == WARTA_PACK_GZIP ? GZIP_HEAD : 0);
    made = inflateInit2(&unpacker->zlib, window) == Z_OK;
  }
  g_assert(made);
  return unpacker;
}

void
warta_unpacker_free(WartaUnpacker *unpacker)
{
  if (unpacker == NULL) {
    return;
  }
  inflateEnd(&unpacker->zlib);
  ZSTD_freeDCtx(unpacker->zstd);
  BrotliDecoderDestroyInstance(unpacker->brotli);
  g_free(unpacker);
}

void
warta_unpacker_reset(WartaUnpacker *unpacker)
{
  if (unpacker->zstd != NULL) {
    ZSTD_DCtx_reset(unpacker->zstd, ZSTD_reset_session_only);
  } else if (unpacker->brotli != NULL) {
    BrotliDecoderDestroyInstance(unpacker->brotli);
    unpacker->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  } else {
    inflateReset(&unpacker->zlib);
  }
}

static WartaUnpackStatus
step_zstd(ZSTD_DCtx *zstd, WartaUnpackStep *step)
{
  ZSTD_inBuffer in = {step->in, step->in_length, 0};
  ZSTD_outBuffer out = {step->out, step->out_length, 0};
  const size_t left = ZSTD_decompressStream(zstd, &out, &in);
  step->in += in.pos;
  step->in_length -= in.pos;
  step->out += out.pos;
  step->out_length -= out.pos;
  if (ZSTD_isError(left)) {
    return WARTA_UNPACK_BAD;
  }
  return left == 0 ? WARTA_UNPACK_END : WARTA_UNPACK_MORE;
}

static WartaUnpackStatus
step_brotli(BrotliDecoderState *brotli, WartaUnpackStep *step)
{
  const uint8_t *in = (const uint8_t *)step->in;
  uint8_t *out = (uint8_t *)step->out;
  const BrotliDecoderResult result = BrotliDecoderDecompressStream(
      brotli, &step->in_length, &in, &step->out_length, &out, NULL);
  step->in = (const char *)in;
  step->out = (char *)out;
  if (result == BROTLI_DECODER_RESULT_ERROR) {
    return WARTA_UNPACK_BAD;
  }
  return result == BROTLI_DECODER_RESULT_SUCCESS ? WARTA_UNPACK_END
                                                 : WARTA_UNPACK_MORE;
}

static WartaUnpackStatus
step_zlib(z_stream *zlib, WartaUnpackStep *step)
{
  zlib->next_in = (z_const Bytef *)(uintptr_t)step->in;
  zlib->avail_in = (uInt)MIN(step->in_length, G_MAXUINT32);
  zlib->next_out = (Bytef *)step->out;
  zlib->avail_out = (uInt)MIN(step->out_length, G_MAXUINT32);
  const int status = inflate(zlib, Z_NO_FLUSH);
  const size_t eaten = (size_t)((const char *)zlib->next_in - step->in);
  const size_t made = (size_t)((char *)zlib->next_out - step->out);
  step->in += eaten;
  step->in_length -= eaten;
  step->out += made;
  step->out_length -= made;
  if (status == Z_STREAM_END) {
    return WARTA_UNPACK_END;
  }
  return status == Z_OK || status == Z_BUF_ERROR ? WARTA_UNPACK_MORE
                                                 : WARTA_UNPACK_BAD;
}

WartaUnpackStatus
warta_unpacker_step(WartaUnpacker *unpacker, WartaUnpackStep *step)
{
  if (unpacker->zstd != NULL) {
    return step_zstd(unpacker->zstd, step);
  }
  return unpacker->brotli != NULL ? step_brotli(unpacker->brotli, step)
                                  : step_zlib(&unpacker->zlib, step);
}
