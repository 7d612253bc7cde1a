// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "check/lint.h"

#include "base/arena.h"
#include "model/gazetteer-layer.h"
#include "model/gazetteer-rows.h"

#include <stdarg.h>
#include <string.h>

/// Where a name, a label or a Wikidata id stood first.
typedef struct {
  const char *path;
  uint64_t line;
  const char *label;
  WartaKind kind;
} Place;

typedef struct {
  const WartaGazetteer *own;
  const WartaDiag *diag;
  WartaCheckStats *stats;
  WartaArena *arena;
  GHashTable *names;  ///< Normalised name -> Place
  GHashTable *labels; ///< Kind and label -> Place
  GHashTable *qids;   ///< -> Place
  GArray *seats;      ///< of Place: labels that must be known in the end
  const char *path;   ///< The file that is being read
} Lint;

static void G_GNUC_PRINTF(4, 5) report(const Lint *lint, WartaSeverity severity,
                                       uint64_t line, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  lint->stats->problems += severity == WARTA_SEVERITY_ERROR;
  warta_diag(lint->diag, severity, lint->path, line, "%s", text);
}

static void
on_problem(uint64_t line, const char *text, void *data)
{
  report(data, WARTA_SEVERITY_ERROR, line, "%s", text);
}

/* ---- Rows that disagree ---- */

static const Place *
remember(Lint *lint, GHashTable *places, const char *key,
         const WartaGazetteerRow *row)
{
  const Place *known = g_hash_table_lookup(places, key);
  if (known != NULL) {
    return known;
  }
  Place *place = warta_arena_array(lint->arena, Place, 1);
  *place = (Place){lint->path, row->line,
                   warta_arena_strdup(lint->arena, warta_bare_name(row->label)),
                   row->kind};
  g_hash_table_insert(places, warta_arena_strdup(lint->arena, key), place);
  return NULL;
}

static bool
is_here(const Lint *lint, const Place *place)
{
  return strcmp(place->path, lint->path) == 0;
}

static bool
same_row(const Place *place, const WartaGazetteerRow *row)
{
  return place->kind == row->kind &&
         strcmp(place->label, warta_bare_name(row->label)) == 0;
}

static void
lint_label(Lint *lint, const WartaGazetteerRow *row)
{
  g_autofree char *key =
      g_strdup_printf("%d %s", (int)row->kind, warta_bare_name(row->label));
  const Place *known = remember(lint, lint->labels, key, row);
  if (known != NULL && is_here(lint, known)) {
    report(lint, WARTA_SEVERITY_ERROR, row->line,
           "\"%s\" stands in line %" G_GUINT64_FORMAT
           " already; join the two rows",
           warta_bare_name(row->label), (guint64)known->line);
  }
  const Place *other =
      row->qid[0] == '\0' ? NULL : remember(lint, lint->qids, row->qid, row);
  if (other != NULL && is_here(lint, other) && other->line != row->line) {
    report(lint, WARTA_SEVERITY_ERROR, row->line,
           "%s is \"%s\" in line %" G_GUINT64_FORMAT
           "; one of the two is wrong, or join the rows",
           row->qid, other->label, (guint64)other->line);
  }
}

/// A name that other rows have too.
static void
lint_taken(Lint *lint, const WartaGazetteerRow *row, const char *bare,
           const char *plain)
{
  const Place *known = remember(lint, lint->names, plain, row);
  if (known == NULL || same_row(known, row)) {
    return;
  }
  if (is_here(lint, known)) {
    report(lint, WARTA_SEVERITY_ERROR, row->line,
           "\"%s\" is also \"%s\" in line %" G_GUINT64_FORMAT
           "; leave it to one of them",
           bare, known->label, (guint64)known->line);
  } else {
    report(lint, WARTA_SEVERITY_WARNING, row->line,
           "\"%s\" is also \"%s\" in %s:%" G_GUINT64_FORMAT
           "; the later file wins",
           bare, known->label, known->path, (guint64)known->line);
  }
}

/// A name that our own rows give to somebody else.
static void
lint_own(const Lint *lint, const WartaGazetteerRow *row, const char *bare)
{
  const uint32_t entry =
      warta_gazetteer_find(lint->own, bare, (uint32_t)strlen(bare));
  if (entry == WARTA_NONE) {
    return;
  }
  const WartaGazetteerEntry own = warta_gazetteer_entry(lint->own, entry);
  const bool same = (own.qid != NULL && strcmp(own.qid, row->qid) == 0) ||
                    (own.kind == row->kind &&
                     strcmp(own.label, warta_bare_name(row->label)) == 0);
  if (!same) {
    report(lint, WARTA_SEVERITY_WARNING, row->line,
           "\"%s\" is \"%s\" in our own data; this row wins", bare, own.label);
  }
}

static void
lint_name(Lint *lint, const WartaGazetteerRow *row, const char *name)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  const char *bare = warta_bare_name(name);
  if (!warta_layer_normalise(plain, &n, bare, strlen(bare))) {
    return;
  }
  if (name == bare) { // others may have a name with "~" too
    lint_taken(lint, row, bare, plain);
    lint_own(lint, row, bare);
  }
}

static void
on_row(const WartaGazetteerRow *row, void *data)
{
  Lint *lint = data;
  ++lint->stats->statements;
  lint_label(lint, row);
  lint_name(lint, row, row->label);
  for (uint32_t i = 0; i < row->n_names; ++i) {
    lint_name(lint, row, row->names[i]);
  }
  if (row->seat[0] != '\0') {
    const Place seat = {lint->path, row->line,
                        warta_arena_strdup(lint->arena, row->seat), row->kind};
    g_array_append_val(lint->seats, seat);
  }
}

/* ---- Files ---- */

static void
lint_seats(Lint *lint)
{
  for (guint i = 0; i < lint->seats->len; ++i) {
    const Place *seat = &g_array_index(lint->seats, Place, i);
    g_autofree char *key =
        g_strdup_printf("%d %s", WARTA_KIND_COUNTRY, seat->label);
    if (!g_hash_table_contains(lint->labels, key) &&
        warta_gazetteer_find(lint->own, seat->label,
                             (uint32_t)strlen(seat->label)) == WARTA_NONE) {
      lint->path = seat->path;
      report(lint, WARTA_SEVERITY_ERROR, seat->line,
             "the seat \"%s\" is no known country; write its label",
             seat->label);
    }
  }
}

bool
warta_lint_gazetteers(const char *const *paths, const WartaGazetteer *own,
                      const WartaDiag *diag, WartaCheckStats *stats,
                      GError **error)
{
  Lint lint = {.own = own,
               .diag = diag,
               .stats = stats,
               .arena = warta_arena_new(),
               .names = g_hash_table_new(g_str_hash, g_str_equal),
               .labels = g_hash_table_new(g_str_hash, g_str_equal),
               .qids = g_hash_table_new(g_str_hash, g_str_equal),
               .seats = g_array_new(FALSE, FALSE, sizeof(Place))};
  const WartaRowHandler handler = {on_row, on_problem, &lint};
  bool done = true;
  for (size_t i = 0; done && paths[i] != NULL; ++i) {
    lint.path = paths[i];
    done = warta_read_rows(paths[i], &handler, error);
  }
  if (done) {
    lint_seats(&lint);
  }
  g_hash_table_unref(lint.names);
  g_hash_table_unref(lint.labels);
  g_hash_table_unref(lint.qids);
  g_array_unref(lint.seats);
  warta_arena_free(lint.arena);
  return done;
}
