// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/example-document.h"

#include <glib.h>
#include <string.h>

// What was given has a byte order mark and a soft hyphen that the analysis
// text lacks, and curly quotes of three bytes.
static const char given[] =
    "\xEF\xBB\xBFMenteri Luar Negeri Retno menuduh perusahaan "
    "Cakra\xC2\xADwala pada Senin (20/5/2019).\n"
    "\xE2\x80\x9CKami tidak menjual data warga,\xE2\x80\x9D kata "
    "Cakrawala.\r\n"
    "Warga Bandung akan menggugat Cakrawala pekan depan \xF0\x9F\x87\xAE"
    "\xF0\x9F\x87\xA9.";
static const char text[] =
    "Menteri Luar Negeri Retno menuduh perusahaan "
    "Cakrawala pada Senin (20/5/2019).\n"
    "\xE2\x80\x9CKami tidak menjual data warga,\xE2\x80\x9D kata "
    "Cakrawala.\r\n"
    "Warga Bandung akan menggugat Cakrawala pekan depan \xF0\x9F\x87\xAE"
    "\xF0\x9F\x87\xA9.";

/// Return the span of the `nth` (from 0) occurrence of the words.
static WartaSpan
span_of(const char *words, unsigned nth)
{
  const char *at = strstr(text, words);
  for (; nth > 0 && at != NULL; --nth) {
    at = strstr(at + 1, words);
  }
  g_assert_nonnull(at);
  const uint32_t begin = (uint32_t)(at - text);
  return (WartaSpan){begin, begin + (uint32_t)strlen(words)};
}

enum { MINISTER, COMPANY, RESIDENTS, BANDUNG, DATA, UNUSED, N_ENTITIES };
enum {
  THE_MINISTER,
  THE_COMPANY,
  WE,
  THE_DATA,
  SPEAKER,
  THE_RESIDENTS,
  THE_COMPANY_AGAIN,
  A_PLACE,
  N_PARTICIPANTS
};

static void
fill_text(WartaDocument *doc)
{
  static const WartaTextShift shifts[] = {{0, 3, 1}, {50, 5, 2}};
  doc->id = "contoh/satu";
  doc->url = "https://berita.contoh.id/politik/satu data?x={1}";
  doc->title = "Menteri menuduh \"Cakrawala\"";
  doc->author = "Ani \\ Budi";
  doc->publisher = "Berita Contoh";
  doc->published = "2019-05-20T23:30:00Z";
  doc->given = given;
  doc->given_length = sizeof(given) - 1;
  doc->text = text;
  doc->length = sizeof(text) - 1;
  doc->map = warta_text_map_new(doc->arena, text, doc->length, shifts,
                                G_N_ELEMENTS(shifts));
}

static void
fill_entities(WartaDocument *doc)
{
  static const char *minister_alt[] = {"Retno", "Menteri Retno"};
  static const char *company_alt[] = {"Cakrawala"};
  static const WartaEntity entities[N_ENTITIES] = {
      [MINISTER] = {.label = "Retno Marsudi",
                    .slug = "retno-marsudi",
                    .alt = minister_alt,
                    .n_alt = 2,
                    .qid = "Q7316646",
                    .link = 1,
                    .office = "Menteri Luar Negeri",
                    .kind = WARTA_KIND_PERSON,
                    .actor = true,
                    .known = true},
      [COMPANY] = {.label = "PT Cakrawala",
                   .slug = "pt-cakrawala",
                   .alt = company_alt,
                   .n_alt = 1,
                   .qid = "bukan nomor",
                   .link = 1,
                   .kind = WARTA_KIND_ORGANIZATION,
                   .actor = true},
      [RESIDENTS] = {.label = "warga Bandung",
                     .slug = "warga-bandung",
                     .kind = WARTA_KIND_GROUP,
                     .actor = true},
      [BANDUNG] = {.label = "Bandung",
                   .slug = "bandung",
                   .kind = WARTA_KIND_PLACE,
                   .known = true},
      [DATA] = {.label = "data warga",
                .slug = "data-warga",
                .kind = WARTA_KIND_OTHER},
      [UNUSED] = {.label = "tidak ada", .slug = "tidak-ada", .actor = true},
  };
  doc->entities = warta_arena_copy(doc->arena, entities, sizeof(entities));
  doc->n_entities = N_ENTITIES;
  const WartaName names[] = {
      {.span = span_of("Retno", 0), .entity = MINISTER},
      {.span = span_of("Cakrawala", 0), .entity = COMPANY},
      {.span = span_of("Cakrawala", 1), .entity = COMPANY},
      {.span = span_of("Bandung", 0), .entity = BANDUNG},
      {.span = span_of("Cakrawala", 2), .entity = COMPANY},
  };
  doc->names = warta_arena_copy(doc->arena, names, sizeof(names));
  doc->n_names = G_N_ELEMENTS(names);
}

static void
fill_times(WartaDocument *doc)
{
  const WartaTimex times[] = {
      {.span = span_of("Senin (20/5/2019)", 0),
       .value = {WARTA_TIME_DAY, {2019, 5, 20}, {0}, "2019-05-20"}},
      {.span = span_of("pekan depan", 0),
       .value = {WARTA_TIME_WEEK, {2019, 5, 27}, {2019, 6, 2}, "2019-W22"}},
  };
  doc->times = warta_arena_copy(doc->arena, times, sizeof(times));
  doc->n_times = G_N_ELEMENTS(times);
}

