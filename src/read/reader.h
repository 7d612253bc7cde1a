// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the readers of the formats share: the record that they fill in and the
/// table that describes a format.  A new format is a file with its
/// WartaReaderType and one line in reader.c.

#pragma once

#include "base/diag.h"
#include "base/limits.h"
#include "read/source.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <wartagraf/wartagraf.h>

/// A record as read.  Strings are the record's own, or NULL.  `number` counts
/// the records of the file from 1, bad ones included.
typedef struct {
  char *id;
  char *url;
  char *author;
  char *title;
  char *published; ///< As written: made ISO 8601 by the caller
  char *publisher;
  GString *body;
  uint64_t line; ///< 0: the file as a whole
  uint64_t number;
  bool plain_text;
} WartaRecord;

/// What a format's functions are given; all borrowed.
typedef struct {
  WartaSource *source;
  const char *name;          ///< To begin messages with
  const char *const *fields; ///< "text=isi" pairs, NULL-terminated, or NULL
  const WartaLimits *limits; ///< All of them set
  WartaDiag diag;
} WartaInput;

typedef enum {
  WARTA_READ_RECORD, ///< The record is filled in
  WARTA_READ_END,    ///< There is none any more
  WARTA_READ_FAILED, ///< The error is set; the next call goes on behind it
} WartaReadStatus;

/// One input format.
typedef struct {
  WartaInputFormat format;
  const char *name;
  const char *const *extensions; ///< Without dot, NULL-terminated
  bool many;                     ///< A file holds many records
  /// Whether the beginning of a file looks like this format, or NULL.
  bool (*probe)(const char *head, size_t length);
  /// Return the state for one file.
  void *(*open)(const WartaInput *input);
  /// Fill in the next record, which is empty.
  WartaReadStatus (*next)(void *state, WartaRecord *record, GError **error);
  void (*close)(void *state);
} WartaReaderType;

extern const WartaReaderType warta_reader_text;
extern const WartaReaderType warta_reader_jsonl;
extern const WartaReaderType warta_reader_html;
extern const WartaReaderType warta_reader_feed;
extern const WartaReaderType warta_reader_newsml;
extern const WartaReaderType warta_reader_warc;
extern const WartaReaderType warta_reader_csv;

/// Empty the record for its next use.
void warta_record_clear(WartaRecord *record);

/// Make the text valid UTF-8 and tell what was repaired.
void warta_input_repair(const WartaInput *input, GString *text, uint64_t line);
