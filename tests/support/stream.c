// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/stream.h"

#include <string.h>

typedef struct {
  GInputStream parent;
  TestStreamPlan plan;
  uint64_t at;
} TestStream;

typedef struct {
  GInputStreamClass parent;
} TestStreamClass;

static GType test_stream_get_type(void);

G_DEFINE_TYPE(TestStream, test_stream, G_TYPE_INPUT_STREAM)

static gssize
read_stream(GInputStream *stream, void *buffer, gsize count,
            GCancellable *cancellable, GError **error)
{
  TestStream *self = (TestStream *)(void *)stream;
  const TestStreamPlan *plan = &self->plan;
  const uint64_t half = plan->size / 2;
  const uint64_t total = plan->size + plan->filler;
  uint64_t end = total;
  if (self->at < half) {
    end = plan->filler > 0 ? half : total;
  } else if (self->at < half + plan->filler) {
    end = half + plan->filler;
  }
  if (plan->fail_at != SIZE_MAX) {
    end = MIN(end, plan->fail_at);
    if (self->at >= plan->fail_at) {
      g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the disk is broken");
      return -1;
    }
  }
  uint64_t n = MIN(end - self->at, count);
  n = plan->piece > 0 ? MIN(n, plan->piece) : n;
  if (self->at >= half && self->at < half + plan->filler) {
    memset(buffer, 'a', n);
  } else {
    const uint64_t from = self->at < half ? self->at : self->at - plan->filler;
    memcpy(buffer, (const char *)plan->data + from, n);
  }
  self->at += n;
  return (gssize)n;
}

static void
test_stream_class_init(TestStreamClass *class)
{
  G_INPUT_STREAM_CLASS(class)->read_fn = read_stream;
}

static void
test_stream_init(TestStream *self)
{
  self->at = 0;
}

GInputStream *
test_stream_new(const TestStreamPlan *plan)
{
  TestStream *self = g_object_new(test_stream_get_type(), NULL);
  self->plan = *plan;
  return G_INPUT_STREAM(self);
}
