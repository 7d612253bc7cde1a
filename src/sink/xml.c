// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/xml.h"

#include <string.h>

/// Return what to write for the character at `at`, whose length is set if it is
/// more than a byte, or NULL for itself.
static const char *
escape_of(const char *at, bool attribute, size_t *length)
{
  static const char next_line[] = "\xC2\x85";
  static const char line_separator[] = "\xE2\x80\xA8";
  switch (*at) {
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
    break;
  }
  // Some readers take these two for line feeds, as XML 1.1 does.
  if (strncmp(at, next_line, strlen(next_line)) == 0) {
    *length = strlen(next_line);
    return "&#133;";
  }
  if (strncmp(at, line_separator, strlen(line_separator)) == 0) {
    *length = strlen(line_separator);
    return "&#8232;";
  }
  return NULL;
}

static void
write_escaped(WartaOutput *out, const char *text, bool attribute)
{
  const char *run = text;
  while (*text != '\0') {
    size_t length = 1;
    const char *escape = escape_of(text, attribute, &length);
    if (escape != NULL) {
      warta_output_write(out, run, (size_t)(text - run));
      warta_output_puts(out, escape);
      run = text + length;
    }
    text += length;
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
