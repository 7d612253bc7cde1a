// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "train/manifest.h"

#include <stdlib.h>

static const char text[] =
    "Models of wartagraf, written by wartagraf-train\n"
    "\n"
    "  news.model   tags and trees in the style that events are read from\n"
    "  csui.model   the same in the style of UD Indonesian CSUI\n"
    "  gsd.model    the same in the style of UD Indonesian GSD\n"
    "  words.model  classes of frequent words\n"
    "  names.bin    names; see names.MANIFEST\n"
    "\n"
    "Licence: CC BY-SA 4.0, see LICENSE.\n"
    "\n"
    "Treebanks (sentences; source; licence)\n"
    "  8,000  ICON, train; aisingapore/seacorenlp-data 2dc73fa; CC BY-SA 4.0\n"
    "    656  UD Indonesian CSUI, train; 41dd7f2; CC BY-SA 4.0\n"
    "  1,000  UD Indonesian PUD; 765fb3f; CC BY-SA 3.0\n"
    "    559  UD Indonesian GSD, dev; 89491e4; CC BY-SA 4.0\n"
    "  4,477  UD Indonesian GSD, train of UD 2.0; 3beab3a; CC BY-SA 4.0\n"
    "ICON and the old GSD are also carried over to the styles of CSUI and "
    "GSD.\n"
    "Cross-validation on CSUI and GSD: tests/quality/parser.json\n"
    "\n"
    "Raw text, of which weights and classes of words remain\n"
    "  yohanesgultom/id-openie 147da9a; MIT\n"
    "  afahrurozi/indonesian-nlp-datasets aefd192; CC BY 4.0\n"
    "  KamigonNoMercy/indonesian-news-intelligence-apps 01a6ccc; MIT\n"
    "  IndoSum, dev; CC BY-SA 4.0\n"
    "  shuffled sentences of web news, 2018 to 2025; for text mining only\n"
    "\n";

static char *
dup_date(void)
{
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  g_autoptr(GDateTime) date =
      epoch ? g_date_time_new_from_unix_utc(g_ascii_strtoll(epoch, NULL, 10))
            : g_date_time_new_now_utc();
  return date ? g_date_time_format(date, "%Y-%m-%d") : g_strdup("unknown");
}

bool
train_write_manifest(const char *path, const char *how, const TrainScore *news,
                     GError **error)
{
  g_autoptr(GString) out = g_string_new(text);
  g_autofree char *date = dup_date();
  const double n = news->words / 100;
  const double bare = news->bare / 100;
  g_string_append_printf(out, "Date: %s\nMade by: wartagraf-train %s\n\n", date,
                         how);
  g_string_append_printf(
      out,
      "Score of news.model on ICON's dev part (1,000 sentences, given tokens,\n"
      "our dependencies): universal tags %.2f, ICON's tags %.2f, UAS %.2f,\n"
      "LAS %.2f; without marks UAS %.2f, LAS %.2f; subjects and objects "
      "F1 %.2f\n",
      news->upos / n, news->icon / n, news->heads / n, news->arcs / n,
      news->bare_heads / bare, news->bare_arcs / bare,
      200 * news->core_right / (news->core_gold + news->core_found));
  return g_file_set_contents(path, out->str, (gssize)out->len, error);
}
