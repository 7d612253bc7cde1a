#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Speed and memory of an export, next to a peer and a ceiling in the same run.

Peer: raptor (`rapper`) merely re-reading the N-Quads that were written.
Ceiling: copying the input, byte for byte.  CPU seconds, the best of three.

usage: bench.py TOOL [INPUT]
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
RUNS = 3


def measure(command, **options):
    """-> (CPU seconds, peak kB, standard error), the best of RUNS."""
    best = None
    for _ in range(RUNS):
        with tempfile.TemporaryFile("w+") as messages:
            process = subprocess.Popen(command, stderr=messages, **options)
            _, status, usage = os.wait4(process.pid, 0)
            messages.seek(0)
            text = messages.read()
        if status != 0:
            sys.exit(f"{' '.join(command)}: status {status}\n{text}")
        result = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss, text)
        best = min(best or result, result, key=lambda r: r[0])
    return best


def find_input(arguments):
    if arguments:
        return arguments[0]
    shared = os.environ.get("WARTAGRAF_SHARED", os.path.join(ROOT, "..", "shared"))
    corpus = os.path.join(shared, "corpora", "raw", "news-2026.jsonl")
    return corpus if os.path.exists(corpus) else os.path.join(
        ROOT, "examples", "articles", "berita-ekonomi.jsonl")


def main():
    tool, source = sys.argv[1], find_input(sys.argv[2:])
    size = os.path.getsize(source)
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.nq")
        cpu, peak, text = measure([tool, "export", "-o", out, source])
        words = subprocess.run([tool, "analyze", source], check=True,
                               capture_output=True, text=True).stdout
        tokens = len(re.findall(r"^\d+\t", words, re.M))
        analyze, _, _ = measure([tool, "analyze", source],
                                stdout=subprocess.DEVNULL)
        none, _, _ = measure([tool, "text", source], stdout=subprocess.DEVNULL)
        written = os.path.getsize(out)
        copy, _, _ = measure(["cp", source, os.path.join(folder, "copy")])
        peer = None
        if shutil.which("rapper"):
            peer = measure(["rapper", "-q", "-c", "-i", "nquads", out],
                           stdout=subprocess.DEVNULL)
    print(text.splitlines()[0])
    print(f"input {size / 1e6:.1f} MB, {tokens} tokens; "
          f"output {written / 1e6:.1f} MB")
    print(f"export   {cpu:6.2f} CPU s  {tokens / cpu:9,.0f} tokens/s  "
          f"{size / 1e6 / cpu:6.2f} MB/s  peak {peak / 1024:.0f} MB")
    print(f"analyze  {analyze:6.2f} CPU s  {tokens / analyze:9,.0f} tokens/s")
    print(f"reading  {none:6.2f} CPU s")
    print(f"copying  {copy:6.2f} CPU s  (the ceiling)")
    if peer is None:
        print("rapper is not installed: no ratio to raptor")
    else:
        print(f"raptor   {peer[0]:6.2f} CPU s, peak {peer[1] / 1024:.0f} MB "
              "to re-read the export")
        print(f"ratio: export takes {cpu / peer[0]:.2f} times the CPU and "
              f"{peak / peer[1]:.2f} times the memory of raptor re-reading it")


if __name__ == "__main__":
    main()
