// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/graph.h"

#include <string.h>

enum { MIN_SLOTS = 1 << 12, MAX_KEPT_SLOTS = 1 << 17 };

static const uint64_t hash_factor = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t
mix(uint64_t hash, uint64_t word)
{
  hash = (hash ^ word) * hash_factor;
  return hash ^ (hash >> 32);
}

static uint32_t
hash_bytes(const char *data, size_t length, uint64_t seed)
{
  uint64_t hash = mix(seed, length);
  uint64_t word = 0;
  for (; length >= sizeof(word); length -= sizeof(word)) {
    memcpy(&word, data, sizeof(word));
    hash = mix(hash, word);
    data += sizeof(word);
  }
  word = 0;
  memcpy(&word, data, length);
  return (uint32_t)mix(hash, word);
}

static uint32_t
hash_statement(const WartaStatement *statement)
{
  const uint64_t hash = mix(statement->subject, statement->predicate);
  return (uint32_t)mix(hash, statement->object);
}

/* ---- Index tables ---- */

static void
table_allocate(WartaIndexTable *table, uint32_t n_slots)
{
  g_free(table->slots);
  table->slots = g_new0(uint32_t, n_slots);
  table->mask = n_slots - 1;
  table->used = 0;
}

static void
table_clear(WartaIndexTable *table)
{
  if (table->slots == NULL || table->mask >= MAX_KEPT_SLOTS) {
    table_allocate(table, MIN_SLOTS);
    return;
  }
  memset(table->slots, 0, sizeof(uint32_t) * ((size_t)table->mask + 1));
  table->used = 0;
}

static bool
table_is_full(const WartaIndexTable *table)
{
  return table->used >= table->mask / 2;
}

/// Put an index in the first free slot for its hash.
static void
table_insert(WartaIndexTable *table, uint32_t hash, uint32_t index)
{
  uint32_t slot = hash & table->mask;
  while (table->slots[slot] != 0) {
    slot = (slot + 1) & table->mask;
  }
  table->slots[slot] = index + 1;
  ++table->used;
}

static void
grow_node_index(WartaGraph *graph)
{
  const uint32_t n_slots = (graph->node_index.mask + 1) * 2;
  table_allocate(&graph->node_index, n_slots);
  for (uint32_t i = 0; i < graph->nodes->len; ++i) {
    table_insert(&graph->node_index, warta_graph_node(graph, i)->hash, i);
  }
}

static void
grow_statement_set(WartaGraph *graph)
{
  const uint32_t n_slots = (graph->statement_set.mask + 1) * 2;
  table_allocate(&graph->statement_set, n_slots);
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    table_insert(&graph->statement_set,
                 hash_statement(warta_graph_statement(graph, i)), i);
  }
}

/* ---- Nodes ---- */

static bool
same_node(const WartaNode *a, const WartaNode *b)
{
  return a->hash == b->hash && a->length == b->length && a->kind == b->kind &&
         (a->kind == WARTA_NODE_IRI || a->type == b->type) &&
         memcmp(a->text, b->text, a->length) == 0;
}

/// Return the index of the node, which is copied (its text as well, unless
/// `keep`) if it is new.
static uint32_t
intern(WartaGraph *graph, WartaNode *node, bool keep)
{
  const uint64_t type = node->kind == WARTA_NODE_IRI ? 0 : node->type;
  node->hash =
      hash_bytes(node->text, node->length, (type << 3) | (uint64_t)node->kind);
  WartaIndexTable *table = &graph->node_index;
  uint32_t slot = node->hash & table->mask;
  for (; table->slots[slot] != 0; slot = (slot + 1) & table->mask) {
    const uint32_t index = table->slots[slot] - 1;
    if (same_node(warta_graph_node(graph, index), node)) {
      return index;
    }
  }
  if (!keep) {
    node->text = warta_arena_strndup(graph->arena, node->text, node->length);
  }
  const uint32_t index = graph->nodes->len;
  g_array_append_val(graph->nodes, *node);
  table->slots[slot] = index + 1;
  ++table->used;
  if (table_is_full(table)) {
    grow_node_index(graph);
  }
  return index;
}

uint32_t
warta_graph_checked_iri(WartaGraph *graph, const char *iri, size_t length)
{
  WartaNode node = {.text = iri,
                    .length = (uint32_t)length,
                    .type = WARTA_N_TERMS,
                    .kind = WARTA_NODE_IRI};
  return intern(graph, &node, false);
}

