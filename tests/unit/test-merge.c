// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Actors are written one a line:
//
//   slug | kind | label | other names | offices | Wikidata id
//
// with ";" between several, and kind P person or O organisation.

#include "merge/links.h"
#include "merge/names.h"

#include <glib/gstdio.h>
#include <string.h>

#define BASE "https://contoh.id/actor/"

static void
append_texts(GString *out, const char *subject, const char *predicate,
             const char *list)
{
  g_auto(GStrv) texts = g_strsplit(list, ";", -1);
  for (uint32_t i = 0; texts[i] != NULL; ++i) {
    g_strstrip(texts[i]);
    if (texts[i][0] != '\0') {
      g_string_append_printf(out, "<%s> <%s> \"%s\"@id .\n", subject, predicate,
                             texts[i]);
    }
  }
}

static void
append_actor(GString *out, const char *row)
{
  g_auto(GStrv) f = g_strsplit(row, "|", -1);
  for (uint32_t i = 0; i < 6; ++i) {
    g_strstrip(f[i]);
  }
  g_autofree char *subject = g_strconcat(BASE, f[0], NULL);
  const WartaVocabTerm types[] = {
      WARTA_TERM_WG_ACTOR, f[1][0] == 'P' ? WARTA_TERM_SCHEMA_PERSON
                                          : WARTA_TERM_SCHEMA_ORGANIZATION};
  for (size_t i = 0; i < G_N_ELEMENTS(types); ++i) {
    g_string_append_printf(out, "<%s> <%stype> <%s> .\n", subject, WARTA_NS_RDF,
                           warta_vocab[types[i]].iri);
  }
  append_texts(out, subject, WARTA_NS_RDFS "label", f[2]);
  append_texts(out, subject, WARTA_NS_SKOS "altLabel", f[3]);
  append_texts(out, subject, WARTA_NS_WG "office", f[4]);
  if (f[5][0] != '\0') {
    g_string_append_printf(out, "<%s> <%ssameAs> <%s%s> .\n", subject,
                           WARTA_NS_OWL, WARTA_NS_WD, f[5]);
  }
}

