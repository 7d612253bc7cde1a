// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// libwartagraf: Indonesian news articles in, knowledge graph out.
///
/// The way through: load the resources once, open a reader, make an analyzer
/// per thread, and for each article warta_analyze() it, add the document to a
/// graph and write the graph to one or more sinks; or let warta_run() do all
/// of that.  Strings are UTF-8.  A returned `const T *` is borrowed, a returned
/// `T *` is the caller's to free.  Free functions accept NULL.  Every function
/// that can fail takes a `GError **` as its last argument, returns false or
/// NULL exactly when it set it, and leaves its other results untouched then.
/// Objects belong to one thread at a time, except where the contrary is said.

#pragma once

#include <gio/gio.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

#ifdef __GNUC__
#define WARTA_API __attribute__((visibility("default")))
#else
#define WARTA_API
#endif
#include "limits.h"

/// The error domain of this library.
#define WARTA_ERROR (warta_error_quark())

/// What went wrong; codes that a caller treats differently.
typedef enum {
  WARTA_ERROR_FAILED,      ///< Anything else
  WARTA_ERROR_SYNTAX,      ///< The input as a whole is not what it should be
  WARTA_ERROR_RECORD,      ///< One article is bad; the next call goes on
  WARTA_ERROR_LIMIT,       ///< A limit of size or depth was exceeded
  WARTA_ERROR_DATA,        ///< A file of the program's own data is bad
  WARTA_ERROR_UNSUPPORTED, ///< An unknown format or option value
  WARTA_ERROR_LANGUAGE,    ///< The article is not Indonesian: skip it
} WartaErrorCode;

/// Return the quark of WARTA_ERROR.
WARTA_API GQuark warta_error_quark(void);

/// How grave a message is.
typedef enum {
  WARTA_SEVERITY_INFO,    ///< Told with --verbose only
  WARTA_SEVERITY_WARNING, ///< Something was repaired or passed over
  WARTA_SEVERITY_ERROR,   ///< An article or a file was lost
} WartaSeverity;

/// Receive one message: what is wrong with line `line` (0: no line known) of
/// the input called `name`, and what to do.  Strings are borrowed for the call.
typedef void (*WartaDiagnosticFunc)(WartaSeverity severity, const char *name,
                                    uint64_t line, const char *text,
                                    void *data);

/// Return the version as "MAJOR.MINOR.MICRO".
WARTA_API const char *warta_version(void);

/* ---- Articles and readers ---- */

/// One news article as given by a reader or by the caller.  Strings are
/// borrowed for the call, or from a reader until its next call.
typedef struct {
  const char *id;        ///< The record's own identifier; never NULL
  const char *url;       ///< Or NULL; a valid one becomes the article's IRI
  const char *author;    ///< Or NULL
  const char *title;     ///< Given apart from the text, or NULL
  const char *body;      ///< The text that offsets count in; never NULL
  size_t body_length;    ///< Bytes of `body`
  const char *published; ///< ISO 8601 date or date-time, or NULL
  const char *publisher; ///< Or NULL
  const char *name;      ///< File to name in messages, or NULL
  uint64_t line;         ///< Line of the record in that file, or 0
  bool plain_text;       ///< Title and date line may stand in the text itself
} WartaArticle;

/// Kinds of input; 0 is "find out".
typedef enum {
  WARTA_INPUT_GUESS,
  WARTA_INPUT_TEXT,
  WARTA_INPUT_JSONL,
  WARTA_INPUT_HTML,
  WARTA_INPUT_FEED,   ///< RSS and Atom
  WARTA_INPUT_NEWSML, ///< NewsML-G2 and NITF
  WARTA_INPUT_WARC,   ///< Web archives, also of text (WET)
  WARTA_INPUT_CSV,    ///< Tables with a header, any delimiter
} WartaInputFormat;

