// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/patterns.h"

#include "base/tsv.h"

#include <string.h>

enum {
  MAX_DEPTH = 12, // groups within groups
  MAX_BACKTRACK = 64,
  MAX_STEPS = 4000, // of one attempt; far above what the table needs
  MAX_CODE = 60000,
};

typedef enum {
  OP_CLASS,  // a piece of the class
  OP_WORD,   // this very word
  OP_SPLIT,  // go on at the next instruction or else at `target`
  OP_JUMP,   // go on at `target`
  OP_BEFORE, // look at the piece before
  OP_BEHIND, // look at the next piece
  OP_MARK,   // the expression begins here
  OP_END,
} Op;

typedef struct {
  Op op;
  WartaTimeClass class;
  bool capture;
  bool second;
  bool negated;
  uint32_t target;
  WartaTimeWord *word;
} Instruction;

typedef struct {
  WartaTimeYield yield;
  uint32_t start;
  uint64_t first; // classes that a match may begin with
} Pattern;

struct WartaTimePatternsImpl {
  GArray *code;       // Instruction
  GArray *patterns;   // Pattern
  GHashTable *macros; // name with '$' -> "( ... )"; only while loading
  uint64_t first;
};

static const struct {
  const char *name;
  WartaTimeYield yield;
} yields[] = {
    {"none", WARTA_YIELD_NONE},         {"vague", WARTA_YIELD_VAGUE},
    {"date", WARTA_YIELD_DATE},         {"hijri", WARTA_YIELD_HIJRI},
    {"relative", WARTA_YIELD_RELATIVE}, {"period", WARTA_YIELD_PERIOD},
    {"era", WARTA_YIELD_ERA},           {"duration", WARTA_YIELD_DURATION},
    {"clock", WARTA_YIELD_CLOCK},       {"feast", WARTA_YIELD_FEAST},
    {"offset", WARTA_YIELD_OFFSET},
};

/* ---- Compiling ---- */

/// A group that is open: its choices jump to its end.
typedef struct {
  uint32_t begin;  // a JUMP to the next instruction, or SPLIT if optional
  uint32_t choice; // the SPLIT before the choice being read
  GArray *jumps;   // uint32_t: JUMPs at the ends of choices
} Group;

typedef struct {
  WartaTimePatterns *patterns;
  WartaTimeWords *words;
  Group groups[MAX_DEPTH];
  uint32_t depth;
  const char *problem; // what is wrong, or NULL
} Compiler;

static uint32_t
emit(Compiler *c, Instruction instruction)
{
  if (c->patterns->code->len >= MAX_CODE) {
    c->problem = "the patterns are too large";
    return 0;
  }
  g_array_append_val(c->patterns->code, instruction);
  return c->patterns->code->len - 1;
}

static Instruction *
code_at(const Compiler *c, uint32_t at)
{
  return &g_array_index(c->patterns->code, Instruction, at);
}

