// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names that stand for longer ones of the same article: "Komisi Pemberantasan
/// Korupsi (KPK)", "Lavrov" for "Sergei Lavrov", "Dinas Perhubungan" for
/// "Dinas Perhubungan DKI Jakarta".

#include "resolve/work.h"

#include <string.h>

enum { MAX_WORDS = 12, MAX_SHARED = 8 };

/* ---- Acronyms ---- */

/// The next letter or digit at or behind `*at`, in lower case; 0 at the end.
static gunichar
next_letter(const char **at)
{
  while (**at != '\0') {
    const gunichar c = g_utf8_get_char(*at);
    *at = g_utf8_next_char(*at);
    if (g_unichar_isalnum(c)) {
      return g_unichar_tolower(c);
    }
  }
  return 0;
}

static bool
word_starts_with(const char *full, gunichar letter)
{
  bool start = true;
  for (const char *c = full; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar here = g_utf8_get_char(c);
    if (start && g_unichar_tolower(here) == letter) {
      return true;
    }
    start = !g_unichar_isalnum(here);
  }
  return false;
}

/// Whether `shorter` can be read off the letters of `full` in order: "Kemensos"
/// in "Kementerian Sosial", "KPK" in "Komisi Pemberantasan Korupsi".
static bool
is_acronym(const char *shorter, const char *full)
{
  const char *s = shorter;
  const char *f = full;
  gunichar wanted = next_letter(&s);
  uint32_t n = 0;
  if (wanted == 0 || !word_starts_with(full, wanted) ||
      strlen(shorter) >= strlen(full)) {
    return false;
  }
  while (wanted != 0) {
    gunichar have = next_letter(&f);
    while (have != 0 && have != wanted) {
      have = next_letter(&f);
    }
    if (have == 0) {
      return false;
    }
    ++n;
    wanted = next_letter(&s);
  }
  return n >= 2;
}

static uint32_t
sentence_end(const WartaDocument *doc, uint32_t token)
{
  return doc->sentences[doc->tokens[token].sentence].end_token;
}

/// Whether "(" one or more words ")" follows the name; sets their tokens.
static bool
bracketed(const WartaDocument *doc, const WartaNameInfo *info, uint32_t *first,
          uint32_t *end)
{
  const uint32_t stop = sentence_end(doc, info->first_token);
  uint32_t i = info->end_token;
  if (i >= stop || strcmp(doc->tokens[i].lower, "(") != 0) {
    return false;
  }
  *first = ++i;
  while (i < stop && i - *first <= MAX_WORDS &&
         strcmp(doc->tokens[i].lower, ")") != 0) {
    ++i;
  }
  *end = i;
  return i < stop && i > *first && strcmp(doc->tokens[i].lower, ")") == 0;
}

/// Whether at least half of the words of the gazetteer's label occur in the
/// text.
static bool
is_like(const char *text, const char *label)
{
  g_auto(GStrv) words = g_strsplit(label, " ", -1);
  uint32_t found = 0;
  uint32_t n = 0;
  for (; words[n] != NULL; ++n) {
    found += strstr(text, words[n]) != NULL;
  }
  return found * 2 >= n;
}

/// What an article defines holds, even where the acronym is known for
/// something else.
static void
forget_entry(WartaResolve *w, const WartaNameInfo *info, uint32_t acronym)
{
  WartaCluster *c = warta_cluster_at(w, warta_cluster_root(w, acronym));
  const uint32_t full = warta_cluster_root(w, info->cluster);
  if (c->entry == WARTA_NONE ||
      warta_cluster_at(w, full)->entry != WARTA_NONE ||
      is_like(info->text,
              warta_gazetteer_entry(w->gazetteer, c->entry).label)) {
    return;
  }
  g_hash_table_remove(w->entries, GUINT_TO_POINTER(c->entry + 1));
  c->entry = WARTA_NONE;
}