/// How to read.  Zero-initialise, then set what differs.
typedef struct {
  WartaInputFormat format;   ///< WARTA_INPUT_GUESS by default
  const char *const *fields; ///< NULL-terminated "text=isi" pairs, or NULL
  const char *published;     ///< For articles without a date, or NULL
  const char *files_from;    ///< List of more paths ("-": stdin), or NULL
  WartaLimits limits;
  WartaDiagnosticFunc diagnostics; ///< Or NULL
  void *diagnostics_data;          ///< Handed to `diagnostics`
} WartaReaderOptions;

/// A pull iterator over the articles of files, folders and streams.
typedef struct WartaReaderImpl WartaReader;

/// Return the input format of that name ("text", "jsonl", "html", "feed",
/// "newsml", "warc", "csv"), or WARTA_INPUT_GUESS if there is none.
WARTA_API WartaInputFormat warta_input_format_from_name(const char *name);

/// Read the articles in `paths` (NULL-terminated): files, folders (their files
/// in byte order of their names, recursively) and "-" for standard input.
/// Files compressed with gzip or zstd are seen through.  `files_from` of the
/// options names a file with more paths, one a line or NUL-separated, which is
/// read as it is needed.  Options are copied; NULL means defaults.  Fails only
/// on bad options; a bad path is reported by warta_reader_next().
WARTA_API WartaReader *warta_reader_open(const char *const *paths,
                                         const WartaReaderOptions *options,
                                         GError **error);

/// Read the articles of a stream, of which a reference is kept.  `name` is used
/// for messages and identifiers.
WARTA_API WartaReader *warta_reader_new(GInputStream *stream, const char *name,
                                        const WartaReaderOptions *options,
                                        GError **error);

/// Free the reader and what it lent.
WARTA_API void warta_reader_free(WartaReader *reader);

/// Set `*article` to the next article, or to NULL at the end, and return true.
/// On an error one article or one file is lost; the next call goes on behind
/// it.  The error's message begins with the place.
WARTA_API bool warta_reader_next(WartaReader *reader,
                                 const WartaArticle **article, GError **error);

/// Bytes consumed so far and, where known (else 0), bytes in all.
WARTA_API void warta_reader_progress(const WartaReader *reader, uint64_t *done,
                                     uint64_t *total);

/* ---- Resources and analysis ---- */

/// Everything loaded from the data folder; immutable, shared by all threads.
typedef struct WartaResourcesImpl WartaResources;

/// What to load.  Zero-initialise, then set what differs.
typedef struct {
  const char *dir;   ///< NULL: $WARTAGRAF_DATA or the installed folder
  const char *style; ///< Convention of the trees: "news" (NULL), from which
                     ///< events are read, or that of a treebank, "csui" or
                     ///< "gsd", for comparison with it
  /// The user's gazetteers, NULL-terminated, or NULL: TSV, or SKOS in a file
  /// that ends in .ttl, .nt or .rdf.  Later ones come before earlier ones, and
  /// all of them before the names in `dir`.
  const char *const *gazetteers;
  bool language_only; ///< Only for what CoNLL-U shows: no entities, and events
                      ///< only where a date hangs on them
} WartaResourcesOptions;

/// Load what the options (NULL: defaults) say.  An unknown style fails with
/// WARTA_ERROR_UNSUPPORTED, a bad row with WARTA_ERROR_DATA and its place.
WARTA_API WartaResources *
warta_resources_load(const WartaResourcesOptions *options, GError **error);

/// Free; no analyzer may be in use.
WARTA_API void warta_resources_free(WartaResources *resources);

/// What counts as the same actor.
typedef enum {
  WARTA_IDENTITY_FULL,   ///< Whoever is meant, whatever the words
  WARTA_IDENTITY_STRING, ///< The same words only, for comparison: no known
                         ///< names, short names, titles and pronouns
} WartaIdentity;

