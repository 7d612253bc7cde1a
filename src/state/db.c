// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "state/db.h"

#include <stdarg.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

/// "WGst" in the header of the file; the version of the tables.
#define APPLICATION_ID "1464300404"
#define FORMAT "1"

struct WartaDbImpl {
  sqlite3 *handle;
  char *path; // or NULL
  sqlite3_stmt *statements[WARTA_N_SQL];
};

static const char *const statements[WARTA_N_SQL] = {
#define WARTA_SQL_TEXT(id, text) [WARTA_SQL_##id] = (text),
    WARTA_SQL_LIST(WARTA_SQL_TEXT)};

static const char schema[] =
    "BEGIN IMMEDIATE;"
    "PRAGMA application_id = " APPLICATION_ID ";"
    "PRAGMA user_version = " FORMAT ";"
    "CREATE TABLE meta(runs INTEGER NOT NULL);"
    "INSERT INTO meta VALUES(0);"
    "CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, iri TEXT NOT NULL);"
    "CREATE TABLE article(key BLOB NOT NULL, number INTEGER NOT NULL,"
    " place INTEGER NOT NULL, run INTEGER NOT NULL, done INTEGER NOT NULL,"
    " stale INTEGER NOT NULL, near INTEGER, record BLOB, settings INTEGER,"
    " text BLOB, id TEXT, url TEXT, publisher TEXT, iri TEXT, stats BLOB);"
    "CREATE UNIQUE INDEX by_key ON article(key, number);"
    "CREATE INDEX by_place ON article(place);"
    "CREATE INDEX by_text ON article(text, place) WHERE done = 1;"
    "CREATE INDEX by_stale ON article(stale) WHERE stale = 1;"
    "CREATE TABLE segment(article INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE sketch(article INTEGER PRIMARY KEY, mins BLOB NOT NULL);"
    "CREATE TABLE band(hash INTEGER NOT NULL, place INTEGER NOT NULL,"
    " article INTEGER NOT NULL, PRIMARY KEY(hash, place)) WITHOUT ROWID;";

/// Of a file only: by them an article is forgotten.
static const char schema_names[] = "CREATE INDEX by_id ON article(id);"
                                   "CREATE INDEX by_iri ON article(iri);";

/* ---- Messages ---- */

/// What went wrong and what to do, by the code of SQLite.
typedef struct {
  int code;
  const char *text;
} Reason;

static const Reason reasons[] = {
    {SQLITE_BUSY, "is in use by another run; wait until that has ended, or "
                  "name another state file"},
    {SQLITE_LOCKED, "is in use by another run; wait until that has ended, or "
                    "name another state file"},
    {SQLITE_NOTADB, "is not a state file of wartagraf and was left as it is; "
                    "name another file"},
    {SQLITE_CORRUPT, "is damaged and was left as it is; restore a copy, or "
                     "remove it to begin anew"},
    {SQLITE_FULL, "no space left on its disk; free some, then run the same "
                  "command again: what is in it is kept"},
    {SQLITE_CANTOPEN, "cannot be opened; name a file in a folder that exists "
                      "and that you may write to"},
    {SQLITE_READONLY, "may not be written; change its permissions or name "
                      "another state file"},
    {SQLITE_PERM, "may not be written; change its permissions or name another "
                  "state file"},
    {SQLITE_IOERR, "cannot be read or written; see to the disk, then run the "
                   "same command again: what is in it is kept"},
};

static void
set_reason(GError **error, const char *path, int code, const char *detail)
{
  const char *text = detail;
  for (size_t i = 0; i < G_N_ELEMENTS(reasons); ++i) {
    text = reasons[i].code == (code & 0xFF) ? reasons[i].text : text;
  }
  const WartaErrorCode kind =
      (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB
          ? WARTA_ERROR_DATA
          : WARTA_ERROR_FAILED;
  if (path != NULL) {
    g_set_error(error, WARTA_ERROR, (int)kind, "%s: %s", path, text);
  } else {
    g_set_error(error, WARTA_ERROR, (int)kind,
                "temporary file: %s; set TMPDIR to a folder with space",
                detail);
  }
}

static bool
fail(const WartaDb *db, GError **error)
{
  set_reason(error, db->path, sqlite3_errcode(db->handle),
             sqlite3_errmsg(db->handle));
  return false;
}

bool
warta_db_damaged(const WartaDb *db, const char *what, GError **error)
{
  g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
              "%s: is damaged (%s) and was left as it is; restore a copy, or "
              "remove it to begin anew",
              db->path != NULL ? db->path : "temporary file", what);
  return false;
}

/* ---- Opening ---- */

static bool
execute(const WartaDb *db, const char *sql, GError **error)
{
  return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
         fail(db, error);
}

/// Read a number that a statement answers.
static bool
ask(const WartaDb *db, const char *sql, int64_t *answer, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) != SQLITE_OK) {
    return fail(db, error);
  }
  const int code = sqlite3_step(statement);
  *answer = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  return code == SQLITE_ROW || fail(db, error);
}

static bool
make_tables(const WartaDb *db, GError **error)
{
  return execute(db, schema, error) &&
         (db->path == NULL || execute(db, schema_names, error)) &&
         execute(db, "COMMIT", error);
}

