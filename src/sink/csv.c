// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// CSV tables (RFC 4180, UTF-8): one row per event, actor or mention and
// article.  Where a cell has several values they are separated by "; ".

#include "sink/csv.h"

#include "sink/known.h"
#include "sink/sink.h"

#include <string.h>

/// How a cell is made from the objects of a predicate.
typedef enum {
  CELL_SELF,    ///< The subject's IRI
  CELL_ARTICLE, ///< The identifier of the graph's article
  CELL_KIND,    ///< The subject's kind
  CELL_DENOTED, ///< The IRI of what the mention denotes
  CELL_NAME,    ///< The label of what the mention denotes
  CELL_TEXT,    ///< The literal, or the IRI
  CELL_LABEL,   ///< The object's label
  CELL_DATE,    ///< The object's date of publication
  CELL_LOCAL,   ///< The last part of the IRI
  CELL_COUNT,   ///< How many objects there are
} CellKind;

typedef struct {
  const char *name;
  CellKind kind;
  WartaVocabTerm predicate;
} Column;

static const Column event_columns[] = {
    {"event", CELL_SELF, 0},
    {"article", CELL_LABEL, WARTA_TERM_PROV_WAS_DERIVED_FROM},
    {"published", CELL_DATE, WARTA_TERM_PROV_WAS_DERIVED_FROM},
    {"date", CELL_TEXT, WARTA_TERM_SEM_HAS_TIME_STAMP},
    {"begin_date", CELL_TEXT, WARTA_TERM_SEM_HAS_BEGIN_TIME_STAMP},
    {"end_date", CELL_TEXT, WARTA_TERM_SEM_HAS_END_TIME_STAMP},
    {"action", CELL_LABEL, WARTA_TERM_WG_ACTION},
    {"class", CELL_LOCAL, WARTA_TERM_WG_CLASS},
    {"mode", CELL_LOCAL, WARTA_TERM_WG_MODE},
    {"auxiliary_modes", CELL_TEXT, WARTA_TERM_WG_AUXILIARY_MODE},
    {"quad_class", CELL_TEXT, WARTA_TERM_WG_QUAD_CLASS},
    {"score", CELL_TEXT, WARTA_TERM_WG_SCORE},
    {"cameo", CELL_TEXT, WARTA_TERM_WG_CAMEO},
    {"polarity", CELL_LOCAL, WARTA_TERM_WG_POLARITY},
    {"factuality", CELL_LOCAL, WARTA_TERM_WG_FACTUALITY},
    {"agent", CELL_LABEL, WARTA_TERM_WG_AGENT},
    {"agent_iri", CELL_TEXT, WARTA_TERM_WG_AGENT},
    {"target", CELL_LABEL, WARTA_TERM_WG_TARGET},
    {"target_iri", CELL_TEXT, WARTA_TERM_WG_TARGET},
    {"recipient", CELL_LABEL, WARTA_TERM_WG_RECIPIENT},
    {"recipient_iri", CELL_TEXT, WARTA_TERM_WG_RECIPIENT},
    {"place", CELL_LABEL, WARTA_TERM_SEM_HAS_PLACE},
    {"place_iri", CELL_TEXT, WARTA_TERM_SEM_HAS_PLACE},
    {"source", CELL_LABEL, WARTA_TERM_SEM_ACCORDING_TO},
    {"source_iri", CELL_TEXT, WARTA_TERM_SEM_ACCORDING_TO},
    {"killed", CELL_TEXT, WARTA_TERM_WG_KILLED},
    {"injured", CELL_TEXT, WARTA_TERM_WG_INJURED},
    {"missing", CELL_TEXT, WARTA_TERM_WG_MISSING},
    {"arrested", CELL_TEXT, WARTA_TERM_WG_ARRESTED},
    {"displaced", CELL_TEXT, WARTA_TERM_WG_DISPLACED},
    {"amount", CELL_TEXT, WARTA_TERM_WG_AMOUNT},
    {"unit", CELL_TEXT, WARTA_TERM_WG_UNIT},
    {"currency", CELL_TEXT, WARTA_TERM_WG_CURRENCY},
    {"part_of", CELL_TEXT, WARTA_TERM_WG_PART_OF_CLAIM},
    {"voice", CELL_LOCAL, WARTA_TERM_WG_VOICE},
    {"confidence", CELL_TEXT, WARTA_TERM_WG_CONFIDENCE},
};

