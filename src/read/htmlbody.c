// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The main text of a page.  Elements are numbered in the order of the text, so
/// that a parent comes before its children and sums go up in one pass from the
/// end.  Paragraphs give points to what contains them; the best container, or
/// an ancestor that holds much more, is the article.

#include "read/htmlbody.h"
#include "base/span.h"
#include "read/htmlline.h"

#include <string.h>

enum {
  MIN_PARAGRAPH = 50, // bytes of a paragraph that gives points
  MIN_BODY = 140,     // bytes of an article
  MAX_DATELINE = 80,  // bytes
  MAX_SINGLE = 400,   // bytes
  MANY_ARTICLES = 3,  // <article> elements that make a list of teasers
  HINT_POINTS = 12,
  NAME_POINTS = 60,
};

typedef struct {
  xmlNode *node;
  uint32_t parent;
  uint32_t block;    // nearest element that begins lines, or itself
  uint32_t own;      // bytes of text of which this is the block
  uint32_t own_link; // of these within links
  uint32_t total;    // bytes of text inside
  uint32_t good;     // bytes of paragraphs inside
  uint32_t articles; // <article> elements inside
  double points;
  bool link;
  bool skip;
} Info;

typedef struct {
  const WartaHtmlPage *page;
  const char *title;
  GArray *infos; // Info
  GString *out;
  GString *line; // the paragraph in the making
  size_t line_link;
  bool space;
  bool line_heading;
  size_t heading_at; // where the last heading begins in `out`, or SIZE_MAX
} Extractor;

static Info *
info_at(const Extractor *e, uint32_t i)
{
  return &g_array_index(e->infos, Info, i);
}

/* ---- What is left out ---- */

static bool
has_name(const xmlNode *node, const char *const *names, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (strcmp((const char *)node->name, names[i]) == 0) {
      return true;
    }
  }
  return false;
}

static bool
is_skipped_tag(const xmlNode *node)
{
  static const char *const tags[] = {
      "script", "style",      "noscript", "template", "iframe",   "object",
      "embed",  "select",     "button",   "input",    "textarea", "svg",
      "canvas", "video",      "audio",    "nav",      "footer",   "aside",
      "figure", "figcaption", "picture",  "dialog",   "menu",     "head",
      "map",    "label",      "time"};
  return has_name(node, tags, G_N_ELEMENTS(tags));
}

static bool
is_hidden(const xmlNode *node)
{
  static const char *const roles[] = {"navigation",  "complementary", "banner",
                                      "contentinfo", "dialog",        "search"};
  const char *role = warta_html_attribute(node, "role");
  for (size_t i = 0; role != NULL && i < G_N_ELEMENTS(roles); ++i) {
    if (strcmp(role, roles[i]) == 0) {
      return true;
    }
  }
  const char *style = warta_html_attribute(node, "style");
  const char *aria = warta_html_attribute(node, "aria-hidden");
  return warta_html_attribute(node, "hidden") != NULL ||
         (aria != NULL && strcmp(aria, "true") == 0) ||
         (style != NULL && (strstr(style, "display:none") != NULL ||
                            strstr(style, "display: none") != NULL));
}

/// Elements that hold everything are never left out for a word of their class.
static bool
is_frame(const xmlNode *node)
{
  static const char *const tags[] = {"html", "body", "main", "article"};
  return has_name(node, tags, G_N_ELEMENTS(tags));
}

/* ---- Pass 1: number the elements, count the text ---- */

static size_t
count_text(const char *text)
{
  size_t n = 0;
  for (; *text != '\0'; ++text) {
    n += !g_ascii_isspace(*text);
  }
  return n;
}

static void
add_text(Extractor *e, uint32_t element, const char *text)
{
  const uint32_t n = (uint32_t)count_text(text);
  Info *info = info_at(e, element);
  Info *block = info_at(e, info->block);
  info->total += n;
  block->own += n;
  block->own_link += info->link ? n : 0;
}

static uint32_t
add_element(Extractor *e, xmlNode *node, uint32_t parent)
{
  const uint32_t index = e->infos->len;
  const Info *above = parent == WARTA_NONE ? NULL : info_at(e, parent);
  const Info info = {
      .node = node,
      .parent = parent,
      .block =
          above == NULL || warta_html_is_block(node) ? index : above->block,
      .link = (above != NULL && above->link) || warta_html_is(node, "a"),
      .skip = (above != NULL && above->skip) || is_skipped_tag(node) ||
              is_hidden(node),
      .articles = warta_html_is(node, "article"),
  };
  g_array_append_val(e->infos, info);
  node->_private = GUINT_TO_POINTER(index + 1);
  return index;
}

