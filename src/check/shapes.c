// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What ontology/shapes.ttl says, as a table.

#include "check/check.h"

/// Types that the rules speak of, as bits.
typedef enum {
  IS_EVENT = 1 << 0,
  IS_FACT = 1 << 1,
  IS_CLAIM = 1 << 2,
  IS_UNASSERTED = 1 << 3,
  IS_ACTOR = 1 << 4,
  IS_THING = 1 << 5,
  IS_ARTICLE = 1 << 6,
  IS_CONTEXT = 1 << 7,
  IS_MENTION = 1 << 8,
  IS_QUOTATION = 1 << 9,
  IS_CONCEPT = 1 << 10,
  IS_ORGANIZATION = 1 << 11,
} TypeBits;

static const struct {
  WartaVocabTerm term;
  TypeBits bit;
} types[] = {
    {WARTA_TERM_WG_EVENT, IS_EVENT},
    {WARTA_TERM_SEM_EVENT, IS_FACT},
    {WARTA_TERM_WG_CLAIM, IS_CLAIM},
    {WARTA_TERM_WG_UNASSERTED_EVENT, IS_UNASSERTED},
    {WARTA_TERM_WG_ACTOR, IS_ACTOR},
    {WARTA_TERM_WG_THING, IS_THING},
    {WARTA_TERM_SCHEMA_NEWS_ARTICLE, IS_ARTICLE},
    {WARTA_TERM_NIF_CONTEXT, IS_CONTEXT},
    {WARTA_TERM_NIF_PHRASE, IS_MENTION},
    {WARTA_TERM_SCHEMA_QUOTATION, IS_QUOTATION},
    {WARTA_TERM_SKOS_CONCEPT, IS_CONCEPT},
    {WARTA_TERM_SCHEMA_ORGANIZATION, IS_ORGANIZATION},
};

/// What an object has to be.
typedef enum {
  ANY_IRI,   ///< An IRI; one of the types in `bits`, if there are any
  TERM_OF,   ///< One of the terms from `first` to `last`
  TYPED_AS,  ///< A literal whose datatype is from `first` to `last`
  PLAIN,     ///< A literal without language
  WITH_LANG, ///< A literal with a language
} ObjectRule;

enum { MANY = 0xFFFF };

/// One rule: how often nodes of a type have a predicate, and with what objects.
typedef struct {
  TypeBits subject;
  WartaVocabTerm predicate;
  uint16_t min;
  uint16_t max;
  ObjectRule object;
  uint32_t bits;
  WartaVocabTerm first;
  WartaVocabTerm last;
} Rule;

#define FILLER ANY_IRI, IS_ACTOR | IS_THING, 0, 0
#define OF_TYPE(bit) ANY_IRI, bit, 0, 0
#define TERMS(a, b) TERM_OF, 0, WARTA_TERM_##a, WARTA_TERM_##b
#define TYPED(a, b) TYPED_AS, 0, WARTA_TERM_##a, WARTA_TERM_##b

