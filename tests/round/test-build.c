// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// What the statements about a document are.

#include "support/example-document.h"
#include "support/rdf.h"

#include <string.h>

#define BASE "https://w3id.org/wartagraf/id/"
#define RDF_TYPE " <" WARTA_NS_RDF "type> "

/// Return the N-Triples of the example.
static GString *
triples(WartaProvenance level, bool with_text)
{
  g_autoptr(WartaDocument) doc = example_document();
  const WartaGraphOptions options = {.provenance = level,
                                     .with_text = with_text};
  return rdf_write(WARTA_OUTPUT_NTRIPLES, doc, &options);
}

/// Whether a line of the triples has all the parts, in that order.
static bool
has(const GString *triples, const char *subject, const char *rest)
{
  const char *line = triples->str;
  while (*line != '\0') {
    const char *end = strchr(line, '\n');
    g_autofree char *copy = g_strndup(line, (gsize)(end - line));
    const char *at = strstr(copy, subject);
    if (at != NULL && strstr(at + strlen(subject), rest) != NULL) {
      return true;
    }
    line = end + 1;
  }
  return false;
}

static void
assert_has(const GString *triples, const char *subject, const char *rest)
{
  if (!has(triples, subject, rest)) {
    g_error("no statement \"%s ... %s\"", subject, rest);
  }
}

static void
assert_lacks(const GString *triples, const char *subject, const char *rest)
{
  if (has(triples, subject, rest)) {
    g_error("there is a statement \"%s ... %s\"", subject, rest);
  }
}

static void
test_article(void)
{
  static const char article[] =
      "<https://berita.contoh.id/politik/satu%20data?x=%7B1%7D>";
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_has(t, article, RDF_TYPE "<https://schema.org/NewsArticle> .");
  assert_has(t, article, "identifier> \"contoh/satu\" .");
  assert_has(t, article, "headline> \"Menteri menuduh \\\"Cakrawala\\\"\"@id");
  // 23.30 UTC is the next day in Jakarta.
  assert_has(t, article,
             "datePublished> \"2019-05-21\"^^<" WARTA_NS_XSD "date>");
  assert_has(t, article,
             "issued> \"2019-05-20T23:30:00Z\"^^<" WARTA_NS_XSD "dateTime>");
  assert_has(t, article, "author> \"Ani \\\\ Budi\" .");
  assert_has(t, article, "publisher> <" BASE "actor/berita-contoh>");
  assert_has(t, "actor/berita-contoh>", "label> \"Berita Contoh\"@id");
  assert_lacks(t, "actor/berita-contoh>", "ns#Actor>");
  assert_has(t, "#char=0,185>", "sourceUrl> <https://berita.contoh.id/");
  assert_lacks(t, "#char=0,185>", "isString>");
  assert_has(t, "/graph/", "wasGeneratedBy> <" BASE "run/");
  assert_has(t, "/run/", RDF_TYPE "<" WARTA_NS_PROV "Activity>");
  assert_has(t, "/dataset/", RDF_TYPE "<" WARTA_NS_VOID "Dataset>");
  assert_has(t, "/dataset/", "uriSpace> \"" BASE "\" .");
  assert_has(t, "/dataset/", "vocabulary> <" WARTA_NS_WG ">");
}

static void
test_mentions(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  // Offsets and words are those of the text as given: one code point of a byte
  // order mark before everything, one of a soft hyphen inside.
  assert_has(t, "#char=46,56>", "beginIndex> \"46\"^^");
  assert_has(t, "#char=46,56>", "anchorOf> \"Cakra\xC2\xADwala\" .");
  assert_has(t, "#char=46,56>", "referenceContext> <" BASE "text/");
  assert_has(t, "actor/pt-cakrawala>", "denotedBy> <" BASE "text/");
  assert_has(t, "-27>", "ns#timeMention> <" BASE "text/");
  assert_has(t, "#char=170,181>", RDF_TYPE "<" WARTA_NS_WG "TimeExpression>");
  assert_has(t, "#char=170,181>", "timeValue> \"2019-W22\" .");
}

