// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/spec.h"

#include "model/calendar.h"

enum {
  NOON = 12 * 60,
  HALF_YEARS = 10, // QN values above this are semesters
};

/// What a pattern takes from a piece of a class.
// clang-format off
#define SLOTS(X)                                                               \
  X(NOTHING) X(WEEKDAY) X(DAY) X(MONTH) X(YEAR) X(HIJRI_MONTH) X(HIJRI_YEAR)   \
  X(DATE) X(SEASON) X(AMOUNT) X(TENTHS) X(UNIT) X(SINGLE_UNIT) X(ORDINAL)      \
  X(PERIOD) X(QUARTER) X(PAST) X(THIS) X(NEXT) X(PART) X(DAYPART) X(RELDAY)    \
  X(ZONE) X(SHIFT) X(DECADE) X(CLOCK) X(HOUR) X(FEAST)
// clang-format on
#define ENUM_SLOT(name) SLOT_##name,
typedef enum { SLOTS(ENUM_SLOT) } Slot;

#define CLASS_SLOT(name, slot) SLOT_##slot,
static const Slot class_slots[] = {WARTA_TIME_CLASS_LIST(CLASS_SLOT)};

typedef struct {
  WartaTimeSpec *spec;
  WartaDate hijri;
  bool has_amount;
} Builder;

static void
take_clock(Builder *b, bool second, int32_t minutes)
{
  if (second) {
    b->spec->has_end_clock = true;
    b->spec->end_minutes = (int16_t)minutes;
  } else {
    b->spec->has_clock = true;
    b->spec->minutes = (int16_t)minutes;
  }
}

static void
take_towards(WartaTimeSpec *spec, WartaTimeTowards towards)
{
  if (spec->towards == WARTA_TOWARDS_NONE) {
    spec->towards = towards;
  }
}

static void
take_amount(Builder *b, bool second, int32_t number)
{
  if (second) { // "1 tahun 6 bulan"
    b->spec->ordinal = number;
  } else {
    b->spec->amount = number;
    b->has_amount = true;
  }
}

static void
take_date(Builder *b, Slot slot, bool second, const WartaTimePiece *piece,
          int32_t value)
{
  WartaTimeSpec *spec = b->spec;
  WartaDate *date = second ? &spec->end : &spec->begin;
  spec->range |= second;
  switch (slot) {
  case SLOT_WEEKDAY:
    if (second) {
      spec->end_weekday = (uint8_t)value;
    } else {
      spec->weekday = (uint8_t)value;
    }
    break;
  case SLOT_DAY:
    date->day = (uint8_t)piece->number;
    break;
  case SLOT_MONTH:
    date->month = (uint8_t)value;
    break;
  case SLOT_YEAR:
    date->year = (int16_t)piece->number;
    break;
  case SLOT_DATE:
    *date = piece->date;
    break;
  default: // SEASON
    spec->begin = piece->date;
    spec->end = piece->date;
    ++spec->end.year;
    spec->range = true;
    break;
  }
}

/// One captured piece.
typedef struct {
  const WartaTimePiece *piece;
  WartaTimeClass class;
  int32_t value;
  bool second;
} Taken;

/// Numbers and units.
static void
take_count(Builder *b, Slot slot, const Taken *t)
{
  WartaTimeSpec *spec = b->spec;
  const int32_t number = t->piece->number;
  switch (slot) {
  case SLOT_AMOUNT:
  case SLOT_TENTHS:
    take_amount(b, t->second, number);
    break;
  case SLOT_UNIT:
    if (t->second) {
      spec->period = (WartaTimeUnit)t->value;
    } else {
      spec->unit = (WartaTimeUnit)t->value;
    }
    break;
  case SLOT_SINGLE_UNIT:
    spec->unit = (WartaTimeUnit)t->value;
    take_amount(b, false, 1);
    break;
  case SLOT_ORDINAL:
    spec->ordinal = t->class == WARTA_TC_ROMAN ? t->value : number;
    break;
  case SLOT_PERIOD:
    spec->period = (WartaTimeUnit)t->value;
    break;
  case SLOT_QUARTER:
    spec->period =
        t->value > HALF_YEARS ? WARTA_UNIT_SEMESTER : WARTA_UNIT_QUARTER;
    spec->ordinal = t->value % HALF_YEARS;
    break;
  default: // DECADE
    spec->period = WARTA_UNIT_DECADE;
    spec->ordinal = number < 100 ? 1900 + number : number;
    break;
  }
}