static uint32_t
index_of(const xmlNode *node)
{
  return GPOINTER_TO_UINT(node->_private) - 1;
}

static void
number_elements(Extractor *e)
{
  xmlNode *root = xmlDocGetRootElement(e->page->doc);
  for (xmlNode *node = root; node != NULL;
       node = warta_html_next(root, node, true)) {
    const uint32_t parent = node == root ? WARTA_NONE : index_of(node->parent);
    if (node->type == XML_ELEMENT_NODE) {
      add_element(e, node, parent);
    } else if (node->type == XML_TEXT_NODE && !info_at(e, parent)->skip) {
      add_text(e, parent, (const char *)node->content);
    }
  }
}

/* ---- Pass 2: paragraphs and what contains them ---- */

static bool
is_paragraph(const Info *info)
{
  return !info->skip && info->own >= MIN_PARAGRAPH &&
         info->own_link * 2 < info->own;
}

static void
sum_up(Extractor *e)
{
  for (uint32_t i = e->infos->len; i-- > 0;) {
    Info *info = info_at(e, i);
    if (!info->skip && is_paragraph(info)) {
      info->good += info->own;
    }
    if (info->parent != WARTA_NONE && !info->skip) {
      Info *parent = info_at(e, info->parent);
      parent->total += info->total;
      parent->good += info->good;
      parent->articles += info->articles;
    }
  }
}

static bool
is_named_body(const Extractor *e, const xmlNode *node)
{
  return warta_html_has_class(e->page, node, WARTA_HTML_BODYNAME);
}

/// A link within a paragraph: what it shows are words of that.
static bool
is_words(const Extractor *e, const Info *info)
{
  const Info *block = info_at(e, info->block);
  return warta_html_is(info->node, "a") && is_paragraph(block);
}

/// Leave out what its class says is not the article.
static void
skip_by_class(Extractor *e)
{
  const uint32_t all = info_at(e, 0)->good;
  for (uint32_t i = 1; i < e->infos->len; ++i) {
    Info *info = info_at(e, i);
    info->skip = info->skip || info_at(e, info->parent)->skip;
    if (info->skip || is_frame(info->node) || is_words(e, info) ||
        is_named_body(e, info->node)) {
      continue;
    }
    // Some systems put the whole page into a form.
    const bool weak =
        (info->good * 2 < all || info->good == 0) &&
        (warta_html_is(info->node, "form") ||
         warta_html_class_rank(e->page, info->node, WARTA_HTML_WEAK) != 0);
    info->skip = weak || warta_html_class_rank(e->page, info->node,
                                               WARTA_HTML_SKIP) != 0;
  }
}

static void
reset_sums(Extractor *e)
{
  for (uint32_t i = 0; i < e->infos->len; ++i) {
    Info *info = info_at(e, i);
    info->good = 0;
    info->total = info->skip ? 0 : info->own;
    info->articles = !info->skip && warta_html_is(info->node, "article");
  }
}

static bool
is_text_element(const xmlNode *node)
{
  static const char *const tags[] = {"p",  "li", "blockquote", "pre",
                                     "td", "dd", "br"};
  return has_name(node, tags, G_N_ELEMENTS(tags));
}

/// Give the points of each paragraph to its container, half of them to the
/// container of that.
static void
give_points(Extractor *e)
{
  for (uint32_t i = 1; i < e->infos->len; ++i) {
    const Info *info = info_at(e, i);
    if (!is_paragraph(info)) {
      continue;
    }
    const double points = 1.0 + MIN(info->own / 80.0, 4.0);
    const uint32_t holder = is_text_element(info->node) ? info->parent : i;
    info_at(e, holder)->points += points;
    const uint32_t above = info_at(e, holder)->parent;
    if (above != WARTA_NONE) {
      info_at(e, above)->points += points / 2;
    }
  }
}

static bool
is_article_body(const xmlNode *node)
{
  const char *item = warta_html_attribute(node, "itemprop");
  return item != NULL && g_ascii_strcasecmp(item, "articlebody") == 0;
}

