// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE // memmem

#include "read/xmlsplit.h"
#include "read/charset.h"
#include "read/xmltext.h"

#include <libxml/parser.h>
#include <string.h>

/// Elements around a record that are kept: with those in it they are fewer than
/// the 256 that the parser takes.
enum { MAX_ABOVE = 50 };

/// An element around the records.
typedef struct {
  char *tag; // "<rss version='2.0'>"
  char *name;
} Above;

typedef enum {
  MARK_END, // of the input
  MARK_TEXT,
  MARK_START,
  MARK_EMPTY,
  MARK_CLOSE,
  MARK_OTHER, // comments, CDATA, instructions
  MARK_TYPE,  // a document type
  MARK_BROKEN,
} Mark;

struct WartaXmlSplitterImpl {
  const WartaInput *input;
  const WartaXmlRecords *records;
  char *charset;
  GArray *above; // Above
  GString *head;
  xmlDoc *head_doc;
  bool headed; // the head is complete
  bool done;
  uint64_t number;

  GString *text; // of the record
  size_t outer;  // bytes in `text` of what is around it
  uint64_t line;
  bool large;
  uint32_t depth;
  uint32_t deepest;
  uint64_t namespaces;
  uint64_t attributes; // of the tag that has most
  xmlDoc *doc;
};

static void
above_clear(void *data)
{
  Above *above = data;
  g_free(above->tag);
  g_free(above->name);
}

WartaXmlSplitter *
warta_xml_splitter_new(const WartaInput *input, const WartaXmlRecords *records)
{
  WartaXmlSplitter *s = g_new0(WartaXmlSplitter, 1);
  s->input = input;
  s->records = records;
  s->above = g_array_new(FALSE, FALSE, sizeof(Above));
  g_array_set_clear_func(s->above, above_clear);
  s->head = g_string_new(NULL);
  s->text = g_string_new(NULL);
  return s;
}

void
warta_xml_splitter_free(WartaXmlSplitter *s)
{
  if (s == NULL) {
    return;
  }
  g_array_unref(s->above);
  g_string_free(s->head, TRUE);
  g_string_free(s->text, TRUE);
  xmlFreeDoc(s->head_doc);
  xmlFreeDoc(s->doc);
  g_free(s->charset);
  g_free(s);
}

/* ---- Marks ---- */

/// Where `end` ends in what comes next, looking from `from`; 0 if it does not
/// within `limit` bytes.
static size_t
find_end(const WartaXmlSplitter *s, const char *end, size_t from, size_t limit)
{
  const size_t length = strlen(end);
  size_t wanted = 4096;
  size_t n = 0;
  for (;;) {
    const char *text = warta_source_peek(s->input->source, wanted, &n);
    const char *found =
        n < from + length ? NULL : memmem(text + from, n - from, end, length);
    if (found != NULL) {
      return (size_t)(found - text) + length;
    }
    if (n < wanted || n > limit) {
      return 0;
    }
    from = n - length;
    wanted = n * 2;
  }
}

/// Where a tag ends: before a '<', which no tag holds, at the latest.
static size_t
find_tag_end(const WartaXmlSplitter *s)
{
  const size_t limit = s->input->limits->tag;
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, limit, &n);
  char quote = '\0';
  for (size_t i = 1; i < MIN(n, limit); ++i) {
    if (text[i] == '<') {
      return i;
    }
    if (quote != '\0') {
      quote = text[i] == quote ? '\0' : quote;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return 0;
}

/// Where a document type ends, with its own declarations in brackets.
static size_t
find_type_end(const WartaXmlSplitter *s)
{
  const size_t limit = s->input->limits->xml_head;
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, limit, &n);
  char quote = '\0';
  uint32_t open = 0;
  for (size_t i = 0; i < MIN(n, limit); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++open;
    } else if (c == ']') {
      open -= open > 0;
    } else if (c == '>' && open == 0) {
      return i + 1;
    }
  }
  return 0;
}

static bool
starts(const char *text, size_t n, const char *prefix)
{
  const size_t length = strlen(prefix);
  return n >= length && memcmp(text, prefix, length) == 0;
}