/// Where to, which part, what time of day.
static void
take_manner(Builder *b, Slot slot, const Taken *t)
{
  WartaTimeSpec *spec = b->spec;
  switch (slot) {
  case SLOT_PAST:
    take_towards(spec, WARTA_TOWARDS_PAST);
    break;
  case SLOT_THIS:
    take_towards(spec, WARTA_TOWARDS_THIS);
    break;
  case SLOT_NEXT:
    take_towards(spec, WARTA_TOWARDS_NEXT);
    break;
  case SLOT_PART:
    spec->part = (WartaTimePart)t->value;
    break;
  case SLOT_DAYPART:
    spec->daypart = (WartaDayPart)t->value;
    break;
  case SLOT_ZONE:
    spec->zone = (uint8_t)t->value;
    break;
  case SLOT_CLOCK:
    take_clock(b, t->second, t->piece->number);
    break;
  default: // HOUR
    take_clock(b, t->second, t->piece->number * 60);
    break;
  }
}

static void
take_relative_day(WartaTimeSpec *spec, const Taken *t)
{
  spec->relative_day = true;
  spec->unit = WARTA_UNIT_DAY;
  spec->amount = t->value;
  spec->daypart =
      (WartaDayPart)warta_time_word_value(t->piece->word, WARTA_TC_DAYPART);
}

static void
take_shift(WartaTimeSpec *spec, int32_t value)
{
  spec->narrative = value != 0;
  spec->form = value != 0 ? WARTA_SAID_RELATIVE : WARTA_SAID_VAGUE;
  spec->towards = value < 0 ? WARTA_TOWARDS_PAST : WARTA_TOWARDS_NEXT;
}

static Taken
look_up(const WartaTimeCapture *capture, const WartaTimePiece *piece)
{
  // Months, whichever their class, have their value under M or MA.
  const bool month =
      capture->class == WARTA_TC_MC || capture->class == WARTA_TC_MX;
  const WartaTimeClass class = month ? WARTA_TC_M : capture->class;
  return (Taken){
      .piece = piece,
      .class = class,
      .value = warta_time_word_value(piece->word, class),
      .second = capture->second,
  };
}

static void
take(Builder *b, Taken t, const WartaFeasts *feasts)
{
  const Slot slot = class_slots[t.class];
  switch (slot) {
  case SLOT_NOTHING:
    break;
  case SLOT_WEEKDAY:
  case SLOT_DAY:
  case SLOT_MONTH:
  case SLOT_YEAR:
  case SLOT_DATE:
  case SLOT_SEASON:
    take_date(b, slot, t.second, t.piece, t.value);
    break;
  case SLOT_HIJRI_MONTH:
    b->hijri.month = (uint8_t)t.value;
    break;
  case SLOT_HIJRI_YEAR:
    b->hijri.year = (int16_t)t.piece->number;
    break;
  case SLOT_AMOUNT:
  case SLOT_TENTHS:
  case SLOT_UNIT:
  case SLOT_SINGLE_UNIT:
  case SLOT_ORDINAL:
  case SLOT_PERIOD:
  case SLOT_QUARTER:
  case SLOT_DECADE:
    take_count(b, slot, &t);
    break;
  case SLOT_PAST:
  case SLOT_THIS:
  case SLOT_NEXT:
  case SLOT_PART:
  case SLOT_DAYPART:
  case SLOT_ZONE:
  case SLOT_CLOCK:
  case SLOT_HOUR:
    take_manner(b, slot, &t);
    break;
  case SLOT_RELDAY:
    take_relative_day(b->spec, &t);
    break;
  case SLOT_SHIFT:
    take_shift(b->spec, t.value);
    break;
  case SLOT_FEAST:
    b->spec->feast = warta_feasts_get(feasts, t.value);
    break;
  }
}

/// "jam 8 malam" is 20.00.
static void
settle_clock(WartaTimeSpec *spec)
{
  const bool late = spec->daypart == WARTA_DAYPART_AFTERNOON ||
                    spec->daypart == WARTA_DAYPART_NIGHT;
  if (spec->has_clock && late && spec->minutes < NOON && spec->minutes >= 60) {
    spec->minutes = (int16_t)(spec->minutes + NOON);
  }
  if (spec->has_end_clock && late && spec->end_minutes < NOON) {
    spec->end_minutes = (int16_t)(spec->end_minutes + NOON);
  }
}

