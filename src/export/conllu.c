// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Words, names, times and trees as CoNLL-U, format of Universal Dependencies.

#include "model/document.h"

#include <string.h>

typedef struct {
  const WartaDocument *doc;
  const WartaSentence *sentence;
  GString *out;
} Writer;

static const char *
entity_name(WartaKind kind)
{
  switch (kind) {
  case WARTA_KIND_PERSON:
    return "PER";
  case WARTA_KIND_ORGANIZATION:
    return "ORG";
  case WARTA_KIND_COUNTRY:
    return "CTY";
  case WARTA_KIND_PLACE:
    return "LOC";
  case WARTA_KIND_GROUP:
    return "GRP";
  case WARTA_KIND_EVENT:
    return "EVT";
  case WARTA_KIND_LAW:
    return "LAW";
  case WARTA_KIND_PRODUCT:
    return "PRO";
  case WARTA_KIND_OTHER:
    return "MISC";
  }
  return "MISC";
}

/// Append text with white space and control characters as plain spaces: they
/// would end a field or a comment.
static void
append_line(GString *out, const char *text, size_t length)
{
  const size_t begin = out->len;
  g_string_append_len(out, text, (gssize)length);
  for (size_t i = begin; i < out->len; ++i) {
    out->str[i] = (unsigned char)out->str[i] < ' ' ? ' ' : out->str[i];
  }
}

