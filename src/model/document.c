// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "model/document.h"

#include <glib.h>
#include <string.h>

#define NAME_IOB(id, name) [WARTA_IOB_##id] = (name),
#define NAME_UPOS(id, name) [WARTA_UPOS_##id] = (name),
#define NAME_VOICE(id, name) [WARTA_VOICE_##id] = (name),
#define NAME_ICON(id, name) [WARTA_ICON_##id] = (name),
#define NAME_REL(id, name) [WARTA_REL_##id] = (name),

const char *const warta_iob_names[WARTA_N_IOB] = {WARTA_IOB_LIST(NAME_IOB)};
#define NAME_FIGURE(id, name) name,
const char *const warta_figure_names[WARTA_N_FIGURES] = {
    WARTA_FIGURE_LIST(NAME_FIGURE)};
const char *const warta_upos_names[WARTA_N_UPOS] = {WARTA_UPOS_LIST(NAME_UPOS)};
const char *const warta_voice_names[WARTA_N_VOICES] = {
    WARTA_VOICE_LIST(NAME_VOICE)};
const char *const warta_icon_names[WARTA_N_ICON] = {WARTA_ICON_LIST(NAME_ICON)};
const char *const warta_rel_names[WARTA_N_RELS] = {WARTA_REL_LIST(NAME_REL)};

WartaRel
warta_rel_universal(WartaRel rel)
{
  // Subtypes stand right behind their relation.
  while (strchr(warta_rel_names[rel], ':') != NULL) {
    --rel;
  }
  return rel;
}

WartaDocument *
warta_document_new(void)
{
  WartaArena *arena = warta_arena_new();
  WartaDocument *doc = warta_arena_array(arena, WartaDocument, 1);
  doc->arena = arena;
  return doc;
}

void
warta_document_free(WartaDocument *doc)
{
  if (doc != NULL) {
    warta_arena_free(doc->arena);
  }
}

char *
warta_document_dup_span(const WartaDocument *doc, WartaSpan span)
{
  return g_strndup(doc->text + span.begin, warta_span_length(span));
}
