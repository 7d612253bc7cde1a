// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every term that the exports use, written once.

#pragma once

#include <stdint.h>

/// Prefixes: X(ENUM, "prefix", "namespace").  The last four depend on options
/// or on data and are the subjects and objects that are made by rule.
#define WARTA_PREFIX_LIST(X)                                                   \
  X(WG, "wg", "https://w3id.org/wartagraf/ns#")                                \
  X(WGA, "wga", "https://w3id.org/wartagraf/action/")                          \
  X(WGC, "wgc", "https://w3id.org/wartagraf/class/")                           \
  X(SEM, "sem", "http://semanticweb.cs.vu.nl/2009/11/sem/")                    \
  X(GAF, "gaf", "http://groundedannotationframework.org/gaf#")                 \
  X(NIF, "nif",                                                                \
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")         \
  X(ITSRDF, "itsrdf", "http://www.w3.org/2005/11/its/rdf#")                    \
  X(PROV, "prov", "http://www.w3.org/ns/prov#")                                \
  X(SCHEMA, "schema", "https://schema.org/")                                   \
  X(SKOS, "skos", "http://www.w3.org/2004/02/skos/core#")                      \
  X(DCTERMS, "dcterms", "http://purl.org/dc/terms/")                           \
  X(OWL, "owl", "http://www.w3.org/2002/07/owl#")                              \
  X(RDF, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")                 \
  X(RDFS, "rdfs", "http://www.w3.org/2000/01/rdf-schema#")                     \
  X(XSD, "xsd", "http://www.w3.org/2001/XMLSchema#")                           \
  X(VOID, "void", "http://rdfs.org/ns/void#")                                  \
  X(WD, "wd", "http://www.wikidata.org/entity/")

/// Terms: X(ENUM, PREFIX, "local name")
#define WARTA_TERM_LIST(X)                                                     \
  X(RDF_TYPE, RDF, "type")                                                     \
  X(RDFS_LABEL, RDFS, "label")                                                 \
  X(OWL_SAME_AS, OWL, "sameAs")                                                \
  X(SKOS_CONCEPT, SKOS, "Concept")                                             \
  X(SKOS_PREF_LABEL, SKOS, "prefLabel")                                        \
  X(SKOS_ALT_LABEL, SKOS, "altLabel")                                          \
  X(SKOS_NOTATION, SKOS, "notation")                                           \
  X(DCTERMS_IDENTIFIER, DCTERMS, "identifier")                                 \
  X(DCTERMS_IS_PART_OF, DCTERMS, "isPartOf")                                   \
  X(DCTERMS_CREATED, DCTERMS, "created")                                       \
  X(SCHEMA_NEWS_ARTICLE, SCHEMA, "NewsArticle")                                \
  X(SCHEMA_HEADLINE, SCHEMA, "headline")                                       \
  X(SCHEMA_DATE_PUBLISHED, SCHEMA, "datePublished")                            \
  X(SCHEMA_PUBLISHER, SCHEMA, "publisher")                                     \
  X(SCHEMA_AUTHOR, SCHEMA, "author")                                           \
  X(SCHEMA_IN_LANGUAGE, SCHEMA, "inLanguage")                                  \
  X(SCHEMA_URL, SCHEMA, "url")                                                 \
  X(SCHEMA_PERSON, SCHEMA, "Person")                                           \
  X(SCHEMA_ORGANIZATION, SCHEMA, "Organization")                               \
  X(SCHEMA_COUNTRY, SCHEMA, "Country")                                         \
  X(SCHEMA_PLACE, SCHEMA, "Place")                                             \
  X(SCHEMA_QUOTATION, SCHEMA, "Quotation")                                     \
  X(SCHEMA_TEXT, SCHEMA, "text")                                               \
  X(SCHEMA_SPOKEN_BY, SCHEMA, "spokenByCharacter")                             \
  X(NIF_CONTEXT, NIF, "Context")                                               \
  X(NIF_PHRASE, NIF, "Phrase")                                                 \
  X(NIF_SENTENCE, NIF, "Sentence")                                             \
  X(NIF_BEGIN_INDEX, NIF, "beginIndex")                                        \
  X(NIF_END_INDEX, NIF, "endIndex")                                            \
  X(NIF_ANCHOR_OF, NIF, "anchorOf")                                            \
  X(NIF_REFERENCE_CONTEXT, NIF, "referenceContext")                            \
  X(NIF_IS_STRING, NIF, "isString")                                            \
  X(NIF_SOURCE_URL, NIF, "sourceUrl")                                          \
  X(GAF_DENOTED_BY, GAF, "denotedBy")                                          \
  X(SEM_EVENT, SEM, "Event")                                                   \
  X(SEM_HAS_PLACE, SEM, "hasPlace")                                            \
  X(SEM_ACCORDING_TO, SEM, "accordingTo")                                      \
  X(SEM_HAS_TIME_STAMP, SEM, "hasTimeStamp")                                   \
  X(SEM_HAS_BEGIN_TIME_STAMP, SEM, "hasBeginTimeStamp")                        \
  X(SEM_HAS_END_TIME_STAMP, SEM, "hasEndTimeStamp")                            \
  X(WG_EVENT, WG, "Event")                                                     \
  X(WG_CLAIM, WG, "Claim")                                                     \
  X(WG_UNASSERTED_EVENT, WG, "UnassertedEvent")                                \
  X(WG_ACTOR, WG, "Actor")                                                     \
  X(WG_GROUP, WG, "Group")                                                     \
  X(WG_THING, WG, "Thing")                                                     \
  X(WG_TIME_EXPRESSION, WG, "TimeExpression")                                  \
  X(WG_TIME_VALUE, WG, "timeValue")                                            \
  X(WG_ACTION, WG, "action")                                                   \
  X(WG_CLASS, WG, "class")                                                     \
  X(WG_AGENT, WG, "agent")                                                     \
  X(WG_TARGET, WG, "target")                                                   \
  X(WG_RECIPIENT, WG, "recipient")                                             \
  X(WG_VOICE, WG, "voice")                                                     \
  X(WG_ACTIVE, WG, "Active")                                                   \
  X(WG_PASSIVE, WG, "Passive")                                                 \
  X(WG_POLARITY, WG, "polarity")                                               \
  X(WG_AFFIRMED, WG, "Affirmed")                                               \
  X(WG_NEGATED, WG, "Negated")                                                 \
  X(WG_FACTUALITY, WG, "factuality")                                           \
  X(WG_ASSERTED, WG, "Asserted")                                               \
  X(WG_ALLEGED, WG, "Alleged")                                                 \
  X(WG_PLANNED, WG, "Planned")                                                 \
  X(WG_POSSIBLE, WG, "Possible")                                               \
  X(WG_DEMANDED, WG, "Demanded")                                               \
  X(WG_CONFIDENCE, WG, "confidence")                                           \
  X(WG_PART_OF_CLAIM, WG, "partOfClaim")                                       \
  X(WG_QUOTATION, WG, "quotation")                                             \
  X(WG_OFFICE, WG, "office")                                                   \
  X(PROV_ACTIVITY, PROV, "Activity")                                           \
  X(PROV_SOFTWARE_AGENT, PROV, "SoftwareAgent")                                \
  X(PROV_WAS_ASSOCIATED_WITH, PROV, "wasAssociatedWith")                       \
  X(PROV_WAS_GENERATED_BY, PROV, "wasGeneratedBy")                             \
  X(PROV_WAS_DERIVED_FROM, PROV, "wasDerivedFrom")                             \
  X(PROV_ENDED_AT_TIME, PROV, "endedAtTime")                                   \
  X(SCHEMA_SOFTWARE_VERSION, SCHEMA, "softwareVersion")                        \
  X(XSD_DATE, XSD, "date")                                                     \
  X(XSD_DATE_TIME, XSD, "dateTime")                                            \
  X(XSD_G_YEAR, XSD, "gYear")                                                  \
  X(XSD_G_YEAR_MONTH, XSD, "gYearMonth")                                       \
  X(XSD_G_MONTH, XSD, "gMonth")                                                \
  X(XSD_G_MONTH_DAY, XSD, "gMonthDay")                                         \
  X(XSD_DECIMAL, XSD, "decimal")                                               \
  X(XSD_INTEGER, XSD, "integer")                                               \
  X(XSD_NON_NEGATIVE_INTEGER, XSD, "nonNegativeInteger")                       \
  X(XSD_ANY_URI, XSD, "anyURI")

#define WARTA_ENUM_PREFIX(id, prefix, iri) WARTA_PREFIX_##id,
#define WARTA_ENUM_TERM(id, prefix, local) WARTA_TERM_##id,

typedef enum {
  WARTA_PREFIX_LIST(WARTA_ENUM_PREFIX) WARTA_N_PREFIXES
} WartaPrefix;

typedef enum { WARTA_TERM_LIST(WARTA_ENUM_TERM) WARTA_N_TERMS } WartaVocabTerm;

typedef struct {
  const char *prefix;
  const char *iri;
  uint32_t iri_length;
} WartaPrefixInfo;

typedef struct {
  WartaPrefix prefix;
  const char *local;
  const char *iri; ///< In full
} WartaVocabInfo;

/// Indexed by the enums above.
extern const WartaPrefixInfo warta_prefixes[WARTA_N_PREFIXES];
extern const WartaVocabInfo warta_vocab[WARTA_N_TERMS];
