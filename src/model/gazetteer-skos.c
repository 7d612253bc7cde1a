// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Gazetteers in SKOS.  What is said of an entry may stand anywhere in the
/// file, so that all is read before the first row is given out.

#include "base/arena.h"
#include "base/rdfparse.h"
#include "model/gazetteer-rows.h"
#include "model/vocab.h"

#include <string.h>

#define NS_FOAF "http://xmlns.com/foaf/0.1/"
#define NS_ORG "http://www.w3.org/ns/org#"
#define NS_GEO "http://www.w3.org/2003/01/geo/wgs84_pos#"

/// What an entry is, by its rdf:type.
static const struct {
  const char *iri;
  const char *subtype;
  WartaKind kind;
} types[] = {
    {WARTA_NS_SCHEMA "Person", "", WARTA_KIND_PERSON},
    {WARTA_NS_SCHEMA "Organization", "", WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "Corporation", "company", WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "GovernmentOrganization", "agency",
     WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "NewsMediaOrganization", "media", WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "CollegeOrUniversity", "university",
     WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "SportsTeam", "club", WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "PoliticalParty", "party", WARTA_KIND_ORGANIZATION},
    {WARTA_NS_SCHEMA "Country", "country", WARTA_KIND_COUNTRY},
    {WARTA_NS_SCHEMA "City", "city", WARTA_KIND_PLACE},
    {WARTA_NS_SCHEMA "Place", "", WARTA_KIND_PLACE},
    {WARTA_NS_SCHEMA "Event", "", WARTA_KIND_EVENT},
    {WARTA_NS_SCHEMA "Legislation", "", WARTA_KIND_LAW},
    {WARTA_NS_SCHEMA "Product", "", WARTA_KIND_PRODUCT},
    {WARTA_NS_WG "Group", "", WARTA_KIND_GROUP},
    {WARTA_NS_WG "Thing", "", WARTA_KIND_OTHER},
    {NS_FOAF "Person", "", WARTA_KIND_PERSON},
    {NS_FOAF "Organization", "", WARTA_KIND_ORGANIZATION},
    {NS_FOAF "Group", "", WARTA_KIND_GROUP},
    {NS_ORG "Organization", "", WARTA_KIND_ORGANIZATION},
};

typedef enum {
  PREFERRED,
  OTHER,
  HIDDEN,
  SAME,
  COUNTRY,
  LATITUDE,
  LONGITUDE,
} Property;

static const struct {
  const char *iri;
  Property property;
} properties[] = {
    {WARTA_NS_SKOS "prefLabel", PREFERRED},
    {WARTA_NS_SKOS "altLabel", OTHER},
    {WARTA_NS_SKOS "hiddenLabel", HIDDEN},
    {WARTA_NS_OWL "sameAs", SAME},
    {WARTA_NS_SKOS "exactMatch", SAME},
    {WARTA_NS_SCHEMA "addressCountry", COUNTRY},
    {WARTA_NS_SCHEMA "latitude", LATITUDE},
    {WARTA_NS_SCHEMA "longitude", LONGITUDE},
    {NS_GEO "lat", LATITUDE},
    {NS_GEO "long", LONGITUDE},
};

/// An entry in the making.
typedef struct {
  const char *iri;
  const char *label;
  int rank; ///< How good the language of the label is
  GPtrArray *names;
  const char *subtype;
  const char *qid;
  const char *country;
  const char *latitude;
  const char *longitude;
  uint64_t line;
  WartaKind kind;
  bool typed;
} Concept;

typedef struct {
  WartaArena *arena;
  GHashTable *by_iri; ///< -> Concept
  GPtrArray *concepts;
  const WartaRowHandler *handler;
} Skos;

static void
free_concept(void *data)
{
  Concept *c = data;
  g_ptr_array_unref(c->names);
  g_free(c);
}

static Concept *
concept_of(Skos *skos, const char *iri, uint64_t line)
{
  Concept *c = g_hash_table_lookup(skos->by_iri, iri);
  if (c == NULL) {
    c = g_new0(Concept, 1);
    c->iri = warta_arena_strdup(skos->arena, iri);
    c->names = g_ptr_array_new();
    c->subtype = c->qid = c->country = "";
    c->line = line;
    g_hash_table_insert(skos->by_iri, (void *)c->iri, c);
    g_ptr_array_add(skos->concepts, c);
  }
  return c;
}

static const char *
uri_text(raptor_uri *uri)
{
  return (const char *)raptor_uri_as_string(uri);
}

/* ---- Statements ---- */

static void
take_type(Concept *c, const char *iri)
{
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if (strcmp(types[i].iri, iri) == 0 &&
        (!c->typed || c->subtype[0] == '\0')) {
      c->typed = true;
      c->kind = types[i].kind;
      c->subtype = types[i].subtype;
    }
  }
}

/// Indonesian is best, then what has no language, then English.
static int
rank_language(const unsigned char *language)
{
  const char *tag = (const char *)language;
  return tag == NULL || tag[0] == '\0'            ? 3
         : g_ascii_strncasecmp(tag, "id", 2) == 0 ? 4
         : g_ascii_strncasecmp(tag, "en", 2) == 0 ? 2
                                                  : 1;
}

static void
take_label(Concept *c, const char *text, int rank)
{
  if (c->label == NULL || rank > c->rank) {
    if (c->label != NULL) {
      g_ptr_array_add(c->names, (void *)c->label);
    }
    c->label = text;
    c->rank = rank;
  } else if (strcmp(text, c->label) != 0) {
    g_ptr_array_add(c->names, (void *)text);
  }
}

