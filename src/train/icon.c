// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// ICON's constituent trees as dependencies.  Brackets are read from left to
/// right; when one closes, its head is chosen and its other children are hung
/// on that head.  All knowledge of labels stands in a table.

#include "base/tsv.h"
#include "train/treebank.h"

#include <string.h>
#include <wartagraf/wartagraf.h>

enum { MAX_CHILDREN = 128, MAX_DEPTH = 256, MAX_FIELDS = 32, NO_NODE = -1 };

typedef struct {
  char *parent;
  char *direction;
  char *child;
} HeadRule;

typedef struct {
  char *parent;
  char *child;
  char *side;
  char *head;
  char *test;
  uint8_t rel;
} RelRule;

typedef struct {
  GHashTable *lists; // name -> set of words
  GHashTable *upos;  // "TAG word" -> WartaUpos
  GArray *heads;
  GArray *rels;
  GPtrArray *strings;
} Rules;

typedef struct {
  const char *label; // interned
  int32_t token;     // first token
  int32_t head;      // head token
  bool leaf;
} Node;

typedef struct {
  Rules *rules;
  GArray *words;              // TrainWord
  GArray *children;           // Node: finished nodes whose parent is still open
  uint32_t starts[MAX_DEPTH]; // first child of each open node
  const char *labels[MAX_DEPTH];
  uint32_t depth;
} Builder;

/* ---- The table ---- */

static char *
keep(Rules *rules, const char *string)
{
  char *copy = g_strdup(string);
  g_ptr_array_add(rules->strings, copy);
  return copy;
}

static uint8_t
name_index(const char *const *names, size_t n, const char *name)
{
  for (size_t i = 1; i < n; ++i) {
    if (strcmp(names[i], name) == 0) {
      return (uint8_t)i;
    }
  }
  return 0;
}

static void
add_list(Rules *rules, const WartaTsvRow *row)
{
  GHashTable *words = g_hash_table_lookup(rules->lists, row->fields[1]);
  if (!words) {
    words = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(rules->lists, keep(rules, row->fields[1]), words);
  }
  for (size_t i = 2; i < row->n_fields; ++i) {
    g_hash_table_add(words, keep(rules, row->fields[i]));
  }
}

static bool
add_row(Rules *rules, const WartaTsv *tsv, const WartaTsvRow *row,
        GError **error)
{
  char **f = row->fields;
  if (strcmp(f[0], "list") == 0) {
    add_list(rules, row);
    return true;
  }
  if (strcmp(f[0], "upos") == 0) {
    const uint8_t upos = name_index(warta_upos_names, WARTA_N_UPOS, f[3]);
    char *key = g_strdup_printf("%s %s", f[1], f[2]);
    g_ptr_array_add(rules->strings, key);
    g_hash_table_insert(rules->upos, key, GUINT_TO_POINTER(upos));
    return upos || warta_tsv_error(tsv, row, error, "unknown tag %s", f[3]);
  }
  if (strcmp(f[0], "head") == 0) {
    const HeadRule rule = {keep(rules, f[1]), keep(rules, f[2]),
                           keep(rules, f[3])};
    g_array_append_val(rules->heads, rule);
    return true;
  }
  if (strcmp(f[0], "rule") == 0) {
    const RelRule rule = {
        keep(rules, f[1]), keep(rules, f[2]),
        keep(rules, f[3]), keep(rules, f[4]),
        keep(rules, f[5]), name_index(warta_rel_names, WARTA_N_RELS, f[6])};
    g_array_append_val(rules->rels, rule);
    return rule.rel ||
           warta_tsv_error(tsv, row, error, "bad relation %s", f[6]);
  }
  return warta_tsv_error(tsv, row, error, "unknown kind of row \"%s\"", f[0]);
}

static void
free_rules(Rules *rules)
{
  g_hash_table_unref(rules->lists);
  g_hash_table_unref(rules->upos);
  g_array_unref(rules->heads);
  g_array_unref(rules->rels);
  g_ptr_array_unref(rules->strings);
  g_free(rules);
}

