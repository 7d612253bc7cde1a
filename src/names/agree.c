// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/found.h"

#include <stdlib.h>
#include <string.h>

enum {
  N_KINDS = WARTA_KIND_PRODUCT + 1,
  MAX_WORDS = 8, // of a name that is looked for again
  MIN_PART = 3,  // letters of a part of a person's name
  SHORT = 4,     // letters of words where "AS" and "as" are told apart

  // Weights of votes.
  SURE = 100,
  KNOWN = 10,
  TAGGED = 4,
  PART = 3,
};

/// All that is said in the article of one way of writing a name, or of the
/// beginning of longer ones.
typedef struct {
  uint32_t votes[N_KINDS];
  uint32_t parts; // votes of longer names of persons that it is a part of
  bool longer;    // names go on from here
  uint32_t entry;
  uint64_t key;
} Surface;

typedef struct {
  const WartaNameContext *context;
  GHashTable *surfaces; // key -> Surface
} Article;

static uint64_t
step(const WartaDocument *doc, uint64_t key, uint32_t t)
{
  const WartaToken *token = &doc->tokens[t];
  uint32_t length = (uint32_t)strlen(token->lower);
  uint64_t word = warta_name_hash(token->lower, length);
  bool upper = length <= SHORT && token->flags & WARTA_TOKEN_UPPER;
  return warta_name_set_step(key, word + upper);
}

static Surface *
get_surface(Article *article, uint64_t key)
{
  Surface *surface = g_hash_table_lookup(article->surfaces, &key);
  if (surface == NULL) {
    surface = g_new0(Surface, 1);
    surface->key = key;
    surface->entry = WARTA_NONE;
    g_hash_table_insert(article->surfaces, &surface->key, surface);
  }
  return surface;
}

static void
add_votes(Article *article, const WartaFoundName *found)
{
  const WartaDocument *doc = article->context->doc;
  const WartaName *name = &found->name;
  uint32_t weight = found->sure ? SURE : TAGGED;
  uint32_t n = name->end_token - name->first_token;
  uint64_t key = 0;
  for (uint32_t k = 0; k < n && k < MAX_WORDS; ++k) {
    uint32_t t = name->first_token + k;
    key = step(doc, key, t);
    Surface *surface = get_surface(article, key);
    if (k + 1 < n) {
      surface->longer = true;
    } else {
      surface->votes[name->kind] += name->entry != WARTA_NONE ? KNOWN : weight;
      surface->entry = name->entry != WARTA_NONE ? name->entry : surface->entry;
    }
    if (name->kind == WARTA_KIND_PERSON && n > 1 &&
        doc->tokens[t].flags & WARTA_TOKEN_CAPITAL &&
        warta_span_length(doc->tokens[t].span) >= MIN_PART) {
      get_surface(article, step(doc, 0, t))->parts += PART;
    }
  }
}

// Whether a name of that kind can act.
static bool
is_actor_kind(WartaKind kind)
{
  return kind == WARTA_KIND_PERSON || kind == WARTA_KIND_ORGANIZATION ||
         kind == WARTA_KIND_COUNTRY || kind == WARTA_KIND_PLACE ||
         kind == WARTA_KIND_GROUP;
}

static WartaKind
best_kind(const Surface *surface)
{
  uint32_t best = 0;
  WartaKind kind = WARTA_KIND_OTHER;
  for (int k = 0; k < N_KINDS; ++k) {
    uint32_t votes = surface->votes[k];
    votes += k == WARTA_KIND_PERSON ? surface->parts : 0;
    if (votes > best) {
      best = votes;
      kind = (WartaKind)k;
    }
  }
  if (surface->parts > 0 && !is_actor_kind(kind)) {
    return WARTA_KIND_PERSON; // Ramadhan, short for Ramadhan Syah
  }
  return kind;
}

static const Surface *
surface_of(const Article *article, const WartaName *name)
{
  uint64_t key = 0;
  for (uint32_t t = name->first_token; t < name->end_token; ++t) {
    key = step(article->context->doc, key, t);
  }
  return g_hash_table_lookup(article->surfaces, &key);
}

// Names that are written alike become alike.
static void
agree_on_kind(const Article *article, WartaFoundName *found)
{
  WartaName *name = &found->name;
  const Surface *surface = name->end_token - name->first_token <= MAX_WORDS
                               ? surface_of(article, name)
                               : NULL;
  if (surface == NULL || found->sure) {
    return;
  }
  WartaKind kind = best_kind(surface);
  if (kind == name->kind) {
    if (name->entry == WARTA_NONE) {
      name->entry = surface->entry;
    }
    return;
  }
  name->kind = kind;
  name->entry = WARTA_NONE;
  if (surface->votes[kind] >= KNOWN && surface->entry != WARTA_NONE &&
      warta_gazetteer_entry(article->context->gazetteer, surface->entry).kind ==
          kind) {
    name->entry = surface->entry;
  }
}

