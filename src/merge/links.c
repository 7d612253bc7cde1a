// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "merge/links.h"

#include <string.h>

enum { MAX_WORDS = 12, MAX_RIVALS = 64, MAX_ACRONYM = 12 };

/// A set of actors that are one, by its representative.
typedef struct {
  uint32_t parent;
  const char *qid;
  bool linked; ///< It is the `from` of a link
} Set;

/// An actor that has a name or a word in it.
typedef struct {
  uint32_t actor;
  uint32_t next; ///< Index + 1, or 0
} Holder;

typedef struct {
  const WartaNameTable *table;
  const GArray *pairs;
  Set *sets;               ///< By actor
  GHashTable *others;      ///< Key of an other name -> holder + 1
  GHashTable *words;       ///< Word of a person's label -> holder + 1
  GHashTable *short_names; ///< Label of one word -> holder + 1
  GArray *holders;
  GArray *links;
} Finder;

static const WartaMergeActor *
actor_at(const Finder *f, uint32_t index)
{
  return warta_merge_actor(f->table, index);
}

/* ---- Sets ---- */

static uint32_t
root_of(const Finder *f, uint32_t actor)
{
  while (f->sets[actor].parent != actor) {
    f->sets[actor].parent = f->sets[f->sets[actor].parent].parent;
    actor = f->sets[actor].parent;
  }
  return actor;
}

/// Whether the user forbids that the two sets become one.
static bool
is_forbidden(const Finder *f, uint32_t x, uint32_t y)
{
  for (guint i = 0; i < f->pairs->len; ++i) {
    const WartaPair *pair = &g_array_index(f->pairs, WartaPair, i);
    if (!pair->forbidden) {
      continue;
    }
    const uint32_t a = root_of(f, pair->a);
    const uint32_t b = root_of(f, pair->b);
    if ((a == x && b == y) || (a == y && b == x)) {
      return true;
    }
  }
  return false;
}

static void
link_actors(Finder *f, uint32_t from, uint32_t to, WartaVocabTerm because)
{
  const uint32_t x = root_of(f, from);
  const uint32_t y = root_of(f, to);
  const Set *a = &f->sets[x];
  const Set *b = &f->sets[y];
  const bool forced = because == WARTA_TERM_WG_USER_CHOICE;
  const bool apart =
      a->qid != NULL && b->qid != NULL && strcmp(a->qid, b->qid) != 0;
  const bool kinds = actor_at(f, from)->kind == actor_at(f, to)->kind;
  if (x == y || f->sets[from].linked || is_forbidden(f, x, y) ||
      (!forced && (apart || !kinds))) {
    return;
  }
  const WartaLink link = {from, to, because};
  g_array_append_val(f->links, link);
  f->sets[from].linked = true;
  f->sets[x].parent = y;
  f->sets[y].qid = b->qid == NULL ? a->qid : b->qid;
}

/* ---- Names ---- */

static void
put_holder(Finder *f, GHashTable *index, const char *key, uint32_t actor)
{
  const Holder holder = {actor,
                         GPOINTER_TO_UINT(g_hash_table_lookup(index, key))};
  if (holder.next != 0 &&
      g_array_index(f->holders, Holder, holder.next - 1).actor == actor) {
    return;
  }
  g_array_append_val(f->holders, holder);
  g_hash_table_insert(index, g_strdup(key), GUINT_TO_POINTER(f->holders->len));
}

static bool
is_person(const WartaMergeActor *actor)
{
  return actor->kind == WARTA_TERM_SCHEMA_PERSON;
}

static void
index_actors(Finder *f)
{
  for (uint32_t i = 0; i < f->table->actors->len; ++i) {
    const WartaMergeActor *actor = actor_at(f, i);
    for (const WartaText *t = actor->others; t != NULL; t = t->next) {
      put_holder(f, f->others, t->key, i);
    }
    if (!is_person(actor) || actor->label.text == NULL ||
        strchr(actor->label.key, ' ') == NULL) {
      continue;
    }
    g_auto(GStrv) words = g_strsplit(actor->label.key, " ", MAX_WORDS);
    for (uint32_t n = 0; words[n] != NULL; ++n) {
      put_holder(f, f->words, words[n], i);
    }
  }
}

