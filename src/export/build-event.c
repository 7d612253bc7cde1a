// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "export/build.h"

#include <string.h>

static const WartaVocabTerm role_terms[WARTA_N_ROLES] = {
    [WARTA_ROLE_AGENT] = WARTA_TERM_WG_AGENT,
    [WARTA_ROLE_TARGET] = WARTA_TERM_WG_TARGET,
    [WARTA_ROLE_RECIPIENT] = WARTA_TERM_WG_RECIPIENT,
    [WARTA_ROLE_PLACE] = WARTA_TERM_SEM_HAS_PLACE,
    [WARTA_ROLE_SOURCE] = WARTA_TERM_SEM_ACCORDING_TO,
};

static const WartaVocabTerm factuality_terms[] = {
    [WARTA_ASSERTED] = WARTA_TERM_WG_ASSERTED,
    [WARTA_ALLEGED] = WARTA_TERM_WG_ALLEGED,
    [WARTA_PLANNED] = WARTA_TERM_WG_PLANNED,
    [WARTA_POSSIBLE] = WARTA_TERM_WG_POSSIBLE,
    [WARTA_DEMANDED] = WARTA_TERM_WG_DEMANDED,
};

static bool
has_text(const char *text)
{
  return text != NULL && *text != '\0';
}

static void
state_term(WartaBuilder *b, uint32_t subject, WartaVocabTerm predicate,
           WartaVocabTerm object)
{
  warta_graph_state(b->graph, subject, predicate,
                    warta_graph_term(b->graph, object));
}

/// Return the node BASE + `folder` + HASH-BEGIN.
static uint32_t
place_node(WartaBuilder *b, const char *folder, WartaSpan span)
{
  char name[64];
  const uint32_t n_before = b->graph->nodes->len;
  const unsigned begin = warta_text_map_char(b->doc->map, span.begin);
  g_snprintf(name, sizeof(name), "%s-%u", b->hash, begin);
  const uint32_t node = warta_build_iri(b, folder, name);
  if (node >= n_before) {
    return node;
  }
  g_snprintf(name, sizeof(name), "%s-%u-%u", b->hash, begin,
             warta_text_map_char(b->doc->map, span.end));
  return warta_build_iri(b, folder, name);
}

/// Return the node of an action, a concept that all articles share; a
/// multiword verb has "_" for its blanks.
static uint32_t
action_node(WartaBuilder *b, const char *action)
{
  WartaGraph *graph = b->graph;
  g_autoptr(GString) iri = g_string_new(WARTA_NS_WGA);
  g_autofree char *joined = g_strdup(action);
  warta_iri_append_segment(iri, g_strdelimit(joined, " \t\n", '_'));
  const uint32_t n_before = graph->nodes->len;
  const uint32_t node = warta_graph_checked_iri(graph, iri->str, iri->len);
  if (node >= n_before) {
    state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_SKOS_CONCEPT);
    warta_build_string(b, node, WARTA_TERM_SKOS_PREF_LABEL, action, true);
  }
  return node;
}

uint32_t
warta_build_concept(WartaBuilder *b, const char *code)
{
  g_autoptr(GString) iri = g_string_new(WARTA_NS_WGC);
  warta_iri_append_segment(iri, code);
  return warta_graph_checked_iri(b->graph, iri->str, iri->len);
}

/// Return the node of a class; what is no code becomes ACT.
static uint32_t
class_node(WartaBuilder *b, const char *code)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const bool legal = has_text(code) && code[strspn(code, letters)] == '\0';
  return warta_build_concept(b, legal ? code : "ACT");
}

/// State who fills the roles; return whether somebody is the source.
static bool
state_roles(WartaBuilder *b, uint32_t node, const WartaEvent *event)
{
  const WartaDocument *doc = b->doc;
  bool has_source = false;
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    const WartaArgument *argument = &doc->arguments[a];
    const uint32_t entity = doc->participants[argument->participant].entity;
    if (entity < doc->n_entities) {
      warta_graph_state(b->graph, node, role_terms[argument->role],
                        b->entities[entity]);
      has_source = has_source || argument->role == WARTA_ROLE_SOURCE;
    }
  }
  return has_source;
}

