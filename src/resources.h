// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/modelfile.h"
#include "clean/clean.h"
#include "dates/dates.h"
#include "event/event.h"
#include "lang/lang.h"
#include "model/gazetteer.h"
#include "model/style.h"
#include "names/names.h"
#include "resolve/resolve.h"
#include "text/text.h"

#include <wartagraf/wartagraf.h>

/// One part per stage; immutable after loading.
struct WartaResourcesImpl {
  char *dir;         ///< The data folder
  char **gazetteers; ///< Files of the user, or NULL
  WartaStyle style;
  WartaCleaner *cleaner;
  WartaTokenizer *tokenizer;
  WartaLang *lang;
  WartaNamer *namer;
  WartaDates *dates;
  WartaFrames *frames;
  WartaResolver *resolver; ///< NULL: no entities
  WartaModelFile *tables;  ///< Compiled tables, or NULL
  WartaGazetteer *gazetteer;
};

/// Return a digest of all files of the data folder and of the user.
uint64_t warta_resources_digest(const WartaResources *resources);
