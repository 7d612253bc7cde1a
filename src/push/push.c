// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "push/push.h"

#include "base/diag.h"

#include <gio/gio.h>
#include <string.h>

/// Bytes after which a part is sent in bulk.
enum { BULK = 16 * 1024 * 1024, CHUNK = 64 * 1024 };

/* ---- Addresses ---- */

char *
warta_pusher_address(const WartaPusher *pusher, const char *graph)
{
  const char *store = pusher->options.store;
  g_autofree char *quoted = g_uri_escape_string(graph, NULL, FALSE);
  // Virtuoso came before the standard and calls it otherwise.
  const char *usual =
      strstr(store, "sparql-graph-crud") != NULL ? "graph-uri" : "graph";
  const char *parameter = pusher->options.graph_parameter != NULL
                              ? pusher->options.graph_parameter
                              : usual;
  return g_strdup_printf("%s%c%s=%s", store,
                         strchr(store, '?') != NULL ? '&' : '?', parameter,
                         quoted);
}

/// Whether the address can be one of a store; else set an error.
static bool
check_address(const char *address, GError **error)
{
  g_autoptr(GUri) uri = g_uri_parse(address, G_URI_FLAGS_HAS_PASSWORD, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme(uri) : "";
  if (g_strcmp0(scheme, "http") != 0 && g_strcmp0(scheme, "https") != 0) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "%s: no address of a store; write it as "
                "http://HOST:PORT/PATH",
                address);
    return false;
  }
  if (g_uri_get_userinfo(uri) != NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "the address of the store holds a name or a password; give "
                "--user NAME, and the password in WARTAGRAF_PASSWORD or "
                "~/.netrc");
    return false;
  }
  return true;
}

/* ---- Sending ---- */

/// Set the error of a request that failed: where it stopped, and how to go on.
static bool
stop(WartaPusher *pusher, const WartaRequest *request, GError **error)
{
  g_autoptr(GError) cause = NULL;
  warta_answer_explain(&pusher->http, request, &cause);
  if (pusher->options.bulk || pusher->graph->len == 0) {
    g_set_error(error, cause->domain, cause->code,
                "%s; %" G_GUINT64_FORMAT " statements were sent before",
                cause->message, (guint64)pusher->stats.statements);
    return false;
  }
  g_set_error(error, cause->domain, cause->code,
              "%s\nStopped at the graph %s after %" G_GUINT64_FORMAT
              " others; to go on, add --from=%s",
              cause->message, pusher->graph->str, (guint64)pusher->stats.graphs,
              pusher->graph->str);
  return false;
}

static uint64_t
hash_graph(const char *name)
{
  uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
  for (; *name != '\0'; ++name) {
    hash = (hash ^ (unsigned char)*name) * 0x100000001b3U;
  }
  return hash;
}

/// Note that the graph is sent; return whether it was before.
static bool
note_graph(WartaPusher *pusher)
{
  const uint64_t hash = hash_graph(pusher->graph->str);
  return !g_hash_table_add(pusher->sent, g_memdup2(&hash, sizeof(hash)));
}

/// Send what is gathered.
static bool
send_body(WartaPusher *pusher, GError **error)
{
  const bool bulk = pusher->options.bulk;
  if (pusher->n_in_body == 0) {
    return true;
  }
  g_autofree char *address =
      bulk ? g_strdup(pusher->options.store)
           : warta_pusher_address(pusher, pusher->graph->str);
  const WartaRequest request = {
      // What comes back to a graph adds to it.
      .method = bulk || note_graph(pusher) ? "POST" : "PUT",
      .url = address,
      .content_type = bulk ? "application/n-quads" : "application/n-triples",
      .body = pusher->body->str,
      .length = pusher->body->len,
  };
  if (!warta_http_send(&pusher->http, &request) ||
      !warta_answer_is_good(&pusher->http.answer)) {
    return stop(pusher, &request, error);
  }
  ++pusher->stats.graphs;
  pusher->stats.statements += pusher->n_in_body;
  const WartaDiag diag = {pusher->options.diagnostics,
                          pusher->options.diagnostics_data};
  warta_diag(&diag, WARTA_SEVERITY_INFO, pusher->options.store, 0,
             "%s %s: %" G_GUINT64_FORMAT " statements", request.method,
             bulk ? "N-Quads" : pusher->graph->str, (guint64)pusher->n_in_body);
  g_string_truncate(pusher->body, 0);
  pusher->n_in_body = 0;
  return true;
}