static void
test_details(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_has(t, "-27>", "ns#mode> <" WARTA_NS_WGC "ACCUSE-allege>");
  assert_has(t, "-27>", "ns#score> \"-3.5\"^^<" WARTA_NS_XSD "decimal>");
  assert_has(t, "-27>", "ns#quadClass> \"VX\" .");
  assert_has(t, "-27>", "ns#cameo> \"112\" .");
  assert_lacks(t, "-27>", "ns#auxiliaryMode>");
  assert_has(t, "-93>", "ns#auxiliaryMode> \"negated\" .");
  assert_has(t, "-93>", "ns#injured> \"12\"^^<" WARTA_NS_XSD "integer>");
  assert_has(t, "-150>", "ns#auxiliaryMode> \"future\" .");
  assert_has(t, "-150>", "ns#amount> \"1.5\"^^<" WARTA_NS_XSD "decimal>");
  assert_has(t, "-150>", "ns#currency> \"IDR\" .");
  assert_lacks(t, "-150>", "ns#unit>");
  g_autoptr(GString) none = triples(WARTA_PROVENANCE_GRAPH, false);
  assert_lacks(none, "-27>", "ns#timeMention>");
}

static void
test_plain_fact(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_has(t, "-27>", RDF_TYPE "<" WARTA_NS_WG "Event>");
  assert_has(t, "-27>", RDF_TYPE "<" WARTA_NS_SEM "Event>");
  assert_lacks(t, "-27>", RDF_TYPE "<" WARTA_NS_WG "Claim>");
  assert_lacks(t, "-27>", RDF_TYPE "<" WARTA_NS_WG "UnassertedEvent>");
  assert_has(t, "-27>", "ns#action> <" WARTA_NS_WGA "menuduh>");
  assert_has(t, "action/menuduh>", "prefLabel> \"menuduh\"@id");
  assert_has(t, "-27>", "ns#class> <" WARTA_NS_WGC "ACCUSE>");
  assert_has(t, "-27>", "ns#agent> <" BASE "actor/retno-marsudi>");
  assert_has(t, "-27>", "ns#target> <" BASE "actor/pt-cakrawala>");
  assert_has(t, "-27>", "sem/hasPlace> <" BASE "thing/bandung>");
  assert_has(t, "-27>", "hasTimeStamp> \"2019-05-20\"^^<");
  assert_has(t, "-27>", "polarity> <" WARTA_NS_WG "Affirmed>");
  assert_has(t, "-27>", "factuality> <" WARTA_NS_WG "Asserted>");
  assert_has(t, "-27>", "voice> <" WARTA_NS_WG "Active>");
  assert_has(t, "-27>", "confidence> \"0.93\"^^<" WARTA_NS_XSD "decimal>");
  assert_has(t, "-27>", "wasDerivedFrom> <https://berita.contoh.id/");
}

static void
test_denied_claim(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_lacks(t, "-93>", RDF_TYPE "<" WARTA_NS_SEM "Event>");
  assert_has(t, "-93>", RDF_TYPE "<" WARTA_NS_WG "Claim>");
  assert_has(t, "-93>", RDF_TYPE "<" WARTA_NS_WG "UnassertedEvent>");
  assert_has(t, "-93>", "polarity> <" WARTA_NS_WG "Negated>");
  assert_has(t, "-93>", "accordingTo> <" BASE "actor/pt-cakrawala>");
  assert_has(t, "-93>", "partOfClaim> <" BASE "event/");
  assert_has(t, "-114>", "quotation> <" BASE "quotation/");
  assert_has(t, "/quotation/", "text> \"Kami tidak menjual data warga,\"@id");
  assert_has(t, "/quotation/", "spokenByCharacter> <" BASE "actor/pt-cakra");
}

static void
test_plan(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_lacks(t, "-150>", RDF_TYPE "<" WARTA_NS_SEM "Event>");
  assert_lacks(t, "-150>", RDF_TYPE "<" WARTA_NS_WG "Claim>");
  assert_has(t, "-150>", RDF_TYPE "<" WARTA_NS_WG "UnassertedEvent>");
  assert_has(t, "-150>", "hasBeginTimeStamp> \"2019-05-27\"^^<");
  assert_has(t, "-150>", "hasEndTimeStamp> \"2019-06-02\"^^<");
  assert_lacks(t, "-150>", "hasTimeStamp>");
}

static void
test_entities(void)
{
  g_autoptr(GString) t = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_has(t, "actor/retno-marsudi>", RDF_TYPE "<" WARTA_NS_WG "Actor>");
  assert_has(t, "actor/retno-marsudi>", "schema.org/Person>");
  assert_has(t, "actor/retno-marsudi>", "label> \"Retno Marsudi\"@id");
  assert_has(t, "actor/retno-marsudi>", "altLabel> \"Menteri Retno\"@id");
  assert_has(t, "actor/retno-marsudi>", "office> \"Menteri Luar Negeri\"@id");
  assert_has(t, "actor/retno-marsudi>", "sameAs> <" WARTA_NS_WD "Q7316646>");
  assert_lacks(t, "actor/pt-cakrawala>", "sameAs>"); // not an identifier
  assert_has(t, "-warga-bandung>", "ns#Group>");     // unnamed: of this article
  assert_lacks(t, "actor/warga-bandung>", "");
  assert_has(t, "thing/bandung>", RDF_TYPE "<" WARTA_NS_WG "Thing>");
  assert_has(t, "-data-warga>", RDF_TYPE "<" WARTA_NS_WG "Thing>");
  assert_lacks(t, "tidak-ada", "");
}

