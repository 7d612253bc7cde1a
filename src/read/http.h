// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/// What the head of an HTTP response says.
typedef struct {
  int status;     ///< 200
  char *type;     ///< "text/html", small letters, or NULL
  char *charset;  ///< Or NULL
  char *encoding; ///< Content-Encoding, small letters, or NULL
  bool chunked;   ///< Transfer-Encoding
  size_t body;    ///< Where the body begins
} WartaHttpHead;

/// Read the head of a response; false if there is none.  Clear with
/// warta_http_head_clear().
bool warta_http_read_head(const char *text, size_t length, WartaHttpHead *head);

/// Free what the head owns.
void warta_http_head_clear(WartaHttpHead *head);

/// Return the value of a header field in lines of "Name: value" as a new
/// string, or NULL.
char *warta_http_field(const char *text, size_t length, const char *name);

/// Put the body of a response, `length` bytes, into `out`: out of its chunks
/// and decompressed, where it is as the head says.  NULL, or what keeps it from
/// being read.
const char *warta_http_decode(const WartaHttpHead *head, const char *body,
                              size_t length, size_t limit, GString *out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WartaHttpHead, warta_http_head_clear)
