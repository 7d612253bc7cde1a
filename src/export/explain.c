// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A document explained for reading.

#include "export/explain.h"

#include "export/view.h"

#include <string.h>

/* ---- What both ways need ---- */

void
warta_explain_part(const WartaDocument *doc, uint32_t index,
                   WartaExplainPart *part)
{
  const WartaSentence *sentence = &doc->sentences[index];
  uint32_t event = part->end_event;
  uint32_t drop = part->end_drop;
  *part = (WartaExplainPart){sentence, event, event, drop, drop};
  while (event < doc->n_events &&
         doc->events[event].trigger.begin < sentence->span.end) {
    part->end_event = ++event;
  }
  while (drop < doc->n_drops &&
         doc->tokens[doc->drops[drop].token].span.begin < sentence->span.end) {
    part->end_drop = ++drop;
  }
}

WartaExplainWords
warta_explain_words(const WartaDocument *doc, WartaSpan span)
{
  const uint32_t begin = warta_text_map_byte(doc->map, span.begin);
  return (WartaExplainWords){
      .range = {warta_text_map_char(doc->map, span.begin),
                warta_text_map_char(doc->map, span.end)},
      .text = doc->given + begin,
      .length = warta_text_map_byte(doc->map, span.end) - begin,
  };
}

const char *
warta_explain_boilerplate(const WartaDocument *doc,
                          const WartaSentence *sentence)
{
  static const char *const names[] = {
      [WARTA_MARK_DATELINE] = "dateline", [WARTA_MARK_DATE_LINE] = "date",
      [WARTA_MARK_BYLINE] = "byline",     [WARTA_MARK_READ_ALSO] = "read-also",
      [WARTA_MARK_CAPTION] = "caption",   [WARTA_MARK_TAGS] = "tags",
      [WARTA_MARK_SHARE] = "share",
  };
  return sentence->mark == WARTA_NONE ? NULL
                                      : names[doc->marks[sentence->mark].kind];
}

/* ---- Rows of a table ---- */

enum { WIDEST_VALUE = 40, COLUMNS = 5 };

/// "agent", "Siti Aminah", "[3-14]", "subject 0.84", "Siti"
typedef struct {
  char *cells[COLUMNS];
} Row;

typedef struct {
  const WartaDocument *doc;
  GString *out;
  GArray *rows; ///< Row
  const char *bold;
  const char *dim;
  const char *plain;
} Writer;

/// Append text without what ends a line or steers a terminal.
static void
append_clean(GString *out, const char *text, size_t length)
{
  for (size_t i = 0; i < length; ++i) {
    const unsigned char c = (unsigned char)text[i];
    const bool c1 =
        c == 0xC2 && i + 1 < length && (unsigned char)text[i + 1] < 0xA0;
    g_string_append_c(out, c < ' ' || c == 0x7F || c1 ? ' ' : text[i]);
    i += c1 ? 1 : 0;
  }
}

static char *
clean(const char *text, size_t length)
{
  GString *copy = g_string_new(NULL);
  append_clean(copy, text, length);
  return g_string_free(copy, FALSE);
}

static void
add_row(Writer *w, const char *key, const char *value, const char *reason,
        WartaSpan span)
{
  const WartaExplainWords words = warta_explain_words(w->doc, span);
  Row row = {{g_strdup(key), clean(value, strlen(value)),
              g_strdup_printf("[%u-%u]", words.range.begin, words.range.end),
              g_strdup(reason), clean(words.text, words.length)}};
  if (g_utf8_strlen(row.cells[1], -1) > WIDEST_VALUE) {
    char *end = g_utf8_offset_to_pointer(row.cells[1], WIDEST_VALUE - 1);
    *end = '\0';
    char *cut = g_strconcat(row.cells[1], "…", NULL);
    g_free(row.cells[1]);
    row.cells[1] = cut;
  }
  g_array_append_val(w->rows, row);
}

static void
print_row(const Writer *w, const Row *row, const long *widths)
{
  g_string_append(w->out, "   ");
  for (int c = 0; c < COLUMNS - 1; ++c) {
    g_string_append_c(w->out, ' ');
    g_string_append(w->out, row->cells[c]);
    for (long n = g_utf8_strlen(row->cells[c], -1); n <= widths[c]; ++n) {
      g_string_append_c(w->out, ' ');
    }
  }
  g_string_append_printf(w->out, " %s\n", row->cells[COLUMNS - 1]);
}

