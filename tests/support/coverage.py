#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Print the line coverage of each folder of src, and fail where those that read
and write have less than they must.

usage: coverage.py ROOT BUILD_FOLDER
"""
import collections
import json
import os
import subprocess
import sys

LEAST = {"base": 90, "read": 90, "sink": 90}


def main():
    root, build = (os.path.realpath(path) for path in sys.argv[1:3])
    result = subprocess.run(
        ["gcovr", "--root", root, "--filter", os.path.join(root, "src") + "/",
         "--json-summary", "-", build], stdout=subprocess.PIPE, check=True)
    lines = collections.defaultdict(lambda: [0, 0])
    worst = []
    for file in json.loads(result.stdout)["files"]:
        parts = file["filename"].split("/")
        folder = parts[1] if len(parts) > 2 else "."
        lines[folder][0] += file["line_covered"]
        lines[folder][1] += file["line_total"]
        if folder in LEAST and file["line_percent"] < LEAST[folder]:
            worst.append((file["line_percent"], file["filename"]))
    failed = False
    for folder, (covered, total) in sorted(lines.items()):
        percent = 100 * covered / total if total else 0
        low = percent < LEAST.get(folder, 0)
        failed = failed or low
        print(f"{folder:10} {percent:5.1f} %  of {total:5} lines"
              f"{'  LESS THAN ' + str(LEAST[folder]) + ' %' if low else ''}")
    for percent, name in sorted(worst):
        print(f"  {name}: {percent} %")
    if not set(LEAST) <= set(lines):
        print("no coverage of " + ", ".join(sorted(set(LEAST) - set(lines))))
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
