// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "read/htmlline.h"

#include <string.h>

enum {
  MAX_LABEL = 40,      // bytes
  MAX_LINK_LINE = 300, // bytes of a paragraph that may be left out as a link
  MAX_CREDIT = 100,    // bytes
  MAX_CAPTION = 400,   // bytes
  MAX_INITIALS = 40,   // bytes
};

static char *
fold(const char *text, size_t limit)
{
  return g_ascii_strdown(text, (gssize)MIN(strlen(text), limit));
}

/// Buttons and page numbers: no word has two letters.
static bool
has_word(const char *text)
{
  size_t letters = 0;
  for (const char *c = text; *c != '\0' && letters < 2; ++c) {
    letters = g_ascii_isalpha(*c) || (*c & 0x80) != 0 ? letters + 1 : 0;
  }
  return letters >= 2;
}

/// Behind the word of a credit, or NULL if the line is none.
static const char *
credit_value(const WartaHtmlPage *page, const char *line, WartaHtmlKind kind)
{
  g_autofree char *small = fold(line, MAX_CREDIT);
  const char *word = warta_html_prefix(page, kind, small);
  if (word == NULL || strlen(line) > MAX_CREDIT) {
    return NULL;
  }
  const char *at = line + strlen(word);
  const bool alone =
      strchr(word, ' ') != NULL && *at == ' ' && !g_str_has_suffix(line, ".");
  at += strspn(at, " ");
  if (*at != ':' && !alone) {
    return NULL;
  }
  return at + strspn(at, ": ");
}

/// "(Foto: Antara)" at the end, or a last sentence "Foto: Antara".
static bool
is_caption(const WartaHtmlPage *page, const GString *line)
{
  if (line->len > MAX_CAPTION) {
    return false;
  }
  g_autofree char *small = fold(line->str, line->len);
  const char *open = strrchr(small, '(');
  const char *sentence = g_strrstr(small, ". ");
  if (open != NULL && small[line->len - 1] == ')' &&
      warta_html_prefix(page, WARTA_HTML_PICTURE, open + 1) != NULL) {
    return true;
  }
  const char *last = sentence == NULL ? small : sentence + 2;
  return g_str_has_prefix(last, "foto:") || g_str_has_prefix(last, "foto :");
}

static bool
has_end(const WartaHtmlPage *page, const char *small)
{
  const GPtrArray *list = page->lists[WARTA_HTML_ENDS];
  for (guint i = 0; i < list->len; ++i) {
    if (g_str_has_suffix(small, list->pdata[i])) {
      return true;
    }
  }
  return false;
}

bool
warta_html_line_is_foreign(const WartaHtmlPage *page, const GString *line,
                           size_t link)
{
  g_autofree char *small = fold(line->str, MAX_LABEL);
  if (line->len <= MAX_LABEL &&
      (warta_html_rank(page, WARTA_HTML_LABEL, small) != 0 ||
       !has_word(line->str))) {
    return true;
  }
  if (is_caption(page, line)) {
    return true;
  }
  if (line->len > MAX_LINK_LINE) {
    return false;
  }
  g_autofree char *whole = fold(line->str, line->len);
  return link * 10 >= line->len * 8 ||
         warta_html_prefix(page, WARTA_HTML_BEGINS, small) != NULL ||
         has_end(page, whole) ||
         credit_value(page, line->str, WARTA_HTML_WRITER) != NULL ||
         credit_value(page, line->str, WARTA_HTML_CREDIT) != NULL;
}

char *
warta_html_line_writer(const WartaHtmlPage *page, const char *line)
{
  const char *value = credit_value(page, line, WARTA_HTML_WRITER);
  if (value == NULL || *value == '\0') {
    return NULL;
  }
  const char *comma = strrchr(value, ',');
  // "Laporan wartawan NAME OF THE PAPER, WRITER".
  return g_strdup(comma == NULL ? value : comma + 1 + strspn(comma + 1, " "));
}

bool
warta_html_line_is_initials(const char *line, size_t length)
{
  return length > 2 && length <= MAX_INITIALS && line[0] == '(' &&
         line[length - 1] == ')' && memchr(line, ')', length - 1) == NULL;
}

void
warta_html_cut_tail(const WartaHtmlPage *page, GString *body)
{
  const GPtrArray *list = page->lists[WARTA_HTML_TAIL];
  for (guint i = 0; i < list->len; ++i) {
    const size_t n = strlen(list->pdata[i]);
    if (body->len > n &&
        g_ascii_strcasecmp(body->str + body->len - n, list->pdata[i]) == 0 &&
        strchr(" \n", body->str[body->len - n - 1]) != NULL) {
      g_string_truncate(body, body->len - n - 1);
    }
  }
}