static void
open_group(Compiler *c)
{
  if (c->depth == MAX_DEPTH) {
    c->problem = "too many groups within groups";
    return;
  }
  Group *group = &c->groups[c->depth++];
  const uint32_t next = c->patterns->code->len + 1;
  group->begin = emit(c, (Instruction){.op = OP_JUMP, .target = next});
  group->choice = emit(c, (Instruction){.op = OP_JUMP, .target = next + 1});
  group->jumps = g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

static void
next_choice(Compiler *c)
{
  Group *group = &c->groups[c->depth - 1];
  const uint32_t jump = emit(c, (Instruction){.op = OP_JUMP});
  g_array_append_val(group->jumps, jump);
  const uint32_t next = c->patterns->code->len;
  code_at(c, group->choice)->op = OP_SPLIT;
  code_at(c, group->choice)->target = next;
  group->choice = emit(c, (Instruction){.op = OP_JUMP, .target = next + 1});
}

static void
close_group(Compiler *c, bool optional)
{
  Group *group = &c->groups[--c->depth];
  const uint32_t end = c->patterns->code->len;
  for (uint32_t i = 0; i < group->jumps->len; ++i) {
    code_at(c, g_array_index(group->jumps, uint32_t, i))->target = end;
  }
  if (optional) {
    code_at(c, group->begin)->op = OP_SPLIT;
    code_at(c, group->begin)->target = end;
  }
  g_clear_pointer(&group->jumps, g_array_unref);
}

static bool
emit_class(Compiler *c, const char *name, size_t length, Op op, bool negated)
{
  const char last = name[length - 1];
  const bool digit = last == '0' || last == '2';
  const WartaTimeClass class =
      warta_time_class_named(name, digit ? length - 1 : length);
  if (class == WARTA_N_TIME_CLASSES) {
    c->problem = "unknown class";
    return false;
  }
  emit(c, (Instruction){.op = op,
                        .class = class,
                        .capture = last != '0',
                        .second = last == '2',
                        .negated = negated});
  return true;
}

static void
emit_word(Compiler *c, const char *name, size_t length)
{
  g_autofree char *key = g_strndup(name, length);
  WartaTimeWord *word =
      warta_time_words_add(c->words, key, WARTA_TC_LITERAL, 0);
  if (word == NULL) {
    c->problem = "bad word";
    return;
  }
  emit(c, (Instruction){.op = OP_WORD, .word = word});
}

static void
emit_look(Compiler *c, const char *token, size_t length)
{
  const size_t skip = token[1] == '!' ? 2 : 1;
  if (length <= skip) {
    c->problem = "a class must follow '<' or '>'";
    return;
  }
  emit_class(c, token + skip, length - skip,
             token[0] == '<' ? OP_BEFORE : OP_BEHIND, skip == 2);
}

static void
compile_token(Compiler *c, const char *token)
{
  size_t length = strlen(token);
  const bool optional = length > 1 && token[length - 1] == '?';
  length -= optional;
  if (token[0] == '(') {
    open_group(c);
    return;
  }
  if (token[0] == '|' || token[0] == ')') {
    if (c->depth == 0) {
      c->problem = "')' or '|' outside of a group";
    } else if (token[0] == '|') {
      next_choice(c);
    } else {
      close_group(c, optional);
    }
    return;
  }
  const uint32_t split = c->patterns->code->len;
  if (optional) {
    emit(c, (Instruction){.op = OP_SPLIT});
  }
  if (token[0] == '^') {
    emit(c, (Instruction){.op = OP_MARK});
  } else if (token[0] == '<' || token[0] == '>') {
    emit_look(c, token, length);
  } else if (g_ascii_isupper(token[0])) {
    emit_class(c, token, length, OP_CLASS, false);
  } else {
    emit_word(c, token, length);
  }
  if (optional) {
    code_at(c, split)->target = c->patterns->code->len;
  }
}

/// Append what "$name" at `at` stands for; return its length, or 0.
static size_t
expand_name(Compiler *c, const char *at, GString *out)
{
  size_t n = 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
  n += at[n] == '2'; // "$mon2": $mon at the end of a range
  g_autofree char *name = g_strndup(at, n);
  const char *body = g_hash_table_lookup(c->patterns->macros, name);
  if (body == NULL) {
    c->problem = "unknown $name";
    return 0;
  }
  g_string_append(out, body);
  return n;
}

/// Put spaces around brackets and replace $names by what they stand for.
static char *
expand(Compiler *c, const char *pattern)
{
  GString *out = g_string_new("( ");
  for (const char *at = pattern; *at != '\0' && c->problem == NULL;) {
    if (*at == '$') {
      at += expand_name(c, at, out);
      continue;
    }
    const bool bracket = strchr("()|", *at) != NULL;
    g_string_append_printf(out, bracket ? " %c" : "%c", *at);
    ++at;
    if (bracket && *at != '?') {
      g_string_append_c(out, ' ');
    }
  }
  g_string_append(out, " )");
  return g_string_free(out, FALSE);
}

/// Collect what a match may begin with.  Instructions form no cycles.
static uint64_t
first_classes(const WartaTimePatterns *patterns, uint32_t start)
{
  g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  g_array_append_val(stack, start);
  uint64_t classes = 0;
  while (stack->len > 0) {
    uint32_t pc = g_array_index(stack, uint32_t, stack->len - 1);
    g_array_set_size(stack, stack->len - 1);
    const Instruction *i = &g_array_index(patterns->code, Instruction, pc);
    const uint32_t next = pc + 1;
    switch (i->op) {
    case OP_CLASS:
      classes |= UINT64_C(1) << i->class;
      break;
    case OP_WORD:
      classes |= WARTA_TIME_SET(LITERAL);
      i->word->starts = true;
      break;
    case OP_SPLIT:
      g_array_append_val(stack, next);
      g_array_append_val(stack, i->target);
      break;
    case OP_JUMP:
      g_array_append_val(stack, i->target);
      break;
    case OP_BEFORE:
    case OP_BEHIND:
    case OP_MARK:
      g_array_append_val(stack, next);
      break;
    case OP_END:
      break;
    }
  }
  return classes;
}

static void
compile(Compiler *c, WartaTimeYield yield, const char *expanded)
{
  Pattern pattern = {.yield = yield, .start = c->patterns->code->len};
  g_auto(GStrv) tokens = g_strsplit(expanded, " ", -1);
  for (uint32_t i = 0; tokens[i] != NULL && c->problem == NULL; ++i) {
    if (tokens[i][0] != '\0') {
      compile_token(c, tokens[i]);
    }
  }
  if (c->problem == NULL && c->depth > 0) {
    c->problem = "a group is not closed";
  }
  while (c->depth > 0) {
    close_group(c, false);
  }
  emit(c, (Instruction){.op = OP_END});
  if (c->problem == NULL) {
    pattern.first = first_classes(c->patterns, pattern.start);
    c->patterns->first |= pattern.first;
    g_array_append_val(c->patterns->patterns, pattern);
  }
}

/// Remember "$name", and "$name2" with a 2 behind each of its classes.
static void
define_macro(Compiler *c, const char *name, const char *expanded)
{
  GString *second = g_string_new(NULL);
  for (const char *at = expanded; *at != '\0'; ++at) {
    g_string_append_c(second, *at);
    if (g_ascii_isupper(*at) && !g_ascii_isalnum(at[1])) {
      g_string_append_c(second, '2');
    }
  }
  g_hash_table_insert(c->patterns->macros, g_strdup(name), g_strdup(expanded));
  g_hash_table_insert(c->patterns->macros, g_strconcat(name, "2", NULL),
                      g_string_free(second, FALSE));
}

static bool
load_row(Compiler *c, const WartaTsv *tsv, const WartaTsvRow *row,
         GError **error)
{
  g_autofree char *expanded = expand(c, row->fields[1]);
  if (c->problem == NULL && row->fields[0][0] == '$') {
    define_macro(c, row->fields[0], expanded);
    return true;
  }
  size_t y = 0;
  while (y < G_N_ELEMENTS(yields) &&
         strcmp(yields[y].name, row->fields[0]) != 0) {
    ++y;
  }
  if (y == G_N_ELEMENTS(yields)) {
    return warta_tsv_error(tsv, row, error, "unknown form \"%s\"",
                           row->fields[0]);
  }
  if (c->problem == NULL) {
    compile(c, yields[y].yield, expanded);
  }
  return c->problem == NULL || warta_tsv_error(tsv, row, error, "%s in \"%s\"",
                                               c->problem, row->fields[1]);
}

WartaTimePatterns *
warta_time_patterns_load(const char *path, WartaTimeWords *words,
                         GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, 2, error);
  if (tsv == NULL) {
    return NULL;
  }
  g_autoptr(WartaTimePatterns) patterns = g_new0(WartaTimePatterns, 1);
  patterns->code = g_array_new(FALSE, FALSE, sizeof(Instruction));
  patterns->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
  patterns->macros =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  Compiler compiler = {.patterns = patterns, .words = words};
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!load_row(&compiler, tsv, &row, error)) {
      return NULL;
    }
  }
  g_clear_pointer(&patterns->macros, g_hash_table_unref);
  return g_steal_pointer(&patterns);
}