uint32_t
warta_graph_iri(WartaGraph *graph, const char *iri)
{
  if (warta_iri_is_legal(iri)) {
    return warta_graph_checked_iri(graph, iri, strlen(iri));
  }
  g_autofree char *repaired = warta_iri_repair(iri);
  if (repaired != NULL) {
    return warta_graph_checked_iri(graph, repaired, strlen(repaired));
  }
  g_autoptr(GString) made = g_string_new("urn:invalid:");
  warta_iri_append_segment(made, *iri != '\0' ? iri : "-");
  return warta_graph_checked_iri(graph, made->str, made->len);
}

uint32_t
warta_graph_term(WartaGraph *graph, WartaVocabTerm term)
{
  if (graph->terms[term] == 0) {
    WartaNode node = {.text = warta_vocab[term].iri,
                      .length = warta_vocab[term].iri_length,
                      .type = term,
                      .kind = WARTA_NODE_IRI};
    const uint32_t index = intern(graph, &node, true);
    g_array_index(graph->nodes, WartaNode, index).type = term;
    graph->terms[term] = index + 1;
  }
  return graph->terms[term] - 1;
}

/// Whether XML forbids the character, or a writer of XML that we use.
static bool
is_forbidden_in_xml(gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
         c == 0xFFFE || c == 0xFFFF;
}

/// Whether all is printable ASCII, as it is for most literals.
static bool
is_plain_ascii(const char *text, size_t length)
{
  for (size_t i = 0; i < length; ++i) {
    const unsigned char c = (unsigned char)text[i];
    if (c < 0x20 || c > 0x7E) {
      return false;
    }
  }
  return true;
}

/// Return the text in valid UTF-8 with spaces for what XML forbids.
static GString *
sanitise(const char *text, size_t length)
{
  GString *out = g_string_sized_new(length);
  const char *at = text;
  const char *const end = text + length;
  while (at < end) {
    // A NUL is "partial input" to GLib.
    const gunichar c =
        *at == '\0' ? 0 : g_utf8_get_char_validated(at, end - at);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      g_string_append(out, "\xEF\xBF\xBD");
      ++at;
    } else if (is_forbidden_in_xml(c)) {
      g_string_append_c(out, ' ');
      at = g_utf8_next_char(at);
    } else {
      const char *const next = g_utf8_next_char(at);
      g_string_append_len(out, at, next - at);
      at = next;
    }
  }
  return out;
}

static uint32_t
literal(WartaGraph *graph, const char *text, size_t length, WartaNode node)
{
  length = MIN(length, UINT32_MAX / 2);
  if (is_plain_ascii(text, length)) {
    node.text = text;
    node.length = (uint32_t)length;
    return intern(graph, &node, false);
  }
  g_autoptr(GString) clean = sanitise(text, length);
  node.text = clean->str;
  node.length = (uint32_t)clean->len;
  return intern(graph, &node, false);
}

uint32_t
warta_graph_string(WartaGraph *graph, const char *text, size_t length,
                   bool indonesian)
{
  const WartaNode node = {.kind = indonesian ? WARTA_NODE_INDONESIAN
                                             : WARTA_NODE_STRING};
  return literal(graph, text, length, node);
}

/// Whether the tag is made as language tags are: letters, then subtags of
/// letters and digits, each of one to eight characters.
static bool
language_tag_is_legal(const char *tag)
{
  size_t run = 0;
  bool first = true;
  for (; *tag != '\0'; ++tag) {
    if (*tag == '-' && run > 0) {
      run = 0;
      first = false;
    } else if (g_ascii_isalpha(*tag) || (!first && g_ascii_isdigit(*tag))) {
      ++run;
    } else {
      return false;
    }
    if (run > 8) {
      return false;
    }
  }
  return run > 0;
}

uint32_t
warta_graph_tagged(WartaGraph *graph, const char *text, const char *tag)
{
  const bool legal = language_tag_is_legal(tag);
  if (!legal || g_ascii_strcasecmp(tag, "id") == 0) {
    return warta_graph_string(graph, text, strlen(text), legal);
  }
  g_autofree char *lower = g_ascii_strdown(tag, -1);
  const WartaNode node = {
      .kind = WARTA_NODE_LANGUAGE,
      .type = warta_graph_string(graph, lower, strlen(lower), false)};
  return literal(graph, text, strlen(text), node);
}

