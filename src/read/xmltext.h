// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/// Make valid UTF-8 fit for an XML parser that knows no entities: those of HTML
/// become characters, what looks like one and is none stays as it is written,
/// controls that XML forbids become spaces.  CDATA is left alone.  The number
/// of entities that are not known.  Linear.
size_t warta_xml_text_prepare(GString *text);

/// Whether a text that begins so is XML whose first element is one of `names`,
/// which are without prefix.
bool warta_xml_begins(const char *head, size_t length,
                      const char *const *names);

/// Return the element at the end of a path of names without prefix, "a/b/c",
/// each the first of its kind, or NULL; also for a NULL `node`.
xmlNode *warta_xml_path(const xmlNode *node, const char *path);

/// Return an attribute's value, or NULL.  Free with g_free().
char *warta_xml_attribute(const xmlNode *node, const char *name);

/// Return the text inside, trimmed, or NULL when there is none or no node.
char *warta_xml_dup_text(const xmlNode *node);