static double
final_points(const Extractor *e, const Info *info)
{
  if (info->points <= 0 || info->skip || info->articles > MANY_ARTICLES) {
    return 0;
  }
  double points = info->points;
  const bool named =
      is_article_body(info->node) || is_named_body(e, info->node);
  const bool hinted =
      warta_html_is(info->node, "article") ||
      warta_html_class_rank(e->page, info->node, WARTA_HTML_BODY) != 0;
  points += named ? NAME_POINTS : hinted ? HINT_POINTS : 0;
  const double good = (double)info->good / (double)MAX(info->total, 1);
  return points * (0.3 + 0.7 * good);
}

static bool
same_class(const xmlNode *a, const xmlNode *b)
{
  const char *x = warta_html_attribute(a, "class");
  const char *y = warta_html_attribute(b, "class");
  return x != NULL && y != NULL && strcmp(x, y) == 0;
}

/// Whether the container is one of several like it: pages of one article.
static bool
has_twin(const Extractor *e, const Info *info)
{
  for (const xmlNode *n = info->node->parent->children; n != NULL;
       n = n->next) {
    if (n != info->node && n->type == XML_ELEMENT_NODE &&
        same_class(n, info->node) && info_at(e, index_of(n))->good > 0) {
      return true;
    }
  }
  return false;
}

/// The outermost element that is named as the article's text and holds more of
/// it than `best`, or `best`.
static uint32_t
widest_named(const Extractor *e, uint32_t best)
{
  uint32_t widest = best;
  for (uint32_t i = info_at(e, best)->parent; i != WARTA_NONE;
       i = info_at(e, i)->parent) {
    const Info *info = info_at(e, i);
    if (!info->skip && info->articles <= MANY_ARTICLES &&
        (is_article_body(info->node) || is_named_body(e, info->node)) &&
        info->good > info_at(e, widest)->good) {
      widest = i;
    }
  }
  return widest;
}

/// Whether the container is one short paragraph and no more.
static bool
is_single(const Info *info)
{
  return info->own == info->good && info->own < MAX_SINGLE;
}

/// Where every paragraph has a container of its own, what contains these.
static uint32_t
above_single(const Extractor *e, uint32_t best)
{
  const Info *first = info_at(e, best);
  if (!is_single(first)) {
    return best;
  }
  for (uint32_t i = first->parent; i != WARTA_NONE; i = info_at(e, i)->parent) {
    const Info *info = info_at(e, i);
    if (info->skip || info->articles > MANY_ARTICLES) {
      break;
    }
    if (info->good > first->good) {
      return i;
    }
  }
  return best;
}

static uint32_t
find_container(const Extractor *e)
{
  uint32_t best = WARTA_NONE;
  double most = 0;
  for (uint32_t i = 1; i < e->infos->len; ++i) {
    const double points = final_points(e, info_at(e, i));
    if (points > most) {
      best = i;
      most = points;
    }
  }
  if (best != WARTA_NONE) {
    best = above_single(e, widest_named(e, best));
  }
  while (best != WARTA_NONE && best > 0) {
    const Info *info = info_at(e, best);
    const Info *parent = info_at(e, info->parent);
    const bool named =
        is_article_body(info->node) || is_named_body(e, info->node);
    const bool wider = !named && (double)parent->good > 1.3 * info->good &&
                       parent->articles <= MANY_ARTICLES;
    if (warta_html_is(parent->node, "html") || parent->skip ||
        (!wider && !has_twin(e, info))) {
      break;
    }
    best = info->parent;
  }
  return best;
}

/* ---- Pass 3: the paragraphs ---- */

static bool
repeats_title(const Extractor *e)
{
  return e->title != NULL && e->out->len == 0 &&
         strcmp(e->line->str, e->title) == 0;
}

/// Whether all there is so far is a place and a dash, which many sites put
/// before the first paragraph instead of into it.
static bool
is_dateline(const GString *out)
{
  static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (size_t i = 0; out->len < MAX_DATELINE && i < G_N_ELEMENTS(dashes); ++i) {
    if (g_str_has_suffix(out->str, dashes[i])) {
      return memchr(out->str, '\n', out->len) == NULL;
    }
  }
  return false;
}

