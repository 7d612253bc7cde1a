// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/vocab.h"

#define PREFIX_INFO(id, name, ns)                                              \
  [WARTA_PREFIX_##                                                             \
      id] = {.prefix = (name), .iri = (ns), .iri_length = sizeof(ns) - 1},
#define TERM_INFO(id, ns, name)                                                \
  [WARTA_TERM_##id] = {.local = (name),                                        \
                       .iri = WARTA_NS_##ns name,                              \
                       .iri_length = sizeof(WARTA_NS_##ns name) - 1,           \
                       .prefix = WARTA_PREFIX_##ns},

const WartaPrefixInfo warta_prefixes[WARTA_N_PREFIXES] = {
    WARTA_PREFIX_LIST(PREFIX_INFO)};
const WartaVocabInfo warta_vocab[WARTA_N_TERMS] = {WARTA_TERM_LIST(TERM_INFO)};
