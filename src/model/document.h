// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The layered document: plain arrays, filled from left to right.
///
///   article   clean         text        names, dates  lang         event
///   ───────▶ text, marks ─▶ sentences ─▶ names ──────▶ tags ──────▶ events ─▶
///                           tokens      times         trees        quotes
///
///   resolve              export     sink
///   ──────▶ entities ──▶ graph ──▶ bytes
///           time values
///
/// Each layer is written by exactly one stage and read-only afterwards.  All
/// spans are bytes of `text` (the analysis text), half-open; `map` leads back
/// to the text as given.  Elements refer to each other by index, WARTA_NONE
/// where there is none.  All memory is of `arena`.

#pragma once

#include "base/arena.h"
#include "base/span.h"
#include "model/textmap.h"
#include "model/time.h"

#include <stdbool.h>
#include <stdint.h>
#include <wartagraf/wartagraf.h>

// One look should take in a list.
// clang-format off

/// Universal parts of speech: X(ENUM, "TAG")
#define WARTA_UPOS_LIST(E)                                                     \
  E(NONE, "_")                                                                 \
  E(ADJ, "ADJ") E(ADP, "ADP") E(ADV, "ADV") E(AUX, "AUX") E(CCONJ, "CCONJ")    \
  E(DET, "DET") E(INTJ, "INTJ") E(NOUN, "NOUN") E(NUM, "NUM")                  \
  E(PART, "PART") E(PRON, "PRON") E(PROPN, "PROPN") E(PUNCT, "PUNCT")          \
  E(SCONJ, "SCONJ") E(SYM, "SYM") E(VERB, "VERB") E(X, "X")

/// Grammatical voice as tagged in context: X(ENUM, "name")
/// TRANSITIVE, INTRANSITIVE and LINKING are active, as in ICON's VBT VBI VBL.
#define WARTA_VOICE_LIST(X)                                                    \
  X(NONE, "_") X(ACTIVE, "Act") X(PASSIVE, "Pass")

/// ICON's tags, the second layer: X(ENUM, "TAG")
#define WARTA_ICON_LIST(X)                                                     \
  X(NONE, "_")                                                                 \
  X(ADJ, "ADJ") X(ADV, "ADV") X(ART, "ART") X(CCN, "CCN") X(CSN, "CSN")        \
  X(INT, "INT") X(KUA, "KUA") X(NEG, "NEG") X(NNO, "NNO") X(NNP, "NNP")        \
  X(NUM, "NUM") X(PAR, "PAR") X(PPO, "PPO") X(PRI, "PRI") X(PRK, "PRK")        \
  X(PRN, "PRN") X(PRR, "PRR") X(PUN, "PUN") X(SYM, "SYM") X(TAME, "TAME")      \
  X(UNS, "UNS") X(VBE, "VBE") X(VBI, "VBI") X(VBL, "VBL") X(VBP, "VBP")        \
  X(VBT, "VBT")

/// Universal dependency relations: X(ENUM, "relation")
#define WARTA_REL_LIST(X)                                                      \
  X(NONE, "_")                                                                 \
  X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")    \
  X(ADVMOD, "advmod") X(ADVMOD_EMPH, "advmod:emph") X(AMOD, "amod")            \
  X(APPOS, "appos") X(AUX, "aux") X(CASE, "case") X(CASE_ADV, "case:adv")      \
  X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(CLF, "clf")      \
  X(COMPOUND, "compound") X(COMPOUND_PLUR, "compound:plur") X(CONJ, "conj")    \
  X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep")    \
  X(DET, "det") X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated")          \
  X(FIXED, "fixed") X(FLAT, "flat") X(FLAT_FOREIGN, "flat:foreign")            \
  X(FLAT_NAME, "flat:name") X(FLAT_RANGE, "flat:range") X(IOBJ, "iobj")        \
  X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod") X(NMOD_LMOD, "nmod:lmod")    \
  X(NMOD_POSS, "nmod:poss") X(NMOD_TMOD, "nmod:tmod") X(NSUBJ, "nsubj")        \
  X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") X(OBJ, "obj")                \
  X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_MOD, "obl:mod")                \
  X(OBL_TMOD, "obl:tmod") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis")        \
  X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative")        \
  X(XCOMP, "xcomp")

/// Labels of words of names: X(ENUM, "label").  A country is a LOC, and only
/// where it is the place of something.
#define WARTA_IOB_LIST(X)                                                      \
  X(NONE, "O")                                                                 \
  X(B_PERSON, "B-PER") X(I_PERSON, "I-PER")                                    \
  X(B_ORGANIZATION, "B-ORG") X(I_ORGANIZATION, "I-ORG")                        \
  X(B_PLACE, "B-LOC") X(I_PLACE, "I-LOC")