/// Find out what comes next and how long it is.
static Mark
next_mark(const WartaXmlSplitter *s, size_t *length)
{
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, 16, &n);
  Mark mark = MARK_OTHER;
  if (n == 0) {
    return MARK_END;
  }
  if (text[0] != '<' || n < 2 ||
      !(g_ascii_isalpha(text[1]) || (text[1] & 0x80) ||
        strchr("_/!?", text[1]) != NULL)) {
    const char *open = memchr(text + 1, '<', n - 1);
    *length = open == NULL ? n : (size_t)(open - text);
    return MARK_TEXT;
  }
  if (starts(text, n, "<!--")) {
    *length = find_end(s, "-->", 4, s->input->limits->item);
  } else if (starts(text, n, "<![CDATA[")) {
    *length = find_end(s, "]]>", 9, s->input->limits->item);
  } else if (starts(text, n, "<?")) {
    *length = find_end(s, "?>", 2, s->input->limits->tag);
  } else if (starts(text, n, "<!DOCTYPE")) {
    mark = MARK_TYPE;
    *length = find_type_end(s);
  } else {
    mark = text[1] == '/' ? MARK_CLOSE : MARK_START;
    *length = find_tag_end(s);
  }
  if (*length == 0) {
    return MARK_BROKEN;
  }
  text = warta_source_peek(s->input->source, *length, &n);
  const bool empty = mark == MARK_START && *length > 2 &&
                     text[*length - 1] == '>' && text[*length - 2] == '/';
  return empty ? MARK_EMPTY : mark;
}

/// The name in a tag; with its prefix.
static char *
tag_name(const char *tag, size_t length)
{
  size_t begin = 1;
  begin += length > 1 && tag[1] == '/';
  size_t end = begin;
  while (end < length && !g_ascii_isspace(tag[end]) && tag[end] != '>' &&
         tag[end] != '/' && tag[end] != '<') {
    ++end;
  }
  return g_strndup(tag + begin, end - begin);
}

static const char *
local_part(const char *name)
{
  const char *colon = strchr(name, ':');
  return colon == NULL ? name : colon + 1;
}

static bool
is_record(const WartaXmlSplitter *s, const char *name)
{
  return g_strv_contains(s->records->names, local_part(name));
}

/* ---- Around the records ---- */

/// Keep the encoding that the XML declaration names.
static void
take_declaration(WartaXmlSplitter *s, const char *text, size_t length)
{
  g_autofree char *copy = g_strndup(text, length);
  char *at = strstr(copy, "encoding");
  at = at == NULL ? NULL : strpbrk(at, "\"'");
  if (!g_str_has_prefix(copy, "<?xml") || at == NULL || s->charset != NULL) {
    return;
  }
  char *end = strchr(at + 1, *at);
  s->charset = end == NULL ? NULL : g_strndup(at + 1, (gsize)(end - at - 1));
}

static void
push_above(WartaXmlSplitter *s, const char *tag, size_t length)
{
  if (s->above->len < MAX_ABOVE && tag[length - 1] == '>') {
    const Above above = {g_strndup(tag, length), tag_name(tag, length)};
    g_array_append_val(s->above, above);
  }
}

/// Leave the innermost element of that name and what it holds.
static void
pop_above(WartaXmlSplitter *s, const char *tag, size_t length)
{
  g_autofree char *name = tag_name(tag, length);
  for (guint i = s->above->len; i-- > 0;) {
    if (strcmp(g_array_index(s->above, Above, i).name, name) == 0) {
      g_array_set_size(s->above, i);
      return;
    }
  }
}

/// Take what is around the records; true when a record begins there.
static bool
take_outer(WartaXmlSplitter *s, Mark mark, size_t length)
{
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, length, &n);
  if (mark == MARK_START || mark == MARK_EMPTY) {
    g_autofree char *name = tag_name(text, length);
    if (is_record(s, name)) {
      return true;
    }
  }
  if (mark == MARK_START) {
    push_above(s, text, length);
  } else if (mark == MARK_CLOSE) {
    pop_above(s, text, length);
  } else if (mark == MARK_OTHER) {
    take_declaration(s, text, length);
  }
  if (!s->headed && mark != MARK_TYPE &&
      s->head->len + length < s->input->limits->xml_head &&
      !starts(text, length, "<?")) {
    g_string_append_len(s->head, text, (gssize)length);
  }
  warta_source_skip(s->input->source, length);
  return false;
}

/* ---- The record ---- */

