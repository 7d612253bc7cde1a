// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "state/corpus.h"

#include "state/copies.h"
#include "state/db.h"

#include <string.h>

/// Changes between commits: what a kill loses at most.
enum { BATCH = 64, N_NUMBERS = 5 };

struct WartaCorpusImpl {
  WartaDb *db;
  bool kept;
  bool open; // a transaction is
  unsigned n_changes;
  int64_t run;
  int64_t settings;
  int64_t last_place; // of all
  int64_t seen_place; // of those read in this run
  WartaSegmentTerms terms;
  GArray *from; // of uint32_t
};

/* ---- Opening ---- */

static uint32_t
find_term(const char *iri)
{
  for (uint32_t term = 0; term < WARTA_N_TERMS; ++term) {
    if (strcmp(warta_vocab[term].iri, iri) == 0) {
      return term;
    }
  }
  return WARTA_N_TERMS;
}

/// Read which terms the file has numbers for.
static bool
load_terms(WartaCorpus *state, GError **error)
{
  memset(state->terms.to, 0xFF, sizeof(state->terms.to));
  sqlite3_stmt *statement = warta_db_bind(state->db, WARTA_SQL_VOCABULARY, "");
  bool found = true;
  while (found) {
    if (!warta_db_row(state->db, statement, &found, error)) {
      return false;
    }
    const char *iri =
        found ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    const uint32_t term = iri != NULL ? find_term(iri) : WARTA_N_TERMS;
    if (term < WARTA_N_TERMS) {
      state->terms.to[term] = state->from->len;
    }
    if (found) {
      g_array_append_val(state->from, term);
    }
  }
  return true;
}

/// Give the terms that are new their numbers.
static bool
add_terms(WartaCorpus *state, GError **error)
{
  for (uint32_t term = 0; term < WARTA_N_TERMS; ++term) {
    if (state->terms.to[term] != UINT32_MAX) {
      continue;
    }
    const uint32_t number = state->from->len;
    if (!warta_db_run(state->db,
                      warta_db_bind(state->db, WARTA_SQL_ADD_VOCABULARY, "it",
                                    (int64_t)number, warta_vocab[term].iri),
                      error)) {
      return false;
    }
    state->terms.to[term] = number;
    g_array_append_val(state->from, term);
  }
  state->terms.from = (const uint32_t *)(const void *)state->from->data;
  state->terms.n_from = state->from->len;
  return true;
}

static WartaCorpus *
open_state(const char *path, GError **error)
{
  g_autoptr(WartaCorpus) state = g_new0(WartaCorpus, 1);
  state->from = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  state->kept = path != NULL;
  state->db = warta_db_open(path, error);
  if (state->db == NULL || !load_terms(state, error)) {
    return NULL;
  }
  return g_steal_pointer(&state);
}

WartaCorpus *
warta_corpus_open(const char *path, GError **error)
{
  g_return_val_if_fail(path != NULL, NULL);
  return open_state(path, error);
}

WartaCorpus *
warta_corpus_new(GError **error)
{
  return open_state(NULL, error);
}

void
warta_corpus_free(WartaCorpus *state)
{
  if (state == NULL) {
    return;
  }
  warta_db_free(state->db);
  g_array_unref(state->from);
  g_free(state);
}

bool
warta_corpus_is_kept(const WartaCorpus *state)
{
  return state->kept;
}

const WartaSegmentTerms *
warta_corpus_terms(const WartaCorpus *state)
{
  return &state->terms;
}

/* ---- Transactions ---- */

static bool
begin(WartaCorpus *state, GError **error)
{
  state->n_changes = 0;
  state->open = warta_db_run(
      state->db, warta_db_bind(state->db, WARTA_SQL_BEGIN, ""), error);
  return state->open;
}

static bool
end(WartaCorpus *state, GError **error)
{
  state->open = false;
  return warta_db_run(state->db, warta_db_bind(state->db, WARTA_SQL_COMMIT, ""),
                      error);
}

bool
warta_corpus_commit(WartaCorpus *state, GError **error)
{
  return !state->kept || !state->open ||
         (end(state, error) && begin(state, error));
}

static bool
count_change(WartaCorpus *state, GError **error)
{
  return ++state->n_changes < BATCH || warta_corpus_commit(state, error);
}

/// Read the number that a statement without values answers.
static bool
ask(WartaCorpus *state, WartaSql sql, int64_t *answer, GError **error)
{
  bool found = false;
  sqlite3_stmt *statement = warta_db_bind(state->db, sql, "");
  if (!warta_db_row(state->db, statement, &found, error)) {
    return false;
  }
  *answer = found ? sqlite3_column_int64(statement, 0) : 0;
  // To its end, since it may change something.
  return warta_db_run(state->db, statement, error);
}

