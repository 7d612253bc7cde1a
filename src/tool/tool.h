// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the commands of the tool share.  The tool is a client of the library:
/// it includes its public header only.

#pragma once

#include <glib.h>
#include <stdbool.h>
#include <wartagraf/wartagraf.h>

/// Exit statuses.
enum { STATUS_OK = 0, STATUS_INCOMPLETE = 1, STATUS_USAGE = 2 };

/// Options that every command has, and how messages are told.
typedef struct {
  gboolean quiet;
  gboolean verbose;
  gboolean any_language;
  char *data;
  char *published;
  char *identity;
  char **gazetteers;
  char *input_format;
  char *files_from;
  char **fields;
  char **inputs;
  WartaLimits limits;
  GPtrArray *strings; ///< Of options that are made, or NULL
  bool no_inputs;     ///< The command may go without any

  WartaGraphOptions *graph; ///< Of a command that makes graphs, to be filled in
                            ///< with the next two; or NULL
  char *base_iri;
  gboolean with_text;

  char *state;         ///< State file, which may stand for inputs, or NULL
  bool progress_shown; ///< A progress line stands on the terminal
} Common;

/// One command.
typedef struct {
  const char *name;
  const char *summary;
  int (*run)(int argc, char **argv);
} Command;

int command_export(int argc, char **argv);
int command_forget(int argc, char **argv);
int command_check(int argc, char **argv);
int command_lint(int argc, char **argv);
int command_merge(int argc, char **argv);
int command_text(int argc, char **argv);
int command_analyze(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_push(int argc, char **argv);

/// Parse the command line with the command's own entries (may be NULL) and
/// those of `common`.  Returns STATUS_OK, or another status after a message.
int common_parse(Common *common, const GOptionEntry *entries,
                 const char *synopsis, int *argc, char ***argv);

/// The same for a command whose arguments are files of another kind and whose
/// options are `entries` alone; `missing` is said when no file is named.
int common_parse_files(const Common *common, const GOptionEntry *entries,
                       const char *synopsis, const char *missing, int *argc,
                       char ***argv);

/// Free what was parsed.
void common_clear(Common *common);

/// Open the inputs, or print a message and return NULL.
WartaReader *common_open_inputs(Common *common);

/// Load the resources with trees of that style (NULL: news), or print a message
/// and return NULL.  `language_only` as in WartaResourcesOptions.
WartaResources *common_load_resources(const Common *common, const char *style,
                                      bool language_only, int *status);

/// Fill in how to analyze; false after a message.
bool common_analysis(Common *common, WartaAnalyzerOptions *options);

/// A WartaDiagnosticFunc; `data` is the Common.
void common_diagnostic(WartaSeverity severity, const char *name, uint64_t line,
                       const char *text, void *data);

/// One -o, or standard output.
typedef struct {
  WartaOutputFormat format;
  const char *path; ///< "-" for standard output
} Output;

/// Split "ttl:FILE", or find the format in the extension of "FILE"; false after
/// a message.  `output` borrows from the argument.
bool parse_output(const char *argument, Output *output);

/// Say which output formats there are, instead of `what`.
void complain_format(const char *what);

/// Open a sink.
WartaSink *open_sink(const Output *output, const WartaGraphOptions *options,
                     GError **error);

/// Say what was found about actors of several articles.
void print_merges(const WartaMergeStats *stats);

/// Print "wartagraf: text" to standard error.
void complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/// Print the message of an error, which begins with its own place.
void complain_error(const GError *error);

/// From now on SIGINT and SIGTERM only make was_interrupted() true.
void catch_signals(void);

/// Whether the run is to end in good order.
bool was_interrupted(void);

/// Take the progress line away, if there is one.
void progress_clear(Common *common);

/// What a command prints of each document.
typedef struct {
  void (*append)(const WartaDocument *document, GString *out, void *data);
  void *data;         ///< Handed to `append`
  const char *what;   ///< What a failed write leaves incomplete: "analysis"
  bool language_only; ///< As in WartaResourcesOptions
} Printer;

/// Analyze the inputs with trees of that style (NULL: news) and print each
/// document to standard output.  `tokenized`: the inputs are CoNLL-U whose
/// tokens are kept.  Returns the exit status.
int print_documents(Common *common, const char *style, bool tokenized,
                    const Printer *printer);
