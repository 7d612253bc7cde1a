// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/timer.h"

#include <wartagraf/wartagraf.h>

/// Send the messages of the analyzer's next articles to `func`.
void warta_analyzer_set_diagnostics(WartaAnalyzer *analyzer,
                                    WartaDiagnosticFunc func, void *data);

/// Tell the timer, which is borrowed and may be NULL, of the analyzer's stages.
void warta_analyzer_set_timer(WartaAnalyzer *analyzer, WartaTimer *timer);
