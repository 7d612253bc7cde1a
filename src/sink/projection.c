// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "sink/projection.h"

#include "sink/known.h"

#include <stdlib.h>
#include <string.h>

/// More fillers of one role than any sentence has; bounds the pairs.
enum { MAX_FILLERS = 64, WHOLE_DATE = 10 };

/// Actors of one article that are told to be mentioned together, the first
/// ones; bounds the pairs.
enum { MAX_TOGETHER = 200 };

const char *const warta_event_state_names[WARTA_N_STATES] = {
    [WARTA_STATE_ASSERTED] = "asserted",
    [WARTA_STATE_CLAIMED] = "claimed",
    [WARTA_STATE_PLANNED] = "planned",
    [WARTA_STATE_DENIED] = "denied",
};

typedef struct {
  uint32_t nodes[MAX_FILLERS];
  uint32_t n;
} Fillers;

/// One event, gathered from its statements.
typedef struct {
  uint32_t node;
  uint32_t action;
  uint32_t code;
  uint32_t article;
  const char *date;
  WartaEventState state;
  Fillers agents;
  Fillers targets;
  Fillers recipients;
  Fillers places;
  Fillers sources;
} Event;

/// What makes an edge: strings of the projection are one if they are equal.
typedef struct {
  uint32_t source;
  uint32_t target;
  const char *kind;
} EdgeKey;

static guint
hash_key(gconstpointer key)
{
  const EdgeKey *edge = key;
  const guint ends = edge->source * 2654435761U + edge->target;
  return ends * 2654435761U ^ g_direct_hash(edge->kind);
}

static gboolean
same_key(gconstpointer a, gconstpointer b)
{
  const EdgeKey *left = a;
  const EdgeKey *right = b;
  return left->source == right->source && left->target == right->target &&
         left->kind == right->kind;
}

WartaProjectedGraph *
warta_projection_new(const WartaGraphOptions *options, bool by_action)
{
  WartaProjectedGraph *projection = g_new0(WartaProjectedGraph, 1);
  projection->options = options;
  projection->by_action = by_action;
  projection->strings = g_string_chunk_new(4096);
  projection->scratch = warta_arena_new();
  projection->node_of = g_hash_table_new(g_str_hash, g_str_equal);
  projection->edge_of = g_hash_table_new_full(hash_key, same_key, g_free, NULL);
  projection->nodes = g_array_new(FALSE, TRUE, sizeof(WartaProjectedNode));
  projection->edges = g_array_new(FALSE, TRUE, sizeof(WartaProjectedEdge));
  projection->facets = g_array_new(FALSE, TRUE, sizeof(WartaFacet));
  return projection;
}

void
warta_projection_free(WartaProjectedGraph *projection)
{
  if (projection == NULL) {
    return;
  }
  g_hash_table_unref(projection->node_of);
  g_hash_table_unref(projection->edge_of);
  g_array_unref(projection->nodes);
  g_array_unref(projection->edges);
  g_array_unref(projection->facets);
  g_string_chunk_free(projection->strings);
  warta_arena_free(projection->scratch);
  g_free(projection);
}

/* ---- Reading the statements ---- */

static void
add_filler(Fillers *fillers, uint32_t node)
{
  if (fillers->n < MAX_FILLERS) {
    fillers->nodes[fillers->n++] = node;
  }
}

/// The state that a factuality gives.
static WartaEventState
state_of(uint32_t factuality, WartaEventState state)
{
  switch (factuality) {
  case WARTA_TERM_WG_ALLEGED:
    return MAX(state, WARTA_STATE_CLAIMED);
  case WARTA_TERM_WG_PLANNED:
  case WARTA_TERM_WG_POSSIBLE:
  case WARTA_TERM_WG_DEMANDED:
    return MAX(state, WARTA_STATE_PLANNED);
  case WARTA_TERM_WG_NEGATED:
    return WARTA_STATE_DENIED;
  default:
    return state;
  }
}

