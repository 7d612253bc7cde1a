// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/gazetteer-build.h"

#include <glib.h>
#include <string.h>

/// What comes out of a gazetteer of any bytes: rows without fault, which go
/// into a table where every name is found again, and problems that say where.
static inline void
take_row(const WartaGazetteerRow *row, void *data)
{
  WartaLayerBuilder *builder = data;
  g_assert_cmpstr(warta_bare_name(row->label), !=, "");
  g_assert_true(g_utf8_validate(row->label, -1, NULL));
  g_assert_true(row->qid[0] == '\0' || warta_is_qid(row->qid));
  for (uint32_t i = 0; i < row->n_names; ++i) {
    g_assert_cmpstr(warta_bare_name(row->names[i]), !=, "");
  }
  warta_layer_builder_add(builder, row);
}

static inline void
take_problem(uint64_t line, const char *text, void *data)
{
  (void)line;
  (void)data;
  g_assert_true(g_utf8_validate(text, -1, NULL));
}

static inline void
check_table(WartaLayerBuilder *builder)
{
  WartaGazetteerLayer layer;
  warta_layer_builder_finish(builder, &layer);
  for (size_t i = 0; i < layer.n_names; ++i) {
    char plain[WARTA_MAX_NAME];
    uint32_t n = 0;
    const char *name = layer.strings + layer.names[i];
    if (warta_layer_normalise(plain, &n, name, strlen(name))) {
      g_assert_nonnull(warta_layer_find(&layer, plain, n));
    }
  }
}
