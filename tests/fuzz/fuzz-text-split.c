// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Any text is split so that every invariant of the document holds, and what is
// written as CoNLL-U is read back as the same tokens.

#include "text/pretokenized.h"
#include "text/text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const WartaTokenizer *
tokenizer(void)
{
  static WartaTokenizer *shared;
  if (shared == NULL) {
    g_autoptr(GError) error = NULL;
    shared = warta_tokenizer_load(g_getenv("WARTAGRAF_DATA"), &error);
    g_assert_no_error(error);
  }
  return shared;
}

static void
check(const WartaDocument *doc)
{
  g_autoptr(GError) error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
}

static WartaDocument *
split(const char *text, size_t length, WartaStyle style)
{
  WartaDocument *doc = warta_document_new();
  doc->id = "fuzz";
  doc->text = text;
  doc->length = (uint32_t)length;
  doc->map = warta_text_map_new(doc->arena, text, doc->length, NULL, 0);
  warta_split_text_style(doc, tokenizer(), style, WARTA_SENTENCE_MAX);
  check(doc);
  return doc;
}

/// White space of other kinds than ' ' is not kept by CoNLL-U, so only the
/// number of tokens and what they are is compared.
static void
check_round_trip(const WartaDocument *doc)
{
  g_autoptr(GString) out = g_string_new(NULL);
  warta_document_write_conllu(doc, out);
  g_autoptr(WartaPretokenized) reader =
      warta_pretokenized_new(out->str, out->len, "fuzz");
  g_autoptr(GError) error = NULL;
  g_autoptr(WartaDocument) back = NULL;
  warta_pretokenized_next(reader, &back, &error);
  g_assert_no_error(error);
  if (doc->n_tokens == 0) {
    g_assert_null(back);
    return;
  }
  check(back);
  g_assert_cmpuint(back->n_tokens, ==, doc->n_tokens);
  g_assert_cmpuint(back->n_sentences, ==, doc->n_sentences);
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    g_assert_cmpstr(back->tokens[i].lower, ==, doc->tokens[i].lower);
  }
}

/// Anything at all may be given as CoNLL-U.
static void
read_as_conllu(const char *text, size_t length)
{
  g_autoptr(WartaPretokenized) reader =
      warta_pretokenized_new(text, length, "fuzz");
  for (;;) {
    g_autoptr(WartaDocument) doc = NULL;
    if (!warta_pretokenized_next(reader, &doc, NULL) || doc == NULL) {
      return;
    }
    check(doc);
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size > G_MAXINT32) {
    return 0;
  }
  read_as_conllu((const char *)data, size);
  g_autofree char *valid = g_utf8_make_valid((const char *)data, (gssize)size);
  for (char *c = valid; *c != '\0'; ++c) {
    *c = *c == '\r' ? ' ' : *c; // a line may not end in it in CoNLL-U
  }
  for (int style = 0; style < WARTA_N_STYLES; ++style) {
    g_autoptr(WartaDocument) doc =
        split(valid, strlen(valid), (WartaStyle)style);
    check_round_trip(doc);
  }
  return 0;
}
