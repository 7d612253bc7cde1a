// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/classes.h"

#include <wartagraf/wartagraf.h>

G_STATIC_ASSERT(sizeof(WartaClassSlot) == 8);

bool
warta_classes_open(WartaClasses *classes, const WartaModelFile *file,
                   GError **error)
{
  size_t n = 0;
  classes->slots = warta_model_file_section(file, "classes",
                                            sizeof(WartaClassSlot), &n, error);
  if (!classes->slots) {
    return false;
  }
  bool empty = false;
  for (size_t i = 0; i < n && !empty; ++i) {
    empty = classes->slots[i].check == 0;
  }
  if (n == 0 || (n & (n - 1)) != 0 || n > UINT32_MAX / 2 || !empty) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "table of word classes is damaged; train the models anew");
    return false;
  }
  classes->mask = (uint32_t)n - 1;
  return true;
}

static const WartaClassSlot *
find_slot(const WartaClasses *classes, uint64_t word)
{
  const uint32_t check = (uint32_t)(word >> 32) | 1;
  uint32_t at = (uint32_t)word & classes->mask;
  while (classes->slots[at].check != 0 && classes->slots[at].check != check) {
    at = (at + 1) & classes->mask;
  }
  return &classes->slots[at];
}

void
warta_classes_apply(const WartaClasses *classes, WartaInput *input)
{
  const WartaClassSlot *slot = classes ? find_slot(classes, input->word) : NULL;
  if (slot && slot->check) {
    input->fine = warta_spread(9000U + slot->fine);
    input->coarse = warta_spread(19000U + slot->coarse);
    return;
  }
  input->fine = input->affix;
  input->coarse = input->affix + input->shape;
}
