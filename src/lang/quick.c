// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/quick.h"

#include "lang/keys.h"

#include <wartagraf/wartagraf.h>

bool
warta_quick_open(WartaQuick *quick, const WartaModelFile *file, GError **error)
{
  size_t n = 0;
  quick->slots =
      warta_model_file_section(file, "quick", sizeof(uint32_t), &n, error);
  if (!quick->slots) {
    return false;
  }
  bool empty = false;
  for (size_t i = 0; i < n && !empty; ++i) {
    empty = quick->slots[i] == 0;
  }
  if (n == 0 || (n & (n - 1)) != 0 || n > UINT32_MAX / 2 || !empty) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "table of quick decisions is damaged; train the models anew");
    return false;
  }
  quick->mask = (uint32_t)n - 1;
  return true;
}

uint64_t
warta_quick_move_key(const WartaState *s)
{
  const WartaNode *const nodes = s->nodes;
  const int32_t none = s->n + 1;
  const int32_t depth = s->depth;
  const WartaNode *s0 = &nodes[depth > 0 ? s->stack[depth - 1] : none];
  const WartaNode *s1 = &nodes[depth > 1 ? s->stack[depth - 2] : none];
  const WartaNode *b0 = &nodes[s->next];
  const WartaNode *b1 = &nodes[s->next < s->n ? s->next + 1 : none];
  const uint64_t more = warta_spread(
      (s0->n_right ? 1U : 0) + (s0->n_left ? 2U : 0) +
      (b0->marks != s0->marks ? 4U : 0) + (s0->marks != s1->marks ? 8U : 0) +
      (s0->name_id && s0->name_id == b0->name_id ? 16U : 0) +
      (s0->name_id && s0->name_id == s1->name_id ? 32U : 0) +
      (b0->n_left ? 64U : 0));
  return warta_spread(warta_key4(401, s1->tag, s0->tag, b0->tag, b1->tag) +
                      more);
}

uint64_t
warta_quick_label_key(const WartaState *s, int32_t head, int32_t child)
{
  const WartaNode *h = &s->nodes[head];
  const WartaNode *d = &s->nodes[child];
  const WartaNode *dl = &s->nodes[d->left[0]];
  const bool open = d->left[0] < s->n;
  const uint64_t side = warta_spread(child < head ? 1 : 2);
  return warta_spread(open ? warta_key4(402, h->tag, d->tag, side, dl->word)
                           : warta_key3(403, h->tag, d->both, side));
}

uint64_t
warta_quick_tag_key(const WartaInput *input, uint32_t layer)
{
  return warta_spread(warta_key3(404 + layer, input->word, input->shape,
                                 warta_spread(input->name)));
}
