// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wartagraf/wartagraf.h>

enum {
  BUFFER_SIZE = 64 * 1024,
  PACKED_SIZE = 16 * 1024,
  MAX_ATTEMPTS = 100,
};

struct WartaOutputImpl {
  GOutputStream *stream;
  GConverter *gzip; // or NULL
  GError *error;    // the first one
  char *path;       // as given, or NULL: for messages
  char *final;      // the name to give at the end, or NULL
  char *temporary;  // the name until then, or NULL
  int fd;           // of a file of our own, or -1
  size_t used;
  char *buffer; // NULL once closed
};

/// Return what a user can do about an error of that code.
static const char *
advice(const GError *error)
{
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)) {
    return "free some space or write to another disk";
  }
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    return "make the folder first";
  }
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches(error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)) {
    return "choose a folder that you may write to";
  }
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)) {
    return "give the name of a file, not of a folder";
  }
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE)) {
    return "the program that reads the output has ended";
  }
  return "see to the disk, then run the same command again";
}

/// Set an error that names the path, what is wrong and what to do.
static void
set_error(GError **error, const char *path, const GError *cause)
{
  g_set_error(error, cause->domain, cause->code, "%s: %s; %s",
              path != NULL ? path : "output", cause->message, advice(cause));
}

static void
set_errno(GError **error, const char *path, int code)
{
  g_autoptr(GError) cause = g_error_new_literal(
      G_IO_ERROR, (int)g_io_error_from_errno(code), g_strerror(code));
  set_error(error, path, cause);
}

WartaOutput *
warta_output_new(GOutputStream *stream)
{
  WartaOutput *out = g_new0(WartaOutput, 1);
  out->stream = g_object_ref(stream);
  out->fd = -1;
  out->buffer = g_malloc(BUFFER_SIZE);
  return out;
}

void
warta_output_free(WartaOutput *out)
{
  if (out == NULL) {
    return;
  }
  g_clear_object(&out->stream);
  g_clear_object(&out->gzip);
  if (out->fd >= 0) {
    (void)close(out->fd);
  }
  if (out->temporary != NULL) {
    (void)g_unlink(out->temporary);
  }
  g_clear_error(&out->error);
  g_free(out->path);
  g_free(out->final);
  g_free(out->temporary);
  g_free(out->buffer);
  g_free(out);
}

/* ---- Files ---- */

/// Return the path of the file that the name stands for: itself, or what a
/// chain of symbolic links leads to.
static char *
follow_links(const char *path)
{
  char *resolved = realpath(path, NULL); // NOLINT(misc-include-cleaner)
  if (resolved == NULL) {
    return g_strdup(path);
  }
  char *copy = g_strdup(resolved);
  free(resolved); // NOLINT: from malloc
  return copy;
}

/// Open a new file in the folder of `final` and set `*temporary` to its name;
/// return -1 with errno set if that fails.
static int
open_temporary(const char *final, mode_t mode, char **temporary)
{
  g_autofree char *folder = g_path_get_dirname(final);
  for (unsigned i = 0; i < MAX_ATTEMPTS; ++i) {
    g_autofree char *name = g_strdup_printf(
        ".wartagraf-%ld-%08x-%u.part", (long)getpid(), g_str_hash(final), i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    const int fd = g_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd >= 0) {
      *temporary = g_steal_pointer(&path);
      return fd;
    }
    if (errno != EEXIST) {
      return -1;
    }
  }
  return -1;
}

/// Open the file that receives the bytes; -1 with errno set on failure.
static int
open_target(WartaOutput *out, const char *path)
{
  enum { NEW_FILE_MODE = 0666, PERMISSIONS = 07777 };
  GStatBuf status;
  g_autofree char *final = follow_links(path);
  const bool exists = g_stat(final, &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return -1;
  }
  if (exists && !S_ISREG(status.st_mode)) {
    return g_open(final, O_WRONLY | O_CLOEXEC, 0);
  }
  if (exists && g_access(final, W_OK) != 0) {
    return -1;
  }
  const int fd = open_temporary(final, NEW_FILE_MODE, &out->temporary);
  if (fd >= 0 && exists) {
    (void)fchmod(fd, status.st_mode & PERMISSIONS);
  }
  out->final = g_steal_pointer(&final);
  return fd;
}

WartaOutput *
warta_output_open(const char *path, GError **error)
{
  WartaOutput *out = g_new0(WartaOutput, 1);
  out->path = g_strdup(path);
  out->buffer = g_malloc(BUFFER_SIZE);
  out->fd = open_target(out, path);
  if (out->fd < 0) {
    set_errno(error, path, errno);
    warta_output_free(out);
    return NULL;
  }
  out->stream = g_unix_output_stream_new(out->fd, FALSE);
  if (g_str_has_suffix(path, ".gz")) {
    out->gzip =
        G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  }
  return out;
}

