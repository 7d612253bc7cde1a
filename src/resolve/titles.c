// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Titles and offices around the names of people: "Kapolrestabes Makassar
/// Kombes Arya Perdana", "juru bicara Huawei, Glenn Schloss".

#include "resolve/work.h"

#include <string.h>

enum { REACH = 14, REACH_BEHIND = 10, MAX_OFFICE = 8 };

static bool
is_form(const WartaResolve *w, uint32_t token, const char *form)
{
  return strcmp(w->doc->tokens[token].lower, form) == 0;
}

static bool
has_flag(const WartaResolve *w, uint32_t token, uint32_t flag)
{
  return (w->doc->tokens[token].flags & flag) != 0;
}

static uint32_t
sentence_begin(const WartaResolve *w, uint32_t token)
{
  return w->doc->sentences[w->doc->tokens[token].sentence].first_token;
}

static uint32_t
sentence_end(const WartaResolve *w, uint32_t token)
{
  return w->doc->sentences[w->doc->tokens[token].sentence].end_token;
}

/// Whether the token is of a person's name, without what was left out at its
/// front.
static bool
in_person(const WartaResolve *w, uint32_t token)
{
  const uint32_t name = w->doc->tokens[token].name;
  return name != WARTA_NONE && w->doc->names[name].kind == WARTA_KIND_PERSON &&
         token >= w->names[name].first_token;
}

/* ---- Inside the name ---- */

/// Whether the token is an acronym that the gazetteer knows for somebody who
/// is no person.
static bool
is_body(const WartaResolve *w, uint32_t token)
{
  const WartaToken *t = &w->doc->tokens[token];
  if ((t->flags & WARTA_TOKEN_UPPER) == 0) {
    return false;
  }
  const uint32_t entry = warta_gazetteer_find(
      w->gazetteer, w->doc->text + t->span.begin, warta_span_length(t->span));
  return entry != WARTA_NONE &&
         warta_gazetteer_entry(w->gazetteer, entry).kind != WARTA_KIND_PERSON;
}

static bool
is_known(const WartaResolve *w, uint32_t first, uint32_t end)
{
  const char *text = warta_tokens_text(w, first, end);
  return warta_gazetteer_find(w->gazetteer, text, (uint32_t)strlen(text)) !=
         WARTA_NONE;
}

/// Whether the word opens the sentence and is formed like "kekesalan".
static bool
is_abstract(const WartaResolve *w, uint32_t token)
{
  enum { MIN_LETTERS = 8 };
  const char *lower = w->doc->tokens[token].lower;
  return token == sentence_begin(w, token) && strlen(lower) >= MIN_LETTERS &&
         (g_str_has_prefix(lower, "ke") || g_str_has_prefix(lower, "pe")) &&
         g_str_has_suffix(lower, "an");
}

/// "Luca Marini ITA Honda HRC": the country in a list of results.
static bool
is_nation(const WartaResolve *w, uint32_t token)
{
  enum { LETTERS = 3 };
  const char *lower = w->doc->tokens[token].lower;
  return has_flag(w, token, WARTA_TOKEN_UPPER) && strlen(lower) == LETTERS &&
         strspn(lower, "ivx") < LETTERS && // "Charles III"
         !has_flag(w, token - 1, WARTA_TOKEN_UPPER);
}

/// The kind of what the gazetteer knows by these tokens, or WARTA_KIND_OTHER.
static WartaKind
known_kind(const WartaResolve *w, uint32_t first, uint32_t end)
{
  const char *text = warta_tokens_text(w, first, end);
  const uint32_t entry =
      warta_gazetteer_find(w->gazetteer, text, (uint32_t)strlen(text));
  return entry == WARTA_NONE ? WARTA_KIND_OTHER
                             : warta_gazetteer_entry(w->gazetteer, entry).kind;
}

/// Whether an office ends right before the token.
static bool
is_led_by_office(const WartaResolve *w, uint32_t first)
{
  WartaTitleKind kind = WARTA_TITLE_RANK;
  return first > sentence_begin(w, first) &&
         warta_title_before(w, first, &kind) > 0 && kind == WARTA_TITLE_OFFICE;
}