/// Whether two clusters may be one: a body is no place, a person no body.
static bool
may_merge(const WartaResolve *w, uint32_t a, uint32_t b)
{
  const WartaKind x = warta_cluster_at(w, warta_cluster_root(w, a))->kind;
  const WartaKind y = warta_cluster_at(w, warta_cluster_root(w, b))->kind;
  const bool sharp = x == WARTA_KIND_PLACE || x == WARTA_KIND_PERSON ||
                     y == WARTA_KIND_PLACE || y == WARTA_KIND_PERSON;
  return x == y || !sharp ||
         (warta_cluster_at(w, warta_cluster_root(w, b))->entry == WARTA_NONE &&
          x != WARTA_KIND_PERSON && y != WARTA_KIND_PERSON);
}

/// "Militer Amerika Serikat (AS)": the acronym is that of the country at the
/// end of the name.
static bool
is_of_tail(const WartaResolve *w, const WartaNameInfo *info, const char *text)
{
  const uint32_t acronym =
      warta_gazetteer_find(w->gazetteer, text, (uint32_t)strlen(text));
  for (const char *c = strchr(info->text, ' ');
       acronym != WARTA_NONE && c != NULL; c = strchr(c + 1, ' ')) {
    const uint32_t tail =
        warta_gazetteer_find(w->gazetteer, c + 1, (uint32_t)strlen(c + 1));
    if (tail == acronym) {
      return true;
    }
  }
  return false;
}

static bool
is_organization(const WartaResolve *w, const WartaNameInfo *info)
{
  return info->cluster != WARTA_NONE &&
         warta_cluster_at(w, warta_cluster_root(w, info->cluster))->kind ==
             WARTA_KIND_ORGANIZATION;
}

/// The body whose name is the end of this one and the rest together.
static uint32_t
joined_entry(const WartaResolve *w, const WartaNameInfo *info, const char *rest)
{
  for (uint32_t i = info->first_token; i < info->end_token; ++i) {
    const char *whole = warta_arena_printf(
        w->doc->arena, "%s %s", warta_tokens_text(w, i, info->end_token), rest);
    const uint32_t entry =
        warta_gazetteer_find(w->gazetteer, whole, (uint32_t)strlen(whole));
    if (entry != WARTA_NONE &&
        warta_gazetteer_entry(w->gazetteer, entry).kind ==
            WARTA_KIND_ORGANIZATION) {
      return entry;
    }
  }
  return WARTA_NONE;
}

/// "Badan Pengelola Investasi (BPI) Daya Anagata Nusantara": the entry whose
/// name the brackets cut in two, or WARTA_NONE.
static uint32_t
cut_entry(const WartaResolve *w, const WartaNameInfo *info, uint32_t behind)
{
  enum { MAX_REST = 5 };
  const WartaDocument *doc = w->doc;
  const uint32_t stop = sentence_end(doc, info->first_token);
  uint32_t end = behind;
  while (end < stop && end - behind < MAX_REST &&
         (doc->tokens[end].flags & WARTA_TOKEN_CAPITAL) != 0) {
    ++end;
  }
  for (; end > behind; --end) {
    const uint32_t entry =
        joined_entry(w, info, warta_tokens_text(w, behind, end));
    if (entry != WARTA_NONE) {
      return entry;
    }
  }
  return WARTA_NONE;
}

/// "Popov (Toma Junior Popov)": whether the short name may be the entry.
static bool
fits_entry(const WartaResolve *w, const WartaNameInfo *info, uint32_t entry)
{
  const WartaCluster *c =
      warta_cluster_at(w, warta_cluster_root(w, info->cluster));
  return c->entry == WARTA_NONE &&
         c->kind == warta_gazetteer_entry(w->gazetteer, entry).kind;
}

