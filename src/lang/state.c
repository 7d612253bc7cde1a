// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/state.h"

#include "lang/keys.h"

#include <string.h>

void
warta_node_set(WartaNode *node, const WartaInput *input, uint8_t tag,
               uint32_t marks)
{
  memset(node, 0, sizeof(*node));
  node->tag = warta_spread(tag);
  node->word = input->word;
  node->both = input->word + node->tag * 3;
  node->affix = input->affix;
  node->suffix = input->suffix[1];
  node->fine = input->fine;
  node->coarse = input->coarse;
  node->mark = warta_spread(marks);
  node->name = warta_spread(input->name);
  node->head = -1;
}

static void
set_special(WartaNode *node, uint64_t number)
{
  memset(node, 0, sizeof(*node));
  node->word = warta_spread(1000 + number);
  node->tag = warta_spread(1100 + number);
  node->both = warta_spread(1200 + number);
  node->affix = node->word;
  node->suffix = node->word;
  node->fine = node->word;
  node->coarse = node->word;
  node->mark = warta_spread(0);
  node->name = warta_spread(0);
  node->label = warta_spread(1300 + number);
  node->head = -1;
}

void
warta_state_start(WartaState *state)
{
  const int32_t none = state->n + 1;
  set_special(&state->nodes[state->n], 0);
  set_special(&state->nodes[none], 1);
  state->nodes[state->n].marks =
      state->n > 0 ? state->nodes[state->n - 1].marks : 0;
  for (int32_t i = 0; i <= none; ++i) {
    WartaNode *node = &state->nodes[i];
    node->left[0] = node->left[1] = none;
    node->right[0] = node->right[1] = none;
  }
  state->depth = 0;
  state->next = 0;
}

void
warta_state_move(WartaState *state, WartaMove move, uint8_t rel)
{
  if (move == WARTA_SHIFT) {
    state->stack[state->depth++] = state->next++;
    return;
  }
  int32_t head = 0;
  int32_t child = 0;
  warta_state_arc(state, move, &head, &child);
  WartaNode *parent = &state->nodes[head];
  WartaNode *node = &state->nodes[child];
  node->head = head;
  node->rel = rel;
  node->label = warta_spread(2000U + rel);
  const uint64_t bit = UINT64_C(1) << (rel & 63);
  if (move == WARTA_LEFT) {
    parent->left[1] = parent->left[0];
    parent->left[0] = child;
    parent->left_set += parent->left_bits & bit ? 0 : node->label;
    parent->left_bits |= bit;
    ++parent->n_left;
  } else {
    parent->right[1] = parent->right[0];
    parent->right[0] = child;
    parent->right_set += parent->right_bits & bit ? 0 : node->label;
    parent->right_bits |= bit;
    ++parent->n_right;
  }
  --state->depth;
}

static inline uint64_t
distance(int32_t from, int32_t to)
{
  const int32_t d = to - from;
  return (uint64_t)(d < 6 ? d : d < 11 ? 6 : 7);
}

static inline uint64_t
valency(const WartaNode *node)
{
  const uint64_t l = node->n_left < 3 ? node->n_left : 3;
  const uint64_t r = node->n_right < 3 ? node->n_right : 3;
  return l * 4 + r;
}

static inline uint64_t
same_name(const WartaNode *a, const WartaNode *b)
{
  return a->name_id && a->name_id == b->name_id;
}

// NOLINTBEGIN(readability-function-size): tables of templates

