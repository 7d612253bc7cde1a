// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the resolver knows of one document while it works.
///
///   names ─▶ clusters by gazetteer and text ─▶ titles ─▶ aliases (acronyms,
///   short names) ─▶ phrases (role nouns, groups, things) ─▶ pronouns ─▶
///   entities
///
/// A cluster is an entity in the making; clusters are only ever merged, by
/// `parent`, so that an index stays good.  Every table is per token, per name,
/// per participant or per cluster, and every pass is linear.

#pragma once

#include "base/strmap.h"
#include "resolve/resolve.h"

/// What the lexica say of a noun.
enum {
  WARTA_NOUN_BACK = 1 << 0,  ///< "perusahaan itu": one named before
  WARTA_NOUN_NAME = 1 << 1,  ///< "perusahaan Huawei": that name
  WARTA_NOUN_GROUP = 1 << 2, ///< Without a number it means many
  WARTA_NOUN_MALE = 1 << 3,
  WARTA_NOUN_FEMALE = 1 << 4,
  WARTA_NOUN_MORE = 1 << 6,    ///< Alone it is nobody: "badan"
  WARTA_NOUN_OF = 1 << 5,      ///< "suami Rina": somebody else than the name
  WARTA_NOUN_RELAY = 1 << 7,   ///< Passes on what others say: "reporter"
  WARTA_NOUN_VICTIM = 1 << 8,  ///< "korban": whom it happened to
  WARTA_NOUN_SUSPECT = 1 << 9, ///< "pelaku": who did it
  WARTA_NOUN_ALONE = 1 << 10,  ///< Points back without "itu": "perseroan"
};

typedef enum {
  WARTA_NOUN_PERSON,
  WARTA_NOUN_PEOPLE,
  WARTA_NOUN_ORGANIZATION,
  WARTA_NOUN_COUNTRY,
  WARTA_NOUN_GOVERNMENT,
  WARTA_NOUN_ANNOUNCE,
} WartaNounKind;

typedef struct {
  const char *text;
  const char *same;      ///< Noun that it is the same as; itself as a rule
  const char *otherwise; ///< Noun whose last actor it means when it has none
                         ///< of its own, or NULL
  uint32_t flags;
  WartaNounKind kind;
} WartaNoun;

enum {
  WARTA_PRONOUN_HUMAN = 1 << 0,
  WARTA_PRONOUN_CLITIC = 1 << 1,
  WARTA_PRONOUN_MANY = 1 << 2,
};

typedef struct {
  uint32_t flags;
  uint32_t person; ///< 1, 2, 3
} WartaPronoun;

/// Kinds of title words.
typedef enum {
  WARTA_TITLE_OFFICE,
  WARTA_TITLE_RANK,
  WARTA_TITLE_HONORIFIC,
  WARTA_TITLE_DEGREE,
} WartaTitleKind;

/// Kinds of determiners.
typedef enum {
  WARTA_DET_ARTICLE,
  WARTA_DET_DEFINITE,
  WARTA_DET_NUMBER,
  WARTA_DET_QUANTIFIER,
  WARTA_DET_EMPTY,
} WartaDetKind;

/// Beside the roles of a participant: it is the subject of a verb of saying.
enum { WARTA_SPEAKS = 1 << 7 };

/// What the events make of somebody.
typedef enum {
  WARTA_PART_VICTIM,
  WARTA_PART_SUSPECT,
  WARTA_N_PARTS,
} WartaPart;

/// Words at which a label ends.
typedef enum {
  WARTA_CUT_BEFORE, ///< It and what follows is left out
  WARTA_CUT_LAST,   ///< Left out at the end
} WartaCutKind;

struct WartaResolverImpl {
  WartaArena *arena;
  WartaStrMap *noun_index; ///< Words, joined by spaces -> nouns
  GArray *nouns;           ///< WartaNoun
  WartaStrMap *pronoun_index;
  GArray *pronouns;         ///< WartaPronoun
  WartaStrMap *titles;      ///< Lower-case words -> WartaTitleKind
  WartaStrMap *determiners; ///< -> WartaDetKind
  WartaStrMap *numbers;     ///< Number words -> their values
  WartaStrMap *cuts;        ///< -> WartaCutKind
};