/// Whether nobody else is called like the token.
static bool
is_sole(const WartaResolve *w, uint32_t token)
{
  const char *text = warta_tokens_text(w, token, token + 1);
  return warta_gazetteer_sense(w->gazetteer, text, (uint32_t)strlen(text)) ==
         WARTA_NAME_UNIQUE;
}

/// "Direktur Bank Jaya Rudi Hartawan", "Honda Luca Marini": the name of a body
/// that the tagger took for part of the person's, behind an office or before
/// somebody who is known.
static uint32_t
skip_body(const WartaResolve *w, uint32_t first, uint32_t end)
{
  const bool office = is_led_by_office(w, first);
  for (uint32_t stop = end - 1; stop > first; --stop) {
    const bool known =
        end - stop > 1 && known_kind(w, stop, end) == WARTA_KIND_PERSON;
    const bool several = stop > first + 1;
    const bool sole = !several && end - stop > 1 && is_sole(w, first);
    if ((known || (office && (several || sole))) &&
        known_kind(w, first, stop) == WARTA_KIND_ORGANIZATION) {
      return stop;
    }
  }
  return first;
}

/// "Chief Marketing Officer OPPO Indonesia", "VP Komunikasi Pertamina": the
/// body behind an office that the tagger took for part of its name.
static uint32_t
skip_office(const WartaResolve *w, uint32_t first, uint32_t end)
{
  WartaTitleKind kind = WARTA_TITLE_RANK;
  uint32_t noun_end = 0;
  if (warta_title_at(w, first, end, &kind) == 0 || kind != WARTA_TITLE_OFFICE ||
      warta_noun_at(w, end - 1, &noun_end)) {
    return first;
  }
  for (uint32_t i = first + 1; i < end; ++i) {
    if (is_form(w, i, "pt") ||
        known_kind(w, i, end) == WARTA_KIND_ORGANIZATION) {
      return i;
    }
  }
  return first;
}

/// Where the name of a person begins that the tagger began too early.
static uint32_t
trim_person(const WartaResolve *w, uint32_t first, uint32_t end)
{
  WartaTitleKind kind = WARTA_TITLE_OFFICE;
  if (end - first > 1 && is_abstract(w, first)) {
    ++first; // "Kekesalan Bagnaia"
  }
  while (end - first > 2 && is_body(w, first)) {
    ++first; // "DPR RI Permadi"
  }
  first = skip_body(w, first, end);
  for (uint32_t i = first + 1; i + 1 < end; ++i) {
    if (warta_title_at(w, i, i + 1, &kind) == 1 && kind == WARTA_TITLE_RANK) {
      first = i; // "Cileungsi Kompol Edison"
    }
  }
  return first;
}

/// The same for a body; what is left may be a person.
static uint32_t
trim_body(const WartaResolve *w, uint32_t first, uint32_t end,
          WartaNameInfo *info)
{
  WartaTitleKind kind = WARTA_TITLE_OFFICE;
  first = skip_office(w, first, end);
  const uint32_t rest = skip_body(w, first, end);
  if (rest > first && end - rest > 1) {
    first = rest; // "Rektor Universitas Gadjah Mada Rina Wulan"
    info->ranked = true;
  }
  for (uint32_t i = first + 1; i + 1 < end && is_led_by_office(w, first); ++i) {
    if (warta_title_at(w, i, i + 1, &kind) == 1 && kind == WARTA_TITLE_RANK) {
      first = i + 1; // "Komandan Brimob Irjen Budi"
      info->ranked = true;
    }
  }
  return first;
}

