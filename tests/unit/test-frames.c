// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/frames.h"

#include <glib/gstdio.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

enum { MIN_FRAMES = 1500 };

static WartaFrames *
load_shipped(void)
{
  g_autoptr(GError) error = NULL;
  WartaFrames *frames =
      warta_frames_load(g_getenv("WARTAGRAF_DATA"), true, &error);
  g_assert_no_error(error);
  return frames;
}

static void
test_shipped(void)
{
  g_autoptr(WartaFrames) frames = load_shipped();
  g_assert_cmpuint(warta_frames_count(frames), >=, MIN_FRAMES);
  const WartaWord *word = warta_frames_word(frames, "mendesak");
  g_assert_nonnull(word->verb);
  g_assert_cmpstr(word->verb->event_class, ==, "REQUEST");
  g_assert_cmpint(word->verb->effect, ==, WARTA_EFFECT_DEMANDED);
  g_assert_true(word->verb->flags & WARTA_FRAME_OBJECT);
  g_assert_true(warta_frames_word(frames, "tidak")->markers &
                WARTA_IS_NEGATION);
  g_assert_cmpuint(warta_frames_word(frames, "oleh")->preposition, >, 0);
}

static void
test_unknown(void)
{
  g_autoptr(WartaFrames) frames = load_shipped();
  const WartaWord *word = warta_frames_word(frames, "xyzzy");
  g_assert_null(word->verb);
  g_assert_cmpuint(word->markers, ==, 0);
  g_assert_cmpuint(warta_frames_word(frames, NULL)->markers, ==, 0);
}

static void
test_pair(void)
{
  g_autoptr(WartaFrames) frames = load_shipped();
  const WartaWord *first = warta_frames_word(frames, "bekerja");
  bool found = false;
  for (const WartaPair *p = first->pairs; p; p = p->next) {
    found |= p->second == warta_frames_word(frames, "sama");
  }
  g_assert_true(found);
}

/// Write the files with one row of one of them replaced.
static void
check_bad(const char *bad_name, const char *row, const char *message)
{
  static const char *const files[][2] = {
      {"words.tsv", "negation\ttidak\n"},
      {"prepositions.tsv", "oleh\tagent\n"},
      {"verbs.tsv", "memberi\tAID\ttwo\n"},
      {"nouns.tsv", "serangan\tASSAULT\tga\n"},
      {"contexts.tsv", "memberi\tobject=izin\tAGREE\n"},
      {"confidence.tsv", "agent\tsubject\t0.9\n"},
      {"decisions.tsv", "role\tbias\t0 0 0 0\n"},
      {"numerals.tsv", "dua\tdigit\t2\n"},
      {"units.tsv", "kg\tafter\tmeasure\tkg\n"},
      {"counts.tsv", "tewas\tkilled\tagent\n"},
      {"classes.tsv", "CONSULT\tVC\t2.5\t04\nCONSULT-visit\tVC\t4\t042\n"},
      {"modes.tsv", "mengunjungi\t-\tCONSULT-visit\n"},
  };
  g_autofree char *dir = g_dir_make_tmp("warta-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename(dir, "frames", NULL);
  g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(files); ++i) {
    g_autofree char *path = g_build_filename(sub, files[i][0], NULL);
    const bool bad = g_str_equal(files[i][0], bad_name);
    g_assert_true(g_file_set_contents(path, bad ? row : files[i][1], -1, NULL));
  }
  g_autoptr(GError) error = NULL;
  WartaFrames *frames = warta_frames_load(dir, true, &error);
  g_assert_null(frames);
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_nonnull(strstr(error->message, message));
  for (size_t i = 0; i < G_N_ELEMENTS(files); ++i) {
    g_autofree char *path = g_build_filename(sub, files[i][0], NULL);
    g_assert_cmpint(g_remove(path), ==, 0);
  }
  g_assert_cmpint(g_rmdir(sub), ==, 0);
  g_assert_cmpint(g_rmdir(dir), ==, 0);
}

static void
test_bad_rows(void)
{
  check_bad("words.tsv", "nonsense\ttidak\n", "words.tsv:1: ");
  check_bad("prepositions.tsv", "# x\noleh\tdoer\n", "prepositions.tsv:2: ");
  check_bad("verbs.tsv", "memberi\tAID\ttwo three\n", "verbs.tsv:1: ");
  check_bad("verbs.tsv", "memberi\tAID\tr=kepada\n", "verbs.tsv:1: ");
  check_bad("nouns.tsv", "serangan\tASSAULT\n", "nouns.tsv:1: ");
  check_bad("contexts.tsv", "makan\tobject=izin\tAGREE\n", "contexts.tsv:1: ");
  check_bad("confidence.tsv", "agent\tsubject\t1.5\n", "confidence.tsv:1: ");
  check_bad("confidence.tsv", "doer\tsubject\t0.5\n", "confidence.tsv:1: ");
  check_bad("decisions.tsv", "role\tbias\t0\n", "decisions.tsv:1: ");
  check_bad("contexts.tsv", "memberi\twhen=izin\tAGREE\n", "contexts.tsv:1: ");
  check_bad("numerals.tsv", "dua\tdigits\t2\n", "numerals.tsv:1: ");
  check_bad("numerals.tsv", "dua\tdigit\ttwo\n", "numerals.tsv:1: ");
  check_bad("units.tsv", "kg\tbehind\tmeasure\tkg\n", "units.tsv:1: ");
  check_bad("units.tsv", "kg\tafter\tweight\tkg\n", "units.tsv:1: ");
  check_bad("units.tsv", "a b c d\tafter\tpiece\ta\n", "units.tsv:1: ");
  check_bad("counts.tsv", "tewas\tamount\tagent\n", "counts.tsv:1: ");
  check_bad("counts.tsv", "tewas\tkilled\tplace\n", "counts.tsv:1: ");
  check_bad("counts.tsv", "korban\tkilled\tphrase\n", "counts.tsv:1: ");
  check_bad("classes.tsv", "AID\tMC\t11\t07\n", "classes.tsv:1: ");
  check_bad("modes.tsv", "bertemu\t-\tCONSULT-phone\n", "modes.tsv:1: ");
  check_bad("modes.tsv", "bertemu\t-\tCONSULT\n", "modes.tsv:1: ");
  check_bad("modes.tsv", "bertemu\tobject\tCONSULT-visit\n", "modes.tsv:1: ");
  check_bad("modes.tsv", "bertemu\tif=x\tCONSULT-visit\n", "modes.tsv:1: ");
}

static void
test_missing(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_frames_load("/nonexistent", true, &error));
  g_assert_nonnull(error);
  warta_frames_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/frames/shipped", test_shipped);
  g_test_add_func("/frames/unknown", test_unknown);
  g_test_add_func("/frames/pair", test_pair);
  g_test_add_func("/frames/bad-rows", test_bad_rows);
  g_test_add_func("/frames/missing", test_missing);
  return g_test_run();
}