#define WARTA_ENUM_IOB(id, name) WARTA_IOB_##id,
// clang-format on

#define WARTA_ENUM_UPOS(id, name) WARTA_UPOS_##id,
#define WARTA_ENUM_VOICE(id, name) WARTA_VOICE_##id,
#define WARTA_ENUM_ICON(id, name) WARTA_ICON_##id,
#define WARTA_ENUM_REL(id, name) WARTA_REL_##id,

typedef enum { WARTA_IOB_LIST(WARTA_ENUM_IOB) WARTA_N_IOB } WartaIob;
typedef enum { WARTA_UPOS_LIST(WARTA_ENUM_UPOS) WARTA_N_UPOS } WartaUpos;
typedef enum { WARTA_VOICE_LIST(WARTA_ENUM_VOICE) WARTA_N_VOICES } WartaVoice;
typedef enum { WARTA_ICON_LIST(WARTA_ENUM_ICON) WARTA_N_ICON } WartaIcon;
typedef enum { WARTA_REL_LIST(WARTA_ENUM_REL) WARTA_N_RELS } WartaRel;

/// Names of the enums above, indexed by them.
extern const char *const warta_iob_names[WARTA_N_IOB];
extern const char *const warta_upos_names[WARTA_N_UPOS];
extern const char *const warta_voice_names[WARTA_N_VOICES];
extern const char *const warta_icon_names[WARTA_N_ICON];
extern const char *const warta_rel_names[WARTA_N_RELS];

/// Return the relation's universal part (nsubj:pass -> nsubj).
WartaRel warta_rel_universal(WartaRel rel);

/* ---- clean ---- */

/// What a marked stretch of the text is.  Everything but TITLE, DATELINE and
/// DATE_LINE is boilerplate: it yields no events and no actors.
typedef enum {
  WARTA_MARK_TITLE,     ///< The first line of plain text, if it is a headline
  WARTA_MARK_DATELINE,  ///< "JAKARTA, KOMPAS.com -"
  WARTA_MARK_DATE_LINE, ///< A line of its own with the date of publication
  WARTA_MARK_BYLINE,    ///< "Penulis: ...", "(abc/def)"
  WARTA_MARK_READ_ALSO, ///< "Baca juga: ..."
  WARTA_MARK_CAPTION,   ///< Of a picture or video
  WARTA_MARK_TAGS,      ///< Lists of keywords
  WARTA_MARK_SHARE,     ///< Share buttons, advertisements and other leftovers
} WartaMarkKind;

/// A marked stretch; marks are sorted and do not overlap.
typedef struct {
  WartaSpan span;
  WartaMarkKind kind;
} WartaMark;

/// Whether what is inside the mark is not the article's own prose.
static inline bool
warta_mark_is_boilerplate(WartaMarkKind kind)
{
  return kind > WARTA_MARK_DATE_LINE;
}

/* ---- text ---- */

/// A sentence: never crosses a line break or the border of a mark.
typedef struct {
  WartaSpan span;
  uint32_t first_token;
  uint32_t end_token;
  uint32_t paragraph; ///< Counted from 0; a line of the text
  uint32_t mark;      ///< Mark that it stands in, or WARTA_NONE
} WartaSentence;

enum {
  WARTA_TOKEN_SPACE_AFTER = 1 << 0, ///< White space or the end follows
  WARTA_TOKEN_JOINED = 1 << 1,  ///< Clitic or rest of the same written word as
                                ///< the token before: "rumah" + "nya"
  WARTA_TOKEN_CAPITAL = 1 << 2, ///< Begins with an upper-case letter
  WARTA_TOKEN_UPPER = 1 << 3, ///< All its letters are upper case (two or more)
  WARTA_TOKEN_NUMERIC = 1 << 4, ///< Has a digit
  WARTA_TOKEN_WORD = 1 << 5,    ///< Has a letter
  WARTA_TOKEN_OPEN_QUOTE = 1 << 6,
  WARTA_TOKEN_CLOSE_QUOTE = 1 << 7,
  WARTA_TOKEN_ABBREVIATION = 1 << 8, ///< Ends in a dot that is part of it
};