static Rules *
load_rules(const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 1, MAX_FIELDS, error);
  if (!tsv) {
    return NULL;
  }
  Rules *rules = g_new0(Rules, 1);
  rules->lists = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify)g_hash_table_unref);
  rules->upos = g_hash_table_new(g_str_hash, g_str_equal);
  rules->heads = g_array_new(FALSE, FALSE, sizeof(HeadRule));
  rules->rels = g_array_new(FALSE, FALSE, sizeof(RelRule));
  rules->strings = g_ptr_array_new_with_free_func(g_free);
  WartaTsvRow row;
  bool good = true;
  while (good && warta_tsv_next(tsv, &row)) {
    good = add_row(rules, tsv, &row, error);
  }
  if (!good) {
    free_rules(rules);
    return NULL;
  }
  return rules;
}

/// Whether `label` is one of the alternatives "A|B|C", or they are "*".
static bool
matches(const char *alternatives, const char *label)
{
  if (strcmp(alternatives, "*") == 0) {
    return true;
  }
  const size_t length = strlen(label);
  const char *at = alternatives;
  while (at) {
    if (strncmp(at, label, length) == 0 &&
        (at[length] == '|' || at[length] == '\0')) {
      return true;
    }
    at = strchr(at, '|');
    at = at ? at + 1 : NULL;
  }
  return false;
}

/* ---- Heads and relations ---- */

static TrainWord *
word_at(Builder *builder, int32_t token)
{
  return &g_array_index(builder->words, TrainWord, token);
}

static Node *
child_at(Builder *builder, uint32_t index)
{
  return &g_array_index(builder->children, Node, index);
}

static bool
in_list(Builder *builder, const char *list, int32_t token)
{
  GHashTable *words = g_hash_table_lookup(builder->rules->lists, list);
  return words && g_hash_table_contains(words, word_at(builder, token)->lower);
}

/// Child that a rule asks for, from the rule's side; NO_NODE without one.
static int32_t
find_child(Builder *b, const HeadRule *rule, uint32_t begin, uint32_t end)
{
  const bool last = rule->direction[0] == 'l';
  for (uint32_t k = begin; k < end; ++k) {
    const uint32_t at = last ? begin + end - 1 - k : k;
    if (matches(rule->child, child_at(b, at)->label)) {
      return (int32_t)at;
    }
  }
  return NO_NODE;
}

static int32_t
find_head(Builder *b, const char *label, uint32_t begin, uint32_t end)
{
  const GArray *heads = b->rules->heads;
  for (guint i = 0; i < heads->len; ++i) {
    const HeadRule *rule = &g_array_index(heads, HeadRule, i);
    const int32_t at = matches(rule->parent, label)
                           ? find_child(b, rule, begin, end)
                           : NO_NODE;
    if (at != NO_NODE) {
      return at;
    }
  }
  for (uint32_t k = begin; k < end; ++k) {
    if (strcmp(child_at(b, k)->label, "PUN") != 0) {
      return (int32_t)k;
    }
  }
  return (int32_t)begin;
}

static bool
test_fits(Builder *b, const char *test, const Node *child, int32_t head)
{
  switch (test[0]) {
  case '@':
    return in_list(b, test + 1, child->head);
  case '^':
    return in_list(b, test + 1, child->token);
  case '#':
    return word_at(b, child->token)->icon == WARTA_ICON_NUM ||
           word_at(b, child->token)->icon == WARTA_ICON_SYM;
  case ',':
    return child->token > 0 &&
           (word_at(b, child->token)->icon == WARTA_ICON_PUN ||
            word_at(b, child->token - 1)->icon == WARTA_ICON_PUN);
  case '>':
    return in_list(b, test + 1, head);
  default:
    return true;
  }
}

static uint8_t
find_relation(Builder *b, const char *label, const Node *child, int32_t head)
{
  const char *side = child->head < head ? "L" : "R";
  const char *tag = warta_icon_names[word_at(b, head)->icon];
  const GArray *rels = b->rules->rels;
  for (guint i = 0; i < rels->len; ++i) {
    const RelRule *rule = &g_array_index(rels, RelRule, i);
    if (matches(rule->parent, label) && matches(rule->child, child->label) &&
        matches(rule->side, side) && matches(rule->head, tag) &&
        test_fits(b, rule->test, child, head)) {
      return rule->rel;
    }
  }
  return WARTA_REL_DEP;
}

