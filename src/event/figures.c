// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/figures.h"

static int
by_event(const void *a, const void *b)
{
  const WartaFigure *x = a;
  const WartaFigure *y = b;
  return x->event != y->event ? (x->event > y->event) - (x->event < y->event)
                              : (x->kind > y->kind) - (x->kind < y->kind);
}

void
warta_pass_figures(WartaScene *s)
{
  WartaDocument *doc = s->doc;
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(WartaFigure));
  warta_count_people(s, figures);
  warta_find_amounts(s, figures);
  g_array_sort(figures, by_event);
  warta_document_layer(doc, figures, WartaFigure, figures);
}