/// "Traumatic Brain Injury (TBI)": people have no acronyms, as a rule.
static void
note_term(const WartaResolve *w, const WartaNameInfo *info, uint32_t first,
          uint32_t end)
{
  WartaCluster *c = warta_cluster_at(w, warta_cluster_root(w, info->cluster));
  c->term |= end == first + 1 && !info->ranked && info->office == NULL &&
             c->entry == WARTA_NONE &&
             (w->doc->tokens[first].flags & WARTA_TOKEN_UPPER) != 0 &&
             (c->kind == WARTA_KIND_PERSON || c->kind == WARTA_KIND_PLACE);
}

/// "Reza (Pahlevi Isfahani)", "Sabar (Karyaman Gutama)": who is meant by a
/// first name with the rest of the name in brackets, or WARTA_NONE.
static uint32_t
completed_entry(const WartaResolve *w, const WartaNameInfo *info,
                const char *rest)
{
  const WartaCluster *c =
      warta_cluster_at(w, warta_cluster_root(w, info->cluster));
  if (c->kind != WARTA_KIND_PERSON || c->entry != WARTA_NONE ||
      strchr(info->key, ' ') != NULL) {
    return WARTA_NONE;
  }
  const char *whole =
      warta_arena_printf(w->doc->arena, "%s %s", info->text, rest);
  uint32_t entry =
      warta_gazetteer_find(w->gazetteer, whole, (uint32_t)strlen(whole));
  if (entry != WARTA_NONE) {
    return entry;
  }
  entry = warta_gazetteer_find(w->gazetteer, rest, (uint32_t)strlen(rest));
  const char *label = entry == WARTA_NONE
                          ? ""
                          : warta_gazetteer_entry(w->gazetteer, entry).label;
  return strstr(label, info->text) != NULL &&
                 warta_gazetteer_entry(w->gazetteer, entry).kind ==
                     WARTA_KIND_PERSON
             ? entry
             : WARTA_NONE;
}

/// Merge the name with the entry that it is together with what is in and behind
/// its brackets; true when the brackets are no acronym.
static bool
complete_name(WartaResolve *w, const WartaNameInfo *info, const char *text,
              uint32_t behind)
{
  const uint32_t completed = completed_entry(w, info, text);
  uint32_t entry = completed;
  if (entry == WARTA_NONE && is_organization(w, info) &&
      warta_cluster_at(w, warta_cluster_root(w, info->cluster))->entry ==
          WARTA_NONE) {
    entry = cut_entry(w, info, behind);
  }
  if (entry != WARTA_NONE) {
    warta_cluster_merge(w, warta_cluster_of_entry(w, entry, info->first_token),
                        info->cluster);
  }
  return completed != WARTA_NONE;
}

/// Give the words in brackets to the cluster: as names, and as a key for names
/// still to come.
static void
link_acronym(WartaResolve *w, const WartaNameInfo *info)
{
  const WartaDocument *doc = w->doc;
  uint32_t first = 0;
  uint32_t end = 0;
  if (!bracketed(doc, info, &first, &end) ||
      (doc->tokens[first].flags & WARTA_TOKEN_WORD) == 0) {
    return;
  }
  const char *text = warta_tokens_text(w, first, end);
  if (complete_name(w, info, text, end + 1)) {
    return;
  }
  const bool expands = (doc->tokens[first].flags & WARTA_TOKEN_CAPITAL) != 0 &&
                       is_acronym(info->text, text);
  if ((!is_acronym(text, info->text) && !expands) ||
      is_of_tail(w, info, text)) {
    return;
  }
  const char *key = warta_tokens_key(w, first, end);
  const uint32_t name = doc->tokens[first].name;
  gpointer known = g_hash_table_lookup(w->keys, key);
  const uint32_t other = name != WARTA_NONE ? w->names[name].cluster
                         : known != NULL    ? GPOINTER_TO_UINT(known) - 1
                                            : WARTA_NONE;
  if (other != WARTA_NONE && !may_merge(w, info->cluster, other)) {
    return;
  }
  if (name != WARTA_NONE && w->names[name].cluster != WARTA_NONE) {
    forget_entry(w, info, w->names[name].cluster);
    warta_cluster_merge(w, info->cluster, w->names[name].cluster);
  } else if (known != NULL) {
    warta_cluster_merge(w, info->cluster, GPOINTER_TO_UINT(known) - 1);
  } else {
    const uint32_t entry =
        expands
            ? warta_gazetteer_find(w->gazetteer, text, (uint32_t)strlen(text))
            : WARTA_NONE;
    if (entry != WARTA_NONE && fits_entry(w, info, entry)) {
      warta_cluster_merge(w, warta_cluster_of_entry(w, entry, first),
                          info->cluster);
    }
    warta_cluster_form(w, info->cluster, text, key);
    g_hash_table_insert(w->keys, (void *)key,
                        GUINT_TO_POINTER(info->cluster + 1));
  }
  note_term(w, info, first, end);
}

