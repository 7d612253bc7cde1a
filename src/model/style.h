// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

/// Whose conventions words and trees follow.
typedef enum {
  WARTA_STYLE_NEWS, ///< Ours, the one that events are read from
  WARTA_STYLE_CSUI, ///< UD Indonesian CSUI
  WARTA_STYLE_GSD,  ///< UD Indonesian GSD
  WARTA_N_STYLES
} WartaStyle;
