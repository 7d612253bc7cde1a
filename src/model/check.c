// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The invariants of document.h, one function per layer.

#include "model/document.h"

#include <stdarg.h>
#include <string.h>

typedef struct {
  const WartaDocument *doc;
  GError **error;
} Check;

static bool
fail(const Check *c, const char *layer, uint32_t i, const char *what)
{
  g_set_error(c->error, WARTA_ERROR, WARTA_ERROR_FAILED, "%s %u: %s", layer, i,
              what);
  return false;
}

/// Whether byte `at` is the border of a character.
static bool
is_border(const WartaDocument *doc, uint32_t at)
{
  return at == doc->length ||
         (at < doc->length && ((unsigned char)doc->text[at] & 0xc0U) != 0x80);
}

static bool
is_span(const WartaDocument *doc, WartaSpan span)
{
  return span.begin < span.end && span.end <= doc->length &&
         is_border(doc, span.begin) && is_border(doc, span.end);
}

static bool
is_index(uint32_t i, uint32_t n)
{
  return i == WARTA_NONE || i < n;
}

/// Whether the tokens are a range and the span lies where they do.
static bool
is_token_range(const WartaDocument *doc, WartaSpan span, uint32_t first,
               uint32_t end)
{
  return first < end && end <= doc->n_tokens &&
         doc->tokens[first].span.begin <= span.begin &&
         span.end <= doc->tokens[end - 1].span.end;
}

static bool
check_text(const Check *c)
{
  const WartaDocument *doc = c->doc;
  if (doc->text == NULL || doc->text[doc->length] != '\0' ||
      strlen(doc->text) != doc->length) {
    return fail(c, "text", 0, "not terminated at its length");
  }
  return g_utf8_validate(doc->text, (gssize)doc->length, NULL) ||
         fail(c, "text", 0, "not UTF-8");
}

static bool
check_marks(const Check *c)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < c->doc->n_marks; ++i) {
    const WartaSpan span = c->doc->marks[i].span;
    if (!is_span(c->doc, span) || span.begin < at) {
      return fail(c, "mark", i, "bad, unsorted or overlapping span");
    }
    at = span.end;
  }
  return true;
}

/* ---- Sentences and tokens ---- */

/// Return the first mark that ends behind byte `at`.
static uint32_t
mark_behind(const WartaDocument *doc, uint32_t at)
{
  uint32_t low = 0;
  uint32_t high = doc->n_marks;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (doc->marks[middle].span.end > at) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

static bool
check_sentence_mark(const Check *c, uint32_t i)
{
  const WartaSentence *sentence = &c->doc->sentences[i];
  if (!is_index(sentence->mark, c->doc->n_marks)) {
    return fail(c, "sentence", i, "mark out of range");
  }
  for (uint32_t m = mark_behind(c->doc, sentence->span.begin);
       m < c->doc->n_marks; ++m) {
    const WartaSpan span = c->doc->marks[m].span;
    if (span.begin >= sentence->span.end) {
      return true;
    }
    if (warta_span_overlaps(span, sentence->span) &&
        (m != sentence->mark || !warta_span_contains(span, sentence->span))) {
      return fail(c, "sentence", i, "crosses the border of a mark");
    }
  }
  return true;
}

static bool
check_sentence(const Check *c, uint32_t i)
{
  const WartaDocument *doc = c->doc;
  const WartaSentence *sentence = &doc->sentences[i];
  const uint32_t first = i == 0 ? 0 : doc->sentences[i - 1].end_token;
  if (!is_span(doc, sentence->span)) {
    return fail(c, "sentence", i, "bad span");
  }
  if (sentence->first_token != first ||
      sentence->end_token <= sentence->first_token ||
      sentence->end_token > doc->n_tokens) {
    return fail(c, "sentence", i, "tokens do not follow on");
  }
  if (sentence->span.begin != doc->tokens[first].span.begin ||
      sentence->span.end != doc->tokens[sentence->end_token - 1].span.end) {
    return fail(c, "sentence", i, "span is not that of its tokens");
  }
  if (memchr(doc->text + sentence->span.begin, '\n',
             warta_span_length(sentence->span)) != NULL) {
    return fail(c, "sentence", i, "crosses a line break");
  }
  if (i > 0 && sentence->paragraph < doc->sentences[i - 1].paragraph) {
    return fail(c, "sentence", i, "paragraphs go backwards");
  }
  return check_sentence_mark(c, i);
}

static bool
check_sentences(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_sentences; ++i) {
    if (!check_sentence(c, i)) {
      return false;
    }
  }
  const uint32_t end = doc->n_sentences == 0
                           ? 0
                           : doc->sentences[doc->n_sentences - 1].end_token;
  return end == doc->n_tokens ||
         fail(c, "token", end, "belongs to no sentence");
}