void
warta_time_patterns_free(WartaTimePatterns *patterns)
{
  if (patterns == NULL) {
    return;
  }
  g_clear_pointer(&patterns->code, g_array_unref);
  g_clear_pointer(&patterns->patterns, g_array_unref);
  g_clear_pointer(&patterns->macros, g_hash_table_unref);
  g_free(patterns);
}

/* ---- Matching ---- */

/// Where to go on when a choice fails.
typedef struct {
  uint32_t pc;
  uint32_t at;
  uint32_t n_captures;
} Choice;

typedef struct {
  const Instruction *code;
  const WartaTimePiece *pieces;
  uint32_t n_pieces;
  uint32_t at;
  WartaTimeMatch *match;
  uint32_t n_choices;
  Choice choices[MAX_BACKTRACK];
} Machine;

/// Whether the instruction's condition holds; `at` moves over what it matches.
static bool
step(Machine *m, const Instruction *i)
{
  if (i->op == OP_BEFORE || i->op == OP_BEHIND) {
    const bool before = i->op == OP_BEFORE;
    const bool exists = before ? m->at > 0 : m->at < m->n_pieces;
    const uint32_t at = before ? m->at - 1 : m->at;
    const bool in = exists && (m->pieces[at].classes >> i->class & 1U) != 0;
    return in != i->negated;
  }
  if (i->op == OP_MARK) {
    m->match->begin = m->at;
    return true;
  }
  if (m->at >= m->n_pieces) {
    return false;
  }
  const WartaTimePiece *piece = &m->pieces[m->at];
  if (i->op == OP_WORD) {
    m->at += piece->word == i->word;
    return piece->word == i->word;
  }
  if ((piece->classes >> i->class & 1U) == 0) {
    return false;
  }
  if (i->capture && m->match->n_captures < WARTA_MAX_TIME_CAPTURES) {
    m->match->captures[m->match->n_captures++] =
        (WartaTimeCapture){m->at, i->class, i->second};
  }
  ++m->at;
  return true;
}

