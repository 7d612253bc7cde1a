// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// An explained document as JSON.

#include "export/explain.h"
#include "export/view.h"

#include <jansson.h>

static void
set_string(json_t *object, const char *key, const char *text)
{
  if (text != NULL) {
    json_object_set_new(object, key, json_string(text));
  }
}

/// Digits of confidences.
enum { PRECISION = 4 };

static void
set_number(json_t *object, const char *key, float number)
{
  json_object_set_new(object, key, json_real((double)number));
}

/// Set where the words stand and what they are.
static void
set_words(const WartaDocument *doc, json_t *object, const char *key,
          WartaSpan span)
{
  const WartaExplainWords words = warta_explain_words(doc, span);
  json_object_set_new(object, "begin", json_integer(words.range.begin));
  json_object_set_new(object, "end", json_integer(words.range.end));
  json_object_set_new(object, key, json_stringn(words.text, words.length));
}

static json_t *
role_json(const WartaDocument *doc, const WartaArgument *argument)
{
  const WartaEntity *entity = warta_view_entity(doc, argument);
  json_t *role = json_object();
  set_string(role, "role", warta_role_names[argument->role]);
  if (entity != NULL) {
    set_string(role, "label", entity->label);
    set_string(role, "iri", entity->slug);
    json_object_set_new(role, "actor", json_boolean(entity->actor));
  }
  json_object_set_new(role, "exported", json_boolean(entity != NULL));
  set_words(doc, role, "text", doc->participants[argument->participant].span);
  set_string(role, "rule", argument->rule);
  set_number(role, "confidence", argument->confidence);
  return role;
}

static json_t *
time_json(const WartaDocument *doc, const WartaTimex *timex)
{
  json_t *time = json_object();
  set_string(time, "value", timex->value.iso);
  set_words(doc, time, "text", timex->span);
  return time;
}

/// Set what the event hangs on: its time, its quotation, the event above.
static void
set_context(const WartaDocument *doc, json_t *object, const WartaEvent *event)
{
  if (event->time != WARTA_NONE) {
    json_object_set_new(object, "time",
                        time_json(doc, &doc->times[event->time]));
  }
  if (event->parent != WARTA_NONE) {
    json_object_set_new(object, "within", json_integer(event->parent));
  }
  if (event->quote != WARTA_NONE) {
    json_t *quote = json_object();
    set_words(doc, quote, "text", doc->quotes[event->quote].span);
    json_object_set_new(object, "quotation", quote);
  }
}

static json_t *
figure_json(const WartaDocument *doc, const WartaFigure *figure)
{
  json_t *object = json_object();
  set_string(object, "property", warta_figure_names[figure->kind]);
  set_string(object, "value", figure->value);
  set_string(object, "unit", figure->unit);
  set_string(object, "currency", figure->currency);
  set_words(doc, object, "text", figure->span);
  set_string(object, "row", figure->row);
  return object;
}

/// Set mode, score and what goes with them, and the numbers.
static void
set_details(const WartaDocument *doc, json_t *object, uint32_t index)
{
  const WartaEvent *event = &doc->events[index];
  set_string(object, "mode", event->mode);
  set_string(object, "mode_row", event->mode_row);
  set_string(object, "quad_class", event->quad);
  set_string(object, "score", event->score);
  set_string(object, "cameo", event->cameo);
  json_t *modes = json_array();
  for (int i = 0; i < WARTA_N_AUXILIARY_MODES; ++i) {
    if (warta_view_auxiliary_mode(doc, event, (WartaAuxiliaryMode)i)) {
      json_array_append_new(modes, json_string(warta_auxiliary_mode_names[i]));
    }
  }
  json_object_set_new(object, "auxiliary_modes", modes);
  json_t *numbers = json_array();
  for (uint32_t f = warta_view_figures(doc, index);
       f < doc->n_figures && doc->figures[f].event == index; ++f) {
    json_array_append_new(numbers, figure_json(doc, &doc->figures[f]));
  }
  json_object_set_new(object, "numbers", numbers);
}

static json_t *
event_json(const WartaDocument *doc, uint32_t index)
{
  const WartaEvent *event = &doc->events[index];
  json_t *object = json_object();
  json_object_set_new(object, "index", json_integer(index));
  set_words(doc, object, "trigger", event->trigger);
  set_string(object, "action", event->action);
  set_string(object, "class", event->event_class);
  set_string(object, "row", event->row);
  json_object_set_new(object, "nominal", json_boolean(event->nominal));
  set_string(object, "voice",
             event->voice == WARTA_VOICE_PASSIVE ? "Passive" : "Active");
  set_details(doc, object, index);
  set_string(object, "polarity", warta_polarity_names[event->polarity]);
  set_string(object, "factuality", warta_factuality_names[event->factuality]);
  set_number(object, "confidence", event->confidence);
  set_context(doc, object, event);
  json_t *roles = json_array();
  for (uint32_t a = event->first_argument; a < event->end_argument; ++a) {
    json_array_append_new(roles, role_json(doc, &doc->arguments[a]));
  }
  json_object_set_new(object, "roles", roles);
  return object;
}

static json_t *
drop_json(const WartaDocument *doc, const WartaDrop *drop)
{
  json_t *object = json_object();
  set_words(doc, object, "text", doc->tokens[drop->token].span);
  if (drop->event != WARTA_NONE) {
    json_object_set_new(object, "event", json_integer(drop->event));
  }
  set_string(object, "reason", drop->reason);
  set_string(object, "row", drop->row);
  return object;
}

static json_t *
part_json(const WartaDocument *doc, const WartaExplainPart *part)
{
  json_t *object = json_object();
  set_words(doc, object, "text", part->sentence->span);
  set_string(object, "boilerplate",
             warta_explain_boilerplate(doc, part->sentence));
  json_t *events = json_array();
  for (uint32_t e = part->first_event; e < part->end_event; ++e) {
    json_array_append_new(events, event_json(doc, e));
  }
  json_object_set_new(object, "events", events);
  json_t *drops = json_array();
  for (uint32_t d = part->first_drop; d < part->end_drop; ++d) {
    json_array_append_new(drops, drop_json(doc, &doc->drops[d]));
  }
  json_object_set_new(object, "dropped", drops);
  return object;
}

static int
append(const char *bytes, size_t length, void *data)
{
  g_string_append_len(data, bytes, (gssize)length);
  return 0;
}

void
warta_explain_json(const WartaDocument *doc, GString *out)
{
  json_t *object = json_object();
  set_string(object, "id", doc->id);
  set_string(object, "url", doc->url);
  set_string(object, "title", doc->title);
  set_string(object, "published", doc->published);
  json_t *sentences = json_array();
  WartaExplainPart part = {0};
  for (uint32_t s = 0; s < doc->n_sentences; ++s) {
    warta_explain_part(doc, s, &part);
    json_array_append_new(sentences, part_json(doc, &part));
  }
  json_object_set_new(object, "sentences", sentences);
  json_dump_callback(object, append, out,
                     JSON_COMPACT | JSON_REAL_PRECISION(PRECISION));
  json_decref(object);
  g_string_append_c(out, '\n');
}
