// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "export/build.h"

#include "model/published.h"
#include "model/slug.h"

#include <string.h>

enum { HASH_DIGITS = 16 };

/// Write the first digits of SHA-256 over both strings, with a NUL between.
static void
hash_strings(const char *first, const char *second, size_t second_length,
             char out[HASH_DIGITS + 1])
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *)first, (gssize)strlen(first) + 1);
  g_checksum_update(sum, (const guchar *)second, (gssize)second_length);
  memcpy(out, g_checksum_get_string(sum), HASH_DIGITS);
  out[HASH_DIGITS] = '\0';
}

uint32_t
warta_build_iri(WartaBuilder *b, const char *folder, const char *name)
{
  g_string_assign(b->scratch, b->graph->options.base_iri);
  g_string_append(b->scratch, folder);
  g_string_append(b->scratch, name);
  return warta_graph_checked_iri(b->graph, b->scratch->str, b->scratch->len);
}

void
warta_build_string(WartaBuilder *b, uint32_t subject, WartaVocabTerm predicate,
                   const char *text, bool indonesian)
{
  if (text != NULL && *text != '\0') {
    warta_graph_state(
        b->graph, subject, predicate,
        warta_graph_string(b->graph, text, strlen(text), indonesian));
  }
}

uint32_t
warta_build_date(WartaBuilder *b, WartaDate date)
{
  char text[32];
  WartaVocabTerm type = WARTA_TERM_XSD_DATE;
  if (date.year != 0 && date.day != 0) {
    g_snprintf(text, sizeof(text), "%04d-%02u-%02u", date.year, date.month,
               date.day);
  } else if (date.year != 0 && date.month != 0) {
    type = WARTA_TERM_XSD_G_YEAR_MONTH;
    g_snprintf(text, sizeof(text), "%04d-%02u", date.year, date.month);
  } else if (date.year != 0) {
    type = WARTA_TERM_XSD_G_YEAR;
    g_snprintf(text, sizeof(text), "%04d", date.year);
  } else if (date.day != 0) {
    type = WARTA_TERM_XSD_G_MONTH_DAY;
    g_snprintf(text, sizeof(text), "--%02u-%02u", date.month, date.day);
  } else {
    type = WARTA_TERM_XSD_G_MONTH;
    g_snprintf(text, sizeof(text), "--%02u", date.month);
  }
  return warta_lexical_form_is_legal(text, type)
             ? warta_graph_typed(b->graph, text, type)
             : WARTA_NONE;
}

/// Whether the URL is that of a page, so that it can stand for the article.
static bool
url_is_of_a_page(const char *url)
{
  if (url == NULL || !warta_iri_is_legal(url)) {
    return false;
  }
  const char *host = NULL;
  if (g_ascii_strncasecmp(url, "https://", 8) == 0) {
    host = url + 8;
  } else if (g_ascii_strncasecmp(url, "http://", 7) == 0) {
    host = url + 7;
  } else {
    return false;
  }
  const char *path = host + strcspn(host, "/?#");
  return path > host && path[0] != '\0' && path[0] != '#' && path[1] != '\0' &&
         path[1] != '#';
}

static size_t
count_code_points(const char *text, size_t length)
{
  size_t count = 0;
  for (size_t i = 0; i < length; ++i) {
    count += ((unsigned char)text[i] & 0xC0) != 0x80;
  }
  return count;
}

void
warta_build_graph_hash(const char *url, const char *id, char out[17])
{
  g_autofree char *repaired = url != NULL ? warta_iri_repair(url) : NULL;
  const bool page = url_is_of_a_page(repaired);
  const char *name = page ? repaired : id;
  hash_strings(page ? "url" : "id", name, strlen(name), out);
}

/// Name the article, its graph and its context.
static void
name_article(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  WartaGraph *graph = b->graph;
  hash_strings(doc->id, doc->given, doc->given_length, b->hash);
  g_autofree char *url = doc->url != NULL ? warta_iri_repair(doc->url) : NULL;
  const bool page = url_is_of_a_page(url);
  char graph_hash[HASH_DIGITS + 1];
  warta_build_graph_hash(doc->url, doc->id, graph_hash);
  graph->name = warta_build_iri(b, "graph/", graph_hash);
  b->article = page ? warta_graph_checked_iri(graph, url, strlen(url))
                    : warta_build_iri(b, "article/", b->hash);
  graph->article = b->article;
  g_string_printf(b->context_iri, "%stext/%s#char=", graph->options.base_iri,
                  b->hash);
  g_string_printf(b->scratch, "%s0,%zu", b->context_iri->str,
                  count_code_points(doc->given, doc->given_length));
  b->context = warta_graph_checked_iri(graph, b->scratch->str, b->scratch->len);
}

