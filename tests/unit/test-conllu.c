// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/document.h"

#include <string.h>

// "Ülo" has a letter of two bytes, so that bytes and characters differ.
static const char text[] = "Ülo menuduhnya kemarin.\nYa";

static WartaToken
token(uint32_t begin, uint32_t end, const char *lower, uint32_t flags)
{
  return (WartaToken){.span = {begin, end},
                      .lower = lower,
                      .flags = flags,
                      .name = WARTA_NONE,
                      .time = WARTA_NONE,
                      .head = WARTA_NONE};
}

static void
fill_tokens(WartaDocument *doc)
{
  const WartaToken tokens[] = {
      token(0, 4, "ülo", WARTA_TOKEN_SPACE_AFTER | WARTA_TOKEN_WORD),
      token(5, 12, "menuduh", WARTA_TOKEN_WORD),
      token(12, 15, "nya",
            WARTA_TOKEN_JOINED | WARTA_TOKEN_SPACE_AFTER | WARTA_TOKEN_WORD),
      token(16, 23, "kemarin", WARTA_TOKEN_WORD),
      token(23, 24, ".", WARTA_TOKEN_SPACE_AFTER),
      token(25, 27, "ya", WARTA_TOKEN_SPACE_AFTER | WARTA_TOKEN_WORD),
  };
  doc->n_tokens = G_N_ELEMENTS(tokens);
  doc->tokens = warta_arena_copy(doc->arena, tokens, sizeof(tokens));
  const WartaSentence sentences[] = {
      {{0, 24}, 0, 5, 0, WARTA_NONE},
      {{25, 27}, 5, 6, 1, WARTA_NONE},
  };
  doc->n_sentences = G_N_ELEMENTS(sentences);
  doc->sentences = warta_arena_copy(doc->arena, sentences, sizeof(sentences));
  doc->tokens[5].sentence = 1;
}

static void
fill_names(WartaDocument *doc)
{
  const WartaName name = {.span = {0, 4},
                          .first_token = 0,
                          .end_token = 1,
                          .kind = WARTA_KIND_PERSON,
                          .entry = WARTA_NONE,
                          .entity = WARTA_NONE};
  doc->names = warta_arena_copy(doc->arena, &name, sizeof(name));
  doc->n_names = 1;
  doc->tokens[0].name = 0;
  const WartaTimex time = {.span = {16, 23},
                           .first_token = 3,
                           .end_token = 4,
                           .value = {.kind = WARTA_TIME_DAY,
                                     .begin = {2019, 5, 22},
                                     .iso = "2019-05-22"}};
  doc->times = warta_arena_copy(doc->arena, &time, sizeof(time));
  doc->n_times = 1;
  doc->tokens[3].time = 0;
}

static void
set_tree(WartaToken *t, WartaUpos upos, WartaRel rel, uint32_t head)
{
  t->upos = (uint8_t)upos;
  t->rel = (uint8_t)rel;
  t->head = head;
  t->lemma = t->lower;
}

static void
fill_trees(WartaDocument *doc)
{
  doc->tokens[0].iob = WARTA_IOB_B_PERSON;
  set_tree(&doc->tokens[0], WARTA_UPOS_PROPN, WARTA_REL_NSUBJ, 1);
  set_tree(&doc->tokens[1], WARTA_UPOS_VERB, WARTA_REL_ROOT, WARTA_NONE);
  set_tree(&doc->tokens[2], WARTA_UPOS_PRON, WARTA_REL_OBJ, 1);
  set_tree(&doc->tokens[3], WARTA_UPOS_ADV, WARTA_REL_OBL_TMOD, 1);
  set_tree(&doc->tokens[4], WARTA_UPOS_PUNCT, WARTA_REL_PUNCT, 1);
  doc->tokens[1].lemma = "tuduh";
  doc->tokens[1].voice = WARTA_VOICE_ACTIVE;
  doc->tokens[1].icon = WARTA_ICON_VBT;
}