static const Rule rules[] = {
    {IS_EVENT, WARTA_TERM_WG_CLASS, 1, 1, OF_TYPE(0)},
    {IS_EVENT, WARTA_TERM_WG_ACTION, 0, 1, OF_TYPE(IS_CONCEPT)},
    {IS_EVENT, WARTA_TERM_WG_POLARITY, 1, 1, TERMS(WG_AFFIRMED, WG_NEGATED)},
    {IS_EVENT, WARTA_TERM_WG_FACTUALITY, 1, 1, TERMS(WG_ASSERTED, WG_DEMANDED)},
    {IS_EVENT, WARTA_TERM_WG_VOICE, 0, 1, TERMS(WG_ACTIVE, WG_PASSIVE)},
    {IS_EVENT, WARTA_TERM_WG_CONFIDENCE, 1, 1, TYPED(XSD_DECIMAL, XSD_DECIMAL)},
    {IS_EVENT, WARTA_TERM_WG_MODE, 0, 1, OF_TYPE(0)},
    {IS_EVENT, WARTA_TERM_WG_AUXILIARY_MODE, 0, MANY, PLAIN, 0, 0, 0},
    {IS_EVENT, WARTA_TERM_WG_QUAD_CLASS, 0, 1, PLAIN, 0, 0, 0},
    {IS_EVENT, WARTA_TERM_WG_SCORE, 0, 1, TYPED(XSD_DECIMAL, XSD_DECIMAL)},
    {IS_EVENT, WARTA_TERM_WG_CAMEO, 0, 1, PLAIN, 0, 0, 0},
    {IS_EVENT, WARTA_TERM_WG_KILLED, 0, 1, TYPED(XSD_INTEGER, XSD_INTEGER)},
    {IS_EVENT, WARTA_TERM_WG_INJURED, 0, 1, TYPED(XSD_INTEGER, XSD_INTEGER)},
    {IS_EVENT, WARTA_TERM_WG_MISSING, 0, 1, TYPED(XSD_INTEGER, XSD_INTEGER)},
    {IS_EVENT, WARTA_TERM_WG_ARRESTED, 0, 1, TYPED(XSD_INTEGER, XSD_INTEGER)},
    {IS_EVENT, WARTA_TERM_WG_DISPLACED, 0, 1, TYPED(XSD_INTEGER, XSD_INTEGER)},
    {IS_EVENT, WARTA_TERM_WG_AMOUNT, 0, 1, TYPED(XSD_DECIMAL, XSD_DECIMAL)},
    {IS_EVENT, WARTA_TERM_WG_UNIT, 0, 1, PLAIN, 0, 0, 0},
    {IS_EVENT, WARTA_TERM_WG_CURRENCY, 0, 1, PLAIN, 0, 0, 0},
    {IS_EVENT, WARTA_TERM_WG_AGENT, 0, MANY, FILLER},
    {IS_EVENT, WARTA_TERM_WG_TARGET, 0, MANY, FILLER},
    {IS_EVENT, WARTA_TERM_WG_RECIPIENT, 0, MANY, FILLER},
    {IS_EVENT, WARTA_TERM_SEM_HAS_PLACE, 0, MANY, FILLER},
    {IS_EVENT, WARTA_TERM_SEM_ACCORDING_TO, 0, MANY, FILLER},
    {IS_EVENT, WARTA_TERM_SEM_HAS_TIME_STAMP, 0, MANY,
     TYPED(XSD_DATE, XSD_G_MONTH_DAY)},
    {IS_EVENT, WARTA_TERM_SEM_HAS_BEGIN_TIME_STAMP, 0, MANY,
     TYPED(XSD_DATE, XSD_G_MONTH_DAY)},
    {IS_EVENT, WARTA_TERM_SEM_HAS_END_TIME_STAMP, 0, MANY,
     TYPED(XSD_DATE, XSD_G_MONTH_DAY)},
    {IS_EVENT, WARTA_TERM_WG_TIME_MENTION, 0, 1, OF_TYPE(IS_MENTION)},
    {IS_EVENT, WARTA_TERM_WG_PART_OF_CLAIM, 0, MANY, OF_TYPE(IS_EVENT)},
    {IS_EVENT, WARTA_TERM_WG_QUOTATION, 0, MANY, OF_TYPE(IS_QUOTATION)},
    {IS_ACTOR | IS_THING, WARTA_TERM_RDFS_LABEL, 1, MANY, WITH_LANG, 0, 0, 0},
    {IS_ACTOR | IS_THING, WARTA_TERM_OWL_SAME_AS, 0, MANY, OF_TYPE(0)},
    {IS_ACTOR | IS_THING, WARTA_TERM_SKOS_CLOSE_MATCH, 0, MANY, OF_TYPE(0)},
    {IS_ACTOR | IS_THING, WARTA_TERM_WG_COUNTRY, 0, 1, PLAIN, 0, 0, 0},
    {IS_ACTOR | IS_THING, WARTA_TERM_SCHEMA_LATITUDE, 0, 1,
     TYPED(XSD_DECIMAL, XSD_DECIMAL)},
    {IS_ACTOR | IS_THING, WARTA_TERM_SCHEMA_LONGITUDE, 0, 1,
     TYPED(XSD_DECIMAL, XSD_DECIMAL)},
    {IS_CONCEPT, WARTA_TERM_SKOS_PREF_LABEL, 1, MANY, WITH_LANG, 0, 0, 0},
    {IS_ARTICLE, WARTA_TERM_DCTERMS_IDENTIFIER, 1, MANY, PLAIN, 0, 0, 0},
    {IS_ARTICLE, WARTA_TERM_SCHEMA_DATE_PUBLISHED, 0, MANY,
     TYPED(XSD_DATE, XSD_DATE)},
    {IS_ARTICLE, WARTA_TERM_SCHEMA_PUBLISHER, 0, MANY,
     OF_TYPE(IS_ORGANIZATION)},
    {IS_CONTEXT, WARTA_TERM_NIF_SOURCE_URL, 1, MANY, OF_TYPE(IS_ARTICLE)},
    {IS_MENTION, WARTA_TERM_NIF_BEGIN_INDEX, 1, 1,
     TYPED(XSD_NON_NEGATIVE_INTEGER, XSD_NON_NEGATIVE_INTEGER)},
    {IS_MENTION, WARTA_TERM_NIF_END_INDEX, 1, 1,
     TYPED(XSD_NON_NEGATIVE_INTEGER, XSD_NON_NEGATIVE_INTEGER)},
    {IS_MENTION, WARTA_TERM_NIF_ANCHOR_OF, 1, 1, PLAIN, 0, 0, 0},
    {IS_MENTION, WARTA_TERM_NIF_REFERENCE_CONTEXT, 1, 1, OF_TYPE(IS_CONTEXT)},
    {IS_QUOTATION, WARTA_TERM_SCHEMA_TEXT, 1, 1, WITH_LANG, 0, 0, 0},
    {IS_QUOTATION, WARTA_TERM_SCHEMA_SPOKEN_BY, 0, MANY, FILLER},
};

