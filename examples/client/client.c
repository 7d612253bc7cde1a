// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// A client of libwartagraf: prints who did what to whom in each article.
///
///   cc client.c $(pkg-config --cflags --libs wartagraf) -o client
///   ./client berita.txt

#include <stdio.h>
#include <wartagraf/wartagraf.h>

static void
print_event(const WartaDocument *document, size_t index)
{
  WartaEventView event;
  warta_document_event(document, index, &event);
  printf("%u-%u\t%s\t%s", event.trigger.begin, event.trigger.end, event.action,
         event.event_class);
  for (size_t i = 0; i < event.n_roles; ++i) {
    WartaRoleView role;
    warta_document_role(document, index, i, &role);
    printf("\t%s=%s", role.role, role.label);
  }
  if (event.time != NULL) {
    printf("\ttime=%s", event.time);
  }
  printf("\t%s %s\n", event.polarity, event.factuality);
}

static bool
print_article(WartaAnalyzer *analyzer, const WartaArticle *article)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDocument) document = warta_analyze(analyzer, article, &error);
  if (document == NULL) {
    fprintf(stderr, "%s\n", error->message);
    return false;
  }
  printf("# %s\n", article->id);
  for (size_t i = 0; i < warta_document_n_events(document); ++i) {
    print_event(document, i);
  }
  return true;
}

int
main(int argc, char **argv)
{
  if (argc < 2) {
    fputs("usage: client INPUT...\n", stderr);
    return 2;
  }
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaResources) resources = warta_resources_load(NULL, &error);
  g_autoptr(WartaReader) reader =
      resources == NULL
          ? NULL
          : warta_reader_open((const char *const *)argv + 1, NULL, &error);
  if (reader == NULL) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  g_autoptr(WartaAnalyzer) analyzer = warta_analyzer_new(resources, NULL);
  int status = 0;
  for (;;) {
    const WartaArticle *article = NULL;
    g_clear_error(&error);
    if (!warta_reader_next(reader, &article, &error)) {
      fprintf(stderr, "%s\n", error->message);
      status = 1;
    } else if (article == NULL) {
      return status;
    } else if (!print_article(analyzer, article)) {
      status = 1;
    }
  }
}
