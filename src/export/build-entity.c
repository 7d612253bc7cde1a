// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "export/build.h"

#include <string.h>

/* ---- Mentions ---- */

static uint32_t
mention_node(WartaBuilder *b, WartaSpan span)
{
  WartaGraph *graph = b->graph;
  const uint32_t n_before = graph->nodes->len;
  g_string_assign(b->scratch, b->context_iri->str);
  g_string_append_printf(b->scratch, "%u,%u",
                         warta_text_map_char(b->doc->map, span.begin),
                         warta_text_map_char(b->doc->map, span.end));
  const uint32_t node =
      warta_graph_checked_iri(graph, b->scratch->str, b->scratch->len);
  if (node >= n_before) {
    const WartaMention mention = {node, span};
    g_array_append_val(b->spans, mention);
  }
  return node;
}

void
warta_build_mention(WartaBuilder *b, uint32_t subject, WartaVocabTerm predicate,
                    WartaSpan span)
{
  if (b->mentions && span.begin < span.end) {
    warta_graph_state(b->graph, subject, predicate, mention_node(b, span));
  }
}

void
warta_build_denote(WartaBuilder *b, uint32_t subject, WartaSpan span)
{
  warta_build_mention(b, subject, WARTA_TERM_GAF_DENOTED_BY, span);
}

static int
compare_mentions(const void *a, const void *b)
{
  const WartaSpan left = ((const WartaMention *)a)->span;
  const WartaSpan right = ((const WartaMention *)b)->span;
  if (left.begin != right.begin) {
    return left.begin < right.begin ? -1 : 1;
  }
  return (left.end > right.end) - (left.end < right.end);
}

static void
state_mention(WartaBuilder *b, const WartaMention *mention)
{
  WartaGraph *graph = b->graph;
  const WartaTextMap *map = b->doc->map;
  const uint32_t begin = warta_text_map_byte(map, mention->span.begin);
  const uint32_t end = warta_text_map_byte(map, mention->span.end);
  const uint32_t chars[] = {warta_text_map_char(map, mention->span.begin),
                            warta_text_map_char(map, mention->span.end)};
  warta_graph_state(graph, mention->node, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, WARTA_TERM_NIF_PHRASE));
  warta_graph_state(
      graph, mention->node, WARTA_TERM_NIF_BEGIN_INDEX,
      warta_graph_number(graph, chars[0], WARTA_TERM_XSD_NON_NEGATIVE_INTEGER));
  warta_graph_state(
      graph, mention->node, WARTA_TERM_NIF_END_INDEX,
      warta_graph_number(graph, chars[1], WARTA_TERM_XSD_NON_NEGATIVE_INTEGER));
  warta_graph_state(
      graph, mention->node, WARTA_TERM_NIF_ANCHOR_OF,
      warta_graph_string(graph, b->doc->given + begin, end - begin, false));
  warta_graph_state(graph, mention->node, WARTA_TERM_NIF_REFERENCE_CONTEXT,
                    b->context);
}

void
warta_build_mentions(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  const uint32_t type =
      warta_graph_term(b->graph, WARTA_TERM_WG_TIME_EXPRESSION);
  for (uint32_t t = 0; t < doc->n_times; ++t) {
    mention_node(b, doc->times[t].span);
  }
  g_array_sort(b->spans, compare_mentions);
  for (uint32_t m = 0; m < b->spans->len; ++m) {
    state_mention(b, &g_array_index(b->spans, WartaMention, m));
  }
  for (uint32_t t = 0; t < doc->n_times; ++t) {
    const uint32_t node = mention_node(b, doc->times[t].span);
    warta_graph_state(b->graph, node, WARTA_TERM_RDF_TYPE, type);
    warta_build_string(b, node, WARTA_TERM_WG_TIME_VALUE,
                       doc->times[t].value.iso, false);
  }
}

/* ---- Entities ---- */

enum { USED = 1 << 0, NAMED = 1 << 1 };

