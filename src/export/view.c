// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Views of the layers for callers of the library.

#include "export/view.h"

#include "model/calendar.h"

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

const char *const warta_auxiliary_mode_names[WARTA_N_AUXILIARY_MODES] = {
    [WARTA_AUXILIARY_HISTORICAL] = "historical",
    [WARTA_AUXILIARY_FUTURE] = "future",
    [WARTA_AUXILIARY_HYPOTHETICAL] = "hypothetical",
    [WARTA_AUXILIARY_NEGATED] = "negated",
};

enum { DAYS_OF_YEAR = 365, DECEMBER = 12, LAST_DAY = 31 };

/// Return the number of the last day of a date that may lack month or day.
static int32_t
last_day(WartaDate date)
{
  return warta_day_number(date.year, date.month != 0 ? date.month : DECEMBER,
                          date.day != 0 ? date.day : LAST_DAY);
}

static bool
long_past(const WartaDocument *doc, const WartaEvent *event)
{
  if (event->time >= doc->n_times || doc->anchor.year == 0) {
    return false;
  }
  const WartaTimeValue *value = &doc->times[event->time].value;
  const WartaDate end = value->end.year != 0 ? value->end : value->begin;
  return end.year != 0 && last_day(doc->anchor) - last_day(end) > DAYS_OF_YEAR;
}

bool
warta_view_auxiliary_mode(const WartaDocument *doc, const WartaEvent *event,
                          WartaAuxiliaryMode mode)
{
  const WartaFactuality factuality = event->factuality;
  switch (mode) {
  case WARTA_AUXILIARY_HISTORICAL:
    return factuality <= WARTA_ALLEGED &&
           (event->historical || long_past(doc, event));
  case WARTA_AUXILIARY_FUTURE:
    return factuality == WARTA_PLANNED;
  case WARTA_AUXILIARY_HYPOTHETICAL:
    return factuality == WARTA_POSSIBLE || factuality == WARTA_DEMANDED;
  default:
    return event->polarity == WARTA_NEGATED;
  }
}

uint32_t
warta_view_figures(const WartaDocument *doc, uint32_t event)
{
  uint32_t first = 0;
  uint32_t end = doc->n_figures;
  while (first < end) {
    const uint32_t middle = first + (end - first) / 2;
    if (doc->figures[middle].event < event) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return first;
}

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