/// One of the forms in which a cluster was named.
typedef struct {
  const char *text;
  const char *key; ///< Lower case, without punctuation
  uint32_t count;
  uint32_t next; ///< Next form of the same cluster, or WARTA_NONE
} WartaSpelling;

/// An entity in the making.
typedef struct {
  WartaKind kind;
  uint32_t entry;  ///< Of the gazetteer, or WARTA_NONE
  uint32_t parent; ///< Cluster that it was merged into, or itself
  uint32_t first;  ///< Token of its first mention
  uint32_t last;   ///< Token of its last mention so far
  uint32_t count;
  uint32_t forms; ///< Index of the first form, or WARTA_NONE
  const char *office;
  uint32_t employer;     ///< Cluster of the body in its office, or WARTA_NONE
  const WartaNoun *noun; ///< Of an unnamed one
  bool named;
  bool actor;
  bool proper;     ///< Not a name for the taggers, but written like one
  bool many;       ///< More than one
  bool relays;     ///< A reporter
  bool term;       ///< Has an acronym, as people do not
  uint32_t number; ///< How many, or 0
  uint8_t roles;   ///< Bit set of the roles that it fills
  bool used;       ///< Some name or participant points to it
} WartaCluster;

/// What a name of the document comes down to.
typedef struct {
  uint32_t first_token; ///< Without titles and degrees
  uint32_t end_token;
  uint32_t title;     ///< First token of the title before it, or WARTA_NONE
  const char *text;   ///< As written, single spaces
  const char *key;    ///< Lower case, words joined by single spaces
  uint32_t cluster;   ///< Or WARTA_NONE: boilerplate
  const char *office; ///< "Menlu Rusia", or NULL
  uint32_t after;     ///< End of the office behind it, or WARTA_NONE
  bool initials;      ///< Of somebody whose name is kept back
  bool ranked;        ///< A rank or honorific stands right before it
} WartaNameInfo;

typedef struct {
  WartaDocument *doc;
  const WartaResolver *lexica;
  const WartaGazetteer *gazetteer;

  GArray *clusters; ///< WartaCluster
  GArray *forms;    ///< WartaSpelling
  WartaNameInfo *names;
  uint32_t *owner;              ///< By token: cluster whose title it is part of
  uint32_t *filler;             ///< By participant: cluster, or WARTA_NONE
  uint8_t *roles;               ///< By participant: bit set of its roles
  uint32_t *event;              ///< By participant: first event that it is in
  uint8_t *parts;               ///< By participant: bit set of WartaPart
  uint32_t cast[WARTA_N_PARTS]; ///< The last person in that part, or NONE
  bool many_cast[WARTA_N_PARTS]; ///< Several persons are
  GHashTable *surnames;          ///< Words of people's names of several words
  GHashTable *starts;  ///< How a longer name begins -> cluster + 1; 0: several
  GHashTable *keys;    ///< Key of a name -> cluster + 1
  GHashTable *entries; ///< Entry + 1 -> cluster + 1
  GHashTable *heads;   ///< Noun of actors -> cluster + 1, the last; 0: several
  GHashTable *phrases; ///< Key of a phrase -> cluster + 1
  GHashTable *offices; ///< First word of an office -> cluster + 1, the last
  uint32_t *countries; ///< Of each country, how many are named
  uint32_t home;       ///< Cluster of the government that "pemerintah" means
  bool strings;        ///< Nothing but the same words is the same
} WartaResolve;

static inline WartaCluster *
warta_cluster_at(const WartaResolve *w, uint32_t index)
{
  return &g_array_index(w->clusters, WartaCluster, index);
}

/* ---- lexica (resolver.c) ---- */

/// Return the noun that begins at the token and is the longest, or NULL.  Sets
/// `*end` to the token behind it.
const WartaNoun *warta_noun_at(const WartaResolve *w, uint32_t token,
                               uint32_t *end);

/// Return what the lexica say of the pronoun, or NULL if it is none.
const WartaPronoun *warta_pronoun_at(const WartaResolve *w, uint32_t token);

/// Whether the token is a determiner, and of which kind.
bool warta_determiner_at(const WartaResolve *w, uint32_t token,
                         WartaDetKind *kind);

/// Return the number that the tokens say, 0 if none: "dua belas", "12".
uint32_t warta_number_of(const WartaResolve *w, uint32_t first, uint32_t end);