/// How to analyze.  Zero-initialise, then set what differs.
typedef struct {
  bool any_language;               ///< Do not skip what is not Indonesian
  WartaIdentity identity;          ///< WARTA_IDENTITY_FULL by default
  WartaLimits limits;              ///< `text` and `sentence` count
  WartaDiagnosticFunc diagnostics; ///< Or NULL
  void *diagnostics_data;          ///< Handed to `diagnostics`
} WartaAnalyzerOptions;

/// The scratch space of one worker.
typedef struct WartaAnalyzerImpl WartaAnalyzer;

/// The result of one article with all its layers; immutable.
typedef struct WartaDocumentImpl WartaDocument;

/// Return a new analyzer.  The resources are borrowed; options are copied, NULL
/// means defaults.
WARTA_API WartaAnalyzer *
warta_analyzer_new(const WartaResources *resources,
                   const WartaAnalyzerOptions *options);

/// Free the analyzer.
WARTA_API void warta_analyzer_free(WartaAnalyzer *analyzer);

/// Analyze one article.  Fails with WARTA_ERROR_RECORD when the body is not
/// valid UTF-8, with WARTA_ERROR_LIMIT when it is over a limit and with
/// WARTA_ERROR_LANGUAGE when it is not Indonesian.
WARTA_API WartaDocument *warta_analyze(WartaAnalyzer *analyzer,
                                       const WartaArticle *article,
                                       GError **error);

/// Receive one document, which is borrowed; return false to stop.
typedef bool (*WartaDocumentFunc)(const WartaDocument *document, void *data);

/// Analyze a CoNLL-U file, keeping its sentences and tokens, and call `func`
/// for each of its documents.  `name` is used for messages and identifiers. The
/// error names the line.
WARTA_API bool warta_analyze_conllu(WartaAnalyzer *analyzer, GBytes *file,
                                    const char *name, WartaDocumentFunc func,
                                    void *data, GError **error);

/// Free a document.
WARTA_API void warta_document_free(WartaDocument *document);

/// A range of the article's text in Unicode code points, half-open.
typedef struct {
  uint32_t begin;
  uint32_t end;
} WartaRange;

/// One filler of a role.
typedef struct {
  const char *role;  ///< "agent", "target", "recipient", "place" or "source"
  const char *label; ///< Main name of the actor or thing
  const char *iri;   ///< Last part of its IRI, stable for the same actor
  bool actor;        ///< Can act: a person, organisation, country or group
} WartaRoleView;

/// One event.  Strings are borrowed from the document.
typedef struct {
  WartaRange trigger;
  const char *action;      ///< The active verb: "menuduh"
  const char *event_class; ///< "ACCUSE", "SAY", ...
  const char *polarity;    ///< "Affirmed" or "Negated"
  const char *factuality;  ///< "Asserted", "Alleged", "Planned", ...
  const char *time;        ///< ISO 8601 at the precision stated, or NULL
  double confidence;       ///< 0 to 1
  size_t n_roles;
} WartaEventView;

/// Number of events of the document, in the order of the text.
WARTA_API size_t warta_document_n_events(const WartaDocument *document);

/// Fill in event `index`, which must be below warta_document_n_events().
WARTA_API void warta_document_event(const WartaDocument *document, size_t index,
                                    WartaEventView *event);

/// Fill in role `role` of event `index`.
WARTA_API void warta_document_role(const WartaDocument *document, size_t index,
                                   size_t role, WartaRoleView *view);

/// Append the linguistic layers as CoNLL-U to `out`.
WARTA_API void warta_document_write_conllu(const WartaDocument *document,
                                           GString *out);

/// How to explain.
typedef enum {
  WARTA_EXPLAIN_TEXT,  ///< To read
  WARTA_EXPLAIN_COLOR, ///< To read on a terminal that knows ANSI colours
  WARTA_EXPLAIN_JSON,  ///< For programs: one line with one JSON object
} WartaExplainFormat;

