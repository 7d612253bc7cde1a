// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Case files of the event stage: sentences with hand-written trees and the
/// events that they must give.
///
///   ## title of the case
///   Prose for the annotation guide.
///   1 AS as PROPN NNP _ 2 nsubj _ Name=B-COUNTRY     (CoNLL-U, tabs)
///   > menuduh ACCUSE agent=AS target=Huawei          (expected)
///
/// Behind a line "# shows modes" events have their modes, behind "# shows
/// dropped" what fills no role, or is no event, has a line of its own.
///
/// run-event [--update] FILE...  A tab may be written as blanks.

#include "event/event.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  WartaDocument *doc;
  GString *text;
  GArray *tokens;
  GArray *sentences;
  GArray *names;
  GArray *times;
  uint32_t first; ///< First token of the sentence
} Builder;

static int
index_in(const char *const *names, int count, const char *name)
{
  for (int i = 0; i < count; ++i) {
    if (strcmp(names[i], name) == 0) {
      return i;
    }
  }
  g_error("unknown value \"%s\"", name);
  return 0;
}

static WartaKind
kind_of(const char *name)
{
  static const char *const kinds[] = {"OTHER",   "PERSON", "ORGANIZATION",
                                      "COUNTRY", "PLACE",  "GROUP"};
  return (WartaKind)index_in(kinds, G_N_ELEMENTS(kinds), name);
}

static void
read_name(Builder *b, WartaToken *token, const char *value)
{
  const uint32_t index = b->tokens->len;
  if (*value == 'B') {
    const WartaName name = {.span = token->span,
                            .first_token = index,
                            .end_token = index + 1,
                            .kind = kind_of(value + 2),
                            .entry = WARTA_NONE,
                            .entity = WARTA_NONE};
    g_array_append_val(b->names, name);
  }
  WartaName *last = &g_array_index(b->names, WartaName, b->names->len - 1);
  last->end_token = index + 1;
  last->span.end = token->span.end;
  token->name = b->names->len - 1;
}

static void
read_time(Builder *b, WartaToken *token, const char *value)
{
  const uint32_t index = b->tokens->len;
  if (*value == 'B') {
    const WartaTimex timex = {
        .span = token->span,
        .first_token = index,
        .end_token = index + 1,
        .spec = {.form = strcmp(value, "B-CLOCK") == 0 ? WARTA_SAID_CLOCK
                         : strcmp(value, "B-DURATION") == 0
                             ? WARTA_SAID_DURATION
                             : WARTA_SAID_DATE,
                 .weekday = strcmp(value, "B-DAY") == 0},
    };
    g_array_append_val(b->times, timex);
  }
  WartaTimex *last = &g_array_index(b->times, WartaTimex, b->times->len - 1);
  last->end_token = index + 1;
  last->span.end = token->span.end;
  token->time = b->times->len - 1;
}

static void
read_misc(Builder *b, WartaToken *token, const char *misc)
{
  g_auto(GStrv) items = g_strsplit(misc, "|", -1);
  for (char **i = items; *i; ++i) {
    if (g_str_has_prefix(*i, "Name=")) {
      read_name(b, token, *i + 5);
    } else if (g_str_has_prefix(*i, "Time=")) {
      read_time(b, token, *i + 5);
    } else if (g_str_has_prefix(*i, "Active=")) {
      token->active = warta_arena_strdup(b->doc->arena, *i + 7);
    } else if (strcmp(*i, "Joined=Yes") == 0) {
      token->flags |= WARTA_TOKEN_JOINED;
    } else if (strcmp(*i, "Quote=Open") == 0) {
      token->flags |= WARTA_TOKEN_OPEN_QUOTE;
    } else if (strcmp(*i, "Quote=Close") == 0) {
      token->flags |= WARTA_TOKEN_CLOSE_QUOTE;
    }
  }
}

static char **
split_fields(const char *line)
{
  g_auto(GStrv) raw = g_strsplit_set(line, "\t ", -1);
  GPtrArray *fields = g_ptr_array_new();
  for (char **f = raw; *f; ++f) {
    if (**f != '\0') {
      g_ptr_array_add(fields, g_strdup(*f));
    }
  }
  if (fields->len != 10) {
    g_error("not ten columns: %s", line);
  }
  g_ptr_array_add(fields, NULL);
  return (char **)g_ptr_array_free(fields, FALSE);
}

