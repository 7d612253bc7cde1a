// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/diag.h"
#include "base/rdfparse.h"
#include "merge/choices.h"
#include "merge/links.h"
#include "merge/names.h"

#include <string.h>

struct WartaMergerImpl {
  WartaNameTable *table;
  GArray *choices; ///< WartaChoice
  char *path;      ///< Of the choices, or NULL
  WartaDiag diag;
};

/* ---- Choices ---- */

typedef struct {
  const char *path;
  GError **error;
  bool failed;
} Reading;

static void
on_problem(uint64_t line, const char *text, void *data)
{
  Reading *reading = data;
  if (!reading->failed) {
    reading->failed = true;
    g_set_error(reading->error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s:%" G_GUINT64_FORMAT ": %s", reading->path, (guint64)line,
                text);
  }
}

static bool
load_choices(WartaMerger *merger, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  size_t length = 0;
  if (!g_file_get_contents(path, &text, &length, error)) {
    return false;
  }
  Reading reading = {path, error, false};
  const WartaChoiceHandler handler = {merger->table->arena, merger->choices,
                                      on_problem, &reading};
  merger->path = g_strdup(path);
  return warta_read_choices(path, text, length, &handler, error) &&
         !reading.failed;
}

WartaMerger *
warta_merger_new(const char *choices, WartaDiagnosticFunc func, void *data,
                 GError **error)
{
  g_autoptr(WartaMerger) merger = g_new0(WartaMerger, 1);
  merger->table = warta_name_table_new();
  merger->choices = g_array_new(FALSE, FALSE, sizeof(WartaChoice));
  merger->diag = (WartaDiag){func, data};
  return choices == NULL || load_choices(merger, choices, error)
             ? g_steal_pointer(&merger)
             : NULL;
}

void
warta_merger_free(WartaMerger *merger)
{
  if (merger == NULL) {
    return;
  }
  warta_name_table_free(merger->table);
  g_array_unref(merger->choices);
  g_free(merger->path);
  g_free(merger);
}

/* ---- Names ---- */

void
warta_merger_add(WartaMerger *merger, const WartaGraph *graph)
{
  g_return_if_fail(merger != NULL && graph != NULL);
  warta_name_table_add_graph(merger->table, graph);
}

/// An export that is being read.
typedef struct {
  WartaMerger *merger;
  const char *path;
  bool broken;
} Export;

static void
on_statement(const raptor_statement *statement, uint64_t line, void *data)
{
  (void)line;
  const Export *export = data;
  warta_name_table_add(export->merger->table, statement);
}

static void
on_syntax(uint64_t line, const char *text, void *data)
{
  Export *export = data;
  export->broken = true;
  warta_diag(&export->merger->diag, WARTA_SEVERITY_ERROR, export->path, line,
             "%s", text);
}

bool
warta_merger_add_export(WartaMerger *merger, const char *path, GError **error)
{
  g_return_val_if_fail(merger != NULL && path != NULL, false);
  Export export = {merger, path, false};
  const WartaRdfHandler handler = {on_statement, on_syntax, &export};
  if (!warta_rdf_parse_export(path, &handler, error)) {
    return false;
  }
  if (export.broken) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX,
                "%s: no export as it should be; see wartagraf check", path);
  }
  return !export.broken;
}

/* ---- Links ---- */

/// Whether the user calls the actor so.
static bool
is_called(const WartaMergeActor *actor, const char *name)
{
  const char *slash = strrchr(actor->iri, '/');
  return strcmp(actor->iri, name) == 0 ||
         (slash != NULL && strcmp(slash + 1, name) == 0) ||
         g_strcmp0(actor->qid, name) == 0 ||
         g_strcmp0(actor->label.text, name) == 0;
}

/// The actor that the user means, or UINT32_MAX after a message.
static uint32_t
find_called(const WartaMerger *merger, const WartaChoice *choice, int which)
{
  const char *name = choice->actors[which];
  uint32_t found = UINT32_MAX;
  for (uint32_t i = 0; i < merger->table->actors->len; ++i) {
    if (!is_called(warta_merge_actor(merger->table, i), name)) {
      continue;
    }
    if (found != UINT32_MAX) {
      warta_diag(
          &merger->diag, WARTA_SEVERITY_WARNING, merger->path, choice->line,
          "several actors are called \"%s\"; write the IRI of one", name);
      return UINT32_MAX;
    }
    found = i;
  }
  if (found == UINT32_MAX) {
    warta_diag(&merger->diag, WARTA_SEVERITY_WARNING, merger->path,
               choice->line,
               "no actor is called \"%s\"; the row is passed over", name);
  }
  return found;
}

static GArray *
find_pairs(const WartaMerger *merger)
{
  GArray *pairs = g_array_new(FALSE, FALSE, sizeof(WartaPair));
  for (guint i = 0; i < merger->choices->len; ++i) {
    const WartaChoice *choice = &g_array_index(merger->choices, WartaChoice, i);
    const WartaPair pair = {find_called(merger, choice, 0),
                            find_called(merger, choice, 1), choice->forbidden};
    if (pair.a != UINT32_MAX && pair.b != UINT32_MAX && pair.a != pair.b) {
      g_array_append_val(pairs, pair);
    }
  }
  return pairs;
}

static uint32_t
node_of(WartaGraph *graph, const WartaNameTable *table, uint32_t actor)
{
  return warta_graph_iri(graph, warta_merge_actor(table, actor)->iri);
}

void
warta_graph_set_merges(WartaGraph *graph, WartaMerger *merger,
                       WartaMergeStats *stats)
{
  g_return_if_fail(graph != NULL && merger != NULL);
  const WartaNameTable *table = merger->table;
  warta_name_table_sort(merger->table);
  g_autoptr(GArray) pairs = find_pairs(merger);
  g_autoptr(GArray) links = warta_find_links(table, pairs);
  warta_graph_clear(graph);
  g_autofree char *name =
      g_strconcat(graph->options.base_iri, "graph/merges", NULL);
  graph->name = warta_graph_checked_iri(graph, name, strlen(name));
  for (guint i = 0; i < links->len; ++i) {
    const WartaLink *link = &g_array_index(links, WartaLink, i);
    const uint32_t from = node_of(graph, table, link->from);
    warta_graph_state(graph, from, WARTA_TERM_WG_SAME_ACTOR_AS,
                      node_of(graph, table, link->to));
    warta_graph_state(graph, from, WARTA_TERM_WG_MERGED_BECAUSE,
                      warta_graph_term(graph, link->because));
  }
  warta_graph_group(graph);
  if (stats != NULL) {
    *stats = (WartaMergeStats){table->actors->len, links->len, table->bytes};
  }
}