static WartaDocument *
make_document(void)
{
  WartaDocument *doc = warta_document_new();
  doc->id = "uji\n1";
  doc->text = text;
  doc->length = sizeof(text) - 1;
  doc->map = warta_text_map_new(doc->arena, text, doc->length, NULL, 0);
  fill_tokens(doc);
  fill_names(doc);
  fill_trees(doc);
  return doc;
}

static void
test_write(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  g_autoptr(GError) error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
  g_autoptr(GString) out = g_string_new(NULL);
  warta_document_write_conllu(doc, out);
  g_assert_cmpstr(
      out->str, ==,
      "# newdoc id = uji 1\n"
      "# newpar\n"
      "# sent_id = 1\n"
      "# text = Ülo menuduhnya kemarin.\n"
      "1\tÜlo\tÜlo\tPROPN\t_\t_\t2\tnsubj\t_\tEntity=B-PER|"
      "Name=B-PER|End=3|Start=0\n"
      "2-3\tmenuduhnya\t_\t_\t_\t_\t_\t_\t_\tEnd=14|Start=4\n"
      "2\tmenuduh\ttuduh\tVERB\tVBT\tVoice=Act\t0\troot\t_\tEnd=11|Start=4\n"
      "3\tnya\tnya\tPRON\t_\t_\t2\tobj\t_\tEnd=14|Start=11\n"
      "4\tkemarin\tkemarin\tADV\t_\t_\t2\tobl:tmod\t_\t"
      "Date=2019-05-22|SpaceAfter=No|End=22|Start=15\n"
      "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tEnd=23|Start=22\n"
      "\n"
      "# newpar\n"
      "# sent_id = 2\n"
      "# text = Ya\n"
      "1\tYa\t_\t_\t_\t_\t_\t_\t_\tEnd=26|Start=24\n"
      "\n");
}

static void
test_universal(void)
{
  for (int i = 0; i < WARTA_N_RELS; ++i) {
    g_autofree char *name = g_strdup(warta_rel_names[i]);
    name[strcspn(name, ":")] = '\0';
    g_assert_cmpstr(warta_rel_names[warta_rel_universal((WartaRel)i)], ==,
                    name);
  }
}

// Forms are written as given, a soft hyphen and all.
static void
test_given(void)
{
  g_autoptr(WartaDocument) doc = warta_document_new();
  doc->text = "ya, tidak";
  doc->length = 9;
  doc->given = "ya, ti\xc2\xad"
               "dak";
  doc->given_length = 11;
  const WartaTextShift shift = {6, 2, 1};
  doc->map = warta_text_map_new(doc->arena, doc->text, 9, &shift, 1);
  WartaToken tokens[] = {token(0, 2, "ya", 0),
                         token(2, 3, ",", WARTA_TOKEN_SPACE_AFTER),
                         token(4, 9, "tidak", WARTA_TOKEN_SPACE_AFTER)};
  WartaSentence sentence = {{0, 9}, 0, 3, 0, WARTA_NONE};
  doc->tokens = tokens;
  doc->n_tokens = G_N_ELEMENTS(tokens);
  doc->sentences = &sentence;
  doc->n_sentences = 1;
  g_autoptr(GString) out = g_string_new(NULL);
  warta_document_write_conllu(doc, out);
  g_assert_nonnull(strstr(out->str, "3\tti\xc2\xad"
                                    "dak\t_\t_\t_\t_\t_\t_\t_\t"
                                    "End=10|Start=4\n"));
}

