// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "export/build.h"

#include <string.h>

/// Return SOURCE_DATE_EPOCH as xsd:dateTime, or NULL if it is not set: no
/// other clock is ever looked at.
static char *
time_stamp(void)
{
  const char *value = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  if (value == NULL ||
      !g_ascii_string_to_signed(value, 10, 0, G_MAXINT32 * INT64_C(100),
                                &seconds, NULL)) {
    return NULL;
  }
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
  return time != NULL ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

char *
warta_build_run_hash(const WartaGraph *graph)
{
  enum { HASH_DIGITS = 16 };
  g_autofree char *stamp = time_stamp();
  g_autofree char *key = g_strdup_printf(
      "%s|%s|%d|%d|%d|%s", WARTA_VERSION, graph->options.base_iri,
      (int)graph->options.provenance, graph->options.with_text ? 1 : 0,
      graph->options.direct_edges ? 1 : 0, stamp != NULL ? stamp : "");
  char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
  hash[HASH_DIGITS] = '\0';
  return hash;
}

static uint32_t
node_of_base(WartaGraph *graph, const char *folder, const char *name)
{
  g_autofree char *iri =
      g_strconcat(graph->options.base_iri, folder, name, NULL);
  return warta_graph_checked_iri(graph, iri, strlen(iri));
}

uint32_t
warta_build_run_node(WartaGraph *graph)
{
  g_autofree char *hash = warta_build_run_hash(graph);
  return node_of_base(graph, "run/", hash);
}

static uint32_t
state_software(WartaGraph *graph)
{
  static const char label[] = "wartagraf " WARTA_VERSION;
  const uint32_t software =
      node_of_base(graph, "software/wartagraf-", WARTA_VERSION);
  warta_graph_state(graph, software, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_PROV_SOFTWARE_AGENT));
  warta_graph_state(graph, software, WARTA_TERM_RDFS_LABEL,
                    warta_graph_string(graph, label, sizeof(label) - 1, false));
  warta_graph_state(
      graph, software, WARTA_TERM_SCHEMA_SOFTWARE_VERSION,
      warta_graph_string(graph, WARTA_VERSION, strlen(WARTA_VERSION), false));
  return software;
}

/// Describe what the run writes, for those who look for data sets.
static void
state_dataset(WartaGraph *graph, const char *hash, uint32_t run)
{
  static const char title[] = "Graf pengetahuan dari berita";
  // The first two are for mentions only.
  static const WartaPrefix vocabularies[] = {
      WARTA_PREFIX_GAF, WARTA_PREFIX_NIF,  WARTA_PREFIX_WG,
      WARTA_PREFIX_SEM, WARTA_PREFIX_PROV, WARTA_PREFIX_SCHEMA,
      WARTA_PREFIX_SKOS};
  const char *base = graph->options.base_iri;
  const uint32_t dataset = node_of_base(graph, "dataset/", hash);
  warta_graph_state(graph, dataset, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_VOID_DATASET));
  warta_graph_state(graph, dataset, WARTA_TERM_DCTERMS_TITLE,
                    warta_graph_string(graph, title, sizeof(title) - 1, true));
  warta_graph_state(graph, dataset, WARTA_TERM_PROV_WAS_GENERATED_BY, run);
  warta_graph_state(graph, dataset, WARTA_TERM_VOID_URI_SPACE,
                    warta_graph_string(graph, base, strlen(base), false));
  const bool mentions = graph->options.provenance == WARTA_PROVENANCE_MENTIONS;
  for (size_t i = mentions ? 0 : 2; i < G_N_ELEMENTS(vocabularies); ++i) {
    warta_graph_state(
        graph, dataset, WARTA_TERM_VOID_VOCABULARY,
        warta_graph_iri(graph, warta_prefixes[vocabularies[i]].iri));
  }
}

void
warta_graph_set_run(WartaGraph *graph)
{
  g_return_if_fail(graph != NULL);
  warta_graph_clear(graph);
  g_autofree char *hash = warta_build_run_hash(graph);
  graph->name = node_of_base(graph, "graph/", hash);
  if (graph->options.provenance != WARTA_PROVENANCE_NONE) {
    const uint32_t run = warta_build_run_node(graph);
    warta_graph_state(graph, run, WARTA_TERM_RDF_TYPE,
                      warta_graph_term(graph, WARTA_TERM_PROV_ACTIVITY));
    g_autofree char *stamp = time_stamp();
    if (stamp != NULL) {
      warta_graph_state(
          graph, run, WARTA_TERM_PROV_ENDED_AT_TIME,
          warta_graph_typed(graph, stamp, WARTA_TERM_XSD_DATE_TIME));
    }
    warta_graph_state(graph, run, WARTA_TERM_PROV_WAS_ASSOCIATED_WITH,
                      state_software(graph));
    state_dataset(graph, hash, run);
  }
  warta_graph_group(graph);
}