/* ---- Gathering ---- */

static bool
complain(const WartaPusher *pusher, WartaErrorCode code, const char *problem,
         GError **error)
{
  g_set_error(error, WARTA_ERROR, (int)code, "%s:%" G_GUINT64_FORMAT ": %s",
              pusher->name, (guint64)pusher->line, problem);
  return false;
}

static bool
is_graph(const WartaPusher *pusher, const WartaQuad *quad)
{
  return pusher->graph->len == quad->graph_length &&
         memcmp(pusher->graph->str, quad->graph, quad->graph_length) == 0;
}

/// Begin another graph, unless the statement is of the same.
static bool
change_graph(WartaPusher *pusher, const WartaQuad *quad, GError **error)
{
  if (is_graph(pusher, quad)) {
    return true;
  }
  if (!pusher->options.bulk || pusher->body->len >= BULK) {
    if (!send_body(pusher, error)) {
      return false;
    }
  }
  g_string_truncate(pusher->graph, 0);
  g_string_append_len(pusher->graph, quad->graph, (gssize)quad->graph_length);
  if (pusher->skipping &&
      strcmp(pusher->graph->str, pusher->options.from) == 0) {
    pusher->skipping = false;
  }
  pusher->stats.skipped += pusher->skipping ? 1 : 0;
  return true;
}

static void
append_statement(WartaPusher *pusher, const WartaQuad *quad)
{
  GString *body = pusher->body;
  g_string_append_len(body, quad->triple, (gssize)quad->triple_length);
  if (pusher->options.bulk && quad->graph != NULL) {
    g_string_append(body, " <");
    g_string_append_len(body, quad->graph, (gssize)quad->graph_length);
    g_string_append_c(body, '>');
  }
  g_string_append(body, " .\n");
  ++pusher->n_in_body;
}

static bool
take_line(WartaPusher *pusher, const char *line, size_t length, GError **error)
{
  WartaQuad quad = {0};
  ++pusher->line;
  const char *problem = warta_quad_split(line, length, &quad);
  if (problem == NULL && quad.triple_length > 0 && quad.graph == NULL &&
      !pusher->options.bulk) {
    problem = "a statement of no graph; export N-Quads, or give --bulk";
  }
  if (problem != NULL) {
    return complain(pusher, WARTA_ERROR_SYNTAX, problem, error);
  }
  if (quad.triple_length == 0) {
    return true;
  }
  if (quad.graph == NULL) {
    quad.graph = "";
  }
  if (!change_graph(pusher, &quad, error)) {
    return false;
  }
  quad.graph = quad.graph_length > 0 ? quad.graph : NULL;
  if (!pusher->skipping) {
    append_statement(pusher, &quad);
  }
  return pusher->body->len <= WARTA_MAX_PUSH_BODY ||
         complain(pusher, WARTA_ERROR_LIMIT,
                  "more than 512 MiB of one graph; push it in another way",
                  error);
}

/// Take the end of a line of which a part may have come before.
static bool
take_line_end(WartaPusher *pusher, const char *data, size_t length,
              GError **error)
{
  if (pusher->rest->len == 0) {
    return take_line(pusher, data, length, error);
  }
  g_string_append_len(pusher->rest, data, (gssize)length);
  const bool done =
      take_line(pusher, pusher->rest->str, pusher->rest->len, error);
  g_string_truncate(pusher->rest, 0);
  return done;
}

static bool
take(WartaPusher *pusher, const char *data, size_t length, GError **error)
{
  const char *const end = data + length;
  while (data < end) {
    const char *feed = memchr(data, '\n', (size_t)(end - data));
    if (feed == NULL) {
      g_string_append_len(pusher->rest, data, end - data);
      return pusher->rest->len <= WARTA_MAX_PUSH_LINE ||
             complain(pusher, WARTA_ERROR_LIMIT, "a line of more than 64 MiB",
                      error);
    }
    if (!take_line_end(pusher, data, (size_t)(feed - data), error)) {
      return false;
    }
    data = feed + 1;
  }
  return true;
}