/// Go back to the last choice; false if there is none.
static bool
go_back(Machine *m, uint32_t *pc)
{
  if (m->n_choices == 0) {
    return false;
  }
  const Choice *choice = &m->choices[--m->n_choices];
  *pc = choice->pc;
  m->at = choice->at;
  m->match->n_captures = choice->n_captures;
  return true;
}

/// Remember to try `target` if what comes now fails.
static bool
choose(Machine *m, uint32_t target)
{
  if (m->n_choices == MAX_BACKTRACK) {
    return false;
  }
  m->choices[m->n_choices++] = (Choice){target, m->at, m->match->n_captures};
  return true;
}

/// Run one pattern; true with the end in `at`.
static bool
run(Machine *m, uint32_t pc)
{
  bool runs = true;
  for (uint32_t steps = 0; steps < MAX_STEPS && runs; ++steps) {
    const Instruction *i = &m->code[pc];
    switch (i->op) {
    case OP_END:
      return true;
    case OP_JUMP:
      pc = i->target;
      break;
    case OP_SPLIT:
      runs = choose(m, i->target);
      ++pc;
      break;
    case OP_CLASS:
    case OP_WORD:
    case OP_BEFORE:
    case OP_BEHIND:
    case OP_MARK:
      ++pc;
      runs = step(m, i) || go_back(m, &pc);
      break;
    }
  }
  return false;
}

bool
warta_time_patterns_match(const WartaTimePatterns *patterns,
                          const WartaTimePiece *pieces, uint32_t n_pieces,
                          uint32_t at, WartaTimeMatch *match)
{
  const uint64_t classes = pieces[at].classes;
  const uint64_t starts = classes & patterns->first;
  if (starts == 0 ||
      (starts == WARTA_TIME_SET(LITERAL) && !pieces[at].word->starts)) {
    return false;
  }
  WartaTimeMatch attempt;
  Machine machine;
  machine.code = &g_array_index(patterns->code, Instruction, 0);
  machine.pieces = pieces;
  machine.n_pieces = n_pieces;
  machine.match = &attempt;
  match->end = at;
  for (uint32_t p = 0; p < patterns->patterns->len; ++p) {
    const Pattern *pattern = &g_array_index(patterns->patterns, Pattern, p);
    if ((classes & pattern->first) == 0) {
      continue;
    }
    attempt.n_captures = 0;
    attempt.begin = at;
    machine.at = at;
    machine.n_choices = 0;
    if (run(&machine, pattern->start) && machine.at > match->end) {
      attempt.yield = pattern->yield;
      attempt.end = machine.at;
      *match = attempt;
    }
  }
  return match->end > at;
}
