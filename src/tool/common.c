// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static volatile sig_atomic_t interrupted;

static void
on_signal(int number)
{
  (void)number;
  interrupted = 1;
}

void
catch_signals(void)
{
  const struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

bool
was_interrupted(void)
{
  return interrupted != 0;
}

void
complain(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  fprintf(stderr, "wartagraf: %s\n", text);
}

void
complain_error(const GError *error)
{
  fprintf(stderr, "%s\n", error->message);
}

void
progress_clear(Common *common)
{
  if (common->progress_shown) {
    fputs("\r\033[K", stderr);
    common->progress_shown = false;
  }
}

void
common_diagnostic(WartaSeverity severity, const char *name, uint64_t line,
                  const char *text, void *data)
{
  static const char *const words[] = {
      [WARTA_SEVERITY_INFO] = "note: ",
      [WARTA_SEVERITY_WARNING] = "warning: ",
      [WARTA_SEVERITY_ERROR] = "",
  };
  Common *common = data;
  const bool told = severity == WARTA_SEVERITY_ERROR ||
                    (severity == WARTA_SEVERITY_WARNING && !common->quiet) ||
                    common->verbose;
  if (!told) {
    return;
  }
  progress_clear(common);
  if (name == NULL) {
    fprintf(stderr, "%s\n", text);
  } else if (line == 0) {
    fprintf(stderr, "%s: %s%s\n", name, words[severity], text);
  } else {
    fprintf(stderr, "%s:%" G_GUINT64_FORMAT ": %s%s\n", name, (guint64)line,
            words[severity], text);
  }
}

/// Parse what the context knows; STATUS_USAGE after a message.
static int
parse_context(GOptionContext *context, int *argc, char ***argv)
{
  g_autoptr(GError) error = NULL;
  if (!g_option_context_parse(context, argc, argv, &error)) {
    complain("%s; see --help", error->message);
    return STATUS_USAGE;
  }
  return STATUS_OK;
}

/* ---- Limits ---- */

/// A GOptionArgFunc; `data` is the Common.
static gboolean
set_limit(const char *option, const char *value, void *data, GError **error)
{
  Common *common = data;
  return warta_limits_set(&common->limits, option + strlen("--max-"), value,
                          error);
}

/// "Bytes of a page of HTML (8M)"; to be freed.
static char *
describe_limit(const WartaLimitInfo *info)
{
  static const char *const units[] = {"", "K", "M", "G"};
  uint64_t n = info->preset;
  size_t unit = 0;
  while (info->bytes && n % 1024 == 0 && unit + 1 < G_N_ELEMENTS(units)) {
    n /= 1024;
    ++unit;
  }
  return g_strdup_printf("%s (%" G_GUINT64_FORMAT "%s)", info->what, (guint64)n,
                         units[unit]);
}

/// Let the context know an option per limit, in a group of its own with
/// --help-limits.
static void
add_limits(GOptionContext *context, Common *common)
{
  GOptionGroup *group =
      g_option_group_new("limits", "Limits, of what is read at most:",
                         "Show the options for limits", common, NULL);
  const WartaLimitInfo *info = NULL;
  for (size_t i = 0; (info = warta_limit_info(i)) != NULL; ++i) {
    // GLib keeps the strings of an entry as they are: they live with the group.
    char *name = g_strconcat("max-", info->name, NULL);
    char *what = describe_limit(info);
    GOptionEntry entries[] = {
        {name, 0, 0, G_OPTION_ARG_CALLBACK, (gpointer)(uintptr_t)set_limit,
         what, "N"},
        {0},
    };
    g_option_group_add_entries(group, entries);
    g_ptr_array_add(common->strings, name);
    g_ptr_array_add(common->strings, what);
  }
  g_option_context_add_group(context, group);
}

static int
parse(GOptionContext *context, Common *common, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
      {"input-format", 0, 0, G_OPTION_ARG_STRING, &common->input_format,
       "Read every input as text, html, jsonl, csv, feed, newsml or warc "
       "instead of finding out",
       "FORMAT"},
      {"files-from", 0, 0, G_OPTION_ARG_FILENAME, &common->files_from,
       "Read the inputs named in FILE (-: standard input) too, one a line or "
       "NUL-separated",
       "FILE"},
      {"field", 0, 0, G_OPTION_ARG_STRING_ARRAY, &common->fields,
       "In JSON and tables, take FIELD (id url title text published publisher "
       "author) from NAME",
       "FIELD=NAME"},
      {"published", 0, 0, G_OPTION_ARG_STRING, &common->published,
       "Date of articles that have none, as 2026-05-29", "DATE"},
      {"any-language", 0, 0, G_OPTION_ARG_NONE, &common->any_language,
       "Do not skip articles that are not Indonesian", NULL},
      {"gazetteer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->gazetteers,
       "Know the names in FILE too (TSV, or SKOS in .ttl); may be given "
       "several times, later ones win",
       "FILE"},
      {"identity", 0, 0, G_OPTION_ARG_STRING, &common->identity,
       "Take for the same actor: full (default), whoever is meant, or string, "
       "the same words",
       "KIND"},
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &common->data,
       "Folder of the data files", "DIR"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &common->quiet, "Report errors only",
       NULL},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &common->verbose,
       "Report everything", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->inputs,
       NULL, NULL},
      {0},
  };
  const GOptionEntry graph_entries[] = {
      {"base-iri", 0, 0, G_OPTION_ARG_STRING, &common->base_iri,
       "Begin of the identifiers that are made", "IRI"},
      {"with-text", 0, 0, G_OPTION_ARG_NONE, &common->with_text,
       "Write the full texts too", NULL},
      {0},
  };
  if (common->graph != NULL) {
    g_option_context_add_main_entries(context, graph_entries, NULL);
  }
  g_option_context_add_main_entries(context, entries, NULL);
  common->strings = g_ptr_array_new_with_free_func(g_free);
  add_limits(context, common);
  const int status = parse_context(context, argc, argv);
  if (status == STATUS_OK && common->graph != NULL) {
    common->graph->base_iri = common->base_iri;
    common->graph->with_text = common->with_text;
  }
  return status;
}

