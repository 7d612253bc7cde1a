// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every term that the exports use, written once.

#pragma once

#include <stdint.h>

/// Namespaces.
#define WARTA_NS_WG "https://w3id.org/wartagraf/ns#"
#define WARTA_NS_WGA "https://w3id.org/wartagraf/action/"
#define WARTA_NS_WGC "https://w3id.org/wartagraf/class/"
#define WARTA_NS_SEM "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define WARTA_NS_GAF "http://groundedannotationframework.org/gaf#"
#define WARTA_NS_NIF                                                           \
  "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define WARTA_NS_ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define WARTA_NS_PROV "http://www.w3.org/ns/prov#"
#define WARTA_NS_SCHEMA "https://schema.org/"
#define WARTA_NS_SKOS "http://www.w3.org/2004/02/skos/core#"
#define WARTA_NS_DCTERMS "http://purl.org/dc/terms/"
#define WARTA_NS_OWL "http://www.w3.org/2002/07/owl#"
#define WARTA_NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define WARTA_NS_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define WARTA_NS_XSD "http://www.w3.org/2001/XMLSchema#"
#define WARTA_NS_VOID "http://rdfs.org/ns/void#"
#define WARTA_NS_WD "http://www.wikidata.org/entity/"

/// Prefixes: X(ENUM, "prefix", namespace)
#define WARTA_PREFIX_LIST(X)                                                   \
  X(WG, "wg", WARTA_NS_WG)                                                     \
  X(WGA, "wga", WARTA_NS_WGA)                                                  \
  X(WGC, "wgc", WARTA_NS_WGC)                                                  \
  X(SEM, "sem", WARTA_NS_SEM)                                                  \
  X(GAF, "gaf", WARTA_NS_GAF)                                                  \
  X(NIF, "nif", WARTA_NS_NIF)                                                  \
  X(ITSRDF, "itsrdf", WARTA_NS_ITSRDF)                                         \
  X(PROV, "prov", WARTA_NS_PROV)                                               \
  X(SCHEMA, "schema", WARTA_NS_SCHEMA)                                         \
  X(SKOS, "skos", WARTA_NS_SKOS)                                               \
  X(DCTERMS, "dcterms", WARTA_NS_DCTERMS)                                      \
  X(OWL, "owl", WARTA_NS_OWL)                                                  \
  X(RDF, "rdf", WARTA_NS_RDF)                                                  \
  X(RDFS, "rdfs", WARTA_NS_RDFS)                                               \
  X(XSD, "xsd", WARTA_NS_XSD)                                                  \
  X(VOID, "void", WARTA_NS_VOID)                                               \
  X(WD, "wd", WARTA_NS_WD)

