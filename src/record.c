// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "record.h"

#include "base/buildid.h"
#include "base/limits.h"
#include "export/build.h"
#include "resources.h"

#include <string.h>

static void
add_bytes(GChecksum *sum, const void *bytes, size_t size)
{
  g_checksum_update(sum, bytes, (gssize)size);
}

/// Add a string, or that there is none, so that neither runs into the next.
static void
add_string(GChecksum *sum, const char *string)
{
  const uint64_t length = string != NULL ? strlen(string) : UINT64_MAX;
  add_bytes(sum, &length, sizeof(length));
  if (string != NULL) {
    add_bytes(sum, string, (size_t)length);
  }
}

/// Write the first bytes of the digest and free it.
static void
finish(GChecksum *sum, void *out, size_t size)
{
  guint8 digest[32];
  gsize length = sizeof(digest);
  g_checksum_get_digest(sum, digest, &length);
  memcpy(out, digest, size);
  g_checksum_free(sum);
}

uint64_t
warta_record_settings(const WartaResources *resources,
                      const WartaRunOptions *options, const WartaGraph *graph)
{
  uint64_t settings = 0;
  size_t id_size = 0;
  const uint8_t *id = warta_build_id(&id_size);
  const uint64_t data = warta_resources_digest(resources);
  const uint64_t sentence =
      warta_limits_complete(&options->analyzer.limits).sentence;
  g_autofree char *run = warta_build_run_hash(graph);
  GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
  add_string(sum, run);
  add_bytes(sum, &data, sizeof(data));
  add_string(sum, options->analyzer.any_language ? "any" : "id");
  add_bytes(sum, &options->analyzer.identity,
            sizeof(options->analyzer.identity));
  add_bytes(sum, &sentence, sizeof(sentence));
  add_bytes(sum, id, id_size);
  finish(sum, &settings, sizeof(settings));
  return settings;
}

void
warta_record_digest(const WartaArticle *article, uint64_t settings,
                    WartaRecordDigests *digests)
{
  char key[2 * WARTA_DIGEST];
  warta_build_graph_hash(article->url, article->id, key);
  memcpy(digests->key, key, WARTA_DIGEST);
  GChecksum *text = g_checksum_new(G_CHECKSUM_SHA256);
  add_string(text, article->title);
  add_string(text, article->published);
  add_string(text, article->plain_text ? "plain" : "");
  add_bytes(text, article->body, article->body_length);
  finish(text, digests->text, WARTA_DIGEST);
  GChecksum *record = g_checksum_new(G_CHECKSUM_SHA256);
  add_bytes(record, &settings, sizeof(settings));
  add_bytes(record, digests->text, WARTA_DIGEST);
  add_string(record, article->id);
  add_string(record, article->url);
  add_string(record, article->author);
  add_string(record, article->publisher);
  finish(record, digests->record, WARTA_DIGEST);
}
