// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/rawtext.h"

#include <gio/gio.h>
#include <jansson.h>
#include <string.h>

enum { PIECE = 1 << 16 }; // bytes of shuffled sentences given at a time

typedef struct {
  const WartaTokenizer *tokenizer;
  WartaRawTextFunc func;
  void *data;
} Reader;

char *
warta_train_read(const char *path, size_t *size, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GFileInputStream) raw = g_file_read(file, NULL, error);
  if (raw == NULL) {
    return NULL;
  }
  g_autoptr(GConverter) unpack =
      G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GInputStream) in =
      g_str_has_suffix(path, ".gz")
          ? g_converter_input_stream_new(G_INPUT_STREAM(raw), unpack)
          : g_object_ref(G_INPUT_STREAM(raw));
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable();
  if (g_output_stream_splice(out, in, G_OUTPUT_STREAM_SPLICE_NONE, NULL,
                             error) < 0 ||
      !g_output_stream_write_all(out, "", 1, NULL, NULL, error) ||
      !g_output_stream_close(out, NULL, error)) {
    return NULL;
  }
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM(out);
  *size = g_memory_output_stream_get_data_size(memory) - 1;
  return g_memory_output_stream_steal_data(memory);
}

static void
give(const Reader *reader, const char *text, size_t length)
{
  if (length == 0 || length > UINT32_MAX / 2 ||
      !g_utf8_validate(text, (gssize)length, NULL)) {
    return;
  }
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->text = warta_arena_strndup(doc->arena, text, length);
  doc->length = (uint32_t)length;
  warta_split_text(doc, reader->tokenizer);
  reader->func(doc, reader->data);
}

static void
give_lines(const Reader *reader, const char *text)
{
  while (*text != '\0') {
    const char *end = text + strnlen(text, PIECE);
    const char *border = *end == '\0' ? NULL : strchr(end, '\n');
    end = *end == '\0' ? end : border == NULL ? strchr(end, '\0') : border + 1;
    give(reader, text, (size_t)(end - text));
    text = end;
  }
}

static void
add_tokens(const json_t *node, GString *text)
{
  size_t i = 0;
  const json_t *child = NULL;
  json_array_foreach(node, i, child)
  {
    if (json_is_string(child)) {
      g_string_append(text, json_string_value(child));
      g_string_append_c(text, ' ');
    }
  }
  g_string_append_c(text, '\n');
}

static void
add_paragraphs(const json_t *paragraphs, GString *text)
{
  size_t p = 0;
  size_t s = 0;
  const json_t *paragraph = NULL;
  const json_t *sentence = NULL;
  json_array_foreach(paragraphs, p, paragraph)
  {
    json_array_foreach(paragraph, s, sentence) { add_tokens(sentence, text); }
  }
}

static void
give_records(const Reader *reader, const char *lines)
{
  for (const char *line = lines; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    json_t *record = json_loadb(line, length, 0, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    const json_t *plain = json_object_get(record, "text");
    if (plain != NULL) {
      g_string_append(text, json_string_value(plain));
    }
    add_paragraphs(json_object_get(record, "paragraphs"), text);
    give(reader, text->str, text->len);
    json_decref(record);
    line += length + (line[length] == '\n');
  }
}

bool
warta_raw_text_each(const char *corpora, const WartaTokenizer *tokenizer,
                    WartaRawTextFunc func, void *data, GError **error)
{
  static const char *const files[] = {
      "news-sentences.txt", "news-sentences-2.txt.gz", "news-1099.txt",
      "news-2026.jsonl", "indosum-dev.jsonl.gz"};
  Reader reader = {tokenizer, func, data};
  for (size_t i = 0; i < G_N_ELEMENTS(files); ++i) {
    g_autofree char *path = g_build_filename(corpora, "raw", files[i], NULL);
    size_t size = 0;
    g_autofree char *text = warta_train_read(path, &size, error);
    if (text == NULL) {
      return false;
    }
    if (strstr(files[i], ".jsonl") != NULL) {
      give_records(&reader, text);
    } else {
      give_lines(&reader, text);
    }
  }
  return true;
}
