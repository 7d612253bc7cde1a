// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/frames.h"

#include "event/details.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

struct WartaFramesImpl {
  WartaArena *arena;
  GHashTable *words;      // form -> WartaWord *, both of the arena
  GHashTable *confidence; // rule -> Confidence *, both of the arena
  WartaDecisions *decisions;
  const WartaObserver *observer;
  uint8_t n_prepositions;
  size_t n_frames;
};

/// Of a rule, by role; 0 where it was not measured.
typedef struct {
  float of[WARTA_N_ROLES];
} Confidence;

#define MARKER_NAME(id, name) name,
#define EFFECT_NAME(id, name, factuality, negated) name,
#define EFFECT_FACTUALITY(id, name, factuality, negated) factuality,
#define EFFECT_NEGATED(id, name, factuality, negated) negated,

static const char *const marker_names[] = {WARTA_MARKER_LIST(MARKER_NAME)};
static const char *const flag_names[] = {WARTA_FRAME_LIST(MARKER_NAME)};
static const char *const effect_names[] = {WARTA_EFFECT_LIST(EFFECT_NAME)};
const WartaFactuality warta_effect_factuality[WARTA_N_EFFECTS] = {
    WARTA_EFFECT_LIST(EFFECT_FACTUALITY)};
const bool warta_effect_negated[WARTA_N_EFFECTS] = {
    WARTA_EFFECT_LIST(EFFECT_NEGATED)};

static const WartaWord no_word;

WartaArena *
warta_frames_arena(WartaFrames *frames)
{
  return frames->arena;
}

