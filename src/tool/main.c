// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "tool.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const Command commands[] = {
    {"export", "write a knowledge graph (RDF, GraphML, GEXF, CSV ...)",
     command_export},
    {"analyze", "write words, names and trees as CoNLL-U", command_analyze},
    {"check", "read an export back and check it", command_check},
    {"lint", "check gazetteers of your own", command_lint},
    {"merge", "say which actors of several articles are one", command_merge},
    {"forget", "remove articles from a state file", command_forget},
    {"explain", "show the events and which rules found them", command_explain},
    {"push", "send graphs to a triple store, or delete them", command_push},
    {"text", "print the text that offsets count in", command_text},
};

static void
print_help(FILE *out)
{
  fputs("Usage: wartagraf COMMAND [OPTIONS] INPUT...\n\n"
        "Reads Indonesian news articles and writes who did what to whom, "
        "when, where and\naccording to whom.\n\nCommands:\n",
        out);
  for (size_t i = 0; i < G_N_ELEMENTS(commands); ++i) {
    fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].summary);
  }
  fputs("\n  wartagraf COMMAND --help   the options of a command\n"
        "  wartagraf --version        the version\n\n"
        "Exit status: 0 all good, 1 some articles failed or output "
        "incomplete, 2 usage.\nExample: wartagraf export -o graf.ttl "
        "-o graf.graphml berita/\n",
        out);
}

/// Return the status of what was printed to standard output and nothing else.
static int
status_of_output(void)
{
  if (fflush(stdout) == 0 && !ferror(stdout)) {
    return STATUS_OK;
  }
  complain("standard output: %s; write to another place", g_strerror(errno));
  return STATUS_INCOMPLETE;
}

int
main(int argc, char **argv)
{
  setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): no thread yet
  // A write that fails for them is told like any other.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  if (argc < 2) {
    print_help(stderr);
    return STATUS_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
    print_help(stdout);
    return status_of_output();
  }
  if (strcmp(argv[1], "--version") == 0) {
    printf("wartagraf %s\n", warta_version());
    return status_of_output();
  }
  for (size_t i = 0; i < G_N_ELEMENTS(commands); ++i) {
    if (strcmp(argv[1], commands[i].name) == 0) {
      g_autofree char *name = g_strdup_printf("wartagraf %s", argv[1]);
      g_set_prgname(name);
      argv[1] = argv[0];
      return commands[i].run(argc - 1, argv + 1);
    }
  }
  complain("%s: no such command; see wartagraf --help", argv[1]);
  return STATUS_USAGE;
}