static void
take_literal(Skos *skos, Concept *c, Property property,
             const raptor_term_literal_value *literal)
{
  const char *text =
      warta_arena_strdup(skos->arena, (const char *)literal->string);
  switch (property) {
  case PREFERRED:
    take_label(c, text, rank_language(literal->language));
    break;
  case OTHER:
    g_ptr_array_add(c->names, (void *)text);
    break;
  case HIDDEN:
    g_ptr_array_add(c->names, warta_arena_printf(skos->arena, "~%s", text));
    break;
  case COUNTRY:
    c->country = text;
    for (char *letter = (char *)text; *letter != '\0'; ++letter) {
      *letter = g_ascii_tolower(*letter);
    }
    break;
  case LATITUDE:
    c->latitude = text;
    break;
  case LONGITUDE:
    c->longitude = text;
    break;
  case SAME:
    break;
  }
}

/// The Wikidata id in an IRI of the same thing.
static void
take_same(Skos *skos, Concept *c, const char *iri)
{
  static const char *const spaces[] = {
      WARTA_NS_WD, "https://www.wikidata.org/entity/",
      "http://www.wikidata.org/wiki/", "https://www.wikidata.org/wiki/"};
  for (size_t i = 0; i < G_N_ELEMENTS(spaces); ++i) {
    if (g_str_has_prefix(iri, spaces[i])) {
      c->qid = warta_arena_strdup(skos->arena, iri + strlen(spaces[i]));
    }
  }
}

static void
on_statement(const raptor_statement *statement, uint64_t line, void *data)
{
  Skos *skos = data;
  const raptor_term *object = statement->object;
  if (statement->subject->type != RAPTOR_TERM_TYPE_URI) {
    return;
  }
  const char *predicate = uri_text(statement->predicate->value.uri);
  const char *subject = uri_text(statement->subject->value.uri);
  if (strcmp(predicate, WARTA_NS_RDF "type") == 0 &&
      object->type == RAPTOR_TERM_TYPE_URI) {
    take_type(concept_of(skos, subject, line), uri_text(object->value.uri));
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(properties); ++i) {
    if (strcmp(predicate, properties[i].iri) != 0) {
      continue;
    }
    Concept *c = concept_of(skos, subject, line);
    if (object->type == RAPTOR_TERM_TYPE_LITERAL) {
      take_literal(skos, c, properties[i].property, &object->value.literal);
    } else if (object->type == RAPTOR_TERM_TYPE_URI &&
               properties[i].property == SAME) {
      take_same(skos, c, uri_text(object->value.uri));
    }
  }
}

static void
on_problem(uint64_t line, const char *text, void *data)
{
  const Skos *skos = data;
  skos->handler->problem(line, text, skos->handler->data);
}

/* ---- Rows ---- */

static void
problem_of(const Skos *skos, const Concept *c, const char *text)
{
  g_autofree char *whole = g_strdup_printf("<%s> %s", c->iri, text);
  skos->handler->problem(c->line, whole, skos->handler->data);
}

/// Our own exports are no gazetteers, and their subjects have no prefLabel:
/// what has none is no entry.
static void
give_row(const Skos *skos, const Concept *c)
{
  if (c->label == NULL) {
    if (c->names->len > 0) {
      problem_of(skos, c, "has no skos:prefLabel; give it its main name");
    }
    return;
  }
  if (!c->typed) {
    problem_of(skos, c,
               "has no type that is known; use schema:Person, "
               "schema:Organization, schema:Country, schema:Place or "
               "wg:Group");
    return;
  }
  const bool placed = c->latitude != NULL && c->longitude != NULL;
  const WartaGazetteerRow row = {
      .label = c->label,
      .names = (const char *const *)c->names->pdata,
      .n_names = c->names->len,
      .kind = c->kind,
      .subtype = c->subtype,
      .qid = c->qid,
      .country = c->country,
      .seat = "",
      .point = placed ? warta_arena_printf(skos->arena, "%s,%s", c->latitude,
                                           c->longitude)
                      : "",
      .line = c->line,
  };
  warta_check_row(&row, skos->handler);
}

static Skos
open_skos(const WartaRowHandler *handler)
{
  return (Skos){.arena = warta_arena_new(),
                .by_iri = g_hash_table_new(g_str_hash, g_str_equal),
                .concepts = g_ptr_array_new_with_free_func(free_concept),
                .handler = handler};
}

static void
close_skos(Skos *skos)
{
  for (guint i = 0; i < skos->concepts->len; ++i) {
    give_row(skos, g_ptr_array_index(skos->concepts, i));
  }
  g_hash_table_unref(skos->by_iri);
  g_ptr_array_unref(skos->concepts);
  warta_arena_free(skos->arena);
}

bool
warta_read_rows_rdf(const char *path, const char *syntax,
                    const WartaRowHandler *handler, GError **error)
{
  Skos skos = open_skos(handler);
  const WartaRdfHandler rdf = {on_statement, on_problem, &skos};
  const bool done = warta_rdf_parse_file(path, syntax, &rdf, error);
  close_skos(&skos);
  return done;
}

void
warta_read_rows_skos(const char *bytes, size_t length, const char *syntax,
                     const WartaRowHandler *handler)
{
  Skos skos = open_skos(handler);
  const WartaRdfHandler rdf = {on_statement, on_problem, &skos};
  warta_rdf_parse_bytes(bytes, length, syntax, &rdf);
  close_skos(&skos);
}