/* ---- Short names of people ---- */

/// One longer name that a word occurs in.
typedef struct {
  uint32_t name; ///< WartaNameInfo
  uint32_t next;
} Holder;

typedef struct {
  GHashTable *words; ///< Word -> index of a holder + 1, the latest first
  GArray *holders;
} WordIndex;

static bool
is_particle(const char *word)
{
  static const char *const words[] = {"bin", "binti", "van",  "von",
                                      "de",  "al",    "el",   "da",
                                      "dos", "dan",   "abdul"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); ++i) {
    if (strcmp(words[i], word) == 0) {
      return true;
    }
  }
  return word[0] == '\0' || word[1] == '\0';
}

static void
index_word(WartaResolve *w, WordIndex *index, const char *word, uint32_t name)
{
  gpointer old = g_hash_table_lookup(index->words, word);
  const Holder holder = {name,
                         old == NULL ? WARTA_NONE : GPOINTER_TO_UINT(old) - 1};
  if (old != NULL) {
    const uint32_t last =
        g_array_index(index->holders, Holder, holder.next).name;
    if (w->names[last].cluster == w->names[name].cluster) {
      return;
    }
  }
  g_array_append_val(index->holders, holder);
  g_hash_table_insert(index->words, g_strdup(word),
                      GUINT_TO_POINTER(index->holders->len));
}

