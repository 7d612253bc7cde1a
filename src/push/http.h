// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Requests to a store: one at a time, tried again while that may help.

#pragma once

#include <curl/curl.h>
#include <glib.h>
#include <stdbool.h>
#include <wartagraf/wartagraf.h>

/// Bytes of an answer that are kept.
enum { WARTA_MAX_ANSWER = 4 * 1024 * 1024 };

/// Statuses that are told apart.
enum {
  WARTA_HTTP_OK = 200,
  WARTA_HTTP_REDIRECT = 300,
  WARTA_HTTP_BAD_REQUEST = 400,
  WARTA_HTTP_UNAUTHORIZED = 401,
  WARTA_HTTP_FORBIDDEN = 403,
  WARTA_HTTP_NOT_FOUND = 404,
  WARTA_HTTP_NOT_ALLOWED = 405,
  WARTA_HTTP_NOT_ACCEPTABLE = 406,
  WARTA_HTTP_TIMEOUT = 408,
  WARTA_HTTP_TOO_LARGE = 413,
  WARTA_HTTP_MEDIA_TYPE = 415,
  WARTA_HTTP_TOO_EARLY = 425,
  WARTA_HTTP_TOO_MANY = 429,
  WARTA_HTTP_SERVER_ERROR = 500,
  WARTA_HTTP_NOT_IMPLEMENTED = 501,
  WARTA_HTTP_BAD_GATEWAY = 502,
  WARTA_HTTP_UNAVAILABLE = 503,
  WARTA_HTTP_GATEWAY_TIMEOUT = 504,
  WARTA_HTTP_FULL = 507,
};

typedef struct {
  const char *method;
  const char *url;
  const char *content_type; ///< Or NULL
  const char *accept;       ///< Or NULL
  const char *body;         ///< Or NULL
  size_t length;
  bool uncompressed; ///< Send the body as it is
} WartaRequest;

/// What came back of the last try.
typedef struct {
  CURLcode code; ///< Whether there was an answer at all
  long status;
  long retry_after; ///< Seconds that the store asks to wait, or 0
  GString *body;    ///< Its first bytes
  char *location;   ///< Where a redirection leads, or NULL
  char problem[CURL_ERROR_SIZE];
} WartaAnswer;

/// A connection to a store, kept open between requests.
typedef struct {
  const WartaPushOptions *options;
  WartaPushStats *stats;
  CURL *curl;
  WartaAnswer answer;
  bool plain; ///< The store does not take compressed bodies
  bool taken; ///< It took one
} WartaHttp;

/// Prepare; false when libcurl cannot.
bool warta_http_init(WartaHttp *http, const WartaPushOptions *options,
                     WartaPushStats *stats);

void warta_http_clear(WartaHttp *http);

/// Send a request, several times if need be; the answer is in `http`.  False
/// only when the caller wants to stop.
bool warta_http_send(WartaHttp *http, const WartaRequest *request);

/// Whether the answer says that it was done.
bool warta_answer_is_good(const WartaAnswer *answer);

/// Whether another try may help.
bool warta_answer_is_passing(const WartaAnswer *answer);

/// Set an error that says what the answer means, and what to do.
void warta_answer_explain(const WartaHttp *http, const WartaRequest *request,
                          GError **error);