WartaWord *
warta_frames_intern(WartaFrames *frames, const char *form)
{
  WartaWord *word = g_hash_table_lookup(frames->words, form);
  if (!word) {
    word = warta_arena_alloc(frames->arena, sizeof *word);
    g_hash_table_insert(frames->words, warta_arena_strdup(frames->arena, form),
                        word);
  }
  return word;
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

/* ---- words.tsv: marker, then words separated by commas ---- */

static bool
read_words_row(WartaFrames *frames, const WartaTsv *tsv, const WartaTsvRow *row,
               GError **error)
{
  const int marker = index_of(marker_names, WARTA_N_MARKERS, row->fields[0]);
  g_auto(GStrv) words = g_strsplit(row->fields[1], ",", -1);
  for (char **w = words; *w; ++w) {
    g_strstrip(*w);
    if (marker >= 0) {
      warta_frames_intern(frames, *w)->markers |= 1U << marker;
    } else if (!warta_add_hint(frames, row->fields[0], *w)) {
      return warta_tsv_error(tsv, row, error, "unknown marker \"%s\"",
                             row->fields[0]);
    }
  }
  return true;
}

/* ---- prepositions.tsv: prepositions that mean the same, role ---- */

static const char *const role_names[] = {"agent", "target", "recipient",
                                         "place", "source", "-"};

static bool
read_preposition_row(WartaFrames *frames, const WartaTsv *tsv,
                     const WartaTsvRow *row, GError **error)
{
  const int role =
      index_of(role_names, G_N_ELEMENTS(role_names), row->fields[1]);
  if (role < 0) {
    return warta_tsv_error(tsv, row, error, "unknown role \"%s\"",
                           row->fields[1]);
  }
  if (frames->n_prepositions == WARTA_MAX_PREPOSITIONS) {
    return warta_tsv_error(tsv, row, error, "more than %d prepositions",
                           WARTA_MAX_PREPOSITIONS);
  }
  const uint8_t number = ++frames->n_prepositions;
  g_auto(GStrv) words = g_strsplit(row->fields[0], ",", -1);
  for (char **w = words; *w; ++w) {
    WartaWord *word = warta_frames_intern(frames, g_strstrip(*w));
    word->preposition = number;
    word->role = (uint8_t)role;
  }
  return true;
}

/* ---- verbs.tsv, nouns.tsv: words, class, properties ---- */

static bool
parse_prepositions(WartaFrames *frames, const char *list, uint32_t *bits)
{
  g_auto(GStrv) names = g_strsplit(list, "+", -1);
  for (char **n = names; *n; ++n) {
    const WartaWord *word = warta_frames_word(frames, *n);
    if (word->preposition == 0) {
      return false;
    }
    *bits |= 1U << word->preposition;
  }
  return true;
}

static bool
parse_property(WartaFrames *frames, const char *name, WartaFrame *frame)
{
  if (g_str_has_prefix(name, "t=")) {
    return parse_prepositions(frames, name + 2, &frame->target);
  }
  if (g_str_has_prefix(name, "r=")) {
    return parse_prepositions(frames, name + 2, &frame->recipient);
  }
  if (g_str_has_prefix(name, "a=")) {
    return parse_prepositions(frames, name + 2, &frame->agent);
  }
  if (g_str_has_prefix(name, "v=")) {
    frame->action =
        g_strdelimit(warta_arena_strdup(frames->arena, name + 2), "_", ' ');
    return true;
  }
  const int effect = index_of(effect_names, WARTA_N_EFFECTS, name);
  if (effect >= 0) {
    frame->effect = (WartaEffect)effect;
    return true;
  }
  const int flag = index_of(flag_names, WARTA_N_FRAME_FLAGS, name);
  frame->flags |= flag >= 0 ? 1U << flag : 0;
  return flag >= 0;
}

static bool
parse_frame(WartaFrames *frames, const char *event_class,
            const char *properties, WartaFrame *frame)
{
  frame->event_class = warta_arena_strdup(frames->arena, event_class);
  g_auto(GStrv) names = g_strsplit(properties, " ", -1);
  for (char **n = names; *n; ++n) {
    if (**n != '\0' && !parse_property(frames, *n, frame)) {
      return false;
    }
  }
  return true;
}

static void
add_pair(WartaFrames *frames, const char *form, const WartaFrame *frame)
{
  const char *space = strchr(form, ' ');
  g_autofree char *first = g_strndup(form, (size_t)(space - form));
  WartaPair *pair = warta_arena_alloc(frames->arena, sizeof *pair);
  WartaWord *second = warta_frames_intern(frames, space + 1);
  second->second = true;
  pair->second = second;
  pair->frame = frame;
  WartaWord *word = warta_frames_intern(frames, first);
  pair->next = word->pairs;
  word->pairs = pair;
}

static void
add_form(WartaFrames *frames, const char *form, WartaFrame *frame, bool noun)
{
  if (strchr(form, ' ')) {
    WartaFrame *own = warta_arena_copy(frames->arena, frame, sizeof *frame);
    own->action =
        own->action ? own->action : warta_arena_strdup(frames->arena, form);
    add_pair(frames, form, own);
  } else if (noun) {
    warta_frames_intern(frames, form)->noun = frame;
  } else if (g_str_has_suffix(form, "*")) {
    g_autofree char *root = g_strndup(form, strlen(form) - 1);
    warta_frames_intern(frames, root)->root = frame;
  } else {
    warta_frames_intern(frames, form)->verb = frame;
  }
}

static bool
read_frame_row(WartaFrames *frames, const WartaTsv *tsv, const WartaTsvRow *row,
               bool noun, GError **error)
{
  WartaFrame *frame = warta_arena_alloc(frames->arena, sizeof *frame);
  if (!parse_frame(frames, row->fields[1], row->fields[2], frame)) {
    return warta_tsv_error(tsv, row, error, "unknown property in \"%s\"",
                           row->fields[2]);
  }
  frame->file = noun ? "nouns.tsv" : "verbs.tsv";
  frame->line = row->line;
  g_auto(GStrv) forms = g_strsplit(row->fields[0], ",", -1);
  for (char **f = forms; *f; ++f) {
    add_form(frames, g_strstrip(*f), frame, noun);
    ++frames->n_frames;
  }
  return true;
}

static bool
read_verb_row(WartaFrames *frames, const WartaTsv *tsv, const WartaTsvRow *row,
              GError **error)
{
  return read_frame_row(frames, tsv, row, false, error);
}

static bool
read_noun_row(WartaFrames *frames, const WartaTsv *tsv, const WartaTsvRow *row,
              GError **error)
{
  return read_frame_row(frames, tsv, row, true, error);
}

/* ---- contexts.tsv: form, condition, class ---- */

static bool
parse_condition(WartaFrames *frames, const char *text, WartaContext *context)
{
  if (g_str_has_prefix(text, "object=")) {
    g_auto(GStrv) words = g_strsplit(text + 7, " ", 2);
    context->object = warta_frames_intern(frames, words[0]);
    context->second = words[1] ? warta_frames_intern(frames, words[1]) : NULL;
  } else if (strcmp(text, "complement") == 0) {
    context->complement = true;
  } else if (strcmp(text, "actor") == 0) {
    context->actor = true;
  } else {
    return false;
  }
  return true;
}

static bool
read_context_row(WartaFrames *frames, const WartaTsv *tsv,
                 const WartaTsvRow *row, GError **error)
{
  WartaWord *word = warta_frames_intern(frames, row->fields[0]);
  if (!word->verb) {
    return warta_tsv_error(tsv, row, error, "\"%s\" has no frame",
                           row->fields[0]);
  }
  WartaContext *context = warta_arena_alloc(frames->arena, sizeof *context);
  if (!parse_condition(frames, row->fields[1], context)) {
    return warta_tsv_error(tsv, row, error, "unknown condition \"%s\"",
                           row->fields[1]);
  }
  context->event_class = warta_arena_strdup(frames->arena, row->fields[2]);
  context->line = row->line;
  // A frame may be shared by several forms: this form gets its own
  WartaFrame *own =
      warta_arena_copy(frames->arena, word->verb, sizeof *word->verb);
  context->next = own->contexts;
  own->contexts = context;
  word->verb = own;
  return true;
}

/* ---- confidence.tsv: role, rule, share that is right ---- */

static bool
read_confidence_row(WartaFrames *frames, const WartaTsv *tsv,
                    const WartaTsvRow *row, GError **error)
{
  const int role = index_of(role_names, WARTA_N_ROLES, row->fields[0]);
  char *end = NULL;
  const double value = g_ascii_strtod(row->fields[2], &end);
  if (role < 0 || *end != '\0' || value <= 0 || value > 1) {
    return warta_tsv_error(tsv, row, error, "\"%s %s\" is no confidence",
                           row->fields[0], row->fields[2]);
  }
  Confidence *confidence =
      g_hash_table_lookup(frames->confidence, row->fields[1]);
  if (!confidence) {
    confidence = warta_arena_alloc(frames->arena, sizeof *confidence);
    g_hash_table_insert(frames->confidence,
                        warta_arena_strdup(frames->arena, row->fields[1]),
                        confidence);
  }
  confidence->of[role] = (float)value;
  return true;
}

/* ---- Loading ---- */

typedef bool (*RowReader)(WartaFrames *frames, const WartaTsv *tsv,
                          const WartaTsvRow *row, GError **error);

typedef struct {
  const char *name;
  size_t min_fields;
  size_t max_fields;
  RowReader read;
} DataFile;

/// In this order: frames name prepositions, contexts name frames, modes name
/// what classes.tsv has.
static const DataFile data_files[] = {
    {"words.tsv", 2, 2, read_words_row},
    {"prepositions.tsv", 2, 2, read_preposition_row},
    {"verbs.tsv", 3, 3, read_verb_row},
    {"nouns.tsv", 3, 3, read_noun_row},
    {"contexts.tsv", 3, 3, read_context_row},
    {"confidence.tsv", 3, 3, read_confidence_row},
    {"numerals.tsv", 3, 3, warta_read_numeral},
    {"units.tsv", 4, 4, warta_read_unit},
    {"counts.tsv", 3, 3, warta_read_count},
    {"classes.tsv", 4, 4, warta_read_scale},
    {"modes.tsv", 3, 3, warta_read_mode},
};

static bool
read_file(WartaFrames *frames, const char *dir, const DataFile *file,
          GError **error)
{
  g_autofree char *path = g_build_filename(dir, "frames", file->name, NULL);
  g_autoptr(WartaTsv) tsv =
      warta_tsv_open(path, file->min_fields, file->max_fields, error);
  if (!tsv) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!file->read(frames, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

WartaFrames *
warta_frames_load(const char *dir, bool decisions, GError **error)
{
  g_autoptr(WartaFrames) frames = g_new0(WartaFrames, 1);
  frames->arena = warta_arena_new();
  frames->words = g_hash_table_new(g_str_hash, g_str_equal);
  frames->confidence = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t i = 0; i < G_N_ELEMENTS(data_files); ++i) {
    if (!read_file(frames, dir, &data_files[i], error)) {
      return NULL;
    }
  }
  if (decisions &&
      (frames->decisions = warta_decisions_load(dir, error)) == NULL) {
    return NULL;
  }
  return g_steal_pointer(&frames);
}

void
warta_frames_observe(WartaFrames *frames, const WartaObserver *observer)
{
  frames->observer = observer;
}

void
warta_frames_take_decisions(WartaFrames *frames, WartaDecisions *decisions)
{
  warta_decisions_free(frames->decisions);
  frames->decisions = decisions;
}

const WartaDecisions *
warta_frames_decisions(const WartaFrames *frames)
{
  return frames->decisions;
}

const WartaObserver *
warta_frames_observer(const WartaFrames *frames)
{
  return frames->observer;
}

void
warta_frames_free(WartaFrames *frames)
{
  if (frames) {
    warta_decisions_free(frames->decisions);
    g_hash_table_unref(frames->words);
    g_hash_table_unref(frames->confidence);
    warta_arena_free(frames->arena);
    g_free(frames);
  }
}

const WartaWord *
warta_frames_word(const WartaFrames *frames, const char *lower)
{
  const WartaWord *word =
      lower ? g_hash_table_lookup(frames->words, lower) : NULL;
  return word ? word : &no_word;
}

size_t
warta_frames_count(const WartaFrames *frames)
{
  return frames->n_frames;
}

float
warta_frames_confidence(const WartaFrames *frames, WartaRole role,
                        const char *rule, float otherwise)
{
  const Confidence *confidence = g_hash_table_lookup(frames->confidence, rule);
  return confidence && confidence->of[role] > 0 ? confidence->of[role]
                                                : otherwise;
}
