// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "merge/names.h"

#include <string.h>

enum { MAX_TEXTS = 32 }; // names or offices of one actor

WartaNameTable *
warta_name_table_new(void)
{
  WartaNameTable *table = g_new0(WartaNameTable, 1);
  table->arena = warta_arena_new();
  table->by_iri = g_hash_table_new(g_str_hash, g_str_equal);
  table->actors = g_array_new(FALSE, TRUE, sizeof(WartaMergeActor));
  return table;
}

void
warta_name_table_free(WartaNameTable *table)
{
  if (table == NULL) {
    return;
  }
  g_hash_table_unref(table->by_iri);
  g_array_unref(table->actors);
  warta_arena_free(table->arena);
  g_free(table);
}

char *
warta_name_key(const char *text)
{
  g_autofree char *lower = g_utf8_casefold(text, -1);
  GString *key = g_string_new(NULL);
  bool gap = false;
  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (!g_unichar_isalnum(letter)) {
      gap = key->len > 0;
      continue;
    }
    if (gap) {
      g_string_append_c(key, ' ');
      gap = false;
    }
    g_string_append_unichar(key, letter);
  }
  return g_string_free(key, FALSE);
}

static const char *
keep(WartaNameTable *table, const char *text)
{
  table->bytes += strlen(text) + 1;
  return warta_arena_strdup(table->arena, text);
}

/* ---- What is said of an actor ---- */

/// Whether the IRI is that of an actor without a name, which no other article
/// has: its last part begins with the hash of the article.
static bool
is_local(const char *iri)
{
  enum { DIGITS = 16 };
  const char *slash = strrchr(iri, '/');
  return slash != NULL && strspn(slash + 1, "0123456789abcdef") == DIGITS &&
         slash[1 + DIGITS] == '-';
}

/// The actor of that IRI, entered when it is new, or NULL when it is not to be
/// entered.
static WartaMergeActor *
actor_of(WartaNameTable *table, const char *iri, bool enter)
{
  gpointer known = g_hash_table_lookup(table->by_iri, iri);
  if (known != NULL) {
    return warta_merge_actor(table, GPOINTER_TO_UINT(known) - 1);
  }
  if (!enter || is_local(iri)) {
    return NULL;
  }
  const WartaMergeActor actor = {.iri = keep(table, iri),
                                 .kind = WARTA_N_TERMS};
  g_array_append_val(table->actors, actor);
  table->bytes += sizeof(actor);
  g_hash_table_insert(table->by_iri, (void *)actor.iri,
                      GUINT_TO_POINTER(table->actors->len));
  return warta_merge_actor(table, table->actors->len - 1);
}

static WartaText
make_text(WartaNameTable *table, const char *text)
{
  g_autofree char *key = warta_name_key(text);
  return (WartaText){keep(table, text), keep(table, key), NULL};
}

static void
add_text(WartaNameTable *table, WartaText **list, const char *text)
{
  uint32_t n = 0;
  for (; *list != NULL; list = &(*list)->next) {
    if (strcmp((*list)->text, text) == 0 || ++n >= MAX_TEXTS) {
      return;
    }
  }
  *list = warta_arena_array(table->arena, WartaText, 1);
  **list = make_text(table, text);
  table->bytes += sizeof(WartaText);
}

static void
take_type(WartaNameTable *table, const char *subject, const char *type)
{
  static const WartaVocabTerm kinds[] = {
      WARTA_TERM_SCHEMA_PERSON, WARTA_TERM_SCHEMA_ORGANIZATION,
      WARTA_TERM_SCHEMA_COUNTRY, WARTA_TERM_SCHEMA_PLACE, WARTA_TERM_WG_GROUP};
  const bool is_actor = strcmp(type, warta_vocab[WARTA_TERM_WG_ACTOR].iri) == 0;
  WartaMergeActor *actor = actor_of(table, subject, is_actor);
  for (size_t i = 0; actor != NULL && i < G_N_ELEMENTS(kinds); ++i) {
    if (strcmp(type, warta_vocab[kinds[i]].iri) == 0) {
      actor->kind = kinds[i];
    }
  }
}

static void
take(WartaNameTable *table, const char *subject, WartaVocabTerm predicate,
     const char *object)
{
  if (predicate == WARTA_TERM_RDF_TYPE) {
    take_type(table, subject, object);
    return;
  }
  WartaMergeActor *actor = actor_of(table, subject, false);
  if (actor == NULL) {
    return;
  }
  if (predicate == WARTA_TERM_OWL_SAME_AS) {
    if (actor->qid == NULL && g_str_has_prefix(object, WARTA_NS_WD)) {
      actor->qid = keep(table, object + strlen(WARTA_NS_WD));
    }
  } else if (predicate == WARTA_TERM_WG_OFFICE) {
    add_text(table, &actor->offices, object);
  } else if (predicate == WARTA_TERM_RDFS_LABEL && actor->label.text == NULL) {
    actor->label = make_text(table, object);
  } else if (strcmp(object,
                    actor->label.text == NULL ? "" : actor->label.text) != 0) {
    add_text(table, &actor->others, object);
  }
}

/// Whether the table takes what is said with this predicate.
static bool
is_wanted(WartaVocabTerm predicate)
{
  switch (predicate) {
  case WARTA_TERM_RDF_TYPE:
  case WARTA_TERM_RDFS_LABEL:
  case WARTA_TERM_SKOS_ALT_LABEL:
  case WARTA_TERM_WG_OFFICE:
  case WARTA_TERM_OWL_SAME_AS:
    return true;
  default:
    return false;
  }
}

void
warta_name_table_add_graph(WartaNameTable *table, const WartaGraph *graph)
{
  for (uint32_t i = 0; i < graph->statements->len; ++i) {
    const WartaStatement *s = warta_graph_statement(graph, i);
    if (s->predicate < WARTA_N_TERMS &&
        is_wanted((WartaVocabTerm)s->predicate)) {
      take(table, warta_graph_node(graph, s->subject)->text,
           (WartaVocabTerm)s->predicate,
           warta_graph_node(graph, s->object)->text);
    }
  }
}

static const char *
uri_text(raptor_uri *uri)
{
  return (const char *)raptor_uri_as_string(uri);
}

void
warta_name_table_add(WartaNameTable *table, const raptor_statement *statement)
{
  const raptor_term *object = statement->object;
  if (statement->subject->type != RAPTOR_TERM_TYPE_URI ||
      object->type == RAPTOR_TERM_TYPE_BLANK) {
    return;
  }
  const char *text = object->type == RAPTOR_TERM_TYPE_URI
                         ? uri_text(object->value.uri)
                         : (const char *)object->value.literal.string;
  const char *predicate = uri_text(statement->predicate->value.uri);
  for (int term = 0; term < WARTA_N_TERMS; ++term) {
    if (is_wanted((WartaVocabTerm)term) &&
        strcmp(predicate, warta_vocab[term].iri) == 0) {
      take(table, uri_text(statement->subject->value.uri), (WartaVocabTerm)term,
           text);
    }
  }
}

static int
compare_actors(const void *a, const void *b)
{
  return strcmp(((const WartaMergeActor *)a)->iri,
                ((const WartaMergeActor *)b)->iri);
}

void
warta_name_table_sort(WartaNameTable *table)
{
  g_array_sort(table->actors, compare_actors);
  for (uint32_t i = 0; i < table->actors->len; ++i) {
    g_hash_table_insert(table->by_iri, (void *)warta_merge_actor(table, i)->iri,
                        GUINT_TO_POINTER(i + 1));
  }
}
