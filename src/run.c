// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Runs a whole reader into sinks.  The calling thread reads and writes;
/// workers analyze and build graphs.  Jobs wait in a ring and are written in
/// the order in which they were read, so that the number of workers changes
/// nothing but the time.
///
/// With a state that has a file, the calling thread puts results there, and all
/// that it holds is written at the end; without, it writes them at once.

#include "assemble.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/queue.h"
#include "base/timer.h"
#include "model/document.h"
#include "pipeline.h"
#include "record.h"
#include "state/corpus.h"
#include "state/segment.h"
#include "state/sketch.h"

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
  WartaRecordDigests digests;
  int64_t row; // of the state
  WartaSketch sketch;
  GBytes *segment;       // of a state with a file
  const char *publisher; // as found, or NULL
  WartaRunStats stats;   // of this article
  GArray *messages;      // of Message
  GError *error;         // why it was lost, or NULL
  bool done;             // guarded by the run's mutex
} Job;

typedef struct {
  const WartaResources *resources;
  const WartaRunOptions *options;
  WartaReader *reader;
  WartaSink *const *sinks; // NULL-terminated
  WartaRunStats stats;
  WartaCorpus *state;
  const WartaSegmentTerms *terms; // of a state with a file, or NULL
  uint64_t settings;
  WartaGraph *graph; // of what is not an article
  bool stopped;
  WartaTimer timer;    // of the calling thread
  WartaTimings worked; // by workers that have ended; guarded by the mutex

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
do_job(const Run *run, Job *job, WartaAnalyzer *analyzer, WartaTimer *timer)
{
  warta_analyzer_set_diagnostics(analyzer, keep_message, job);
  g_autoptr(WartaDocument) doc =
      warta_analyze(analyzer, &job->article, &job->error);
  if (doc != NULL) {
    count_document(&job->stats, doc);
    warta_graph_set(job->graph, doc);
    job->stats.statements = warta_graph_size(job->graph);
    warta_timer_lap(timer, WARTA_STAGE_BUILD);
    job->publisher = warta_arena_strdup(job->arena, doc->publisher);
    warta_sketch_set(&job->sketch, doc);
    job->segment = run->terms != NULL
                       ? warta_segment_encode(job->graph, run->terms)
                       : NULL;
    warta_timer_lap(timer, WARTA_STAGE_STATE);
  }
}

static void *
work(void *data)
{
  Run *run = data;
  g_autoptr(WartaAnalyzer) analyzer =
      warta_analyzer_new(run->resources, &run->options->analyzer);
  WartaTimings timings = {0};
  WartaTimer timer = {run->options->timings != NULL ? &timings : NULL, 0};
  warta_analyzer_set_timer(analyzer, &timer);
  Job *job = NULL;
  while ((job = warta_queue_pop(run->queue)) != NULL) {
    warta_timer_start(&timer);
    do_job(run, job, analyzer, &timer);
    warta_timer_lap(&timer, WARTA_STAGE_BUILD); // freeing the document
    pthread_mutex_lock(&run->mutex);
    job->done = true;
    pthread_cond_signal(&run->finished);
    pthread_mutex_unlock(&run->mutex);
  }
  pthread_mutex_lock(&run->mutex);
  warta_timings_add(&run->worked, &timings);
  pthread_mutex_unlock(&run->mutex);
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

/// Tell of an article or file that is lost.
static void
tell_loss(Run *run, const GError *error)
{
  ++run->stats.failed;
  tell(run, WARTA_SEVERITY_ERROR, NULL, 0, error->message);
}

static bool
write_graph(const WartaGraph *graph, void *data, GError **error)
{
  Run *run = data;
  bool ok = true;
  warta_timer_lap(&run->timer, WARTA_STAGE_STATE);
  for (size_t i = 0; ok && run->sinks[i] != NULL; ++i) {
    ok = warta_sink_write(run->sinks[i], graph, error);
  }
  warta_timer_lap(&run->timer, WARTA_STAGE_WRITE);
  return ok;
}

/// Write the graph of an article.
static bool
write_article(const WartaGraph *graph, void *data, GError **error)
{
  const Run *run = data;
  if (run->options->merger != NULL) {
    warta_merger_add(run->options->merger, graph);
  }
  return write_graph(graph, data, error);
}

/// Put the article into the state, and write it unless that is done at the end.
static bool
keep_job(Run *run, const Job *job, GError **error)
{
  bool copy = false;
  const WartaGraph *graph = job->graph;
  const WartaArticleResult result = {
      .digests = &job->digests,
      .id = job->article.id,
      .url = job->article.url,
      .publisher = job->publisher,
      .iri = warta_graph_node(graph, graph->article)->text,
      .sketch = &job->sketch,
      .segment = job->segment,
      .stats = job->stats,
  };
  if (!warta_corpus_put(run->state, job->row, &result, &copy, error)) {
    return false;
  }
  if (copy && run->terms == NULL) {
    return true;
  }
  warta_run_stats_add(&run->stats, &job->stats);
  return run->terms != NULL || write_article(graph, run, error);
}

/// Tell that the article is not analyzed, and see that the state knows why.
static bool
skip_job(Run *run, const Job *job, GError **error)
{
  bool copy = false;
  const WartaArticleResult result = {.digests = &job->digests,
                                     .id = job->article.id,
                                     .url = job->article.url,
                                     .skipped = true};
  ++run->stats.skipped;
  tell(run, WARTA_SEVERITY_WARNING, NULL, 0, job->error->message);
  return warta_corpus_put(run->state, job->row, &result, &copy, error);
}

static bool
finish_job(Run *run, Job *job, GError **error)
{
  for (guint i = 0; i < job->messages->len; ++i) {
    const Message *message = &g_array_index(job->messages, Message, i);
    tell(run, message->severity, message->name, message->line, message->text);
  }
  if (job->error == NULL) {
    return keep_job(run, job, error);
  }
  if (g_error_matches(job->error, WARTA_ERROR, WARTA_ERROR_LANGUAGE)) {
    return skip_job(run, job, error);
  }
  tell_loss(run, job->error);
  return warta_corpus_drop(run->state, job->row, error);
}

static void
clear_job(Job *job)
{
  warta_arena_clear(job->arena);
  g_array_set_size(job->messages, 0);
  g_clear_error(&job->error);
  g_clear_pointer(&job->segment, g_bytes_unref);
  job->publisher = NULL;
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
open_job(Run *run, const WartaArticle *article,
         const WartaRecordDigests *digests, int64_t row)
{
  Job *job = &run->jobs[(run->first + run->n_open) % run->n_jobs];
  copy_article(job, article);
  job->digests = *digests;
  job->row = row;
  ++run->n_open;
  warta_queue_push(run->queue, job);
}

/// Put a copy of an article that was written into the state.
static bool
keep_copy(Run *run, const WartaArticle *article,
          const WartaRecordDigests *digests, int64_t row, GError **error)
{
  bool copy = false;
  const WartaArticleResult result = {.digests = digests,
                                     .id = article->id,
                                     .url = article->url,
                                     .publisher = article->publisher};
  return warta_corpus_put(run->state, row, &result, &copy, error);
}

/// Analyze the article, if that has to be done.
static bool
take_article(Run *run, const WartaArticle *article, GError **error)
{
  WartaRecordDigests digests;
  WartaKnowledge knowledge = WARTA_KNOWN_NOT;
  int64_t row = 0;
  warta_record_digest(article, run->settings, &digests);
  if (!warta_corpus_place(run->state, &digests, &row, &knowledge, error)) {
    return false;
  }
  switch (knowledge) {
  case WARTA_KNOWN_NOT:
    open_job(run, article, &digests, row);
    break;
  case WARTA_KNOWN_UNCHANGED:
    ++run->stats.unchanged;
    break;
  case WARTA_KNOWN_SKIPPED:
    ++run->stats.unchanged;
    ++run->stats.skipped;
    break;
  case WARTA_KNOWN_COPY:
    return keep_copy(run, article, &digests, row, error);
  }
  return true;
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
  warta_timer_lap(&run->timer, WARTA_STAGE_STATE);
  const bool read = warta_reader_next(run->reader, &article, &loss);
  warta_timer_lap(&run->timer, WARTA_STAGE_READ);
  if (!read) {
    return lose(run, loss, error);
  }
  if (article == NULL) {
    *more = false;
    return true;
  }
  if (run->n_open == run->n_jobs && !write_oldest(run, error)) {
    return false;
  }
  if (!take_article(run, article, error)) {
    return false;
  }
  *more = report_progress(run);
  run->stopped = !*more;
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
    g_clear_pointer(&run->jobs[i].segment, g_bytes_unref);
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
  warta_graph_set_run(run->graph);
  run->stats.statements += warta_graph_size(run->graph);
  return write_graph(run->graph, run, error);
}

/// Tell of articles in the state that this run would analyze differently.
static bool
tell_outdated(const Run *run, GError **error)
{
  uint64_t n = 0;
  if (!warta_corpus_count_outdated(run->state, &n, error)) {
    return false;
  }
  if (n > 0) {
    g_autofree char *text = g_strdup_printf(
        "%" G_GUINT64_FORMAT " articles in the state were made with other "
        "options or data, or by another version; give their inputs again to "
        "renew them",
        (guint64)n);
    tell(run, WARTA_SEVERITY_WARNING, NULL, 0, text);
  }
  return true;
}

static bool
go_on(const WartaRunStats *stats, void *data)
{
  Run *run = data;
  (void)stats;
  run->stopped = !report_progress(run);
  return !run->stopped;
}

/// Write all that the state has a segment of.
static bool
write_state(Run *run, GError **error)
{
  const WartaAssembly assembly = {write_article, go_on, run};
  WartaRunStats *stats = &run->stats;
  if (!warta_corpus_commit(run->state, error) || run->stopped) {
    return run->stopped;
  }
  *stats = (WartaRunStats){.unchanged = stats->unchanged,
                           .skipped = stats->skipped,
                           .failed = stats->failed};
  return tell_outdated(run, error) && write_run(run, error) &&
         warta_assemble_articles(run->state, run->graph, &assembly, stats,
                                 error);
}

/// Write which actors of several articles are one, if that is wanted.
static bool
write_merges(Run *run, GError **error)
{
  if (run->options->merger == NULL) {
    return true;
  }
  warta_graph_set_merges(run->graph, run->options->merger, NULL);
  run->stats.statements += warta_graph_size(run->graph);
  return write_graph(run->graph, run, error);
}

/// Write what articles have to do with each other.
static bool
write_relations(Run *run, GError **error)
{
  const WartaAssembly assembly = {write_graph, go_on, run};
  return warta_assemble_copies(run->state, run->graph, &assembly, &run->stats,
                               error) &&
         write_merges(run, error);
}

static bool
do_run(Run *run, GError **error)
{
  const bool kept = run->terms != NULL;
  if (!kept && !write_run(run, error)) {
    return false;
  }
  return read_all(run, error) && (!kept || write_state(run, error)) &&
         (run->stopped || (write_relations(run, error) &&
                           warta_corpus_commit(run->state, error)));
}

static bool
run_workers(Run *run, unsigned n_workers, GError **error)
{
  GThread *threads[MAX_WORKERS];
  for (unsigned i = 0; i < n_workers; ++i) {
    threads[i] = g_thread_new("wartagraf", work, run);
  }
  const bool ok = do_run(run, error);
  warta_queue_close(run->queue);
  for (unsigned i = 0; i < n_workers; ++i) {
    g_thread_join(threads[i]);
  }
  return ok;
}

/// Begin with the state, which is the caller's or `*own`.
static bool
begin_state(Run *run, WartaCorpus **own, GError **error)
{
  run->state = run->options->state;
  if (run->state == NULL) {
    run->state = *own = warta_corpus_new(error);
  }
  if (run->state == NULL) {
    return false;
  }
  run->terms =
      warta_corpus_is_kept(run->state) ? warta_corpus_terms(run->state) : NULL;
  run->settings =
      run->terms != NULL
          ? warta_record_settings(run->resources, run->options, run->graph)
          : 0;
  return warta_corpus_begin(run->state, run->settings, error);
}

/// Run with the jobs made.
static bool
run_jobs(Run *run, unsigned n_workers, GError **error)
{
  run->queue = warta_queue_new(run->n_jobs);
  pthread_mutex_init(&run->mutex, NULL);
  pthread_cond_init(&run->finished, NULL);
  warta_timer_start(&run->timer);
  const bool ok = run_workers(run, n_workers, error);
  warta_timer_lap(&run->timer, WARTA_STAGE_STATE);
  pthread_cond_destroy(&run->finished);
  pthread_mutex_destroy(&run->mutex);
  warta_queue_free(run->queue);
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
  g_autoptr(WartaCorpus) own = NULL;
  g_autoptr(WartaGraph) graph = warta_graph_new(&run.options->graph, error);
  run.graph = graph;
  if (graph == NULL || !begin_state(&run, &own, error) ||
      !make_jobs(&run, (size_t)n_workers * JOBS_PER_WORKER, error)) {
    return false;
  }
  run.timer.timings = run.options->timings;
  const bool ok = run_jobs(&run, n_workers, error);
  if (run.options->timings != NULL) {
    warta_timings_add(run.options->timings, &run.worked);
  }
  free_jobs(&run);
  if (stats != NULL) {
    *stats = run.stats;
  }
  return ok;
}
