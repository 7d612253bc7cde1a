// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What learned weights make of an event as a whole: how sure it is, and, where
/// they do better than the rules, how it is told and when it was.

#include "event/judge.h"

#include "event/pair.h"

enum { N_MOODS = 5 };

/// By negation
static const char *const mood_names[2][N_MOODS] = {
    {"asserted", "alleged", "planned", "possible", "demanded"},
    {"asserted-not", "alleged-not", "planned-not", "possible-not",
     "demanded-not"}};

/// What is said of the event whatever is asked of it.
typedef struct {
  WartaAsker asker;
  WartaPiece mood; ///< By the rules
  WartaPiece quoted;
  WartaPiece above;  ///< Its relation
  WartaPiece parent; ///< Action of the clause above
  WartaPiece effect; ///< Of the clause above
  WartaPiece upos;
  WartaPiece before; ///< The word before
  WartaPiece behind;
  WartaPiece subject;
  WartaPiece source;
} Event;

typedef struct {
  WartaScene *s;
  WartaFeatures features;
  const WartaDecisions *decisions;
} Work;

static WartaPiece
word_at(const WartaScene *s, const WartaPredicate *p, uint32_t t)
{
  const bool inside = t < s->n && warta_token_at(s, t)->sentence ==
                                      warta_token_at(s, p->token)->sentence;
  if (!inside) {
    return warta_piece("-");
  }
  const WartaToken *token = warta_token_at(s, t);
  const bool function = token->upos != WARTA_UPOS_NOUN &&
                        token->upos != WARTA_UPOS_PROPN &&
                        token->upos != WARTA_UPOS_NUM;
  return warta_piece(function ? token->lower : warta_upos_names[token->upos]);
}

static void
describe(const WartaScene *s, const WartaPredicate *p, Event *e)
{
  const WartaToken *token = warta_token_at(s, p->token);
  const WartaPredicate *parent =
      p->parent == WARTA_NONE ? NULL : warta_predicate_at(s, p->parent);
  const WartaToken *above = parent ? warta_token_at(s, parent->token) : NULL;
  e->asker = warta_asker(s, p);
  e->mood =
      warta_piece(mood_names[p->polarity == WARTA_NEGATED][p->factuality]);
  e->quoted = warta_piece(s->quote[p->token] == WARTA_NONE ? "-" : "quoted");
  e->above = warta_piece(warta_rel_names[token->rel]);
  e->parent = warta_piece(!above          ? "-"
                          : above->active ? above->active
                                          : above->lower);
  e->effect = warta_piece(
      !parent ? "-"
      : parent->frame->effect == WARTA_EFFECT_NONE
          ? "none"
          : mood_names[0][warta_effect_factuality[parent->frame->effect]]);
  e->upos = warta_piece(warta_upos_names[token->upos]);
  e->before = p->token == 0 ? warta_piece("-") : word_at(s, p, p->token - 1);
  e->behind = word_at(s, p, p->last + 1);
  e->subject = warta_piece(p->own_subject ? "own" : "-");
  e->source = warta_piece(
      p->roles[WARTA_ROLE_SOURCE][0].token == WARTA_NONE ? "-" : "said");
}

/// The features of one answer: `label` tells it from the others.
static void
add_features(const Event *e, const WartaPiece *label, WartaFeatures *f)
{
  const WartaAsker *a = &e->asker;
  warta_features_add(f, WARTA_FEATURE_BIAS, label, NULL, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_FORM, label, &a->form, &e->upos);
  warta_features_add(f, WARTA_FEATURE_RULE_LINK, label, &a->link, &a->form);
  warta_features_add(f, WARTA_FEATURE_RULE_ACTION, label, &a->action, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_CLASS, label, &a->event_class,
                     &a->link);
  warta_features_add(f, WARTA_FEATURE_RULE_AGENT, label, &a->agent, &a->target);
  warta_features_add(f, WARTA_FEATURE_RULE_ABOVE, label, &e->above, &e->upos);
  warta_features_add(f, WARTA_FEATURE_RULE_QUOTED, label, &e->quoted,
                     &e->source);
  warta_features_add(f, WARTA_FEATURE_PARENT, label, &e->parent, &a->link);
  warta_features_add(f, WARTA_FEATURE_CONTROL, label, &e->effect, &a->link);
  warta_features_add(f, WARTA_FEATURE_LEMMA, label, &e->before, NULL);
  warta_features_add(f, WARTA_FEATURE_BETWEEN, label, &e->behind, NULL);
  warta_features_add(f, WARTA_FEATURE_RULE_KIND, label, &a->mark, &a->link);
  warta_features_add(f, WARTA_FEATURE_SUBJECT, label, &e->subject, &a->link);
}