/// Fail unless the check finds fault with `layer`.
static void
expect_fault(const WartaDocument *doc, const char *layer)
{
  g_autoptr(GError) error = NULL;
  g_assert_false(warta_document_check(doc, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_FAILED);
  g_assert_true(g_str_has_prefix(error->message, layer));
}

static void
test_check_tokens(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  doc->tokens[2].flags &= ~(uint32_t)WARTA_TOKEN_SPACE_AFTER;
  doc->tokens[1].flags |= WARTA_TOKEN_SPACE_AFTER;
  expect_fault(doc, "token 2");
  doc->tokens[1].flags &= ~(uint32_t)WARTA_TOKEN_SPACE_AFTER;
  doc->tokens[0].span.end = 1; // in the middle of a character
  expect_fault(doc, "token 0");
  doc->tokens[0].span.end = 6;
  expect_fault(doc, "token 1");
  doc->tokens[0].span.end = 4;
  doc->tokens[3].sentence = 1;
  expect_fault(doc, "token 3");
  doc->tokens[3].sentence = 0;
  doc->sentences[0].end_token = 4;
  expect_fault(doc, "sentence 0");
  doc->sentences[0].end_token = 5;
  doc->n_sentences = 1;
  expect_fault(doc, "token 5");
}

static void
test_check_trees(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  doc->tokens[1].head = 0; // and token 0 has head 1
  expect_fault(doc, "token");
  doc->tokens[1].head = 5;
  expect_fault(doc, "token 1");
  doc->tokens[1].head = WARTA_NONE;
  doc->tokens[3].head = WARTA_NONE;
  expect_fault(doc, "sentence 0");
  doc->tokens[3].head = 1;
  doc->tokens[3].rel = WARTA_REL_NONE;
  expect_fault(doc, "sentence 0");
}

static void
test_check_names(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  doc->tokens[0].name = WARTA_NONE;
  expect_fault(doc, "name 0");
  doc->tokens[0].name = 0;
  doc->tokens[1].name = 0;
  expect_fault(doc, "token 1");
  doc->tokens[1].name = 7;
  expect_fault(doc, "token 1");
  doc->tokens[1].name = WARTA_NONE;
  doc->names[0].end_token = 6;
  expect_fault(doc, "name 0");
  doc->names[0].end_token = 1;
  doc->times[0].span.begin = 23;
  expect_fault(doc, "time 0");
}

static void
test_check_marks(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  WartaMark marks[] = {{{0, 10}, WARTA_MARK_TITLE}};
  doc->marks = marks;
  doc->n_marks = 1;
  expect_fault(doc, "sentence 0");
  marks[0].span.end = 24;
  expect_fault(doc, "sentence 0");
  doc->sentences[0].mark = 0;
  g_assert_true(warta_document_check(doc, NULL));
}

static void
test_check_events(void)
{
  g_autoptr(WartaDocument) doc = make_document();
  WartaEvent event = {.trigger = {5, 12},
                      .head = 1,
                      .action = "menuduh",
                      .event_class = "ACCUSE",
                      .parent = WARTA_NONE,
                      .time = 0,
                      .quote = WARTA_NONE,
                      .end_argument = 1};
  WartaParticipant participant = {.span = {0, 4},
                                  .first_token = 0,
                                  .end_token = 1,
                                  .head = 0,
                                  .name = 0,
                                  .entity = WARTA_NONE};
  WartaArgument argument = {.role = WARTA_ROLE_AGENT};
  doc->events = &event;
  doc->participants = &participant;
  doc->arguments = &argument;
  doc->n_events = doc->n_participants = doc->n_arguments = 1;
  g_assert_true(warta_document_check(doc, NULL));
  event.parent = 0;
  expect_fault(doc, "event 0");
  event.parent = WARTA_NONE;
  event.action = NULL;
  expect_fault(doc, "event 0");
  event.action = "menuduh";
  participant.head = 1;
  expect_fault(doc, "participant 0");
  participant.head = 0;
  argument.participant = 1;
  expect_fault(doc, "argument 0");
  argument.participant = 0;
  event.end_argument = 0;
  expect_fault(doc, "argument 0");
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/conllu/universal", test_universal);
  g_test_add_func("/conllu/write", test_write);
  g_test_add_func("/conllu/given", test_given);
  g_test_add_func("/check/tokens", test_check_tokens);
  g_test_add_func("/check/trees", test_check_trees);
  g_test_add_func("/check/names", test_check_names);
  g_test_add_func("/check/marks", test_check_marks);
  g_test_add_func("/check/events", test_check_events);
  return g_test_run();
}