/// Leave out titles at the front and degrees at the end of a person's name,
/// and an explanation in parentheses at the end of any name.
static void
trim_name(const WartaResolve *w, const WartaName *name, WartaNameInfo *info)
{
  uint32_t first = name->first_token;
  uint32_t end = name->end_token;
  for (uint32_t i = first + 1; i < end; ++i) {
    if (is_form(w, i, "(") || is_form(w, i, "vs") ||
        (name->kind == WARTA_KIND_PERSON && i > first + 1 && is_nation(w, i))) {
      end = i;
    }
  }
  WartaTitleKind kind = WARTA_TITLE_OFFICE;
  if (is_known(w, first, end)) {
    info->first_token = first; // "Bung Karno"
    info->end_token = end;
    return;
  }
  if (name->kind == WARTA_KIND_PERSON) {
    first = trim_person(w, first, end);
  }
  if (name->kind == WARTA_KIND_ORGANIZATION) {
    first = trim_body(w, first, end, info);
  }
  uint32_t noun_end = 0;
  const WartaNoun *noun = warta_noun_at(w, first, &noun_end);
  if (name->kind == WARTA_KIND_PERSON && noun != NULL && noun_end < end &&
      noun->kind == WARTA_NOUN_PERSON &&
      !has_flag(w, first, WARTA_TOKEN_CAPITAL)) {
    first = noun_end; // "saksi AR"
  }
  const bool person = name->kind == WARTA_KIND_PERSON || info->ranked;
  while (person && end - first > 1) {
    const uint32_t n = warta_title_at(w, first, end - 1, &kind);
    if (n == 0 || kind == WARTA_TITLE_DEGREE) {
      break;
    }
    info->ranked = true;
    first += n;
  }
  while (person && end - first > 1 &&
         (is_form(w, end - 1, ",") ||
          (warta_title_at(w, end - 1, end, &kind) == 1 &&
           kind == WARTA_TITLE_DEGREE))) {
    --end;
  }
  info->first_token = first;
  info->end_token = end;
}

/* ---- Before the name ---- */

/// Whether the word may stand between an office and the name: part of the
/// body's own name.
static bool
may_belong(const WartaResolve *w, uint32_t token, bool comma)
{
  const WartaToken *t = &w->doc->tokens[token];
  if (in_person(w, token) || t->time != WARTA_NONE) {
    return false;
  }
  if (t->name != WARTA_NONE ||
      (t->flags & (WARTA_TOKEN_CAPITAL | WARTA_TOKEN_NUMERIC)) != 0) {
    return true;
  }
  switch (t->upos) {
  case WARTA_UPOS_NOUN:
  case WARTA_UPOS_PROPN:
  case WARTA_UPOS_ADJ:
  case WARTA_UPOS_X:
    return true;
  case WARTA_UPOS_CCONJ:
  case WARTA_UPOS_ADP:
    return comma;
  default:
    return is_form(w, token, "dan") || is_form(w, token, "/") ||
           is_form(w, token, "-");
  }
}

/// Step over "(Menkeu)": the token of its opening bracket, or the same token.
static uint32_t
skip_brackets(const WartaResolve *w, uint32_t pos, uint32_t begin)
{
  if (!is_form(w, pos - 1, ")")) {
    return pos;
  }
  for (uint32_t i = pos - 1; i > begin && pos - i < 8; --i) {
    if (is_form(w, i - 1, "(")) {
      return i - 1;
    }
  }
  return pos;
}

/// Step over ranks and honorifics, and one comma: "Kombes", "Komjen (Purn)".
static uint32_t
skip_ranks(const WartaResolve *w, WartaNameInfo *info, uint32_t begin,
           bool *comma)
{
  uint32_t pos = info->first_token;
  while (pos > begin) {
    WartaTitleKind kind = WARTA_TITLE_OFFICE;
    const uint32_t n = warta_title_before(w, pos, &kind);
    const uint32_t open = skip_brackets(w, pos, begin);
    if (n > 0 && (kind == WARTA_TITLE_RANK || kind == WARTA_TITLE_HONORIFIC) &&
        has_flag(w, pos - n, WARTA_TOKEN_WORD)) {
      pos -= n;
      info->ranked = true;
    } else if (open < pos && open + 4 > pos) {
      pos = open;
    } else if (is_form(w, pos - 1, ",") && !*comma) {
      *comma = true;
      --pos;
    } else {
      break;
    }
  }
  return pos;
}

/// Whether the words are of somebody: "juru bicara Rina" is not Rina.
static bool
is_relation(const WartaResolve *w, uint32_t first, uint32_t end)
{
  uint32_t noun_end = 0;
  const WartaNoun *noun = warta_noun_at(w, first, &noun_end);
  return noun != NULL && noun_end == end && (noun->flags & WARTA_NOUN_OF) != 0;
}

