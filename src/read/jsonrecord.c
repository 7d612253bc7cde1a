// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/jsonrecord.h"
#include "read/rows.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

enum {
  MAX_NAME = 64,  // bytes of a member's name that are compared
  MAX_STEPS = 64, // of a path of names
};

typedef enum {
  FIELD_ID,
  FIELD_URL,
  FIELD_TITLE,
  FIELD_TEXT,
  FIELD_PUBLISHED,
  FIELD_PUBLISHER,
  FIELD_AUTHOR,
  N_FIELDS
} Field;

static const char *const field_names[N_FIELDS] = {
    "id", "url", "title", "text", "published", "publisher", "author"};

/// Members that hold the value of a field that is an object, in this order.
static const char *const value_names[] = {"name",  "nama",  "rendered",
                                          "text",  "value", "@value",
                                          "title", "iso",   "$date"};

/// Objects that hold the record proper.
static const char *const wrapper_names[] = {"_source", "article", "data",
                                            "fields",  "doc",     "news"};

G_DEFINE_AUTOPTR_CLEANUP_FUNC(json_t, json_decref)

static int
field_from_name(const char *name, size_t length)
{
  for (int i = 0; i < N_FIELDS; ++i) {
    if (strlen(field_names[i]) == length &&
        strncmp(field_names[i], name, length) == 0) {
      return i;
    }
  }
  return -1;
}

bool
warta_json_check_fields(const char *const *pairs, GError **error)
{
  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; ++i) {
    const char *equals = strchr(pairs[i], '=');
    if (equals == NULL || equals[1] == '\0' ||
        field_from_name(pairs[i], (size_t)(equals - pairs[i])) < 0) {
      g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                  "field '%s': not of the form FIELD=NAME; FIELD is one of "
                  "id url title text published publisher author",
                  pairs[i]);
      return false;
    }
  }
  return true;
}

/* ---- Limits ---- */

/// Refuse before parsing what would take too much memory.
static bool
check_shape(const WartaInput *input, const GString *text, uint64_t line,
            GError **error)
{
  size_t depth = 0;
  size_t deepest = 0;
  size_t values = 0;
  bool in_string = false;
  for (size_t i = 0; i < text->len; ++i) {
    const char c = text->str[i];
    if (c == '\\' && in_string) {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      ++depth;
      deepest = MAX(deepest, depth);
      ++values;
    } else if (!in_string && (c == '}' || c == ']')) {
      depth -= depth > 0;
    } else if (!in_string && c == ',') {
      ++values;
    }
  }
  const WartaLimits *limits = input->limits;
  if (deepest <= limits->json_depth && values <= limits->json_values) {
    return true;
  }
  return warta_limit_refuse(limits,
                            deepest > limits->json_depth
                                ? WARTA_LIMIT(json_depth)
                                : WARTA_LIMIT(json_values),
                            input->name, line, error);
}

/* ---- Values ---- */

/// Append a string; NUL characters, which JSON can escape, become U+FFFD.
static void
append_string(GString *out, const char *text, size_t length)
{
  while (length > 0) {
    const char *nul = memchr(text, '\0', length);
    const size_t n = nul == NULL ? length : (size_t)(nul - text);
    g_string_append_len(out, text, (gssize)n);
    g_string_append(out, nul == NULL ? "" : "\xEF\xBF\xBD");
    text += n + (nul != NULL);
    length -= n + (nul != NULL);
  }
}

/// A trimmed string, or NULL when it is blank.
static char *
clean_string(const char *text, size_t length)
{
  g_autoptr(GString) clean = g_string_sized_new(length);
  append_string(clean, text, length);
  char *result = g_strstrip(g_strndup(clean->str, clean->len));
  if (result[0] != '\0') {
    return result;
  }
  g_free(result);
  return NULL;
}

