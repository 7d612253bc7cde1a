// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/gazetteer.h"

#include "base/tsv.h"
#include "model/slug.h"

#include <gio/gio.h>
#include <string.h>

enum {
  MAX_NAME = 160,  // bytes of a name that can be matched
  MAX_TOKENS = 24, // tokens of a name that can be matched
  COLUMNS = 8,
};

enum { LABEL, KIND, SUBTYPE, NAMES, QID, COUNTRY, SOURCE, SEAT };

// A name in the table.  `folded` ones are the upper-case twins of names in
// mixed case.
typedef struct {
  const char *name;
  uint32_t hash;
  uint32_t entry;
  bool folded;
  bool ambiguous;
} Slot;

struct WartaGazetteerImpl {
  WartaArena *arena;
  GArray *entries; // WartaGazetteerEntry
  GArray *seats;   // const char *, one per entry; NULL: no seat
  Slot *slots;     // open addressing, a power of two
  uint32_t n_slots;
  uint32_t n_used;
  uint64_t starts[1024]; // bit set of the first four bytes of all names
};

static const struct {
  const char *name;
  WartaKind kind;
} kinds[] = {
    {"person", WARTA_KIND_PERSON},   {"organization", WARTA_KIND_ORGANIZATION},
    {"country", WARTA_KIND_COUNTRY}, {"place", WARTA_KIND_PLACE},
    {"group", WARTA_KIND_GROUP},     {"event", WARTA_KIND_EVENT},
    {"law", WARTA_KIND_LAW},         {"product", WARTA_KIND_PRODUCT},
    {"other", WARTA_KIND_OTHER},
};

/* ---- Normal form ---- */

// Length of the UTF-8 sequence at `text` that stands for one plain character,
// which is set; 0 if it is none.
static size_t
plain_sequence(const char *text, size_t left, char *plain)
{
  if (left < 3 || (unsigned char)text[0] != 0xE2 ||
      (unsigned char)text[1] != 0x80) {
    return 0;
  }
  switch ((unsigned char)text[2]) {
  case 0x98: // single quotation marks
  case 0x99:
    *plain = '\'';
    return 3;
  case 0x90: // hyphens and dashes
  case 0x91:
  case 0x93:
    *plain = '-';
    return 3;
  default:
    return 0;
  }
}

// Append the normal form of a piece of text; false when it gets too long.
static bool
append_plain(char *out, uint32_t *n, const char *text, size_t length)
{
  for (size_t i = 0; i < length;) {
    char plain = text[i];
    const size_t sequence = plain_sequence(text + i, length - i, &plain);
    i += sequence == 0 ? 1 : sequence;
    const bool space = plain == ' ' || plain == '\t';
    if (space && (*n == 0 || out[*n - 1] == ' ')) {
      continue;
    }
    if (*n + 1 >= MAX_NAME) {
      return false;
    }
    out[(*n)++] = space ? ' ' : plain;
  }
  return true;
}

static bool
normalise(char *out, uint32_t *n, const char *text, size_t length)
{
  *n = 0;
  if (!append_plain(out, n, text, length)) {
    return false;
  }
  while (*n > 0 && out[*n - 1] == ' ') {
    --*n;
  }
  out[*n] = '\0';
  return *n > 0;
}

static uint32_t
hash_bytes(const char *text, uint32_t length)
{
  uint32_t hash = 2166136261U;
  for (uint32_t i = 0; i < length; ++i) {
    hash = (hash ^ (unsigned char)text[i]) * 16777619U;
  }
  return hash;
}

static bool
is_upper(const char *text, uint32_t length)
{
  bool upper = false;
  for (uint32_t i = 0; i < length; ++i) {
    if (g_ascii_islower(text[i])) {
      return false;
    }
    upper = upper || g_ascii_isupper(text[i]);
  }
  return upper;
}

// Which bit of `starts` belongs to the first four bytes.
static uint32_t
start_bit(const char *text, uint32_t length)
{
  return hash_bytes(text, MIN(length, 4)) >> 16;
}

/* ---- The table ---- */

