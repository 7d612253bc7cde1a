// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "event/event.h"

#include "event/scene.h"

typedef void (*Pass)(WartaScene *s);

/// In this order; see scene.h.
static const Pass passes[] = {
    warta_pass_predicates, warta_pass_clauses,     warta_pass_roles,
    warta_pass_quotes,     warta_pass_subjects,    warta_pass_nominals,
    warta_pass_places,     warta_pass_decisions,   warta_pass_empty_nominals,
    warta_pass_speakers,   warta_pass_attribution, warta_pass_modality,
    warta_pass_times,      warta_pass_judgements,  warta_pass_output,
    warta_pass_modes,      warta_pass_figures,     warta_pass_leftovers,
};

void
warta_find_events(WartaDocument *doc, const WartaFrames *frames)
{
  WartaScene scene = {0};
  warta_scene_open(&scene, doc, frames);
  for (size_t i = 0; i < G_N_ELEMENTS(passes); ++i) {
    passes[i](&scene);
  }
  warta_scene_close(&scene);
}
