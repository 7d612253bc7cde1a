// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/limits.h"

#include <string.h>

enum { ROOM = 32 }; // bytes of a number as written

#define KILO UINT64_C(1024)
#define MEGA (KILO * KILO)
#define GIGA (KILO * MEGA)

/// A limit; where exceeding it is an error, what is said and what to do.
typedef struct {
  WartaLimitInfo info;
  size_t member;
  const char *complaint; // "text is larger than %s"
  const char *advice;
} Limit;

#define BYTES(name, member, preset, most, what, complaint, advice)             \
  {                                                                            \
    {name, what, preset, most, true}, WARTA_LIMIT(member), complaint, advice   \
  }
#define COUNT(name, member, preset, most, what, complaint, advice)             \
  {                                                                            \
    {name, what, preset, most, false}, WARTA_LIMIT(member), complaint, advice  \
  }

/// The greatest values are what the libraries below or 32 bits allow.
static const Limit table[] = {
    BYTES("record", record, 64 * MEGA, 16 * GIGA,
          "Bytes of a JSON record or of a row of a table",
          "record is larger than %s", "split it"),
    BYTES("text", text, 16 * MEGA, GIGA, "Bytes of the text of an article",
          "text is larger than %s", "split it"),
    BYTES("page", page, 8 * MEGA, GIGA, "Bytes of a page of HTML",
          "page is larger than %s", "leave it out"),
    BYTES("item", item, 8 * MEGA, GIGA,
          "Bytes of an item of a feed or of NewsML", "record is larger than %s",
          "split it"),
    BYTES("warc", warc, 16 * MEGA, GIGA,
          "Bytes of a record of a web archive that is a page",
          "record is larger than %s", "leave it out"),
    BYTES("warc-head", warc_head, 64 * KILO, 16 * MEGA,
          "Bytes of the head of such a record; a longer one is broken", NULL,
          NULL),
    COUNT("ratio", ratio, 1000, GIGA,
          "How many times its size packed input may become, beyond 16 MB",
          "grows to more than %s times its size", "decompress it first"),
    COUNT("resumes", resumes, 100, GIGA,
          "Damaged members of a packed web archive that are passed over", NULL,
          NULL),
    BYTES("tag", tag, 64 * KILO, MEGA,
          "Bytes of a tag of XML; a longer one is broken", NULL, NULL),
    BYTES("xml-head", xml_head, 256 * KILO, 16 * MEGA,
          "Bytes of XML before the first item that are kept", NULL, NULL),
    COUNT("attributes", attributes, 500, 10000,
          "Attributes of one tag of XML or HTML",
          "a tag has more than %s attributes", "repair it"),
    COUNT("namespaces", namespaces, 256, 10000,
          "Namespaces that one item of XML declares",
          "more than %s namespaces are declared", "repair the record"),
    COUNT("xml-depth", xml_depth, 200, 200,
          "Levels of elements in an item of XML",
          "elements are nested more than %s levels deep", "repair the record"),
    COUNT("html-depth", html_depth, 256, 256, "Levels of elements on a page",
          "elements are nested more than %s levels deep", "repair the page"),
    COUNT("json-depth", json_depth, 64, 1000,
          "Levels of values in a JSON record", "record has more than %s levels",
          "give one flat object for each article"),
    COUNT("json-values", json_values, 1000000, GIGA, "Values in a JSON record",
          "record has more than %s values",
          "give one flat object for each article"),
    BYTES("script", script, 2 * MEGA, 64 * MEGA,
          "Bytes of JSON-LD on a page; more is passed over", NULL, NULL),
    COUNT("columns", columns, 1000, 1000000, "Columns of a table",
          "table has more than %s columns",
          "leave out those that are not read"),
    BYTES("path", path, 4 * KILO, MEGA, "Bytes of a path in a list of files",
          "path is longer than %s", "give one path a line or between NULs"),
    COUNT("sentence", sentence, 400, 10000,
          "Tokens of a sentence; a longer one is cut", NULL, NULL),
};

