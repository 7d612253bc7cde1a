// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/tagkeys.h"

#include "lang/keys.h"
#include "lang/tagset.h"

static uint32_t
own_keys(const WartaInput *in, uint64_t *k)
{
  k[0] = warta_key1(1, in->word);
  k[1] = warta_key1(6, in->suffix[0]);
  k[2] = warta_key1(7, in->suffix[1]);
  k[3] = warta_key1(8, in->suffix[2]);
  k[4] = warta_key1(9, in->prefix[0]);
  k[5] = warta_key1(10, in->prefix[1]);
  k[6] = warta_key1(11, in->prefix[2]);
  k[7] = warta_key1(12, in->shape);
  k[8] = warta_key1(13, in->affix);
  k[9] = warta_key2(14, in->affix, in->shape);
  k[10] = warta_key2(26, in->prefix[1], in->suffix[1]);
  k[11] = warta_key1(27, in->fine);
  return WARTA_TAG_OWN_KEYS;
}

uint32_t
warta_tag_place_keys(const WartaInput *word, WartaPlace place, uint64_t *keys)
{
  switch (place) {
  case WARTA_PLACE_LEFT:
    keys[0] = warta_key1(2, word->word);
    keys[1] = warta_key1(15, word->suffix[1]);
    return WARTA_TAG_SIDE_KEYS;
  case WARTA_PLACE_RIGHT:
    keys[0] = warta_key1(3, word->word);
    keys[1] = warta_key1(16, word->suffix[1]);
    return WARTA_TAG_SIDE_KEYS;
  case WARTA_PLACE_FAR_LEFT:
    keys[0] = warta_key1(4, word->word);
    return WARTA_TAG_FAR_KEYS;
  case WARTA_PLACE_FAR_RIGHT:
    keys[0] = warta_key1(5, word->word);
    return WARTA_TAG_FAR_KEYS;
  default:
    return own_keys(word, keys);
  }
}

void
warta_tag_pair_keys(const WartaInput *in, uint64_t *keys)
{
  const WartaInput *l = in - 1;
  const WartaInput *r = in + 1;
  uint64_t *k = keys;
  *k++ = warta_key2(17, l->shape, in->shape);
  *k++ = warta_key2(18, in->shape, r->shape);
  *k++ = warta_key2(19, l->word, in->word);
  *k++ = warta_key2(20, in->word, r->word);
  *k++ = warta_key2(21, l->word, r->word);
  *k++ = warta_key2(22, in->affix, r->affix);
  *k++ = warta_key2(23, l->affix, in->affix);
  *k++ = warta_key3(24, l->shape, in->shape, r->shape);
  *k++ = warta_key2(25, warta_spread(in->name), in->shape);
  *k++ = warta_key2(28, l->fine, in->affix);
  *k++ = warta_key2(29, r->fine, in->affix);
  *k++ = warta_key2(30, l->coarse, in->fine);
  *k++ = warta_key2(50, in->fine, r->coarse);
}

void
warta_tag_word_keys(const WartaInput *in, uint64_t *keys)
{
  uint64_t *k = keys;
  k += warta_tag_place_keys(in, WARTA_PLACE_OWN, k);
  k += warta_tag_place_keys(in - 1, WARTA_PLACE_LEFT, k);
  k += warta_tag_place_keys(in + 1, WARTA_PLACE_RIGHT, k);
  k += warta_tag_place_keys(in - 2, WARTA_PLACE_FAR_LEFT, k);
  k += warta_tag_place_keys(in + 2, WARTA_PLACE_FAR_RIGHT, k);
  warta_tag_pair_keys(in, k);
}

void
warta_tag_history_keys(const WartaInput *in, uint8_t before, uint8_t before2,
                       uint64_t *keys)
{
  const uint64_t t1 = warta_spread(before);
  const uint64_t t2 = warta_spread(before2 + 64U);
  uint64_t *k = keys;
  *k++ = warta_key1(31, t1);
  *k++ = warta_key2(32, t1, t2);
  *k++ = warta_key2(33, t1, in->word);
  *k++ = warta_key2(34, t1, in[1].word);
  *k++ = warta_key2(35, t1, in->suffix[1]);
  *k++ = warta_key2(36, t1, in->affix);
  *k++ = warta_key2(37, t1, in->shape);
  *k++ = warta_key2(38, t2, in->word);
  *k++ = warta_key3(39, t1, in->affix, in[1].affix);
  *k++ = warta_key3(40, t1, in->fine, in[1].coarse);
}

void
warta_tag_icon_keys(const WartaInput *in, const uint8_t *tags, uint64_t *keys)
{
  const uint64_t t = warta_spread(tags[0]);
  const uint64_t l = warta_spread(tags[-1]);
  const uint64_t r = warta_spread(tags[1]);
  uint64_t *k = keys;
  *k++ = warta_key1(41, t);
  *k++ = warta_key2(42, t, in->word);
  *k++ = warta_key2(43, t, in->affix);
  *k++ = warta_key2(44, t, in->suffix[1]);
  *k++ = warta_key3(45, l, t, r);
  *k++ = warta_key3(46, t, r, in->word);
}