static void
index_name(WartaResolve *w, WordIndex *index, uint32_t name)
{
  g_auto(GStrv) words = g_strsplit(w->names[name].key, " ", MAX_WORDS);
  if (words[0] == NULL || words[1] == NULL) {
    return;
  }
  for (uint32_t i = 0; words[i] != NULL; ++i) {
    if (!is_particle(words[i])) {
      index_word(w, index, words[i], name);
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
  return i < n && a[i] == NULL;
}

/// The longer name that a short one stands for: the nearest before it, else
/// the first behind it.
static uint32_t
find_full(WartaResolve *w, const WordIndex *index, uint32_t name)
{
  const WartaNameInfo *info = &w->names[name];
  g_auto(GStrv) words = g_strsplit(info->key, " ", 2);
  gpointer at =
      words[0] == NULL ? NULL : g_hash_table_lookup(index->words, words[0]);
  uint32_t found = WARTA_NONE;
  uint32_t n = 0;
  for (uint32_t i = at == NULL ? WARTA_NONE : GPOINTER_TO_UINT(at) - 1;
       i != WARTA_NONE && n < MAX_SHARED; ++n) {
    const Holder *holder = &g_array_index(index->holders, Holder, i);
    i = holder->next;
    if (!is_part(info->key, w->names[holder->name].key)) {
      continue;
    }
    found = holder->name;
    if (found < name) {
      break; // the latest holders come first
    }
  }
  return found;
}

static bool
may_be_short_person(const WartaResolve *w, uint32_t name)
{
  const WartaNameInfo *info = &w->names[name];
  if (info->cluster == WARTA_NONE || info->initials) {
    return false;
  }
  const WartaCluster *c =
      warta_cluster_at(w, warta_cluster_root(w, info->cluster));
  const bool alone =
      c->forms != WARTA_NONE &&
      strcmp(g_array_index(w->forms, WartaSpelling, c->forms).key, info->key) ==
          0;
  return alone && c->entry == WARTA_NONE &&
         (c->kind == WARTA_KIND_PERSON || strchr(info->key, ' ') == NULL);
}

/// Give this mention to the longer name; other mentions of the same short name
/// may stand for somebody else.
static void
give_mention(WartaResolve *w, uint32_t name, uint32_t full)
{
  WartaNameInfo *info = &w->names[name];
  const uint32_t from = warta_cluster_root(w, info->cluster);
  const uint32_t to = warta_cluster_root(w, w->names[full].cluster);
  if (from == to) {
    return;
  }
  WartaCluster *a = warta_cluster_at(w, from);
  WartaCluster *b = warta_cluster_at(w, to);
  a->count -= a->count > 0;
  a->used = a->count > 0;
  ++b->count;
  b->first = MIN(b->first, info->first_token);
  info->cluster = to;
  warta_cluster_form(w, to, info->text, info->key);
  g_hash_table_insert(w->keys, (void *)info->key, GUINT_TO_POINTER(to + 1));
}

/// "Purbaya" before "Yudhi Sadewa", when Purbaya is somebody elsewhere in the
/// article: the tagger cut the name short.
static void
extend_name(WartaResolve *w, uint32_t name)
{
  WartaNameInfo *info = &w->names[name];
  const WartaDocument *doc = w->doc;
  const uint32_t first = info->first_token;
  if (info->cluster == WARTA_NONE || first == 0 ||
      doc->names[name].kind != WARTA_KIND_PERSON ||
      doc->tokens[first - 1].sentence != doc->tokens[first].sentence ||
      doc->tokens[first - 1].name != WARTA_NONE ||
      (doc->tokens[first - 1].flags & WARTA_TOKEN_CAPITAL) == 0) {
    return;
  }
  gpointer known = g_hash_table_lookup(w->keys, doc->tokens[first - 1].lower);
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  if (known == NULL || warta_cluster_at(w, cluster)->entry != WARTA_NONE ||
      warta_cluster_at(w, warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1))
              ->kind != WARTA_KIND_PERSON) {
    return;
  }
  info->first_token = first - 1;
  info->text = warta_tokens_text(w, first - 1, info->end_token);
  info->key = warta_tokens_key(w, first - 1, info->end_token);
  warta_cluster_form(w, cluster, info->text, info->key);
  w->owner[first - 1] = cluster;
}

static void
link_short_people(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    extend_name(w, i);
  }
  WordIndex index = {
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      g_array_new(FALSE, FALSE, sizeof(Holder))};
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const uint32_t cluster = w->names[i].cluster;
    if (cluster != WARTA_NONE &&
        warta_cluster_at(w, warta_cluster_root(w, cluster))->kind ==
            WARTA_KIND_PERSON) {
      index_name(w, &index, i);
    }
  }
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const uint32_t full =
        may_be_short_person(w, i) ? find_full(w, &index, i) : WARTA_NONE;
    if (full != WARTA_NONE) {
      give_mention(w, i, full);
    }
  }
  g_hash_table_unref(index.words);
  g_array_unref(index.holders);
}

/* ---- Short names of organisations ---- */

/// Whether the name begins with a word that says what it is: only such names
/// are cut short ("Dinas Perhubungan"), a brand is not ("Honda"), nor is a
/// mere "Bank".
static bool
is_generic(const WartaResolve *w, const WartaNameInfo *info)
{
  uint32_t end = 0;
  const WartaNoun *noun = warta_noun_at(w, info->first_token, &end);
  return noun != NULL && noun->kind == WARTA_NOUN_ORGANIZATION &&
         (end < info->end_token || (noun->flags & WARTA_NOUN_NAME) == 0);
}

