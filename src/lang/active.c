// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The active verb of a word: meN- before the right stem.

#include "lang/stem.h"

#include <string.h>

static bool
is_vowel(char c)
{
  return c != '\0' && strchr("aiueo", c) != NULL;
}

static bool
starts_with(WartaPart part, const char *prefix)
{
  const size_t length = strlen(prefix);
  return part.length >= length && memcmp(part.text, prefix, length) == 0;
}

static bool
is_monosyllable(WartaPart part)
{
  uint32_t vowels = 0;
  for (uint32_t i = 0; i < part.length; ++i) {
    vowels += is_vowel(part.text[i]);
  }
  return vowels == 1 && part.length <= 4;
}

/// The form that meN- takes, and whether the stem's first letter goes.
typedef struct {
  const char *prefix;
  bool drops;
} Nasal;

static Nasal
nasal_of(WartaPart stem, bool keeps, bool monosyllable)
{
  const char first = stem.text[0];
  const bool drops = stem.length > 1 && is_vowel(stem.text[1]) && !keeps;
  if (monosyllable) {
    return (Nasal){"menge", false};
  }
  switch (first) {
  case 'k':
    return (Nasal){"meng", drops};
  case 'p':
    return (Nasal){"mem", drops};
  case 't':
    return (Nasal){"men", drops};
  case 's':
    return drops ? (Nasal){"meny", true} : (Nasal){"men", false};
  case 'b':
  case 'f':
  case 'v':
    return (Nasal){"mem", false};
  case 'c':
  case 'd':
  case 'j':
  case 'z':
    return (Nasal){"men", false};
  case 'g':
  case 'h':
  case 'q':
    return (Nasal){"meng", false};
  default:
    return (Nasal){is_vowel(first) ? "meng" : "me", false};
  }
}

/// Append to a result's string; false when it does not fit.
static bool
append(char text[WARTA_MORPH_MAX], const char *more, size_t length)
{
  const size_t used = strlen(text);
  if (used + length >= WARTA_MORPH_MAX) {
    return false;
  }
  memcpy(text + used, more, length);
  text[used + length] = '\0';
  return true;
}

/// Put meN- before `stem`, whose root is `root` with the entry `entry`.
static void
build_active(WartaPart stem, const char *root, const WartaRoot *entry,
             char active[WARTA_MORPH_MAX])
{
  const bool inner = !starts_with(stem, root); // "perbaiki", "pekerjakan"
  const bool keeps =
      inner ? starts_with(stem, "pe") : entry != NULL && entry->keeps;
  const WartaPart base = {root, (uint32_t)strlen(root)};
  const Nasal nasal = nasal_of(stem, keeps, !inner && is_monosyllable(base));
  active[0] = '\0';
  const bool fits =
      append(active, nasal.prefix, strlen(nasal.prefix)) &&
      append(active, stem.text + nasal.drops, stem.length - nasal.drops);
  if (!fits) {
    active[0] = '\0';
  }
}

/// The second half takes the nasal, too: "menyebut-sebut" -> "menyebut-nyebut".
static void
double_nasal(const char *root, char active[WARTA_MORPH_MAX])
{
  static const char *const nasals[] = {"kng", "pm", "tn", "sny"};
  char *half = strchr(active, '-');
  const size_t length = strlen(root);
  if (half == NULL || strncmp(half + 1, root, length) != 0) {
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(nasals); ++i) {
    const char *nasal = nasals[i] + 1;
    if (root[0] != nasals[i][0] ||
        strncmp(active + 2, nasal, strlen(nasal)) != 0 ||
        strncmp(active + 2 + strlen(nasal), root + 1, length - 1) != 0) {
      continue;
    }
    char rest[WARTA_MORPH_MAX];
    g_strlcpy(rest, half + 2, sizeof(rest));
    *(half + 1) = '\0';
    if (append(active, nasal, strlen(nasal))) {
      (void)append(active, rest, strlen(rest));
    }
    return;
  }
}

/// The verb that a root usually makes.
static void
build_usual(const WartaRoot *entry, const char *root,
            char active[WARTA_MORPH_MAX])
{
  char stem[WARTA_MORPH_MAX + 4];
  const char *suffix = entry->suffix == WARTA_AFFIX_ME_KAN ? "kan"
                       : entry->suffix == WARTA_AFFIX_ME_I ? "i"
                                                           : "";
  g_snprintf(stem, sizeof(stem), "%s%s", root, suffix);
  build_active((WartaPart){stem, (uint32_t)strlen(stem)}, root, entry, active);
}