G_STATIC_ASSERT(G_N_ELEMENTS(table) * sizeof(uint64_t) == sizeof(WartaLimits));

static uint64_t *
member_of(WartaLimits *limits, const Limit *limit)
{
  return (uint64_t *)(void *)((char *)limits + limit->member);
}

const WartaLimitInfo *
warta_limit_info(size_t index)
{
  return index < G_N_ELEMENTS(table) ? &table[index].info : NULL;
}

WartaLimits
warta_limits_complete(const WartaLimits *given)
{
  WartaLimits limits = *given;
  for (size_t i = 0; i < G_N_ELEMENTS(table); ++i) {
    uint64_t *value = member_of(&limits, &table[i]);
    *value =
        *value == 0 ? table[i].info.preset : MIN(*value, table[i].info.most);
  }
  return limits;
}

/* ---- As written ---- */

/// Read "64M"; 0 if it is no number, or none that can be.
static uint64_t
read_number(const char *value)
{
  static const char units[] = "KMG";
  char *end = NULL;
  uint64_t number = 0;
  if (g_ascii_isdigit(value[0])) {
    number = g_ascii_strtoull(value, &end, 10);
  }
  if (number == 0 || *end == '\0') {
    return number;
  }
  const char *unit = strchr(units, g_ascii_toupper(*end));
  if (unit == NULL || end[1] != '\0') {
    return 0;
  }
  const unsigned shift = 10 * ((unsigned)(unit - units) + 1);
  return number > UINT64_MAX >> shift ? 0 : number << shift;
}

/// Write "64 MB", "100 bytes" or "100".
static void
write_number(const Limit *limit, uint64_t n, char out[ROOM])
{
  const char *unit = "";
  if (limit->info.bytes) {
    const bool mega = n % MEGA == 0;
    const bool kilo = n % KILO == 0;
    unit = mega ? " MB" : kilo ? " kB" : n == 1 ? " byte" : " bytes";
    n /= mega ? MEGA : kilo ? KILO : 1;
  }
  g_snprintf(out, ROOM, "%" G_GUINT64_FORMAT "%s", (guint64)n, unit);
}

bool
warta_limits_set(WartaLimits *limits, const char *name, const char *value,
                 GError **error)
{
  g_return_val_if_fail(limits != NULL && name != NULL && value != NULL, false);
  size_t i = 0;
  while (i < G_N_ELEMENTS(table) && strcmp(table[i].info.name, name) != 0) {
    ++i;
  }
  if (i == G_N_ELEMENTS(table)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "'%s': there is no such limit", name);
    return false;
  }
  const uint64_t number = read_number(value);
  if (number == 0 || number > table[i].info.most) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_UNSUPPORTED,
                "'%s' cannot be the limit of %s; give a number from 1 to "
                "%" G_GUINT64_FORMAT ", or one as in 64M",
                value, name, (guint64)table[i].info.most);
    return false;
  }
  *member_of(limits, &table[i]) = number;
  return true;
}

/* ---- Exceeded ---- */

bool
warta_limit_refuse(const WartaLimits *limits, size_t limit, const char *name,
                   uint64_t line, GError **error)
{
  size_t i = 0;
  while (i + 1 < G_N_ELEMENTS(table) && table[i].member != limit) {
    ++i;
  }
  WartaLimits copy = *limits;
  char number[ROOM];
  write_number(&table[i], *member_of(&copy, &table[i]), number);
  const char *hole = strstr(table[i].complaint, "%s");
  g_autofree char *place =
      line == 0 ? g_strdup(name)
                : g_strdup_printf("%s:%" G_GUINT64_FORMAT, name, (guint64)line);
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_LIMIT,
              "%s: %.*s%s%s (--max-%s); %s", place,
              (int)(hole - table[i].complaint), table[i].complaint, number,
              hole + 2, table[i].info.name, table[i].advice);
  return false;
}