static void
append_uint(GString *out, uint32_t number)
{
  char digits[10];
  size_t i = sizeof(digits);
  do {
    digits[--i] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  g_string_append_len(out, digits + i, (gssize)(sizeof(digits) - i));
}

/// Append a stretch of the text as it was given.
static void
append_span(const Writer *w, WartaSpan span)
{
  const WartaDocument *doc = w->doc;
  if (doc->given == NULL || doc->map == NULL) {
    append_line(w->out, doc->text + span.begin, warta_span_length(span));
    return;
  }
  const uint32_t begin = warta_text_map_byte(doc->map, span.begin);
  const uint32_t end = warta_text_map_byte(doc->map, span.end);
  append_line(w->out, doc->given + begin, end - begin);
}

/// Append "key=", separated from what the field already holds.
static void
append_key(GString *out, size_t field, const char *key)
{
  if (out->len > field) {
    g_string_append_c(out, '|');
  }
  g_string_append(out, key);
  g_string_append_c(out, '=');
}

static void
append_pair(GString *out, size_t field, const char *key, const char *value)
{
  append_key(out, field, key);
  g_string_append(out, value);
}

static void
append_number(GString *out, size_t field, const char *key, uint32_t number)
{
  append_key(out, field, key);
  append_uint(out, number);
}

static void
end_field(GString *out, size_t field)
{
  if (out->len == field) {
    g_string_append_c(out, '_');
  }
}

static void
append_feats(const Writer *w, const WartaToken *token)
{
  const size_t field = w->out->len;
  if (token->upos == WARTA_UPOS_NUM) {
    append_pair(w->out, field, "NumType", "Card");
  }
  if (token->icon == WARTA_ICON_NEG) {
    append_pair(w->out, field, "Polarity", "Neg");
  }
  if (token->voice != WARTA_VOICE_NONE) {
    append_pair(w->out, field, "Voice", warta_voice_names[token->voice]);
  }
  end_field(w->out, field);
}

static void
append_offsets(const Writer *w, size_t field, WartaSpan span)
{
  if (w->doc->map != NULL) {
    append_number(w->out, field, "End",
                  warta_text_map_char(w->doc->map, span.end));
    append_number(w->out, field, "Start",
                  warta_text_map_char(w->doc->map, span.begin));
  }
}

/// What the tagger says, in the way of annotated corpora, and the name that
/// the graph is made from.
static void
append_entity(const Writer *w, size_t field, uint32_t t)
{
  const WartaToken *token = &w->doc->tokens[t];
  if (token->iob != WARTA_IOB_NONE) {
    append_pair(w->out, field, "Entity", warta_iob_names[token->iob]);
  }
  if (token->name == WARTA_NONE) {
    return;
  }
  const WartaName *name = &w->doc->names[token->name];
  append_pair(w->out, field, "Name", name->first_token == t ? "B-" : "I-");
  g_string_append(w->out, entity_name(name->kind));
}

static void
append_misc(const Writer *w, uint32_t t, bool space_after)
{
  const WartaToken *token = &w->doc->tokens[t];
  const size_t field = w->out->len;
  if (token->time != WARTA_NONE &&
      w->doc->times[token->time].value.iso != NULL) {
    append_pair(w->out, field, "Date", w->doc->times[token->time].value.iso);
  }
  append_entity(w, field, t);
  if (!space_after) {
    append_pair(w->out, field, "SpaceAfter", "No");
  }
  append_offsets(w, field, token->span);
  end_field(w->out, field);
}

/// End of the written word that begins with token `t`.
static uint32_t
word_end(const Writer *w, uint32_t t)
{
  uint32_t end = t + 1;
  while (end < w->sentence->end_token &&
         (w->doc->tokens[end].flags & WARTA_TOKEN_JOINED)) {
    ++end;
  }
  return end;
}

static bool
space_after(const Writer *w, uint32_t t)
{
  return w->doc->tokens[t].flags & WARTA_TOKEN_SPACE_AFTER;
}

static void
write_range(const Writer *w, uint32_t t, uint32_t end)
{
  const uint32_t first = t - w->sentence->first_token + 1;
  const WartaSpan span = {w->doc->tokens[t].span.begin,
                          w->doc->tokens[end - 1].span.end};
  append_uint(w->out, first);
  g_string_append_c(w->out, '-');
  append_uint(w->out, first + (end - t) - 1);
  g_string_append_c(w->out, '\t');
  append_span(w, span);
  g_string_append(w->out, "\t_\t_\t_\t_\t_\t_\t_\t");
  const size_t field = w->out->len;
  if (!space_after(w, end - 1)) {
    append_pair(w->out, field, "SpaceAfter", "No");
  }
  append_offsets(w, field, span);
  end_field(w->out, field);
  g_string_append_c(w->out, '\n');
}

static void
write_tree_columns(const Writer *w, const WartaToken *token)
{
  if (token->rel == WARTA_REL_NONE) {
    g_string_append(w->out, "\t_\t_");
    return;
  }
  const uint32_t head = token->head == WARTA_NONE
                            ? 0
                            : token->head - w->sentence->first_token + 1;
  g_string_append_c(w->out, '\t');
  append_uint(w->out, head);
  g_string_append_c(w->out, '\t');
  g_string_append(w->out, warta_rel_names[token->rel]);
}

/// The lemma of a name is the name as written.
static void
append_lemma(const Writer *w, const WartaToken *token)
{
  if (token->lemma == NULL) {
    g_string_append_c(w->out, '_');
  } else if (token->upos == WARTA_UPOS_PROPN &&
             strcmp(token->lemma, token->lower) == 0) {
    append_span(w, token->span);
  } else {
    g_string_append(w->out, token->lemma);
  }
}

static void
write_word(const Writer *w, uint32_t t, bool space)
{
  const WartaToken *token = &w->doc->tokens[t];
  append_uint(w->out, t - w->sentence->first_token + 1);
  g_string_append_c(w->out, '\t');
  append_span(w, token->span);
  g_string_append_c(w->out, '\t');
  append_lemma(w, token);
  g_string_append_c(w->out, '\t');
  g_string_append(w->out, warta_upos_names[token->upos]);
  g_string_append_c(w->out, '\t');
  g_string_append(w->out, warta_icon_names[token->icon]);
  g_string_append_c(w->out, '\t');
  append_feats(w, token);
  write_tree_columns(w, token);
  g_string_append(w->out, "\t_\t");
  append_misc(w, t, space);
  g_string_append_c(w->out, '\n');
}

static void
write_written_word(const Writer *w, uint32_t t, uint32_t end)
{
  const bool range = end > t + 1;
  if (range) {
    write_range(w, t, end);
  }
  for (; t < end; ++t) {
    write_word(w, t, range || space_after(w, t));
  }
}

static void
write_sentence(const Writer *w, uint32_t s)
{
  const WartaSentence *before = s > 0 ? w->sentence - 1 : NULL;
  if (before == NULL || before->paragraph != w->sentence->paragraph) {
    g_string_append(w->out, "# newpar\n");
  }
  g_string_append(w->out, "# sent_id = ");
  append_uint(w->out, s + 1);
  g_string_append(w->out, "\n# text = ");
  append_span(w, w->sentence->span);
  g_string_append_c(w->out, '\n');
  for (uint32_t t = w->sentence->first_token; t < w->sentence->end_token;) {
    const uint32_t end = word_end(w, t);
    write_written_word(w, t, end);
    t = end;
  }
  g_string_append_c(w->out, '\n');
}

void
warta_document_write_conllu(const WartaDocument *document, GString *out)
{
  g_return_if_fail(document != NULL && out != NULL);
  g_string_append(out, "# newdoc id = ");
  if (document->id != NULL) {
    append_line(out, document->id, strlen(document->id));
  }
  g_string_append_c(out, '\n');
  for (uint32_t s = 0; s < document->n_sentences; ++s) {
    const Writer w = {document, &document->sentences[s], out};
    write_sentence(&w, s);
  }
}
