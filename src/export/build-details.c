// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What an event has besides its roles: PLOVER's details and numbers.

#include "export/build.h"
#include "export/view.h"

#include <string.h>

static const WartaVocabTerm figure_terms[WARTA_N_FIGURES] = {
    [WARTA_FIGURE_KILLED] = WARTA_TERM_WG_KILLED,
    [WARTA_FIGURE_INJURED] = WARTA_TERM_WG_INJURED,
    [WARTA_FIGURE_MISSING] = WARTA_TERM_WG_MISSING,
    [WARTA_FIGURE_ARRESTED] = WARTA_TERM_WG_ARRESTED,
    [WARTA_FIGURE_DISPLACED] = WARTA_TERM_WG_DISPLACED,
    [WARTA_FIGURE_AMOUNT] = WARTA_TERM_WG_AMOUNT,
};

static void
state_text(WartaBuilder *b, uint32_t node, WartaVocabTerm predicate,
           const char *text)
{
  warta_build_string(b, node, predicate, text, false);
}

/// Whether it looks like "CONSULT-third-party".
static bool
is_mode(const char *code)
{
  const size_t n = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return n > 0 && code[n] == '-' &&
         code[n + strspn(code + n, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
}

static void
state_figure(WartaBuilder *b, uint32_t node, const WartaFigure *figure)
{
  const bool amount = figure->kind == WARTA_FIGURE_AMOUNT;
  warta_graph_state(b->graph, node, figure_terms[figure->kind],
                    amount ? warta_graph_decimal(b->graph, figure->value)
                           : warta_graph_typed(b->graph, figure->value,
                                               WARTA_TERM_XSD_INTEGER));
  state_text(b, node, WARTA_TERM_WG_UNIT, figure->unit);
  state_text(b, node, WARTA_TERM_WG_CURRENCY, figure->currency);
}

void
warta_build_details(WartaBuilder *b, uint32_t node, uint32_t e)
{
  const WartaDocument *doc = b->doc;
  const WartaEvent *event = &doc->events[e];
  if (event->mode != NULL && is_mode(event->mode)) {
    warta_graph_state(b->graph, node, WARTA_TERM_WG_MODE,
                      warta_build_concept(b, event->mode));
  }
  for (int i = 0; i < WARTA_N_AUXILIARY_MODES; ++i) {
    if (warta_view_auxiliary_mode(doc, event, (WartaAuxiliaryMode)i)) {
      state_text(b, node, WARTA_TERM_WG_AUXILIARY_MODE,
                 warta_auxiliary_mode_names[i]);
    }
  }
  state_text(b, node, WARTA_TERM_WG_QUAD_CLASS, event->quad);
  state_text(b, node, WARTA_TERM_WG_CAMEO, event->cameo);
  if (event->score != NULL) {
    warta_graph_state(b->graph, node, WARTA_TERM_WG_SCORE,
                      warta_graph_decimal(b->graph, event->score));
  }
  for (uint32_t f = warta_view_figures(doc, e);
       f < doc->n_figures && doc->figures[f].event == e; ++f) {
    state_figure(b, node, &doc->figures[f]);
  }
}