static void
read_token(Builder *b, const char *line)
{
  g_auto(GStrv) f = split_fields(line);
  WartaArena *arena = b->doc->arena;
  const bool joined = strstr(f[9], "Joined=Yes") != NULL;
  if (b->text->len > 0 && !joined) {
    g_string_append_c(b->text, ' ');
  }
  WartaToken token = {.name = WARTA_NONE, .time = WARTA_NONE};
  token.span.begin = (uint32_t)b->text->len;
  g_string_append(b->text, f[1]);
  token.span.end = (uint32_t)b->text->len;
  g_autofree char *lower = g_utf8_strdown(f[1], -1);
  token.lower = warta_arena_strdup(arena, lower);
  token.lemma = warta_arena_strdup(arena, f[2]);
  token.sentence = b->sentences->len;
  token.upos = (uint8_t)index_in(warta_upos_names, WARTA_N_UPOS, f[3]);
  token.icon = (uint8_t)index_in(warta_icon_names, WARTA_N_ICON, f[4]);
  token.voice = strcmp(f[5], "Pass") == 0  ? WARTA_VOICE_PASSIVE
                : strcmp(f[5], "Act") == 0 ? WARTA_VOICE_ACTIVE
                                           : WARTA_VOICE_NONE;
  const guint64 head = g_ascii_strtoull(f[6], NULL, 10);
  token.head = head == 0 ? WARTA_NONE : b->first + (uint32_t)head - 1;
  token.rel = (uint8_t)index_in(warta_rel_names, WARTA_N_RELS, f[7]);
  if (g_unichar_isalpha(g_utf8_get_char(f[1]))) {
    token.flags |= WARTA_TOKEN_WORD;
  } else if (g_ascii_isdigit(f[1][0])) {
    token.flags |= WARTA_TOKEN_NUMERIC;
  }
  if (g_unichar_isupper(g_utf8_get_char(f[1]))) {
    token.flags |= WARTA_TOKEN_CAPITAL;
  }
  read_misc(b, &token, f[9]);
  g_array_append_val(b->tokens, token);
}

static void
end_sentence(Builder *b)
{
  if (b->tokens->len == b->first) {
    return;
  }
  const WartaToken *tokens = (const WartaToken *)(void *)b->tokens->data;
  const WartaSentence sentence = {
      .span = {tokens[b->first].span.begin,
               tokens[b->tokens->len - 1].span.end},
      .first_token = b->first,
      .end_token = b->tokens->len,
      .mark = WARTA_NONE,
  };
  g_array_append_val(b->sentences, sentence);
  b->first = b->tokens->len;
}

static void
builder_init(Builder *b)
{
  b->doc = warta_document_new();
  b->text = g_string_new(NULL);
  b->tokens = g_array_new(FALSE, FALSE, sizeof(WartaToken));
  b->sentences = g_array_new(FALSE, FALSE, sizeof(WartaSentence));
  b->names = g_array_new(FALSE, FALSE, sizeof(WartaName));
  b->times = g_array_new(FALSE, FALSE, sizeof(WartaTimex));
  b->first = 0;
}

static WartaDocument *
builder_finish(Builder *b)
{
  WartaDocument *doc = b->doc;
  end_sentence(b);
  warta_document_layer(doc, b->tokens, WartaToken, tokens);
  warta_document_layer(doc, b->sentences, WartaSentence, sentences);
  warta_document_layer(doc, b->names, WartaName, names);
  warta_document_layer(doc, b->times, WartaTimex, times);
  doc->text = warta_arena_strdup(doc->arena, b->text->str);
  doc->length = (uint32_t)b->text->len;
  g_array_unref(b->tokens);
  g_array_unref(b->sentences);
  g_array_unref(b->names);
  g_array_unref(b->times);
  g_string_free(b->text, TRUE);
  return doc;
}

typedef struct {
  const char *path;
  const WartaFrames *frames;
  GString *rewritten;
  char *title;
  GString *expected;
  Builder builder;
  bool open;
  bool modes;   ///< Shown
  bool dropped; ///< Shown
  int count;
  int failures;
} Runner;

/* ---- What came out ---- */

static void
print_span(GString *out, const WartaDocument *doc, const char *label,
           WartaSpan span)
{
  g_string_append_printf(out, " %s=%.*s", label, (int)warta_span_length(span),
                         doc->text + span.begin);
}

static void
print_event(GString *out, const WartaDocument *doc, const WartaEvent *event)
{
  static const char *const roles[] = {"agent", "target", "recipient", "place",
                                      "source"};
  static const char *const factualities[] = {"", "alleged", "planned",
                                             "possible", "demanded"};
  g_string_append_printf(out, "> %s %s", event->action, event->event_class);
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    const WartaArgument *argument = &doc->arguments[a];
    print_span(out, doc, roles[argument->role],
               doc->participants[argument->participant].span);
  }
  if (event->time != WARTA_NONE) {
    print_span(out, doc, "time", doc->times[event->time].span);
  }
  if (event->polarity == WARTA_NEGATED) {
    g_string_append(out, " negated");
  }
  if (event->factuality != WARTA_ASSERTED) {
    g_string_append_printf(out, " %s", factualities[event->factuality]);
  }
}

