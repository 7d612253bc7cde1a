// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Runs a whole reader into sinks.  The calling thread reads and writes;
/// workers analyze and build graphs.  Jobs wait in a ring and are written in
/// the order in which they were read, so that the number of workers changes
/// nothing but the time.

#include "base/arena.h"
#include "base/diag.h"
#include "base/queue.h"
#include "model/document.h"
#include "pipeline.h"

#include <pthread.h>
#include <string.h>
#include <wartagraf/wartagraf.h>

/// Jobs per worker: enough to keep workers busy while a long article is
/// written, few enough to bound memory.
enum { JOBS_PER_WORKER = 8, MAX_WORKERS = 256 };

/// A message of a worker, kept until its job is written.
typedef struct {
  WartaSeverity severity;
  char *name; // or NULL
  uint64_t line;
  char *text;
} Message;

/// One article on its way.
typedef struct {
  WartaArena *arena;
  WartaArticle article; // strings in the arena
  WartaGraph *graph;
  WartaRunStats stats; // of this article
  GArray *messages;    // of Message
  GError *error;       // why it was lost, or NULL
  bool done;           // guarded by the run's mutex
} Job;

typedef struct {
  const WartaResources *resources;
  const WartaRunOptions *options;
  WartaReader *reader;
  WartaSink *const *sinks; // NULL-terminated
  WartaRunStats stats;

  Job *jobs; // a ring
  size_t n_jobs;
  size_t first; // oldest job that is not written
  size_t n_open;
  WartaQueue *queue;
  pthread_mutex_t mutex;
  pthread_cond_t finished;
} Run;

/* ---- Workers ---- */

static void
clear_message(void *data)
{
  Message *message = data;
  g_free(message->name);
  g_free(message->text);
}

static void
keep_message(WartaSeverity severity, const char *name, uint64_t line,
             const char *text, void *data)
{
  Job *job = data;
  const Message message = {severity, g_strdup(name), line, g_strdup(text)};
  g_array_append_val(job->messages, message);
}

static void
count_document(WartaRunStats *stats, const WartaDocument *doc)
{
  stats->articles = 1;
  stats->sentences = doc->n_sentences;
  stats->tokens = doc->n_tokens;
  stats->events = doc->n_events;
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    stats->actors += doc->entities[i].actor;
  }
}

static void
do_job(Job *job, WartaAnalyzer *analyzer)
{
  warta_analyzer_set_diagnostics(analyzer, keep_message, job);
  g_autoptr(WartaDocument) doc =
      warta_analyze(analyzer, &job->article, &job->error);
  if (doc != NULL) {
    count_document(&job->stats, doc);
    warta_graph_set(job->graph, doc);
    job->stats.statements = warta_graph_size(job->graph);
  }
}

static void *
work(void *data)
{
  Run *run = data;
  g_autoptr(WartaAnalyzer) analyzer =
      warta_analyzer_new(run->resources, &run->options->analyzer);
  Job *job = NULL;
  while ((job = warta_queue_pop(run->queue)) != NULL) {
    do_job(job, analyzer);
    pthread_mutex_lock(&run->mutex);
    job->done = true;
    pthread_cond_signal(&run->finished);
    pthread_mutex_unlock(&run->mutex);
  }
  return NULL;
}

/* ---- Writing, in the calling thread ---- */

static void
tell(const Run *run, WartaSeverity severity, const char *name, uint64_t line,
     const char *text)
{
  const WartaAnalyzerOptions *options = &run->options->analyzer;
  if (options->diagnostics != NULL) {
    options->diagnostics(severity, name, line, text, options->diagnostics_data);
  }
}

/// Tell of an article that is lost, or skipped on purpose.
static void
tell_loss(Run *run, const GError *error)
{
  const bool skipped =
      g_error_matches(error, WARTA_ERROR, WARTA_ERROR_LANGUAGE);
  run->stats.skipped += skipped;
  run->stats.failed += !skipped;
  tell(run, skipped ? WARTA_SEVERITY_WARNING : WARTA_SEVERITY_ERROR, NULL, 0,
       error->message);
}