/// A syntactic word.  The first group is written by text, later columns by the
/// stages named.
typedef struct {
  WartaSpan span;
  const char *lower; ///< The form in lower case, curly quotes made straight
  uint32_t sentence;
  uint32_t flags;

  uint32_t name; ///< names: the name that it is part of, or WARTA_NONE
  uint8_t iob;   ///< names: what the tagger says alone, as the annotated sets
                 ///< mark names: index of warta_iob_names
  uint32_t time; ///< dates: the time expression that it is part of, or NONE

  const char *lemma;  ///< lang: UD's lemma: "mempertimbangkan" -> "timbang"
  const char *active; ///< lang: active form of a verb: "dituduh" -> "menuduh"
  uint8_t upos;       ///< lang: WartaUpos
  uint8_t voice;      ///< lang: WartaVoice
  uint8_t icon;       ///< lang: WartaIcon
  uint8_t affixes;    ///< lang: affix pattern, see lang/morph.h

  uint8_t rel;   ///< lang: WartaRel
  uint32_t head; ///< lang: token index, or WARTA_NONE for the root
} WartaToken;

/* ---- names ---- */

/// What a named thing is.
typedef enum {
  WARTA_KIND_OTHER,
  WARTA_KIND_PERSON,
  WARTA_KIND_ORGANIZATION,
  WARTA_KIND_COUNTRY,
  WARTA_KIND_PLACE,
  WARTA_KIND_GROUP,
  WARTA_KIND_EVENT,
  WARTA_KIND_LAW,
  WARTA_KIND_PRODUCT,
} WartaKind;

/// A name in the text; sorted, not overlapping, inside one sentence.
typedef struct {
  WartaSpan span;
  uint32_t first_token;
  uint32_t end_token;
  WartaKind kind;
  uint32_t entry;  ///< Entry of the gazetteer, or WARTA_NONE
  uint32_t entity; ///< resolve: its entity
} WartaName;

/* ---- dates ---- */

/// A time expression; sorted, not overlapping, inside one sentence or mark.
typedef struct {
  WartaSpan span;
  uint32_t first_token;
  uint32_t end_token;
  WartaTimeSpec spec;   ///< As said: model/time.h
  WartaTimeValue value; ///< resolve: as meant
} WartaTimex;

/* ---- event ---- */

/// A noun phrase that fills a role.
typedef struct {
  WartaSpan span;       ///< The phrase without relative clause and determiners
  uint32_t first_token; ///< Of the whole phrase
  uint32_t end_token;
  uint32_t head;   ///< Token
  uint32_t name;   ///< Name that is its head, or WARTA_NONE
  uint32_t entity; ///< resolve: its entity; WARTA_NONE: not to be exported
} WartaParticipant;

typedef enum {
  WARTA_ROLE_AGENT,
  WARTA_ROLE_TARGET,
  WARTA_ROLE_RECIPIENT,
  WARTA_ROLE_PLACE,
  WARTA_ROLE_SOURCE,
  WARTA_N_ROLES
} WartaRole;

/// A filled slot; sorted by event, then role.
typedef struct {
  uint32_t event;
  uint32_t participant;
  WartaRole role;
  float confidence;
  const char *rule; ///< That found it; a constant of the program
} WartaArgument;

typedef enum { WARTA_AFFIRMED, WARTA_NEGATED } WartaPolarity;

typedef enum {
  WARTA_ASSERTED,
  WARTA_ALLEGED,
  WARTA_PLANNED,
  WARTA_POSSIBLE,
  WARTA_DEMANDED,
} WartaFactuality;

/// What a number of an event says: X(ENUM, "name").  All but the last count
/// people.
#define WARTA_FIGURE_LIST(X)                                                   \
  X(KILLED, "killed")                                                          \
  X(INJURED, "injured")                                                        \
  X(MISSING, "missing")                                                        \
  X(ARRESTED, "arrested")                                                      \
  X(DISPLACED, "displaced")                                                    \
  X(AMOUNT, "amount")

#define WARTA_ENUM_FIGURE(id, name) WARTA_FIGURE_##id,

typedef enum {
  WARTA_FIGURE_LIST(WARTA_ENUM_FIGURE) WARTA_N_FIGURES
} WartaFigureKind;

/// Names of the kinds, indexed by them.
extern const char *const warta_figure_names[WARTA_N_FIGURES];

/// A number that an event has; sorted by event, then kind.
typedef struct {
  uint32_t event;
  WartaFigureKind kind;
  const char *value;    ///< An integer; of amounts a decimal number
  const char *unit;     ///< Amounts: "kg", or NULL
  const char *currency; ///< Amounts: code of ISO 4217, or NULL
  WartaSpan span;
  const char *row; ///< Of data/frames that says so
} WartaFigure;

