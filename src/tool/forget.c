// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <stdio.h>

/// Remove the articles with that identifier; returns its part of the exit
/// status.
static int
forget_id(const Common *common, WartaCorpus *state, const char *id)
{
  g_autoptr(GError) error = NULL;
  uint64_t n = 0;
  if (!warta_corpus_forget(state, id, &n, &error)) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  if (n == 0) {
    complain("%s: no article of that identifier or IRI in %s", id,
             common->state);
    return STATUS_INCOMPLETE;
  }
  if (!common->quiet) {
    fprintf(stderr, "%s: %" G_GUINT64_FORMAT " %s forgotten\n", id, (guint64)n,
            n == 1 ? "article" : "articles");
  }
  return STATUS_OK;
}

static int
forget_all(const Common *common)
{
  g_autoptr(GError) error = NULL;
  if (!g_file_test(common->state, G_FILE_TEST_EXISTS)) {
    complain("%s: no such file; name the state of an export", common->state);
    return STATUS_INCOMPLETE;
  }
  g_autoptr(WartaCorpus) state = warta_corpus_open(common->state, &error);
  if (state == NULL) {
    complain_error(error);
    return STATUS_INCOMPLETE;
  }
  int status = STATUS_OK;
  for (size_t i = 0; common->inputs[i] != NULL; ++i) {
    if (forget_id(common, state, common->inputs[i]) != STATUS_OK) {
      status = STATUS_INCOMPLETE;
    }
  }
  return status;
}

int
command_forget(int argc, char **argv)
{
  Common common = {0};
  const GOptionEntry entries[] = {
      {"state", 0, 0, G_OPTION_ARG_FILENAME, &common.state,
       "State file of the exports", "FILE"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &common.quiet, "Report errors only",
       NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &common.inputs,
       NULL, NULL},
      {0},
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GOptionContext) context =
      g_option_context_new("ID... - remove articles from a state file");
  g_option_context_set_description(
      context, "ID is an article's identifier (dcterms:identifier) or its IRI. "
               "The next export with\nthe same state leaves it out, unless it "
               "is among the inputs again.");
  g_option_context_add_main_entries(context, entries, NULL);
  int status = STATUS_OK;
  if (!g_option_context_parse(context, &argc, &argv, &error)) {
    complain("%s; see --help", error->message);
    status = STATUS_USAGE;
  } else if (common.inputs == NULL || common.state == NULL) {
    complain("name the articles to forget and the state file, as in forget "
             "ID --state FILE");
    status = STATUS_USAGE;
  }
  if (status == STATUS_OK) {
    status = forget_all(&common);
  }
  common_clear(&common);
  return status;
}