static const Column actor_columns[] = {
    {"actor", CELL_SELF, 0},
    {"article", CELL_ARTICLE, 0},
    {"label", CELL_TEXT, WARTA_TERM_RDFS_LABEL},
    {"kind", CELL_KIND, 0},
    {"wikidata", CELL_LOCAL, WARTA_TERM_OWL_SAME_AS},
    {"office", CELL_TEXT, WARTA_TERM_WG_OFFICE},
    {"other_names", CELL_TEXT, WARTA_TERM_SKOS_ALT_LABEL},
    {"mentions", CELL_COUNT, WARTA_TERM_GAF_DENOTED_BY},
};

static const Column mention_columns[] = {
    {"mention", CELL_SELF, 0},
    {"article", CELL_ARTICLE, 0},
    {"begin", CELL_TEXT, WARTA_TERM_NIF_BEGIN_INDEX},
    {"end", CELL_TEXT, WARTA_TERM_NIF_END_INDEX},
    {"words", CELL_TEXT, WARTA_TERM_NIF_ANCHOR_OF},
    {"time", CELL_TEXT, WARTA_TERM_WG_TIME_VALUE},
    {"denotes", CELL_DENOTED, 0},
    {"name", CELL_NAME, 0},
};

/// The table of a sink, in its `state`.
typedef struct {
  const Column *columns;
  size_t n_columns;
  WartaArena *arena;
} Table;

/// The row that is being written.
typedef struct {
  const WartaGraph *graph;
  const WartaKnown *known;
  const char *article;
  uint32_t first; ///< Statements of the subject
  uint32_t end;
} Row;

void
warta_csv_write_cell(WartaOutput *out, bool first, const char *text)
{
  if (!first) {
    warta_output_putc(out, ',');
  }
  if (strpbrk(text, ",\"\r\n") == NULL) {
    warta_output_puts(out, text);
    return;
  }
  warta_output_putc(out, '"');
  for (; *text != '\0'; ++text) {
    warta_output_write(out, "\"\"", *text == '"' ? 1 : 0);
    warta_output_putc(out, *text);
  }
  warta_output_putc(out, '"');
}

/// Return the part of an IRI behind the last "/" or "#".
static const char *
local_name(const char *iri)
{
  const char *last = iri;
  for (; *iri != '\0'; ++iri) {
    last = *iri == '/' || *iri == '#' ? iri + 1 : last;
  }
  return last;
}

/// Return what one object adds to a cell, or NULL.
static const char *
object_text(const Row *row, CellKind kind, uint32_t object)
{
  const char *text = warta_graph_node(row->graph, object)->text;
  switch (kind) {
  case CELL_LABEL:
    return row->known[object].label != NULL ? row->known[object].label
                                            : local_name(text);
  case CELL_DATE:
    return row->known[object].date;
  case CELL_LOCAL:
    return local_name(text);
  default:
    return text;
  }
}

/// Fill the cell from all objects of the column's predicate.
static void
gather_objects(const Row *row, const Column *column, GString *cell)
{
  unsigned n = 0;
  for (uint32_t i = row->first; i < row->end; ++i) {
    const WartaStatement *statement = warta_graph_statement(row->graph, i);
    if (statement->predicate != column->predicate) {
      continue;
    }
    const char *text = object_text(row, column->kind, statement->object);
    ++n;
    if (text != NULL && column->kind != CELL_COUNT) {
      g_string_append(cell, cell->len > 0 ? "; " : "");
      g_string_append(cell, text);
    }
  }
  if (column->kind == CELL_COUNT) {
    g_string_append_printf(cell, "%u", n);
  }
}