/// "Direktur Jenderal Ekosistem, Kementerian Komdigi, Rina": step over the
/// comma before the body that the office is in.
static bool
before_body(const WartaResolve *w, uint32_t pos, uint32_t begin, uint32_t end)
{
  if (pos == end || pos < begin + 2 || !is_form(w, pos - 1, ",") ||
      has_flag(w, pos - 2, WARTA_TOKEN_NUMERIC)) {
    return false;
  }
  const uint32_t name = w->doc->tokens[pos].name;
  return name != WARTA_NONE &&
         w->doc->names[name].kind == WARTA_KIND_ORGANIZATION &&
         w->doc->names[name].first_token == pos && !in_person(w, pos - 2);
}

/// "Direktur/Sekretaris Perusahaan", "Menteri A sekaligus Ketua B": where the
/// first of two offices of one person begins, or the same token.
static uint32_t
second_office(const WartaResolve *w, uint32_t office, uint32_t begin)
{
  static const char *const joints[] = {"/", "sekaligus", "merangkap", "selaku"};
  bool joined = false;
  for (size_t i = 0; office > begin && i < G_N_ELEMENTS(joints); ++i) {
    joined |= is_form(w, office - 1, joints[i]);
  }
  for (uint32_t pos = office - 1; joined && pos > begin && office - pos < REACH;
       --pos) {
    WartaTitleKind kind = WARTA_TITLE_RANK;
    const uint32_t n = warta_title_before(w, pos, &kind);
    if (n > 0 && kind == WARTA_TITLE_OFFICE) {
      return pos - n;
    }
    if (!may_belong(w, pos - 1, false)) {
      break;
    }
  }
  return office;
}

static void
find_title_before(const WartaResolve *w, WartaNameInfo *info)
{
  const uint32_t begin = sentence_begin(w, info->first_token);
  bool comma = false;
  const uint32_t end = skip_ranks(w, info, begin, &comma);
  uint32_t pos = end;
  uint32_t office = WARTA_NONE;
  while (pos > begin && end - pos < REACH) {
    WartaTitleKind kind = WARTA_TITLE_OFFICE;
    const uint32_t n = warta_title_before(w, pos, &kind);
    const uint32_t open = skip_brackets(w, pos, begin);
    if (n > 0 && kind == WARTA_TITLE_OFFICE && !in_person(w, pos - n) &&
        !(pos == end && !comma && is_relation(w, pos - n, pos))) {
      pos -= n;
      office = pos;
    } else if (open < pos) {
      pos = open;
    } else if ((office == pos && pos > begin + 1 &&
                is_form(w, pos - 1, "of")) || // "Head of Public Relations"
               (office == WARTA_NONE &&
                (may_belong(w, pos - 1, comma) ||
                 (comma && before_body(w, pos, begin, end))))) {
      --pos;
    } else {
      break;
    }
  }
  if (office != WARTA_NONE) {
    office = second_office(w, office, begin);
    info->title = office;
    info->office = warta_tokens_text(w, office, end);
  } else if (end < info->first_token && !comma) {
    info->title = end; // a rank alone
  }
}

/* ---- Behind the name ---- */

/// "Glenn Schloss, juru bicara Huawei, mengatakan": the office up to the next
/// comma, if no other person is named in it.
static void
find_title_behind(const WartaResolve *w, WartaNameInfo *info)
{
  const uint32_t stop = sentence_end(w, info->first_token);
  const uint32_t begin = info->end_token + 1;
  WartaTitleKind kind = WARTA_TITLE_OFFICE;
  if (begin >= stop || !is_form(w, begin - 1, ",") ||
      warta_title_at(w, begin, stop, &kind) == 0 ||
      kind != WARTA_TITLE_OFFICE) {
    return;
  }
  uint32_t end = begin;
  while (end < stop && end - begin < REACH_BEHIND && !is_form(w, end, ",")) {
    const uint8_t upos = w->doc->tokens[end].upos;
    if (in_person(w, end) || upos == WARTA_UPOS_VERB) {
      return;
    }
    ++end;
  }
  if (end < stop && is_form(w, end, ",")) {
    info->after = end;
    if (info->office == NULL) {
      info->office = warta_tokens_text(w, begin, end);
    }
  }
}