/// Whether the words of `shorter` occur in `full` in that order, and fewer.
static bool
is_part(const char *shorter, const char *full)
{
  g_auto(GStrv) a = g_strsplit(shorter, " ", MAX_WORDS);
  g_auto(GStrv) b = g_strsplit(full, " ", MAX_WORDS);
  uint32_t i = 0;
  uint32_t n = 0;
  for (; b[n] != NULL; ++n) {
    if (a[i] != NULL && strcmp(a[i], b[n]) == 0) {
      ++i;
    }
  }
  return i < n && i > 0 && a[i] == NULL;
}

/// Whether one word is read off the letters of several in order: "menkeu" of
/// "menteri keuangan".  "direktur" of "direktur utama" is not, it is their
/// first.
static bool
is_short_office(const char *shorter, const char *longer)
{
  enum { BEGINNING = 3, MIN_LETTERS = 5 };
  const size_t first = strcspn(longer, " ");
  if (strchr(shorter, ' ') != NULL || longer[first] == '\0' ||
      strlen(shorter) < MIN_LETTERS ||
      strncmp(shorter, longer, BEGINNING) != 0 ||
      strncmp(shorter, longer, MAX(first, strlen(shorter))) == 0) {
    return false;
  }
  for (; *shorter != '\0' && *longer != '\0'; ++longer) {
    shorter += *shorter == *longer;
  }
  return *shorter == '\0';
}

/// The office without "mantan": who had it is still the same.
static const char *
office_key(const WartaText *office)
{
  static const char *const former[] = {"mantan ", "eks ", "bekas "};
  for (size_t i = 0; i < G_N_ELEMENTS(former); ++i) {
    if (g_str_has_prefix(office->key, former[i])) {
      return office->key + strlen(former[i]);
    }
  }
  return office->key;
}

/// Whether one of the offices is the other, or its beginning: "Menlu Rusia" of
/// "Menlu Rusia sejak 2004".  A bare "direktur" is the office of many.
static bool
same_office(const WartaText *one, const WartaText *other)
{
  const char *a = office_key(one);
  const char *b = office_key(other);
  const size_t x = strlen(a);
  const size_t y = strlen(b);
  const char *shorter = x <= y ? a : b;
  const char *longer = x <= y ? b : a;
  const size_t n = MIN(x, y);
  if (is_short_office(shorter, longer)) {
    return true;
  }
  return strchr(shorter, ' ') != NULL && strncmp(shorter, longer, n) == 0 &&
         (longer[n] == '\0' || longer[n] == ' ');
}

static bool
has_office(const WartaMergeActor *actor, const WartaText *office)
{
  for (const WartaText *t = actor->offices; t != NULL; t = t->next) {
    if (same_office(t, office)) {
      return true;
    }
  }
  return false;
}

static bool
share_office(const WartaMergeActor *a, const WartaMergeActor *b)
{
  for (const WartaText *t = a->offices; t != NULL; t = t->next) {
    if (has_office(b, t)) {
      return true;
    }
  }
  return false;
}

/* ---- Rules ---- */

typedef bool (*FitFunc)(const WartaMergeActor *shorter,
                        const WartaMergeActor *full);

/// The one actor among the holders that fits; UINT32_MAX when there is none or
/// several, which are not known to be one.
static uint32_t
only_fit(const Finder *f, gpointer holders, uint32_t shorter, FitFunc fit)
{
  uint32_t found = UINT32_MAX;
  uint32_t n = 0;
  for (uint32_t at = GPOINTER_TO_UINT(holders); at != 0;) {
    const Holder *holder = &g_array_index(f->holders, Holder, at - 1);
    at = holder->next;
    if (++n > MAX_RIVALS) {
      return UINT32_MAX;
    }
    if (holder->actor == shorter ||
        !fit(actor_at(f, shorter), actor_at(f, holder->actor))) {
      continue;
    }
    if (found != UINT32_MAX && root_of(f, found) != root_of(f, holder->actor)) {
      return UINT32_MAX;
    }
    found = found == UINT32_MAX ? holder->actor : MIN(found, holder->actor);
  }
  return found;
}

/// "Lavrov", foreign minister of Russia here; "Sergei Lavrov", the same there.
static bool
fits_short(const WartaMergeActor *shorter, const WartaMergeActor *full)
{
  return is_part(shorter->label.key, full->label.key) &&
         share_office(shorter, full);
}

static bool
is_acronym(const char *text)
{
  const size_t n = strlen(text);
  for (size_t i = 0; i < n; ++i) {
    if (!g_ascii_isupper(text[i]) && !(i > 0 && g_ascii_isdigit(text[i]))) {
      return false;
    }
  }
  return n >= 2 && n <= MAX_ACRONYM;
}