static void
build_ber(const char *root, char active[WARTA_MORPH_MAX])
{
  g_snprintf(active, WARTA_MORPH_MAX, "%s%s", root[0] == 'r' ? "be" : "ber",
             root);
}

/// The active verb of a noun in peN-an, per-an or -an or of a ter- verb: what
/// its root usually makes.
static void
activate_by_root(const WartaRoot *entry, uint8_t pattern, const char *root,
                 char active[WARTA_MORPH_MAX])
{
  if (entry == NULL) {
    return;
  }
  const bool usual = entry->suffix != WARTA_AFFIX_NONE;
  if (entry->ber && (pattern == WARTA_AFFIX_PER_AN || !usual)) {
    build_ber(root, active);
  } else if (usual) {
    build_usual(entry, root, active);
  }
}

/// Whether both halves are the same.
static bool
is_plural(WartaPart word)
{
  const uint32_t half = word.length / 2;
  return word.length > 2 && word.text[half] == '-' &&
         memcmp(word.text, word.text + half + 1, half) == 0 &&
         word.length == half * 2 + 1;
}

static bool
known_active(const WartaMorph *morph, WartaPart word, WartaMorphResult *result)
{
  const uint32_t length = is_plural(word) ? word.length / 2 : word.length;
  const uint32_t at = warta_strmap_get(morph->actives, word.text, length);
  if (at == WARTA_STRMAP_NONE) {
    return false;
  }
  g_strlcpy(result->active, morph->strings->str + at, WARTA_MORPH_MAX);
  return true;
}

/// What meN- is put before to make the verb active: the word without di- or
/// ter-, or all of it.  Empty when the word stays as it is.
static WartaPart
find_base(WartaPart word, uint8_t pattern, const char *root,
          const WartaRoot *entry)
{
  const WartaPart none = {word.text, 0};
  const WartaPart rest =
      word.length > 3 ? (WartaPart){word.text + 2, word.length - 2} : none;
  switch (pattern) {
  case WARTA_AFFIX_DI:
  case WARTA_AFFIX_DI_KAN:
  case WARTA_AFFIX_DI_I:
  case WARTA_AFFIX_DIPER:
  case WARTA_AFFIX_DIPER_KAN:
  case WARTA_AFFIX_DIPER_I:
    return rest.text[0] == '-' ? (WartaPart){rest.text + 1, rest.length - 1}
                               : rest;
  case WARTA_AFFIX_TER_KAN:
  case WARTA_AFFIX_TER_I: // "te" + "realisasi" + "kan"
    return starts_with(rest, root)
               ? rest
               : (WartaPart){rest.text + 1, rest.length - 1};
  case WARTA_AFFIX_NONE:
    return entry != NULL && entry->transitive ? word : none;
  case WARTA_AFFIX_PER: // "perkuat", but not "perhari"
    return entry != NULL && entry->adjective ? word : none;
  case WARTA_AFFIX_KAN:
  case WARTA_AFFIX_I:
  case WARTA_AFFIX_PER_KAN:
  case WARTA_AFFIX_PER_I:
    return word;
  default:
    return none;
  }
}

static bool
is_by_root(uint8_t pattern, const WartaRoot *entry)
{
  switch (pattern) {
  case WARTA_AFFIX_TER:
    return entry == NULL || !entry->adjective;
  case WARTA_AFFIX_PE:
  case WARTA_AFFIX_PE_AN:
  case WARTA_AFFIX_PER_AN:
  case WARTA_AFFIX_AN:
    return true;
  default:
    return false;
  }
}

void
warta_activate(const WartaMorph *morph, WartaPart word,
               WartaMorphResult *result)
{
  if (known_active(morph, word, result)) {
    return;
  }
  memcpy(result->active, word.text, word.length);
  result->active[word.length] = '\0';
  const char *root = result->root;
  const WartaRoot *entry =
      warta_root_find(morph, (WartaPart){root, (uint32_t)strlen(root)});
  const uint8_t pattern = result->affixes & WARTA_AFFIX_MASK;
  const bool doubled = result->affixes & WARTA_AFFIX_DOUBLED;
  if (doubled && result->voice == WARTA_VOICE_NONE &&
      (pattern == WARTA_AFFIX_NONE || !is_plural(word))) {
    return; // "anak-anak", "besar-besaran", but not "serangan-serangan"
  }
  if (is_by_root(pattern, entry)) {
    activate_by_root(entry, pattern, root, result->active);
    return;
  }
  const WartaPart base = find_base(word, pattern, root, entry);
  if (base.length == 0) {
    return;
  }
  build_active(base, root, entry, result->active);
  if (doubled) {
    double_nasal(root, result->active);
  }
}
