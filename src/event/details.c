// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/details.h"

#include <string.h>

#define NAME_OF(id, name) name,

static const char *const numeral_names[] = {WARTA_NUMERAL_LIST(NAME_OF)};
static const char *const unit_names[] = {WARTA_UNIT_LIST(NAME_OF)};
static const char *const condition_names[] = {WARTA_CONDITION_LIST(NAME_OF)};
static const char *const hint_names[] = {WARTA_HINT_LIST(NAME_OF)};

static const WartaDetails no_details;

const WartaDetails *
warta_word_details(const WartaWord *word)
{
  return word->details != NULL ? word->details : &no_details;
}

/// Return the details of a form, made when needed.
static WartaDetails *
details_of(WartaFrames *frames, const char *form)
{
  WartaWord *word = warta_frames_intern(frames, form);
  if (word->details == NULL) {
    word->details =
        warta_arena_alloc(warta_frames_arena(frames), sizeof(WartaDetails));
  }
  return word->details;
}

static int
index_of(const char *const *names, int count, const char *name)
{
  for (int i = 0; i < count; ++i) {
    if (strcmp(names[i], name) == 0) {
      return i;
    }
  }
  return -1;
}

static const char *
keep(WartaFrames *frames, const char *text)
{
  return warta_arena_strdup(warta_frames_arena(frames), text);
}

bool
warta_add_hint(WartaFrames *frames, const char *name, const char *form)
{
  const int hint = index_of(hint_names, WARTA_N_HINTS, name);
  if (hint >= 0) {
    details_of(frames, form)->hints |= 1U << hint;
  }
  return hint >= 0;
}

/* ---- numerals.tsv: words, what they do, value ---- */

bool
warta_read_numeral(WartaFrames *frames, const WartaTsv *tsv,
                   const WartaTsvRow *row, GError **error)
{
  const int kind = index_of(numeral_names, WARTA_N_NUMERALS, row->fields[1]);
  char *end = NULL;
  const uint64_t value = g_ascii_strtoull(row->fields[2], &end, 10);
  if (kind <= WARTA_NUMERAL_NONE || *end != '\0') {
    return warta_tsv_error(tsv, row, error, "\"%s %s\" is no numeral",
                           row->fields[1], row->fields[2]);
  }
  g_auto(GStrv) words = g_strsplit(row->fields[0], ",", -1);
  for (char **w = words; *w; ++w) {
    WartaDetails *details = details_of(frames, g_strstrip(*w));
    details->numeral = (WartaNumeral)kind;
    details->value = value;
  }
  return true;
}

/* ---- units.tsv: words, before or after, what it measures, code ---- */

/// Put the longest first.
static void
insert_unit(WartaDetails *details, WartaUnit *unit)
{
  const WartaUnit **place = &details->units;
  while (*place != NULL && (*place)->n_words > unit->n_words) {
    // Rows are only read here, and belong to the tables that are being made
    place = (const WartaUnit **)&((WartaUnit *)(void *)*place)->next;
  }
  unit->next = *place;
  *place = unit;
}

static bool
add_unit(WartaFrames *frames, const char *words, const WartaUnit *like)
{
  WartaUnit *unit =
      warta_arena_copy(warta_frames_arena(frames), like, sizeof *like);
  g_auto(GStrv) parts = g_strsplit(words, " ", -1);
  for (char **p = parts; *p; ++p) {
    if (unit->n_words == WARTA_MAX_UNIT_WORDS) {
      return false;
    }
    unit->words[unit->n_words++] = warta_frames_intern(frames, *p);
  }
  insert_unit(details_of(frames, parts[0]), unit);
  return true;
}

bool
warta_read_unit(WartaFrames *frames, const WartaTsv *tsv,
                const WartaTsvRow *row, GError **error)
{
  const bool before = strcmp(row->fields[1], "before") == 0;
  const int kind = index_of(unit_names, WARTA_N_UNITS, row->fields[2]);
  if (kind < 0 || (!before && strcmp(row->fields[1], "after") != 0)) {
    return warta_tsv_error(tsv, row, error, "\"%s %s\" is no unit",
                           row->fields[1], row->fields[2]);
  }
  const WartaUnit unit = {.before = before,
                          .kind = (WartaUnitKind)kind,
                          .code = keep(frames, row->fields[3]),
                          .line = row->line};
  g_auto(GStrv) words = g_strsplit(row->fields[0], ",", -1);
  for (char **w = words; *w; ++w) {
    if (!add_unit(frames, g_strstrip(*w), &unit)) {
      return warta_tsv_error(tsv, row, error, "more than %d words",
                             WARTA_MAX_UNIT_WORDS);
    }
  }
  return true;
}

/* ---- counts.tsv: actions or noun phrases, property, role ---- */

static const char *const count_roles[] = {"agent", "target"};