static void
test_levels(void)
{
  g_autoptr(GString) none = triples(WARTA_PROVENANCE_NONE, true);
  assert_has(none, "-27>", "ns#agent>");
  assert_lacks(none, "contoh/satu", "");
  assert_lacks(none, "denotedBy", "");
  assert_lacks(none, "prov#", "");
  assert_lacks(none, "void#", "");
  g_autoptr(GString) graph = triples(WARTA_PROVENANCE_GRAPH, true);
  assert_has(graph, "identifier> \"contoh/satu\"", "");
  assert_has(graph, "-27>", "wasDerivedFrom>");
  assert_lacks(graph, "denotedBy", "");
  assert_lacks(graph, "nif-core", "");
  g_autoptr(GString) text = triples(WARTA_PROVENANCE_MENTIONS, true);
  assert_has(text, "#char=0,185>", "isString> \"\xEF\xBB\xBFMenteri Luar");
}

/// Everything that stands between the first "/folder/" and the next ">".
static char *
part_of_iri(const GString *t, const char *folder)
{
  const char *begin = strstr(t->str, folder);
  g_assert_nonnull(begin);
  begin += strlen(folder);
  return g_strndup(begin, strcspn(begin, ">-#"));
}

static void
test_identifiers(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  g_autoptr(GString) first = rdf_write(WARTA_OUTPUT_NQUADS, doc, NULL);
  g_autoptr(GString) again = rdf_write(WARTA_OUTPUT_NQUADS, doc, NULL);
  g_assert_cmpstr(first->str, ==, again->str);
  doc->given_length -= 4;
  g_autoptr(GString) shorter = rdf_write(WARTA_OUTPUT_NQUADS, doc, NULL);
  g_autofree char *text = part_of_iri(first, "/text/");
  g_autofree char *other_text = part_of_iri(shorter, "/text/");
  g_assert_cmpstr(text, !=, other_text);
  // A corrected text replaces the old one: the graph keeps its name.
  g_autofree char *graph = part_of_iri(first, "> <" BASE "graph/");
  g_autofree char *same_graph = part_of_iri(shorter, "> <" BASE "graph/");
  g_assert_cmpstr(graph, ==, same_graph);
}

static void
test_article_without_page(void)
{
  static const char *const urls[] = {NULL,
                                     "",
                                     "www.contoh.id/berita",
                                     "https://contoh.id",
                                     "https://",
                                     "https://contoh.id/",
                                     "https://contoh.id/#x",
                                     "file:///etc/x",
                                     "https://contoh.id:x/y"};
  for (size_t i = 0; i < G_N_ELEMENTS(urls); ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    doc->url = urls[i];
    g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, NULL);
    assert_has(t, "<" BASE "article/", RDF_TYPE);
  }
}

static void
test_partial_dates(void)
{
  static const struct {
    WartaTimeValue value;
    const char *expected; // NULL: none
  } cases[] = {
      {{WARTA_TIME_MONTH, {2019, 5, 0}, {0}, NULL},
       "\"2019-05\"^^<" WARTA_NS_XSD "gYearMonth>"},
      {{WARTA_TIME_YEAR, {2019, 0, 0}, {0}, NULL},
       "\"2019\"^^<" WARTA_NS_XSD "gYear>"},
      {{WARTA_TIME_MONTH_DAY, {0, 8, 23}, {0}, NULL},
       "\"--08-23\"^^<" WARTA_NS_XSD "gMonthDay>"},
      {{WARTA_TIME_ANY_MONTH, {0, 8, 0}, {0}, NULL},
       "\"--08\"^^<" WARTA_NS_XSD "gMonth>"},
      {{WARTA_TIME_DAY, {2019, 2, 30}, {0}, NULL}, NULL},
      {{WARTA_TIME_YEAR, {-44, 0, 0}, {0}, NULL}, NULL},
      {{WARTA_TIME_YEAR, {32000, 0, 0}, {0}, NULL}, NULL},
      {{WARTA_TIME_NONE, {2019, 5, 1}, {0}, NULL}, NULL},
      {{WARTA_TIME_CLOCK, {0}, {0}, "09:30"}, NULL},
      {{WARTA_TIME_DURATION, {0}, {0}, "P3D"}, NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    doc->times[0].value = cases[i].value;
    g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, NULL);
    if (cases[i].expected != NULL) {
      assert_has(t, "-27>", cases[i].expected);
    } else {
      assert_lacks(t, "-27>", "TimeStamp>");
    }
  }
}

