// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/sentence.h"

#include <glib.h>
#include <string.h>

static bool
is_sign(const char *at)
{
  const unsigned char c = (unsigned char)*at;
  return c < 0x80U && !g_ascii_isalnum(*at) && !g_ascii_isspace(*at);
}

static uint32_t
token_end(const char *text, uint32_t at, Cut cut)
{
  if (cut == CUT_SIGNS && is_sign(text + at)) {
    return at + 1;
  }
  while (text[at] != '\0' && !g_ascii_isspace(text[at]) &&
         (cut == CUT_SPACES || !is_sign(text + at))) {
    ++at;
  }
  return at;
}

WartaDocument *
document_of_lines(const char *text, Cut cut)
{
  WartaDocument *doc = warta_document_new();
  doc->length = (uint32_t)strlen(text);
  doc->text = warta_arena_strdup(doc->arena, text);
  g_autoptr(GArray) tokens = g_array_new(FALSE, TRUE, sizeof(WartaToken));
  g_autoptr(GArray) sentences = g_array_new(FALSE, TRUE, sizeof(WartaSentence));
  for (uint32_t begin = 0; begin < doc->length;) {
    const uint32_t end = begin + (uint32_t)strcspn(text + begin, "\n");
    WartaSentence sentence = {
        .span = {begin, end},
        .first_token = tokens->len,
        .paragraph = sentences->len,
        .mark = WARTA_NONE,
    };
    for (uint32_t at = begin; at < end;) {
      if (g_ascii_isspace(text[at])) {
        ++at;
        continue;
      }
      const WartaToken token = {
          .span = {at, token_end(text, at, cut)},
          .sentence = sentences->len,
          .name = WARTA_NONE,
          .time = WARTA_NONE,
          .head = WARTA_NONE,
      };
      g_array_append_val(tokens, token);
      at = token.span.end;
    }
    sentence.end_token = tokens->len;
    g_array_append_val(sentences, sentence);
    begin = end + 1;
  }
  warta_document_layer(doc, tokens, WartaToken, tokens);
  warta_document_layer(doc, sentences, WartaSentence, sentences);
  return doc;
}