uint32_t
warta_graph_typed(WartaGraph *graph, const char *text, WartaVocabTerm datatype)
{
  const bool legal = warta_lexical_form_is_legal(text, datatype);
  const WartaNode node = {.kind = legal ? WARTA_NODE_TYPED : WARTA_NODE_STRING,
                          .type = legal ? datatype : 0};
  return literal(graph, text, strlen(text), node);
}

uint32_t
warta_graph_decimal(WartaGraph *graph, const char *text)
{
  g_autoptr(GString) form = g_string_new(text);
  if (strchr(text, '.') == NULL) {
    g_string_append(form, ".0");
  }
  while (g_str_has_suffix(form->str, "0") &&
         !g_str_has_suffix(form->str, ".0")) {
    g_string_truncate(form, form->len - 1);
  }
  return warta_graph_typed(graph, form->str, WARTA_TERM_XSD_DECIMAL);
}

uint32_t
warta_graph_typed_iri(WartaGraph *graph, const char *text, const char *datatype)
{
  if (strcmp(datatype, WARTA_NS_XSD "string") == 0) {
    return warta_graph_string(graph, text, strlen(text), false);
  }
  const uint32_t type = warta_graph_predicate(graph, datatype);
  if (type < WARTA_N_TERMS) {
    return warta_graph_typed(graph, text, (WartaVocabTerm)type);
  }
  const WartaNode node = {.kind = WARTA_NODE_TYPED, .type = type};
  return literal(graph, text, strlen(text), node);
}

uint32_t
warta_graph_number(WartaGraph *graph, uint64_t number, WartaVocabTerm datatype)
{
  char digits[24];
  size_t begin = sizeof(digits);
  do {
    digits[--begin] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  WartaNode node = {.text = digits + begin,
                    .length = (uint32_t)(sizeof(digits) - begin),
                    .type = datatype,
                    .kind = WARTA_NODE_TYPED};
  return intern(graph, &node, false);
}

uint32_t
warta_graph_predicate(WartaGraph *graph, const char *iri)
{
  for (int t = 0; graph->terms[WARTA_N_TERMS - 1] == 0; ++t) {
    warta_graph_term(graph, (WartaVocabTerm)t);
  }
  const uint32_t index = warta_graph_iri(graph, iri);
  const uint32_t type = warta_graph_node(graph, index)->type;
  return type < WARTA_N_TERMS ? type : WARTA_N_TERMS + index;
}

const char *
warta_graph_predicate_iri(const WartaGraph *graph, uint32_t predicate,
                          uint32_t *length)
{
  if (predicate < WARTA_N_TERMS) {
    *length = warta_vocab[predicate].iri_length;
    return warta_vocab[predicate].iri;
  }
  const WartaNode *node = warta_graph_node(graph, predicate - WARTA_N_TERMS);
  *length = node->length;
  return node->text;
}

/* ---- Statements ---- */

void
warta_graph_state(WartaGraph *graph, uint32_t subject, uint32_t predicate,
                  uint32_t object)
{
  g_return_if_fail(!graph->grouped);
  const WartaStatement new = {subject, predicate, object};
  WartaIndexTable *table = &graph->statement_set;
  uint32_t slot = hash_statement(&new) & table->mask;
  for (; table->slots[slot] != 0; slot = (slot + 1) & table->mask) {
    const WartaStatement *old =
        warta_graph_statement(graph, table->slots[slot] - 1);
    if (old->subject == subject && old->predicate == predicate &&
        old->object == object) {
      return;
    }
  }
  g_array_append_val(graph->statements, new);
  table->slots[slot] = graph->statements->len;
  ++table->used;
  if (table_is_full(table)) {
    grow_statement_set(graph);
  }
}

/// Sort by `keys[i]`, the key of statement `i`, below `n_keys`; stable.
static void
sort_statements(WartaGraph *graph, const uint32_t *keys, uint32_t n_keys)
{
  const uint32_t n = graph->statements->len;
  uint32_t *place =
      warta_arena_array(graph->arena, uint32_t, (size_t)n_keys + 1);
  for (uint32_t i = 0; i < n; ++i) {
    ++place[keys[i] + 1];
  }
  for (uint32_t key = 0; key < n_keys; ++key) {
    place[key + 1] += place[key];
  }
  GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(WartaStatement), n);
  g_array_set_size(sorted, n);
  for (uint32_t i = 0; i < n; ++i) {
    g_array_index(sorted, WartaStatement, place[keys[i]]++) =
        *warta_graph_statement(graph, i);
  }
  g_array_unref(graph->statements);
  graph->statements = sorted;
}

