// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// A pusher as a stream, so that a sink can write to it.

#include "push/push.h"

#include <gio/gio.h>

#define WARTA_TYPE_PUSH_STREAM (warta_push_stream_get_type())
G_DECLARE_FINAL_TYPE(WartaPushStream, warta_push_stream, WARTA, PUSH_STREAM,
                     GOutputStream)

struct _WartaPushStream {
  GOutputStream parent_instance;
  WartaPusher *pusher; ///< Borrowed
};

// NOLINTNEXTLINE(readability-function-size): the macro nests by itself
G_DEFINE_TYPE(WartaPushStream, warta_push_stream, G_TYPE_OUTPUT_STREAM)

static gssize
write_bytes(GOutputStream *stream, const void *data, gsize length,
            GCancellable *cancellable, GError **error)
{
  (void)cancellable;
  WartaPusher *pusher = WARTA_PUSH_STREAM(stream)->pusher;
  return warta_pusher_take(pusher, data, length, error) ? (gssize)length : -1;
}

static void
warta_push_stream_class_init(WartaPushStreamClass *class)
{
  G_OUTPUT_STREAM_CLASS(class)->write_fn = write_bytes;
}

static void
warta_push_stream_init(WartaPushStream *self)
{
  (void)self;
}

GOutputStream *
warta_pusher_stream(WartaPusher *pusher)
{
  g_return_val_if_fail(pusher != NULL, NULL);
  WartaPushStream *stream = g_object_new(WARTA_TYPE_PUSH_STREAM, NULL);
  stream->pusher = pusher;
  return G_OUTPUT_STREAM(stream);
}