// Return the number of tokens of the longest known name at `t`, or 0.
static uint32_t
match_surface(const Article *article, uint32_t t, uint32_t end,
              const Surface **match)
{
  uint64_t key = 0;
  uint32_t best = 0;
  for (uint32_t k = 0; k < MAX_WORDS && t + k < end; ++k) {
    key = step(article->context->doc, key, t + k);
    const Surface *surface = g_hash_table_lookup(article->surfaces, &key);
    if (surface == NULL) {
      break;
    }
    if (best_kind(surface) != WARTA_KIND_OTHER) {
      best = k + 1;
      *match = surface;
    }
    if (!surface->longer) {
      break;
    }
  }
  return best;
}

// Whether the words may be that name where the tagger saw none.
static bool
may_be_missed(const Article *article, const WartaSentence *sentence, uint32_t t,
              uint32_t n)
{
  const WartaDocument *doc = article->context->doc;
  if (n > 1) {
    return true;
  }
  bool upper = doc->tokens[t].flags & WARTA_TOKEN_UPPER;
  uint32_t next = t + 1;
  bool goes_on = next < sentence->end_token &&
                 doc->tokens[next].flags & WARTA_TOKEN_CAPITAL &&
                 doc->tokens[next].flags & WARTA_TOKEN_WORD;
  return !goes_on && (upper || warta_name_is_proper(article->context, t));
}

static void
find_missed(const Article *article, const WartaSentence *sentence,
            uint32_t begin, uint32_t end, GArray *missed)
{
  const WartaDocument *doc = article->context->doc;
  for (uint32_t t = begin; t < end;) {
    const Surface *surface = NULL;
    uint32_t n = 0;
    if (doc->tokens[t].flags & WARTA_TOKEN_CAPITAL) {
      n = match_surface(article, t, end, &surface);
    }
    if (n == 0 || !may_be_missed(article, sentence, t, n)) {
      ++t;
      continue;
    }
    WartaFoundName name = {.name = {.first_token = t,
                                    .end_token = t + n,
                                    .kind = best_kind(surface),
                                    .entry = surface->entry,
                                    .entity = WARTA_NONE}};
    if (name.name.kind == WARTA_KIND_PERSON && n == 1 &&
        surface->votes[WARTA_KIND_PERSON] < KNOWN) {
      name.name.entry = WARTA_NONE;
    }
    g_array_append_val(missed, name);
    t += n;
  }
}

static int
compare_found(gconstpointer a, gconstpointer b)
{
  const WartaFoundName *left = a;
  const WartaFoundName *right = b;
  return left->name.first_token < right->name.first_token ? -1 : 1;
}

// Look between the names of a sentence, of which `*i` is the first; leave
// `*i` at the first one behind.
static void
search_sentence(const Article *article, const WartaSentence *sentence,
                const GArray *found, uint32_t *i, GArray *missed)
{
  uint32_t begin = sentence->first_token;
  for (; *i < found->len; ++*i) {
    const WartaName *name = &g_array_index(found, WartaFoundName, *i).name;
    if (name->first_token >= sentence->end_token) {
      break;
    }
    find_missed(article, sentence, begin, name->first_token, missed);
    begin = name->end_token;
  }
  find_missed(article, sentence, begin, sentence->end_token, missed);
}

static void
add_missed(const Article *article, GArray *found)
{
  const WartaDocument *doc = article->context->doc;
  g_autoptr(GArray) missed = g_array_new(FALSE, FALSE, sizeof(WartaFoundName));
  uint32_t i = 0;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    if (warta_name_is_read(doc, &doc->sentences[s])) {
      search_sentence(article, &doc->sentences[s], found, &i, missed);
    }
  }
  if (missed->len > 0) {
    g_array_append_vals(found, missed->data, missed->len);
    g_array_sort(found, compare_found);
  }
}

void
warta_names_agree(const WartaNameContext *context, GArray *found)
{
  g_autoptr(GHashTable) surfaces =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
  Article article = {context, surfaces};
  for (uint32_t i = 0; i < found->len; ++i) {
    add_votes(&article, &g_array_index(found, WartaFoundName, i));
  }
  for (uint32_t i = 0; i < found->len; ++i) {
    agree_on_kind(&article, &g_array_index(found, WartaFoundName, i));
  }
  add_missed(&article, found);
}
