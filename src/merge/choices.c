// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "merge/choices.h"

#include "base/tsv.h"

#include <string.h>

enum { ACTION, FIRST, SECOND, NOTE, COLUMNS };

enum { MAX_FIELDS = 32, MAX_SHOWN = 80 };

bool
warta_is_choices(const char *text)
{
  while (*text == '#' || *text == '\n' || *text == '\r') {
    const char *end = strchr(text, '\n');
    if (end == NULL) {
      return false;
    }
    text = end + 1;
  }
  return g_str_has_prefix(text, "force\t") ||
         g_str_has_prefix(text, "forbid\t");
}

static bool
check_row(const WartaTsvRow *row, const WartaChoiceHandler *handler)
{
  char *const *f = row->fields;
  if (row->n_fields < 3 || row->n_fields > COLUMNS) {
    return warta_complain(
        handler->problem, handler->data, row->line,
        "row has %zu fields, expected 3 or 4; separate the fields "
        "by single tabs",
        row->n_fields);
  }
  if (strcmp(f[ACTION], "force") != 0 && strcmp(f[ACTION], "forbid") != 0) {
    return warta_complain(handler->problem, handler->data, row->line,
                          "\"%.*s\" is no choice; write force or forbid",
                          MAX_SHOWN, f[ACTION]);
  }
  if (f[FIRST][0] == '\0' || f[SECOND][0] == '\0') {
    return warta_complain(
        handler->problem, handler->data, row->line,
        "an actor is missing; write an IRI, the last part of one, "
        "a Wikidata id or a label");
  }
  return strcmp(f[FIRST], f[SECOND]) != 0 ||
         warta_complain(handler->problem, handler->data, row->line,
                        "twice the same actor; write two different ones");
}

/// A row that says of the same two what an earlier one says, or the contrary.
static bool
check_again(const WartaChoice *choice, const WartaChoiceHandler *handler)
{
  for (guint i = 0; i < handler->choices->len; ++i) {
    const WartaChoice *old = &g_array_index(handler->choices, WartaChoice, i);
    const bool same = (strcmp(old->actors[0], choice->actors[0]) == 0 &&
                       strcmp(old->actors[1], choice->actors[1]) == 0) ||
                      (strcmp(old->actors[0], choice->actors[1]) == 0 &&
                       strcmp(old->actors[1], choice->actors[0]) == 0);
    if (same) {
      return warta_complain(
          handler->problem, handler->data, choice->line,
          "line %u has a choice of these two; keep one of them", old->line);
    }
  }
  return true;
}

bool
warta_read_choices(const char *name, const char *text, size_t length,
                   const WartaChoiceHandler *handler, GError **error)
{
  g_autoptr(WartaTsv) tsv =
      warta_tsv_parse(name, text, length, 0, MAX_FIELDS, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!check_row(&row, handler)) {
      continue;
    }
    const WartaChoice choice = {
        {warta_arena_strdup(handler->arena, row.fields[FIRST]),
         warta_arena_strdup(handler->arena, row.fields[SECOND])},
        row.line,
        strcmp(row.fields[ACTION], "forbid") == 0};
    if (check_again(&choice, handler)) {
      g_array_append_val(handler->choices, choice);
    }
  }
  return true;
}