static void
add_count(WartaFrames *frames, const char *words, const WartaCount *like,
          bool phrase)
{
  WartaCount *count =
      warta_arena_copy(warta_frames_arena(frames), like, sizeof *like);
  const char *space = phrase ? strchr(words, ' ') : NULL;
  g_autofree char *first = space != NULL
                               ? g_strndup(words, (size_t)(space - words))
                               : g_strdup(words);
  if (space != NULL) {
    count->second = warta_frames_intern(frames, space + 1);
  }
  WartaDetails *details = details_of(frames, first);
  count->next = details->counts;
  details->counts = count;
}

bool
warta_read_count(WartaFrames *frames, const WartaTsv *tsv,
                 const WartaTsvRow *row, GError **error)
{
  const int kind =
      index_of(warta_figure_names, WARTA_FIGURE_AMOUNT, row->fields[1]);
  const bool phrase = strcmp(row->fields[2], "phrase") == 0;
  const int role =
      phrase ? 0
             : index_of(count_roles, G_N_ELEMENTS(count_roles), row->fields[2]);
  if (kind < 0 || role < 0) {
    return warta_tsv_error(tsv, row, error, "\"%s %s\" counts nothing",
                           row->fields[1], row->fields[2]);
  }
  const WartaCount count = {.kind = (WartaFigureKind)kind,
                            .role = (WartaRole)role,
                            .line = row->line};
  g_auto(GStrv) words = g_strsplit(row->fields[0], ",", -1);
  for (char **w = words; *w; ++w) {
    g_strstrip(*w);
    if (phrase && strchr(*w, ' ') == NULL) {
      return warta_tsv_error(tsv, row, error, "\"%s\" is no phrase", *w);
    }
    add_count(frames, *w, &count, phrase);
  }
  return true;
}

/* ---- classes.tsv: class or mode, quad class, score, CAMEO code ---- */

bool
warta_read_scale(WartaFrames *frames, const WartaTsv *tsv,
                 const WartaTsvRow *row, GError **error)
{
  char *end = NULL;
  const double score = g_ascii_strtod(row->fields[2], &end);
  if (*end != '\0' || score < -10 || score > 10) {
    return warta_tsv_error(tsv, row, error, "\"%s\" is no score",
                           row->fields[2]);
  }
  WartaScale *scale =
      warta_arena_alloc(warta_frames_arena(frames), sizeof *scale);
  *scale = (WartaScale){.quad = keep(frames, row->fields[1]),
                        .score = keep(frames, row->fields[2]),
                        .cameo = keep(frames, row->fields[3])};
  details_of(frames, row->fields[0])->scale = scale;
  return true;
}

/* ---- modes.tsv: actions or class, condition, mode ---- */

/// Read "object=pasukan,tentara".
static bool
parse_condition(WartaFrames *frames, const char *text, WartaMode *mode)
{
  const char *equals = strchr(text, '=');
  g_autofree char *name = equals != NULL
                              ? g_strndup(text, (size_t)(equals - text))
                              : g_strdup(text);
  const int kind = index_of(condition_names, WARTA_N_CONDITIONS, name);
  if (kind < 0 || (kind == WARTA_CONDITION_ALWAYS) != (equals == NULL)) {
    return false;
  }
  g_auto(GStrv) words = g_strsplit(equals != NULL ? equals + 1 : "", ",", -1);
  const WartaWord **list = warta_arena_array(
      warta_frames_arena(frames), const WartaWord *, g_strv_length(words) + 1);
  for (guint i = 0; words[i] != NULL; ++i) {
    list[i] = warta_frames_intern(frames, words[i]);
  }
  mode->condition = (WartaConditionKind)kind;
  mode->words = list;
  return true;
}

bool
warta_read_mode(WartaFrames *frames, const WartaTsv *tsv,
                const WartaTsvRow *row, GError **error)
{
  const char *code = row->fields[2];
  const char *dash = strchr(code, '-');
  if (dash == NULL || details_of(frames, code)->scale == NULL) {
    return warta_tsv_error(tsv, row, error, "\"%s\" is no mode of classes.tsv",
                           code);
  }
  WartaArena *arena = warta_frames_arena(frames);
  WartaMode mode = {.code = keep(frames, code),
                    .event_class =
                        warta_arena_strndup(arena, code, (size_t)(dash - code)),
                    .line = row->line};
  if (!parse_condition(frames, row->fields[1], &mode)) {
    return warta_tsv_error(tsv, row, error, "unknown condition \"%s\"",
                           row->fields[1]);
  }
  g_auto(GStrv) words = g_strsplit(row->fields[0], ",", -1);
  for (char **w = words; *w; ++w) {
    WartaDetails *details = details_of(frames, g_strstrip(*w));
    mode.next = details->modes;
    details->modes = warta_arena_copy(arena, &mode, sizeof mode);
  }
  return true;
}