/// One event: one trigger.  Sorted by trigger.
typedef struct {
  WartaSpan trigger;
  uint32_t head;      ///< Token of the trigger
  bool nominal;       ///< A noun is the trigger
  bool speech;        ///< Its complement or quotation is what somebody says
  const char *action; ///< The active verb
  const char *event_class; ///< Code of the class: "ACCUSE"
  const char *row;  ///< Of data/frames that says so: "verbs.tsv:12", or NULL
  const char *mode; ///< Code of the mode: "CONSULT-visit", or NULL
  const char *mode_row; ///< Of data/frames that says so, or NULL
  const char *quad;     ///< PLOVER: "VC", "MC", "VX", "MX", or NULL
  const char *score;    ///< PLOVER: xsd:decimal, or NULL
  const char *cameo;    ///< CAMEO code, or NULL
  bool historical;      ///< Told as long past: "pernah", "dulu"
  WartaVoice voice;
  WartaPolarity polarity;
  WartaFactuality factuality;
  uint32_t parent; ///< Event in whose scope it stands (speech, complement)
  uint32_t time;   ///< Time expression, or WARTA_NONE
  uint32_t quote;  ///< speech only: its quotation, or WARTA_NONE
  uint32_t first_argument;
  uint32_t end_argument;
  float confidence;
} WartaEvent;

/// Words given as somebody's own.  May cover several sentences.
typedef struct {
  WartaSpan span;   ///< Between the quotation marks
  uint32_t event;   ///< The event that reports it, or WARTA_NONE
  uint32_t speaker; ///< Participant, or WARTA_NONE
} WartaQuote;

/// A word that might have been an event, or filled a role of one, and why it
/// does not.  Sorted by token.
typedef struct {
  uint32_t token;
  uint32_t event;     ///< Of which it fills no role, or WARTA_NONE: no event
  const char *reason; ///< A constant of the program
  const char *row;    ///< Of data/frames, or NULL
} WartaDrop;

/* ---- resolve ---- */

/// An actor or a thing; one per article.
typedef struct {
  const char *label; ///< Main name
  const char *slug;  ///< Last part of its IRI, see doc/design.md
  const char **alt;  ///< Other names, the best first
  uint32_t n_alt;
  const char *qid; ///< Wikidata, or NULL
  const char
      *country;       ///< Of a place: ISO 3166-1 alpha-2 in lower case, or NULL
  const char *point;  ///< Of a place: "latitude,longitude", or NULL
  float link;         ///< How sure `qid` is; 1: certain
  const char *office; ///< "Presiden", or NULL
  WartaKind kind;
  bool actor; ///< wg:Actor, else wg:Thing
  bool known; ///< In the gazetteer
} WartaEntity;

/* ---- The document ---- */

struct WartaDocumentImpl {
  WartaArena *arena;

  const char *id;
  const char *url;
  const char *author;
  const char *title;     ///< Given, or the TITLE mark of plain text
  const char *publisher; ///< Given, or of the dateline
  const char *published; ///< Given, checked: date or date-time; or NULL
  const char *name;
  uint64_t line;
  WartaDate anchor; ///< resolve: what relative dates count from

  const char *given; ///< The text as given
  uint32_t given_length;
  const char *text; ///< The analysis text; NUL-terminated
  uint32_t length;
  WartaTextMap *map; ///< text -> given

  WartaMark *marks;
  WartaSentence *sentences;
  WartaToken *tokens;
  WartaName *names;
  WartaTimex *times;
  WartaParticipant *participants;
  WartaArgument *arguments;
  WartaEvent *events;
  WartaFigure *figures;
  WartaQuote *quotes;
  WartaDrop *drops;
  WartaEntity *entities;
  uint32_t n_marks;
  uint32_t n_sentences;
  uint32_t n_tokens;
  uint32_t n_names;
  uint32_t n_times;
  uint32_t n_participants;
  uint32_t n_arguments;
  uint32_t n_events;
  uint32_t n_figures;
  uint32_t n_quotes;
  uint32_t n_drops;
  uint32_t n_entities;
};

/// Return an empty document that owns a new arena.
WartaDocument *warta_document_new(void);

/// Copy a finished GArray into the document's arena as a layer.
#define warta_document_layer(doc, array, type, field)                          \
  ((doc)->field = (type *)warta_arena_copy((doc)->arena, (array)->data,        \
                                           sizeof(type) * (array)->len),       \
   (doc)->n_##field = (array)->len)

/// Check every invariant said above; false with a message on the first that
/// does not hold.  For tests and debug builds.
bool warta_document_check(const WartaDocument *doc, GError **error);

/// Return the text of a span as a new string.
char *warta_document_dup_span(const WartaDocument *doc, WartaSpan span);