static bool
check_token_place(const Check *c, uint32_t i)
{
  const WartaDocument *doc = c->doc;
  const WartaToken *token = &doc->tokens[i];
  if (!is_span(doc, token->span) ||
      (i > 0 && token->span.begin < doc->tokens[i - 1].span.end)) {
    return fail(c, "token", i, "bad, unsorted or overlapping span");
  }
  if (token->sentence >= doc->n_sentences ||
      doc->sentences[token->sentence].first_token > i ||
      doc->sentences[token->sentence].end_token <= i) {
    return fail(c, "token", i, "not in its sentence");
  }
  if (token->lower == NULL) {
    return fail(c, "token", i, "no lower-case form");
  }
  const bool joined = token->flags & WARTA_TOKEN_JOINED;
  const bool first = doc->sentences[token->sentence].first_token == i;
  if (joined && (first || doc->tokens[i - 1].span.end != token->span.begin ||
                 (doc->tokens[i - 1].flags & WARTA_TOKEN_SPACE_AFTER))) {
    return fail(c, "token", i, "joined to nothing");
  }
  return true;
}

static bool
check_token_columns(const Check *c, uint32_t i)
{
  const WartaDocument *doc = c->doc;
  const WartaToken *token = &doc->tokens[i];
  if (!is_index(token->name, doc->n_names) ||
      !is_index(token->time, doc->n_times)) {
    return fail(c, "token", i, "name or time out of range");
  }
  if (token->upos >= WARTA_N_UPOS || token->voice >= WARTA_N_VOICES ||
      token->icon >= WARTA_N_ICON || token->rel >= WARTA_N_RELS) {
    return fail(c, "token", i, "tag or relation out of range");
  }
  const WartaSentence *sentence = &doc->sentences[token->sentence];
  if (token->head != WARTA_NONE &&
      (token->head < sentence->first_token ||
       token->head >= sentence->end_token || token->head == i)) {
    return fail(c, "token", i, "head outside its sentence");
  }
  return true;
}

static bool
check_tokens(const Check *c)
{
  for (uint32_t i = 0; i < c->doc->n_tokens; ++i) {
    if (!check_token_place(c, i) || !check_token_columns(c, i)) {
      return false;
    }
  }
  return true;
}

/// Every token of a parsed sentence must reach the root.  `state` has one byte
/// per token: 0 not seen, 1 on the way at hand, 2 reaches it.
static bool
check_path(const Check *c, uint32_t i, uint8_t *state)
{
  uint32_t at = i;
  while (at != WARTA_NONE && state[at] == 0) {
    state[at] = 1;
    at = c->doc->tokens[at].head;
  }
  if (at != WARTA_NONE && state[at] == 1) {
    return fail(c, "token", at, "is on a cycle of heads");
  }
  for (at = i; at != WARTA_NONE && state[at] == 1;
       at = c->doc->tokens[at].head) {
    state[at] = 2;
  }
  return true;
}

static bool
check_roots(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    const WartaSentence *sentence = &doc->sentences[s];
    uint32_t parsed = 0;
    uint32_t roots = 0;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; ++i) {
      parsed += doc->tokens[i].rel != WARTA_REL_NONE;
      roots += doc->tokens[i].head == WARTA_NONE;
    }
    if (parsed > 0 &&
        (roots != 1 || parsed != sentence->end_token - sentence->first_token)) {
      return fail(c, "sentence", s, "is not one tree");
    }
  }
  return true;
}

