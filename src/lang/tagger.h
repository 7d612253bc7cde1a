// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The taggers at run time: both layers in one pass over one table, with what
/// a word contributes by itself kept per word type.

#pragma once

#include "lang/model.h"

/// What words contribute to scores; of one worker, for one model.
typedef struct WartaTagCacheImpl WartaTagCache;

WartaTagCache *warta_tag_cache_new(void);

/// Free; NULL is allowed.
void warta_tag_cache_free(WartaTagCache *cache);

/// Tag a sentence in both layers.  But for words whose tags are settled it is
/// exactly what warta_decode_tags() and
/// warta_decode_icon() say with the model's scorer.  inputs[-2] to
/// inputs[n + 1] exist; so do tags[-2] and tags[n + 1].
void warta_tag_sentence(const WartaLangModel *model, WartaTagCache *cache,
                        const WartaInput *inputs, uint32_t n, uint8_t *tags,
                        uint8_t *icon);