bool
warta_corpus_begin(WartaCorpus *state, uint64_t settings, GError **error)
{
  state->settings = (int64_t)settings;
  state->seen_place = 0;
  return (state->open || begin(state, error)) && add_terms(state, error) &&
         ask(state, WARTA_SQL_RUNS, &state->run, error) &&
         ask(state, WARTA_SQL_LAST_PLACE, &state->last_place, error);
}

/* ---- Places ---- */

/// The row of a key and number.
typedef struct {
  bool found;
  bool seen; ///< In this run
  bool same; ///< Its record is the same
  int64_t row;
  int64_t place;
  int64_t done;
} Row;

static bool
find_row(WartaCorpus *state, const WartaRecordDigests *digests, int64_t number,
         Row *row, GError **error)
{
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_FIND, "bi", (const void *)digests->key,
                    (size_t)WARTA_DIGEST, number);
  *row = (Row){0};
  if (!warta_db_row(state->db, statement, &row->found, error) || !row->found) {
    return !row->found;
  }
  row->row = sqlite3_column_int64(statement, 0);
  row->seen = sqlite3_column_int64(statement, 1) == state->run;
  row->same = sqlite3_column_bytes(statement, 2) == WARTA_DIGEST &&
              memcmp(sqlite3_column_blob(statement, 2), digests->record,
                     WARTA_DIGEST) == 0;
  row->place = sqlite3_column_int64(statement, 3);
  row->done = sqlite3_column_int64(statement, 4);
  sqlite3_reset(statement);
  return true;
}

/// Find the number of the record among those with its key: in a run they are
/// numbered from 0 on, so that the first that was not seen can be looked for by
/// halving.
static bool
find_number(WartaCorpus *state, const WartaRecordDigests *digests,
            int64_t *number, Row *row, GError **error)
{
  int64_t below = -1; // was seen
  int64_t above = 0;  // to be tried
  for (;;) {
    if (!find_row(state, digests, above, row, error)) {
      return false;
    }
    if (!row->seen) {
      break;
    }
    below = above;
    above = above * 2 + 1;
  }
  while (above - below > 1) {
    const int64_t middle = below + (above - below) / 2;
    if (!find_row(state, digests, middle, row, error)) {
      return false;
    }
    below = row->seen ? middle : below;
    above = row->seen ? above : middle;
  }
  *number = above;
  return find_row(state, digests, above, row, error);
}

/// Move an article behind all others.
static bool
move_row(WartaCorpus *state, Row *row, GError **error)
{
  WartaSketch sketch = {.empty = true};
  if (!warta_copies_remove(state->db, row->row, row->place, &sketch, error)) {
    return false;
  }
  row->place = ++state->last_place;
  return warta_db_run(state->db,
                      warta_db_bind(state->db, WARTA_SQL_MOVE, "iii", row->row,
                                    state->run, row->place),
                      error) &&
         (sketch.empty ||
          warta_copies_enter(state->db, row->row, row->place, &sketch, error));
}

static bool
add_row(WartaCorpus *state, const WartaRecordDigests *digests, int64_t number,
        Row *row, GError **error)
{
  row->place = ++state->last_place;
  const bool ok = warta_db_run(state->db,
                               warta_db_bind(state->db, WARTA_SQL_ADD, "biii",
                                             (const void *)digests->key,
                                             (size_t)WARTA_DIGEST, number,
                                             row->place, state->run),
                               error);
  row->row = warta_db_last_row(state->db);
  return ok;
}

/// Find the first article with that text; `*row` is 0 when there is none.
static bool
find_first_copy(WartaCorpus *state, const void *text, size_t size, int64_t *row,
                GError **error)
{
  bool found = false;
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_FIRST_COPY, "b", text, size);
  if (!warta_db_row(state->db, statement, &found, error)) {
    return false;
  }
  *row = found ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

static bool
set_place(WartaCorpus *state, const WartaRecordDigests *digests, int64_t number,
          Row *row, GError **error)
{
  bool ok = true;
  if (!row->found) {
    ok = add_row(state, digests, number, row, error);
  } else if (row->place < state->seen_place) {
    ok = move_row(state, row, error);
  } else {
    ok = warta_db_run(
        state->db,
        warta_db_bind(state->db, WARTA_SQL_SEE, "ii", row->row, state->run),
        error);
  }
  state->seen_place = row->place;
  return ok && count_change(state, error);
}

