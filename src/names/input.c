// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "names/input.h"

#include <string.h>

// Whether the token is a clitic: no word of its own to the tagger.
static bool
is_clitic(const WartaDocument *doc, uint32_t t)
{
  enum { OWN = WARTA_TOKEN_CAPITAL | WARTA_TOKEN_NUMERIC };
  const WartaToken *token = &doc->tokens[t];
  return token->flags & WARTA_TOKEN_JOINED && !(token->flags & OWN) &&
         token->flags & WARTA_TOKEN_WORD && t > 0 &&
         doc->tokens[t - 1].flags & WARTA_TOKEN_WORD;
}

uint32_t
warta_name_input(const WartaDocument *doc, const WartaSentence *sentence,
                 WartaNameInput *input, uint32_t *tokens)
{
  uint32_t n = 0;
  for (uint32_t t = sentence->first_token; t < sentence->end_token; ++t) {
    if (t > sentence->first_token && is_clitic(doc, t)) {
      continue;
    }
    const WartaToken *token = &doc->tokens[t];
    input[n] = (WartaNameInput){
        .form = doc->text + token->span.begin,
        .lower = token->lower,
        .form_length = warta_span_length(token->span),
        .lower_length = (uint32_t)strlen(token->lower),
    };
    tokens[n++] = t;
  }
  return n;
}
