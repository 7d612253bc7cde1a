// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/example-document.h"

#include <jansson.h>
#include <string.h>

/// Return where the `nth` (from 0) occurrence of the words begins.
static uint32_t
byte_of(const WartaDocument *doc, const char *words, int nth)
{
  const char *at = strstr(doc->text, words);
  for (; nth > 0; --nth) {
    at = strstr(at + 1, words);
  }
  return (uint32_t)(at - doc->text);
}

/// A sentence per line, and "pada" as a word that is no event.
static void
add_sentences(WartaDocument *doc)
{
  WartaSentence *sentences = warta_arena_array(doc->arena, WartaSentence, 3);
  uint32_t begin = 0;
  for (uint32_t s = 0; s < 3; ++s) {
    const char *end = strpbrk(doc->text + begin, "\r\n");
    sentences[s] = (WartaSentence){
        .span = {begin, end ? (uint32_t)(end - doc->text) : doc->length},
        .mark = WARTA_NONE,
    };
    begin = end ? (uint32_t)(end + strspn(end, "\r\n") - doc->text) : begin;
  }
  doc->sentences = sentences;
  doc->n_sentences = 3;
  const uint32_t at = byte_of(doc, "pada", 0);
  const WartaToken token = {.span = {at, at + 4}};
  doc->tokens = warta_arena_copy(doc->arena, &token, sizeof(token));
  doc->n_tokens = 1;
  const WartaDrop drops[] = {
      {0, WARTA_NONE, "modifier", "verbs.tsv:7"},
      {0, 0, "no-place", "verbs.tsv:12"},
  };
  doc->drops = warta_arena_copy(doc->arena, drops, sizeof(drops));
  doc->n_drops = G_N_ELEMENTS(drops);
}

static WartaDocument *
document(void)
{
  WartaDocument *doc = example_document();
  add_sentences(doc);
  doc->events[0].row = "verbs.tsv:12";
  doc->arguments[0].rule = "subject";
  doc->arguments[0].confidence = 0.84F;
  return doc;
}

static char *
explain(const WartaDocument *doc, WartaExplainFormat format)
{
  GString *out = g_string_new(NULL);
  warta_document_write_explanation(doc, format, out);
  g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
  return g_string_free(out, FALSE);
}

static void
assert_has(const char *text, const char *part)
{
  if (strstr(text, part) == NULL) {
    g_test_message("no \"%s\" in:\n%s", part, text);
    g_test_fail();
  }
}

/// Return the line of `text` in which `part` stands, or NULL.
static char *
line_with(const char *text, const char *part)
{
  const char *at = strstr(text, part);
  if (at == NULL) {
    return NULL;
  }
  while (at > text && at[-1] != '\n') {
    --at;
  }
  return g_strndup(at, strcspn(at, "\n"));
}

static void
test_text(void)
{
  g_autoptr(WartaDocument) doc = document();
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_TEXT);
  assert_has(text, "Retno «menuduh» perusahaan");
  assert_has(text, "menuduh: ACCUSE, Affirmed, Asserted, confidence 0.93");
  assert_has(text, "menjual: TRANSACT, Negated, Asserted");
  assert_has(text, "menggugat: ACCUSE, Affirmed, Planned");
  g_autofree char *agent = line_with(text, "subject 0.84");
  g_assert_nonnull(agent);
  assert_has(agent, "agent ");
  assert_has(agent, "Retno Marsudi");
  assert_has(agent, "Menteri Luar Negeri Retno");
  g_autofree char *action = line_with(text, "verbs.tsv:12 ");
  g_assert_nonnull(action);
  // The text as given begins with a byte order mark
  assert_has(action, "[27-34]");
  assert_has(text, "no event: pada [57-61]: modifies a word, has no clause of "
                   "its own (verbs.tsv:7)");
  assert_has(text, "no role of menuduh: pada [57-61]: names no place "
                   "(verbs.tsv:12)");
  g_autofree char *mode = line_with(text, "ACCUSE-allege");
  g_assert_nonnull(mode);
  assert_has(mode, "mode ");
  g_autofree char *injured = line_with(text, "injured ");
  g_assert_nonnull(injured);
  assert_has(injured, " 12 ");
  g_autofree char *amount = line_with(text, "amount ");
  g_assert_nonnull(amount);
  assert_has(amount, "1.5 IDR");
  assert_has(text, "menjual: TRANSACT, Negated, Asserted, negated, confidence");
  assert_has(text, "menggugat: ACCUSE, Affirmed, Planned, future, confidence");
  assert_has(text, "2019-W22");
  g_assert_null(strchr(text, '\033'));
}

static void
test_parts(void)
{
  g_autoptr(WartaDocument) doc = document();
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_TEXT);
  const char *second = strstr(text, "\n2 [");
  const char *third = strstr(text, "\n3 [");
  g_assert_nonnull(second);
  g_assert_nonnull(third);
  const char *kata = strstr(text, "  kata: SAY");
  const char *menuduh = strstr(text, "  menuduh: ");
  const char *menggugat = strstr(text, "  menggugat: ");
  g_assert_true(menuduh < second);
  g_assert_true(second < kata && kata < third);
  g_assert_true(third < menggugat);
}

static void
test_color(void)
{
  g_autoptr(WartaDocument) doc = document();
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_COLOR);
  assert_has(text, "\033[1m«menuduh»\033[0m");
}