bool
warta_corpus_place(WartaCorpus *state, const WartaRecordDigests *digests,
                   int64_t *row, WartaKnowledge *knowledge, GError **error)
{
  Row found = {0};
  int64_t number = 0;
  int64_t first = 0;
  if (!find_number(state, digests, &number, &found, error) ||
      !set_place(state, digests, number, &found, error)) {
    return false;
  }
  if (!state->kept &&
      !find_first_copy(state, digests->text, WARTA_DIGEST, &first, error)) {
    return false;
  }
  *row = found.row;
  *knowledge = first != 0 ? WARTA_KNOWN_COPY : WARTA_KNOWN_NOT;
  if (found.same && found.done != 0) {
    *knowledge = found.done == 1 ? WARTA_KNOWN_UNCHANGED : WARTA_KNOWN_SKIPPED;
  }
  return true;
}

/* ---- Results ---- */

static bool
put_article(WartaCorpus *state, int64_t row, const WartaArticleResult *result,
            GError **error)
{
  const uint64_t numbers[N_NUMBERS] = {
      result->stats.sentences, result->stats.tokens, result->stats.events,
      result->stats.actors, result->stats.statements};
  return warta_db_run(
      state->db,
      warta_db_bind(state->db, WARTA_SQL_PUT, "ibibittttb", row,
                    (const void *)result->digests->record, (size_t)WARTA_DIGEST,
                    state->settings, (const void *)result->digests->text,
                    (size_t)WARTA_DIGEST,
                    result->skipped ? INT64_C(2) : INT64_C(1), result->id,
                    result->url, result->publisher, result->iri,
                    (const void *)numbers, sizeof(numbers)),
      error);
}

/// Take away what is known of the row but the row.
static bool
clear_row(WartaCorpus *state, int64_t row, int64_t place, GError **error)
{
  WartaSketch old = {.empty = true};
  return warta_copies_remove(state->db, row, place, &old, error) &&
         warta_db_run(
             state->db,
             warta_db_bind(state->db, WARTA_SQL_DROP_SEGMENT, "i", row), error);
}

static bool
read_place(WartaCorpus *state, int64_t row, int64_t *place, GError **error)
{
  bool found = false;
  sqlite3_stmt *statement = warta_db_bind(state->db, WARTA_SQL_PLACE, "i", row);
  if (!warta_db_row(state->db, statement, &found, error)) {
    return false;
  }
  *place = found ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

static bool
put_segment(WartaCorpus *state, int64_t row, GBytes *segment, GError **error)
{
  size_t size = 0;
  const void *bytes = g_bytes_get_data(segment, &size);
  return warta_db_run(
      state->db,
      warta_db_bind(state->db, WARTA_SQL_PUT_SEGMENT, "ib", row, bytes, size),
      error);
}

bool
warta_corpus_put(WartaCorpus *state, int64_t row,
                 const WartaArticleResult *result, bool *copy, GError **error)
{
  int64_t place = 0;
  int64_t first = 0;
  if (!result->skipped && !find_first_copy(state, result->digests->text,
                                           WARTA_DIGEST, &first, error)) {
    return false;
  }
  *copy = first != 0 && first != row;
  const bool compared = result->sketch != NULL && (state->kept || !*copy);
  return read_place(state, row, &place, error) &&
         clear_row(state, row, place, error) &&
         put_article(state, row, result, error) &&
         (result->segment == NULL ||
          put_segment(state, row, result->segment, error)) &&
         (!compared ||
          warta_copies_enter(state->db, row, place, result->sketch, error)) &&
         count_change(state, error);
}

bool
warta_corpus_drop(WartaCorpus *state, int64_t row, GError **error)
{
  int64_t place = 0;
  return read_place(state, row, &place, error) &&
         clear_row(state, row, place, error) &&
         warta_db_run(state->db,
                      warta_db_bind(state->db, WARTA_SQL_DROP, "i", row),
                      error) &&
         count_change(state, error);
}

bool
warta_corpus_forget(WartaCorpus *state, const char *id, uint64_t *n,
                    GError **error)
{
  g_return_val_if_fail(state != NULL && id != NULL && n != NULL, false);
  *n = 0;
  int64_t row = 0;
  if (!state->open && !begin(state, error)) {
    return false;
  }
  do {
    bool found = false;
    sqlite3_stmt *statement =
        warta_db_bind(state->db, WARTA_SQL_NAMED, "t", id);
    if (!warta_db_row(state->db, statement, &found, error)) {
      return false;
    }
    row = found ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    if (found && !warta_corpus_drop(state, row, error)) {
      return false;
    }
    *n += found;
  } while (row != 0);
  return end(state, error);
}

/* ---- What is there ---- */

bool
warta_corpus_count_outdated(WartaCorpus *state, uint64_t *n, GError **error)
{
  bool found = false;
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_OUTDATED, "i", state->settings);
  if (!warta_db_row(state->db, statement, &found, error)) {
    return false;
  }
  *n = found ? (uint64_t)sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

static void
read_stats(sqlite3_stmt *statement, int column, WartaRunStats *stats)
{
  uint64_t numbers[N_NUMBERS] = {0};
  if (sqlite3_column_bytes(statement, column) == (int)sizeof(numbers)) {
    memcpy(numbers, sqlite3_column_blob(statement, column), sizeof(numbers));
  }
  *stats = (WartaRunStats){.articles = 1,
                           .sentences = numbers[0],
                           .tokens = numbers[1],
                           .events = numbers[2],
                           .actors = numbers[3],
                           .statements = numbers[4]};
}

static bool
read_segment(WartaCorpus *state, int64_t row, WartaGraph *graph, GError **error)
{
  bool found = false;
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_SEGMENT, "i", row);
  if (!warta_db_row(state->db, statement, &found, error)) {
    return false;
  }
  const bool sound =
      found && warta_segment_decode(graph, sqlite3_column_blob(statement, 0),
                                    (size_t)sqlite3_column_bytes(statement, 0),
                                    &state->terms);
  sqlite3_reset(statement);
  return sound ||
         warta_db_damaged(state->db, "the segment of an article", error);
}