/// Append to `out`, sentence by sentence, the events with their roles, the
/// words that they come from, the rules and rows of tables that say so, and
/// the words that might have been events but are none.
WARTA_API void warta_document_write_explanation(const WartaDocument *document,
                                                WartaExplainFormat format,
                                                GString *out);

/* ---- Graphs and sinks ---- */

/// How much is said about where a statement comes from.
typedef enum {
  WARTA_PROVENANCE_MENTIONS, ///< Every statement reaches characters of a text
  WARTA_PROVENANCE_GRAPH,    ///< Article and run only
  WARTA_PROVENANCE_NONE,     ///< Events and actors only
} WartaProvenance;

/// What graph tools are shown.
typedef enum {
  WARTA_PROJECTION_ACTORS, ///< Actors, and what they do to each other
  WARTA_PROJECTION_EVENTS, ///< Actors and events as nodes
  /// Actors that the same articles mention; needs provenance of mentions
  WARTA_PROJECTION_COMENTIONS,
} WartaProjection;

/// How to build and write graphs.  Zero-initialise, then set what differs.
typedef struct {
  const char *base_iri; ///< NULL: https://w3id.org/wartagraf/id/
  WartaProvenance provenance;
  bool with_text;    ///< Write the full texts (nif:isString)
  bool direct_edges; ///< For plain facts, also write: agent action target
  uint64_t split; ///< RDF files: begin another part (FILE-00001.nq, ...) after
                  ///< so many statements, between articles; 0: one file
  WartaProjection projection;
  /// The rest is for graph tools only: what they are shown.
  bool multi;              ///< GraphML: one typed edge per action and pair
  bool facts_only;         ///< Only what articles state as facts
  uint32_t min_weight;     ///< Edges of at least as many events
  uint32_t top;            ///< Only so many nodes, the most mentioned; 0: all
  const char *since;       ///< Only events from this ISO 8601 date on, or NULL
  const char *until;       ///< Only events up to this date, or NULL
  const char *event_class; ///< Only events of this class ("ACCUSE"), or NULL
} WartaGraphOptions;

/// The statements about one article.
typedef struct WartaGraphImpl WartaGraph;

/// Return an empty graph; fails when the base IRI is not an absolute IRI or a
/// bound of the period is not a date.
WARTA_API WartaGraph *warta_graph_new(const WartaGraphOptions *options,
                                      GError **error);

/// Free the graph.
WARTA_API void warta_graph_free(WartaGraph *graph);

/// Replace the contents of the graph by what `document` says.
WARTA_API void warta_graph_set(WartaGraph *graph,
                               const WartaDocument *document);

/// Replace the contents of the graph by the description of the run.
WARTA_API void warta_graph_set_run(WartaGraph *graph);

/// Number of statements in the graph.
WARTA_API size_t warta_graph_size(const WartaGraph *graph);

/// Kinds of output; 0 is "none".
typedef enum {
  WARTA_OUTPUT_NONE,
  WARTA_OUTPUT_NQUADS,
  WARTA_OUTPUT_NTRIPLES,
  WARTA_OUTPUT_TURTLE,
  WARTA_OUTPUT_TRIG,
  WARTA_OUTPUT_GRAPHML,
  WARTA_OUTPUT_GEXF,
  WARTA_OUTPUT_DOT,
  WARTA_OUTPUT_CSV_EVENTS,   ///< A row per event
  WARTA_OUTPUT_CSV_ACTORS,   ///< A row per actor or thing and article
  WARTA_OUTPUT_CSV_MENTIONS, ///< A row per mention
  WARTA_OUTPUT_CSV_NODES,    ///< Nodes as Gephi imports them
  WARTA_OUTPUT_CSV_EDGES,    ///< Edges as Gephi imports them
  WARTA_OUTPUT_JSONLD,
  WARTA_OUTPUT_RDFXML,
} WartaOutputFormat;