/// Print the rows in columns and forget them.
static void
flush_rows(Writer *w)
{
  long widths[COLUMNS] = {0};
  for (uint32_t r = 0; r < w->rows->len; ++r) {
    for (int c = 0; c < COLUMNS; ++c) {
      const char *cell = g_array_index(w->rows, Row, r).cells[c];
      widths[c] = MAX(widths[c], g_utf8_strlen(cell, -1));
    }
  }
  for (uint32_t r = 0; r < w->rows->len; ++r) {
    const Row *row = &g_array_index(w->rows, Row, r);
    print_row(w, row, widths);
    for (int c = 0; c < COLUMNS; ++c) {
      g_free(row->cells[c]);
    }
  }
  g_array_set_size(w->rows, 0);
}

/* ---- Events ---- */

static void
add_role(Writer *w, const WartaArgument *argument)
{
  const WartaEntity *entity = warta_view_entity(w->doc, argument);
  char share[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(share, sizeof(share), "%.2f", (double)argument->confidence);
  g_autofree char *reason =
      g_strdup_printf("%s %s", argument->rule ? argument->rule : "-", share);
  add_row(w, warta_role_names[argument->role],
          entity != NULL ? entity->label : "(nobody for the graph)", reason,
          w->doc->participants[argument->participant].span);
}

static void
add_figure(Writer *w, const WartaFigure *figure)
{
  const char *unit = figure->currency ? figure->currency : figure->unit;
  g_autofree char *value = g_strdup_printf(
      "%s%s%s", figure->value, unit != NULL ? " " : "", unit ? unit : "");
  add_row(w, warta_figure_names[figure->kind], value,
          figure->row ? figure->row : "-", figure->span);
}

static void
add_event_rows(Writer *w, uint32_t index)
{
  const WartaDocument *doc = w->doc;
  const WartaEvent *event = &doc->events[index];
  add_row(w, "action", event->action, event->row ? event->row : "no row",
          event->trigger);
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    add_role(w, &doc->arguments[a]);
  }
  if (event->mode != NULL) {
    add_row(w, "mode", event->mode, event->mode_row ? event->mode_row : "-",
            event->trigger);
  }
  for (uint32_t f = warta_view_figures(doc, index);
       f < doc->n_figures && doc->figures[f].event == index; ++f) {
    add_figure(w, &doc->figures[f]);
  }
  if (event->time != WARTA_NONE) {
    const WartaTimex *timex = &doc->times[event->time];
    add_row(w, "time", timex->value.iso ? timex->value.iso : "(no date)", "-",
            timex->span);
  }
  if (event->parent != WARTA_NONE) {
    const WartaEvent *parent = &doc->events[event->parent];
    add_row(w, "within", parent->action, "-", parent->trigger);
  }
}

static void
append_auxiliary_modes(const Writer *w, const WartaEvent *event)
{
  for (int i = 0; i < WARTA_N_AUXILIARY_MODES; ++i) {
    if (warta_view_auxiliary_mode(w->doc, event, (WartaAuxiliaryMode)i)) {
      g_string_append_printf(w->out, ", %s", warta_auxiliary_mode_names[i]);
    }
  }
}