/* ---- Is it one, told in this way? ---- */

static void
no_event_features(WartaFeatures *f)
{
  warta_features_clear(f, WARTA_TASK_EVENT);
  warta_features_add(f, WARTA_FEATURE_NONE, NULL, NULL, NULL);
}

static void
judge_event(Work *w, WartaPredicate *p, const Event *e)
{
  no_event_features(&w->features);
  WartaOption options[2] = {{.first = 0}, {.first = 1}};
  if (w->features.names) {
    warta_report_option(w->s, &w->features, p, WARTA_NONE, 0, false);
  } else {
    warta_decisions_score(w->decisions, &w->features, options[0].score);
  }
  warta_features_clear(&w->features, WARTA_TASK_EVENT);
  add_features(e, &e->mood, &w->features);
  if (w->features.names) {
    warta_report_option(
        w->s, &w->features, p,
        p->factuality + (p->polarity == WARTA_NEGATED ? 8U : 0U), 1, true);
    return;
  }
  warta_decisions_score(w->decisions, &w->features, options[1].score);
  float probability = 0;
  warta_choose(options, 2, 0, &probability);
  p->confidence = warta_decisions_confidence(w->decisions, WARTA_TASK_EVENT, 0,
                                             probability);
}

/* ---- How is it told? ---- */

static void
mood_features(const Event *e, uint32_t mood, WartaFeatures *f)
{
  char text[64];
  g_snprintf(text, sizeof text, "%s~%s", mood_names[0][mood], e->mood.text);
  const WartaPiece label = warta_piece(text);
  warta_features_clear(f, WARTA_TASK_MOOD);
  add_features(e, &label, f);
}

static void
judge_mood(Work *w, WartaPredicate *p, const Event *e)
{
  WartaOption options[N_MOODS] = {{0}};
  const float threshold =
      w->decisions ? warta_decisions_threshold(w->decisions, WARTA_TASK_MOOD, 0)
                   : 0;
  if (!w->features.names && threshold <= 0) {
    return;
  }
  for (uint32_t mood = 0; mood < N_MOODS; ++mood) {
    mood_features(e, mood, &w->features);
    options[mood].first = mood;
    if (w->features.names) {
      warta_report_option(w->s, &w->features, p, mood == 0 ? WARTA_NONE : mood,
                          mood, mood > 0 && mood == (uint32_t)p->factuality);
    } else {
      warta_decisions_score(w->decisions, &w->features, options[mood].score);
    }
  }
  if (w->features.names) {
    return;
  }
  float probability = 0;
  const uint32_t best = warta_choose(options, N_MOODS, 0, &probability);
  p->factuality =
      probability < threshold ? WARTA_ASSERTED : (WartaFactuality)best;
}

/* ---- When was it? ---- */

static void
time_features(const WartaScene *s, const WartaPredicate *p, const Event *e,
              uint32_t time, WartaFeatures *f)
{
  static const char *const forms[] = {"vague", "date",     "relative", "period",
                                      "era",   "duration", "clock",    "feast"};
  const WartaTimex *timex = &s->doc->times[time];
  const uint32_t first = timex->first_token;
  const bool comma =
      first > 0 && warta_token_at(s, first - 1)->upos == WARTA_UPOS_PUNCT;
  const WartaPiece ruled = warta_piece(p->time == time         ? "this"
                                       : p->time == WARTA_NONE ? "none"
                                                               : "other");
  const WartaPiece form = warta_piece(forms[timex->spec.form]);
  const WartaPiece mark = warta_piece(comma ? "comma" : "-");
  const WartaPiece says =
      warta_piece(p->frame->flags & WARTA_FRAME_SAY ? "say" : "-");
  const uint32_t anchor = warta_time_anchor(s, timex);
  WartaCandidate c = {.token = anchor == WARTA_NONE ? first : anchor,
                      .unit = anchor == WARTA_NONE ? first : anchor};
  warta_describe_candidate(s, &c);
  warta_role_features(s, p, &e->asker, &c, WARTA_TASK_TIME, f);
  warta_features_add(f, WARTA_FEATURE_WAYS, &ruled, NULL, NULL);
  warta_features_add(f, WARTA_FEATURE_WAYS_FORM, &ruled, &form, &mark);
  warta_features_add(f, WARTA_FEATURE_WAYS_LINK, &ruled, &e->asker.link,
                     &e->asker.form);
  warta_features_add(f, WARTA_FEATURE_WAYS_SAYS, &ruled, &says, &mark);
  warta_features_add(f, WARTA_FEATURE_WAYS_OWN, &form, &says, &mark);
}