static void
begin_record(WartaXmlSplitter *s)
{
  g_string_truncate(s->text, 0);
  for (guint i = 0; i < s->above->len; ++i) {
    g_string_append(s->text, g_array_index(s->above, Above, i).tag);
  }
  s->headed = true;
  s->outer = s->text->len;
  s->line = warta_source_line(s->input->source) + 1;
  s->large = false;
  s->depth = s->deepest = 0;
  s->namespaces = s->attributes = 0;
}

/// Count what takes the parser long.
static void
weigh_tag(WartaXmlSplitter *s, const char *tag, size_t length)
{
  uint64_t attributes = 0;
  char quote = '\0';
  for (size_t i = 1; i < length; ++i) {
    if (quote != '\0') {
      quote = tag[i] == quote ? '\0' : quote;
    } else if (tag[i] == '"' || tag[i] == '\'') {
      quote = tag[i];
    } else if (tag[i] == '=') {
      ++attributes;
    } else {
      s->namespaces += starts(tag + i, length - i, "xmlns");
    }
  }
  s->attributes = MAX(s->attributes, attributes);
}

static void
take_inner(WartaXmlSplitter *s, size_t length)
{
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, length, &n);
  s->large = s->large || s->text->len + length > s->input->limits->item;
  if (!s->large) {
    g_string_append_len(s->text, text, (gssize)length);
  }
  warta_source_skip(s->input->source, length);
}

/// Read to the end of the record; false when it has none.
static bool
read_record(WartaXmlSplitter *s, const char *name)
{
  size_t length = 0;
  for (;;) {
    const Mark mark = next_mark(s, &length);
    if (mark == MARK_END || mark == MARK_BROKEN) {
      s->done = true;
      return false;
    }
    size_t n = 0;
    const char *text = warta_source_peek(s->input->source, length, &n);
    const bool tag =
        mark == MARK_START || mark == MARK_EMPTY || mark == MARK_CLOSE;
    g_autofree char *found = tag ? tag_name(text, length) : NULL;
    const bool own = tag && strcmp(found, name) == 0;
    if (mark == MARK_START && s->depth > 0 && own) {
      return false; // the next one begins
    }
    if (mark == MARK_START || mark == MARK_EMPTY) {
      weigh_tag(s, text, length);
    }
    s->depth += mark == MARK_START;
    s->deepest = MAX(s->deepest, s->depth);
    s->depth -= mark == MARK_CLOSE && s->depth > 0;
    take_inner(s, mark == MARK_TYPE ? 0 : length);
    if (mark == MARK_TYPE) {
      warta_source_skip(s->input->source, length);
    }
    if (own && mark != MARK_START) {
      return true;
    }
  }
}

/* ---- Parsing ---- */

static bool
refuse(const WartaXmlSplitter *s, WartaErrorCode code, GError **error,
       const char *what)
{
  g_set_error(error, WARTA_ERROR, (int)code, "%s:%" G_GUINT64_FORMAT ": %s",
              s->input->name, s->line, what);
  return false;
}

static bool
refuse_limit(const WartaXmlSplitter *s, size_t limit, GError **error)
{
  return warta_limit_refuse(s->input->limits, limit, s->input->name, s->line,
                            error);
}

static bool
check_record(WartaXmlSplitter *s, bool complete, GError **error)
{
  const WartaLimits *limits = s->input->limits;
  GError *failure = complete ? NULL : warta_source_dup_error(s->input->source);
  if (failure != NULL) {
    g_propagate_error(error, failure);
    return false;
  }
  if (s->large) {
    return refuse_limit(s, WARTA_LIMIT(item), error);
  }
  if (!complete) {
    return refuse(s, WARTA_ERROR_RECORD, error,
                  "record is cut off; get the whole file");
  }
  if (s->deepest > limits->xml_depth) {
    return refuse_limit(s, WARTA_LIMIT(xml_depth), error);
  }
  const bool many = s->attributes > limits->attributes;
  if (many || s->namespaces > limits->namespaces) {
    return refuse_limit(
        s, many ? WARTA_LIMIT(attributes) : WARTA_LIMIT(namespaces), error);
  }
  return true;
}