static void
attach(Builder *b, const Node *child, int32_t head, uint8_t rel)
{
  if (child->head != head) {
    TrainWord *word = word_at(b, child->head);
    word->head = head;
    word->rel = rel;
  }
}

/* ---- Phrases ---- */

static bool
is_one_of(const Node *node, const char *alternatives)
{
  return matches(alternatives, node->label);
}

/// A name after a name or after a title: where an acronym ends and a person
/// begins, a new name starts.
static bool
is_upper(const char *form)
{
  size_t letters = 0;
  for (const char *c = form; *c; ++c) {
    if (g_ascii_islower(*c)) {
      return false;
    }
    letters += g_ascii_isupper(*c) ? 1 : 0;
  }
  return letters >= 2;
}

/// Hang runs of proper names together: the first is the head of its run.
static void
join_names(Builder *b, uint32_t begin, uint32_t end)
{
  int32_t first = -1;
  for (uint32_t k = begin; k < end; ++k) {
    const Node *node = child_at(b, k);
    if (!is_one_of(node, "NNP")) {
      first = -1;
    } else if (first < 0 || is_upper(word_at(b, node->head)->form) !=
                                is_upper(word_at(b, node->head - 1)->form)) {
      first = node->head;
    } else {
      attach(b, node, first, WARTA_REL_FLAT_NAME);
    }
  }
}

/// Choose the head of the children [begin, end) and hang the others on it.
static int32_t
close_segment(Builder *b, const char *label, uint32_t begin, uint32_t end)
{
  uint32_t at = (uint32_t)find_head(b, label, begin, end);
  // The noun phrase after "adalah" is the predicate.
  const Node *after = at + 1 < end ? child_at(b, at + 1) : NULL;
  if (is_one_of(child_at(b, at), "VBL") && after &&
      word_at(b, child_at(b, at)->head)->upos == WARTA_UPOS_AUX &&
      !is_one_of(after, "PUN")) {
    ++at;
  }
  const int32_t head = child_at(b, at)->head;
  for (uint32_t k = begin; k < end; ++k) {
    const Node *child = child_at(b, k);
    if (k != at) {
      attach(b, child, head, find_relation(b, label, child, head));
    }
  }
  if (matches("NP|PP", label)) {
    join_names(b, begin, end);
  }
  return head;
}

/// Whether a comma at `k` separates conjuncts: single children of one label
/// on both sides.
static bool
is_list_comma(Builder *b, uint32_t k, uint32_t begin, uint32_t end)
{
  if (k <= begin || k + 1 >= end || !is_one_of(child_at(b, k), "PUN")) {
    return false;
  }
  const Node *left = child_at(b, k - 1);
  const Node *right = child_at(b, k + 1);
  return strcmp(word_at(b, child_at(b, k)->head)->form, ",") == 0 &&
         strcmp(left->label, right->label) == 0;
}

static bool
is_conjunction(Builder *b, uint32_t k, uint32_t begin, uint32_t end)
{
  return k > begin && k + 1 < end && is_one_of(child_at(b, k), "CCN|CONJP");
}

/// A coordination whose conjuncts are closed from left to right.
typedef struct {
  const char *label;
  int32_t first_head;
  int32_t conjunction; // child that waits for the next conjunct, or NO_NODE
} Coordination;

/// Close the conjunct of the children [begin, end).
static void
close_conjunct(Builder *b, Coordination *c, uint32_t begin, uint32_t end)
{
  const int32_t head = close_segment(b, c->label, begin, end);
  const Node conjunct = {.head = head, .token = head};
  if (c->first_head < 0) {
    c->first_head = head;
  } else {
    attach(b, &conjunct, c->first_head, WARTA_REL_CONJ);
  }
  if (c->conjunction != NO_NODE) {
    attach(b, child_at(b, (uint32_t)c->conjunction), head, WARTA_REL_CC);
  }
  c->conjunction = NO_NODE;
}