static char *
scalar_to_string(const json_t *value)
{
  if (json_is_string(value)) {
    return clean_string(json_string_value(value), json_string_length(value));
  }
  if (json_is_integer(value)) {
    return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
  }
  if (json_is_real(value)) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    const double number = json_real_value(value);
    if (fabs(number) >= 1e15) {
      return NULL; // not exact: two numbers could become the same
    }
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer,
                                    number == floor(number) ? "%.0f" : "%.3f",
                                    number));
  }
  return NULL;
}

/// The value of an object that stands where a string is wanted.
static const json_t *
inner_value(const json_t *value)
{
  for (size_t i = 0; json_is_object(value) && i < G_N_ELEMENTS(value_names);
       ++i) {
    const json_t *inner = json_object_get(value, value_names[i]);
    if (inner != NULL && !json_is_null(inner)) {
      return inner;
    }
  }
  return value;
}

/// Turn a value into a string: numbers are printed, lists joined, objects
/// looked into.  NULL when nothing is there.
static char *
value_to_string(const json_t *value, const char *separator)
{
  value = inner_value(value);
  if (!json_is_array(value)) {
    return scalar_to_string(inner_value(value));
  }
  g_autoptr(GString) joined = g_string_new(NULL);
  for (size_t i = 0; i < json_array_size(value); ++i) {
    g_autofree char *item =
        scalar_to_string(inner_value(json_array_get(value, i)));
    if (item != NULL && joined->len > 0) {
      g_string_append(joined, separator);
    }
    g_string_append(joined, item == NULL ? "" : item);
  }
  return joined->len == 0 ? NULL : g_strndup(joined->str, joined->len);
}

static bool
set_body(WartaRecord *record, const json_t *value)
{
  const json_t *inner = inner_value(value);
  if (json_is_string(inner)) {
    // As given, not trimmed: offsets count in it.
    append_string(record->body, json_string_value(inner),
                  json_string_length(inner));
  } else if (json_is_array(inner)) {
    g_autofree char *joined = value_to_string(inner, "\n");
    g_string_append(record->body, joined == NULL ? "" : joined);
  }
  for (size_t i = 0; i < record->body->len; ++i) {
    if (!g_ascii_isspace(record->body->str[i])) {
      return true;
    }
  }
  g_string_truncate(record->body, 0);
  return false;
}

/* ---- Fields ---- */

/// Where the field goes; FIELD_TEXT goes to the body instead.
static char **
slot_of(WartaRecord *record, Field field)
{
  char **const slots[N_FIELDS] = {
      [FIELD_ID] = &record->id,
      [FIELD_URL] = &record->url,
      [FIELD_TITLE] = &record->title,
      [FIELD_TEXT] = &record->body->str,
      [FIELD_PUBLISHED] = &record->published,
      [FIELD_PUBLISHER] = &record->publisher,
      [FIELD_AUTHOR] = &record->author,
  };
  return slots[field];
}

static bool
is_filled(WartaRecord *record, Field field)
{
  return field == FIELD_TEXT ? record->body->len > 0
                             : *slot_of(record, field) != NULL;
}

static void
take_field(WartaRecord *record, Field field, const json_t *value)
{
  if (value == NULL || is_filled(record, field)) {
    return;
  }
  if (field == FIELD_TEXT) {
    set_body(record, value);
    return;
  }
  char **slot = slot_of(record, field);
  *slot = value_to_string(value, ", ");
}

static void
fold_name(const char *name, char *out, size_t size)
{
  size_t n = 0;
  for (; *name != '\0' && n + 1 < size; ++name) {
    if (n == 0 || (*name != '_' && *name != '-' && *name != ' ')) {
      out[n++] = g_ascii_tolower(*name);
    }
  }
  out[n] = '\0';
}

/// Member of `object` whose name is `name` but for case and '_'.
static const json_t *
find_member(json_t *object, const char *name)
{
  const json_t *exact = json_object_get(object, name);
  if (exact != NULL) {
    return exact;
  }
  char wanted[MAX_NAME];
  fold_name(name, wanted, sizeof wanted);
  const char *key = NULL;
  json_t *value = NULL;
  json_object_foreach(object, key, value)
  {
    char folded[MAX_NAME];
    fold_name(key, folded, sizeof folded);
    if (strcmp(folded, wanted) == 0) {
      return value;
    }
  }
  return NULL;
}