/// Parse text that is made valid first; NULL when nothing can be made of it.
static xmlDoc *
parse(const WartaXmlSplitter *s, GString *text, uint64_t line)
{
  if (!g_utf8_validate_len(text->str, text->len, NULL) &&
      !warta_text_convert(text, s->charset)) {
    warta_input_repair(s->input, text, line);
  }
  const size_t unknown = warta_xml_text_prepare(text);
  if (unknown > 0) {
    warta_diag(&s->input->diag, WARTA_SEVERITY_WARNING, s->input->name, line,
               "%zu unknown %s left as written; what a file itself defines is "
               "never expanded",
               unknown, unknown == 1 ? "entity is" : "entities are");
  }
  xmlParserCtxt *context = xmlNewParserCtxt();
  if (context == NULL) {
    return NULL;
  }
  xmlDoc *doc = xmlCtxtReadMemory(
      context, text->str, (int)text->len, NULL, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
          XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (line > 0 && !context->wellFormed) {
    warta_diag(&s->input->diag, WARTA_SEVERITY_WARNING, s->input->name, line,
               "broken XML was repaired; check how the record was made");
  }
  xmlFreeParserCtxt(context);
  return doc;
}

/// The element of the record: the first that is one, from outside.
static xmlNode *
find_record(const WartaXmlSplitter *s)
{
  xmlNode *node = s->doc == NULL ? NULL : xmlDocGetRootElement(s->doc);
  while (node != NULL &&
         !g_strv_contains(s->records->names, (const char *)node->name)) {
    node = xmlFirstElementChild(node);
  }
  return node;
}

static xmlNode *
parse_record(WartaXmlSplitter *s, GError **error)
{
  for (guint i = s->above->len; i-- > 0;) {
    g_string_append_printf(s->text, "</%s>",
                           g_array_index(s->above, Above, i).name);
  }
  xmlFreeDoc(s->doc);
  s->doc = parse(s, s->text, s->line);
  xmlNode *node = find_record(s);
  if (node == NULL) {
    refuse(s, WARTA_ERROR_RECORD, error,
           "record is no XML; check how it was made");
  }
  return node;
}

xmlDoc *
warta_xml_splitter_head(WartaXmlSplitter *s)
{
  if (s->head_doc == NULL && s->head->len > 0) {
    s->head_doc = parse(s, s->head, 0);
    g_string_truncate(s->head, 0);
  }
  return s->head_doc;
}

/// Go to the next record, whose tag is `*length` bytes; false at the end, which
/// may be one that should not be.
static bool
go_to_record(WartaXmlSplitter *s, size_t *length, Mark *mark)
{
  do {
    *mark = s->done ? MARK_END : next_mark(s, length);
  } while (*mark != MARK_END && *mark != MARK_BROKEN &&
           !take_outer(s, *mark, *length));
  return *mark != MARK_END && *mark != MARK_BROKEN;
}

/// There is no further record.
static WartaReadStatus
end_records(WartaXmlSplitter *s, bool broken, GError **error)
{
  GError *failure = s->done ? NULL : warta_source_dup_error(s->input->source);
  s->done = true;
  s->line = warta_source_line(s->input->source) + 1;
  if (failure != NULL) {
    g_propagate_error(error, failure);
  } else if (broken) {
    refuse(s, WARTA_ERROR_SYNTAX, error,
           "what begins here has no end; what follows is lost");
  } else if (s->number > 0) {
    return WARTA_READ_END;
  } else {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_SYNTAX, "%s: %s",
                s->input->name, s->records->nothing);
  }
  ++s->number;
  return WARTA_READ_FAILED;
}

/// Read and parse the record whose tag of `length` bytes comes next.
static xmlNode *
take_record(WartaXmlSplitter *s, size_t length, GError **error)
{
  size_t n = 0;
  const char *text = warta_source_peek(s->input->source, length, &n);
  g_autofree char *name = tag_name(text, length);
  begin_record(s);
  const bool complete = read_record(s, name);
  return check_record(s, complete, error) ? parse_record(s, error) : NULL;
}

xmlNode *
warta_xml_splitter_next(WartaXmlSplitter *s, WartaRecord *record,
                        WartaReadStatus *status, GError **error)
{
  size_t length = 0;
  Mark mark = MARK_END;
  if (!go_to_record(s, &length, &mark)) {
    *status = end_records(s, mark == MARK_BROKEN, error);
    record->number = s->number;
    return NULL;
  }
  record->number = ++s->number;
  xmlNode *node = take_record(s, length, error);
  record->line = s->line;
  *status = node == NULL ? WARTA_READ_FAILED : WARTA_READ_RECORD;
  return node;
}