static void
gather(Event *event, const WartaStatement *statement, const WartaNode *object)
{
  switch (statement->predicate) {
  case WARTA_TERM_WG_AGENT:
    add_filler(&event->agents, statement->object);
    break;
  case WARTA_TERM_WG_TARGET:
    add_filler(&event->targets, statement->object);
    break;
  case WARTA_TERM_WG_RECIPIENT:
    add_filler(&event->recipients, statement->object);
    break;
  case WARTA_TERM_SEM_HAS_PLACE:
    add_filler(&event->places, statement->object);
    break;
  case WARTA_TERM_SEM_ACCORDING_TO:
    add_filler(&event->sources, statement->object);
    event->state = MAX(event->state, WARTA_STATE_CLAIMED);
    break;
  case WARTA_TERM_WG_POLARITY:
  case WARTA_TERM_WG_FACTUALITY:
    event->state = state_of(object->type, event->state);
    break;
  case WARTA_TERM_WG_ACTION:
    event->action = statement->object + 1;
    break;
  case WARTA_TERM_WG_CLASS:
    event->code = statement->object + 1;
    break;
  case WARTA_TERM_PROV_WAS_DERIVED_FROM:
    event->article = statement->object + 1;
    break;
  case WARTA_TERM_SEM_HAS_TIME_STAMP:
  case WARTA_TERM_SEM_HAS_BEGIN_TIME_STAMP:
    event->date = g_ascii_isdigit(object->text[0]) ? object->text : NULL;
    break;
  default:
    break;
  }
}

/* ---- Nodes and edges ---- */

/// Return the text, or NULL if it is blank: tools take that for nothing.
static const char *
visible(const char *text)
{
  return text != NULL && text[strspn(text, " \t\n\r")] != '\0' ? text : NULL;
}

static const char *
keep(WartaProjectedGraph *p, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const(p->strings, text) : NULL;
}

/// Return the index of the node in the projection, adding it if new.
static uint32_t
project_node(WartaProjectedGraph *p, const WartaGraph *graph, WartaKnown *known,
             uint32_t index)
{
  WartaKnown *self = &known[index];
  if (self->projected != 0) {
    return self->projected - 1;
  }
  const char *iri = warta_graph_node(graph, index)->text;
  const char *label = visible(self->label);
  uint32_t place = GPOINTER_TO_UINT(g_hash_table_lookup(p->node_of, iri));
  if (place == 0) {
    const WartaProjectedNode node = {
        .iri = keep(p, iri),
        .label = keep(p, label != NULL ? label : iri),
        .kind = self->kind != NULL ? self->kind
                : self->thing      ? "thing"
                                   : "actor",
        .wikidata = keep(p, self->wikidata),
    };
    g_array_append_val(p->nodes, node);
    place = p->nodes->len;
    g_hash_table_insert(p->node_of, (gpointer)node.iri,
                        GUINT_TO_POINTER(place)); // NOLINT
  }
  g_array_index(p->nodes, WartaProjectedNode, place - 1).mentions +=
      self->mentions;
  self->projected = place;
  return place - 1;
}

static WartaProjectedEdge *
project_edge(WartaProjectedGraph *p, uint32_t source, uint32_t target,
             const char *relation)
{
  const EdgeKey key = {source, target, p->by_action ? keep(p, relation) : NULL};
  uint32_t place = GPOINTER_TO_UINT(g_hash_table_lookup(p->edge_of, &key));
  if (place == 0) {
    const WartaProjectedEdge edge = {
        .source = source, .target = target, .kind = key.kind};
    g_array_append_val(p->edges, edge);
    place = p->edges->len;
    g_hash_table_insert(p->edge_of, g_memdup2(&key, sizeof(key)),
                        GUINT_TO_POINTER(place)); // NOLINT
  }
  return &g_array_index(p->edges, WartaProjectedEdge, place - 1);
}

/// Return the facet with that text, or NULL; `*n` counts those of its kind.
static WartaFacet *
find_facet(const WartaProjectedGraph *p, const WartaProjectedEdge *edge,
           WartaFacetKind kind, const char *text, uint32_t *n)
{
  WartaFacet *facet = NULL;
  for (uint32_t i = edge->facets; i != 0; i = facet->next) {
    facet = &g_array_index(p->facets, WartaFacet, i - 1);
    if (facet->kind == kind && strcmp(facet->text, text) == 0) {
      return facet;
    }
    *n += facet->kind == kind ? 1 : 0;
  }
  return NULL;
}