static void
index_prefixes(const char *key, uint32_t cluster, GHashTable *prefixes)
{
  uint32_t n = 0;
  for (const char *c = strchr(key, ' '); c != NULL && n < MAX_WORDS;
       c = strchr(c + 1, ' '), ++n) {
    g_autofree char *prefix = g_strndup(key, (size_t)(c - key));
    if (!g_hash_table_contains(prefixes, prefix)) {
      g_hash_table_insert(prefixes, g_steal_pointer(&prefix),
                          GUINT_TO_POINTER(cluster + 1));
    }
  }
}

/// The same for the names that the gazetteer has: "Dinas Perhubungan" may be
/// short for what the article calls "Dishub DKI".
static void
index_entry(const WartaResolve *w, uint32_t cluster, GHashTable *prefixes)
{
  const uint32_t entry =
      warta_cluster_at(w, warta_cluster_root(w, cluster))->entry;
  if (entry == WARTA_NONE) {
    return;
  }
  const uint32_t n_names = warta_gazetteer_entry(w->gazetteer, entry).n_names;
  for (uint32_t i = 0; i < MIN(n_names, MAX_SHARED); ++i) {
    const char *name = warta_gazetteer_name(w->gazetteer, entry, i);
    g_autofree char *key = g_utf8_strdown(name, -1);
    if (strchr(key, ' ') != strrchr(key, ' ')) {
      index_prefixes(key, cluster, prefixes);
    }
  }
}

static void
link_short_organizations(WartaResolve *w)
{
  g_autoptr(GHashTable) prefixes =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (is_organization(w, info)) {
      index_entry(w, info->cluster, prefixes);
    }
    if (is_organization(w, info) && is_generic(w, info)) {
      index_prefixes(info->key, info->cluster, prefixes);
    }
  }
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (!is_organization(w, info) || !is_generic(w, info)) {
      continue;
    }
    gpointer full = g_hash_table_lookup(prefixes, info->key);
    const uint32_t root = warta_cluster_root(w, info->cluster);
    if (full != NULL && warta_cluster_at(w, root)->entry == WARTA_NONE) {
      warta_cluster_merge(w, GPOINTER_TO_UINT(full) - 1, root);
    }
  }
}

/* ---- Names behind a word that says what they are ---- */

/// Whether the noun only leads to the name behind it; as part of the name,
/// "Universitas Pertamina", it does more.
static bool
only_leads(const WartaResolve *w, uint32_t first, uint32_t end,
           const WartaNoun *noun)
{
  const bool capital = (w->doc->tokens[first].flags & WARTA_TOKEN_CAPITAL) != 0;
  return noun->kind == WARTA_NOUN_ANNOUNCE ||
         (noun->kind == WARTA_NOUN_ORGANIZATION &&
          (noun->flags & WARTA_NOUN_NAME) != 0 &&
          (!capital || end > first + 1));
}

/// "Kantor Berita Fars" and "Fars": what leads to a name adds nothing to it.
static void
link_announced(WartaResolve *w, uint32_t name)
{
  const WartaNameInfo *info = &w->names[name];
  uint32_t end = 0;
  const WartaNoun *noun = warta_noun_at(w, info->first_token, &end);
  if (!is_organization(w, info) || noun == NULL || end >= info->end_token ||
      !only_leads(w, info->first_token, end, noun)) {
    return;
  }
  gpointer known =
      g_hash_table_lookup(w->keys, warta_tokens_key(w, end, info->end_token));
  const uint32_t root = warta_cluster_root(w, info->cluster);
  if (known == NULL || warta_cluster_at(w, root)->entry != WARTA_NONE) {
    return;
  }
  const uint32_t rest = warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  WartaCluster *c = warta_cluster_at(w, rest);
  if (c->entry == WARTA_NONE && c->kind != WARTA_KIND_PLACE) {
    c->kind = WARTA_KIND_ORGANIZATION; // one word is taken for anything
    c->actor = true;
  }
  if (c->kind == WARTA_KIND_ORGANIZATION) {
    warta_cluster_merge(w, rest, root);
  }
}