/// State what kind of knowledge the event is.  A sem:Event is a plain fact of
/// the article's own; return whether it is one.
static bool
state_types(WartaBuilder *b, uint32_t node, const WartaEvent *event,
            bool has_source)
{
  const bool plain =
      event->polarity == WARTA_AFFIRMED && event->factuality == WARTA_ASSERTED;
  if (plain && !has_source) {
    state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_SEM_EVENT);
  }
  if (has_source) {
    state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_WG_CLAIM);
  }
  if (!plain) {
    state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_WG_UNASSERTED_EVENT);
  }
  state_term(b, node, WARTA_TERM_WG_POLARITY,
             event->polarity == WARTA_AFFIRMED ? WARTA_TERM_WG_AFFIRMED
                                               : WARTA_TERM_WG_NEGATED);
  state_term(b, node, WARTA_TERM_WG_FACTUALITY,
             factuality_terms[event->factuality]);
  return plain && !has_source;
}

static void
state_date(WartaBuilder *b, uint32_t node, WartaVocabTerm predicate,
           WartaDate date)
{
  const uint32_t object = warta_build_date(b, date);
  if (object != WARTA_NONE) {
    warta_graph_state(b->graph, node, predicate, object);
  }
}

static void
state_time(WartaBuilder *b, uint32_t node, const WartaTimeValue *value)
{
  switch (value->kind) {
  case WARTA_TIME_DAY:
  case WARTA_TIME_MONTH:
  case WARTA_TIME_YEAR:
  case WARTA_TIME_MONTH_DAY:
  case WARTA_TIME_ANY_MONTH:
    state_date(b, node, WARTA_TERM_SEM_HAS_TIME_STAMP, value->begin);
    break;
  case WARTA_TIME_WEEK:
  case WARTA_TIME_RANGE:
    state_date(b, node, WARTA_TERM_SEM_HAS_BEGIN_TIME_STAMP, value->begin);
    state_date(b, node, WARTA_TERM_SEM_HAS_END_TIME_STAMP, value->end);
    break;
  case WARTA_TIME_NONE:
  case WARTA_TIME_DURATION:
  case WARTA_TIME_CLOCK:
    break;
  }
}

static void
state_confidence(WartaBuilder *b, uint32_t node, float confidence)
{
  char text[16];
  const float bounded = confidence > 0.0F ? MIN(confidence, 1.0F) : 0.0F;
  const unsigned hundredths = (unsigned)(bounded * 100.0F + 0.5F);
  g_snprintf(text, sizeof(text), "%u.%02u", hundredths / 100, hundredths % 100);
  warta_graph_state(b->graph, node, WARTA_TERM_WG_CONFIDENCE,
                    warta_graph_decimal(b->graph, text));
}

/// Return the node of the actor that fills this role by the argument, or
/// WARTA_NONE.
static uint32_t
actor_of(const WartaBuilder *b, uint32_t argument, WartaRole role)
{
  const WartaDocument *doc = b->doc;
  const WartaArgument *a = &doc->arguments[argument];
  const uint32_t entity = doc->participants[a->participant].entity;
  return a->role == role && entity < doc->n_entities &&
                 doc->entities[entity].actor
             ? b->entities[entity]
             : WARTA_NONE;
}

/// For those who want no more than a simple graph: the action as an edge from
/// each actor that does it to each that it is done to.
static void
state_direct_edges(WartaBuilder *b, const WartaEvent *event)
{
  enum { MAX_ARGUMENTS = 64 };
  const uint32_t predicate = WARTA_N_TERMS + action_node(b, event->action);
  const uint32_t n =
      MIN(event->end_argument - event->first_argument, MAX_ARGUMENTS);
  for (uint32_t pair = 0; pair < n * n; ++pair) {
    const uint32_t agent =
        actor_of(b, event->first_argument + pair / n, WARTA_ROLE_AGENT);
    const uint32_t target =
        actor_of(b, event->first_argument + pair % n, WARTA_ROLE_TARGET);
    if (agent != WARTA_NONE && target != WARTA_NONE) {
      warta_graph_state(b->graph, agent, predicate, target);
    }
  }
}

