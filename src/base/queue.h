// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <glib.h>
#include <stddef.h>

/// A bounded queue of pointers between threads.  Bounded, so that a fast
/// producer cannot fill memory; on pthread, whose locks ThreadSanitizer
/// understands.
typedef struct WartaQueueImpl WartaQueue;

/// Return an empty queue that holds up to `capacity` (at least 1) items.
WartaQueue *warta_queue_new(size_t capacity);

/// Free; no thread may be waiting.  NULL is allowed.  Items are not freed.
void warta_queue_free(WartaQueue *queue);

/// Append `item`, which is not NULL; waits while the queue is full.
void warta_queue_push(WartaQueue *queue, void *item);

/// Take the oldest item; waits while the queue is empty.  NULL when the queue
/// is empty and closed.
void *warta_queue_pop(WartaQueue *queue);

/// No more items will be pushed: waiting readers end.
void warta_queue_close(WartaQueue *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WartaQueue, warta_queue_free)
