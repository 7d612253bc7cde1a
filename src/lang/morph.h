// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Word analysis: root, affixes, voice by form and the active verb.
///
///   dipertimbangkan   root timbang, di-per-kan, passive,
///                     active mempertimbangkan
///
/// Works on one word in lower case, without context.  Clitics are tokens of
/// their own and never reach it.

#pragma once

#include "model/document.h"

#include <stddef.h>

/// Affix patterns: X(ENUM, "prefix", "suffix"); a circumfix is one pattern.
// clang-format off
#define WARTA_AFFIX_LIST(X)                                                    \
  X(NONE, "", "") X(OTHER, "?", "?")                                           \
  X(ME, "meN", "") X(ME_KAN, "meN", "kan") X(ME_I, "meN", "i")                 \
  X(MEMPER, "memper", "") X(MEMPER_KAN, "memper", "kan")                       \
  X(MEMPER_I, "memper", "i")                                                   \
  X(DI, "di", "") X(DI_KAN, "di", "kan") X(DI_I, "di", "i")                    \
  X(DIPER, "diper", "") X(DIPER_KAN, "diper", "kan")                           \
  X(DIPER_I, "diper", "i")                                                     \
  X(TER, "ter", "") X(TER_KAN, "ter", "kan") X(TER_I, "ter", "i")              \
  X(BER, "ber", "") X(BER_KAN, "ber", "kan") X(BER_AN, "ber", "an")            \
  X(KAN, "", "kan") X(I, "", "i")                                              \
  X(PER, "per", "") X(PER_KAN, "per", "kan") X(PER_I, "per", "i")              \
  X(PE, "peN", "") X(PE_AN, "peN", "an") X(PER_AN, "per", "an")                \
  X(KE, "ke", "") X(KE_AN, "ke", "an") X(AN, "", "an")                         \
  X(SE, "se", "") X(SE_NYA, "se", "nya") X(NYA, "", "nya")                     \
  X(SE_AN, "se", "an") X(KEBER_AN, "keber", "an") X(KETER_AN, "keter", "an")   \
  X(BERPE, "berpeN", "") X(BERPE_AN, "berpeN", "an")                           \
  X(BERKE_AN, "berke", "an") X(SEPE, "sepeN", "") X(NG, "ng", "")
// clang-format on

#define WARTA_ENUM_AFFIX(id, prefix, suffix) WARTA_AFFIX_##id,

typedef enum { WARTA_AFFIX_LIST(WARTA_ENUM_AFFIX) WARTA_N_AFFIXES } WartaAffix;

/// Bit of `affixes` beside the pattern: the stem is doubled.
enum { WARTA_AFFIX_DOUBLED = 0x80, WARTA_AFFIX_MASK = 0x7f };

/// Longest word that is analysed, with its NUL; a longer one has no affixes.
enum { WARTA_MORPH_MAX = 64 };

/// Prefix and suffix of a pattern, e.g. {"meN", "kan"}.
extern const char *const warta_affix_names[WARTA_N_AFFIXES][2];

/// Root lexicon, exceptions and rules; immutable.
typedef struct WartaMorphImpl WartaMorph;

/// What is known of a word by its form alone.
typedef struct {
  /// The root, as the treebanks' lemma: "mempertimbangkan" -> "timbang",
  /// "berlari-lari" -> "lari"; the word itself when it has no affixes.
  char root[WARTA_MORPH_MAX];
  /// The active verb.  Of a word with verbal affixes or a bare verb root:
  /// "dituduh" -> "menuduh", "terbukti" -> "terbukti", "tulis" -> "menulis",
  /// "kata" -> "mengatakan", "berlari" -> "berlari", "datang" -> "datang".
  /// Of a noun what it is an act of: "penangkapan" -> "menangkap",
  /// "pertemuan" -> "bertemu".  Else the word itself.
  char active[WARTA_MORPH_MAX];
  uint8_t affixes; ///< WartaAffix, perhaps with WARTA_AFFIX_DOUBLED
  uint8_t voice;   ///< WartaVoice by form; bare roots have none
  bool known;      ///< The root stands in the lexicon
} WartaMorphResult;

/// Load from the data folder.
WartaMorph *warta_morph_load(const char *dir, GError **error);

/// Free; NULL is allowed.
void warta_morph_free(WartaMorph *morph);

/// Analyse `lower`, a word in lower case of `length` bytes.  Total: any bytes
/// will do, and when the word is too long `root` and `active` are "".
void warta_morph_analyze(const WartaMorph *morph, const char *lower,
                         uint32_t length, WartaMorphResult *result);

/// Return the lemma of a word with this tag, `result->root` or `lower`: names
/// and function words stay as they are.
const char *warta_morph_lemma(const WartaMorph *morph,
                              const WartaMorphResult *result, const char *lower,
                              WartaUpos upos);

/// Results per word type, of one worker; grows to a bound.
typedef struct WartaMorphCacheImpl WartaMorphCache;

/// Return an empty cache.  The analyser is borrowed.
WartaMorphCache *warta_morph_cache_new(const WartaMorph *morph);

/// Free; NULL is allowed.
void warta_morph_cache_free(WartaMorphCache *cache);

/// As warta_morph_analyze(); the result is valid until the next call.
const WartaMorphResult *warta_morph_cache_get(WartaMorphCache *cache,
                                              const char *lower,
                                              uint32_t length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaMorph, warta_morph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaMorphCache, warta_morph_cache_free)