/// "LCM" here; "Lembaga Cuaca Maritim (LCM)" there.
static bool
fits_acronym(const WartaMergeActor *shorter, const WartaMergeActor *full)
{
  return shorter->kind == full->kind && !is_person(full) &&
         strchr(full->label.key, ' ') != NULL &&
         shorter->label.key[0] == full->label.key[0];
}

/// "Bima Arya" here; "Bima Arya Sugiarto", also called so, there.  A body may
/// be called by the general part of its name, as may others of its kind.
static bool
fits_other(const WartaMergeActor *shorter, const WartaMergeActor *full)
{
  const bool contrary = shorter->offices != NULL && full->offices != NULL &&
                        !share_office(shorter, full);
  const bool general =
      !is_person(shorter) && is_part(shorter->label.key, full->label.key);
  const bool acts =
      is_person(shorter) || shorter->kind == WARTA_TERM_SCHEMA_ORGANIZATION;
  return acts && shorter->kind == full->kind && !contrary && !general &&
         full->label.text != NULL &&
         strlen(full->label.key) > strlen(shorter->label.key);
}

static void
link_identifiers(Finder *f)
{
  g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < f->table->actors->len; ++i) {
    const char *qid = actor_at(f, i)->qid;
    if (qid == NULL) {
      continue;
    }
    gpointer known = g_hash_table_lookup(first, qid);
    if (known == NULL) {
      g_hash_table_insert(first, (void *)qid, GUINT_TO_POINTER(i + 1));
    } else {
      link_actors(f, i, GPOINTER_TO_UINT(known) - 1,
                  WARTA_TERM_WG_SAME_IDENTIFIER);
    }
  }
}

static void
link_names(Finder *f, uint32_t i)
{
  const WartaMergeActor *actor = actor_at(f, i);
  if (actor->label.text == NULL || actor->label.key[0] == '\0') {
    return;
  }
  const bool several = strchr(actor->label.key, ' ') != NULL;
  gpointer others = g_hash_table_lookup(f->others, actor->label.key);
  uint32_t full = UINT32_MAX;
  if (is_acronym(actor->label.text)) {
    full = only_fit(f, others, i, fits_acronym);
    if (full != UINT32_MAX) {
      link_actors(f, i, full, WARTA_TERM_WG_ACRONYM);
    }
  } else if (several) {
    full = only_fit(f, others, i, fits_other);
    if (full != UINT32_MAX) {
      link_actors(f, i, full, WARTA_TERM_WG_OTHER_NAME);
    }
  }
  if (full == UINT32_MAX && is_person(actor) && actor->offices != NULL) {
    g_auto(GStrv) words = g_strsplit(actor->label.key, " ", 2);
    full = only_fit(f, g_hash_table_lookup(f->words, words[0]), i, fits_short);
    if (full != UINT32_MAX) {
      link_actors(f, i, full, WARTA_TERM_WG_SHORT_NAME);
    }
  }
}

/// "Hartawan", Kapolres Kota Lama, in two articles: the first of them.
static void
link_short_names(Finder *f, uint32_t i)
{
  const WartaMergeActor *actor = actor_at(f, i);
  if (actor->label.text == NULL || !is_person(actor) ||
      actor->offices == NULL || strchr(actor->label.key, ' ') != NULL ||
      f->sets[i].linked) {
    return;
  }
  uint32_t first = UINT32_MAX;
  uint32_t n = 0;
  for (uint32_t at = GPOINTER_TO_UINT(
           g_hash_table_lookup(f->short_names, actor->label.key));
       at != 0 && n < MAX_RIVALS; ++n) {
    const Holder *holder = &g_array_index(f->holders, Holder, at - 1);
    at = holder->next;
    if (holder->actor < first &&
        share_office(actor, actor_at(f, holder->actor))) {
      first = holder->actor;
    }
  }
  if (first != UINT32_MAX) {
    link_actors(f, i, first, WARTA_TERM_WG_SAME_OFFICE);
  }
  put_holder(f, f->short_names, actor->label.key, i);
}