static void
print_figures(GString *out, const WartaDocument *doc, uint32_t event)
{
  for (uint32_t f = 0; f < doc->n_figures; ++f) {
    const WartaFigure *figure = &doc->figures[f];
    if (figure->event == event) {
      g_string_append_printf(out, " %s=%s", warta_figure_names[figure->kind],
                             figure->value);
      g_string_append(out, figure->unit ? figure->unit : "");
      g_string_append(out, figure->currency ? figure->currency : "");
    }
  }
}

static void
print_mode(GString *out, const WartaEvent *event)
{
  if (event->mode) {
    g_string_append_printf(out, " mode=%s", strchr(event->mode, '-') + 1);
  }
  if (event->historical) {
    g_string_append(out, " historical");
  }
}

static void
print_drop(GString *out, const WartaDocument *doc, const WartaDrop *drop)
{
  g_string_append(out, "> NOT");
  print_span(out, doc, "word", doc->tokens[drop->token].span);
  if (drop->event != WARTA_NONE) {
    g_string_append_printf(out, " of=%s", doc->events[drop->event].action);
  }
  g_string_append_printf(out, " because=%s\n", drop->reason);
}

static char *
run_case(WartaDocument *doc, const Runner *r)
{
  GString *out = g_string_new(NULL);
  warta_find_events(doc, r->frames);
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    print_event(out, doc, &doc->events[e]);
    print_figures(out, doc, e);
    if (r->modes) {
      print_mode(out, &doc->events[e]);
    }
    g_string_append_c(out, '\n');
  }
  for (uint32_t d = 0; r->dropped && d < doc->n_drops; ++d) {
    print_drop(out, doc, &doc->drops[d]);
  }
  for (uint32_t q = 0; q < doc->n_quotes; ++q) {
    g_string_append(out, "> QUOTE");
    print_span(out, doc, "text", doc->quotes[q].span);
    if (doc->quotes[q].speaker != WARTA_NONE) {
      print_span(out, doc, "speaker",
                 doc->participants[doc->quotes[q].speaker].span);
    }
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void
finish_case(Runner *r)
{
  if (!r->open) {
    return;
  }
  WartaDocument *doc = builder_finish(&r->builder);
  if (doc->n_tokens > 0) {
    g_autofree char *got = run_case(doc, r);
    const bool ok = strcmp(got, r->expected->str) == 0;
    printf("%s %d - %s: %s\n", ok ? "ok" : "not ok", ++r->count,
           strrchr(r->path, '/') ? strrchr(r->path, '/') + 1 : r->path,
           r->title);
    if (!ok) {
      ++r->failures;
      printf("# expected\n%s# got\n%s", r->expected->str, got);
    }
    g_string_append(r->rewritten, got);
  }
  warta_arena_free(doc->arena);
  g_string_truncate(r->expected, 0);
  r->open = false;
}

static void
take_line(Runner *r, const char *line)
{
  if (g_str_has_prefix(line, "> ")) {
    g_string_append_printf(r->expected, "%s\n", line);
    return;
  }
  r->modes |= strcmp(line, "# shows modes") == 0;
  r->dropped |= strcmp(line, "# shows dropped") == 0;
  if (g_str_has_prefix(line, "## ")) {
    finish_case(r);
    if (r->count > 0) {
      g_string_append_c(r->rewritten, '\n');
    }
    g_free(r->title);
    r->title = g_strdup(line + 3);
    builder_init(&r->builder);
    r->open = true;
  }
  if (r->open && *line == '\0' && r->expected->len > 0) {
    return;
  }
  g_string_append_printf(r->rewritten, "%s\n", line);
  if (g_ascii_isdigit(*line)) {
    if (g_str_has_prefix(line, "1\t") || g_str_has_prefix(line, "1 ")) {
      end_sentence(&r->builder);
    }
    read_token(&r->builder, line);
  }
}

static int
run_file(const char *path, const WartaFrames *frames, bool update, int *count)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &content, NULL, &error)) {
    g_error("%s", error->message);
  }
  Runner r = {.path = path,
              .frames = frames,
              .rewritten = g_string_new(NULL),
              .expected = g_string_new(NULL),
              .count = *count};
  g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", -1);
  for (char **l = lines; *l; ++l) {
    take_line(&r, *l);
  }
  finish_case(&r);
  if (update) {
    g_file_set_contents(path, r.rewritten->str, -1, NULL);
  }
  g_string_free(r.rewritten, TRUE);
  g_string_free(r.expected, TRUE);
  g_free(r.title);
  *count = r.count;
  return r.failures;
}

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  const char *data = g_getenv("WARTAGRAF_DATA");
  g_autoptr(WartaFrames) frames =
      warta_frames_load(data ? data : "data", false, &error);
  if (!frames) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  int failures = 0;
  int count = 0;
  bool update = false;
  for (int i = 1; i < argc; ++i) {
    if (strcmp(argv[i], "--update") == 0) {
      update = true;
    } else {
      failures += run_file(argv[i], frames, update, &count);
    }
  }
  printf("1..%d\n", count);
  return failures > 0 && !update ? 1 : 0;
}