/// Return the format of that name or file extension ("nq", "ttl", ...), or
/// WARTA_OUTPUT_NONE.
WARTA_API WartaOutputFormat warta_output_format_from_name(const char *name);

/// Return the format of the extension of a path, also before ".gz", or
/// WARTA_OUTPUT_NONE.
WARTA_API WartaOutputFormat warta_output_format_from_path(const char *path);

/// Return the name of a format, or NULL when there is none of that value:
/// count up from 1 to list them.
WARTA_API const char *warta_output_format_name(WartaOutputFormat format);

/// A consumer of graphs.
typedef struct WartaSinkImpl WartaSink;

/// Return a sink that writes to `out`, of which a reference is kept.
WARTA_API WartaSink *warta_sink_new(WartaOutputFormat format,
                                    GOutputStream *out,
                                    const WartaGraphOptions *options,
                                    GError **error);

/// Return a sink that writes to the file `path`, which appears under that name
/// only when warta_sink_end() succeeded; until then an old file stays.
WARTA_API WartaSink *warta_sink_open(WartaOutputFormat format, const char *path,
                                     const WartaGraphOptions *options,
                                     GError **error);

/// Write one graph.  After an error the sink only accepts being freed.
WARTA_API bool warta_sink_write(WartaSink *sink, const WartaGraph *graph,
                                GError **error);

/// Write what is left and complete the file.  May be the first to report a
/// write error: always check it.
WARTA_API bool warta_sink_end(WartaSink *sink, GError **error);

/// Free the sink; if it was not ended, its unfinished file is removed.
WARTA_API void warta_sink_free(WartaSink *sink);

/* ---- Actors of several articles ---- */

/// A table of the actors that articles name, by which it is found that two of
/// them are one: a short name here and the full one there, an acronym and what
/// it stands for.  It grows with the number of different actors, not of
/// articles.
typedef struct WartaMergerImpl WartaMerger;

/// What was found.
typedef struct {
  uint64_t names; ///< Different actors
  uint64_t links;
  uint64_t bytes; ///< Taken by the table
} WartaMergeStats;

/// Return an empty table.  `choices` is the user's file of merges that are
/// forced or forbidden, or NULL; a bad row fails with its place.  Messages go
/// to `func`, which may be NULL.
WARTA_API WartaMerger *warta_merger_new(const char *choices,
                                        WartaDiagnosticFunc func, void *data,
                                        GError **error);

/// Free the table.
WARTA_API void warta_merger_free(WartaMerger *merger);

/// Take the actors of a graph.
WARTA_API void warta_merger_add(WartaMerger *merger, const WartaGraph *graph);

/// Take the actors of an RDF export, statement by statement.  The format is
/// that of the extension; gzip is seen through.
WARTA_API bool warta_merger_add_export(WartaMerger *merger, const char *path,
                                       GError **error);

/// Replace the contents of the graph by the links between those that are one,
/// with the reason of each.  `stats` may be NULL.
WARTA_API void warta_graph_set_merges(WartaGraph *graph, WartaMerger *merger,
                                      WartaMergeStats *stats);

/* ---- Checking exports ---- */

/// What warta_check_export() found.
typedef struct {
  uint64_t statements;
  uint64_t problems; ///< None: the export is as it should be
} WartaCheckStats;

/// Read an RDF export back, by another parser than the writers', and report
/// each problem of its syntax, IRIs, lexical forms and shapes to `func`, with
/// its place.  The format is that of the extension; gzip is seen through.
/// Holds one named graph at a time; where there are none, the whole export.
/// Fails only when the file cannot be read.
WARTA_API bool warta_check_export(const char *path, WartaDiagnosticFunc func,
                                  void *data, WartaCheckStats *stats,
                                  GError **error);