/// Close a phrase that may be a coordination: conjuncts are what stands
/// between conjunctions, and before them between commas.
static int32_t
close_phrase(Builder *b, const char *label, uint32_t begin, uint32_t end)
{
  uint32_t last = begin;
  for (uint32_t k = begin; k < end; ++k) {
    last = is_conjunction(b, k, begin, end) ? k : last;
  }
  if (last == begin) {
    return close_segment(b, label, begin, end);
  }

  Coordination c = {label, -1, NO_NODE};
  uint32_t start = begin;
  for (uint32_t k = begin; k <= end; ++k) {
    const bool comma = k < last && is_list_comma(b, k, begin, end);
    const bool border = k == end || comma || is_conjunction(b, k, begin, end);
    if (!border) {
      continue;
    }
    if (start < k) {
      close_conjunct(b, &c, start, k);
    } else if (c.conjunction != NO_NODE && k < end) {
      attach(b, child_at(b, (uint32_t)c.conjunction), child_at(b, k)->head,
             WARTA_REL_FIXED);
    }
    if (k < end && !comma) {
      c.conjunction = (int32_t)k;
    } else if (comma && c.first_head >= 0) {
      attach(b, child_at(b, k), c.first_head, WARTA_REL_PUNCT);
    }
    start = k + 1;
  }
  return c.first_head;
}

/* ---- Reading ---- */

static bool
is_doubled(const char *first, const char *second)
{
  const size_t length = strlen(first);
  if (strncmp(second, first, length) == 0) {
    return true;
  }
  const size_t other = strlen(second);
  return other >= 3 && length > other &&
         strcmp(first + length - other, second) == 0;
}

/// "orang - orang" is one word for our tokenizer.
static bool
join_doubled(Builder *b)
{
  const uint32_t start = b->starts[b->depth - 1];
  const uint32_t n = b->children->len;
  if (n < start + 3) {
    return false;
  }
  const Node *first = child_at(b, n - 3);
  const Node *dash = child_at(b, n - 2);
  const Node *second = child_at(b, n - 1);
  if (!first->leaf || !second->leaf ||
      strcmp(word_at(b, dash->head)->form, "-") != 0 ||
      !is_doubled(word_at(b, first->head)->lower,
                  word_at(b, second->head)->lower)) {
    return false;
  }
  TrainWord *word = word_at(b, first->head);
  const TrainWord *rest = word_at(b, second->head);
  g_autofree char *form = g_strdup_printf("%s-%s", word->form, rest->form);
  g_autofree char *lower = train_lower(form);
  word->form = g_intern_string(form);
  word->lower = g_intern_string(lower);
  g_array_set_size(b->words, b->words->len - 2);
  g_array_set_size(b->children, n - 2);
  return true;
}

static const char *
written_form(const char *form)
{
  if (strcmp(form, "-LRB-") == 0) {
    return "(";
  }
  return strcmp(form, "-RRB-") == 0 ? ")" : form;
}

static uint8_t
find_upos(const Rules *rules, const char *tag, const char *lower)
{
  g_autofree char *exact = g_strdup_printf("%s %s", tag, lower);
  g_autofree char *general = g_strdup_printf("%s *", tag);
  gpointer found = g_hash_table_lookup(rules->upos, exact);
  found = found ? found : g_hash_table_lookup(rules->upos, general);
  return (uint8_t)GPOINTER_TO_UINT(found);
}