/// "media.nama": a member, or a member of a member.
static const json_t *
find_path(json_t *object, const char *path)
{
  const json_t *found = find_member(object, path);
  if (found != NULL) {
    return found;
  }
  g_auto(GStrv) steps = g_strsplit(path, ".", MAX_STEPS);
  json_t *value = object;
  for (size_t i = 0; steps[i] != NULL; ++i) {
    value = json_object_get(value, steps[i]);
  }
  return value;
}

static void
take_fields(const WartaInput *input, json_t *object, WartaRecord *record)
{
  bool fixed[N_FIELDS] = {false};
  for (size_t i = 0; input->fields != NULL && input->fields[i] != NULL; ++i) {
    const char *pair = input->fields[i];
    const char *equals = strchr(pair, '=');
    const int field = field_from_name(pair, (size_t)(equals - pair));
    take_field(record, (Field)field, find_path(object, equals + 1));
    fixed[field] = true;
  }
  if (json_object_size(object) > 1000) {
    return; // not a record of ours; keeps this linear
  }
  for (const WartaRow *row = warta_rows_fields; row->fields[0] != NULL; ++row) {
    const int field = field_from_name(row->fields[0], strlen(row->fields[0]));
    if (field >= 0 && !fixed[field] && !is_filled(record, (Field)field)) {
      take_field(record, (Field)field, find_member(object, row->fields[1]));
    }
  }
}

static json_t *
unwrap(json_t *object)
{
  for (size_t i = 0; i < G_N_ELEMENTS(wrapper_names); ++i) {
    json_t *inner = json_object_get(object, wrapper_names[i]);
    if (json_is_object(inner)) {
      return inner;
    }
  }
  return NULL;
}

/// Whether a \\u escape at `at` names half of a surrogate pair; `high` says
/// which half.
static bool
is_surrogate(const char *at, const char *end, bool high)
{
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u' ||
      g_ascii_tolower(at[2]) != 'd') {
    return false;
  }
  const int digit = g_ascii_xdigit_value(at[3]);
  return high ? digit >= 8 && digit < 12 : digit >= 12;
}

/// Write \\uFFFD over halves of pairs whose other half is missing, as programs
/// write that cut strings; false if there are none.
static bool
repair_surrogates(GString *text)
{
  const char *const end = text->str + text->len;
  bool repaired = false;
  for (char *at = text->str; at < end; ++at) {
    if (*at != '\\') {
      continue;
    }
    if (is_surrogate(at, end, true) && is_surrogate(at + 6, end, false)) {
      at += 11;
    } else if (is_surrogate(at, end, true) || is_surrogate(at, end, false)) {
      at[2] = at[3] = at[4] = 'F';
      at[5] = 'D';
      repaired = true;
      at += 5;
    } else {
      ++at; // what is escaped
    }
  }
  return repaired;
}

static json_t *
load_object(const WartaInput *input, const GString *text, uint64_t line,
            json_error_t *problem)
{
  json_t *object = json_loadb(text->str, text->len, JSON_ALLOW_NUL, problem);
  if (object != NULL) {
    return object;
  }
  size_t flags = JSON_ALLOW_NUL;
  if (json_error_code(problem) == json_error_numeric_overflow) {
    flags |= JSON_DECODE_INT_AS_REAL;
  }
  g_autoptr(GString) copy = g_string_new_len(text->str, (gssize)text->len);
  const bool repaired = repair_surrogates(copy);
  if (repaired || flags != JSON_ALLOW_NUL) {
    object = json_loadb(copy->str, copy->len, flags, problem);
  }
  if (repaired && object != NULL) {
    warta_diag(&input->diag, WARTA_SEVERITY_WARNING, input->name, line,
               "halves of characters were replaced by U+FFFD; check how the "
               "text was made");
  }
  return object;
}

