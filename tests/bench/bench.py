#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Speed of an export, stage by stage, next to ceilings and a peer in one run.

One core and two: the process may use no more.  Ceilings: memcpy of the input,
the sinks alone, raptor's serializer fed with the same statements, and rapper,
which merely re-reads the export.  Peer: UDPipe 1, which tags and parses.
Times are the best of three; a small article's, of twenty.

Fails when events take 30 % of the time of the linguistic core (what `analyze`
writes: words, names, dates, tags, trees), or the run of one small article 50 ms
of CPU time.

usage: bench.py TOOL SINKS [INPUT]
"""
import os
import shutil
import subprocess
import sys
import tempfile

import measure
import udpipe

CORE = ["tokens", "names", "dates", "tags", "trees"]
ORDER = ["read", "clean", *CORE, "events", "resolve", "build",
         "state", "write"]
EVENTS_SHARE = 0.30
START = 0.050  # seconds
SMALL = "Presiden tiba di Jakarta pada Senin, kata juru bicara.\n"


class Corpus:
    """What is measured, and how large it is."""

    def __init__(self, tool, source):
        self.source = source
        self.mb = os.path.getsize(source) / 1e6
        conllu = subprocess.run([tool, "analyze", "-q", source], check=True,
                                capture_output=True, text=True).stdout
        self.tokens = measure.count_words(conllu)
        self.articles = conllu.count("# newdoc")

    def rates(self, seconds):
        if seconds <= 0:
            return f"{'-':>13} {'-':>11} {'-':>9}"
        return (f"{self.tokens / seconds:13,.0f} "
                f"{self.articles / seconds:11,.0f} {self.mb / seconds:9.2f}")


HEAD = f"{'tokens/s':>13} {'articles/s':>11} {'MB/s':>9}"


def print_cores(tool, corpus, out):
    """-> Run on one core."""
    print(f"\n{'end to end':12} {'CPU s':>8} {'wall s':>8} {HEAD}  (wall)"
          "   tokens/CPU s   peak")
    runs = []
    for cores in (1, 2):
        result = measure.best(
            [tool, "export", f"--jobs={cores}", "--timings", "-o", out,
             corpus.source], cores=cores)
        runs.append(result)
        print(f"{['one core', 'two cores'][cores - 1]:12} {result.cpu:8.2f} "
              f"{result.wall:8.2f} {corpus.rates(result.wall)}"
              f"  {corpus.tokens / result.cpu:20,.0f} {result.peak:6.0f} MB")
    print(f"two cores are {runs[0].wall / runs[1].wall:.2f} times as fast")
    return runs[0]


def print_stages(corpus, seconds):
    """-> share of the core's time that events take."""
    core = sum(seconds[stage] for stage in CORE)
    print(f"\n{'stage':12} {'CPU s':>8} {'share':>8} {HEAD}")
    for stage in [*ORDER, "rest", "all"]:
        time = seconds[stage]
        print(f"{stage:12} {time:8.3f} {time / seconds['all']:7.1%} "
              f"{corpus.rates(time)}")
    print(f"{'core':12} {core:8.3f} {core / seconds['all']:7.1%} "
          f"{corpus.rates(core)}  (words, names, dates, tags, trees)")
    return seconds["events"] / core


def print_ceilings(sinks, corpus, export, out):
    """The ratio of the export's time to that of less than it does."""
    rows = subprocess.run(
        [sinks, os.path.join(measure.ROOT, "data"), corpus.source], check=True,
        capture_output=True, text=True).stdout.splitlines()
    print(f"\n{'ceiling':12} {'CPU s':>10} {'MB/s':>8} {'statements/s':>13}"
          "   export takes")
    for row in rows:
        name, seconds, size, statements = row.split("\t")
        seconds = float(seconds)
        print(f"{name:12} {seconds:10.5f} {int(size) / 1e6 / seconds:8,.0f} "
              f"{int(statements) / seconds:13,.0f}   "
              f"{export.cpu / seconds:,.1f} times as long")
    if not shutil.which("rapper"):
        print("SKIP rapper: it is not installed")
        return
    peer = measure.best(["rapper", "-q", "-c", "-i", "nquads", out])
    print(f"{'rapper':12} {peer.cpu:10.5f} "
          f"{os.path.getsize(out) / 1e6 / peer.cpu:8,.0f} {'':13}   "
          f"{export.cpu / peer.cpu:.2f} times as long and "
          f"{export.peak / peer.peak:.2f} times the memory to re-read it")


def first_records(corpus, n, folder):
    """-> path of the first articles, where the input is lines of JSON."""
    if not corpus.source.endswith(".jsonl"):
        return corpus.source
    path = os.path.join(folder, "first.jsonl")
    with open(corpus.source, encoding="utf-8") as source, \
            open(path, "w", encoding="utf-8") as target:
        for _, line in zip(range(n), source):
            target.write(line)
    return path


def print_udpipe(tool, corpus, folder):
    print()
    first = first_records(corpus, 100, folder)
    text = subprocess.run([tool, "text", first], check=True,
                          capture_output=True, text=True).stdout
    try:
        words, seconds, what = udpipe.measure(text, folder)
    except udpipe.Missing as missing:
        print(f"SKIP UDPipe: {missing}")
        return
    part = Corpus(tool, first)
    ours = measure.stages(measure.best(
        [tool, "export", "--jobs=1", "--timings", "-o", "nq:" + os.devnull,
         first]).text)
    core = sum(ours[stage] for stage in CORE)
    print(f"{what}: {words} tokens in {seconds:.2f} CPU s, "
          f"{words / seconds:,.0f} a second; the core on the same text "
          f"{part.tokens / core:,.0f}: "
          f"{part.tokens / core / (words / seconds):.1f} times as many, "
          f"end to end {part.tokens / ours['all'] / (words / seconds):.1f}")


def small_run(tool, folder):
    """-> least CPU and wall seconds that the run of one small article takes."""
    path = os.path.join(folder, "small.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(SMALL)
    runs = [measure.run([tool, "export", "-q", "--any-language", "-o",
                         os.path.join(folder, "small.nq"), path])
            for _ in range(20)]
    return min(r.cpu for r in runs), min(r.wall for r in runs)


def main():
    tool, sinks = sys.argv[1:3]
    corpus = Corpus(tool, measure.find_input(sys.argv[3:]))
    print(f"{corpus.source}: {corpus.articles:,} articles, "
          f"{corpus.tokens:,} tokens, {corpus.mb:.1f} MB; "
          f"load average {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.nq")
        export = print_cores(tool, corpus, out)
        share = print_stages(corpus, measure.stages(export.text))
        print_ceilings(sinks, corpus, export, out)
        os.remove(out)
        print_udpipe(tool, corpus, folder)
        start, wall = small_run(tool, folder)
    print(f"\nevents take {share:.1%} of the core's time "
          f"(must be below {EVENTS_SHARE:.0%})")
    print(f"one small article takes {start * 1000:.0f} ms of CPU time (must be "
          f"below {START * 1000:.0f} ms), {wall * 1000:.0f} ms in all")
    return 0 if share < EVENTS_SHARE and start < START else 1


if __name__ == "__main__":
    sys.exit(main())