/// Return for each node its place among the subjects, as first stated.
static uint32_t *
rank_subjects(const WartaGraph *graph)
{
  uint32_t *rank =
      warta_arena_array(graph->arena, uint32_t, (size_t)graph->nodes->len + 1);
  uint32_t next = 0;
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const uint32_t subject = warta_graph_statement(graph, i)->subject;
    if (rank[subject] == 0) {
      rank[subject] = ++next;
    }
  }
  return rank;
}

void
warta_graph_group(WartaGraph *graph)
{
  const uint32_t n = graph->statements->len;
  const uint32_t *rank = rank_subjects(graph);
  uint32_t *keys = warta_arena_array(graph->arena, uint32_t, (size_t)n + 1);
  uint32_t n_keys = 0;
  for (uint32_t i = 0; i < n; ++i) {
    keys[i] = warta_graph_statement(graph, i)->predicate;
    n_keys = MAX(n_keys, keys[i] + 1);
  }
  sort_statements(graph, keys, n_keys);
  for (uint32_t i = 0; i < n; ++i) {
    keys[i] = rank[warta_graph_statement(graph, i)->subject];
  }
  sort_statements(graph, keys, graph->nodes->len + 1);
  graph->grouped = true;
}

/* ---- Graphs ---- */

static const char default_base_iri[] = "https://w3id.org/wartagraf/id/";

char *
warta_graph_base_dup(const char *base, GError **error)
{
  if (base == NULL) {
    return g_strdup(default_base_iri);
  }
  if (!warta_iri_is_legal(base) || strchr(base, '#') != NULL) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "\"%s\" cannot be the base of IRIs; give an absolute IRI "
                "without fragment, such as https://contoh.id/graf/",
                base);
    return NULL;
  }
  const char last = base[strlen(base) - 1];
  return g_strconcat(base, strchr("/:=", last) != NULL ? "" : "/", NULL);
}

/// Whether the bound of a period is none, or a day, month or year.
static bool
check_bound(const char *name, const char *date, GError **error)
{
  if (date == NULL || warta_lexical_form_is_legal(date, WARTA_TERM_XSD_DATE) ||
      warta_lexical_form_is_legal(date, WARTA_TERM_XSD_G_YEAR_MONTH) ||
      warta_lexical_form_is_legal(date, WARTA_TERM_XSD_G_YEAR)) {
    return true;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
              "%s=%s: not a date; write it as 2026-05-29, 2026-05 or 2026",
              name, date);
  return false;
}

WartaGraph *
warta_graph_new(const WartaGraphOptions *options, GError **error)
{
  static const WartaGraphOptions defaults = {0};
  options = options != NULL ? options : &defaults;
  if (!check_bound("since", options->since, error) ||
      !check_bound("until", options->until, error)) {
    return NULL;
  }
  char *base = warta_graph_base_dup(options->base_iri, error);
  if (base == NULL) {
    return NULL;
  }
  WartaGraph *graph = g_new0(WartaGraph, 1);
  graph->arena = warta_arena_new();
  graph->options = *options;
  graph->options.base_iri = base;
  graph->nodes = g_array_new(FALSE, FALSE, sizeof(WartaNode));
  graph->statements = g_array_new(FALSE, FALSE, sizeof(WartaStatement));
  warta_graph_clear(graph);
  return graph;
}

void
warta_graph_free(WartaGraph *graph)
{
  if (graph == NULL) {
    return;
  }
  g_array_unref(graph->nodes);
  g_array_unref(graph->statements);
  g_free(graph->node_index.slots);
  g_free(graph->statement_set.slots);
  g_free((char *)graph->options.base_iri);
  warta_arena_free(graph->arena);
  g_free(graph);
}

void
warta_graph_clear(WartaGraph *graph)
{
  g_array_set_size(graph->nodes, 0);
  g_array_set_size(graph->statements, 0);
  table_clear(&graph->node_index);
  table_clear(&graph->statement_set);
  memset(graph->terms, 0, sizeof(graph->terms));
  warta_arena_clear(graph->arena);
  graph->grouped = false;
  graph->article = WARTA_NONE;
  graph->name = warta_graph_checked_iri(graph, graph->options.base_iri,
                                        strlen(graph->options.base_iri));
}

size_t
warta_graph_size(const WartaGraph *graph)
{
  return graph->statements->len;
}
