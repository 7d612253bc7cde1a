// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/scene.h"

#include <string.h>

enum { MAX_HALF = 31, SHORTEST_DOUBLED = 5 };

static uint32_t *
new_column(WartaScene *s, uint32_t value)
{
  uint32_t *column = warta_arena_array(s->doc->arena, uint32_t, s->n + 1);
  for (uint32_t t = 0; t < s->n; ++t) {
    column[t] = value;
  }
  return column;
}

/// Make the lists of dependents; a head outside the sentence is none.
static void
link_children(WartaScene *s)
{
  const WartaToken *tokens = s->doc->tokens;
  for (uint32_t t = s->n; t-- > 0;) {
    const uint32_t head = tokens[t].head;
    if (head < s->n && head != t &&
        tokens[head].sentence == tokens[t].sentence) {
      s->head[t] = head;
      s->sibling[t] = s->child[head];
      s->child[head] = t;
    }
  }
}

/// Order heads before dependents.  Tokens on a cycle are cut loose.
static void
order_tokens(WartaScene *s)
{
  uint32_t end = 0;
  for (uint32_t t = 0; t < s->n; ++t) {
    if (s->head[t] == WARTA_NONE) {
      s->order[end++] = t;
    }
  }
  for (uint32_t i = 0; i < end; ++i) {
    WARTA_EACH_CHILD(s, c, s->order[i]) { s->order[end++] = c; }
  }
  if (end == s->n) {
    return;
  }
  bool *seen = warta_arena_array(s->doc->arena, bool, s->n);
  for (uint32_t i = 0; i < end; ++i) {
    seen[s->order[i]] = true;
  }
  for (uint32_t t = 0; t < s->n; ++t) {
    if (!seen[t]) {
      s->head[t] = WARTA_NONE;
      s->child[t] = WARTA_NONE;
      s->sibling[t] = WARTA_NONE;
      s->order[end++] = t;
    }
  }
}

/// The word of a token; of a doubled noun ("pejabat-pejabat") that of its
/// first half.
static const WartaWord *
word_of(const WartaFrames *frames, const WartaToken *token)
{
  const WartaWord *word = warta_frames_word(frames, token->lower);
  if (word->markers != 0 || word->noun ||
      token->span.end - token->span.begin < SHORTEST_DOUBLED) {
    return word;
  }
  const char *dash = strchr(token->lower, '-');
  if (!dash || dash == token->lower || dash - token->lower > MAX_HALF) {
    return word;
  }
  char half[MAX_HALF + 1];
  memcpy(half, token->lower, (size_t)(dash - token->lower));
  half[dash - token->lower] = '\0';
  const WartaWord *single = warta_frames_word(frames, half);
  return single->markers & WARTA_IS_ACTOR ? single : word;
}

void
warta_scene_open(WartaScene *s, WartaDocument *doc, const WartaFrames *frames)
{
  s->doc = doc;
  s->frames = frames;
  s->n = doc->n_tokens;
  s->word = warta_arena_array(doc->arena, const WartaWord *, s->n + 1);
  for (uint32_t t = 0; t < s->n; ++t) {
    s->word[t] = word_of(frames, &doc->tokens[t]);
  }
  s->head = new_column(s, WARTA_NONE);
  s->child = new_column(s, WARTA_NONE);
  s->sibling = new_column(s, WARTA_NONE);
  s->order = new_column(s, WARTA_NONE);
  s->predicate = new_column(s, WARTA_NONE);
  s->clause = new_column(s, WARTA_NONE);
  s->delegate = new_column(s, WARTA_NONE);
  s->quote = new_column(s, WARTA_NONE);
  s->participant = new_column(s, WARTA_NONE);
  s->content = new_column(s, WARTA_NONE);
  link_children(s);
  order_tokens(s);
  s->predicates = g_array_new(FALSE, FALSE, sizeof(WartaPredicate));
  s->ranked = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  s->quotes = g_array_new(FALSE, FALSE, sizeof(WartaQuote));
  s->drops = g_array_new(FALSE, FALSE, sizeof(WartaDrop));
  s->outvoted = g_array_new(FALSE, FALSE, sizeof(WartaOutvoted));
  s->quote_speaker = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  s->quote_range = g_array_new(FALSE, FALSE, sizeof(WartaSpan));
  s->participants = g_array_new(FALSE, FALSE, sizeof(WartaParticipant));
  s->arguments = g_array_new(FALSE, FALSE, sizeof(WartaArgument));
}

