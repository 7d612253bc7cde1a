// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer-rows.h"

#include "base/rdfparse.h"
#include "base/tsv.h"
#include "model/gazetteer-layer.h"

#include <string.h>

enum {
  LABEL,
  KIND,
  SUBTYPE,
  NAMES,
  QID,
  COUNTRY,
  SOURCE,
  SEAT,
  POINT,
  COLUMNS
};

enum { MAX_FIELDS = 32, MAX_SHOWN = 60 };

static const struct {
  const char *name;
  WartaKind kind;
} kinds[] = {
    {"person", WARTA_KIND_PERSON},   {"organization", WARTA_KIND_ORGANIZATION},
    {"country", WARTA_KIND_COUNTRY}, {"place", WARTA_KIND_PLACE},
    {"group", WARTA_KIND_GROUP},     {"event", WARTA_KIND_EVENT},
    {"law", WARTA_KIND_LAW},         {"product", WARTA_KIND_PRODUCT},
    {"other", WARTA_KIND_OTHER},
};

static bool
parse_kind(const char *name, WartaKind *kind)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); ++i) {
    if (strcmp(kinds[i].name, name) == 0) {
      *kind = kinds[i].kind;
      return true;
    }
  }
  return false;
}

bool
warta_is_qid(const char *text)
{
  return text[0] == 'Q' && text[1] >= '1' && text[1] <= '9' &&
         strspn(text + 1, "0123456789") == strlen(text + 1);
}

const char *
warta_bare_name(const char *name)
{
  return name[0] == '~' ? name + 1 : name;
}

/* ---- Faults ---- */

static bool
has_control(const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    if (g_unichar_iscntrl(g_utf8_get_char(c))) {
      return true;
    }
  }
  return false;
}

/// Whether a name can be found in a text.
static bool
check_name(const WartaRowHandler *handler, uint64_t line, const char *name)
{
  char plain[WARTA_MAX_NAME];
  uint32_t n = 0;
  const char *bare = warta_bare_name(name);
  if (bare[strspn(bare, " ")] == '\0') {
    return warta_complain(handler->problem, handler->data, line,
                          "an empty name; leave it out");
  }
  if (has_control(bare)) {
    return warta_complain(handler->problem, handler->data, line,
                          "a control character in a name; leave it out");
  }
  if (!warta_layer_normalise(plain, &n, bare, strlen(bare))) {
    return warta_complain(
        handler->problem, handler->data, line,
        "the name \"%.*s...\" is longer than %d bytes; shorten it", MAX_SHOWN,
        bare, WARTA_MAX_NAME);
  }
  return true;
}

static bool
is_degree(const char *text, const char **end, double limit)
{
  char *stop = NULL;
  const double value = g_ascii_strtod(text, &stop);
  *end = stop;
  return stop != text && value >= -limit && value <= limit;
}

static bool
is_point(const char *text)
{
  const char *end = NULL;
  return strspn(text, "0123456789.,-") == strlen(text) &&
         is_degree(text, &end, 90) && *end == ',' &&
         is_degree(end + 1, &end, 180) && *end == '\0';
}

static bool
check_country(const WartaRowHandler *handler, uint64_t line,
              const char *country)
{
  const bool code = strlen(country) == 2 && g_ascii_islower(country[0]) &&
                    g_ascii_islower(country[1]);
  return country[0] == '\0' || code ||
         warta_complain(
             handler->problem, handler->data, line,
             "\"%.*s\" is no country; write two small letters as in id",
             MAX_SHOWN, country);
}

void
warta_check_row(const WartaGazetteerRow *row, const WartaRowHandler *handler)
{
  if (warta_bare_name(row->label)[0] == '\0') {
    warta_complain(handler->problem, handler->data, row->line,
                   "no label; write the main name first");
    return;
  }
  bool good = check_name(handler, row->line, row->label);
  for (uint32_t i = 0; i < row->n_names; ++i) {
    good &= check_name(handler, row->line, row->names[i]);
  }
  if (row->qid[0] != '\0' && !warta_is_qid(row->qid)) {
    good = warta_complain(handler->problem, handler->data, row->line,
                          "\"%.*s\" is no Wikidata id; write Q and digits",
                          MAX_SHOWN, row->qid);
  }
  if (row->point[0] != '\0' && !is_point(row->point)) {
    good = warta_complain(
        handler->problem, handler->data, row->line,
        "\"%.*s\" is no point; write latitude and longitude as in "
        "-6.2,106.8",
        MAX_SHOWN, row->point);
  }
  good &= check_country(handler, row->line, row->country);
  if (good && has_control(row->subtype)) {
    good = warta_complain(handler->problem, handler->data, row->line,
                          "a control character in the subtype; leave it out");
  }
  if (good) {
    handler->row(row, handler->data);
  }
}

/* ---- TSV ---- */

static void
take_row(const WartaTsvRow *tsv, const WartaRowHandler *handler)
{
  char *const *f = tsv->fields;
  if (tsv->n_fields < 2 || tsv->n_fields > COLUMNS) {
    warta_complain(
        handler->problem, handler->data, tsv->line,
        "row has %zu fields, expected 2 to %d; separate the fields by "
        "single tabs",
        tsv->n_fields, COLUMNS);
    return;
  }
  WartaKind kind = WARTA_KIND_OTHER;
  if (f[LABEL][0] != '\0' && !parse_kind(f[KIND], &kind)) {
    warta_complain(
        handler->problem, handler->data, tsv->line,
        "no such kind as \"%.*s\"; write person, organization, country, "
        "place, group, event, law, product or other",
        MAX_SHOWN, f[KIND]);
    return;
  }
  g_auto(GStrv) names = g_strsplit(f[NAMES], "|", -1);
  for (uint32_t i = 0; names[i] != NULL; ++i) {
    g_strstrip(names[i]);
  }
  const WartaGazetteerRow row = {
      .label = f[LABEL],
      .names = (const char *const *)names,
      .n_names = g_strv_length(names),
      .kind = kind,
      .subtype = f[SUBTYPE],
      .qid = f[QID],
      .country = f[COUNTRY],
      .seat = f[SEAT],
      .point = f[POINT],
      .line = tsv->line,
  };
  warta_check_row(&row, handler);
}

bool
warta_read_rows_tsv(const char *name, const char *text, size_t length,
                    const WartaRowHandler *handler, GError **error)
{
  g_autoptr(WartaTsv) tsv =
      warta_tsv_parse(name, text, length, 0, MAX_FIELDS, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    take_row(&row, handler);
  }
  return true;
}

bool
warta_read_rows(const char *path, const WartaRowHandler *handler,
                GError **error)
{
  const char *syntax = warta_rdf_syntax(path);
  if (syntax != NULL) {
    return warta_read_rows_rdf(path, syntax, handler, error);
  }
  g_autofree char *text = NULL;
  size_t length = 0;
  return g_file_get_contents(path, &text, &length, error) &&
         warta_read_rows_tsv(path, text, length, handler, error);
}