/// Of whatever is said to be somebody else: to whom and why, once each.
static const Rule merge_rules[] = {
    {0, WARTA_TERM_WG_SAME_ACTOR_AS, 1, 1, OF_TYPE(0)},
    {0, WARTA_TERM_WG_MERGED_BECAUSE, 1, 1,
     TERMS(WG_SHORT_NAME, WG_USER_CHOICE)},
};

/// Everything that checking a subject needs.
typedef struct {
  const WartaGraph *graph;
  const uint32_t *bits; ///< Types of each node
  uint32_t subject;
  uint32_t first; ///< Its statements
  uint32_t end;
  WartaProblemFunc func;
  void *data;
} Subject;

static void
report(const Subject *s, const char *what, WartaVocabTerm predicate)
{
  g_autofree char *text = g_strdup_printf(
      "%s %s:%s", what, warta_prefixes[warta_vocab[predicate].prefix].prefix,
      warta_vocab[predicate].local);
  s->func(s->subject, text, s->data);
}

static bool
object_is_right(const Subject *s, const Rule *rule, uint32_t object)
{
  const WartaNode *node = warta_graph_node(s->graph, object);
  const bool in_range =
      node->type >= (uint32_t)rule->first && node->type <= (uint32_t)rule->last;
  switch (rule->object) {
  case ANY_IRI:
    return node->kind == WARTA_NODE_IRI &&
           (rule->bits == 0 || (s->bits[object] & rule->bits) != 0);
  case TERM_OF:
    return node->kind == WARTA_NODE_IRI && in_range;
  case TYPED_AS:
    return node->kind == WARTA_NODE_TYPED && in_range;
  case PLAIN:
    return node->kind == WARTA_NODE_STRING;
  case WITH_LANG:
    return node->kind == WARTA_NODE_INDONESIAN ||
           node->kind == WARTA_NODE_LANGUAGE;
  }
  return true;
}