/// Terms: X(ENUM, PREFIX, "local name").  Their order is that of predicates in
/// exports; values of one kind (from Asserted to Demanded, dates) stand in a
/// row, since check/ asks for ranges of them.
#define WARTA_TERM_LIST(X)                                                     \
  X(RDF_TYPE, RDF, "type")                                                     \
  X(RDFS_LABEL, RDFS, "label")                                                 \
  X(OWL_SAME_AS, OWL, "sameAs")                                                \
  X(SKOS_CONCEPT, SKOS, "Concept")                                             \
  X(SKOS_PREF_LABEL, SKOS, "prefLabel")                                        \
  X(SKOS_ALT_LABEL, SKOS, "altLabel")                                          \
  X(SKOS_CLOSE_MATCH, SKOS, "closeMatch")                                      \
  X(DCTERMS_IDENTIFIER, DCTERMS, "identifier")                                 \
  X(DCTERMS_TITLE, DCTERMS, "title")                                           \
  X(DCTERMS_ISSUED, DCTERMS, "issued")                                         \
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
  X(SCHEMA_LATITUDE, SCHEMA, "latitude")                                       \
  X(SCHEMA_LONGITUDE, SCHEMA, "longitude")                                     \
  X(SCHEMA_QUOTATION, SCHEMA, "Quotation")                                     \
  X(SCHEMA_TEXT, SCHEMA, "text")                                               \
  X(SCHEMA_SPOKEN_BY, SCHEMA, "spokenByCharacter")                             \
  X(NIF_CONTEXT, NIF, "Context")                                               \
  X(NIF_PHRASE, NIF, "Phrase")                                                 \
  X(NIF_BEGIN_INDEX, NIF, "beginIndex")                                        \
  X(NIF_END_INDEX, NIF, "endIndex")                                            \
  X(NIF_ANCHOR_OF, NIF, "anchorOf")                                            \
  X(NIF_REFERENCE_CONTEXT, NIF, "referenceContext")                            \
  X(NIF_IS_STRING, NIF, "isString")                                            \
  X(NIF_SOURCE_URL, NIF, "sourceUrl")                                          \
  X(ITSRDF_TA_IDENT_REF, ITSRDF, "taIdentRef")                                 \
  X(ITSRDF_TA_CONFIDENCE, ITSRDF, "taConfidence")                              \
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
  X(WG_TIME_MENTION, WG, "timeMention")                                        \
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
  X(WG_MODE, WG, "mode")                                                       \
  X(WG_AUXILIARY_MODE, WG, "auxiliaryMode")                                    \
  X(WG_QUAD_CLASS, WG, "quadClass")                                            \
  X(WG_SCORE, WG, "score")                                                     \
  X(WG_CAMEO, WG, "cameo")                                                     \
  X(WG_KILLED, WG, "killed")                                                   \
  X(WG_INJURED, WG, "injured")                                                 \
  X(WG_MISSING, WG, "missing")                                                 \
  X(WG_ARRESTED, WG, "arrested")                                               \
  X(WG_DISPLACED, WG, "displaced")                                             \
  X(WG_AMOUNT, WG, "amount")                                                   \
  X(WG_UNIT, WG, "unit")                                                       \
  X(WG_CURRENCY, WG, "currency")                                               \
  X(WG_CONFIDENCE, WG, "confidence")                                           \
  X(WG_PART_OF_CLAIM, WG, "partOfClaim")                                       \
  X(WG_QUOTATION, WG, "quotation")                                             \
  X(WG_OFFICE, WG, "office")                                                   \
  X(WG_COUNTRY, WG, "country")                                                 \
  X(WG_SAME_ACTOR_AS, WG, "sameActorAs")                                       \
  X(WG_MERGED_BECAUSE, WG, "mergedBecause")                                    \
  X(WG_SHORT_NAME, WG, "ShortName")                                            \
  X(WG_OTHER_NAME, WG, "OtherName")                                            \
  X(WG_SAME_OFFICE, WG, "SameOffice")                                          \
  X(WG_OTHER_OFFICE, WG, "OtherOffice")                                        \
  X(WG_ACRONYM, WG, "Acronym")                                                 \
  X(WG_SAME_IDENTIFIER, WG, "SameIdentifier")                                  \
  X(WG_USER_CHOICE, WG, "UserChoice")                                          \
  X(WG_NEAR_DUPLICATE_OF, WG, "nearDuplicateOf")                               \
  X(GAF_DENOTED_BY, GAF, "denotedBy")                                          \
  X(PROV_ACTIVITY, PROV, "Activity")                                           \
  X(PROV_SOFTWARE_AGENT, PROV, "SoftwareAgent")                                \
  X(PROV_WAS_ASSOCIATED_WITH, PROV, "wasAssociatedWith")                       \
  X(PROV_WAS_GENERATED_BY, PROV, "wasGeneratedBy")                             \
  X(PROV_WAS_DERIVED_FROM, PROV, "wasDerivedFrom")                             \
  X(PROV_ENDED_AT_TIME, PROV, "endedAtTime")                                   \
  X(SCHEMA_SOFTWARE_VERSION, SCHEMA, "softwareVersion")                        \
  X(VOID_DATASET, VOID, "Dataset")                                             \
  X(VOID_URI_SPACE, VOID, "uriSpace")                                          \
  X(VOID_VOCABULARY, VOID, "vocabulary")                                       \
  X(XSD_DATE_TIME, XSD, "dateTime")                                            \
  X(XSD_DATE, XSD, "date")                                                     \
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
  const char *local;
  const char *iri; ///< In full
  uint32_t iri_length;
  WartaPrefix prefix;
} WartaVocabInfo;

/// Indexed by the enums above.
extern const WartaPrefixInfo warta_prefixes[WARTA_N_PREFIXES];
extern const WartaVocabInfo warta_vocab[WARTA_N_TERMS];
