// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "model/gazetteer-layer.h"
#include "model/gazetteer-rows.h"

/// A table of the gazetteer in the making.
typedef struct WartaLayerBuilderImpl WartaLayerBuilder;

/// What a table is added to: where an entry is that one of its rows is about.
typedef struct {
  /// Return the entry that the row is about, or WARTA_NONE.
  uint32_t (*same)(const WartaGazetteerRow *row, void *data);
  /// Return the slug of an entry.
  const char *(*slug)(uint32_t entry, void *data);
  /// Return the entry of that name, or WARTA_NONE.
  uint32_t (*find)(const char *name, void *data);
  uint32_t n_entries;
  void *data;
} WartaLayerBase;

/// Return an empty table; `base` may be NULL.
WartaLayerBuilder *warta_layer_builder_new(const WartaLayerBase *base);

/// Free; NULL is allowed.
void warta_layer_builder_free(WartaLayerBuilder *builder);

/// Add a row.  The first row that claims a name keeps it.
void warta_layer_builder_add(WartaLayerBuilder *builder,
                             const WartaGazetteerRow *row);

/// Make slugs and links.  `layer` borrows from the builder from then on.
void warta_layer_builder_finish(WartaLayerBuilder *builder,
                                WartaGazetteerLayer *layer);

/// Return the entry of the base that entry `index` is about, or WARTA_NONE.
uint32_t warta_layer_builder_same(const WartaLayerBuilder *builder,
                                  uint32_t index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaLayerBuilder, warta_layer_builder_free)
