// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stdbool.h>

/// Learn the decisions of the event stage from annotated articles, print how
/// they do in cross-validation beside the rules, and write
/// frames/decisions.tsv of the data folder.  `gold` holds train.jsonl and
/// train/.
bool warta_train_events(const char *gold, const char *data, GError **error);