void
warta_scene_close(WartaScene *s)
{
  g_array_unref(s->predicates);
  g_array_unref(s->ranked);
  g_array_unref(s->quotes);
  g_array_unref(s->drops);
  g_array_unref(s->outvoted);
  g_array_unref(s->quote_speaker);
  g_array_unref(s->quote_range);
  g_array_unref(s->participants);
  g_array_unref(s->arguments);
}

bool
warta_scene_filled(const WartaPredicate *p, uint32_t token)
{
  for (int i = 0; i < WARTA_N_SLOTS; ++i) {
    if (warta_slot_token(p, i) == token) {
      return true;
    }
  }
  return false;
}

bool
warta_scene_fill(WartaPredicate *p, WartaRole role, uint32_t token,
                 const char *rule, float confidence)
{
  if (token == WARTA_NONE ||
      (role != WARTA_ROLE_SOURCE && warta_scene_filled(p, token))) {
    return false;
  }
  for (int i = 0; i < WARTA_SLOTS; ++i) {
    if (p->roles[role][i].token == WARTA_NONE) {
      p->roles[role][i] = warta_slot(token, rule, confidence);
      return true;
    }
  }
  return false;
}

void
warta_scene_move_subject(WartaPredicate *p, uint32_t token)
{
  const uint32_t old = p->subject.token;
  if (token == WARTA_NONE || old == WARTA_NONE ||
      warta_scene_filled(p, token)) {
    return;
  }
  for (int i = 0; i < WARTA_N_SLOTS; ++i) {
    if (warta_slot_token(p, i) == old) {
      warta_slot_at(p, i)->token = token;
    }
  }
  p->subject.token = token;
}

uint32_t
warta_scene_marked_child(const WartaScene *s, uint32_t token, uint32_t markers)
{
  WARTA_FIRST_CHILDREN(s, c, token)
  {
    if (warta_is(s, c, markers)) {
      return c;
    }
  }
  return WARTA_NONE;
}

bool
warta_scene_postposed(const WartaScene *s, uint32_t token)
{
  if (!warta_is(s, token, WARTA_IS_POSTPOSED) || token == 0) {
    return false;
  }
  const WartaToken *before = warta_token_at(s, token - 1);
  if (before->sentence != warta_token_at(s, token)->sentence) {
    return (before->flags & WARTA_TOKEN_CLOSE_QUOTE) != 0;
  }
  return before->upos == WARTA_UPOS_PUNCT;
}

const WartaWord *
warta_scene_preposition(const WartaScene *s, uint32_t token)
{
  static const WartaWord none;
  WARTA_FIRST_CHILDREN(s, c, token)
  {
    const WartaRel rel = warta_token_at(s, c)->rel;
    if (c < token && s->word[c]->preposition != 0 &&
        (rel == WARTA_REL_CASE || rel == WARTA_REL_MARK ||
         rel == WARTA_REL_CASE_ADV)) {
      return s->word[c];
    }
  }
  return &none;
}

const char *
warta_scene_row(const WartaScene *s, const char *file, uint32_t line)
{
  if (!file) {
    return NULL;
  }
  char row[48];
  g_snprintf(row, sizeof row, "%s:%u", file, line);
  return warta_arena_strdup(s->doc->arena, row);
}

void
warta_scene_drop(WartaScene *s, uint32_t token, const WartaFrame *frame,
                 const char *reason)
{
  warta_scene_pass_over(s, token, WARTA_NONE, frame, reason);
}

static int
by_drop(const void *a, const void *b)
{
  const WartaDrop *x = a;
  const WartaDrop *y = b;
  return x->token != y->token ? (x->token > y->token) - (x->token < y->token)
                              : (x->event > y->event) - (x->event < y->event);
}

void
warta_scene_sort_drops(WartaScene *s)
{
  g_array_sort(s->drops, by_drop);
}

void
warta_scene_pass_over(WartaScene *s, uint32_t token, uint32_t event,
                      const WartaFrame *frame, const char *reason)
{
  const WartaDrop drop = {
      .token = token,
      .event = event,
      .reason = reason,
      .row = warta_scene_row(s, frame->file, frame->line),
  };
  g_array_append_val(s->drops, drop);
}
