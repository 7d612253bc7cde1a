// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "push/http.h"

#include "base/diag.h"

#include <gio/gio.h>

/// Waiting before a second try and at most, in seconds; what is asked for with
/// Retry-After is granted up to a limit as well.
enum { FIRST_WAIT = 1, MAX_WAIT = 60, MAX_RETRY_AFTER = 300 };
enum { CONNECT_SECONDS = 30, DEFAULT_SECONDS = 300, DEFAULT_RETRIES = 5 };
enum { TICK = G_USEC_PER_SEC / 10 };

/* ---- Callbacks of libcurl ---- */

/// Keep the first bytes of the answer and pass over the rest.
static size_t
on_body(char *data, size_t size, size_t n, void *user)
{
  WartaHttp *http = user;
  GString *body = http->answer.body;
  const size_t room = WARTA_MAX_ANSWER - body->len;
  g_string_append_len(body, data, (gssize)MIN(size * n, room));
  return size * n;
}

/// Whether the caller wants to go on.
static bool
is_wanted(const WartaHttp *http)
{
  const WartaPushOptions *options = http->options;
  return options->progress == NULL ||
         options->progress(http->stats, options->progress_data);
}

static int
on_progress(void *user, curl_off_t down_total, curl_off_t down,
            curl_off_t up_total, curl_off_t up)
{
  (void)down_total, (void)down, (void)up_total, (void)up;
  return is_wanted(user) ? 0 : 1;
}

/* ---- The connection ---- */

static void
set_credentials(CURL *curl, const WartaPushOptions *options)
{
  curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
  curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST);
  if (options->user != NULL && options->password != NULL) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD, options->password);
  }
}

/// Tell libcurl the address; with the name in it, if the password is to be
/// looked up in ~/.netrc for that name.
static void
set_address(const WartaHttp *http, const char *address)
{
  const WartaPushOptions *options = http->options;
  curl_easy_setopt(http->curl, CURLOPT_URL, address);
  if (options->user == NULL || options->password != NULL) {
    return;
  }
  CURLU *parts = curl_url();
  char *whole = NULL;
  if (curl_url_set(parts, CURLUPART_URL, address, 0) == CURLUE_OK &&
      curl_url_set(parts, CURLUPART_USER, options->user, CURLU_URLENCODE) ==
          CURLUE_OK &&
      curl_url_get(parts, CURLUPART_URL, &whole, 0) == CURLUE_OK) {
    curl_easy_setopt(http->curl, CURLOPT_URL, whole);
  }
  curl_free(whole);
  curl_url_cleanup(parts);
}

bool
warta_http_init(WartaHttp *http, const WartaPushOptions *options,
                WartaPushStats *stats)
{
  *http = (WartaHttp){.options = options,
                      .stats = stats,
                      .plain = options->plain,
                      .answer = {.body = g_string_new(NULL)}};
  http->curl = curl_easy_init();
  if (http->curl == NULL) {
    return false;
  }
  CURL *curl = http->curl;
  const long seconds =
      options->timeout > 0 ? (long)options->timeout : DEFAULT_SECONDS;
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, http);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, http);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->answer.problem);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  // What is sent and with which password stays with the store that was named.
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
                   (long)MIN(seconds, CONNECT_SECONDS));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
  g_autofree char *agent = g_strdup_printf("wartagraf/%s", warta_version());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, agent);
  if (options->ca_file != NULL) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options->ca_file);
  }
  set_credentials(curl, options);
  return true;
}

void
warta_http_clear(WartaHttp *http)
{
  if (http->curl != NULL) {
    curl_easy_cleanup(http->curl);
  }
  if (http->answer.body != NULL) {
    g_string_free(http->answer.body, TRUE);
  }
  g_free(http->answer.location);
}

/* ---- One try ---- */

static GBytes *
compress(const char *data, size_t length)
{
  g_autoptr(GConverter) gzip =
      G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new(memory, gzip);
  const bool done =
      g_output_stream_write_all(out, data, length, NULL, NULL, NULL) &&
      g_output_stream_close(out, NULL, NULL);
  return done ? g_memory_output_stream_steal_as_bytes(
                    G_MEMORY_OUTPUT_STREAM(memory))
              : NULL;
}

static struct curl_slist *
add_header(struct curl_slist *list, const char *name, const char *value)
{
  if (value == NULL) {
    return list;
  }
  g_autofree char *line = g_strdup_printf("%s: %s", name, value);
  return curl_slist_append(list, line);
}

static void
read_answer(WartaHttp *http)
{
  WartaAnswer *answer = &http->answer;
  curl_off_t seconds = 0;
  char *location = NULL;
  curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &answer->status);
  curl_easy_getinfo(http->curl, CURLINFO_RETRY_AFTER, &seconds);
  curl_easy_getinfo(http->curl, CURLINFO_REDIRECT_URL, &location);
  answer->retry_after = (long)CLAMP(seconds, 0, G_MAXINT);
  answer->location = g_strdup(location);
}

