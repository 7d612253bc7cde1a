// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// The data base of a state: opening, locking, messages, and every statement of
/// SQL that is used.  One file of SQLite, whose journal keeps it whole when the
/// program is killed at any moment.

#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One look should take in a list.
// clang-format off

/// X(ENUM, "statement").  In `article`, `done` is 0 as long as nothing is known
/// of it, 1 when it has statements, 2 when it was skipped; `near` is the row of
/// the first article that it resembles; `stale` asks for that to be looked up
/// anew.
#define WARTA_SQL_LIST(X)                                                      \
  X(BEGIN, "BEGIN IMMEDIATE")                                                  \
  X(COMMIT, "COMMIT")                                                          \
  X(RUNS, "UPDATE meta SET runs = runs + 1 RETURNING runs")                    \
  X(LAST_PLACE, "SELECT ifnull(max(place), 0) FROM article")                   \
  X(VOCABULARY, "SELECT iri FROM vocabulary ORDER BY id")                      \
  X(ADD_VOCABULARY, "INSERT INTO vocabulary(id, iri) VALUES(?1, ?2)")          \
  X(FIND, "SELECT rowid, run, record, place, done FROM article"                \
    " WHERE key = ?1 AND number = ?2")                                         \
  X(ADD, "INSERT INTO article(key, number, place, run, done, stale)"           \
    " VALUES(?1, ?2, ?3, ?4, 0, 0)")                                           \
  X(PLACE, "SELECT place FROM article WHERE rowid = ?1")                       \
  X(SEE, "UPDATE article SET run = ?2 WHERE rowid = ?1")                       \
  X(MOVE, "UPDATE article SET run = ?2, place = ?3 WHERE rowid = ?1")          \
  X(PUT, "UPDATE article SET record = ?2, settings = ?3, text = ?4, done = ?5,"\
    " id = ?6, url = ?7, publisher = ?8, iri = ?9, stats = ?10"                \
    " WHERE rowid = ?1")                                                       \
  X(PUT_SEGMENT, "INSERT OR REPLACE INTO segment(article, bytes)"              \
    " VALUES(?1, ?2)")                                                         \
  X(SEGMENT, "SELECT bytes FROM segment WHERE article = ?1")                   \
  X(DROP, "DELETE FROM article WHERE rowid = ?1")                              \
  X(DROP_SEGMENT, "DELETE FROM segment WHERE article = ?1")                    \
  X(FIRST_COPY, "SELECT rowid, place FROM article"                             \
    " WHERE text = ?1 AND done = 1 ORDER BY place LIMIT 1")                    \
  X(NAMED, "SELECT rowid FROM article WHERE id = ?1"                           \
    " UNION SELECT rowid FROM article WHERE iri = ?1")                         \
  X(OUTDATED, "SELECT count(*) FROM article WHERE done = 1"                    \
    " AND settings <> ?1")                                                     \
  X(NEXT, "SELECT rowid, place, text, stats FROM article"                      \
    " WHERE place > ?1 AND done = 1 ORDER BY place LIMIT 1")                   \
  X(COPIES, "SELECT a.place, f.iri, a.id, a.url, a.publisher,"                 \
    " f.rowid <> a.rowid, n.iri, a.iri, f.id, f.url, f.publisher"              \
    " FROM article a JOIN article f ON f.rowid = (SELECT rowid FROM article"   \
    "   WHERE text = a.text AND done = 1 ORDER BY place LIMIT 1)"              \
    " LEFT JOIN article n ON n.rowid = a.near"                                 \
    " WHERE a.place > ?1 AND a.done = 1"                                       \
    " AND (f.rowid <> a.rowid OR a.near IS NOT NULL)"                          \
    " ORDER BY a.place LIMIT 1")                                               \
  X(PUT_SKETCH, "INSERT INTO sketch(article, mins) VALUES(?1, ?2)")            \
  X(SKETCH, "SELECT mins FROM sketch WHERE article = ?1")                      \
  X(DROP_SKETCH, "DELETE FROM sketch WHERE article = ?1")                      \
  X(PUT_BAND, "INSERT OR IGNORE INTO band(hash, place, article)"               \
    " VALUES(?1, ?2, ?3)")                                                     \
  X(BEFORE, "SELECT place, article FROM band WHERE hash = ?1 AND place < ?2"   \
    " ORDER BY place LIMIT 64")                                                \
  X(UNSETTLE, "UPDATE article SET stale = 1 WHERE rowid IN"                    \
    " (SELECT article FROM band WHERE hash = ?1 AND place > ?2)")              \
  X(DROP_BAND, "DELETE FROM band WHERE hash = ?1 AND place = ?2")              \
  X(LINK, "UPDATE article SET near = ?2, stale = 0 WHERE rowid = ?1")          \
  X(STALE, "SELECT rowid, place FROM article WHERE stale = 1 LIMIT 1")
// clang-format on

#define WARTA_ENUM_SQL(id, text) WARTA_SQL_##id,

typedef enum { WARTA_SQL_LIST(WARTA_ENUM_SQL) WARTA_N_SQL } WartaSql;

typedef struct WartaDbImpl WartaDb;

/// Open the data base at `path`, made if it is not there, and lock it; or, for
/// NULL, one that is nobody else's and goes with the program.
WartaDb *warta_db_open(const char *path, GError **error);

/// Close; what was not committed is forgotten.  NULL is allowed.
void warta_db_free(WartaDb *db);

/// Return the statement, ready to run with the values: 'i' an int64_t, 't' a
/// text or NULL, 'b' a pointer and a size_t of bytes.
sqlite3_stmt *warta_db_bind(WartaDb *db, WartaSql sql, const char *types, ...);

/// Take the next row of a bound statement; `*found` is false, and the statement
/// is free for its next use, when there is none.
bool warta_db_row(WartaDb *db, sqlite3_stmt *statement, bool *found,
                  GError **error);

/// Run a bound statement to its end.
bool warta_db_run(WartaDb *db, sqlite3_stmt *statement, GError **error);

/// Row of the last insertion.
int64_t warta_db_last_row(const WartaDb *db);

/// Set an error that says that the file is damaged; always returns false.
bool warta_db_damaged(const WartaDb *db, const char *what, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaDb, warta_db_free)
