// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names that are spelt otherwise in the same article: "Khdafi" for "Khadafi",
/// "Fede Valverde" for "Federico Valverde", "Mou" for "Mourinho".

#include "resolve/work.h"

#include <string.h>

enum {
  MAX_NAMES = 400,   ///< Different names of an article that are compared
  MIN_SLIP = 6,      ///< Letters of a word that one of them may be wrong in
  MIN_NICK = 3,      ///< Letters of a nickname
  MAX_PAIRWORDS = 6, ///< Words of a name
};

/// A cluster and one of its keys.
typedef struct {
  uint32_t cluster;
  const char *key;
} Named;

/// Whether one letter more, less or other, or two that changed places, make one
/// word of the other.  Words are short: bytes do.
static bool
is_slip(const char *a, const char *b)
{
  size_t x = strlen(a);
  size_t y = strlen(b);
  if (MIN(x, y) < MIN_SLIP || a[0] != b[0] || x > y + 1 || y > x + 1) {
    return false;
  }
  while (x > 0 && y > 0 && *a == *b) {
    ++a;
    ++b;
    --x;
    --y;
  }
  if (x == y && x > 1 && a[0] == b[1] && a[1] == b[0] &&
      strcmp(a + 2, b + 2) == 0) {
    return true;
  }
  return x == y  ? x > 0 && strcmp(a + 1, b + 1) == 0
         : x > y ? strcmp(a + 1, b) == 0
                 : strcmp(a, b + 1) == 0;
}

static bool
has_digit(const char *text)
{
  return strpbrk(text, "0123456789") != NULL;
}

/// "Fede" of "Federico".
static bool
is_nick(const char *shorter, const char *longer)
{
  const size_t n = strlen(shorter);
  return n >= MIN_NICK && n < strlen(longer) &&
         strncmp(shorter, longer, n) == 0;
}

/// Whether two names of several words differ in a slip of one word, or in the
/// nickname of one who has the same other names.
static bool
is_like(const char *a, const char *b, bool person)
{
  g_auto(GStrv) x = g_strsplit(a, " ", MAX_PAIRWORDS);
  g_auto(GStrv) y = g_strsplit(b, " ", MAX_PAIRWORDS);
  const uint32_t n = g_strv_length(x);
  uint32_t different = 0;
  bool like = true;
  if (n != g_strv_length(y) || has_digit(a) || has_digit(b)) {
    return false;
  }
  for (uint32_t i = 0; i < n; ++i) {
    if (strcmp(x[i], y[i]) == 0) {
      continue;
    }
    ++different;
    like &=
        is_slip(x[i], y[i]) || (person && i == 0 && n > 1 &&
                                (is_nick(x[i], y[i]) || is_nick(y[i], x[i])));
  }
  return like && different == 1;
}

/// "Mou" of "Jose Mourinho", "Ice" of "Iceu Pujiati": one word cut short.
static bool
is_cut(const char *shorter, const char *full)
{
  g_auto(GStrv) words = g_strsplit(full, " ", MAX_PAIRWORDS);
  if (strchr(shorter, ' ') != NULL) {
    return false;
  }
  for (uint32_t i = 0; words[i] != NULL; ++i) {
    if (is_nick(shorter, words[i])) {
      return true;
    }
  }
  return false;
}

/// Whether the shorter name may be another spelling of the other's.
static bool
may_join(const WartaResolve *w, const Named *a, const Named *b)
{
  const WartaCluster *x = warta_cluster_at(w, a->cluster);
  const WartaCluster *y = warta_cluster_at(w, b->cluster);
  if (a->key[0] != b->key[0] && strchr(a->key, ' ') != NULL) {
    return false; // the first letter is right, as a rule
  }
  if (x->entry != WARTA_NONE || y->kind == WARTA_KIND_PLACE ||
      y->kind == WARTA_KIND_COUNTRY || x->kind == WARTA_KIND_PLACE ||
      x->kind == WARTA_KIND_COUNTRY) {
    return false;
  }
  const bool persons =
      x->kind == WARTA_KIND_PERSON && y->kind == WARTA_KIND_PERSON;
  if (is_like(a->key, b->key, persons)) {
    return x->kind == y->kind ||
           (strchr(a->key, ' ') == NULL && strlen(a->key) > MIN_SLIP);
  }
  return persons && is_cut(a->key, b->key);
}

/// Add the names of one cluster behind the `n` that are there.
static uint32_t
collect_forms(const WartaResolve *w, uint32_t cluster, Named *names, uint32_t n)
{
  uint32_t f = warta_cluster_at(w, cluster)->forms;
  while (f != WARTA_NONE && n < MAX_NAMES) {
    const WartaSpelling *form = &g_array_index(w->forms, WartaSpelling, f);
    if (!g_str_has_prefix(form->key, "inisial ")) {
      names[n++] = (Named){cluster, form->key};
    }
    f = form->next;
  }
  return n;
}

static uint32_t
collect(const WartaResolve *w, Named *names)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->clusters->len && n < MAX_NAMES; ++i) {
    const WartaCluster *c = warta_cluster_at(w, i);
    if (c->parent == i && c->named && c->used) {
      n = collect_forms(w, i, names, n);
    }
  }
  return n;
}

/// The one cluster that the name may be another spelling of, or WARTA_NONE.
static uint32_t
find_like(const WartaResolve *w, const Named *names, uint32_t n,
          const Named *name)
{
  uint32_t found = WARTA_NONE;
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t root = warta_cluster_root(w, names[i].cluster);
    if (root == warta_cluster_root(w, name->cluster) ||
        !may_join(w, name, &names[i])) {
      continue;
    }
    if (found != WARTA_NONE && found != root) {
      return WARTA_NONE;
    }
    found = root;
  }
  return found;
}

/// Merge two clusters into the known one, else the one named more often, else
/// the first.
static void
join(WartaResolve *w, uint32_t a, uint32_t b)
{
  const WartaCluster *x = warta_cluster_at(w, a);
  const WartaCluster *y = warta_cluster_at(w, b);
  const bool swap =
      x->entry == WARTA_NONE &&
      (y->count > x->count || (y->count == x->count && y->first < x->first));
  warta_cluster_merge(w, swap ? b : a, swap ? a : b);
}

void
warta_link_similar(WartaResolve *w)
{
  g_autofree Named *names = g_new(Named, MAX_NAMES);
  const uint32_t n = collect(w, names);
  for (uint32_t i = 0; i < n; ++i) {
    if (warta_cluster_at(w, names[i].cluster)->parent != names[i].cluster) {
      continue;
    }
    const uint32_t like = find_like(w, names, n, &names[i]);
    if (like != WARTA_NONE) {
      join(w, like, names[i].cluster);
    }
  }
}