static bool
check_trees(const Check *c)
{
  uint8_t *state = g_new0(uint8_t, c->doc->n_tokens + 1U);
  uint32_t i = 0;
  while (i < c->doc->n_tokens && check_path(c, i, state)) {
    ++i;
  }
  g_free(state);
  return i == c->doc->n_tokens && check_roots(c);
}

/* ---- Names and times ---- */

static bool
in_one_sentence(const WartaDocument *doc, uint32_t first, uint32_t end)
{
  return doc->tokens[first].sentence == doc->tokens[end - 1].sentence;
}

static bool
check_name(const Check *c, uint32_t i)
{
  const WartaDocument *doc = c->doc;
  const WartaName *name = &doc->names[i];
  if (!is_span(doc, name->span) ||
      (i > 0 && name->span.begin < doc->names[i - 1].span.end)) {
    return fail(c, "name", i, "bad, unsorted or overlapping span");
  }
  if (!is_token_range(doc, name->span, name->first_token, name->end_token) ||
      !in_one_sentence(doc, name->first_token, name->end_token)) {
    return fail(c, "name", i, "tokens out of place");
  }
  if (name->kind > WARTA_KIND_PRODUCT) {
    return fail(c, "name", i, "unknown kind");
  }
  for (uint32_t t = name->first_token; t < name->end_token; ++t) {
    if (doc->tokens[t].name != i) {
      return fail(c, "name", i, "its token does not know it");
    }
  }
  return true;
}

static bool
check_names(const Check *c)
{
  for (uint32_t i = 0; i < c->doc->n_names; ++i) {
    if (!check_name(c, i)) {
      return false;
    }
  }
  for (uint32_t t = 0; t < c->doc->n_tokens; ++t) {
    const uint32_t i = c->doc->tokens[t].name;
    if (i != WARTA_NONE &&
        (c->doc->names[i].first_token > t || c->doc->names[i].end_token <= t)) {
      return fail(c, "token", t, "not of the name that it says");
    }
  }
  return true;
}

static bool
check_times(const Check *c)
{
  const WartaDocument *doc = c->doc;
  uint32_t at = 0;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimex *time = &doc->times[i];
    if (!is_span(doc, time->span) || time->span.begin < at) {
      return fail(c, "time", i, "bad, unsorted or overlapping span");
    }
    at = time->span.end;
    // A token that two expressions share is the first one's.
    const uint32_t first = time->first_token;
    const bool shared = first > 0 && first < doc->n_tokens && i > 0 &&
                        doc->tokens[first - 1].time == i - 1;
    if (!is_token_range(doc, time->span, shared ? first - 1 : first,
                        time->end_token) ||
        !in_one_sentence(doc, time->first_token, time->end_token)) {
      return fail(c, "time", i, "tokens out of place");
    }
  }
  return true;
}

/* ---- Events ---- */

static bool
check_participants(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_participants; ++i) {
    const WartaParticipant *p = &doc->participants[i];
    if (!is_span(doc, p->span)) {
      return fail(c, "participant", i, "bad span");
    }
    if (!is_token_range(doc, p->span, p->first_token, p->end_token) ||
        p->head < p->first_token || p->head >= p->end_token) {
      return fail(c, "participant", i, "tokens or head out of place");
    }
    if (!is_index(p->name, doc->n_names) ||
        !is_index(p->entity, doc->n_entities)) {
      return fail(c, "participant", i, "name or entity out of range");
    }
  }
  return true;
}

static bool
is_before(const WartaArgument *a, const WartaArgument *b)
{
  return a->event < b->event || (a->event == b->event && a->role <= b->role);
}

static bool
check_arguments(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_arguments; ++i) {
    const WartaArgument *a = &doc->arguments[i];
    if (a->event >= doc->n_events || a->participant >= doc->n_participants ||
        a->role >= WARTA_N_ROLES) {
      return fail(c, "argument", i, "event, participant or role out of range");
    }
    if (i > 0 && !is_before(&doc->arguments[i - 1], a)) {
      return fail(c, "argument", i, "not sorted by event and role");
    }
    const WartaEvent *event = &doc->events[a->event];
    if (i < event->first_argument || i >= event->end_argument) {
      return fail(c, "argument", i, "not among its event's");
    }
  }
  return true;
}