static void
state_event(WartaBuilder *b, uint32_t e)
{
  const WartaDocument *doc = b->doc;
  const WartaEvent *event = &doc->events[e];
  WartaGraph *graph = b->graph;
  const uint32_t node = b->events[e];
  state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_WG_EVENT);
  if (has_text(event->action)) {
    warta_graph_state(graph, node, WARTA_TERM_WG_ACTION,
                      action_node(b, event->action));
  }
  warta_graph_state(graph, node, WARTA_TERM_WG_CLASS,
                    class_node(b, event->event_class));
  const bool has_source = state_roles(b, node, event);
  const bool fact = state_types(b, node, event, has_source);
  if (fact && graph->options.direct_edges && has_text(event->action)) {
    state_direct_edges(b, event);
  }
  if (event->time < doc->n_times) {
    state_time(b, node, &doc->times[event->time].value);
    warta_build_mention(b, node, WARTA_TERM_WG_TIME_MENTION,
                        doc->times[event->time].span);
  }
  if (event->voice != WARTA_VOICE_NONE) {
    state_term(b, node, WARTA_TERM_WG_VOICE,
               event->voice == WARTA_VOICE_PASSIVE ? WARTA_TERM_WG_PASSIVE
                                                   : WARTA_TERM_WG_ACTIVE);
  }
  warta_build_details(b, node, e);
  state_confidence(b, node, event->confidence);
  if (event->parent < doc->n_events) {
    warta_graph_state(graph, node, WARTA_TERM_WG_PART_OF_CLAIM,
                      b->events[event->parent]);
  }
  if (b->article_level) {
    warta_graph_state(graph, node, WARTA_TERM_PROV_WAS_DERIVED_FROM,
                      b->article);
  }
  warta_build_denote(b, node, event->trigger);
}

/// Return the entity of the one who speaks, or WARTA_NONE.
static uint32_t
speaker_of(const WartaDocument *doc, const WartaQuote *quote)
{
  return quote->speaker < doc->n_participants
             ? doc->participants[quote->speaker].entity
             : WARTA_NONE;
}

static void
state_quote(WartaBuilder *b, const WartaQuote *quote)
{
  const WartaDocument *doc = b->doc;
  WartaGraph *graph = b->graph;
  const uint32_t speaker = speaker_of(doc, quote);
  const bool reported = quote->event < doc->n_events;
  if (!reported && speaker >= doc->n_entities) {
    return;
  }
  const uint32_t node = place_node(b, "quotation/", quote->span);
  state_term(b, node, WARTA_TERM_RDF_TYPE, WARTA_TERM_SCHEMA_QUOTATION);
  const uint32_t begin = warta_text_map_byte(doc->map, quote->span.begin);
  const uint32_t end = warta_text_map_byte(doc->map, quote->span.end);
  warta_graph_state(
      graph, node, WARTA_TERM_SCHEMA_TEXT,
      warta_graph_string(graph, doc->given + begin, end - begin, true));
  if (speaker < doc->n_entities) {
    warta_graph_state(graph, node, WARTA_TERM_SCHEMA_SPOKEN_BY,
                      b->entities[speaker]);
  }
  warta_build_denote(b, node, quote->span);
  if (reported) {
    warta_graph_state(graph, b->events[quote->event], WARTA_TERM_WG_QUOTATION,
                      node);
  }
}

void
warta_build_events(WartaBuilder *b)
{
  const WartaDocument *doc = b->doc;
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    b->events[e] = place_node(b, "event/", doc->events[e].trigger);
  }
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    state_event(b, e);
  }
  for (uint32_t q = 0; q < doc->n_quotes; ++q) {
    state_quote(b, &doc->quotes[q]);
  }
}