static void
end_line(Extractor *e)
{
  if (e->line->len > 0 &&
      !warta_html_line_is_foreign(e->page, e->line, e->line_link) &&
      !repeats_title(e)) {
    // A heading of nothing is a heading of what was left out.
    if (e->line_heading && e->heading_at != SIZE_MAX) {
      g_string_truncate(e->out, e->heading_at);
    }
    e->heading_at = e->line_heading ? e->out->len : SIZE_MAX;
    if (e->out->len > 0) {
      g_string_append_c(e->out, is_dateline(e->out) ? ' ' : '\n');
    }
    g_string_append_len(e->out, e->line->str, (gssize)e->line->len);
  }
  g_string_truncate(e->line, 0);
  e->line_link = 0;
  e->space = false;
  e->line_heading = false;
}

static void
append_text(Extractor *e, const char *text, bool link)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar u = g_utf8_get_char(c);
    if (g_unichar_isspace(u) && u != 0xA0) {
      e->space = true;
      continue;
    }
    if (e->space && e->line->len > 0) {
      g_string_append_c(e->line, ' ');
    }
    e->space = false;
    const size_t before = e->line->len;
    g_string_append_unichar(e->line, u);
    e->line_link += link ? e->line->len - before : 0;
  }
}

static bool
is_heading(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->name[0] == 'h' &&
         node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == 0;
}

/// Tell the parents that `node` leaves behind, up to where `next` is.
static bool
leaves_block(const xmlNode *node, const xmlNode *next, const xmlNode *root)
{
  const xmlNode *above = next == NULL ? root : next->parent;
  for (const xmlNode *n = node; n != above && n != NULL; n = n->parent) {
    if (n->type == XML_ELEMENT_NODE && warta_html_is_block(n)) {
      return true;
    }
  }
  return false;
}

/// Articles within the article that hold less than it are teasers of others.
static void
skip_teasers(Extractor *e, uint32_t container)
{
  const Info *whole = info_at(e, container);
  for (uint32_t i = container + 1; i < e->infos->len; ++i) {
    Info *info = info_at(e, i);
    if (warta_html_is(info->node, "article") &&
        info->total * 2 < whole->total) {
      info->skip = true;
    }
  }
}

/// Take the initials of the makers off the end.
static void
cut_initials(GString *out)
{
  const char *last = strrchr(out->str, '\n');
  if (last != NULL && warta_html_line_is_initials(
                          last + 1, out->len - (size_t)(last + 1 - out->str))) {
    g_string_truncate(out, (gsize)(last - out->str));
  }
}

static void
write_paragraphs(Extractor *e, xmlNode *root)
{
  xmlNode *next = NULL;
  for (xmlNode *node = root; node != NULL; node = next) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool skip = element && info_at(e, index_of(node))->skip;
    if (element && warta_html_is_block(node)) {
      end_line(e);
      e->line_heading = is_heading(node);
    }
    if (node->type == XML_TEXT_NODE) {
      append_text(e, (const char *)node->content,
                  info_at(e, index_of(node->parent))->link);
    }
    const bool down = element && !skip && node->children != NULL;
    next = warta_html_next(root, node, down);
    if (!down && leaves_block(node, next, root)) {
      end_line(e);
    }
  }
  end_line(e);
  if (e->heading_at != SIZE_MAX) {
    g_string_truncate(e->out, e->heading_at);
  }
}

/// Number the elements and leave out what is not the article.
static void
look(Extractor *e, const WartaHtmlPage *page, const char *title, GString *body)
{
  *e = (Extractor){
      .page = page,
      .title = title,
      .infos = g_array_new(FALSE, TRUE, sizeof(Info)),
      .out = body,
      .line = g_string_new(NULL),
      .heading_at = SIZE_MAX,
  };
  number_elements(e);
  sum_up(e);
  skip_by_class(e);
  reset_sums(e);
  sum_up(e);
}

static void
write_container(Extractor *e, uint32_t container)
{
  skip_teasers(e, container);
  write_paragraphs(e, info_at(e, container)->node);
  cut_initials(e->out);
}

static void
forget(Extractor *e)
{
  g_array_unref(e->infos);
  g_string_free(e->line, TRUE);
}

bool
warta_html_extract_body(const WartaHtmlPage *page, const char *title,
                        GString *body)
{
  Extractor e;
  look(&e, page, title, body);
  give_points(&e);
  const uint32_t container = find_container(&e);
  if (container != WARTA_NONE) {
    write_container(&e, container);
  }
  forget(&e);
  return body->len >= MIN_BODY;
}

void
warta_html_extract_all(const WartaHtmlPage *page, const char *title,
                       GString *body)
{
  Extractor e;
  look(&e, page, title, body);
  write_container(&e, 0);
  forget(&e);
}
