// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What the answers of stores mean.

#include "push/http.h"

#include <string.h>

/// Bytes of an answer's text that are told.
enum { TOLD = 200 };

/// What is wrong, and what to do; the rest is said in general.
static const struct {
  long status;
  const char *text;
} statuses[] = {
    {WARTA_HTTP_BAD_REQUEST,
     "the store does not understand what was sent; run `wartagraf check` on "
     "the export"},
    {WARTA_HTTP_FORBIDDEN,
     "this user may not write; give another one or change the rights"},
    {WARTA_HTTP_NOT_FOUND,
     "there is no graph store at this address; see --help for the addresses of "
     "the usual stores"},
    {WARTA_HTTP_NOT_ALLOWED,
     "the store does not allow this here; give the address of its Graph Store "
     "Protocol, and see whether it is read-only"},
    {WARTA_HTTP_NOT_ACCEPTABLE, "the store has no fitting answer"},
    {WARTA_HTTP_TOO_LARGE,
     "this is more than the store takes at once; raise its limit for the size "
     "of a request"},
    {WARTA_HTTP_MEDIA_TYPE,
     "the store does not read this format here; without --bulk N-Triples are "
     "sent, with it N-Quads"},
    {WARTA_HTTP_FULL, "the store has no space left; free some"},
};

static const struct {
  CURLcode code;
  const char *text;
} failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, "the host is not known; see whether its name "
                                 "is right"},
    {CURLE_COULDNT_CONNECT, "nothing answers there; see whether the store runs "
                            "and the port is right"},
    {CURLE_OPERATION_TIMEDOUT, "no answer in time; try again or give a longer "
                               "--timeout"},
    {CURLE_PEER_FAILED_VERIFICATION,
     "the certificate is not trusted; give that of its issuer with --ca-file"},
    {CURLE_SSL_CACERT_BADFILE, "this file has no certificates; give another "
                               "with --ca-file"},
    {CURLE_SSL_CONNECT_ERROR, "no encrypted connection; see whether the store "
                              "speaks https at this port"},
    {CURLE_URL_MALFORMAT, "this is no address; write http://HOST:PORT/PATH"},
    {CURLE_UNSUPPORTED_PROTOCOL, "only http and https are spoken"},
};

bool
warta_answer_is_good(const WartaAnswer *answer)
{
  return answer->code == CURLE_OK && answer->status >= WARTA_HTTP_OK &&
         answer->status < WARTA_HTTP_REDIRECT;
}

bool
warta_answer_is_passing(const WartaAnswer *answer)
{
  switch (answer->code) {
  case CURLE_OK:
    break;
  case CURLE_COULDNT_CONNECT:
  case CURLE_OPERATION_TIMEDOUT:
  case CURLE_GOT_NOTHING:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_PARTIAL_FILE:
    return true;
  default:
    return false;
  }
  switch (answer->status) {
  case WARTA_HTTP_TIMEOUT:
  case WARTA_HTTP_TOO_EARLY:
  case WARTA_HTTP_TOO_MANY:
  case WARTA_HTTP_SERVER_ERROR:
  case WARTA_HTTP_BAD_GATEWAY:
  case WARTA_HTTP_UNAVAILABLE:
  case WARTA_HTTP_GATEWAY_TIMEOUT:
    return true;
  default:
    return false;
  }
}

/// Return the first line or so of what the store says, fit to be shown, or
/// NULL.
static char *
told_by_store(const WartaAnswer *answer)
{
  g_autofree char *text = g_utf8_make_valid(
      answer->body->str, (gssize)MIN(answer->body->len, TOLD));
  for (char *c = text; *c != '\0'; ++c) {
    *c = g_ascii_iscntrl(*c) ? ' ' : *c;
  }
  g_strstrip(text);
  return *text != '\0' && *text != '<' ? g_steal_pointer(&text) : NULL;
}

/// Return what to do about a refused name or password.
static const char *
about_password(const WartaPushOptions *options)
{
  if (options->user == NULL) {
    return "the store asks for a name; give --user NAME and its password in "
           "WARTAGRAF_PASSWORD, or both in ~/.netrc";
  }
  return options->password == NULL
             ? "the store asks for a password; put it into WARTAGRAF_PASSWORD "
               "or ~/.netrc"
             : "the store refuses this name or password";
}

static const char *
about_status(const WartaHttp *http)
{
  const long status = http->answer.status;
  if (status == WARTA_HTTP_UNAUTHORIZED) {
    return about_password(http->options);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(statuses); ++i) {
    if (statuses[i].status == status) {
      return statuses[i].text;
    }
  }
  if (status >= WARTA_HTTP_SERVER_ERROR ||
      warta_answer_is_passing(&http->answer)) {
    return "the store cannot do it now; see its log, and try again later";
  }
  return "the store refuses it";
}

static const char *
about_failure(CURLcode code)
{
  for (size_t i = 0; i < G_N_ELEMENTS(failures); ++i) {
    if (failures[i].code == code) {
      return failures[i].text;
    }
  }
  return "the connection broke; try again";
}

static void
explain_failure(const WartaHttp *http, GError **error)
{
  const WartaAnswer *answer = &http->answer;
  if (answer->code == CURLE_ABORTED_BY_CALLBACK) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: interrupted",
                http->options->store);
    return;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED, "%s: %s (%s)",
              http->options->store, about_failure(answer->code),
              answer->problem[0] != '\0' ? answer->problem
                                         : curl_easy_strerror(answer->code));
}

void
warta_answer_explain(const WartaHttp *http, const WartaRequest *request,
                     GError **error)
{
  const WartaAnswer *answer = &http->answer;
  if (answer->code != CURLE_OK) {
    explain_failure(http, error);
    return;
  }
  if (answer->location != NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED,
                "%s: moved to %s; if you trust that place, give it as the "
                "address",
                http->options->store, answer->location);
    return;
  }
  g_autofree char *told = told_by_store(answer);
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED,
              "%s: %s answered %ld: %s%s%s%s", http->options->store,
              request->method, answer->status, about_status(http),
              told != NULL ? " (it says: " : "", told != NULL ? told : "",
              told != NULL ? ")" : "");
}