static void
add_facet(WartaProjectedGraph *p, WartaProjectedEdge *edge, WartaFacetKind kind,
          const char *text)
{
  if (visible(text) == NULL) {
    return;
  }
  uint32_t n = 0;
  WartaFacet *same = find_facet(p, edge, kind, text, &n);
  if (same != NULL) {
    ++same->count;
    return;
  }
  if (n < WARTA_MAX_FACETS) {
    const WartaFacet facet = {
        .text = keep(p, text), .count = 1, .next = edge->facets, .kind = kind};
    g_array_append_val(p->facets, facet);
    edge->facets = p->facets->len;
  }
}

static void
widen_dates(WartaProjectedGraph *p, WartaProjectedEdge *edge, const char *date)
{
  if (date == NULL) {
    return;
  }
  if (edge->first_date == NULL || strcmp(date, edge->first_date) < 0) {
    edge->first_date = keep(p, date);
  }
  if (edge->last_date == NULL || strcmp(date, edge->last_date) > 0) {
    edge->last_date = keep(p, date);
  }
}

/// Add when something on the edge was.
static void
add_date(WartaProjectedGraph *p, WartaProjectedEdge *edge, const char *date)
{
  widen_dates(p, edge, date);
  if (date != NULL && strlen(date) >= WHOLE_DATE) {
    g_autofree char *day = g_strndup(date, WHOLE_DATE);
    add_facet(p, edge, WARTA_FACET_DATE, day);
  }
}

/// Everything that adding an event needs.
typedef struct {
  WartaProjectedGraph *p;
  const WartaGraph *graph;
  WartaKnown *known;
  const Event *event;
} Adding;

static const char *
label_of(const Adding *a, uint32_t index_plus_one)
{
  return index_plus_one != 0 ? visible(a->known[index_plus_one - 1].label)
                             : NULL;
}

/// Return the part of the class's IRI behind the namespace.
static const char *
code_of(const Adding *a)
{
  if (a->event->code == 0) {
    return NULL;
  }
  const char *iri = warta_graph_node(a->graph, a->event->code - 1)->text;
  const char *slash = strrchr(iri, '/');
  return slash != NULL ? slash + 1 : iri;
}

/// Return the action's name: its label, or what its IRI says.
static const char *
action_of(const Adding *a)
{
  const char *label = label_of(a, a->event->action);
  if (label != NULL) {
    return label;
  }
  if (a->event->action == 0) {
    return "?";
  }
  const char *iri = warta_graph_node(a->graph, a->event->action - 1)->text;
  const char *slash = strrchr(iri, '/');
  return slash != NULL ? slash + 1 : iri;
}

/// Return when the event was, or else when the article appeared.
static const char *
date_of(const Adding *a)
{
  const Event *event = a->event;
  if (event->date != NULL || event->article == 0) {
    return event->date;
  }
  return a->known[event->article - 1].date;
}

/// Add the event to the edge; `relation` is what to call it.
static void
count_event(const Adding *a, uint32_t source, uint32_t target,
            const char *relation)
{
  WartaProjectedEdge *edge = project_edge(a->p, source, target, relation);
  ++edge->counts[a->event->state];
  if (edge->last_article != a->p->n_articles) {
    edge->last_article = a->p->n_articles;
    ++edge->n_articles;
  }
  add_facet(a->p, edge, WARTA_FACET_ACTION, relation);
  add_facet(a->p, edge, WARTA_FACET_CLASS, code_of(a));
  add_facet(a->p, edge, WARTA_FACET_ARTICLE, label_of(a, a->event->article));
  for (uint32_t i = 0; i < a->event->sources.n; ++i) {
    add_facet(a->p, edge, WARTA_FACET_SOURCE,
              a->known[a->event->sources.nodes[i]].label);
  }
  add_date(a->p, edge, date_of(a));
}

/// From everyone who acts to everyone in `others`.
static void
add_between_actors(const Adding *a, const Fillers *others)
{
  const Fillers *agents = &a->event->agents;
  for (uint32_t i = 0; i < agents->n * others->n; ++i) {
    const uint32_t agent = agents->nodes[i / others->n];
    const uint32_t other = others->nodes[i % others->n];
    if (agent != other && a->known[agent].actor && a->known[other].actor) {
      const uint32_t source = project_node(a->p, a->graph, a->known, agent);
      const uint32_t target = project_node(a->p, a->graph, a->known, other);
      count_event(a, source, target, action_of(a));
    }
  }
}

