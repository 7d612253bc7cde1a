// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// XML files of many records, one record at a time: what is broken in one does
/// not reach the next, and memory is bounded by the largest record.  A record
/// is parsed together with the start tags that it stands in, for their
/// namespaces. Document types are passed over, so that no entity is ever
/// defined, expanded or fetched; entities of HTML are known.

#pragma once

#include "read/reader.h"

#include <libxml/tree.h>

typedef struct WartaXmlSplitterImpl WartaXmlSplitter;

/// Return a splitter; `names`, NULL-terminated, are the elements, without
/// prefix, that are records.  Both arguments are borrowed.
WartaXmlSplitter *warta_xml_splitter_new(const WartaInput *input,
                                         const char *const *names);

/// Free; NULL is allowed.
void warta_xml_splitter_free(WartaXmlSplitter *splitter);

/// Return the next record's element, borrowed until the next call, and its
/// line; NULL with `*status` WARTA_READ_END or WARTA_READ_FAILED.
xmlNode *warta_xml_splitter_next(WartaXmlSplitter *splitter, uint64_t *line,
                                 WartaReadStatus *status, GError **error);

/// Return what stands before the first record, parsed, or NULL; borrowed.
xmlDoc *warta_xml_splitter_head(WartaXmlSplitter *splitter);