/// Make the tables of a new file; refuse one that is not ours.
static bool
check_tables(const WartaDb *db, GError **error)
{
  int64_t application = 0;
  int64_t format = 0;
  int64_t n_pages = 0;
  if (!ask(db, "PRAGMA application_id", &application, error) ||
      !ask(db, "PRAGMA user_version", &format, error) ||
      !ask(db, "PRAGMA page_count", &n_pages, error)) {
    return false;
  }
  if (n_pages == 0) {
    return make_tables(db, error);
  }
  if (application != g_ascii_strtoll(APPLICATION_ID, NULL, 10)) {
    set_reason(error, db->path, SQLITE_NOTADB, "");
    return false;
  }
  if (format != g_ascii_strtoll(FORMAT, NULL, 10)) {
    g_set_error(error, WARTA_ERROR, WARTA_ERROR_DATA,
                "%s: is a state file of another version of wartagraf and was "
                "left as it is; name another file",
                db->path);
    return false;
  }
  return true;
}

static bool
prepare(WartaDb *db, GError **error)
{
  for (int i = 0; i < WARTA_N_SQL; ++i) {
    if (sqlite3_prepare_v3(db->handle, statements[i], -1,
                           SQLITE_PREPARE_PERSISTENT, &db->statements[i],
                           NULL) != SQLITE_OK) {
      return fail(db, error);
    }
  }
  return true;
}

static bool
set_up(WartaDb *db, GError **error)
{
  // Locked as a whole for as long as it is open.  With a log that is written
  // ahead a commit costs little, and a kill at any moment loses at most what
  // was not committed.  The format of a foreign file is not touched.
  static const char shared[] = "PRAGMA locking_mode = EXCLUSIVE;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA cache_size = -16000;";
  static const char own[] = "PRAGMA journal_mode = OFF;"
                            "PRAGMA synchronous = OFF;"
                            "PRAGMA locking_mode = EXCLUSIVE;"
                            "PRAGMA cache_size = -16000;";
  static const char logged[] = "PRAGMA synchronous = NORMAL;"
                               "PRAGMA journal_mode = WAL;";
  if (db->path == NULL) {
    return execute(db, own, error) && make_tables(db, error) &&
           prepare(db, error);
  }
  return execute(db, shared, error) && check_tables(db, error) &&
         execute(db, logged, error) &&
         execute(db, "BEGIN IMMEDIATE; COMMIT", error) && prepare(db, error);
}

WartaDb *
warta_db_open(const char *path, GError **error)
{
  g_autoptr(WartaDb) db = g_new0(WartaDb, 1);
  db->path = g_strdup(path);
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code =
      sqlite3_open_v2(path != NULL ? path : "", &db->handle, flags, NULL);
  if (code != SQLITE_OK) {
    set_reason(error, path, code, sqlite3_errstr(code));
    return NULL;
  }
  if (path != NULL && sqlite3_db_readonly(db->handle, "main") == 1) {
    set_reason(error, path, SQLITE_READONLY, "");
    return NULL;
  }
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return set_up(db, error) ? g_steal_pointer(&db) : NULL;
}

void
warta_db_free(WartaDb *db)
{
  if (db == NULL) {
    return;
  }
  for (int i = 0; i < WARTA_N_SQL; ++i) {
    sqlite3_finalize(db->statements[i]);
  }
  sqlite3_close(db->handle);
  g_free(db->path);
  g_free(db);
}

/* ---- Statements ---- */

/// Bind value `i` of that type.
static void
bind_value(sqlite3_stmt *statement, int i, char type, va_list *args)
{
  if (type == 'i') {
    sqlite3_bind_int64(statement, i, va_arg(*args, int64_t));
  } else if (type == 't') {
    sqlite3_bind_text(statement, i, va_arg(*args, const char *), -1,
                      SQLITE_STATIC);
  } else {
    const void *bytes = va_arg(*args, const void *);
    sqlite3_bind_blob64(statement, i, bytes, va_arg(*args, size_t),
                        SQLITE_STATIC);
  }
}

sqlite3_stmt *
warta_db_bind(WartaDb *db, WartaSql sql, const char *types, ...)
{
  sqlite3_stmt *statement = db->statements[sql];
  sqlite3_reset(statement);
  va_list args;
  va_start(args, types);
  for (int i = 0; types[i] != '\0'; ++i) {
    bind_value(statement, i + 1, types[i], &args);
  }
  va_end(args);
  return statement;
}

bool
warta_db_row(WartaDb *db, sqlite3_stmt *statement, bool *found, GError **error)
{
  const int code = sqlite3_step(statement);
  *found = code == SQLITE_ROW;
  if (code == SQLITE_ROW) {
    return true;
  }
  const bool ok = code == SQLITE_DONE || fail(db, error);
  sqlite3_reset(statement);
  return ok;
}

bool
warta_db_run(WartaDb *db, sqlite3_stmt *statement, GError **error)
{
  const int code = sqlite3_step(statement);
  const bool ok = code == SQLITE_DONE || code == SQLITE_ROW || fail(db, error);
  sqlite3_reset(statement);
  return ok;
}

int64_t
warta_db_last_row(const WartaDb *db)
{
  return sqlite3_last_insert_rowid(db->handle);
}