static bool
write_graph(Run *run, const WartaGraph *graph, GError **error)
{
  for (size_t i = 0; run->sinks[i] != NULL; ++i) {
    if (!warta_sink_write(run->sinks[i], graph, error)) {
      return false;
    }
  }
  return true;
}

static void
add_stats(WartaRunStats *sum, const WartaRunStats *stats)
{
  sum->articles += stats->articles;
  sum->sentences += stats->sentences;
  sum->tokens += stats->tokens;
  sum->events += stats->events;
  sum->actors += stats->actors;
  sum->statements += stats->statements;
}

static bool
finish_job(Run *run, Job *job, GError **error)
{
  for (guint i = 0; i < job->messages->len; ++i) {
    const Message *message = &g_array_index(job->messages, Message, i);
    tell(run, message->severity, message->name, message->line, message->text);
  }
  if (job->error != NULL) {
    tell_loss(run, job->error);
    return true;
  }
  add_stats(&run->stats, &job->stats);
  if (run->options->merger != NULL) {
    warta_merger_add(run->options->merger, job->graph);
  }
  return write_graph(run, job->graph, error);
}

static void
clear_job(Job *job)
{
  warta_arena_clear(job->arena);
  g_array_set_size(job->messages, 0);
  g_clear_error(&job->error);
  memset(&job->stats, 0, sizeof job->stats);
  job->done = false;
}

/// Wait for the oldest job, write it and make its place free.
static bool
write_oldest(Run *run, GError **error)
{
  Job *job = &run->jobs[run->first];
  pthread_mutex_lock(&run->mutex);
  while (!job->done) {
    pthread_cond_wait(&run->finished, &run->mutex);
  }
  pthread_mutex_unlock(&run->mutex);
  const bool ok = finish_job(run, job, error);
  clear_job(job);
  run->first = (run->first + 1) % run->n_jobs;
  --run->n_open;
  return ok;
}

/* ---- Reading, in the calling thread ---- */

/// Whether the caller wants to go on.
static bool
report_progress(const Run *run)
{
  const WartaRunOptions *options = run->options;
  return options->progress == NULL ||
         options->progress(&run->stats, options->progress_data);
}

static void
copy_article(Job *job, const WartaArticle *article)
{
  WartaArena *arena = job->arena;
  job->article = *article;
  job->article.id = warta_arena_strdup(arena, article->id);
  job->article.url = warta_arena_strdup(arena, article->url);
  job->article.author = warta_arena_strdup(arena, article->author);
  job->article.title = warta_arena_strdup(arena, article->title);
  job->article.published = warta_arena_strdup(arena, article->published);
  job->article.publisher = warta_arena_strdup(arena, article->publisher);
  job->article.name = warta_arena_strdup(arena, article->name);
  job->article.body =
      warta_arena_strndup(arena, article->body, article->body_length);
}

static void
open_job(Run *run, const WartaArticle *article)
{
  Job *job = &run->jobs[(run->first + run->n_open) % run->n_jobs];
  copy_article(job, article);
  ++run->n_open;
  warta_queue_push(run->queue, job);
}

static bool
write_open_jobs(Run *run, GError **error)
{
  while (run->n_open > 0) {
    if (!write_oldest(run, error)) {
      return false;
    }
  }
  return true;
}

/// Tell of what the reader lost, in its place: behind the articles before it.
static bool
lose(Run *run, const GError *loss, GError **error)
{
  const bool ok = write_open_jobs(run, error);
  if (ok) {
    tell_loss(run, loss);
  }
  return ok;
}

/// Read one article or loss; `*more` is false at the end.
static bool
read_one(Run *run, bool *more, GError **error)
{
  const WartaArticle *article = NULL;
  g_autoptr(GError) loss = NULL;
  if (!warta_reader_next(run->reader, &article, &loss)) {
    return lose(run, loss, error);
  }
  if (article == NULL) {
    *more = false;
    return true;
  }
  if (run->n_open == run->n_jobs && !write_oldest(run, error)) {
    return false;
  }
  open_job(run, article);
  *more = report_progress(run);
  return true;
}