static uint32_t
project_event(const Adding *a)
{
  const uint32_t index = project_node(a->p, a->graph, a->known, a->event->node);
  WartaProjectedNode *node =
      &g_array_index(a->p->nodes, WartaProjectedNode, index);
  node->label = keep(a->p, action_of(a));
  node->kind = "event";
  node->date = keep(a->p, date_of(a));
  node->article = keep(a->p, label_of(a, a->event->article));
  node->code = keep(a->p, code_of(a));
  node->state = warta_event_state_names[a->event->state];
  return index;
}

/// From those who act or speak to the event; from the event to those whom it
/// concerns.
static void
add_around_event(const Adding *a)
{
  const Event *event = a->event;
  const struct {
    const Fillers *fillers;
    const char *role;
    bool towards;
  } roles[] = {
      {&event->agents, "agent", true},
      {&event->sources, "source", true},
      {&event->targets, "target", false},
      {&event->recipients, "recipient", false},
      {&event->places, "place", false},
  };
  const uint32_t self = project_event(a);
  for (size_t r = 0; r < G_N_ELEMENTS(roles); ++r) {
    for (uint32_t i = 0; i < roles[r].fillers->n; ++i) {
      const uint32_t other =
          project_node(a->p, a->graph, a->known, roles[r].fillers->nodes[i]);
      count_event(a, roles[r].towards ? other : self,
                  roles[r].towards ? self : other, roles[r].role);
    }
  }
}

/// Whether the date lies in the period, as precisely as both are given.
static bool
is_in_period(const char *date, const char *since, const char *until)
{
  if (since == NULL && until == NULL) {
    return true;
  }
  return date != NULL &&
         (since == NULL ||
          strncmp(date, since, MIN(strlen(date), strlen(since))) >= 0) &&
         (until == NULL ||
          strncmp(date, until, MIN(strlen(date), strlen(until))) <= 0);
}

/// Whether the event is one that is asked for.
static bool
is_wanted(const Adding *a)
{
  const WartaGraphOptions *options = a->p->options;
  const char *code = code_of(a);
  return (!options->facts_only || a->event->state == WARTA_STATE_ASSERTED) &&
         (options->event_class == NULL ||
          (code != NULL &&
           g_ascii_strcasecmp(code, options->event_class) == 0)) &&
         is_in_period(date_of(a), options->since, options->until);
}

/* ---- Actors that articles mention together ---- */

/// Count the article on the edge between two of its actors, which leads from
/// the one whose IRI is the lesser.
static void
count_together(WartaProjectedGraph *p, uint32_t a, uint32_t b,
               const WartaKnown *article)
{
  const char *first = g_array_index(p->nodes, WartaProjectedNode, a).iri;
  const char *second = g_array_index(p->nodes, WartaProjectedNode, b).iri;
  const bool ordered = strcmp(first, second) < 0;
  WartaProjectedEdge *edge =
      project_edge(p, ordered ? a : b, ordered ? b : a, "comention");
  ++edge->together;
  ++edge->n_articles;
  add_facet(p, edge, WARTA_FACET_ACTION, "comention");
  add_facet(p, edge, WARTA_FACET_ARTICLE, article->label);
  add_date(p, edge, article->date);
}

static const WartaKnown *
find_article(const WartaGraph *graph, const WartaKnown *known)
{
  for (uint32_t i = 0; i < graph->nodes->len; ++i) {
    if (known[i].article) {
      return &known[i];
    }
  }
  return NULL;
}

/// Add an edge for each pair of actors that the article mentions.
static void
add_comentions(WartaProjectedGraph *p, const WartaGraph *graph,
               WartaKnown *known)
{
  const WartaKnown *article = find_article(graph, known);
  uint32_t nodes[MAX_TOGETHER];
  uint32_t n = 0;
  if (article == NULL ||
      !is_in_period(article->date, p->options->since, p->options->until)) {
    return;
  }
  for (uint32_t i = 0; i < graph->nodes->len && n < MAX_TOGETHER; ++i) {
    if (known[i].actor && known[i].mentions > 0) {
      nodes[n++] = project_node(p, graph, known, i);
    }
  }
  for (uint32_t i = 0; i < n; ++i) {
    for (uint32_t j = i + 1; j < n; ++j) {
      count_together(p, nodes[i], nodes[j], article);
    }
  }
}