/// Whether the word is that of several of the words in order: "bei" of "bursa
/// efek indonesia".
static bool
has_initials(char *const *words, const char *word)
{
  const size_t n = strlen(word);
  const guint n_words = g_strv_length((char **)words);
  for (guint i = 0; n > 1 && i + n <= n_words; ++i) {
    size_t same = 0;
    while (same < n && words[i + same][0] == word[same]) {
      ++same;
    }
    if (same == n) {
      return true;
    }
  }
  return false;
}

/// Whether a word of the first, behind its own first word, is among the others.
static bool
shares_word(char *const *a, char *const *b)
{
  enum { MIN_LETTERS = 3 };
  for (guint i = 1; a[i] != NULL; ++i) {
    if (strlen(a[i]) >= MIN_LETTERS &&
        g_strv_contains((const char *const *)b, a[i])) {
      return true;
    }
  }
  return false;
}

/// Whether one of the words is read off the others: "bei".
static bool
shares_initials(char *const *a, char *const *b)
{
  for (guint i = 0; a[i] != NULL; ++i) {
    if (has_initials(b, a[i])) {
      return true;
    }
  }
  return false;
}

/// Whether the offices have more in common than the word for the office: the
/// body, the place, or what they are about.
static bool
are_akin(const WartaText *one, const WartaText *other)
{
  g_auto(GStrv) a = g_strsplit(office_key(one), " ", MAX_WORDS);
  g_auto(GStrv) b = g_strsplit(office_key(other), " ", MAX_WORDS);
  if (a[0] == NULL || b[0] == NULL ||
      (strcmp(a[0], b[0]) == 0 && (a[1] == NULL || b[1] == NULL))) {
    return true;
  }
  return shares_word(a, b) || shares_word(b, a) || shares_initials(a, b) ||
         shares_initials(b, a) || same_office(one, other);
}

/// Whether one of the further offices has nothing in common with this one.
static bool
differs(const WartaText *office, const WartaText *others)
{
  for (; others != NULL; others = others->next) {
    if (!are_akin(office, others)) {
      return true;
    }
  }
  return false;
}

/// Whether two of the offices have nothing in common.
static bool
has_other_office(const WartaMergeActor *actor)
{
  for (const WartaText *a = actor->offices; a != NULL; a = a->next) {
    if (differs(a, a->next)) {
      return true;
    }
  }
  return false;
}

/// One name, and offices of which none is the other: one by the name alone,
/// which is said where no identifier says it.  The link leads to itself, since
/// the articles have one IRI for it.
static void
keep_other_office(Finder *f, uint32_t i)
{
  const WartaMergeActor *actor = actor_at(f, i);
  if (!is_person(actor) || actor->qid != NULL || f->sets[i].linked ||
      !has_other_office(actor)) {
    return;
  }
  const WartaLink link = {i, i, WARTA_TERM_WG_OTHER_OFFICE};
  g_array_append_val(f->links, link);
  f->sets[i].linked = true;
}

static int
compare_links(const void *a, const void *b)
{
  const uint32_t x = ((const WartaLink *)a)->from;
  const uint32_t y = ((const WartaLink *)b)->from;
  return (x > y) - (x < y);
}

GArray *
warta_find_links(const WartaNameTable *table, const GArray *pairs)
{
  const uint32_t n = table->actors->len;
  Finder f = {
      .table = table,
      .pairs = pairs,
      .sets = g_new0(Set, n + 1),
      .others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .short_names =
          g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      .holders = g_array_new(FALSE, FALSE, sizeof(Holder)),
      .links = g_array_new(FALSE, FALSE, sizeof(WartaLink)),
  };
  for (uint32_t i = 0; i < n; ++i) {
    f.sets[i] = (Set){i, actor_at(&f, i)->qid, false};
  }
  for (guint i = 0; i < pairs->len; ++i) {
    const WartaPair *pair = &g_array_index(pairs, WartaPair, i);
    if (!pair->forbidden) {
      link_actors(&f, pair->a, pair->b, WARTA_TERM_WG_USER_CHOICE);
    }
  }
  link_identifiers(&f);
  index_actors(&f);
  for (uint32_t i = 0; i < n; ++i) {
    link_names(&f, i);
  }
  for (uint32_t i = 0; i < n; ++i) {
    link_short_names(&f, i);
    keep_other_office(&f, i);
  }
  g_array_sort(f.links, compare_links);
  g_hash_table_unref(f.others);
  g_hash_table_unref(f.words);
  g_hash_table_unref(f.short_names);
  g_array_unref(f.holders);
  g_free(f.sets);
  return f.links;
}