static json_t *
parse_object(const WartaInput *input, const GString *text, uint64_t line,
             GError **error)
{
  json_error_t problem;
  json_t *object = load_object(input, text, line, &problem);
  if (json_is_object(object)) {
    return object;
  }
  if (object != NULL) {
    json_decref(object);
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
                "%s:%" G_GUINT64_FORMAT ": record is not a JSON object; "
                "put one object on each line",
                input->name, line);
    return NULL;
  }
  g_autofree char *reason = g_strcanon(
      g_strdup(problem.text),
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '.,:[]{}",
      '?');
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
              "%s:%" G_GUINT64_FORMAT ": broken JSON at byte %d: %s; "
              "put one valid object on each line",
              input->name, line, problem.position, reason);
  return NULL;
}

/// Tell of NUL characters, which JSON can escape and text cannot hold.
static void
tell_nul(const WartaInput *input, const GString *text,
         const WartaRecord *record)
{
  if (strstr(record->body->str, "\xEF\xBF\xBD") != NULL &&
      g_strstr_len(text->str, (gssize)text->len, "\\u0000") != NULL) {
    warta_diag(&input->diag, WARTA_SEVERITY_WARNING, input->name, record->line,
               "NUL characters were replaced by U+FFFD; check how the text was "
               "made");
  }
}

/// Take what the object holds, or what the object within it that holds the
/// record does.
static bool
take_object(const WartaInput *input, json_t *object, WartaRecord *record,
            GError **error)
{
  take_fields(input, object, record);
  json_t *inner = unwrap(object);
  if (record->body->len == 0 && inner != NULL) {
    take_fields(input, inner, record);
  }
  if (record->body->len > input->limits->text) {
    return warta_limit_refuse(input->limits, WARTA_LIMIT(text), input->name,
                              record->line, error);
  }
  if (record->body->len > 0) {
    return true;
  }
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_RECORD,
              "%s:%" G_GUINT64_FORMAT ": record has no text; "
              "name the field that holds it with --field text=NAME",
              input->name, record->line);
  return false;
}

bool
warta_json_read_record(const WartaInput *input, const GString *text,
                       WartaRecord *record, GError **error)
{
  if (!check_shape(input, text, record->line, error)) {
    return false;
  }
  g_autoptr(json_t) object = parse_object(input, text, record->line, error);
  if (object == NULL || !take_object(input, object, record, error)) {
    return false;
  }
  tell_nul(input, text, record);
  return true;
}

bool
warta_json_read_cells(const WartaInput *input, const char *const *names,
                      GString *const *cells, size_t n, WartaRecord *record,
                      GError **error)
{
  g_autoptr(json_t) object = json_object();
  for (size_t i = 0; i < n; ++i) {
    // The first of columns that are called alike counts.
    if (json_object_get(object, names[i]) == NULL) {
      json_object_set_new(object, names[i],
                          json_stringn(cells[i]->str, cells[i]->len));
    }
  }
  return take_object(input, object, record, error);
}

bool
warta_json_knows_field(const WartaInput *input, const char *name, bool *text)
{
  const char *const *pairs = input == NULL ? NULL : input->fields;
  char wanted[MAX_NAME];
  fold_name(name, wanted, sizeof wanted);
  *text = false;
  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; ++i) {
    if (strcmp(strchr(pairs[i], '=') + 1, name) == 0) {
      *text = g_str_has_prefix(pairs[i], "text=");
      return true;
    }
  }
  for (const WartaRow *row = warta_rows_fields; row->fields[0] != NULL; ++row) {
    char folded[MAX_NAME];
    fold_name(row->fields[1], folded, sizeof folded);
    if (strcmp(folded, wanted) == 0) {
      *text = strcmp(row->fields[0], "text") == 0;
      return true;
    }
  }
  return false;
}
