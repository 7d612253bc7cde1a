// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/merge.h"

// Whether two names share a token.
static bool
overlap(const WartaName *a, const WartaName *b)
{
  return a->first_token < b->end_token && b->first_token < a->end_token;
}

static bool
contains(const WartaName *outer, const WartaName *inner)
{
  return outer->first_token <= inner->first_token &&
         inner->end_token <= outer->end_token;
}

// Write the matches of the gazetteer, left to right, none inside another.
static void
match_sentence(const WartaDocument *doc, const WartaSentence *sentence,
               const WartaGazetteer *gazetteer, GArray *matches)
{
  for (uint32_t t = sentence->first_token; t < sentence->end_token;) {
    uint32_t n = 1;
    uint32_t entry = WARTA_NONE;
    if (doc->tokens[t].flags & WARTA_TOKEN_CAPITAL) {
      entry = warta_gazetteer_match(gazetteer, doc, t, sentence->end_token, &n);
    }
    if (entry == WARTA_NONE) {
      ++t;
      continue;
    }
    WartaName match = {
        .first_token = t,
        .end_token = t + n,
        .kind = warta_gazetteer_entry(gazetteer, entry)->kind,
        .entry = entry,
        .entity = WARTA_NONE,
        .listed = true,
    };
    g_array_append_val(matches, match);
    t += n;
  }
}

// Whether the match may be a name though the tagger saw none there.
static bool
stands_alone(const WartaDocument *doc, const WartaSentence *sentence,
             const WartaName *match)
{
  if (match->end_token - match->first_token > 1) {
    return true;
  }
  const WartaToken *token = &doc->tokens[match->first_token];
  return token->flags & WARTA_TOKEN_UPPER ||
         match->first_token > sentence->first_token;
}

static void
take_entry(WartaName *found, const WartaName *match)
{
  bool one_word = found->end_token - found->first_token == 1;
  if (found->kind == WARTA_KIND_PERSON && one_word &&
      match->kind != WARTA_KIND_PERSON && match->kind != WARTA_KIND_COUNTRY) {
    return; // "Bandung" as somebody's name: trust the context
  }
  found->kind = match->kind;
  found->entry = match->entry;
}

void
warta_names_merge(const WartaDocument *doc, const WartaSentence *sentence,
                  const WartaGazetteer *gazetteer, GArray *names,
                  uint32_t first)
{
  if (gazetteer == NULL) {
    return;
  }
  g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(WartaName));
  match_sentence(doc, sentence, gazetteer, matches);
  g_autoptr(GArray) merged = g_array_new(FALSE, FALSE, sizeof(WartaName));
  uint32_t m = 0;
  uint32_t i = first;
  while (i < names->len || m < matches->len) {
    WartaName *found =
        i < names->len ? &g_array_index(names, WartaName, i) : NULL;
    const WartaName *match =
        m < matches->len ? &g_array_index(matches, WartaName, m) : NULL;
    if (match == NULL ||
        (found != NULL && found->end_token <= match->first_token)) {
      g_array_append_val(merged, *found);
      ++i;
    } else if (found == NULL || match->end_token <= found->first_token) {
      if (stands_alone(doc, sentence, match)) {
        g_array_append_val(merged, *match);
      }
      ++m;
    } else if (contains(match, found) && contains(found, match)) {
      take_entry(found, match);
      ++m;
    } else if (contains(match, found)) {
      g_array_index(matches, WartaName, m).listed = false;
      ++i; // the longer known name comes later
    } else {
      ++m;
    }
  }
  g_array_set_size(names, first);
  for (uint32_t k = 0; k < merged->len; ++k) {
    WartaName *name = &g_array_index(merged, WartaName, k);
    WartaName *last = names->len > first
                          ? &g_array_index(names, WartaName, names->len - 1)
                          : NULL;
    if (last == NULL || !overlap(last, name)) {
      g_array_append_vals(names, name, 1);
    }
  }
}