static void
add_leaf(Builder *b, const char *tag, const char *form)
{
  form = written_form(form);
  g_autofree char *lower = train_lower(form);
  const int32_t token = (int32_t)b->words->len;
  TrainWord word = {.form = g_intern_string(form),
                    .lower = g_intern_string(lower),
                    .head = -1,
                    .rel = WARTA_REL_ROOT};
  word.icon = name_index(warta_icon_names, WARTA_N_ICON, tag);
  word.upos = find_upos(b->rules, tag, lower);
  word.voice = word.icon == WARTA_ICON_VBP    ? WARTA_VOICE_PASSIVE
               : word.upos == WARTA_UPOS_VERB ? WARTA_VOICE_ACTIVE
                                              : WARTA_VOICE_NONE;
  word.joined = strcmp(lower, "nya") == 0 || word.icon == WARTA_ICON_PAR;
  g_array_append_val(b->words, word);

  // Clitics that the tokenizer splits off: "bukanlah", "itulah".
  const Node node = {g_intern_string(tag), token, token, true};
  const size_t length = strlen(lower);
  if (matches("NEG|ART|PRN|KUA|TAME", tag) && length > 5 &&
      strcmp(lower + length - 3, "lah") == 0) {
    g_autofree char *stem = g_strndup(form, length - 3);
    g_autofree char *low = g_strndup(lower, length - 3);
    TrainWord *base = word_at(b, token);
    base->form = g_intern_string(stem);
    base->lower = g_intern_string(low);
    const TrainWord clitic = {.form = "lah",
                              .lower = "lah",
                              .head = token,
                              .rel = WARTA_REL_ADVMOD_EMPH,
                              .upos = WARTA_UPOS_PART,
                              .icon = WARTA_ICON_PAR,
                              .joined = true};
    g_array_append_val(b->words, clitic);
  }
  g_array_append_val(b->children, node);
}

/// Open a phrase; false when too many are open.
static bool
open_node(Builder *b, const char *label)
{
  if (b->depth == MAX_DEPTH) {
    return false;
  }
  b->starts[b->depth] = b->children->len;
  b->labels[b->depth] = g_intern_string(label);
  ++b->depth;
  return true;
}

/// Close the innermost phrase; false when none is open.
static bool
close_node(Builder *b)
{
  if (b->depth == 0) {
    return false;
  }
  --b->depth;
  const uint32_t begin = b->starts[b->depth];
  const uint32_t end = b->children->len;
  if (begin == end) {
    return true;
  }
  const char *label = b->labels[b->depth];
  Node node = {.label = label};
  node.token = child_at(b, begin)->token;
  node.head = close_phrase(b, label, begin, end);
  // A phrase of one word stands for that word in rules that ask for its tag.
  g_array_set_size(b->children, begin);
  g_array_append_val(b->children, node);
  return true;
}

/// Of several subjects of a verb only the last is one.
static void
repair_subjects(Builder *b, int32_t verb)
{
  int32_t subject = -1;
  for (int32_t i = (int32_t)b->words->len - 1; i >= 0; --i) {
    TrainWord *word = word_at(b, i);
    if (word->head != verb || word->rel != WARTA_REL_NSUBJ) {
      continue;
    }
    if (word_at(b, verb)->voice == WARTA_VOICE_PASSIVE) {
      word->rel = WARTA_REL_NSUBJ_PASS;
    }
    if (subject >= 0) {
      const bool relative = word->icon == WARTA_ICON_PRR;
      word->rel = in_list(b, "time", i) ? WARTA_REL_OBL_TMOD
                  : relative            ? WARTA_REL_OBJ
                                        : WARTA_REL_DISLOCATED;
    }
    subject = i;
  }
}

static void
repair_word(Builder *b, int32_t i)
{
  TrainWord *word = word_at(b, i);
  if (word->rel == WARTA_REL_AUX && word->upos != WARTA_UPOS_AUX) {
    word->rel = WARTA_REL_ADVMOD;
  }
  if (word->rel == WARTA_REL_NUMMOD && word->upos == WARTA_UPOS_DET) {
    word->rel = WARTA_REL_DET;
  }
  // "2,5 miliar" is one number.
  const TrainWord *before = i > 0 ? word_at(b, i - 1) : NULL;
  if (before && word->rel == WARTA_REL_NUMMOD &&
      before->rel == WARTA_REL_NUMMOD && before->head == word->head &&
      word->upos == WARTA_UPOS_NUM && before->upos == WARTA_UPOS_NUM) {
    word->head = i - 1;
    word->rel = WARTA_REL_FLAT;
  }
  // "nya" after a noun, whatever the tag: its owner, or the known thing.
  if (word->icon == WARTA_ICON_ART && strcmp(word->lower, "nya") == 0 &&
      word->head == i - 1 && word_at(b, i - 1)->upos == WARTA_UPOS_NOUN) {
    word->rel = WARTA_REL_NMOD_POSS;
    word->upos = WARTA_UPOS_PRON;
  }
}