/* ---- Writing ---- */

static void
write_plain(WartaOutput *out, const char *data, size_t length)
{
  g_autoptr(GError) error = NULL;
  if (out->error == NULL &&
      !g_output_stream_write_all(out->stream, data, length, NULL, NULL,
                                 &error)) {
    set_error(&out->error, out->path, error);
  }
}

/// Compress and write; the flags say whether it is the last.  Not by
/// GConverterOutputStream, which goes on after a write that failed.
static void
write_packed(WartaOutput *out, const char *data, size_t length,
             GConverterFlags flags)
{
  char packed[PACKED_SIZE];
  GConverterResult result = G_CONVERTER_CONVERTED;
  while (out->error == NULL && result != G_CONVERTER_FINISHED &&
         (length > 0 || flags != G_CONVERTER_NO_FLAGS)) {
    gsize eaten = 0;
    gsize made = 0;
    g_autoptr(GError) error = NULL;
    result = g_converter_convert(out->gzip, data, length, packed, sizeof packed,
                                 flags, &eaten, &made, &error);
    if (result == G_CONVERTER_ERROR) {
      set_error(&out->error, out->path, error);
    }
    data += eaten;
    length -= eaten;
    write_plain(out, packed, made);
  }
}

static void
write_through(WartaOutput *out, const char *data, size_t length)
{
  if (out->gzip != NULL) {
    write_packed(out, data, length, G_CONVERTER_NO_FLAGS);
  } else {
    write_plain(out, data, length);
  }
}

static void
flush(WartaOutput *out)
{
  write_through(out, out->buffer, out->used);
  out->used = 0;
}

void
warta_output_write(WartaOutput *out, const char *data, size_t length)
{
  if (length > BUFFER_SIZE - out->used) {
    flush(out);
    if (length > BUFFER_SIZE) {
      write_through(out, data, length);
      return;
    }
  }
  memcpy(out->buffer + out->used, data, length);
  out->used += length;
}

void
warta_output_puts(WartaOutput *out, const char *string)
{
  warta_output_write(out, string, strlen(string));
}

void
warta_output_putc(WartaOutput *out, char c)
{
  warta_output_write(out, &c, 1);
}

void
warta_output_fail(WartaOutput *out, const char *message)
{
  if (out->error == NULL) {
    out->error = g_error_new(WARTA_ERROR, WARTA_ERROR_FAILED, "%s: %s; %s",
                             out->path != NULL ? out->path : "output", message,
                             "choose another format, such as ttl");
  }
}

bool
warta_output_check(const WartaOutput *out, GError **error)
{
  if (out->error != NULL && error != NULL) {
    *error = g_error_copy(out->error);
  }
  return out->error == NULL;
}

/// See that the bytes are on the disk, so that a file that has its name is
/// whole even if the machine stops then, and close.
static void
close_file(WartaOutput *out)
{
  int code = 0;
  if (out->temporary != NULL && out->error == NULL && fsync(out->fd) != 0) {
    // Some file systems have no such call.
    code = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP ? 0 : errno;
  }
  if (close(out->fd) != 0 && code == 0) {
    code = errno;
  }
  out->fd = -1;
  if (code != 0 && out->error == NULL) {
    set_errno(&out->error, out->path, code);
  }
}

/// Close a stream of our own; one that was given is the caller's to close.
static void
close_stream(WartaOutput *out)
{
  g_autoptr(GError) error = NULL;
  const bool done = out->path != NULL
                        ? g_output_stream_close(out->stream, NULL, &error)
                        : g_output_stream_flush(out->stream, NULL, &error);
  if (!done && out->error == NULL) {
    set_error(&out->error, out->path, error);
  }
  if (out->fd >= 0) {
    close_file(out);
  }
}

/// Give the file its name.
static void
publish(WartaOutput *out)
{
  if (out->error != NULL || out->temporary == NULL) {
    return;
  }
  if (g_rename(out->temporary, out->final) != 0) {
    set_errno(&out->error, out->path, errno);
    return;
  }
  g_free(out->temporary);
  out->temporary = NULL;
}

bool
warta_output_close(WartaOutput *out, GError **error)
{
  if (out->buffer != NULL) {
    flush(out);
    if (out->gzip != NULL) {
      write_packed(out, "", 0, G_CONVERTER_INPUT_AT_END);
    }
    close_stream(out);
    g_object_unref(out->stream);
    g_free(out->buffer);
    out->stream = NULL;
    out->buffer = NULL;
  }
  return warta_output_check(out, error);
}

bool
warta_output_end(WartaOutput *out, GError **error)
{
  (void)warta_output_close(out, NULL);
  publish(out);
  return warta_output_check(out, error);
}