/// The expressions of a sentence that may say when something was, at most
/// MAX_TIMES; returns how many.
enum { MAX_TIMES = 15 };

static uint32_t
times_of(const WartaScene *s, uint32_t sentence, uint32_t *next,
         uint32_t *times)
{
  const uint32_t end = s->doc->sentences[sentence].end_token;
  uint32_t n = 0;
  for (; *next < s->doc->n_times && s->doc->times[*next].first_token < end;
       ++*next) {
    const WartaTimex *timex = &s->doc->times[*next];
    if (n < MAX_TIMES && warta_time_says_when(timex) &&
        !warta_time_dates_noun(s, timex) &&
        warta_token_at(s, timex->first_token)->name == WARTA_NONE) {
      times[n++] = *next;
    }
  }
  return n;
}

static void
report_times(Work *w, const WartaPredicate *p, const Event *e,
             const uint32_t *times, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    time_features(w->s, p, e, times[i], &w->features);
    warta_report_option(w->s, &w->features, p, times[i], i + 1,
                        p->time == times[i]);
  }
}

static void
judge_time(Work *w, WartaPredicate *p, const Event *e, const uint32_t *times,
           uint32_t n)
{
  const float threshold =
      w->decisions ? warta_decisions_threshold(w->decisions, WARTA_TASK_TIME, 0)
                   : 0;
  if (n == 0 || (!w->features.names && threshold <= 0)) {
    return;
  }
  const WartaPiece ruled =
      warta_piece(p->time == WARTA_NONE ? "none" : "other");
  warta_no_role_features(w->s, p, &e->asker, WARTA_TASK_TIME, &w->features);
  warta_features_add(&w->features, WARTA_FEATURE_NONE_RULE, &ruled, NULL, NULL);
  if (w->features.names) {
    warta_report_option(w->s, &w->features, p, WARTA_NONE, 0, false);
    report_times(w, p, e, times, n);
    return;
  }
  WartaOption options[MAX_TIMES + 1] = {{0}};
  warta_decisions_score(w->decisions, &w->features, options[0].score);
  for (uint32_t i = 0; i < n; ++i) {
    time_features(w->s, p, e, times[i], &w->features);
    options[i + 1].first = i + 1;
    warta_decisions_score(w->decisions, &w->features, options[i + 1].score);
  }
  float probability = 0;
  const uint32_t best = warta_choose(options, n + 1, 0, &probability);
  if (probability >= threshold) {
    p->time = times[best - 1];
  } else if (p->time != WARTA_NONE &&
             warta_time_says_when(&w->s->doc->times[p->time])) {
    p->time = WARTA_NONE;
  }
}

static void
judge(Work *w, WartaPredicate *p, const uint32_t *times, uint32_t n)
{
  Event e;
  describe(w->s, p, &e);
  judge_event(w, p, &e);
  judge_mood(w, p, &e);
  judge_time(w, p, &e, times, n);
}

static void
judge_sentence(Work *w, const WartaSentence *sentence, const uint32_t *events,
               const uint32_t *times, uint32_t n)
{
  for (uint32_t t = sentence->first_token; t < sentence->end_token; ++t) {
    if (events[t] != WARTA_NONE) {
      judge(w, warta_predicate_at(w->s, events[t]), times, n);
    }
  }
}

void
warta_pass_judgements(WartaScene *s)
{
  const WartaObserver *observer = warta_frames_observer(s->frames);
  Work w = {.s = s, .decisions = warta_frames_decisions(s->frames)};
  if (!observer && !w.decisions) {
    return;
  }
  warta_features_init(&w.features, observer ? observer->names : NULL);
  const uint32_t *events = warta_events_by_token(s);
  uint32_t next = 0;
  for (uint32_t i = 0; i < s->doc->n_sentences; ++i) {
    uint32_t times[MAX_TIMES];
    const uint32_t n = times_of(s, i, &next, times);
    const WartaSentence *sentence = &s->doc->sentences[i];
    judge_sentence(&w, sentence, events, times, n);
  }
}