/// Check the user's gazetteers and files of merges, NULL-terminated; gazetteers
/// also against each other and the names in `dir` (as in
/// WartaResourcesOptions).  Faults of a row and what two rows of one file
/// disagree about are errors, what other files say otherwise are warnings.
/// `stats` counts rows and errors.  Fails only when a file cannot be read.
WARTA_API bool warta_lint(const char *const *paths, const char *dir,
                          WartaDiagnosticFunc func, void *data,
                          WartaCheckStats *stats, GError **error);

/* ---- Pushing to a triple store ---- */

/// What was pushed.
typedef struct {
  uint64_t graphs;     ///< Sent; with `bulk`: parts
  uint64_t skipped;    ///< Graphs before `from`
  uint64_t statements; ///< Of those that were sent
  uint64_t bytes;      ///< Sent, compressed or not
  uint64_t retries;
} WartaPushStats;

/// How to push.  Zero-initialise, then set what differs.  Strings are borrowed
/// for the life of the pusher.
typedef struct {
  const char *store;    ///< Address of the SPARQL 1.1 Graph Store Protocol
  const char *query;    ///< Address of SPARQL, or NULL: as usual for that store
  const char *user;     ///< Or NULL: as in ~/.netrc, or none
  const char *password; ///< Or NULL: as in ~/.netrc
  const char *graph_parameter; ///< Or NULL: "graph", or what the store needs
  const char *from;            ///< Skip what comes before this graph, or NULL
  const char *ca_file;         ///< Certificates to trust, or NULL: the system's
  bool bulk;   ///< Add N-Quads in large parts instead of replacing each graph
  bool plain;  ///< Never compress
  int retries; ///< After failures that may pass; 0: 5, negative: none
  unsigned timeout;                ///< Seconds for one request; 0: 300
  WartaDiagnosticFunc diagnostics; ///< Or NULL
  void *diagnostics_data;          ///< Handed to `diagnostics`
  /// Called often, also while waiting, or NULL; return false to stop.
  bool (*progress)(const WartaPushStats *stats, void *data);
  void *progress_data; ///< Handed to `progress`
} WartaPushOptions;

/// Sends graphs to a triple store: each replaces the graph of the same name, so
/// that sending twice does no harm.  Follows no redirection.
typedef struct WartaPusherImpl WartaPusher;

/// Return a pusher, or fail on a wrong option.  Nothing is sent yet.
WARTA_API WartaPusher *warta_pusher_new(const WartaPushOptions *options,
                                        GError **error);

/// Return a stream, the caller's to unref before the pusher is freed: N-Quads
/// that are written to it are sent.  Writing fails when sending does.
WARTA_API GOutputStream *warta_pusher_stream(WartaPusher *pusher);

/// Send an export of N-Quads, which may be compressed; with `bulk` also
/// N-Triples.  The error names what was sent last, and how to go on.
WARTA_API bool warta_pusher_send(WartaPusher *pusher, const char *path,
                                 GError **error);

/// Send what is left.  Always call it after writing to the stream: its error is
/// the first one, and says how to go on.
WARTA_API bool warta_pusher_end(WartaPusher *pusher, GError **error);

/// Delete the graphs of the article with that identifier (dcterms:identifier)
/// or IRI.  Fails when there is none.
WARTA_API bool warta_pusher_delete(WartaPusher *pusher, const char *id,
                                   GError **error);

/// What was done so far; borrowed.
WARTA_API const WartaPushStats *warta_pusher_stats(const WartaPusher *pusher);

/// Free the pusher; what was not sent is lost.
WARTA_API void warta_pusher_free(WartaPusher *pusher);

/* ---- The state of a corpus ---- */

/// What is known of a corpus, in one file: each article's statements, and what
/// it was made from.  With it a run can go on where another was ended or
/// killed, and analyzes only what is new or changed.  Belongs to one process at
/// a time.
typedef struct WartaCorpusImpl WartaCorpus;

