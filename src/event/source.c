// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Which of those who might have said it is the source of an event: the rules'
/// answer weighed against the others by learned weights.

#include "event/source.h"
#include "event/pair.h"

static const char *const way_names[] = {"reported", "above", "quoted",
                                        "beside",   "relay", "near"};

void
warta_speakers_add(const WartaScene *s, WartaSpeakers *speakers, uint32_t token,
                   WartaWay way, uint32_t reporter)
{
  if (token == WARTA_NONE) {
    return;
  }
  const uint32_t unit = warta_phrase_unit(s, token);
  for (uint32_t i = 0; i < speakers->n; ++i) {
    WartaSpeaker *known = &speakers->all[i];
    if (known->unit == unit) {
      known->ways |= 1U << way;
      known->reporter =
          known->reporter == WARTA_NONE ? reporter : known->reporter;
      return;
    }
  }
  if (speakers->n < WARTA_MAX_SPEAKERS) {
    speakers->all[speakers->n++] =
        (WartaSpeaker){token, unit, reporter, 1U << way};
  }
}

static WartaPiece
piece_of_ways(uint32_t ways, char *text, size_t size)
{
  text[0] = '\0';
  for (size_t i = 0; i < G_N_ELEMENTS(way_names); ++i) {
    if (ways & (1U << i)) {
      g_strlcat(text, text[0] == '\0' ? "" : "+", size);
      g_strlcat(text, way_names[i], size);
    }
  }
  return warta_piece(text);
}

/// What is said of the event whoever the speaker is.
typedef struct {
  WartaAsker asker;
  WartaPiece quoted;
  WartaPiece says; ///< Whether it is speech itself, or about the speech
  WartaPiece rule;
  WartaPiece above; ///< What it hangs on
} Event;

static Event
describe(const WartaScene *s, const WartaPredicate *p, const WartaSlot *ruled)
{
  const bool says = (p->frame->flags & WARTA_FRAME_SAY) != 0;
  return (Event){
      .asker = warta_asker(s, p),
      .quoted = warta_piece(s->quote[p->token] == WARTA_NONE ? "-" : "quoted"),
      .says = warta_piece(p->speech  ? "speech"
                          : p->aside ? "aside"
                          : says     ? "say"
                                     : "-"),
      .rule = warta_piece(ruled->token == WARTA_NONE ? "-" : ruled->rule),
      .above = warta_piece(warta_rel_names[warta_token_at(s, p->token)->rel]),
  };
}

static void
no_speaker_features(const Event *e, WartaFeatures *f)
{
  const WartaAsker *a = &e->asker;
  warta_features_clear(f, WARTA_TASK_SOURCE);
  warta_features_add(f, WARTA_FEATURE_NONE, NULL, NULL, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_RULE, &e->rule, &a->link, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_QUOTED, &e->quoted, &e->rule, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_SAYS, &e->says, &e->rule, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_LINK, &a->link, &a->form, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_MARK, &a->mark, &e->rule, NULL);
  warta_features_add(f, WARTA_FEATURE_NONE_ABOVE, &e->above, &e->rule, NULL);
}