void
warta_move_keys(const WartaState *s, uint64_t *keys)
{
  const WartaNode *const nodes = s->nodes;
  const int32_t none = s->n + 1;
  const int32_t depth = s->depth;
  const int32_t i0 = depth > 0 ? s->stack[depth - 1] : none;
  const int32_t i1 = depth > 1 ? s->stack[depth - 2] : none;
  const WartaNode *s0 = &nodes[i0];
  const WartaNode *s1 = &nodes[i1];
  const WartaNode *s2 = &nodes[depth > 2 ? s->stack[depth - 3] : none];
  const WartaNode *b0 = &nodes[s->next];
  const WartaNode *b1 = &nodes[s->next < s->n ? s->next + 1 : none];
  const WartaNode *b2 = &nodes[s->next + 1 < s->n ? s->next + 2 : none];
  const WartaNode *s0l = &nodes[s0->left[0]];
  const WartaNode *s0r = &nodes[s0->right[0]];
  const WartaNode *s1l = &nodes[s1->left[0]];
  const WartaNode *s1r = &nodes[s1->right[0]];
  const WartaNode *b0l = &nodes[b0->left[0]];
  const uint64_t near =
      warta_spread(3000U + distance(i0, s->next) + 8 * distance(i1, i0) +
                   64 * same_name(s0, b0) + 128 * same_name(s1, s0));
  const uint64_t size = warta_spread(3300U + valency(s0) + 16 * valency(b0));
  const uint64_t size1 = warta_spread(3600U + valency(s1) + 16 * valency(s0));
  const uint64_t d0 = warta_spread(3900U + distance(i0, s->next));
  const uint64_t d1 = warta_spread(3910U + distance(i1, i0));
  const uint64_t marks =
      warta_spread(4000U + (b0->marks != s0->marks ? 1U : 0) +
                   (s0->marks != s1->marks ? 2U : 0));

  uint64_t *k = keys;
  *k++ = warta_key1(101, s0->both);
  *k++ = warta_key1(102, s0->word);
  *k++ = warta_key1(103, s1->both);
  *k++ = warta_key1(104, s1->word);
  *k++ = warta_key1(105, b0->both);
  *k++ = warta_key1(106, b0->word);
  *k++ = warta_key1(107, b1->both);
  *k++ = warta_key2(108, b2->word, b1->tag);
  *k++ = warta_key2(109, s2->word, s1->tag);
  *k++ = warta_key2(110, s0->both, b0->both);
  *k++ = warta_key2(111, s0->both, b0->tag);
  *k++ = warta_key2(112, s0->tag, b0->both);
  *k++ = warta_key2(113, s0->word, b0->word);
  *k++ = warta_key3(114, s0->tag, b0->tag, b1->tag);
  *k++ = warta_key2(115, s1->both, s0->both);
  *k++ = warta_key2(116, s1->both, s0->tag);
  *k++ = warta_key2(117, s1->tag, s0->both);
  *k++ = warta_key2(118, s1->tag, s0->tag);
  *k++ = warta_key3(119, s1->both, s0->tag, b0->tag);
  *k++ = warta_key3(120, s1->tag, s0->both, b0->tag);
  *k++ = warta_key3(121, s1->tag, s0->tag, b0->both);
  *k++ = warta_key3(122, s1->tag, s0->tag, b0->tag);
  *k++ = warta_key4(123, s1->tag, s0->tag, b0->tag, b1->tag);
  *k++ = warta_key3(124, s2->tag, s1->tag, s0->tag);
  *k++ = warta_key4(125, s2->tag, s1->tag, s0->tag, b0->tag);
  *k++ = warta_key3(126, b0->tag, b1->tag, b2->tag);
  *k++ = warta_key4(127, s0->tag, b0->tag, b1->tag, b2->tag);
  *k++ = warta_key2(128, b0->both, b1->both);
  *k++ = warta_key3(129, s0->tag, b0->tag, s0l->tag);
  *k++ = warta_key3(130, s0->tag, b0->tag, s0r->tag);
  *k++ = warta_key3(131, s0->tag, b0->tag, b0l->tag);
  *k++ = warta_key3(132, s1->tag, s0->tag, s1l->tag);
  *k++ = warta_key3(133, s1->tag, s0->tag, s1r->tag);
  *k++ = warta_key3(134, s1->tag, s0->tag, s0l->both);
  *k++ = warta_key3(135, s1->tag, s0->tag, s0r->tag);
  *k++ = warta_key3(136, s1->both, s0l->word, s0->tag);
  *k++ = warta_key3(137, s1->word, s0l->word, s0->word);
  *k++ = warta_key3(138, s0->tag, b0->tag, s0r->word);
  *k++ = warta_key3(139, s0->tag, b0l->both, b0->tag);
  *k++ = warta_key3(140, s0->tag, s0->left_set, s0->right_set);
  *k++ = warta_key3(141, s1->tag, s1->left_set, s1->right_set);
  *k++ = warta_key4(142, s0->tag, s0->left_set, s0->right_set, b0->tag);
  *k++ = warta_key4(143, s1->tag, s1->right_set, s0->tag, s0l->label);
  *k++ = warta_key4(144, s1->tag, s1->left_set, s0->tag, b0->tag);
  *k++ = warta_key4(145, s0->tag, b0->tag, b0->left_set, s0->left_set);
  *k++ = warta_key3(146, s0->both, s0->left_set, s0->right_set);
  *k++ = warta_key3(147, s1->both, s1->left_set, s1->right_set);
  *k++ = warta_key3(148, s0->tag, b0->tag, size);
  *k++ = warta_key3(149, s1->tag, s0->tag, size1);
  *k++ = warta_key3(150, s0->both, d0, b0->tag);
  *k++ = warta_key3(151, s1->both, d1, s0->tag);
  *k++ = warta_key4(152, s1->tag, s0->tag, b0->tag, near);
  *k++ = warta_key3(153, s0->tag, b0->tag, b0->mark);
  *k++ = warta_key4(154, s1->tag, s0->tag, b0->tag, b0->mark);
  *k++ = warta_key4(155, s1->tag, s0->tag, s0->mark, marks);
  *k++ = warta_key4(156, s1->tag, s0->tag, b0->mark, marks);
  *k++ = warta_key3(157, b0->mark, b1->mark, b0->tag);
  *k++ = warta_key4(158, s0->affix, s0->tag, b0->affix, b0->tag);
  *k++ = warta_key4(159, s1->affix, s1->tag, s0->affix, s0->tag);
  *k++ = warta_key4(160, s0->suffix, s0->tag, b0->suffix, b0->tag);
  *k++ = warta_key4(161, s1->suffix, s1->tag, s0->suffix, s0->tag);
  *k++ = warta_key4(162, s0->name, b0->name, s0->tag, near);
  *k++ = warta_key4(163, s1->name, s0->name, b0->name, s1->tag);
  *k++ = warta_key3(164, s1->word, s0->word, b0->tag);
  *k++ = warta_key4(165, s0->tag, b0->both, s0->right_set, b1->tag);
  *k++ = warta_key3(167, s0->fine, b0->fine, d0);
  *k++ = warta_key3(168, s1->fine, s0->fine, d1);
  *k++ = warta_key4(169, s1->fine, s0->tag, s0l->word, b0->tag);
  *k++ = warta_key4(170, s1->coarse, s0->coarse, b0->coarse, d1);
  *k++ = warta_key3(171, s0->coarse, b0->coarse, b1->coarse);
  *k++ = warta_key3(172, s1->coarse, s0l->word, s0->coarse);
  *k++ = warta_key4(166, s1->word, s1->right_set, s0->tag, s0l->word);
}