/// Whether the label of people without a name ends at this word, and how.
bool warta_cut_at(const WartaResolve *w, uint32_t token, WartaCutKind *kind);

/// Return the number of tokens of the title that ends before `end`, 0 if none.
uint32_t warta_title_before(const WartaResolve *w, uint32_t end,
                            WartaTitleKind *kind);

/// Return the number of tokens of the title that begins at `token`.
uint32_t warta_title_at(const WartaResolve *w, uint32_t token, uint32_t end,
                        WartaTitleKind *kind);

/* ---- clusters (cluster.c) ---- */

/// Return the index of a new cluster.
uint32_t warta_cluster_new(WartaResolve *w, WartaKind kind, uint32_t token);

/// Return the cluster that this one was merged into.
uint32_t warta_cluster_root(const WartaResolve *w, uint32_t cluster);

/// Merge `from` into `into` (both roots or not).
void warta_cluster_merge(WartaResolve *w, uint32_t into, uint32_t from);

/// Count a form in which the cluster is named.
void warta_cluster_form(WartaResolve *w, uint32_t cluster, const char *text,
                        const char *key);

/// Return the text of tokens with single spaces where there were any.
const char *warta_tokens_text(const WartaResolve *w, uint32_t first,
                              uint32_t end);

/// Return the words of tokens in lower case, joined by single spaces.
const char *warta_tokens_key(const WartaResolve *w, uint32_t first,
                             uint32_t end);

/// Return the cluster of an entry of the gazetteer, made when needed.
uint32_t warta_cluster_of_entry(WartaResolve *w, uint32_t entry,
                                uint32_t token);

/// "Organisasi kesehatan dunia", "kementerian ESDM": return the entry of the
/// gazetteer that is written so but for capital letters, or WARTA_NONE.
uint32_t warta_entry_by_capitals(const WartaResolve *w, const char *text);

/* ---- The passes, in this order ---- */

void warta_link_titles(WartaResolve *w);  ///< titles.c
void warta_link_names(WartaResolve *w);   ///< names.c
void warta_link_strings(WartaResolve *w); ///< names.c: instead of those around
void warta_link_aliases(WartaResolve *w); ///< alias.c
void warta_link_similar(WartaResolve *w); ///< similar.c
void warta_link_offices(WartaResolve *w); ///< titles.c
void warta_link_appositions(WartaResolve *w); ///< apposition.c
void warta_link_mentions(WartaResolve *w);    ///< mention.c
void warta_link_output(WartaResolve *w);      ///< output.c

/* ---- anaphora.c ---- */

/// A mention that a later pronoun may stand for.
typedef struct {
  uint32_t cluster;
  uint32_t token;
  uint32_t sentence;
  uint8_t roles;
  bool speaker;
  bool quoted; ///< In somebody's own words
  bool topic;  ///< The first subject of its sentence
} WartaTrace;

enum { WARTA_TRACES = 128 };

/// The latest mentions, a ring.
typedef struct {
  WartaTrace traces[WARTA_TRACES];
  uint32_t n;
  uint32_t topic; ///< Last sentence that has one
  bool any_topic;
} WartaMemory;

/// Return the quotation that the token stands in, or WARTA_NONE.
uint32_t warta_quote_at(const WartaDocument *doc, uint32_t token);

/// Remember a mention.
void warta_memory_add(WartaMemory *memory, WartaTrace trace);

/// Return the cluster that a pronoun of the third person stands for.
uint32_t warta_pronoun_cluster(const WartaResolve *w, const WartaMemory *memory,
                               uint32_t participant,
                               const WartaPronoun *pronoun);

/// Return the body that the last speaker speaks for, or WARTA_NONE.
uint32_t warta_memory_employer(const WartaResolve *w, const WartaMemory *memory,
                               uint32_t sentence);

/// Return the latest mention of a named cluster of that kind, or WARTA_NONE.
uint32_t warta_memory_kind(const WartaResolve *w, const WartaMemory *memory,
                           WartaKind kind, uint32_t sentence, uint32_t reach);

/* ---- phrase.c ---- */

/// Return the cluster of a participant that is not a pronoun, or WARTA_NONE.
uint32_t warta_link_phrase(WartaResolve *w, const WartaMemory *memory,
                           uint32_t participant);
