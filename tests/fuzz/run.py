#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Run every fuzz target of a build with libFuzzer for some seconds each, from
its samples.  What is found is left in the build folder, in crashes/.

usage: run.py BUILD_FOLDER SECONDS
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    build, seconds = sys.argv[1], sys.argv[2]
    folder = os.path.join(build, "tests", "fuzz")
    targets = sorted(name for name in os.listdir(folder)
                     if name.startswith("fuzz-") and
                     os.access(os.path.join(folder, name), os.X_OK) and
                     os.path.isfile(os.path.join(folder, name)))
    if not targets:
        sys.exit(f"{folder}: no fuzz targets")
    crashes = os.path.join(build, "crashes")
    os.makedirs(crashes, exist_ok=True)
    failed = []
    for target in targets:
        corpus = os.path.join(build, "corpus", target)
        os.makedirs(corpus, exist_ok=True)
        samples = os.path.join(HERE, "samples", target[len("fuzz-"):])
        command = [os.path.join(folder, target), corpus,
                   "-max_total_time=" + seconds, "-timeout=20",
                   "-rss_limit_mb=4096", "-print_final_stats=1",
                   "-artifact_prefix=" + os.path.join(crashes, target + "-")]
        if os.path.isdir(samples):
            command.insert(2, samples)
        environment = dict(os.environ, WARTAGRAF_DATA=os.environ.get(
            "WARTAGRAF_DATA", os.path.join(HERE, "..", "..", "data")))
        result = subprocess.run(command, env=environment, text=True,
                                stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT)
        executed = [line for line in result.stdout.splitlines()
                    if "number_of_executed_units" in line]
        print(f"{target}: {executed[0].split()[-1] if executed else 'no'} runs,"
              f" status {result.returncode}", flush=True)
        if result.returncode != 0:
            failed.append(target)
            print(result.stdout[-4000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