/* ---- Graphs ---- */

static void
add_events(WartaProjectedGraph *p, const WartaGraph *graph, WartaKnown *known)
{
  Event *event = warta_arena_array(p->scratch, Event, 1);
  const Adding adding = {p, graph, known, event};
  const uint32_t n = graph->statements->len;
  for (uint32_t i = 0; i < n;) {
    const uint32_t subject = warta_graph_statement(graph, i)->subject;
    memset(event, 0, sizeof(*event));
    event->node = subject;
    for (; i < n && warta_graph_statement(graph, i)->subject == subject; ++i) {
      const WartaStatement *statement = warta_graph_statement(graph, i);
      gather(event, statement, warta_graph_node(graph, statement->object));
    }
    if (!known[subject].event || !is_wanted(&adding)) {
      continue;
    }
    if (p->options->projection == WARTA_PROJECTION_EVENTS) {
      add_around_event(&adding);
    } else {
      add_between_actors(&adding, &event->targets);
      add_between_actors(&adding, &event->recipients);
    }
  }
}

void
warta_projection_add(WartaProjectedGraph *p, const WartaGraph *graph)
{
  WartaKnown *known = warta_known_new(p->scratch, graph);
  ++p->n_articles;
  if (p->options->projection == WARTA_PROJECTION_COMENTIONS) {
    add_comentions(p, graph, known);
  } else {
    add_events(p, graph, known);
  }
  warta_arena_clear(p->scratch);
}

/* ---- The final order ---- */

uint32_t
warta_projection_weight(const WartaProjectedEdge *edge)
{
  return edge->counts[WARTA_STATE_ASSERTED] +
         edge->counts[WARTA_STATE_CLAIMED] + edge->counts[WARTA_STATE_PLANNED] +
         edge->together;
}

static gint
compare_nodes(gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *nodes = data;
  const WartaProjectedNode *left =
      &g_array_index(nodes, WartaProjectedNode, *(const uint32_t *)a);
  const WartaProjectedNode *right =
      &g_array_index(nodes, WartaProjectedNode, *(const uint32_t *)b);
  if ((left->degree == 0) != (right->degree == 0)) {
    return left->degree == 0 ? 1 : -1;
  }
  if (left->mentions != right->mentions) {
    return left->mentions > right->mentions ? -1 : 1;
  }
  return strcmp(left->iri, right->iri);
}

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
  const WartaProjectedEdge *left = a;
  const WartaProjectedEdge *right = b;
  if (left->source != right->source) {
    return left->source < right->source ? -1 : 1;
  }
  if (left->target != right->target) {
    return left->target < right->target ? -1 : 1;
  }
  return g_strcmp0(left->kind, right->kind);
}

/// Whether the edge weighs enough and both its nodes come before `top`, which
/// counts places of nodes.
static bool
is_shown(const WartaProjectedGraph *p, const WartaProjectedEdge *edge,
         uint32_t top)
{
  uint32_t least = p->options->min_weight;
  if (p->options->projection != WARTA_PROJECTION_EVENTS) {
    least = MAX(least, 1);
  }
  return warta_projection_weight(edge) >= least && edge->source < top &&
         edge->target < top;
}

/// Leave out edges that are not shown and count the others at their nodes.
static void
drop_edges(WartaProjectedGraph *p, uint32_t top)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < p->nodes->len; ++i) {
    g_array_index(p->nodes, WartaProjectedNode, i).degree = 0;
  }
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    const WartaProjectedEdge edge =
        g_array_index(p->edges, WartaProjectedEdge, i);
    if (is_shown(p, &edge, top)) {
      ++g_array_index(p->nodes, WartaProjectedNode, edge.source).degree;
      ++g_array_index(p->nodes, WartaProjectedNode, edge.target).degree;
      g_array_index(p->edges, WartaProjectedEdge, kept++) = edge;
    }
  }
  g_array_set_size(p->edges, kept);
}