int
common_parse(Common *common, const GOptionEntry *entries, const char *synopsis,
             int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new(synopsis);
  g_option_context_set_description(
      context, "INPUT is a file (text, HTML, JSON Lines, CSV, RSS, Atom, "
               "NewsML-G2, NITF or WARC,\ncompressed or not), a folder, or - "
               "for standard input. See wartagraf(1).");
  if (entries != NULL) {
    g_option_context_add_main_entries(context, entries, NULL);
  }
  const int status = parse(context, common, argc, argv);
  if (status != STATUS_OK) {
    return status;
  }
  if (common->quiet && common->verbose) {
    complain("--quiet and --verbose exclude each other; give one of them");
    return STATUS_USAGE;
  }
  if (common->inputs == NULL && common->files_from == NULL &&
      common->state == NULL && !common->no_inputs) {
    complain("no input; name files or folders, or - for standard input");
    return STATUS_USAGE;
  }
  return STATUS_OK;
}

int
common_parse_files(const Common *common, const GOptionEntry *entries,
                   const char *synopsis, const char *missing, int *argc,
                   char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new(synopsis);
  g_option_context_add_main_entries(context, entries, NULL);
  const int status = parse_context(context, argc, argv);
  if (status == STATUS_OK && common->inputs == NULL) {
    complain("%s", missing);
    return STATUS_USAGE;
  }
  return status;
}

void
common_clear(Common *common)
{
  g_free(common->data);
  g_free(common->published);
  g_free(common->identity);
  g_strfreev(common->gazetteers);
  g_free(common->input_format);
  g_free(common->files_from);
  g_strfreev(common->fields);
  g_strfreev(common->inputs);
  g_free(common->base_iri);
  g_free(common->state);
  g_clear_pointer(&common->strings, g_ptr_array_unref);
}

WartaReader *
common_open_inputs(Common *common)
{
  WartaReaderOptions options = {
      .fields = (const char *const *)common->fields,
      .published = common->published,
      .files_from = common->files_from,
      .limits = common->limits,
      .diagnostics = common_diagnostic,
      .diagnostics_data = common,
  };
  if (common->input_format != NULL) {
    options.format = warta_input_format_from_name(common->input_format);
    if (options.format == WARTA_INPUT_GUESS) {
      complain("--input-format=%s: no such format; use text, html, jsonl, csv, "
               "feed, newsml or warc",
               common->input_format);
      return NULL;
    }
  }
  static const char *const none[] = {NULL};
  const char *const *inputs =
      common->inputs == NULL ? none : (const char *const *)common->inputs;
  g_autoptr(GError) error = NULL;
  WartaReader *reader = warta_reader_open(inputs, &options, &error);
  if (reader == NULL) {
    complain("%s", error->message);
  }
  return reader;
}

bool
common_analysis(Common *common, WartaAnalyzerOptions *options)
{
  const char *identity = common->identity;
  const bool strings = g_strcmp0(identity, "string") == 0;
  if (identity != NULL && !strings && strcmp(identity, "full") != 0) {
    complain("--identity=%s: no such choice; use full or string", identity);
    return false;
  }
  options->any_language = common->any_language;
  options->limits = common->limits;
  options->identity = strings ? WARTA_IDENTITY_STRING : WARTA_IDENTITY_FULL;
  options->diagnostics = common_diagnostic;
  options->diagnostics_data = common;
  return true;
}

WartaResources *
common_load_resources(const Common *common, const char *style,
                      bool language_only, int *status)
{
  g_autoptr(GError) error = NULL;
  const WartaResourcesOptions options = {
      .dir = common->data,
      .style = style,
      .gazetteers = (const char *const *)common->gazetteers,
      .language_only = language_only,
  };
  WartaResources *resources = warta_resources_load(&options, &error);
  if (resources == NULL) {
    complain_error(error);
    *status = g_error_matches(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED)
                  ? STATUS_USAGE
                  : STATUS_INCOMPLETE;
  }
  return resources;
}
