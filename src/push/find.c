// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Deleting an article: its graphs are asked for, since their names are made
// from the article's address or identifier, whichever it has.

#include "model/graph.h"
#include "push/push.h"

#include <jansson.h>
#include <string.h>

/// Where stores answer queries, by the end of their Graph Store address.
static const struct {
  const char *store;
  const char *query;
} places[] = {
    {"/sparql-graph-crud-auth", "/sparql"}, // Virtuoso
    {"/sparql-graph-crud", "/sparql"},
    {"/rdf-graphs/service", ""}, // RDF4J, GraphDB
    {"/statements", ""},
    {"/data", "/query"},  // Fuseki
    {"/store", "/query"}, // Oxigraph
};

/// More graphs than one article has.
enum { MAX_GRAPHS = 1000 };

/// Return the address that queries are sent to, or NULL with an error.
static char *
query_address(const WartaPushOptions *options, GError **error)
{
  if (options->query != NULL) {
    return g_strdup(options->query);
  }
  const char *question = strchr(options->store, '?');
  const size_t length = question != NULL ? (size_t)(question - options->store)
                                         : strlen(options->store);
  g_autofree char *path = g_strndup(options->store, length);
  for (size_t i = 0; i < G_N_ELEMENTS(places); ++i) {
    if (g_str_has_suffix(path, places[i].store)) {
      path[strlen(path) - strlen(places[i].store)] = '\0';
      return g_strconcat(path, places[i].query, NULL);
    }
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
              "%s: not known where this store answers queries; give the "
              "address with --query",
              options->store);
  return NULL;
}

/// Append the text as a string of SPARQL.
static void
append_string(GString *query, const char *text)
{
  g_string_append_c(query, '"');
  for (; *text != '\0'; ++text) {
    if (strchr("\"\\", *text) != NULL) {
      g_string_append_c(query, '\\');
    }
    g_string_append_c(query, g_ascii_iscntrl(*text) ? ' ' : *text);
  }
  g_string_append_c(query, '"');
}

/// Return the query for the graphs of an article.
static char *
make_query(const char *id)
{
  static const char derived[] = "?g <" WARTA_NS_PROV "wasDerivedFrom> ";
  GString *query = g_string_new("SELECT DISTINCT ?g WHERE { GRAPH ?g { { ");
  g_string_append_printf(query, "%s?a . ?a <" WARTA_NS_DCTERMS "identifier> ",
                         derived);
  append_string(query, id);
  g_string_append(query, " }");
  if (warta_iri_is_legal(id)) {
    g_string_append_printf(query, " UNION { %s<%s> }", derived, id);
  }
  g_string_append_printf(query, " } } ORDER BY ?g LIMIT %d", MAX_GRAPHS);
  return g_string_free(query, FALSE);
}

GPtrArray *
warta_push_read_graphs(const char *json, size_t length)
{
  json_t *root = json_loadb(json, length, 0, NULL);
  const json_t *rows =
      json_object_get(json_object_get(root, "results"), "bindings");
  GPtrArray *graphs =
      json_is_array(rows) ? g_ptr_array_new_with_free_func(g_free) : NULL;
  for (size_t i = 0; graphs != NULL && i < json_array_size(rows); ++i) {
    const char *name = json_string_value(json_object_get(
        json_object_get(json_array_get(rows, i), "g"), "value"));
    if (name != NULL && warta_iri_is_legal(name)) {
      g_ptr_array_add(graphs, g_strdup(name));
    }
  }
  json_decref(root);
  return graphs;
}

/// Ask the store for the graphs of the article.
static GPtrArray *
find_graphs(WartaPusher *pusher, const char *id, GError **error)
{
  g_autofree char *address = query_address(&pusher->options, error);
  if (address == NULL) {
    return NULL;
  }
  g_autofree char *query = make_query(id);
  g_autofree char *quoted = g_uri_escape_string(query, NULL, FALSE);
  g_autofree char *form = g_strconcat("query=", quoted, NULL);
  const WartaRequest request = {
      .method = "POST",
      .url = address,
      .content_type = "application/x-www-form-urlencoded",
      .accept = "application/sparql-results+json",
      .body = form,
      .length = strlen(form),
      .uncompressed = true,
  };
  if (!warta_http_send(&pusher->http, &request) ||
      !warta_answer_is_good(&pusher->http.answer)) {
    warta_answer_explain(&pusher->http, &request, error);
    return NULL;
  }
  const GString *body = pusher->http.answer.body;
  GPtrArray *graphs = warta_push_read_graphs(body->str, body->len);
  if (graphs == NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: this is no answer to a query; give the address of SPARQL "
                "with --query",
                address);
  }
  return graphs;
}

static bool
delete_graph(WartaPusher *pusher, const char *graph, GError **error)
{
  g_autofree char *address = warta_pusher_address(pusher, graph);
  const WartaRequest request = {.method = "DELETE", .url = address};
  if (!warta_http_send(&pusher->http, &request) ||
      !warta_answer_is_good(&pusher->http.answer)) {
    warta_answer_explain(&pusher->http, &request, error);
    return false;
  }
  ++pusher->stats.graphs;
  return true;
}

bool
warta_pusher_delete(WartaPusher *pusher, const char *id, GError **error)
{
  g_return_val_if_fail(pusher != NULL && id != NULL, false);
  g_autoptr(GPtrArray) graphs = find_graphs(pusher, id, error);
  if (graphs == NULL) {
    return false;
  }
  if (graphs->len == 0) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_FAILED,
                "%s: the store has no article with this identifier or IRI; see "
                "dcterms:identifier for those that it has",
                id);
    return false;
  }
  for (guint i = 0; i < graphs->len; ++i) {
    if (!delete_graph(pusher, graphs->pdata[i], error)) {
      return false;
    }
  }
  return true;
}