static const Slot *
find_slot(const WartaGazetteer *gz, const char *name, uint32_t length,
          bool folded)
{
  if (gz->n_slots == 0) {
    return NULL;
  }
  const uint32_t hash = hash_bytes(name, length);
  for (uint32_t i = hash;; ++i) {
    const Slot *slot = &gz->slots[i & (gz->n_slots - 1)];
    if (slot->name == NULL) {
      return NULL;
    }
    if (slot->hash == hash && slot->folded == folded &&
        strncmp(slot->name, name, length) == 0 && slot->name[length] == '\0') {
      return slot;
    }
  }
}

static void
put_slot(WartaGazetteer *gz, Slot slot)
{
  uint32_t i = slot.hash;
  while (gz->slots[i & (gz->n_slots - 1)].name != NULL) {
    ++i;
  }
  gz->slots[i & (gz->n_slots - 1)] = slot;
}

static void
grow(WartaGazetteer *gz)
{
  if (gz->n_used * 2 < gz->n_slots) {
    return;
  }
  Slot *old = gz->slots;
  const uint32_t n_old = gz->n_slots;
  gz->n_slots = n_old == 0 ? 1U << 15 : n_old * 2;
  gz->slots = g_new0(Slot, gz->n_slots);
  for (uint32_t i = 0; i < n_old; ++i) {
    if (old[i].name != NULL) {
      put_slot(gz, old[i]);
    }
  }
  g_free(old);
}

static void
add_slot(WartaGazetteer *gz, const char *name, uint32_t length, Slot slot)
{
  if (find_slot(gz, name, length, slot.folded) != NULL) {
    return;
  }
  grow(gz);
  slot.name = warta_arena_strndup(gz->arena, name, length);
  slot.hash = hash_bytes(name, length);
  put_slot(gz, slot);
  ++gz->n_used;
  const uint32_t bit = start_bit(name, length);
  gz->starts[bit / 64] |= UINT64_C(1) << (bit % 64);
}

// Enter a name, and its upper-case twin if it has lower-case letters.
static bool
add_name(WartaGazetteer *gz, const char *name, uint32_t entry, bool ambiguous)
{
  char plain[MAX_NAME];
  uint32_t n = 0;
  if (!normalise(plain, &n, name, strlen(name))) {
    return false;
  }
  Slot slot = {.entry = entry, .ambiguous = ambiguous};
  add_slot(gz, plain, n, slot);
  if (!is_upper(plain, n)) {
    for (uint32_t i = 0; i < n; ++i) {
      plain[i] = g_ascii_toupper(plain[i]);
    }
    slot.folded = true;
    add_slot(gz, plain, n, slot);
  }
  return true;
}

/* ---- Loading ---- */

static bool
parse_kind(const char *name, WartaKind *kind)
{
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); ++i) {
    if (strcmp(kinds[i].name, name) == 0) {
      *kind = kinds[i].kind;
      return true;
    }
  }
  return false;
}

static const char *
keep(WartaGazetteer *gz, const char *text)
{
  return text[0] == '\0' ? NULL : warta_arena_strdup(gz->arena, text);
}

static bool
is_qid(const char *text)
{
  return text[0] == 'Q' && g_ascii_isdigit(text[1]) &&
         strspn(text + 1, "0123456789") == strlen(text + 1);
}

static bool
check_row(const WartaTsv *tsv, const WartaTsvRow *row, WartaKind *kind,
          GError **error)
{
  char *const *fields = row->fields;
  if (fields[LABEL][0] == '\0' || strcmp(fields[LABEL], "~") == 0) {
    return warta_tsv_error(tsv, row, error,
                           "no label; write the main name first");
  }
  if (!parse_kind(fields[KIND], kind)) {
    return warta_tsv_error(tsv, row, error,
                           "no such kind as \"%s\"; write person, "
                           "organization, country, place, group, event, law, "
                           "product or other",
                           fields[KIND]);
  }
  if (fields[QID][0] != '\0' && !is_qid(fields[QID])) {
    return warta_tsv_error(tsv, row, error,
                           "\"%s\" is no Wikidata id; write Q and digits",
                           fields[QID]);
  }
  return true;
}