static void
print_event(Writer *w, uint32_t index)
{
  const WartaEvent *event = &w->doc->events[index];
  const WartaExplainWords words = warta_explain_words(w->doc, event->trigger);
  char share[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(share, sizeof(share), "%.2f", (double)event->confidence);
  g_string_append_printf(w->out, "  %s", w->bold);
  append_clean(w->out, words.text, words.length);
  g_string_append_printf(w->out, "%s: ", w->plain);
  append_clean(w->out, event->event_class, strlen(event->event_class));
  g_string_append_printf(w->out, ", %s, %s%s",
                         warta_polarity_names[event->polarity],
                         warta_factuality_names[event->factuality],
                         event->nominal                        ? ", noun"
                         : event->voice == WARTA_VOICE_PASSIVE ? ", passive"
                                                               : "");
  append_auxiliary_modes(w, event);
  g_string_append_printf(w->out, ", confidence %s\n", share);
  add_event_rows(w, index);
  flush_rows(w);
}

/* ---- Words that are no events and fill no roles ---- */

static const struct {
  const char *code;
  const char *text;
} reasons[] = {
    {"auxiliary", "an auxiliary: the verb it goes with is the event"},
    {"modifier", "modifies a word, has no clause of its own"},
    {"never-event", "the table says that it is never an event"},
    {"no-participant", "a noun without a participant of its own"},
    {"part-of-noun", "part of a noun phrase"},
    // Of roles
    {"complement", "behind a verb whose second noun phrase names the first"},
    {"extent",
     "how far or how much: the table says that the verb has no object"},
    {"no-object", "behind a passive, and nobody who acts"},
    {"no-preposition", "nothing says what its role may be"},
    {"no-role", "its preposition leads no role of this verb"},
    {"no-place", "names no place"},
    {"no-recipient", "behind a preposition of recipients, but nobody who acts"},
    {"outvoted", "a rule gave it a role, and the learned weights took it"},
    {"not-first", "another phrase is nearer to the role"},
};

static const char *
reason_text(const char *code)
{
  for (size_t i = 0; i < G_N_ELEMENTS(reasons); ++i) {
    if (strcmp(reasons[i].code, code) == 0) {
      return reasons[i].text;
    }
  }
  return code;
}

static void
print_drop(const Writer *w, const WartaDrop *drop)
{
  const WartaExplainWords words =
      warta_explain_words(w->doc, w->doc->tokens[drop->token].span);
  if (drop->event == WARTA_NONE) {
    g_string_append_printf(w->out, "  %sno event: ", w->dim);
  } else {
    const WartaExplainWords verb =
        warta_explain_words(w->doc, w->doc->events[drop->event].trigger);
    g_string_append_printf(w->out, "  %sno role of ", w->dim);
    append_clean(w->out, verb.text, verb.length);
    g_string_append(w->out, ": ");
  }
  append_clean(w->out, words.text, words.length);
  g_string_append_printf(w->out, " [%u-%u]: %s", words.range.begin,
                         words.range.end, reason_text(drop->reason));
  if (drop->row != NULL) {
    g_string_append_printf(w->out, " (%s)", drop->row);
  }
  g_string_append_printf(w->out, "%s\n", w->plain);
}

/* ---- Sentences ---- */

static void
append_span(const Writer *w, uint32_t begin, uint32_t end)
{
  const WartaExplainWords words =
      warta_explain_words(w->doc, (WartaSpan){begin, end});
  append_clean(w->out, words.text, words.length);
}

/// Print the sentence with its triggers marked.
static void
print_words(const Writer *w, const WartaExplainPart *part)
{
  uint32_t at = part->sentence->span.begin;
  for (uint32_t e = part->first_event; e < part->end_event; ++e) {
    const WartaSpan trigger = w->doc->events[e].trigger;
    if (trigger.begin < at) {
      continue; // inside the one before
    }
    append_span(w, at, trigger.begin);
    g_string_append_printf(w->out, "%s«", w->bold);
    append_span(w, trigger.begin, trigger.end);
    g_string_append_printf(w->out, "»%s", w->plain);
    at = trigger.end;
  }
  append_span(w, at, MAX(at, part->sentence->span.end));
  g_string_append_c(w->out, '\n');
}

static void
print_part(Writer *w, uint32_t index, const WartaExplainPart *part)
{
  const WartaRange range =
      warta_explain_words(w->doc, part->sentence->span).range;
  const char *boilerplate = warta_explain_boilerplate(w->doc, part->sentence);
  g_string_append_printf(w->out, "\n%u [%u-%u] ", index + 1, range.begin,
                         range.end);
  if (boilerplate != NULL) {
    g_string_append_printf(w->out, "(%s) ", boilerplate);
  }
  print_words(w, part);
  for (uint32_t e = part->first_event; e < part->end_event; ++e) {
    print_event(w, e);
  }
  for (uint32_t d = part->first_drop; d < part->end_drop; ++d) {
    print_drop(w, &w->doc->drops[d]);
  }
}

static void
explain_text(const WartaDocument *doc, bool color, GString *out)
{
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
  Writer w = {
      .doc = doc,
      .out = out,
      .rows = rows,
      .bold = color ? "\033[1m" : "",
      .dim = color ? "\033[2m" : "",
      .plain = color ? "\033[0m" : "",
  };
  g_string_append(out, w.bold);
  if (doc->id != NULL) {
    append_clean(out, doc->id, strlen(doc->id));
  }
  g_string_append_printf(out, "%s\n", w.plain);
  WartaExplainPart part = {0};
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    warta_explain_part(doc, s, &part);
    print_part(&w, s, &part);
  }
  g_string_append_c(out, '\n');
}

void
warta_document_write_explanation(const WartaDocument *document,
                                 WartaExplainFormat format, GString *out)
{
  g_return_if_fail(document != NULL && out != NULL);
  if (format == WARTA_EXPLAIN_JSON) {
    warta_explain_json(document, out);
  } else {
    explain_text(document, format == WARTA_EXPLAIN_COLOR, out);
  }
}