/// Whether nothing failed so far; else set the first error.
static bool
is_going(const WartaPusher *pusher, GError **error)
{
  if (pusher->failure != NULL && error != NULL) {
    *error = g_error_copy(pusher->failure);
  }
  return pusher->failure == NULL;
}

bool
warta_pusher_take(WartaPusher *pusher, const char *data, size_t length,
                  GError **error)
{
  if (pusher->failure == NULL) {
    (void)take(pusher, data, length, &pusher->failure);
  }
  return is_going(pusher, error);
}

/* ---- Exports ---- */

static GInputStream *
open_export(const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  GInputStream *stream = G_INPUT_STREAM(g_file_read(file, NULL, error));
  if (stream == NULL || !g_str_has_suffix(path, ".gz")) {
    return stream;
  }
  g_autoptr(GConverter) gzip =
      G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  GInputStream *text = g_converter_input_stream_new(stream, gzip);
  g_object_unref(stream);
  return text;
}

static bool
read_export(WartaPusher *pusher, GInputStream *stream, GError **error)
{
  g_autofree char *chunk = g_malloc(CHUNK);
  gssize n = 0;
  while ((n = g_input_stream_read(stream, chunk, CHUNK, NULL, error)) > 0) {
    if (!warta_pusher_take(pusher, chunk, (size_t)n, error)) {
      return false;
    }
  }
  if (n < 0) {
    g_prefix_error(error, "%s: ", pusher->name);
  }
  return n == 0;
}

bool
warta_pusher_send(WartaPusher *pusher, const char *path, GError **error)
{
  g_return_val_if_fail(pusher != NULL && path != NULL, false);
  g_autoptr(GInputStream) stream = open_export(path, error);
  if (stream == NULL) {
    g_prefix_error(error, "%s: ", path);
    return false;
  }
  pusher->name = path;
  pusher->line = 0;
  const bool done =
      read_export(pusher, stream, error) &&
      (pusher->rest->len == 0 || take_line_end(pusher, "", 0, error));
  pusher->name = "stream";
  return done;
}

/// Whether what to begin from was there.
static bool
check_from(const WartaPusher *pusher, GError **error)
{
  if (pusher->skipping) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED,
                "%s: no such graph came, nothing was sent; give --from with "
                "the graph that the message named",
                pusher->options.from);
  }
  return !pusher->skipping;
}

bool
warta_pusher_end(WartaPusher *pusher, GError **error)
{
  g_return_val_if_fail(pusher != NULL, false);
  if (pusher->failure == NULL && pusher->rest->len > 0) {
    (void)take_line_end(pusher, "", 0, &pusher->failure);
  }
  if (pusher->failure == NULL && send_body(pusher, &pusher->failure)) {
    (void)check_from(pusher, &pusher->failure);
  }
  return is_going(pusher, error);
}

const WartaPushStats *
warta_pusher_stats(const WartaPusher *pusher)
{
  return &pusher->stats;
}

/* ---- Life ---- */

WartaPusher *
warta_pusher_new(const WartaPushOptions *options, GError **error)
{
  g_return_val_if_fail(options != NULL && options->store != NULL, NULL);
  if (!check_address(options->store, error) ||
      (options->query != NULL && !check_address(options->query, error))) {
    return NULL;
  }
  WartaPusher *pusher = g_new0(WartaPusher, 1);
  pusher->options = *options;
  pusher->name = "stream";
  pusher->rest = g_string_new(NULL);
  pusher->body = g_string_new(NULL);
  pusher->graph = g_string_new(NULL);
  pusher->sent =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  pusher->skipping = options->from != NULL;
  if (!warta_http_init(&pusher->http, &pusher->options, &pusher->stats)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED,
                "libcurl cannot be used; see whether it is installed");
    warta_pusher_free(pusher);
    return NULL;
  }
  return pusher;
}

void
warta_pusher_free(WartaPusher *pusher)
{
  if (pusher == NULL) {
    return;
  }
  warta_http_clear(&pusher->http);
  g_string_free(pusher->rest, TRUE);
  g_string_free(pusher->body, TRUE);
  g_string_free(pusher->graph, TRUE);
  g_hash_table_unref(pusher->sent);
  g_clear_error(&pusher->failure);
  g_free(pusher);
}
