// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/xml.h"

#include <string.h>

/// Return what to write for a character, or NULL for itself.
static const char *
escape_of(char c, bool attribute)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return attribute ? "&quot;" : NULL;
  case '\n':
  case '\r':
  case '\t':
    return " ";
  default:
    return NULL;
  }
}

static void
write_escaped(WartaOutput *out, const char *text, bool attribute)
{
  const char *run = text;
  for (; *text != '\0'; ++text) {
    const char *escape = escape_of(*text, attribute);
    if (escape != NULL) {
      warta_output_write(out, run, (size_t)(text - run));
      warta_output_puts(out, escape);
      run = text + 1;
    }
  }
  warta_output_write(out, run, (size_t)(text - run));
}

void
warta_xml_write_text(WartaOutput *out, const char *text)
{
  write_escaped(out, text, false);
}

void
warta_xml_write_attribute(WartaOutput *out, const char *text)
{
  write_escaped(out, text, true);
}