static char *
write_actors(const char *rows)
{
  char *path = g_build_filename(g_get_tmp_dir(), "warta-merge.nt", NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(rows, "\n", -1);
  for (uint32_t i = 0; lines[i] != NULL; ++i) {
    if (lines[i][0] != '\0') {
      append_actor(text, lines[i]);
    }
  }
  g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
  return path;
}

static void
append_link(const WartaGraph *graph, uint32_t index, GString *out)
{
  const WartaStatement *link = warta_graph_statement(graph, index);
  const WartaStatement *why = warta_graph_statement(graph, index + 1);
  g_assert_cmpuint(link->predicate, ==, WARTA_TERM_WG_SAME_ACTOR_AS);
  g_assert_cmpuint(why->predicate, ==, WARTA_TERM_WG_MERGED_BECAUSE);
  g_assert_cmpuint(why->subject, ==, link->subject);
  g_string_append_printf(
      out, "%s%s=%s %s", out->len == 0 ? "" : ", ",
      warta_graph_node(graph, link->subject)->text + strlen(BASE),
      warta_graph_node(graph, link->object)->text + strlen(BASE),
      warta_graph_node(graph, why->object)->text + strlen(WARTA_NS_WG));
}

/// Check the links: "from=to Reason" separated by ", ".
static void
check_choices(const char *rows, const char *choices, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = write_actors(rows);
  g_autofree char *file =
      g_build_filename(g_get_tmp_dir(), "warta-choices.tsv", NULL);
  g_assert_true(
      g_file_set_contents(file, choices == NULL ? "" : choices, -1, NULL));
  g_autoptr(WartaMerger) merger = warta_merger_new(file, NULL, NULL, &error);
  g_assert_no_error(error);
  g_assert_true(warta_merger_add_export(merger, path, &error));
  g_autoptr(WartaGraph) graph = warta_graph_new(NULL, NULL);
  WartaMergeStats stats = {0};
  warta_graph_set_merges(graph, merger, &stats);
  g_assert_cmpuint(stats.links * 2, ==, graph->statements->len);
  g_autoptr(GString) got = g_string_new(NULL);
  for (uint32_t i = 0; i < graph->statements->len; i += 2) {
    append_link(graph, i, got);
  }
  g_assert_cmpstr(got->str, ==, expected);
  g_remove(path);
  g_remove(file);
}

static void
check_links(const char *rows, const char *expected)
{
  check_choices(rows, NULL, expected);
}

static void
test_short_names(void)
{
  check_links("lavrov-1 | P | Lavrov | | Menlu Rusia | \n"
              "sergei-lavrov | P | Sergei Lavrov | | Menlu Rusia | Q58217\n",
              "lavrov-1=sergei-lavrov ShortName");
  check_links("lavrov-1 | P | Lavrov | | Menlu Rusia | \n"
              "sergei-lavrov | P | Sergei Lavrov | | Menlu Rusia sejak 2004 | ",
              "lavrov-1=sergei-lavrov ShortName");
  // Nothing on a bare surname, with an office that many have, or with another
  check_links("lavrov-1 | P | Lavrov | | | \n"
              "sergei-lavrov | P | Sergei Lavrov | | Menlu Rusia | \n",
              "");
  check_links("budi-1 | P | Budi | | direktur | \n"
              "budi-raya | P | Budi Raya | | direktur | \n",
              "");
  check_links("lavrov-1 | P | Lavrov | | Dubes Rusia | \n"
              "sergei-lavrov | P | Sergei Lavrov | | Menlu Rusia | \n",
              "");
  // Two that fit
  check_links("budi-1 | P | Budi | | Kapolres Kota Lama | \n"
              "budi-raya | P | Budi Raya | | Kapolres Kota Lama | \n"
              "budi-jaya | P | Budi Jaya | | Kapolres Kota Lama | \n",
              "");
  // A body is not a person
  check_links("surya-1 | O | Surya | | Ketua Umum Raya | \n"
              "surya-raya | P | Surya Raya | | Ketua Umum Raya | \n",
              "");
}

static void
test_acronyms(void)
{
  check_links("lcm | O | LCM | | | \n"
              "lembaga-cuaca | O | Lembaga Cuaca Maritim | LCM | | \n",
              "lcm=lembaga-cuaca Acronym");
  check_links("lcm | O | LCM | | | \n"
              "lembaga-cuaca | O | Lembaga Cuaca Maritim | LCM | | \n"
              "liga-catur | O | Liga Catur Mini | LCM | | \n",
              "");
  check_links("lcm | O | LCM | | | \n"
              "lembaga-cuaca | O | Lembaga Cuaca Maritim | | | \n",
              "");
  check_links("lcm | O | LCM | | | Q1\n"
              "lembaga-cuaca | O | Lembaga Cuaca Maritim | LCM | | Q2\n",
              "");
}

static void
test_other_names(void)
{
  check_links("rini-astuti | P | Rini Astuti | | | \n"
              "rini-astuti-dewi | P | Rini Astuti Dewi | Rini Astuti;Rini | | ",
              "rini-astuti=rini-astuti-dewi OtherName");
  check_links("rini-astuti | P | Rini Astuti | | Bupati Kota Lama | \n"
              "rini-astuti-dewi | P | Rini Astuti Dewi | Rini Astuti | "
              "pelatih Persikala Kota | ",
              "");
  // Others have such an office too
  check_links("dinas-pasar | O | Dinas Pasar | | | \n"
              "dinas-pasar-kota-lama | O | Dinas Pasar Kota Lama | Dinas Pasar "
              "| | ",
              "");
}

static void
test_same_office(void)
{
  check_links("lavrov-1 | P | Lavrov | | Menlu Rusia | \n"
              "lavrov-2 | P | Lavrov | | Menlu Rusia | \n"
              "lavrov-3 | P | Lavrov | | Menlu Rusia sejak 2004 | \n",
              "lavrov-2=lavrov-1 SameOffice, lavrov-3=lavrov-1 SameOffice");
  check_links("lavrov-1 | P | Lavrov | | Menlu Rusia | \n"
              "lavrov-2 | P | Lavrov | | Dubes Rusia | \n"
              "lavrov-3 | P | Lavrov | | | \n",
              "");
  check_links("surya-1 | P | Surya | | Menkeu | \n"
              "surya-2 | P | Surya | | mantan Menteri Keuangan | \n",
              "surya-2=surya-1 SameOffice");
  check_links("surya-1 | P | Surya | | Direktur | \n"
              "surya-2 | P | Surya | | Direktur Utama | \n",
              "");
}

static void
test_other_office(void)
{
  // One IRI for one name; the articles say different things of him
  check_links("budi-raya | P | Budi Raya | | Kapolres Kota Lama;Rektor "
              "Universitas Raya | \n",
              "budi-raya=budi-raya OtherOffice");
  check_links("budi-raya | P | Budi Raya | | Kapolres Kota Lama;mantan "
              "Kapolres Kota Lama | \n",
              "");
  check_links("budi-raya | P | Budi Raya | | Menkeu;Menteri Keuangan | \n", "");
  check_links("budi-raya | P | Budi Raya | | Dirut BEI;Direktur Utama Bursa "
              "Efek Indonesia | \n",
              "");
  check_links("budi-raya | P | Budi Raya | | Direktur Bank Jaya;Direktur | \n",
              "");
  // Who is identified needs no reason
  check_links("budi-raya | P | Budi Raya | | Kapolres Kota Lama;Rektor "
              "Universitas Raya | Q5\n",
              "");
}

static void
test_identifiers(void)
{
  check_links("a-raya | O | A Raya | | | Q7\nb-jaya | O | B Jaya | | | Q7\n",
              "b-jaya=a-raya SameIdentifier");
}

static void
test_choices(void)
{
  static const char rows[] =
      "lavrov-1 | P | Lavrov | | Menlu Rusia | \n"
      "sergei-lavrov | P | Sergei Lavrov | | Menlu Rusia | Q58217\n"
      "si-anu | P | Si Anu | | | Q5\n";
  check_choices(rows, "forbid\tlavrov-1\tQ58217\n", "");
  check_choices(rows, "force\tLavrov\t" BASE "si-anu\n",
                "lavrov-1=si-anu UserChoice");
  // Not by way of a third either
  check_choices(rows, "force\tSi Anu\tsergei-lavrov\nforbid\tLavrov\tSi Anu\n",
                "si-anu=sergei-lavrov UserChoice");
  // Who is not there is passed over
  check_choices(rows, "force\tEntah\tSi Anu\n",
                "lavrov-1=sergei-lavrov ShortName");
}

static void
test_unnamed_are_left_out(void)
{
  check_links("0123456789abcdef-warga | P | warga | | Ketua RT Satu | \n"
              "warga-desa | P | warga desa | | Ketua RT Satu | \n",
              "");
}

static void
test_keys(void)
{
  g_autofree char *key = warta_name_key("  Dr. H. Ma'ruf—Amin (MA)");
  g_assert_cmpstr(key, ==, "dr h ma ruf amin ma");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/merge/short-names", test_short_names);
  g_test_add_func("/merge/acronyms", test_acronyms);
  g_test_add_func("/merge/other-names", test_other_names);
  g_test_add_func("/merge/same-office", test_same_office);
  g_test_add_func("/merge/other-office", test_other_office);
  g_test_add_func("/merge/identifiers", test_identifiers);
  g_test_add_func("/merge/choices", test_choices);
  g_test_add_func("/merge/unnamed", test_unnamed_are_left_out);
  g_test_add_func("/merge/keys", test_keys);
  return g_test_run();
}