void
warta_label_keys(const WartaState *s, int32_t head, int32_t child,
                 uint64_t *keys)
{
  const WartaNode *const nodes = s->nodes;
  const int32_t none = s->n + 1;
  const WartaNode *h = &nodes[head];
  const WartaNode *d = &nodes[child];
  const WartaNode *dl = &nodes[d->left[0]];
  const WartaNode *dl2 = &nodes[d->left[1]];
  const WartaNode *dr = &nodes[d->right[0]];
  const WartaNode *before = &nodes[child > 0 ? child - 1 : none];
  const WartaNode *after = &nodes[child + 1 < s->n ? child + 1 : none];
  const WartaNode *hb = &nodes[head > 0 ? head - 1 : none];
  const WartaNode *ha = &nodes[head < s->n ? head + 1 : none];
  const bool left = child < head;
  const WartaNode *sibling = &nodes[left ? h->left[0] : h->right[0]];
  const uint64_t side_set = left ? h->left_set : h->right_set;
  const uint64_t gap = left ? distance(child, head) : 8 + distance(head, child);
  const uint64_t side = warta_spread(5000U + (left ? 1U : 0));
  const uint64_t span = warta_spread(5100U + gap + 16 * same_name(h, d) +
                                     (h->marks != d->marks ? 32U : 0));
  const uint64_t dt = d->tag + side * 5;

  uint64_t *k = keys;
  *k++ = warta_key1(201, dt);
  *k++ = warta_key2(202, d->both, side);
  *k++ = warta_key2(203, h->both, side);
  *k++ = warta_key2(204, h->tag, dt);
  *k++ = warta_key2(205, h->both, dt);
  *k++ = warta_key3(206, h->tag, d->both, side);
  *k++ = warta_key3(207, h->both, d->both, side);
  *k++ = warta_key2(208, h->word, d->word);
  *k++ = warta_key3(209, h->tag, dt, span);
  *k++ = warta_key2(210, dt, span);
  *k++ = warta_key3(211, h->tag, dt, dl->tag);
  *k++ = warta_key3(212, h->tag, dt, dl->word);
  *k++ = warta_key3(213, h->both, dt, dl->word);
  *k++ = warta_key3(214, d->word, dl->word, side);
  *k++ = warta_key3(215, h->tag, dt, dl2->word);
  *k++ = warta_key3(216, h->tag, dt, dr->both);
  *k++ = warta_key3(217, h->tag, dt, dr->label);
  *k++ = warta_key3(218, h->tag, dt, d->left_set);
  *k++ = warta_key4(219, h->tag, dt, d->left_set, d->right_set);
  *k++ = warta_key3(220, h->tag, dt, side_set);
  *k++ = warta_key3(221, h->both, dt, side_set);
  *k++ = warta_key4(222, h->tag, dt, h->left_set, h->right_set);
  *k++ = warta_key3(223, h->tag, dt, sibling->label);
  *k++ = warta_key3(224, h->tag, dt, sibling->tag);
  *k++ = warta_key3(225, h->both, dt, sibling->label);
  *k++ = warta_key3(226, h->tag, dt, before->tag);
  *k++ = warta_key3(227, h->tag, dt, after->tag);
  *k++ = warta_key3(228, dt, before->tag, after->tag);
  *k++ = warta_key2(229, dt, before->word);
  *k++ = warta_key2(230, dt, after->word);
  *k++ = warta_key3(231, h->tag, dt, hb->tag);
  *k++ = warta_key3(232, h->tag, dt, ha->tag);
  *k++ = warta_key4(233, h->tag, dt, hb->word, side);
  *k++ = warta_key3(234, dt, d->affix, h->affix);
  *k++ = warta_key3(235, dt, d->suffix, h->tag);
  *k++ = warta_key3(236, dt, h->suffix, h->tag);
  *k++ = warta_key3(237, dt, h->affix, h->tag);
  *k++ = warta_key3(238, h->tag, dt, d->mark);
  *k++ = warta_key4(239, h->tag, dt, after->mark, d->mark);
  *k++ = warta_key4(240, h->tag, dt, h->mark, ha->mark);
  *k++ = warta_key4(241, h->name, d->name, dt, span);
  *k++ = warta_key3(242, d->name, dt, h->word);
  *k++ = warta_key4(243, dt, dl->label, dl->word, h->affix);
  *k++ = warta_key4(244, h->word, dt, dl->label, span);
  *k++ = warta_key4(245, dt, h->tag, d->left_set, h->left_set);
  *k++ = warta_key3(247, h->fine, d->fine, side);
  *k++ = warta_key3(248, h->fine, dt, dl->word);
  *k++ = warta_key3(249, h->tag, d->fine, dl->word);
  *k++ = warta_key4(250, h->coarse, d->coarse, dl->word, side);
  *k++ = warta_key3(251, h->fine, dt, side_set);
  *k++ = warta_key3(252, h->coarse, d->coarse, span);
  *k++ = warta_key3(246, d->word, before->word, side);
}

// NOLINTEND(readability-function-size)