/// Ask only in the way that the store offered, once it is known.
static void
settle_authentication(const WartaHttp *http)
{
  long offered = 0;
  curl_easy_getinfo(http->curl, CURLINFO_HTTPAUTH_AVAIL, &offered);
  if ((offered & (long)CURLAUTH_DIGEST) != 0) {
    curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_DIGEST);
  } else if ((offered & (long)CURLAUTH_BASIC) != 0) {
    curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  }
}

static void
try_once(WartaHttp *http, const WartaRequest *request, GBytes *packed)
{
  WartaAnswer *answer = &http->answer;
  CURL *curl = http->curl;
  struct curl_slist *headers =
      add_header(NULL, "Content-Type", request->content_type);
  headers = add_header(headers, "Accept", request->accept);
  headers =
      add_header(headers, "Content-Encoding", packed != NULL ? "gzip" : NULL);
  // Waiting for "100 Continue" costs a second with stores that never send it.
  headers = curl_slist_append(headers, "Expect:");
  size_t length = request->length;
  const char *body =
      packed != NULL ? g_bytes_get_data(packed, &length) : request->body;
  g_string_truncate(answer->body, 0);
  g_clear_pointer(&answer->location, g_free);
  answer->problem[0] = '\0';
  answer->status = 0;
  set_address(http, request->url);
  curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
  if (body != NULL) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  answer->code = curl_easy_perform(curl);
  if (answer->code == CURLE_OK) {
    read_answer(http);
    settle_authentication(http);
    http->stats->bytes += length;
  }
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
  curl_slist_free_all(headers);
}

/// Whether the store may have stumbled over compression: it never took any.
static bool
may_be_compression(const WartaHttp *http)
{
  const WartaAnswer *answer = &http->answer;
  return !http->taken && answer->code == CURLE_OK &&
         (answer->status == WARTA_HTTP_BAD_REQUEST ||
          answer->status == WARTA_HTTP_MEDIA_TYPE ||
          answer->status == WARTA_HTTP_SERVER_ERROR ||
          answer->status == WARTA_HTTP_NOT_IMPLEMENTED);
}

/// Try once: compressed, and if that is not understood, as it is.
static void
try_either(WartaHttp *http, const WartaRequest *request)
{
  if (http->plain || request->uncompressed || request->body == NULL) {
    try_once(http, request, NULL);
    return;
  }
  g_autoptr(GBytes) packed = compress(request->body, request->length);
  try_once(http, request, packed);
  if (!may_be_compression(http)) {
    http->taken |= warta_answer_is_good(&http->answer);
    return;
  }
  try_once(http, request, NULL);
  http->plain = warta_answer_is_good(&http->answer);
}

/* ---- Several tries ---- */

/// Wait; false when the caller wants to stop.
static bool
wait_for(const WartaHttp *http, long seconds)
{
  const gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
  while (g_get_monotonic_time() < end) {
    if (!is_wanted(http)) {
      return false;
    }
    g_usleep(TICK);
  }
  return is_wanted(http);
}

/// Seconds until try number `n`, which is 1 or more.
static long
seconds_until(const WartaAnswer *answer, int n)
{
  const long backoff = MIN((long)FIRST_WAIT << MIN(n - 1, 10), (long)MAX_WAIT);
  return MAX(backoff, answer->retry_after);
}

static void
tell_retry(const WartaHttp *http, long seconds)
{
  const WartaAnswer *answer = &http->answer;
  const WartaDiag diag = {http->options->diagnostics,
                          http->options->diagnostics_data};
  g_autofree char *what =
      answer->code == CURLE_OK
          ? g_strdup_printf("answered %ld", answer->status)
          : g_strdup(answer->problem[0] != '\0'
                         ? answer->problem
                         : curl_easy_strerror(answer->code));
  warta_diag(&diag, WARTA_SEVERITY_WARNING, http->options->store, 0,
             "%s; trying again in %ld s", what, seconds);
}

bool
warta_http_send(WartaHttp *http, const WartaRequest *request)
{
  const int retries =
      http->options->retries != 0 ? http->options->retries : DEFAULT_RETRIES;
  try_either(http, request);
  for (int n = 1; warta_answer_is_passing(&http->answer); ++n) {
    const long seconds = seconds_until(&http->answer, n);
    if (n > retries || http->answer.retry_after > MAX_RETRY_AFTER) {
      break;
    }
    tell_retry(http, seconds);
    ++http->stats->retries;
    if (!wait_for(http, seconds)) {
      return false;
    }
    try_either(http, request);
  }
  return http->answer.code != CURLE_ABORTED_BY_CALLBACK;
}