static void
fill_cell(const Row *row, const Column *column, GString *cell)
{
  const uint32_t subject =
      warta_graph_statement(row->graph, row->first)->subject;
  const WartaKnown *self = &row->known[subject];
  const char *text = NULL;
  switch (column->kind) {
  case CELL_SELF:
    text = warta_graph_node(row->graph, subject)->text;
    break;
  case CELL_ARTICLE:
    text = row->article;
    break;
  case CELL_KIND:
    text = self->kind != NULL ? self->kind : self->thing ? "thing" : "actor";
    break;
  case CELL_DENOTED:
    text = self->denotes != 0
               ? warta_graph_node(row->graph, self->denotes - 1)->text
               : NULL;
    break;
  case CELL_NAME:
    text = self->denotes != 0 ? row->known[self->denotes - 1].label : NULL;
    break;
  default:
    gather_objects(row, column, cell);
    return;
  }
  g_string_append(cell, text != NULL ? text : "");
}

static void
write_row(WartaOutput *out, const Table *table, const Row *row)
{
  g_autoptr(GString) cell = g_string_new(NULL);
  for (size_t i = 0; i < table->n_columns; ++i) {
    g_string_truncate(cell, 0);
    fill_cell(row, &table->columns[i], cell);
    warta_csv_write_cell(out, i == 0, cell->str);
  }
  warta_output_putc(out, '\n');
}

/// Whether the table is about nodes like this.
static bool
has_row(const Table *table, const WartaKnown *node)
{
  if (table->columns == event_columns) {
    return node->event;
  }
  return table->columns == actor_columns ? node->actor || node->thing
                                         : node->mention;
}

static const char *
article_of(const WartaGraph *graph, const WartaKnown *known)
{
  for (uint32_t i = 0; i < graph->nodes->len; ++i) {
    if (known[i].article) {
      return known[i].label;
    }
  }
  return NULL;
}

static void
write_rows(WartaSink *sink, const WartaGraph *graph)
{
  const Table *table = sink->state;
  const uint32_t n = graph->statements->len;
  const WartaKnown *known = warta_known_new(table->arena, graph);
  Row row = {graph, known, article_of(graph, known), 0, 0};
  while (row.end < n) {
    row.first = row.end;
    const uint32_t subject = warta_graph_statement(graph, row.first)->subject;
    while (row.end < n &&
           warta_graph_statement(graph, row.end)->subject == subject) {
      ++row.end;
    }
    if (has_row(table, &known[subject])) {
      write_row(sink->out, table, &row);
    }
  }
  warta_arena_clear(table->arena);
}

static void
begin_table(WartaSink *sink, const Column *columns, size_t n_columns)
{
  Table *table = g_new0(Table, 1);
  table->columns = columns;
  table->n_columns = n_columns;
  table->arena = warta_arena_new();
  sink->state = table;
  for (size_t i = 0; i < n_columns; ++i) {
    warta_csv_write_cell(sink->out, i == 0, columns[i].name);
  }
  warta_output_putc(sink->out, '\n');
}

static void
begin_events(WartaSink *sink)
{
  begin_table(sink, event_columns, G_N_ELEMENTS(event_columns));
}

static void
begin_actors(WartaSink *sink)
{
  begin_table(sink, actor_columns, G_N_ELEMENTS(actor_columns));
}

static void
begin_mentions(WartaSink *sink)
{
  begin_table(sink, mention_columns, G_N_ELEMENTS(mention_columns));
}

static void
free_table(WartaSink *sink)
{
  Table *table = sink->state;
  if (table != NULL) {
    warta_arena_free(table->arena);
    g_free(table);
  }
}

const WartaSinkType warta_sink_csv_events = {
    .name = "csv",
    .extension = "csv",
    .media_type = "text/csv",
    .begin = begin_events,
    .graph = write_rows,
    .free = free_table,
};

const WartaSinkType warta_sink_csv_actors = {
    .name = "csv-actors",
    .extension = "csv-actors",
    .media_type = "text/csv",
    .begin = begin_actors,
    .graph = write_rows,
    .free = free_table,
};

const WartaSinkType warta_sink_csv_mentions = {
    .name = "csv-mentions",
    .extension = "csv-mentions",
    .media_type = "text/csv",
    .begin = begin_mentions,
    .graph = write_rows,
    .free = free_table,
};
