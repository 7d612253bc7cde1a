// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

/// @file
/// Makes calls of the C library fail, for tests: loaded with LD_PRELOAD.
///
/// FAULT_CALL   open, read, write, fsync, close or rename: the call that fails
/// FAULT_AT     which of them, from 1
/// FAULT_ERRNO  with what
/// FAULT_PATH   only of files whose path holds this; "": of standard input
///              and output
/// FAULT_MARK   a file that is made when a call has failed
/// FAULT_CLOCK  set: the clocks jump years to and fro at every look

#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS // which makes open() another name of open64()
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { MAX_FILES = 1024, YEAR = 365 * 24 * 3600 };

static atomic_int seen;
static atomic_bool meant[MAX_FILES]; // file descriptors

/// The function of that name that would have been called.
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static bool
is_meant_path(const char *path)
{
  const char *wanted = getenv("FAULT_PATH");
  return wanted != NULL && wanted[0] != '\0' && strstr(path, wanted) != NULL;
}

static bool
is_meant_file(int fd)
{
  const char *wanted = getenv("FAULT_PATH");
  if (wanted != NULL && wanted[0] == '\0') {
    return fd == STDIN_FILENO || fd == STDOUT_FILENO;
  }
  return fd >= 0 && fd < MAX_FILES && atomic_load(&meant[fd]);
}

static void
leave_mark(void)
{
  const char *mark = getenv("FAULT_MARK");
  if (mark != NULL) {
    const int fd = NEXT(open)(mark, O_WRONLY | O_CREAT, 0600);
    if (fd >= 0) {
      NEXT(close)(fd);
    }
  }
}

/// Count a call; whether it is the one that fails, with errno set.
static bool
fails(const char *call)
{
  const char *wanted = getenv("FAULT_CALL");
  const char *at = getenv("FAULT_AT");
  const char *code = getenv("FAULT_ERRNO");
  if (wanted == NULL || strcmp(wanted, call) != 0 || at == NULL ||
      code == NULL || atomic_fetch_add(&seen, 1) + 1 != atoi(at)) {
    return false;
  }
  leave_mark();
  errno = atoi(code);
  return true;
}

static int
note_file(int fd, bool is_meant)
{
  if (fd >= 0 && fd < MAX_FILES) {
    atomic_store(&meant[fd], is_meant);
  }
  return fd;
}

/* ---- Files ---- */

static int
open_file(int (*next)(const char *, int, ...), const char *path, int flags,
          mode_t mode)
{
  const bool is_meant = is_meant_path(path);
  return is_meant && fails("open")
             ? -1
             : note_file(next(path, flags, mode), is_meant);
}

#define DEFINE_OPEN(name)                                                      \
  int name(const char *path, int flags, ...)                                   \
  {                                                                            \
    va_list more;                                                              \
    va_start(more, flags);                                                     \
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;     \
    va_end(more);                                                              \
    return open_file(NEXT(name), path, flags, mode);                           \
  }

DEFINE_OPEN(open)
DEFINE_OPEN(open64)

ssize_t
read(int fd, void *data, size_t length)
{
  return is_meant_file(fd) && fails("read") ? -1 : NEXT(read)(fd, data, length);
}

ssize_t
write(int fd, const void *data, size_t length)
{
  return is_meant_file(fd) && fails("write") ? -1
                                             : NEXT(write)(fd, data, length);
}

int
fsync(int fd)
{
  return is_meant_file(fd) && fails("fsync") ? -1 : NEXT(fsync)(fd);
}

int
close(int fd)
{
  const bool failed = is_meant_file(fd) && fails("close");
  const int code = errno;
  note_file(fd, false);
  const int status = NEXT(close)(fd); // it is closed all the same
  errno = failed ? code : errno;
  return failed ? -1 : status;
}

int rename(const char *from, const char *to); // <stdio.h> has more

int
rename(const char *from, const char *to)
{
  return is_meant_path(to) && fails("rename") ? -1 : NEXT(rename)(from, to);
}

/* ---- Clocks ---- */

static long
jump(void)
{
  static atomic_uint looks;
  return (long)((atomic_fetch_add(&looks, 1) * 7) % 40) * YEAR - 20L * YEAR;
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
  const int status = NEXT(clock_gettime)(clock, now);
  if (status == 0 && getenv("FAULT_CLOCK") != NULL) {
    now->tv_sec += jump();
  }
  return status;
}

time_t
time(time_t *out)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != NULL) {
    *out = now.tv_sec;
  }
  return now.tv_sec;
}
