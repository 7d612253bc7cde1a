// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/queue.h"

#include <pthread.h>
#include <stdbool.h>

struct WartaQueueImpl {
  pthread_mutex_t mutex;
  pthread_cond_t not_empty;
  pthread_cond_t not_full;
  void **items; // [capacity], a ring
  size_t capacity;
  size_t first;
  size_t n;
  bool closed;
};

WartaQueue *
warta_queue_new(size_t capacity)
{
  g_assert(capacity > 0);
  WartaQueue *queue = g_new0(WartaQueue, 1);
  pthread_mutex_init(&queue->mutex, NULL);
  pthread_cond_init(&queue->not_empty, NULL);
  pthread_cond_init(&queue->not_full, NULL);
  queue->items = g_new0(void *, capacity);
  queue->capacity = capacity;
  return queue;
}

void
warta_queue_free(WartaQueue *queue)
{
  if (queue == NULL) {
    return;
  }
  pthread_cond_destroy(&queue->not_full);
  pthread_cond_destroy(&queue->not_empty);
  pthread_mutex_destroy(&queue->mutex);
  g_free(queue->items);
  g_free(queue);
}

void
warta_queue_push(WartaQueue *queue, void *item)
{
  g_assert(item != NULL);
  pthread_mutex_lock(&queue->mutex);
  while (queue->n == queue->capacity) {
    pthread_cond_wait(&queue->not_full, &queue->mutex);
  }
  queue->items[(queue->first + queue->n) % queue->capacity] = item;
  ++queue->n;
  pthread_cond_signal(&queue->not_empty);
  pthread_mutex_unlock(&queue->mutex);
}

void *
warta_queue_pop(WartaQueue *queue)
{
  void *item = NULL;
  pthread_mutex_lock(&queue->mutex);
  while (queue->n == 0 && !queue->closed) {
    pthread_cond_wait(&queue->not_empty, &queue->mutex);
  }
  if (queue->n > 0) {
    item = queue->items[queue->first];
    queue->first = (queue->first + 1) % queue->capacity;
    --queue->n;
    pthread_cond_signal(&queue->not_full);
  }
  pthread_mutex_unlock(&queue->mutex);
  return item;
}

void
warta_queue_close(WartaQueue *queue)
{
  pthread_mutex_lock(&queue->mutex);
  queue->closed = true;
  pthread_cond_broadcast(&queue->not_empty);
  pthread_mutex_unlock(&queue->mutex);
}