/// "Fars Iran" and "Fars": the country says no more.
static void
link_national(WartaResolve *w, uint32_t name)
{
  const WartaNameInfo *info = &w->names[name];
  const char *space = strrchr(info->key, ' ');
  if (!is_organization(w, info) || space == NULL || is_generic(w, info) ||
      warta_cluster_at(w, warta_cluster_root(w, info->cluster))->entry !=
          WARTA_NONE) {
    return;
  }
  const char *last = strrchr(info->text, ' ');
  const uint32_t country =
      last == NULL ? WARTA_NONE
                   : warta_gazetteer_find(w->gazetteer, last + 1,
                                          (uint32_t)strlen(last + 1));
  if (country == WARTA_NONE ||
      warta_gazetteer_entry(w->gazetteer, country).kind != WARTA_KIND_COUNTRY) {
    return;
  }
  g_autofree char *front = g_strndup(info->key, (size_t)(space - info->key));
  gpointer known = g_hash_table_lookup(w->keys, front);
  const uint32_t root =
      known == NULL ? WARTA_NONE
                    : warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1);
  if (root != WARTA_NONE && warta_cluster_at(w, root)->entry == WARTA_NONE &&
      warta_cluster_at(w, root)->kind == WARTA_KIND_ORGANIZATION) {
    warta_cluster_merge(w, root, info->cluster);
  }
}

/* ---- How longer names begin ---- */

/// "Putri KW" of "Putri Kusuma Wardani": the first name and initials.
static void
index_initials(WartaResolve *w, const WartaNameInfo *info)
{
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  g_auto(GStrv) words = g_strsplit(info->key, " ", MAX_WORDS);
  g_autoptr(GString) key = g_string_new(words[0]);
  if (warta_cluster_at(w, cluster)->kind != WARTA_KIND_PERSON ||
      g_strv_length(words) < 2) {
    return;
  }
  for (uint32_t i = 1; words[i] != NULL; ++i) {
    const gunichar letter = g_utf8_get_char(words[i]);
    if (i == 1) {
      g_string_append_c(key, ' ');
    }
    g_string_append_unichar(key, letter);
  }
  if (!g_hash_table_contains(w->starts, key->str)) {
    g_hash_table_insert(w->starts, g_strdup(key->str),
                        GUINT_TO_POINTER(cluster + 1));
  }
}

/// Enter the beginnings of the name, but those that only say what it is.
static void
index_starts(WartaResolve *w, const WartaNameInfo *info)
{
  enum { MIN_LETTERS = 3 };
  const uint32_t cluster = warta_cluster_root(w, info->cluster);
  const WartaKind kind = warta_cluster_at(w, cluster)->kind;
  if ((kind != WARTA_KIND_PERSON && kind != WARTA_KIND_ORGANIZATION) ||
      is_generic(w, info)) {
    return;
  }
  for (const char *c = strchr(info->key, ' '); c != NULL;
       c = strchr(c + 1, ' ')) {
    if (c - info->key < MIN_LETTERS) {
      continue;
    }
    char *start = g_strndup(info->key, (size_t)(c - info->key));
    gpointer known = g_hash_table_lookup(w->starts, start);
    const bool other =
        g_hash_table_contains(w->starts, start) &&
        (known == NULL ||
         warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1) != cluster);
    g_hash_table_insert(w->starts, start,
                        other ? NULL : GUINT_TO_POINTER(cluster + 1));
  }
}

void
warta_link_aliases(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    if (w->names[i].cluster != WARTA_NONE) {
      link_acronym(w, &w->names[i]);
    }
  }
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    link_announced(w, i);
    link_national(w, i);
  }
  link_short_people(w);
  link_short_organizations(w);
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    if (w->names[i].cluster != WARTA_NONE) {
      index_starts(w, &w->names[i]);
      index_initials(w, &w->names[i]);
    }
  }
}