void
warta_link_titles(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaName *name = &w->doc->names[i];
    WartaNameInfo *info = &w->names[i];
    info->title = WARTA_NONE;
    info->after = WARTA_NONE;
    info->cluster = WARTA_NONE;
    trim_name(w, name, info);
    if (name->kind == WARTA_KIND_PERSON || name->kind == WARTA_KIND_OTHER ||
        info->ranked) {
      find_title_before(w, info);
      find_title_behind(w, info);
    }
  }
}

/* ---- What the titles belong to ---- */

/// The word by which later mentions call the office: "menteri" of "mantan
/// Menteri Luar Negeri".
static void
enter_office(WartaResolve *w, const char *office, uint32_t cluster)
{
  g_auto(GStrv) words = g_strsplit(office, " ", 3);
  for (uint32_t i = 0; i < 2 && words[i] != NULL; ++i) {
    char *lower = g_utf8_strdown(words[i], -1);
    g_hash_table_insert(w->offices, lower, GUINT_TO_POINTER(cluster + 1));
  }
}

/// The office as a later phrase says it, "PM Thailand", and what it is cut
/// short to: "Direktur Utama" of "Direktur Utama PT Jaya".
static void
enter_whole_office(WartaResolve *w, uint32_t first, uint32_t end,
                   uint32_t cluster)
{
  for (uint32_t i = first + 2; i <= end && i < first + MAX_OFFICE; ++i) {
    char *key = g_strdup(warta_tokens_key(w, first, i));
    gpointer known = g_hash_table_lookup(w->offices, key);
    const bool other =
        g_hash_table_contains(w->offices, key) &&
        (known == NULL ||
         warta_cluster_root(w, GPOINTER_TO_UINT(known) - 1) != cluster);
    g_hash_table_insert(w->offices, key,
                        other ? NULL : GUINT_TO_POINTER(cluster + 1));
  }
}

/// The last body named in an office.
static void
employ(WartaResolve *w, uint32_t first, uint32_t end, uint32_t cluster)
{
  for (uint32_t i = first; i < end; ++i) {
    const uint32_t name = w->doc->tokens[i].name;
    if (name == WARTA_NONE || w->names[name].cluster == WARTA_NONE) {
      continue;
    }
    const uint32_t body = warta_cluster_root(w, w->names[name].cluster);
    if (warta_cluster_at(w, body)->kind == WARTA_KIND_ORGANIZATION) {
      warta_cluster_at(w, cluster)->employer = body;
    }
  }
}

static void
own(WartaResolve *w, uint32_t first, uint32_t end, uint32_t cluster)
{
  for (uint32_t i = first; i < end; ++i) {
    const uint32_t name = w->doc->tokens[i].name;
    if (name == WARTA_NONE || w->doc->names[name].kind == WARTA_KIND_OTHER) {
      w->owner[i] = cluster; // "CEO" is the name of a thing as well
    }
  }
}

void
warta_link_offices(WartaResolve *w)
{
  for (uint32_t i = 0; i < w->doc->n_names; ++i) {
    const WartaNameInfo *info = &w->names[i];
    if (info->cluster == WARTA_NONE) {
      continue;
    }
    const uint32_t cluster = warta_cluster_root(w, info->cluster);
    WartaCluster *c = warta_cluster_at(w, cluster);
    if (c->kind != WARTA_KIND_PERSON) {
      continue;
    }
    if (info->title != WARTA_NONE) {
      own(w, info->title, info->first_token, cluster);
      employ(w, info->title, info->first_token, cluster);
      enter_whole_office(w, info->title, info->first_token, cluster);
    }
    if (info->after != WARTA_NONE) {
      own(w, info->end_token, info->after, cluster);
      employ(w, info->end_token, info->after, cluster);
    }
    if (info->office != NULL) {
      c->office = c->office == NULL ? info->office : c->office;
      enter_office(w, info->office, cluster);
    }
  }
}