/// One object a verb: an extent after an intransitive verb is oblique.
static void
repair_object(Builder *b, int32_t i)
{
  TrainWord *word = word_at(b, i);
  if (word->rel != WARTA_REL_OBJ || word->head < 0) {
    return;
  }
  bool number = word->upos == WARTA_UPOS_NUM;
  bool second = false;
  for (int32_t k = 0; k < (int32_t)b->words->len; ++k) {
    const TrainWord *other = word_at(b, k);
    number |= other->head == i && other->rel == WARTA_REL_NUMMOD;
    second |= k < i && other->head == word->head && k > word->head &&
              other->rel == WARTA_REL_OBJ;
  }
  const uint8_t icon = word_at(b, word->head)->icon;
  if (second || (number && icon == WARTA_ICON_VBI)) {
    word->rel = WARTA_REL_OBL;
  }
}

/// Repair what a single phrase cannot see.
static void
repair(Builder *b)
{
  const int32_t n = (int32_t)b->words->len;
  for (int32_t i = 0; i < n; ++i) {
    repair_word(b, i);
    repair_subjects(b, i);
  }
  for (int32_t i = 0; i < n; ++i) {
    repair_object(b, i);
  }
}

static bool
finish_tree(Builder *b, TrainSet *set)
{
  const guint n = b->words->len;
  if (b->children->len != 1 || n == 0) {
    return false;
  }
  TrainWord *root = word_at(b, child_at(b, 0)->head);
  root->head = -1;
  root->rel = WARTA_REL_ROOT;
  for (guint i = 0; i < n; ++i) {
    TrainWord *word = word_at(b, (int32_t)i);
    if (word != root && word->head < 0) {
      word->head = child_at(b, 0)->head;
      word->rel =
          word->upos == WARTA_UPOS_PUNCT ? WARTA_REL_PUNCT : WARTA_REL_DEP;
    }
  }
  repair(b);
  train_set_add(set, (TrainWord *)(void *)b->words->data, n, TRAIN_BANK_ICON);
  return true;
}

/// Read what follows "(": the label of a phrase, or a whole leaf.
static bool
read_bracket(Builder *b, const char **at)
{
  const size_t length = strcspn(*at, " ()");
  g_autofree char *label = g_strndup(*at, length);
  *at += length;
  *at += strspn(*at, " ");
  if (**at == '(' || **at == ')') {
    return open_node(b, label);
  }
  const size_t size = strcspn(*at, ")");
  if (b->depth == 0 || (*at)[size] == '\0') {
    return false;
  }
  g_autofree char *form = g_strndup(*at, size);
  add_leaf(b, label, form);
  *at += size + 1;
  join_doubled(b);
  return true;
}

static bool
read_tree(Builder *b, const char *line)
{
  g_array_set_size(b->words, 0);
  g_array_set_size(b->children, 0);
  b->depth = 0;
  bool good = true;
  while (good && *line) {
    const char c = *line++;
    if (c == ')') {
      good = close_node(b);
    } else if (c == '(') {
      good = read_bracket(b, &line);
    }
  }
  return good && b->depth == 0;
}

bool
train_read_icon(TrainSet *set, const char *path, const char *rules_path,
                GError **error)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, error)) {
    return false;
  }
  Rules *rules = load_rules(rules_path, error);
  if (!rules) {
    return false;
  }
  Builder builder = {.rules = rules};
  builder.words = g_array_new(FALSE, TRUE, sizeof(TrainWord));
  builder.children = g_array_new(FALSE, TRUE, sizeof(Node));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; ++line) {
    if (**line != '\0' && read_tree(&builder, *line)) {
      finish_tree(&builder, set);
    }
  }
  g_array_unref(builder.words);
  g_array_unref(builder.children);
  free_rules(rules);
  return true;
}