static void
fill_participants(WartaDocument *doc)
{
  const WartaParticipant participants[N_PARTICIPANTS] = {
      [THE_MINISTER] = {.span = span_of("Menteri Luar Negeri Retno", 0),
                        .entity = MINISTER},
      [THE_COMPANY] = {.span = span_of("perusahaan Cakrawala", 0),
                       .entity = COMPANY},
      [WE] = {.span = span_of("Kami", 0), .entity = COMPANY},
      [THE_DATA] = {.span = span_of("data warga", 0), .entity = DATA},
      [SPEAKER] = {.span = span_of("Cakrawala", 1), .entity = COMPANY},
      [THE_RESIDENTS] = {.span = span_of("Warga Bandung", 0),
                         .entity = RESIDENTS},
      [THE_COMPANY_AGAIN] = {.span = span_of("Cakrawala", 2),
                             .entity = COMPANY},
      [A_PLACE] = {.span = span_of("Bandung", 0), .entity = BANDUNG},
  };
  doc->participants =
      warta_arena_copy(doc->arena, participants, sizeof(participants));
  doc->n_participants = N_PARTICIPANTS;
  static const WartaArgument arguments[] = {
      {.event = 0, .participant = THE_MINISTER, .role = WARTA_ROLE_AGENT},
      {.event = 0, .participant = THE_COMPANY, .role = WARTA_ROLE_TARGET},
      {.event = 0, .participant = A_PLACE, .role = WARTA_ROLE_PLACE},
      {.event = 1, .participant = WE, .role = WARTA_ROLE_AGENT},
      {.event = 1, .participant = THE_DATA, .role = WARTA_ROLE_TARGET},
      {.event = 1, .participant = SPEAKER, .role = WARTA_ROLE_SOURCE},
      {.event = 2, .participant = SPEAKER, .role = WARTA_ROLE_AGENT},
      {.event = 3, .participant = THE_RESIDENTS, .role = WARTA_ROLE_AGENT},
      {.event = 3, .participant = THE_COMPANY_AGAIN, .role = WARTA_ROLE_TARGET},
  };
  doc->arguments = warta_arena_copy(doc->arena, arguments, sizeof(arguments));
  doc->n_arguments = G_N_ELEMENTS(arguments);
}

static void
fill_events(WartaDocument *doc)
{
  const WartaEvent events[] = {
      {.trigger = span_of("menuduh", 0),
       .action = "menuduh",
       .event_class = "ACCUSE",
       .mode = "ACCUSE-allege",
       .quad = "VX",
       .score = "-3.5",
       .cameo = "112",
       .voice = WARTA_VOICE_ACTIVE,
       .parent = WARTA_NONE,
       .time = 0,
       .quote = WARTA_NONE,
       .first_argument = 0,
       .end_argument = 3,
       .confidence = 0.934F},
      {.trigger = span_of("menjual", 0),
       .action = "menjual",
       .event_class = "TRANSACT",
       .voice = WARTA_VOICE_ACTIVE,
       .polarity = WARTA_NEGATED,
       .parent = 2,
       .time = WARTA_NONE,
       .quote = WARTA_NONE,
       .first_argument = 3,
       .end_argument = 6,
       .confidence = 0.5F},
      {.trigger = span_of("kata", 0),
       .speech = true,
       .action = "berkata",
       .event_class = "SAY",
       .parent = WARTA_NONE,
       .time = WARTA_NONE,
       .quote = 0,
       .first_argument = 6,
       .end_argument = 7,
       .confidence = 1},
      {.trigger = span_of("menggugat", 0),
       .action = "menggugat",
       .event_class = "ACCUSE",
       .voice = WARTA_VOICE_ACTIVE,
       .factuality = WARTA_PLANNED,
       .parent = WARTA_NONE,
       .time = 1,
       .quote = WARTA_NONE,
       .first_argument = 7,
       .end_argument = 9,
       .confidence = 0.8F},
  };
  doc->events = warta_arena_copy(doc->arena, events, sizeof(events));
  doc->n_events = G_N_ELEMENTS(events);
  const WartaFigure figures[] = {
      {.event = 1,
       .kind = WARTA_FIGURE_INJURED,
       .value = "12",
       .span = span_of("menjual", 0)},
      {.event = 3,
       .kind = WARTA_FIGURE_AMOUNT,
       .value = "1.5",
       .currency = "IDR",
       .span = span_of("menggugat", 0)},
  };
  doc->figures = warta_arena_copy(doc->arena, figures, sizeof(figures));
  doc->n_figures = G_N_ELEMENTS(figures);
  const WartaQuote quotes[] = {
      {.span = span_of("Kami tidak menjual data warga,", 0),
       .event = 2,
       .speaker = SPEAKER},
  };
  doc->quotes = warta_arena_copy(doc->arena, quotes, sizeof(quotes));
  doc->n_quotes = G_N_ELEMENTS(quotes);
}

WartaDocument *
example_document(void)
{
  WartaDocument *doc = warta_document_new();
  fill_text(doc);
  fill_entities(doc);
  fill_times(doc);
  fill_participants(doc);
  fill_events(doc);
  return doc;
}

WartaDocument *
example_document_hostile(const char *hostile)
{
  WartaDocument *doc = example_document();
  const char *copy = warta_arena_strdup(doc->arena, hostile);
  doc->id = copy;
  doc->url = copy;
  doc->title = copy;
  doc->author = copy;
  doc->publisher = copy;
  doc->published = copy;
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    WartaEntity *entity = &doc->entities[i];
    entity->label = copy;
    entity->office = copy;
    entity->qid = copy;
    entity->slug = copy;
  }
  for (uint32_t e = 0; e < doc->n_events; ++e) {
    doc->events[e].action = copy;
    doc->events[e].event_class = copy;
    doc->events[e].mode = copy;
  }
  for (uint32_t t = 0; t < doc->n_times; ++t) {
    doc->times[t].value.iso = copy;
    doc->times[t].value.begin = (WartaDate){2024, 2, 31};
  }
  return doc;
}