static bool
check_event(const Check *c, uint32_t i)
{
  const WartaDocument *doc = c->doc;
  const WartaEvent *event = &doc->events[i];
  if (!is_span(doc, event->trigger) || event->head >= doc->n_tokens) {
    return fail(c, "event", i, "bad trigger");
  }
  if (i > 0 && event->trigger.begin < doc->events[i - 1].trigger.begin) {
    return fail(c, "event", i, "not sorted by trigger");
  }
  if (event->action == NULL || event->event_class == NULL) {
    return fail(c, "event", i, "no action or no class");
  }
  if (!is_index(event->parent, doc->n_events) || event->parent == i ||
      !is_index(event->time, doc->n_times) ||
      !is_index(event->quote, doc->n_quotes)) {
    return fail(c, "event", i, "parent, time or quote out of range");
  }
  if (event->first_argument > event->end_argument ||
      event->end_argument > doc->n_arguments) {
    return fail(c, "event", i, "arguments out of range");
  }
  return true;
}

static bool
check_figures(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_figures; ++i) {
    const WartaFigure *f = &doc->figures[i];
    if (f->event >= doc->n_events || f->kind >= WARTA_N_FIGURES ||
        f->value == NULL || !is_span(doc, f->span)) {
      return fail(c, "figure", i, "event, kind, value or span is bad");
    }
    const WartaFigure *before = i > 0 ? f - 1 : NULL;
    if (before != NULL &&
        (before->event > f->event ||
         (before->event == f->event && before->kind >= f->kind))) {
      return fail(c, "figure", i, "not sorted, or its event has another");
    }
  }
  return true;
}

static bool
check_drops(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_drops; ++i) {
    const WartaDrop *drop = &doc->drops[i];
    if (drop->token >= doc->n_tokens || !is_index(drop->event, doc->n_events) ||
        drop->reason == NULL) {
      return fail(c, "drop", i, "token, event or reason is bad");
    }
    if (i > 0 && drop->token < doc->drops[i - 1].token) {
      return fail(c, "drop", i, "not sorted by token");
    }
  }
  return true;
}

static bool
check_events(const Check *c)
{
  for (uint32_t i = 0; i < c->doc->n_events; ++i) {
    if (!check_event(c, i)) {
      return false;
    }
  }
  return check_participants(c) && check_arguments(c) && check_figures(c) &&
         check_drops(c);
}

static bool
check_quotes(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_quotes; ++i) {
    const WartaQuote *quote = &doc->quotes[i];
    if (quote->span.begin > quote->span.end || quote->span.end > doc->length ||
        !is_border(doc, quote->span.begin) ||
        !is_border(doc, quote->span.end)) {
      return fail(c, "quote", i, "bad span");
    }
    if (!is_index(quote->event, doc->n_events) ||
        !is_index(quote->speaker, doc->n_participants)) {
      return fail(c, "quote", i, "event or speaker out of range");
    }
  }
  return true;
}

static bool
check_entities(const Check *c)
{
  const WartaDocument *doc = c->doc;
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    const WartaEntity *entity = &doc->entities[i];
    if (entity->label == NULL || entity->slug == NULL) {
      return fail(c, "entity", i, "no label or no slug");
    }
  }
  for (uint32_t i = 0; i < doc->n_names; ++i) {
    if (doc->n_entities > 0 &&
        !is_index(doc->names[i].entity, doc->n_entities)) {
      return fail(c, "name", i, "entity out of range");
    }
  }
  return true;
}

bool
warta_document_check(const WartaDocument *doc, GError **error)
{
  const Check c = {doc, error};
  return check_text(&c) && check_marks(&c) && check_sentences(&c) &&
         check_tokens(&c) && check_trees(&c) && check_names(&c) &&
         check_times(&c) && check_events(&c) && check_quotes(&c) &&
         check_entities(&c);
}