/// State the day of publication (of a time with a zone, the day in Jakarta)
/// and, where a time is given, the time as well.
static void
state_published(WartaBuilder *b)
{
  const char *published = b->doc->published;
  if (published == NULL) {
    return;
  }
  WartaDate day = {0};
  if (warta_published_day(published, &day)) {
    const uint32_t date = warta_build_date(b, day);
    if (date != WARTA_NONE) {
      warta_graph_state(b->graph, b->article, WARTA_TERM_SCHEMA_DATE_PUBLISHED,
                        date);
    }
  }
  if (warta_lexical_form_is_legal(published, WARTA_TERM_XSD_DATE_TIME)) {
    warta_graph_state(
        b->graph, b->article, WARTA_TERM_DCTERMS_ISSUED,
        warta_graph_typed(b->graph, published, WARTA_TERM_XSD_DATE_TIME));
  }
}

static void
state_article(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  WartaGraph *graph = b->graph;
  const uint32_t article = b->article;
  warta_graph_state(graph, article, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_SCHEMA_NEWS_ARTICLE));
  warta_graph_state(graph, article, WARTA_TERM_DCTERMS_IDENTIFIER,
                    warta_graph_string(graph, doc->id, strlen(doc->id), false));
  warta_build_string(b, article, WARTA_TERM_SCHEMA_HEADLINE, doc->title, true);
  state_published(b);
  warta_build_string(b, article, WARTA_TERM_SCHEMA_AUTHOR, doc->author, false);
  warta_build_string(b, article, WARTA_TERM_SCHEMA_IN_LANGUAGE, "id", false);
  if (doc->url != NULL && *doc->url != '\0') {
    warta_graph_state(
        graph, article, WARTA_TERM_SCHEMA_URL,
        warta_graph_typed(graph, doc->url, WARTA_TERM_XSD_ANY_URI));
  }
}

/// State the publisher, which is the same node as the organisation of that
/// name if the article speaks of it.
static void
state_publisher(WartaBuilder *b)
{
  const char *publisher = b->doc->publisher;
  if (publisher == NULL || *publisher == '\0') {
    return;
  }
  WartaGraph *graph = b->graph;
  const uint32_t n_before = graph->nodes->len;
  const uint32_t node =
      warta_build_iri(b, "actor/", warta_slug(graph->arena, publisher));
  warta_graph_state(graph, b->article, WARTA_TERM_SCHEMA_PUBLISHER, node);
  warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_SCHEMA_ORGANIZATION));
  if (node >= n_before) {
    warta_build_string(b, node, WARTA_TERM_RDFS_LABEL, publisher, true);
  }
}

static void
state_context(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  WartaGraph *graph = b->graph;
  const size_t length = count_code_points(doc->given, doc->given_length);
  warta_graph_state(graph, b->context, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_NIF_CONTEXT));
  warta_graph_state(
      graph, b->context, WARTA_TERM_NIF_BEGIN_INDEX,
      warta_graph_number(graph, 0, WARTA_TERM_XSD_NON_NEGATIVE_INTEGER));
  warta_graph_state(
      graph, b->context, WARTA_TERM_NIF_END_INDEX,
      warta_graph_number(graph, length, WARTA_TERM_XSD_NON_NEGATIVE_INTEGER));
  warta_graph_state(graph, b->context, WARTA_TERM_NIF_SOURCE_URL, b->article);
  if (graph->options.with_text) {
    warta_graph_state(
        graph, b->context, WARTA_TERM_NIF_IS_STRING,
        warta_graph_string(graph, doc->given, doc->given_length, false));
  }
}

static void
state_provenance(WartaBuilder *b)
{
  WartaGraph *graph = b->graph;
  warta_graph_state(graph, graph->name, WARTA_TERM_PROV_WAS_DERIVED_FROM,
                    b->article);
  warta_graph_state(graph, graph->name, WARTA_TERM_PROV_WAS_GENERATED_BY,
                    warta_build_run_node(graph));
}

void
warta_graph_set(WartaGraph *graph, const WartaDocument *document)
{
  g_return_if_fail(graph != NULL && document != NULL);
  warta_graph_clear(graph);
  g_autoptr(GString) scratch = g_string_sized_new(256);
  g_autoptr(GString) context_iri = g_string_sized_new(128);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(WartaMention));
  const WartaProvenance level = graph->options.provenance;
  WartaBuilder b = {
      .graph = graph,
      .doc = document,
      .scratch = scratch,
      .context_iri = context_iri,
      .mentions = level == WARTA_PROVENANCE_MENTIONS,
      .article_level = level != WARTA_PROVENANCE_NONE,
      .entities =
          warta_arena_array(graph->arena, uint32_t, document->n_entities + 1U),
      .events =
          warta_arena_array(graph->arena, uint32_t, document->n_events + 1U),
      .spans = spans,
  };
  name_article(&b);
  if (b.article_level) {
    state_provenance(&b);
    state_article(&b);
  }
  if (b.mentions) {
    state_context(&b);
  }
  warta_build_entities(&b);
  if (b.article_level) {
    state_publisher(&b);
  }
  warta_build_events(&b);
  if (b.mentions) {
    warta_build_mentions(&b);
  }
  warta_graph_group(graph);
}
