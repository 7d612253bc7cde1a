// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Views of the layers for callers of the library.

#include "export/view.h"

const char *const warta_role_names[WARTA_N_ROLES] = {
    [WARTA_ROLE_AGENT] = "agent",         [WARTA_ROLE_TARGET] = "target",
    [WARTA_ROLE_RECIPIENT] = "recipient", [WARTA_ROLE_PLACE] = "place",
    [WARTA_ROLE_SOURCE] = "source",
};

const char *const warta_polarity_names[WARTA_NEGATED + 1] = {
    [WARTA_AFFIRMED] = "Affirmed",
    [WARTA_NEGATED] = "Negated",
};

const char *const warta_factuality_names[WARTA_DEMANDED + 1] = {
    [WARTA_ASSERTED] = "Asserted", [WARTA_ALLEGED] = "Alleged",
    [WARTA_PLANNED] = "Planned",   [WARTA_POSSIBLE] = "Possible",
    [WARTA_DEMANDED] = "Demanded",
};

const WartaEntity *
warta_view_entity(const WartaDocument *doc, const WartaArgument *argument)
{
  const uint32_t entity = doc->participants[argument->participant].entity;
  return entity == WARTA_NONE ? NULL : &doc->entities[entity];
}

/// Return the `nth` filled role of the event, or NULL behind the last.
static const WartaArgument *
find_role(const WartaDocument *doc, const WartaEvent *event, size_t nth)
{
  for (uint32_t i = event->first_argument; i < event->end_argument; ++i) {
    if (warta_view_entity(doc, &doc->arguments[i]) != NULL && nth-- == 0) {
      return &doc->arguments[i];
    }
  }
  return NULL;
}

size_t
warta_document_n_events(const WartaDocument *document)
{
  g_return_val_if_fail(document != NULL, 0);
  return document->n_events;
}

void
warta_document_event(const WartaDocument *document, size_t index,
                     WartaEventView *view)
{
  g_return_if_fail(document != NULL && index < document->n_events);
  const WartaEvent *event = &document->events[index];
  size_t n_roles = 0;
  while (find_role(document, event, n_roles) != NULL) {
    ++n_roles;
  }
  *view = (WartaEventView){
      .trigger = {warta_text_map_char(document->map, event->trigger.begin),
                  warta_text_map_char(document->map, event->trigger.end)},
      .action = event->action,
      .event_class = event->event_class,
      .polarity = warta_polarity_names[event->polarity],
      .factuality = warta_factuality_names[event->factuality],
      .time = event->time == WARTA_NONE
                  ? NULL
                  : document->times[event->time].value.iso,
      .confidence = (double)event->confidence,
      .n_roles = n_roles,
  };
}

void
warta_document_role(const WartaDocument *document, size_t index, size_t role,
                    WartaRoleView *view)
{
  g_return_if_fail(document != NULL && index < document->n_events);
  const WartaArgument *argument =
      find_role(document, &document->events[index], role);
  g_return_if_fail(argument != NULL);
  const WartaEntity *entity = warta_view_entity(document, argument);
  g_return_if_fail(entity != NULL);
  *view = (WartaRoleView){
      .role = warta_role_names[argument->role],
      .label = entity->label,
      .iri = entity->slug,
      .actor = entity->actor,
  };
}
