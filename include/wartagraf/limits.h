// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is read at most, so that no input takes all memory or time.  Included
/// by wartagraf.h.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/// Limits.  Zero-initialise, then set what differs: 0 is the default, and more
/// than the most that warta_limit_info() tells counts as that.  What is over a
/// limit is refused with WARTA_ERROR_LIMIT, except where the contrary is said.
/// Entities that an XML file defines are never expanded, whatever their number.
typedef struct {
  uint64_t record;      ///< Bytes of a JSON record or of a row of a table
  uint64_t text;        ///< Bytes of the text of an article
  uint64_t page;        ///< Bytes of a page of HTML
  uint64_t item;        ///< Bytes of an item of a feed or of NewsML
  uint64_t warc;        ///< Bytes of a record of a web archive that is a page
  uint64_t warc_head;   ///< Bytes of the head of such a record
  uint64_t ratio;       ///< How many times its size packed input may become
  uint64_t resumes;     ///< Damaged members of one file that are passed over
  uint64_t tag;         ///< Bytes of a tag of XML
  uint64_t xml_head;    ///< Bytes of XML before the first item that are kept
  uint64_t attributes;  ///< Attributes of one tag of XML or HTML
  uint64_t namespaces;  ///< Namespaces that one item of XML declares
  uint64_t xml_depth;   ///< Levels of elements in an item of XML
  uint64_t html_depth;  ///< Levels of elements on a page
  uint64_t json_depth;  ///< Levels of values in a JSON record
  uint64_t json_values; ///< Values in a JSON record
  uint64_t script;      ///< Bytes of JSON-LD on a page; more is passed over
  uint64_t columns;     ///< Columns of a table
  uint64_t path;        ///< Bytes of a path in a list of files
  uint64_t sentence;    ///< Tokens of a sentence; a longer one is cut
} WartaLimits;

/// What there is to know of one limit.
typedef struct {
  const char *name; ///< "json-depth"
  const char *what; ///< What is counted
  uint64_t preset;  ///< Holds where nothing is said
  uint64_t most;    ///< That it can be set to
  bool bytes;       ///< Counts bytes
} WartaLimitInfo;

/// Return limit number `index`, or NULL when there are no more: count up from 0
/// to list them.  Constant.
WARTA_API const WartaLimitInfo *warta_limit_info(size_t index);

/// Set the limit of that name to what is written: a number, which may end in K,
/// M or G (of 1024).  Fails with WARTA_ERROR_UNSUPPORTED when there is no such
/// limit, or when it cannot be that.
WARTA_API bool warta_limits_set(WartaLimits *limits, const char *name,
                                const char *value, GError **error);

G_END_DECLS
