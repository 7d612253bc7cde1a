// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Entities in the making, and the texts by which they are told apart.

#include "resolve/work.h"

#include <string.h>

enum { MAX_FORMS = 12 };

uint32_t
warta_cluster_new(WartaResolve *w, WartaKind kind, uint32_t token)
{
  const WartaCluster cluster = {
      .kind = kind,
      .entry = WARTA_NONE,
      .employer = WARTA_NONE,
      .parent = w->clusters->len,
      .first = token,
      .last = token,
      .forms = WARTA_NONE,
      .actor = kind == WARTA_KIND_PERSON || kind == WARTA_KIND_ORGANIZATION ||
               kind == WARTA_KIND_COUNTRY || kind == WARTA_KIND_GROUP,
  };
  g_array_append_val(w->clusters, cluster);
  return w->clusters->len - 1;
}

uint32_t
warta_cluster_root(const WartaResolve *w, uint32_t cluster)
{
  while (warta_cluster_at(w, cluster)->parent != cluster) {
    WartaCluster *c = warta_cluster_at(w, cluster);
    c->parent = warta_cluster_at(w, c->parent)->parent; // halve the path
    cluster = c->parent;
  }
  return cluster;
}

void
warta_cluster_form(WartaResolve *w, uint32_t cluster, const char *text,
                   const char *key)
{
  WartaCluster *c = warta_cluster_at(w, warta_cluster_root(w, cluster));
  uint32_t n = 0;
  uint32_t last = WARTA_NONE;
  for (uint32_t i = c->forms; i != WARTA_NONE;) {
    WartaSpelling *form = &g_array_index(w->forms, WartaSpelling, i);
    if (strcmp(form->key, key) == 0) {
      ++form->count;
      return;
    }
    last = i;
    i = form->next;
    ++n;
  }
  if (n >= MAX_FORMS) {
    return;
  }
  const WartaSpelling form = {text, key, 1, WARTA_NONE};
  g_array_append_val(w->forms, form);
  if (last == WARTA_NONE) {
    c->forms = w->forms->len - 1;
  } else {
    g_array_index(w->forms, WartaSpelling, last).next = w->forms->len - 1;
  }
}

void
warta_cluster_merge(WartaResolve *w, uint32_t into, uint32_t from)
{
  into = warta_cluster_root(w, into);
  from = warta_cluster_root(w, from);
  if (into == from) {
    return;
  }
  WartaCluster *a = warta_cluster_at(w, into);
  WartaCluster *b = warta_cluster_at(w, from);
  b->parent = into;
  a->first = MIN(a->first, b->first);
  a->last = MAX(a->last, b->last);
  a->count += b->count;
  a->named |= b->named;
  a->actor |= b->actor;
  a->proper |= b->proper;
  a->relays |= b->relays;
  a->term |= b->term;
  a->used |= b->used;
  a->roles |= b->roles;
  if (a->office == NULL) {
    a->office = b->office;
  }
  if (a->employer == WARTA_NONE) {
    a->employer = b->employer;
  }
  if (a->entry == WARTA_NONE) {
    a->entry = b->entry;
  }
  uint32_t forms = b->forms;
  b->forms = WARTA_NONE;
  while (forms != WARTA_NONE) {
    const WartaSpelling form = g_array_index(w->forms, WartaSpelling, forms);
    warta_cluster_form(w, into, form.text, form.key);
    forms = form.next;
  }
}

const char *
warta_tokens_text(const WartaResolve *w, uint32_t first, uint32_t end)
{
  const WartaDocument *doc = w->doc;
  if (first >= end) {
    return "";
  }
  const uint32_t begin = doc->tokens[first].span.begin;
  const uint32_t stop = doc->tokens[end - 1].span.end;
  char *text = warta_arena_strndup(doc->arena, doc->text + begin, stop - begin);
  char *out = text;
  for (const char *in = text; *in != '\0'; ++in) {
    const bool space = g_ascii_isspace(*in);
    if (!space) {
      *out++ = *in;
    } else if (out > text && out[-1] != ' ') {
      *out++ = ' ';
    }
  }
  *out = '\0';
  return text;
}

const char *
warta_tokens_key(const WartaResolve *w, uint32_t first, uint32_t end)
{
  size_t size = 1;
  for (uint32_t i = first; i < end; ++i) {
    size += strlen(w->doc->tokens[i].lower) + 1;
  }
  char *key = warta_arena_array(w->doc->arena, char, size);
  size_t n = 0;
  for (uint32_t i = first; i < end; ++i) {
    const WartaToken *token = &w->doc->tokens[i];
    if ((token->flags & (WARTA_TOKEN_WORD | WARTA_TOKEN_NUMERIC)) == 0) {
      continue;
    }
    if (n > 0 && (token->flags & WARTA_TOKEN_JOINED) == 0) {
      key[n++] = ' ';
    }
    const size_t length = strlen(token->lower);
    memcpy(key + n, token->lower, length);
    n += length;
  }
  key[n] = '\0';
  return key;
}

uint32_t
warta_cluster_of_entry(WartaResolve *w, uint32_t entry, uint32_t token)
{
  gpointer known = g_hash_table_lookup(w->entries, GUINT_TO_POINTER(entry + 1));
  if (known != NULL) {
    return warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  }
  const WartaKind kind = warta_gazetteer_entry(w->gazetteer, entry).kind;
  const uint32_t cluster = warta_cluster_new(w, kind, token);
  WartaCluster *c = warta_cluster_at(w, cluster);
  c->entry = entry;
  c->named = true;
  g_hash_table_insert(w->entries, GUINT_TO_POINTER(entry + 1),
                      GUINT_TO_POINTER(cluster + 1));
  return cluster;
}
