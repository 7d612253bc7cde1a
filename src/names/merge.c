// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/found.h"

#include <string.h>

enum { PROPER = 6, COMMON = 3 }; // limits of WartaNameWordInfo.caps

static bool
contains(const WartaName *outer, const WartaName *inner)
{
  return outer->first_token <= inner->first_token &&
         inner->end_token <= outer->end_token;
}

static uint32_t
caps_of(const WartaNameContext *context, uint32_t token)
{
  const char *lower = context->doc->tokens[token].lower;
  uint64_t hash = warta_name_hash(lower, (uint32_t)strlen(lower));
  return warta_name_words_find(context->words, hash)->caps;
}

bool
warta_name_is_proper(const WartaNameContext *context, uint32_t token)
{
  uint32_t caps = caps_of(context, token);
  return caps == 0 || caps >= PROPER;
}

bool
warta_name_is_read(const WartaDocument *doc, const WartaSentence *sentence)
{
  return sentence->mark == WARTA_NONE ||
         doc->marks[sentence->mark].kind == WARTA_MARK_TITLE;
}

// "Wali | Kota Bogor" is the mayor, no city with its head.
static bool
is_mayor(const WartaNameContext *context, uint32_t first, uint32_t t)
{
  const WartaToken *tokens = context->doc->tokens;
  return t > first && strcmp(tokens[t].lower, "kota") == 0 &&
         strcmp(tokens[t - 1].lower, "wali") == 0;
}

// Where a name that begins at `t` must have ended: names have no more than two
// small words or marks in a row.
static uint32_t
reach(const WartaDocument *doc, uint32_t t, uint32_t end)
{
  enum { MAX_SMALL = 2, MAX_REACH = 24 };
  uint32_t last = t;
  end = MIN(end, t + MAX_REACH);
  for (uint32_t k = t + 1; k < end && k - last <= MAX_SMALL + 1; ++k) {
    last = doc->tokens[k].flags & (WARTA_TOKEN_CAPITAL | WARTA_TOKEN_NUMERIC)
               ? k
               : last;
  }
  return MIN(end, last + 2); // a closing parenthesis
}

// Write the matches of the gazetteer, left to right, none inside another.
static void
match_sentence(const WartaNameContext *context, const WartaSentence *sentence,
               GArray *matches)
{
  const WartaDocument *doc = context->doc;
  for (uint32_t t = sentence->first_token; t < sentence->end_token;) {
    uint32_t n = 1;
    uint32_t entry = WARTA_NONE;
    if (doc->tokens[t].flags & WARTA_TOKEN_CAPITAL &&
        !is_mayor(context, sentence->first_token, t)) {
      entry = warta_gazetteer_match(context->gazetteer, doc, t,
                                    reach(doc, t, sentence->end_token), &n);
    }
    if (entry == WARTA_NONE) {
      ++t;
      continue;
    }
    WartaFoundName match = {
        .name = {
            .first_token = t,
            .end_token = t + n,
            .kind = warta_gazetteer_entry(context->gazetteer, entry).kind,
            .entry = entry,
            .entity = WARTA_NONE,
        }};
    g_array_append_val(matches, match);
    t += n;
  }
}

// Whether the match may be a name though the tagger saw none there.
static bool
stands_alone(const WartaNameContext *context, const WartaSentence *sentence,
             WartaNameCase letters, const WartaName *match)
{
  uint32_t t = match->first_token;
  const WartaToken *token = &context->doc->tokens[t];
  if (match->end_token - t > 1) {
    return true;
  }
  if (letters != WARTA_CASE_UPPER && token->flags & WARTA_TOKEN_UPPER) {
    return true;
  }
  uint32_t caps = caps_of(context, t);
  if (letters != WARTA_CASE_PLAIN || t == sentence->first_token ||
      context->doc->tokens[t - 1].flags & WARTA_TOKEN_OPEN_QUOTE) {
    return caps == 0 || caps >= PROPER;
  }
  return caps == 0 || caps >= COMMON;
}

// The tagger's name and the gazetteer's are the same words.
static void
take_entry(WartaFoundName *found, const WartaName *match)
{
  WartaName *name = &found->name;
  bool one_word = name->end_token - name->first_token == 1;
  if (found->sure && match->kind != WARTA_KIND_PERSON) {
    return;
  }
  if (match->kind == WARTA_KIND_PLACE && name->kind != WARTA_KIND_PLACE &&
      one_word) {
    return; // "Bandung" as a team or as somebody's name: trust the context
  }
  if (match->kind == WARTA_KIND_ORGANIZATION &&
      name->kind == WARTA_KIND_PERSON && one_word) {
    return;
  }
  name->kind = match->kind;
  name->entry = match->entry;
}

// One step of merging: what comes first of the two goes to `merged`.
static void
merge_step(const WartaFoundName *match, WartaFoundName *found, uint32_t *m,
           uint32_t *i, GArray *merged)
{
  if (match->name.end_token <= found->name.first_token) {
    g_array_append_vals(merged, match, 1);
    ++*m;
  } else if (found->name.end_token <= match->name.first_token) {
    g_array_append_vals(merged, found, 1);
    ++*i;
  } else if (contains(&found->name, &match->name)) {
    if (contains(&match->name, &found->name)) {
      take_entry(found, &match->name);
    }
    ++*m; // "AS" in "Departemen Perdagangan AS" is no name of its own
  } else if (contains(&match->name, &found->name) && !found->sure) {
    ++*i; // the longer known name is yet to come
  } else {
    ++*m;
  }
}

static void
append_rest(const GArray *from, uint32_t begin, GArray *to)
{
  for (uint32_t k = begin; k < from->len; ++k) {
    g_array_append_vals(to, &g_array_index(from, WartaFoundName, k), 1);
  }
}

// Take out matches that are no names and mark those that widen a name.
static void
check_matches(const WartaNameContext *context, const WartaSentence *sentence,
              WartaNameCase letters, const GArray *found, uint32_t first,
              GArray *matches)
{
  uint32_t kept = 0;
  uint32_t i = first;
  for (uint32_t m = 0; m < matches->len; ++m) {
    WartaFoundName *match = &g_array_index(matches, WartaFoundName, m);
    while (i < found->len &&
           g_array_index(found, WartaFoundName, i).name.end_token <=
               match->name.first_token) {
      ++i;
    }
    bool touches = i < found->len &&
                   g_array_index(found, WartaFoundName, i).name.first_token <
                       match->name.end_token;
    if (touches || stands_alone(context, sentence, letters, &match->name)) {
      g_array_index(matches, WartaFoundName, kept++) = *match;
    }
  }
  g_array_set_size(matches, kept);
}

void
warta_names_merge(const WartaNameContext *context,
                  const WartaSentence *sentence, WartaNameCase letters,
                  GArray *found, uint32_t first)
{
  if (context->gazetteer == NULL) {
    return;
  }
  g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(WartaFoundName));
  match_sentence(context, sentence, matches);
  if (matches->len == 0) {
    return;
  }
  check_matches(context, sentence, letters, found, first, matches);
  g_autoptr(GArray) merged = g_array_new(FALSE, FALSE, sizeof(WartaFoundName));
  uint32_t m = 0;
  uint32_t i = first;
  while (i < found->len && m < matches->len) {
    merge_step(&g_array_index(matches, WartaFoundName, m),
               &g_array_index(found, WartaFoundName, i), &m, &i, merged);
  }
  append_rest(found, i, merged);
  append_rest(matches, m, merged);
  g_array_set_size(found, first);
  append_rest(merged, 0, found);
}
