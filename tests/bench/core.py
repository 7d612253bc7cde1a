#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Speed of the linguistic core: raw text to tags, names and trees.

Tokens per CPU second of `analyze`, with and without the time that loading
takes, the best of five.  Floor: UDPipe 1 makes some 3,500 on such a machine.
Ceiling, in the same run: `wc -mw`, which merely tells characters and words.

usage: core.py TOOL [INPUT]
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
RUNS = 5


def measure(command):
    """-> (CPU seconds, peak MB), the best of RUNS."""
    best = (float("inf"), 0)
    for _ in range(RUNS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": "C.UTF-8"}) as run:
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        if run.returncode:
            sys.exit(f"{' '.join(command)}: status {run.returncode}")
        best = min(best, (usage.ru_utime + usage.ru_stime,
                          usage.ru_maxrss / 1024))
    return best


def find_input(arguments):
    if arguments:
        return arguments[0]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(ROOT, "..", "shared"))
    corpus = os.path.join(shared, "corpora", "raw", "news-2026.jsonl")
    return corpus if os.path.exists(corpus) else os.path.join(
        ROOT, "examples", "articles", "berita-ekonomi.jsonl")


def main():
    tool, source = sys.argv[1], find_input(sys.argv[2:])
    text = subprocess.run([tool, "analyze", source], check=True,
                          capture_output=True, text=True).stdout
    tokens = len(re.findall(r"^\d+\t", text, re.M))
    with tempfile.NamedTemporaryFile("w", suffix=".txt",
                                     encoding="utf-8") as small:
        small.write("Presiden tiba di Jakarta pada Senin, kata juru bicara.\n")
        small.flush()
        load, _ = measure([tool, "analyze", "--any-language", small.name])
    cpu, peak = measure([tool, "analyze", source])
    ceiling, _ = measure(["wc", "-mw", source])
    print(f"{tokens:,} tokens of {os.path.getsize(source) / 1e6:.1f} MB; "
          f"load average {os.getloadavg()[0]:.1f}")
    print(f"analyze  {cpu:6.2f} CPU s  {tokens / cpu:10,.0f} tokens/s  "
          f"peak {peak:.0f} MB")
    print(f"  without loading ({load:.2f} s)  "
          f"{tokens / (cpu - load):10,.0f} tokens/s")
    print(f"wc -mw   {ceiling:6.2f} CPU s  {tokens / ceiling:10,.0f} tokens/s  "
          "(the ceiling)")
    print(f"ratio: analyze takes {cpu / ceiling:.1f} times the CPU of wc")


if __name__ == "__main__":
    main()