static void
mark(const WartaDocument *doc, uint8_t *marks, uint32_t entity, int bits)
{
  if (entity < doc->n_entities) {
    marks[entity] = (uint8_t)(marks[entity] | bits);
  }
}

/// Return for each participant whether a role or a quotation has it.
static const bool *
participants_in_use(const WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  bool *in_use =
      warta_arena_array(b->graph->arena, bool, doc->n_participants + 1U);
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    const WartaEvent *event = &doc->events[e];
    for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
      in_use[doc->arguments[a].participant] = true;
    }
  }
  for (uint32_t q = 0; q < doc->n_quotes; ++q) {
    if (doc->quotes[q].speaker < doc->n_participants) {
      in_use[doc->quotes[q].speaker] = true;
    }
  }
  return in_use;
}

/// Say of each entity whether the article names it or uses it in a role.
static const uint8_t *
mark_entities(const WartaBuilder *b, const bool *in_use)
{
  const WartaDocument *doc = b->doc;
  uint8_t *marks =
      warta_arena_array(b->graph->arena, uint8_t, doc->n_entities + 1U);
  for (uint32_t n = 0; n < doc->n_names; ++n) {
    mark(doc, marks, doc->names[n].entity, USED | NAMED);
  }
  for (uint32_t p = 0; p < doc->n_participants; ++p) {
    if (in_use[p]) {
      mark(doc, marks, doc->participants[p].entity, USED);
    }
  }
  return marks;
}

/// Return the node of an entity.  What has a name is the same in all articles;
/// "para warga" and "peralatan itu" are others in each.
static uint32_t
name_entity(WartaBuilder *b, const WartaEntity *entity, bool named)
{
  const bool shared = entity->known || (entity->actor && named);
  g_autoptr(GString) name = g_string_new(NULL);
  if (!shared) {
    g_string_printf(name, "%s-", b->hash);
  }
  warta_iri_append_segment(name, *entity->slug != '\0' ? entity->slug : "x");
  const char *folder = entity->actor ? "actor/" : "thing/";
  uint32_t n_before = b->graph->nodes->len;
  uint32_t node = warta_build_iri(b, folder, name->str);
  for (unsigned i = 2; node < n_before; ++i) {
    g_autofree char *other = g_strdup_printf("%s.%u", name->str, i);
    n_before = b->graph->nodes->len;
    node = warta_build_iri(b, folder, other);
  }
  return node;
}

static WartaVocabTerm
kind_term(WartaKind kind)
{
  switch (kind) {
  case WARTA_KIND_PERSON:
    return WARTA_TERM_SCHEMA_PERSON;
  case WARTA_KIND_ORGANIZATION:
    return WARTA_TERM_SCHEMA_ORGANIZATION;
  case WARTA_KIND_COUNTRY:
    return WARTA_TERM_SCHEMA_COUNTRY;
  case WARTA_KIND_PLACE:
    return WARTA_TERM_SCHEMA_PLACE;
  case WARTA_KIND_GROUP:
    return WARTA_TERM_WG_GROUP;
  case WARTA_KIND_OTHER:
  case WARTA_KIND_EVENT:
  case WARTA_KIND_LAW:
  case WARTA_KIND_PRODUCT:
    break;
  }
  return WARTA_N_TERMS;
}

/// Whether it is "Q" and a number.
static bool
is_wikidata_id(const char *qid)
{
  return qid != NULL && qid[0] == 'Q' && qid[1] >= '1' && qid[1] <= '9' &&
         qid[1 + strspn(qid + 1, "0123456789")] == '\0';
}

static uint32_t
wikidata_node(WartaBuilder *b, const char *qid)
{
  g_string_assign(b->scratch, WARTA_NS_WD);
  g_string_append(b->scratch, qid);
  return warta_graph_checked_iri(b->graph, b->scratch->str, b->scratch->len);
}

static void
state_decimal(WartaBuilder *b, uint32_t node, WartaVocabTerm predicate,
              const char *text)
{
  warta_graph_state(b->graph, node, predicate,
                    warta_graph_decimal(b->graph, text));
}