static void
test_time_stamp(void)
{
  g_autoptr(GString) without = triples(WARTA_PROVENANCE_GRAPH, false);
  assert_lacks(without, "endedAtTime", "");
  g_setenv("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  g_autoptr(GString) with = triples(WARTA_PROVENANCE_GRAPH, false);
  assert_has(with, "endedAtTime>", "\"2023-11-14T22:13:20Z\"^^");
  g_setenv("SOURCE_DATE_EPOCH", "kemarin", TRUE);
  g_autoptr(GString) bad = triples(WARTA_PROVENANCE_GRAPH, false);
  assert_lacks(bad, "endedAtTime", "");
  g_unsetenv("SOURCE_DATE_EPOCH");
}

static void
test_direct_edges(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  const WartaGraphOptions options = {.direct_edges = true};
  g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, &options);
  assert_has(t, "actor/retno-marsudi> <" WARTA_NS_WGA "menuduh> <",
             "actor/pt-cakrawala>");
  assert_lacks(t, "> <" WARTA_NS_WGA "menggugat> <", ""); // a plan
  assert_lacks(t, "> <" WARTA_NS_WGA "menjual> <", "");   // denied
  g_autoptr(GString) without = triples(WARTA_PROVENANCE_MENTIONS, false);
  assert_lacks(without, "> <" WARTA_NS_WGA "menuduh> <", "");
}

static void
test_missing_parts(void)
{
  static const char *const codes[] = {NULL, "", "tuduh", "ACCUSE/x"};
  for (size_t i = 0; i < G_N_ELEMENTS(codes); ++i) {
    g_autoptr(WartaDocument) doc = example_document();
    doc->events[0].event_class = codes[i];
    doc->events[0].action = NULL;
    doc->events[0].confidence = -1;
    doc->entities[0].label = "";
    doc->entities[1].label = NULL;
    g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, NULL);
    assert_has(t, "-27>", "ns#class> <" WARTA_NS_WGC "ACT>");
    assert_lacks(t, "-27>", "ns#action>");
    assert_has(t, "-27>", "confidence> \"0.0\"^^");
    assert_has(t, "actor/retno-marsudi>", "label> \"?\"@id");
    assert_has(t, "actor/pt-cakrawala>", "label> \"?\"@id");
  }
}

static void
test_equal_slugs(void)
{
  g_autoptr(WartaDocument) doc = example_document();
  doc->entities[1].slug = doc->entities[0].slug;
  g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, NULL);
  assert_has(t, "actor/retno-marsudi>", "label> \"Retno Marsudi\"@id");
  assert_has(t, "actor/retno-marsudi.2>", "label> \"PT Cakrawala\"@id");
}

static void
test_empty_document(void)
{
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->id = "kosong";
  doc->given = "";
  doc->text = "";
  doc->map = warta_text_map_new(doc->arena, "", 0, NULL, 0);
  g_autoptr(GString) t = rdf_write(WARTA_OUTPUT_NTRIPLES, doc, NULL);
  assert_has(t, "<" BASE "article/", "identifier> \"kosong\"");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_unsetenv("SOURCE_DATE_EPOCH");
  g_test_add_func("/build/article", test_article);
  g_test_add_func("/build/mentions", test_mentions);
  g_test_add_func("/build/details", test_details);
  g_test_add_func("/build/plain-fact", test_plain_fact);
  g_test_add_func("/build/denied-claim", test_denied_claim);
  g_test_add_func("/build/plan", test_plan);
  g_test_add_func("/build/entities", test_entities);
  g_test_add_func("/build/levels", test_levels);
  g_test_add_func("/build/identifiers", test_identifiers);
  g_test_add_func("/build/without-page", test_article_without_page);
  g_test_add_func("/build/partial-dates", test_partial_dates);
  g_test_add_func("/build/time-stamp", test_time_stamp);
  g_test_add_func("/build/direct-edges", test_direct_edges);
  g_test_add_func("/build/missing-parts", test_missing_parts);
  g_test_add_func("/build/equal-slugs", test_equal_slugs);
  g_test_add_func("/build/empty", test_empty_document);
  return g_test_run();
}