static const char *
bare(const char *name)
{
  return name[0] == '~' ? name + 1 : name;
}

// Enter the label and the names of a row.
static bool
add_names(WartaGazetteer *gz, const char *label, const char *list,
          WartaGazetteerEntry *entry)
{
  g_auto(GStrv) others = g_strsplit(list, "|", -1);
  const uint32_t n_others = g_strv_length(others);
  const uint32_t index = gz->entries->len;
  entry->names = warta_arena_array(gz->arena, const char *, n_others + 1);
  entry->names[entry->n_names++] = entry->label;
  if (!add_name(gz, bare(label), index, label[0] == '~')) {
    return false;
  }
  for (uint32_t i = 0; i < n_others; ++i) {
    const char *name = g_strstrip(others[i]);
    if (name[0] == '\0') {
      continue;
    }
    if (!add_name(gz, bare(name), index, name[0] == '~')) {
      return false;
    }
    entry->names[entry->n_names++] = warta_arena_strdup(gz->arena, bare(name));
  }
  return true;
}

static bool
add_row(WartaGazetteer *gz, const WartaTsv *tsv, const WartaTsvRow *row,
        GError **error)
{
  char *const *fields = row->fields;
  WartaGazetteerEntry entry = {.seat = WARTA_NONE};
  if (!check_row(tsv, row, &entry.kind, error)) {
    return false;
  }
  entry.label = keep(gz, bare(fields[LABEL]));
  entry.subtype = warta_arena_strdup(gz->arena, fields[SUBTYPE]);
  entry.qid = keep(gz, fields[QID]);
  entry.country = keep(gz, fields[COUNTRY]);
  if (!add_names(gz, fields[LABEL], fields[NAMES], &entry)) {
    return warta_tsv_error(tsv, row, error,
                           "a name is longer than %d bytes; shorten it",
                           MAX_NAME);
  }
  const char *seat = keep(gz, fields[SEAT]);
  g_array_append_val(gz->entries, entry);
  g_array_append_val(gz->seats, seat);
  return true;
}

static bool
load_file(WartaGazetteer *gz, const char *path, GError **error)
{
  g_autoptr(WartaTsv) tsv = warta_tsv_open(path, 2, COLUMNS, error);
  if (tsv == NULL) {
    return false;
  }
  WartaTsvRow row;
  while (warta_tsv_next(tsv, &row)) {
    if (!add_row(gz, tsv, &row, error)) {
      return false;
    }
  }
  return true;
}

static int
compare_paths(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_files(const char *folder, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
  if (dir == NULL) {
    return NULL;
  }
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    if (g_str_has_suffix(name, ".tsv")) {
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
  }
  g_ptr_array_sort(paths, compare_paths);
  return paths;
}

// Slugs are unique: a later entry of the same label gets its subtype behind
// it, and then a number.
static void
make_slugs(WartaGazetteer *gz)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < gz->entries->len; ++i) {
    WartaGazetteerEntry *entry =
        &g_array_index(gz->entries, WartaGazetteerEntry, i);
    const char *base = warta_slug(gz->arena, entry->label);
    const char *slug = base;
    for (unsigned n = 1; !g_hash_table_add(seen, (void *)slug); ++n) {
      const char *more =
          n == 1 ? warta_arena_printf(gz->arena, "%s %s", base, entry->subtype)
                 : warta_arena_printf(gz->arena, "%s %s %u", base,
                                      entry->subtype, n);
      slug = warta_slug(gz->arena, more);
    }
    entry->slug = slug;
  }
}

static void
link_seats(WartaGazetteer *gz)
{
  for (uint32_t i = 0; i < gz->entries->len; ++i) {
    const char *seat = g_array_index(gz->seats, const char *, i);
    if (seat != NULL) {
      g_array_index(gz->entries, WartaGazetteerEntry, i).seat =
          warta_gazetteer_find(gz, seat, (uint32_t)strlen(seat));
    }
  }
}