/// Where a place is.
static void
state_place(WartaBuilder *b, uint32_t node, const WartaEntity *entity)
{
  const char *comma = entity->point == NULL ? NULL : strchr(entity->point, ',');
  if (entity->country != NULL) {
    g_autofree char *code = g_ascii_strup(entity->country, -1);
    warta_build_string(b, node, WARTA_TERM_WG_COUNTRY, code, false);
  }
  if (comma != NULL) {
    g_autofree char *latitude =
        g_strndup(entity->point, (size_t)(comma - entity->point));
    state_decimal(b, node, WARTA_TERM_SCHEMA_LATITUDE, latitude);
    state_decimal(b, node, WARTA_TERM_SCHEMA_LONGITUDE, comma + 1);
  }
}

static void
state_entity(WartaBuilder *b, uint32_t node, const WartaEntity *entity)
{
  WartaGraph *graph = b->graph;
  const WartaVocabTerm kind = kind_term(entity->kind);
  warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE,
                    warta_graph_term(graph, entity->actor
                                                ? WARTA_TERM_WG_ACTOR
                                                : WARTA_TERM_WG_THING));
  if (kind != WARTA_N_TERMS) {
    warta_graph_state(graph, node, WARTA_TERM_RDF_TYPE,
                      warta_graph_term(graph, kind));
  }
  const bool labelled = entity->label != NULL && *entity->label != '\0';
  warta_build_string(b, node, WARTA_TERM_RDFS_LABEL,
                     labelled ? entity->label : "?", true);
  for (uint32_t i = 0; i < entity->n_alt; ++i) {
    warta_build_string(b, node, WARTA_TERM_SKOS_ALT_LABEL, entity->alt[i],
                       true);
  }
  warta_build_string(b, node, WARTA_TERM_WG_OFFICE, entity->office, true);
  if (is_wikidata_id(entity->qid)) {
    warta_graph_state(graph, node,
                      entity->link < 1 ? WARTA_TERM_SKOS_CLOSE_MATCH
                                       : WARTA_TERM_OWL_SAME_AS,
                      wikidata_node(b, entity->qid));
  }
  state_place(b, node, entity);
}

/// Say how sure it is that the name means what it is linked to, unless it is.
static void
state_link(WartaBuilder *b, const WartaName *name)
{
  const WartaEntity *entity = &b->doc->entities[name->entity];
  if (!b->mentions || !is_wikidata_id(entity->qid) || entity->link >= 1) {
    return;
  }
  const uint32_t mention = mention_node(b, name->span);
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(confidence, sizeof(confidence), "%.2f", (double)entity->link);
  warta_graph_state(b->graph, mention, WARTA_TERM_ITSRDF_TA_IDENT_REF,
                    wikidata_node(b, entity->qid));
  warta_graph_state(b->graph, mention, WARTA_TERM_ITSRDF_TA_CONFIDENCE,
                    warta_graph_decimal(b->graph, confidence));
}

static void
denote_entities(WartaBuilder *b, const bool *in_use)
{
  const WartaDocument *doc = b->doc;
  for (uint32_t n = 0; n < doc->n_names; ++n) {
    if (doc->names[n].entity < doc->n_entities) {
      warta_build_denote(b, b->entities[doc->names[n].entity],
                         doc->names[n].span);
      state_link(b, &doc->names[n]);
    }
  }
  for (uint32_t p = 0; p < doc->n_participants; ++p) {
    const WartaParticipant *participant = &doc->participants[p];
    if (in_use[p] && participant->entity < doc->n_entities) {
      warta_build_denote(b, b->entities[participant->entity],
                         participant->span);
    }
  }
}

void
warta_build_entities(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  const bool *in_use = participants_in_use(b);
  const uint8_t *marks = mark_entities(b, in_use);
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    b->entities[i] = WARTA_NONE;
    if ((marks[i] & USED) != 0) {
      b->entities[i] =
          name_entity(b, &doc->entities[i], (marks[i] & NAMED) != 0);
      state_entity(b, b->entities[i], &doc->entities[i]);
    }
  }
  denote_entities(b, in_use);
}