static bool
read_all(Run *run, GError **error)
{
  bool more = true;
  while (more) {
    if (!read_one(run, &more, error)) {
      return false;
    }
  }
  return write_open_jobs(run, error);
}

/* ---- The run ---- */

static void
free_jobs(Run *run)
{
  for (size_t i = 0; i < run->n_jobs; ++i) {
    warta_arena_free(run->jobs[i].arena);
    warta_graph_free(run->jobs[i].graph);
    g_array_unref(run->jobs[i].messages);
    g_clear_error(&run->jobs[i].error);
  }
  g_free(run->jobs);
}

static bool
make_jobs(Run *run, size_t n_jobs, GError **error)
{
  run->jobs = g_new0(Job, n_jobs);
  for (size_t i = 0; i < n_jobs; ++i) {
    WartaGraph *graph = warta_graph_new(&run->options->graph, error);
    if (graph == NULL) {
      free_jobs(run);
      return false;
    }
    run->jobs[i].graph = graph;
    run->jobs[i].arena = warta_arena_new();
    run->jobs[i].messages = g_array_new(FALSE, FALSE, sizeof(Message));
    g_array_set_clear_func(run->jobs[i].messages, clear_message);
    run->n_jobs = i + 1;
  }
  return true;
}

static bool
write_run(Run *run, GError **error)
{
  g_autoptr(WartaGraph) graph = warta_graph_new(&run->options->graph, error);
  if (graph == NULL) {
    return false;
  }
  warta_graph_set_run(graph);
  run->stats.statements += warta_graph_size(graph);
  return write_graph(run, graph, error);
}

/// Write which actors of several articles are one, if that is wanted.
static bool
write_merges(Run *run, GError **error)
{
  if (run->options->merger == NULL) {
    return true;
  }
  g_autoptr(WartaGraph) graph = warta_graph_new(&run->options->graph, error);
  if (graph == NULL) {
    return false;
  }
  warta_graph_set_merges(graph, run->options->merger, NULL);
  run->stats.statements += warta_graph_size(graph);
  return write_graph(run, graph, error);
}

static bool
run_workers(Run *run, unsigned n_workers, GError **error)
{
  GThread *threads[MAX_WORKERS];
  for (unsigned i = 0; i < n_workers; ++i) {
    threads[i] = g_thread_new("wartagraf", work, run);
  }
  const bool ok =
      write_run(run, error) && read_all(run, error) && write_merges(run, error);
  warta_queue_close(run->queue);
  for (unsigned i = 0; i < n_workers; ++i) {
    g_thread_join(threads[i]);
  }
  return ok;
}

bool
warta_run(const WartaResources *resources, WartaReader *reader,
          WartaSink *const *sinks, const WartaRunOptions *options,
          WartaRunStats *stats, GError **error)
{
  g_return_val_if_fail(resources != NULL && reader != NULL, false);
  g_return_val_if_fail(sinks != NULL, false);
  static const WartaRunOptions defaults = {0};
  Run run = {
      .resources = resources,
      .options = options != NULL ? options : &defaults,
      .reader = reader,
      .sinks = sinks,
  };
  const unsigned wanted =
      run.options->jobs > 0 ? run.options->jobs : g_get_num_processors();
  const unsigned n_workers = MIN(wanted, MAX_WORKERS);
  if (!make_jobs(&run, (size_t)n_workers * JOBS_PER_WORKER, error)) {
    return false;
  }
  run.queue = warta_queue_new(run.n_jobs);
  pthread_mutex_init(&run.mutex, NULL);
  pthread_cond_init(&run.finished, NULL);
  const bool ok = run_workers(&run, n_workers, error);
  pthread_cond_destroy(&run.finished);
  pthread_mutex_destroy(&run.mutex);
  warta_queue_free(run.queue);
  free_jobs(&run);
  if (stats != NULL) {
    *stats = run.stats;
  }
  return ok;
}