/// Sort the nodes, those without an edge last and then left out, and lead the
/// edges to their new places.
static void
sort_nodes(WartaProjectedGraph *p)
{
  const uint32_t n = p->nodes->len;
  uint32_t *order = warta_arena_array(p->scratch, uint32_t, (size_t)n + 1);
  uint32_t *place = warta_arena_array(p->scratch, uint32_t, (size_t)n + 1);
  for (uint32_t i = 0; i < n; ++i) {
    order[i] = i;
  }
  g_qsort_with_data(order, (gint)n, sizeof(uint32_t), compare_nodes, p->nodes);
  GArray *sorted =
      g_array_sized_new(FALSE, FALSE, sizeof(WartaProjectedNode), n);
  for (uint32_t i = 0; i < n; ++i) {
    const WartaProjectedNode *node =
        &g_array_index(p->nodes, WartaProjectedNode, order[i]);
    place[order[i]] = i;
    if (node->degree > 0) {
      g_array_append_val(sorted, *node);
    }
  }
  g_array_unref(p->nodes);
  p->nodes = sorted;
  for (uint32_t i = 0; i < p->edges->len; ++i) {
    WartaProjectedEdge *edge = &g_array_index(p->edges, WartaProjectedEdge, i);
    edge->source = place[edge->source];
    edge->target = place[edge->target];
  }
}

void
warta_projection_finish(WartaProjectedGraph *p)
{
  drop_edges(p, UINT32_MAX);
  sort_nodes(p);
  if (p->options->top > 0 && p->options->top < p->nodes->len) {
    drop_edges(p, p->options->top);
    sort_nodes(p);
  }
  g_array_sort(p->edges, compare_edges);
  g_hash_table_remove_all(p->node_of);
  g_hash_table_remove_all(p->edge_of);
}

/* ---- Facets ---- */

static gint
compare_facets(gconstpointer a, gconstpointer b)
{
  const WartaFacet *left = *(const WartaFacet *const *)a;
  const WartaFacet *right = *(const WartaFacet *const *)b;
  if (left->count != right->count && left->kind != WARTA_FACET_DATE) {
    return left->count > right->count ? -1 : 1;
  }
  return strcmp(left->text, right->text);
}

/// Fill `out` with the edge's facets of that kind in order; return how many.
static uint32_t
facets_of(const WartaProjectedGraph *p, const WartaProjectedEdge *edge,
          WartaFacetKind kind, const WartaFacet *out[WARTA_MAX_FACETS])
{
  uint32_t n = 0;
  for (uint32_t i = edge->facets; i != 0;) {
    const WartaFacet *facet = &g_array_index(p->facets, WartaFacet, i - 1);
    if (facet->kind == kind && n < WARTA_MAX_FACETS) {
      out[n++] = facet;
    }
    i = facet->next;
  }
  // cppcheck-suppress uninitvar
  qsort(out, n, sizeof(const WartaFacet *), compare_facets); // NOLINT
  return n;
}

void
warta_projection_list(const WartaProjectedGraph *p,
                      const WartaProjectedEdge *edge, WartaFacetKind kind,
                      bool counted, GString *out)
{
  const WartaFacet *facets[WARTA_MAX_FACETS];
  const uint32_t n = facets_of(p, edge, kind, facets);
  for (uint32_t i = 0; i < n; ++i) {
    g_string_append(out, i > 0 ? "; " : "");
    g_string_append(out, facets[i]->text);
    if (counted && facets[i]->count > 1) {
      g_string_append_printf(out, " (%u)", facets[i]->count);
    }
  }
}

const char *
warta_projection_first(const WartaProjectedGraph *p,
                       const WartaProjectedEdge *edge, WartaFacetKind kind)
{
  const WartaFacet *facets[WARTA_MAX_FACETS];
  return facets_of(p, edge, kind, facets) > 0 ? facets[0]->text : NULL;
}

/* ---- Sinks ---- */

void
warta_projection_sink_begin(WartaSink *sink)
{
  sink->state = warta_projection_new(&sink->options, sink->options.multi);
}

void
warta_projection_sink_add(WartaSink *sink, const WartaGraph *graph)
{
  warta_projection_add(sink->state, graph);
}

void
warta_projection_sink_free(WartaSink *sink)
{
  warta_projection_free(sink->state);
}
