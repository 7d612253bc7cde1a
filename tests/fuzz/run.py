#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Run fuzz targets of a build with libFuzzer, each until it has used that many
seconds of processor time of its own, from its samples.  What is found is left
in the build folder, in crashes/, what was reached in corpus/.

usage: run.py BUILD_FOLDER SECONDS [TARGET...]
"""
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "data")
# Of one input; waiting for a busy machine counts in it.
TIMEOUT = 120
# Of one process: the corpus is reread and made smaller in between.
LONGEST_TURN = 600


def find_targets(folder, wanted):
    names = sorted(name for name in os.listdir(folder)
                   if name.startswith("fuzz-") and
                   os.access(os.path.join(folder, name), os.X_OK) and
                   os.path.isfile(os.path.join(folder, name)))
    unknown = [name for name in wanted if "fuzz-" + name not in names]
    if unknown:
        sys.exit(f"{folder}: no target {', '.join(unknown)}")
    return [name[len("fuzz-"):] for name in names
            if not wanted or name[len("fuzz-"):] in wanted]


def run_once(program, folders, crashes, seconds):
    """Returns status, processor seconds, executions and output."""
    command = [program, *folders, f"-max_total_time={seconds}",
               f"-timeout={TIMEOUT}", "-rss_limit_mb=4096",
               "-print_final_stats=1", "-artifact_prefix=" + crashes]
    environment = {"WARTAGRAF_DATA": DATA, **os.environ}
    before = os.times()
    result = subprocess.run(command, env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            errors="replace")
    after = os.times()
    used = (after.children_user - before.children_user +
            after.children_system - before.children_system)
    runs = re.findall(r"number_of_executed_units: *(\d+)", result.stdout)
    if not runs:  # it ended by a crash: the last progress line has it
        runs = re.findall(r"^#(\d+)", result.stdout, re.M) or ["0"]
    return result.returncode, used, int(runs[-1]), result.stdout


def run_target(build, name, seconds):
    crashes = os.path.join(build, "crashes")
    corpus = os.path.join(build, "corpus", name)
    os.makedirs(crashes, exist_ok=True)
    os.makedirs(corpus, exist_ok=True)
    samples = os.path.join(HERE, "samples", name)
    folders = [corpus] + [samples] * os.path.isdir(samples)
    program = os.path.join(build, "tests", "fuzz", "fuzz-" + name)
    used, runs, status, output = 0.0, 0, 0, ""
    while status == 0 and used < seconds:
        turn = min(LONGEST_TURN, int(seconds - used) + 1)
        status, more, executed, output = run_once(
            program, folders, os.path.join(crashes, name + "-"), turn)
        used += more
        runs += executed
    print(f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} {name}: "
          f"{used:.0f} s, {runs} runs, status {status}", flush=True)
    if status != 0:
        print(output[-4000:], flush=True)
    return status == 0


def main():
    build, seconds = sys.argv[1], float(sys.argv[2])
    targets = find_targets(os.path.join(build, "tests", "fuzz"), sys.argv[3:])
    if not targets:
        sys.exit(f"{build}: no fuzz targets")
    results = [run_target(build, name, seconds) for name in targets]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