/// Open the state file `path`, which is made if it is not there.  Fails, and
/// leaves the file as it was, when it is in use, damaged or no state file.
WARTA_API WartaCorpus *warta_corpus_open(const char *path, GError **error);

/// Free the state; the file is complete without it.
WARTA_API void warta_corpus_free(WartaCorpus *state);

/// Remove the articles with that identifier or IRI, `*n` of them, which may be
/// none.
WARTA_API bool warta_corpus_forget(WartaCorpus *state, const char *id,
                                   uint64_t *n, GError **error);

/* ---- The whole way ---- */

/// What a run did.
typedef struct {
  uint64_t articles;  ///< Written
  uint64_t copies;    ///< Not written since their text is that of another
  uint64_t unchanged; ///< Known to the state: not analyzed again
  uint64_t skipped;   ///< Not Indonesian
  uint64_t failed;    ///< Lost to an error
  uint64_t sentences;
  uint64_t tokens;
  uint64_t events;
  uint64_t actors;     ///< Counted per article
  uint64_t statements; ///< RDF statements
} WartaRunStats;

/// Stages that an article passes, as far as time is told of them.
typedef enum {
  WARTA_STAGE_READ, ///< Bytes to articles
  WARTA_STAGE_CLEAN,
  WARTA_STAGE_TOKENS, ///< and sentences
  WARTA_STAGE_NAMES,
  WARTA_STAGE_DATES,
  WARTA_STAGE_TAGS, ///< and lemmas
  WARTA_STAGE_TREES,
  WARTA_STAGE_EVENTS,
  WARTA_STAGE_RESOLVE,
  WARTA_STAGE_BUILD, ///< Documents to statements
  WARTA_STAGE_STATE, ///< Copies of articles, the state file, merges
  WARTA_STAGE_WRITE, ///< Statements to bytes
  WARTA_N_STAGES
} WartaStage;

/// Where the time of a run went.
typedef struct {
  uint64_t cpu[WARTA_N_STAGES]; ///< Nanoseconds of all threads together
} WartaTimings;

/// How to run.  Zero-initialise, then set what differs.
typedef struct {
  WartaAnalyzerOptions analyzer;
  WartaGraphOptions graph;
  unsigned jobs;      ///< Threads that analyze; 0: one per processor
  WartaCorpus *state; ///< Borrowed, or NULL
  /// Called after each article, or NULL; return false to stop in good order.
  bool (*progress)(const WartaRunStats *stats, void *data);
  void *progress_data;
  /// Takes the actors of every article; the links that it finds are written
  /// last.  Or NULL.
  WartaMerger *merger;
  WartaTimings *timings; ///< To be added to; or NULL: no clock is read
} WartaRunOptions;

/// Analyze every article of `reader` and write it to all `sinks`
/// (NULL-terminated), which are not ended.  What is written does not depend on
/// the number of threads. Sinks, diagnostics and progress are called from the
/// calling thread only. Articles that are bad or not Indonesian go to the
/// diagnostics and are counted.  Of articles with the same title, date and text
/// only the first is written, with the identifiers, URLs and publishers of all
/// of them; one that is nearly the same as one before is marked.
///
/// With a state, its articles are brought up to date and then all of them are
/// written, those of this run in the order of the reader: the sinks receive
/// what they would receive if all inputs were read at once.  When `progress`
/// ends the run, what was done is in the state and nothing is written.
///
/// Returns false only when a sink or the state failed.  `stats` may be NULL.
WARTA_API bool warta_run(const WartaResources *resources, WartaReader *reader,
                         WartaSink *const *sinks,
                         const WartaRunOptions *options, WartaRunStats *stats,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaReader, warta_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaResources, warta_resources_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaAnalyzer, warta_analyzer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaDocument, warta_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaGraph, warta_graph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaSink, warta_sink_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaPusher, warta_pusher_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaMerger, warta_merger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaCorpus, warta_corpus_free)

G_END_DECLS
