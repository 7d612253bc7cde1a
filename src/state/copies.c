// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "state/copies.h"

#include <string.h>

/// An article that may resemble another.
typedef struct {
  int64_t place;
  int64_t row;
} Candidate;

static bool
read_sketch(WartaDb *db, int64_t row, WartaSketch *sketch, GError **error)
{
  bool found = false;
  sqlite3_stmt *statement = warta_db_bind(db, WARTA_SQL_SKETCH, "i", row);
  sketch->empty = true;
  if (!warta_db_row(db, statement, &found, error) || !found) {
    return !found;
  }
  const void *bytes = sqlite3_column_blob(statement, 0);
  if (sqlite3_column_bytes(statement, 0) == (int)sizeof(sketch->minima)) {
    memcpy(sketch->minima, bytes, sizeof(sketch->minima));
    sketch->empty = false;
  }
  sqlite3_reset(statement);
  return !sketch->empty || warta_db_damaged(db, "the sketch of a text", error);
}

/// Add those that share a band with it and stand before it.
static bool
gather_band(WartaDb *db, int64_t band, int64_t place, GArray *candidates,
            GError **error)
{
  sqlite3_stmt *statement =
      warta_db_bind(db, WARTA_SQL_BEFORE, "ii", band, place);
  bool found = true;
  while (found) {
    if (!warta_db_row(db, statement, &found, error)) {
      return false;
    }
    if (found) {
      const Candidate candidate = {sqlite3_column_int64(statement, 0),
                                   sqlite3_column_int64(statement, 1)};
      g_array_append_val(candidates, candidate);
    }
  }
  return true;
}

static gint
compare_places(gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;
  return (left->place > right->place) - (left->place < right->place);
}

/// Set `*first` to the row of the first candidate that the text resembles, or
/// to 0.
static bool
find_first(WartaDb *db, const WartaSketch *sketch, GArray *candidates,
           int64_t *first, GError **error)
{
  g_array_sort(candidates, compare_places);
  int64_t before = 0;
  *first = 0;
  for (guint i = 0; i < candidates->len && *first == 0; ++i) {
    const int64_t row = g_array_index(candidates, Candidate, i).row;
    WartaSketch other = {.empty = true};
    if (row != before && !read_sketch(db, row, &other, error)) {
      return false;
    }
    *first = !other.empty && warta_sketch_is_near(sketch, &other) ? row : 0;
    before = row;
  }
  return true;
}

/// Link the article to the first before it that it resembles.
static bool
link_to_first(WartaDb *db, int64_t row, int64_t place,
              const WartaSketch *sketch, GError **error)
{
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  int64_t first = 0;
  for (unsigned i = 0; !sketch->empty && i < WARTA_SKETCH_BANDS; ++i) {
    if (!gather_band(db, warta_sketch_band(sketch, i), place, candidates,
                     error)) {
      return false;
    }
  }
  if (!find_first(db, sketch, candidates, &first, error)) {
    return false;
  }
  sqlite3_stmt *statement = warta_db_bind(db, WARTA_SQL_LINK, "ii", row, first);
  if (first == 0) {
    sqlite3_bind_null(statement, 2);
  }
  return warta_db_run(db, statement, error);
}

/// Unsettle all that share a band with it and stand behind it.
static bool
unsettle(WartaDb *db, const WartaSketch *sketch, int64_t place, GError **error)
{
  bool ok = true;
  for (unsigned i = 0; ok && i < WARTA_SKETCH_BANDS; ++i) {
    ok = warta_db_run(db,
                      warta_db_bind(db, WARTA_SQL_UNSETTLE, "ii",
                                    warta_sketch_band(sketch, i), place),
                      error);
  }
  return ok;
}

bool
warta_copies_enter(WartaDb *db, int64_t row, int64_t place,
                   const WartaSketch *sketch, GError **error)
{
  bool ok = link_to_first(db, row, place, sketch, error);
  if (!ok || sketch->empty) {
    return ok;
  }
  ok = unsettle(db, sketch, place, error) &&
       warta_db_run(db,
                    warta_db_bind(db, WARTA_SQL_PUT_SKETCH, "ib", row,
                                  (const void *)sketch->minima,
                                  sizeof(sketch->minima)),
                    error);
  for (unsigned i = 0; ok && i < WARTA_SKETCH_BANDS; ++i) {
    ok = warta_db_run(db,
                      warta_db_bind(db, WARTA_SQL_PUT_BAND, "iii",
                                    warta_sketch_band(sketch, i), place, row),
                      error);
  }
  return ok;
}

bool
warta_copies_remove(WartaDb *db, int64_t row, int64_t place, WartaSketch *old,
                    GError **error)
{
  bool ok = read_sketch(db, row, old, error);
  if (!ok || old->empty) {
    return ok;
  }
  ok = unsettle(db, old, place, error) &&
       warta_db_run(db, warta_db_bind(db, WARTA_SQL_DROP_SKETCH, "i", row),
                    error);
  for (unsigned i = 0; ok && i < WARTA_SKETCH_BANDS; ++i) {
    ok = warta_db_run(db,
                      warta_db_bind(db, WARTA_SQL_DROP_BAND, "ii",
                                    warta_sketch_band(old, i), place),
                      error);
  }
  return ok;
}

bool
warta_copies_settle(WartaDb *db, GError **error)
{
  bool found = true;
  while (found) {
    sqlite3_stmt *statement = warta_db_bind(db, WARTA_SQL_STALE, "");
    WartaSketch sketch;
    if (!warta_db_row(db, statement, &found, error)) {
      return false;
    }
    const int64_t row = found ? sqlite3_column_int64(statement, 0) : 0;
    const int64_t place = found ? sqlite3_column_int64(statement, 1) : 0;
    sqlite3_reset(statement);
    if (found && (!read_sketch(db, row, &sketch, error) ||
                  !link_to_first(db, row, place, &sketch, error))) {
      return false;
    }
  }
  return true;
}
