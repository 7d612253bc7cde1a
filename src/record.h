// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// What tells records and settings apart.

#pragma once

#include "state/corpus.h"

#include <wartagraf/wartagraf.h>

/// Return a digest of all that a result depends on beside the record: options,
/// the files of the data folder and the program.  `graph` has the options.
uint64_t warta_record_settings(const WartaResources *resources,
                               const WartaRunOptions *options,
                               const WartaGraph *graph);

/// Fill in the digests of a record as read.
void warta_record_digest(const WartaArticle *article, uint64_t settings,
                         WartaRecordDigests *digests);
