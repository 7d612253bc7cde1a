// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "check/check.h"

#include "base/diag.h"
#include "base/rdfparse.h"

#include <string.h>

enum { MAX_REPORTS = 200 };

/// One file that is being checked.
typedef struct {
  const char *path;
  WartaDiag diag;
  WartaCheckStats *stats;
  WartaGraph *graph; ///< The named graph that is being read, or all
  GArray *lines;     ///< of uint32_t: where each node was first a subject
  char *name;        ///< Of the named graph, or NULL
} Check;

static void
report(Check *check, uint64_t line, const char *text)
{
  ++check->stats->problems;
  if (check->stats->problems <= MAX_REPORTS) {
    warta_diag(&check->diag, WARTA_SEVERITY_ERROR, check->path, line, "%s",
               text);
  }
}

/// A problem of syntax; `data` is the Check.
static void
on_syntax(uint64_t line, const char *text, void *data)
{
  report(data, line, text);
}

/* ---- Shapes ---- */

static void
on_problem(uint32_t node, const char *text, void *data)
{
  Check *check = data;
  const uint64_t line = node < check->lines->len
                            ? g_array_index(check->lines, uint32_t, node)
                            : 0;
  g_autofree char *whole = g_strdup_printf(
      "<%s> %s", warta_graph_node(check->graph, node)->text, text);
  report(check, line, whole);
}

/// Check the graph that has been read and forget it.
static void
finish_graph(Check *check)
{
  warta_graph_group(check->graph);
  warta_check_shapes(check->graph, on_problem, check);
  warta_graph_clear(check->graph);
  g_array_set_size(check->lines, 0);
}

/* ---- Statements ---- */

static const char *
uri_text(raptor_uri *uri)
{
  return (const char *)raptor_uri_as_string(uri);
}

/// Return the text of an IRI after checking it; blank nodes are reported.
static const char *
check_iri(Check *check, const raptor_term *term, uint64_t line)
{
  if (term->type != RAPTOR_TERM_TYPE_URI) {
    report(check, line, "a blank node; exports have IRIs only");
    return "urn:blank:";
  }
  const char *iri = uri_text(term->value.uri);
  if (!warta_iri_is_legal(iri)) {
    g_autofree char *text =
        g_strdup_printf("<%s> is not a legal absolute IRI", iri);
    report(check, line, text);
  }
  return iri;
}

static bool
has_forbidden_char(const char *text)
{
  for (; *text != '\0'; ++text) {
    const unsigned char c = (unsigned char)*text;
    if ((c < 0x20 && strchr("\t\n\r", c) == NULL) ||
        strncmp(text, "\xEF\xBF\xBE", 3) == 0 ||
        strncmp(text, "\xEF\xBF\xBF", 3) == 0) {
      return true;
    }
  }
  return false;
}

/// Return the node of a literal after checking it.
static uint32_t
check_literal(Check *check, const raptor_term_literal_value *literal,
              uint64_t line)
{
  const char *text = (const char *)literal->string;
  if (has_forbidden_char(text)) {
    report(check, line, "a literal has a character that XML forbids");
  }
  if (literal->language != NULL) {
    return warta_graph_tagged(check->graph, text,
                              (const char *)literal->language);
  }
  if (literal->datatype == NULL) {
    return warta_graph_string(check->graph, text, strlen(text), false);
  }
  const char *datatype = uri_text(literal->datatype);
  const uint32_t node = warta_graph_typed_iri(check->graph, text, datatype);
  if (warta_graph_node(check->graph, node)->kind == WARTA_NODE_STRING &&
      strcmp(datatype, WARTA_NS_XSD "string") != 0) {
    g_autofree char *problem =
        g_strdup_printf("\"%s\" is not a legal %s", text, datatype);
    report(check, line, problem);
  }
  return node;
}

static uint32_t
check_predicate(Check *check, const char *iri, uint64_t line)
{
  const uint32_t predicate = warta_graph_predicate(check->graph, iri);
  if (predicate >= WARTA_N_TERMS && g_str_has_prefix(iri, WARTA_NS_WG)) {
    g_autofree char *text = g_strdup_printf("<%s> is no term of ours", iri);
    report(check, line, text);
  }
  return predicate;
}

/// Begin another graph when the statement is of another.
static void
change_graph(Check *check, const raptor_term *term)
{
  const char *name = term != NULL && term->type == RAPTOR_TERM_TYPE_URI
                         ? uri_text(term->value.uri)
                         : NULL;
  if (g_strcmp0(name, check->name) != 0) {
    finish_graph(check);
    g_free(check->name);
    check->name = g_strdup(name);
  }
}

/// Remember where the node was first a subject.
static void
remember_line(Check *check, uint32_t node, uint64_t line)
{
  if (node >= check->lines->len) {
    g_array_set_size(check->lines, node + 1);
  }
  uint32_t *first = &g_array_index(check->lines, uint32_t, node);
  *first = *first == 0 ? (uint32_t)line : *first;
}

static void
on_statement(const raptor_statement *statement, uint64_t line, void *data)
{
  Check *check = data;
  ++check->stats->statements;
  change_graph(check, statement->graph);
  if (statement->graph != NULL) {
    (void)check_iri(check, statement->graph, line);
  }
  const uint32_t subject =
      warta_graph_iri(check->graph, check_iri(check, statement->subject, line));
  const uint32_t predicate = check_predicate(
      check, check_iri(check, statement->predicate, line), line);
  const bool literal = statement->object->type == RAPTOR_TERM_TYPE_LITERAL;
  const uint32_t object =
      literal ? check_literal(check, &statement->object->value.literal, line)
              : warta_graph_iri(check->graph,
                                check_iri(check, statement->object, line));
  remember_line(check, subject, line);
  warta_graph_state(check->graph, subject, predicate, object);
}

bool
warta_check_export(const char *path, WartaDiagnosticFunc func, void *data,
                   WartaCheckStats *stats, GError **error)
{
  g_return_val_if_fail(path != NULL && stats != NULL, false);
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(uint32_t));
  *stats = (WartaCheckStats){0};
  Check check = {.path = path,
                 .diag = {func, data},
                 .stats = stats,
                 .graph = graph,
                 .lines = lines};
  const WartaRdfHandler handler = {on_statement, on_syntax, &check};
  const bool done = warta_rdf_parse_export(path, &handler, error);
  finish_graph(&check);
  if (stats->problems > MAX_REPORTS) {
    warta_diag(&check.diag, WARTA_SEVERITY_ERROR, path, 0,
               "%" G_GUINT64_FORMAT " more problems of this kind or another",
               stats->problems - MAX_REPORTS);
  }
  g_free(check.name);
  return done;
}
