// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "base/queue.h"

#include <glib.h>
#include <stdint.h>

enum { N_ITEMS = 20000, N_READERS = 3 };

typedef struct {
  WartaQueue *queue;
  uint64_t sum;
  uint64_t last;
  gboolean in_order;
} Reader;

static void *
read_all(void *data)
{
  Reader *reader = data;
  uint64_t *item = NULL;
  reader->in_order = TRUE;
  while ((item = warta_queue_pop(reader->queue)) != NULL) {
    reader->in_order = reader->in_order && *item > reader->last;
    reader->last = *item;
    reader->sum += *item;
  }
  return NULL;
}

static void
test_every_item_arrives_once_and_in_order(void)
{
  g_autoptr(WartaQueue) queue = warta_queue_new(4);
  g_autofree uint64_t *items = g_new(uint64_t, N_ITEMS);
  Reader readers[N_READERS] = {0};
  GThread *threads[N_READERS];
  for (int i = 0; i < N_READERS; ++i) {
    readers[i].queue = queue;
    threads[i] = g_thread_new("reader", read_all, &readers[i]);
  }
  for (uint64_t i = 0; i < N_ITEMS; ++i) {
    items[i] = i + 1;
    warta_queue_push(queue, &items[i]);
  }
  warta_queue_close(queue);
  uint64_t sum = 0;
  for (int i = 0; i < N_READERS; ++i) {
    g_thread_join(threads[i]);
    sum += readers[i].sum;
    g_assert_true(readers[i].in_order);
  }
  g_assert_cmpuint(sum, ==, (uint64_t)N_ITEMS * (N_ITEMS + 1) / 2);
}

static void
test_a_closed_queue_still_gives_what_it_holds(void)
{
  int item = 0;
  g_autoptr(WartaQueue) queue = warta_queue_new(2);
  warta_queue_push(queue, &item);
  warta_queue_close(queue);
  g_assert_true(warta_queue_pop(queue) == &item);
  g_assert_null(warta_queue_pop(queue));
  warta_queue_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/queue/threads", test_every_item_arrives_once_and_in_order);
  g_test_add_func("/queue/closed",
                  test_a_closed_queue_still_gives_what_it_holds);
  return g_test_run();
}
