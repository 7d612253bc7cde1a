// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <wartagraf/wartagraf.h>

/// Read everything of a stream, of which the reference is taken, and write down
/// each article, message and error.  `options` may be NULL; its diagnostics are
/// replaced.
char *test_read_articles(GInputStream *stream, const char *name,
                         const WartaReaderOptions *options);

/// The same for a reader that is there already, whose messages went elsewhere.
void test_drain_reader(WartaReader *reader, GString *out);
