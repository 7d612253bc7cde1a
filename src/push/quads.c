// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "push/quads.h"

#include <glib.h>
#include <string.h>

/// What is left of a line.
typedef struct {
  const char *at;
  const char *end;
} Rest;

static bool
is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static void
skip_blanks(Rest *rest)
{
  while (rest->at < rest->end && is_blank(*rest->at)) {
    ++rest->at;
  }
}

static bool
begins_with(const Rest *rest, const char *text)
{
  const size_t length = strlen(text);
  return (size_t)(rest->end - rest->at) >= length &&
         memcmp(rest->at, text, length) == 0;
}

/// Skip "<IRI>".
static bool
skip_iri(Rest *rest)
{
  const char *at = rest->at + 1;
  while (at < rest->end && *at != '>') {
    if (*at == '<' || *at == '"' || (unsigned char)*at <= ' ') {
      return false;
    }
    ++at;
  }
  if (at == rest->end) {
    return false;
  }
  rest->at = at + 1;
  return true;
}

/// Skip a blank node.  Its label does not end in a full stop.
static void
skip_blank_node(Rest *rest)
{
  while (rest->at < rest->end && !is_blank(*rest->at) && *rest->at != '<' &&
         *rest->at != '"') {
    ++rest->at;
  }
  if (rest->at[-1] == '.') {
    --rest->at;
  }
}

/// Skip the tag of a language.
static void
skip_language(Rest *rest)
{
  do {
    ++rest->at;
  } while (rest->at < rest->end &&
           (g_ascii_isalnum(*rest->at) || *rest->at == '-'));
}

/// Skip a string with its language or datatype.
static bool
skip_literal(Rest *rest)
{
  const char *at = rest->at + 1;
  while (at < rest->end && *at != '"') {
    at += *at == '\\' ? 2 : 1;
  }
  if (at >= rest->end) {
    return false;
  }
  rest->at = at + 1;
  if (begins_with(rest, "^^<")) {
    rest->at += 2;
    return skip_iri(rest);
  }
  if (begins_with(rest, "@")) {
    skip_language(rest);
  }
  return true;
}

/// Skip a term and the blanks behind it.
static bool
skip_term(Rest *rest)
{
  bool good = true;
  if (begins_with(rest, "<")) {
    good = skip_iri(rest);
  } else if (begins_with(rest, "\"")) {
    good = skip_literal(rest);
  } else if (begins_with(rest, "_:")) {
    skip_blank_node(rest);
  } else {
    good = false;
  }
  return good;
}

/// Skip subject, predicate and object.
static bool
skip_triple(Rest *rest, const char **end)
{
  for (int i = 0; i < 3; ++i) {
    if (!skip_term(rest)) {
      return false;
    }
    *end = rest->at;
    skip_blanks(rest);
  }
  return true;
}

const char *
warta_quad_split(const char *line, size_t length, WartaQuad *quad)
{
  Rest rest = {line, line + length};
  *quad = (WartaQuad){0};
  skip_blanks(&rest);
  if (rest.at == rest.end || *rest.at == '#') {
    return NULL;
  }
  WartaQuad found = {.triple = rest.at};
  const char *end = rest.at;
  if (!skip_triple(&rest, &end)) {
    return "no statement of N-Quads";
  }
  found.triple_length = (size_t)(end - found.triple);
  if (begins_with(&rest, "_:")) {
    return "a graph without an IRI";
  }
  if (begins_with(&rest, "<")) {
    found.graph = rest.at + 1;
    if (!skip_iri(&rest)) {
      return "the name of the graph is no IRI";
    }
    found.graph_length = (size_t)(rest.at - found.graph) - 1;
    skip_blanks(&rest);
  }
  if (!begins_with(&rest, ".")) {
    return "the full stop is missing";
  }
  *quad = found;
  return NULL;
}
