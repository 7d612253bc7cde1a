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

/// What the records of a format are; all borrowed.
typedef struct {
  const char *const *names; ///< Elements, without prefix, NULL-terminated
  const char *nothing;      ///< What is said of a file that has none
} WartaXmlRecords;

/// Return a splitter.  Both arguments are borrowed.
WartaXmlSplitter *warta_xml_splitter_new(const WartaInput *input,
                                         const WartaXmlRecords *records);

/// Free; NULL is allowed.
void warta_xml_splitter_free(WartaXmlSplitter *splitter);

/// Return the next record's element, borrowed until the next call, and fill in
/// its line and number; NULL with `*status` WARTA_READ_END or
/// WARTA_READ_FAILED.
xmlNode *warta_xml_splitter_next(WartaXmlSplitter *splitter,
                                 WartaRecord *record, WartaReadStatus *status,
                                 GError **error);

/// Return what stands before the first record, parsed, or NULL; borrowed.
xmlDoc *warta_xml_splitter_head(WartaXmlSplitter *splitter);
