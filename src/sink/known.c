// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/known.h"

/// Return the name of the kind that the class stands for, or NULL.
static const char *
kind_of_class(uint32_t term)
{
  switch (term) {
  case WARTA_TERM_SCHEMA_PERSON:
    return "person";
  case WARTA_TERM_SCHEMA_ORGANIZATION:
    return "organization";
  case WARTA_TERM_SCHEMA_COUNTRY:
    return "country";
  case WARTA_TERM_SCHEMA_PLACE:
    return "place";
  case WARTA_TERM_WG_GROUP:
    return "group";
  default:
    return NULL;
  }
}

static void
learn_class(WartaKnown *known, uint32_t class_term)
{
  const char *kind = kind_of_class(class_term);
  known->actor = known->actor || class_term == WARTA_TERM_WG_ACTOR;
  known->thing = known->thing || class_term == WARTA_TERM_WG_THING;
  known->event = known->event || class_term == WARTA_TERM_WG_EVENT;
  known->article =
      known->article || class_term == WARTA_TERM_SCHEMA_NEWS_ARTICLE;
  known->mention = known->mention || class_term == WARTA_TERM_NIF_PHRASE;
  known->kind = kind != NULL ? kind : known->kind;
}

static void
learn(WartaKnown *known, const WartaStatement *statement,
      const WartaNode *object)
{
  switch (statement->predicate) {
  case WARTA_TERM_RDF_TYPE:
    learn_class(known, object->type);
    break;
  case WARTA_TERM_RDFS_LABEL:
  case WARTA_TERM_SKOS_PREF_LABEL:
  case WARTA_TERM_DCTERMS_IDENTIFIER:
    known->label = known->label == NULL ? object->text : known->label;
    break;
  case WARTA_TERM_SCHEMA_DATE_PUBLISHED:
    known->date = object->text;
    break;
  case WARTA_TERM_OWL_SAME_AS:
    known->wikidata = object->text;
    break;
  case WARTA_TERM_GAF_DENOTED_BY:
    ++known->mentions;
    break;
  default:
    break;
  }
}

WartaKnown *
warta_known_new(WartaArena *arena, const WartaGraph *graph)
{
  WartaKnown *known =
      warta_arena_array(arena, WartaKnown, graph->nodes->len + 1U);
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *statement = warta_graph_statement(graph, i);
    learn(&known[statement->subject], statement,
          warta_graph_node(graph, statement->object));
    WartaKnown *object = &known[statement->object];
    if (statement->predicate == WARTA_TERM_GAF_DENOTED_BY &&
        object->denotes == 0) {
      object->denotes = statement->subject + 1;
    }
  }
  return known;
}