/// Read the next row behind `*place`; `*first` is the row that it copies, or it
/// itself.
static bool
next_row(WartaCorpus *state, int64_t *place, int64_t *row, int64_t *first,
         WartaRunStats *stats, GError **error)
{
  bool found = false;
  uint8_t text[WARTA_DIGEST] = {0};
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_NEXT, "i", *place);
  *row = 0;
  *first = 0;
  if (!warta_db_row(state->db, statement, &found, error) || !found) {
    return !found;
  }
  *row = sqlite3_column_int64(statement, 0);
  *place = sqlite3_column_int64(statement, 1);
  if (sqlite3_column_bytes(statement, 2) == WARTA_DIGEST) {
    memcpy(text, sqlite3_column_blob(statement, 2), WARTA_DIGEST);
  }
  read_stats(statement, 3, stats);
  sqlite3_reset(statement);
  return find_first_copy(state, text, WARTA_DIGEST, first, error);
}

bool
warta_corpus_next(WartaCorpus *state, int64_t *place, WartaGraph *graph,
                  WartaRunStats *stats, bool *more, GError **error)
{
  int64_t row = 0;
  int64_t first = 0;
  do {
    if (!next_row(state, place, &row, &first, stats, error)) {
      return false;
    }
  } while (row != first);
  *more = row != 0;
  return row == 0 || read_segment(state, row, graph, error);
}

/// Return the text of a column if it is not NULL and differs from that of the
/// original.
static const char *
own_text(sqlite3_stmt *statement, int column, int of_original)
{
  const char *text = (const char *)sqlite3_column_text(statement, column);
  const char *other = (const char *)sqlite3_column_text(statement, of_original);
  return text != NULL && g_strcmp0(text, other) != 0 ? text : NULL;
}

bool
warta_corpus_next_copy(WartaCorpus *state, int64_t *place, WartaCopyRow *row,
                       bool *more, GError **error)
{
  sqlite3_stmt *statement =
      warta_db_bind(state->db, WARTA_SQL_COPIES, "i", *place);
  *row = (WartaCopyRow){0};
  if (*place == 0 && !warta_copies_settle(state->db, error)) {
    return false;
  }
  if (!warta_db_row(state->db, statement, more, error) || !*more) {
    return !*more;
  }
  *place = sqlite3_column_int64(statement, 0);
  if (sqlite3_column_int64(statement, 5) != 0) {
    row->original = (const char *)sqlite3_column_text(statement, 1);
    row->id = own_text(statement, 2, 8);
    row->url = own_text(statement, 3, 9);
    row->publisher = own_text(statement, 4, 10);
  } else {
    row->near = (const char *)sqlite3_column_text(statement, 6);
    row->article = (const char *)sqlite3_column_text(statement, 7);
  }
  return true;
}