static void
check_rule(const Subject *s, const Rule *rule)
{
  uint32_t n = 0;
  for (uint32_t i = s->first; i < s->end; ++i) {
    const WartaStatement *statement = warta_graph_statement(s->graph, i);
    if (statement->predicate != (uint32_t)rule->predicate) {
      continue;
    }
    ++n;
    if (!object_is_right(s, rule, statement->object)) {
      report(s, "has a wrong value of", rule->predicate);
    }
  }
  if (n < rule->min) {
    report(s, "lacks", rule->predicate);
  }
  if (rule->max != MANY && n > rule->max) {
    report(s, "has more than one", rule->predicate);
  }
}

/// Whether the subject has the predicate, with the term as object unless that
/// is WARTA_N_TERMS.
static bool
has(const Subject *s, WartaVocabTerm predicate, WartaVocabTerm object)
{
  for (uint32_t i = s->first; i < s->end; ++i) {
    const WartaStatement *statement = warta_graph_statement(s->graph, i);
    const WartaNode *node = warta_graph_node(s->graph, statement->object);
    if (statement->predicate == (uint32_t)predicate &&
        (object == WARTA_N_TERMS ||
         (node->kind == WARTA_NODE_IRI && node->type == (uint32_t)object))) {
      return true;
    }
  }
  return false;
}

/// The types of an event follow from its polarity, factuality and source.
static void
check_types(const Subject *s)
{
  const uint32_t bits = s->bits[s->subject];
  const bool plain = has(s, WARTA_TERM_WG_POLARITY, WARTA_TERM_WG_AFFIRMED) &&
                     has(s, WARTA_TERM_WG_FACTUALITY, WARTA_TERM_WG_ASSERTED);
  const bool sourced = has(s, WARTA_TERM_SEM_ACCORDING_TO, WARTA_N_TERMS);
  if (((bits & IS_FACT) != 0) != (plain && !sourced)) {
    s->func(s->subject,
            "is a sem:Event exactly when it is affirmed, asserted and without "
            "a source",
            s->data);
  }
  if (((bits & IS_CLAIM) != 0) != sourced) {
    s->func(s->subject, "is a wg:Claim exactly when it has a source", s->data);
  }
  if (((bits & IS_UNASSERTED) != 0) == plain) {
    s->func(s->subject,
            "is a wg:UnassertedEvent exactly when it is negated or not "
            "asserted",
            s->data);
  }
}

static uint32_t
bit_of_type(uint32_t term)
{
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    if ((uint32_t)types[i].term == term) {
      return types[i].bit;
    }
  }
  return 0;
}

/// Return the types of each node, in the graph's arena.
static const uint32_t *
types_of_nodes(const WartaGraph *graph)
{
  uint32_t *bits =
      warta_arena_array(graph->arena, uint32_t, graph->nodes->len + 1U);
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *statement = warta_graph_statement(graph, i);
    if (statement->predicate == WARTA_TERM_RDF_TYPE) {
      bits[statement->subject] |=
          bit_of_type(warta_graph_node(graph, statement->object)->type);
    }
  }
  return bits;
}

static void
check_subject(const Subject *s)
{
  const uint32_t bits = s->bits[s->subject];
  for (size_t i = 0; i < G_N_ELEMENTS(rules); ++i) {
    if ((bits & rules[i].subject) != 0) {
      check_rule(s, &rules[i]);
    }
  }
  if ((bits & IS_EVENT) != 0) {
    check_types(s);
  }
  if (has(s, WARTA_TERM_WG_SAME_ACTOR_AS, WARTA_N_TERMS) ||
      has(s, WARTA_TERM_WG_MERGED_BECAUSE, WARTA_N_TERMS)) {
    check_rule(s, &merge_rules[0]);
    check_rule(s, &merge_rules[1]);
  }
}

void
warta_check_shapes(const WartaGraph *graph, WartaProblemFunc func, void *data)
{
  const uint32_t n = graph->statements->len;
  Subject s = {.graph = graph,
               .bits = types_of_nodes(graph),
               .func = func,
               .data = data};
  while (s.end < n) {
    s.first = s.end;
    s.subject = warta_graph_statement(graph, s.first)->subject;
    while (s.end < n &&
           warta_graph_statement(graph, s.end)->subject == s.subject) {
      ++s.end;
    }
    check_subject(&s);
  }
}
