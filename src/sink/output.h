// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gio/gio.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/// Buffered bytes on their way out.  The first failure is kept and every later
/// call does nothing, so that writers check once per graph.
typedef struct WartaOutputImpl WartaOutput;

/// Return an output to a stream, of which a reference is kept.
WartaOutput *warta_output_new(GOutputStream *stream);

/// Return an output to a file that appears under the name `path` only when
/// warta_output_end() succeeded; until then an old file stays.  A path that
/// ends in ".gz" is compressed.  What is no regular file (a pipe, a device) is
/// written to directly.  Errors begin with the path.
WartaOutput *warta_output_open(const char *path, GError **error);

/// Whether nothing failed so far; else set the first error.
bool warta_output_check(const WartaOutput *out, GError **error);

/// Fail: with this message, unless something failed before.
void warta_output_fail(WartaOutput *out, const char *message);

/// Write what is buffered and close; for a file, do not give it its name yet.
bool warta_output_close(WartaOutput *out, GError **error);

/// Close if that was not done, and give the file its name.
bool warta_output_end(WartaOutput *out, GError **error);

/// Free the output; an unfinished file is removed.  NULL is allowed.
void warta_output_free(WartaOutput *out);

/// Append bytes.
void warta_output_write(WartaOutput *out, const char *data, size_t length);

/// Append a NUL-terminated string.
void warta_output_puts(WartaOutput *out, const char *string);

/// Append one byte.
void warta_output_putc(WartaOutput *out, char c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaOutput, warta_output_free)