/// What one end of a range does not say holds for both.
static void
settle_range(WartaTimeSpec *spec)
{
  WartaDate *a = &spec->begin;
  WartaDate *b = &spec->end;
  if (a->day != 0 && b->day == 0 && a->month == 0) {
    return;
  }
  if (a->month == 0) {
    a->month = b->month;
  }
  if (b->month == 0 && b->day != 0) {
    b->month = a->month;
  }
  if (b->year == 0) {
    b->year = a->year;
  }
  if (a->year == 0 && b->year != 0) {
    a->year = (int16_t)(b->year - (a->month > b->month));
  }
  if (b->year != 0 && b->year < 100 && a->year > 100) {
    b->year = (int16_t)(a->year / 100 * 100 + b->year);
  }
}

static void
settle_hijri(Builder *b, const WartaFeasts *feasts)
{
  WartaTimeSpec *spec = b->spec;
  const WartaDate h = b->hijri;
  spec->form = WARTA_SAID_DATE;
  if (spec->begin.day != 0) {
    spec->begin = warta_feasts_hijri(feasts, h.year, h.month, spec->begin.day);
    return;
  }
  const int32_t next = h.month == 12;
  spec->range = true;
  spec->begin = warta_feasts_hijri(feasts, h.year, h.month, 1);
  const WartaDate end =
      warta_feasts_hijri(feasts, h.year + next, next ? 1 : h.month + 1, 1);
  spec->end = warta_date_of(warta_day_number(end.year, end.month, end.day) - 1);
}

/// The year of the feast that falls into the Hijri year.
static void
settle_feast(Builder *b, const WartaFeasts *feasts)
{
  if (b->hijri.year == 0) {
    return;
  }
  const WartaDate first = warta_feasts_hijri(feasts, b->hijri.year, 1, 1);
  const WartaDate next = warta_feasts_hijri(feasts, b->hijri.year + 1, 1, 1);
  const int32_t begin = warta_day_number(first.year, first.month, first.day);
  const int32_t end = warta_day_number(next.year, next.month, next.day);
  const WartaFeast *feast = b->spec->feast;
  for (uint32_t i = 0; feast != NULL && i < feast->n_days; ++i) {
    const WartaDate d = feast->days[i];
    const int32_t day = warta_day_number(d.year, d.month, d.day);
    if (day >= begin && day < end) {
      b->spec->begin = d;
      return;
    }
  }
}

void
warta_time_spec_build(const WartaTimeMatch *match, const WartaTimePiece *pieces,
                      const WartaFeasts *feasts, WartaTimeSpec *spec)
{
  static const WartaTimeForm forms[] = {
      [WARTA_YIELD_NONE] = WARTA_SAID_VAGUE,
      [WARTA_YIELD_VAGUE] = WARTA_SAID_VAGUE,
      [WARTA_YIELD_DATE] = WARTA_SAID_DATE,
      [WARTA_YIELD_HIJRI] = WARTA_SAID_DATE,
      [WARTA_YIELD_RELATIVE] = WARTA_SAID_RELATIVE,
      [WARTA_YIELD_PERIOD] = WARTA_SAID_PERIOD,
      [WARTA_YIELD_ERA] = WARTA_SAID_ERA,
      [WARTA_YIELD_DURATION] = WARTA_SAID_DURATION,
      [WARTA_YIELD_CLOCK] = WARTA_SAID_CLOCK,
      [WARTA_YIELD_FEAST] = WARTA_SAID_FEAST,
      [WARTA_YIELD_OFFSET] = WARTA_SAID_VAGUE,
  };
  *spec = (WartaTimeSpec){.form = forms[match->yield]};
  Builder b = {.spec = spec};
  bool tenths = false;
  for (uint32_t i = 0; i < match->n_captures; ++i) {
    const WartaTimeCapture *capture = &match->captures[i];
    take(&b, look_up(capture, &pieces[capture->piece]), feasts);
    tenths |= capture->class == WARTA_TC_NX;
  }
  settle_clock(spec);
  if (spec->form == WARTA_SAID_DURATION) {
    spec->range = false;
    spec->amount *= tenths ? 1 : 10;
    return;
  }
  if (spec->unit != WARTA_UNIT_NONE && !b.has_amount && !spec->relative_day) {
    spec->amount = spec->towards == WARTA_TOWARDS_THIS ? 0 : 1;
  }
  if (spec->unit != WARTA_UNIT_NONE && !spec->relative_day &&
      spec->towards == WARTA_TOWARDS_PAST) {
    spec->amount = -spec->amount;
  }
  if (match->yield == WARTA_YIELD_HIJRI) {
    settle_hijri(&b, feasts);
  } else if (spec->range) {
    settle_range(spec);
  }
  if (match->yield == WARTA_YIELD_FEAST) {
    settle_feast(&b, feasts);
  }
}