static const char *
string_of(const json_t *object, const char *key)
{
  return json_string_value(json_object_get(object, key));
}

/// The offsets of an object lead to its words in the text as given.
static void
assert_place(const WartaDocument *doc, const json_t *object, const char *key)
{
  const char *begin = g_utf8_offset_to_pointer(
      doc->given, json_integer_value(json_object_get(object, "begin")));
  const char *end = g_utf8_offset_to_pointer(
      doc->given, json_integer_value(json_object_get(object, "end")));
  g_autofree char *words = g_strndup(begin, (size_t)(end - begin));
  g_assert_cmpstr(words, ==, string_of(object, key));
}

static json_t *
explain_json(const WartaDocument *doc)
{
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_JSON);
  g_assert_cmpuint(strcspn(text, "\n"), ==, strlen(text) - 1);
  json_error_t error;
  json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);
  g_assert_nonnull(json);
  return json;
}

static void
test_json(void)
{
  g_autoptr(WartaDocument) doc = document();
  json_t *json = explain_json(doc);
  size_t s;
  size_t e;
  size_t n_events = 0;
  json_t *sentence;
  json_t *event;
  json_array_foreach(json_object_get(json, "sentences"), s, sentence)
  {
    assert_place(doc, sentence, "text");
    json_array_foreach(json_object_get(sentence, "events"), e, event)
    {
      assert_place(doc, event, "trigger");
      g_assert_cmpint(json_integer_value(json_object_get(event, "index")), ==,
                      (json_int_t)n_events);
      ++n_events;
    }
  }
  g_assert_cmpuint(s, ==, 3);
  g_assert_cmpuint(n_events, ==, doc->n_events);
  json_decref(json);
}

static void
test_json_event(void)
{
  g_autoptr(WartaDocument) doc = document();
  json_t *json = explain_json(doc);
  const json_t *first = json_array_get(json_object_get(json, "sentences"), 0);
  const json_t *event = json_array_get(json_object_get(first, "events"), 0);
  g_assert_cmpstr(string_of(event, "class"), ==, "ACCUSE");
  g_assert_cmpstr(string_of(event, "row"), ==, "verbs.tsv:12");
  g_assert_cmpstr(string_of(json_object_get(event, "time"), "value"), ==,
                  "2019-05-20");
  const json_t *role = json_array_get(json_object_get(event, "roles"), 0);
  g_assert_cmpstr(string_of(role, "role"), ==, "agent");
  g_assert_cmpstr(string_of(role, "iri"), ==, "retno-marsudi");
  g_assert_cmpstr(string_of(role, "rule"), ==, "subject");
  assert_place(doc, role, "text");
  const json_t *drop = json_array_get(json_object_get(first, "dropped"), 0);
  g_assert_cmpstr(string_of(drop, "reason"), ==, "modifier");
  assert_place(doc, drop, "text");
  json_decref(json);
}

/// Who is nobody for the graph is told, and told to be so.
static void
test_not_exported(void)
{
  g_autoptr(WartaDocument) doc = document();
  doc->participants[doc->arguments[0].participant].entity = WARTA_NONE;
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_TEXT);
  g_autofree char *agent = line_with(text, "subject 0.84");
  assert_has(agent, "(nobody for the graph)");
  json_t *json = explain_json(doc);
  const json_t *first = json_array_get(json_object_get(json, "sentences"), 0);
  const json_t *event = json_array_get(json_object_get(first, "events"), 0);
  const json_t *role = json_array_get(json_object_get(event, "roles"), 0);
  g_assert_true(json_is_false(json_object_get(role, "exported")));
  g_assert_null(json_object_get(role, "label"));
  json_decref(json);
}

/// Nothing of an article steers the terminal or breaks a line.
static void
test_hostile(void)
{
  static const char hostile[] = "a\033[31m\n\t\x7F\xC2\x9B\"\\b\xC2\xA0"
                                "panjang panjang panjang panjang panjang";
  g_autoptr(WartaDocument) doc = example_document_hostile(hostile);
  add_sentences(doc);
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_TEXT);
  g_assert_null(strchr(text, '\033'));
  g_assert_null(strchr(text, '\x7F'));
  g_assert_null(strstr(text, "\xC2\x9B"));
  assert_has(text, "\xC2\xA0");
  assert_has(text, "…");
  json_t *json = explain_json(doc);
  g_assert_cmpstr(string_of(json, "id"), ==, hostile);
  json_decref(json);
}

static void
test_empty(void)
{
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->id = "kosong";
  g_autofree char *text = explain(doc, WARTA_EXPLAIN_TEXT);
  g_assert_cmpstr(text, ==, "kosong\n\n");
  json_t *json = explain_json(doc);
  g_assert_cmpuint(json_array_size(json_object_get(json, "sentences")), ==, 0);
  json_decref(json);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/explain/text", test_text);
  g_test_add_func("/explain/parts", test_parts);
  g_test_add_func("/explain/color", test_color);
  g_test_add_func("/explain/json", test_json);
  g_test_add_func("/explain/json-event", test_json_event);
  g_test_add_func("/explain/not-exported", test_not_exported);
  g_test_add_func("/explain/hostile", test_hostile);
  g_test_add_func("/explain/empty", test_empty);
  return g_test_run();
}
