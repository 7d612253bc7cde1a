// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the user says of merges: rows of "force" or "forbid", and two actors,
/// each as its IRI, the last part of it, its Wikidata id or its label.

#pragma once

#include "base/arena.h"
#include "base/problem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *actors[2];
  uint32_t line;
  bool forbidden;
} WartaChoice;

/// Where choices go.
typedef struct {
  WartaArena *arena;
  GArray *choices; ///< of WartaChoice: those without fault
  WartaComplaintFunc problem;
  void *data;
} WartaChoiceHandler;

/// Read a file.  Fails only where it is no text.
bool warta_read_choices(const char *name, const char *text, size_t length,
                        const WartaChoiceHandler *handler, GError **error);

/// Whether a file holds choices: its first row begins with "force" or "forbid".
bool warta_is_choices(const char *text);