static void
speaker_features(const WartaScene *s, const WartaPredicate *p, const Event *e,
                 const WartaSpeaker *speaker, const WartaSlot *ruled,
                 WartaFeatures *f)
{
  char text[64];
  const WartaAsker *a = &e->asker;
  const WartaPiece ways = piece_of_ways(speaker->ways, text, sizeof text);
  const bool same = ruled->token != WARTA_NONE &&
                    warta_phrase_unit(s, ruled->token) == speaker->unit;
  const WartaPiece rule = warta_piece(same ? ruled->rule : "-");
  const WartaPiece own =
      warta_piece(a->agent_unit == speaker->unit ? "agent" : "-");
  const WartaPiece kind = warta_phrase_kind(s, speaker->token);
  const bool known = speaker->reporter != WARTA_NONE;
  const WartaToken *verb = known ? warta_token_at(s, speaker->reporter) : NULL;
  const WartaPiece action = warta_piece(!known         ? "-"
                                        : verb->active ? verb->active
                                                       : verb->lower);
  const WartaPiece side = warta_piece(!known                         ? "-"
                                      : speaker->reporter < p->token ? "before"
                                                                     : "after");
  warta_features_clear(f, WARTA_TASK_SOURCE);
  warta_features_add(f, WARTA_FEATURE_RULE, &rule, &e->rule, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_LINK, &rule, &a->link, &e->says);
  warta_features_add(f, WARTA_FEATURE_RULE_QUOTED, &rule, &e->quoted, &own);
  warta_features_add(f, WARTA_FEATURE_WAYS, &ways, &e->quoted, NULL);
  warta_features_add(f, WARTA_FEATURE_WAYS_LINK, &ways, &a->link, &side);
  warta_features_add(f, WARTA_FEATURE_WAYS_SAYS, &ways, &e->says, NULL);
  warta_features_add(f, WARTA_FEATURE_WAYS_ACTION, &rule, &action, NULL);
  warta_features_add(f, WARTA_FEATURE_WAYS_KIND, &rule, &kind, NULL);
  warta_features_add(f, WARTA_FEATURE_WAYS_MARK, &rule, &a->mark, &side);
  warta_features_add(f, WARTA_FEATURE_WAYS_ABOVE, &rule, &e->above, &side);
  warta_features_add(f, WARTA_FEATURE_WAYS_OWN, &ways, &own, &e->says);
  warta_features_add(f, WARTA_FEATURE_WAYS_FORM, &rule, &a->form, &a->link);
}

/// Report all options to the trainer.
static void
observe(WartaScene *s, const WartaPredicate *p, const WartaSpeakers *speakers,
        const Event *e, const WartaSlot *ruled, WartaFeatures *f)
{
  no_speaker_features(e, f);
  warta_report_option(s, f, p, WARTA_NONE, 0, 0);
  for (uint32_t i = 0; i < speakers->n; ++i) {
    const WartaSpeaker *speaker = &speakers->all[i];
    const bool is_ruled = ruled->token != WARTA_NONE &&
                          warta_phrase_unit(s, ruled->token) == speaker->unit;
    speaker_features(s, p, e, speaker, ruled, f);
    warta_report_option(s, f, p, warta_phrase_participant(s, speaker->token),
                        i + 1, is_ruled);
  }
}

WartaSlot
warta_choose_speaker(WartaScene *s, const WartaPredicate *p,
                     const WartaSpeakers *speakers, WartaSlot ruled,
                     WartaFeatures *f)
{
  const WartaDecisions *decisions = warta_frames_decisions(s->frames);
  if (p->dropped || p->silent || speakers->n == 0) {
    return ruled;
  }
  const Event e = describe(s, p, &ruled);
  if (f->names) {
    observe(s, p, speakers, &e, &ruled, f);
    return ruled;
  }
  const float threshold =
      decisions ? warta_decisions_threshold(decisions, WARTA_TASK_SOURCE, 0)
                : 0;
  if (threshold <= 0) {
    return ruled;
  }
  WartaOption options[WARTA_MAX_SPEAKERS + 1] = {{0}};
  no_speaker_features(&e, f);
  warta_decisions_score(decisions, f, options[0].score);
  for (uint32_t i = 0; i < speakers->n; ++i) {
    speaker_features(s, p, &e, &speakers->all[i], &ruled, f);
    options[i + 1].first = i + 1;
    warta_decisions_score(decisions, f, options[i + 1].score);
  }
  float probability = 0;
  const uint32_t best = warta_choose(options, speakers->n + 1, 0, &probability);
  if (probability < threshold) {
    return warta_slot(WARTA_NONE, NULL, 0);
  }
  const WartaSpeaker *speaker = &speakers->all[best - 1];
  const bool same = ruled.token != WARTA_NONE &&
                    warta_phrase_unit(s, ruled.token) == speaker->unit;
  WartaSlot slot = warta_slot(
      speaker->token, same ? ruled.rule : "learned",
      warta_decisions_confidence(decisions, WARTA_TASK_SOURCE, 0, probability));
  slot.learned = true;
  return slot;
}
