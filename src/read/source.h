// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/diag.h"
#include "base/limits.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The bytes of one input, buffered: gzip (of any number of members) and zstd
/// are seen through, UTF-16 becomes UTF-8, a byte order mark is dropped.
typedef struct WartaSourceImpl WartaSource;

/// Return a source; a reference to `stream` is kept, `name` is copied, the
/// limits are borrowed.
WartaSource *warta_source_new(GInputStream *stream, const char *name,
                              const WartaLimits *limits, const WartaDiag *diag);

/// Free; NULL is allowed.
void warta_source_free(WartaSource *source);

/// Return what comes next, `*length` bytes: at least `wanted` unless the input
/// ends or fails before.  An error is kept for the reading functions, so that
/// what came before it is not lost.
const char *warta_source_peek(WartaSource *source, size_t wanted,
                              size_t *length);

/// Pass over bytes that were peeked at.
void warta_source_skip(WartaSource *source, size_t length);

typedef enum {
  WARTA_LINE_WHOLE,
  WARTA_LINE_LONG,   ///< Over the limit: passed over
  WARTA_LINE_END,    ///< No line any more
  WARTA_LINE_FAILED, ///< The error is set; so will it be next time
} WartaLineStatus;

/// Put the next line into `line`, without its line feed.
WartaLineStatus warta_source_read_line(WartaSource *source, GString *line,
                                       uint64_t limit, GError **error);

/// Put all that is left into `text`; fails when it is more than `most` bytes,
/// which is the limit `limit` (as in WARTA_LIMIT(text)).
bool warta_source_read_all(WartaSource *source, GString *text, uint64_t most,
                           size_t limit, GError **error);

/// After damaged compressed data, go on with the next member (gzip) whose
/// beginning is found; false if there is none, or if something else failed.
bool warta_source_resume(WartaSource *source);

/// Return a copy of the error that stopped the input, or NULL.
GError *warta_source_dup_error(const WartaSource *source);

/// Number of the last line read or skipped, from 1.
uint64_t warta_source_line(const WartaSource *source);

/// Bytes taken from the stream so far.
uint64_t warta_source_consumed(const WartaSource *source);
