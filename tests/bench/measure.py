# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks have in common: running a command, finding an input."""
import os
import re
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


class Run(NamedTuple):
    cpu: float   # seconds of all threads, in the kernel too
    wall: float  # seconds
    peak: float  # MB resident
    text: str    # standard error


def shared(*parts):
    """-> a path in the folder of corpora, which need not be there."""
    return os.path.join(os.environ.get(
        "WARTAGRAF_SHARED", os.path.join(ROOT, "..", "shared")), *parts)


def find_input(arguments):
    """-> the input named, else a corpus, else an example."""
    corpus = shared("corpora", "raw", "news-2026.jsonl")
    if arguments:
        return arguments[0]
    return corpus if os.path.exists(corpus) else os.path.join(
        ROOT, "examples", "articles", "berita-ekonomi.jsonl")


def run(command, feed=None, cores=None, **options):
    """-> Run; `feed` writes standard input, `cores` is how many may work."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    with tempfile.TemporaryFile("w+") as messages:
        begin = time.monotonic()
        process = subprocess.Popen(
            command, stderr=messages, text=feed is not None,
            stdin=(subprocess.PIPE if feed
                   else options.pop("stdin", subprocess.DEVNULL)),
            stdout=options.pop("stdout", subprocess.DEVNULL),
            preexec_fn=lambda: os.sched_setaffinity(0, allowed), **options)
        if feed:
            feed(process.stdin)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        text = messages.read()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {process.returncode}\n{text}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024,
               text)


def best(command, rounds=3, **options):
    """-> the Run of least CPU time."""
    return min((run(command, **options) for _ in range(rounds)),
               key=lambda r: r.cpu)


def stages(text):
    """-> CPU seconds of each stage, as told by --timings."""
    return {m[1]: float(m[2]) for m in
            re.finditer(r"^  (\w+) +([-\d.]+) CPU s$", text, re.M)}


def count_words(conllu):
    return len(re.findall(r"^\d+\t", conllu, re.M))