WartaGazetteer *
warta_gazetteer_load(const char *dir, GError **error)
{
  g_autofree char *folder = g_build_filename(dir, "gazetteer", NULL);
  g_autoptr(GPtrArray) paths = list_files(folder, error);
  if (paths == NULL) {
    return NULL;
  }
  g_autoptr(WartaGazetteer) gz = g_new0(WartaGazetteer, 1);
  gz->arena = warta_arena_new();
  gz->entries = g_array_new(FALSE, TRUE, sizeof(WartaGazetteerEntry));
  gz->seats = g_array_new(FALSE, TRUE, sizeof(const char *));
  for (uint32_t i = 0; i < paths->len; ++i) {
    if (!load_file(gz, (const char *)g_ptr_array_index(paths, i), error)) {
      return NULL;
    }
  }
  make_slugs(gz);
  link_seats(gz);
  return g_steal_pointer(&gz);
}

void
warta_gazetteer_free(WartaGazetteer *gazetteer)
{
  if (gazetteer == NULL) {
    return;
  }
  g_array_unref(gazetteer->entries);
  g_array_unref(gazetteer->seats);
  g_free(gazetteer->slots);
  warta_arena_free(gazetteer->arena);
  g_free(gazetteer);
}

/* ---- Asking ---- */

uint32_t
warta_gazetteer_size(const WartaGazetteer *gazetteer)
{
  return gazetteer->entries->len;
}

const WartaGazetteerEntry *
warta_gazetteer_entry(const WartaGazetteer *gazetteer, uint32_t index)
{
  g_assert(index < gazetteer->entries->len);
  return &g_array_index(gazetteer->entries, WartaGazetteerEntry, index);
}

static const Slot *
find_plain(const WartaGazetteer *gz, const char *plain, uint32_t n)
{
  const Slot *slot = find_slot(gz, plain, n, false);
  if (slot == NULL && is_upper(plain, n)) {
    slot = find_slot(gz, plain, n, true);
  }
  return slot;
}

uint32_t
warta_gazetteer_find(const WartaGazetteer *gazetteer, const char *name,
                     uint32_t length)
{
  char plain[MAX_NAME];
  uint32_t n = 0;
  if (!normalise(plain, &n, name, length)) {
    return WARTA_NONE;
  }
  const Slot *slot = find_plain(gazetteer, plain, n);
  return slot == NULL ? WARTA_NONE : slot->entry;
}

// Whether any name begins like the text at that token.
static bool
may_start(const WartaGazetteer *gz, const WartaDocument *doc, uint32_t token)
{
  const uint32_t begin = doc->tokens[token].span.begin;
  char plain[8];
  uint32_t n = 0;
  for (uint32_t i = begin; i < doc->length && n < 4;) {
    char c = doc->text[i];
    const size_t sequence = plain_sequence(doc->text + i, doc->length - i, &c);
    i += sequence == 0 ? 1 : (uint32_t)sequence;
    plain[n++] = c;
  }
  for (uint32_t k = n; k > 0; --k) { // names may be shorter than four bytes
    const uint32_t bit = start_bit(plain, k);
    if ((gz->starts[bit / 64] >> (bit % 64) & 1) != 0) {
      return true;
    }
  }
  return false;
}

uint32_t
warta_gazetteer_match(const WartaGazetteer *gazetteer, const WartaDocument *doc,
                      uint32_t first, uint32_t end, uint32_t *n_tokens)
{
  if (first >= end || !may_start(gazetteer, doc, first)) {
    return WARTA_NONE;
  }
  uint32_t found = WARTA_NONE;
  char plain[MAX_NAME];
  uint32_t n = 0;
  uint32_t done = doc->tokens[first].span.begin;
  end = MIN(end, first + MAX_TOKENS);
  for (uint32_t i = first; i < end; ++i) {
    const uint32_t stop = doc->tokens[i].span.end;
    if (stop <= done) {
      continue;
    }
    if (!append_plain(plain, &n, doc->text + done, stop - done)) {
      break;
    }
    done = stop;
    const Slot *slot = n == 0 ? NULL : find_plain(gazetteer, plain, n);
    if (slot != NULL && !slot->ambiguous) {
      found = slot->entry;
      *n_tokens = i + 1 - first;
    }
  }
  return found;
}
